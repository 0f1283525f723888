"""How units did over time: the rows that an estimate of a measure's effect starts from."""

from dataclasses import dataclass
from decimal import Decimal

from amparo.facts.period import Period
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class PanelRow:
    """A row of ``panel.csv``: one unit (an enterprise, a region) in one period.

    ``output``, ``exports`` and ``employees`` are ``None`` where the cell is empty: not told, never zero. ``status``
    is the user's own word; ``treated_from`` the period from which a measure reached the unit, ``None`` where it
    never did. ``covariates`` are further number columns by name, in the order of the header, told cells only.
    """

    unit: str
    period: Period
    output: Decimal | None = None
    exports: Decimal | None = None
    employees: Decimal | None = None
    status: str = ""
    treated_from: Period | None = None
    covariates: tuple[tuple[str, Decimal], ...] = ()
    at: Place | None = None
