"""What is on file: ``documents.csv`` and the files it names.

A document that is listed while its file is not in the bundle is kept and marked absent: that is a gap to be
shown, not an error.
"""

from collections.abc import Collection, Iterator, Mapping

from amparo.facts.case import Remark
from amparo.facts.document import Document
from amparo.facts.ids import DocumentId, PartyId
from amparo.kernel.errors import UserError
from amparo.sources.bundle import cells
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.stated import STATED, read_stated
from amparo.sources.bundle.subjects import Subjects
from amparo.sources.bundle.table import Columns, Row, read_table

DOCUMENTS = Columns(
    ("id", "kind", "file"),
    ("issuer_id", "date", "language", "translation_of", "step", "covers", "redacted_share", *STATED),
)


def read_documents(
    files: Mapping[str, bytes],
    digests: Mapping[str, str],
    parties: Collection[PartyId],
    subjects: Subjects,
    remarks: list[Remark],
) -> dict[DocumentId, Document]:
    """Return the documents by id, in the order of the file.

    Args:
        files: the bundle.
        digests: SHA-256 of each file of the bundle, by name.
        parties: ids that ``issuer_id`` may name.
        subjects: ids that ``covers`` may name.
        remarks: grows by what was noticed.
    """
    table = read_table(files, "documents.csv", DOCUMENTS)
    remarks.extend(table.remarks)
    lines: dict[str, int] = {}
    documents = {}
    for row in table.rows:
        document = _document(
            row, DocumentId(cells.new_id(row, lines)), digests, parties=parties, subjects=subjects, remarks=remarks
        )
        documents[document.id] = document
        if not document.kind_known:
            remarks.append(noticed("document-kind-unknown", row.place("kind"), value=cells.shown(document.kind)))
    return documents


def _document(
    row: Row,
    document_id: DocumentId,
    digests: Mapping[str, str],
    *,
    parties: Collection[PartyId],
    subjects: Subjects,
    remarks: list[Remark],
) -> Document:
    file = _file(row)
    digest = digests.get(file) if file else None
    original = row.text("translation_of")
    return Document(
        document_id,
        cells.required(row, "kind").lower(),
        file=file,
        issuer_id=cells.reference_or_none(row, "issuer_id", parties, "parties.csv"),
        date=cells.period(row, "date"),
        language=row.text("language"),
        translation_of=DocumentId(original) if original else None,
        step=row.text("step"),
        covers=tuple(_covered(row, subjects, remarks)),
        redacted_share=cells.part_of_one(row, "redacted_share"),
        present=digest is not None,
        sha256=digest,
        at=row.place(),
        states=read_stated(row, parties, remarks),
    )


def _covered(row: Row, subjects: Subjects, remarks: list[Remark]) -> Iterator[str]:
    """Yield what a paper covers; a word that is the id of nothing, or of several things, is kept and remarked on."""
    for text in cells.several(row, "covers"):
        ref = subjects.ref(text, row.place("covers"))
        if not subjects.names(ref):
            remarks.append(noticed("document-covers-word", row.place("covers"), value=cells.shown(text)))
        yield ref


def _file(row: Row) -> str:
    """Return the name of a document's file inside the bundle; the bundle is the only place looked in."""
    text = row.text("file").replace("\\", "/")
    parts = [part for part in text.split("/") if part not in {"", "."}]
    if text.startswith("/") or ".." in parts or (len(text) > 1 and text[1] == ":"):
        raise UserError("file-outside", row.place("file"), value=cells.shown(text))
    return "/".join(parts)
