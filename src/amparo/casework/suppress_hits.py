"""Hits of a screening set aside by a person, who says why: bound to both records as they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.suppressions import FILE, Suppression, append, read_book
from amparo.archive.tables import Table, open_table
from amparo.archive.workspace import Workspace
from amparo.casework.hits_decided import REJECTED
from amparo.casework.pair_prints import is_pair_print
from amparo.kernel.errors import Place, UserError

_NEEDED = ("row", "query", "listing_id", "list_id", "listed_name", "decision", "pair")
_REASON = "reason"
_FORMULA_MARK = re.compile(r"'(?=[=+\-@\t\r])")


@dataclass(frozen=True, slots=True)
class Request:
    """Which hits of a screening's output to set aside, by whom and why.

    ``row`` is the input row's number, ``listing`` the id of one of its listings (empty: its only one). Without ``row``
    every line is taken whose ``decision`` was made ``rejected-by-user``; its column ``reason``, if there is one, goes
    before ``reason``.
    """

    hits: Path
    by: str
    reason: str = ""
    row: int | None = None
    listing: str = ""
    suppressions: Path | None = None


@dataclass(frozen=True, slots=True)
class Suppressed:
    """The entries made, and how many of the hits were set aside already."""

    made: tuple[Suppression, ...]
    already: int


def run(workspace: Workspace, request: Request, *, on: date) -> Suppressed:
    """Set hits aside.

    Raises:
        UserError: nobody or no reason is named, the table is not a screening's output, or no such hit is in it.
        IntegrityError: the file of decisions was tampered with.
    """
    if not request.by.strip():
        raise UserError("suppression-by-missing")
    path = request.suppressions or workspace.home / FILE
    with open_table(request.hits) as table:
        chosen = list(_chosen(table, request))
    if not chosen:
        at = "" if request.row is None else str(request.row)
        raise UserError("suppression-no-such-hit", Place(request.hits.name), row=at, listing=request.listing)
    if request.row is not None and len(chosen) > 1:
        known = ", ".join(one.listing_id for one in chosen)
        raise UserError("suppression-which-listing", Place(request.hits.name), row=request.row, listings=known)
    standing = {(one.list_id, one.listing_id, one.pair) for one in read_book(path).standing()}
    new = []
    for one in chosen:
        key = (one.list_id, one.listing_id, one.pair)
        if key not in standing:
            standing.add(key)
            new.append(replace(one, on=on.isoformat(), by=request.by.strip()))
    before = len(read_book(path).entries)
    book = append(path, new) if new else read_book(path)
    return Suppressed(book.entries[before:], len(chosen) - len(new))


def _chosen(table: Table, request: Request) -> Iterator[Suppression]:
    at = {name: table.column(name) for name in _NEEDED}
    reason_at = table.columns.index(_REASON) if _REASON in table.columns else None
    for line in table.rows:
        cell = {name: line.cells[place] for name, place in at.items()}
        if not cell["listing_id"]:
            continue
        if request.row is None:
            wanted = cell["decision"].strip().casefold() == REJECTED
        else:
            wanted = cell["row"] == str(request.row) and request.listing in ("", cell["listing_id"])
        if not wanted:
            continue
        own = line.cells[reason_at].strip() if reason_at is not None else ""
        reason = own or request.reason.strip()
        if not reason:
            raise UserError("suppression-reason-missing", Place(table.name, line.number + 1), row=cell["row"])
        if not is_pair_print(cell["pair"]):
            raise UserError("suppression-no-print", Place(table.name, line.number + 1, "pair"))
        yield Suppression(
            number=0, by="", on="", reason=reason, list_id=cell["list_id"], listing_id=cell["listing_id"],
            pair=cell["pair"], query=_FORMULA_MARK.sub("", cell["query"], count=1), listed_name=cell["listed_name"],
        )  # fmt: skip
