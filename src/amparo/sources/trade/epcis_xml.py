"""EPCIS 1.2 and 2.0 in XML (GS1 EPCIS 1.2, section 9.5): the events of the JSON form, fields wrapped in extensions."""

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from amparo.facts.case import Remark
from amparo.sources.foreign import Foreign, ForeignReader, joined
from amparo.sources.forms.epcis_event import KINDS, Amount, Event, amount_of, event_day, short
from amparo.sources.forms.epcis_facts import facts_of, voided
from amparo.sources.gs1 import key_of
from amparo.sources.xml_tree import children, leniently, local, place_of, text_of

_WRAPPERS = {"extension", "baseExtension"}


def _read(files: Mapping[str, bytes]) -> Foreign:
    remarks: list[Remark] = []
    events: list[Event] = []
    for name in sorted(files):
        root = leniently(files[name], name, remarks)
        for element in root.iter() if root is not None else ():
            if local(element) in KINDS:
                event = _event(element, name)
                if event is None:
                    remarks.append(Remark("epcis-event-unreadable", place_of(element, name)))
                else:
                    events.append(event)
    return joined((facts_of(events), Foreign(remarks=(*remarks, *voided(events)))))


def _event(element: "etree._Element", file: str) -> Event | None:
    told = {local(child): child for child in _fields(element)}
    kind = next(kind for kind in KINDS if kind == local(element))
    day = event_day(_text(told, "eventTime"))
    things = _amounts(told, ("epcList", "childEPCs"), ("quantityList", "childQuantityList"))
    inputs = _amounts(told, ("inputEPCList",), ("inputQuantityList",))
    outputs = _amounts(told, ("outputEPCList",), ("outputQuantityList",))
    if day is None or things is None or inputs is None or outputs is None:
        return None
    return Event(
        kind=kind,
        id=_text(told, "eventID"),
        day=day,
        at=place_of(element, file),
        action=_text(told, "action"),
        step=short(_text(told, "bizStep")),
        read_point=key_of(text_of(told.get("readPoint"), "id")),
        location=key_of(text_of(told.get("bizLocation"), "id")),
        things=things,
        inputs=inputs,
        outputs=outputs,
        parent=key_of(_text(told, "parentID")),
        transformation=_text(told, "transformationID"),
        sources=_pairs(told, "sourceList", keyed=True),
        destinations=_pairs(told, "destinationList", keyed=True),
        transactions=_pairs(told, "bizTransactionList", keyed=False),
        erroneous="errorDeclaration" in told,
    )


def _fields(element: "etree._Element") -> "Iterator[etree._Element]":
    for child in element:
        if local(child) in _WRAPPERS:
            yield from _fields(child)
        else:
            yield child


def _text(told: "Mapping[str, etree._Element]", name: str) -> str:
    return text_of(told.get(name))


def _amounts(
    told: "Mapping[str, etree._Element]", plain: Iterable[str], counted: Iterable[str]
) -> tuple[Amount, ...] | None:
    found: list[Amount | None] = []
    for name in plain:
        epcs = children(told[name], "epc") if name in told else []
        found += [amount_of(key_of(epc.text), "1", "") for epc in epcs if epc.text]
    for name in counted:
        for part in children(told[name], "quantityElement") if name in told else []:
            if not text_of(part, "epcClass"):
                return None
            found.append(amount_of(key_of(text_of(part, "epcClass")), text_of(part, "quantity"), text_of(part, "uom")))
    return None if None in found else tuple(amount for amount in found if amount is not None)


def _pairs(told: "Mapping[str, etree._Element]", name: str, *, keyed: bool) -> tuple[tuple[str, str], ...]:
    return tuple(
        (short(str(child.get("type", ""))), key_of(child.text) if keyed else child.text.strip())
        for child in told.get(name, ())
        if child.text and child.text.strip()
    )


READER = ForeignReader("epcis-xml", ("epcis/*.xml",), _read)
