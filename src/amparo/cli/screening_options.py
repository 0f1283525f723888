"""The options of the commands that screen a table, and how their files are read and shown."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import text
from amparo.cli.progress import listener
from amparo.kernel.errors import Place, UserError
from amparo.kernel.progress import Progress

Name = Annotated[str, typer.Option("--name", metavar="COL", help=text("option.name-column"))]
Schema = Annotated[str, typer.Option("--schema", metavar="SCHEMA|COL", help=text("option.schema-or-column"))]
Country = Annotated[str, typer.Option("--country", metavar="COL", help=text("option.country-column"))]
BirthDate = Annotated[str, typer.Option("--birth-date", metavar="COL", help=text("option.birth-date-column"))]
Ids = Annotated[list[str] | None, typer.Option("--id", metavar="COL", help=text("option.id-column"))]
Key = Annotated[str, typer.Option("--key", metavar="COL", help=text("option.key-column"))]
Lists = Annotated[list[str] | None, typer.Option("--list", metavar="ID", help=text("option.list"))]
Threshold = Annotated[float, typer.Option("--threshold", min=0, max=1, help=text("option.threshold"))]
Limit = Annotated[int, typer.Option("--limit", min=1, help=text("option.limit"))]
Out = Annotated[Path | None, typer.Option("--out", help=text("option.table-out"))]
Encoding = Annotated[str, typer.Option("--encoding", metavar="NAME", help=text("option.encoding"))]
Suppressions = Annotated[Path | None, typer.Option("--suppressions", metavar="FILE", help=text("option.suppressions"))]
Table = Annotated[Path, typer.Argument(metavar="FILE", help=text("argument.table"))]


@dataclass(frozen=True, slots=True)
class Files:
    """A table to read and a table to write; ``shown`` where the latter goes to standard output."""

    table: Path
    out: Path
    shown: bool


@contextmanager
def files(table: Path, out: Path | None, *, as_json: bool = False) -> Iterator[Files]:
    """Give paths for standard input (``-``) and standard output (no ``out``), and print the latter at the end.

    Rows go to standard output as csv, or, where JSON is asked for, as one object a line.
    """
    with tempfile.TemporaryDirectory(prefix="amparo-") as folder:
        read = table
        if str(table) == "-":
            read = Path(folder) / "input.csv"
            with read.open("wb") as file:
                shutil.copyfileobj(sys.stdin.buffer, file)
        if out is not None and out.resolve() == read.resolve():
            raise UserError("output-is-input", Place(out.name))
        given = Files(read, out or Path(folder) / ("output.jsonl" if as_json else "output.csv"), out is None)
        yield given
        if given.shown:
            with given.out.open(encoding="utf-8", newline="") as made:
                shutil.copyfileobj(made, sys.stdout)


@contextmanager
def heard(*, quiet: bool) -> Iterator[Progress]:
    """Give who listens to long work, and take what it shows away at the end."""
    progress = listener(quiet=quiet)
    yield progress
    close = getattr(progress, "close", None)
    if close is not None:
        close()
