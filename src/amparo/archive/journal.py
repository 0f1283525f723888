"""Long work that survives being killed: rows go to a part file, a journal beside it says how far they are good.

After each batch the part file is forced to disk, then the journal replaced; whoever starts again cuts the part file to
what the journal vouches for and goes on from there. No row is lost, none stands twice.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field, replace
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from amparo.archive.table_files import turn
from amparo.archive.tables import writer_of
from amparo.kernel.errors import Place, UserError

_OWNER = 0o600


@dataclass(frozen=True, slots=True)
class Progressed:
    """How far the work has come: rows of the input done, bytes written, and whatever else is counted, by name."""

    fingerprint: str
    rows: int = 0
    written: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)


class Journal:
    """The output of one piece of long work.

    Args:
        out: the file to make.
        columns: its header.
        fingerprint: of everything the rows depend on; another one begins anew.
    """

    def __init__(self, out: Path, columns: Sequence[str], fingerprint: str) -> None:
        self._out = out
        self._columns = tuple(columns)
        self._part = out.with_name(f"{out.name}.part")
        self._journal = out.with_name(f"{out.name}.journal")
        self._write = writer_of(out, self._columns)
        with _told(out):
            out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            part = os.open(self._part, os.O_RDWR | os.O_CREAT, _OWNER)
        self._file = os.fdopen(part, "r+", encoding="utf-8", errors="replace", newline="")
        try:
            flock(self._file, LOCK_EX | LOCK_NB)
        except OSError as problem:
            self._file.close()
            raise UserError("output-in-use", Place(out.name)) from problem
        self.done = self._known(fingerprint)
        self._file.truncate(self.done.written)
        self._file.seek(self.done.written)
        if not self.done.written:
            self.append([self._columns])

    def _known(self, fingerprint: str) -> Progressed:
        try:
            known = Progressed(**json.loads(self._journal.read_text(encoding="utf-8")))
            whole = self._part.stat().st_size >= known.written
        except (OSError, ValueError, TypeError):
            return Progressed(fingerprint)
        return known if whole and known.fingerprint == fingerprint else Progressed(fingerprint)

    def append(self, rows: Sequence[Sequence[str]], *, inputs: int = 0, **counts: int) -> None:
        """Write what ``inputs`` rows of the input gave, add to what is counted, and vouch for it.

        Raises:
            UserError: the disk is full or gone; what was vouched for before stays good.
        """
        with _told(self._out):
            self._append(rows, inputs, counts)

    def _append(self, rows: Sequence[Sequence[str]], inputs: int, counts: Mapping[str, int]) -> None:
        self._write(self._file, rows)
        self._file.flush()
        os.fsync(self._file.fileno())
        known = self.done
        self.done = replace(
            known,
            rows=known.rows + inputs,
            written=self._part.stat().st_size,
            counts={**known.counts, **{name: known.counts.get(name, 0) + many for name, many in counts.items()}},
        )
        staged = self._journal.with_name(f"{self._journal.name}.new")
        staged.write_text(json.dumps(asdict(self.done)), encoding="utf-8")
        staged.replace(self._journal)

    def finish(self) -> Progressed:
        """Turn the part file into the output, and take the journal away.

        Raises:
            UserError: the disk is full or gone; part file and journal stay.
        """
        with _told(self._out):
            self._file.close()
            turn(self._part, self._out)
            self._journal.unlink(missing_ok=True)
        return self.done

    def close(self) -> None:
        """Leave part file and journal for another run to go on from."""
        with suppress(OSError):  # what cannot be flushed any more was told when it was written
            self._file.close()


@contextmanager
def _told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as problem:
        told = problem.strerror or str(problem)
        raise UserError("cannot-write", folder=str(out.parent), problem=told) from problem
