"""An invented case and what might be concluded about it, for tests that draw: every kind of finding occurs."""

# mypy: disable-error-code="arg-type,dict-item,list-item"

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from amparo.facts.case import Case, Remark
from amparo.facts.document import Document
from amparo.facts.evidence import Evidence
from amparo.facts.flow import Shipment
from amparo.facts.good import Good
from amparo.facts.holding import Holding
from amparo.facts.ids import Subject
from amparo.facts.listing import Coverage, Listing, Snapshot, Spell
from amparo.facts.lot import Lot, Use
from amparo.facts.party import Name, Party
from amparo.facts.period import Period, Span
from amparo.facts.quantity import Quantity, Share, ShareRange
from amparo.facts.site import Site
from amparo.facts.statement import Claim, Indicator
from amparo.findings.assessment import Assessment
from amparo.findings.chain import Chain, Grade, Hop
from amparo.findings.evidence import Contradiction, Gap
from amparo.findings.exposure import Caution, Conflict, Exposure, Undecided
from amparo.findings.hit import Hit, Screening
from amparo.findings.reason import because
from amparo.findings.remedy import Deadline, Remedy
from amparo.kernel.errors import Place
from amparo.wording import Wording, speak

ON = date(2026, 11, 22)
SHA = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"


def kg(amount: int) -> Quantity:
    return Quantity(Fraction(amount), "KGM")


def percent(lo: str, hi: str | None = None) -> ShareRange:
    return ShareRange(Share.percent(lo), Share.percent(hi or lo))


def told(sentence: str, *evidence: Evidence) -> object:
    """A reason whose sentence is given here; see :func:`wording`."""
    return because("told", *evidence, sentence=sentence)


def wording() -> Wording:
    sentences = {**speak("en").sentences, "reason.told": "{sentence}"}
    return Wording("en", sentences)


def row(file: str, line: int) -> Evidence:
    return Evidence(f"bundle:{file}", f"line {line}")


def paper(document_id: str) -> Evidence:
    return Evidence(f"document:{document_id}")


PARTIES = {
    "P1": Party("P1", (Name("Harbour & Pine Apparel Inc."),), "Company", "us", "US-OR", "Portland, Oregon"),
    "P2": Party(
        "P2", (Name("Linhai Weaving Co., Ltd."), Name("临海织造有限公司", "original")), "Company", "cn", "CN-ZJ"
    ),
    "P3": Party("P3", (Name("Silk Gate Spinning Mill"), Name("丝门纺纱厂", "original")), "Company", "cn", "CN-SD"),
    "P4": Party(
        "P4",
        (
            Name("Tarim Bright Cotton Group"),
            Name("塔里木明亮棉业集团", "original"),
            Name("تارىم يورۇق پاختا گۇرۇھى", "alias"),
        ),
        "Company",
        "cn",
        "CN-XJ",
    ),
    "P5": Party("P5", (Name("North Meadow Gin"), Name("Хлопок Северный Луг", "original")), "Company", "kz"),
    "P6": Party("P6", (Name("Tarim Holding Partners"), Name("塔里木控股合伙企业", "original")), "Company", "cn"),
}

DOCUMENTS = {
    "D1": Document(
        "D1",
        "invoice",
        "documents/d1.pdf",
        "P2",
        Period.day(date(2026, 9, 2)),
        "en",
        present=True,
        sha256=SHA,
        covers=("lot:L1",),
    ),
    "D2": Document(
        "D2", "bill-of-lading", "documents/d2.pdf", "P2", Period.day(date(2026, 9, 9)), present=True, sha256=SHA
    ),
    "D3": Document(
        "D3",
        "production-record",
        "documents/d3.pdf",
        "P2",
        Period(date(2026, 8, 1), date(2026, 8, 31)),
        "zh",
        present=True,
        sha256=SHA,
    ),
    "D4": Document(
        "D4",
        "bale-list",
        "documents/d4.pdf",
        "P3",
        Period.day(date(2026, 6, 1)),
        "zh",
        present=True,
        sha256=SHA,
        redacted_share=Decimal("0.25"),
    ),
    "D5": Document(
        "D5", "affidavit", "documents/d5.pdf", "P3", Period.day(date(2026, 10, 1)), "zh", present=True, sha256=SHA
    ),
    "D6": Document("D6", "translation", "documents/d6.pdf", "P3", translation_of="D5", present=False),
    "D7": Document(
        "D7",
        "ownership-record",
        "documents/d7.pdf",
        "P6",
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        present=True,
        sha256=SHA,
    ),
    "D8": Document("D8", "moon-letter", "documents/d8.pdf", "P5", present=True, sha256=SHA),
    "D9": Document(
        "D9",
        "payment",
        "documents/d9.pdf",
        "P1",
        Period.day(date(2026, 9, 20)),
        present=True,
        sha256=SHA,
        covers=("lot:L1",),
    ),
}

