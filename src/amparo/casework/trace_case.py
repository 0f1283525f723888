"""Tracing for its own sake: chains through what is asked for, other ways to the same end, and owners."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from amparo.archive.bundle import open_bundle
from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import assess
from amparo.casework.assessment.grounds import regions_named_by_law
from amparo.casework.assessment.marks import marks
from amparo.casework.assessment.notices_at import notices_at
from amparo.casework.assessment.owners import ownership
from amparo.casework.assessment.register import Register
from amparo.facts.case import Case
from amparo.facts.ids import LotId
from amparo.findings.chain import Chain
from amparo.kernel.errors import UserError
from amparo.kernel.progress import SILENT, Progress
from amparo.reports.trace.told import Trace
from amparo.sources.bundle.reading import read_case
from amparo.tracing.standing import Ownership
from amparo.tracing.summary import ChainSummary, Comparison, compare, summarise
from amparo.tracing.ways import Ways


@dataclass(frozen=True, slots=True)
class Request:
    """Which bundle, as of which day, and what a chain has to pass; ``ways`` is how many chains to each mark."""

    bundle: Path
    on: date | None = None
    good: str | None = None
    lot: str | None = None
    party: str | None = None
    ways: int = 1

    @property
    def refs(self) -> tuple[str, ...]:
        """What is asked for, as references."""
        asked = (("good", self.good), ("lot", self.lot), ("party", self.party))
        return tuple(f"{kind}:{told}" for kind, told in asked if told is not None)


@dataclass(frozen=True, slots=True)
class Summarised:
    """The summary of one finished lot, and how it differs from an earlier one where one is given."""

    summary: ChainSummary
    earlier: ChainSummary | None = None
    comparison: Comparison | None = None


def run(workspace: Workspace, request: Request, *, today: date, progress: Progress = SILENT) -> Trace:
    """Trace a bundle.

    Args:
        workspace: where list snapshots are kept.
        request: which bundle, and what is asked for.
        today: used where neither the request nor the case names a day.
        progress: told each stage; may cancel.

    Raises:
        UserError: the bundle is not readable, or holds nothing under an id asked for.
    """
    case = _read(request.bundle, progress)
    _known(case, request)
    on = request.on or case.on or today
    found = assess(workspace, case, on, progress)
    wanted = frozenset(request.refs)
    chains = tuple(chain for chain in found.chains if wanted <= passed(case, chain))
    register = Register(found.snapshots, (), ())
    owned = tuple(_asked_of(case, one, chains, wanted) for one in ownership(case, found.hits, register, on))
    other: dict[str, tuple[Chain, ...]] = {}
    if request.ways > 1:
        progress.stage("tracing")
        then = replace(case, events=tuple(event for event in case.events if event.known_on(on)))
        network = Ways(then, on)
        by_key = {mark.key: mark for mark in marks(then, found.hits, regions_named_by_law())}
        for chain in chains:
            if chain.reaches in by_key:
                each = network.between(chain.subject, by_key[chain.reaches], request.ways)
                rest = [one for one in each if one.hops != chain.hops and wanted <= passed(case, one)]
                other[chain.id] = tuple(rest[: request.ways - 1])
    return Trace(case, replace(found, chains=chains), request.refs, other, owned, notices_at("trace", case, found))


def summaries(
    request: Request, *, earlier: Path | None = None, earlier_lot: str | None = None, today: date,
    progress: Progress = SILENT,
) -> tuple[Case, date, tuple[Summarised, ...]]:  # fmt: skip
    """Summarise the chains of a bundle's finished lots, each held against an earlier lot where one is given.

    Without ``earlier_lot``, the earlier lot of the same id is taken, else the only finished one.

    Raises:
        UserError: a bundle is not readable, or it is not told which earlier lot is meant.
    """
    case = _read(request.bundle, progress)
    _known(case, request)
    on = request.on or case.on or today
    progress.stage("tracing")
    used = {use.input_lot_id for use in case.uses}
    lots = [
        lot.id
        for lot in case.lots.values()
        if (request.lot == lot.id or (request.lot is None and lot.id not in used))
        and request.good in {None, lot.good_id}
    ]
    told = [summarise(case, lot, on) for lot in lots]
    if request.party is not None:
        told = [one for one in told if any(part.party_id == request.party for part in one.parts)]
    if earlier is None:
        return case, on, tuple(Summarised(one) for one in told)
    before = _read(earlier, progress)
    found = []
    for one in told:
        former = summarise(before, _earlier(before, one.lot_id, earlier_lot), on)
        found.append(Summarised(one, former, compare(former, one)))
    return case, on, tuple(found)


def _earlier(before: Case, lot: LotId, told: str | None) -> LotId:
    wanted = LotId(told) if told is not None else lot
    if wanted in before.lots:
        return wanted
    if told is not None:
        raise UserError("option-id", option="--compare-lot", id=told)
    used = {use.input_lot_id for use in before.uses}
    finished = [id_ for id_ in before.lots if id_ not in used]
    if len(finished) != 1:
        raise UserError("compare-lot", lot=lot, known=", ".join(finished) or "-")
    return finished[0]


def _read(bundle: Path, progress: Progress) -> Case:
    progress.stage("reading")
    files = open_bundle(bundle)
    return read_case(files, files.name)


def _known(case: Case, request: Request) -> None:
    for kind, told, ids in (
        ("good", request.good, case.goods), ("lot", request.lot, case.lots), ("party", request.party, case.parties),
    ):  # fmt: skip
        if told is not None and told not in ids:
            raise UserError("option-id", option=f"--{kind}", id=told)


def passed(case: Case, chain: Chain) -> frozenset[str]:
    """Return everything a chain passes, as references: its subject, the ends of its hops, the goods of its lots."""
    refs = {str(chain.subject)}
    for hop in chain.hops:
        refs |= {hop.start, hop.end}
        if hop.good_id:
            refs.add(f"good:{hop.good_id}")
    if chain.subject.kind == "lot":
        refs.add(f"good:{case.lots[LotId(chain.subject.id)].good_id}")
    return frozenset(refs)


def _asked_of(case: Case, one: Ownership, chains: tuple[Chain, ...], wanted: frozenset[str]) -> Ownership:
    """Return what a test says of the parties asked for: those named, else those that the chains asked for pass."""
    if not wanted:
        return one
    named = {ref for ref in wanted if ref.startswith("party:")}
    named = named or {ref for chain in chains for ref in passed(case, chain)}
    kept = tuple(
        held
        for held in one.parties
        if f"party:{held.standing.party_id}" in named
        or any(f"party:{support.stake.owner_id}" in named for support in held.standing.supports)
    )
    return replace(one, parties=kept)
