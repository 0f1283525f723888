"""What the user read off a paper: the optional columns of ``documents.csv`` that checks hold against each other."""

import re
from collections.abc import Collection
from fractions import Fraction

from amparo.facts.case import Remark
from amparo.facts.document import Stated
from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.money import Money
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.goods import tariff_number
from amparo.sources.bundle.table import Row
from amparo.text import identifiers

STATED = (
    "number", "refers_to", "amount", "currency", "payer_id", "payee_id", "producer_id", "issuer_name",
    "issuer_address", "issuer_uscc", "mid", "quantity", "unit", "gross_weight", "net_weight", "weight_unit", "hs",
    "container", "seal", "vessel_imo", "bill_of_lading", "item_ids",
)  # fmt: skip
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def read_stated(row: Row, parties: Collection[PartyId], remarks: list[Remark]) -> Stated:
    """Return what a row says that its paper states."""

    def party(column: str) -> PartyId | None:
        return cells.reference_or_none(row, column, parties, "parties.csv")

    return Stated(
        number=row.text("number"),
        refers_to=tuple(DocumentId(one) for one in cells.several(row, "refers_to")),
        amount=_money(row),
        payer_id=party("payer_id"),
        payee_id=party("payee_id"),
        producer_id=party("producer_id"),
        issuer_name=cells.several(row, "issuer_name"),
        issuer_address=row.text("issuer_address"),
        issuer_uscc=identifiers.compact("uscc", row.text("issuer_uscc")),
        mid=tuple(identifiers.compact("mid", one) for one in cells.several(row, "mid")),
        quantity=cells.quantity(row),
        gross_weight=cells.quantity(row, "gross_weight", "weight_unit"),
        net_weight=cells.quantity(row, "net_weight", "weight_unit"),
        hs=tuple(tariff_number(one, row.place("hs"), remarks) for one in cells.several(row, "hs")),
        containers=cells.several(row, "container"),
        seals=cells.several(row, "seal"),
        vessel_imo=row.text("vessel_imo"),
        bill_of_lading=row.text("bill_of_lading"),
        item_ids=cells.several(row, "item_ids"),
    )


def _money(row: Row) -> Money | None:
    amount = cells.number(row, "amount")
    if amount is None:
        return None
    if amount < 0:
        raise UserError("amount-negative", row.place("amount"), value=row.text("amount"))
    currency = row.text("currency").upper()
    if currency and not _CURRENCY.fullmatch(currency):
        raise UserError("currency-malformed", row.place("currency"), value=cells.shown(row.text("currency")))
    return Money(Fraction(amount), currency)
