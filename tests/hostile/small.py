"""A small case with one chain from a gin to an importer, read and assessed in this process."""

from collections.abc import Mapping
from datetime import date

from amparo.archive.workspace import Workspace
from amparo.casework.assess_case import assess
from amparo.findings.assessment import Assessment
from amparo.sources.bundle.reading import read_case

ON = date(2026, 11, 22)
FILES = {
    "case.toml": (
        'title = "Shirts"\nrole = "importer"\nfiling_as = "importer"\njurisdictions = ["US"]\n\n'
        '[[event]]\nkind = "imported"\ndate = 2026-10-20\n'
    ),
    "parties.csv": (
        "id,name,country,region\nA,Quartzway Imports Inc,us,\nB,Fjordmoor Spinners Ltd,cn,CN-SD\n"
        "C,Lanternfen Ginning Co,cn,\n"
    ),
    "sites.csv": "id,party_id,name,address,country,region\nSB,B,mill,,cn,CN-SD\nSC,C,gin,,cn,CN-HB\n",
    "goods.csv": "id,name,hs,material\nRAW,Raw cotton,520100,cotton\nSH,Shirts,620520,cotton\n",
    "lots.csv": (
        "id,good_id,site_id,quantity,unit,produced_from,produced_until,document_ids\n"
        "L1,SH,SB,100,KGM,2026-06-01,2026-06-03,D1\nL0,RAW,SC,150,KGM,2026-01-01,2026-01-02,D2\n"
    ),
    "uses.csv": "output_lot_id,input_lot_id,quantity,unit,document_ids\nL1,L0,150,KGM,D1\n",
    "shipments.csv": (
        "id,lot_id,from_party_id,to_party_id,quantity,unit,shipped,received,document_ids\n"
        "S1,L1,B,A,100,KGM,2026-08-01,2026-09-20,D3\nS0,L0,C,B,150,KGM,2026-02-01,2026-02-20,D3\n"
    ),
    "documents.csv": (
        "id,kind,file,issuer_id,date,covers\nD1,production-record,d/1.txt,B,2026-06-03,lot:L1;lot:L0\n"
        "D2,production-record,d/2.txt,C,2026-01-02,lot:L0\nD3,invoice,d/3.txt,B,2026-08-01,shipment:S1\n"
    ),
    "d/1.txt": "x",
    "d/2.txt": "y",
    "d/3.txt": "z",
}


def told(tmp_path, changes: Mapping[str, str] | None = None, on: date = ON) -> Assessment:
    """Assess the case with some files replaced or added."""
    files = {name: text.encode() for name, text in {**FILES, **(changes or {})}.items()}
    return assess(Workspace(tmp_path), read_case(files, "case"), on)


def swapped(file: str, old: str, new: str) -> dict[str, str]:
    """Return one file with a piece of its text replaced."""
    assert old in FILES[file]
    return {file: FILES[file].replace(old, new)}


def verdicts(assessment: Assessment, measure: str = "us-uflpa-s3") -> dict[str, str]:
    """Return the verdicts on the finished lot under one measure, by ground."""
    return {
        one.ground: one.verdict
        for one in assessment.exposures
        if one.measure_id == measure and str(one.subject) == "lot:L1"
    }


def codes(assessment: Assessment) -> set[str]:
    """Return the codes of the warnings."""
    return {one.code for one in assessment.warnings}