SAMPLE = Snapshot(
    "sample-makers",
    "Invented makers list",
    "Nobody; written for this test",
    date(2026, 11, 1),
    SHA,
    (
        Listing(
            "M7",
            "sample-makers",
            (Name("Tarim Bright Cotton Group"), Name("塔里木明亮棉业集团", "original")),
            "Company",
            ("cn",),
            spells=(Spell(Span(Period.day(date(2024, 5, 17))), "ii", "Invented notice 7"),),
        ),
    ),
    Coverage(1, 1),
    sample=True,
    stands_in_for=("us-uflpa",),
)
REAL = Snapshot(
    "us-uflpa",
    "UFLPA Entity List",
    "US Department of Homeland Security",
    date(2026, 11, 15),
    SHA,
    (),
    Coverage(105, 61, 144, "publisher's own count, 2025-01-15"),
)

CASE = Case(
    title="Detained shirts, entry of 12 October 2026",
    on=ON,
    role="importer",
    filing_as="importer",
    jurisdictions=("US", "CN"),
    parties=PARTIES,
    name="shirts.zip",
    sha256=SHA,
    sites={
        "S2": Site("S2", "P2", "Linhai mill", country="cn", region="CN-ZJ"),
        "S3": Site("S3", "P3", "Spinning hall 2", country="cn", region="CN-SD"),
        "S4": Site("S4", "P4", "Aksu gin", country="cn", region="CN-XJ"),
        "S5": Site("S5", "P5", "Turkistan gin", country="kz"),
    },
    holdings=(Holding("P6", "P4", percent("51"), document_ids=("D7",)),),
    goods={
        "G1": Good("G1", "Men's cotton shirts", "620520", "2022", "cotton"),
        "G2": Good("G2", "Cotton yarn", "520512", "2022", "cotton"),
        "G3": Good("G3", "Raw cotton, ginned", "520100", "2022", "cotton"),
        "G4": Good("G4", "Woven cotton fabric", "520811", "2022", "cotton"),
    },
    lots={
        "L1": Lot("L1", "G1", "S2", kg(1200), document_ids=("D1", "D3")),
        "L2": Lot("L2", "G4", "S2", kg(1300), document_ids=("D3",)),
        "L3": Lot("L3", "G2", "S3", kg(1400)),
        "L4": Lot("L4", "G3", "S4", kg(700), document_ids=("D4",)),
        "L5": Lot("L5", "G3", "S5", kg(900)),
    },
    uses=(Use("L1", "L2", kg(1300)), Use("L2", "L3", kg(1400)), Use("L3", "L4", kg(700)), Use("L3", "L5", kg(900))),
    shipments={"SH1": Shipment("SH1", "L1", "P2", "P1", quantity=kg(1200), document_ids=("D2",))},
    documents=DOCUMENTS,
    claims=(
        Claim(
            "C1",
            Subject("party", "P4"),
            "alleges",
            "Workers at the Aksu gin were assigned by an office.",
            "An invented institute",
            Period(date(2024, 1, 1), date(2024, 12, 31)),
            "Invented report 3, p. 12",
        ),
        Claim(
            "C2",
            Subject("party", "P4"),
            "denies",
            "All workers were hired individually.",
            "P4",
            Period.day(date(2025, 3, 4)),
            "Letter of the enterprise",
        ),
    ),
    indicators=(
        Indicator(
            "S4",
            8,
            "not-observed",
            "payroll read for two months; no interview could be held alone",
            "SRC-2",
            Period.day(date(2026, 5, 2)),
        ),
        Indicator("S4", 11, "present", "time sheets", "SRC-2", Period.day(date(2026, 5, 2))),
    ),
    samples=(SAMPLE,),
    remarks=(Remark("unknown-column", Place("lots.csv", 1, "colour")),),
)


def lot(key: str) -> Subject:
    return Subject("lot", key)


def made_from(output: str, source: str, grade: Grade, share: ShareRange | None, *documents: str) -> Hop:
    return Hop(
        f"lot:{output}",
        f"lot:{source}",
        "made-from",
        grade,
        share=share,
        document_ids=documents,
        because=(told(f"Lot {source} went into lot {output}.", row("uses.csv", 2)),),
    )


def chain(key: str, hops: tuple[Hop, ...], reaches: str, content: ShareRange | None = None) -> Chain:
    return Chain(key, lot("L1"), hops, reaches, content)


