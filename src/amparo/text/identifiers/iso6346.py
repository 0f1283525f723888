"""Freight container number."""

from stdnum import iso6346

from amparo.text.identifiers._scheme import Scheme

SCHEME = Scheme(
    "iso6346", "Freight container number", "ISO 6346", iso6346.compact, iso6346.is_valid, names_one_party=False
)
