"""A small whole bundle, and a way to spoil one file of it."""

from collections.abc import Mapping

from amparo.facts.case import Case
from amparo.kernel.errors import UserError
from amparo.sources.bundle.reading import read_case

FILES: dict[str, str] = {
    "case.toml": (
        'title = "Shirts held at the port"\n'
        "on = 2024-06-01\n"
        'role = "importer"\n'
        'filing_as = "importer"\n'
        'jurisdictions = ["US", "PRC", "uk", "EU"]\n'
        "\n"
        "[[event]]\n"
        'kind = "imported"\n'
        "date = 2024-05-02\n"
        'refs = ["shipment:S1"]\n'
        "\n"
        "[[event]]\n"
        'kind = "detained"\n'
        'date = "2024-05"\n'
        'refs = ["L2"]\n'
    ),
    "parties.csv": (
        "id,name,original_name,aliases,schema,country,region,address,uscc,lei,mid,birth_date,document_ids\n"
        "P1,Meadow Shirts,,,Company,us,US-CA,1 Main St,,,,,\n"
        "P2,Riverbend Spinning,河湾纺纱厂,Riverbend; RB Spinning,company,CN,650100,,,,CNRIVSPI12URU,,D1;D9\n"
    ),
    "sites.csv": (
        "id,party_id,name,address,country,region,latitude,longitude,from,until\n"
        "M1,P2,Mill,12 Mill Rd,cn,CN-XJ,43.8,87.6,2019,\n"
    ),
    "holdings.csv": (
        "owner_id,owned_id,share_min,share_max,interest,from,until,document_ids\nP1,P2,25,30.5,shareholding,2020-01,,D1\n"
    ),
    "goods.csv": (
        "id,name,hs,hs_revision,material\nG1,Cotton lint,5201.00,2022,cotton\nG2,Cotton shirt,6105.10,2022,cotton\n"
    ),
    "lots.csv": (
        "id,good_id,site_id,quantity,unit,produced_from,produced_until,document_ids\n"
        "L1,G1,M1,1000,KGM,2023-10,2023-11,D1\n"
        "L2,G2,,400.5,kgm,2024-02-01,2024-02-28,\n"
    ),
    "uses.csv": "output_lot_id,input_lot_id,quantity,unit,document_ids\nL2,L1,450,KGM,D1\n",
    "shipments.csv": (
        "id,lot_id,from_party_id,to_party_id,from_site_id,to_site_id,quantity,unit,shipped,received,bill_of_lading,"
        "container,document_ids\n"
        "S1,L2,P2,P1,M1,,400.5,KGM,2024-03-01,2024-05-01,BL-1,CSQU3054383,D1\n"
    ),
    "supplies.csv": (
        "supplier_id,buyer_id,good_id,from,until,quantity,unit,document_ids\nP2,P1,G2,2023,2024,2,TNE,D1\n"
    ),
    "documents.csv": (
        "id,kind,file,issuer_id,date,language,translation_of,step,covers,redacted_share\n"
        "D1,invoice,docs/invoice.txt,P2,2024-02-28,zh,,spinning,L2;shipment:S1,0.25\n"
        "D2,translation,docs/none.pdf,,2024-03,en,D1,,,12%\n"
    ),
    "claims.csv": (
        "id,about_id,stance,statement,made_by,date,source\n"
        "C1,site:M1,denies,No such programme was used here,Riverbend Spinning,2024-04-01,letter\n"
    ),
    "indicators.csv": (
        "site_id,indicator,assessment,method,source_ref,date\nM1,7,not-observed,site visit,V-3,2024-01-15\n"
    ),
    "enterprise.toml": 'sector = "textiles"\nemployees = 120\nexports = true\ncertifications = ["ISO 9001"]\n',
    "docs/invoice.txt": "Invoice 1\n",
}


def bundle(**changes: str | bytes | None) -> dict[str, bytes]:
    """Return the whole bundle with some files replaced; ``None`` takes one out. ``uses__csv`` is ``uses.csv``."""
    files: dict[str, bytes] = {name: text.encode() for name, text in FILES.items()}
    for key, content in changes.items():
        name = key.replace("__", ".")
        if content is None:
            del files[name]
        else:
            files[name] = content.encode() if isinstance(content, str) else content
    return files


def replaced(name: str, old: str, new: str) -> dict[str, bytes]:
    """Return the whole bundle with one piece of text of one file replaced."""
    assert old in FILES[name]
    return {one: text.encode() for one, text in FILES.items()} | {name: FILES[name].replace(old, new).encode()}


def read(files: Mapping[str, bytes]) -> Case:
    return read_case(files, "case")


def refusal(files: Mapping[str, bytes]) -> UserError:
    """Return the error that reading ends with."""
    try:
        read_case(files, "case")
    except UserError as problem:
        return problem
    raise AssertionError
