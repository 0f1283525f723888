import importlib.util

import pytest

from doors.running import ROOT


@pytest.mark.slow
def test_the_readme_shows_what_the_commands_really_print(tmp_path):
    spec = importlib.util.spec_from_file_location("tool", ROOT / "tools" / "write_readme_output.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme.count("```console") >= 3
    assert tool.filled(readme, str(tmp_path)) == readme
