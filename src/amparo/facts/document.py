"""Documents on file."""

from dataclasses import dataclass
from decimal import Decimal

from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.period import Period
from amparo.kernel.errors import Place

KINDS = (
    "purchase-order", "contract", "invoice", "payment", "bank-statement", "packing-list", "bill-of-lading",
    "waybill", "customs-entry", "certificate-of-origin", "production-record", "batch-record", "bale-list",
    "warehouse-receipt", "weighing-slip", "inspection", "test-report", "certificate", "affidavit",
    "questionnaire", "audit", "payroll", "labour-contract", "registration", "ownership-record", "map", "photo",
    "correspondence", "notice", "decision", "translation", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Document:
    """A row of ``documents.csv``.

    ``kind`` outside :data:`KINDS` is kept as written. ``present`` tells whether its file is in the bundle;
    ``sha256`` is of that file. ``covers`` names refs (``lot:L1``, ``shipment:S1``) or plain text as given;
    ``redacted_share`` is in [0, 1].
    """

    id: DocumentId
    kind: str
    file: str = ""
    issuer_id: PartyId | None = None
    date: Period | None = None
    language: str = ""
    translation_of: DocumentId | None = None
    step: str = ""
    covers: tuple[str, ...] = ()
    redacted_share: Decimal | None = None
    present: bool = False
    sha256: str | None = None
    at: Place | None = None

    @property
    def kind_known(self) -> bool:
        """Whether the kind is one of the closed list."""
        return self.kind in KINDS

    @property
    def is_data(self) -> bool:
        """Whether it is a record read out of a third party's data file, not a paper that the user listed."""
        return self.at is not None and self.at.file == self.file
