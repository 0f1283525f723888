"""What the rule engine is told about a case, a good and a party: fact sheets built from the file."""

from collections.abc import Iterable, Mapping
from datetime import date

from amparo.casework.assessment.register import Register
from amparo.criteria import FactSheet, Known, Value
from amparo.facts.case import Case
from amparo.facts.event import KINDS, UNTOLD_UNKNOWN, Event
from amparo.facts.evidence import Evidence
from amparo.facts.good import Good
from amparo.facts.ids import GoodId, LotId, PartyId
from amparo.facts.listing import Listing, Snapshot
from amparo.facts.party import Party
from amparo.facts.period import Period
from amparo.facts.truth import Truth
from amparo.findings.hit import Hit
from amparo.kernel.errors import Place
from amparo.text.regions import canonical
from amparo.tracing.ownership import Owned

CASE_FILE = "bundle:case.toml"


def case_sheet(case: Case, on: date) -> FactSheet:
    """Return what is known of the case itself: role, jurisdictions, events, the enterprise."""
    facts: dict[str, Known] = {
        "case.on": Known((on,)),
        "case.role": Known((case.role,), (Evidence(CASE_FILE),)),
        "case.jurisdictions": Known(case.jurisdictions, (Evidence(CASE_FILE),)),
        **_events(case.events),
        **{
            f"enterprise.{key}": Known(
                value if isinstance(value, tuple) else (value,), (Evidence("bundle:enterprise.toml", key),)
            )
            for key, value in sorted(case.enterprise.items())
        },
        **_sites(case),
    }
    if case.filing_as is not None:
        facts["case.filing_as"] = Known((case.filing_as,), (Evidence(CASE_FILE),))
    return FactSheet(facts)


def _events(events: Iterable[Event]) -> dict[str, Known]:
    """Return the days of each kind of event.

    An act of an authority, or a filing, leaves a paper with the party: where none is on file, the sheet says that
    there is none yet. What somebody comes to know or meets with stays unknown until it is told.
    """
    by_kind: dict[str, list[Event]] = {}
    for event in events:
        by_kind.setdefault(event.kind, []).append(event)
    none = {
        f"event.{kind}": Known((), (Evidence(CASE_FILE),))
        for kind in KINDS
        if kind not in by_kind and kind not in UNTOLD_UNKNOWN
    }
    return none | {
        f"event.{kind}": Known(
            tuple(event.date for event in found),
            tuple(Evidence(CASE_FILE, "" if event.at is None else f"line {event.at.line}") for event in found),
        )
        for kind, found in by_kind.items()
    }


def _sites(case: Case) -> dict[str, Known]:
    """Indicators are told as assessed: present and not observed are two facts, and neither is the other's absence."""
    facts: dict[str, Known] = {}
    for fact, stance in (("site.indicators_present", "present"), ("site.indicators_not_observed", "not-observed")):
        rows = [row for row in case.indicators if row.assessment == stance]
        if rows:
            values = tuple(sorted({row.indicator for row in rows}))
            lines = tuple(
                Evidence("bundle:indicators.csv", f"line {row.at.line}") for row in rows if row.at is not None
            )
            facts[fact] = Known(values, lines, complete=False)
    return facts


def good_facts(case: Case, good_id: GoodId, lot_id: LotId | None, on: date) -> Mapping[str, Known]:
    """Return what is known of a good, and of one lot of it: tariff number, material, day of import."""
    good: Good | None = case.goods.get(good_id)
    facts: dict[str, Known] = {}
    if good is not None:
        row = (_row("goods.csv", good.at),)
        if good.hs:
            facts["good.hs"] = Known((good.hs,), row)
        if good.material:
            facts["good.material"] = Known((good.material,), row)
    facts["good.imported"] = imported(case, good_id, lot_id, on)
    site = None if lot_id is None else case.lots[lot_id].site_id
    maker = None if site is None else case.sites[site]
    if maker is not None and maker.country:
        facts["good.origin_country"] = Known((maker.country.upper(),), (_row("sites.csv", maker.at),))
    bound = destination(case, good_id, lot_id)
    if bound is not None:
        facts["good.destination"] = bound
    return facts


def destination(case: Case, good_id: GoodId, lot_id: LotId | None) -> Known | None:
    """Return the countries a lot, or a good without lots, is sent to; ``None`` where the file does not say.

    Recipients of its shipments or supplies; for an importer also the jurisdictions of the case.
    """
    to: list[tuple[PartyId | None, Evidence]] = [
        (shipment.to_party_id or case.party_of(shipment.to_site_id), _row("shipments.csv", shipment.at))
        for shipment in case.shipments.values()
        if lot_id is not None and shipment.lot_id == lot_id
    ]
    to += [
        (supply.buyer_id, _row("supplies.csv", supply.at))
        for supply in case.supplies
        if lot_id is None and supply.good_id == good_id
    ]
    found: dict[Value, Evidence] = {}
    for party_id, row in to:
        party = None if party_id is None else case.parties.get(party_id)
        if party is not None and party.country:
            found.setdefault(party.country.upper(), row)
    if case.filing_as == "importer" or case.role == "importer":
        for code in case.jurisdictions:
            found.setdefault(code, Evidence(CASE_FILE))
    return Known(tuple(found), tuple(dict.fromkeys(found.values()))) if found else None


