"""Every code that reading a bundle can say has its sentence, and the sentence gets what it mentions."""

import ast
from collections.abc import Iterator
from pathlib import Path

import amparo
from amparo.wording.catalogue import speak

ROOM = Path(amparo.__file__).parent
FILES = [*sorted((ROOM / "sources" / "bundle").glob("*.py")), ROOM / "archive" / "bundle.py"]
FAMILIES = {"UserError": "error", "noticed": "reason"}


def said() -> Iterator[tuple[str, ast.Call]]:
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in FAMILIES:
                code = node.args[0]
                if isinstance(code, ast.Constant):
                    yield f"{FAMILIES[node.func.id]}.{code.value}", node


def test_every_code_has_a_sentence_that_gets_what_it_mentions():
    catalogue = speak("en")
    assert len(list(said())) > 60
    for key, call in said():
        assert catalogue.has(key), key
        given = {word.arg for word in call.keywords}
        assert None in given or catalogue.placeholders(key) == given, key


def test_no_code_is_put_together():
    calls = [
        node
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "noticed"
    ]
    assert all(isinstance(call.args[0], ast.Constant) for call in calls)


def test_no_sentence_is_left_unsaid():
    catalogue = speak("en")
    table = (ROOM / "wording" / "en" / "bundle.toml").read_text("utf-8")
    ours = {line.split(" = ", maxsplit=1)[0] for line in table.splitlines() if " = " in line}
    spoken = {key.partition(".")[2] for key, _ in said()}
    assert ours - spoken == set()
    assert all(catalogue.sentences[key].strip() for key, _ in said())
