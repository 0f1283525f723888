"""An invoice for a shipment comes from a party to it, a payment for it too.

A bank or an agent that does nothing else in the file contradicts nothing: it may act for a party. Somebody who makes,
sends or buys elsewhere in the same file does.
"""

from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, lots_of, subject_of, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.ids import Subject
from amparo.findings.reason import because

TWO = 2  # a buyer and a seller


def _run(desk: Desk) -> Iterator[Held]:
    for shipment in desk.case.shipments.values():
        parties = desk.parties_to(shipment)
        for document in desk.papers(subject_of(shipment), "invoice", "payment"):
            me, issuer = Subject("document", document.id), document.issuer_id
            if issuer is None:
                yield unchecked(me, "issuer-not-stated")
            elif issuer in parties:
                yield agreed(me)
            elif len(parties) < TWO or issuer not in desk.trading:
                yield unchecked(me, "issuer-may-act-for-party")
            else:
                reason = because(
                    "issuer-not-party", *row(document.at), *row(shipment.at), paper(document.id),
                    document=document.id, issuer=issuer, shipment=shipment.id,
                )  # fmt: skip
                others = (*lots_of(shipment), Subject("party", issuer))
                yield against(f"{document.kind}-by-another", subject_of(shipment), others, (document.id,), reason)


CHECK = Check("invoice-parties", 2, _run)
