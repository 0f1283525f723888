"""Parts that speak of parties and of the case: who is who, who holds whom, what lists and people say, what happened."""

from collections import Counter

from amparo.facts.ids import PartyId, Subject
from amparo.facts.period import Period
from amparo.findings.hit import Hit
from amparo.reports import paper
from amparo.reports.package.model import Exhibit, Statement
from amparo.reports.package.speaking import Speaker
from amparo.reports.paper import Block, Cell, Line, Mark, Section, Table, Tone

_TONES: dict[str, Tone] = {"present": "filled", "not-observed": "thin", "unknown": "dotted"}
_LONGEST_SHOWS = 4


def parties(speaker: Speaker) -> Section | None:
    """Return every party of the filing, its names in its own letters, its numbers and what it does in which step."""
    concerned = _concerned(speaker)
    if not concerned:
        return None
    rows = [_party(speaker, party_id) for party_id in concerned]
    columns = (("party", 6), ("role", 5), ("place", 5), ("numbers", 5), ("exhibits", 3))
    return Section("parties", speaker.say("parties.title"), (speaker.table("parties", columns, rows),))


def _concerned(speaker: Speaker) -> tuple[PartyId, ...]:
    """The parties that a supported step, holding, claim or identity names, in the order of the file."""
    case, made, moved = speaker.teller.case, speaker.made(), speaker.moved()
    found = {case.party_of(case.lots[lot].site_id) for lot in made}
    for shipment in case.shipments.values():
        if shipment.id in moved:
            found |= {shipment.from_party_id, shipment.to_party_id}
    if speaker.draft.layout.about != "lots":
        found |= set(speaker.draft.parties)
        for holding in case.holdings:
            if set(speaker.draft.parties) & {holding.owner_id, holding.owned_id} and speaker.numbers(
                holding.document_ids
            ):
                found |= {holding.owner_id, holding.owned_id}
    return tuple(one for one in case.parties if one in found)


def _party(speaker: Speaker, party_id: PartyId) -> tuple[Cell, ...]:
    roles: dict[str, list[int]] = {}
    for step in speaker.draft.steps:
        for role in _roles(speaker, party_id, step.subject) if step.statements else ():
            roles.setdefault(role, []).append(step.number)
    said = tuple(
        paper.plain(speaker.say("role", role=speaker.kind("roles", role), numbers=speaker.steps(numbers)))
        for role, numbers in roles.items()
    )
    found = speaker.told_of(party_id)
    places: list[Line] = []
    for one in found:
        known = dict(one.reason.params)
        if one.reason.code == "package-party-address":
            places.append(paper.plain(str(known["address"])))
        if one.reason.code == "package-site-address":
            places.append(paper.plain(speaker.say("parties.works", site=known["site"], address=known["address"])))
    numbers = tuple(
        paper.plain(f"{speaker.kind('number', str(known['scheme']))} {known['value']}")
        for known in (dict(one.reason.params) for one in found if one.reason.code == "package-party-number")
    )
    proof = speaker.exhibits(id_ for one in found for id_ in one.on_file)
    nothing = paper.one("-", "quiet")
    return (
        speaker.party(party_id), said or nothing, tuple(places) or nothing, numbers or nothing,
        paper.one(proof, "quiet") if proof else nothing,
    )  # fmt: skip


def _cited(speaker: Speaker, told: Statement) -> Cell:
    line = speaker.cited(told)
    return (line,) if line else ()


def _roles(speaker: Speaker, party_id: PartyId, subject: Subject) -> list[str]:
    case = speaker.teller.case
    if subject.kind == "lot":
        site = next((lot.site_id for lot in case.lots.values() if lot.id == subject.id), None)
        return ["makes"] if case.party_of(site) == party_id else []
    if subject.kind == "shipment":
        shipment = next(one for one in case.shipments.values() if one.id == subject.id)
        sends = ["sends"] if shipment.from_party_id == party_id else []
        return sends + (["receives"] if shipment.to_party_id == party_id else [])
    return ["described"] if subject.id == party_id else []


def ownership(speaker: Speaker) -> Section | None:
    """Return the holdings in and of the parties of the filing that papers carry."""
    case = speaker.teller.case
    wanted = set(speaker.draft.parties)
    rows: list[tuple[Cell, ...]] = []
    for holding in case.holdings:
        if wanted & {holding.owner_id, holding.owned_id} and speaker.numbers(holding.document_ids):
            share = paper.one(str(holding.share or "-"))
            proof = paper.one(speaker.exhibits(holding.document_ids))
            when = paper.one(speaker.teller.span(holding.span) or "-")
            rows.append((speaker.party(holding.owner_id), speaker.party(holding.owned_id), share, when, proof))
    if not rows:
        return None
    columns = (("owner", 5), ("owned", 5), ("share", 3), ("when", 4), ("exhibits", 3))
    return Section("ownership", speaker.say("ownership.title"), (speaker.table("ownership", columns, rows),))


