"""Texts for an authority's form: plain letters and digits, within the limits of its fields.

The US Forced Labor Portal takes plain alphanumeric fields; which further signs it takes, and how long its fields are,
was not found in a public source, so the narrowest reading is kept and the limits are marked unconfirmed.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from amparo.facts.ids import LotId, Subject
from amparo.kernel.errors import UserError
from amparo.reports.package.parts_of_entry import entry_papers
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
        yield from (_good(speaker, subject) for subject in draft.subjects if subject.kind == "lot")
        yield from (speaker.reason(reason) for reason in draft.claim)
        if draft.claim:
            yield speaker.say("summary.lists")
            yield from (one.title for one in teller.assessment.snapshots)
        yield from _of_parties(speaker) if draft.layout.about != "lots" else ()
        yield speaker.say("summary.basis")
    if field == "goods":
        yield from _goods(speaker)
    if field in {"supply-chain", "grounds"}:
        for step in draft.steps:
            name = speaker.say("step", number=step.number)
            for one in step.statements:
                yield f"{name} {speaker.sentence(one)} {in_words(speaker.exhibits(one.on_file))}"
    if field == "exhibits":
        yield from _exhibits(speaker)


def _exhibits(speaker: Speaker) -> Iterable[str]:
    for one in speaker.draft.exhibits:
        kind = speaker.teller.label("document", one.document.kind)
        yield speaker.say("portal.exhibit", number=one.number, kind=kind, steps=in_words(speaker.steps(one.steps)))


def _goods(speaker: Speaker) -> Iterable[str]:
    """Yield each lot or party, then the papers of the entry by their own numbers."""
    yield from (_good(speaker, subject) for subject in speaker.draft.subjects)
    for one in entry_papers(speaker):
        if one.states.number:
            kind = speaker.teller.label("document", one.kind)
            yield speaker.say("portal.paper", kind=kind, number=one.states.number)


def _good(speaker: Speaker, subject: Subject) -> str:
    """Return a lot with its tariff number and, where the filing states its making, its quantity."""
    name, lots = speaker.teller.subject(subject).name, speaker.teller.case.lots
    told = speaker.say("portal.good", name=name, ref=subject.id)
    lot = lots.get(LotId(subject.id)) if subject.kind == "lot" else None
    if lot is None:
        return told
    hs = speaker.teller.case.goods[lot.good_id].hs
    parts = [speaker.say("portal.hs", hs=hs)] if hs else []
    if lot.id in speaker.made() and lot.quantity is not None:
        parts.append(speaker.say("portal.quantity", quantity=speaker.amount(lot.quantity)))
    return " ".join((told, *parts))


def in_words(numbers: str) -> str:
    """Return runs of numbers as words, for a field without strokes and commas: ``1, 3-5`` as ``1 and 3 to 5``."""
    return re.sub(r"(?<=\d), (?=\d)", " and ", re.sub(r"(?<=\d)-(?=\d)", " to ", numbers))


def _of_parties(speaker: Speaker) -> Iterable[str]:
    draft = speaker.draft
    told = [one for step in draft.steps if step.kind == "party" for one in step.statements]
    told += [one.statement for one in draft.claims]
    yield from (f"{speaker.sentence(one)} {in_words(speaker.exhibits(one.on_file))}" for one in told)
