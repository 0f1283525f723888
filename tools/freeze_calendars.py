"""Freeze the calendars that deadlines are counted by into dated files of the package.

Not needed to run or test amparo. To renew the snapshots, in an environment of its own::

    python -m venv /tmp/calendars && /tmp/calendars/bin/pip install holidays
    /tmp/calendars/bin/python tools/freeze_calendars.py --as-of 2026-11-22

Days come from the ``holidays`` package (MIT); what it does not know stands in ``OVERLAYS``, with its source.
Read the difference before committing it: a changed day moves open deadlines.
"""

import argparse
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

import holidays
from dateutil.easter import easter

SATURDAY = 6
FOLDER = Path(__file__).parents[1] / "src" / "amparo" / "law" / "calendars"


@dataclass(frozen=True)
class Frozen:
    """What to freeze: the source calendar, how far, and what to add."""

    id: str
    title: str
    citation: str
    first: int
    announced: str
    horizon: int
    country: str
    note: str
    subdivision: str | None = None
    categories: tuple[str, ...] = ("public",)
    leave_out: tuple[str, ...] = ()
    confirmed: bool = True
    base: str = ""
    region: str = ""
    closed: dict[str, str] = field(default_factory=dict)
    opened: dict[str, str] = field(default_factory=dict)
    doubtful: dict[str, str] = field(default_factory=dict)

    def days(self) -> dict[date, str]:
        """Return the holidays of the source calendar with those added here."""
        known = source_days(self)
        kept = {day: name for day, name in known.items() if not name.startswith(self.leave_out or "\0")}
        return kept | {date.fromisoformat(day): name for day, name in self.closed.items()}

    def worked(self) -> dict[date, str]:
        """Return the weekend days that are worked instead of a day off."""
        swapped = {
            datetime_of(match[1]): f"worked for {day.isoformat()}"
            for day, name in source_days(self).items()
            if (match := SWAPPED.search(name))
        }
        return swapped | {date.fromisoformat(day): name for day, name in self.opened.items()}


SWAPPED = re.compile(r"substituted from (\d\d/\d\d/\d{4})")


def datetime_of(text: str) -> date:
    """Read ``02/14/2026``."""
    month, day, year = text.split("/")
    return date(int(year), int(month), int(day))


def source_days(what: "Frozen") -> dict[date, str]:
    """Return what the holidays package knows."""
    years = range(what.first, what.horizon + 1)
    known = holidays.country_holidays(
        what.country, subdiv=what.subdivision, years=years, language="en_US", categories=what.categories
    )
    return {day: name for day, name in known.items() if day.year in years}


def yearly(first: int, last: int, name: str, day: Callable[[int], date]) -> dict[str, str]:
    """Return one day a year."""
    return {day(year).isoformat(): name for year in range(first, last + 1)}


def easter_based(first: int, last: int, name: str, offset: int) -> dict[str, str]:
    """Return a day that moves with Easter Sunday."""
    return yearly(first, last, name, lambda year: easter(year) + timedelta(days=offset))


def feasts(first: int, last: int, names: dict[str, tuple[str, int]]) -> dict[str, str]:
    """Return the days within which a feast of the Islamic calendar may be kept, one day early to ``length`` late.

    The dates are the package's for Uzbekistan, many of them estimates; sighting and local notice decide.
    """
    known = holidays.country_holidays("UZ", years=range(first, last + 1), language="en_US")
    found: dict[str, str] = {}
    for day, told in known.items():
        for feast, (name, length) in names.items():
            if told.startswith(feast) and "observed" not in told:
                for offset in range(-1, length + 1):
                    found[(day + timedelta(days=offset)).isoformat()] = name
    return found