def listings(speaker: Speaker) -> Section | None:
    """Return the entries that concern the parties of the filing, restated with publisher, day and coverage."""
    wanted = set(speaker.draft.parties)
    hits = [
        hit for hit in speaker.teller.assessment.hits if hit.party_id in wanted and hit.decision != "rejected-by-user"
    ]
    if not hits:
        return None
    columns = (("party", 5), ("entry", 6), ("list", 6), ("since", 4))
    table = speaker.table("listings", columns, [_listing(speaker, hit) for hit in hits])
    return Section("listings", speaker.say("listings.title"), (table,))


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
        spells = listing.spells_on(teller.assessment.on)
        since = tuple(paper.plain(f"{teller.span(spell.span)} {spell.citation}".strip()) for spell in spells) or since
    if not hit.listing_confirmed:
        entry.append(teller.unconfirmed(shown=True))
    return (speaker.party(hit.party_id), tuple(entry), listed_by, since)


def claims(speaker: Speaker) -> Section | None:
    """Return what is alleged, denied and found, with who and when, and how many such statements stay out."""
    draft, teller = speaker.draft, speaker.teller
    rows: list[tuple[Cell, ...]] = []
    for one in draft.claims:
        maker = PartyId(one.row.made_by.removeprefix("party:"))
        by = speaker.party(maker) if maker in teller.case.parties else paper.one(one.row.made_by, "strong")
        stance: Line = (Mark(teller.say(f"stance.{one.row.stance}"), "outlined"),)
        said = paper.plain(teller.say("claims.quoted", statement=one.row.statement))
        source = speaker.cited(one.statement) or paper.plain(speaker.published(one.row.source), "quiet")
        when = teller.period(one.row.date) or teller.say("claims.undated")
        rows.append((_about(speaker, one.statement.subject), (stance, said, source), by, paper.one(when)))
    out = _counted(speaker, "package-claim-told", "stance")
    blocks: list[Block] = []
    if rows:
        columns = (("about", 4), ("said", 8), ("by", 4), ("when", 3))
        blocks = [speaker.paragraph("claims.intro"), speaker.table("claims", columns, rows)]
    if out:
        kinds = (f"{number} {speaker.kind('stance-counted', stance)}" for stance, number in sorted(out.items()))
        blocks.append(speaker.paragraph("claims.kept-out", counted=", ".join(kinds)))
    return Section("claims", speaker.say("claims.title"), tuple(blocks)) if blocks else None


def _counted(speaker: Speaker, code: str, key: str) -> Counter[str]:
    """How many rows of one kind stay out, by what they say."""
    found = (one.reason for one in speaker.draft.kept_out if one.reason.code == code)
    return Counter(str(dict(reason.params)[key]) for reason in found)


def _about(speaker: Speaker, subject: Subject) -> Cell:
    if subject.kind == "party":
        return speaker.party(PartyId(subject.id))
    return paper.one(speaker.teller.subject(subject).name, "strong")


def indicators(speaker: Speaker) -> Section | None:
    """Return the labour indicators as recorded, those a paper carries, and how many others stay out."""
    draft, teller = speaker.draft, speaker.teller
    rows: list[tuple[Cell, ...]] = []
    for one in draft.indicators:
        mark: Line = (Mark(teller.say(f"assessment.{one.row.assessment}"), _TONES[one.row.assessment]),)
        how: Cell = (paper.plain(one.row.method or teller.say("indicators.no-method")), speaker.cited(one.statement))
        name = paper.one(teller.say(f"indicator.{one.row.indicator}"))
        rows.append(
            (_about(speaker, one.statement.subject), name, (mark,), how, paper.one(teller.period(one.row.date)))
        )
    out = _counted(speaker, "package-indicator", "assessment")
    blocks: list[Block] = []
    if rows:
        columns = (("site", 4), ("indicator", 5), ("assessment", 3), ("how", 5), ("when", 3))
        blocks = [speaker.paragraph("indicators.intro"), speaker.table("indicators", columns, rows)]
    if out:
        kinds = (f"{number} {teller.say(f'assessment.{told}')}" for told, number in sorted(out.items()))
        blocks.append(speaker.paragraph("indicators.kept-out", counted=", ".join(kinds)))
    return Section("indicators", speaker.say("indicators.title"), tuple(blocks)) if blocks else None


def events(speaker: Speaker) -> Section | None:
    """Return what happened to what is filed for, in the order of time, with the papers that tell it."""
    found = speaker.draft.events
    if not found:
        return None
    rows: list[tuple[Cell, ...]] = []
    for one in found:
        happened = speaker.kind("event", one.row.kind)
        proof = _cited(speaker, one.statement) or paper.one(speaker.say("events.public"), "quiet")
        rows.append(
            (
                paper.one(speaker.teller.period(one.row.date)),
                paper.one(happened),
                _touched(speaker, one.row.refs),
                proof,
            )
        )
    columns = (("when", 3), ("what", 5), ("about", 6), ("exhibits", 3))
    return Section("events", speaker.say("events.title"), (speaker.table("events", columns, rows),))


