"""Which document is missing, for which step, and who can be asked.

Documents that the file names and does not hold come with their id; steps that no paper on file carries to lot level
come with the kinds of paper that would, as the checklists ask for them. A paper that alone would close the trace of
a finished lot stands before all others, then goes by how much rests on it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from amparo.evidence.checklists import asked_for, told
from amparo.evidence.first_stage import first_stage_gaps
from amparo.evidence.legibility import shown_gaps
from amparo.evidence.rows import Naming, naming_rows, paper, row
from amparo.evidence.weights import WHOLE, closing, resting_on
from amparo.facts.case import Case
from amparo.facts.ids import DocumentId, LotId, PartyId, Subject
from amparo.findings.chain import Grade
from amparo.findings.evidence import Gap
from amparo.findings.reason import Reason, because
from amparo.findings.tracing import Step, Tracing

PROVED = Grade.E3
# A paper that alone closes a trace outweighs any that does not.
CLOSES = 10_000
NOBODY = "case"


def gaps(case: Case, tracing: Tracing, on: date) -> tuple[Gap, ...]:
    """Return the gaps of a case, the weightiest first.

    Args:
        case: the user's records.
        tracing: of the same case on the same day: its steps and their grades.
        on: a document dated later is not missing; it does not count yet.
    """
    gathered = _Gathering(case, on)
    for naming in naming_rows(case):
        gathered.named(naming)
    lacking = {lot: frozenset(gathered.lacking(steps)) for lot, steps in tracing.steps.items()}
    for document in case.documents.values():
        gathered.document(document.id, Naming(Subject("document", document.id), "", None, (), None))
    gathered.sent(tracing)
    gathered.supplied(tracing)
    gathered.ended(tracing)
    parts = resting_on(case, tracing)
    closes = closing(case, tracing, {lot: keys for lot, keys in lacking.items() if keys})
    found = [_gap(draft, parts, closes.get(key, ())) for key, draft in gathered.drafts.items()]
    found.extend(first_stage_gaps(case, tracing, on))
    found.extend(shown_gaps(case, on))
    return tuple(gap for _, gap in sorted(enumerate(found), key=lambda item: (-item[1].weight, item[0])))


@dataclass(slots=True)
class _Draft:
    """A gap while the steps that it leaves open are gathered."""

    subject: Subject
    step: str
    asked_of: str
    kinds: tuple[str, ...] = ()
    document_id: DocumentId | None = None
    lots: dict[LotId, None] = field(default_factory=dict)
    absence: Reason | None = None
    reasons: dict[Reason, None] = field(default_factory=dict)

    def leaves_open(self, step: Step) -> None:
        """Add a step that the missing paper would carry."""
        self.kinds = self.kinds or _kinds(step)
        if step.lot_id is not None:
            self.lots[step.lot_id] = None
        self.reasons[_open_step(step)] = None
        self.reasons.update(dict.fromkeys(map(told, asked_for(step.stages, step.kind))))


class _Gathering:
    """Gaps by a key of their own: a document's id, or the step that one paper would carry."""

    def __init__(self, case: Case, on: date) -> None:
        self.case = case
        self.on = on
        self.drafts: dict[str, _Draft] = {}

    def named(self, naming: Naming) -> None:
        """Note every document that a row names and the file does not hold."""
        for id_ in naming.documents:
            draft = self.document(id_, naming)
            if draft is not None and naming.subject.kind == "lot":
                draft.lots[LotId(naming.subject.id)] = None

    def document(self, id_: DocumentId, naming: Naming) -> _Draft | None:
        """Return the draft of a document, if it is missing; whoever issued it is asked, else whom the row points to."""
        listed = self.case.documents.get(id_)
        if listed is not None and listed.present:
            return None
        key = f"document:{id_}"
        if key not in self.drafts:
            asked = naming.asked_of if listed is None else listed.issuer_id or naming.asked_of
            if listed is None:
                kinds = _general_kinds(naming.step)
                absence = because("document-not-listed", *row(naming.at), document=id_, subject=str(naming.subject))
            else:
                kinds = (listed.kind,)
                rows = (*row(listed.at), *row(naming.at))
                absence = because("document-file-missing", *rows, document=id_, file=listed.file or "-")
            self.drafts[key] = _Draft(naming.subject, naming.step, _asked(asked), kinds, id_, absence=absence)
        return self.drafts[key]

    def lacking(self, steps: Iterable[Step]) -> Iterator[str]:
        """Yield a key for every paper without which a step of a lot stays below lot level, and note it as a gap."""
        for step in steps:
            if step.grade >= PROVED:
                continue
            naming = Naming(Subject("lot", step.lot_id or ""), step.kind, step.party_id, (), None)
            named = [id_ for id_ in step.named if self._would_prove(id_, step)]
            for id_ in named:
                draft = self.document(id_, naming)
                if draft is not None:
                    draft.leaves_open(step)
            if named:
                if step.on_file:
                    yield f"document:{named[0]}"
                continue
            key = _key(step)
            draft = self.drafts.setdefault(key, _Draft(naming.subject, step.kind, _asked(step.party_id)))
            draft.leaves_open(step)
            draft.reasons.update(dict.fromkeys(self._later(step)))
            if step.on_file:
                yield key

    def _would_prove(self, id_: DocumentId, step: Step) -> bool:
        """Whether a missing document, once there, would carry its step; one that is not listed may be it."""
        document = self.case.documents.get(id_)
        return document is None or (not document.present and document.kind in step.accepted)

    def _later(self, step: Step) -> Iterator[Reason]:
        for id_ in step.named:
            document = self.case.documents.get(id_)
            if document is not None and document.date is not None and document.date.first > self.on:
                yield because("document-later", paper(id_), document=id_, on=self.on.isoformat())

    def sent(self, tracing: Tracing) -> None:
        """Note shipments of finished lots that no paper tells of."""
        covered = {ref for document in self.case.documents.values() for ref in document.covers}
        for shipment in self.case.shipments.values():
            papered = shipment.document_ids or covered & {shipment.id, f"shipment:{shipment.id}"}
            if shipment.lot_id not in tracing.lots or papered:
                continue
            sender = shipment.from_party_id or self.case.party_of(shipment.from_site_id)
            subject = Subject("shipment", shipment.id)
            draft = _Draft(subject, "movement", _asked(sender), _general_kinds("movement"))
            reason = because("shipment-without-papers", *row(shipment.at), shipment=shipment.id)
            draft.reasons.update(dict.fromkeys((reason, *map(told, asked_for((), "movement")))))
            self.drafts[f"shipment:{shipment.id}"] = draft

    def supplied(self, tracing: Tracing) -> None:
        """Note supplies that not even a paper between the parties carries."""
        for step in tracing.supplies:
            if step.grade >= Grade.E2:
                continue
            supplier, _, buyer = step.other.partition(">")
            subject = Subject("party", supplier)
            draft = self.drafts.setdefault(
                f"supply:{step.other}:{step.good_id or ''}",
                _Draft(subject, "supply", _asked(step.party_id), _kinds(step)),
            )
            reason = because("supply-not-proved", supplier=supplier, buyer=buyer, grade=step.grade.name)
            draft.reasons.update(dict.fromkeys((reason, *map(told, asked_for(step.stages, "supply")))))

    def ended(self, tracing: Tracing) -> None:
        """Note where the genealogy of a finished lot stops before raw material."""
        for trace in tracing.lots.values():
            for end in trace.open_ends:
                lot = self.case.lots[LotId(end.subject.id)]
                made = next(step for step in tracing.steps[lot.id] if step.kind in {"origin", "production"})
                maker = _asked(self.case.party_of(lot.site_id))
                draft = self.drafts.setdefault(f"end:{lot.id}", _Draft(end.subject, "input", maker, _kinds(made)))
                draft.lots[lot.id] = None
                draft.reasons.update(dict.fromkeys(end.because))


