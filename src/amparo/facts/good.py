"""Goods as customs and commerce describe them."""

from dataclasses import dataclass

from amparo.facts.ids import GoodId
from amparo.kernel.errors import Place


@dataclass(frozen=True, slots=True)
class Good:
    """A row of ``goods.csv``. ``hs`` holds digits only (2 to 10); ``hs_revision`` its year, where told."""

    id: GoodId
    name: str
    hs: str = ""
    hs_revision: str = ""
    material: str = ""
    at: Place | None = None
