"""Routes and their dates in lines of text and in JSON: ``amparo remedies`` and ``amparo deadlines``."""

import json
from collections.abc import Iterator
from datetime import date

import typer

from amparo.casework.assess_case import Assessed
from amparo.casework.assessment.notices_at import notices_at
from amparo.casework.count_deadlines import Counted
from amparo.cli.notice_text import notice_items, notice_lines
from amparo.cli.parts import Item, document, reason_lines, wrapped
from amparo.remedies.comparison import Compared, compare
from amparo.reports import assessment_json
from amparo.wording import speak

MARKS = ("done", "passed", "premature", "provisional")
INDENT = "    "


def print_counted(found: Counted, route: str, on: date, *, as_json: bool) -> None:
    """Print the dates of one route as text or as one JSON document; events that start nothing there are named."""
    items = assessment_json.deadlines(found.deadlines, speak())
    if as_json:
        told = {"on": on.isoformat(), "route_id": route, "deadlines": items, "unused_events": list(found.unused)}
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for item in items:
        for line in deadline_lines(item):
            typer.echo(line)
    if found.unused:
        typer.echo(_say("unused", kinds=", ".join(found.unused), route=route))


def print_routes(result: Assessed, *, as_json: bool) -> None:
    """Print the routes of a case: side by side, in full, those that are shut, and every date."""
    found, told = document(result), result.assessment
    rows = compare(told.remedies, told.deadlines, told.on)
    minding = notices_at("remedies", result.case, told)
    if as_json:
        kept = {name: found[name] for name in ("on", "bundle", "remedies", "deadlines")}
        whole = {**kept, "comparison": [_row(row) for row in rows], "notices": notice_items(minding)}
        typer.echo(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    items = {item["route_id"]: item for item in found["remedies"]}
    shut = [item for item in found["remedies"] if item["open"] == "no"]
    lines = [
        *notice_lines(minding),
        *_table(rows),
        *(line for row in rows for line in route_lines(items[row.remedy.route_id], row)),
        *_shut_lines(shut),
        _say("heading.dates", count=len(found["deadlines"])),
        *(line for item in found["deadlines"] for line in deadline_lines(item)),
    ]
    for line in lines:
        typer.echo(line)


def _table(rows: tuple[Compared, ...]) -> Iterator[str]:
    """Yield the routes that are or may be open, a line each: state, next act of the party, days left, papers."""
    yield _say("heading.side-by-side", count=len(rows))
    if not rows:
        return
    heads = [_say(f"column.{name}") for name in ("route", "open", "due", "left", "papers", "step")]
    cells = [heads, *(_cells(row) for row in rows)]
    widths = [max(len(line[place]) for line in cells) for place in range(len(heads))]
    for line in cells:
        yield "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
    yield ""


def _cells(row: Compared) -> list[str]:
    due = row.due
    return [
        row.remedy.route_id,
        speak().say(f"part-text.open.{row.remedy.open}"),
        "-" if due is None or due.due is None else due.due.isoformat() + _not_yet(premature=due.premature),
        "-" if row.days_left is None else str(row.days_left),
        str(len(row.remedy.papers)),
        "-" if due is None else due.step + _whose(due.whose),
    ]


def route_lines(item: Item, row: Compared) -> Iterator[str]:
    """Yield a route in full: forum, who may file, proof, steps, papers, what is missing, what it costs the others."""
    yield f"{item['route_id']}: {item['name']} ({speak().say('part-text.open.' + item['open'])}){_unsure(item)}"
    yield from wrapped(_say("forum", forum=item["forum"]), INDENT)
    yield from wrapped(_say("who", who="; ".join(item["who_may_file"])), INDENT)
    yield from wrapped(_say("proof", standard=item["standard_of_proof"], citation=item["citation"]), INDENT)
    for number, step in enumerate(item["steps"], 1):
        yield from wrapped(f"{number}. {step}", INDENT)
    yield from wrapped(_say("papers", papers="; ".join(item["papers"])), INDENT)
    for fact in item["missing_facts"]:
        yield from wrapped(speak().say("part-text.needs", fact=speak().fact(fact)), INDENT)
    for cost in row.costs:
        yield from wrapped(_say("cost", route=cost.route, what=cost.what), INDENT)
    for cost in row.costs_of_others:
        yield from wrapped(_say("cost-of-other", route=cost.route, what=cost.what), INDENT)
    yield ""


def _shut_lines(shut: list[Item]) -> Iterator[str]:
    """Yield the routes that are not open: first those that some event would open, and what it is."""
    yield _say("heading.shut", count=len(shut))
    near = [item for item in shut if item["near_miss"]]
    for item in near:
        demands = "; ".join(speak().demand(test) for test in item["near_miss"])
        yield from wrapped(f"{item['route_id']}: " + _say("near-miss", demands=demands), INDENT)
    rest = [item["route_id"] for item in shut if not item["near_miss"]]
    if rest:
        yield from wrapped(", ".join(rest), INDENT)
    yield ""


def deadline_lines(item: Item) -> Iterator[str]:
    """Yield a date: when, which step of which route, whose act, the rule, and the steps of the count."""
    when = item["due"] or _say(f"state.{item['state']}")
    codes = {reason["code"] for reason in item["because"]}
    moot = next((code for code in ("averted", "overtaken") if code in codes), "done")
    late = {"done": moot, "passed": "filed-late" if "filed-late" in codes else "passed"}
    marks = [late.get(name, name) for name in MARKS if item[name]]
    marks += [] if item["confirmed"] else ["unconfirmed"]
    told = "".join(f" [{_say(f'mark.{mark}')}]" for mark in marks)
    whose = _whose(item["whose"])
    between = "" if item["latest"] == item["due"] else _say("between", day=item["latest"])
    cautious = "" if item["cautious"] in (None, item["due"]) else _say("cautious", day=item["cautious"])
    yield f"{when:12} {item['route_id']}/{item['step']}{whose}{between}{cautious}{told}"
    yield from wrapped(item["citation"] if "rule-applied" in codes else f"{item['rule']} ({item['citation']})", INDENT)
    yield from reason_lines(item)


def _row(row: Compared) -> Item:
    remedy, due = row.remedy, row.due
    return {
        "route_id": remedy.route_id,
        "open": remedy.open,
        "forum": remedy.forum,
        "who_may_file": list(remedy.who_may_file),
        "standard_of_proof": remedy.standard_of_proof,
        "papers": list(remedy.papers),
        "next_step": None if due is None else due.step,
        "next_due": None if due is None or due.due is None else due.due.isoformat(),
        "cautious": None if due is None or due.cautious is None else due.cautious.isoformat(),
        "days_left": row.days_left,
        "whose": None if due is None else due.whose,
        "provisional": due is not None and due.provisional,
        "premature": due is not None and due.premature,
        "confirmed": remedy.confirmed,
        "costs": [{"route_id": cost.route, "what": cost.what} for cost in row.costs],
        "costs_of_others": [{"route_id": cost.route, "what": cost.what} for cost in row.costs_of_others],
    }


def _not_yet(*, premature: bool) -> str:
    return f" [{_say('mark.not-yet')}]" if premature else ""


def _whose(whose: str) -> str:
    return "" if whose == "party" else _say(f"whose-{whose}")


def _unsure(item: Item) -> str:
    return "" if item["confirmed"] else f" [{speak().say('law-text.unconfirmed')}]"


def _say(key: str, **params: str | int) -> str:
    return speak().say(f"clock.{key}", **params)
