"""From a finished lot back through lots, shipments, supplies and holdings to whatever a measure names.

The path is the explanation: every hop carries its documents and a grade, every bound its arithmetic, and what
cannot be true together is told before anything else.
"""
