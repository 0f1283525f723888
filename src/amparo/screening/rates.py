"""The rates of the pair score, read from ``rates.toml`` into one row of numbers for each kind of name."""

from functools import cache

from amparo.kernel.registry import toml_files
from amparo.text.lexicon import Role
from amparo.text.names import Kind

_SINGLE = ("cross", "quality_power", "initial", "no_core", "thin_power", "conflict_from", "conflict_most", "closing")
_ROLES = tuple(role.name.lower() for role in Role if role <= Role.PARTICLE)


@cache
def rates(kind: Kind) -> tuple[float, ...]:
    """Return the parameter row of a kind, in the order that ``alignment`` names."""
    return _rows()[kind]


@cache
def _rows() -> dict[str, tuple[float, ...]]:
    ((_, tables),) = (entry for entry in toml_files("amparo.screening") if entry[0] == "rates.toml")
    return {
        kind: tuple(
            value / 1000
            for value in (
                *(table["conflict"][role] for role in _ROLES),
                *(table["omission"][role] for role in _ROLES),
                *(table[name] for name in _SINGLE),
            )
        )
        for kind, table in tables.items()
    }
