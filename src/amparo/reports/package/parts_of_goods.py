"""Parts that speak of goods: numbered steps, the flow chart, quantities, the comparison with an earlier chain.

Whatever no document on file carries is in none of them, pictures and tables included.
"""

from collections.abc import Iterable
from fractions import Fraction

from amparo.facts.ids import LotId
from amparo.facts.lot import Lot, Use
from amparo.facts.quantity import KILOGRAMS, Quantity, plain
from amparo.reports import paper
from amparo.reports.layered import Stop, Tie, draw
from amparo.reports.package.model import Step
from amparo.reports.package.speaking import Speaker, ranges
from amparo.reports.paper import Block, Cell, Entries, Entry, Figure, Heading, Line, Section
from amparo.tracing.commodities import Materials

IDENTICAL = "package-chain-identical"


def steps(speaker: Speaker) -> Section | None:
    """Return every step that papers carry, with its statements and exhibits."""
    items = tuple(_step(speaker, step) for step in speaker.draft.steps if step.statements)
    if not items:
        return None
    about = "lots" if speaker.draft.layout.about == "lots" else "others"
    intro = [speaker.paragraph(f"steps.intro-{about}")]
    bare = [step.number for step in speaker.draft.steps if not step.statements]
    if bare:
        intro.append(speaker.paragraph("steps.bare", steps=speaker.steps(bare)))
    return Section("steps", speaker.say(f"steps.title-{about}"), (*intro, Entries(items)))


def _step(speaker: Speaker, step: Step) -> Entry:
    name = speaker.teller.subject(step.subject).name
    title = f"{name}, {speaker.say('lot', lot=step.subject.id)}" if step.subject.kind == "lot" else name
    side: Cell = (
        paper.plain(speaker.say("step", number=step.number), "strong"),
        paper.plain(speaker.kind("step-kind", step.kind), "quiet"),
    )
    said = tuple(speaker.statement(one) for one in step.statements)
    head = () if step.subject.kind == "shipment" else (paper.plain(title, "strong"),)
    return Entry(side, (*head, *said), f"step-{step.number}")


def flow_chart(speaker: Speaker) -> Section | None:
    """Return the way from raw material to each lot as pictures whose boxes carry the step numbers."""
    blocks: list[Block] = []
    finished = _finished(speaker)
    for lot in finished:
        behind = _behind(speaker, lot)
        pictures = draw([_stop(speaker, one, finished) for one in behind], _ties(speaker, behind))
        title = f"{speaker.teller.ref(f'lot:{lot}').name}, {speaker.say('lot', lot=lot)}"
        for number, picture in enumerate(pictures, start=1):
            parted = len(pictures) > 1
            caption = speaker.say("flow.figure", title=title, part=number, parts=len(pictures)) if parted else title
            blocks.append(Figure(picture, caption, speaker.say("flow.described", title=title)))
    if not blocks:
        return None
    return Section("flow", speaker.say("flow.title"), (speaker.paragraph("flow.intro"), *blocks), across=True)


def _finished(speaker: Speaker) -> list[LotId]:
    draft = speaker.draft
    if draft.layout.about == "lots":
        return [LotId(subject.id) for subject in draft.subjects if subject.kind == "lot"]
    inputs = {input_id for _, input_id in speaker.used()}
    return [lot for lot in draft.lots if lot not in inputs and lot in speaker.made()]


def _behind(speaker: Speaker, lot: LotId) -> tuple[LotId, ...]:
    """Return a lot and what went into it, as far as papers carry each use and each making."""
    found: dict[LotId, None] = {lot: None}
    pending = [lot]
    made, used = speaker.made(), speaker.used()
    while pending:
        at = pending.pop(0)
        for use in speaker.teller.case.uses:
            source = use.input_lot_id
            stated = (use.output_lot_id, source) in used and source in made
            if stated and use.output_lot_id == at and source not in found:
                found[source] = None
                pending.append(source)
    return tuple(found)


