"""Rows of the case that a filing repeats as somebody's word: claims, labour indicators, events.

Each needs a paper on file like any statement; a claim that a published list makes needs none, for the list is public.
For and against are held to the same rule, and the filing says how many of each stay out for want of a paper.
"""

import re
from collections.abc import Collection, Iterator

from amparo.facts.case import Case
from amparo.facts.document import Document
from amparo.facts.event import AHEAD, OF_STEPS, Event
from amparo.facts.ids import DocumentId, Subject
from amparo.facts.period import Period
from amparo.facts.statement import Claim, Indicator
from amparo.findings.reason import Reason, because
from amparo.reports.package.carrying import Carrying
from amparo.reports.package.model import Restated, Statement
from amparo.tracing.rows import row

LISTS = "lists/"
# Papers in which somebody who looked tells of the conditions of work at a site.
LOOKED = frozenset({"audit", "inspection", "questionnaire"})
# Papers that tell that something happened: those of an authority or to it; where there is none, what parties wrote.
TELLING = (frozenset({"customs-entry", "notice", "decision"}), frozenset({"correspondence", "contract", "affidavit"}))
PUBLISHED = frozenset({"listed", "published"})


def claims(carrying: Carrying, about: Collection[Subject]) -> Iterator[Restated[Claim]]:
    """Yield the claims about ``about``, each with the documents that its source names."""
    for claim in sorted(carrying.case.claims, key=lambda one: (one.about, str(one.date or ""), one.id)):
        if claim.about in about:
            named = _named_in(claim.source, carrying.case)
            reason = because(
                "package-claim-told", *row(claim.at), by=claim.made_by, stance=claim.stance, statement=claim.statement
            )
            public = claim.source.startswith(LISTS) and bool(carrying.case.samples)
            yield Restated(claim, _carried(carrying, reason, claim.about, named, public=public))


def indicators(carrying: Carrying, about: Collection[Subject]) -> Iterator[Restated[Indicator]]:
    """Yield the indicators of sites in ``about``, each with what somebody wrote who looked, then or later."""
    for one in sorted(carrying.case.indicators, key=lambda one: (one.site_id, one.indicator)):
        subject = Subject("site", one.site_id)
        if subject in about and one.site_id in carrying.case.sites:
            reason = because(
                "package-indicator", *row(one.at), where=one.site_id, indicator=one.indicator, assessment=one.assessment
            )
            named = _of(carrying, carrying.of_site(one.site_id), LOOKED, one.date)
            yield Restated(one, _carried(carrying, reason, subject, named))


def events(carrying: Carrying, about: Collection[Subject]) -> Iterator[Restated[Event]]:
    """Yield what happened to ``about``, in the order of time, each with a later paper that covers it."""
    refs = {str(one) for one in about}
    for event in sorted(carrying.case.events, key=lambda one: (one.date.first, one.kind)):
        touched = tuple(ref for ref in event.refs if ref in refs)
        if event.kind in AHEAD | OF_STEPS or (event.refs and not touched):
            continue
        covering = tuple(dict.fromkeys(id_ for ref in event.refs for id_ in carrying.covering(ref)))
        reason = because("package-event", *row(event.at), kind=event.kind, when=str(event.date))
        tiers = (_of(carrying, covering, kinds, event.date) for kinds in TELLING)
        named = next((found for found in tiers if found), ())
        subject = next((one for one in about if str(one) in touched), Subject("case", carrying.case.name or "case"))
        public = event.kind in PUBLISHED
        yield Restated(event, _carried(carrying, reason, subject, named, public=public))


def _carried(
    carrying: Carrying, reason: Reason, about: Subject, named: tuple[DocumentId, ...], *, public: bool = False
) -> Statement:
    on_file = carrying.usable(named)
    missing = tuple(one for one in named if one not in on_file)
    return Statement(reason, about, on_file, missing, public)


def _of(
    carrying: Carrying, ids: tuple[DocumentId, ...], kinds: frozenset[str], since: Period | None
) -> tuple[DocumentId, ...]:
    known = carrying.case.documents
    return tuple(one for one in ids if one in known and known[one].kind in kinds and _not_before(known[one], since))


def _not_before(document: Document, since: Period | None) -> bool:
    return document.date is None or since is None or document.date.last >= since.first


def _named_in(source: str, case: Case) -> tuple[DocumentId, ...]:
    """Return the ids of documents that a text names as whole words; ``document X`` that is not listed, too."""
    words = re.findall(r"[^\s,;()\[\]\"']+", source)
    listed = [DocumentId(word) for word in words if word in case.documents]
    unlisted = re.findall(r"\bdocument\s+([^\s,;()]+)", source)
    return tuple(dict.fromkeys((*listed, *(DocumentId(one) for one in unlisted))))
