"""The register as a service holds it: opened once, asked many times, mapped by as many processes as serve it.

Beside the index of names stands a table of the same listings for text search, and what the catalogue tells of each
list. All is kept under what it was made of, so that a process that finds it made only maps it.
"""

import json
import shutil
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from amparo import __version__
from amparo.archive.arrays import keep_arrays, open_arrays
from amparo.archive.workspace import Workspace
from amparo.casework.listing_table import listing_table
from amparo.casework.screening_register import screening_register
from amparo.casework.search_text import found_by, terms
from amparo.casework.show_lists import run as show_lists
from amparo.facts.ids import ListId
from amparo.facts.listing import Listing
from amparo.kernel.errors import IntegrityError
from amparo.screening.bulk import screen_batch
from amparo.screening.index import FORMAT, Index
from amparo.screening.match import Query, screen
from amparo.sources.catalogue import list_sources
from amparo.sources.shipped import shipped_snapshots

_OWN_FORMAT = "1"
_INDEX = "index"
_TELLS = "catalogue"
_TABLE = "table"
_KEPT = 3
_ANYBODY = ("anybody at all", "某某贸易有限公司")
_NEARLY = 700
_MANY = 5_000
"""Readings from which on screening goes over to compiled loops after some questions."""


@dataclass(frozen=True, slots=True)
class StandingList:
    """One list of the catalogue. ``as_of`` is empty, and the numbers nought, where no snapshot of it is kept.

    ``known`` entries of ``of`` that the publisher counts are here, ``confirmed`` of them seen in its own file;
    ``listed`` of them hold on the day. ``topics`` are FollowTheMoney's, ``sha256`` is the snapshot's.
    """

    id: ListId
    title: str
    publisher: str
    licence: str
    url: str
    topics: tuple[str, ...]
    as_of: str = ""
    sha256: str = ""
    known: int = 0
    confirmed: int = 0
    of: int | None = None
    listed: int = 0
    complete: bool = False

    @property
    def covered(self) -> bool:
        """Whether a snapshot of it is looked at."""
        return bool(self.as_of)


@dataclass(frozen=True, slots=True)
class StandingRegister:
    """An index of names, a table for text search in the same order, and the lists they were made of.

    ``state`` names what it was made of: two registers of one state hold the same.
    """

    index: Index
    table: pa.Table
    lists: tuple[StandingList, ...]
    on: date
    state: str

    def find(self, entity_id: str) -> Listing | None:
        """Return the listing of an id."""
        at = pc.index(self.table["id"], pa.scalar(entity_id, pa.string())).as_py()
        return None if at < 0 else self.index.listings[at]

    def list_of(self, list_id: ListId) -> StandingList:
        """Return what the catalogue tells of a list that is looked at."""
        return next(one for one in self.lists if one.id == list_id)


def state_of(workspace: Workspace, on: date) -> str:
    """Return a name for all that a register of a day is made of, without reading any list."""
    told = [__version__, f"{FORMAT}.{_OWN_FORMAT}", on.isoformat()]
    shipped = {one.list_id: one.sha256 for one in shipped_snapshots()}
    for list_id in sorted({*list_sources(), *shipped, *workspace.list_ids()}):
        kept = workspace.kept_on(list_id, on)
        told.append(f"{list_id}@{shipped.get(list_id, '') if kept is None else f'{kept.as_of}:{kept.sha256}'}")
    return sha256("\n".join(told).encode()).hexdigest()[:32]


def is_made(workspace: Workspace, state: str) -> bool:
    """Whether the register of a state only needs to be mapped."""
    told = _told(_folder(workspace, state))
    return told is not None and (workspace.home / _INDEX / str(told["index"])).is_dir()


