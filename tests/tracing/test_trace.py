"""From a finished lot back to marks, raw material and open ends."""

from dataclasses import replace

import pytest

from amparo.facts.ids import LotId, PartyId, SiteId, Subject
from amparo.findings.chain import Grade
from amparo.kernel.errors import UserError
from amparo.tracing.mark import Mark
from amparo.tracing.trace import trace
from amparo.tracing.verdict import verdict_for
from tracing.book import ON, Book, shirts, step

G = LotId("G")


def listed(party="PGIN1", grade=Grade.E3):
    return Mark("listing:l/x", {PartyId(party): grade})


def region(site="SGIN1", grade=Grade.E3):
    return Mark("region:XX-01", {}, {SiteId(site): grade})


def verdict(case, *marks, on=ON):
    tracing = trace(case, marks, on)
    keys = {mark.key for mark in marks}
    lot = tracing.lots[G]
    return verdict_for([chain for chain in lot.chains if chain.reaches in keys], lot)


def test_a_chain_leads_hop_by_hop_from_the_shirts_to_the_listed_gin():
    chain = trace(shirts().case, [listed()], ON).lots[G].chain_to("listing:l/x")
    assert [hop.relation for hop in chain.hops] == ["made-from"] * 3 + ["made-at", "run-by", "is-listed-as"]
    assert [hop.end for hop in chain.hops] == ["lot:F", "lot:Y", "lot:B1", "site:SGIN1", "party:PGIN1", "listing:l/x"]
    assert [hop.start for hop in chain.hops][1:] == [hop.end for hop in chain.hops][:-1]
    assert chain.subject == Subject("lot", "G")
    assert chain.hops[0].document_ids == ("D-G", "D-F-G-INV", "D-F-G-BL")


def test_every_hop_points_at_its_row_and_its_papers():
    chain = trace(shirts().case, [listed()], ON).lots[G].chain_to("listing:l/x")
    evidence = {item.source for item in chain.hops[0].because[0].evidence}
    assert {"bundle:uses.csv", "document:D-G"} <= evidence


def test_a_region_is_reached_through_the_site():
    chain = trace(shirts().case, [region()], ON).lots[G].chain_to("region:XX-01")
    assert [hop.relation for hop in chain.hops][-2:] == ["made-at", "located-in"]


def test_a_documented_chain_with_nothing_marked_is_traced_outside_scope():
    assert verdict(shirts().case, listed("PSOMEBODY")) == "traced-outside-scope"


@pytest.mark.parametrize("record", ["D-Y", "D-F", "D-G", "D-B1", "D-B2"])
def test_taking_one_production_record_away_leaves_the_trace_unresolved(record):
    assert verdict(shirts().without(record), listed("PSOMEBODY")) == "unresolved"


def test_taking_one_paper_of_a_shipment_away_keeps_the_trace_closed():
    assert verdict(shirts().without("D-F-G-BL"), listed("PSOMEBODY")) == "traced-outside-scope"


def test_taking_the_only_lot_level_paper_of_a_shipment_away_opens_the_trace():
    assert verdict(shirts().without("D-F-G-INV"), listed("PSOMEBODY")) == "unresolved"


def test_necessary_input_on_proved_hops_is_confirmed():
    assert verdict(shirts().case, listed()) == "confirmed"


def test_a_hop_of_e2_is_probable_at_most():
    assert verdict(shirts().without("D-F-G-INV"), listed()) == "probable"


def test_a_hop_without_papers_is_possible_at_most():
    assert verdict(shirts().without("D-Y"), listed()) == "possible"


def test_a_name_that_only_may_be_the_listed_one_is_possible_at_most():
    assert verdict(shirts().case, listed(grade=Grade.E0)) == "possible"


def test_a_contradiction_in_the_genealogy_comes_before_everything_else():
    book = shirts()
    book.case.lots[LotId("Y")] = replace(book.case.lots[LotId("Y")], produced_from=None, produced_until=None)
    assert verdict(book.case, listed()) == "confirmed"
    book.lot("B1", "COTTON", "SGIN1", 300, "2026-01-10", docs=["D-B1"])
    assert verdict(book.case, listed()) == "contradicted"


