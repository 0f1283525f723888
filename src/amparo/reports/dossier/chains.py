"""Chains: drawn from raw material on the left to the good on the right, and hop by hop in a table."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import groupby

from amparo.facts.ids import LotId, Subject
from amparo.facts.quantity import ShareRange, plain
from amparo.findings.chain import Chain, Grade, Hop
from amparo.findings.reason import Reason
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.dossier.verdicts import content
from amparo.reports.layered import Stop, Tie, draw
from amparo.reports.paper import Block, Cell, Figure, Heading, Section, Table
from amparo.reports.picture import Frame

_Key = tuple[str, str, str]

DRAWN = 10
# Ids of papers up to this length stand two to a line in the picture.
_SHORT = 4
# The end of these hops is told inside the box of their start: where a lot was made, and by whom.
_INSIDE = frozenset({"made-at", "run-by"})
_GOODS_MOVE = frozenset({"made-from", "shipped-by", "supplied-by"})
ENDS = frozenset({"open-end", "origin"})
_NOTABLE_ENDS = ("listing", "region", "origin", "open-end")


def section(teller: Teller) -> Section:
    """Return a picture for each subject that chains lead from, and one table of where they lead."""
    blocks: list[Block] = [paper.Paragraph(paper.plain(teller.say("chains.intro")))]
    ordered = _ordered(teller)
    drawn = {subject: list(chains) for subject, chains in groupby(ordered, key=lambda chain: chain.subject)}
    wider = _within(drawn)
    for subject, chains in drawn.items():
        blocks += (
            [_inside_of(teller, subject, wider[subject])] if subject in wider else _subject(teller, subject, chains)
        )
    blocks.append(_ways(teller, ordered) if ordered else paper.Paragraph(paper.plain(teller.say("chains.none"))))
    return Section("chains", teller.say("chains.title"), tuple(blocks), across=True)


def _ordered(teller: Teller) -> list[Chain]:
    return sorted(teller.assessment.chains, key=lambda chain: (chain.subject, _weight(chain)))


def _weight(chain: Chain) -> tuple[int, int, str]:
    kind = chain.reaches.partition(":")[0]
    place = _NOTABLE_ENDS.index(kind) if kind in _NOTABLE_ENDS else len(_NOTABLE_ENDS)
    return (place, -chain.grade, chain.id)


def _within(drawn: Mapping[Subject, list[Chain]]) -> dict[Subject, Subject]:
    """Return for each subject whose every hop is in the picture of another, that other."""
    found = {subject: {_key(hop) for chain in chains for hop in chain.hops} for subject, chains in drawn.items()}
    shown = {subject: keys for subject, keys in found.items() if len(drawn[subject]) <= DRAWN}
    pairs = ((one, other) for one, keys in found.items() for other, more in shown.items() if keys and keys < more)
    widest: dict[Subject, Subject] = {}
    for one, other in pairs:
        if one not in widest or len(found[other]) > len(found[widest[one]]):
            widest[one] = other
    return widest


def _inside_of(teller: Teller, subject: Subject, other: Subject) -> Block:
    one, wide = teller.subject(subject), teller.subject(other)
    told = teller.say("chains.drawn-in", name=wide.name, ref=wide.ref or str(other))
    return paper.Paragraph((*one.line, paper.Span(f" {told}")))


def _subject(teller: Teller, subject: Subject, chains: list[Chain]) -> list[Block]:
    named = teller.subject(subject)
    title = teller.say("chains.of", name=named.name, ref=named.ref or str(subject))
    drawn = chains[:DRAWN]
    stops, ties = _drawing(teller, drawn)
    pictures = draw(stops, ties)
    blocks: list[Block] = [Heading(title)]
    for number, picture in enumerate(pictures, start=1):
        key = "chains.figure" if len(pictures) == 1 else "chains.figure-part"
        caption = teller.say(key, title=title, drawn=len(drawn), all=len(chains), part=number, parts=len(pictures))
        blocks.append(Figure(picture, caption, teller.say("chains.described", title=title)))
    return blocks


def _drawing(teller: Teller, chains: Iterable[Chain]) -> tuple[list[Stop], list[Tie]]:
    """Fold each chain into boxes: a lot with its site and maker is one box, and so is each owner and each mark."""
    heads: dict[str, list[str]] = {}
    ties: dict[tuple[str, str, str], Tie] = {}
    subjects: set[str] = set()
    ended: dict[str, str] = {}
    for chain in chains:
        at = str(chain.subject)
        subjects.add(at)
        heads.setdefault(at, [])
        for hop in chain.hops:
            if hop.relation in _INSIDE:
                told = _inside(teller, hop)
                heads[at] += [line for line in told if line not in heads[at]]
                continue
            heads.setdefault(hop.end, [])
            ties.setdefault((at, hop.end, hop.relation), _tie(teller, at, hop))
            at = hop.end
        if chain.reaches in ENDS:
            ended.setdefault(at, chain.reaches)
    shown = {near for near, _, relation in ties if relation == "is-listed-as"}
    stops = [_stop(teller, key, lines, key in subjects, ended.get(key)) for key, lines in heads.items()]
    drawn = [
        stop if stop.key in shown else replace(stop, last=(*stop.last, *_listed(teller, stop.key))) for stop in stops
    ]
    return drawn, list(ties.values())


def _inside(teller: Teller, hop: Hop) -> list[str]:
    named = teller.ref(hop.end)
    told = teller.say(f"chains.{hop.relation}", name=named.name)
    return [f"{told} · {hop.grade.name}", *named.others[:1]]


def _tie(teller: Teller, near: str, hop: Hop) -> Tie:
    strength = hop.grade.name if hop.share is None else f"{hop.grade.name} · {_short(teller, hop.share)}"
    shown = hop.document_ids[: 2 if all(len(one) <= _SHORT for one in hop.document_ids[:2]) else 1]
    more = len(hop.document_ids) - len(shown)
    listed = " ".join((*shown, f"+{more}") if more > 0 else shown)
    labels = tuple(label for label in (teller.say(f"relation.{hop.relation}"), strength, listed) if label)
    return Tie(near, hop.end, labels, hop.relation in _GOODS_MOVE, hop.grade <= Grade.E1)


def _short(teller: Teller, share: ShareRange) -> str:
    low, high = plain(share.lo.of_one * 100, 0), plain(share.hi.of_one * 100, 0)
    if share.lo == share.hi:
        return teller.say("chains.share", share=low)
    return teller.say("chains.shares", lo=low, hi=high)


def _stop(teller: Teller, key: str, lines: list[str], subject: bool, ended: str | None) -> Stop:  # noqa: FBT001 - a property of the stop
    kind = key.partition(":")[0]
    named = teller.ref(key)
    unsure = kind == "listing" and _unsure(teller, key)
    frame: Frame = "unsure" if unsure else "listing" if kind == "listing" else "region" if kind == "region" else "stop"
    if kind not in {"listing", "region"}:
        frame = "subject" if subject else "end" if ended == "open-end" else "stop"
    lot = teller.case.lots.get(LotId(key.partition(":")[2])) if kind == "lot" else None
    amounts = (str(lot.quantity),) if lot is not None and lot.quantity else ()
    ref = " · ".join((named.ref or key, *amounts))
    last = () if ended is None else (teller.say(f"chains.reaches.{ended}"),)
    if unsure:
        last = (*last, teller.say("mark.unconfirmed"))
    return Stop(key, named.kind, named.name, (*named.others[:2], ref, *lines), frame, last)


def _listed(teller: Teller, key: str) -> tuple[str, ...]:
    """Return on which lists an owner is found, where it stands in a box of its own."""
    told = [hit for hit in teller.assessment.hits if key == f"party:{hit.party_id}"]
    found: dict[str, bool] = {}
    for hit in told:
        if hit.decision != "rejected-by-user":
            sure = hit.decision == "match" and hit.listing_confirmed
            found[hit.list_id] = found.get(hit.list_id, False) or sure
    return tuple(
        teller.say("chains.listed" if sure else "chains.perhaps-listed", list=name) for name, sure in found.items()
    )


def _unsure(teller: Teller, key: str) -> bool:
    """Whether an entry of a list is reached only by names in doubt, or was not seen in the publisher's own file."""
    hits = [hit for hit in teller.assessment.hits if key == f"listing:{hit.list_id}/{hit.listing_id}"]
    return bool(hits) and not any(hit.decision == "match" and hit.listing_confirmed for hit in hits)


