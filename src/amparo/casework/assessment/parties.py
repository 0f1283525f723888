"""Rules on parties: who is listed, who is reached through owners, and the lists nobody could look at."""

from collections.abc import Iterator, Mapping

from amparo.casework.assessment.bench import IN_DOUBT, Bench
from amparo.casework.assessment.grounds import Ground
from amparo.casework.assessment.register import Register
from amparo.casework.assessment.sheets import surely_listed
from amparo.criteria import FactSheet, Judgement, evaluate
from amparo.criteria.condition import tests_in
from amparo.facts.case import Case
from amparo.facts.ids import ListId, MeasureId, Subject
from amparo.facts.party import Party
from amparo.facts.truth import Truth
from amparo.findings.chain import Grade
from amparo.findings.exposure import Exposure, Verdict
from amparo.findings.hit import Hit
from amparo.findings.reason import Reason, because
from amparo.law.control_tests import control_tests
from amparo.tracing.ownership import Owned

RISING: tuple[Verdict, ...] = ("possible", "probable", "confirmed")
BY_GRADE: dict[Grade, Verdict] = {
    Grade.E0: "possible", Grade.E1: "possible", Grade.E2: "probable", Grade.E3: "confirmed", Grade.E4: "confirmed",
}  # fmt: skip
OWNED = "party.owned"
LISTED = "party.listed"


def hold_party(
    bench: Bench, ground: Ground, party: Party, sheet: FactSheet, owned: Mapping[str, tuple[Owned, ...]]
) -> None:
    """Hold one rule against one party; a rule that does not concern it leaves no trace but its screenings."""
    subject = Subject("party", party.id)
    judged = evaluate(ground.rule.when, sheet)
    if judged.truth is Truth.FALSE:
        return
    if ground.rule.outcome == "caution":
        if judged.truth is Truth.TRUE:
            bench.found.flags.append((ground, subject))
        return
    if judged.truth is Truth.UNKNOWN or not ground.state_known:
        bench.undecided(ground, subject, judged.missing or IN_DOUBT)
        return
    hits = tuple(hit for hit in bench.hits if hit.party_id == party.id and _named(ground, hit, bench.register))
    through = tuple(one for one in _owned(ground, owned) if one.party_id == party.id)
    for one in through:
        bench.found.chains.update({chain.id: chain for chain in one.chains})
    bench.found.exposures.append(
        Exposure(
            subject=subject,
            measure_id=ground.measure.id,
            ground=ground.rule.id,
            verdict=_verdict(ground, hits, through, certain=_certain(bench, ground, hits, sheet)),
            citation=ground.citation,
            chain_ids=tuple(chain.id for one in through for chain in one.chains),
            date_unconfirmed=ground.date_unconfirmed,
            confirmed_law=ground.confirmed,
            because=tuple(dict.fromkeys(_reasons(ground, judged, hits, through))),
        )
    )


def _named(ground: Ground, hit: Hit, register: Register) -> bool:
    return bool(set(register.named(hit.list_id)) & set(ground.rule.lists))


def _owned(ground: Ground, owned: Mapping[str, tuple[Owned, ...]]) -> Iterator[Owned]:
    if OWNED in ground.rule.facts:
        for test in _tests(ground):
            yield from owned.get(test, ())


def _certain(bench: Bench, ground: Ground, hits: tuple[Hit, ...], sheet: FactSheet) -> bool:
    """Whether the rule is met also where only the stays count that certainly cover the day."""
    sure = sheet.adding({LISTED: surely_listed(hits, bench.register, bench.on)})
    return evaluate(ground.rule.when, sure).truth is Truth.TRUE


def _verdict(ground: Ground, hits: tuple[Hit, ...], through: tuple[Owned, ...], *, certain: bool) -> Verdict:
    reached: list[Verdict] = []
    for hit in hits:
        sure: Verdict = "confirmed" if hit.decision == "match" else "possible"
        reached.append(ground.capped(sure, listing_confirmed=hit.listing_confirmed and certain))
    for one in through:
        grade = min((chain.grade for chain in one.chains), default=Grade.E0)
        reached.append(ground.capped(BY_GRADE[grade] if one.certain else "possible"))
    return max(reached or [ground.capped("confirmed")], key=RISING.index)


def _reasons(ground: Ground, judged: Judgement, hits: tuple[Hit, ...], through: tuple[Owned, ...]) -> Iterator[Reason]:
    yield from ground.reasons()
    yield from (reason for hit in hits for reason in hit.because)
    yield from (reason for one in through for reason in one.because)
    yield from judged.reasons


def not_covered(case: Case, grounds: tuple[Ground, ...], register: Register) -> Iterator[Exposure]:
    """Yield one exposure for each measure that looks at lists of which no real snapshot is kept."""
    missing: dict[str, tuple[Ground, dict[str, None]]] = {}
    for ground in grounds:
        names = (*ground.rule.lists, *_seeds(ground)) if ground.rule.outcome == "exposure" else ()
        for name in names:
            if all(snapshot.sample for snapshot in register.playing(ListId(name))):
                missing.setdefault(ground.measure.id, (ground, {}))[1][name] = None
    for measure_id, (ground, lists) in missing.items():
        yield Exposure(
            subject=Subject("case", case.name),
            measure_id=MeasureId(measure_id),
            ground=ground.rule.id,
            verdict="not-covered",
            citation=ground.citation,
            date_unconfirmed=ground.date_unconfirmed,
            confirmed_law=ground.confirmed,
            because=tuple(because("list-not-kept", list=name) for name in lists),
        )


def _seeds(ground: Ground) -> Iterator[str]:
    if OWNED in ground.rule.facts:
        for test in _tests(ground):
            yield from (control_tests()[test].seeds if test in control_tests() else ())


def _tests(ground: Ground) -> tuple[str, ...]:
    """Return the ids of the ownership tests that a rule names."""
    named = (test.value for test in tests_in(ground.rule.when) if test.fact == OWNED)
    return tuple(sorted({str(one) for value in named for one in (value if isinstance(value, tuple) else (value,))}))
