"""Documents on file."""

from dataclasses import dataclass, field
from decimal import Decimal

from amparo.facts.ids import DocumentId, PartyId
from amparo.facts.money import Money
from amparo.facts.period import Period
from amparo.facts.quantity import Quantity
from amparo.kernel.errors import Place

KINDS = (
    "purchase-order", "contract", "invoice", "payment", "bank-statement", "packing-list", "bill-of-lading",
    "waybill", "customs-entry", "certificate-of-origin", "production-record", "batch-record", "bale-list",
    "warehouse-receipt", "weighing-slip", "inspection", "test-report", "certificate", "affidavit",
    "questionnaire", "audit", "payroll", "labour-contract", "registration", "ownership-record", "map", "photo",
    "correspondence", "notice", "decision", "translation", "other",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stated:
    """What a paper itself says, as the user read it off; empty where the user did not read it off.

    Attributes:
        number: the paper's own number.
        refers_to: documents of the file that it names (a payment its invoice, an invoice its order).
        amount: the total of an invoice, or what a payment or a line of a bank statement moved.
        payer_id: who owes or paid.
        payee_id: who is owed or was paid.
        producer_id: who made the goods, as the paper names it.
        issuer_name: the issuer's name as written, in whatever script; several where the paper writes several.
        issuer_address: the issuer's address as written.
        issuer_uscc: the issuer's unified social credit code as written.
        mid: manufacturer identification codes on it.
        quantity: of goods.
        gross_weight: with packing.
        net_weight: without.
        hs: tariff numbers on it, digits only.
        containers: container numbers on it.
        seals: seal numbers on it.
        vessel_imo: the ship's number.
        bill_of_lading: the number of the bill of lading it names.
        item_ids: marks of single bales, drums or modules that it lists.
    """

    number: str = ""
    refers_to: tuple[DocumentId, ...] = ()
    amount: Money | None = None
    payer_id: PartyId | None = None
    payee_id: PartyId | None = None
    producer_id: PartyId | None = None
    issuer_name: tuple[str, ...] = ()
    issuer_address: str = ""
    issuer_uscc: str = ""
    mid: tuple[str, ...] = ()
    quantity: Quantity | None = None
    gross_weight: Quantity | None = None
    net_weight: Quantity | None = None
    hs: tuple[str, ...] = ()
    containers: tuple[str, ...] = ()
    seals: tuple[str, ...] = ()
    vessel_imo: str = ""
    bill_of_lading: str = ""
    item_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A row of ``documents.csv``.

    ``kind`` outside :data:`KINDS` is kept as written. ``present`` tells whether its file is in the bundle;
    ``sha256`` is of that file. ``covers`` names refs (``lot:L1``, ``shipment:S1``) or plain text as given;
    ``redacted_share`` is in [0, 1]; ``states`` holds what was read off the paper.
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
    states: Stated = field(default_factory=Stated)

    @property
    def kind_known(self) -> bool:
        """Whether the kind is one of the closed list."""
        return self.kind in KINDS

    @property
    def is_data(self) -> bool:
        """Whether it is a record read out of a third party's data file, not a paper that the user listed."""
        return self.at is not None and self.at.file == self.file
