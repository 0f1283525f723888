"""Between two counts of one good at one place: what was there and came is what went and is there.

What may or may not fall between the counts, because its day is imprecise, widens the bounds: a count contradicts only
where no choice of days would do.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import row
from amparo.evidence.tolerances import weights_agree
from amparo.facts.evidence import Evidence
from amparo.facts.ids import GoodId, LotId, SiteId, Subject
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity, plain
from amparo.facts.stock import Stock
from amparo.findings.reason import because

Key = tuple[SiteId, GoodId]


@dataclass(frozen=True, slots=True)
class Move:
    """So much came to a place (``sign`` 1) or went from it (-1), between two days."""

    sign: int
    quantity: Quantity | None
    when: Period | None
    lot_id: LotId
    evidence: tuple[Evidence, ...]


@dataclass(slots=True)
class Bounds:
    """The least and the most that the moves between two counts add up to."""

    least: Fraction = Fraction(0)
    most: Fraction = Fraction(0)
    moves: list[Move] = field(default_factory=list)

    def add(self, move: Move, amount: Fraction, *, surely: bool) -> None:
        """Count a move; one that may have been outside the time counts only where it widens."""
        signed = move.sign * amount
        self.least += signed if surely else min(signed, Fraction(0))
        self.most += signed if surely else max(signed, Fraction(0))
        self.moves.append(move)


def _run(desk: Desk) -> Iterator[Held]:
    counts: defaultdict[Key, list[Stock]] = defaultdict(list)
    for stock in desk.case.stocks:
        if stock.date.last <= desk.on:
            counts[stock.site_id, stock.good_id].append(stock)
    moves = _moves(desk)
    for key in dict.fromkeys((*moves, *counts)):
        me, found = Subject("site", key[0]), sorted(counts[key], key=lambda one: one.date)
        if len(found) <= 1:
            yield unchecked(me, "stock-not-counted-twice")
        for opening, closing in pairwise(found):
            yield _between(desk, opening, closing, moves.get(key, []))


def _moves(desk: Desk) -> dict[Key, list[Move]]:
    found: defaultdict[Key, list[Move]] = defaultdict(list)
    for lot in desk.case.lots.values():
        if lot.site_id is not None:
            made = _spanning(lot.produced_from, lot.produced_until)
            found[lot.site_id, lot.good_id].append(Move(1, lot.quantity, made, lot.id, row(lot.at)))
    for use in desk.case.uses:
        output, taken = desk.case.lots[use.output_lot_id], desk.case.lots[use.input_lot_id]
        if output.site_id is not None:
            made = _spanning(output.produced_from, output.produced_until)
            found[output.site_id, taken.good_id].append(Move(-1, use.quantity, made, taken.id, row(use.at)))
    for one in desk.case.shipments.values():
        if one.lot_id is None or one.from_site_id == one.to_site_id:
            continue
        good = desk.case.lots[one.lot_id].good_id
        for sign, site, when in ((-1, one.from_site_id, one.shipped), (1, one.to_site_id, one.received)):
            if site is not None:
                found[site, good].append(Move(sign, one.quantity, when, one.lot_id, row(one.at)))
    return found


def _spanning(first: Period | None, last: Period | None) -> Period | None:
    begun, ended = first or last, last or first
    return None if begun is None or ended is None else Period(begun.first, max(begun.first, ended.last))


def _between(desk: Desk, opening: Stock, closing: Stock, moves: list[Move]) -> Held:
    me = Subject("site", opening.site_id)
    amounts = [_amount(one.quantity, opening.quantity) for one in moves]
    there, left = (_amount(one.quantity, opening.quantity) for one in (opening, closing))
    if there is None or left is None or any(amount is None for amount in amounts):
        return unchecked(me, "stock-units-differ")
    bounds = Bounds()
    for move, amount in zip(moves, amounts, strict=True):
        if amount is None or (move.when is not None and not _may_lie_between(move.when, opening, closing)):
            continue
        bounds.add(move, amount, surely=move.when is not None and _lies_between(move.when, opening, closing))
    least, most = there + bounds.least, there + bounds.most
    if least <= left <= most or _near(left, least) or _near(left, most):
        return agreed(me)
    reason = because(
        "stock-does-not-add-up", *row(opening.at), *row(closing.at),
        *(evidence for move in bounds.moves for evidence in move.evidence),
        site=opening.site_id, good=opening.good_id, first=str(opening.date), last=str(closing.date),
        left=plain(left), least=plain(max(least, Fraction(0))), most=plain(most), unit=_unit(opening.quantity),
    )  # fmt: skip
    lots = tuple(dict.fromkeys(Subject("lot", move.lot_id) for move in bounds.moves))
    documents = tuple(dict.fromkeys((*opening.document_ids, *closing.document_ids)))
    del desk
    return against("stock-does-not-add-up", lots[0] if lots else me, (*lots, me), documents, reason)


def _may_lie_between(when: Period, opening: Stock, closing: Stock) -> bool:
    return when.last > opening.date.first and when.first <= closing.date.last


def _lies_between(when: Period, opening: Stock, closing: Stock) -> bool:
    return when.first > opening.date.last and when.last <= closing.date.first


def _amount(quantity: Quantity | None, unit: Quantity) -> Fraction | None:
    if quantity is None:
        return None
    if unit.kilograms is not None:
        return quantity.kilograms
    return quantity.amount if quantity.unit == unit.unit else None


def _unit(unit: Quantity) -> str:
    return "KGM" if unit.kilograms is not None else unit.unit


def _near(one: Fraction, other: Fraction) -> bool:
    return other >= 0 and weights_agree(one, other)


CHECK = Check("stock-balance", 3, _run)
