"""What all this was read from, how complete it is, and what of it is unconfirmed."""

from amparo.facts.listing import Snapshot
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Heading, Line, Mark, Section, Table


def section(teller: Teller) -> Section:
    """Return every list with date, hash and coverage, the bundle, and what its readers remarked."""
    snapshots = teller.assessment.snapshots
    table = teller.table(
        "sources.table",
        (("list", 6), ("as-of", 3), ("coverage", 4), ("sha256", 6)),
        [_list(teller, one) for one in snapshots],
    )
    anchors = tuple(teller.list_anchor(one.list_id) for one in snapshots)
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("sources.intro")))]
    blocks.append(Table(table.caption, table.columns, table.rows, anchors))
    bundle = (
        (teller.say("front.file"), paper.one(teller.case.name)),
        (teller.say("front.sha256"), paper.one(teller.case.sha256, "mono")),
    )
    blocks += [Heading(teller.say("sources.bundle")), paper.Facts(bundle)]
    remarks = teller.case.remarks
    if remarks:
        lines = tuple(_remark(teller, remark.code, str(remark.place), dict(remark.params)) for remark in remarks)
        blocks += [Heading(teller.say("sources.remarks")), paper.Bullets(lines)]
    return Section("sources", teller.say("sources.title"), tuple(blocks), appendix=True)


def _remark(teller: Teller, code: str, place: str, params: dict[str, str | int]) -> Cell:
    key = f"reason.{code}"
    told = teller.wording.say(key, **params) if teller.wording.has(key) else code
    return ((paper.Span(f"{told} "), paper.Span(f"[{place}]", "quiet")),)


def _list(teller: Teller, one: Snapshot) -> tuple[Cell, ...]:
    title: list[Line] = [paper.plain(one.title, "strong"), paper.plain(one.publisher), paper.plain(one.list_id, "mono")]
    if one.sample:
        title.append((Mark(teller.say("mark.sample"), "dashed"),))
        if one.stands_in_for:
            title.append(paper.plain(teller.say("sources.stands-in", lists=", ".join(one.stands_in_for)), "quiet"))
    part = one.coverage
    known = teller.say("sources.known", known=part.known, confirmed=part.confirmed)
    lines: list[Line] = [paper.plain(known)]
    if part.of is not None:
        lines.append(paper.plain(teller.say("sources.of", of=part.of)))
        lines.append(paper.plain(part.of_source, "quiet"))
    if not part.complete:
        lines.append((Mark(teller.say("mark.incomplete"), "dashed"),))
    return (tuple(title), paper.one(teller.day(one.as_of)), tuple(lines), paper.one(one.sha256, "mono"))


def unconfirmed(teller: Teller) -> Section:
    """Return everything this paper rests on that nobody has confirmed."""
    found = teller.assessment
    rows: list[tuple[Cell, ...]] = []
    for exposure in found.exposures:
        if not exposure.confirmed_law or exposure.date_unconfirmed:
            key = "unconfirmed.law" if not exposure.confirmed_law else "unconfirmed.date"
            law = (paper.plain(teller.measure(exposure.measure_id), "strong"), paper.plain(exposure.citation, "quiet"))
            rows.append((paper.one(teller.say(key)), law))
    rows += [
        (
            paper.one(teller.say("unconfirmed.listing")),
            (paper.plain(hit.listed_name, "strong"), paper.plain(hit.list_id, "mono")),
        )
        for hit in found.hits
        if not hit.listing_confirmed
    ]
    rows += [
        (
            paper.one(teller.say("unconfirmed.route")),
            (paper.plain(remedy.name, "strong"), paper.plain(remedy.citation, "quiet")),
        )
        for remedy in found.remedies
        if not remedy.confirmed and remedy.open != "no"
    ]
    rows += [
        (
            paper.one(teller.say("unconfirmed.rule")),
            (paper.plain(one.rule, "strong"), paper.plain(one.citation, "quiet")),
        )
        for one in found.deadlines
        if not one.confirmed
    ]
    alike: dict[Cell, dict[Line, None]] = {}
    for kind, what in rows:
        named = tuple(part for line in what for part in (*line, paper.Span(" ")))[:-1]
        alike.setdefault(kind, {}).setdefault(named)
    told = tuple((kind, tuple(named)) for kind, named in alike.items())
    intro: Block = paper.Paragraph(paper.plain(teller.say("unconfirmed.intro" if told else "unconfirmed.none")))
    table = (teller.table("unconfirmed.table", (("kind", 3), ("what", 8)), told),) if told else ()
    return Section("unconfirmed", teller.say("unconfirmed.title"), (intro, *table), appendix=True)
