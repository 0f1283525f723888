"""Whatever happens to a package after it was bound, its manifest tells it."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.kernel.errors import UserError
from amparo.reports.package.manifest import NAME, Difference, digest, manifest, read, verify

FILES = {
    "filing.pdf": b"%PDF-1.7 body", "filing.docx": b"PK\x03\x04", "portal/request.txt": b"Please\n",
    "exhibits/0001.csv": b"a,b\n1,2\n", "exhibits/0002.txt": b"two\n", "exhibits/0003.bin": bytes(range(256)),
}  # fmt: skip
STATEMENTS = [{"step": 1, "says": "Lot L1 (棉, ئۇيغۇر) was made.", "exhibits": [1]}]
CHAIN = [["cotton/ginning", "made", "uscc:1", "gin", "recorded"]]
MANIFEST = manifest(FILES, "2026-11-22", "us-protest", STATEMENTS, CHAIN)
WHOLE = {**FILES, NAME: MANIFEST}


def test_a_package_as_it_was_bound_has_no_differences():
    assert verify(WHOLE) == ()
    assert verify(WHOLE, digest(MANIFEST)) == ()


@given(st.sampled_from(sorted(FILES)), st.data())
def test_one_changed_byte_of_any_file_is_found(path, data):
    content = bytearray(FILES[path])
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    assert verify({**WHOLE, path: bytes(content)}) == (Difference(path, "changed"),)


@given(st.integers(0, len(MANIFEST) - 1), st.integers(1, 255))
def test_one_changed_byte_of_the_manifest_is_found_or_makes_it_none(place, flip):
    content = bytearray(MANIFEST)
    content[place] ^= flip
    with suppress(UserError):
        assert verify({**FILES, NAME: bytes(content)}) != ()


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_file_taken_out_emptied_cut_or_lengthened_is_found(path):
    left = {name: content for name, content in WHOLE.items() if name != path}
    assert verify(left) == (Difference(path, "missing"),)
    for content in (b"", FILES[path][:-1], FILES[path] + b"\0"):
        assert verify({**WHOLE, path: content}) == (Difference(path, "changed"),)


@pytest.mark.parametrize("path", sorted(FILES))
def test_a_file_under_another_name_is_missing_and_added(path):
    moved = {(f"{path}.old" if name == path else name): content for name, content in WHOLE.items()}
    assert set(verify(moved)) == {Difference(path, "missing"), Difference(f"{path}.old", "added")}


def test_two_files_that_changed_places_are_both_found():
    one, other = "exhibits/0001.csv", "exhibits/0002.txt"
    swapped = {**WHOLE, one: FILES[other], other: FILES[one]}
    assert verify(swapped) == (Difference(one, "changed"), Difference(other, "changed"))


@given(st.text(min_size=1, max_size=20).filter(lambda name: name not in WHOLE))
def test_a_file_put_in_is_found(name):
    assert verify({**WHOLE, name: b""}) == (Difference(name, "added"),)


def edited(**changes):
    told = {**json.loads(MANIFEST), **changes}
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@pytest.mark.parametrize(
    "changes",
    [
        {"on": "2026-11-23"},
        {"route": "us-exception"},
        {"statements": []},
        {"chain": []},
        {"seal": "0" * 64},
        {"more": 1},
        {"files": [*json.loads(MANIFEST)["files"], json.loads(MANIFEST)["files"][0]]},
    ],
)
def test_an_edit_of_the_manifest_itself_is_found(changes):
    assert Difference(NAME, "changed") in verify({**FILES, NAME: edited(**changes)})


def test_a_manifest_sealed_anew_is_found_by_the_hash_that_was_kept_elsewhere():
    fewer = {name: content for name, content in FILES.items() if name != "exhibits/0002.txt"}
    anew = {**fewer, NAME: manifest(fewer, "2026-11-22", "us-protest", STATEMENTS, CHAIN)}
    assert verify(anew) == ()
    assert verify(anew, digest(MANIFEST)) == (Difference(NAME, "changed"),)


@pytest.mark.parametrize(
    "content",
    [
        b"", b"[]", b"{}", b"null", b"\xff", b"[" * 5000, MANIFEST[:-40], edited(files=[1]), edited(chain=[[1]]),
        edited(format=1), edited(files=[{"path": 1, "bytes": 2, "sha256": "x"}]), edited(statements={}),
    ],
)  # fmt: skip
def test_a_manifest_that_is_none_is_refused(content):
    with pytest.raises(UserError):
        verify({NAME: content})


def test_no_manifest_at_all_is_refused():
    with pytest.raises(UserError):
        verify(FILES)


def test_a_manifest_reads_back_what_was_stated():
    assert read(MANIFEST)["statements"] == STATEMENTS
