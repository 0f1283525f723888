"""Registers of who is who and who owns whom, one format a file: a module holds ``READER``, a ``ForeignReader``."""
