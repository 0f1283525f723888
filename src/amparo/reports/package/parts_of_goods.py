"""Parts that speak of goods: numbered steps, the flow chart, quantities, the comparison with an earlier chain."""

from collections.abc import Iterable
from fractions import Fraction

from amparo.facts.ids import LotId
from amparo.facts.lot import Lot, Use
from amparo.facts.quantity import KILOGRAMS, Quantity, plain
from amparo.reports import paper
from amparo.reports.layered import Stop, Tie, draw
from amparo.reports.package.model import Step
from amparo.reports.package.speaking import Speaker, ranges
from amparo.reports.paper import Block, Cell, Entries, Entry, Figure, Heading, Section


def steps(speaker: Speaker) -> Section:
    """Return every step with its statements and exhibits."""
    items = tuple(_step(speaker, step) for step in speaker.draft.steps)
    body: Block = Entries(items) if items else speaker.paragraph("steps.none")
    about = "lots" if speaker.draft.layout.about == "lots" else "others"
    intro = speaker.paragraph(f"steps.intro-{about}")
    return Section("steps", speaker.say(f"steps.title-{about}"), (intro, body))


def _step(speaker: Speaker, step: Step) -> Entry:
    named = speaker.teller.subject(step.subject)
    side: Cell = (
        paper.plain(speaker.say("step", number=step.number), "strong"),
        paper.plain(speaker.kind("step-kind", step.kind), "quiet"),
        paper.plain(str(step.subject), "mono"),
    )
    title = (paper.plain(named.name, "strong"),) if named.name != step.subject.id else ()
    said = tuple(speaker.statement(one) for one in step.statements)
    return Entry(
        side, (*title, *(said or (paper.plain(speaker.say("steps.unsupported"), "quiet"),))), f"step-{step.number}"
    )


def flow_chart(speaker: Speaker) -> Section:
    """Return the way from raw material to each lot as pictures whose boxes carry the step numbers."""
    blocks: list[Block] = [speaker.paragraph("flow.intro")]
    finished = [LotId(subject.id) for subject in speaker.draft.subjects if subject.kind == "lot"]
    for lot in finished:
        behind = _behind(speaker, lot)
        pictures = draw([_stop(speaker, one, finished) for one in behind], _ties(speaker, behind))
        named = speaker.teller.ref(f"lot:{lot}")
        title = speaker.say("flow.of", name=named.name, ref=named.ref)
        for number, picture in enumerate(pictures, start=1):
            caption = speaker.say("flow.figure", title=title, part=number, parts=len(pictures))
            blocks.append(Figure(picture, caption, speaker.say("flow.described", title=title)))
    return Section("flow", speaker.say("flow.title"), tuple(blocks), across=True)


def _behind(speaker: Speaker, lot: LotId) -> tuple[LotId, ...]:
    found: dict[LotId, None] = {lot: None}
    pending = [lot]
    while pending:
        at = pending.pop(0)
        for use in speaker.teller.case.uses:
            if use.output_lot_id == at and use.input_lot_id not in found:
                found[use.input_lot_id] = None
                pending.append(use.input_lot_id)
    return tuple(found)


def _numbers(speaker: Speaker, lot: LotId) -> str:
    moved = {shipment.id for shipment in speaker.teller.case.shipments.values() if shipment.lot_id == lot}
    keys = {f"lot:{lot}", *(f"shipment:{one}" for one in moved)}
    return ranges(step.number for step in speaker.draft.steps if str(step.subject) in keys)


def _stop(speaker: Speaker, lot_id: LotId, finished: list[LotId]) -> Stop:
    case = speaker.teller.case
    lot = case.lots[lot_id]
    site = None if lot.site_id is None else case.sites.get(lot.site_id)
    maker = case.party_of(lot.site_id)
    places = () if site is None else (site.name or site.id,)
    country = () if site is None else tuple(one for one in (site.region or site.country,) if one)
    names = () if maker is None else tuple(name.text for name in case.parties[maker].names[:2])
    amount = f" · {lot.quantity}" if lot.quantity else ""
    lines = (f"{lot_id}{amount}", *places, *names, *country)
    heading = speaker.say("flow.steps", numbers=_numbers(speaker, lot_id))
    return Stop(str(lot_id), heading, case.goods[lot.good_id].name, lines, "subject" if lot_id in finished else "stop")


def _ties(speaker: Speaker, behind: Iterable[LotId]) -> list[Tie]:
    known = set(behind)
    found = []
    for use in speaker.teller.case.uses:
        if use.output_lot_id in known and use.input_lot_id in known:
            numbers = speaker.numbers(use.document_ids)
            papers = (
                speaker.say("exhibit", numbers=ranges(numbers[:1]) + ("+" if len(numbers) > 1 else ""))
                if numbers
                else ""
            )
            labels = tuple(label for label in (str(use.quantity or ""), papers) if label)
            found.append(Tie(str(use.output_lot_id), str(use.input_lot_id), labels, flow=True, weak=not numbers))
    return found


