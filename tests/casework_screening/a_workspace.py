"""A workspace that keeps snapshots of one invented list, and tables that are screened against it."""

import json
from datetime import date

from amparo.archive.tables import open_table
from amparo.archive.workspace import Workspace, read_snapshot
from amparo.casework import rescreen_table, screen_table
from amparo.facts.ids import ListId

LIST = ListId("my-list")
THEN, NOW = date(2026, 1, 1), date(2026, 6, 1)
LEBEDINOV = {"id": "m-1", "name": ["LEBEDINOV, Sergei Viktorovich"], "schema": "Person", "birthDate": ["1960-02-03"]}
YULTUZ = {"id": "m-2", "name": ["Hotan Yultuz Apparel Co., Ltd."], "schema": "Company", "country": ["cn"]}
NOKTABAN = {"id": "m-3", "name": ["Noktaban Trading House"], "schema": "Company"}


class Desk:
    """One workspace and one folder of tables."""

    def __init__(self, folder):
        self.folder = folder
        self.workspace = Workspace(folder / "home")

    def keep(self, as_of, *entities):
        header = f'id = "{LIST}"\ntitle = "Mine"\npublisher = "Nobody"\nas_of = {as_of.isoformat()}\n'
        lines = []
        for entity in entities:
            told = {key: value for key, value in entity.items() if key not in ("id", "schema")}
            lines.append(json.dumps({"id": entity["id"], "schema": entity["schema"], "properties": told}))
        files = {"list.toml": header.encode(), "entities.ftm.json": "\n".join(lines).encode()}
        return self.workspace.keep(LIST, files, read_snapshot(LIST, files, None))

    def asked(self, table, out="out.csv", **more):
        path = self.folder / "in.csv"
        path.write_text(table, "utf-8")
        return screen_table.Request(path, self.folder / out, lists=(LIST,), **more)

    def screen(self, table, on=THEN, **more):
        request = self.asked(table, **more)
        return screen_table.run(self.workspace, request, on=on), self.rows(request.out)

    def rescreen(self, table, since=THEN, on=NOW, **more):
        request = rescreen_table.Request(self.asked(table, **more), since)
        return rescreen_table.run(self.workspace, request, on=on), self.rows(request.table.out)

    def rows(self, out):
        with open_table(out) as table:
            return [dict(zip(table.columns, row.cells, strict=True)) for row in table.rows]
