"""A case bundle, read: every file of the user's own into one :class:`~amparo.facts.case.Case`.

Strict, because these are the user's own records and a slip in them is best mended at once: an unknown id, a
cycle, a negative quantity or an impossible day ends the reading with its file, line and column. What is merely
odd is kept and remarked on.
"""

from collections.abc import Mapping

from amparo.facts.case import Case, Remark
from amparo.kernel.errors import Place
from amparo.sources.bundle.documents import read_documents
from amparo.sources.bundle.enterprise import read_enterprise
from amparo.sources.bundle.files import digests, seal_of
from amparo.sources.bundle.flows import Ends, read_shipments, read_supplies
from amparo.sources.bundle.goods import read_goods, read_lots, read_uses
from amparo.sources.bundle.manifest import events_of, read_manifest
from amparo.sources.bundle.parties import read_holdings, read_parties, read_sites
from amparo.sources.bundle.samples import read_samples
from amparo.sources.bundle.statements import read_claims, read_indicators
from amparo.sources.bundle.subjects import Subjects
from amparo.sources.bundle.units import unknown_units

KNOWN = frozenset({
    "case.toml", "case.csv", "enterprise.toml", "enterprise.csv", "parties.csv", "sites.csv", "holdings.csv",
    "goods.csv", "lots.csv", "uses.csv", "shipments.csv", "supplies.csv", "documents.csv", "claims.csv",
    "indicators.csv", "panel.csv",
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
    parties = read_parties(files, remarks)
    sites = read_sites(files, parties, remarks)
    holdings = read_holdings(files, parties, remarks)
    goods = read_goods(files, remarks)
    lots = read_lots(files, goods, sites, remarks)
    uses = read_uses(files, lots, remarks)
    ends = Ends(parties, sites, goods, lots)
    shipments = read_shipments(files, ends, remarks)
    supplies = read_supplies(files, ends, remarks)
    subjects = Subjects({"party": parties, "site": sites, "good": goods, "lot": lots, "shipment": shipments})
    seals = digests(files)
    documents = read_documents(files, seals, parties, subjects, remarks)
    for rows in (lots.values(), uses, shipments.values(), supplies):
        remarks.extend(unknown_units(rows))
    remarks.extend(_unused(files))
    return Case(
        title=manifest.title,
        on=manifest.on,
        role=manifest.role,
        filing_as=manifest.filing_as,
        jurisdictions=manifest.jurisdictions,
        parties=parties,
        name=name,
        sha256=seal_of(seals),
        events=events_of(manifest, subjects),
        sites=sites,
        holdings=holdings,
        goods=goods,
        lots=lots,
        uses=uses,
        shipments=shipments,
        supplies=supplies,
        documents=documents,
        claims=read_claims(files, subjects, remarks),
        indicators=read_indicators(files, sites, remarks),
        enterprise=read_enterprise(files),
        samples=read_samples(files, remarks),
        remarks=tuple(remarks),
    )


def _unused(files: Mapping[str, bytes]) -> list[Remark]:
    """Remark on tables at the top of the bundle that bear no name of its own: a misspelt one would be silent."""
    names = sorted(name for name in files if "/" not in name and name.endswith((".csv", ".toml")))
    return [Remark("file-unused", Place(name)) for name in names if name not in KNOWN]