def _numbers(speaker: Speaker, lot: LotId) -> tuple[int, ...]:
    moved = {shipment.id for shipment in speaker.teller.case.shipments.values() if shipment.lot_id == lot}
    keys = {f"lot:{lot}", *(f"shipment:{one}" for one in moved)}
    return tuple(step.number for step in speaker.draft.steps if step.statements and str(step.subject) in keys)


def _stop(speaker: Speaker, lot_id: LotId, finished: list[LotId]) -> Stop:
    case = speaker.teller.case
    lot = case.lots[lot_id]
    heading = speaker.steps(_numbers(speaker, lot_id))
    heading = heading[:1].upper() + heading[1:]
    frame = "subject" if lot_id in finished else "stop"
    name, told = case.goods[lot.good_id].name, speaker.say("lot", lot=lot_id)
    if lot_id not in speaker.made():
        return Stop(str(lot_id), heading, name, (told,), "subject")
    maker = case.party_of(lot.site_id)
    site = None if lot.site_id is None else case.sites.get(lot.site_id)
    amount = f" · {speaker.amount(lot.quantity)}" if lot.quantity else ""
    names = () if maker is None else speaker.names(maker)[:2]
    region = "" if site is None else speaker.region(site.region or site.country or "")
    lines = (f"{told}{amount}", "" if site is None else site.name, *names, region)
    return Stop(
        str(lot_id), heading, name, tuple(line for line in lines if line), "subject" if frame == "subject" else "stop"
    )


def _ties(speaker: Speaker, behind: Iterable[LotId]) -> list[Tie]:
    known, used = set(behind), speaker.used()
    found = []
    for step in speaker.draft.steps:
        for one in step.statements:
            told = dict(one.reason.params)
            near, far = LotId(str(told.get("lot", ""))), LotId(str(told.get("input", "")))
            if (near, far) not in used or one.reason.code != "package-lot-used" or not {near, far} <= known:
                continue
            numbers = speaker.numbers(one.on_file)
            papers = speaker.say("exhibit", numbers=ranges(numbers))
            labels = tuple(label for label in (speaker.amount(str(told["quantity"])), papers) if label)
            found.append(Tie(str(near), str(far), labels, flow=True, weak=False))
    return found


def reconciliation(speaker: Speaker) -> Section | None:
    """Return quantities down the chain: what went in, what came out, the usual yield, what is left of each lot."""
    case, made = speaker.teller.case, speaker.made()
    materials = Materials(case.goods)
    rows = [_balance(speaker, case.lots[lot], materials) for lot in speaker.draft.lots if lot in made]
    if not rows:
        return None
    columns = (("lot", 5), ("inputs", 5), ("made", 4), ("ratio", 4), ("onward", 5), ("left", 4))
    blocks = (speaker.paragraph("balance.intro"), speaker.table("balance", columns, rows))
    return Section("balance", speaker.say("balance.title"), blocks)


def _balance(speaker: Speaker, lot: Lot, materials: Materials) -> tuple[Cell, ...]:
    case, used = speaker.teller.case, speaker.used()
    stated = [use for use in case.uses if (use.output_lot_id, use.input_lot_id) in used]
    inputs = [use for use in stated if use.output_lot_id == lot.id]
    takers = [use for use in stated if use.input_lot_id == lot.id]
    went_in, taken = _sum(use.quantity for use in inputs), _sum(use.quantity for use in takers)
    made = _sum([lot.quantity])
    ratio: Cell = paper.one("-", "quiet")
    if inputs and lot.quantity is not None and made is not None and went_in:
        ratio = paper.one(plain(made / went_in, 3))
        if _unit(lot.quantity) != _unit(inputs[0].quantity):
            units = [speaker.kind("unit", _unit(one)) for one in (lot.quantity, inputs[0].quantity)]
            per = speaker.say("balance.per", made=units[0], taken=units[1])
            ratio = paper.one(f"{plain(made / went_in, 3)} {per}")
    left = paper.one("-", "quiet")
    if takers and made is not None and taken is not None and lot.quantity is not None:
        left = paper.one(speaker.amount(f"{plain(made - taken)} {_unit(lot.quantity)}"))
    first = "raw" if materials.is_raw(lot.good_id) else "start"
    raw, finished = (paper.one(speaker.say(f"balance.{key}"), "quiet") for key in (first, "finished"))
    return (
        (speaker.lot(lot.id),),
        tuple(_flow(speaker, use, use.input_lot_id) for use in inputs) or raw,
        paper.one(speaker.amount(lot.quantity) or "-"),
        ratio,
        tuple(_flow(speaker, use, use.output_lot_id) for use in takers) or finished,
        left,
    )


