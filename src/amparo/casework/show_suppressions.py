"""The hits that people have set aside, and whether the listings are still as they were then."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from amparo.archive.suppressions import FILE, Suppression, read_book
from amparo.archive.workspace import Workspace
from amparo.casework.pair_prints import ASKED, asked_print, differing, listed_print, pair_print
from amparo.casework.screening_register import listed_on, pins_on, read_pin

State = Literal["stands", "withdrawn", "listing-changed", "no-longer-listed", "list-not-kept"]


@dataclass(frozen=True, slots=True)
class Shown:
    """An entry and its state on a day.

    ``changed`` names the fields of the listing that differ, ``withdrawn`` is the entry that took it back.
    """

    entry: Suppression
    state: State
    changed: tuple[str, ...] = ()
    withdrawn: Suppression | None = None


def run(workspace: Workspace, suppressions: Path | None, *, on: date) -> tuple[Shown, ...]:
    """Return every suppression with its state on a day; whether a customer changed only the next screening can tell.

    Raises:
        IntegrityError: the file of decisions was tampered with.
    """
    book = read_book(suppressions or workspace.home / FILE)
    withdrawals = {entry.withdraws: entry for entry in book.entries if entry.withdraws}
    made = [entry for entry in book.entries if not entry.withdraws]
    if not made:
        return ()
    pins, _ = pins_on(workspace, (), on)
    wanted = {entry.list_id for entry in made}
    snapshots = [read_pin(workspace, pin) for pin in pins if pin.list_id in wanted]
    kept = {one.list_id for one in snapshots}
    prints: dict[tuple[str, str], str] = {(one.list_id, one.id): listed_print(one) for one in listed_on(snapshots, on)}
    shown = []
    for entry in made:
        if entry.number in withdrawals:
            shown.append(Shown(entry, "withdrawn", (), withdrawals[entry.number]))
            continue
        listed = prints.get((entry.list_id, entry.listing_id))
        if listed is None:
            shown.append(Shown(entry, "no-longer-listed" if entry.list_id in kept else "list-not-kept"))
            continue
        changed = tuple(
            field for field in differing(entry.pair, pair_print(asked_print({}), listed)) if field not in ASKED
        )
        shown.append(Shown(entry, "listing-changed" if changed else "stands", changed))
    return tuple(shown)
