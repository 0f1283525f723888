import pytest
from starlette.testclient import TestClient

from amparo.archive.workspace import Workspace
from amparo.casework.standing_register import make
from api.register import TODAY, asking, keep


@pytest.fixture(scope="session")
def home(tmp_path_factory):
    folder = tmp_path_factory.mktemp("register")
    keep(folder / "home", folder / "source")
    make(Workspace(folder / "home"), TODAY)
    return folder / "home"


@pytest.fixture(scope="session")
def client(home) -> TestClient:
    with asking(home, every=600) as found:
        yield found
