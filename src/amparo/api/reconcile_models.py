"""The shapes of the Reconciliation Service API 0.2 (W3C community report of 10 April 2023)."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field, StringConstraints

from amparo.api.limits import LONGEST_VALUE, MOST_QUERIES, MOST_RESULTS, MOST_VALUES

Text = Annotated[str, StringConstraints(max_length=LONGEST_VALUE)]
Short = Annotated[str, StringConstraints(max_length=200)]


class TypeAnswer(BaseModel):
    """A schema."""

    id: str
    name: str
    description: str | None = None


class PropertyAnswer(BaseModel):
    """A property."""

    id: str
    name: str
    description: str | None = None


class EntryAnswer(BaseModel):
    """An entry."""

    id: str
    name: str
    description: str | None = None
    type: list[TypeAnswer]


class FeatureValue(BaseModel):
    """A share of a score."""

    id: str
    value: float


class ScoredEntry(EntryAnswer):
    """A candidate; ``match`` where it is safe to take it without looking, which is never so for several."""

    score: float
    match: bool
    features: list[FeatureValue] = []


class Candidates(BaseModel):
    """The candidates for one query, or why there are none."""

    result: list[ScoredEntry]


class View(BaseModel):
    """Where an entry can be seen."""

    url: str


class Preview(View):
    """A small page on an entry."""

    width: int
    height: int


class Service(BaseModel):
    """Where a service is."""

    service_url: str
    service_path: str


class Suggest(BaseModel):
    """The services that complete what is typed."""

    entity: Service
    type: Service
    property: Service


class Choice(BaseModel):
    """One value of a setting."""

    id: str
    name: str


class Setting(BaseModel):
    """A setting of a column to fetch."""

    name: str
    label: str
    type: str
    default: int | str
    help_text: str
    choices: list[Choice] = []


class Extend(BaseModel):
    """How columns are fetched."""

    propose_properties: Service
    property_settings: list[Setting]
    propose_settings: list[Setting]


class Manifest(BaseModel):
    """What the service tells of itself."""

    versions: list[str]
    name: str
    identifierSpace: str  # noqa: N815 - the specification's word
    schemaSpace: str  # noqa: N815
    documentation: str
    batchSize: int  # noqa: N815
    view: View
    preview: Preview
    suggest: Suggest
    extend: Extend
    defaultTypes: list[TypeAnswer]  # noqa: N815


class EntrySuggestions(BaseModel):
    """Entries that begin so."""

    code: str = "/api/status/ok"
    status: str = "200 OK"
    prefix: str
    result: list[EntryAnswer]


class PropertySuggestions(BaseModel):
    """Properties that begin so."""

    code: str = "/api/status/ok"
    status: str = "200 OK"
    prefix: str
    result: list[PropertyAnswer]


class TypeSuggestions(BaseModel):
    """Schemata that begin so."""

    code: str = "/api/status/ok"
    status: str = "200 OK"
    prefix: str
    result: list[TypeAnswer]


class ProposedProperties(BaseModel):
    """The columns that can be fetched for a schema."""

    limit: int
    type: str
    properties: list[PropertyAnswer]


class Id(BaseModel):
    """Something that is told by its id."""

    id: Short


class PropertyFilter(BaseModel):
    """A value that the party is known to have."""

    pid: Short
    v: Text | float | bool | Id | Annotated[list[Text | float | bool | Id], Field(max_length=MOST_VALUES)] | None = None


class ReconcileQuery(BaseModel):
    """A row."""

    query: Text | None = None
    type: Short | Id | list[Short | Id] | None = None
    limit: int = Field(5, le=MOST_RESULTS)
    properties: Annotated[list[PropertyFilter], Field(max_length=MOST_VALUES)] = []


class ColumnSettings(BaseModel):
    """How many values, and written how."""

    limit: int = 0
    render: Literal["caption", "raw"] = "caption"


class Column(BaseModel):
    """A column to fetch."""

    id: Short
    settings: ColumnSettings = ColumnSettings()


class ExtendQuery(BaseModel):
    """Which entries, which columns."""

    ids: Annotated[list[Short], Field(max_length=MOST_QUERIES)]
    properties: Annotated[list[Column], Field(max_length=MOST_VALUES)]


class Cell(BaseModel):
    """One value."""

    str: str


class ExtendAnswer(BaseModel):
    """The columns, and for each entry their values."""

    meta: list[PropertyAnswer]
    rows: dict[str, dict[str, list[Cell]]]
