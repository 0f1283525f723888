"""What people have decided about the hits of a case: bound to the party as it stands in the file, and the listing."""

from amparo.casework.pair_prints import asked_print, listed_print, pair_print
from amparo.casework.suppressing import Judged
from amparo.facts.case import Case
from amparo.facts.listing import Listing
from amparo.facts.party import Party
from amparo.findings.reason import Reason, because


def party_pair(case: Case, party: Party, listing: Listing) -> str:
    """Return the print of a party of a case and a listing; the case's name is part of it, since ids are its own."""
    told = {
        "key": f"{case.name}:{party.id}",
        "names": "; ".join(name.text for name in party.names),
        "schema": party.schema,
        "countries": party.country or "",
        "birth-date": str(party.birth_date or ""),
        "identifiers": ";".join(sorted(f"{one.scheme}={one.value}" for one in party.identifiers)),
    }
    return pair_print(asked_print(told), listed_print(listing))


def decision_told(judged: Judged) -> tuple[Reason, ...]:
    """Return why a hit is set aside, or why that no longer holds."""
    if judged.entry is None:
        return ()
    told = {"by": judged.entry.by, "on": judged.entry.on, "reason": judged.entry.reason.rstrip(".")}
    if judged.state == "rejected":
        return (because("hit-set-aside", **told),)
    return (because("hit-set-aside-lapsed", changed=", ".join(judged.changed), **told),)
