import csv
import re
from pathlib import Path

import pytest

from amparo.text import regions

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "trace"


@pytest.mark.parametrize(
    ("code", "region"),
    [
        ("CN-XJ", "CN-XJ"), ("cn-xj", "CN-XJ"), (" CN-XJ ", "CN-XJ"), ("CN-65", "CN-XJ"), ("65", "CN-XJ"),
        ("6501", "CN-XJ"), ("650102", "CN-XJ"), ("650102000000", "CN-XJ"), ("440300", "CN-GD"), ("US-CA", "US-CA"),
        ("659012", "CN-XJ"), ("653228", "CN-XJ"), ("653229", "CN-XJ"),
    ],
)  # fmt: skip
def test_every_way_to_write_a_region_has_one_code(code, region):
    assert regions.canonical(code) == region


@pytest.mark.parametrize(
    "code", ["", "XJ", "99", "990000", "6", "65010", "CN-QQ", "ZZ-XJ", "Xinjiang", "٦٥", "CN-XJ-01"]
)
def test_what_is_no_code_names_no_region(code):
    assert regions.canonical(code) is None


def test_every_province_of_the_standard_is_a_subdivision_of_the_other():
    for digits in regions.provinces():
        region = regions.canonical(digits)
        assert region is not None
        assert regions.name(region)
        assert regions.canonical(region) == region


def test_divisions_keep_their_history():
    assert sum(len(lives) for lives in regions.divisions().values()) == 194
    assert all(regions.canonical(code) == "CN-XJ" for code in regions.divisions())
    assert regions.native_name("650107", 1990) == "南山矿区"
    assert regions.native_name("650107", 2000) == "南泉区"
    assert regions.native_name("650107", 2020) == "达坂城区"
    assert regions.native_name("653228", 2000) is None


def test_names_are_the_usual_ones_and_old_divisions_keep_them():
    told = {"CN-XJ": "Xinjiang", "653200": "Hotan", "653100": "Kashgar", "652101": "Turpan", "652923": "Kuqa",
            "659012": "Baiyang", "CN-SH": "Shanghai", "US-CA": "California", "440300": "Guangdong"}  # fmt: skip
    assert {code: regions.name(code) for code in told} == told
    assert regions.name("999999") is None


def test_a_county_lies_in_a_prefecture_in_a_region_in_a_country():
    assert [regions.parent(code) for code in ("650102", "650100", "650000", "CN-XJ")] == [
        "650100", "CN-XJ", "CN", "CN",
    ]  # fmt: skip
    assert regions.parent("nowhere") is None


def test_a_code_that_its_region_never_gave_is_not_known():
    assert regions.is_known("650102")
    assert not regions.is_known("650999")
    assert regions.is_known("440999")  # this region is not known in detail


def test_registration_is_read_from_a_number_that_passes_its_check():
    registration = regions.registered_region("91650000MA00000008")
    valid = _uscc("9165010071090287")
    told = regions.registered_region(valid)
    assert registration is None or registration.region == "CN-XJ"
    assert told is not None
    assert (told.region, told.division, told.name) == ("CN-XJ", "650100", "Urumqi")
    assert regions.registered_region(valid[:-1] + ("0" if valid[-1] != "0" else "1")) is None


def _uscc(begin: str) -> str:
    from stdnum.cn import uscc  # noqa: PLC0415 - the oracle of this test

    number = begin + "9"
    return number + str(uscc.calc_check_digit(number))


def test_no_region_is_named_in_code():
    code = (Path(regions.__file__).parent / name for name in ("regions.py", "addresses.py"))
    told = re.compile(r"[\u4e00-\u9fff]|urumqi|kashgar|hotan", re.IGNORECASE)
    for path in code:
        lines = [line for line in path.read_text("utf-8").splitlines() if told.search(line)]
        assert lines == []


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not beside the project")
def test_the_divisions_are_those_of_the_published_table():
    with (SHARED / "gbt2260" / "xinjiang_with_history_from_stdnum.csv").open(encoding="utf-8-sig") as table:
        published = {(row["code"], row["name"], row["from"], row["to"]) for row in csv.DictReader(table)}
    ours = {
        (one.code, one.name, str(one.since or ""), str(one.until or ""))
        for lives in regions.divisions().values()
        for one in lives
    }
    assert ours == published
