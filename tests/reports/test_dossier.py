"""The dossier says on page one what is met, how sure, and what is due; and leaves nothing out behind it."""

from dataclasses import replace

from amparo.findings.reason import because
from amparo.reports import dossier
from amparo.reports.dossier.screened import RESULTS
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Entries, Figure, Mark, Table, numbers, texts
from reports import invented_case as told


def built(assessment=told.ASSESSMENT, case=told.CASE):
    return dossier.build(assessment, case, told.wording(), told.TITLES)


def words(part):
    return " ".join(texts(part))


def section(paper, anchor):
    return next(part for part in paper.sections if part.anchor == anchor)


def test_page_one_leads_with_the_surest_verdict_its_ground_and_the_next_date():
    front = built().front
    entries = [block for block in front if isinstance(block, Entries)]
    first = entries[0].points[0]
    assert Mark("Confirmed", "filled") in first.side[0]
    assert "rebuttable presumption" in words(first.body)
    assert "A maker is an entry" in words(first.body)
    assert "4 December 2026" in words(entries[1].points[0].side)
    assert "in 12 days" in words(entries[1].points[0].side)


def test_page_one_names_samples_as_samples_and_coverage_as_incomplete():
    front = words(built().front)
    assert "“Invented makers list” is an invented sample" in front
    assert "105 of 144 published entries are known here, 61 of them confirmed" in front
    assert "un-sc" in front


def test_a_case_with_nothing_met_does_not_read_as_a_permission():
    silent = replace(told.ASSESSMENT, exposures=(), deadlines=(), hits=())
    front = words(built(silent).front)
    assert "That is not a statement that none does" in front


def test_dates_that_have_passed_are_not_due_next():
    entries = [block for block in built().front if isinstance(block, Entries)]
    assert "25 October 2026" not in words(entries[1])
    assert "25 October 2026" in words(section(built(), "clock"))


def test_every_finding_stands_in_its_part():
    paper = built()
    for anchor, said in {
        "chains": "Turkistan gin",
        "contradictions": "Bale 114 appears in two lots.",
        "gaps": "The chain ends at the Turkistan gin.",
        "routes": "It is not told whether the guidance was followed.",
        "clock": "No exclusion is told yet.",
        "conflicts": "The review asks for production records of the mill.",
        "undecided": "Nothing is told of the destination.",
        "screened": "Two of three words agree.",
        "claims": "All workers were hired individually.",
        "sources": told.SHA,
        "unconfirmed": "Exception to the presumption",
        "documents": "documents/d8.pdf",
    }.items():
        assert said in words(section(paper, anchor)), anchor


def test_both_duties_of_a_conflict_stand_side_by_side_under_their_own_law():
    pair = section(built(), "conflicts").blocks[1]
    assert "asks for production records" in words(pair.left)
    assert "art. 13" in words(pair.right)
    assert "no approval is told" in words(pair.below)


def test_claims_carry_who_made_them_and_when_for_and_against_alike():
    rows = next(block for block in section(built(), "claims").blocks if isinstance(block, Table)).rows
    assert [words(row[1]).split()[0] for row in rows] == ["alleges", "denies"]
    assert [words(row[2]) != "" and words(row[3]) != "" for row in rows] == [True, True]


def test_chains_run_from_raw_material_on_the_left_to_the_good_on_the_right():
    figure = next(block for block in section(built(), "chains").blocks if isinstance(block, Figure))
    at = {label.text: box.x for box in figure.picture.boxes for label in box.labels}
    assert at["Raw cotton, ginned"] < at["Cotton yarn"] < at["Woven cotton fabric"] < at["Men's cotton shirts"]
    listed = next(box for box in figure.picture.boxes if box.frame == "listing")
    assert listed.x < at["Raw cotton, ginned"]
    assert "List entry (invented sample)" in {label.text for label in listed.labels}


