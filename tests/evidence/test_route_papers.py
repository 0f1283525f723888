"""What one route asks for of its own, and the file does not hold, is a gap of that route."""

from datetime import date

import pytest

from amparo.evidence.route_papers import route_gaps, route_papers
from amparo.facts.document import KINDS
from amparo.remedies.catalogue import routes
from tracing.book import ON, shirts

MAKERS = {"PGIN1", "PGIN2", "PSPIN", "PWEAVE", "PSEW"}


def found(book, lots=(), on=ON):
    return list(route_gaps(book.case, "us-exception", on, lots))


def test_an_exception_asks_each_maker_for_records_of_workers_and_audits_and_the_filer_for_a_system():
    gaps = found(shirts())
    asked = {kind: {gap.asked_of for gap in gaps if gap.kind.startswith(kind)} for kind in ("payroll", "audit")}
    assert asked["payroll"] == asked["audit"] == {f"party:{maker}" for maker in MAKERS}
    assert [str(gap.subject) for gap in gaps if gap.asked_of == "case"] == ["case:"]
    assert all(gap.weight < 10_000 and gap.step == "route-paper" for gap in gaps)


@pytest.mark.parametrize("covers", [("party:PSEW",), ("site:SSEW",)])
def test_a_paper_about_the_maker_or_its_place_answers_for_it_alone(covers):
    book = shirts()
    book.document("D-AUDIT", "audit", covers=covers)
    asked = {gap.asked_of for gap in found(book) if gap.kind == "audit"}
    assert asked == {f"party:{maker}" for maker in MAKERS - {"PSEW"}}
    assert "party:PSEW" in {gap.asked_of for gap in found(book, on=date(2025, 12, 31)) if gap.kind == "audit"}


def test_only_who_made_the_lots_of_the_package_is_asked():
    assert {gap.asked_of for gap in found(shirts(), ["Y"])} == {"party:PGIN1", "party:PGIN2", "party:PSPIN", "case"}


def test_a_route_without_papers_of_its_own_asks_for_nothing():
    assert list(route_gaps(shirts().case, "us-applicability-review", ON)) == []


def test_every_row_names_a_route_and_kinds_that_are_known():
    for one in route_papers():
        assert one.route in routes()
        assert set(one.kinds) <= set(KINDS)
        assert one.of in {"maker", "case"}
