"""Every sentence, label and heading a user reads, by key and language: ``wording/<language>/<room>.toml``."""

from amparo.wording.catalogue import Wording, speak

__all__ = ["Wording", "speak"]
