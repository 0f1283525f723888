"""What third parties' files add to a case, whatever their format.

Ids are those of the files, in one written form (``(01)09521321000107(10)B2A``, ``lei:...``, ``bods:...``, or the
address they use); whoever joins them to a case compares :func:`own_part` with its own ids, and identifiers with
identifiers. A ``site_id`` or ``party_id`` may name something that no file describes. Bad records are remarked on and
the rest is kept.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from fnmatch import fnmatchcase

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.holding import Holding
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Party
from amparo.facts.site import Site

_OWN = re.compile(r"[^/:)#]+$")


@dataclass(frozen=True, slots=True)
class Foreign:
    """Facts of third parties, in the order of their files."""

    parties: tuple[Party, ...] = ()
    sites: tuple[Site, ...] = ()
    holdings: tuple[Holding, ...] = ()
    goods: tuple[Good, ...] = ()
    lots: tuple[Lot, ...] = ()
    uses: tuple[Use, ...] = ()
    shipments: tuple[Shipment, ...] = ()
    documents: tuple[Document, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class ForeignReader:
    """Reads the files of a bundle whose names fit ``patterns`` (lower case, folders included)."""

    id: str
    patterns: tuple[str, ...]
    read: Callable[[Mapping[str, bytes]], Foreign]

    def takes(self, name: str) -> bool:
        """Whether a file of a bundle is one this reader reads."""
        return any(fnmatchcase(name.lower(), pattern) for pattern in self.patterns)


def joined(parts: Iterable[Foreign]) -> Foreign:
    """Return all parts as one, in their order."""
    told = tuple(parts)
    return Foreign(
        **{field.name: tuple(fact for part in told for fact in getattr(part, field.name)) for field in fields(Foreign)}
    )


def own_part(foreign_id: str) -> str:
    """Return the part of a foreign id that a case's own id may equal.

    ``https://example.org/site/S-1`` and ``urn:example:site:S-1`` give ``S-1``, ``(01)...(10)B2A`` gives ``B2A``.
    """
    found = _OWN.search(foreign_id)
    return found[0] if found else foreign_id
