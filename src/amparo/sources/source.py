"""What a list source is, and what every list must pass before its snapshot is believed."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase
from itertools import pairwise

from amparo.facts.ids import ListId
from amparo.facts.listing import Coverage, Listing, Snapshot
from amparo.kernel.errors import Place, ShapeChangedError, SourceError

_BLANK = b" \t\r\n\x1a\x00"


@dataclass(frozen=True, slots=True)
class Need:
    """A file a source reads.

    ``patterns`` are lower-case shell patterns; where there is a ``url``, the publisher's address, the first is the
    plain name under which the file is kept.
    """

    role: str
    patterns: tuple[str, ...]
    url: str = ""
    optional: bool = False

    def matches(self, name: str) -> bool:
        """Whether a file name (a path's last part counts) is one this need asks for."""
        return any(fnmatchcase(name.rpartition("/")[2].lower(), pattern) for pattern in self.patterns)


@dataclass(frozen=True, slots=True)
class Found:
    """A file that answers a need."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Entries:
    """What a reader read: the entries, the day the files themselves tell, and the publisher's own count, if any."""

    listings: tuple[Listing, ...]
    dated: date | None = None
    published: int | None = None


Reader = Callable[[Mapping[str, Found]], Entries]


@dataclass(frozen=True, slots=True)
class ListSource:
    """A published list and how it is read.

    ``needs`` names its files; ``usual`` is the number of entries below which a file is taken for an extract, and
    shown as such; ``read_files`` gets the files by role and returns entries in any order. ``topics`` are the topics of
    FollowTheMoney that being on the list says, none where it has no fitting word.
    """

    id: ListId
    title: str
    publisher: str
    licence: str
    needs: tuple[Need, ...]
    usual: int
    read_files: Reader
    topics: tuple[str, ...] = ()

    @property
    def urls(self) -> dict[str, str]:
        """The publisher's addresses, by the file name under which each is kept."""
        return {need.patterns[0]: need.url for need in self.needs if need.url}

    def chosen(self, names: Iterable[str]) -> dict[str, str]:
        """Return, by role, which of these file names the source reads: of several that fit, the first by name."""
        told = sorted(names)
        picked = {need.role: next((name for name in told if need.matches(name)), None) for need in self.needs}
        return {role: name for role, name in picked.items() if name is not None}

    def read(self, files: Mapping[str, bytes], as_of: date | None) -> Snapshot:
        """Read the list.

        Args:
            files: contents by name; names that no need asks for are passed over.
            as_of: the day the files show, for formats that do not tell it; a date in the file goes first.

        Raises:
            ShapeChangedError: a file is empty, truncated, of another shape, or holds no entry.
            SourceError: a file is missing, or nobody tells the day.
        """
        found = self._pick(files)
        entries = self.read_files(found)
        name = min(one.name for one in found.values())
        if not entries.listings:
            raise ShapeChangedError("list-empty", Place(name))
        day = entries.dated or as_of
        if day is None:
            raise SourceError("list-date-unknown", Place(name))
        return Snapshot(
            list_id=self.id,
            title=self.title,
            publisher=self.publisher,
            as_of=day,
            sha256=digest({one.name: one.content for one in found.values()}),
            listings=in_order(entries.listings, Place(name)),
            coverage=self._coverage(entries),
        )

    def _pick(self, files: Mapping[str, bytes]) -> dict[str, Found]:
        names = self.chosen(files)
        missing = next((need for need in self.needs if not need.optional and need.role not in names), None)
        if missing is not None or not names:
            wanted = (missing or self.needs[0]).patterns[0]
            raise SourceError("list-file-missing", file=wanted, list=self.id)
        for name in names.values():
            if not files[name].strip(_BLANK):
                raise ShapeChangedError("file-empty", Place(name))
        return {role: Found(name, files[name]) for role, name in names.items()}

    def _coverage(self, entries: Entries) -> Coverage:
        confirmed = sum(listing.confirmed for listing in entries.listings)
        known = len(entries.listings)
        if entries.published is not None:
            return Coverage(known, confirmed, entries.published, "publisher")
        if known < self.usual:
            return Coverage(known, confirmed, self.usual, "usual")
        return Coverage(known, confirmed)


def in_order(listings: tuple[Listing, ...], place: Place) -> tuple[Listing, ...]:
    """Return listings ordered by id (numbers by value), so that the order of rows in a file does not matter.

    Raises:
        ShapeChangedError: two entries share an id, or one has no name.
    """
    ordered = sorted(listings, key=lambda listing: (len(listing.id), listing.id))
    for before, after in pairwise(ordered):
        if before.id == after.id:
            raise ShapeChangedError("list-entry-twice", place, entry=after.id)
    for listing in ordered:
        if not listing.names or not listing.names[0].text:
            raise ShapeChangedError("list-entry-nameless", place, entry=listing.id)
    return tuple(ordered)


def slug(name: str) -> str:
    """Return the part of an id that stands for a listed name."""
    return "-".join(re.findall(r"\w+", name.casefold()))


def digest(files: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of the files' bytes in the order of their names; of one file, its own."""
    total = hashlib.sha256()
    for name in sorted(files):
        total.update(files[name])
    return total.hexdigest()
