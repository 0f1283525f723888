"""What every list source must hold to, whichever it is: the tests run over the catalogue."""

import html
import json
import re

import pytest

from amparo.kernel.errors import ShapeChangedError, SourceError
from amparo.sources.catalogue import list_sources
from sources.goldens import DAY, EXPECTED, GOLDEN, golden, rendered

SOURCES = list_sources()
EVERY = pytest.mark.parametrize("list_id", sorted(SOURCES))


def required(list_id: str) -> list[str]:
    """The golden files without which the list cannot be read."""
    source, files = SOURCES[list_id], golden(list_id)
    names = source.chosen(files)
    optional = {need.role for need in source.needs if need.optional}
    return [name for role, name in names.items() if role not in optional] or list(names.values())


def turned(name: str, content: bytes) -> bytes:
    """The same file with its rows in the opposite order."""
    text = content.decode("utf-8")
    if name.endswith(".xml"):
        return re.sub(
            r"(<(INDIVIDUALS|ENTITIES)>)(.*?)(</\2>)",
            lambda found: (
                found[1]
                + "".join(
                    reversed(re.findall(r"<(?:INDIVIDUAL|ENTITY)>.*?</(?:INDIVIDUAL|ENTITY)>", found[3], re.DOTALL))
                )
                + found[4]
            ),
            text,
            flags=re.DOTALL,
        ).encode()
    if name.endswith(".html"):
        parts = re.findall(r"<h2>.*?(?=<h2>|<p>Last)", text, re.DOTALL)
        return text.replace("".join(parts), "".join(reversed(parts))).encode()
    end = "\x1a" if text.endswith("\x1a") else ""
    lines = text.removesuffix("\x1a").splitlines(keepends=True)
    header = 1 if re.match(r'"?(source|name)', lines[0], re.IGNORECASE) else 0
    return ("".join([*lines[:header], *reversed(lines[header:])]) + end).encode()


@EVERY
def test_each_list_has_a_golden_example_and_reads_it_as_expected(list_id):
    snapshot = SOURCES[list_id].read(golden(list_id), DAY)
    assert rendered(snapshot) == json.loads((GOLDEN / list_id / EXPECTED).read_text("utf-8"))


@EVERY
def test_a_list_says_who_publishes_it_under_which_licence_and_where(list_id):
    source = SOURCES[list_id]
    assert source.title
    assert source.publisher
    assert source.licence
    assert source.urls
    assert all(url.startswith("https://") for url in source.urls.values())
    assert all(re.fullmatch(r"[\w.-]+", name) for name in source.urls)
    assert source.usual > 0


@EVERY
def test_an_empty_file_is_refused(list_id):
    for name in required(list_id):
        with pytest.raises(ShapeChangedError) as refused:
            SOURCES[list_id].read({**golden(list_id), name: b"\r\n"}, DAY)
        assert refused.value.code == "file-empty"
        assert refused.value.place is not None
        assert refused.value.place.file == name


@EVERY
def test_a_file_cut_within_a_row_is_refused(list_id):
    for name in required(list_id):
        content = golden(list_id)[name].rstrip(b"\r\n\x1a ")
        cut = content[: content.rfind(b"\n") + 8]
        with pytest.raises(ShapeChangedError):
            SOURCES[list_id].read({**golden(list_id), name: cut}, DAY)


@EVERY
@pytest.mark.parametrize(
    "wrong",
    [
        b"<!DOCTYPE html><html><body><p>Access denied</p></body></html>",
        b'{"error": "not found"}',
        b"\x89PNG\x00\x01",
        b"a,b\n1,2\n",
    ],
    ids=["a web page", "json", "a picture", "another table"],
)
def test_another_file_under_the_right_name_is_refused(list_id, wrong):
    for name in required(list_id):
        with pytest.raises(ShapeChangedError):
            SOURCES[list_id].read({**golden(list_id), name: wrong}, DAY)


@EVERY
def test_a_missing_file_is_named(list_id):
    for name in required(list_id):
        rest = {other: content for other, content in golden(list_id).items() if other != name}
        with pytest.raises(SourceError) as refused:
            SOURCES[list_id].read(rest, DAY)
        assert refused.value.code == "list-file-missing"


@EVERY
def test_the_order_of_rows_does_not_matter(list_id):
    files = golden(list_id)
    other_way = {name: turned(name, content) for name, content in files.items()}
    assert other_way != files
    assert SOURCES[list_id].read(other_way, DAY).listings == SOURCES[list_id].read(files, DAY).listings


@EVERY
def test_every_entry_can_be_found_where_its_locator_says(list_id):
    files = golden(list_id)
    for listing in SOURCES[list_id].read(files, DAY).listings:
        file, _, key = listing.locator.partition("#")
        assert key
        assert key in html.unescape(files[file].decode("utf-8"))


@EVERY
def test_ids_tell_their_list_and_codes_are_lower_case(list_id):
    for listing in SOURCES[list_id].read(golden(list_id), DAY).listings:
        assert listing.id.startswith(f"{list_id}:")
        assert all(re.fullmatch("[a-z]{2}", country) for country in listing.countries)
        assert all(re.fullmatch("[a-z0-9-]+", number.scheme) for number in listing.identifiers)


def test_a_file_without_a_date_needs_to_be_told_one():
    with pytest.raises(SourceError) as refused:
        SOURCES["us-ofac-sdn"].read(golden("us-ofac-sdn"), None)
    assert refused.value.code == "list-date-unknown"


def test_a_date_in_the_file_goes_before_the_one_told():
    assert SOURCES["un-sc"].read(golden("un-sc"), DAY).as_of.isoformat() == "2026-02-27"
    assert SOURCES["us-uflpa"].read(golden("us-uflpa"), DAY).as_of.isoformat() == "2026-08-20"


def test_an_extract_is_shown_as_one():
    coverage = SOURCES["us-ofac-sdn"].read(golden("us-ofac-sdn"), DAY).coverage
    assert (coverage.known, coverage.of, coverage.complete) == (5, SOURCES["us-ofac-sdn"].usual, False)
