"""Global Location Number: thirteen digits."""

from stdnum import ean

from amparo.text.identifiers._scheme import Scheme

LENGTH = 13


def is_valid(number: str) -> bool:
    """Whether ``number`` has thirteen digits of which the last checks the others."""
    return len(ean.compact(number)) == LENGTH and ean.is_valid(number)


SCHEME = Scheme("gln", "Global Location Number", "GS1 General Specifications", ean.compact, is_valid)
