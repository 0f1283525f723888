"""Paths held against every path there is, upstream; and other ways, different ones first."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.ids import LotId, PartyId, SiteId, Subject
from amparo.findings.chain import Grade
from amparo.tracing.genealogy import genealogy
from amparo.tracing.mark import Mark
from amparo.tracing.papers import Papers
from amparo.tracing.trace import trace
from amparo.tracing.ways import ways
from tracing.book import ON, Book, shirts

KINDS = {0: None, 1: "affidavit", 2: "invoice", 3: "production-record"}


@st.composite
def networks(draw):
    """A few lots, each made from some before it, on hops of any grade, at sites that may be marked."""
    book = Book()
    size = draw(st.integers(2, 7))
    for number in range(size):
        book.lot(f"L{number}", "COTTON" if number < 2 else "YARN", "SONE", 100)
        for taken in range(number):
            if draw(st.booleans()):
                grade = draw(st.integers(0, 3))
                kind = KINDS[grade]
                name = f"D{number}-{taken}"
                book.use(f"L{number}", f"L{taken}", 1, docs=[name] if kind else [])
                if kind:
                    book.document(name, kind)
    return book


@settings(max_examples=200, deadline=None)
@given(networks())
def test_the_chain_found_is_the_best_of_every_path_upstream(book):
    mark = Mark("region:XX", {}, {SiteId("SX"): Grade.E3})
    book.site("SX")
    book.lot("L0", "COTTON", "SX", 100)
    tracing = trace(book.case, [mark], ON)
    network = genealogy(book.case, Papers(book.case, ON)).edges

    def upstream(node):
        for edge in network.get(node, ()):
            if edge.end == "site:SX":
                yield (edge,)
            elif edge.end.startswith("lot:"):
                for rest in upstream(edge.end):
                    yield (edge, *rest)

    for lot, found in tracing.lots.items():
        paths = list(upstream(f"lot:{lot}"))
        chain = found.chain_to("region:XX")
        assert (chain is None) == (not paths)
        if chain is None:
            continue
        best = min(
            paths,
            key=lambda path: (-min(e.strength for e in path), len(path), [(e.end, e.relation) for e in path]),
        )
        assert [hop.end for hop in chain.hops][:-1] == [edge.end for edge in best]
        assert chain.grade == min(Grade.E3, *(edge.strength for edge in best))


def test_ways_over_every_marked_bale_are_told_different_ones_first():
    book = shirts()
    book.lot("B3", "COTTON", "SGIN1", 100, "2026-01-10", docs=["D-B1"])
    book.lot("F2", "FABRIC", "SWEAVE", 50, "2026-04-01")
    book.use("F2", "B3", 60)
    book.use("G", "F2", 50)
    mark = Mark("listing:x", {PartyId("PGIN1"): Grade.E3, PartyId("PGIN2"): Grade.E3})
    found = ways(book.case, Subject("lot", "G"), mark, ON, 5)
    entries = [next(hop.start for hop in chain.hops if hop.relation == "made-at") for chain in found]
    assert entries == ["lot:B1", "lot:B3", "lot:B2"]
    assert [chain.grade for chain in found] == [Grade.E3, Grade.E0, Grade.E3]
    assert [chain.id for chain in found] == [f"lot:G>listing:x#{n}" for n in (1, 2, 3)]
    assert len(ways(book.case, Subject("lot", "G"), mark, ON, 1)) == 1


def test_the_first_way_is_the_chain_of_the_trace():
    book = shirts()
    mark = Mark("listing:x", {PartyId("PGIN1"): Grade.E3})
    (way,) = ways(book.case, Subject("lot", "G"), mark, ON, 3)
    chain = trace(book.case, [mark], ON).lots[LotId("G")].chain_to("listing:x")
    assert way.hops == chain.hops


def test_a_mark_that_is_not_reached_has_no_way():
    assert ways(shirts().case, Subject("lot", "G"), Mark("listing:x", {PartyId("NOBODY"): Grade.E3}), ON, 3) == ()
