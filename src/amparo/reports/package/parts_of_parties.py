"""Parts that speak of parties and of the case: who is who, who holds whom, what lists and people say, what happened."""

from amparo.facts.ids import PartyId
from amparo.findings.hit import Hit
from amparo.reports import paper
from amparo.reports.dossier import statements
from amparo.reports.package.model import Exhibit
from amparo.reports.package.speaking import Speaker, ranges
from amparo.reports.paper import Block, Cell, Line, Mark, Section, Table


def parties(speaker: Speaker) -> Section:
    """Return every party of the filing, its names in its own letters, its numbers and what it does in which step."""
    rows = [_party(speaker, party_id) for party_id in _concerned(speaker)]
    columns = (("party", 6), ("role", 6), ("place", 5), ("numbers", 4))
    return Section("parties", speaker.say("parties.title"), (speaker.table("parties", columns, rows),))


def _concerned(speaker: Speaker) -> tuple[PartyId, ...]:
    draft, case = speaker.draft, speaker.teller.case
    if draft.layout.about != "lots":
        holders = {one for holding in case.holdings for one in (holding.owner_id, holding.owned_id)}
        wanted = set(draft.parties)
        near = {
            one
            for holding in case.holdings
            if wanted & {holding.owner_id, holding.owned_id}
            for one in (holding.owner_id, holding.owned_id)
        }
        return tuple(one for one in case.parties if one in wanted | (holders & near))
    found = {case.party_of(case.lots[lot].site_id) for lot in draft.lots}
    for shipment in case.shipments.values():
        if shipment.lot_id in draft.lots:
            found |= {shipment.from_party_id, shipment.to_party_id}
    return tuple(one for one in case.parties if one in found)


def _party(speaker: Speaker, party_id: PartyId) -> tuple[Cell, ...]:
    case = speaker.teller.case
    party = case.parties[party_id]
    roles: dict[str, list[int]] = {}
    for step in speaker.draft.steps:
        for role in _roles(speaker, party_id, str(step.subject)):
            roles.setdefault(role, []).append(step.number)
    told = tuple(
        paper.plain(speaker.say("role", role=speaker.kind("roles", role), numbers=ranges(numbers)))
        for role, numbers in roles.items()
    )
    place = party.address or ", ".join(part for part in (party.region, party.country) if part) or "-"
    numbers = tuple(paper.plain(f"{one.scheme.upper()} {one.value}", "mono") for one in party.identifiers)
    return (speaker.teller.party(party_id).cell, told, paper.one(place), numbers)


def _roles(speaker: Speaker, party_id: PartyId, subject: str) -> list[str]:
    case = speaker.teller.case
    kind, _, key = subject.partition(":")
    if kind == "lot":
        site = next((lot.site_id for lot in case.lots.values() if lot.id == key), None)
        return ["makes"] if case.party_of(site) == party_id else []
    if kind == "shipment":
        shipment = next(one for one in case.shipments.values() if one.id == key)
        sends = ["sends"] if shipment.from_party_id == party_id else []
        return sends + (["receives"] if shipment.to_party_id == party_id else [])
    return ["described"] if key == party_id else []


def ownership(speaker: Speaker) -> Section:
    """Return the holdings on file in and of the parties of the filing."""
    case = speaker.teller.case
    known = set(_concerned(speaker))
    rows: list[tuple[Cell, ...]] = []
    for holding in case.holdings:
        if known & {holding.owner_id, holding.owned_id}:
            owner, owned = speaker.teller.party(holding.owner_id), speaker.teller.party(holding.owned_id)
            share = paper.one(str(holding.share or "-"))
            proof = (
                paper.one(speaker.exhibits(holding.document_ids))
                if speaker.numbers(holding.document_ids)
                else paper.one("-", "quiet")
            )
            rows.append((owner.cell, owned.cell, share, paper.one(speaker.teller.span(holding.span) or "-"), proof))
    columns = (("owner", 5), ("owned", 5), ("share", 3), ("when", 4), ("exhibits", 3))
    body: Block = speaker.table("ownership", columns, rows) if rows else speaker.paragraph("ownership.none")
    return Section("ownership", speaker.say("ownership.title"), (body,))


def listings(speaker: Speaker) -> Section:
    """Return the entries that concern the parties of the filing, restated with publisher, day and coverage."""
    wanted = set(speaker.draft.parties)
    hits = [
        hit for hit in speaker.teller.assessment.hits if hit.party_id in wanted and hit.decision != "rejected-by-user"
    ]
    rows = [_listing(speaker, hit) for hit in hits]
    columns = (("party", 5), ("entry", 6), ("list", 6), ("since", 4))
    body: Block = speaker.table("listings", columns, rows) if rows else speaker.paragraph("listings.none")
    return Section("listings", speaker.say("listings.title"), (body,))


