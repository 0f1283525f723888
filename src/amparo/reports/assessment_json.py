"""The assessment as one JSON document: field names are promises, kept by a published schema.

Same assessment, same bytes: keys in the order of the schema, arrays in the order of the findings, numbers
rounded to fixed places, UTF-8, one final newline.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from amparo.facts.case import Case
from amparo.facts.ids import Subject
from amparo.facts.listing import Snapshot
from amparo.facts.quantity import ShareRange
from amparo.findings.assessment import Assessment
from amparo.findings.chain import Chain, Hop
from amparo.findings.evidence import Checked, Conditions, Contradiction, Gap
from amparo.findings.exposure import Caution, Conflict, Exposure, Undecided
from amparo.findings.hit import Hit, Screening
from amparo.findings.reason import Reason
from amparo.findings.remedy import Deadline, Remedy
from amparo.wording import Wording

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


def render(assessment: Assessment, case: Case, wording: Wording, version: str) -> bytes:
    """Return ``assessment.json``.

    Args:
        assessment: what was concluded.
        case: the case it is about; only its name and hash are told here.
        wording: the language of the sentences.
        version: of amparo.
    """
    return dump(_Writer(wording).document(assessment, case, version))


def document(assessment: Assessment, case: Case, wording: Wording, version: str) -> dict[str, Json]:
    """Return the same document before it is written: arrays by name, each item as the schema says."""
    return _Writer(wording).document(assessment, case, version)


def deadlines(found: Iterable[Deadline], wording: Wording) -> list[dict[str, Json]]:
    """Return dates alone, as the array of that name has them."""
    return [_Writer(wording).deadline(item) for item in found]


def dump(document: Json) -> bytes:
    """Return canonical bytes of a JSON document."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


