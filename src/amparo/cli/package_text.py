"""What a package holds, in lines of text or as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

from amparo.wording import speak


def told(written: tuple[Path, ...], *, as_json: bool) -> Iterator[str]:
    """Yield the files written; the exhibits are counted."""
    if as_json:
        yield json.dumps({"files": [str(path) for path in written]}, ensure_ascii=False, indent=1)
        return
    exhibits = [path for path in written if "exhibits" in path.parts]
    yield from (str(path) for path in written if path not in exhibits)
    yield speak().say("package-text.exhibits", count=len(exhibits))