CLOSED_BY_ORDER = "closed by executive order"
INAUGURATION = "Inauguration Day (District of Columbia area only)"
US = Frozen(
    id="us-federal",
    title="United States federal holidays (CBP, federal courts)",
    citation="5 U.S.C. 6103; 19 CFR 101.6; USCIT Rule 6(a)(6)",
    first=1990,
    announced="2030-12-31",
    horizon=2045,
    country="US",
    note="Whether a day closed only by executive order, or Inauguration Day, is a holiday for counting is open: both "
    "readings are shown. Beyond 2030 the days follow from the statute as it stands and are provisional.",
    doubtful={
        **dict.fromkeys(
            (
                "2001-12-24", "2002-12-24", "2003-12-26", "2004-06-11", "2007-01-02", "2007-12-24", "2008-12-26",
                "2012-12-24", "2014-12-26", "2018-12-05", "2018-12-24", "2019-12-24", "2020-12-24", "2024-12-24",
                "2025-01-09", "2025-12-24", "2025-12-26",
            ),
            CLOSED_BY_ORDER,
        ),
        **dict.fromkeys(
            (
                "1993-01-20", "1997-01-20", "2001-01-20", "2005-01-20", "2009-01-20", "2013-01-21", "2017-01-20",
                "2021-01-20", "2033-01-20", "2037-01-20", "2041-01-21", "2045-01-20",
            ),
            INAUGURATION,
        ),
    },
)  # fmt: skip

FIRST, LAST = 2010, 2035
PROVISIONAL = "Days after the announced year follow from standing rules and are provisional."
COURT = Frozen(
    id="eu-general-court",
    title="Official holidays of the General Court of the European Union",
    citation="Rules of Procedure of the General Court, art. 58; decision on official holidays",
    first=FIRST,
    announced="2027-12-31",
    horizon=LAST,
    country="LU",
    leave_out=("Europe Day",),
    confirmed=False,
    note="The court's own list was not seen; the days are those of its seat, with Europe Day left in doubt. "
    + PROVISIONAL,
    doubtful=yearly(FIRST, LAST, "Europe Day", lambda year: date(year, 5, 9)),
)
INSTITUTIONS = Frozen(
    id="eu-institutions",
    title="Working days of the institutions of the European Union",
    citation="Regulation (EEC, Euratom) No 1182/71 art. 2",
    first=FIRST,
    announced="2026-12-31",
    horizon=LAST,
    country="LU",
    leave_out=("Europe Day", "National Day"),
    confirmed=False,
    note="The yearly list in the Official Journal was not seen, and an authority of a member state keeps its own "
    "holidays: days that some keep are in doubt, and both readings are shown. " + PROVISIONAL,
    closed=easter_based(FIRST, LAST, "Good Friday", -2),
    doubtful={
        **easter_based(FIRST, LAST, "Maundy Thursday", -3),
        **easter_based(FIRST, LAST, "day after Ascension", 40),
        **yearly(FIRST, LAST, "day after New Year's Day", lambda year: date(year, 1, 2)),
        **yearly(FIRST, LAST, "Europe Day", lambda year: date(year, 5, 9)),
        **yearly(FIRST, LAST, "Belgian National Day", lambda year: date(year, 7, 21)),
        **yearly(FIRST, LAST, "All Souls' Day", lambda year: date(year, 11, 2)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 24)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 27)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 28)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 29)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 30)),
        **yearly(FIRST, LAST, "end-of-year closure", lambda year: date(year, 12, 31)),
    },
)
UK = Frozen(
    id="uk-england",
    title="Bank holidays of England and Wales",
    citation="Banking and Financial Dealings Act 1971; CPR 2.8, 2.10",
    first=FIRST,
    announced="2027-12-31",
    horizon=LAST,
    country="GB",
    subdivision="ENG",
    note=PROVISIONAL,
)
CANADA = Frozen(
    id="ca-federal",
    title="Federal holidays of Canada",
    citation="Interpretation Act, R.S.C. 1985, c. I-21, ss.26, 35",
    first=FIRST,
    announced="2030-12-31",
    horizon=LAST,
    country="CA",
    categories=("public", "government"),
    confirmed=False,
    note="The Act names Sunday and not Saturday as a holiday: a last day on a Saturday is taken as closed here, and "
    "the cautious date lies before it. Easter Monday and Boxing Day stand in some lists only.",
    leave_out=("Boxing Day",),
    doubtful={
        **easter_based(FIRST, LAST, "Easter Monday", 1),
        **yearly(FIRST, LAST, "Boxing Day", lambda year: date(year, 12, 26)),
        **yearly(FIRST, LAST, "Boxing Day (moved)", lambda year: date(year, 12, 28)),
    },
)
MEXICO = Frozen(
    id="mx-federal",
    title="Obligatory rest days of Mexico",
    citation="Ley Federal del Trabajo art. 74",
    first=FIRST,
    announced="2030-12-31",
    horizon=LAST,
    country="MX",
    note="Federal offices close on further days by yearly notice; Maundy Thursday and Good Friday are in doubt.",
    doubtful={**easter_based(FIRST, LAST, "Maundy Thursday", -3), **easter_based(FIRST, LAST, "Good Friday", -2)},
)
CHINA = Frozen(
    id="cn",
    title="Public holidays of China, with weekend days that are worked",
    citation="Regulation on Public Holidays for National Annual Festivals and Memorial Days; State Council notices",
    first=FIRST,
    announced="2026-12-31",
    horizon=LAST,
    country="CN",
    note="The State Council moves days by a notice for each year; a year without its notice is provisional.",
)
ROZA_AND_CORBAN = {"Eid al-Fitr": ("Roza festival (regional)", 3), "Eid al-Adha": ("Corban festival (regional)", 5)}
XINJIANG = replace(
    CHINA,
    id="cn-xj",
    base="cn",
    region="CN-XJ",
    title="Public holidays of China with the regional festivals of Xinjiang",
    citation=CHINA.citation + "; yearly notice of the regional government",
    confirmed=False,
    note="The regional notices were not seen. The days on which the two festivals may be kept are in doubt, and both "
    "readings are shown. " + CHINA.note,
    doubtful=feasts(FIRST, LAST, ROZA_AND_CORBAN),
)

