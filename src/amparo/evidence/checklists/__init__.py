"""Checklists as data: what is asked for along each commodity's chain, one file for each, found by looking here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from amparo.facts.evidence import Evidence
from amparo.findings.reason import Reason, because
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.evidence.checklists"
GENERAL = "general"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for: at which stages (``<commodity>/<stage>``; none: at all), for which steps, which papers."""

    checklist: str
    stages: tuple[str, ...]
    steps: tuple[str, ...]
    kinds: tuple[str, ...]
    text: str
    guidance: str
    source: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Showing:
    """How papers are to be shown: in which language, to whose authorities, and how much may be blacked out."""

    redacted_share: Decimal
    redaction_guidance: str
    redaction_confirmed: bool
    language: str
    jurisdictions: frozenset[str]
    translation_guidance: str
    translation_confirmed: bool


@cache
def checklists() -> Mapping[str, tuple[Item, ...]]:
    """Return every checklist by id.

    Raises:
        IntegrityError: a file's name is not its id.
    """
    found: dict[str, tuple[Item, ...]] = {}
    for path, table in toml_files(PACKAGE):
        if path != f"{table['id']}.toml":
            raise IntegrityError("data-malformed", package=PACKAGE, module=path)
        found[table["id"]] = tuple(_item(table["id"], row) for row in table["item"])
    return found


def _item(checklist: str, row: Mapping[str, Any]) -> Item:
    return Item(
        checklist=checklist,
        stages=tuple(row["stages"]),
        steps=tuple(row["steps"]),
        kinds=tuple(row["kinds"]),
        text=row["text"],
        guidance=row["guidance"],
        source=row["source"],
        confirmed=row["confirmed"],
    )


@cache
def showing() -> Showing:
    """Return how papers are to be shown."""
    table = dict(toml_files(PACKAGE))[f"{GENERAL}.toml"]["paper"]
    return Showing(
        redacted_share=Decimal(table["redacted_share"]),
        redaction_guidance=table["redaction_guidance"],
        redaction_confirmed=table["redaction_confirmed"],
        language=table["language"],
        jurisdictions=frozenset(table["jurisdictions"]),
        translation_guidance=table["translation_guidance"],
        translation_confirmed=table["translation_confirmed"],
    )


def asked_for(stages: Iterable[str], step: str) -> tuple[Item, ...]:
    """Return what is asked for at a step: by the checklists of the good's commodities, else by the general one."""
    wanted = frozenset(stages)
    special = [
        item
        for name, items in checklists().items()
        if name != GENERAL
        for item in items
        if step in item.steps and wanted & set(item.stages)
    ]
    return tuple(special or (item for item in checklists()[GENERAL] if step in item.steps))


def told(item: Item) -> Reason:
    """Return what an item asks for as a reason, with where it comes from."""
    source = Evidence(f"checklist:{item.checklist}", item.source)
    code = "checklist-asks" if item.confirmed else "checklist-asks-unconfirmed"
    return because(code, source, text=item.text, guidance=item.guidance)