@dataclass(frozen=True, slots=True)
class _Writer:
    wording: Wording

    def document(self, assessment: Assessment, case: Case, version: str) -> dict[str, Json]:
        return {
            "amparo": version,
            "on": assessment.on.isoformat(),
            "bundle": {"name": case.name, "sha256": case.sha256},
            "snapshots": [self.snapshot(item) for item in assessment.snapshots],
            "screenings": [self.screening(item) for item in assessment.screenings],
            "hits": [self.hit(item) for item in assessment.hits],
            "chains": [self.chain(item) for item in assessment.chains],
            "exposures": [self.exposure(item) for item in assessment.exposures],
            "contradictions": [self.contradiction(item) for item in assessment.contradictions],
            "gaps": [self.gap(item) for item in assessment.gaps],
            "remedies": [self.remedy(item) for item in assessment.remedies],
            "deadlines": [self.deadline(item) for item in assessment.deadlines],
            "conflicts": [self.conflict(item) for item in assessment.conflicts],
            "markets": [],
            "support": [],
            "estimates": [],
            "undecided": [self.undecided(item) for item in assessment.undecided],
            "warnings": [self.caution(item) for item in assessment.warnings],
            "checks": [self.checked(item) for item in assessment.checks],
            "conditions": [self.conditions(item) for item in assessment.conditions],
        }

    def because(self, reasons: Iterable[Reason]) -> list[Json]:
        return [
            {
                "code": reason.code,
                "sentence": self.wording.because(reason.code, dict(reason.params)),
                "evidence": [{"source": item.source, "locator": item.locator} for item in reason.evidence],
            }
            for reason in reasons
        ]

    def snapshot(self, item: Snapshot) -> dict[str, Json]:
        coverage = item.coverage
        return {
            "id": item.list_id,
            "title": item.title,
            "publisher": item.publisher,
            "as_of": item.as_of.isoformat(),
            "sha256": item.sha256,
            "entities": len(item.listings),
            "coverage": {
                "known": coverage.known,
                "confirmed": coverage.confirmed,
                "of": coverage.of,
                "complete": coverage.complete,
            },
            "sample": item.sample,
            "stands_in_for": _texts(item.stands_in_for),
        }

    def screening(self, item: Screening) -> dict[str, Json]:
        return {
            "party_id": item.party_id,
            "list_id": item.list_id,
            "result": item.result,
            "because": self.because(item.because),
        }

    def hit(self, item: Hit) -> dict[str, Json]:
        return {
            "party_id": item.party_id,
            "listing_id": item.listing_id,
            "list_id": item.list_id,
            "listed_name": item.listed_name,
            "matched_name": item.matched_name,
            "query_name": item.query_name,
            "score": item.score / 1000,
            "name_score": item.name_score / 1000,
            "decision": item.decision,
            "listing_confirmed": item.listing_confirmed,
            "because": self.because(item.because),
        }

    def chain(self, item: Chain) -> dict[str, Json]:
        return {
            "id": item.id,
            "subject": _subject(item.subject),
            "reaches": item.reaches,
            "grade": item.grade.name,
            "hops": [self.hop(hop) for hop in item.hops],
            "content": _share(item.content),
            "because": self.because(item.because),
        }

    def hop(self, item: Hop) -> dict[str, Json]:
        return {
            "from": item.start,
            "to": item.end,
            "relation": item.relation,
            "good_id": item.good_id,
            "lot_id": item.lot_id,
            "share": _share(item.share),
            "period": None if item.period is None else str(item.period),
            "grade": item.grade.name,
            "document_ids": _texts(item.document_ids),
            "because": self.because(item.because),
        }

    def exposure(self, item: Exposure) -> dict[str, Json]:
        return {
            "subject": _subject(item.subject),
            "measure_id": item.measure_id,
            "ground": item.ground,
            "verdict": item.verdict,
            "chain_ids": _texts(item.chain_ids),
            "citation": item.citation,
            "confirmed": item.confirmed_law,
            "date_unconfirmed": item.date_unconfirmed,
            "because": self.because(item.because),
        }

    def contradiction(self, item: Contradiction) -> dict[str, Json]:
        return {
            "code": item.code,
            "subject": _subject(item.subject),
            "concerns": [str(subject) for subject in item.concerns],
            "document_ids": _texts(item.document_ids),
            "because": self.because(item.because),
        }

    def gap(self, item: Gap) -> dict[str, Json]:
        return {
            "subject": _subject(item.subject),
            "step": item.step,
            "kind": item.kind,
            "document_id": item.document_id,
            "asked_of": item.asked_of,
            "weight": item.weight,
            "because": self.because(item.because),
        }

    def checked(self, item: Checked) -> dict[str, Json]:
        return {
            "id": item.id,
            "number": item.number,
            "name": self.wording.say(f"check.{item.id}"),
            "agrees": item.agrees,
            "contradicts": item.contradicts,
            "lacks": item.lacks,
            "not_checked": item.not_checked,
            "codes": _texts(item.codes),
            "because": self.because(item.because),
        }

    def conditions(self, item: Conditions) -> dict[str, Json]:
        return {
            "site_id": item.site_id,
            "indicators": [
                {
                    "number": one.number,
                    "meaning": self.wording.say(f"dossier.indicator.{one.number}"),
                    "standing": one.standing,
                    "looks": len(one.looks),
                    "because": self.because(one.because),
                }
                for one in item.standings
            ],
            "not_looked_at": list(item.not_looked_at),
            "claims": [
                {
                    "id": one.id,
                    "about": _subject(one.about),
                    "stance": one.stance,
                    "statement": one.statement,
                    "made_by": one.made_by,
                    "date": None if one.date is None else str(one.date),
                    "source": one.source,
                }
                for one in item.claims
            ],
        }

    def remedy(self, item: Remedy) -> dict[str, Json]:
        return {
            "route_id": item.route_id,
            "name": item.name,
            "open": item.open,
            "forum": item.forum,
            "who_may_file": _texts(item.who_may_file),
            "standard_of_proof": item.standard_of_proof,
            "steps": _texts(item.steps),
            "papers": _texts(item.papers),
            "citation": item.citation,
            "confirmed": item.confirmed,
            "note": item.note,
            "measure_ids": _texts(item.measure_ids),
            "missing_facts": _texts(item.missing_facts),
            "near_miss": _texts(item.near_miss),
            "because": self.because(item.because),
        }

    def deadline(self, item: Deadline) -> dict[str, Json]:
        days = {name: getattr(item, name) for name in ("due", "earliest", "latest", "cautious")}
        return {
            "route_id": item.route_id,
            "step": item.step,
            **{name: None if day is None else day.isoformat() for name, day in days.items()},
            "provisional": item.provisional,
            "premature": item.premature,
            "passed": item.passed,
            "done": item.done,
            "state": item.state,
            "whose": item.whose,
            "trigger": item.trigger,
            "rule": item.rule,
            "citation": item.citation,
            "confirmed": item.confirmed,
            "because": self.because(item.because),
        }

    def conflict(self, item: Conflict) -> dict[str, Json]:
        return {
            "id": item.id,
            "one": item.one,
            "other": item.other,
            "bound": item.bound,
            "because": self.because(item.because),
        }

    def undecided(self, item: Undecided) -> dict[str, Json]:
        return {
            "subject": _subject(item.subject),
            "rule": item.rule,
            "missing": _texts(item.missing),
            "because": self.because(item.because),
        }

    def caution(self, item: Caution) -> dict[str, Json]:
        return {"code": item.code, "because": self.because(item.because)}


def _subject(subject: Subject) -> dict[str, Json]:
    return {"kind": subject.kind, "id": subject.id}


def _share(share: ShareRange | None) -> Json:
    if share is None:
        return None
    ends: Mapping[str, Fraction] = {"lo": share.lo.of_one, "hi": share.hi.of_one}
    return {name: round(float(value), 6) for name, value in ends.items()}


def _texts(items: Iterable[str]) -> list[Json]:
    return list(items)
