"""When an owner's listing reaches what it owns: each regime's own threshold, with its dates."""

from amparo.law.control_tests.catalogue import ControlSpell, ControlTest, control_tests

__all__ = ["ControlSpell", "ControlTest", "control_tests"]
