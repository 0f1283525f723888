"""Every code that the program can say has a sentence, and every sentence gets what it mentions."""

import ast
from collections.abc import Iterator

from amparo.law.catalogue import measures
from amparo.wording import speak
from architecture.source_tree import PACKAGE, calls, modules, name_of

ERRORS = {"UserError", "SourceError", "ShapeChangedError", "IntegrityError"}
SPOKEN = {"because": "reason", "Remark": "reason", "noticed": "reason", **dict.fromkeys(ERRORS, "error")}


def spoken() -> Iterator[tuple[str, str, ast.Call]]:
    for path in modules():
        for call in calls(path):
            family = SPOKEN.get(name_of(call.func).rpartition(".")[2])
            if family and call.args and isinstance(call.args[0], ast.Constant):
                yield f"{path.relative_to(PACKAGE)}:{call.lineno}", f"{family}.{call.args[0].value}", call


def test_every_code_has_a_sentence():
    catalogue = speak("en")
    assert sorted({f"{key} ({where})" for where, key, _ in spoken() if not catalogue.has(key)}) == []


def test_every_placeholder_of_a_sentence_is_given_where_it_is_said():
    catalogue = speak("en")
    missing = []
    for where, key, call in spoken():
        told_as_pairs = name_of(call.func).endswith("Remark")
        if not catalogue.has(key) or told_as_pairs or any(word.arg is None for word in call.keywords):
            continue
        given = {word.arg for word in call.keywords} | ({"asked"} if key.startswith("reason.") else set())
        if not catalogue.placeholders(key) <= given:
            missing.append(f"{where} {key}: {sorted(catalogue.placeholders(key) - given)}")
    assert missing == []


def test_sentences_are_whole_and_plain():
    for key, sentence in speak("en").sentences.items():
        if key.startswith(("error.", "reason.", "remark.", "warning.")):
            assert sentence.rstrip(")\"'")[-1:] in ".?:", key
            assert "  " not in sentence, key


def test_every_fact_that_a_rule_asks_for_has_a_label():
    asked = {fact for measure in measures().values() for rule in measure.rules for fact in rule.facts}
    assert sorted(fact for fact in asked if not speak("en").has(f"fact.{fact}")) == []
