"""A question to each holder of a missing paper: where inputs come from, and which papers to send.

It asks for facts and never for a pledge about a region. Where the law that binds whoever is asked has notices on such
a question, none is drafted before they are read; where the file does not tell a country, any of them may bind.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from amparo.casework.acknowledging import Acknowledgement, asked, unread
from amparo.facts.case import Case
from amparo.facts.ids import LotId, PartyId, ShipmentId, Subject
from amparo.facts.party import Party
from amparo.findings.evidence import Gap
from amparo.law.notices import Notice, notices
from amparo.wording import Wording

STEPS = ("survey-supply-chain", "send-data-to-foreign-authority")
# What is got by the user: nobody else is asked for a translation.
OWN = frozenset({"translation"})
INPUTS = frozenset({"input", "use", "production", "origin"})


@dataclass(frozen=True, slots=True)
class Question:
    """One holder and what is asked.

    Attributes:
        asked_of: ``party:P1``, or ``case`` where the file does not say whom, or the user is to get it.
        party: who that is; ``None`` for ``case``.
        gaps: what is missing, the weightiest first.
        notices: to be read before this holder is asked.
        waits_for: those that are not read yet; no text is drafted while there is one.
        text: the question, to be edited and sent by the user; empty while it waits and for ``case``.
    """

    asked_of: str
    party: Party | None
    gaps: tuple[Gap, ...]
    notices: tuple[Notice, ...] = ()
    waits_for: tuple[Notice, ...] = ()
    text: str = ""

    @property
    def weight(self) -> int:
        """The weight of its heaviest gap: one paper that closes a trace goes before many that do not."""
        return max((gap.weight for gap in self.gaps), default=0)


def questions(
    case: Case, gaps: Iterable[Gap], given: Iterable[Acknowledgement], wording: Wording, by: date | None = None
) -> tuple[Question, ...]:
    """Return a question for each holder, the weightiest first.

    Args:
        case: the user's records.
        gaps: what is missing.
        given: the notices that the user says to have read.
        wording: the language of the questions.
        by: until when an answer is asked for; none: as soon as may be.
    """
    read = tuple(given)
    by_holder: dict[str, list[Gap]] = {}
    for gap in gaps:
        by_holder.setdefault("case" if gap.step in OWN else gap.asked_of, []).append(gap)
    found = [_question(case, holder, missing, read, wording, by=by) for holder, missing in by_holder.items()]
    return tuple(sorted(found, key=lambda one: (one.party is None, -one.weight, one.asked_of)))


def _question(
    case: Case, holder: str, missing: list[Gap], read: tuple[Acknowledgement, ...], wording: Wording, *, by: date | None
) -> Question:
    party = case.parties.get(PartyId(holder.removeprefix("party:")))
    gaps = tuple(sorted(missing, key=lambda gap: -gap.weight))
    if party is None:
        return Question(holder, None, gaps)
    wanted = asked(STEPS, jurisdictions_of(case, party))
    waits = unread(wanted, read)
    text = "" if waits else "\n".join(_lines(case, party, gaps, wording, by))
    return Question(holder, party, gaps, wanted, waits, text)


def jurisdictions_of(case: Case, party: Party) -> tuple[str, ...]:
    """Return whose law may bind a party: of its country and its sites'; any that has a notice, if none is told."""
    told = [party.country, *(site.country for site in case.sites.values() if site.party_id == party.id)]
    known = tuple(dict.fromkeys(code.upper() for code in told if code))
    return known or tuple(sorted({code for notice in notices() for code in notice.bound}))


def _lines(case: Case, party: Party, gaps: tuple[Gap, ...], wording: Wording, by: date | None) -> Iterator[str]:
    def say(key: str, **params: str | int) -> str:
        return wording.say(f"question.{key}", **params)

    yield say("to", name=party.name)
    yield ""
    yield say("about")
    yield ""
    for number, (subject, missing) in enumerate(_by_subject(gaps).items(), 1):
        steps = {gap.step for gap in missing}
        lot = _lot(case, subject)
        origin = lot is not None and bool(steps & INPUTS)
        told = name_of(case, subject, wording)
        yield say("item-origin" if origin else "item", number=number, what=told)
        for gap in missing:
            yield _paper(case, gap, wording)
    yield ""
    yield say("copies")
    yield say("silence")
    yield say("people")
    yield say("by", day=by.isoformat()) if by is not None else say("soon")


def _paper(case: Case, gap: Gap, wording: Wording) -> str:
    """Return one paper to send; of one that the file only names, nobody knows what kind it is."""
    step, kinds = wording.say(f"step.{gap.step}"), kinds_of(gap, wording)
    if gap.document_id is None:
        return wording.say("question.paper", kinds=kinds, step=step)
    key = "question.paper-known" if gap.document_id in case.documents else "question.paper-named"
    return wording.say(key, kinds=kinds, document=gap.document_id, step=step)


def kinds_of(gap: Gap, wording: Wording) -> str:
    """Return the kinds of paper of a gap in words; one that nobody knows here as the user wrote it."""
    kinds = gap.kind.split(" or ")
    return " / ".join(wording.say(key) if wording.has(key := f"document.{kind}") else kind for kind in kinds)


def _by_subject(gaps: tuple[Gap, ...]) -> dict[Subject, list[Gap]]:
    found: dict[Subject, list[Gap]] = {}
    for gap in gaps:
        found.setdefault(gap.subject, []).append(gap)
    return found


def _lot(case: Case, subject: Subject) -> LotId | None:
    return LotId(subject.id) if subject.kind == "lot" and subject.id in case.lots else None


def name_of(case: Case, subject: Subject, wording: Wording) -> str:
    """Return a subject as its holder knows it: lot and good, shipment with its bill and day, paper by its own id."""
    lot = _lot(case, subject)
    if lot is not None:
        good = case.goods[case.lots[lot].good_id].name
        return wording.say("question.lot", lot=lot, good=good, quantity=str(case.lots[lot].quantity or "-"))
    if subject.kind == "shipment" and subject.id in case.shipments:
        sent = case.shipments[ShipmentId(subject.id)]
        good = "-" if sent.lot_id is None else case.goods[case.lots[sent.lot_id].good_id].name
        return wording.say(
            "question.shipment", shipment=sent.id, good=good, quantity=str(sent.quantity or "-"),
            shipped=str(sent.shipped or "-"),
        )  # fmt: skip
    if subject.kind == "party" and subject.id in case.parties:
        return case.parties[PartyId(subject.id)].name
    return wording.say("question.paper-itself", document=subject.id)
