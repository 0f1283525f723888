"""HTML and PDF show the same paper, the same on every run, and nothing that was put in as data becomes markup."""

import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pypdf
import pytest

from amparo.facts.party import Name
from amparo.kernel.errors import IntegrityError
from amparo.reports import dossier, html, pdf
from amparo.reports.letters import runs
from amparo.reports.paper import numbers
from reports import invented_case as told
from reports.test_words import shown

HOSTILE = (
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %}",
    '#import "x.typ"; #panic() $a$ *b* _c_ @d <e> \\ `f`',
    "x" * 10_000,
    "word " * 2_000,
    "\u202etxt.exe\u202c \u2066abc\u2069",
    "مرحبا ئۇيغۇر 123 (ABC)",
    "😀 ไทย \x00\x1b[31m \ud7ff",
    "新疆 骨直 ㍿ かな 한국어",
    "line\nbreak\r\nand\ttab",
    "&lt;b&gt; &amp; ' \" \\22 ;}",
    "",
)


def paper(case=told.CASE, assessment=told.ASSESSMENT):
    return dossier.build(assessment, case, told.wording(), told.TITLES)


def hostile_case(text):
    parties = {
        key: replace(party, names=(Name(text), Name(text, "original"))) for key, party in told.CASE.parties.items()
    }
    goods = {key: replace(good, name=text) for key, good in told.CASE.goods.items()}
    claims = tuple(replace(claim, statement=text, made_by=text, source=text) for claim in told.CASE.claims)
    return replace(told.CASE, title=text, parties=parties, goods=goods, claims=claims)


@pytest.fixture(scope="module")
def page():
    return html.render(paper())


@pytest.fixture(scope="module")
def document():
    return pdf.render(paper())


def test_the_page_asks_for_nothing_outside_itself(page):
    text = page.decode("utf-8")
    assert "<script" not in text
    assert "default-src 'none'" in text
    assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", text) == []
    assert {url.split(":")[0] for url in re.findall(r"url\(([^)]*)", text)} == {"data"}
    assert "@import" not in text


def test_names_in_other_letters_carry_their_language_and_direction(page):
    text = page.decode("utf-8")
    assert '<bdi lang="ug" dir="rtl">تارىم يورۇق پاختا گۇرۇھى</bdi>' in text
    assert '<bdi lang="zh-Hans">临海织造有限公司</bdi>' in text
    assert "Хлопок Северный Луг" in text


def test_the_page_can_be_read_without_seeing_it(page):
    text = page.decode("utf-8")
    assert text.count("<h1") == 1
    assert 'class="skip" href="#contents"' in text
    assert text.count("<table>") == text.count("<caption>") == text.count("<thead>")
    assert "<td" in text
    assert 'scope="row"' in text
    assert text.count("<svg") == text.count('role="img" aria-label=')


def test_the_document_is_archival_and_dated_with_its_own_day(document):
    reader = pypdf.PdfReader(io.BytesIO(document))
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode("utf-8")
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>B</pdfaid:conformance>" in metadata
    assert reader.metadata is not None
    assert reader.metadata.creation_date == datetime(2026, 11, 22, tzinfo=UTC)
    assert reader.metadata.title == told.CASE.title


def test_the_document_embeds_only_the_faces_that_come_as_packages(document):
    reader = pypdf.PdfReader(io.BytesIO(document))
    fonts = {str(font["/BaseFont"]) for each in reader.pages for font in _fonts(each)}
    assert fonts
    assert all(re.fullmatch(r"/[A-Z]{6}\+NotoSans(Arabic|CJKtc)?-\w+(-\w+)*", font) for font in fonts), fonts


def _fonts(each):
    return [font.get_object() for font in each["/Resources"].get("/Font", {}).values()]


def test_page_one_is_one_page(document):
    reader = pypdf.PdfReader(io.BytesIO(document))
    first = reader.pages[0].extract_text()
    assert "This is not legal advice." in first
    assert "4 December 2026" in first
    assert "Contents" in reader.pages[1].extract_text()


