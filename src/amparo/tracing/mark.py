"""What chains are traced to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from amparo.facts.ids import PartyId, SiteId
from amparo.findings.chain import Grade, Relation
from amparo.findings.reason import Reason


@dataclass(frozen=True, slots=True)
class Mark:
    """A listing or a region, and the parties and sites of the case that it names.

    Attributes:
        key: ``listing:<id>`` or ``region:<ISO 3166-2>``.
        parties: parties found to be the listed one or to sit in the region, with how sure that is.
        sites: the same for sites.
        because: why they are marked.
    """

    key: str
    parties: Mapping[PartyId, Grade] = field(default_factory=dict)
    sites: Mapping[SiteId, Grade] = field(default_factory=dict)
    because: tuple[Reason, ...] = ()

    @property
    def relation(self) -> Relation:
        """How the last hop of a chain to this mark reads."""
        return "located-in" if self.key.startswith("region:") else "is-listed-as"
