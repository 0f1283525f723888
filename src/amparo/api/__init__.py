"""The HTTP door: the matching API that the field's clients speak. Parse, call one use case, render."""
