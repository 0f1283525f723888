"""Nobody issues a paper, makes or sends anything before being founded or after being dissolved."""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, surely_before, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.ids import PartyId, Subject
from amparo.facts.party import Party
from amparo.facts.period import Period
from amparo.findings.reason import because


def _run(desk: Desk) -> Iterator[Held]:
    seen: dict[PartyId, None] = {}
    for document in desk.documents.values():
        party = None if document.issuer_id is None else desk.case.parties.get(document.issuer_id)
        if party is not None and not document.is_data:
            seen[party.id] = None
            if _outside(party, document.date):
                reason = because(
                    "paper-outside-existence", *row(document.at), *row(party.at), paper(document.id),
                    document=document.id, dated=str(document.date), party=party.id, **_existed(party),
                )  # fmt: skip
                subject, others = desk.concerned(document.id)
                others = (*others, Subject("party", party.id))
                yield against("paper-outside-existence", subject, others, (document.id,), reason)
    for lot in desk.case.lots.values():
        runner = desk.case.party_of(lot.site_id)
        if runner is None:
            continue
        maker, made = desk.case.parties[runner], lot.produced_until or lot.produced_from
        seen[maker.id] = None
        if _outside(maker, made):
            reason = because(
                "made-outside-existence", *row(lot.at), *row(maker.at), lot=lot.id, made=str(made), party=maker.id,
                **_existed(maker),
            )  # fmt: skip
            others = (Subject("party", maker.id),)
            yield against("made-outside-existence", Subject("lot", lot.id), others, lot.document_ids, reason)
    for id_ in seen:
        told = desk.case.parties[id_].existed
        me = Subject("party", id_)
        known = told.since is not None or told.until is not None
        yield agreed(me) if known else unchecked(me, "existence-not-stated")


def _outside(party: Party, when: Period | None) -> bool:
    return surely_before(when, party.existed.since) or surely_before(party.existed.until, when)


def _existed(party: Party) -> dict[str, str]:
    return {
        "since": "-" if party.existed.since is None else str(party.existed.since),
        "until": "-" if party.existed.until is None else str(party.existed.until),
    }


CHECK = Check("party-existence", 4, _run)
