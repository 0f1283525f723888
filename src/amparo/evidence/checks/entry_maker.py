"""The maker that an entry, a certificate or an invoice names is the maker on file."""

from collections.abc import Iterator

from amparo.evidence.checks.maker_codes import built, fits
from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.document import Document
from amparo.facts.ids import LotId, PartyId, ShipmentId, Subject
from amparo.findings.reason import because
from amparo.text.identifiers import mid


def _run(desk: Desk) -> Iterator[Held]:
    for document in desk.documents.values():
        states = document.states
        if document.translation_of is not None:
            continue
        if states.mid or states.producer_id is not None:
            yield _paper(desk, document)
        elif document.kind == "customs-entry" and desk.places(document.id):
            yield unchecked(Subject("document", document.id), "maker-not-stated")


def _paper(desk: Desk, document: Document) -> Held:
    me, makers = Subject("document", document.id), _makers(desk, document)
    if not makers:
        return unchecked(me, "maker-not-on-file")
    states = document.states
    wrong = [] if states.producer_id in {None, *makers} else [str(states.producer_id)]
    undecided = False
    for code in states.mid:
        held = [_is_of(desk, mid.compact(code), maker) for maker in makers]
        undecided |= None in held and True not in held
        if not any(one is not False for one in held):
            wrong.append(code)
    if not wrong:
        return unchecked(me, "maker-code-not-built") if undecided else agreed(me)
    subject, others = desk.concerned(document.id)
    reason = because(
        "maker-on-paper-differs", *row(document.at), paper(document.id), document=document.id,
        stated=", ".join(wrong), makers=", ".join(makers),
    )  # fmt: skip
    about = (*others, *(Subject("party", maker) for maker in makers))
    return against("maker-on-paper-differs", subject, about, (document.id,), reason)


def _is_of(desk: Desk, code: str, maker: PartyId) -> bool | None:
    """Whether a code is a maker's: one on file for it, else one that its name and address give; ``None``: unknown."""
    party = desk.case.parties[maker]
    known = {mid.compact(one.value) for one in party.identifiers if one.scheme == "mid"}
    if code in known:
        return True
    if not built(party):
        return False if known else None
    return fits(code, party)


def _makers(desk: Desk, document: Document) -> tuple[PartyId, ...]:
    """Return who made the lots that a paper is named for, directly or by a shipment of them."""
    lots: dict[LotId, None] = {}
    for place in desk.places(document.id):
        moved = desk.case.shipments[ShipmentId(place.id)].lot_id if place.kind == "shipment" else LotId(place.id)
        if moved is not None:
            lots[moved] = None
    told = (desk.case.party_of(desk.case.lots[lot].site_id) for lot in lots if lot in desk.case.lots)
    return tuple(dict.fromkeys(party for party in told if party is not None))


CHECK = Check("entry-maker", 5, _run)
