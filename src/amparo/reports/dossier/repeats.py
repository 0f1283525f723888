"""Long lines that several findings of a part share, told once at its end and referred to by number."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Entries, Line, texts

# A line shorter than this is quicker read where it stands than looked up.
SHORT = 60


def said_once(teller: Teller, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with each long line that two or more entries share told once, in a table of notes after them.

    Each entry names the notes that it shares; a line is shared where words, marks and links are the same. Subjects,
    grounds and conditions are no reasons and stay: they begin in another style than plain.
    """
    found = tuple(blocks)
    entries = [entry for block in found if isinstance(block, Entries) for entry in block.points]
    times = Counter(line for entry in entries for line in dict.fromkeys(entry.body) if _long(line))
    number = {line: place for place, line in enumerate((line for line, count in times.items() if count > 1), start=1)}
    if not number:
        return found
    told = tuple(_referring(teller, block, number) if isinstance(block, Entries) else block for block in found)
    rows = [(paper.one(str(place), "strong"), (line,)) for line, place in number.items()]
    table = teller.table("repeats.table", (("number", 1), ("note", 12)), rows)
    return (*told, replace(table, anchors=tuple(f"note-{place}" for place in number.values())))


def _long(line: Line) -> bool:
    first = line[0] if line else None
    reason = isinstance(first, paper.Span) and first.style == "plain"
    return reason and sum(len(text) for text in texts(line)) > SHORT


def _referring(teller: Teller, block: Entries, number: dict[Line, int]) -> Entries:
    return Entries(tuple(replace(entry, body=_body(teller, entry.body, number)) for entry in block.points))


def _body(teller: Teller, body: Cell, number: dict[Line, int]) -> Cell:
    shared = sorted({number[line] for line in body if line in number})
    if not shared:
        return body
    ends = ["," for _ in shared[1:]] + [""]
    links = tuple(
        paper.Span(f" {place}{end}", "plain", f"note-{place}") for place, end in zip(shared, ends, strict=True)
    )
    return (*(line for line in body if line not in number), (paper.Span(teller.say("repeats.also"), "quiet"), *links))
