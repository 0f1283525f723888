"""The nouns: what is told by a published list, a law or the user's own records, before anybody concludes anything.

Every fact is a frozen value; rows of a case carry their :class:`~amparo.kernel.errors.Place` and the
ids of the documents that support them.
"""