CALENDARS = (US, COURT, INSTITUTIONS, UK, CANADA, MEXICO, CHINA, XINJIANG)


def lines(days: dict[date, str]) -> str:
    """Return the days as a TOML list of text, one a line."""
    rows = [f"  {json.dumps(f'{day.isoformat()} {name}', ensure_ascii=False)}," for day, name in sorted(days.items())]
    return "[\n" + "\n".join(rows) + "\n]" if rows else "[]"


def rendered(what: Frozen, as_of: date) -> str:
    """Return the calendar file."""
    closed = what.days()
    doubtful = {date.fromisoformat(day): name for day, name in what.doubtful.items()}
    opened = what.worked()
    doubtful = {
        day: name
        for day, name in doubtful.items()
        if day not in closed and (day.isoweekday() < SATURDAY or day in opened)
    }
    head = {
        "id": what.id,
        "title": what.title,
        "citation": what.citation,
        "source": f"PyPI package holidays {holidays.__version__}, with additions listed in tools/freeze_calendars.py",
        "note": what.note,
    }
    if what.base:
        head |= {"base": what.base, "region": what.region}
    text = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in head.items())
    text += f"confirmed = {'true' if what.confirmed else 'false'}\nas_of = {as_of.isoformat()}\n"
    text += f"first = {what.first}-01-01\nannounced = {what.announced}\nhorizon = {what.horizon}-12-31\n"
    text += 'weekend = ["saturday", "sunday"]\n'
    return text + f"closed = {lines(closed)}\ndoubtful = {lines(doubtful)}\nopened = {lines(opened)}\n"


def main() -> None:
    """Write every calendar file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--as-of", type=date.fromisoformat, required=True, help="day the snapshot is taken")
    as_of = parser.parse_args().as_of
    for what in CALENDARS:
        path = FOLDER / f"{what.id.replace('-', '_')}.toml"
        path.write_text(rendered(what, as_of), "utf-8")
        print(path.name)


if __name__ == "__main__":
    main()
