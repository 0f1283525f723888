"""Rules on goods, held against each finished lot and each chain that leads to it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from amparo.casework.assessment.bench import IN_DOUBT, Bench
from amparo.casework.assessment.grounds import Ground
from amparo.casework.assessment.places import countries_asked, unplaced
from amparo.casework.assessment.sheets import good_facts, listing_keys, surely_listed
from amparo.criteria import FactSheet, Judgement, Known, evaluate
from amparo.facts.case import Case
from amparo.facts.evidence import Evidence
from amparo.facts.ids import GoodId, LotId, MeasureId, Subject
from amparo.facts.site import Site
from amparo.facts.truth import Truth
from amparo.findings.chain import Chain
from amparo.findings.evidence import Contradiction
from amparo.findings.exposure import Exposure, Verdict
from amparo.findings.hit import Hit
from amparo.findings.reason import Reason, because
from amparo.findings.tracing import LotTrace, Tracing
from amparo.tracing.mark import Mark
from amparo.tracing.verdict import met_verdict, unmet_verdict

CHAIN = "chain."
RISING: tuple[Verdict, ...] = ("possible", "probable", "confirmed")
UNMET: tuple[Verdict, ...] = ("traced-outside-scope", "unresolved")  # from what says least to what says more


@dataclass(frozen=True, slots=True)
class Traced:
    """A finished lot, or a good without lots, with the chains that lead to it and what contradicts them.

    ``trace`` is ``None`` for a good without lots.
    """

    subject: Subject
    good_id: GoodId
    lot_id: LotId | None
    chains: tuple[Chain, ...]
    contradictions: tuple[Contradiction, ...]
    trace: LotTrace | None


def traced(bench: Bench, tracing: Tracing) -> Iterator[Traced]:
    """Yield what rules on goods are held against: finished lots first, then goods that have no lots."""
    for lot_id, trace in tracing.lots.items():
        good_id = bench.case.lots[lot_id].good_id
        against = (*trace.contradictions, *_in_papers(bench, lot_id, tracing.contradictions))
        yield Traced(Subject("lot", lot_id), good_id, lot_id, trace.chains, tuple(dict.fromkeys(against)), trace)
    with_lots = {lot.good_id for lot in bench.case.lots.values()}
    for good_id in bench.case.goods:
        subject = Subject("good", good_id)
        chains = tracing.of(subject)
        if good_id not in with_lots and chains:
            against = tuple(one for one in bench.contradictions if subject in one.concerns)
            yield Traced(subject, good_id, None, chains, against, None)


def _in_papers(bench: Bench, lot_id: LotId, known: tuple[Contradiction, ...]) -> Iterator[Contradiction]:
    """Yield contradictions between papers that concern a lot's genealogy."""
    lots = _genealogy(bench.case, lot_id)
    moved = {shipment.id for shipment in bench.case.shipments.values() if shipment.lot_id in lots}
    concerned = {Subject("lot", lot) for lot in lots} | {Subject("shipment", shipment) for shipment in moved}
    for contradiction in bench.contradictions:
        if contradiction.concerns and contradiction not in known and contradiction.subject in concerned:
            yield contradiction


def _genealogy(case: Case, lot_id: LotId) -> set[LotId]:
    """Return a lot and everything that went into it, over any number of steps."""
    lots = {lot_id}
    pending = [lot_id]
    inputs: dict[LotId, list[LotId]] = {}
    for use in case.uses:
        inputs.setdefault(use.output_lot_id, []).append(use.input_lot_id)
    while pending:
        for above in inputs.get(pending.pop(), ()):
            if above not in lots:
                lots.add(above)
                pending.append(above)
    return lots


def foremost(exposures: Iterable[Exposure]) -> list[Exposure]:
    """Return exposures without those that say less of a measure, on one ground, than another ground of it says.

    A measure that reaches a good on one ground reaches it, and one that is open on one ground is open: to print
    beside it that the same good is traced outside another ground of that measure would read as a way out.
    """
    told = list(exposures)
    weight: dict[tuple[Subject, MeasureId], int] = {}
    for one in told:
        key = (one.subject, one.measure_id)
        weight[key] = max(weight.get(key, 0), _weight(one.verdict))
    return [
        one for one in told if one.verdict not in UNMET or _weight(one.verdict) == weight[one.subject, one.measure_id]
    ]


def _weight(verdict: Verdict) -> int:
    return UNMET.index(verdict) if verdict in UNMET else len(UNMET)


def hold_good(bench: Bench, ground: Ground, good: Traced) -> None:
    """Hold one rule against one good or lot.

    The rule is judged without the chain first: false, and it does not speak of this good. If another fact than
    the chain is missing, that is told. What is left is a question of the trace.
    """
    sheet = bench.told.adding(good_facts(bench.case, good.good_id, good.lot_id, bench.on))
    gate = evaluate(ground.rule.when, sheet)
    if gate.truth is Truth.FALSE:
        return
    missing = tuple(fact for fact in gate.missing if not fact.startswith(CHAIN))
    # A rule that is met whatever the chain does not rest on one.
    chains = () if gate.truth is Truth.TRUE else good.chains
    met = [found for chain in chains if (found := _on_chain(bench, ground, sheet, chain)) is not None]
    if ground.rule.outcome == "caution":
        if gate.truth is Truth.TRUE or met:
            bench.found.flags.append((ground, good.subject))
        return
    if missing or not ground.state_known:
        bench.undecided(ground, good.subject, missing or IN_DOUBT)
        return
    lost = () if met else _lost(bench, ground, good)
    bench.found.exposures.append(_exposure(ground, good, gate, met, lost))


