"""What the environment says, read once at the doors and passed down as values."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from platformdirs import user_data_path


@dataclass(frozen=True, slots=True)
class Settings:
    """``home`` is the workspace: list snapshots, indexes, case files."""

    home: Path


def read_settings(home: Path | None = None) -> Settings:
    """Return the settings; ``home`` given on the command line wins over ``$AMPARO_HOME`` and the platform's folder."""
    told = os.environ.get("AMPARO_HOME")  # noqa: TID251 - this is where it is read
    return Settings(home or (Path(told) if told else user_data_path("amparo")))


_SERVED_ON = "AMPARO_SERVED_ON"


@dataclass(frozen=True, slots=True)
class Served:
    """What a serving process serves: the workspace, and the day (``None``: today's, whatever day that becomes)."""

    home: Path
    on: date | None


def hand_down(served: Served) -> None:
    """Put into the environment what the processes that serve are to read there: they are started by name alone."""
    os.environ["AMPARO_HOME"] = str(served.home)  # noqa: TID251 - this is where it is written
    os.environ[_SERVED_ON] = "" if served.on is None else served.on.isoformat()  # noqa: TID251


def read_served() -> Served:
    """Return what :func:`hand_down` put there; without it, the usual workspace as of today."""
    told = os.environ.get(_SERVED_ON)  # noqa: TID251 - this is where it is read
    return Served(read_settings().home, date.fromisoformat(told) if told else None)
