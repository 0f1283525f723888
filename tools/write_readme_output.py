"""Write the real output of each command into the README's ``console`` blocks; a test holds them to it.

Run: ``python tools/write_readme_output.py`` in the environment that ``make test`` makes.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)
LONGEST = 14


def output(command: str, home: str) -> str:
    """Return what a command prints, cut to a readable length."""
    words = command.removeprefix("$ amparo ").split()
    code = "from amparo.cli.main import main; main()"
    work = Path(home) / "work"
    work.mkdir(exist_ok=True)
    if not (work / "examples").exists():
        (work / "examples").symlink_to(ROOT / "examples")
    inherited = dict(os.environ)  # noqa: TID251 - a child process inherits it
    environment = {**inherited, "AMPARO_HOME": home, "COLUMNS": "100", "PYTHONPATH": str(ROOT / "src")}
    done = subprocess.run(  # noqa: S603 - the README's own commands
        [sys.executable, "-c", code, *words], cwd=work, env=environment, capture_output=True, text=True, check=False
    )
    lines = (done.stdout + done.stderr).splitlines()
    cut = lines if len(lines) <= LONGEST else [*lines[: LONGEST - 1], "..."]
    return "\n".join(line.rstrip() for line in cut)


def filled(text: str, home: str) -> str:
    """Return the README with every block's output as it is now."""

    def block(found: re.Match[str]) -> str:
        commands = [line for line in found[1].splitlines() if line.startswith("$ amparo ")]
        return "```console\n" + "".join(f"{command}\n{output(command, home)}\n" for command in commands) + "```"

    return BLOCK.sub(block, text)


def main() -> None:
    """Rewrite the README in place."""
    readme = ROOT / "README.md"
    with tempfile.TemporaryDirectory() as home:
        readme.write_text(filled(readme.read_text("utf-8"), home), "utf-8")


if __name__ == "__main__":
    main()