def _touched(speaker: Speaker, refs: tuple[str, ...]) -> Cell:
    """What of this filing an event touched: lots and parties by name; shipments of a lot told go without saying."""
    draft = speaker.draft
    lots = [lot for lot in draft.lots if f"lot:{lot}" in refs]
    lines: list[Line] = [speaker.lot(lot) for lot in lots]
    lines += [speaker.party(party)[0] for party in draft.parties if f"party:{party}" in refs]
    if not lines:
        moved = [one for one in sorted(speaker.moved()) if f"shipment:{one}" in refs]
        lines = [paper.plain(speaker.say("shipment", shipment=one)) for one in moved]
    return tuple(lines) or paper.one("-", "quiet")


def exhibits(speaker: Speaker) -> Section | None:
    """Return the annotated list of exhibits: what each is, what it shows, and its hash."""
    found = speaker.draft.exhibits
    if not found:
        return None
    shown = _shown(speaker)
    rows = [_exhibit(speaker, one, shown.get(one.number, ())) for one in found]
    columns = (("number", 1), ("kind", 4), ("issuer", 5), ("date", 4), ("shows", 9), ("file", 14))
    table = speaker.table("exhibits", columns, rows)
    anchors = tuple(f"exhibit-{one.number}" for one in found)
    told = Table(table.caption, table.columns, table.rows, anchors)
    return Section("exhibits", speaker.say("exhibits.title"), (speaker.paragraph("exhibits.intro"), told), across=True)


def _shown(speaker: Speaker) -> dict[int, tuple[str, ...]]:
    """What each exhibit carries, by its number, in the order of the filing."""
    found: dict[int, dict[str, None]] = {}
    for one in speaker.draft.statements:
        if one.supported and not one.public:
            params = {key: str(value) for key, value in one.reason.params}
            key = f"shows.{one.reason.code.removeprefix('package-')}"
            for name, family in (("interest", "interest"), ("kind", "event"), ("scheme", "number")):
                if name in params:
                    params[name] = speaker.kind(family, params[name])
            if "where" in params:
                params["where"] = speaker.teller.subject(one.subject).name
            for number in speaker.numbers(one.on_file):
                found.setdefault(number, {})[speaker.say(key, **params)] = None
    return {number: tuple(told) for number, told in found.items()}


def _exhibit(speaker: Speaker, one: Exhibit, shows: tuple[str, ...]) -> tuple[Cell, ...]:
    teller, document = speaker.teller, one.document
    labels = dict.fromkeys(teller.label("document", each.kind) for each in one.documents)
    kind: list[Line] = [paper.plain(", ".join(labels))]
    if document.language and document.language != teller.wording.language:
        kind.append(
            paper.plain(speaker.say("exhibits.language", language=_language(speaker, document.language)), "quiet")
        )
    original = speaker.numbers((document.translation_of,)) if document.translation_of is not None else ()
    if original:
        kind.append(paper.plain(speaker.say("exhibits.translation", number=original[0]), "quiet"))
    if document.redacted_share:
        kind.append(
            paper.plain(teller.say("documents.redacted", percent=f"{document.redacted_share * 100:.0f}"), "quiet")
        )
    issuer = paper.one("-", "quiet") if one.coded else speaker.issuer(document)
    days = [day for each in one.documents if each.date is not None for day in (each.date.first, each.date.last)]
    when = speaker.days(str(Period(min(days), max(days)))) if days else "-"
    if document.is_data and days:
        when = speaker.say("exhibits.records-of", when=when)
    told = [speaker.say("exhibits.as-original", number=original[0])] if original and not shows else []
    told += shows[:_LONGEST_SHOWS]
    if len(shows) > _LONGEST_SHOWS:
        told.append(speaker.say("exhibits.more", count=len(shows) - _LONGEST_SHOWS))
    if one.steps:
        numbers = speaker.say("exhibits.steps", steps=speaker.steps(one.steps))
        told = [*told[:-1], f"{told[-1]} {numbers}"] if told else [numbers]
    name = speaker.say("exhibits.coded") if one.coded else document.file.rpartition("/")[2]
    place = (paper.Span(one.file), paper.Span(f" · {name}", "quiet"))
    file: Cell = (place, paper.plain(document.sha256 or "", "mono"))
    return (
        paper.one(str(one.number), "strong"),
        tuple(kind),
        issuer,
        paper.one(when),
        tuple(paper.plain(line) for line in told) or paper.one(speaker.say("exhibits.beside"), "quiet"),
        file,
    )


def _language(speaker: Speaker, code: str) -> str:
    return speaker.kind("language", code)
