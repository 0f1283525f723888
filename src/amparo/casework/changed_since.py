"""Which listings of the standing register are new or changed since a day."""

from datetime import date

from amparo.archive.workspace import Workspace
from amparo.casework.assessment.register import register_on
from amparo.casework.standing_register import StandingRegister
from amparo.facts.listing import Listing


def run(workspace: Workspace, register: StandingRegister, since: date) -> frozenset[str]:
    """Return the ids of listings that are not the same in the snapshot of a day.

    A list of which no snapshot is that old is new as a whole: what cannot be told unchanged is not left out.
    """
    former: dict[str, Listing] = {}
    for snapshot in register_on(workspace, (), since).snapshots:
        if snapshot.as_of <= since:
            former.update({one.id: one for one in snapshot.listings if one.listed_on(since)})
    present: dict[str, Listing] = {}
    for snapshot in register_on(workspace, (), register.on).snapshots:
        present.update({one.id: one for one in snapshot.listings if one.listed_on(register.on)})
    return frozenset(key for key, listing in present.items() if former.get(key) != listing)
