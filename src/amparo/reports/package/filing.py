"""The filing itself as a paper: the summary in front, then the parts that its layout asks for, in its order."""

from collections.abc import Callable

from amparo.facts.ids import LotId, PartyId
from amparo.findings.reason import Reason
from amparo.reports import paper
from amparo.reports.package import parts_of_goods as goods
from amparo.reports.package import parts_of_parties as parties
from amparo.reports.package.genealogy import lots_behind
from amparo.reports.package.model import Part
from amparo.reports.package.parts_of_entry import entry
from amparo.reports.package.speaking import Speaker
from amparo.reports.paper import Block, Cell, Facts, Heading, Labels, Line, Paper, Section

_BLANK = "_" * 32


def filing(speaker: Speaker) -> Paper:
    """Return what is filed. Nothing in it lacks a document on file, except what restates a published list or law."""
    teller, draft = speaker.teller, speaker.draft
    made = (PARTS[part](speaker) for part in draft.layout.parts if part != "summary")
    title = speaker.say(speaker.of_day("title"), about=_about(speaker))
    invented = f" · {speaker.teller.say('mark.sample')}" if teller.case.samples else ""
    return Paper(
        language=teller.wording.language,
        kind=speaker.say(speaker.of_day("kind")) + invented,
        title=title,
        on=teller.assessment.on,
        running=teller.say("running", title=title, day=teller.day(teller.assessment.on)),
        labels=Labels(teller.say("skip"), teller.say("contents"), teller.say("page")),
        masthead=_masthead(speaker),
        front=_summary(speaker),
        sections=tuple(section for section in made if section is not None),
        footer=(paper.plain(speaker.say(_footer(speaker))),),
    )


def _footer(speaker: Speaker) -> str:
    """Return which sentence tells what carries the statements: a restated list is no exhibit."""
    public = any(one.supported and not one.on_file for one in speaker.draft.statements)
    return "footer-public" if public or "listings" in speaker.shown else "footer"


def _about(speaker: Speaker) -> str:
    """Return what is filed for in a few words; never the case's own title, which says what it likes."""
    names: dict[str, list[str]] = {}
    for subject in speaker.draft.subjects:
        name = speaker.teller.subject(subject).name if subject.kind in {"lot", "party"} else ""
        names.setdefault(name, []).append(subject.id)
    told = [name for name in names if name]
    if not told:
        return speaker.say("about.case")
    first = told[0]
    if speaker.draft.subjects[0].kind == "lot":
        key = "about.lots" if len(names[told[0]]) > 1 else "about.lot"
        first = speaker.say(key, name=first, lots=", ".join(names[told[0]]))
    return first if len(told) == 1 else speaker.say("about.more", name=first, count=len(told) - 1)


def _masthead(speaker: Speaker) -> tuple[tuple[str, Cell], ...]:
    route = speaker.draft.route
    return (
        (speaker.say("masthead.route"), paper.one(route.name, "strong")),
        (speaker.say("masthead.on"), paper.one(speaker.teller.day(speaker.teller.assessment.on))),
        (speaker.say("masthead.exhibits"), paper.one(str(len(speaker.draft.exhibits)))),
    )


def _summary(speaker: Speaker) -> tuple[Block, ...]:
    """Return the executive summary: to whom, by whom, what is asked, on which goods or parties, on what record."""
    draft = speaker.draft
    rows: list[tuple[str, Cell]] = [
        (speaker.say("summary.forum"), paper.one(_forum(draft.route.forum))),
        (speaker.say("summary.filed-by"), _filed_by(speaker)),
        (speaker.say("summary.law"), paper.one(draft.route.citation)),
    ]
    rows = [(label, cell) for label, cell in rows if any(part.text for part in cell[0] if isinstance(part, paper.Span))]
    blocks: list[Block] = [
        Heading(speaker.say("summary.title")),
        Facts(tuple(rows)),
        Heading(speaker.say("summary.asked")),
    ]
    blocks.append(paper.Paragraph(paper.plain(speaker.asked())))
    if draft.claim:
        blocks.append(paper.Bullets(tuple((_claimed(speaker, reason),) for reason in draft.claim)))
    elif draft.layout.claim == "outside-scope":
        blocks.append(speaker.paragraph("summary.no-claim"))
    blocks += goods.lots_table(speaker)
    blocks += entry(speaker) if draft.layout.about == "lots" else ()
    if draft.layout.about == "lots":
        blocks += goods.in_short(speaker)
    if draft.layout.about != "lots":
        named = [speaker.party(party) for party in draft.parties]
        blocks += [Heading(speaker.say("summary.parties")), paper.Bullets(tuple((cell[0],) for cell in named))]
    blocks.append(Heading(speaker.say("summary.record")))
    counted = sum(1 for one in draft.statements if one.supported)
    told = sum(1 for step in draft.steps if step.statements) if "steps" in draft.layout.parts else 0
    key = "summary.counted" if told else "summary.counted-bare"
    blocks.append(speaker.paragraph(key, steps=told, statements=counted, exhibits=len(draft.exhibits)))
    blocks.append(speaker.paragraph("summary.basis"))
    if draft.layout.about != "case":
        blocks += [speaker.paragraph("summary.lists"), paper.Bullets(_lists(speaker))]
    return tuple(blocks)


