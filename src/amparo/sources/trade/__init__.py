"""Trade records of third parties, one format a file: a module holds ``READER``, a ``ForeignReader``."""
