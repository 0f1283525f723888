"""The summary of a chain, and whether a later one is the same."""

from dataclasses import replace

from amparo.facts.ids import LotId, PartyId
from amparo.facts.party import Identifier
from amparo.tracing.summary import compare, summarise
from tracing.book import ON, Book, shirts

G = LotId("G")


def renamed(case, prefix):
    """The same chain a season later: every lot, shipment and record has a new id."""
    new = {id_: LotId(f"{prefix}{id_}") for id_ in case.lots}
    return replace(
        case,
        lots={new[id_]: replace(lot, id=new[id_]) for id_, lot in case.lots.items()},
        uses=tuple(
            replace(use, output_lot_id=new[use.output_lot_id], input_lot_id=new[use.input_lot_id]) for use in case.uses
        ),
        shipments={id_: replace(one, lot_id=new[one.lot_id]) for id_, one in case.shipments.items()},
    )


def test_the_summary_names_each_stage_its_maker_and_a_record():
    summary = summarise(shirts().case, G, ON)
    assert [(part.depth, part.stage, part.party_id) for part in summary.parts] == [
        (0, "cotton/article", "PSEW"),
        (1, "cotton/fabric", "PWEAVE"),
        (2, "cotton/yarn", "PSPIN"),
        (3, "cotton/lint", "PGIN1"),
        (3, "cotton/lint", "PGIN2"),
    ]
    assert set(summary.parts[1].records) == {
        ("invoice", "D-F-G-INV"),
        ("bill-of-lading", "D-F-G-BL"),
        ("production-record", "D-F"),
    }
    assert summary.unrecorded == ()


def test_new_lots_over_the_same_parties_are_the_same_chain():
    case = shirts().case
    assert compare(summarise(case, G, ON), summarise(renamed(case, "N-"), LotId("N-G"), ON)).identical


def test_a_changed_spinner_is_named_as_gone_and_as_new():
    earlier = shirts()
    later = shirts()
    later.site("SOTHER", "PNEWSPIN")
    later.case.lots[LotId("Y")] = replace(later.case.lots[LotId("Y")], site_id="SOTHER")
    found = compare(summarise(earlier.case, G, ON), summarise(later.case, G, ON))
    assert not found.identical
    made = [(one.turn, one.part.party_id) for one in found.differences if one.part.role == "made"]
    assert made == [("added", "PNEWSPIN"), ("removed", "PSPIN")]


def test_a_trader_between_is_a_difference():
    later = shirts()
    later.site("STORE", "PTRADER")
    later.ship("T-X", "F", "STORE", "SSEW", 0)
    found = compare(summarise(shirts().case, G, ON), summarise(later.case, G, ON))
    assert [(one.turn, one.part.role, one.part.party_id) for one in found.differences] == [("added", "sent", "PTRADER")]


def test_another_place_of_the_same_maker_is_a_difference():
    later = shirts()
    later.site("SANNEX", "PSPIN", address="Elsewhere 5")
    later.case.lots[LotId("Y")] = replace(later.case.lots[LotId("Y")], site_id="SANNEX")
    found = compare(summarise(shirts().case, G, ON), summarise(later.case, G, ON))
    assert {one.turn for one in found.differences} == {"added", "removed"}


def test_a_party_is_known_again_by_its_number_under_another_id_and_name():
    def numbered(id_, name):
        book = Book()
        book.party(id_, identifiers=(Identifier("lei", "529900T8BM49AURSDO55"),))
        party = book.case.parties[PartyId(id_)]
        book.case.parties[PartyId(id_)] = replace(party, names=(replace(party.names[0], text=name),))
        book.site("S1", id_)
        book.lot("G", "COTTON", "S1", 10, "2026-01-01", docs=["D"])
        book.document("D", "production-record")
        return summarise(book.case, G, ON)

    assert compare(numbered("P1", "Old name"), numbered("P9", "New name")).identical