AT_MILL = (
    Hop("lot:L1", "site:S2", "made-at", Grade.E3, document_ids=("D3",)),
    Hop("site:S2", "party:P2", "run-by", Grade.E2),
)
TO_YARN = (
    made_from("L1", "L2", Grade.E4, percent("100"), "D1", "D3"),
    made_from("L2", "L3", Grade.E3, percent("100"), "D3"),
)
TO_TARIM = (
    *TO_YARN,
    made_from("L3", "L4", Grade.E3, percent("0", "43.75"), "D4", "D5", "D3"),
    Hop("lot:L4", "site:S4", "made-at", Grade.E3, document_ids=("D4",)),
    Hop("site:S4", "party:P4", "run-by", Grade.E2),
)
CHAINS = (
    chain(
        "C1",
        (*TO_TARIM, Hop("party:P4", "listing:sample-makers/M7", "is-listed-as", Grade.E3)),
        "listing:sample-makers/M7",
        percent("12.5", "43.75"),
    ),
    chain(
        "C2",
        (*TO_TARIM[:-1], Hop("site:S4", "region:CN-XJ", "located-in", Grade.E3)),
        "region:CN-XJ",
        percent("12.5", "43.75"),
    ),
    chain(
        "C3",
        (*TO_TARIM, Hop("party:P4", "party:P6", "owned-by", Grade.E2, share=percent("51"), document_ids=("D7",))),
        "open-end",
    ),
    chain(
        "C4",
        (
            *TO_YARN,
            made_from("L3", "L5", Grade.E1, percent("56.25", "100")),
            Hop("lot:L5", "site:S5", "made-at", Grade.E1),
        ),
        "open-end",
    ),
    chain("C5", AT_MILL, "origin"),
)

ROUTE = Remedy(
    "us-applicability-review",
    "Applicability review",
    "yes",
    "U.S. Customs and Border Protection",
    ("importer of record", "its counsel"),
    "no statutory label; shown to the satisfaction of the agency",
    ("Read the detention notice", "Trace every input", "File the package"),
    ("executive summary", "flow chart"),
    "19 CFR 151.16",
    confirmed=True,
    measure_ids=("us-uflpa-s3",),
    because=(told("The goods were detained on 15 October 2026.", row("case.toml", 9)),),
)
REMEDIES = (
    ROUTE,
    replace(
        ROUTE,
        route_id="us-exception",
        name="Exception to the presumption",
        open="needs-fact",
        standard_of_proof="clear and convincing evidence",
        confirmed=False,
        missing_facts=("case.fully-complied-guidance",),
        because=(told("It is not told whether the guidance was followed."),),
    ),
    replace(
        ROUTE,
        route_id="cn-suit",
        name="Suit before a people's court",
        open="no",
        near_miss=("harm-known",),
        because=(told("No harm is told."),),
    ),
)
DEADLINES = (
    Deadline(
        "us-applicability-review",
        "documents",
        "detained",
        "30 days from presentation; by operation of law it does not roll",
        "19 CFR 151.16(e)",
        confirmed=True,
        due=date(2026, 12, 4),
        earliest=date(2026, 12, 4),
        latest=date(2026, 12, 6),
        cautious=date(2026, 11, 27),
        because=(told("Counted from the presentation of 4 November 2026.", row("case.toml", 9)),),
    ),
    Deadline(
        "us-applicability-review",
        "decision",
        "presented",
        "no decision within 30 days excludes the goods",
        "19 U.S.C. 1499(c)(5)",
        confirmed=False,
        whose="operation-of-law",
        due=date(2026, 12, 5),
        provisional=True,
    ),
    Deadline(
        "us-exception",
        "answer",
        "detained",
        "10 days",
        "Invented rule 4",
        confirmed=True,
        due=date(2026, 10, 25),
        passed=True,
    ),
    Deadline(
        "us-exception",
        "protest",
        "excluded",
        "180 days after exclusion",
        "19 U.S.C. 1514(c)(3)",
        confirmed=True,
        because=(told("No exclusion is told yet."),),
    ),
)

