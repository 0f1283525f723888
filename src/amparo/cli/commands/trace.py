"""``amparo trace``: chains back to raw material and owners, with bounds and grades."""

from pathlib import Path
from typing import Annotated, Any

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.cli.progress import listener
from amparo.kernel.errors import UserError

FORMATS = ("text", "json")


def _run(
    bundle: Annotated[Path, typer.Argument(help=text("argument.bundle"))],
    *,
    good: Annotated[str | None, typer.Option(help=text("option.good"))] = None,
    lot: Annotated[str | None, typer.Option(help=text("option.lot"))] = None,
    party: Annotated[str | None, typer.Option(help=text("option.party"))] = None,
    form: Annotated[str, typer.Option("--format", help=text("option.trace-format"))] = "text",
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    if form not in FORMATS:
        raise UserError("option-format", value=form, known=", ".join(FORMATS))
    from amparo.cli import parts  # noqa: PLC0415 - heavy, and --help must stay light

    as_json = as_json or form == "json"
    result = parts.judged(
        bundle, on=day(on), home=home, today=SystemClock().today(), progress=listener(quiet=quiet or as_json)
    )
    case = result.case
    for kind, told, ids in (("good", good, case.goods), ("lot", lot, case.lots), ("party", party, case.parties)):
        if told is not None and told not in ids:
            raise UserError("option-id", option=f"--{kind}", id=told)
    wanted = {f"{kind}:{told}" for kind, told in (("good", good), ("lot", lot), ("party", party)) if told is not None}

    def asked(item: dict[str, Any]) -> bool:
        ends = {f"{item['subject']['kind']}:{item['subject']['id']}"}
        ends |= {hop[side] for hop in item["hops"] for side in ("from", "to")}
        ends |= {f"good:{hop['good_id']}" for hop in item["hops"] if hop["good_id"]}
        return not wanted or wanted <= ends

    parts.show(parts.document(result), {"chains": parts.chain_lines}, as_json=as_json, keep=asked)


COMMAND = Command("trace", ("trace",), _run)
