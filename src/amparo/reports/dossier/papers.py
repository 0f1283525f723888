"""What the papers prove, contradict or leave open: matrix, contradictions, gaps, and the documents on file."""

from collections.abc import Iterable

from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, PartyId, Subject
from amparo.findings.evidence import Contradiction, Gap
from amparo.reports import paper
from amparo.reports.dossier.notices import before
from amparo.reports.dossier.teller import Teller
from amparo.reports.paper import Block, Cell, Entries, Entry, Line, Mark, Section, Table

# Columns of the matrix: what a kind of document proves about a step. Kinds not named prove something else.
FAMILIES: dict[str, frozenset[str]] = {
    "deal": frozenset({"purchase-order", "contract", "invoice"}),
    "paid": frozenset({"payment", "bank-statement"}),
    "made": frozenset({"production-record", "batch-record", "bale-list", "weighing-slip", "payroll",
                       "labour-contract"}),
    "moved": frozenset({"packing-list", "bill-of-lading", "waybill", "warehouse-receipt", "customs-entry"}),
    "origin": frozenset({"certificate-of-origin", "test-report", "certificate", "inspection", "map", "photo"}),
    "said": frozenset({"affidavit", "questionnaire", "audit", "correspondence", "registration", "ownership-record",
                       "notice", "decision", "translation"}),
}  # fmt: skip
OTHER = "other"
# Columns whose kinds and ids run longer than the others' are wider, so that a paper takes one line.
WIDTHS = {"deal": 6, "moved": 7}
_WIDE = 5
IDS_SHOWN = 2
HASH_SHOWN = 12


def family(kind: str) -> str:
    """Return the column of the matrix that a kind of document stands in."""
    return next((name for name, kinds in FAMILIES.items() if kind in kinds), OTHER)


def matrix(teller: Teller) -> Section:
    """Return the evidence matrix: steps against what papers prove, on file or missing."""
    steps = _steps(teller)
    used = [name for name in (*FAMILIES, OTHER) if any(name in cells for _, cells in steps)]
    columns = (
        paper.Column(teller.say("matrix.step"), _WIDE),
        *(paper.Column(teller.say(f"matrix.{name}"), WIDTHS.get(name, _WIDE)) for name in used),
    )
    blank = paper.one(teller.say("nothing"), "quiet")
    rows = tuple(((title,), *(cells.get(name, ()) or blank for name in used)) for title, cells in steps)
    intro = paper.Paragraph(paper.plain(teller.say("matrix.intro")))
    if not rows:
        none = paper.Paragraph(paper.plain(teller.say("matrix.none")))
        return Section("matrix", teller.say("matrix.title"), (none,), appendix=True)
    table = Table(teller.say("matrix.caption"), columns, rows)
    return Section("matrix", teller.say("matrix.title"), (intro, table), appendix=True)


def _steps(teller: Teller) -> list[tuple[Line, dict[str, Cell]]]:
    """Each subject of a step with the papers that bear on it, by column: on file first, then missing."""
    held: dict[str, dict[str, list[DocumentId]]] = {}
    for subject, document_id in _supports(teller):
        document = teller.case.documents.get(document_id)
        kind = "" if document is None else document.kind
        ids = held.setdefault(subject, {}).setdefault(kind, [])
        if document_id not in ids:
            ids.append(document_id)
    missing: dict[str, list[Gap]] = {}
    for gap in teller.assessment.gaps:
        if gap.document_id is None or gap.document_id not in teller.case.documents:
            missing.setdefault(str(gap.subject), []).append(gap)
    subjects = sorted({*held, *missing}, key=_place)
    return [(teller.ref(key).line, _cells(teller, held.get(key, {}), missing.get(key, []))) for key in subjects]


def _cells(teller: Teller, held: dict[str, list[DocumentId]], missing: list[Gap]) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for kind, ids in held.items():
        column = family(kind)
        cells[column] = (*cells.get(column, ()), _on_file(teller, kind, ids))
    for gap in missing:
        kinds = gap.kind.split(" or ")
        told = " / ".join(teller.label("document", part) for part in kinds)
        line = (Mark(teller.say("mark.missing"), "dashed"), paper.Span(f" {told}"))
        cells[family(kinds[0])] = (*cells.get(family(kinds[0]), ()), line)
    return cells


def _place(subject: str) -> tuple[int, str]:
    order = ("lot", "shipment", "site", "good", "party", "document", "case")
    kind = subject.partition(":")[0]
    return (order.index(kind) if kind in order else len(order), subject)


def _supports(teller: Teller) -> Iterable[tuple[str, DocumentId]]:
    case = teller.case
    rows: list[tuple[str, tuple[DocumentId, ...]]] = [(f"lot:{lot.id}", lot.document_ids) for lot in case.lots.values()]
    rows += [(f"lot:{use.output_lot_id}", use.document_ids) for use in case.uses]
    rows += [(f"shipment:{shipment.id}", shipment.document_ids) for shipment in case.shipments.values()]
    rows += [(f"party:{party.id}", party.document_ids) for party in case.parties.values()]
    rows += [(f"party:{holding.owned_id}", holding.document_ids) for holding in case.holdings]
    rows += [(f"party:{supply.supplier_id}", supply.document_ids) for supply in case.supplies]
    for subject, ids in rows:
        yield from ((subject, document_id) for document_id in ids)
    for document in case.documents.values():
        yield from ((ref, document.id) for ref in document.covers if ":" in ref)


