"""What the tests of the examples share."""

import pytest


@pytest.fixture(scope="session")
def nowhere(tmp_path_factory):
    """A workspace that holds no list."""
    return tmp_path_factory.mktemp("workspace")
