"""Numbers that name something: one module for each scheme, found by looking in this folder.

A scheme says how a number is written without ornament and whether its check digit holds. A number that fails
its check is kept by whoever reads it: it is a fact about the paper it stands on.
"""

from amparo.text.identifiers._catalogue import compact, is_valid, schemes
from amparo.text.identifiers._scheme import Scheme

__all__ = ["Scheme", "compact", "is_valid", "schemes"]
