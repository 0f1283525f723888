"""One file for each command; its ``COMMAND`` is found by looking in this folder."""
