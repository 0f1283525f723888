"""``amparo serve``: the HTTP service."""

import json
import socket
from datetime import date
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

import typer

from amparo.cli.command import AsJson, Command, Day, Home, Quiet, SystemClock, day, text
from amparo.kernel.errors import UserError
from amparo.wording import speak

_BACKLOG = 2048
_APPLICATION = "amparo.api.app:application"
"""Named, not imported: the doors do not know each other."""


def _run(
    *,
    host: Annotated[str, typer.Option(help=text("option.host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help=text("option.port"))] = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help=text("option.serve-workers"))] = 1,
    on: Day = None,
    home: Home = None,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    from amparo.settings import Served, hand_down, read_settings  # noqa: PLC0415 - --help must stay light

    place = read_settings(home).home
    served_on = day(on)
    listening = _listen(host, port)
    with listening:
        hand_down(Served(place, served_on))
        if not _is_local(host):
            typer.echo(speak().say("serve-text.open-to-network"), err=True)
        for line in _opening(place, served_on or SystemClock().today(), _address(listening), as_json=as_json):
            typer.echo(line)
        _serve(listening, workers, quiet=quiet)


def _listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        UserError: the address is not this machine's, or the port is taken.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # named as TCP, because asyncio sends small answers at once only on a socket that says so
    listening = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(_BACKLOG)
    except OSError as problem:
        listening.close()
        told = problem.strerror or type(problem).__name__
        raise UserError("port-taken", host=host, port=port, problem=told) from problem
    listening.set_inheritable(True)
    return listening


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _is_local(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _opening(home: Path, on: date, url: str, *, as_json: bool) -> list[str]:
    """Make the register, so that the serving processes only map it, and return what is said of it."""
    from amparo.archive.workspace import Workspace  # noqa: PLC0415 - --help must stay light
    from amparo.casework.standing_register import open_register  # noqa: PLC0415

    lists = open_register(Workspace(home), on).lists
    covered = [one for one in lists if one.covered]
    missing = [one.id for one in lists if not one.covered]
    entries = sum(one.listed for one in covered)
    if as_json:
        kept = [{"id": one.id, "as_of": one.as_of, "entries": one.listed} for one in covered]
        return [json.dumps({"url": url, "lists": kept, "entries": entries, "not_covered": missing})]
    told = [speak().say("serve-text.at", url=url, lists=len(covered), entries=entries)]
    return told + ([speak().say("serve-text.missing", lists=", ".join(missing))] if missing else [])


def _serve(listening: socket.socket, workers: int, *, quiet: bool) -> None:
    from uvicorn import Config, Server  # noqa: PLC0415 - --help must stay light
    from uvicorn.supervisors import Multiprocess  # noqa: PLC0415

    config = Config(
        _APPLICATION, factory=True, workers=workers, access_log=False, server_header=False,
        log_level="error" if quiet else "warning",
    )  # fmt: skip
    server = Server(config)
    try:
        if workers > 1:
            Multiprocess(config, sockets=[listening]).run()
        else:
            server.run(sockets=[listening])
    except KeyboardInterrupt:
        return  # the way it is meant to be stopped


COMMAND = Command("serve", ("serve",), _run)
