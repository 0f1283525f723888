"""Who may be breaking the law by taking a step, told before the step: one TOML file for each notice."""

from amparo.law.notices.catalogue import Notice, notices, notices_for

__all__ = ["Notice", "notices", "notices_for"]
