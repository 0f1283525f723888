"""What an authority's list says about a party, and the snapshot it was read from."""

from dataclasses import dataclass
from datetime import date

from amparo.facts.ids import ListId, ListingId
from amparo.facts.party import Identifier, Name
from amparo.facts.period import Period, Span


@dataclass(frozen=True, slots=True)
class Spell:
    """One dated stay on a list or sub-list, with the publication that ordered it."""

    span: Span
    sublist: str = ""
    citation: str = ""
    confirmed: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """One entry of one list, restated and nothing added.

    ``confirmed`` is false where the name itself was not seen in the publisher's own file. ``locator`` is
    the entry's place in the snapshot. ``spells`` empty means: on the list, since when is not told.
    """

    id: ListingId
    list_id: ListId
    names: tuple[Name, ...]
    schema: str
    countries: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    birth_dates: tuple[Period, ...] = ()
    programmes: tuple[str, ...] = ()
    spells: tuple[Spell, ...] = ()
    remarks: str = ""
    confirmed: bool = True
    locator: str = ""

    @property
    def name(self) -> str:
        """The listed name."""
        return self.names[0].text

    def names_on(self, day: date) -> tuple[Name, ...]:
        """Return the names that the list gives, or may give, to this entry on ``day``."""
        return tuple(name for name in self.names if name.span.holds_on(day).value != "false")

    def spells_on(self, day: date) -> tuple[Spell, ...]:
        """Return the spells that hold, or may hold, on ``day``."""
        return tuple(spell for spell in self.spells if spell.span.holds_on(day).value != "false")

    def listed_on(self, day: date) -> bool:
        """Whether the entry is, or may be, on the list on ``day``."""
        return not self.spells or bool(self.spells_on(day))


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of the published list is known here. ``of`` is the publisher's own count, where told."""

    known: int
    confirmed: int
    of: int | None = None
    of_source: str = ""

    @property
    def complete(self) -> bool:
        """Whether every entry the publisher counts is here and confirmed."""
        return self.of is None or (self.known >= self.of and self.confirmed >= self.known)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of one list.

    ``sample`` marks an invented list that came with a case; ``stands_in_for`` names the real lists whose
    role it plays there. ``sha256`` is of the bytes it was read from, in the order of file names.
    """

    list_id: ListId
    title: str
    publisher: str
    as_of: date
    sha256: str
    listings: tuple[Listing, ...]
    coverage: Coverage
    sample: bool = False
    stands_in_for: tuple[ListId, ...] = ()