def _forum(told: str) -> str:
    """Return whom a filing is addressed to; what the route tells of the way there is for inside."""
    return told.partition(";")[0].partition("(")[0].strip() or told


def _claimed(speaker: Speaker, reason: Reason) -> Line:
    """Return the central statement with the steps that carry it."""
    lot = LotId(str(dict(reason.params)["lot"]))
    behind = {f"lot:{one}" for one in lots_behind(speaker.teller.case, (lot,))}
    moved = speaker.teller.case.shipments.values()
    behind |= {f"shipment:{one.id}" for one in moved if f"lot:{one.lot_id}" in behind}
    numbers = [step.number for step in speaker.draft.steps if str(step.subject) in behind]
    carried = speaker.say("summary.carried", steps=speaker.steps(numbers))
    return (paper.Span(speaker.reason(reason)), paper.Span(f" {carried}", "quiet", "steps"))


def _lists(speaker: Speaker) -> tuple[Cell, ...]:
    """The lists that names were held against, with how much of each is known."""
    lines: list[Cell] = []
    for one in speaker.teller.assessment.snapshots:
        part = one.coverage
        key = "summary.list" if part.complete else "summary.list-part"
        day = speaker.teller.day(one.as_of)
        lines.append(paper.one(speaker.say(key, title=one.title, day=day, known=part.known, of=part.of or part.known)))
    return tuple(lines)


def _filed_by(speaker: Speaker) -> Cell:
    """Return who files: by name where the file shows it, and in which place."""
    draft, case = speaker.draft, speaker.teller.case
    place = case.filing_as or case.role
    role = speaker.teller.label("dossier.role", place)
    names: dict[PartyId, None] = {}
    if draft.layout.about == "lots" and place == "importer":
        filed = {subject.id for subject in draft.subjects}
        for one in case.shipments.values():
            if one.lot_id in filed and one.id in speaker.moved() and one.to_party_id is not None:
                names[one.to_party_id] = None
    if draft.layout.about == "parties" and place == "listed-enterprise":
        names = dict.fromkeys(draft.parties)
    if not names:
        return paper.one(role)
    told: list[Line] = []
    for party_id in names:
        told.append(paper.plain(speaker.say("summary.filed-as-named", who=case.parties[party_id].name, role=role)))
        stated = [one for one in speaker.told_of(party_id) if one.reason.code == "package-party-address"]
        told += [
            (paper.Span(str(dict(one.reason.params)["address"])), paper.Span(" "), *speaker.cited(one))
            for one in stated
        ]
    return tuple(told)


def _declaration(speaker: Speaker) -> Section | None:
    """Return the page that a person reads and signs; nothing is signed here."""
    rows = tuple(
        (speaker.say(f"declaration.{key}"), paper.one(_BLANK)) for key in ("name", "capacity", "day", "signature")
    )
    blocks = (speaker.paragraph("declaration.text"), Facts(rows))
    return Section("declaration", speaker.say("declaration.title"), blocks)


PARTS: dict[Part, Callable[[Speaker], Section | None]] = {
    "steps": goods.steps,
    "flow-chart": goods.flow_chart,
    "parties": parties.parties,
    "ownership": parties.ownership,
    "reconciliation": goods.reconciliation,
    "listings": parties.listings,
    "claims": parties.claims,
    "indicators": parties.indicators,
    "events": parties.events,
    "comparison": goods.comparison,
    "exhibits": parties.exhibits,
    "declaration": _declaration,
}
