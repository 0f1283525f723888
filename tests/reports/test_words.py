"""What we print takes no side and lets nobody off; silence is never told as an all-round permission."""

import re
from html.parser import HTMLParser

import pytest

from amparo.kernel.registry import data_files
from amparo.reports import dossier, html
from amparo.reports.dossier.screened import RESULTS
from amparo.reports.dossier.verdicts import ORDER, TONES
from amparo.wording import speak
from reports import invented_case
from reports.words import FORBIDDEN, QUOTED, side_taking


class _Shown(HTMLParser):
    def __init__(self):
        super().__init__()
        self.hidden = 0
        self.text = []

    def handle_starttag(self, tag, attrs):
        self.hidden += tag == "style"
        self.text += [value for name, value in attrs if name in {"aria-label", "alt", "title"}]

    def handle_endtag(self, tag):
        self.hidden -= tag == "style"

    def handle_data(self, data):
        if not self.hidden:
            self.text.append(data)


def shown(page: bytes) -> str:
    parser = _Shown()
    parser.feed(page.decode("utf-8"))
    return " ".join(parser.text)


def test_no_sentence_takes_a_side_or_lets_anybody_off():
    found = {key: side_taking(sentence) for key, sentence in speak("en").sentences.items()}
    assert {key: words for key, words in found.items() if words} == {}


def test_no_template_takes_a_side():
    for suffix in (".j2", ".typ"):
        for path, content in data_files("amparo.reports", "templates", suffix):
            assert side_taking(content.decode("utf-8")) == [], path


def test_the_rendered_dossier_takes_no_side():
    paper = dossier.build(invented_case.ASSESSMENT, invented_case.CASE, invented_case.wording(), invented_case.TITLES)
    assert side_taking(shown(html.render(paper))) == []


@pytest.mark.parametrize("word", FORBIDDEN)
def test_the_guard_bites_on_every_word(word):
    assert side_taking(f"The goods are {word}, they say.")
    assert side_taking(f"{word.capitalize()}.")


def test_a_statute_may_be_quoted_and_nothing_beside_it():
    assert side_taking("Shown by clear and convincing evidence.") == []
    assert side_taking("It is clear and convincing evidence that is clear.") != []
    assert all(source for source in QUOTED.values())


def test_the_four_results_of_screening_share_no_label_and_no_frame():
    labels = {speak("en").say(f"dossier.result.{result}") for result in RESULTS}
    assert len(labels) == len(RESULTS) == len(set(RESULTS.values())) == 4


def test_every_verdict_has_its_own_label_frame_and_explanation():
    assert len({TONES[verdict] for verdict in ORDER}) == len(ORDER) == 7
    for family in ("verdict", "verdict-means", "verdict-brief"):
        assert len({speak("en").say(f"{family}.{verdict}") for verdict in ORDER}) == 7


def test_templates_hold_no_word_of_any_language():
    for path, content in data_files("amparo.reports", "templates", ".j2"):
        text = re.sub(r"{#.*?#}|{%.*?%}|{{.*?}}", " ", content.decode("utf-8"), flags=re.DOTALL)
        text = re.sub(r"<[^>]*>|\w+=\"[^\"]*\"", " ", text)
        assert re.findall(r"[^\W\d_]{2,}", text) == [], path
