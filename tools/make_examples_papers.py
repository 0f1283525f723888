"""The wording of an example's papers: what a mill, a bank or a carrier would have written."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal

from make_examples_book import Book, Paper
from make_examples_homes import HOME

TRANSLATOR = "Inkwell Ferry Translations (invented)"
Pairs = Sequence[tuple[str, object]]


def fields(pairs: Pairs) -> str:
    """Return ``label: value`` lines with the values in one column; what is empty is left out."""
    shown = [(label, str(value)) for label, value in pairs if str(value)]
    width = max(len(label) for label, _ in shown) + 2
    return "\n".join(f"{label + ':':<{width}}{value}" for label, value in shown)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a plain table; the first column is left-aligned, the others right."""
    cells = [list(head)] + [[str(cell) for cell in row] for row in rows]
    widths = [max(len(row[at]) for row in cells) for at in range(len(head))]
    lines = []
    for first, *rest in cells:
        right = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        lines.append("  ".join([first.ljust(widths[0]), *right]).rstrip())
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]])


def letterhead(book: Book, party_id: str, title: str) -> str:
    """Return the issuer's name, original name, address and numbers above a title."""
    party = book.find("parties", party_id)
    lines = [party["name"], party.get("original_name", ""), party.get("address", "")]
    if party.get("uscc"):
        lines.append(f"Unified social credit code {party['uscc']}")
    if party.get("lei"):
        lines.append(f"LEI {party['lei']}")
    rule = "=" * max(len(title), 40)
    return "\n".join([*(line for line in lines if line), "", title, rule, ""])


def named(book: Book, party_id: str) -> str:
    """Return a party's name as it stands on papers."""
    return book.find("parties", party_id)["name"]


def placed(book: Book, site_id: str) -> str:
    """Return a site's name and address."""
    site = book.find("sites", site_id)
    return f"{site['name']}, {site['address']}"


def invoice(book: Book, parties: tuple[str, str], head: Pairs, items: Sequence[Sequence[object]], total: str) -> str:
    """Return an invoice of ``parties`` (seller, buyer) for ``items``."""
    seller, buyer = parties
    columns = ("Description", "Lot", "Quantity", "Unit", "Unit price", "Amount")
    return "\n".join([
        letterhead(book, seller, "COMMERCIAL INVOICE"),
        fields([("Seller", named(book, seller)), ("Buyer", named(book, buyer)), *head]),
        "",
        table(columns, items),
        "",
        fields([("Total", total), ("Terms", "bank transfer, naming this invoice")]),
    ])  # fmt: skip


def payment(book: Book, parties: tuple[str, str], head: Pairs, amount: str) -> str:
    """Return a bank's advice of one payment by the buyer of ``parties`` (seller, buyer)."""
    seller, buyer = parties
    lines = [("Payer", named(book, buyer)), ("Payee", named(book, seller)), *head, ("Amount paid", amount)]
    return "\n".join([letterhead(book, buyer, "PAYMENT ADVICE (bank copy)"), fields(lines)])


def bales(tags: Sequence[tuple[str, Decimal]]) -> str:
    """Return a bale list: one line for each bale, with its weight, as CSV."""
    return "\n".join(["bale,net_kg", *(f"{tag},{weight}" for tag, weight in tags)])


def production(book: Book, site: dict[str, str], head: Pairs, inputs: Sequence[Sequence[object]], made: Pairs) -> str:
    """Return a production record: what went in, what came out, what was lost."""
    return "\n".join(
        [
            letterhead(book, site["party_id"], "PRODUCTION RECORD"),
            fields([("Works", f"{site['name']}, {site['address']}"), *head]),
            "",
            "Material drawn",
            table(("Lot", "Material", "Quantity"), inputs),
            "",
            "Result",
            fields(made),
        ]
    )


def note(book: Book, issuer: str, title: str, head: Pairs, *paragraphs: str) -> str:
    """Return a plain paper: letterhead, labelled lines, paragraphs."""
    return "\n".join([letterhead(book, issuer, title), fields(head), *(f"\n{paragraph}" for paragraph in paragraphs)])


def extract(book: Book, party: dict[str, str], scope: tuple[str, str], day: str) -> None:
    """File an extract of the register in which a party stands; one in Chinese comes with its translation."""
    id_, covers = party["document_ids"].split(";")[0], (f"party:{party['id']}",)
    home = HOME.get(party["original_name"], "")
    if not party["uscc"]:
        lines = [("Register", "Companies Registry, Hong Kong"), ("Name", party["name"])]
        lines += [("Original name", party["original_name"]), ("Address", party["address"])]
        lines += [("Business", scope[0]), ("Extract of", day)]
        text = f"EXTRACT FROM THE REGISTER OF COMPANIES\n\n{fields(lines)}"
        book.paper(Paper(id_, "registration", "", day, covers, "parties"), text)
        return
    native = [("登记机关", "市场监督管理局 (虚构)"), ("名称", party["original_name"])]
    native += [("统一社会信用代码", party["uscc"]), ("住所", home), ("经营范围", scope[1]), ("摘录日期", day)]
    written = "\n".join(f"{label}: {value}" for label, value in native if value)
    stated = {"number": party["uscc"], "issuer_name": "市场监督管理局"}
    original = Paper(id_, "registration", "", day, covers, "parties", language="zh", states=stated)
    book.paper(original, f"企业登记信息摘录\n\n{written}")
    lines = [("Register", "market regulation authority (invented)")]
    lines += [("Name", f"{party['original_name']} ({party['name']})"), ("Unified social credit code", party["uscc"])]
    lines += [("Address", party["address"] if home else ""), ("Business", scope[0]), ("Extract of", day)]
    done = (date.fromisoformat(day) + timedelta(days=7)).isoformat()
    text = (
        f"EXTRACT FROM THE REGISTER OF COMPANIES\n(translated from Chinese)\n\n{fields(lines)}\n\n{certificate(done)}"
    )
    stated = {"number": party["uscc"], "issuer_name": TRANSLATOR}
    book.paper(Paper(f"{id_}-EN", "translation", "", done, covers, "parties", translation_of=id_, states=stated), text)


def certificate(day: str) -> str:
    """Return what a translator certifies."""
    says = "This is a complete translation of the extract in Chinese, which names the issuer of the original."
    lines = [("Translated by", TRANSLATOR), ("Certified on", day)]
    return f"CERTIFICATE OF TRANSLATION\n{says}\n{fields(lines)}"


def members(book: Book, owned: str, day: str) -> None:
    """File a company's register of members as it stood on one day."""
    rows = [
        (named(book, holding["owner_id"]), holding["from"], f"{holding['share_min']} %")
        for holding in book.tables["holdings"]
        if holding["owned_id"] == owned
    ]
    paper = Paper(f"D-OWN-{owned[2:]}", "ownership-record", owned, day, (f"party:{owned}",), "parties")
    body = note(book, owned, "REGISTER OF MEMBERS", [("Company", named(book, owned)), ("As it stood on", day)])
    book.paper(paper, f"{body}\n\n{table(('Member', 'Since', 'Ordinary shares'), rows)}")
