"""Every list source there is, found by looking in its folder."""

from functools import cache

from amparo.facts.ids import ListId
from amparo.kernel.registry import discover
from amparo.sources.source import ListSource


@cache
def list_sources() -> dict[ListId, ListSource]:
    """Return the sources by list id; other distributions add theirs under the entry point ``amparo.lists``."""
    found = discover("amparo.sources.lists", ListSource, "SOURCE", "amparo.lists")
    return {ListId(name): source for name, source in found.items()}
