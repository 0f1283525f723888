"""EPCIS 2.0 in JSON or JSON-LD (GS1 EPCIS 2.0, section 10): documents, query results, single events and arrays of them.

Read: the five kinds of event with what, when, where and why, and error declarations. Sensor data, persistent
dispositions, certifications and extensions by others stay unread.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from amparo.facts.case import Remark
from amparo.sources.foreign import Foreign, ForeignReader, joined
from amparo.sources.forms.epcis_event import KINDS, Amount, Event, amount_of, event_day, short
from amparo.sources.forms.epcis_facts import facts_of, voided
from amparo.sources.gs1 import key_of
from amparo.sources.json_items import Item, items


def _read(files: Mapping[str, bytes]) -> Foreign:
    remarks: list[Remark] = []
    events: list[Event] = []
    for name in sorted(files):
        for item in items(files[name], name, "eventList", remarks):
            event = _event(item)
            if event is None:
                remarks.append(Remark("epcis-event-unreadable", item.at))
            else:
                events.append(event)
    return joined((facts_of(events), Foreign(remarks=(*remarks, *voided(events)))))


def _event(item: Item) -> Event | None:
    told = item.content
    kind = next((kind for kind in KINDS if told.get("type", told.get("isA", told.get("@type"))) == kind), None)
    day = event_day(_text(told, "eventTime"))
    if kind is None or day is None:
        return None
    things = _amounts(told, ("epcList", "childEPCs"), ("quantityList", "childQuantityList"))
    inputs = _amounts(told, ("inputEPCList",), ("inputQuantityList",))
    outputs = _amounts(told, ("outputEPCList",), ("outputQuantityList",))
    if things is None or inputs is None or outputs is None:
        return None
    return Event(
        kind=kind,
        id=_text(told, "eventID"),
        day=day,
        at=item.at,
        action=_text(told, "action"),
        step=short(_text(told, "bizStep")),
        read_point=key_of(_id(told, "readPoint")),
        location=key_of(_id(told, "bizLocation")),
        things=things,
        inputs=inputs,
        outputs=outputs,
        parent=key_of(_text(told, "parentID")),
        transformation=_text(told, "transformationID"),
        sources=_pairs(told, "sourceList", "source"),
        destinations=_pairs(told, "destinationList", "destination"),
        transactions=_pairs(told, "bizTransactionList", "bizTransaction", keyed=False),
        erroneous=isinstance(told.get("errorDeclaration"), dict),
    )


def _text(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return value.strip() if isinstance(value, str) else ""


def _id(told: Mapping[str, Any], name: str) -> str:
    value = told.get(name)
    return _text(value, "id") if isinstance(value, dict) else _text(told, name)


def _list(told: Mapping[str, Any], name: str) -> list[Any]:
    value = told.get(name)
    return value if isinstance(value, list) else []


def _amounts(told: Mapping[str, Any], plain: Iterable[str], counted: Iterable[str]) -> tuple[Amount, ...] | None:
    """Return amounts of things, or ``None`` where one is malformed: half an event would tell a wrong balance."""
    found: list[Amount | None] = []
    for name in plain:
        found += [amount_of(key_of(epc), "1", "") for epc in _list(told, name) if isinstance(epc, str)]
    for name in counted:
        for element in _list(told, name):
            if not isinstance(element, dict) or not _text(element, "epcClass"):
                return None
            number = element.get("quantity")
            found.append(
                amount_of(key_of(element["epcClass"]), "" if number is None else str(number), _text(element, "uom"))
            )
    return None if None in found else tuple(amount for amount in found if amount is not None)


def _pairs(told: Mapping[str, Any], name: str, key: str, *, keyed: bool = True) -> tuple[tuple[str, str], ...]:
    return tuple(
        (short(_text(entry, "type")), key_of(_text(entry, key)) if keyed else _text(entry, key))
        for entry in _list(told, name)
        if isinstance(entry, dict) and _text(entry, key)
    )


READER = ForeignReader("epcis-json", ("epcis/*.json", "epcis/*.jsonld"), _read)
