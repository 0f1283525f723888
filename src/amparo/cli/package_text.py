"""What a package holds, in lines of text or as JSON."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from amparo.reports.package import MANIFEST, Difference
from amparo.wording import speak


def told(written: tuple[Path, ...], *, early: bool, as_json: bool) -> Iterator[str]:
    """Yield the files written; the exhibits are counted, and a package that may not be filed yet is told as one."""
    if as_json:
        yield json.dumps({"files": [str(path) for path in written], "early": early}, ensure_ascii=False, indent=1)
        return
    exhibits = [path for path in written if "exhibits" in path.parts]
    yield from (str(path) for path in written if path not in exhibits)
    yield speak().say("package-text.exhibits", count=len(exhibits))
    if early:
        yield speak().say("package-text.early")


def checked(found: Iterable[Difference], count: int, *, sealed: bool, as_json: bool) -> Iterator[str]:
    """Yield one sentence for each file that is not as the manifest says, or that all are."""
    differences = tuple(found)
    if as_json:
        items = [{"path": one.path, "what": one.what} for one in differences]
        yield json.dumps({"files": count, "sealed": sealed, "differences": items}, ensure_ascii=False, indent=1)
        return
    for one in differences:
        what = "manifest" if one.path.rpartition("/")[2] == MANIFEST and one.what == "changed" else one.what
        yield speak().say(f"package.verify.{what}", path=one.path)
    if not differences:
        yield speak().say("package.verify.unaltered", count=count)
    if not sealed:
        yield speak().say("package.verify.unsealed")
