"""GLEIF's LEI-CDF 3.1 (who is who) and RR-CDF 2.1 (who consolidates whom), in XML.

A consolidation says that a parent's accounts take in a child's: control, not a percentage. An ultimate parent that
direct ones lead to is left to them. Fund relations and renewals say nothing of ownership and stay unread.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.holding import Holding, Interest
from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.party import Identifier, Name, NameKind, Party
from amparo.facts.period import Period, Span
from amparo.kernel.errors import Place
from amparo.sources.countries import country_code
from amparo.sources.days import written_day
from amparo.sources.foreign import Foreign, ForeignReader
from amparo.sources.xml_tree import children, leniently, local, place_of, text_of

_DIRECT = "IS_DIRECTLY_CONSOLIDATED_BY"
_ULTIMATE = "IS_ULTIMATELY_CONSOLIDATED_BY"
_INTERESTS: dict[str, Interest] = {
    _DIRECT: "consolidation",
    _ULTIMATE: "consolidation",
    "IS_INTERNATIONAL_BRANCH_OF": "control",
}
_UNREAD = {"IS_FUND-MANAGED_BY", "IS_SUBFUND_OF", "IS_FEEDER_TO"}
_NAMES: dict[str, NameKind] = {
    "PREVIOUS_LEGAL_NAME": "former",
    "ALTERNATIVE_LANGUAGE_LEGAL_NAME": "original",
    "TRADING_OR_OPERATING_NAME": "alias",
}
_ADDRESS = ("FirstAddressLine", "City", "Region", "PostalCode", "Country")
_CODE = 20


@dataclass(frozen=True, slots=True)
class _Relation:
    child: str
    parent: str
    kind: str
    span: Span
    at: Place


def _read(files: Mapping[str, bytes]) -> Foreign:
    remarks: list[Remark] = []
    parties: dict[str, Party] = {}
    relations: list[_Relation] = []
    documents: list[Document] = []
    for name in sorted(files):
        root = leniently(files[name], name, remarks)
        if root is None:
            continue
        documents.append(Document(DocumentId(name), "ownership-record", file=name, present=True))
        for element in root.iter():
            if local(element) == "LEIRecord":
                _add_party(element, name, parties, remarks)
            elif local(element) == "RelationshipRecord":
                relations += _relation(element, name, remarks)
    told = list(_without_redundant(relations))
    for relation in told:
        for code in (relation.child, relation.parent):
            parties.setdefault(
                code, Party(_id(code), (Name(code),), identifiers=(Identifier("lei", code),), at=relation.at)
            )
    holdings = tuple(
        Holding(
            owner_id=_id(relation.parent),
            owned_id=_id(relation.child),
            share=None,
            interest=_INTERESTS[relation.kind],
            span=relation.span,
            document_ids=(DocumentId(relation.at.file),),
            at=relation.at,
        )
        for relation in told
    )
    return Foreign(tuple(parties.values()), holdings=holdings, documents=tuple(documents), remarks=tuple(remarks))


def _id(code: str) -> PartyId:
    return PartyId(f"lei:{code}")


def _add_party(element: "etree._Element", file: str, parties: dict[str, Party], remarks: list[Remark]) -> None:
    code, entity = text_of(element, "LEI"), next(iter(children(element, "Entity")), None)
    name = text_of(entity, "LegalName")
    if entity is None or len(code) != _CODE or not name:
        remarks.append(Remark("foreign-record-unreadable", place_of(element, file)))
        return
    address = next(iter(children(entity, "LegalAddress")), None)
    region = text_of(address, "Region")
    lines = [" ".join(text_of(address, part).split()) for part in _ADDRESS]
    registered = text_of(entity, "RegistrationAuthority", "RegistrationAuthorityEntityID")
    parties[code] = Party(
        id=_id(code),
        names=(Name(" ".join(name.split())), *_other_names(entity)),
        schema="LegalEntity",
        country=country_code(text_of(address, "Country").lower()),
        region=region if "-" in region else None,
        address=", ".join(line for line in lines if line) or None,
        identifiers=(Identifier("lei", code), *((Identifier("registration", registered),) if registered else ())),
        document_ids=(DocumentId(file),),
        at=place_of(element, file),
    )


def _other_names(entity: "etree._Element") -> Iterator[Name]:
    for block in ("OtherEntityNames", "TransliteratedOtherEntityNames"):
        for names in children(entity, block):
            for one in names:
                if one.text and one.text.strip():
                    yield Name(" ".join(one.text.split()), _NAMES.get(str(one.get("type", "")), "alias"))


def _relation(element: "etree._Element", file: str, remarks: list[Remark]) -> Iterator[_Relation]:
    told = next(iter(children(element, "Relationship")), None)
    kind, at = text_of(told, "RelationshipType"), place_of(element, file)
    child, parent = text_of(told, "StartNode", "NodeID"), text_of(told, "EndNode", "NodeID")
    if told is None or (kind not in _INTERESTS and kind not in _UNREAD) or len(child) != _CODE or len(parent) != _CODE:
        remarks.append(Remark("foreign-record-unreadable", at))
    elif kind in _INTERESTS:
        span = _period(told)
        if text_of(told, "RelationshipStatus") == "ACTIVE" or span.until is not None:
            yield _Relation(child, parent, kind, span, at)


def _period(told: "etree._Element") -> Span:
    for block in children(told, "RelationshipPeriods"):
        for period in children(block, "RelationshipPeriod"):
            if text_of(period, "PeriodType") == "RELATIONSHIP_PERIOD":
                return Span(_day(text_of(period, "StartDate")), _day(text_of(period, "EndDate")))
    return Span()


def _day(text: str) -> Period | None:
    return written_day(text) if text else None


def _without_redundant(relations: Iterable[_Relation]) -> Iterator[_Relation]:
    """Leave out ultimate parents that a path of direct ones reaches."""
    told = list(relations)
    direct: dict[str, set[str]] = defaultdict(set)
    for relation in told:
        if relation.kind == _DIRECT:
            direct[relation.child].add(relation.parent)
    for relation in told:
        if relation.kind != _ULTIMATE or relation.parent not in _above(relation.child, direct):
            yield relation


def _above(child: str, direct: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(direct.get(child, ()))
    while waiting:
        parent = waiting.pop()
        if parent not in seen:
            seen.add(parent)
            waiting += direct.get(parent, ())
    return seen


READER = ForeignReader("gleif", ("gleif/*.xml",), _read)
