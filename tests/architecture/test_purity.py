"""Below the archive nothing asks the clock, the environment or the disk: time, seed and snapshot are arguments."""

import ast

from architecture.source_tree import PACKAGE, modules, name_of, room, rooms_below, tree

HIDDEN = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now", "datetime.date.today",
    "time.time", "time.monotonic", "time.localtime", "os.environ", "os.getenv", "os.urandom", "uuid.uuid4",
    "uuid.uuid1",
    "random.random", "random.choice", "random.shuffle", "random.Random", "secrets.token_hex", "locale.getlocale",
}  # fmt: skip


def test_no_deciding_room_asks_the_clock_the_environment_or_chance():
    below = rooms_below("archive")
    found = [
        f"{path}:{node.lineno} {name_of(node)}"
        for path in modules()
        if room(path) in below
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and name_of(node) in HIDDEN
    ]
    assert found == []


def test_no_deciding_room_opens_a_file():
    below = rooms_below("archive")
    found = [
        f"{path}:{node.lineno}"
        for path in modules()
        if room(path) in below and path.name != "registry.py"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Call)
        and name_of(node.func) in {"open", "io.open", "os.open", "files", "resources.files"}
    ]
    assert found == []


def test_no_room_catches_everything():
    last_resorts = {"cli/main.py", "api/last_resort.py"}
    found = [
        f"{path}:{node.lineno}"
        for path in modules()
        if path.relative_to(PACKAGE).as_posix() not in last_resorts
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or name_of(node.type) in {"Exception", "BaseException"})
    ]
    assert found == []


def test_no_deciding_room_fetches_anything():
    """The import contract can only forbid ``urllib`` as a whole, and ``urllib.parse`` is text work."""
    below = rooms_below("archive")
    found = [
        f"{path}:{node.lineno}"
        for path in modules()
        if room(path) in below
        for node in ast.walk(tree(path))
        if (isinstance(node, ast.Import) and any(name.name.startswith("urllib.request") for name in node.names))
        or (isinstance(node, ast.ImportFrom) and str(node.module).startswith("urllib.request"))
    ]
    assert found == []
