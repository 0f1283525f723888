"""What came of a table, in one line on standard error or as JSON."""

import json
from dataclasses import asdict

import typer

from amparo.casework.compare_pairs import Compared
from amparo.casework.rescreen_table import Rescreened
from amparo.casework.screen_table import Summary
from amparo.cli.screening_options import Files
from amparo.wording import speak


def screened(found: Summary, paths: Files, *, as_json: bool) -> None:
    """Say how many rows were screened and how many have something found."""
    told: dict[str, object] = {key: _plain(value) for key, value in asdict(found).items()}
    line = _say("screened", **{key: str(value) for key, value in told.items()})
    _show({**told, "out": _out(paths)}, line, paths, as_json=as_json)


def rescreened(found: Rescreened, paths: Files, *, as_json: bool) -> None:
    """Say what changed on the lists and what the table gave against it."""
    told: dict[str, object] = {key: _plain(value) for key, value in asdict(found).items()}
    line = _say("rescreened", changed=found.changed, gone=found.gone)
    _show({**told, "out": _out(paths)}, line, paths, as_json=as_json)


def compared(found: Compared, paths: Files, *, as_json: bool) -> None:
    """Say how many pairs reach the threshold."""
    line = _say("compared", pairs=found.pairs, matches=found.matches)
    _show({"pairs": found.pairs, "matches": found.matches, "out": _out(paths)}, line, paths, as_json=as_json)


def _show(told: dict[str, object], line: str, paths: Files, *, as_json: bool) -> None:
    if as_json and not paths.shown:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        typer.echo(line, err=True)


def _out(paths: Files) -> str | None:
    return None if paths.shown else str(paths.out)


def _plain(value: object) -> object:
    return value if isinstance(value, int | str | dict | list) or value is None else str(value)


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"screen-text.{key}", **params)
