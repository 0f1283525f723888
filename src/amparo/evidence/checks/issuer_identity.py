"""Name, address and number of whoever issued a paper are those of the party in the file, in the paper's own script.

A name is the same where both read alike but for the legal form; a name in a script in which the file knows none is
not checked, and neither is an address that another script writes.
"""

import re
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.facts.party import Party
from amparo.findings.reason import Reason, because
from amparo.text import identifiers
from amparo.text.names import Role, kind_of, readings
from amparo.text.scripts import script_of_text


def _run(desk: Desk) -> Iterator[Held]:
    for document in desk.documents.values():
        party = None if document.issuer_id is None else desk.case.parties.get(document.issuer_id)
        if party is None or document.is_data:
            continue
        me = Subject("document", document.id)
        found = list(_differing(document, party))
        if found:
            subject, others = desk.concerned(document.id)
            about = (*others, Subject("party", party.id))
            yield against("issuer-differs", subject, about, (document.id,), *found)
        elif _compared(document, party):
            yield agreed(me)
        else:
            yield unchecked(me, "issuer-not-written-down")


def _compared(document: Document, party: Party) -> bool:
    states = document.states
    return bool(
        any(_known(name, party) for name in states.issuer_name)
        or (
            states.issuer_address
            and party.address
            and script_of_text(states.issuer_address) == script_of_text(party.address)
        )
        or (states.issuer_uscc and _numbers(party))
    )


def _differing(document: Document, party: Party) -> Iterator[Reason]:
    states = document.states
    proof = (*row(document.at), *row(party.at), paper(document.id))
    told = {"document": document.id, "party": party.id}
    for name in states.issuer_name:
        known = _known(name, party)
        if known and not any(_alike(name, one, party) for one in known):
            yield because("issuer-name-differs", *proof, **told, stated=name, known=" / ".join(known))
    if states.issuer_uscc and _numbers(party) and states.issuer_uscc not in _numbers(party):
        numbers = " / ".join(_numbers(party))
        yield because("issuer-number-differs", *proof, **told, stated=states.issuer_uscc, known=numbers)
    address, known_address = states.issuer_address, party.address or ""
    told_alike = address and known_address and script_of_text(address) == script_of_text(known_address)
    if told_alike and not _may_be_one(address, known_address):
        yield because("issuer-address-differs", *proof, **told, stated=address, known=known_address)


def _known(name: str, party: Party) -> list[str]:
    script = script_of_text(name)
    return [one.text for one in party.names if script_of_text(one.text) == script]


def _alike(one: str, other: str, party: Party) -> bool:
    kind = kind_of(party.schema)
    return bool(
        {_bare(name, kind) for name in readings(one, kind)} & {_bare(name, kind) for name in readings(other, kind)}
    )


def _bare(reading: object, kind: str) -> tuple[str, ...]:
    words = getattr(reading, "words", ())
    return tuple(sorted(word.text for word in words if kind == "person" or word.role is not Role.FORM))


def _numbers(party: Party) -> tuple[str, ...]:
    return tuple(identifiers.compact("uscc", one.value) for one in party.identifiers if one.scheme == "uscc")


def _marks(address: str) -> set[str]:
    if script_of_text(address) == "han":
        return {sign for sign in address if sign.isalpha()}
    return {word for word in re.findall(r"\w+", address.casefold()) if word not in {"no", "the", "of"}}


def _may_be_one(one: str, other: str) -> bool:
    """Whether two addresses may be one: each may say more, but they share a word, and a figure where both have one."""
    ours, theirs = (set(re.findall(r"\d+", text)) for text in (one, other))
    return bool(_marks(one) & _marks(other)) and (not ours or not theirs or bool(ours & theirs))


CHECK = Check("issuer-identity", 5, _run)
