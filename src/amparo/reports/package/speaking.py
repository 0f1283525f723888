"""How a package speaks: the dossier's teller, exhibits by their numbers, and its own wording."""

from collections.abc import Iterable
from dataclasses import dataclass

from amparo.facts.ids import DocumentId
from amparo.kernel.errors import ParamValue
from amparo.reports import paper
from amparo.reports.dossier.teller import Teller
from amparo.reports.package.model import Draft, Statement
from amparo.reports.paper import Cell, Line


@dataclass(frozen=True, slots=True)
class Speaker:
    """A draft and the teller of its case."""

    draft: Draft
    teller: Teller

    def say(self, key: str, **params: ParamValue) -> str:
        """Return a sentence of packages."""
        return self.teller.wording.say(f"package.{key}", **params)

    def kind(self, family: str, code: str) -> str:
        """Return a label of packages."""
        return self.say(f"{family}.{code}")

    def numbers(self, ids: Iterable[DocumentId]) -> tuple[int, ...]:
        """Return the exhibit numbers of documents, ascending; those that are no exhibit are passed over."""
        wanted = set(ids)
        return tuple(exhibit.number for exhibit in self.draft.exhibits if exhibit.document.id in wanted)

    def exhibits(self, ids: Iterable[DocumentId]) -> str:
        """Return documents as exhibit numbers, runs drawn together."""
        return self.say("exhibit", numbers=ranges(self.numbers(ids)))

    def sentence(self, statement: Statement) -> str:
        """Return what a statement says."""
        return self.teller.wording.because(statement.reason.code, dict(statement.reason.params))

    def statement(self, statement: Statement) -> Line:
        """Return a statement with its exhibits."""
        line: Line = (paper.Span(self.sentence(statement)),)
        if not statement.on_file:
            return line
        first = self.numbers(statement.on_file)
        anchor = f"exhibit-{first[0]}" if first else ""
        return (*line, paper.Span(f" {self.exhibits(statement.on_file)}", "quiet", anchor))

    def table(self, key: str, columns: tuple[tuple[str, int], ...], rows: Iterable[tuple[Cell, ...]]) -> paper.Table:
        """Return a table whose caption and headings are ``package.<key>.caption`` and ``package.<key>.<column>``."""
        heads = tuple(paper.Column(self.say(f"{key}.{column}"), weight) for column, weight in columns)
        return paper.Table(self.say(f"{key}.caption"), heads, tuple(rows))

    def paragraph(self, key: str, **params: ParamValue) -> paper.Paragraph:
        """Return a sentence as a paragraph."""
        return paper.Paragraph(paper.plain(self.say(key, **params)))


def ranges(numbers: Iterable[int]) -> str:
    """Return ascending numbers as text: ``1-3, 5``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}-{run[1]}" for run in runs)
