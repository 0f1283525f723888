"""Write what the HTTP service says of itself: ``python tools/write_openapi.py``."""

import json
from datetime import date
from pathlib import Path

from amparo.api.app import build, described
from amparo.api.keeper import Keeper
from amparo.archive.workspace import Workspace

KEPT = Path(__file__).parent.parent / "docs" / "reference" / "openapi.json"


class NoDay:
    """A clock that nobody asks: nothing is served."""

    def today(self) -> date:
        """Return no day worth knowing."""
        return date.min


def document() -> str:
    """Return the OpenAPI document as it is kept."""
    app = build(Keeper(Workspace(Path()), None, NoDay()))
    return json.dumps(described(app), indent=1, ensure_ascii=False, sort_keys=True) + "\n"


if __name__ == "__main__":
    KEPT.write_text(document(), "utf-8")
