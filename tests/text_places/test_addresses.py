import pytest
from hypothesis import given
from hypothesis import strategies as st

from amparo.text import regions
from amparo.text.addresses import regions_named


def kinds(address: str, code: str, country: str | None = None) -> set[str]:
    return {one.kind for one in regions_named(address, country) if one.code == code}


@pytest.mark.parametrize(
    "address",
    [
        "Urumqi, Xinjiang", "Ürümqi", "12 Mill Rd, Turpan", "Tulufan", "Shihezi", "Kashgar", "Kashi, China", "Akesu",
        "Hotan Prefecture", "Hetian, XJ 848000", "Ku'erle", "KORLA 841000", "Hsin-chiang", "Sinkiang",
        "新疆和田地区和田市", "新疆维吾尔自治区石河子市北四路", "喀什市", "吐鲁番", "烏魯木齊市", "阿克苏地区温宿县",
        "白杨市",         "شىنجاڭ خوتەن شەھىرى", "قەشقەر", "Синьцзян, Урумчи",
        "Wensu County, Aksu Prefecture, China", "He'an County, Hotan", "XPCC 8th Division",
        "No 5 Beijing North Road Urumqi Xinjiang 830011 China", "新疆中泰化学股份有限公司, 乌鲁木齐市",
    ],
)  # fmt: skip
def test_an_address_in_the_region_names_it(address):
    assert "region" in kinds(address, "CN-XJ")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("Xinjiang Road, Shanghai", "street"), ("88 Xinjiang Rd., Qingdao", "street"), ("Xinjiang Lu 5", "street"),
        ("新疆路100号, 青岛", "street"), ("青岛市市北区新疆路8号", "street"), ("Hotan Street, Tianjin", "street"),
        ("上海市乌鲁木齐中路12号", "street"), ("Wulumuqi South Road, Shanghai", "street"), ("Xinjianglu 12", "street"),
        ("Xinjiang 2nd Road, Jinan", "street"), ("rue du Xinjiang 4, Lyon", "street"),
        ("ул. Урумчи 3, Алматы", "street"),
        ("新疆大厦, 北京", "building"), ("Xinjiang Hotel, Beijing", "building"), ("新疆驻上海办事处", "building"),
        ("Xinjiang Example Co., Ltd., Shanghai", "organisation"), ("新疆样例集团有限公司, 上海", "organisation"),
        ("Aksu, Antalya, Turkey", "possible"), ("Kashi, India", "possible"),
        ("Yutian County, Hebei, China", "possible"),
        ("Wenquan Town, Haidian District, Beijing, China", "possible"), ("Qinghe, Hebei, China", "possible"),
    ],
)  # fmt: skip
def test_what_is_only_called_after_the_region_is_told_apart(address, kind):
    assert kinds(address, "CN-XJ") == {kind}


def test_the_text_shows_why():
    named = regions_named("12 Xinjiang East Road, Shanghai")
    assert [(one.code, one.text, one.kind) for one in named] == [
        ("CN-XJ", "Xinjiang East Road", "street"), ("CN-SH", "Shanghai", "region"),
    ]  # fmt: skip


def test_a_street_and_a_town_of_the_region_are_both_told():
    assert kinds("Xinjiang East Road 3, Urumqi", "CN-XJ") == {"street", "region"}


def test_the_country_beside_an_address_decides_a_name_that_others_bear():
    assert kinds("Kashi", "CN-XJ") == {"possible"}
    assert kinds("Kashi", "CN-XJ", "cn") == {"region"}
    assert kinds("Kashi", "CN-XJ", "in") == {"possible"}


def test_other_regions_are_named_too():
    assert [one.code for one in regions_named("河南省郑州市")] == ["CN-HA"]
    assert regions_named("上海南京路")[0].code == "CN-SH"
    assert regions_named("1 Main Street, Springfield") == ()


def test_every_sure_name_of_the_gazetteer_is_found_alone():
    for place in regions.places():
        for name in place.sure:
            assert {(one.code, one.kind) for one in regions_named(name)} == {(place.region, "region")}, name


def test_every_sure_name_before_a_street_word_is_a_street():
    for place in regions.places():
        for name in place.sure:
            if name.isascii() and name.split()[-1] not in {"County", "Prefecture", "Diqu"}:
                assert {one.kind for one in regions_named(f"{name} Road 5")} == {"street"}, name


@given(st.text(max_size=80))
def test_any_text_is_read_and_what_is_told_stands_in_it(address):
    assert all(one.text for one in regions_named(address))
