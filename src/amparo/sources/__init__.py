"""One file for each published format: bytes in, facts out.

``lists`` are what authorities publish about parties, ``registers`` say who owns whom, ``trade`` tells of lots and
shipments. A reader handles each field, ignores it on purpose, or raises.
"""
