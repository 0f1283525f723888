"""OFAC's Consolidated Sanctions List (Non-SDN Lists), in its comma-separated form."""

from amparo.facts.ids import ListId
from amparo.sources.forms.ofac_csv import needs, reader
from amparo.sources.source import ListSource

_ID = ListId("us-ofac-cons")

SOURCE = ListSource(
    id=_ID,
    title="Consolidated Sanctions List (Non-SDN Lists)",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    licence="public domain (17 U.S.C. 105)",
    needs=needs(
        "cons_prim.csv",
        "cons_add.csv",
        "cons_alt.csv",
        "cons_comments.csv",
        "https://sanctionslistservice.ofac.treas.gov/api/publicationpreview/exports",
    ),
    usual=400,
    read_files=reader(_ID),
    topics=("sanction",),
)
