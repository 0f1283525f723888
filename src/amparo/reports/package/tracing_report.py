"""The summary tracing report: each stage of a chain on a line, from the good back to raw material.

Who made it and who sent it, where, which lots, and the business records of it, by exhibit. A part without a record
among the exhibits is not in it; it is told inside.
"""

from amparo.facts.ids import LotId
from amparo.reports import paper
from amparo.reports.package.speaking import Speaker
from amparo.reports.package.stating import folded
from amparo.reports.paper import Cell, Labels, Paper, Section
from amparo.tracing.summary import ChainSummary, Part, summarise


def summaries(speaker: Speaker) -> tuple[ChainSummary, ...]:
    """Return the summary of each finished lot that the filing speaks of."""
    lots = [LotId(one.id) for one in speaker.draft.subjects if one.kind == "lot"]
    on = speaker.teller.assessment.on
    return tuple(summarise(speaker.teller.case, lot, on) for lot in lots)


def tracing_report(speaker: Speaker) -> Paper | None:
    """Return the report as a paper; nothing where the filing speaks of no lot."""
    teller = speaker.teller
    found = [(one, _rows(speaker, one)) for one in summaries(speaker)]
    if not any(rows for _, rows in found):
        return None
    lots = ", ".join(str(one.lot_id) for one, _ in found)
    title = speaker.say("tracing.title", lots=lots)
    sections = tuple(_section(speaker, one, rows) for one, rows in found if rows)
    return Paper(
        language=teller.wording.language,
        kind=speaker.say("tracing.kind"),
        title=title,
        on=teller.assessment.on,
        running=teller.say("running", title=title, day=teller.day(teller.assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=(
            (speaker.say("masthead.route"), paper.one(speaker.draft.route.name, "strong")),
            (speaker.say("masthead.on"), paper.one(teller.day(teller.assessment.on))),
        ),
        front=(speaker.paragraph("tracing.intro"),),
        sections=sections,
        footer=(paper.plain(speaker.say("footer")),),
    )


def _section(speaker: Speaker, one: ChainSummary, rows: list[tuple[Cell, ...]]) -> Section:
    columns = (("stage", 5), ("role", 2), ("party", 6), ("place", 6), ("lots", 3), ("records", 6))
    title = "".join(part.text for part in speaker.lot(one.lot_id) if isinstance(part, paper.Span))
    return Section(f"lot-{one.lot_id}", title, (speaker.table("tracing", columns, rows),))


def _rows(speaker: Speaker, one: ChainSummary) -> list[tuple[Cell, ...]]:
    return [_row(speaker, part) for part in one.parts if speaker.numbers(id_ for _, id_ in part.records)]


def _row(speaker: Speaker, part: Part) -> tuple[Cell, ...]:
    case, label = speaker.teller.case, speaker.teller.label
    goods = dict.fromkeys(case.goods[good].name for good in part.good_ids)
    sites = dict.fromkeys(case.lots[lot].site_id for lot in part.lots)
    site = next((case.sites[one] for one in sites if one is not None and one in case.sites), None)
    if part.role == "sent":
        site = next((one for one in case.sites.values() if _known_as(one.address) == part.place), None)
    place = part.place if site is None else speaker.site(site.id)
    if site is not None and site.address and folded(site.address) in speaker.addresses(site.party_id):
        place = site.address
    records = [
        paper.plain(f"{label('document', kind)}: {speaker.exhibits(ids)}")
        for kind, ids in _by_kind(part).items()
        if speaker.numbers(ids)
    ]
    return (
        (paper.plain(speaker.stages(part.stage), "strong"), *(paper.plain(good) for good in goods)),
        paper.one(speaker.kind("roles", part.role)),
        speaker.party(part.party_id),
        paper.one(place or "-"),
        paper.one(", ".join(part.lots)),
        tuple(records),
    )


def _known_as(address: str | None) -> str:
    return " ".join((address or "").casefold().split())


def _by_kind(part: Part) -> dict[str, list]:  # type: ignore[type-arg] # ids of documents
    found: dict[str, list] = {}  # type: ignore[type-arg]
    for kind, id_ in part.records:
        found.setdefault(kind, []).append(id_)
    return found