def test_each_hop_in_the_picture_carries_grade_share_and_papers():
    figure = next(block for block in section(built(), "chains").blocks if isinstance(block, Figure))
    labels = [tuple(label.text for label in arrow.labels) for arrow in figure.picture.arrows]
    assert ("made from", "E3 · 0\u201344 %", "D4 D5 +1") in labels
    weak = [arrow for arrow in figure.picture.arrows if arrow.weak]
    assert [arrow.labels[1].text for arrow in weak] == ["E1 · 56\u2013100 %"]


def test_the_matrix_tells_a_missing_paper_from_one_on_file():
    table = next(block for block in section(built(), "matrix").blocks if isinstance(block, Table))
    row = next(row for row in table.rows if "lot:L5" in words(row[0]))
    assert Mark("missing", "dashed") in [part for cell in row for line in cell for part in line]
    row = next(row for row in table.rows if "lot:L2" in words(row[0]))
    assert [text.strip() for text in texts(row) if text.strip() in {"production record", "D3"}] == [
        "production record",
        "D3",
    ]


def test_links_lead_somewhere():
    paper = built()
    anchors = {part.anchor for part in paper.sections}
    links = set()
    for block in (*paper.front, *(block for part in paper.sections for block in part.blocks)):
        anchors |= set(getattr(block, "anchors", ()))
        anchors |= {entry.anchor for entry in getattr(block, "points", ()) if hasattr(entry, "anchor")}
        links |= set(_links(block))
    assert links - {""} <= anchors


def _links(part):
    if isinstance(part, tuple):
        for item in part:
            yield from _links(item)
    elif hasattr(part, "link"):
        yield part.link
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from _links(getattr(part, name))


def test_each_hop_is_told_once_and_every_chain_names_its_hops():
    paper = built()
    hops = next(block for block in section(paper, "hops").blocks if isinstance(block, Table))
    ends = [words(row[1]) for row in hops.rows]
    assert len(ends) == len(set(ends)) > 3
    ways = next(block for block in section(paper, "chains").blocks if isinstance(block, Table))
    assert len(ways.rows) == len(told.ASSESSMENT.chains)
    named = {part.link for row in ways.rows for line in row[3] for part in line}
    assert named == set(hops.anchors)


def test_what_two_results_share_is_told_once_and_both_name_it():
    shared = because("told-at-length", text="The gin stands on a list of makers that the authority published in May.")
    confirmed = tuple(one for one in told.ASSESSMENT.exposures if one.verdict != "not-covered")
    twice = tuple(replace(one, because=(*one.because, shared)) for one in confirmed)
    known = told.wording()
    more = replace(known, sentences={**known.sentences, "reason.told-at-length": "{text}"})
    part = dossier.build(replace(told.ASSESSMENT, exposures=twice), told.CASE, more, told.TITLES).sections[0]
    assert words(part).count("that the authority published in May") == 1
    assert words(part).count("note-1") > 1


def test_appendices_come_last_are_lettered_and_hold_every_list_and_paper():
    paper = built()
    appended = [part.appendix for part in paper.sections]
    assert appended == sorted(appended)
    assert numbers(paper.sections)[appended.index(True)] == "A"
    assert {"documents", "sources", "hops", "matrix", "unconfirmed"} <= {
        part.anchor for part in paper.sections if part.appendix
    }


def test_every_party_and_list_is_told_with_its_result_though_lists_that_fared_alike_stand_together():
    part = section(built(), "screened")
    table = next(block for block in part.blocks if isinstance(block, Table) and "each list" in block.caption)
    for one in told.ASSESSMENT.screenings:
        row = next(row for row in table.rows if one.list_id in words(row[0]))
        cell = words(row[1 + list(RESULTS).index(one.result)])
        assert str(one.party_id) in cell or "parties named below" in cell
        assert str(one.party_id) in words(part.blocks[-1])


def test_lists_that_are_not_kept_are_told_in_one_sentence():
    alike = [because("list-not-kept", list=name) for name in ("un-sc", "us-csl", "us-bis-el")]
    lines = Teller(told.ASSESSMENT, told.CASE, told.wording(), told.TITLES).because(alike)
    assert len(lines) == 1
    assert "un-sc, us-csl, us-bis-el" in words(lines)
