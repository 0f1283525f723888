"""What changed between two snapshots of one list, and whether a change is too much to be believed."""

from dataclasses import dataclass, replace

from amparo.facts.listing import Listing, Snapshot
from amparo.kernel.errors import ShapeChangedError

MOST_LOST = 10  # a tenth: no publisher of a list read here has ever taken off more in one day
FEW_LOST = 2  # on a short list a tenth is less than one ordinary removal


@dataclass(frozen=True, slots=True)
class Changes:
    """Entries by what happened to them, in the order of ids; ``changed`` holds each entry before and after."""

    added: tuple[Listing, ...]
    removed: tuple[Listing, ...]
    changed: tuple[tuple[Listing, Listing], ...]


def changes(before: Snapshot, after: Snapshot) -> Changes:
    """Return what changed; where an entry stands in its file is no change."""
    old = {listing.id: listing for listing in before.listings}
    new = {listing.id: listing for listing in after.listings}
    return Changes(
        added=tuple(listing for listing in after.listings if listing.id not in old),
        removed=tuple(listing for listing in before.listings if listing.id not in new),
        changed=tuple(
            (old[listing.id], listing)
            for listing in after.listings
            if listing.id in old and replace(listing, locator="") != replace(old[listing.id], locator="")
        ),
    )


def check_volume(known: int, snapshot: Snapshot) -> None:
    """Refuse a snapshot that lost more entries than a list loses in one go.

    Args:
        known: how many entries the last good snapshot held.
        snapshot: the new one.

    Raises:
        ShapeChangedError: more than a tenth (and more than two) are gone.
    """
    found = len(snapshot.listings)
    if known - found > max(known // MOST_LOST, FEW_LOST):
        raise ShapeChangedError("list-shrank", list=snapshot.list_id, known=known, found=found)
