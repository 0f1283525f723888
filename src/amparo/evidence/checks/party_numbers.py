"""The check digit of a party's number holds, and two parties do not bear the same number."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed
from amparo.evidence.rows import row
from amparo.facts.ids import PartyId, Subject
from amparo.findings.reason import because
from amparo.text import identifiers

ONE_PARTY = ("uscc", "lei")


def _run(desk: Desk) -> Iterator[Held]:
    bearers: defaultdict[tuple[str, str], list[PartyId]] = defaultdict(list)
    for party in desk.case.parties.values():
        me = Subject("party", party.id)
        for identifier in party.identifiers:
            if identifier.scheme not in ONE_PARTY:
                continue
            bearers[identifier.scheme, identifiers.compact(identifier.scheme, identifier.value)].append(party.id)
            if identifiers.is_valid(identifier.scheme, identifier.value):
                yield agreed(me)
                continue
            told = {"party": party.id, "scheme": identifier.scheme, "value": identifier.value}
            reason = because("identifier-fails-check", *row(party.at), **told)
            yield against("identifier-fails-check", me, (), party.document_ids, reason)
    for (scheme, value), parties in bearers.items():
        if len(set(parties)) > 1:
            rows = (evidence for id_ in parties for evidence in row(desk.case.parties[id_].at))
            reason = because("identifier-shared", *rows, scheme=scheme, value=value, parties=", ".join(parties))
            others = tuple(Subject("party", id_) for id_ in parties[1:])
            yield against("identifier-shared", Subject("party", parties[0]), others, (), reason)


CHECK = Check("party-numbers", 5, _run)
