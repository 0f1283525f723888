"""``amparo screen``: a whole table against the register."""

from pathlib import Path
from typing import Annotated

import typer

from amparo.cli import screening_options as options
from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.kernel.errors import UserError


def _run(
    table: options.Table,
    *,
    out: options.Out = None,
    name: options.Name = "name",
    schema: options.Schema = "LegalEntity",
    country: options.Country = "",
    birth_date: options.BirthDate = "",
    ids: options.Ids = None,
    key: options.Key = "",
    lists: options.Lists = None,
    threshold: options.Threshold = 0.7,
    limit: options.Limit = 5,
    encoding: options.Encoding = "",
    suppressions: options.Suppressions = None,
    replay: Annotated[Path | None, typer.Option("--replay", metavar="RECORD", help=text("option.replay"))] = None,
    engine: str = typer.Option("local", help=text("option.engine")),
    workers: int = typer.Option(1, min=1, help=text("option.workers")),
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    if engine != "local":
        raise UserError("option-engine", value=engine)
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework import replay_screening, screen_table  # noqa: PLC0415
    from amparo.cli.screen_text import replayed, screened  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    workspace = Workspace(read_settings(home).home)
    made: replay_screening.Replayed | screen_table.Summary
    with (
        options.files(table, out, as_json=as_json) as paths,
        options.heard(quiet=quiet or as_json or paths.shown) as progress,
    ):
        if replay is not None:
            again = replay_screening.Request(replay, paths.table, paths.out, workers, suppressions)
            made = replay_screening.run(workspace, again, progress=progress)
        else:
            request = screen_table.Request(
                paths.table, paths.out, name, schema, country, birth_date, tuple(ids or ()),
                tuple(ListId(one) for one in lists or ()), round(threshold * 1000), limit, workers, key, encoding,
                suppressions,
            )  # fmt: skip
            made = screen_table.run(workspace, request, on=day(on) or SystemClock().today(), progress=progress)
    if isinstance(made, screen_table.Summary):
        screened(made, paths, as_json=as_json)
    else:
        replayed(made, paths, as_json=as_json)


COMMAND = Command("screen", ("screen",), _run)
