"""The dossier of the invented case, word for word, as it was read and agreed to.

To renew it after a wanted change: ``python -m reports.test_golden`` from ``tests``; then read the difference.
"""

from pathlib import Path

from amparo.reports import dossier
from amparo.reports.paper import Paper, texts
from reports import invented_case as told

GOLDEN = Path(__file__).parents[1] / "golden" / "dossier" / "invented_case.txt"
STYLES = {"plain", "strong", "quiet", "mono", "big", "filled", "half", "outlined", "dashed", "dotted", "double", "thin"}


def as_text(paper: Paper) -> str:
    """Every word of a paper, a block to a line, codes of style left out."""
    lines = [paper.title]
    parts = [("", paper.front), *((f"== {part.title}", part.blocks) for part in paper.sections)]
    for title, blocks in parts:
        lines.append(title)
        for block in blocks:
            words = (text.strip() for text in texts(block) if text not in STYLES)
            lines.append(" | ".join(word for word in words if word))
    return "\n".join(lines) + "\n"


def test_the_dossier_reads_as_agreed():
    paper = dossier.build(told.ASSESSMENT, told.CASE, told.wording(), told.TITLES)
    assert as_text(paper) == GOLDEN.read_text("utf-8")


if __name__ == "__main__":
    GOLDEN.write_text(as_text(dossier.build(told.ASSESSMENT, told.CASE, told.wording(), told.TITLES)), "utf-8")
