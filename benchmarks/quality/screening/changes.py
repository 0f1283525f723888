"""One change to a name, of a named class, as data entry, romanisation, scanning or a short field makes it."""

# ruff: noqa: RUF001, E501 - look-alike letters; chances that can be had again

import random
import re
from collections.abc import Callable

_NEAR = {
    "q": "w", "w": "e", "e": "r", "r": "t", "t": "y", "y": "u", "u": "i", "i": "o", "o": "p", "p": "o", "a": "s", "s": "d",
    "d": "f", "f": "g", "g": "h", "h": "j", "j": "k", "k": "l", "l": "k", "z": "x", "x": "c", "c": "v", "v": "b", "b": "n",
    "n": "m", "m": "n",
}  # fmt: skip
_TWINS = dict(zip("aceopxyiABEKMHOPCTX", "асеорхуіАВЕКМНОРСТХ", strict=True))
_SCANNED = (("m", "rn"), ("l", "1"), ("o", "0"), ("s", "5"), ("b", "8"), ("cl", "d"), ("rn", "m"))
_SOUNDS = (("ph", "f"), ("ck", "k"), ("y", "i"), ("kh", "h"), ("gh", "g"), ("c", "k"), ("z", "s"), ("ei", "ie"))
_FORMS = (" LTD", " LLC", " CO., LTD.", " INC.", " GMBH", " S.A.", " CORP.", " COMPANY", " LIMITED", " CO.")


_TITLES = (
    ("Dr", False),
    ("Mr.", False),
    ("Prof.", False),
    ("Haji", False),
    ("Gen.", False),
    ("Jr.", True),
    ("II", True),
)
_ROMANISED = (
    ("muhammad", "mohammed", "mohamed", "mohammad"), ("ahmad", "ahmed"), ("hussein", "husayn", "hussain", "hossein"),
    ("yusuf", "yousef", "youssef"), ("sergei", "sergey"), ("aleksandr", "alexander"), ("dmitri", "dmitry", "dmitriy"),
    ("khalid", "khaled"), ("qasim", "kassem", "qassem"), ("abdullah", "abdallah"), ("yevgeny", "evgeny", "evgeniy"),
    ("sheikh", "shaykh"), ("nasir", "nasser"), ("usama", "osama"), ("ali", "aly"), ("hasan", "hassan"),
)  # fmt: skip


def _place(name: str, chance: random.Random, wanted: Callable[[str], bool]) -> int | None:
    places = [at for at, char in enumerate(name) if wanted(char)]
    return chance.choice(places) if places else None


def typo(name: str, chance: random.Random) -> str | None:
    at = _place(name, chance, lambda char: char.lower() in _NEAR)
    return None if at is None else name[:at] + _NEAR[name[at].lower()] + name[at + 1 :]


def dropped_letter(name: str, chance: random.Random) -> str | None:
    at = _place(name, chance, str.isalpha)
    return None if at is None else name[:at] + name[at + 1 :]


def doubled_letter(name: str, chance: random.Random) -> str | None:
    at = _place(name, chance, str.isalpha)
    return None if at is None else name[:at] + name[at] + name[at:]


def transposed(name: str, chance: random.Random) -> str | None:
    places = [
        at for at in range(len(name) - 1) if name[at].isalpha() and name[at + 1].isalpha() and name[at] != name[at + 1]
    ]
    if not places:
        return None
    at = chance.choice(places)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def scanned(name: str, chance: random.Random) -> str | None:
    fitting = [(a, b) for a, b in _SCANNED if a in name.lower()]
    if not fitting:
        return None
    a, b = chance.choice(fitting)
    at = name.lower().index(a)
    return name[:at] + b + name[at + len(a) :]


def sounded(name: str, chance: random.Random) -> str | None:
    fitting = [(a, b) for a, b in _SOUNDS if a in name.lower()]
    if not fitting:
        return None
    a, b = chance.choice(fitting)
    at = name.lower().index(a)
    return name[:at] + b + name[at + len(a) :]


def twin_letter(name: str, chance: random.Random) -> str | None:
    at = _place(name, chance, _TWINS.__contains__)
    return None if at is None else name[:at] + _TWINS[name[at]] + name[at + 1 :]


def invisible(name: str, chance: random.Random) -> str | None:
    at = chance.randrange(1, len(name)) if len(name) > 2 else 1
    return name[:at] + chance.choice("\u200b\u200c\u200d\u2060\u200e") + name[at:]


def reordered(name: str, chance: random.Random) -> str | None:
    words = name.replace(",", "").split()
    return " ".join([words[-1], *words[:-1]]) if len(words) > 1 and chance else None


