"""No lot is made from itself: finding a cycle among the uses, and the row that closes it."""

from collections.abc import Sequence

from amparo.facts.ids import LotId
from amparo.facts.lot import Use
from amparo.kernel.errors import Place, UserError

Inputs = dict[LotId, list[Use]]
SHOWN = 12


def refuse_cycles(uses: Sequence[Use]) -> None:
    """Check that no lot goes, over any number of steps, into itself.

    Raises:
        UserError: there is a cycle; the place is the last row of it, which is the one that closes it.
    """
    cycle = cycle_in(uses)
    if cycle:
        raise _refusal(cycle)


def cycle_in(uses: Sequence[Use]) -> list[Use]:
    """Return the uses of one cycle, each making what the one before it takes; none where there is none.

    Depth-first search with an explicit stack: linear in lots and uses, no limit on depth.
    """
    inputs: Inputs = {}
    for use in uses:
        inputs.setdefault(use.output_lot_id, []).append(use)
    done: set[LotId] = set()
    for lot in inputs:
        cycle = [] if lot in done else _cycle_from(lot, inputs, done)
        if cycle:
            return cycle
    return []


def _cycle_from(start: LotId, inputs: Inputs, done: set[LotId]) -> list[Use]:
    path: list[Use] = []
    on_path = {start}
    stack = [iter(inputs[start])]
    while stack:
        use = next(stack[-1], None)
        if use is None:
            stack.pop()
            finished = path.pop().input_lot_id if path else start
            on_path.discard(finished)
            done.add(finished)
        elif use.input_lot_id in on_path:
            path.append(use)
            begin = next(at for at, step in enumerate(path) if step.output_lot_id == use.input_lot_id)
            return path[begin:]
        elif use.input_lot_id not in done:
            path.append(use)
            on_path.add(use.input_lot_id)
            stack.append(iter(inputs.get(use.input_lot_id, ())))
    return []


def _refusal(cycle: Sequence[Use]) -> UserError:
    lots = [cycle[0].output_lot_id, *(use.input_lot_id for use in cycle)]
    named = lots if len(lots) <= SHOWN else [*lots[: SHOWN - 2], LotId("..."), lots[-1]]
    line = max((use.at.line or 0 for use in cycle if use.at is not None), default=0)
    return UserError("uses-cycle", Place("uses.csv", line or None, "input_lot_id"), cycle=" <- ".join(named))
