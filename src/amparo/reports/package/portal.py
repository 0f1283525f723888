"""Texts for an authority's form: plain letters and digits, within the limits of its fields.

The US Forced Labor Portal takes plain alphanumeric fields; which further signs it takes, and how long its fields are,
was not found in a public source, so the narrowest reading is kept and the limits are marked unconfirmed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.kernel.errors import UserError
from amparo.reports.package.speaking import Speaker
from amparo.text.han import pinyin
from amparo.text.scripts import romanised

_SPOKEN = {"%": " percent ", "&": " and ", "+": " plus ", "=": " equals ", "@": " at ", "§": " section "}


@dataclass(frozen=True, slots=True)
class PortalTexts:
    """Texts by field; ``continued`` tells for each field that did not fit how many texts it was parted into.

    The parts of a field are named ``<field>``, ``<field>-2``, ``<field>-3``: each within the field's limit, broken
    between items or between words, and together they are the whole text.
    """

    texts: dict[str, str]
    continued: dict[str, int]


def portal_texts(speaker: Speaker) -> PortalTexts:
    """Return the text of each field of the layout's form; nothing of it is ever cut off.

    Raises:
        UserError: one word alone is longer than its field.
    """
    texts: dict[str, str] = {}
    continued: dict[str, int] = {}
    for field in speaker.draft.layout.portal:
        items = [plain_text(item) for item in _items(speaker, field.name)]
        parts = parted([item for item in items if item], field.limit)
        if parts is None:
            raise UserError("package-field-too-long", field=field.name, limit=field.limit)
        for number, part in enumerate(parts, start=1):
            texts[field.name if number == 1 else f"{field.name}-{number}"] = part
        if len(parts) > 1:
            continued[field.name] = len(parts)
    return PortalTexts(texts, continued)


def plain_text(text: str) -> str:
    """Return ``text`` in the letters A to Z, digits and spaces only.

    Accents and apostrophes fall away, a decimal point is a word, Chinese is given in pinyin and letters of other
    scripts in Latin ones.
    """
    figures = re.sub(r"(?<=\d)\.(?=\d)", " point ", re.sub(r"['\u2019]", "", text))
    spoken = "".join(_SPOKEN.get(sign, sign) for sign in figures)
    spelled = re.sub(r"[\u3400-\u9fff]+", lambda match: f" {' '.join(pinyin(match.group()))} ", spoken)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    told = re.sub(r"[^\x00-\x7f]+", lambda match: romanised(match.group()), bare)
    return re.sub(r"[^A-Za-z0-9]+", " ", told).strip()


def parted(items: list[str], limit: int) -> list[str] | None:
    """Return ``items`` joined by blanks in as few texts of at most ``limit`` signs as their order allows.

    An item that is longer than a field is broken between words. ``None``: one word is longer than a field.
    """
    texts = [""]
    for item in items:
        for piece in [item] if len(item) <= limit else item.split(" "):
            if len(piece) > limit:
                return None
            joined = f"{texts[-1]} {piece}".strip()
            if len(joined) <= limit:
                texts[-1] = joined
            else:
                texts.append(piece)
    return texts


def _items(speaker: Speaker, field: str) -> Iterable[str]:
    draft, teller = speaker.draft, speaker.teller
    if field in {"request", "grounds"}:
        yield speaker.asked()
        yield from (speaker.reason(reason) for reason in draft.claim)
        yield from _of_parties(speaker) if draft.layout.about != "lots" else ()
        yield speaker.say("summary.basis")
    if field == "goods":
        for subject in draft.subjects:
            yield speaker.say("portal.good", name=teller.subject(subject).name, ref=subject.id)
    if field in {"supply-chain", "grounds"}:
        for step in draft.steps:
            name = speaker.say("step", number=step.number)
            for one in step.statements:
                yield f"{name} {speaker.sentence(one)} {speaker.exhibits(one.on_file)}"
    if field == "exhibits":
        for exhibit in draft.exhibits:
            kind = teller.label("document", exhibit.document.kind)
            yield speaker.say("portal.exhibit", number=exhibit.number, kind=kind, steps=speaker.steps(exhibit.steps))


def _of_parties(speaker: Speaker) -> Iterable[str]:
    draft = speaker.draft
    told = [one for step in draft.steps if step.kind == "party" for one in step.statements]
    told += [one.statement for one in draft.claims]
    yield from (f"{speaker.sentence(one)} {speaker.exhibits(one.on_file)}" for one in told)
