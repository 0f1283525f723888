"""The wording catalogue: keys in, sentences out; code holds no sentence of its own.

Files are TOML tables of strings, one file for each room that speaks; tables join with dots
(``[error] unknown-id = "..."`` is the key ``error.unknown-id``). Placeholders are ``{name}``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Any

from amparo.kernel.errors import AmparoError, IntegrityError, ParamValue, Place
from amparo.kernel.registry import toml_files

PACKAGE = "amparo.wording"


@dataclass(frozen=True, slots=True)
class Wording:
    """All sentences of one language."""

    language: str
    sentences: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Whether the catalogue knows the key."""
        return key in self.sentences

    def say(self, key: str, /, **params: ParamValue) -> str:
        """Return the sentence for ``key`` with its placeholders filled.

        Raises:
            IntegrityError: the key is unknown, or a placeholder has no parameter.
        """
        sentence = self.sentences.get(key)
        if sentence is None:
            raise IntegrityError("wording-missing", key=key, language=self.language)
        try:
            return sentence.format(**params)
        except KeyError as missing:
            raise IntegrityError("wording-placeholder", key=key, placeholder=str(missing)) from missing

    def because(self, code: str, params: Mapping[str, ParamValue]) -> str:
        """Return the sentence of a reason; facts and tests of the rule engine are told by their labels."""
        told = dict(params)
        fact = str(told.get("fact", ""))
        if fact:
            asked = str(told.get("test", "")).removeprefix(fact).strip()
            operator, _, value = asked.partition(" ")
            told["asked"] = f"{self.sentences.get(f'operator.{operator}', operator)} {value}".strip()
            told["fact"] = self.fact(fact)
        sentence = self.say(f"reason.{code}", **told)
        return sentence[:1].upper() + sentence[1:] if fact else sentence

    def fact(self, name: str) -> str:
        """Return the label of a fact of the rule engine; its name where it has none."""
        return self.sentences.get(f"fact.{name}", name)

    def demand(self, test: str) -> str:
        """Return what a test of the rule engine asks for, in words: the form a near miss is told in.

        Args:
            test: ``enterprise.employees >= 20`` or ``event.seized exists yes``, with ``not: `` before it where the
                test must not be met.
        """
        met = not test.startswith("not: ")
        fact, _, asked = test.removeprefix("not: ").partition(" ")
        operator, _, value = asked.partition(" ")
        if operator == "exists":
            met = met is (value == "yes")
            told = self.fact(fact)
        else:
            word = "" if operator == "=" else f"{self.sentences.get(f'operator.{operator}', operator)} "
            told = f"{self.fact(fact)}: {word}{value}"
        return told if met else self.say("demand.not", told=told)

    def placeholders(self, key: str) -> frozenset[str]:
        """Return the names of the placeholders of a sentence."""
        return frozenset(name for _, name, _, _ in Formatter().parse(self.sentences[key]) if name)

    def error(self, problem: AmparoError) -> str:
        """Return one sentence that says what is wrong, where, and what to do."""
        params = dict(problem.params)
        sentence = self.say(f"error.{problem.code}", **params)
        return sentence if problem.place is None else f"{self.place(problem.place)}: {sentence}"

    def place(self, place: Place) -> str:
        """Return where something stands, in words."""
        parts = [place.file]
        if place.line is not None:
            parts.append(self.say("place.line", line=place.line))
        if place.column is not None:
            parts.append(self.say("place.column", column=place.column))
        return ", ".join(parts)


@cache
def speak(language: str = "en") -> Wording:
    """Return the catalogue of a language.

    Raises:
        IntegrityError: two files give the same key, or an entry is not a string.
    """
    sentences: dict[str, str] = {}
    for path, tables in toml_files(PACKAGE, language):
        for key, sentence in _flat(tables, ""):
            if key in sentences or not isinstance(sentence, str):
                raise IntegrityError("data-malformed", package=PACKAGE, module=f"{path} {key}")
            sentences[key] = sentence
    return Wording(language, sentences)


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, Any]]:
    flat: list[tuple[str, Any]] = []
    for key, value in table.items():
        name = f"{prefix}.{key}" if prefix else key
        flat.extend(_flat(value, name) if isinstance(value, dict) else [(name, value)])
    return flat
