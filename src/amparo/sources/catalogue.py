"""Every list source and every reader of third parties' files there is, found by looking in their folders."""

from functools import cache

from amparo.facts.ids import ListId
from amparo.kernel.registry import discover
from amparo.sources.foreign import ForeignReader
from amparo.sources.source import ListSource


@cache
def list_sources() -> dict[ListId, ListSource]:
    """Return the sources by list id; other distributions add theirs under the entry point ``amparo.lists``."""
    found = discover("amparo.sources.lists", ListSource, "SOURCE", "amparo.lists")
    return {ListId(name): source for name, source in found.items()}


@cache
def foreign_readers() -> dict[str, ForeignReader]:
    """Return the readers of third parties' files by id; entry points ``amparo.registers`` and ``amparo.trade``."""
    registers = discover("amparo.sources.registers", ForeignReader, "READER", "amparo.registers")
    trade = discover("amparo.sources.trade", ForeignReader, "READER", "amparo.trade")
    return dict(sorted({**registers, **trade}.items()))
