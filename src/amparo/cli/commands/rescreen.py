"""``amparo rescreen``: only what changed on the lists, against a table screened before."""

from typing import Annotated

import typer

from amparo.cli import screening_options as options
from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text


def _run(
    table: options.Table,
    *,
    since: Annotated[str, typer.Option("--since", metavar="DATE", help=text("option.since-screened"))],
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
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.rescreen_table import Request, run  # noqa: PLC0415
    from amparo.casework.screen_table import Request as TableRequest  # noqa: PLC0415
    from amparo.cli.screen_text import rescreened  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    when = day(on) or SystemClock().today()
    with (
        options.files(table, out, as_json=as_json) as paths,
        options.heard(quiet=quiet or as_json or paths.shown) as progress,
    ):
        asked = TableRequest(
            paths.table, paths.out, name, schema, country, birth_date, tuple(ids or ()),
            tuple(ListId(one) for one in lists or ()), round(threshold * 1000), limit, 1, key, encoding, suppressions,
        )  # fmt: skip
        request = Request(asked, day(since, "--since") or when)
        found = run(Workspace(read_settings(home).home), request, on=when, progress=progress)
    rescreened(found, paths, as_json=as_json)


COMMAND = Command("rescreen", ("rescreen",), _run)
