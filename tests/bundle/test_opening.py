"""A bundle is opened from a folder, a zip or a workbook, and nothing outside it is ever touched."""

import os
import stat
import zipfile
from pathlib import Path

import pytest

from amparo.archive.bundle import open_bundle
from amparo.kernel.errors import Place, UserError
from amparo.wording.catalogue import speak
from bundle.whole import FILES, bundle, read, refusal


def laid_out(folder: Path, files: dict[str, bytes] | None = None) -> Path:
    for name, content in (bundle() if files is None else files).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def zipped(path: Path, files: dict[str, bytes], top: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(f"{top}{name}", content)
    return path


def refused(path: Path) -> UserError:
    with pytest.raises(UserError) as told:
        open_bundle(path)
    sentence = speak("en").error(told.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
    assert told.value.exit_code == 2
    return told.value


def test_a_folder_holds_its_files_by_name_in_order(tmp_path):
    files = open_bundle(laid_out(tmp_path / "shirts"))
    assert files.name == "shirts"
    assert list(files) == sorted(FILES)
    assert files["docs/invoice.txt"] == b"Invoice 1\n"
    assert "nothing.csv" not in files
    with pytest.raises(KeyError):
        files["nothing.csv"]


@pytest.mark.parametrize("top", ["", "shirts/"])
def test_a_folder_and_its_zip_are_the_same_case(tmp_path, top):
    folder = open_bundle(laid_out(tmp_path / "shirts"))
    packed = open_bundle(zipped(tmp_path / "shirts.zip", bundle(), top))
    assert (packed.name, dict(packed)) == ("shirts", dict(folder))
    assert read(packed) == read(folder)


def test_files_that_machines_leave_behind_are_passed_over(tmp_path):
    left = {
        ".DS_Store": b"x",
        "__MACOSX/._case.toml": b"x",
        "docs/.hidden": b"x",
        "Thumbs.db": b"x",
        "~$parties.csv": b"x",
    }
    assert list(open_bundle(laid_out(tmp_path / "a", bundle() | left))) == sorted(FILES)
    assert list(open_bundle(zipped(tmp_path / "a.zip", bundle() | left))) == sorted(FILES)
    tops = {f"top/{name}": content for name, content in bundle().items()} | {"__MACOSX/top/._x": b"x"}
    assert list(open_bundle(zipped(tmp_path / "b.zip", tops))) == sorted(FILES)


@pytest.mark.parametrize(
    "name", ["../evil.csv", "docs/../../evil.csv", "/etc/evil.csv", "C:/evil.csv", "..\\evil.csv", "C:\\evil.csv"]
)
def test_a_zip_that_climbs_out_of_its_folder_is_refused_by_name(tmp_path, name):
    problem = refused(zipped(tmp_path / "case.zip", bundle() | {name: b"x"}))
    assert (problem.code, problem.place) == ("zip-entry-climbs", Place(name.replace("\\", "/")))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.zip"]


def test_a_link_in_a_zip_is_refused(tmp_path):
    path = zipped(tmp_path / "case.zip", bundle())
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo("docs/link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    assert refused(path).code == "zip-entry-link"


def test_a_zip_with_two_entries_of_one_name_is_refused(tmp_path):
    path = tmp_path / "case.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("docs\\a.txt", "1")
        archive.writestr("docs/a.txt", "2")
    assert refused(path).code == "zip-entry-twice"


def test_a_zip_that_swells_beyond_measure_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "case.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("z.bin", "w") as out,
    ):
        for _ in range(520):
            out.write(bytes(1024 * 1024))
    assert refused(path).code == "zip-too-large"


def test_damage_inside_a_zip_is_told_with_the_entry(tmp_path):
    path = zipped(tmp_path / "case.zip", bundle())
    raw = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        offset = archive.getinfo("parties.csv").header_offset + 30 + len("parties.csv")
    raw[offset : offset + 12] = b"\xff" * 12
    path.write_bytes(bytes(raw))
    with pytest.raises(UserError) as told:
        open_bundle(path)["parties.csv"]
    assert (told.value.code, told.value.place) == ("file-unreadable", Place("parties.csv"))


def test_a_locked_zip_is_refused(tmp_path):
    path = zipped(tmp_path / "case.zip", {"case.toml": b"x"})
    raw = bytearray(path.read_bytes())
    raw[raw.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(raw))
    assert refused(path).code == "zip-entry-locked"


@pytest.mark.parametrize("content", [b"", b"no zip at all", b"PK\x03\x04 cut off", b"PK\x05\x06" + bytes(18)])
def test_a_file_that_is_no_bundle_is_refused(tmp_path, content):
    path = tmp_path / "case.zip"
    path.write_bytes(content)
    assert refused(path).code in {"bundle-not-a-bundle", "bundle-empty"}


def test_a_path_that_is_not_there_and_an_empty_folder_are_told_apart(tmp_path):
    assert refused(tmp_path / "nothing").code == "bundle-missing"
    (tmp_path / "empty").mkdir()
    assert refused(tmp_path / "empty").code == "bundle-empty"


def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("not yours")
    folder = laid_out(tmp_path / "case")
    (folder / "docs" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    problem = refused(folder)
    assert (problem.code, problem.place) == ("bundle-link-outside", Place("docs/secret.txt"))
    (folder / "docs" / "secret.txt").unlink()
    (folder / "away").symlink_to(tmp_path, target_is_directory=True)
    assert refused(folder).code == "bundle-link-outside"


def test_a_link_within_the_folder_is_a_file_like_any_other(tmp_path):
    folder = laid_out(tmp_path / "case")
    (folder / "docs" / "copy.txt").symlink_to(folder / "docs" / "invoice.txt")
    assert open_bundle(folder)["docs/copy.txt"] == b"Invoice 1\n"


def test_a_pipe_is_no_file_of_a_bundle(tmp_path):
    folder = laid_out(tmp_path / "case")
    os.mkfifo(folder / "docs" / "pipe")
    assert "docs/pipe" not in open_bundle(folder)


def test_a_row_of_two_hundred_megabytes_is_refused_in_one_sentence_and_little_memory(tmp_path):
    folder = laid_out(tmp_path / "case")
    path = folder / "goods.csv"
    with path.open("wb") as out:
        out.write(b"id,name,hs,hs_revision,material\nG1,Cotton lint,520100,2022,cotton\nG2,")
        out.truncate(200 * 1024**2)  # the rest reads as zero bytes and takes no room on disk
    before = _peak()
    with pytest.raises(UserError) as told:
        read(open_bundle(folder))
    assert (told.value.code, told.value.place) == ("row-too-long", Place("goods.csv", 3, "name"))
    assert _peak() - before < 32 * 1024
    text = tmp_path / "text"
    files = bundle(goods__csv=b"id,name\nG1," + b'"' + b"x\n" * 700_000)
    with pytest.raises(UserError) as told:
        read(open_bundle(laid_out(text, files)))
    assert told.value.place == Place("goods.csv", 2)


def _peak() -> int:
    import resource  # noqa: PLC0415 - only this test measures memory

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def test_a_long_cell_is_refused_with_its_line():
    problem = refusal(bundle(goods__csv="id,name\nG1," + "x" * 200_000 + "\n"))
    assert (problem.code, problem.place) == ("cell-too-long", Place("goods.csv", 2))
