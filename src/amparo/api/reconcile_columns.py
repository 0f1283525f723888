"""Schemata and properties by their labels, and the values of entries as columns."""

from amparo.api.reconcile_models import Cell, EntryAnswer, ExtendAnswer, ExtendQuery, PropertyAnswer, TypeAnswer
from amparo.casework import show_entity
from amparo.casework.entity_form import Entity
from amparo.casework.standing_register import StandingRegister
from amparo.kernel.errors import UserError
from amparo.sources.countries import country_name
from amparo.sources.ftm_model import schemata
from amparo.wording import speak


def label(family: str, name: str) -> str:
    """Return the label of a schema, of several of it (``plural``) or of a property; its name where it has none."""
    key = f"api.{family}.{name}"
    return speak().say(key) if speak().has(key) else name


def schema_type(name: str) -> TypeAnswer:
    """Return a schema."""
    return TypeAnswer(id=name, name=label("plural", name), description=label("schema", name))


def properties_of(schema: str, *, qualified: bool) -> list[PropertyAnswer]:
    """Return the properties of a schema that hold texts; ``qualified`` ids begin with the schema that declares them."""
    known = schemata()[schema]
    declared = dict(known.declared)
    return [
        PropertyAnswer(id=f"{declared[name]}:{name}" if qualified else name, name=label("property", name))
        for name, kind in known.properties
        if kind != "entity"
    ]


def starts(prefix: str, *labels: str) -> bool:
    """Whether a label begins so; nothing does with nothing."""
    wanted = prefix.strip().casefold()
    return bool(wanted) and any(one.casefold().startswith(wanted) for one in labels)


def entry(entity: Entity) -> EntryAnswer:
    """Return an entity as an entry."""
    return EntryAnswer(
        id=entity.id, name=entity.caption, description=label("schema", entity.schema), type=[schema_type(entity.schema)]
    )


def extended(register: StandingRegister, query: ExtendQuery) -> ExtendAnswer:
    """Return columns for entries; an entry that is not there has an empty row."""
    rows: dict[str, dict[str, list[Cell]]] = {}
    meta: dict[str, PropertyAnswer] = {}
    for key in query.ids:
        rows[key] = {}
        try:
            entity = show_entity.run(register, key).entity
        except UserError:
            continue
        for column in query.properties:
            name = column.id.rpartition(":")[2]
            kind = schemata()[entity.schema].type_of(name)
            if kind is None or kind == "entity":
                continue
            meta.setdefault(column.id, PropertyAnswer(id=column.id, name=label("property", name)))
            values = [str(value) for value in entity.properties.get(name, ())]
            shown = values[: column.settings.limit] if column.settings.limit > 0 else values
            told = [_caption(kind, value) if column.settings.render == "caption" else value for value in shown]
            rows[key][column.id] = [Cell(str=value) for value in told]
    for column in query.properties:  # a column stands even where no entry has it
        meta.setdefault(column.id, PropertyAnswer(id=column.id, name=label("property", column.id.rpartition(":")[2])))
        for row in rows.values():
            row.setdefault(column.id, [])
    return ExtendAnswer(meta=[meta[column.id] for column in query.properties], rows=rows)


def _caption(kind: str, value: str) -> str:
    if kind == "country":
        return country_name(value)
    return label("topic", value) if kind == "topic" else value
