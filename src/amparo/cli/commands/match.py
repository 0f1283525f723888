"""``amparo match``: one name against the register, explained."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.screening_options import Suppressions, heard


def _run(
    name: Annotated[str, typer.Argument(help=text("argument.name"))],
    *,
    schema: Annotated[str, typer.Option(help=text("option.schema"))] = "LegalEntity",
    country: Annotated[list[str] | None, typer.Option(help=text("option.party-country"))] = None,
    list_id: Annotated[list[str] | None, typer.Option("--list", metavar="ID", help=text("option.list"))] = None,
    threshold: Annotated[float, typer.Option(min=0, max=1, help=text("option.threshold"))] = 0.7,
    limit: Annotated[int, typer.Option(min=1, help=text("option.limit"))] = 5,
    suppressions: Suppressions = None,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.match_name import Request, run  # noqa: PLC0415
    from amparo.cli.match_text import document, lines  # noqa: PLC0415
    from amparo.facts.ids import ListId  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    request = Request(
        name=name, schema=schema, countries=tuple(code.lower() for code in country or ()),
        lists=tuple(ListId(one) for one in list_id or ()), threshold=round(threshold * 1000), limit=limit,
        suppressions=suppressions,
    )  # fmt: skip
    with heard(quiet=quiet or as_json) as progress:
        found = run(
            Workspace(read_settings(home).home), request, on=day(on) or SystemClock().today(), progress=progress
        )
    for line in [document(found)] if as_json else lines(found):
        typer.echo(line)


COMMAND = Command("match", ("match",), _run)
