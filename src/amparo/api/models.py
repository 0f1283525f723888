"""The shapes of requests and answers: those of the matching API, and a few fields of our own beside them."""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, JsonValue, StringConstraints

from amparo.api.limits import LONGEST_VALUE, MOST_QUERIES, MOST_VALUES

Text = Annotated[str, StringConstraints(max_length=LONGEST_VALUE)]
Value = Text | bool | int | float | None
Values = Text | Annotated[list[Value], Field(max_length=MOST_VALUES)]


class Problem(BaseModel):
    """RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    errors: list[dict[str, JsonValue]] = []


class Status(BaseModel):
    """How the service is."""

    status: str = "ok"


class LookedAt(BaseModel):
    """A list that was looked at: ``published`` is the publisher's own count, where told."""

    dataset: str
    title: str
    as_of: str
    known: int
    confirmed: int
    published: int | None
    complete: bool


class EntityAnswer(BaseModel):
    """An entity of FollowTheMoney."""

    model_config = ConfigDict(populate_by_name=True)

    id: str
    caption: str
    schema_: str = Field(alias="schema")
    properties: "dict[str, list[str | EntityAnswer]]"
    datasets: list[str] = []
    referents: list[str] = []
    target: bool = False
    first_seen: str | None = None
    last_seen: str | None = None
    last_change: str | None = None
    confirmed: bool = True


class FeatureAnswer(BaseModel):
    """One reason for a score: ``query`` and ``candidate`` are the values compared, where one of each was."""

    score: float
    detail: str | None = None
    query: str | None = None
    candidate: str | None = None


class ScoredAnswer(EntityAnswer):
    """A candidate. ``decision`` is ``match`` only on a listing seen in the publisher's own file, else ``possible``."""

    score: float
    match: bool
    decision: str = "possible"
    features: dict[str, float] = {}
    explanations: dict[str, FeatureAnswer] = {}


class Total(BaseModel):
    """How many there are."""

    value: int
    relation: str = "eq"


class Example(BaseModel):
    """A party as the asker knows it."""

    model_config = ConfigDict(populate_by_name=True)

    id: Text | None = None
    schema_: Annotated[str, StringConstraints(max_length=80)] = Field(alias="schema", examples=["Company"])
    properties: dict[Annotated[str, StringConstraints(max_length=80)], Values] = Field(
        max_length=MOST_VALUES, examples=[{"name": ["Example Trading Ltd"], "country": ["cn"]}]
    )


class MatchQuestion(BaseModel):
    """A batch of examples, by names of the asker's own."""

    weights: dict[str, float] = {}
    config: dict[str, str | int | float | bool | None] = {}
    queries: dict[str, Example] = Field(description=f"At most {MOST_QUERIES}.")


class ExampleAnswer(BaseModel):
    """The example as it was understood."""

    model_config = ConfigDict(populate_by_name=True)

    id: str | None = None
    schema_: str = Field(alias="schema")
    properties: dict[str, list[str]]


class Matches(BaseModel):
    """What one example gave. ``looked_at`` and ``not_covered`` are told again here where there is no result."""

    status: int = 200
    results: list[ScoredAnswer]
    total: Total
    query: ExampleAnswer
    looked_at: list[LookedAt] = []
    not_covered: list[str] = []
    notes: list[str] = []


class FeatureDoc(BaseModel):
    """What a feature is."""

    description: str
    coefficient: float
    url: str


class MatchAnswer(BaseModel):
    """What a batch gave, on which lists, and of which lists none is kept."""

    responses: dict[str, Matches]
    matcher: dict[str, FeatureDoc]
    limit: int
    algorithm: str
    looked_at: list[LookedAt]
    not_covered: list[str]


class FacetItem(BaseModel):
    """A value and how many entities have it."""

    name: str
    label: str
    count: int


class FacetAnswer(BaseModel):
    """The values of one field among all that was found."""

    label: str
    values: list[FacetItem]


class Page(BaseModel):
    """Where in all results a page stands."""

    limit: int
    offset: int = 0
    total: Total


class SearchAnswer(Page):
    """A page of entities."""

    results: list[EntityAnswer]
    facets: dict[str, FacetAnswer]
    looked_at: list[LookedAt]
    not_covered: list[str]


class AdjacentPage(Page):
    """A page of the entities that one property leads to."""

    results: list[str | EntityAnswer]


class AdjacentAnswer(BaseModel):
    """An entity and what stands beside it, by property."""

    entity: EntityAnswer
    adjacent: dict[str, AdjacentPage]


class PublisherAnswer(BaseModel):
    """Who publishes a list."""

    name: str
    official: bool = True


class ReachAnswer(BaseModel):
    """Up to which day a list reaches."""

    start: str | None = None
    end: str | None = None
    countries: list[str] = []
    frequency: str = "unknown"


class DatasetAnswer(BaseModel):
    """A list or a collection of lists. ``load`` is false where no snapshot is kept: it is not covered."""

    name: str
    title: str
    summary: str | None = None
    url: str | None = None
    licence: str | None = None
    load: bool
    entities_url: str | None = None
    version: str
    index_version: str | None = None
    index_current: bool = False
    children: list[str] = []
    entity_count: int | None = None
    thing_count: int | None = None
    updated_at: str | None = None
    last_export: str | None = None
    coverage: ReachAnswer | None = None
    publisher: PublisherAnswer | None = None
    topics: list[str] = []
    completeness: LookedAt | None = None


class CatalogAnswer(BaseModel):
    """All lists and collections."""

    datasets: list[DatasetAnswer]
    current: list[str]
    outdated: list[str]
    index_stale: bool = False
    not_covered: list[str] = []


class AlgorithmDocs(BaseModel):
    """What a matcher does."""

    name: str
    description: str
    config: dict[str, Any] = {}
    features: dict[str, FeatureDoc]


class AlgorithmAnswer(BaseModel):
    """A matcher, and whether it can be asked here."""

    name: str
    description: str
    features: dict[str, FeatureDoc]
    docs: AlgorithmDocs
    available: bool = True


class AlgorithmsAnswer(BaseModel):
    """The matchers."""

    algorithms: list[AlgorithmAnswer]
    default: str
    best: str
