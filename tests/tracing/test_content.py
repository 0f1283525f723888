"""Bounds on what a lot holds, held against every allocation there can be."""

import random
from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.ids import LotId, SiteId
from amparo.findings.chain import Grade
from amparo.tracing.content import Bounds, Drawn, bound, content
from amparo.tracing.genealogy import genealogy
from amparo.tracing.mark import Mark
from amparo.tracing.papers import Papers
from amparo.tracing.trace import trace
from tracing.book import ON, Book


def shares(inputs, needed):
    """Every marked part that some choice of what was used gives: whole units, none used twice."""
    found = set()
    for used in product(*(range(size + 1) for size, _ in inputs)):
        if sum(used) == needed:
            found.add(Fraction(sum(part for part, (_, marked) in zip(used, inputs, strict=True) if marked), needed))
    return found


@given(
    st.lists(st.tuples(st.integers(0, 6), st.booleans()), min_size=1, max_size=4).flatmap(
        lambda inputs: st.tuples(st.just(inputs), st.integers(1, max(1, sum(size for size, _ in inputs))))
    )
)
def test_bounds_of_one_transformation_equal_the_extremes_of_every_allocation(told):
    inputs, needed = told
    if needed > sum(size for size, _ in inputs):
        return
    drawn = tuple(Drawn(Fraction(size), Fraction(size * marked), Fraction(size * marked)) for size, marked in inputs)
    possible = shares(inputs, needed)
    assert bound(drawn, Fraction(needed)) == Bounds(min(possible), max(possible))


def test_the_worked_example_of_ten_eight_six_and_four_tonnes():
    inputs = tuple(Drawn(Fraction(q), Fraction(m), Fraction(m)) for q, m in ((10, 0), (8, 0), (6, 0), (4, 4)))
    assert bound(inputs, Fraction(14) / Fraction(9, 10)).hi == Fraction(4 * 9, 14 * 10)
    assert bound(inputs, Fraction(8) / Fraction(9, 10)).hi == Fraction(9, 20)
    whole = bound(inputs, Fraction("24.5") / Fraction(9, 10))
    assert round(float(whole.lo * Fraction("24.5") / Fraction(9, 10) * 1000)) == 3222


def test_without_a_yield_only_wholly_marked_inputs_are_necessary():
    assert bound((Drawn(Fraction(5), Fraction(5), Fraction(5)),), None) == Bounds(Fraction(1), Fraction(1))
    mixed = (Drawn(Fraction(5), Fraction(5), Fraction(5)), Drawn(Fraction(1), Fraction(0), Fraction(0)))
    assert bound(mixed, None) == Bounds(Fraction(0), Fraction(1))


def spin(bales, kg):
    book = Book()
    for id_, site, amount in bales:
        book.lot(id_, "COTTON", site, amount, "2026-01-10")
    book.lot("G", "YARN", "SSPIN", kg, "2026-03-01")
    for id_, _, amount in bales:
        book.use("G", id_, amount)
    return book


def test_commingled_input_is_possible_and_where_quantities_force_it_necessary():
    mark = Mark("region:XX", {}, {SiteId("SX"): Grade.E3})
    slack = trace(spin([("B1", "SA", 80), ("BX", "SX", 20)], 60).case, [mark], ON).lots[LotId("G")].content["region:XX"]
    assert (slack.lo.of_one, slack.hi.of_one) == (0, Fraction(3, 10))
    tight = trace(spin([("B1", "SA", 80), ("BX", "SX", 20)], 85).case, [mark], ON).lots[LotId("G")].content["region:XX"]
    assert tight.lo.of_one > 0


def test_inputs_that_cannot_stand_in_for_each_other_are_bounded_apart():
    book = Book()
    book.lot("FX", "FABRIC", "SX", 90, "2026-01-10")
    book.lot("BUT", "BUTTON", "SB", 900, "2026-01-10")
    book.lot("G", "SHIRT", "SSEW", 80, "2026-03-01")
    book.use("G", "FX", 90)
    book.use("G", "BUT", 900)
    mark = Mark("region:XX", {}, {SiteId("SX"): Grade.E3})
    assert trace(book.case, [mark], ON).lots[LotId("G")].content["region:XX"].lo.of_one > 0


class Mill:
    """A simulated chain of mixing: every lot is a heap of marked and unmarked units; draws take any of them."""

    def __init__(self, seed):
        self.random = random.Random(seed)  # noqa: S311 - a simulation
        self.book = Book()
        self.heaps = {}
        self.marked = {}
        self.weights = {}

    def raw(self, id_, units, *, marked):
        self.book.lot(id_, "COTTON", "SX" if marked else "SA", units, "2026-01-01")
        self.heaps[id_] = [marked] * units
        self.weights[id_] = Fraction(1)
        self.random.shuffle(self.heaps[id_])

    def make(self, id_, good, inputs, hi):
        taken = []
        for one in inputs:
            amount = self.random.randint(0, len(self.heaps[one]))
            part, self.heaps[one] = self.heaps[one][:amount], self.heaps[one][amount:]
            taken.append((one, part))
        pool = [unit for _, part in taken for unit in part]
        self.random.shuffle(pool)
        used = pool[: self.random.randint(0, len(pool))]
        if not used:
            return False
        unit = self.weights[inputs[0]]
        self.weights[id_] = unit * hi
        self.book.lot(id_, good, f"S{id_}", len(used) * unit * hi, "2026-02-01")
        for one, part in taken:
            self.book.use(id_, one, len(part) * unit)
        self.marked[id_] = Fraction(sum(used), len(used))
        self.heaps[id_] = used
        return True


def simulate(seed):
    mill = Mill(seed)
    for number in range(mill.random.randint(2, 4)):
        mill.raw(f"B{number}", mill.random.randint(1, 12), marked=mill.random.random() < 0.4)
    bales = list(mill.heaps)
    yarns = [f"Y{n}" for n in range(2) if mill.make(f"Y{n}", "YARN", bales, Fraction(9, 10))]
    fabrics = [f"F{n}" for n in range(2) if yarns and mill.make(f"F{n}", "FABRIC", yarns, Fraction(99, 100))]
    shirts = [f"G{n}" for n in range(2) if fabrics and mill.make(f"G{n}", "SHIRT", fabrics, Fraction(92, 100))]
    return mill, [*yarns, *fabrics, *shirts]


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9))
def test_bounds_along_a_chain_never_exclude_what_truly_happened(seed):
    mill, made = simulate(seed)
    built = genealogy(mill.book.case, Papers(mill.book.case, ON))
    one = Bounds(Fraction(1), Fraction(1))
    marked = {lot.id: one for lot in mill.book.case.lots.values() if lot.site_id == "SX"}
    found = content(built, marked)
    for lot in made:
        bounds = found.get(LotId(lot), Bounds(Fraction(0), Fraction(0)))
        assert bounds.lo <= mill.marked[lot] <= bounds.hi, (lot, mill.marked[lot], bounds)
