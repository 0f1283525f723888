"""What the papers prove, contradict or leave open: matrix, contradictions, gaps, and the documents on file."""

from collections.abc import Iterable

from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, Subject
from amparo.findings.evidence import Contradiction, Gap
from amparo.reports import paper
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


def family(kind: str) -> str:
    """Return the column of the matrix that a kind of document stands in."""
    return next((name for name, kinds in FAMILIES.items() if kind in kinds), OTHER)


def matrix(teller: Teller) -> Section:
    """Return the evidence matrix: steps against what papers prove, on file or missing."""
    steps = _steps(teller)
    used = [name for name in (*FAMILIES, OTHER) if any(name in cells for _, cells in steps)]
    columns = (
        paper.Column(teller.say("matrix.step"), 4),
        *(paper.Column(teller.say(f"matrix.{name}"), 3) for name in used),
    )
    blank = paper.one(teller.say("nothing"), "quiet")
    rows = tuple((title, *(tuple(cells.get(name, ())) or blank for name in used)) for title, cells in steps)
    intro = paper.Paragraph(paper.plain(teller.say("matrix.intro")))
    if not rows:
        return Section(
            "matrix", teller.say("matrix.title"), (intro, paper.Paragraph(paper.plain(teller.say("matrix.none"))))
        )
    table = Table(teller.say("matrix.caption"), columns, rows)
    return Section("matrix", teller.say("matrix.title"), (intro, table), across=True)


def _steps(teller: Teller) -> list[tuple[Cell, dict[str, list[Line]]]]:
    """Each subject of a step with the papers that bear on it, by column: on file first, then missing."""
    found: dict[str, dict[str, list[Line]]] = {}
    for subject, document_id in _supports(teller):
        document = teller.case.documents.get(document_id)
        line = _on_file(teller, document_id, document)
        cells = found.setdefault(subject, {})
        cell = cells.setdefault(OTHER if document is None else family(document.kind), [])
        if line not in cell:
            cell.append(line)
    for gap in teller.assessment.gaps:
        if gap.document_id is not None and gap.document_id in teller.case.documents:
            continue
        kinds = gap.kind.split(" or ")
        kind = " / ".join(teller.label("document", part) for part in kinds)
        line = (Mark(teller.say("mark.missing"), "dashed"), paper.Span(f" {kind}"))
        found.setdefault(str(gap.subject), {}).setdefault(family(kinds[0]), []).append(line)
    return [(teller.ref(subject).cell, cells) for subject, cells in sorted(found.items(), key=_place)]


def _place(item: tuple[str, dict[str, list[Line]]]) -> tuple[int, str]:
    order = ("lot", "shipment", "site", "good", "party", "document", "case")
    kind = item[0].partition(":")[0]
    return (order.index(kind) if kind in order else len(order), item[0])


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


def _on_file(teller: Teller, document_id: DocumentId, document: Document | None) -> Line:
    name = paper.Span(teller.short_document(document_id), "plain", teller.document_anchor(document_id))
    if document is not None and document.present:
        return (name,)
    return (Mark(teller.say("mark.not-in-file"), "dashed"), paper.Span(" "), name)


def contradictions(teller: Teller) -> Section:
    """Return what in the file cannot be true together."""
    items = tuple(_contradiction(teller, one) for one in teller.assessment.contradictions)
    return _entries(teller, "contradictions", items)


def _contradiction(teller: Teller, one: Contradiction) -> Entry:
    mark = Mark(teller.say("mark.contradiction"), "double")
    side: Cell = (
        (mark,),
        paper.plain(teller.label("contradiction", one.code), "strong"),
        *teller.subject(one.subject).cell,
    )
    others = [subject for subject in one.concerns if subject != one.subject]
    concerned = _concerned(teller, others)
    return Entry(side, (*teller.because(one.because), *concerned, *teller.documents(one.document_ids)))


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
        paper.Callout(teller.say("gaps.before-asking-title"), paper.one(teller.say("gaps.before-asking"))),
        teller.table("gaps.table", columns, rows),
    )
    return Section("gaps", teller.say("gaps.title"), blocks)


def _gap(teller: Teller, gap: Gap) -> tuple[Cell, ...]:
    kind = " / ".join(teller.label("document", part) for part in gap.kind.split(" or "))
    named = paper.plain(str(gap.document_id), "mono") if gap.document_id else None
    what: Cell = (paper.plain(kind, "strong"), *((named,) if named else ()))
    party = next(
        (teller.party(party_id) for party_id in teller.case.parties if party_id == gap.asked_of.removeprefix("party:")),
        None,
    )
    asked = paper.one(gap.asked_of) if party is None else party.cell
    step = (paper.plain(teller.label("step", gap.step), "quiet"),) if gap.step else ()
    return (what, (*teller.subject(gap.subject).cell, *step), asked, teller.because(gap.because))


def _entries(teller: Teller, key: str, items: tuple[Entry, ...]) -> Section:
    intro = paper.Paragraph(paper.plain(teller.say(f"{key}.intro")))
    rest: Block = Entries(items) if items else paper.Paragraph(paper.plain(teller.say(f"{key}.none")))
    return Section(key, teller.say(f"{key}.title"), (intro, rest))


def documents(teller: Teller) -> Section:
    """Return every document on file, with its hash."""
    rows = [_document(teller, document) for document in teller.case.documents.values()]
    if not rows:
        return _entries(teller, "documents", ())
    columns = (("id", 2), ("kind", 4), ("issuer", 5), ("date", 3), ("covers", 3), ("file", 6))
    table = teller.table("documents.table", columns, rows)
    anchors = tuple(teller.document_anchor(document_id) for document_id in teller.case.documents)
    told = Table(table.caption, table.columns, table.rows, anchors)
    return Section(
        "documents", teller.say("documents.title"), (paper.Paragraph(paper.plain(teller.say("documents.intro"))), told)
    )


def _document(teller: Teller, document: Document) -> tuple[Cell, ...]:
    issuer = () if document.issuer_id is None else teller.party(document.issuer_id).cell
    kind: list[Line] = [paper.plain(teller.label("document", document.kind))]
    if not document.kind_known:
        kind.append((Mark(teller.say("mark.kind-unknown"), "dashed"),))
    if document.translation_of is not None:
        kind.append(paper.plain(teller.say("documents.translation-of", id=document.translation_of), "quiet"))
    if document.redacted_share:
        kind.append(
            paper.plain(teller.say("documents.redacted", percent=f"{document.redacted_share * 100:.0f}"), "quiet")
        )
    file: Cell = (paper.plain(document.file), paper.plain(document.sha256 or "", "mono"))
    if not document.present:
        file = (paper.plain(document.file), (Mark(teller.say("mark.not-in-file"), "dashed"),))
    covers = tuple(paper.plain(ref, "mono" if ":" in ref else "plain") for ref in document.covers)
    when = paper.one(teller.period(document.date))
    return (paper.one(str(document.id), "strong"), tuple(kind), issuer, when, covers, file)