def _lost(bench: Bench, ground: Ground, good: Traced) -> tuple[Site, ...]:
    """Return the sites of a closed trace whose place, which the rule asks for, the file does not tell."""
    countries = countries_asked(ground)
    if not countries or good.lot_id is None or good.trace is None or not good.trace.closed:
        return ()
    return tuple(unplaced(bench.case, _genealogy(bench.case, good.lot_id), countries))


class _MetChain:
    """A chain that meets the rule, with why and whether the listings it rests on are confirmed."""

    def __init__(
        self, chain: Chain, judged: Judgement, hits: tuple[Hit, ...], marks: tuple[Mark, ...], *, certain: bool
    ) -> None:
        self.chain = chain
        self.reasons = judged.reasons
        self.confirmed = certain and all(hit.listing_confirmed for hit in hits)
        self.marks = marks


def _on_chain(bench: Bench, ground: Ground, sheet: FactSheet, chain: Chain) -> _MetChain | None:
    ends = {hop.start for hop in chain.hops} | {hop.end for hop in chain.hops} | {chain.reaches}
    marks = tuple(mark for mark in bench.marks if mark.key in ends)
    regions = [mark.key.removeprefix("region:") for mark in marks if mark.key.startswith("region:")]
    listings = {mark.key for mark in marks if mark.key.startswith("listing:")}
    hits = tuple(hit for hit in bench.hits if f"listing:{hit.list_id}/{hit.listing_id}" in listings)
    keys = dict.fromkeys(key for hit in hits for key in listing_keys(hit, bench.register, bench.on))
    evidence = (Evidence(f"chain:{chain.id}"),)
    facts = {"chain.regions": Known(tuple(regions), evidence), "chain.makers_listed": Known(tuple(keys), evidence)}
    seen = [one for one in bench.case.indicators if f"site:{one.site_id}" in ends and one.assessment == "present"]
    if seen:
        # Only what somebody recorded: that nothing is recorded says nothing, so the fact is then unknown.
        rows = tuple(Evidence("bundle:indicators.csv", f"line {one.at.line}") for one in seen if one.at is not None)
        facts["chain.indicators_present"] = Known(tuple(sorted({one.indicator for one in seen})), rows, complete=False)
    judged = evaluate(ground.rule.when, sheet.adding(facts))
    if judged.truth is not Truth.TRUE:
        return None
    sure = {"chain.makers_listed": surely_listed(hits, bench.register, bench.on)}
    certain = evaluate(ground.rule.when, sheet.adding(facts | sure)).truth is Truth.TRUE
    return _MetChain(chain, judged, hits, marks, certain=certain)


def _exposure(ground: Ground, good: Traced, gate: Judgement, met: list[_MetChain], lost: tuple[Site, ...]) -> Exposure:
    verdict: Verdict = "unresolved" if good.trace is None or lost else unmet_verdict(good.trace)
    if met:
        reached = [ground.capped(met_verdict(one.chain), listing_confirmed=one.confirmed) for one in met]
        verdict = max(reached, key=RISING.index)
    if gate.truth is Truth.TRUE:
        verdict = ground.capped("confirmed")  # the rule does not ask where the goods come from
    elif good.contradictions:
        verdict = "contradicted"
    return Exposure(
        subject=good.subject,
        measure_id=ground.measure.id,
        ground=ground.rule.id,
        verdict=verdict,
        citation=ground.citation,
        chain_ids=_relied_on(good, gate, met),
        date_unconfirmed=ground.date_unconfirmed,
        confirmed_law=ground.confirmed,
        because=tuple(dict.fromkeys(_reasons(ground, good, gate, met, lost))),
    )


def _relied_on(good: Traced, gate: Judgement, met: list[_MetChain]) -> tuple[str, ...]:
    if gate.truth is Truth.TRUE:
        return ()
    return tuple(one.chain.id for one in met) or tuple(chain.id for chain in good.chains)


def _reasons(
    ground: Ground, good: Traced, gate: Judgement, met: list[_MetChain], lost: tuple[Site, ...]
) -> Iterator[Reason]:
    yield from ground.reasons()
    if gate.truth is Truth.TRUE:
        yield from gate.reasons
        return
    for contradiction in good.contradictions:
        yield from contradiction.because
    for one in met:
        yield from (reason for mark in one.marks for reason in mark.because)
        yield from one.reasons
        yield from one.chain.because
    if met:
        return
    yield from (reason for reason in gate.reasons if reason.code == "test-met")
    for site in lost:
        row = Evidence("bundle:sites.csv", "" if site.at is None else f"line {site.at.line}")
        yield because("site-place-unknown", row, site=site.id)
    if lost:
        return
    closed = good.trace is not None and good.trace.closed
    yield because("trace-closed" if closed else "trace-open", subject=str(good.subject))
    if good.trace is not None:
        yield from (reason for end in good.trace.open_ends for reason in end.because)
