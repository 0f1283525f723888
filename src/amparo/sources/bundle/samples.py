"""Invented lists that travel with a case: ``lists/<id>.toml`` beside ``lists/<id>.ftm.json``.

They let a story be told without saying anything invented of a real party; whatever rests on one is named a sample.
"""

from collections.abc import Mapping

from amparo.facts.case import Remark
from amparo.facts.listing import Snapshot
from amparo.kernel.errors import Place

FOLDER = "lists/"


def read_samples(files: Mapping[str, bytes], remarks: list[Remark]) -> tuple[Snapshot, ...]:
    """Return the sample lists of the bundle, in the order of their files."""
    remarks.extend(Remark("file-unused", Place(name)) for name in sorted(files) if name.startswith(FOLDER))
    return ()
