"""Texts for an authority's form: plain letters and digits, within the limits of its fields.

The US Forced Labor Portal takes plain alphanumeric fields; which further signs it takes, and how long its fields are,
was not found in a public source, so the narrowest reading is kept and the limits are marked unconfirmed.
"""

import re
import unicodedata
from collections.abc import Iterable

from amparo.kernel.errors import UserError
from amparo.reports.package.speaking import Speaker, ranges
from amparo.text.han import pinyin

_SPOKEN = {"%": " percent ", "&": " and ", "+": " plus ", "=": " equals ", "@": " at ", "§": " section "}


def portal_texts(speaker: Speaker) -> dict[str, str]:
    """Return the text of each field of the layout's form, by name.

    Long lists are cut at an item and point to the filing, never within a word.

    Raises:
        UserError: even the shortest form of a text does not fit its field.
    """
    texts: dict[str, str] = {}
    for field in speaker.draft.layout.portal:
        items = [plain_text(item) for item in _items(speaker, field.name)]
        more = plain_text(speaker.say("portal.more"))
        text = _fitted([item for item in items if item], more, field.limit)
        if text is None:
            raise UserError("package-field-too-long", field=field.name, limit=field.limit)
        texts[field.name] = text
    return texts


def plain_text(text: str) -> str:
    """Return ``text`` in the letters A to Z, digits and spaces only.

    Accents and apostrophes fall away, a decimal point is a word, Chinese is given in pinyin; letters of other
    scripts, which cannot be given so, are left to the filing and each gap is one space.
    """
    figures = re.sub(r"(?<=\d)\.(?=\d)", " point ", re.sub(r"['\u2019]", "", text))
    spoken = "".join(_SPOKEN.get(sign, sign) for sign in figures)
    spelled = re.sub(r"[\u3400-\u9fff]+", lambda match: f" {' '.join(pinyin(match.group()))} ", spoken)
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(sign))
    return re.sub(r"[^A-Za-z0-9]+", " ", bare).strip()


def _fitted(items: list[str], more: str, limit: int) -> str | None:
    """Join as many items as fit; where some are left, end with the pointer to the filing."""
    whole = " ".join(items)
    if len(whole) <= limit:
        return whole
    kept: list[str] = []
    for item in items:
        if len(" ".join((*kept, item, more))) > limit:
            break
        kept.append(item)
    shortest = " ".join((*kept, more))
    return shortest if len(shortest) <= limit else None


def _items(speaker: Speaker, field: str) -> Iterable[str]:
    draft, teller = speaker.draft, speaker.teller
    if field in {"request", "grounds"}:
        yield speaker.say(f"asked.{draft.layout.id}", forum=draft.route.forum)
        yield from (teller.wording.because(reason.code, dict(reason.params)) for reason in draft.claim)
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
            yield speaker.say("portal.exhibit", number=exhibit.number, kind=kind, steps=ranges(exhibit.steps) or "-")
