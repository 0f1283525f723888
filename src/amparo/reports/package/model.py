"""An evidence package before it is drawn: steps, statements, exhibits, and what was left out."""

from dataclasses import dataclass, field
from typing import Literal

from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, LotId, PartyId, RouteId, Subject
from amparo.findings.reason import Reason
from amparo.findings.remedy import Remedy

About = Literal["lots", "parties", "case"]
Part = Literal[
    "summary", "steps", "flow-chart", "parties", "ownership", "reconciliation", "listings", "claims", "indicators",
    "events", "comparison", "exhibits", "declaration",
]  # fmt: skip
StepKind = Literal["origin", "making", "movement", "party"]
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

    ``about`` tells what it speaks of; ``claim`` names the central statement that the findings must carry, if any;
    ``worker_records`` whether such records belong to the route at all.
    """

    id: str
    routes: tuple[RouteId, ...]
    about: About
    parts: tuple[Part, ...]
    citation: str
    source: str
    confirmed: bool
    claim: str = ""
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

    ``missing`` are papers that the case names for it and does not hold. Without a paper on file a statement is
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
class Step:
    """One numbered step from raw material to the good, or one thing told of a party."""

    number: int
    kind: StepKind
    subject: Subject
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A document with its running number. ``coded``: shown by its number only, without issuer or file name."""

    number: int
    document: Document
    steps: tuple[int, ...]
    coded: bool = False

    @property
    def file(self) -> str:
        """Its place in the package."""
        suffix = self.document.file.rpartition(".")[2].lower() if "." in self.document.file else "bin"
        safe = "".join(sign for sign in suffix if sign.isascii() and sign.isalnum())[:8] or "bin"
        return f"exhibits/{self.number:04d}.{safe}"


Left = Literal["asked-for", "worker-record", "not-in-the-file"]


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
    """A package, all decided, nothing drawn."""

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
    comparison: tuple[Reason, ...] = field(default=())