def test_page_and_document_tell_the_same_parts_in_the_same_order(page, document):
    titles = [part.title for part in paper().sections]
    heading = r"<h2 id=\"[^\"]*-title\"><span class=\"number\">\w+</span> ([^<]*)</h2>"
    assert re.findall(heading, page.decode("utf-8")) == titles
    text = " ".join(each.extract_text() for each in pypdf.PdfReader(io.BytesIO(document)).pages[1:])
    start = text.index("Each result tells") - 80
    told_at = [
        text.index(f"{number} {title}", start) for number, title in zip(numbers(paper().sections), titles, strict=True)
    ]
    assert told_at == sorted(told_at)


@pytest.mark.slow
def test_same_findings_give_the_same_bytes_whatever_the_hash_seed(page, document):
    code = (
        "import hashlib\nfrom amparo.reports import dossier, html, pdf\nfrom reports import invented_case as t\n"
        "p = dossier.build(t.ASSESSMENT, t.CASE, t.wording(), t.TITLES)\n"
        "print(hashlib.sha256(html.render(p)).hexdigest(), hashlib.sha256(pdf.render(p)).hexdigest())"
    )
    printed = set()
    for seed in ("1", "77"):
        environment = {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)}
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment)
        printed.add(run.stdout)
    assert len(printed) == 1
    assert html.render(paper()) == page
    assert pdf.render(paper()) == document


class _Markup(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = set()

    def handle_starttag(self, tag, attrs):
        self.found |= {tag, *(f"{tag}@{name}" for name, _ in attrs)}


def markup(page):
    """Elements and attributes of a page, those aside that only mark other letters."""
    parser = _Markup()
    parser.feed(page.decode("utf-8"))
    return parser.found - {"bdi", "bdi@lang", "bdi@dir", "tspan", "tspan@lang"}


# Every text is drawn as page and paper; all of them take more time than the suite that everybody runs has.
QUICK = 3
TEXTS = [
    pytest.param(text, id=str(number), marks=() if number < QUICK else pytest.mark.slow)
    for number, text in enumerate(HOSTILE)
]


@pytest.mark.parametrize("text", TEXTS)
def test_hostile_data_is_shown_and_never_obeyed(text, page):
    usual = markup(page)
    hostile = paper(hostile_case(text))
    page = html.render(hostile)
    assert markup(page) == usual
    assert text != HOSTILE[2] or shown(page).count("{{ 7 * 7 }} {% raw %}") > 10
    read = pypdf.PdfReader(io.BytesIO(pdf.render(hostile)))
    assert len(read.pages) > 3
    if text.startswith("<script"):
        assert "<script>alert(1)</script>" in shown(page).replace("\u200b", "")
        assert "alert(1)" in read.pages[0].extract_text()


def test_signs_that_steer_or_cannot_be_shown_are_told_as_code_points():
    text = shown(html.render(paper(hostile_case("\u202etxt.exe\u202c 😀"))))
    assert "[U+202E]txt.exe[U+202C] [U+1F600]" in text


def test_a_missing_glyph_stops_the_document():
    source = b"#set document(date: datetime(year: 2026, month: 1, day: 1))\n"
    source += b'#set text(font: "Noto Sans", fallback: false)\n#sys.inputs.text'
    stamp = datetime(2026, 1, 1, tzinfo=UTC)
    with pytest.raises(IntegrityError) as caught:
        pdf.compiled(source, {"text": "😀"}, stamp)
    assert caught.value.code == "glyph-missing"
    with pytest.raises(IntegrityError) as caught:
        pdf.compiled(b"#panic()", {}, stamp)
    assert caught.value.code == "document-not-set"


@pytest.mark.parametrize("text", HOSTILE)
def test_runs_joined_give_the_text_back(text):
    assert "".join(run.text for run in runs(text)) == text


def test_signs_without_script_stay_with_the_letters_around_them():
    told_runs = [(run.text, run.language) for run in runs("by 新疆 (2024) 棉花 and ئۇيغۇر، پاختا.")]
    assert told_runs == [
        ("by ", ""),
        ("新疆 (2024) 棉花", "zh-Hans"),
        (" and ", ""),
        ("ئۇيغۇر، پاختا", "ug"),
        (".", ""),
    ]
