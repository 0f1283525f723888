"""Names of single workers never leave the file: not in tables, not in sentences."""

import hashlib
from dataclasses import replace

import pytest

from amparo.facts.document import Document
from amparo.facts.ids import Subject
from amparo.facts.statement import Claim
from amparo.kernel.errors import UserError
from amparo.reports.package.model import Request
from amparo.reports.package.pseudonyms import Pseudonyms
from reports.package_case import CASE, CONTENTS, DOCUMENTS, bound, going, text_of

TABLE = (
    "worker_name,employee no,month,hours,gross pay,bank account,remark\n"
    "Gulnar Sample,000417,2026-05,182,3100.50,62220001,sister of Gulnar\n"
    "阿依努尔·样本,000418,2026-05,176,3020,62220002,\n"
    "Gulnar Sample,000417,2026-06,190,3200,62220001,\n"
).encode()
FILE = "documents/W1.csv"


def workers(content=TABLE, file=FILE, kind="payroll"):
    document = Document(
        "W1", kind, file, "P4", covers=("site:S4",), present=True, sha256=hashlib.sha256(content).hexdigest()
    )
    claim = Claim("C3", Subject("party", "P4"), "finds", "Gulnar Sample was paid late.", "P4", None, "document T1")
    case = replace(CASE, documents={**DOCUMENTS, "W1": document}, claims=(*CASE.claims, claim))
    return case, {**CONTENTS, file: content}


def removal(case, contents, *, added):
    request = Request("fletf-removal", parties=("P4",), worker_records=added)
    return bound(going("fletf-removal"), case, request, contents)


def test_a_filed_table_of_workers_has_codes_for_persons_and_keeps_only_what_counts_work():
    case, contents = workers()
    files = removal(case, contents, added=True)
    table = next(content for name, content in files.filing.items() if name.endswith(".csv")).decode("utf-8")
    assert table.splitlines() == [
        "worker_name,employee no,month,hours,gross pay,withheld,withheld",
        "W001,W001,2026-05,182,3100.50,withheld,withheld",
        "W002,W002,2026-05,176,3020,withheld,",
        "W001,W001,2026-06,190,3200,withheld,",
    ]


@pytest.mark.parametrize("added", [False, True])
def test_no_name_of_a_worker_is_in_anything_that_is_filed(added):
    case, contents = workers()
    files = removal(case, contents, added=added)
    for name, content in files.filing.items():
        told = text_of(content) if content.startswith(b"%PDF") else content.decode("utf-8", "replace")
        for secret in ("Gulnar", "阿依努尔", "000417", "62220001"):
            assert secret not in told, name
    assert "W001 was paid late." in text_of(files.filing["filing.pdf"])


def test_records_of_workers_stay_out_and_are_told_inside_unless_they_are_added():
    case, contents = workers()
    files = removal(case, contents, added=False)
    assert not any(name.endswith(".csv") for name in files.filing)
    assert "record about single workers" in text_of(files.internal["internal-report.pdf"])


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("documents/W1.pdf", b"%PDF-1.4 scanned"),
        ("documents/W1.txt", b"Gulnar Sample, 182 hours"),
        ("documents/W1.csv", b"month,hours\n2026-05,182\n"),
        ("documents/W1.csv", b"\xff\xfe\x00name"),
    ],
)
def test_a_record_in_which_names_cannot_be_replaced_is_refused_with_what_to_do(file, content):
    case, contents = workers(content, file)
    with pytest.raises(UserError) as caught:
        removal(case, contents, added=True)
    assert caught.value.code == "package-worker-file"


def test_a_party_s_own_name_in_a_table_of_workers_gets_no_code():
    name = CASE.parties["P4"].name
    content = f"employee,employer name\nGulnar Sample,{name}\n{name},{name}\n".encode()
    case, contents = workers(content)
    assert set(Pseudonyms.of(case, contents).codes) == {"Gulnar Sample"}


def test_a_name_within_another_word_and_a_short_number_are_left_alone():
    hidden = Pseudonyms({"Anna": "W001", "12": "W002", "李": "W003", "样本": "W004"})
    assert hidden.hide_text("Anna of Annaberg, 12 kg, 李, 样本厂") == "W001 of Annaberg, 12 kg, 李, W004厂"