def punctuated(name: str, chance: random.Random) -> str | None:
    changed = re.sub(r"[-'.,]", " " if chance.random() < 0.5 else "", name)
    return changed if changed != name else None


def initial(name: str, _: random.Random) -> str | None:
    family, comma, given = name.partition(", ")
    return (
        f"{family}, {given[0]}.{given[given.index(' ') :] if ' ' in given else ''}"
        if comma and len(given) > 1
        else None
    )


def dropped_word(name: str, chance: random.Random) -> str | None:
    words = name.split()
    if len(words) < 3:
        return None
    at = chance.randrange(1, len(words) - 1)
    return " ".join(words[:at] + words[at + 1 :])


def truncated(name: str, _: random.Random) -> str | None:
    return next((name[:width].rstrip() for width in (35, 20) if len(name) > width), None)


def vowels_dropped(name: str, _: random.Random) -> str | None:
    changed = " ".join(w if len(w) < 4 else w[0] + re.sub(r"[aeiouAEIOU]", "", w[1:-1]) + w[-1] for w in name.split())
    return changed if changed != name else None


def legal_form(name: str, chance: random.Random) -> str | None:
    for form in _FORMS:
        if name.upper().endswith(form):
            return name[: -len(form)].rstrip(", ") + chance.choice(["", *_FORMS[:6]])
    return name + chance.choice(_FORMS[:6])


def halved_letter(name: str, chance: random.Random) -> str | None:
    places = [at for at in range(len(name) - 1) if name[at].isalpha() and name[at].lower() == name[at + 1].lower()]
    if not places:
        return None
    at = chance.choice(places)
    return name[:at] + name[at + 1 :]


def titled(name: str, chance: random.Random) -> str | None:
    title, after = chance.choice(_TITLES)
    return f"{name} {title}" if after else f"{title} {name}"


def particle(name: str, chance: random.Random) -> str | None:
    found = list(re.finditer(r"\b(al|el|bin|ibn|abu|abd|de|van|la)[ -]", name, re.IGNORECASE))
    if not found:
        return None
    match = chance.choice(found)
    other = chance.choice(["-", " ", ""])
    changed = name[: match.end() - 1] + other + name[match.end() :]
    return changed if changed != name else None


def romanised(name: str, chance: random.Random) -> str | None:
    words = re.split(r"([ ,]+)", name)
    places = [(at, group) for at, word in enumerate(words) for group in _ROMANISED if word.lower() in group]
    if not places:
        return None
    at, group = chance.choice(places)
    other = chance.choice([word for word in group if word != words[at].lower()])
    words[at] = other.upper() if words[at].isupper() else other.capitalize()
    return "".join(words)


def cased(name: str, chance: random.Random) -> str | None:
    changed = chance.choice([name.upper(), name.lower()])
    return changed if changed != name else None


EVERY = {
    "exact": lambda name, _: name, "typo": typo, "dropped-letter": dropped_letter, "doubled-letter": doubled_letter,
    "transposed": transposed, "scanned": scanned, "sounded": sounded, "twin-letter": twin_letter, "invisible": invisible,
    "reordered": reordered, "punctuated": punctuated, "halved-letter": halved_letter, "cased": cased,
}  # fmt: skip
BY_KIND = {
    "Person": {
        **EVERY,
        "initial": initial,
        "dropped-word": dropped_word,
        "truncated": truncated,
        "titled": titled,
        "particle": particle,
        "romanised": romanised,
    },
    "Organization": {**EVERY, "legal-form": legal_form, "truncated": truncated},
    "Vessel": {key: EVERY[key] for key in EVERY if key != "reordered"},
}
APART = {"vowels-dropped": vowels_dropped}
OF_PEER = {
    "name_order": ("reordered",), "title_affix": ("titled",), "token_drop": ("dropped-word",), "particle": ("particle",),
    "punctuation": ("punctuated",), "invisible_char": ("invisible",), "translit": ("romanised",),
    "transpose": ("transposed",), "ocr": ("scanned",), "typo": ("typo", "dropped-letter"), "phonetic": ("sounded",),
    "homoglyph": ("twin-letter",), "double_collapse": ("doubled-letter", "halved-letter"), "initials": ("initial",),
    "truncate": ("truncated",), "vowel_drop": ("vowels-dropped",), "case_fold": ("cased",),
}  # fmt: skip
"""Which changes here are of which class of sanctions-screening-benchmark; ``exact`` and ``legal-form`` are added."""
