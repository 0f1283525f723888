"""Write anew what is found in each example, and show what changed: ``python tools/write_golden_examples.py``.

Read the difference as a lawyer would before keeping it: the tests hold the program to these texts.
"""

import difflib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from examples.assessing import EXPECTED, assessed
from examples.golden import KEPT, kept_at, told


def main() -> None:
    """Write every text, take away those that no example tells, and print the difference."""
    with tempfile.TemporaryDirectory() as nowhere:
        texts = {}
        for name in EXPECTED:
            found = assessed(name, Path(nowhere))
            texts[kept_at(name, found)] = told(name, found)
    for path in sorted({*texts, *(path for path in KEPT.rglob("*") if path.is_file())}):
        before = path.read_text("utf-8") if path.is_file() else ""
        after = texts.get(path, "")
        shown = path.relative_to(KEPT)
        sys.stdout.writelines(
            difflib.unified_diff(
                before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{shown}", f"b/{shown}"
            )
        )
        if after:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(after, "utf-8")
        else:
            path.unlink()


if __name__ == "__main__":
    main()
