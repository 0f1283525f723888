"""Lots, items and papers of a case that went into other packages: nothing is used twice, no paper tells two things.

A lot is known again by a mark of one of its items, by one of its records of making, or by its id together with good
and maker. That a part of it went into other goods is no contradiction; that more went than there was is.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from amparo.evidence.desk import Held, against, agreed, lacking, unchecked
from amparo.evidence.ledger import Ledger, Taken, Told, ledger_of, quantity_of
from amparo.evidence.rows import paper, row
from amparo.evidence.tolerances import weights_agree
from amparo.facts.case import Case
from amparo.facts.ids import DocumentId, LotId, Subject
from amparo.facts.quantity import KILOGRAMS, plain
from amparo.findings.reason import because

Elsewhere = tuple[Ledger, Taken]


def elsewhere(case: Case, on: date, earlier: Sequence[Ledger]) -> Iterator[Held]:
    """Hold a case against the ledgers of other packages, lot by lot and paper by paper."""
    if not earlier:
        yield unchecked(Subject("case", case.name), "no-other-package-given")
        return
    now = ledger_of(case, on)
    known = _Known(earlier)
    for lot in now.lots:
        found = known.lots(lot)
        if found:
            yield _lot(case, lot, found)
    before: defaultdict[str, list[tuple[Ledger, Told]]] = defaultdict(list)
    for ledger in earlier:
        for one in ledger.papers:
            before[one.sha256].append((ledger, one))
    for told in now.papers:
        if told.sha256 in before:
            yield _paper(case, told, before[told.sha256])


class _Known:
    """Lots of other packages by what they are known again by; one package of the same goods, made anew, is none."""

    def __init__(self, earlier: Sequence[Ledger]) -> None:
        self._by: defaultdict[tuple[str, ...], list[Elsewhere]] = defaultdict(list)
        for ledger in earlier:
            for lot in ledger.lots:
                for key in _keys(lot):
                    self._by[key].append((ledger, lot))

    def lots(self, lot: Taken) -> tuple[Elsewhere, ...]:
        found = dict.fromkeys(other for key in _keys(lot) for other in self._by.get(key, ()))
        distinct: dict[tuple[str, ...], Elsewhere] = {}
        for ledger, other in found:
            if not set(other.finished) & set(lot.finished):
                distinct.setdefault((other.id, *other.finished), (ledger, other))
        return tuple(distinct.values())


def _keys(lot: Taken) -> Iterator[tuple[str, ...]]:
    good = lot.good.casefold()
    yield ("id", lot.id, good, lot.maker.casefold())
    yield from (("item", item, good) for item in lot.items)
    yield from (("record", record, good) for record in lot.records)


def _lot(case: Case, lot: Taken, found: tuple[Elsewhere, ...]) -> Held:
    me = Subject("lot", lot.id)
    amounts = [_amount(one, lot.whole) for one in (lot.whole, lot.taken, *(other.taken for _, other in found))]
    told = [one for one in amounts if one is not None]
    if len(told) < len(amounts):
        return lacking(me, "lot-also-in-other-package")
    whole, taken = told[0], sum(told[1:], Fraction(0))
    if taken <= whole or weights_agree(taken, whole):
        return agreed(me)
    unit = lot.whole.partition("|")[2]
    unit = "KGM" if unit in KILOGRAMS else unit
    packages = ", ".join(dict.fromkeys(ledger.name for ledger, _ in found))
    reason = because(
        "lot-in-two-packages", *row(case.lots[LotId(lot.id)].at), lot=lot.id, packages=packages,
        taken=f"{plain(taken)} {unit}", whole=f"{plain(whole)} {unit}",
    )  # fmt: skip
    finished = tuple(Subject("lot", one) for one in lot.finished)
    return against("lot-in-two-packages", me, finished, case.lots[LotId(lot.id)].document_ids, reason)


def _amount(text: str, whole: str) -> Fraction | None:
    """Return an amount in kilograms where both are masses, else in the unit both share."""
    one, other = quantity_of(text), quantity_of(whole)
    if one is None or other is None:
        return None
    if one.kilograms is not None and other.kilograms is not None:
        return one.kilograms
    return one.amount if one.unit == other.unit else None


def _paper(case: Case, told: Told, before: list[tuple[Ledger, Told]]) -> Held:
    me, now = Subject("document", told.id), dict(told.figures)
    for ledger, other in before:
        differing = [(key, text, now[key]) for key, text in other.figures if now.get(key) not in {None, text}]
        if differing:
            key, then, says = differing[0]
            at = row(case.documents[DocumentId(told.id)].at)
            reason = because(
                "paper-told-otherwise", *at, paper(DocumentId(told.id)), document=told.id, package=ledger.name,
                field=key, then=then.replace("|", " "), now=says.replace("|", " "),
            )  # fmt: skip
            return against("paper-told-otherwise", me, (), (DocumentId(told.id),), reason)
    return agreed(me)
