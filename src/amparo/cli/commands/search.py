"""``amparo search``: entries of the lists by the words in them."""

from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener


def _run(
    words: Annotated[str, typer.Argument(help=text("argument.words"))] = "",
    *,
    schema: Annotated[str, typer.Option(help=text("option.search-schema"))] = "Thing",
    country: Annotated[list[str] | None, typer.Option(help=text("option.party-country"))] = None,
    list_id: Annotated[list[str] | None, typer.Option("--list", metavar="ID", help=text("option.list"))] = None,
    fuzzy: Annotated[bool, typer.Option("--fuzzy", help=text("option.fuzzy"))] = False,
    limit: Annotated[int, typer.Option(min=1, help=text("option.search-limit"))] = 10,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.register_scope import ALL, in_scope  # noqa: PLC0415
    from amparo.casework.search_register import Request, kinds, run  # noqa: PLC0415
    from amparo.casework.standing_register import open_register  # noqa: PLC0415
    from amparo.cli.register_text import found_document, found_lines  # noqa: PLC0415
    from amparo.settings import read_settings  # noqa: PLC0415

    listener(quiet=quiet or as_json).stage("register")
    register = open_register(Workspace(read_settings(home).home), day(on) or SystemClock().today())
    for one in list_id or ():
        in_scope(register, one)
    request = Request(
        text=words, scope=in_scope(register, ALL, include=tuple(list_id or ())), schemata=kinds(schema),
        filters=tuple(("countries", code.lower()) for code in country or ()), fuzzy=fuzzy, limit=limit,
    )  # fmt: skip
    found = run(register, request)
    for line in [found_document(found)] if as_json else found_lines(found):
        typer.echo(line)


COMMAND = Command("search", ("search",), _run)