def _row(file: str, at: Place | None) -> Evidence:
    return Evidence(f"bundle:{file}", "" if at is None else f"line {at.line}")


def imported(case: Case, good_id: GoodId, lot_id: LotId | None, on: date) -> Known:
    """Return the day of import: an ``imported`` event that concerns the good, else the day assessed."""
    found = imports_of(case, good_id, lot_id, on)
    if not found:
        return Known((Period.day(on),))
    lines = tuple(Evidence(CASE_FILE, "" if event.at is None else f"line {event.at.line}") for event in found)
    return Known(tuple(event.date for event in found), lines)


def imports_of(case: Case, good_id: GoodId, lot_id: LotId | None, on: date) -> tuple[Event, ...]:
    """Return the ``imported`` events until ``on`` that concern a good, or one lot of it.

    An event that names no refs concerns every good; one that names them, only those.
    """
    refs = {f"good:{good_id}", good_id, f"lot:{lot_id}", lot_id}
    shipped = {shipment.id for shipment in case.shipments.values() if lot_id is not None and shipment.lot_id == lot_id}
    refs |= shipped | {f"shipment:{shipment}" for shipment in shipped}
    return tuple(
        event
        for event in case.events
        if event.kind == "imported" and event.date.first <= on and (not event.refs or refs & set(event.refs))
    )


def party_facts(
    party: Party, hits: Iterable[Hit], owned: Mapping[str, tuple[Owned, ...]], register: Register, on: date
) -> Mapping[str, Known]:
    """Return what is known of a party: the lists it is on, the ownership tests it meets, its country and region.

    ``party.listed`` is complete only for lists whose snapshot was looked at; a rule on another list stays unknown
    and is told as not covered.
    """
    row = (_row("parties.csv", party.at),)
    facts: dict[str, Known] = {}
    keys, evidence = _listed(party.id, hits, register, on)
    facts["party.listed"] = Known(tuple(keys), tuple(evidence))
    through = [(test, one) for test, found in sorted(owned.items()) for one in found if one.party_id == party.id]
    chains = tuple(Evidence(f"chain:{chain.id}") for _, one in through for chain in one.chains)
    facts["party.owned"] = Known(tuple(dict.fromkeys(test for test, _ in through)), chains)
    if party.country:
        facts["party.country"] = Known((party.country.upper(),), row)
    # A country alone settles that a party sits in no region of another; of its own regions it says nothing.
    region = (canonical(party.region) if party.region else None) or (party.country or "").upper()
    if region:
        facts["party.region"] = Known((region,), row)
    return facts


def _listed(
    party: PartyId, hits: Iterable[Hit], register: Register, on: date
) -> tuple[dict[Value, None], list[Evidence]]:
    keys: dict[Value, None] = {}
    evidence: list[Evidence] = []
    for hit in hits:
        if hit.party_id == party and hit.decision != "rejected-by-user":
            keys.update(dict.fromkeys(listing_keys(hit, register, on)))
            evidence.append(Evidence(f"list:{hit.list_id}", hit.listing_id))
    return keys, evidence


def surely_listed(hits: Iterable[Hit], register: Register, on: date) -> Known:
    """Return the words of :func:`listing_keys` that certainly hold on the day: what a verdict may rest on in full."""
    return Known(tuple(dict.fromkeys(key for hit in hits for key in listing_keys(hit, register, on, sure=True))))


def listing_keys(hit: Hit, register: Register, on: date, *, sure: bool = False) -> tuple[str, ...]:
    """Return the words a rule may use for a hit: the list, ``list#sublist``, ``list:programme``, the entry's id.

    A sample also answers to the lists it stands in for. ``sure`` leaves out what a stay on the list gives of which it
    is not certain, or not confirmed, that it covers the day.
    """
    snapshot = register.of(hit.list_id)
    listing = None if snapshot is None else _entry(snapshot, hit)
    parts: list[str] = [""]
    if listing is not None:
        stays = listing.spells_on(on)
        if sure:
            stays = tuple(one for one in stays if one.confirmed and one.span.holds_on(on) is Truth.TRUE)
            if listing.spells and not stays:
                return ()
        parts += [f"#{spell.sublist}" for spell in stays if spell.sublist]
        parts += [f":{programme}" for programme in listing.programmes]
    keys = [f"{name}{part}" for name in register.named(hit.list_id) for part in dict.fromkeys(parts)]
    return tuple(dict.fromkeys((*keys, hit.listing_id)))


def _entry(snapshot: Snapshot, hit: Hit) -> Listing | None:
    return next((listing for listing in snapshot.listings if listing.id == hit.listing_id), None)