def _flow(speaker: Speaker, use: Use, other: LotId) -> Line:
    amount = speaker.amount(use.quantity) or speaker.say("unnamed.quantity")
    return (paper.Span(f"{amount} "), paper.Span(speaker.say("lot", lot=other), "quiet"))


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


def comparison(speaker: Speaker) -> Section | None:
    """Return that the chain is the same as in an earlier package; nothing where it was not compared or differs."""
    if not speaker.draft.identical:
        return None
    told = tuple((paper.plain(speaker.reason(one)),) for one in speaker.draft.comparison if one.code == IDENTICAL)
    return Section("comparison", speaker.say("comparison.title"), (paper.Bullets(told),))


def lots_table(speaker: Speaker) -> tuple[Block, ...]:
    """Return the finished lots that the filing speaks of, and how each came to be, in short."""
    rows: list[tuple[Cell, ...]] = []
    case, made, moved = speaker.teller.case, speaker.made(), speaker.moved()
    for subject in speaker.draft.subjects:
        lot = next((one for one in case.lots.values() if f"lot:{one.id}" == str(subject)), None)
        if lot is None:
            continue
        good = case.goods[lot.good_id]
        legs = [one for one in case.shipments.values() if one.lot_id == lot.id and one.id in moved]
        papers = [part for leg in legs for part in (leg.bill_of_lading, leg.container) if part]
        rows.append(
            (
                paper.one(good.name, "strong"),
                paper.one(lot.id),
                paper.one(_heading(good.hs)),
                paper.one(speaker.amount(lot.quantity) if lot.id in made else "-"),
                tuple(paper.plain(one) for one in dict.fromkeys(papers)) or paper.one("-", "quiet"),
            )
        )
    if not rows:
        return ()
    columns = (("good", 6), ("lot", 2), ("hs", 3), ("quantity", 4), ("shipment", 5))
    return (
        Heading(speaker.say("goods.title")),
        speaker.table("goods", columns, rows),
    )


def in_short(speaker: Speaker) -> tuple[Block, ...]:
    """Return the chain in one line a lot; nothing where the filing speaks of none."""
    lines = _in_short(speaker)
    return (Heading(speaker.say("goods.short")), paper.Bullets(lines)) if lines else ()


def _heading(hs: str) -> str:
    """Return a tariff number with the stops that it is written with."""
    if not hs.isdigit():
        return hs or "-"
    return ".".join(part for part in (hs[:4], hs[4:6], hs[6:]) if part)


def _in_short(speaker: Speaker) -> tuple[Cell, ...]:
    """The chain in one line a lot: what, by whom, where."""
    lines: list[Cell] = []
    case = speaker.teller.case
    for lot_id in speaker.draft.lots:
        if lot_id not in speaker.made():
            continue
        lot = case.lots[lot_id]
        maker = case.party_of(lot.site_id)
        site = None if lot.site_id is None else case.sites.get(lot.site_id)
        region = "" if site is None else speaker.region(site.region or site.country or "")
        parts = ("" if maker is None else case.parties[maker].name, region)
        where = ", ".join(part for part in parts if part) or speaker.say("unnamed.party")
        steps_told = speaker.steps(_numbers(speaker, lot_id))
        lines.append(
            paper.one(speaker.say("goods.line", good=case.goods[lot.good_id].name, where=where, steps=steps_told))
        )
    return tuple(dict.fromkeys(lines))
