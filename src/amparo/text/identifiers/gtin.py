"""Global Trade Item Number: 8, 12, 13 or 14 digits."""

from stdnum import ean

from amparo.text.identifiers._scheme import Scheme

SCHEME = Scheme(
    "gtin",
    "Global Trade Item Number",
    "GS1 General Specifications",
    ean.compact,
    ean.is_valid,
    names_one_party=False,
)
