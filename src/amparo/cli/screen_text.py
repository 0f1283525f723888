"""What came of a table, in a few lines on standard error or as JSON."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import typer

from amparo.casework.compare_pairs import Compared
from amparo.casework.replay_screening import Replayed
from amparo.casework.rescreen_table import Rescreened
from amparo.casework.screen_table import Summary
from amparo.cli.screening_options import Files
from amparo.wording import speak


def screened(found: Summary, paths: Files, *, as_json: bool) -> None:
    """Say how many rows were screened, what was found, what was looked at and what was not."""
    _show(_plain(found), [_counted(found), *_looked_at(found)], paths, as_json=as_json)


def rescreened(found: Rescreened, paths: Files, *, as_json: bool) -> None:
    """Say what changed on the lists and what the table gave against it."""
    lines = [_say("rescreened", changed=found.changed, gone=found.gone)]
    if found.unknown_then:
        lines.append(_say("unknown-then", lists=", ".join(found.unknown_then)))
    lines.append(_counted(found.summary))
    if found.ended:
        lines.append(_say("ended", ended=found.ended))
    own = {"changed": found.changed, "gone": found.gone, "unknown_then": list(found.unknown_then), "ended": found.ended}
    _show({**own, **_plain(found.summary)}, [*lines, *_looked_at(found.summary)], paths, as_json=as_json)


def replayed(found: Replayed, paths: Files, *, as_json: bool) -> None:
    """Say that the same bytes were made again."""
    record = found.record
    line = _say("replayed", on=record.on, sha256=found.sha256[:12], version=record.amparo)
    told = {"same": True, "on": record.on, "sha256": found.sha256, "record": asdict(record)}
    _show(told, [line], paths, as_json=as_json)


def compared(found: Compared, paths: Files, *, as_json: bool) -> None:
    """Say how many pairs reach the threshold."""
    lines = [_say("compared", pairs=found.pairs, matches=found.matches)]
    if found.problems:
        lines.append(_say("pair-problems", many=found.problems))
    _show(asdict(found), lines, paths, as_json=as_json)


def _counted(found: Summary) -> str:
    said = [_say("screened", rows=found.rows, alerts=found.alerts)]
    more = {"rejected": found.rejected, "lapsed": found.lapsed, "problems": found.problems, "resumed": found.resumed}
    said += [_say(name, many=many) for name, many in more.items() if many]
    return " ".join(said)


def _looked_at(found: Summary) -> Iterator[str]:
    yield _say("looked-at", lists=", ".join(found.lists))
    for one in found.short:
        yield _say("short", list=one.list, known=one.known, of=one.of)
    if found.missing:
        yield _say("not-looked-at", lists=", ".join(found.missing))


def _plain(found: Summary) -> dict[str, object]:
    told: dict[str, object] = {**asdict(found), "lists": list(found.lists)}
    missing = told.pop("missing")
    return {**told, "not_covered": list(missing) if isinstance(missing, Sequence) else []}


def _show(told: dict[str, object], lines: list[str], paths: Files, *, as_json: bool) -> None:
    if as_json and not paths.shown:
        typer.echo(json.dumps({**told, "out": str(paths.out)}, ensure_ascii=False, indent=1))
        return
    for line in lines:
        typer.echo(line, err=True)


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"screen-text.{key}", **params)
