"""OFAC's Specially Designated Nationals and Blocked Persons List, in its comma-separated form."""

from amparo.facts.ids import ListId
from amparo.sources.forms.ofac_csv import needs, reader
from amparo.sources.source import ListSource

_ID = ListId("us-ofac-sdn")

SOURCE = ListSource(
    id=_ID,
    title="Specially Designated Nationals and Blocked Persons List",
    publisher="US Department of the Treasury, Office of Foreign Assets Control",
    licence="public domain (17 U.S.C. 105)",
    needs=needs(
        "sdn.csv",
        "add.csv",
        "alt.csv",
        "sdn_comments.csv",
        "https://sanctionslistservice.ofac.treas.gov/api/publicationpreview/exports",
    ),
    usual=8000,
    read_files=reader(_ID),
    topics=("sanction",),
)
