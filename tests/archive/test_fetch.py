import http.client
import io
import urllib.error
import urllib.request

import pytest

from amparo.archive import fetch as room
from amparo.archive.fetch import fetch, fetch_list
from amparo.kernel.errors import SourceError
from amparo.sources.catalogue import list_sources


class Answer(io.BytesIO):
    def __init__(self, content, length=None):
        super().__init__(content)
        self.headers = {} if length is None else {"Content-Length": str(length)}


class Opener:
    """A publisher that answers from a dictionary, or not at all."""

    def __init__(self, answers):
        self.answers = answers
        self.asked = []

    def open(self, request, timeout):
        assert timeout == room.SECONDS
        self.asked.append(request.full_url)
        answer = self.answers.get(request.full_url, urllib.error.URLError("no route"))
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture
def publisher(monkeypatch):
    opener = Opener({})
    monkeypatch.setattr(urllib.request, "build_opener", lambda *_handlers: opener)
    return opener


@pytest.mark.parametrize("url", ["http://example.org/a", "file:///etc/hosts", "ftp://example.org/a"])
def test_only_private_addresses_are_asked(publisher, url):
    with pytest.raises(SourceError) as refused:
        fetch(url)
    assert refused.value.code == "fetch-not-https"
    assert publisher.asked == []


def test_a_redirect_to_an_open_address_is_not_followed():
    handler = room.OnlyHttps()
    request = urllib.request.Request("https://example.org/a")
    with pytest.raises(SourceError):
        handler.redirect_request(request, io.BytesIO(), 302, "", http.client.HTTPMessage(), "http://example.org/a")


def test_a_list_is_fetched_file_by_file_and_kept_under_the_names_its_reader_knows(publisher):
    source = list_sources()["us-ofac-sdn"]
    publisher.answers = {need.url: Answer(need.role.encode()) for need in source.needs}
    assert fetch_list(source) == {
        "sdn.csv": b"primary",
        "add.csv": b"addresses",
        "alt.csv": b"aliases",
        "sdn_comments.csv": b"comments",
    }


def test_an_optional_file_that_is_not_there_is_done_without(publisher):
    source = list_sources()["us-ofac-sdn"]
    publisher.answers = {need.url: Answer(b"x") for need in source.needs if not need.optional}
    assert set(fetch_list(source)) == {"sdn.csv", "add.csv", "alt.csv"}


def test_a_mirror_holds_one_folder_for_each_list(publisher):
    source = list_sources()["us-bis-dpl"]
    publisher.answers = {"https://mirror.example.org/us-bis-dpl/dpl.txt": Answer(b"x")}
    assert fetch_list(source, "https://mirror.example.org/") == {"dpl.txt": b"x"}


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (urllib.error.URLError("offline"), "fetch-failed"),
        (TimeoutError(), "fetch-failed"),
        (http.client.IncompleteRead(b""), "fetch-failed"),
        (urllib.error.HTTPError("https://example.org/a", 403, "no", http.client.HTTPMessage(), None), "fetch-refused"),
        (Answer(b"half", length=8), "fetch-failed"),
    ],
)
def test_what_goes_wrong_on_the_way_is_told(publisher, answer, code):
    publisher.answers = {"https://example.org/a": answer}
    with pytest.raises(SourceError) as refused:
        fetch("https://example.org/a")
    assert refused.value.code == code


def test_an_answer_without_end_is_cut_off(publisher, monkeypatch):
    monkeypatch.setattr(room, "MOST_BYTES", 10)
    monkeypatch.setattr(room, "CHUNK", 4)
    publisher.answers = {"https://example.org/a": Answer(b"x" * 1000)}
    with pytest.raises(SourceError) as refused:
        fetch("https://example.org/a")
    assert refused.value.code == "fetch-too-large"
