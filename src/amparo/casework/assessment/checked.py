"""Every check a reviewer makes, in one table: between papers, down the chain, against lists and other packages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from amparo.evidence.checks import checks
from amparo.evidence.desk import Desk, Held, against, agreed, unchecked
from amparo.evidence.elsewhere import elsewhere
from amparo.evidence.ledger import Ledger
from amparo.evidence.reconcile import told
from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.findings.evidence import Checked, Contradiction
from amparo.findings.hit import Screening
from amparo.findings.tracing import Tracing

AMOUNTS = frozenset(
    {"over-claim", "double-allocation", "lot-overdrawn", "more-taken-than-arrived", "shares-exceed-whole"}
)


@dataclass(frozen=True, slots=True)
class HeldChecks:
    """What came of every check, and the contradictions that papers and other packages show."""

    checks: tuple[Checked, ...]
    contradictions: tuple[Contradiction, ...]


def hold_checks(
    case: Case, tracing: Tracing, screenings: Iterable[Screening], on: date, earlier: Sequence[Ledger] = ()
) -> HeldChecks:
    """Make every check of a case on a day; those of the chain are told from its tracing."""
    desk = Desk(case, on)
    held = [(check.id, check.number, list(check.run(desk))) for check in checks()]
    held.append(("other-packages", 8, list(elsewhere(case, on, earlier))))
    found = [one.contradiction for _, _, each in held for one in each if one.contradiction is not None]
    held += [
        ("quantities", 3, list(_traced(case, tracing, amounts=True))),
        ("dates", 4, list(_traced(case, tracing, amounts=False))),
        ("screening", 5, list(_screened(screenings))),
        ("same-chain", 9, [unchecked(Subject("case", case.name), "chain-not-compared")] if case.lots else []),
    ]
    table = tuple(told(*one) for one in sorted(held, key=lambda one: (one[1], one[0])))
    return HeldChecks(table, tuple(dict.fromkeys(found)))


def _traced(case: Case, tracing: Tracing, *, amounts: bool) -> Iterator[Held]:
    """Yield each lot with what its quantities, or its dates, contradict."""
    against_lot: dict[Subject, Contradiction] = {}
    for one in tracing.contradictions:
        if (one.code in AMOUNTS) is amounts:
            against_lot.setdefault(one.subject, one)
    for one in against_lot.values():
        yield against(one.code, one.subject, one.concerns, one.document_ids, *one.because)
    for lot in case.lots.values():
        me = Subject("lot", lot.id)
        if me in against_lot:
            continue
        if amounts and lot.quantity is None:
            yield unchecked(me, "row-tells-no-quantity")
        elif not amounts and lot.produced_from is None and lot.produced_until is None:
            yield unchecked(me, "date-not-stated")
        else:
            yield agreed(me)


def _screened(screenings: Iterable[Screening]) -> Iterator[Held]:
    """Yield each party and list; one that was found was looked at all the same."""
    for one in screenings:
        me = Subject("party", one.party_id)
        yield unchecked(me, "list-not-kept-for") if one.result in {"not-covered", "undecided"} else agreed(me)
