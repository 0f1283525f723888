"""Published lists, one file each: a module holds ``SOURCE``, a :class:`~amparo.sources.source.ListSource`."""
