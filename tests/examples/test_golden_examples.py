"""What is found in each example, on each day, is what people have read and kept."""

import pytest

from examples.assessing import EXPECTED, assessed
from examples.golden import KEPT, kept_at, told


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_found_is_what_was_read_and_kept(name, nowhere):
    found = assessed(name, nowhere)
    assert told(name, found) == kept_at(name, found).read_text("utf-8")


def test_nothing_is_kept_that_no_example_tells(nowhere):
    kept = {path for path in KEPT.rglob("*") if path.is_file()}
    assert kept == {kept_at(name, assessed(name, nowhere)) for name in EXPECTED}
