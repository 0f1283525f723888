"""Freeze how far each time zone lies from UTC, for counting days noted in one zone and due in another.

Not needed to run or test amparo. To renew, on a machine with a current time zone database::

    python tools/freeze_zones.py --as-of 2026-11-22

Only the offsets of January and July are kept: on which side of the authority a place lies is all that a count of
days needs.
"""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

TARGET = Path(__file__).parents[1] / "src" / "amparo" / "remedies" / "zones.toml"
YEAR = 2026
AREAS = ("Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/")


def offsets(name: str) -> tuple[int, int]:
    """Return the offsets of January and of July, in minutes."""
    found = [datetime(YEAR, month, 15, tzinfo=UTC).astimezone(ZoneInfo(name)).utcoffset() for month in (1, 7)]
    january, july = (int(offset.total_seconds()) // 60 for offset in found if offset is not None)
    return january, july


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="day the snapshot is taken")
    as_of = parser.parse_args().as_of
    names = sorted(name for name in available_timezones() if name.startswith(AREAS) and name.count("/") == 1)
    rows = [f'"{name}" = [{january}, {july}]\n' for name in names for january, july in [offsets(name)]]
    head = f'as_of = {as_of.isoformat()}\nsource = "IANA time zone database"\n\n'
    TARGET.write_text(head + '[minutes]\n"UTC" = [0, 0]\n' + "".join(rows), "utf-8")
    print(f"{len(rows) + 1} zones")


if __name__ == "__main__":
    main()