def _on_file(teller: Teller, kind: str, ids: list[DocumentId]) -> Line:
    """Papers of one kind on one line: the kind, then ids, those not in the file marked."""
    label = teller.label("document", kind) if kind else teller.say("document-unlisted")
    parts: list[paper.Span | Mark] = [paper.Span(f"{label} ")]
    for document_id in ids[:IDS_SHOWN]:
        document = teller.case.documents.get(document_id)
        if document is None or not document.present:
            parts += [Mark(teller.say("mark.not-in-file"), "dashed"), paper.Span(" ")]
        parts.append(paper.Span(f"{document_id} ", "mono", teller.document_anchor(document_id)))
    more = len(ids) - IDS_SHOWN
    return (*parts, paper.Span(f"+{more}", "quiet")) if more > 0 else tuple(parts)


def contradictions(teller: Teller) -> Section:
    """Return what in the file cannot be true together."""
    found = enumerate(teller.assessment.contradictions, start=1)
    items = tuple(_contradiction(teller, number, one) for number, one in found)
    return _entries(teller, "contradictions", items)


def _contradiction(teller: Teller, number: int, one: Contradiction) -> Entry:
    mark = Mark(teller.say("mark.contradiction"), "double")
    side: Cell = (
        (mark, paper.Span(f" {number}", "strong")),
        paper.plain(teller.label("contradiction", one.code), "strong"),
        *teller.subject(one.subject).cell,
    )
    others = [subject for subject in one.concerns if subject != one.subject]
    concerned = _concerned(teller, others)
    return Entry(
        side, (*teller.because(one.because), *concerned, *teller.documents(one.document_ids)), f"contradiction-{number}"
    )


def _concerned(teller: Teller, subjects: list[Subject]) -> Cell:
    if not subjects:
        return ()
    names = ", ".join(str(subject) for subject in subjects)
    return (paper.plain(teller.say("contradictions.concerns", names=names), "quiet"),)


def gaps(teller: Teller) -> Section:
    """Return which documents are missing, the weightiest first, and who can be asked."""
    ranked = sorted(enumerate(teller.assessment.gaps), key=lambda item: (-item[1].weight, item[0]))
    rows = [_gap(teller, gap) for _, gap in ranked]
    if not rows:
        return _entries(teller, "gaps", ())
    columns = (("kind", 4), ("step", 5), ("asked-of", 4), ("why", 7))
    blocks: tuple[Block, ...] = (
        paper.Paragraph(paper.plain(teller.say("gaps.intro"))),
        *before(teller, "survey-supply-chain", "send-data-to-foreign-authority", "deal-with-auditor"),
        teller.table("gaps.table", columns, rows),
    )
    return Section("gaps", teller.say("gaps.title"), blocks)


def _gap(teller: Teller, gap: Gap) -> tuple[Cell, ...]:
    kind = " / ".join(teller.label("document", part) for part in gap.kind.split(" or "))
    named = paper.plain(str(gap.document_id), "mono") if gap.document_id else None
    what: Cell = (paper.plain(kind, "strong"), *((named,) if named else ()))
    party_id = PartyId(gap.asked_of.removeprefix("party:"))
    known = party_id in teller.case.parties
    asked = teller.party(party_id).cell if known else paper.one(teller.say("gaps.nobody"), "quiet")
    step = (paper.plain(teller.label("step", gap.step), "quiet"),) if gap.step else ()
    return (what, (*teller.subject(gap.subject).cell, *step), asked, teller.because(gap.because))


def _entries(teller: Teller, key: str, items: tuple[Entry, ...]) -> Section:
    """Return a part of entries; one that has none is one line."""
    told = paper.Paragraph(paper.plain(teller.say(f"{key}.intro" if items else f"{key}.none")))
    return Section(key, teller.say(f"{key}.title"), (told, Entries(items)) if items else (told,))


def documents(teller: Teller) -> Section:
    """Return every document on file, with its hash."""
    rows = [_document(teller, document) for document in teller.case.documents.values()]
    if not rows:
        return _entries(teller, "documents", ())
    columns = (("id", 6), ("kind", 5), ("issuer", 9), ("date", 5), ("file", 12))
    table = teller.table("documents.table", columns, rows)
    anchors = tuple(teller.document_anchor(document_id) for document_id in teller.case.documents)
    told = Table(table.caption, table.columns, table.rows, anchors)
    intro = paper.Paragraph(paper.plain(teller.say("documents.intro")))
    return Section("documents", teller.say("documents.title"), (intro, told), appendix=True)


def _document(teller: Teller, document: Document) -> tuple[Cell, ...]:
    issuer = () if document.issuer_id is None else paper.one(teller.party(document.issuer_id).name, "quiet")
    kind: list[Line] = [paper.plain(teller.label("document", document.kind))]
    if not document.kind_known:
        kind.append((Mark(teller.say("mark.kind-unknown"), "dashed"),))
    if document.translation_of is not None:
        kind.append(paper.plain(teller.say("documents.translation-of", id=document.translation_of), "quiet"))
    if document.redacted_share:
        kind.append(
            paper.plain(teller.say("documents.redacted", percent=f"{document.redacted_share * 100:.0f}"), "quiet")
        )
    beginning = f" {document.sha256[:HASH_SHOWN]}…" if document.sha256 else ""
    file: Cell = ((paper.Span(document.file), paper.Span(beginning, "mono")),)
    if not document.present:
        file = ((paper.Span(f"{document.file} "), Mark(teller.say("mark.not-in-file"), "dashed")),)
    when = paper.one(teller.period(document.date))
    return (paper.one(str(document.id), "strong"), tuple(kind), issuer, when, file)
