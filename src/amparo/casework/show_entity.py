"""One entry of the standing register, alone or with what stands beside it."""

from dataclasses import dataclass

from amparo.casework.entity_form import SANCTIONS, Entity, entity_of, nested, sanctions_of
from amparo.casework.standing_register import StandingList, StandingRegister
from amparo.kernel.errors import UserError
from amparo.sources.ftm_model import schemata


@dataclass(frozen=True, slots=True)
class Shown:
    """An entity, the entities beside it by the property that leads to them, and the list it is on."""

    entity: Entity
    adjacent: tuple[tuple[str, tuple[Entity, ...]], ...]
    told: StandingList

    @property
    def nested(self) -> Entity:
        """The entity with those beside it in its properties."""
        return nested(self.entity, dict(self.adjacent))


def run(register: StandingRegister, entity_id: str) -> Shown:
    """Show an entry with its stays on the list.

    Raises:
        UserError: ``entity-unknown``.
    """
    listing = register.find(entity_id)
    if listing is None:
        raise UserError("entity-unknown", entity=entity_id[:200])
    told = register.list_of(listing.list_id)
    beside = ((SANCTIONS, sanctions_of(listing, told)),)
    return Shown(entity_of(listing, told, register.on), beside, told)


def beside(shown: Shown, property_name: str) -> tuple[Entity, ...]:
    """Return the entities that one property leads to: none where the schema has the property and the lists tell none.

    Raises:
        UserError: ``property-unknown``, where the schema has no such property, or it leads to no entity.
    """
    if schemata()[shown.entity.schema].type_of(property_name) != "entity":
        raise UserError("property-unknown", property=property_name[:80], schema=shown.entity.schema)
    return dict(shown.adjacent).get(property_name, ())
