"""Saying what was noticed and kept."""

from amparo.facts.case import Remark
from amparo.kernel.errors import ParamValue, Place


def noticed(code: str, place: Place, **params: ParamValue) -> Remark:
    """Return a remark; its sentence is ``reason.<code>`` of the wording catalogue, filled with ``params``."""
    return Remark(code, place, tuple(sorted(params.items())))
