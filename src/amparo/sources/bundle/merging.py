"""What third parties' files add to a case.

The case's own tables go first: a row that both tell is kept as the user wrote it, gains the third party's record as a
document, and is remarked on where the two differ. What only the third party tells is added under its own id.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.holding import Holding
from amparo.facts.ids import DocumentId, GoodId, LotId, PartyId, SiteId
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Party
from amparo.facts.quantity import Quantity
from amparo.facts.site import Site
from amparo.kernel.errors import Place
from amparo.sources.bundle.cells import shown
from amparo.sources.bundle.cycles import cycle_in
from amparo.sources.bundle.joining import Joined, join
from amparo.sources.bundle.movements import merge_shipments
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.rows import Rows
from amparo.sources.foreign import Foreign


def merge(own: Rows, foreign: Foreign, digests: Mapping[str, str], remarks: list[Remark]) -> Rows:
    """Return the rows of the case with what third parties add.

    Args:
        own: the rows of the case's own tables.
        foreign: what the third parties' files tell.
        digests: SHA-256 of each file of the bundle, by name.
        remarks: grows by what was joined, left out, or differs.
    """
    joined = join(own, foreign, remarks)
    parties = own.parties | _new_parties(own, foreign.parties, joined)
    sites = own.sites | _new_sites(own, foreign.sites, joined, parties, remarks)
    lots = _lots(own.lots, foreign.lots, joined, sites, remarks)
    goods = own.goods | _new_goods(own, foreign.goods, lots)
    return replace(
        own,
        parties=parties,
        sites=sites,
        holdings=_holdings(own.holdings, foreign.holdings, joined, parties, remarks),
        goods=goods,
        lots=lots,
        uses=_uses(own.uses, foreign.uses, joined, lots, remarks),
        shipments=merge_shipments(
            own.shipments, (_moved(one, joined, parties, sites, lots) for one in foreign.shipments), remarks
        ),
        documents=own.documents | _new_documents(own, foreign.documents, joined, digests),
    )


def _new_parties(own: Rows, told: Iterable[Party], joined: Joined) -> dict[PartyId, Party]:
    new: dict[PartyId, Party] = {}
    for party in told:
        if party.id not in joined.parties and party.id not in own.parties:
            new.setdefault(party.id, party)
    return new


def _new_sites(
    own: Rows, told: Iterable[Site], joined: Joined, parties: Mapping[PartyId, Party], remarks: list[Remark]
) -> dict[SiteId, Site]:
    new: dict[SiteId, Site] = {}
    for site in told:
        runner = joined.parties.get(site.party_id, site.party_id)
        if site.id in joined.sites or site.id in own.sites:
            continue
        if runner not in parties:
            remarks.append(_left_out(site.at, f"site:{site.id}"))
        else:
            new.setdefault(site.id, replace(site, party_id=runner))
    return new


def _new_goods(own: Rows, told: Iterable[Good], lots: Mapping[LotId, Lot]) -> dict[GoodId, Good]:
    """Return the goods of lots that the case did not know; a good of no lot would say nothing."""
    described = {good.id: good for good in told}
    new = dict.fromkeys(lot.good_id for lot in lots.values() if lot.good_id not in own.goods)
    return {good: described.get(good, Good(good, str(good))) for good in new}


def _lots(
    own: Mapping[LotId, Lot], told: Iterable[Lot], joined: Joined, sites: Mapping[SiteId, Site], remarks: list[Remark]
) -> dict[LotId, Lot]:
    lots = dict(own)
    for lot in told:
        name = joined.lots.get(lot.id, lot.id)
        site = None if lot.site_id is None else joined.sites.get(lot.site_id, lot.site_id)
        known = lots.get(name)
        if known is None:
            good = joined.goods.get(lot.good_id, lot.good_id)
            lots[name] = replace(lot, id=name, good_id=good, site_id=site if site in sites else None)
            continue
        lots[name] = replace(known, document_ids=_both(known.document_ids, lot.document_ids))
        if _differ(known.quantity, lot.quantity):
            remarks.append(_differs(lot.at, f"lot:{name}", known.quantity, lot.quantity))
        if site in sites and known.site_id is not None and site != known.site_id:
            remarks.append(_differs(lot.at, f"lot:{name}", known.site_id, site))
    return lots


def _uses(
    own: tuple[Use, ...], told: Iterable[Use], joined: Joined, lots: Mapping[LotId, Lot], remarks: list[Remark]
) -> tuple[Use, ...]:
    uses = list(own)
    places = {(use.output_lot_id, use.input_lot_id): at for at, use in enumerate(own)}
    for use in told:
        output = joined.lots.get(use.output_lot_id, use.output_lot_id)
        taken = joined.lots.get(use.input_lot_id, use.input_lot_id)
        at = places.get((output, taken))
        if at is not None:
            known = uses[at]
            uses[at] = replace(known, document_ids=_both(known.document_ids, use.document_ids))
            if _differ(known.quantity, use.quantity):
                remarks.append(_differs(use.at, f"lot:{output}", known.quantity, use.quantity))
        elif output in lots and taken in lots:
            uses.append(replace(use, output_lot_id=output, input_lot_id=taken))
        else:
            remarks.append(_left_out(use.at, f"lot:{output}"))
    return _without_cycles(uses, len(own), remarks) if len(uses) > len(own) else tuple(uses)


def _without_cycles(uses: list[Use], own: int, remarks: list[Remark]) -> tuple[Use, ...]:
    """Leave out what a third party tells where it would make a lot from itself; the case's own rows have no cycle."""
    theirs = {id(use): at for at, use in enumerate(uses) if at >= own}
    while cycle := cycle_in(uses):
        closing = max((use for use in cycle if id(use) in theirs), key=lambda use: theirs[id(use)])
        uses = [use for use in uses if use is not closing]
        remarks.append(_left_out(closing.at, f"lot:{closing.output_lot_id}"))
    return tuple(uses)


