"""``amparo law notices``: who may be breaking which law by a step, told before it."""

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet


def _run(*, on: Day = None, home: Home = None, as_json: AsJson = False, quiet: Quiet = False) -> None:
    del on, home, quiet
    from amparo.casework.read_law import duties  # noqa: PLC0415 - --help must stay light
    from amparo.cli.law_text import notice_lines, notice_row  # noqa: PLC0415

    for notice in duties():
        typer.echo(notice_row(notice) if as_json else "\n".join(notice_lines(notice)))


COMMAND = Command("law-notices", ("law", "notices"), _run)
