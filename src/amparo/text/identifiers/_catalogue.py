"""All schemes, by id."""

from functools import cache

from amparo.kernel.registry import discover
from amparo.text.identifiers._scheme import Scheme


@cache
def schemes() -> dict[str, Scheme]:
    """Return the schemes by id; other distributions add theirs under the entry point ``amparo.identifiers``."""
    return discover("amparo.text.identifiers", Scheme, "SCHEME", "amparo.identifiers")


def compact(scheme: str, number: str) -> str:
    """Return ``number`` as its scheme writes it; a scheme that is not known here leaves it as it is."""
    known = schemes().get(scheme)
    return number.strip() if known is None else known.compact(number)


def is_valid(scheme: str, number: str) -> bool:
    """Whether form and check digit of ``number`` hold; true for a scheme that is not known here."""
    known = schemes().get(scheme)
    return known is None or known.is_valid(number)
