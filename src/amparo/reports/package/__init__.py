"""The evidence package of one route: statements with their exhibits, and what was left out and why."""

from amparo.reports.package.binding import SEAL, Bound, bind
from amparo.reports.package.catalogue import layout_for, layouts
from amparo.reports.package.comparison import compared
from amparo.reports.package.drafting import draft
from amparo.reports.package.manifest import NAME as MANIFEST
from amparo.reports.package.manifest import Difference, verify
from amparo.reports.package.manifest import manifest as manifest_of
from amparo.reports.package.model import Draft, LeaveOut, Request
from amparo.reports.package.speaking import premature

__all__ = [
    "MANIFEST", "SEAL", "Bound", "Difference", "Draft", "LeaveOut", "Request", "bind", "compared", "draft",
    "layout_for", "layouts", "manifest_of", "premature", "verify",
]  # fmt: skip
