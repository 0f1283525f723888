"""An ownership register as a Beneficial Ownership Data Standard 0.4 file."""

import json

from make_examples_book import Book

PUBLISHED = {
    "publicationDate": "2026-02-16",
    "bodsVersion": "0.4",
    "publisher": {"name": "SAMPLE: invented register of an amparo example"},
}


def register_of(book: Book, holdings: tuple[tuple[str, str, str, str], ...]) -> str:
    """Return entity and relationship statements for ``holdings`` (owner, owned, percent, since)."""
    parties = {party["id"]: party for party in book.tables["parties"]}
    named = sorted({party for owner, owned, _, _ in holdings for party in (owner, owned)})
    statements = [_statement(f"entity-{id_}", id_, "entity", _entity(parties[id_])) for id_ in named]
    for owner, owned, percent, since in holdings:
        record = f"{owner}-in-{owned}"
        details: dict[str, object] = {"isComponent": False, "subject": owned, "interestedParty": owner}
        details["interests"] = [_interest(percent, since)]
        statements.append(_statement(f"relationship-{record}", record, "relationship", details))
    return json.dumps(statements, ensure_ascii=False, indent=2) + "\n"


def _statement(id_: str, record: str, kind: str, details: dict[str, object]) -> dict[str, object]:
    return {
        "statementId": f"sample-{id_}".lower().ljust(32, "0"),
        "statementDate": "2026-02-16",
        "publicationDetails": PUBLISHED,
        "recordId": record,
        "recordType": kind,
        "recordStatus": "new",
        "declarationSubject": details.get("subject", record),
        "source": {"type": ["officialRegister"]},
        "recordDetails": details,
    }


def _entity(party: dict[str, str]) -> dict[str, object]:
    return {
        "isComponent": False,
        "entityType": {"type": "registeredEntity"},
        "name": party["name"],
        "alternateNames": [party["original_name"]],
        "jurisdiction": {"name": "China", "code": "CN"},
        "identifiers": [{"id": party["uscc"], "scheme": "CN-SAIC", "schemeName": "Unified social credit code"}],
    }


def _interest(percent: str, since: str) -> dict[str, object]:
    return {
        "type": "shareholding",
        "directOrIndirect": "direct",
        "beneficialOwnershipOrControl": False,
        "share": {"exact": int(percent)},
        "startDate": since,
    }
