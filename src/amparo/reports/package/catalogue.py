"""The layouts on file, one TOML file each, found by looking in their folder."""

from functools import cache
from typing import Any, cast

from amparo.facts.ids import RouteId
from amparo.kernel.errors import IntegrityError, UserError
from amparo.kernel.registry import toml_files
from amparo.law.table import Table
from amparo.reports.package.model import About, Central, Layout, Part, PortalField

PACKAGE = "amparo.reports.package"
FOLDER = "layouts"


@cache
def layouts() -> dict[str, Layout]:
    """Return every layout, sorted by id.

    Raises:
        IntegrityError: a file is malformed, its id differs from its name, or two layouts claim one route.
    """
    found: dict[str, Layout] = {}
    taken: set[RouteId] = set()
    for path, content in toml_files(PACKAGE, FOLDER):
        layout = _layout(path, content)
        if path != f"{FOLDER}/{layout.id}.toml" or taken & set(layout.routes):
            raise IntegrityError("law-malformed", file=path, key="id")
        taken |= set(layout.routes)
        found[layout.id] = layout
    return dict(sorted(found.items()))


def layout_for(route_id: RouteId) -> Layout:
    """Return the layout of a route.

    Raises:
        UserError: no package is laid out for the route.
    """
    for layout in layouts().values():
        if route_id in layout.routes:
            return layout
    known = ", ".join(sorted(route for layout in layouts().values() for route in layout.routes))
    raise UserError("package-route-unknown", route=route_id, known=known)


def _layout(path: str, content: dict[str, Any]) -> Layout:
    table = Table(path, content)
    layout = Layout(
        id=table.text("id"),
        routes=tuple(RouteId(route) for route in table.texts("routes")),
        about=cast("About", table.text("about")),
        parts=cast("tuple[Part, ...]", table.texts("parts")),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        claim=cast("Central", table.text("claim", "")),
        portal=tuple(_field(one) for one in table.tables("portal")),
    )
    table.nothing_left()
    return layout


def _field(table: Table) -> PortalField:
    field = PortalField(table.text("name"), table.number("limit"), table.flag("confirmed"))
    table.nothing_left()
    return field
