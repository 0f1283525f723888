"""Why: a code, what its sentence mentions, and where it can be checked."""

from dataclasses import dataclass

from amparo.facts.evidence import Evidence
from amparo.kernel.errors import Params, ParamValue


@dataclass(frozen=True, slots=True, order=True)
class Reason:
    """One reason. Its sentence is ``reason.<code>`` of the wording catalogue, filled with ``params``."""

    code: str
    params: Params = ()
    evidence: tuple[Evidence, ...] = ()


def because(code: str, *evidence: Evidence, **params: ParamValue) -> Reason:
    """Return a reason; parameters are kept sorted so that equal reasons are equal bytes."""
    return Reason(code, tuple(sorted(params.items())), evidence)
