"""Whatever bytes a file of the bundle holds, it is read, or refused with its own name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from amparo.facts.case import Case
from amparo.kernel.errors import Place, UserError
from amparo.sources.bundle.reading import read_case
from amparo.wording.catalogue import speak
from bundle.whole import FILES, bundle

SAMPLE = {
    "lists/sample-a.toml": b'id = "sample-a"\ntitle = "SAMPLE"\npublisher = "nobody"\nas_of = 2024-01-01\n',
    "lists/sample-a.ftm.json": b'{"id":"a-1","schema":"Company","properties":{"name":["Riverbend"]}}\n',
}
NAMES = sorted([name for name in FILES if name.endswith((".csv", ".toml"))] + list(SAMPLE))
PIECES = st.sampled_from([
    b",", b";", b"\n", b"\r\n", b"\r", b'"', b"'", b"=", b"[", b"]", b"[[", b"{", b"}", b"\0", b"\xff", b"\xef\xbb\xbf",
    b"id", b"name", b"L1", b"P1", b"M1", b"G1", b"2024-02-30", b"2024", b"-1", b"1e9", b"KGM", b"%", b"..", b"/",
    b"lot:",     b"quantity", b"unit", b"#", b".", b"1" * 5000, b"[" * 2000, "\u2028".encode(), "٣".encode(), b"title",
    b"role", b"true",
])  # fmt: skip


def judged(name: str, content: bytes) -> None:
    refusal = None
    try:
        assert isinstance(read_case(bundle() | SAMPLE | {name: content}, "case"), Case)
    except UserError as problem:
        refusal = problem
    if refusal is not None:
        place = refusal.place or Place(str(dict(refusal.params)["file"]))
        # A row that is gone is missed where its id is used.
        assert place.file == name or refusal.code in {"id-unknown", "id-unknown-anywhere", "id-ambiguous"}
        assert speak("en").has(f"error.{refusal.code}")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(NAMES), st.binary(max_size=200))
def test_arbitrary_bytes_are_read_or_refused_with_their_file(name, content):
    judged(name, content)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(NAMES), st.lists(PIECES, max_size=12).map(b"".join), st.integers(0, 400), st.integers(0, 20))
def test_a_file_spoilt_anywhere_is_read_or_refused_with_its_file(name, piece, at, cut):
    whole = (SAMPLE | bundle())[name]
    judged(name, whole[:at] + piece + whole[at + cut :])
