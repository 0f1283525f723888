"""What a package took: which lots, how much of each, which items, and which papers with what figures.

A ledger is kept beside a package's manifest, and stays inside. Held against a later case it shows a lot that went into
goods twice, and a paper that told something else before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from amparo.evidence.desk import Desk
from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.ids import LotId, Subject
from amparo.facts.lot import Lot, Use
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import UserError

FORMAT = 1
RECORDS = ("bale-list", "production-record", "batch-record", "weighing-slip")


@dataclass(frozen=True, slots=True)
class Taken:
    """One lot of a package.

    Attributes:
        id: the user's own.
        good: its name and tariff number, as ``name|number``.
        maker: name of whoever runs the place where it was made.
        whole: how much there is of it, as ``amount|unit``; empty where not told.
        taken: how much of it went into the package's finished goods, likewise; empty where not told.
        finished: the finished lots that it went into.
        items: marks of its single bales, drums or modules.
        records: SHA-256 of its records of making.
    """

    id: str
    good: str
    maker: str
    whole: str
    taken: str
    finished: tuple[str, ...]
    items: tuple[str, ...]
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One paper of a package: its hash, and what it was read to say, each figure as text."""

    sha256: str
    id: str
    kind: str
    figures: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """What a package took. ``name`` is how it is called in sentences."""

    name: str
    lots: tuple[Taken, ...] = ()
    papers: tuple[Told, ...] = ()


def ledger_of(case: Case, on: date, lots: Iterable[LotId] = (), name: str = "") -> Ledger:
    """Return the ledger of a case, or of some finished lots of it and all that went into them.

    Args:
        case: the user's records.
        on: papers certainly dated later are left out.
        lots: finished lots, with or without what went into them; none: all.
        name: how the package is called; the bundle's name where none is given.
    """
    desk = Desk(case, on)
    inputs: defaultdict[LotId, list[Use]] = defaultdict(list)
    for use in case.uses:
        inputs[use.output_lot_id].append(use)
    used = {use.input_lot_id for use in case.uses}
    finished = _ends(tuple(lots), inputs) or tuple(lot for lot in case.lots if lot not in used)
    into: defaultdict[LotId, dict[str, None]] = defaultdict(dict)
    drawn: defaultdict[LotId, dict[Use, None]] = defaultdict(dict)
    for end in finished:
        pending = [end]
        while pending:
            at = pending.pop()
            if end in into[at]:
                continue
            into[at][end] = None
            for use in inputs[at]:
                drawn[use.input_lot_id][use] = None
                pending.append(use.input_lot_id)
    took = [_taken(desk, case.lots[lot], tuple(into[lot]), tuple(drawn[lot])) for lot in case.lots if into[lot]]
    papers = tuple(_told(one) for one in desk.documents.values() if one.sha256 is not None and not one.is_data)
    return Ledger(name or case.name, tuple(took), papers)


def _ends(lots: tuple[LotId, ...], inputs: Mapping[LotId, list[Use]]) -> tuple[LotId, ...]:
    """Return those of ``lots`` that went into no other of them."""
    behind: set[LotId] = set()
    for lot in lots:
        pending = [use.input_lot_id for use in inputs.get(lot, ())]
        while pending:
            at = pending.pop()
            if at not in behind:
                behind.add(at)
                pending += [use.input_lot_id for use in inputs.get(at, ())]
    return tuple(lot for lot in lots if lot not in behind)


def _taken(desk: Desk, lot: Lot, finished: tuple[str, ...], uses: tuple[Use, ...]) -> Taken:
    maker = desk.case.party_of(lot.site_id)
    good = desk.case.goods[lot.good_id]
    amounts = [lot.quantity] if not uses else [use.quantity for use in uses]
    records = desk.papers(Subject("lot", lot.id), *RECORDS)
    return Taken(
        id=lot.id,
        good=f"{good.name}|{good.hs}",
        maker="" if maker is None else desk.case.parties[maker].name,
        whole=_text(lot.quantity),
        taken=_text(_sum(amounts)),
        finished=finished,
        items=lot.item_ids,
        records=tuple(one.sha256 for one in records if one.sha256),
    )


def _sum(amounts: list[Quantity | None]) -> Quantity | None:
    known = [one for one in amounts if one is not None]
    if len(known) < len(amounts) or not known or len({one.unit for one in known}) > 1:
        return None
    return Quantity(sum((one.amount for one in known), Fraction(0)), known[0].unit)


def _text(quantity: Quantity | None) -> str:
    return "" if quantity is None else f"{quantity.amount}|{quantity.unit}"


def quantity_of(text: str) -> Quantity | None:
    """Return a quantity as a ledger writes it."""
    amount, _, unit = text.partition("|")
    return Quantity(Fraction(amount), unit) if text else None


def _told(document: Document) -> Told:
    states = document.states
    figures = {
        "date": "" if document.date is None else str(document.date),
        "number": states.number,
        "amount": "" if states.amount is None else str(states.amount),
        "quantity": _text(states.quantity),
        "gross_weight": _text(states.gross_weight),
    }
    return Told(
        document.sha256 or "", document.id, document.kind, tuple((key, text) for key, text in figures.items() if text)
    )


def as_json(ledger: Ledger) -> dict[str, Any]:
    """Return a ledger as plain values, to be written as JSON."""
    lots = [
        {
            "id": one.id, "good": one.good, "maker": one.maker, "whole": one.whole, "taken": one.taken,
            "finished": list(one.finished), "items": list(one.items), "records": list(one.records),
        }
        for one in ledger.lots
    ]  # fmt: skip
    papers = [
        {"sha256": one.sha256, "id": one.id, "kind": one.kind, "figures": dict(one.figures)} for one in ledger.papers
    ]
    return {"format": FORMAT, "name": ledger.name, "lots": lots, "papers": papers}


def from_json(told: Any, name: str) -> Ledger:
    """Return a ledger from parsed JSON.

    Raises:
        UserError: it is not one of ours.
    """
    try:
        if told["format"] != FORMAT:
            raise UserError("ledger-unreadable", file=name)
        lots = tuple(
            Taken(
                id=str(one["id"]),
                good=str(one["good"]),
                maker=str(one["maker"]),
                whole=str(one["whole"]),
                taken=str(one["taken"]),
                finished=_texts(one["finished"]),
                items=_texts(one["items"]),
                records=_texts(one["records"]),
            )
            for one in told["lots"]
        )
        papers = tuple(_paper(one) for one in told["papers"])
        for lot in lots:
            quantity_of(lot.whole)
            quantity_of(lot.taken)
    except (KeyError, TypeError, ValueError, ZeroDivisionError, AttributeError) as problem:
        raise UserError("ledger-unreadable", file=name) from problem
    return Ledger(name, lots, papers)


def _texts(values: Iterable[Any]) -> tuple[str, ...]:
    return tuple(str(one) for one in values)


def _paper(one: Mapping[str, Any]) -> Told:
    figures = tuple((str(key), str(text)) for key, text in one["figures"].items())
    return Told(str(one["sha256"]), str(one["id"]), str(one["kind"]), figures)
