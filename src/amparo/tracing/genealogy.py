"""The genealogy of lots as a network: made from what, where, by whom, and how well each hop is papered."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from amparo.facts.case import Case
from amparo.facts.flow import Shipment
from amparo.facts.ids import DocumentId, LotId
from amparo.facts.lot import Lot, Use
from amparo.facts.period import Period
from amparo.facts.site import Site
from amparo.findings.chain import Grade
from amparo.findings.tracing import Step, StepKind
from amparo.kernel.errors import UserError
from amparo.tracing.commodities import Materials
from amparo.tracing.hops import OPEN, Edge
from amparo.tracing.journeys import Journey, journeys
from amparo.tracing.papers import Papers, Weighed, scales


@dataclass(slots=True)
class Genealogy:
    """The network upstream of every lot and party of a case.

    Attributes:
        case: the rows that count on the day.
        order: lots so that every input stands before its outputs.
        inputs: the uses that went into a lot.
        journeys: where each lot was made, moved and used.
        edges: hops by their start (``lot:L1``, ``site:S1``, ``party:P1``, ``good:G1``).
        steps: what has to be proved about each lot.
    """

    case: Case
    papers: Papers
    materials: Materials
    order: tuple[LotId, ...]
    inputs: Mapping[LotId, tuple[Use, ...]]
    journeys: Mapping[LotId, Journey]
    edges: dict[str, list[Edge]] = field(default_factory=dict)
    steps: dict[LotId, tuple[Step, ...]] = field(default_factory=dict)

    def draw(self, edge: Edge) -> None:
        """Add a hop to the network."""
        self.edges.setdefault(edge.start, []).append(edge)

    def finished(self) -> tuple[LotId, ...]:
        """Return the lots that went into no other lot, in the order of the file."""
        return tuple(id_ for id_, journey in self.journeys.items() if not journey.draws)

    def is_origin(self, lot_id: LotId) -> bool:
        """Whether tracing may end at this lot: nothing went into it and its good is raw material."""
        return not self.inputs.get(lot_id) and self.materials.is_raw(self.case.lots[lot_id].good_id)

    def upstream(self, lot_id: LotId) -> tuple[LotId, ...]:
        """Return a lot and all that went into it, each once, nearest first."""
        found = {lot_id: None}
        frontier = [lot_id]
        while frontier:
            below: list[LotId] = []
            for at in frontier:
                for use in self.inputs.get(at, ()):
                    if use.input_lot_id not in found:
                        found[use.input_lot_id] = None
                        below.append(use.input_lot_id)
            frontier = below
        return tuple(found)


def genealogy(case: Case, papers: Papers) -> Genealogy:
    """Build the network of a case's lots and sites.

    Raises:
        UserError: a lot went, through others, into itself.
    """
    inputs: defaultdict[LotId, list[Use]] = defaultdict(list)
    for use in case.uses:
        inputs[use.output_lot_id].append(use)
    built = Genealogy(
        case=case,
        papers=papers,
        materials=Materials(case.goods),
        order=_order(case, inputs),
        inputs={lot: tuple(uses) for lot, uses in inputs.items()},
        journeys=journeys(case),
    )
    for lot_id in built.order:
        built.steps[lot_id] = tuple(_lot_edges(built, case.lots[lot_id]))
    for site in case.sites.values():
        _site_edges(built, site)
    return built


def _order(case: Case, inputs: Mapping[LotId, list[Use]]) -> tuple[LotId, ...]:
    waiting = {id_: len(inputs.get(id_, ())) for id_ in case.lots}
    outputs: defaultdict[LotId, list[LotId]] = defaultdict(list)
    for use in case.uses:
        outputs[use.input_lot_id].append(use.output_lot_id)
    order = [id_ for id_, count in waiting.items() if not count]
    for id_ in order:  # grows while it is read
        for output in outputs[id_]:
            waiting[output] -= 1
            if not waiting[output]:
                order.append(output)
    if len(order) < len(case.lots):
        stuck = {id_ for id_, count in waiting.items() if count}
        use = next(use for use in case.uses if use.output_lot_id in stuck and use.input_lot_id in stuck)
        raise UserError("lot-made-from-itself", use.at, lot=use.output_lot_id)
    return tuple(order)


def _site_edges(built: Genealogy, site: Site) -> None:
    operator = built.case.parties.get(site.party_id)
    named = (*built.papers.covering("site", site.id), *(operator.document_ids if operator else ()))
    weighed = built.papers.weigh("site", named)
    for suffix in ("", OPEN):
        start, end = f"site:{site.id}{suffix}", f"party:{site.party_id}{suffix}"
        built.draw(Edge(start, end, "run-by", weighed, site.at, carried=True))


def _lot_edges(built: Genealogy, lot: Lot) -> Iterable[Step]:
    uses = built.inputs.get(lot.id, ())
    origin = built.is_origin(lot.id)
    kind: StepKind = "origin" if origin else "production"
    own = _own_papers(built, lot)
    # A production record is a record of the lot, whether the file names it with the lot or with what went in.
    records = built.papers.of_kinds((id_ for use in uses for id_ in use.document_ids), scales()[kind].accepted)
    weighed = built.papers.weigh(kind, (*own, *records))
    yield _step(built, kind, lot, weighed)
    me = f"lot:{lot.id}"
    if lot.site_id is not None:
        site = f"site:{lot.site_id}{'' if uses or origin else OPEN}"
        built.draw(Edge(me, site, "made-at", weighed, lot.at, lot.good_id, lot.id, period=produced(lot)))
    proofs = built.papers.of_kinds(own, scales()["use"].accepted)
    for use in uses:
        yield from _use_edge(built, lot, use, proofs)
    for leg in built.journeys[lot.id].legs:
        _sender_edges(built, lot, leg.shipment)


def _own_papers(built: Genealogy, lot: Lot) -> tuple[DocumentId, ...]:
    """Return the papers of a lot: those its row names, and those that cover it.

    A record of what was made from the lot covers it too, as an input, and says nothing of how it was made.
    """
    covering = built.papers.covering("lot", lot.id)
    if not covering:
        return lot.document_ids
    later: set[DocumentId] = set()
    for draw in built.journeys[lot.id].draws:
        output = built.case.lots[draw.use.output_lot_id]
        later.update((*draw.use.document_ids, *output.document_ids, *built.papers.covering("lot", output.id)))
    return tuple(dict.fromkeys((*lot.document_ids, *(id_ for id_ in covering if id_ not in later))))


def _step(built: Genealogy, kind: StepKind, lot: Lot, weighed: Weighed, other: str = "") -> Step:
    maker = built.case.party_of(lot.site_id)
    accepted = scales()[kind].accepted
    stages = built.materials.stages(lot.good_id)
    return Step(
        kind=kind,
        lot_id=lot.id,
        other=other,
        party_id=maker,
        grade=weighed.grade,
        named=weighed.named,
        counted=weighed.counted,
        accepted=accepted,
        good_id=lot.good_id,
        stages=stages,
    )


def produced(lot: Lot) -> Period | None:
    """Return the days between which a lot was made, as widely as its imprecise dates allow."""
    told = [period for period in (lot.produced_from, lot.produced_until) if period is not None]
    return Period(min(one.first for one in told), max(one.last for one in told)) if told else None


def _use_edge(built: Genealogy, lot: Lot, use: Use, proofs: tuple[DocumentId, ...]) -> Iterable[Step]:
    """Draw the hop from a lot to one of its inputs; it is no better than the input's way to the place of use.

    Where the file holds no shipment of the input, the record of use stands alone, and the way is asked for.
    """
    weighed = built.papers.weigh("use", (*use.document_ids, *proofs))
    yield _step(built, "use", lot, weighed, use.input_lot_id)
    journey = built.journeys[use.input_lot_id]
    place = journey.places[lot.id]
    moved = None
    if journey.away(place) and journey.legs:
        moved = _movement(built, journey, place)
        yield moved
        counted = tuple(dict.fromkeys((*weighed.counted, *moved.counted)))
        weighed = Weighed(min(weighed.grade, moved.grade), counted)
    elif journey.away(place):
        yield _unshipped(built, use, journey, place)
    built.draw(
        Edge(
            start=f"lot:{lot.id}",
            end=f"lot:{use.input_lot_id}",
            relation="made-from",
            weighed=weighed,
            at=use.at,
            good_id=journey.lot.good_id,
            lot_id=use.input_lot_id,
            beside=built.inputs[lot.id],
            period=produced(lot),
            moved=moved,
        )
    )


def _unshipped(built: Genealogy, use: Use, journey: Journey, place: str) -> Step:
    """Grade the way of a lot by the papers of the lot and of its use: those that do not only tell of its making."""
    own = (*use.document_ids, *journey.lot.document_ids, *built.papers.covering("lot", journey.lot.id))
    made = frozenset(built.papers.of_kinds(own, scales()["origin"].accepted))
    weighed = built.papers.weigh("movement", (id_ for id_ in own if id_ not in made))
    return replace(_step(built, "movement", journey.lot, weighed, place), on_file=False)


def _movement(built: Genealogy, journey: Journey, place: str) -> Step:
    """Grade the way of a lot to where it was used.

    The best leg that leads straight from where it was made, else the best that arrives and the best before it; legs
    that do not reach back to where it was made carry it no further than the parties (E2).
    """
    named: dict[DocumentId, None] = {}
    counted: dict[DocumentId, None] = {}
    grades = {"straight": Grade.E0, "arriving": Grade.E0, "leaving": Grade.E0}
    for leg in journey.routes(place):
        ids = shipment_papers(built.papers, leg.shipment)
        weighed = built.papers.weigh("movement", ids)
        named.update(dict.fromkeys(ids))
        counted.update(dict.fromkeys(weighed.counted))
        leaves, arrives = journey.leaves_origin(leg), leg.end == place
        role = "straight" if leaves and arrives else "leaving" if leaves else "arriving" if arrives else ""
        grades[role] = max(grades.get(role, Grade.E0), weighed.grade)
    onward = min(grades["arriving"], max(grades["leaving"], Grade.E2))
    best = Weighed(max(grades["straight"], onward), tuple(counted), tuple(named))
    return _step(built, "movement", journey.lot, best, place)


def shipment_papers(papers: Papers, shipment: Shipment) -> tuple[DocumentId, ...]:
    """Return every document named for a shipment."""
    return tuple(dict.fromkeys((*shipment.document_ids, *papers.covering("shipment", shipment.id))))


def _sender_edges(built: Genealogy, lot: Lot, shipment: Shipment) -> None:
    """Draw the hops from a lot to the site and the party that sent it, where they are not its makers."""
    ends: list[str] = []
    if shipment.from_site_id is not None and shipment.from_site_id != lot.site_id:
        ends.append(f"site:{shipment.from_site_id}")
    if shipment.from_party_id is not None and shipment.from_party_id != built.case.party_of(lot.site_id):
        ends.append(f"party:{shipment.from_party_id}")
    if not ends:
        return
    me = f"lot:{lot.id}"
    weighed = built.papers.weigh("movement", shipment_papers(built.papers, shipment))
    for end in ends:
        built.draw(Edge(me, end, "shipped-by", weighed, shipment.at, lot.good_id, lot.id, period=shipment.shipped))
