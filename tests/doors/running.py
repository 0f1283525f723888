"""Running the command as a user does: in a process of its own, with a workspace of its own."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"


def amparo(*words: object, home: Path, seed: str = "0", cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    code = "from amparo.cli.main import main; main()"
    environment = {
        **os.environ,  # noqa: TID251 - a child process inherits it
        "AMPARO_HOME": str(home),
        "PYTHONHASHSEED": seed,
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONWARNINGS": "error",
        "COLUMNS": "100",
    }
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        cwd=cwd,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