def _holdings(
    own: tuple[Holding, ...],
    told: Iterable[Holding],
    joined: Joined,
    parties: Mapping[PartyId, Party],
    remarks: list[Remark],
) -> tuple[Holding, ...]:
    holdings = list(own)
    places = {(one.owner_id, one.owned_id, one.interest): at for at, one in enumerate(own)}
    for holding in told:
        owner = joined.parties.get(holding.owner_id, holding.owner_id)
        owned = joined.parties.get(holding.owned_id, holding.owned_id)
        at = places.get((owner, owned, holding.interest))
        if owner not in parties or owned not in parties:
            remarks.append(_left_out(holding.at, f"party:{owned}"))
        elif at is None:
            holdings.append(replace(holding, owner_id=owner, owned_id=owned))
        else:
            known = holdings[at]
            holdings[at] = replace(known, document_ids=_both(known.document_ids, holding.document_ids))
            if known.share is not None and holding.share is not None and known.share != holding.share:
                remarks.append(_differs(holding.at, f"party:{owned}", known.share, holding.share))
    return tuple(holdings)


def _moved(
    told: Shipment,
    joined: Joined,
    parties: Mapping[PartyId, Party],
    sites: Mapping[SiteId, Site],
    lots: Mapping[LotId, Lot],
) -> Shipment:
    """Return a shipment in the case's own ids; an end that nothing describes is not known."""

    def party(name: PartyId | None) -> PartyId | None:
        same = None if name is None else joined.parties.get(name, name)
        return same if same in parties else None

    def site(name: SiteId | None) -> SiteId | None:
        same = None if name is None else joined.sites.get(name, name)
        return same if same in sites else None

    lot = None if told.lot_id is None else joined.lots.get(told.lot_id, told.lot_id)
    return replace(
        told,
        lot_id=lot if lot in lots else None,
        from_party_id=party(told.from_party_id),
        to_party_id=party(told.to_party_id),
        from_site_id=site(told.from_site_id),
        to_site_id=site(told.to_site_id),
    )


def _new_documents(
    own: Rows, told: Iterable[Document], joined: Joined, digests: Mapping[str, str]
) -> dict[DocumentId, Document]:
    new: dict[DocumentId, Document] = {}
    for document in told:
        if document.id not in own.documents:
            covers = tuple(_covered(text, joined) for text in document.covers)
            new[document.id] = replace(document, covers=covers, sha256=document.sha256 or digests.get(document.file))
    return new


def _covered(text: str, joined: Joined) -> str:
    kind, _, name = text.partition(":")
    return f"lot:{joined.lots.get(LotId(name), LotId(name))}" if kind == "lot" else text


def _both(one: tuple[DocumentId, ...], other: tuple[DocumentId, ...]) -> tuple[DocumentId, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _differ(one: Quantity | None, other: Quantity | None) -> bool:
    if one is None or other is None or one == other:
        return False
    return one.kilograms is None or one.kilograms != other.kilograms


def _differs(at: Place | None, subject: str, own: object, theirs: object) -> Remark:
    told = at or Place("")
    return noticed("foreign-row-differs", told, own=str(own), subject=shown(subject), theirs=shown(str(theirs)))


def _left_out(at: Place | None, subject: str) -> Remark:
    return noticed("foreign-row-left-out", at or Place(""), subject=shown(subject))
