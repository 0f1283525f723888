"""Papers of a sale that the file lacks beside those that prove a step: order, invoice, payment, transport, receipt.

They are asked for as well, from whoever gave or got them, and weigh less than what leaves a trace open.
"""

from collections.abc import Iterator
from datetime import date

from amparo.evidence.checks.document_chain import FAMILIES, missing
from amparo.evidence.desk import Desk, subject_of
from amparo.evidence.rows import row
from amparo.evidence.weights import WHOLE, resting_on
from amparo.facts.case import Case
from amparo.facts.flow import Shipment
from amparo.findings.evidence import Gap
from amparo.findings.reason import because
from amparo.findings.tracing import Tracing

# Of a thousand, where a missing proof of the same lot has a thousand.
LESS = 2
STEPS = {
    "no-order": "order", "no-invoice": "billing", "no-payment": "paying", "no-transport-paper": "transport",
    "no-receipt": "receipt",
}  # fmt: skip
BUYERS = frozenset({"no-order", "no-payment", "no-receipt"})


def chain_gaps(case: Case, tracing: Tracing, on: date) -> Iterator[Gap]:
    """Yield a gap for each paper that a shipment of the genealogy of a finished lot lacks.

    A shipment of which no paper tells at all is a gap already.
    """
    desk = Desk(case, on)
    parts = resting_on(case, tracing)
    for shipment in desk.sent:
        share = 0 if shipment.lot_id is None else parts.get(shipment.lot_id, 0)
        named = desk.named(subject_of(shipment))
        if not share or not named or any(id_ not in case.documents for id_ in named):
            continue  # a paper that is named and not listed is asked for already, and may be the one
        for code in missing(desk, shipment):
            yield _gap(case, shipment, code, share * 1000 // WHOLE // LESS)


def _gap(case: Case, shipment: Shipment, code: str, weight: int) -> Gap:
    seller = shipment.from_party_id or case.party_of(shipment.from_site_id)
    buyer = shipment.to_party_id or case.party_of(shipment.to_site_id)
    asked = buyer if code in BUYERS else seller
    me = subject_of(shipment)
    reason = because("chain-paper-missing", *row(shipment.at), shipment=shipment.id)
    return Gap(
        me,
        STEPS[code],
        " or ".join(FAMILIES[code]),
        "case" if asked is None else f"party:{asked}",
        None,
        weight,
        (reason,),
    )
