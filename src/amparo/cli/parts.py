"""One part of an assessment at the command line: its chains, its routes, its gaps, its conflicts."""

import json
import textwrap
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import typer

from amparo import __version__
from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import Assessed, Request, run
from amparo.kernel.progress import Progress
from amparo.reports import assessment_json
from amparo.settings import read_settings
from amparo.wording import speak

WIDTH = 100
Item = dict[str, Any]
Lines = Callable[[Item], Iterable[str]]


def assessed(bundle: Path, *, on: date | None, home: Path | None, today: date, progress: Progress) -> Item:
    """Assess a bundle and return the assessment as the schema has it."""
    return document(judged(bundle, on=on, home=home, today=today, progress=progress))


def judged(bundle: Path, *, on: date | None, home: Path | None, today: date, progress: Progress) -> Assessed:
    """Assess a bundle; the progress is over when this returns."""
    result = run(Workspace(read_settings(home).home), Request(bundle, on), today=today, progress=progress)
    close = getattr(progress, "close", None)
    if close is not None:
        close()
    return result


def document(result: Assessed) -> Item:
    """Return an assessment as the schema has it."""
    return assessment_json.document(result.assessment, result.case, speak(), __version__)


def show(found: Item, parts: dict[str, Lines], *, as_json: bool, keep: Callable[[Item], bool] = bool) -> None:
    """Print some arrays of an assessment: as one JSON document, or as text under a heading each.

    Args:
        found: the assessment.
        parts: for each array, how one item reads.
        as_json: whether to print JSON.
        keep: which items to print.
    """
    chosen = {name: [item for item in found[name] if keep(item)] for name in parts}
    if as_json:
        typer.echo(json.dumps({"on": found["on"], "bundle": found["bundle"], **chosen}, ensure_ascii=False, indent=1))
        return
    for name, lines in parts.items():
        typer.echo(_say(f"heading.{name}", count=len(chosen[name])))
        for item in chosen[name]:
            for line in lines(item):
                typer.echo(line)


def chain_lines(item: Item) -> Iterator[str]:
    """Yield a chain: where it leads, its grade and bounds, and each hop with its papers."""
    content = item["content"]
    bounds = "" if content is None else _say("bounds", lo=_percent(content["lo"]), hi=_percent(content["hi"]))
    subject = f"{item['subject']['kind']}:{item['subject']['id']}"
    yield f"{subject} -> {item['reaches']}  [{item['grade']}]{bounds}"
    for hop in item["hops"]:
        papers = ", ".join(hop["document_ids"]) or _say("no-papers")
        yield from wrapped(f"{hop['from']} {hop['relation']} {hop['to']} [{hop['grade']}]: {papers}", "    ")


def conflict_lines(item: Item) -> Iterator[str]:
    """Yield two duties side by side."""
    yield f"{item['one']}  <>  {item['other']}"
    yield from wrapped(_say("bound", who=item["bound"]), "    ")
    yield from reason_lines(item)


def undecided_lines(item: Item) -> Iterator[str]:
    """Yield a rule that lacks a fact: which, and what would settle it."""
    yield f"? {item['rule']} ({item['subject']['kind']}:{item['subject']['id']})"
    for fact in item["missing"]:
        yield from wrapped(_say("needs", fact=speak().fact(fact)), "    ")


def reason_lines(item: Item) -> Iterator[str]:
    """Yield the sentences of what an item rests on."""
    for reason in item["because"]:
        yield from wrapped(reason["sentence"], "    ")


def _percent(part: float) -> str:
    return f"{part * 100:.2f}".rstrip("0").rstrip(".")


def wrapped(text: str, first: str) -> list[str]:
    """Return a text in lines of the width of a terminal, each after ``first``."""
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=first + "  ") or [first]


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"part-text.{key}", **params)