ASSESSMENT = Assessment(
    on=ON,
    snapshots=(REAL, SAMPLE),
    screenings=(
        Screening("P4", "sample-makers", "hit"),
        Screening("P4", "us-uflpa", "not-found"),
        Screening("P4", "un-sc", "not-covered"),
        Screening("P2", "sample-makers", "not-found"),
        Screening("P2", "us-uflpa", "undecided"),
        Screening("P2", "un-sc", "not-covered"),
    ),
    hits=(
        Hit(
            "P4",
            "M7",
            "sample-makers",
            "Tarim Bright Cotton Group",
            "塔里木明亮棉业集团",
            "塔里木明亮棉业集团",
            1000,
            1000,
            "match",
            True,
            (told("The names are the same, letter for letter.", Evidence("list:sample-makers@2026-11-01", "M7")),),
        ),
        Hit(
            "P2",
            "X9",
            "us-uflpa",
            "Linhai Weaver Group",
            "Linhai Weaver Group",
            "Linhai Weaving Co., Ltd.",
            742,
            742,
            "possible",
            False,
            (told("Two of three words agree.", Evidence("list:us-uflpa@2026-11-15", "row 12")),),
        ),
    ),
    chains=CHAINS,
    exposures=(
        Exposure(
            lot("L1"),
            "us-uflpa-s3",
            "maker-listed",
            "confirmed",
            "Pub. L. 117-78, sec. 3(a)",
            ("C1",),
            because=(
                told(
                    "A maker is an entry of the invented sample list that stands in for the UFLPA list.",
                    paper("D4"),
                    row("parties.csv", 5),
                ),
            ),
        ),
        Exposure(
            lot("L1"),
            "us-uflpa-s3",
            "origin",
            "probable",
            "Pub. L. 117-78, sec. 3(a)",
            ("C2",),
            because=(told("Raw cotton was ginned at Aksu."),),
        ),
        Exposure(
            lot("L1"),
            "eu-2024-3015",
            "origin",
            "possible",
            "Regulation (EU) 2024/3015 art. 3",
            ("C2",),
            date_unconfirmed=True,
            confirmed_law=False,
            because=(told("The rule's start is not confirmed."),),
        ),
        Exposure(
            lot("L1"),
            "us-1307",
            "origin",
            "unresolved",
            "19 U.S.C. 1307",
            ("C4",),
            because=(told("The chain ends at lot L5."),),
        ),
        Exposure(
            lot("L2"),
            "us-1307",
            "origin",
            "contradicted",
            "19 U.S.C. 1307",
            (),
            because=(told("The bale list allots more than there was."),),
        ),
        Exposure(
            lot("L5"),
            "ca-tariff",
            "origin",
            "traced-outside-scope",
            "Customs Tariff 9897.00.00",
            (),
            because=(told("Grown in Kazakhstan by the papers."),),
        ),
        Exposure(
            Subject("party", "P6"),
            "us-ofac",
            "owned",
            "not-covered",
            "31 CFR 510",
            (),
            because=(told("No copy of the list is kept."),),
        ),
    ),
    contradictions=(
        Contradiction(
            "double-allocation",
            lot("L4"),
            (lot("L4"), lot("L3")),
            ("D4", "D3"),
            (told("Bale 114 appears in two lots.", paper("D4")),),
        ),
    ),
    gaps=(
        Gap(
            lot("L5"),
            "ginning",
            "bale-list or batch-record",
            "party:P5",
            weight=9,
            because=(told("The chain ends at the Turkistan gin."),),
        ),
        Gap(lot("L3"), "spinning", "production-record", "party:P3", weight=5),
        Gap(
            lot("L3"),
            "spinning",
            "translation",
            "party:P3",
            document_id="D6",
            weight=1,
            because=(told("The translation is named but its file is not there.", row("documents.csv", 7)),),
        ),
    ),
    remedies=REMEDIES,
    deadlines=DEADLINES,
    conflicts=(
        Conflict(
            "review-and-data",
            "us-uflpa-s3",
            "cn-decree-834",
            "P2",
            (
                told("The review asks for production records of the mill.", Evidence("law:us-uflpa-s3", "sec. 3(b)")),
                told(
                    "Handing out supply-chain information after a foreign inquiry is limited.",
                    Evidence("law:cn-decree-834", "art. 13"),
                ),
                told("The mill's records are asked for and no approval is told."),
            ),
        ),
    ),
    undecided=(
        Undecided(lot("L1"), "mx-order/good", ("good.destination",), (told("Nothing is told of the destination."),)),
    ),
    warnings=(
        Caution(
            "help-may-need-licence",
            (told("Paying for a listed party's counsel may need a licence.", Evidence("law:us-ofac")),),
        ),
    ),
)

TITLES = {
    "us-uflpa-s3": "Uyghur Forced Labor Prevention Act, rebuttable presumption",
    "us-1307": "Tariff Act of 1930, section 307",
    "eu-2024-3015": "EU regulation on products made with forced labour",
    "cn-decree-834": "State Council Decree 834",
    "us-ofac": "OFAC blocking",
    "ca-tariff": "Customs Tariff item 9897.00.00",
}
