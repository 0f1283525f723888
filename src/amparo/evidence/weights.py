"""How much rests on a lot, and on one missing paper: what orders the gaps."""

from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction

from amparo.facts.case import Case
from amparo.facts.ids import LotId
from amparo.facts.lot import Use
from amparo.facts.quantity import KILOGRAMS
from amparo.findings.tracing import Tracing

# Parts of everything that is finished, in millionths: integers, so that the order is the same everywhere.
WHOLE = 1_000_000
# More than one missing paper: which ones no longer matters, no single one closes the trace.
SEVERAL = frozenset[str]({"", " "})


def resting_on(case: Case, tracing: Tracing) -> dict[LotId, int]:
    """Return which part of all finished lots, in millionths, goes back to each lot; each finished lot counts alike."""
    inputs = _inputs(case)
    parts: defaultdict[LotId, int] = defaultdict(int)
    for lot in tracing.lots:
        parts[lot] += WHOLE // len(tracing.lots)
    for lot in reversed(tuple(tracing.steps)):
        uses = inputs.get(lot, [])
        shares = _shares(uses)
        for use, share in zip(uses, shares, strict=True):
            parts[use.input_lot_id] += int(parts[lot] * share)
    return dict(parts)


def _inputs(case: Case) -> Mapping[LotId, list[Use]]:
    found: defaultdict[LotId, list[Use]] = defaultdict(list)
    for use in case.uses:
        found[use.output_lot_id].append(use)
    return found


def _shares(uses: list[Use]) -> list[Fraction]:
    """Return each input's part by mass; alike where the file does not tell it in units that can be compared."""
    kilograms = [
        use.quantity.amount * KILOGRAMS[use.quantity.unit]
        for use in uses
        if use.quantity is not None and use.quantity.unit in KILOGRAMS
    ]
    total = sum(kilograms, Fraction(0))
    if len(kilograms) < len(uses) or not total:
        return [Fraction(1, len(uses)) for _ in uses]
    return [amount / total for amount in kilograms]


def closing(case: Case, tracing: Tracing, lacking: Mapping[LotId, frozenset[str]]) -> dict[str, tuple[LotId, ...]]:
    """Return, for each missing paper, the finished lots whose trace it alone would close.

    Args:
        case: whose uses.
        tracing: its finished lots, and the order of all lots.
        lacking: the papers missing for the making of each lot and the moving of its inputs, by a key of their own.
    """
    inputs = _inputs(case)
    below: dict[LotId, frozenset[str]] = {}
    for lot in tracing.steps:
        found = lacking.get(lot, frozenset())
        for use in inputs.get(lot, []):
            found |= below[use.input_lot_id]
        below[lot] = found if len(found) <= 1 else SEVERAL
    closed: defaultdict[str, list[LotId]] = defaultdict(list)
    for lot, trace in tracing.lots.items():
        if len(below[lot]) == 1 and not trace.open_ends:
            closed[next(iter(below[lot]))].append(lot)
    return {key: tuple(lots) for key, lots in closed.items()}
