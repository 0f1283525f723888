"""The case bundle: the user's own records, read strictly."""
