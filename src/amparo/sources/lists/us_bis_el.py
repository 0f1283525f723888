"""The BIS Entity List (15 CFR part 744, supplement no. 4), as the Consolidated Screening List carries it."""

from amparo.facts.ids import ListId
from amparo.sources.forms.csl_csv import NEEDS, reader
from amparo.sources.source import ListSource

_ID = ListId("us-bis-el")

SOURCE = ListSource(
    id=_ID,
    title="Entity List",
    publisher="US Department of Commerce, Bureau of Industry and Security",
    licence="public domain (17 U.S.C. 105)",
    needs=NEEDS,
    usual=1_500,
    read_files=reader(_ID, lambda abbreviation: abbreviation == "EL"),
    topics=("export.control",),
)
