"""The BIS Denied Persons List (15 CFR 764.3(a)(2)), in its tab-separated form.

Rows of one name are one entry with the addresses and orders of all. Ignored on purpose: the day of the last update.
"""

from collections.abc import Iterator, Mapping

from amparo.facts.ids import ListId, ListingId
from amparo.facts.listing import Listing, Spell
from amparo.facts.party import Name
from amparo.facts.period import Period, Span
from amparo.kernel.errors import Place, ShapeChangedError
from amparo.sources.countries import country_code
from amparo.sources.csv_rows import rows
from amparo.sources.days import written_day
from amparo.sources.forms.csl_csv import joined_by_id
from amparo.sources.source import Entries, Found, ListSource, Need, slug

_ID = ListId("us-bis-dpl")
_COLUMNS = (
    "name", "street_address", "city", "state", "country", "postal_code", "effective_date", "expiration_date",
    "standard_order", "last_update", "action", "fr_citation",
)  # fmt: skip


def _read(files: Mapping[str, Found]) -> Entries:
    return Entries(joined_by_id(_listings(files["list"])))


def _listings(file: Found) -> Iterator[Listing]:
    table = rows(file.content, file.name, "\t")
    first = next(table, None)
    header = () if first is None else tuple(name.strip().lower() for name in first.fields)
    if header != _COLUMNS:
        raise ShapeChangedError("table-without-columns", Place(file.name, 1), wanted=", ".join(_COLUMNS))
    for row in table:
        at = Place(file.name, row.line)
        if len(row.fields) != len(_COLUMNS):
            raise ShapeChangedError("row-of-other-shape", at, wanted=len(_COLUMNS), found=len(row.fields))
        yield _listing(dict(zip(_COLUMNS, (" ".join(field.split()) for field in row.fields), strict=True)), at)


def _listing(cells: Mapping[str, str], at: Place) -> Listing:
    span = Span(_day(cells["effective_date"], at), _day(cells["expiration_date"], at))
    country = cells["country"] or ("us" if cells["state"] else "")
    lines = (cells["street_address"], cells["city"], cells["state"], cells["postal_code"], cells["country"])
    address = ", ".join(line for line in lines if line)
    code = country_code(country) if country else None
    return Listing(
        id=ListingId(f"{_ID}:{slug(cells['name'])}"),
        list_id=_ID,
        names=(Name(cells["name"]),),
        schema="LegalEntity",
        countries=(code,) if code else (),
        addresses=(address,) if address else (),
        programmes=("DPL",),
        spells=(Spell(span, citation=cells["fr_citation"]),),
        remarks=cells["action"],
        locator=f"{at.file}#{cells['name']}",
    )


def _day(text: str, at: Place) -> Period | None:
    day = written_day(text) if text else None
    if text and day is None:
        raise ShapeChangedError("date-unreadable", at, value=text)
    return day


SOURCE = ListSource(
    id=_ID,
    title="Denied Persons List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    licence="public domain (17 U.S.C. 105)",
    needs=(Need("list", ("dpl.txt", "dpl*.txt"), "https://www.bis.doc.gov/dpl/dpl.txt"),),
    usual=300,
    read_files=_read,
    topics=("export.control",),
)
