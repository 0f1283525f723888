"""Duties of two legal orders that cannot both be met as a file stands: shown side by side, never chosen between."""

from amparo.law.conflicts.catalogue import Collision, collisions
from amparo.law.conflicts.meeting import conflicts_met, conflicts_open

__all__ = ["Collision", "collisions", "conflicts_met", "conflicts_open"]