def test_without_any_shipment_on_file_the_records_of_use_stand_alone_and_the_way_is_asked_for():
    case = replace(shirts().case, shipments={})
    assert verdict(case, listed()) == "confirmed"
    assert verdict(case, listed("PSOMEBODY")) == "traced-outside-scope"
    (warning,) = trace(case, [], ON).warnings
    assert warning.code == "movement-not-on-file"
    assert dict(warning.because[0].params)["count"] == 4


def test_yarn_without_bales_is_an_open_end():
    book = Book()
    book.lot("Y", "YARN", "SSPIN", 900, "2026-02-01", docs=["D-Y"])
    book.document("D-Y", "production-record")
    step(book, "G", "FABRIC", "SWEAVE", 850, "2026-04-01", {"Y": 900})
    lot = trace(book.case, [], ON).lots[G]
    assert not lot.closed
    assert [str(end.subject) for end in lot.open_ends] == ["lot:Y"]
    assert lot.chain_to("open-end").hops[-1].end == "site:SSPIN"
    assert lot.chain_to("origin") is None


def test_a_lot_of_unknown_material_is_an_open_end():
    book = Book()
    book.lot("G", "WIDGET", "S1", 10, "2026-02-01", docs=["D"])
    book.document("D", "production-record")
    assert trace(book.case, [], ON).lots[G].open_ends[0].because[0].code == "lot-of-unknown-material"


def test_a_lot_made_nobody_knows_where_is_an_open_end():
    book = Book()
    book.lot("G", "COTTON", None, 10, "2026-02-01", docs=["D"])
    book.document("D", "production-record")
    assert trace(book.case, [], ON).lots[G].open_ends[0].because[0].code == "lot-has-no-site"


def test_supplies_carry_the_chain_on_where_lots_end_but_no_further_than_e2():
    book = Book()
    book.lot("Y", "YARN", "SSPIN", 900, "2026-02-01", docs=["D-Y"])
    book.document("D-Y", "production-record")
    step(book, "G", "FABRIC", "SWEAVE", 850, "2026-04-01", {"Y": 900})
    book.good("COTTON", "520100", "cotton")
    book.supply("PGIN1", "PSSPIN".replace("PS", "P", 1), "COTTON", docs=["D-S"])
    book.document("D-S", "invoice")
    book.document("D-S2", "bill-of-lading")
    chain = trace(book.case, [listed()], ON).lots[G].chain_to("listing:l/x")
    assert [hop.relation for hop in chain.hops] == ["made-from", "made-at", "run-by", "supplied-by", "is-listed-as"]
    assert chain.grade is Grade.E2
    assert chain.content is None or chain.content.lo.of_one == 0
    assert verdict(book.case, listed()) == "probable"


def test_what_a_maker_buys_besides_does_not_reach_a_lot_with_a_genealogy():
    book = shirts()
    book.supply("PLISTED", "PSPIN", "COTTON", docs=[])
    assert trace(book.case, [listed("PLISTED")], ON).lots[G].chain_to("listing:l/x") is None


def test_a_supply_of_what_cannot_go_into_the_good_is_not_followed():
    book = Book()
    book.lot("G", "YARN", "SSPIN", 900, "2026-02-01")
    book.good("SHIRT", "620520", "cotton")
    book.supply("PLISTED", "PSPIN", "SHIRT")
    assert trace(book.case, [listed("PLISTED")], ON).lots[G].chain_to("listing:l/x") is None


