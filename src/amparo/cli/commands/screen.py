"""``amparo screen``: a whole table against the register."""

import typer

from amparo.cli import screening_options as options
from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
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
    lists: options.Lists = None,
    threshold: options.Threshold = 0.7,
    limit: options.Limit = 5,
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
    from amparo.casework.screen_table import Request, run  # noqa: PLC0415
    from amparo.cli.screen_text import screened  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    with options.files(table, out) as paths:
        request = Request(
            paths.table, paths.out, name, schema, country, birth_date, tuple(ids or ()),
            tuple(ListId(one) for one in lists or ()), round(threshold * 1000), limit, workers,
        )  # fmt: skip
        progress = listener(quiet=quiet or as_json or paths.shown)
        found = run(
            Workspace(read_settings(home).home), request, on=day(on) or SystemClock().today(), progress=progress
        )
    screened(found, paths, as_json=as_json)


COMMAND = Command("screen", ("screen",), _run)
