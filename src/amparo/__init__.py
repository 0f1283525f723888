"""amparo: which measure reaches whom, on what evidence, and which lawful steps are open.

Start at :mod:`amparo.casework`: one module for each use case.
"""

__version__ = "0.1.0"

__all__ = ["__version__"]
