"""A trace at the command line: chains, other ways, owners and notices in lines of text and as JSON; summaries too."""

import json
import textwrap
from collections.abc import Iterator
from datetime import date

from amparo import __version__
from amparo.casework.trace_case import Summarised
from amparo.cli import parts
from amparo.cli.notice_text import notice_items, notice_lines
from amparo.facts.case import Case
from amparo.findings.assessment import Assessment
from amparo.findings.chain import Chain
from amparo.reports import assessment_json
from amparo.reports.trace import owners
from amparo.reports.trace.told import Trace
from amparo.tracing.standing import Held, Ownership
from amparo.tracing.summary import Part
from amparo.wording import speak

WIDTH = 100


def lines(trace: Trace) -> Iterator[str]:
    """Yield notices, chains with other ways, and how parties stand under each ownership test."""
    yield from notice_lines(trace.notices)
    told = _items(trace, trace.assessment.chains)
    yield _part("heading.chains", count=len(trace.assessment.chains))
    for chain, item in zip(trace.assessment.chains, told, strict=True):
        yield from parts.chain_lines(item)
        others = trace.other_ways.get(chain.id, ())
        for number, other in enumerate(_items(trace, others), 2):
            yield _say("text.other", number=number)
            yield from (f"    {line}" for line in parts.chain_lines(other))
    yield from _owner_lines(trace)


def document(trace: Trace) -> str:
    """Return the trace as one JSON document."""
    chains = _items(trace, trace.assessment.chains)
    for chain, item in zip(trace.assessment.chains, chains, strict=True):
        if chain.id in trace.other_ways:
            item["other_ways"] = _items(trace, trace.other_ways[chain.id])
    told = {
        "on": trace.assessment.on.isoformat(),
        "bundle": {"name": trace.case.name, "sha256": trace.case.sha256},
        "chains": chains,
        "ownership": owners.document(trace.ownership),
        "notices": notice_items(trace.notices),
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _items(trace: Trace, chains: tuple[Chain, ...]) -> list[parts.Item]:
    """Return chains as the schema has them, and nothing else of the assessment."""
    on = trace.assessment.on
    alone = Assessment(
        on=on, snapshots=(), screenings=(), hits=(), chains=chains, exposures=(), contradictions=(), gaps=(),
        remedies=(), deadlines=(), conflicts=(), undecided=(), warnings=(),
    )  # fmt: skip
    told: list[parts.Item] = assessment_json.document(alone, trace.case, speak(), __version__)["chains"]  # type: ignore[assignment]
    return told


def _owner_lines(trace: Trace) -> Iterator[str]:
    speaker = owners.OwnersTeller(speak(), lambda party: f"party:{party}")
    count = sum(len(one.parties) for one in trace.ownership)
    yield _say("text.ownership", count=count, tests=len(trace.ownership), on=trace.assessment.on.isoformat())
    if not count:
        yield from _wrapped(speaker.say("none"), "  ")
    for one in trace.ownership:
        for held in one.parties:
            yield from _standing(speaker, one, held)
    for one in trace.ownership:
        if one.not_kept:
            yield from _wrapped(speaker.not_kept(one), "  ! ")


def _standing(speaker: owners.OwnersTeller, one: Ownership, held: Held) -> Iterator[str]:
    told = _say(
        "text.standing",
        party=f"party:{held.standing.party_id}",
        reached=speaker.say(f"reached.{held.standing.reached}"),
        test=one.test.id,
        threshold=speaker.threshold(one),
        state=speaker.state(one),
    )
    yield from _wrapped(told + ("" if one.spell.confirmed else _say("text.unconfirmed")), "")
    stakes = "; ".join(speaker.stakes(held))
    share = speaker.say("share", share=str(held.standing.share))
    yield from _wrapped(_say("text.held", share=share, stakes=stakes).strip(), "    ")
    for rest in speaker.rests(held):
        yield from _wrapped(rest, "    ")
    beside = " ".join(speaker.beside(one, held))
    if beside:
        yield from _wrapped(_say("text.more", told=beside).strip(), "    ")


def summary_lines(found: tuple[Summarised, ...]) -> Iterator[str]:
    """Yield the summary of each finished lot: stages, makers, senders, records; then what differs from the earlier."""
    if not found:
        yield _say("summary.none")
    for one in found:
        chain = one.summary
        stages = len({part.stage for part in chain.parts})
        yield _say(
            "summary.lot", lot=f"lot:{chain.lot_id}", parts=len(chain.parts), stages=stages,
            unrecorded=len(chain.unrecorded),
        )  # fmt: skip
        for part in chain.parts:
            yield _say("summary.part", depth=part.depth, grade=part.grade.name, **_named(part))
            records = ", ".join(f"{kind} {id_}" for kind, id_ in part.records) or _say("summary.no-record")
            yield from _wrapped(_say("summary.records", lots=", ".join(part.lots), records=records), "       ")
        if one.comparison is None or one.earlier is None:
            continue
        former = f"lot:{one.earlier.lot_id}"
        differences = one.comparison.differences
        key = "same" if one.comparison.identical else "differs"
        yield from _wrapped(_say(f"summary.{key}", lot=former, count=len(differences)), "  ")
        for difference in differences:
            yield from _wrapped(_say(f"summary.{difference.turn}", **_named(difference.part)), "    ")


def _named(part: Part) -> dict[str, str]:
    return {
        "stage": part.stage or "-",
        "role": _say(f"summary.role.{part.role}"),
        "party": f"party:{part.party_id}",
        "place": f", {part.place}" if part.place else "",
    }


def summary_document(case: Case, on: date, found: tuple[Summarised, ...]) -> str:
    """Return the summaries as one JSON document."""
    told = {
        "on": on.isoformat(),
        "bundle": {"name": case.name, "sha256": case.sha256},
        "summaries": [
            {
                "lot_id": one.summary.lot_id,
                "parts": [_part_item(part) for part in one.summary.parts],
                "compared_with": None if one.earlier is None else one.earlier.lot_id,
                "identical": None if one.comparison is None else one.comparison.identical,
                "differences": []
                if one.comparison is None
                else [{"turn": each.turn, **_part_item(each.part)} for each in one.comparison.differences],
            }
            for one in found
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _part_item(part: Part) -> dict[str, object]:
    return {
        "depth": part.depth, "stage": part.stage, "role": part.role, "party_id": part.party_id, "known_as": part.party,
        "place": part.place, "lots": list(part.lots), "good_ids": list(part.good_ids), "grade": part.grade.name,
        "records": [{"kind": kind, "document_id": id_} for kind, id_ in part.records],
    }  # fmt: skip


def _wrapped(text: str, first: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=" " * len(first) + "  ") or [first]


def _part(key: str, **params: str | int) -> str:
    return speak().say(f"part-text.{key}", **params)


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"trace.{key}", **params)
