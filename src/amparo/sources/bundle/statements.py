"""What somebody says: ``claims.csv`` and ``indicators.csv``."""

from collections.abc import Collection, Mapping
from typing import get_args

from amparo.facts.case import Remark
from amparo.facts.ids import SiteId
from amparo.facts.statement import STATE_IMPOSED, Assessment, Claim, Freedom, Indicator, Stance
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.subjects import Subjects
from amparo.sources.bundle.table import Columns, Row, read_table

CLAIMS = Columns(("id", "about_id", "stance", "statement", "made_by"), ("date", "source"))
INDICATORS = Columns(("site_id", "indicator", "assessment"), ("method", "source_ref", "date", "free_to_speak"))
STANCES: tuple[Stance, ...] = get_args(Stance)
ASSESSMENTS: tuple[Assessment, ...] = get_args(Assessment)
FREEDOMS: tuple[Freedom, ...] = get_args(Freedom)
ILO_INDICATORS = range(1, 12)
CONVENTION = "C105"


def read_claims(files: Mapping[str, bytes], subjects: Subjects, remarks: list[Remark]) -> tuple[Claim, ...]:
    """Return the claims in the order of the file; each must name who made it."""
    table = read_table(files, "claims.csv", CLAIMS)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    return tuple(
        Claim(
            cells.new_id(row, lines),
            subjects.subject(cells.required(row, "about_id"), row.place("about_id")),
            cells.choice(row, "stance", STANCES),
            cells.required(row, "statement"),
            cells.required(row, "made_by"),
            date=cells.period(row, "date"),
            source=row.text("source"),
            at=row.place(),
        )
        for row in table.rows
    )


def read_indicators(
    files: Mapping[str, bytes], sites: Collection[SiteId], remarks: list[Remark]
) -> tuple[Indicator, ...]:
    """Return what was looked for at sites, in the order of the file.

    The numbers are those of the ILO's *Indicators of Forced Labour* (2012), 1 to 11; ``C105`` is work imposed by a
    state (ILO Convention 105).
    """
    table = read_table(files, "indicators.csv", INDICATORS)
    remarks.extend(table.remarks)
    return tuple(
        Indicator(
            cells.reference(row, "site_id", sites, "sites.csv"),
            _number(row),
            cells.choice(row, "assessment", ASSESSMENTS),
            method=row.text("method"),
            source_ref=row.text("source_ref"),
            date=cells.period(row, "date"),
            at=row.place(),
            free_to_speak=cells.choice(row, "free_to_speak", FREEDOMS, "unknown"),
        )
        for row in table.rows
    )


def _number(row: Row) -> int:
    if row.text("indicator").upper() == CONVENTION:
        return STATE_IMPOSED
    value = cells.number(row, "indicator")
    if value is None or value not in ILO_INDICATORS:
        raise UserError("indicator-unknown", row.place("indicator"), value=cells.shown(row.text("indicator")))
    return int(value)
