"""What speaks for or against one party besides the names: identifiers, birth date, country."""

from collections.abc import Iterator

from amparo.facts.listing import Listing
from amparo.findings.reason import Reason, because
from amparo.screening.index import identifier_code
from amparo.screening.query import Query

SAME_BIRTH_DAY = 60
SAME_BIRTH_YEAR = 25
OTHER_BIRTH_DATE = -250
SAME_COUNTRY = 15
OTHER_COUNTRY = -80
OTHER_IDENTIFIER = -300
MOST_FOR = SAME_BIRTH_DAY + SAME_COUNTRY
"""What evidence can add at most to the score of the names."""
_YEAR = 366
_UNIQUE_SCHEMES = frozenset({"lei", "imo", "uscc", "inn", "ogrn"})


def shared_identifier(query: Query, listing: Listing) -> Reason | None:
    """Return the reason for certainty: an identifier that both have."""
    own = {identifier_code(identifier): identifier for identifier in query.identifiers}
    for identifier in listing.identifiers:
        if (known := own.get(identifier_code(identifier))) is not None:
            return because("same-identifier", scheme=known.scheme, value=known.value)
    return None


def evidence(query: Query, listing: Listing) -> Iterator[tuple[int, Reason]]:
    """Yield ``(thousandths for or against, why)``."""
    yield from _birth(query, listing)
    if query.countries and listing.countries:
        shared = sorted(set(query.countries) & set(listing.countries))
        if shared:
            yield SAME_COUNTRY, because("same-country", country=", ".join(shared))
        else:
            yield (
                OTHER_COUNTRY,
                because("other-country", listed=", ".join(listing.countries), country=", ".join(query.countries)),
            )
    for identifier in query.identifiers:
        scheme = identifier.scheme.lower()
        theirs = [other for other in listing.identifiers if other.scheme.lower() == scheme]
        if scheme in _UNIQUE_SCHEMES and theirs:
            yield (
                OTHER_IDENTIFIER,
                because("other-identifier", scheme=scheme, listed=theirs[0].value, value=identifier.value),
            )


def _birth(query: Query, listing: Listing) -> Iterator[tuple[int, Reason]]:
    born = query.birth_date
    if born is None or not listing.birth_dates:
        return
    gaps = [max((known.first - born.last).days, (born.first - known.last).days, 0) for known in listing.birth_dates]
    nearest = listing.birth_dates[gaps.index(min(gaps))]
    told = {"listed": str(nearest), "born": str(born)}
    if min(gaps) == 0:
        exact = born.is_day and nearest.is_day
        yield SAME_BIRTH_DAY if exact else SAME_BIRTH_YEAR, because("same-birth-date", **told)
    elif min(gaps) > _YEAR:
        yield OTHER_BIRTH_DATE, because("other-birth-date", **told)
    else:
        yield 0, because("near-birth-date", **told)