def _asked(party: PartyId | None) -> str:
    return NOBODY if party is None else f"party:{party}"


def _key(step: Step) -> str:
    """Return what one paper would prove: a record of a lot proves that it was made and what went into it."""
    if step.kind == "movement":
        return f"movement:{step.lot_id}>{step.other}"
    return f"record:{step.lot_id}"


def _general_kinds(step: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for item in asked_for((), step) for kind in item.kinds))


def _kinds(step: Step) -> tuple[str, ...]:
    """Return the kinds that would prove a step: those a checklist also asks for, if there are any."""
    asked = [kind for item in asked_for(step.stages, step.kind) for kind in item.kinds]
    return tuple(dict.fromkeys(kind for kind in asked if kind in step.accepted)) or step.accepted


def _open_step(step: Step) -> Reason:
    proof = tuple(paper(id_) for id_ in step.counted)
    lot, grade = step.lot_id or "", step.grade.name
    if step.kind == "use":
        return because("use-not-proved", *proof, lot=lot, input=step.other, grade=grade)
    if step.kind == "movement":
        return because("movement-not-proved", *proof, lot=lot, place=step.other, grade=grade)
    return because("production-not-proved", *proof, lot=lot, grade=grade)


def _gap(draft: _Draft, parts: dict[LotId, int], finished: tuple[LotId, ...]) -> Gap:
    share = max((parts.get(lot, 0) for lot in draft.lots), default=0)
    reasons = [] if draft.absence is None else [draft.absence]
    if finished:
        reasons.append(because("would-close-trace", lots=", ".join(finished)))
    return Gap(
        subject=draft.subject,
        step=draft.step,
        kind=" or ".join(draft.kinds) or "other",
        asked_of=draft.asked_of,
        document_id=draft.document_id,
        weight=(CLOSES if finished else 0) + share * 1000 // WHOLE,
        because=(*reasons, *draft.reasons),
    )
