"""Which papers carry which statement.

A paper carries a statement if it is on file, is dated no later than the day of the filing, holds something, and is
of a kind that tells of parties, product and period at least (grade E2 of :mod:`amparo.tracing`). A declaration, a
photo, a map or a translation without its original does not carry one; it may stand beside one that does.
"""

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

from amparo.facts.case import Case
from amparo.facts.document import KINDS
from amparo.facts.flow import Shipment
from amparo.facts.holding import Holding
from amparo.facts.ids import DocumentId, LotId, PartyId, SiteId, Subject
from amparo.findings.chain import Grade
from amparo.findings.reason import Reason
from amparo.reports.package.model import Statement
from amparo.tracing.genealogy import Genealogy, genealogy, shipment_papers
from amparo.tracing.papers import Papers
from amparo.tracing.rows import as_of

NOTHING = hashlib.sha256(b"").hexdigest()
Shown = Literal["making", "movement", "sale"]
_ABOUT_PARTIES = frozenset({"registration", "ownership-record", "payroll", "labour-contract", "questionnaire"})
_OF_AUTHORITIES = frozenset({"notice", "decision", "correspondence"})
_OF_MONEY = frozenset({"purchase-order", "contract", "payment", "bank-statement"})
_OF_TRANSPORT = frozenset({"bill-of-lading", "waybill", "packing-list", "customs-entry"})
_OF_STORES = frozenset({"warehouse-receipt", "weighing-slip"})
_OF_MAKING = frozenset({"production-record", "batch-record"})
OF_SALE = _OF_MONEY | {"invoice"}
# Kinds of papers that say nothing of a thing, even where they name its lot or shipment.
SILENT_ON: dict[Shown, frozenset[str]] = {
    "making": _ABOUT_PARTIES | _OF_AUTHORITIES | OF_SALE | _OF_TRANSPORT,
    "movement": _ABOUT_PARTIES | _OF_AUTHORITIES | _OF_MONEY | _OF_MAKING,
    "sale": frozenset(KINDS) - OF_SALE,
}


class Carrying:
    """The papers of a case, as far as they are filed.

    Args:
        case: the records.
        on: papers certainly dated later carry nothing.
        stay_out: documents that carry nothing: not filed, or put in question by what the file contradicts.
    """

    def __init__(self, case: Case, on: date, stay_out: Collection[DocumentId] = ()) -> None:
        self.case, self.on = case, on
        kept = {id_: one for id_, one in case.documents.items() if id_ not in stay_out and one.sha256 != NOTHING}
        self._translated = {id_: one.translation_of for id_, one in kept.items() if one.translation_of and one.present}
        self._named = Papers(case, on)
        self._kept = Papers(replace(case, documents=kept), on)
        self._built: Genealogy = genealogy(as_of(case, on)[0], self._named)

    def statement(
        self,
        reason: Reason,
        subject: Subject,
        step: str,
        named: Iterable[DocumentId],
        *,
        showing: Iterable[DocumentId] | None = None,
    ) -> Statement:
        """Return a statement with the papers of ``named`` that carry it as a step of this kind.

        ``showing`` are those of ``named`` that can show it by their kind; all, where it is not given.
        """
        all_named = tuple(dict.fromkeys(named))
        able = all_named if showing is None else tuple(showing)
        on_file = tuple(id_ for id_ in able if self._kept.weigh(step, (id_,)).grade >= Grade.E2)
        return Statement(reason, subject, on_file, tuple(id_ for id_ in all_named if id_ not in on_file))

    def showing(self, what: Shown, ids: Iterable[DocumentId], maker: PartyId | None = None) -> tuple[DocumentId, ...]:
        """Return those of ``ids`` that can show a making, a movement or a sale at all, by their kind.

        A payment shows no making, whatever lot it names; a paper that names ``maker`` as producer does.
        """
        return tuple(one for one in dict.fromkeys(ids) if self._may_show(what, one, maker))

    def _may_show(self, what: Shown, document_id: DocumentId, maker: PartyId | None) -> bool:
        document = self.case.documents.get(document_id)
        if document is None:
            return True
        if what == "making" and maker is not None and document.states.producer_id == maker:
            return True
        # A receipt or slip of a shipment tells of its arrival, not of where the lot was made.
        arrived = document.kind in _OF_STORES and any(ref.startswith("shipment:") for ref in document.covers)
        return document.kind not in SILENT_ON[what] and not (what == "making" and arrived)

    def translations_of(self, document_id: DocumentId) -> tuple[DocumentId, ...]:
        """Return the translations on file of a document that is filed."""
        return tuple(id_ for id_, one in self._translated.items() if one == document_id)

    def usable(self, ids: Iterable[DocumentId]) -> tuple[DocumentId, ...]:
        """Return those of ``ids`` that are filed, on file, not empty and dated in time."""
        return tuple(id_ for id_ in dict.fromkeys(ids) if self._kept.weigh("site", (id_,)).counted)

    def is_raw(self, lot_id: LotId) -> bool:
        """Whether nothing went into a lot and its good is a raw material."""
        return lot_id in self._built.case.lots and self._built.is_origin(lot_id)

    def of_making(self, lot_id: LotId) -> tuple[str, tuple[DocumentId, ...]]:
        """Return the kind of step that made a lot, and the papers named for it."""
        for step in self._built.steps.get(lot_id, ()):
            if step.kind in {"origin", "production"}:
                return step.kind, step.named
        return "production", self.case.lots[lot_id].document_ids

    def of_use(self, lot_id: LotId, input_id: LotId) -> tuple[DocumentId, ...]:
        """Return the papers named for the use of one lot in another."""
        found = [id_ for use in self.case.uses if (use.output_lot_id, use.input_lot_id) == (lot_id, input_id)
                 for id_ in use.document_ids]  # fmt: skip
        for step in self._built.steps.get(lot_id, ()):
            if step.kind == "use" and step.other == input_id:
                found += step.named
        return tuple(dict.fromkeys(found))

    def of_shipment(self, shipment: Shipment) -> tuple[DocumentId, ...]:
        """Return the papers named for a shipment."""
        return shipment_papers(self._named, shipment)

    def of_party(self, party_id: PartyId) -> tuple[DocumentId, ...]:
        """Return the papers that tell who a party is: named with it, else those that it issued."""
        named = (*self.case.parties[party_id].document_ids, *self._named.covering("party", party_id))
        own = self._named.of_kinds(dict.fromkeys(named), ("registration", "ownership-record", "translation"))
        return own or tuple(dict.fromkeys(named))

    def of_site(self, site_id: SiteId) -> tuple[DocumentId, ...]:
        """Return the papers that cover a site or the party that runs it."""
        site = self.case.sites[site_id]
        covering = (*self._named.covering("site", site_id), *self._named.covering("party", site.party_id))
        return tuple(dict.fromkeys(covering))

    def of_holding(self, holding: Holding) -> tuple[DocumentId, ...]:
        """Return the papers named for a holding; where none is named, the ownership records of what is held."""
        if holding.document_ids:
            return holding.document_ids
        return self._named.of_kinds(self._named.covering("party", holding.owned_id), ("ownership-record",))

    def covering(self, ref: str) -> tuple[DocumentId, ...]:
        """Return the papers that cover ``<kind>:<id>``."""
        kind, _, key = ref.partition(":")
        return self._named.covering(kind, key)
