"""A case bundle, read: every file of the user's own into one :class:`~amparo.facts.case.Case`.

Strict, because these are the user's own records and a slip in them is best mended at once: an unknown id, a
cycle, a negative quantity or an impossible day ends the reading with its file, line and column. What is merely
odd is kept and remarked on.
"""

from collections.abc import Mapping
from dataclasses import replace

from amparo.facts.case import Case, Remark
from amparo.kernel.errors import Place
from amparo.sources.bundle.documents import read_documents
from amparo.sources.bundle.enterprise import read_enterprise
from amparo.sources.bundle.files import digests, seal_of
from amparo.sources.bundle.flows import Ends, read_shipments, read_supplies
from amparo.sources.bundle.goods import read_goods, read_lots, read_uses
from amparo.sources.bundle.manifest import events_of, read_manifest
from amparo.sources.bundle.merging import merge
from amparo.sources.bundle.panel import read_panel
from amparo.sources.bundle.parties import read_holdings, read_parties, read_sites
from amparo.sources.bundle.remarks import noticed
from amparo.sources.bundle.rows import Rows
from amparo.sources.bundle.samples import read_samples
from amparo.sources.bundle.statements import read_claims, read_indicators
from amparo.sources.bundle.stocks import read_stocks
from amparo.sources.bundle.subjects import Subjects
from amparo.sources.bundle.units import unknown_units
from amparo.sources.catalogue import foreign_readers
from amparo.sources.foreign import Foreign, joined

KNOWN = frozenset({
    "case.toml", "case.csv", "enterprise.toml", "enterprise.csv", "parties.csv", "sites.csv", "holdings.csv",
    "goods.csv", "lots.csv", "uses.csv", "shipments.csv", "supplies.csv", "documents.csv", "claims.csv",
    "indicators.csv", "panel.csv", "stocks.csv",
})  # fmt: skip


def read_case(files: Mapping[str, bytes], name: str) -> Case:
    """Read a bundle.

    Args:
        files: contents by name inside the bundle, ``/`` between folders; one that can also ``open`` a name as a
            stream is read without holding its largest files.
        name: what the bundle is called.

    Returns:
        The case, with a remark for everything that was noticed and kept.

    Raises:
        UserError: a file is missing or cannot be read; the place tells file, line and column.
    """
    remarks: list[Remark] = []
    manifest = read_manifest(files, remarks)
    seals = digests(files)
    own = _own_rows(files, seals, remarks)
    subjects = _subjects(own)
    claims = read_claims(files, subjects, remarks)
    indicators = read_indicators(files, own.sites, remarks)
    stocks = read_stocks(files, own.sites, own.goods, remarks)
    panel = read_panel(files, remarks)
    foreign = _foreign(files)
    remarks.extend(foreign.remarks)
    rows = merge(own, foreign, seals, remarks)
    for quantified in (rows.lots.values(), rows.uses, rows.shipments.values(), rows.supplies, stocks):
        remarks.extend(unknown_units(quantified))
    remarks.extend(_unused(files))
    return Case(
        title=manifest.title,
        on=manifest.on,
        role=manifest.role,
        filing_as=manifest.filing_as,
        jurisdictions=manifest.jurisdictions,
        parties=rows.parties,
        name=name,
        sha256=seal_of(seals),
        events=events_of(manifest, subjects, rows.documents, remarks),
        sites=rows.sites,
        holdings=rows.holdings,
        goods=rows.goods,
        lots=rows.lots,
        uses=rows.uses,
        shipments=rows.shipments,
        supplies=rows.supplies,
        documents=rows.documents,
        claims=claims,
        indicators=indicators,
        enterprise=read_enterprise(files),
        samples=read_samples(files, remarks),
        stocks=stocks,
        panel=panel,
        remarks=tuple(remarks),
    )


def _own_rows(files: Mapping[str, bytes], seals: Mapping[str, str], remarks: list[Remark]) -> Rows:
    parties = read_parties(files, remarks)
    sites = read_sites(files, parties, remarks)
    holdings = read_holdings(files, parties, remarks)
    goods = read_goods(files, remarks)
    lots = read_lots(files, goods, sites, remarks)
    uses = read_uses(files, lots, remarks)
    ends = Ends(parties, sites, goods, lots)
    shipments = read_shipments(files, ends, remarks)
    supplies = read_supplies(files, ends, remarks)
    rows = Rows(parties, sites, holdings, goods, lots, uses, shipments, supplies, {})
    return replace(rows, documents=read_documents(files, seals, parties, _subjects(rows), remarks))


def _subjects(rows: Rows) -> Subjects:
    return Subjects({
        "party": rows.parties, "site": rows.sites, "good": rows.goods, "lot": rows.lots, "shipment": rows.shipments,
    })  # fmt: skip


def _foreign(files: Mapping[str, bytes]) -> Foreign:
    """Return what the files of third parties tell, in the order of their readers."""
    told = []
    for reader in foreign_readers().values():
        taken = {name: files[name] for name in sorted(files) if reader.takes(name)}
        if taken:
            told.append(reader.read(taken))
    return joined(told)


def _unused(files: Mapping[str, bytes]) -> list[Remark]:
    """Remark on files that look like records and that no reader takes: a misspelt name would pass in silence."""
    readers = foreign_readers().values()
    folders = {pattern.split("/", maxsplit=1)[0] for reader in readers for pattern in reader.patterns}
    misnamed = [
        name
        for name in sorted(files)
        if (name.partition("/")[0] in folders and not any(reader.takes(name) for reader in readers))
        or ("/" not in name and name.endswith((".csv", ".toml")) and name not in KNOWN)
    ]
    return [noticed("file-unused", Place(name)) for name in misnamed]
