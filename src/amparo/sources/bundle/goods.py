"""What is traded and what it was made from: ``goods.csv``, ``lots.csv``, ``uses.csv``."""

import re
from collections.abc import Collection, Mapping

from amparo.facts.case import Remark
from amparo.facts.good import Good
from amparo.facts.ids import GoodId, LotId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.cycles import refuse_cycles
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.table import Columns, Row, read_table

GOODS = Columns(("id", "name"), ("hs", "hs_revision", "material"))
LOTS = Columns(
    ("id", "good_id", "quantity", "unit"),
    ("site_id", "produced_from", "produced_until", "document_ids", "harvested_from", "harvested_until", "item_ids"),
)
USES = Columns(("output_lot_id", "input_lot_id", "quantity", "unit"), ("document_ids",))
_HS = re.compile(r"\d{2,10}", re.ASCII)


def read_goods(files: Mapping[str, bytes], remarks: list[Remark]) -> dict[GoodId, Good]:
    """Return the goods by id, in the order of the file."""
    table = read_table(files, "goods.csv", GOODS)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    goods = (_good(row, GoodId(cells.new_id(row, lines)), remarks) for row in table.rows)
    return {good.id: good for good in goods}


def _good(row: Row, good_id: GoodId, remarks: list[Remark]) -> Good:
    name = row.text("name") or str(good_id)
    hs = tariff_number(row.text("hs"), row.place("hs"), remarks)
    return Good(good_id, name, hs, row.text("hs_revision"), row.text("material"), row.place())


def tariff_number(told: str, place: Place, remarks: list[Remark]) -> str:
    """Return the digits of a code of the Harmonized System that stands at ``place``.

    They come in pairs, so an odd count has lost a zero to a spreadsheet that took the code for a number: the first
    one (``0702`` became ``702``), or the last one behind the point (``6105.10`` became ``6105.1``).
    """
    text = re.sub(r"[\s\-]", "", told)
    heading, _, rest = text.partition(".")
    rest = rest.replace(".", "")
    if not text:
        return ""
    if not _HS.fullmatch(heading + rest):
        raise UserError("hs-malformed", place, value=cells.shown(told))
    hs = "0" * (len(heading) % 2) + heading + rest + "0" * (len(rest) % 2)
    if hs != heading + rest:
        remarks.append(noticed("hs-zero-restored", place, value=cells.shown(told), hs=hs))
    return hs


def read_lots(
    files: Mapping[str, bytes], goods: Collection[GoodId], sites: Collection[SiteId], remarks: list[Remark]
) -> dict[LotId, Lot]:
    """Return the lots by id, in the order of the file."""
    table = read_table(files, "lots.csv", LOTS)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    lots = (_lot(row, LotId(cells.new_id(row, lines)), goods, sites, remarks) for row in table.rows)
    return {lot.id: lot for lot in lots}


def _lot(row: Row, lot_id: LotId, goods: Collection[GoodId], sites: Collection[SiteId], remarks: list[Remark]) -> Lot:
    produced = cells.span(row, remarks, ("produced_from", "produced_until"))
    harvested = cells.span(row, remarks, ("harvested_from", "harvested_until"))
    return Lot(
        lot_id,
        cells.reference(row, "good_id", goods, "goods.csv"),
        site_id=cells.reference_or_none(row, "site_id", sites, "sites.csv"),
        quantity=cells.quantity(row),
        produced_from=produced.since,
        produced_until=produced.until,
        document_ids=cells.documents_of(row),
        at=row.place(),
        harvested_from=harvested.since,
        harvested_until=harvested.until,
        item_ids=cells.several(row, "item_ids"),
    )


def read_uses(files: Mapping[str, bytes], lots: Collection[LotId], remarks: list[Remark]) -> tuple[Use, ...]:
    """Return what went into what, in the order of the file.

    Raises:
        UserError: a row cannot be read, or a lot was made, over any number of steps, from itself.
    """
    table = read_table(files, "uses.csv", USES)
    remarks.extend(table.remarks)
    uses = tuple(
        Use(
            cells.reference(row, "output_lot_id", lots, "lots.csv"),
            cells.reference(row, "input_lot_id", lots, "lots.csv"),
            cells.quantity(row),
            cells.documents_of(row),
            row.place(),
        )
        for row in table.rows
    )
    refuse_cycles(uses)
    return uses
