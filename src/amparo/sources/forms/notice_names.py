"""How the notices write an entity: its name, then in brackets its other names and its former ones.

``Name (also known as A; B; and formerly known as C) and subsidiaries``, or in the first notices
``Name (including two aliases: A and B)``.
"""

import re
from dataclasses import dataclass

from amparo.facts.party import Name, NameKind

_OPENS = re.compile(
    r"(?i)\((?=(?:and )?(?:including [\w-]+ (?:former name|alias)|also known|formerly|previously|a\.?k\.?a|f\.?k\.?a))"
)
_LEAD = re.compile(
    r"(?i)^(?:and )?(?:(?P<other>also known as|a\.?k\.?a\.?|including [\w-]+ alias(?:es)?:)"
    r"|(?P<former>(?:formerly|previously)(?: known)?(?: as)?|f\.?k\.?a\.?|including [\w-]+ former names?:))[\s:]*"
)
_BETWEEN = re.compile(
    r"(?i);\s*|,?\s+(?=and (?:formerly|previously|also) known as)"
    r"|(?:(?<=Ltd\.)|(?<=Ltd)|(?<=Co\.)|(?<=Limited)),?\s+(?=and )"
)
_AND = re.compile(r"(?i)^(?:and |as well as )")
_TAIL = re.compile(r"(?i),?\s+(and (?:(?:its|their|all) )?(?:[\w-]+ ){0,3}?(?:subsidiaries|entities|affiliates))\s*$")
_ACRONYM = re.compile(r"^(.*\S) \(([A-Z]{3,})\)$")


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity as written: names, and whom else the entry says it reaches."""

    names: tuple[Name, ...]
    reaches: str = ""


def entity(written: str) -> Entity:
    """Read one cell of the list; an unclosed bracket is read to the end."""
    text = " ".join(written.replace("\xa0", " ").split())
    opening = _OPENS.search(text)
    aliases: list[Name] = []
    if opening:
        inside, after = _bracket(text, opening.end())
        text = f"{text[: opening.start()].rstrip()} {after}".strip()
        aliases = _aliases(inside)
    tail = _TAIL.search(text)
    reaches = tail[1] if tail else ""
    text = text[: tail.start()] if tail else text
    acronym = _ACRONYM.match(text)
    if acronym:
        text = acronym[1]
        aliases.append(Name(acronym[2], "alias"))
    return Entity(tuple(dict.fromkeys([Name(text.strip(" ,;")), *aliases])), reaches)


def _bracket(text: str, start: int) -> tuple[str, str]:
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start:at], text[at + 1 :].strip()
    return text[start:], ""


def _aliases(inside: str) -> list[Name]:
    kind: NameKind = "alias"
    names: list[Name] = []
    for part in _BETWEEN.split(inside):
        piece = part.strip()
        lead = _LEAD.match(piece)
        if lead:
            kind = "former" if lead["former"] else "alias"
            piece = piece[lead.end() :]
        piece = _AND.sub("", piece).strip(" ,;")
        if piece:
            names.append(Name(piece, kind))
    return names
