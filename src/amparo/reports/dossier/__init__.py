"""The dossier of one case: what was concluded, told so that page one takes a minute to understand."""

from amparo.reports.dossier.build import build
from amparo.reports.paper import Paper as Dossier

__all__ = ["Dossier", "build"]