def make(workspace: Workspace, on: date) -> str:
    """Make the register of a day where it is not made yet, and return its state.

    Raises:
        UserError: no snapshot of any list is kept.
        IntegrityError: a kept snapshot cannot be read.
    """
    state = state_of(workspace, on)
    folder = _folder(workspace, state)
    if is_made(workspace, state):
        return state
    register = screening_register(workspace, (), on)
    lists = _lists(workspace, on, [str(one.list_id) for one in register.index.listings])
    table = listing_table(register.index.listings)
    tells = {"index": register.folder.name, "lists": [asdict(one) for one in lists]}
    if folder.is_dir():  # its index was tidied away and is made again under the same name
        return state
    keep_arrays(folder, {_TELLS: _bytes(json.dumps(tells, ensure_ascii=False).encode()), _TABLE: _written(table)})
    _tidy(folder.parent, folder)
    return state


def open_register(workspace: Workspace, on: date) -> StandingRegister:
    """Return the register of a day, made where it is not; its arrays are memory maps.

    Raises:
        UserError: no snapshot of any list is kept.
        IntegrityError: what is kept cannot be read.
    """
    state = make(workspace, on)
    arrays = open_arrays(_folder(workspace, state))
    told = _parsed(arrays[_TELLS].tobytes())
    index = Index.from_arrays(open_arrays(workspace.home / _INDEX / str(told["index"])))
    table = pa.ipc.open_file(pa.py_buffer(arrays[_TABLE])).read_all()
    if table.num_rows != len(index.listings):
        raise IntegrityError("standing-register-broken", folder=str(_folder(workspace, state)))
    lists = tuple(StandingList(**{**row, "topics": tuple(row["topics"])}) for row in told["lists"])
    return StandingRegister(index, table, lists, on, state)


def warm(register: StandingRegister) -> StandingRegister:
    """Return a register after one question of each kind: what is read or compiled once is, before somebody waits."""
    query = Query(_ANYBODY, "LegalEntity")
    screen(register.index, query, _NEARLY, 1)
    if register.index.readings > _MANY:
        screen_batch(register.index, (query,), _NEARLY, 1)
    found_by(register.table, terms(_ANYBODY[0], fuzzy=True))
    return register


def _lists(workspace: Workspace, on: date, listed: list[str]) -> tuple[StandingList, ...]:
    counted = Counter(listed)
    found = []
    for shown in show_lists(workspace, on):
        source = list_sources().get(shown.id)
        one = StandingList(
            id=shown.id, title=shown.title, publisher=shown.publisher, licence=shown.licence,
            url=shown.urls[0][1] if shown.urls else "", topics=() if source is None else source.topics,
        )  # fmt: skip
        if shown.snapshot is not None:
            coverage = shown.snapshot.coverage
            one = replace(
                one, as_of=shown.snapshot.as_of.isoformat(), sha256=shown.snapshot.sha256, known=coverage.known,
                confirmed=coverage.confirmed, of=coverage.of, listed=counted[shown.id], complete=coverage.complete,
            )  # fmt: skip
        found.append(one)
    return tuple(found)


def _folder(workspace: Workspace, state: str) -> Path:
    return workspace.home / "register" / state


def _told(folder: Path) -> Mapping[str, Any] | None:
    path = folder / f"{_TELLS}.npy"
    return _parsed(np.load(path, allow_pickle=False).tobytes()) if path.is_file() else None


def _parsed(content: bytes) -> Mapping[str, Any]:
    told = json.loads(content)
    if not isinstance(told, dict):
        raise IntegrityError("standing-register-broken", folder="register")
    return told


def _bytes(content: bytes) -> npt.NDArray[np.uint8]:
    return np.frombuffer(content, dtype=np.uint8)


def _written(table: pa.Table) -> npt.NDArray[np.uint8]:
    sink = pa.BufferOutputStream()
    with pa.ipc.new_file(sink, table.schema) as writer:
        writer.write_table(table)
    return np.frombuffer(sink.getvalue(), dtype=np.uint8)


def _tidy(root: Path, newest: Path) -> None:
    folders = sorted(root.iterdir(), key=lambda one: one.stat().st_mtime, reverse=True)
    for folder in [one for one in folders if one != newest][_KEPT - 1 :]:
        shutil.rmtree(folder, ignore_errors=True)