def _ways(teller: Teller, chains: list[Chain]) -> Table:
    """Return where each chain leads, by which hops, and how strong it is."""
    number = {key: place for place, key in enumerate(_hops(teller), start=1)}
    columns = (("chain", 2), ("of", 4), ("leads-to", 6), ("hops", 2), ("content", 6), ("grade", 2), ("why", 7))
    return teller.table("chains.ways", columns, [_way(teller, chain, number) for chain in chains])


def _way(teller: Teller, chain: Chain, number: dict[_Key, int]) -> tuple[Cell, ...]:
    share = () if chain.content is None else paper.one(content(teller, [chain.content]))
    by = [paper.Span(f"{(place := number[_key(hop)])} ", "plain", f"hop-{place}") for hop in chain.hops]
    return (
        paper.one(teller.chain(chain.id), "strong"),
        (teller.subject(chain.subject).line,),
        _reached(teller, chain),
        (tuple(by),),
        share,
        paper.one(chain.grade.name, "strong"),
        teller.because(chain.because),
    )


def _reached(teller: Teller, chain: Chain) -> Cell:
    if chain.reaches not in ENDS:
        return teller.ref(chain.reaches).cell
    last = (teller.ref(chain.hops[-1].end).line,) if chain.hops else ()
    return (paper.plain(teller.say(f"chains.reaches.{chain.reaches}"), "strong"), *last)


