"""FollowTheMoney networks (followthemoney.tech): parties, and the ``Ownership`` and ``Directorship`` between them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.holding import Holding, Interest
from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.party import SCHEMAS, Identifier, Name, NameKind, Party
from amparo.facts.period import Period, Span
from amparo.facts.quantity import Share, ShareRange
from amparo.sources.countries import country_code
from amparo.sources.days import written_day
from amparo.sources.foreign import Foreign, ForeignReader, joined
from amparo.sources.ftm import IDENTIFIERS
from amparo.sources.json_items import Item, items

_NAMES: tuple[tuple[str, NameKind], ...] = (
    ("name", "primary"),
    ("alias", "alias"),
    ("weakAlias", "weak-alias"),
    ("previousName", "former"),
)
_RELATIONS: dict[str, tuple[str, str, Interest]] = {
    "Ownership": ("owner", "asset", "shareholding"),
    "Directorship": ("director", "organization", "other"),
}


@dataclass(frozen=True, slots=True)
class _Told:
    """One entity's properties as texts."""

    item: Item

    def all(self, *names: str) -> tuple[str, ...]:
        properties: Mapping[str, Any] = self.item.content["properties"]
        values = (value for name in names for value in _as_list(properties.get(name)))
        return tuple(text for value in values if isinstance(value, str) and (text := " ".join(value.split())))

    def first(self, *names: str) -> str:
        return next(iter(self.all(*names)), "")


def _as_list(value: object) -> list[object]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _read(files: Mapping[str, bytes]) -> Foreign:
    return joined(_file(files[name], name) for name in sorted(files))


def _file(content: bytes, file: str) -> Foreign:
    remarks: list[Remark] = []
    parties: list[Party] = []
    holdings: list[Holding] = []
    paper = Document(DocumentId(file), "ownership-record", file=file, present=True)
    for item in items(content, file, "entities", remarks):
        if not item.content.get("id") or not isinstance(item.content.get("properties"), dict):
            remarks.append(Remark("ftm-line-unreadable", item.at))
            continue
        told, schema = _Told(item), str(item.content.get("schema", ""))
        if schema in SCHEMAS:
            parties += _party(told, schema, paper.id, remarks)
        elif schema in _RELATIONS:
            holdings += _holdings(told, schema, paper.id, remarks)
    documents = (paper,) if parties or holdings else ()
    return Foreign(parties=tuple(parties), holdings=tuple(holdings), documents=documents, remarks=tuple(remarks))


def _id(name: str) -> PartyId:
    return PartyId(f"ftm:{name}")


def _party(told: _Told, schema: str, paper: DocumentId, remarks: list[Remark]) -> Iterator[Party]:
    names = tuple(dict.fromkeys(Name(text, kind) for key, kind in _NAMES for text in told.all(key)))
    name = str(told.item.content["id"])
    if not names:
        remarks.append(Remark("ftm-entity-nameless", told.item.at, (("entity", name),)))
        return
    birth = told.first("birthDate")
    yield Party(
        id=_id(name),
        names=names,
        schema=schema,
        country=country_code(told.first("country", "jurisdiction", "nationality", "citizenship", "flag")),
        address=told.first("address") or None,
        identifiers=tuple(Identifier(scheme, value) for key, scheme in IDENTIFIERS.items() for value in told.all(key)),
        birth_date=written_day(birth) if birth else None,
        document_ids=(paper,),
        at=told.item.at,
    )


def _holdings(told: _Told, schema: str, paper: DocumentId, remarks: list[Remark]) -> Iterator[Holding]:
    above, below, interest = _RELATIONS[schema]
    if not told.all(above) or not told.all(below):
        remarks.append(Remark("foreign-record-unreadable", told.item.at))
    for owner in told.all(above):
        for owned in told.all(below):
            yield Holding(
                owner_id=_id(owner),
                owned_id=_id(owned),
                share=_share(told.first("percentage"), told, remarks),
                interest=interest,
                span=Span(_day(told.first("startDate")), _day(told.first("endDate"))),
                document_ids=(paper,),
                at=told.item.at,
            )


def _day(text: str) -> Period | None:
    return written_day(text) if text else None


def _share(text: str, told: _Told, remarks: list[Remark]) -> ShareRange | None:
    if not text:
        return None
    try:
        percent = Fraction(Decimal(text.removesuffix("%").strip()))
    except (InvalidOperation, ValueError, OverflowError):
        percent = Fraction(-1)
    if not 0 <= percent <= 100:  # noqa: PLR2004 - percent
        remarks.append(Remark("share-impossible", told.item.at))
        return None
    return ShareRange(Share(percent / 100), Share(percent / 100))


READER = ForeignReader("ftm", ("ftm/*.json", "ftm/*.jsonl"), _read)
