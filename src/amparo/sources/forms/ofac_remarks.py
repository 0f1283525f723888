"""What OFAC writes into its remarks: a list of statements, each a label and a value, parted by semicolons.

Read here: birth dates, nationality, citizenship and registration, quoted weak aliases (OFAC FAQ 122), and every
numbered label below. Whatever else a remark says (places of birth, gender, links to others, legal notices, contact
details) stays in the listing's remarks, whole.
"""

import re
from dataclasses import dataclass

from amparo.facts.party import Identifier
from amparo.facts.period import Period
from amparo.sources.countries import country_code
from amparo.sources.days import written_day

# Label to scheme; the first that a statement begins with is taken, so longer labels stand before their beginnings.
LABELS: tuple[tuple[str, str], ...] = (
    ("Vessel Registration Identification IMO", "imo"),
    ("Identification Number IMO", "imo"),
    ("Company Number IMO", "imo"),
    ("MMSI", "mmsi"),
    ("Aircraft Tail Number", "tail-number"),
    ("Aircraft Manufacturer's Serial Number (MSN)", "serial-number"),
    ("Aircraft Construction Number (also called L/N or S/N or F/N)", "serial-number"),
    ("Unified Social Credit Code (USCC)", "uscc"),
    ("Legal Entity Identifier", "lei"),
    ("D-U-N-S Number", "duns"),
    ("SWIFT/BIC", "bic"),
    ("ISIN", "isin"),
    ("Diplomatic Passport", "passport"),
    ("Stateless Person Passport", "passport"),
    ("Passport", "passport"),
    ("Travel Document Number", "passport"),
    ("Tax ID No.", "tax"),
    ("V.A.T. Number", "tax"),
    ("NIT #", "tax"),
    ("RUC #", "tax"),
    ("RIF #", "tax"),
    ("R.F.C. #", "tax"),
    ("R.F.C.", "tax"),
    ("RFC", "tax"),
    ("RTN", "tax"),
    ("C.U.I.T.", "tax"),
    ("US FEIN", "tax"),
    ("Italian Fiscal Code", "tax"),
    ("Fiscal Code", "tax"),
    ("National ID No.", "national-id"),
    ("National Foreign ID Number", "national-id"),
    ("Cedula No.", "national-id"),
    ("C.U.R.P. #", "national-id"),
    ("C.U.R.P.", "national-id"),
    ("C.U.I.P.", "national-id"),
    ("C.U.I.", "national-id"),
    ("D.N.I.", "national-id"),
    ("I.F.E.", "national-id"),
    ("LE Number", "national-id"),
    ("SSN", "national-id"),
    ("Personal ID Card", "national-id"),
    ("Citizen's Card Number", "national-id"),
    ("Turkish Identification Number", "national-id"),
    ("Kenyan ID No.", "national-id"),
    ("Numero de Identidad", "national-id"),
    ("Identification Number", "identification"),
    ("Electoral Registry No.", "electoral"),
    ("Credencial electoral", "electoral"),
    ("Driver's License No.", "driving-licence"),
    ("Residency Number", "residence"),
    ("Legal Entity Number", "registration"),
    ("Registration Number", "registration"),
    ("Registration ID", "registration"),
    ("Public Registration Number", "registration"),
    ("Business Registration Document #", "registration"),
    ("Business Registration Number", "registration"),
    ("Business Number", "registration"),
    ("UK Company Number", "registration"),
    ("Company Number", "registration"),
    ("Commercial Registry Number", "registration"),
    ("Matricula Mercantil No", "registration"),
    ("Folio Mercantil No.", "registration"),
    ("Government Gazette Number", "registration"),
    ("Chamber of Commerce Number", "registration"),
    ("Certificate of Incorporation Number", "registration"),
    ("Enterprise Number", "registration"),
    ("Branch Unit Number", "registration"),
    ("Trade License No.", "registration"),
    ("Registered Charity No.", "registration"),
    ("C.R. No.", "registration"),
    ("File Number", "registration"),
)
_CURRENCY = re.compile(r"Digital Currency Address - ([A-Z0-9]+) (\S+)")
_COUNTRY = re.compile(r"(?:nationality|citizen|Nationality of Registration) (.+)")
_DETAIL = re.compile(r"(?: issued .*| expires .*)$")
_IN = re.compile(r"^(.*?) \(([^()]*(?:\([^()]*\))?[^()]*)\)$")
_LEI = re.compile(r"[A-Z0-9]{18}\d{2}")  # OFAC writes it under "Legal Entity Number", as other registers' numbers
_WEAK = re.compile(r"[af]\.k\.a\. '(.+)'")


@dataclass(frozen=True, slots=True)
class Told:
    """What one entry's remarks tell."""

    birth_dates: tuple[Period, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    weak_aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()


def told(remarks: str) -> Told:
    """Read remarks; a statement that is not understood tells nothing here and stays in the text."""
    days: list[Period] = []
    numbers: list[Identifier] = []
    aliases: list[str] = []
    countries: list[str] = []
    for part in remarks.strip().removesuffix(".").split(";"):
        statement = part.strip().removeprefix("alt. ").removesuffix(".")
        if statement.startswith("DOB "):
            day = written_day(statement.removeprefix("DOB "))
            days += [] if day is None else [day]
        elif weak := _WEAK.fullmatch(statement):
            aliases.append(weak[1])
        elif country := _COUNTRY.fullmatch(statement):
            countries.append(country[1])
        elif currency := _CURRENCY.fullmatch(statement):
            numbers.append(Identifier(f"wallet-{currency[1].lower()}", currency[2]))
        else:
            number = _numbered(statement)
            numbers += [] if number is None else [number]
    return Told(tuple(dict.fromkeys(days)), tuple(numbers), tuple(dict.fromkeys(aliases)), tuple(countries))


def _numbered(statement: str) -> Identifier | None:
    scheme = _SCHEMES.match(statement)
    if scheme is None:
        return None
    value = _DETAIL.sub("", statement[scheme.end() :].strip())
    country = None
    if inside := _IN.match(value):
        value, country = inside[1], country_code(inside[2])
    if not any(char.isalnum() for char in value):
        return None
    told = "lei" if scheme[0] == "Legal Entity Number" and _LEI.fullmatch(value) else _BY_LABEL[scheme[0]]
    return Identifier(told, value.strip(), country)


def scheme_of(label: str) -> str | None:
    """Return the identifier scheme of a label as OFAC writes it."""
    return _BY_LABEL.get(label.strip())


_BY_LABEL = dict(LABELS)
_SCHEMES = re.compile("|".join(re.escape(label) for label, _ in LABELS))
