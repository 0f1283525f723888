"""Single bales, drums or modules: a list bears the marks of its lot, and no mark stands in two lots of one good."""

from collections import defaultdict
from collections.abc import Iterator

from amparo.evidence.desk import Check, Desk, Held, against, agreed, unchecked
from amparo.evidence.rows import paper, row
from amparo.facts.ids import LotId, Subject
from amparo.facts.lot import Lot
from amparo.findings.reason import because

LISTS = ("bale-list", "packing-list", "warehouse-receipt")
SHOWN = 8


def _run(desk: Desk) -> Iterator[Held]:
    yield from _in_two_lots(desk)
    for lot in desk.case.lots.values():
        lists = [one for one in desk.papers(Subject("lot", lot.id), *LISTS) if one.states.item_ids]
        me = Subject("lot", lot.id)
        if not lot.item_ids:
            if desk.papers(me, "bale-list"):
                yield unchecked(me, "items-not-stated")
            continue
        if not lists:
            yield unchecked(me, "no-list-of-items")
            continue
        listed = {item for one in lists for item in one.states.item_ids}
        lost = [item for item in lot.item_ids if item not in listed]
        if not lost:
            yield agreed(me)
            continue
        ids = tuple(one.id for one in lists)
        reason = because("items-not-listed", *row(lot.at), *map(paper, ids), lot=lot.id, items=_few(lost))
        yield against("items-not-listed", me, (), ids, reason)


def _in_two_lots(desk: Desk) -> Iterator[Held]:
    bearers: defaultdict[tuple[str, str], list[Lot]] = defaultdict(list)
    for lot in desk.case.lots.values():
        for item in lot.item_ids:
            bearers[lot.good_id, item].append(lot)
    doubled: defaultdict[tuple[LotId, ...], list[str]] = defaultdict(list)
    for (_, item), lots in bearers.items():
        if len(lots) > 1:
            doubled[tuple(lot.id for lot in lots)].append(item)
    for ids, items in doubled.items():
        lots = [desk.case.lots[id_] for id_ in ids]
        rows = tuple(evidence for lot in lots for evidence in row(lot.at))
        documents = tuple(dict.fromkeys(id_ for lot in lots for id_ in lot.document_ids))
        reason = because("item-in-two-lots", *rows, lots=", ".join(ids), items=_few(items))
        others = tuple(Subject("lot", id_) for id_ in ids[1:])
        yield against("item-in-two-lots", Subject("lot", ids[0]), others, documents, reason)


def _few(items: list[str]) -> str:
    more = len(items) - SHOWN
    return ", ".join(items[:SHOWN]) + (f" (+{more})" if more > 0 else "")


CHECK = Check("item-lists", 3, _run)
