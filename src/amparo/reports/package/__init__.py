"""The evidence package of one route: statements with their exhibits, and what was left out and why."""

from amparo.reports.package.binding import Bound, bind
from amparo.reports.package.catalogue import layout_for, layouts
from amparo.reports.package.drafting import draft
from amparo.reports.package.manifest import Difference, verify
from amparo.reports.package.model import Draft, LeaveOut, Request

__all__ = ["Bound", "Difference", "Draft", "LeaveOut", "Request", "bind", "draft", "layout_for", "layouts", "verify"]
