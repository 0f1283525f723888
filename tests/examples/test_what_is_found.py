"""amparo finds in the examples what is planted there, and nothing that is to be left alone."""

import shutil

import pytest

from amparo.findings.assessment import Assessment
from examples.assessing import EXPECTED, assess, assessed
from examples.books import EXAMPLES

RISING = ("traced-outside-scope", "unresolved", "possible", "probable", "confirmed", "contradicted")


def exposures(found: Assessment, *kinds: str) -> dict[tuple[str, str], str]:
    """Return the strongest verdict by subject and measure."""
    strongest: dict[tuple[str, str], str] = {}
    for one in found.exposures:
        if one.subject.kind in kinds and one.verdict != "not-covered":
            key = (str(one.subject), one.measure_id)
            strongest[key] = max(strongest.get(key, RISING[0]), one.verdict, key=RISING.index)
    return strongest


@pytest.mark.parametrize("name", EXPECTED)
def test_hits_and_exposures_are_those_of_the_notes(name, nowhere):
    found, expected = assessed(name, nowhere), EXPECTED[name]
    assert sorted(f"{hit.party_id} {hit.list_id}" for hit in found.hits) == sorted(expected.get("hits", ()))
    met = [
        f"{subject} {measure} {verdict}"
        for (subject, measure), verdict in exposures(found, "party", "lot", "good").items()
    ]
    assert sorted(met) == sorted(expected.get("exposures", ()))
    assert set(expected.get("case", ())) <= {measure for _, measure in exposures(found, "case")}
    assert set(expected.get("undecided", ())) <= {f"{one.subject} {one.rule}" for one in found.undecided}


@pytest.mark.parametrize("name", EXPECTED)
def test_contradictions_are_those_of_the_notes(name, nowhere):
    found = [f"{one.code} {one.subject}" for one in assessed(name, nowhere).contradictions]
    assert sorted(found) == sorted(EXPECTED[name].get("contradictions", ()))


@pytest.mark.parametrize("name", EXPECTED)
def test_routes_and_days_are_those_of_the_notes(name, nowhere):
    found, expected = assessed(name, nowhere), EXPECTED[name]
    states = {remedy.route_id: remedy.open for remedy in found.remedies}
    assert {route: states.get(route) for route in expected.get("open", ())} == dict.fromkeys(
        expected.get("open", ()), "yes"
    )
    assert {states.get(route, "no") for route in expected.get("shut", ())} <= {"no"}
    days = {f"{one.route_id} {one.step} {one.due}" for one in found.deadlines}
    assert set(expected.get("due", ())) <= days


@pytest.mark.parametrize("name", EXPECTED)
def test_conflicts_and_cautions_are_those_of_the_notes(name, nowhere):
    found, expected = assessed(name, nowhere), EXPECTED[name]
    assert set(expected.get("conflicts", ())) <= {one.id for one in found.conflicts}
    assert set(expected.get("cautions", ())) <= {one.code for one in found.warnings}


def test_every_bundle_is_expected_something_of():
    bundles = {str(path.parent.relative_to(EXAMPLES)) for path in EXAMPLES.rglob("case.toml")}
    assert bundles == {name.partition("@")[0] for name in EXPECTED}


def test_the_commingled_lot_is_traced_to_the_listed_gin_and_its_place(nowhere):
    chains = {chain.reaches: chain for chain in assessed("cotton-shirts", nowhere).chains if chain.subject.id == "G1"}
    gin = next(chain for mark, chain in chains.items() if mark.startswith("listing:"))
    steps = [gin.hops[0].start, *(hop.end for hop in gin.hops)]
    assert steps[:6] == ["lot:G1", "lot:F1", "lot:Y1", "lot:B1X", "site:S-GIN-X", "party:P-GIN-X"]
    assert gin.content is not None
    assert gin.content.lo.of_one > 0
    assert all(hop.document_ids for hop in gin.hops if hop.relation == "made-from")
    assert "region:CN-XJ" in chains


def test_owners_who_cross_one_half_only_together_are_added_up(nowhere):
    found = assessed("cotton-shirts", nowhere)
    owned = [one for one in found.exposures if one.subject.id == "P-WEAVE-2"]
    assert [one.measure_id for one in owned] == ["us-ofac-50pct"]
    named = {f"party:{party}" for party in ("P-VEHICLE-1", "P-VEHICLE-2", "P-OWNER-1", "P-OWNER-2")}
    hops = {node for one in owned for id_ in one.chain_ids for node in _nodes(found, id_)}
    assert named <= hops


def _nodes(found: Assessment, chain_id: str) -> set[str]:
    return {
        node for chain in found.chains if chain.id == chain_id for hop in chain.hops for node in (hop.start, hop.end)
    }


def test_the_look_alike_and_the_street_are_left_alone(nowhere):
    found = assessed("cotton-shirts", nowhere)
    assert "P-MACHINES" not in {hit.party_id for hit in found.hits}
    told = {
        node
        for chain in found.chains
        for hop in chain.hops
        for node in (hop.start, hop.end)
        if hop.relation in ("is-listed-as", "located-in")
    }
    assert not told & {"site:S-SEW", "party:P-SEW", "party:P-MACHINES"}
    assert not {one.subject.id for one in found.exposures} & {"S-SEW", "P-SEW", "P-MACHINES"}


@pytest.mark.parametrize(
    "story", [("cotton-shirts", "D-Y2-PR", "G2"), ("solar-modules", "D-W2-PR", "A2")], ids=lambda story: story[0]
)
@pytest.mark.parametrize("taken", ["file", "row"])
def test_taking_one_record_away_leaves_the_lot_unresolved_and_names_the_gap(story, taken, tmp_path, nowhere):
    name, record, lot = story
    folder = tmp_path / name
    shutil.copytree(EXAMPLES / name, folder)
    if taken == "file":
        (folder / "documents" / f"{record}.txt").unlink()
    else:
        rows = (folder / "documents.csv").read_text("utf-8").splitlines(keepends=True)
        (folder / "documents.csv").write_text("".join(row for row in rows if not row.startswith(f"{record},")), "utf-8")
    found = assess(folder, nowhere)
    before, after = (exposures(one, "lot") for one in (assessed(name, nowhere), found))
    assert before[f"lot:{lot}", "us-uflpa-s3"] == "traced-outside-scope"
    assert after[f"lot:{lot}", "us-uflpa-s3"] == "unresolved"
    assert record in {gap.document_id for gap in found.gaps}
    assert record not in {gap.document_id for gap in assessed(name, nowhere).gaps}
    changed = {key for key in before if before[key] != after.get(key)}
    assert changed == {(f"lot:{lot}", "us-uflpa-s3")}


def test_before_the_act_the_older_order_is_met_instead(nowhere):
    then = exposures(assessed("cotton-shirts@2022-06-01", nowhere), "lot")
    now = exposures(assessed("cotton-shirts@2026-11-01", nowhere), "lot")
    assert {measure for _, measure in now} >= {"us-uflpa-s3"}
    assert "us-uflpa-s3" not in {measure for _, measure in then}
    assert ("lot:G1", "us-wro-xuar-cotton-tomato") in then
    assert "us-wro-xuar-cotton-tomato" not in {measure for _, measure in now}


def test_every_finding_that_rests_on_a_sample_names_it(nowhere):
    for name in EXPECTED:
        for hit in assessed(name, nowhere).hits:
            assert "listed-on-sample" in {reason.code for reason in hit.because}, (name, hit.party_id)
