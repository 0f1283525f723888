"""The register of measures: one TOML file each, found by looking in its folder."""

from functools import cache
from typing import Any, cast, get_args

from amparo.facts.ids import MeasureId
from amparo.kernel.errors import IntegrityError
from amparo.kernel.registry import toml_files
from amparo.law.measure import Effect, Measure, Outcome, Rule, RuleSubject, Setting, Suspension
from amparo.law.table import Table

PACKAGE = "amparo.law"
FOLDER = "measures"
DAYS = frozenset({"adopted", "in-force", "applies", "ended"})


@cache
def measures() -> dict[MeasureId, Measure]:
    """Return every measure of the register, sorted by id.

    Raises:
        IntegrityError: a file is malformed, its id differs from its name, or two measures share an id.
    """
    found: dict[MeasureId, Measure] = {}
    for path, content in toml_files(PACKAGE, FOLDER):
        measure = read_measure(path, content)
        if path.rpartition("/")[2] != f"{measure.id.replace('-', '_')}.toml" or measure.id in found:
            raise IntegrityError("law-malformed", file=path, key="id")
        found[measure.id] = measure
    return dict(sorted(found.items()))


def read_measure(path: str, content: dict[str, Any]) -> Measure:
    """Return the measure a parsed file holds.

    Raises:
        IntegrityError: a key is missing, unknown or of the wrong kind, or two rules share an id.
    """
    table = Table(path, content)
    measure = Measure(
        id=MeasureId(table.text("id")),
        jurisdiction=table.text("jurisdiction"),
        authority=table.text("authority"),
        title=table.text("title"),
        citation=table.text("citation"),
        adopted=table.day("adopted"),
        effective=table.day("effective"),
        applies=table.day("applies"),
        ended=table.day("ended"),
        bill=table.flag("bill", fallback=False),
        binds=table.text("binds"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        date_confirmed=table.flag("date_confirmed", fallback=True),
        note=table.text("note", ""),
        effects=tuple(_effect(one) for one in table.tables("effect")),
        suspended=tuple(_suspension(one) for one in table.tables("suspended")),
        from_memory=table.texts("from_memory"),
        rules=tuple(_rule(one) for one in table.tables("rule")),
    )
    table.nothing_left()
    if not set(measure.from_memory) <= DAYS:
        table.refuse("from_memory")
    if len({rule.id for rule in measure.rules}) < len(measure.rules):
        table.refuse("rule")
    return measure


def _effect(table: Table) -> Effect:
    effect = Effect(table.text("kind"), table.text("what"))
    table.nothing_left()
    return effect


def _suspension(table: Table) -> Suspension:
    suspension = Suspension(
        cast("Setting", table.word("turn", get_args(Setting), "suspended")),
        table.span(),
        table.text("citation"),
        table.text("source"),
        table.flag("confirmed"),
        table.text("note", ""),
    )
    table.nothing_left()
    return suspension


def _rule(table: Table) -> Rule:
    rule = Rule(
        id=table.text("id"),
        subject=cast("RuleSubject", table.word("subject", get_args(RuleSubject))),
        outcome=cast("Outcome", table.word("outcome", get_args(Outcome), "exposure")),
        span=table.span(),
        when=table.condition("when"),
        citation=table.text("citation"),
        source=table.text("source"),
        confirmed=table.flag("confirmed"),
        date_confirmed=table.flag("date_confirmed", fallback=True),
        note=table.text("note", ""),
    )
    table.nothing_left()
    return rule
