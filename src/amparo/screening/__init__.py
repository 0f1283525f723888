"""Names against a register: which listed parties a name may be, how likely, and why.

Comes in: listings (``facts.listing``) to build an :class:`~amparo.screening.index.Index` from, and queries. Goes out:
candidates with a score in thousandths and the reasons for it. Nothing here reads a disk or a clock.
"""