def reconciliation(speaker: Speaker) -> Section:
    """Return quantities down the chain: what went in, what came out, what is left of each lot."""
    case = speaker.teller.case
    rows = [_balance(speaker, case.lots[lot]) for lot in speaker.draft.lots]
    columns = (("lot", 5), ("inputs", 6), ("made", 3), ("ratio", 2), ("onward", 5), ("left", 3))
    blocks = (speaker.paragraph("balance.intro"), speaker.table("balance", columns, rows))
    return Section("balance", speaker.say("balance.title"), blocks)


def _balance(speaker: Speaker, lot: Lot) -> tuple[Cell, ...]:
    case = speaker.teller.case
    inputs = [use for use in case.uses if use.output_lot_id == lot.id]
    takers = [use for use in case.uses if use.input_lot_id == lot.id]
    went_in, taken = _sum(use.quantity for use in inputs), _sum(use.quantity for use in takers)
    made = _sum([lot.quantity])
    ratio = paper.one(plain(made / went_in, 3)) if inputs and made is not None and went_in else paper.one("-", "quiet")
    left = paper.one("-", "quiet")
    if takers and made is not None and taken is not None:
        left = paper.one(f"{plain(made - taken)} {_unit(lot.quantity)}")
    raw, finished = (paper.one(speaker.say(f"balance.{key}"), "quiet") for key in ("raw", "finished"))
    return (
        (speaker.teller.ref(f"lot:{lot.id}").line,),
        tuple(_flow(use, use.input_lot_id) for use in inputs) or raw,
        paper.one(str(lot.quantity or "-")),
        ratio,
        tuple(_flow(use, use.output_lot_id) for use in takers) or finished,
        left,
    )


def _flow(use: Use, other: LotId) -> paper.Line:
    return (paper.Span(f"{use.quantity or '-'} "), paper.Span(f"lot:{other}", "mono"))


def _unit(quantity: Quantity | None) -> str:
    if quantity is None:
        return ""
    return "KGM" if quantity.unit in KILOGRAMS else quantity.unit


def _sum(quantities: Iterable[Quantity | None]) -> Fraction | None:
    """The sum in kilograms, or in the one unit told; ``None`` where one is not told or they do not compare."""
    total = Fraction(0)
    units: set[str] = set()
    for quantity in quantities:
        if quantity is None:
            return None
        units.add(_unit(quantity))
        total += quantity.amount if quantity.kilograms is None else quantity.kilograms
    return total if len(units) == 1 else None


def comparison(speaker: Speaker) -> Section:
    """Return how the chain compares with one shown in an earlier package."""
    told = speaker.draft.comparison
    body: Block = speaker.paragraph("comparison.none")
    if told:
        body = paper.Bullets(
            tuple(((paper.Span(speaker.teller.wording.because(one.code, dict(one.params))),),) for one in told)
        )
    return Section("comparison", speaker.say("comparison.title"), (body,))


def lots_table(speaker: Speaker) -> tuple[Block, ...]:
    """Return the finished lots that the filing speaks of."""
    rows: list[tuple[Cell, ...]] = []
    for subject in speaker.draft.subjects:
        lot = next((one for one in speaker.teller.case.lots.values() if f"lot:{one.id}" == str(subject)), None)
        if lot is not None:
            good = speaker.teller.case.goods[lot.good_id]
            steps_told = _numbers(speaker, lot.id)
            hs = paper.one(good.hs or "-")
            rows.append(
                (
                    paper.one(good.name, "strong"),
                    paper.one(lot.id),
                    hs,
                    paper.one(str(lot.quantity or "-")),
                    paper.one(steps_told),
                )
            )
    if not rows:
        return ()
    columns = (("good", 6), ("lot", 2), ("hs", 3), ("quantity", 3), ("steps", 3))
    table = speaker.table("goods", columns, rows)
    return (
        Heading(speaker.say("goods.title")),
        table,
        Heading(speaker.say("goods.short")),
        paper.Bullets(_in_short(speaker)),
    )


def _in_short(speaker: Speaker) -> tuple[Cell, ...]:
    """The chain in one line a lot: what, by whom, where."""
    lines: list[Cell] = []
    for lot_id in speaker.draft.lots:
        lot = speaker.teller.case.lots[lot_id]
        stop = _stop(speaker, lot_id, [])
        told = speaker.say(
            "goods.line", good=stop.name, where=", ".join(stop.lines[1:]) or "-", steps=_numbers(speaker, lot.id)
        )
        lines.append(paper.one(told))
    return tuple(dict.fromkeys(lines))
