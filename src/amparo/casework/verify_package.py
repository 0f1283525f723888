"""Whether a package is still what it was: its files held against its manifest."""

from pathlib import Path

from amparo.archive.folders import read_folder
from amparo.casework.package_case import FILING, INTERNAL, filing_in
from amparo.reports import package

SEAL_FILE = f"{INTERNAL}/{package.SEAL}"


def run(folder: Path) -> tuple[tuple[package.Difference, ...], int, bool]:
    """Hold a package's filing against its manifest.

    Args:
        folder: a package as it was written, or its filing alone.

    Returns:
        what differs, sorted; how many files the filing holds beside its manifest; and whether the manifest's own
        hash was kept beside it, so that a change of the manifest would show.

    Raises:
        UserError: there is no such folder, or no manifest in it that can be read.
    """
    held = read_folder(folder)
    files = filing_in(held)
    seal = held.get(SEAL_FILE, b"").decode("ascii", "replace").strip() if f"{FILING}/{package.MANIFEST}" in held else ""
    return package.verify(files, seal), len(files) - 1, bool(seal)