def test_a_good_without_lots_is_traced_through_supplies():
    book = Book()
    book.good("SHIRT", "620520", "cotton")
    book.good("COTTON", "520100", "cotton")
    book.supply("PSEW", "PIMPORT", "SHIRT", docs=["D1"])
    book.supply("PGIN1", "PSEW", "COTTON", docs=["D2"])
    for document in ("D1", "D2"):
        book.document(document, "contract")
    tracing = trace(book.case, [listed()], ON)
    (chain,) = [chain for chain in tracing.of(Subject("good", "SHIRT")) if chain.reaches == "listing:l/x"]
    assert [hop.end for hop in chain.hops] == ["party:PSEW", "party:PGIN1", "listing:l/x"]
    assert chain.grade is Grade.E2


def test_whoever_only_sent_a_lot_is_told_apart_from_its_maker():
    book = shirts()
    book.site("STORE", "PTRADER")
    book.ship("T1", "B1", "SGIN1", "STORE", 0, docs=[])
    book.ship("T2", "B1", "STORE", "SSPIN", 0, docs=[])
    chain = trace(book.case, [listed("PTRADER")], ON).lots[G].chain_to("listing:l/x")
    assert "shipped-by" in [hop.relation for hop in chain.hops]
    assert chain.because[-1].code == "reached-by-handling"
    assert chain.content is None


def test_the_strongest_path_wins_then_the_shortest_then_the_order_of_ids():
    book = shirts()
    marks = Mark("listing:l/x", {PartyId("PGIN1"): Grade.E3, PartyId("PGIN2"): Grade.E3})
    chain = trace(book.case, [marks], ON).lots[G].chain_to("listing:l/x")
    assert "lot:B1" in [hop.end for hop in chain.hops]
    weak = book.without("D-B1-Y-INV")
    chain = trace(weak, [marks], ON).lots[G].chain_to("listing:l/x")
    assert "lot:B2" in [hop.end for hop in chain.hops]


def test_papers_after_the_day_do_not_count_and_the_lots_stay():
    tracing = trace(shirts().case, [listed()], ON.replace(month=4, day=15))
    assert tracing.lots[G].chain_to("listing:l/x").grade is Grade.E0


def test_supplies_after_the_day_are_left_out_and_counted():
    book = Book()
    book.good("SHIRT", "620520", "cotton")
    book.supply("PSEW", "PIMPORT", "SHIRT", since="2026-11-23")
    book.supply("PGIN1", "PIMPORT", "SHIRT", since="2026-11-22")
    tracing = trace(book.case, [listed("PSEW"), Mark("listing:l/y", {PartyId("PGIN1"): Grade.E3})], ON)
    assert [chain.reaches for chain in tracing.chains] == ["listing:l/y"]
    (warning,) = tracing.warnings
    assert dict(warning.because[0].params)["rows"] == 1


def test_records_of_what_was_made_from_a_lot_do_not_prove_how_it_was_made():
    book = shirts()
    case = book.without("D-Y")
    document = case.documents["D-F"]
    case.documents["D-F"] = replace(document, covers=("lot:F", "lot:Y"))
    assert verdict(case, listed("PSOMEBODY")) == "unresolved"


def test_a_lot_made_through_others_from_itself_is_refused_at_its_row():
    book = shirts()
    book.use("Y", "F", 10)
    with pytest.raises(UserError) as refused:
        trace(book.case, [], ON)
    assert refused.value.code == "lot-made-from-itself"
    assert refused.value.place.file == "uses.csv"


def test_a_mark_that_nobody_reaches_leaves_no_chain():
    assert trace(shirts().case, [listed("PSOMEBODY")], ON).lots[G].chain_to("listing:l/x") is None


def test_the_order_of_rows_does_not_change_what_is_found():
    book = shirts()
    case = replace(
        book.case,
        uses=book.case.uses[::-1],
        lots=dict(reversed(book.case.lots.items())),
        shipments=dict(reversed(book.case.shipments.items())),
        sites=dict(reversed(book.case.sites.items())),
    )
    one, other = trace(book.case, [listed(), region()], ON), trace(case, [listed(), region()], ON)
    assert [[hop.end for hop in chain.hops] for chain in one.chains] == [
        [hop.end for hop in chain.hops] for chain in other.chains
    ]
