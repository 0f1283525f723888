"""The US Consolidated Screening List: all of its lists; each entry's first programme is the list it comes from."""

from amparo.facts.ids import ListId
from amparo.sources.forms.csl_csv import NEEDS, reader
from amparo.sources.source import ListSource

_ID = ListId("us-csl")

SOURCE = ListSource(
    id=_ID,
    title="Consolidated Screening List",
    publisher="US Department of Commerce, International Trade Administration",
    licence="public domain (17 U.S.C. 105)",
    needs=NEEDS,
    usual=10_000,
    read_files=reader(_ID, bool),
    topics=("export.control", "sanction"),
)
