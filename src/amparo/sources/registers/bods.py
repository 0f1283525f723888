"""Beneficial Ownership Data Standard 0.4 (standard.openownership.org): statements about entities, persons, relations.

A record's statements, in the order of their dates, tell its history: each version of an interest holds until the next
begins. An indirect interest whose components are all in the file is left to them, so that it is not counted twice; one
without them is kept, with a remark. Who cannot be named (an ``interestedParty`` that is a reason) is remarked on.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.holding import Holding, Interest
from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.party import Identifier, Name, NameKind, Party
from amparo.facts.period import Period, Span
from amparo.facts.quantity import Share, ShareRange
from amparo.kernel.errors import Place
from amparo.sources.countries import country_code
from amparo.sources.days import written_day
from amparo.sources.foreign import Foreign, ForeignReader, joined
from amparo.sources.json_items import Item, items

_INTERESTS: dict[str, Interest] = {
    "shareholding": "shareholding",
    "votingRights": "voting-rights",
    "appointmentOfBoard": "board-appointment",
    "otherInfluenceOrControl": "control",
    "controlViaCompanyRulesOrArticles": "control",
    "controlByLegalFramework": "control",
    "nominee": "nominee",
}
_SCHEMAS = {
    "registeredEntity": "Company",
    "legalEntity": "LegalEntity",
    "arrangement": "LegalEntity",
    "anonymousEntity": "LegalEntity",
    "unknownEntity": "LegalEntity",
    "state": "PublicBody",
    "stateBody": "PublicBody",
}
_SCHEMES = {"XI-LEI": "lei", "LEI": "lei", "CN-USCC": "uscc", "CN-SAIC": "uscc"}
_NAMES: dict[str, NameKind] = {
    "former": "former",
    "alternative": "alias",
    "transliteration": "alias",
    "translation": "alias",
}


@dataclass(frozen=True, slots=True)
class _Interest:
    """One interest of one statement."""

    kind: str
    indirect: bool
    share: ShareRange | None
    since: date | None
    until: date | None
    at: Place


def _read(files: Mapping[str, bytes]) -> Foreign:
    return joined(_file(files[name], name) for name in sorted(files))


def _file(content: bytes, file: str) -> Foreign:
    remarks: list[Remark] = []
    records: dict[str, list[Item]] = defaultdict(list)
    for item in items(content, file, "statements", remarks):
        if isinstance(item.content.get("recordDetails"), dict) and item.content.get("recordId"):
            records[str(item.content["recordId"])].append(item)
        else:
            remarks.append(Remark("foreign-record-unreadable", item.at))
    paper = Document(DocumentId(file), "ownership-record", file=file, present=True)
    parties: list[Party] = []
    holdings: list[Holding] = []
    for record, told in records.items():
        versions = sorted(told, key=lambda item: str(item.content.get("statementDate", "")))
        kind = str(versions[-1].content.get("recordType"))
        if kind == "relationship":
            holdings += _holdings(versions, records.keys(), paper.id, remarks)
        elif kind in {"entity", "person"}:
            parties.append(_party(record, versions, paper.id, person=kind == "person"))
        else:
            remarks.append(Remark("foreign-record-unreadable", versions[-1].at))
    documents = (paper,) if parties or holdings else ()
    return Foreign(parties=tuple(parties), holdings=tuple(holdings), documents=documents, remarks=tuple(remarks))


def _party(record: str, versions: list[Item], paper: DocumentId, *, person: bool) -> Party:
    """The party as the last statement tells it; names it bore in earlier ones are former names."""
    details: Mapping[str, Any] = versions[-1].content["recordDetails"]
    names = _names(details)
    earlier = (name.text for item in versions[:-1] for name in _names(item.content["recordDetails"]))
    known = {name.text for name in names}
    names += [Name(text, "former") for text in dict.fromkeys(earlier) if text not in known]
    birth = details.get("birthDate")
    places = [
        *_objects(details, "nationalities"),
        details.get("jurisdiction"),
        details.get("incorporatedInJurisdiction"),
    ]
    code = next((str(place["code"]) for place in places if isinstance(place, dict) and place.get("code")), "")
    type_ = details.get("entityType")
    addresses = [str(one["address"]) for one in _objects(details, "addresses") if one.get("address")]
    return Party(
        id=_id(record),
        names=tuple(dict.fromkeys(names)) or (Name(record),),
        schema="Person"
        if person
        else _SCHEMAS.get(str(type_.get("type")) if isinstance(type_, dict) else "", "LegalEntity"),
        country=country_code(code.partition("-")[0]) if code else None,
        region=code if "-" in code else None,
        address=addresses[0] if addresses else None,
        identifiers=tuple(_identifiers(details)),
        birth_date=written_day(birth) if isinstance(birth, str) else None,
        document_ids=(paper,),
        at=versions[-1].at,
    )


def _id(record: str) -> PartyId:
    return PartyId(f"bods:{record}")


def _objects(told: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = told.get(name)
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _texts(told: Mapping[str, Any], name: str) -> list[str]:
    value = told.get(name)
    return [one for one in value if isinstance(one, str) and one] if isinstance(value, list) else []


def _names(details: Mapping[str, Any]) -> list[Name]:
    names = [Name(str(details["name"]))] if details.get("name") else []
    written = [one for one in _objects(details, "names") if one.get("fullName")]
    names += [
        Name(str(one["fullName"]), _NAMES.get(str(one.get("type")), "alias" if at else "primary"))
        for at, one in enumerate(written, start=len(names))
    ]
    names += [Name(text, "alias") for text in _texts(details, "alternateNames")]
    return names


def _identifiers(details: Mapping[str, Any]) -> Iterator[Identifier]:
    for one in _objects(details, "identifiers"):
        if one.get("id"):
            scheme = str(one.get("scheme") or one.get("schemeName") or "registration")
            yield Identifier(_SCHEMES.get(scheme, "registration"), str(one["id"]))


def _holdings(
    versions: list[Item], known: Iterable[str], paper: DocumentId, remarks: list[Remark]
) -> Iterator[Holding]:
    last = versions[-1]
    details: Mapping[str, Any] = last.content["recordDetails"]
    subject, owner = details.get("subject"), details.get("interestedParty")
    if not isinstance(subject, str) or not isinstance(owner, str):
        unnamed = owner if isinstance(owner, dict) else subject if isinstance(subject, dict) else {}
        told = (
            ("party", subject if isinstance(subject, str) else str(owner)),
            ("reason", str(unnamed.get("reason", ""))),
        )
        remarks.append(Remark("bods-party-not-named", last.at, told))
        return
    missing = [name for name in (subject, owner) if name not in known]
    remarks.extend(Remark("bods-record-missing", last.at, (("record", name),)) for name in missing)
    components = _texts(details, "componentRecords")
    covered = bool(components) and all(part in known for part in components)
    for one in _history(versions, remarks, covered=covered):
        yield Holding(
            owner_id=_id(owner),
            owned_id=_id(subject),
            share=one.share,
            interest=_INTERESTS.get(one.kind, "other"),
            span=Span(_day(one.since), _day(one.until)),
            document_ids=(paper,),
            at=one.at,
        )


def _day(day: date | None) -> Period | None:
    return None if day is None else Period.day(day)


def _history(versions: list[Item], remarks: list[Remark], *, covered: bool) -> list[_Interest]:
    """Interests of one relation over time: a version ends the day before the next one begins."""
    history: list[_Interest] = []
    open_: dict[tuple[str, bool], _Interest] = {}
    for item in versions:
        told = {(one.kind, one.indirect): one for one in _interests(item, remarks, covered=covered)}
        stated = _stated(item)
        for kind, before in list(open_.items()):
            after = told.get(kind)
            if after is None:
                history.append(_ended(open_.pop(kind), stated - timedelta(days=1)))
            elif after.share != before.share or after.since != before.since:
                begun = after.since if after.since and after.since != before.since else stated
                told[kind] = replace(after, since=begun)
                history.append(_ended(open_.pop(kind), begun - timedelta(days=1)))
        open_.update(told)
        if item.content.get("recordStatus") == "closed":
            history += [_ended(one, stated) for one in open_.values()]
            open_ = {}
    return [
        one for one in (*history, *open_.values()) if one.since is None or one.until is None or one.since <= one.until
    ]


def _ended(one: _Interest, day: date) -> _Interest:
    return replace(one, until=day if one.until is None else min(one.until, day))


def _stated(item: Item) -> date:
    day = written_day(str(item.content.get("statementDate", "")))
    return date.min + timedelta(days=1) if day is None else day.last


def _interests(item: Item, remarks: list[Remark], *, covered: bool) -> Iterator[_Interest]:
    for one in _objects(item.content["recordDetails"], "interests"):
        indirect = one.get("directOrIndirect") == "indirect"
        if indirect and covered:
            continue
        if indirect:
            remarks.append(Remark("bods-indirect-kept", item.at))
        since, until = (written_day(str(one.get(name) or "")) for name in ("startDate", "endDate"))
        yield _Interest(
            kind=str(one.get("type") or "unknownInterest"),
            indirect=indirect,
            share=_share(one.get("share"), item, remarks),
            since=None if since is None else since.first,
            until=None if until is None else until.last,
            at=item.at,
        )


def _share(told: object, item: Item, remarks: list[Remark]) -> ShareRange | None:
    """A percentage or its bounds; bounds told as exclusive are kept as bounds, which says no more than is known."""
    if not isinstance(told, dict) or not told:
        return None
    lower = told.get("exact", told.get("minimum", told.get("exclusiveMinimum", 0)))
    upper = told.get("exact", told.get("maximum", told.get("exclusiveMaximum", 100)))
    try:
        low, high = (Fraction(Decimal(str(bound))) for bound in (lower, upper))
    except (InvalidOperation, ValueError, OverflowError):
        low, high = Fraction(1), Fraction(0)
    if not 0 <= low <= high <= 100:  # noqa: PLR2004 - percent
        remarks.append(Remark("share-impossible", item.at))
        return None
    return ShareRange(Share(low / 100), Share(high / 100))


READER = ForeignReader("bods", ("bods/*.json", "bods/*.jsonl"), _read)
