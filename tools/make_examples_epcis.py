"""The same chain as GS1 EPCIS 2.0 events, as a mill's own traceability system would send them."""

import json

from make_examples_book import Book

# GS1 keeps the prefix 952 for examples; no company holds it.
PREFIX = "9521321"
ITEMS = {"COTTON": "000010", "YARN": "000020", "FABRIC": "000030", "SHIRT": "000040"}


def events_of(book: Book, made: tuple[str, ...], shipped: tuple[str, ...]) -> str:
    """Return an EPCIS document that tells how some lots were made and some shipped; it repeats the tables."""
    lots = {row["id"]: row for row in book.tables["lots"]}
    events = [_transformation(book, lots, lot) for lot in made]
    events += [_shipping(lots, row) for row in book.tables["shipments"] if row["lot_id"] in shipped]
    events.sort(key=lambda event: str(event["eventTime"]))
    document = {
        "@context": ["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],
        "type": "EPCISDocument",
        "schemaVersion": "2.0",
        "creationDate": "2026-09-30T08:00:00.000+08:00",
        "epcisBody": {"eventList": events},
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _quantity(lots: dict[str, dict[str, str]], lot: str, amount: str) -> dict[str, object]:
    epc_class = f"urn:epc:class:lgtin:{PREFIX}.{ITEMS[lots[lot]['good_id']]}.{lot}"
    return {"epcClass": epc_class, "quantity": float(amount), "uom": "KGM"}


def _transformation(book: Book, lots: dict[str, dict[str, str]], lot: str) -> dict[str, object]:
    row = lots[lot]
    uses = [use for use in book.tables["uses"] if use["output_lot_id"] == lot]
    return {
        "type": "TransformationEvent",
        "eventTime": f"{row['produced_until']}T18:00:00.000+08:00",
        "eventTimeZoneOffset": "+08:00",
        "inputQuantityList": [_quantity(lots, use["input_lot_id"], use["quantity"]) for use in uses],
        "outputQuantityList": [_quantity(lots, lot, row["quantity"])],
        "bizStep": "commissioning",
        "readPoint": {"id": f"https://example.org/site/{row['site_id']}"},
        "bizTransactionList": [{"type": "prodorder", "bizTransaction": f"urn:example:prodorder:{lot}-26"}],
    }


def _shipping(lots: dict[str, dict[str, str]], row: dict[str, str]) -> dict[str, object]:
    return {
        "type": "ObjectEvent",
        "eventTime": f"{row['shipped']}T09:00:00.000+08:00",
        "eventTimeZoneOffset": "+08:00",
        "action": "OBSERVE",
        "quantityList": [_quantity(lots, row["lot_id"], row["quantity"])],
        "bizStep": "shipping",
        "disposition": "in_transit",
        "readPoint": {"id": f"https://example.org/site/{row['from_site_id']}"},
        "bizTransactionList": [{"type": "desadv", "bizTransaction": f"urn:example:desadv:{row['id']}"}],
        "sourceList": [{"type": "owning_party", "source": f"urn:example:party:{row['from_party_id']}"}],
        "destinationList": [{"type": "owning_party", "destination": f"urn:example:party:{row['to_party_id']}"}],
    }
