"""A manufacturer code is built from country, name, street number and city (19 CFR part 102, appendix).

The address is told in one piece: every part of it is tried as the city and every number in it as that of the street.
A code that none of them gives contradicts; where no address is told, only its beginning is held.
"""

import re
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import row
from amparo.facts.ids import Subject
from amparo.facts.party import Party
from amparo.findings.reason import because
from amparo.text.identifiers import mid

_NUMBER = re.compile(r"\d[\d\-/.,]*", re.ASCII)


def _run(desk: Desk) -> Iterator[Held]:
    for party in desk.case.parties.values():
        me = Subject("party", party.id)
        for identifier in party.identifiers:
            if identifier.scheme != "mid":
                continue
            value = mid.compact(identifier.value)
            expected = built(party)
            if not expected:
                yield unchecked(me, "maker-code-not-built")
            elif fits(value, party):
                yield agreed(me)
            else:
                told = {"party": party.id, "value": identifier.value, "expected": " / ".join(expected)}
                reason = because("maker-code-differs", *row(party.at), **told)
                yield against("maker-code-differs", me, (), party.document_ids, reason)


def fits(value: str, party: Party) -> bool:
    """Whether a code can have been built from a party's names and address."""
    if not party.address:
        return any(value.startswith(start) for start in built(party))
    return any(value in _candidates(party.country or "", name.text, party.address) for name in party.names)


def built(party: Party) -> tuple[str, ...]:
    """Return how codes of a party begin, by its names; none where country or names do not allow one."""
    starts = {start for name in party.names if (start := _build(party.country or "", name.text, "", ""))}
    return tuple(sorted(starts))


def _candidates(country: str, name: str, address: str) -> set[str]:
    parts = [part.strip() for part in address.split(",")]
    cities = ["", *parts, *(word for part in parts for word in part.split())]
    streets = ["", *_NUMBER.findall(address)]
    return {_build(country, name, street, city) for street in streets for city in cities}


def _build(country: str, name: str, street: str, city: str) -> str:
    try:
        return mid.build(country, name, street, city)
    except ValueError:
        return ""


CHECK = Check("maker-codes", 5, _run)
