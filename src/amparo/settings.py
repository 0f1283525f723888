"""What the environment says, read once at the doors and passed down as values."""

import os
from dataclasses import dataclass
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
