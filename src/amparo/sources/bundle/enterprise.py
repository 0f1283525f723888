"""What programmes and markets ask about the enterprise: ``enterprise.toml``, flat keys."""

from collections.abc import Mapping

from amparo.kernel.errors import UserError
from amparo.sources.bundle.keyed import Value, read_keyed


def read_enterprise(files: Mapping[str, bytes]) -> dict[str, Value]:
    """Return the facts by key, in the order of the file; none where the bundle has no such file.

    Raises:
        UserError: the file is not TOML, or a value is a table.
    """
    keyed = read_keyed(files, "enterprise")
    if keyed is None:
        return {}
    for key in keyed.arrays:
        raise UserError("value-not-plain", keyed.place(key))
    return {key: entry.value for key, entry in keyed.entries.items()}
