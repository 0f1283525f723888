"""Every layout draws full, bare and hostile cases: as PDF/A without a missing glyph, as DOCX, as portal texts."""

import io
import re
from dataclasses import fields, is_dataclass, replace

import docx as word
import pypdf
import pytest

from amparo.remedies.catalogue import routes
from amparo.reports import package
from amparo.reports.package.model import Request
from amparo.wording import speak
from reports.package_case import CALM, CASE, MET, OUTSIDE, bound, code_of, going, reviewed, text_of
from reports.words import side_taking

LAYOUTS = package.layouts().values()
HOSTILE = (
    "<&>{{ }} {% raw %} #import $x$ @ref \\textbf \\u{1F600} ${HOME} `code` *bold* _it_ // /* --- =head "
    "\u202e\u200b مرحبا ئۇيغۇر 新疆 ไทย 😀 \x00\x1b[0m\ufffe"
)


def fitting(layout, route_id):
    """Return findings with which something can be filed on the route."""
    measure = next(iter(routes()[route_id].answers), OUTSIDE.measure_id)
    exposure = replace(MET if layout.claim == "within-scope" else OUTSIDE, measure_id=measure)
    return going(route_id, replace(CALM, exposures=(exposure,)))


def spoilt(part, text):
    """Return a row with every free text in it spoilt; ids, dates, codes and files stay."""
    free = {"name", "names", "title", "address", "made_by", "statement", "method", "text", "publisher", "forum",
            "bill_of_lading", "container", "standard_of_proof"}  # fmt: skip
    changes = {}
    for one in fields(part):
        value = getattr(part, one.name)
        if isinstance(value, str) and one.name in free:
            changes[one.name] = f"{text}{value}"
        elif isinstance(value, tuple) and value and all(is_dataclass(each) for each in value):
            changes[one.name] = tuple(spoilt(each, text) for each in value)
    return replace(part, **changes)


def long_case(text):
    """Return the case with one name, one address and one claim too long for any page."""
    goods = {**CASE.goods, "G2": replace(CASE.goods["G2"], name=text)}
    parties = {**CASE.parties, "P4": replace(CASE.parties["P4"], address=text)}
    claims = (CASE.claims[0], replace(CASE.claims[1], statement=text))
    return replace(CASE, goods=goods, parties=parties, claims=claims)


def hostile_case(text):
    tables = {
        name: {key: spoilt(row, text) for key, row in getattr(CASE, name).items()}
        for name in ("parties", "sites", "goods", "lots", "shipments")
    }
    claims = tuple(spoilt(claim, text) for claim in CASE.claims)
    indicators = tuple(spoilt(one, text) for one in CASE.indicators)
    return replace(CASE, title=text, claims=claims, indicators=indicators, **tables)


def opened(files):
    """Assert that every paper of a package opens and holds its form; return the text of the filing."""
    for name, content in {**files.filing, **files.internal}.items():
        if name.endswith(".pdf") and "/" not in name:
            reader = pypdf.PdfReader(io.BytesIO(content))
            metadata = reader.trailer["/Root"]["/Metadata"].get_data()
            assert b"<pdfaid:part>2</pdfaid:part>" in metadata
            assert "\ufffd" not in "".join(page.extract_text() for page in reader.pages)
        if name.startswith("portal/"):
            assert re.fullmatch(rb"[A-Za-z0-9 ]*\n", content), name
    document = word.Document(io.BytesIO(files.filing["filing.docx"]))
    again = io.BytesIO()
    document.save(again)
    written = [paragraph.text for paragraph in document.paragraphs]
    written += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert not re.search(r"\{[a-z_]+\}|None|Traceback", " ".join(written).replace("${HOME}", ""))
    return text_of(files.filing["filing.pdf"])


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_layout_draws_a_full_case_for_each_of_its_routes(layout):
    for route_id in layout.routes:
        assert route_id in routes(), route_id
    text = opened(bound(fitting(layout, layout.routes[0]), request=Request(layout.routes[0])))
    assert side_taking(text) == []
    assert "Executive summary" in text


@pytest.mark.slow
@pytest.mark.parametrize("route_id", [route for layout in LAYOUTS for route in layout.routes[1:]])
def test_every_further_route_of_a_layout_is_drawn(route_id):
    layout = package.layout_for(route_id)
    assert side_taking(opened(bound(fitting(layout, route_id), request=Request(route_id)))) == []


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_layout_draws_a_bare_case_or_says_that_there_is_nothing_to_file(layout):
    nothing = {"sites": {}, "goods": {}, "lots": {}, "shipments": {}, "documents": {}}
    none = dict.fromkeys(("holdings", "uses", "claims", "indicators", "events"), ())
    bare = replace(CASE, parties={"P1": CASE.parties["P1"]}, **nothing, **none)
    empty = replace(
        going(layout.routes[0]), screenings=(), hits=(), chains=(), exposures=(), gaps=(), snapshots=(), deadlines=()
    )
    request = Request(layout.routes[0])
    if layout.about == "lots":
        assert code_of(empty, bare, request) == "package-nothing-to-file"
    else:
        opened(bound(empty, bare, request))


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_layout_shows_hostile_data_and_obeys_none_of_it(layout):
    shown = opened(bound(fitting(layout, layout.routes[0]), hostile_case(HOSTILE), Request(layout.routes[0])))
    assert "#import $x$ @ref" in shown.replace("\n", " ")


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_layout_holds_ten_thousand_signs(layout):
    text = "y" * 300 + " " + " ".join(["long"] * 1_940)
    opened(bound(fitting(layout, layout.routes[0]), long_case(text), Request(layout.routes[0])))


@pytest.mark.slow
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_two_runs_of_a_layout_give_the_same_manifest(layout):
    findings, request = fitting(layout, layout.routes[0]), Request(layout.routes[0])
    one, other = (bound(findings, request=request).filing[package.MANIFEST] for _ in range(2))
    assert one == other


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.id)
def test_every_layout_has_its_words(layout):
    wording = speak()
    for family in ("title", "kind", "asked"):
        assert wording.has(f"package.{family}.{layout.id}")
    assert wording.placeholders(f"package.title.{layout.id}") == {"about"}
    assert wording.placeholders(f"package.asked.{layout.id}") == frozenset()
    for part in layout.parts:
        assert wording.has(f"package.part-name.{part}")


def test_the_whole_case_is_filed_in_words_that_anybody_can_read():
    text = text_of(reviewed().filing["filing.pdf"])
    assert re.search(r"\b(?:KGM|H87|E[0-4])\b", text) is None