def _key(hop: Hop) -> _Key:
    return (hop.start, hop.end, hop.relation)


def _hops(teller: Teller) -> dict[_Key, list[tuple[str, Hop]]]:
    """Return every hop once with the chains it lies on, in the order in which the chains are told."""
    found: dict[_Key, list[tuple[str, Hop]]] = {}
    for chain in _ordered(teller):
        for hop in chain.hops:
            found.setdefault(_key(hop), []).append((chain.id, hop))
    return found


def hops(teller: Teller) -> Section:
    """Return every hop of every chain, told once and numbered; chains name the numbers."""
    title = teller.say("hops.title")
    found = _hops(teller)
    if not found:
        return Section("hops", title, (paper.Paragraph(paper.plain(teller.say("chains.none"))),), appendix=True)
    columns = (("number", 1), ("from-to", 8), ("share", 4), ("grade", 2), ("papers", 7), ("why", 8))
    rows = [_hop(teller, number, same) for number, same in enumerate(found.values(), start=1)]
    table = teller.table("chains.table", columns, rows)
    anchors = tuple(f"hop-{number}" for number in range(1, len(rows) + 1))
    intro = paper.Paragraph(paper.plain(teller.say("hops.intro")))
    return Section("hops", title, (intro, replace(table, anchors=anchors)), appendix=True)


def _hop(teller: Teller, number: int, same: list[tuple[str, Hop]]) -> tuple[Cell, ...]:
    """Return one hop; the papers stand in a column of their own, so the reasons do not name them again."""
    hop = same[0][1]
    on = ", ".join(dict.fromkeys(teller.chain(chain_id) for chain_id, _ in same))
    ends: Cell = (
        teller.ref(hop.start).line,
        (paper.Span(f"{teller.say(f'relation.{hop.relation}')} ", "quiet"), *teller.ref(hop.end).line),
        paper.plain(teller.say("chains.on", chains=on), "quiet"),
    )
    period = teller.period(hop.period)
    share = () if hop.share is None else paper.one(str(hop.share))
    when = paper.one(period, "quiet") if period else ()
    papers = teller.papers(hop.document_ids) or paper.one(teller.say("chains.no-paper"), "quiet")
    grade = paper.one(hop.grade.name, "strong")
    why = teller.because(_without(reason, {f"document:{one}" for one in hop.document_ids}) for reason in hop.because)
    return (paper.one(str(number), "strong"), ends, (*share, *when), grade, papers, why)


def _without(reason: Reason, sources: set[str]) -> Reason:
    return replace(reason, evidence=tuple(item for item in reason.evidence if item.source not in sources))
