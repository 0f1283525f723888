"""An evidence package before it is drawn: steps, statements, exhibits, and what was left out."""

from dataclasses import dataclass, field
from typing import Generic, Literal, TypeVar

from amparo.facts.document import Document
from amparo.facts.event import Event
from amparo.facts.ids import DocumentId, LotId, PartyId, RouteId, Subject
from amparo.facts.statement import Claim, Indicator
from amparo.findings.reason import Reason
from amparo.findings.remedy import Remedy

About = Literal["lots", "parties", "case"]
Part = Literal[
    "summary", "steps", "flow-chart", "parties", "ownership", "reconciliation", "listings", "claims", "indicators",
    "events", "comparison", "exhibits", "declaration",
]  # fmt: skip
StepKind = Literal["origin", "start", "making", "movement", "party"]
# What a request rests on: goods outside what a measure names, or goods within it.
Central = Literal["", "outside-scope", "within-scope"]
Row = TypeVar("Row", Claim, Indicator, Event)
# Papers about single workers: they stay out unless they are asked for, after the notice on data export.
WORKER_KINDS = frozenset({"payroll", "labour-contract"})


@dataclass(frozen=True, slots=True)
class PortalField:
    """One field of an authority's form; ``limit`` is its longest content in characters."""

    name: str
    limit: int
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """How the package of one kind of route is built up.

    ``about`` tells what it speaks of; ``claim`` what the request rests on: ``outside-scope`` is stated only where
    the findings carry it, ``within-scope`` concedes that the measure applies and is not asked for goods outside it.
    """

    id: str
    routes: tuple[RouteId, ...]
    about: About
    parts: tuple[Part, ...]
    citation: str
    source: str
    confirmed: bool
    claim: Central = ""
    portal: tuple[PortalField, ...] = ()


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """A document that the user wants left out, and why."""

    document_id: DocumentId
    reason: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be filed.

    ``lots`` and ``parties`` narrow the package; empty takes all that the findings carry. ``worker_records`` adds
    records about single workers: the caller has shown the notice on data export and it was acknowledged.
    """

    route_id: RouteId
    lots: tuple[LotId, ...] = ()
    parties: tuple[PartyId, ...] = ()
    leave_out: tuple[LeaveOut, ...] = ()
    worker_records: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a filing says, and the papers on file that carry it.

    ``missing`` are papers that the case names for it and that do not carry it: not in the file, dated later than the
    day of the filing, empty, or of a kind that only declares (a photo, a map). Without a paper on file a statement is
    unsupported and enters no filing; ``public`` ones restate a published list or law and need none.
    """

    reason: Reason
    subject: Subject
    on_file: tuple[DocumentId, ...]
    missing: tuple[DocumentId, ...] = ()
    public: bool = False

    @property
    def supported(self) -> bool:
        """Whether it may enter a filing."""
        return self.public or bool(self.on_file)


@dataclass(frozen=True, slots=True)
class Restated(Generic[Row]):
    """A row of the case that a filing repeats as somebody's word, with what carries it."""

    row: Row
    statement: Statement


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered step from raw material to the good, or one thing told of a party."""

    number: int
    kind: StepKind
    subject: Subject
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A file with its running number.

    ``also`` are further records in the same file (the events of one message). ``coded``: shown by its number only,
    without issuer or file name.
    """

    number: int
    document: Document
    steps: tuple[int, ...]
    coded: bool = False
    also: tuple[Document, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every record in the file."""
        return (self.document, *self.also)

    @property
    def file(self) -> str:
        """Its place in the package."""
        suffix = self.document.file.rpartition(".")[2].lower() if "." in self.document.file else "bin"
        safe = "".join(sign for sign in suffix if sign.isascii() and sign.isalnum())[:8] or "bin"
        return f"exhibits/{self.number:04d}.{safe}"


Left = Literal["asked-for", "worker-record", "not-in-the-file", "dated-later"]


@dataclass(frozen=True, slots=True)
class Omission:
    """A document that is linked to what is filed and is not in it: why, to what linked, and what it would bear on.

    ``adverse`` names the contradictions (by code) that rest on it.
    """

    document_id: DocumentId
    why: Left
    told: str = ""
    steps: tuple[int, ...] = ()
    adverse: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """A lot or party that the package does not speak of, because the findings do not let it."""

    subject: Subject
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A package, all decided, nothing drawn.

    ``parties`` are those that the filing speaks of, in the order of the file; ``identities`` what it says of each
    in the table of parties. ``kept_out`` holds the claims, indicators and events that no document on file carries:
    they are told inside only.
    """

    layout: Layout
    route: Remedy
    request: Request
    subjects: tuple[Subject, ...]
    claim: tuple[Reason, ...]
    steps: tuple[Step, ...]
    exhibits: tuple[Exhibit, ...]
    omissions: tuple[Omission, ...]
    unsupported: tuple[Statement, ...]
    apart: tuple[Apart, ...]
    lots: tuple[LotId, ...] = ()
    parties: tuple[PartyId, ...] = ()
    identities: tuple[Statement, ...] = ()
    claims: tuple[Restated[Claim], ...] = ()
    indicators: tuple[Restated[Indicator], ...] = ()
    events: tuple[Restated[Event], ...] = ()
    kept_out: tuple[Statement, ...] = ()
    comparison: tuple[Reason, ...] = field(default=())
    identical: bool = False

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All that is filed as a statement with its exhibits."""
        told = (*(one for step in self.steps for one in step.statements), *self.identities)
        claims, indicators = (one.statement for one in self.claims), (one.statement for one in self.indicators)
        return (*told, *claims, *indicators, *(one.statement for one in self.events))