def _listing(speaker: Speaker, hit: Hit) -> tuple[Cell, ...]:
    teller = speaker.teller
    found = teller.listing(f"{hit.list_id}/{hit.listing_id}")
    entry: list[Line] = [paper.plain(hit.listed_name, "strong")]
    listed_by: Cell = paper.one(hit.list_id, "mono")
    since: Cell = paper.one("-", "quiet")
    if found is not None:
        snapshot, listing = found
        entry += [paper.plain(name.text) for name in listing.names[1:] if not name.text.isascii()]
        day = speaker.say("listings.as-of", day=teller.day(snapshot.as_of))
        listed_by = (paper.plain(snapshot.title), paper.plain(snapshot.publisher), paper.plain(day, "quiet"))
        if snapshot.sample:
            listed_by = (*listed_by, (Mark(teller.say("mark.sample"), "dashed"),))
        spells = listing.spells_on(teller.assessment.on)
        since = tuple(paper.plain(f"{teller.span(spell.span)} {spell.citation}".strip()) for spell in spells) or since
    if not hit.listing_confirmed:
        entry.append(teller.unconfirmed(shown=True))
    return (teller.party(hit.party_id).cell, tuple(entry), listed_by, since)


def claims(speaker: Speaker) -> Section:
    """Return what is alleged, denied and found, with who and when."""
    intro = paper.Paragraph(paper.plain(speaker.teller.say("claims.intro")))
    return Section("claims", speaker.teller.say("claims.title"), (intro, *statements.claims(speaker.teller)))


def indicators(speaker: Speaker) -> Section:
    """Return the labour indicators as recorded."""
    found = statements.indicators(speaker.teller)[1:]
    blocks = found or (speaker.paragraph("indicators.none"),)
    return Section("indicators", speaker.teller.say("indicators.title"), blocks)


def events(speaker: Speaker) -> Section:
    """Return what happened in the case, in the order of time."""
    teller = speaker.teller
    ordered = sorted(teller.case.events, key=lambda event: (event.date.first, event.kind))
    rows: list[tuple[Cell, ...]] = [
        (
            paper.one(teller.period(event.date)),
            paper.one(event.kind.replace("-", " ")),
            paper.one(", ".join(event.refs) or "-", "mono"),
        )
        for event in ordered
        if event.date.first <= teller.assessment.on
    ]
    columns = (("when", 3), ("what", 5), ("about", 5))
    body: Block = speaker.table("events", columns, rows) if rows else speaker.paragraph("events.none")
    return Section("events", speaker.say("events.title"), (body,))


def exhibits(speaker: Speaker) -> Section:
    """Return the annotated list of exhibits with their hashes."""
    found = speaker.draft.exhibits
    rows = [_exhibit(speaker, one) for one in found]
    columns = (("number", 1), ("kind", 4), ("issuer", 5), ("date", 3), ("steps", 2), ("file", 11))
    table = speaker.table("exhibits", columns, rows)
    anchors = tuple(f"exhibit-{one.number}" for one in found)
    told = Table(table.caption, table.columns, table.rows, anchors)
    body: Block = told if rows else speaker.paragraph("exhibits.none")
    return Section("exhibits", speaker.say("exhibits.title"), (body,), across=True)


def _exhibit(speaker: Speaker, one: Exhibit) -> tuple[Cell, ...]:
    teller, document = speaker.teller, one.document
    kind: list[Line] = [paper.plain(teller.label("document", document.kind))]
    if document.language:
        kind.append(paper.plain(speaker.say("exhibits.language", language=document.language), "quiet"))
    original = speaker.numbers((document.translation_of,)) if document.translation_of is not None else ()
    if original:
        kind.append(paper.plain(speaker.say("exhibits.translation", number=original[0]), "quiet"))
    if document.redacted_share:
        kind.append(
            paper.plain(teller.say("documents.redacted", percent=f"{document.redacted_share * 100:.0f}"), "quiet")
        )
    issuer = () if one.coded or document.issuer_id is None else paper.one(teller.party(document.issuer_id).name)
    name = speaker.say("exhibits.coded") if one.coded else document.file
    place = (paper.Span(f"{one.file} "), paper.Span(name, "quiet"))
    file: Cell = (place, paper.plain(document.sha256 or "", "mono"))
    return (
        paper.one(str(one.number), "strong"),
        tuple(kind),
        issuer,
        paper.one(teller.period(document.date)),
        paper.one(ranges(one.steps)),
        file,
    )
