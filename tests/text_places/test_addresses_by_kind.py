"""Addresses in the region, and addresses that only borrow its names: our own, by kind; none is of anybody real."""

import pytest

from amparo.text.addresses import regions_named

INSIDE = {
    "Han, coarsest first": [
        "新疆维吾尔自治区乌鲁木齐市天山区新华北路1号", "新疆阿克苏纺织工业城", "库尔勒市上库工业园区",
        "阿拉尔市", "和田地区墨玉县", "新疆村, 乌鲁木齐市", "新疆哈密市伊州区瓜乡路3号", "喀什地区疏勒县工业园",
        "新疆石河子市东一路", "中国新疆伊犁哈萨克自治州",
    ],
    "romanised": [
        "Aksu Prefecture", "Akesu Diqu, China", "Altay Prefecture", "Tacheng Prefecture", "Khotan, China",
        "Kashghar", "Qeshqer", "Xin Jiang Province", "Wulumuqi, China", "Hetian Diqu",
        "Kizilsu Kirghiz Autonomous Prefecture", "Bortala Mongol Autonomous Prefecture",
        "Ili Kazakh Autonomous Prefecture", "Yarkant County", "Bayingolin",
    ],
    "with a postcode": [
        "Industrial Park, 841000 China", "No. 5 Road, 830011, P.R. China", "843000 Aksu",
        "Kashi Prefecture 844000", "Korla Economic Development Zone, 841000", "Karamay, 834000",
    ],
    "beside streets and firms of other places": [
        "Beijing Road 8, Urumqi", "Texas Road, Urumqi", "Shanghai Industrial Park, Kashgar",
        "c/o Beijing Example Ltd, Shihezi Development Zone, 832000", "Xinjiang Village, Korla, Xinjiang",
        "Guangdong Industrial City, Shufu County, Kashgar", "No 3 Jiangsu Avenue, Huocheng County, Yining",
        "广东工业城, 喀什地区", "Xinjiang Road 4, Urumqi",
    ],
    "from the coarsest to the finest, romanised": ["China, Xinjiang, Hotan", "Xinjiang, Aksu, Wensu County"],
}  # fmt: skip
BORROWED = {
    "a village or street in another city": [
        "Xinjiang Village, Haidian, Beijing", "Ganjiakou Xinjiang Village", "北京市海淀区新疆村",
        "新疆村, 北京市海淀区", "上海市静安区新疆路", "广州市新疆街5号", "Urumqi Middle Road 12, Shanghai",
        "Karamay Road, Daqing, Heilongjiang", "Kashgar Street, Almaty", "Khotan Avenue, Tashkent",
        "Xinjiang Ave, Chicago, IL",
    ],
    "goods called after it": [
        "Hami melon street", "12 Hami Gua Lu, Shanghai", "哈密瓜街, 海口", "Hami Melon Market, Guangzhou",
        "库尔勒香梨批发市场, 北京", "Hotan Carpet Shop, Istanbul", "Hetian Jade Market, Suzhou, Jiangsu",
        "和田玉市场, 苏州市",
    ],
    "a house, a shop or an office called after it": [
        "Xinjiang Restaurant, Dubai", "Turpan Grape Valley Hotel, Beijing", "北京市朝阳区新疆巴州大厦",
        "Turfan House, Delhi", "Xinjiang Kashgar Kebab House, 5 High Street, Leeds, UK",
        "c/o Xinjiang Trade Office, Berlin, Germany", "Yili Plaza, Hohhot, Inner Mongolia",
        "Kashgar Bazaar, Islamabad",
    ],
    "a place of the same name": [
        "Korla, Texas", "Korla, TX 75001, USA", "Urumqi, Texas", "Kashgar, Pakistan", "Aksu, Antalya Turkey",
        "Aksu, Pavlodar, Kazakhstan", "Altay, Russia", "Manas, Kyrgyzstan", "Shawan, Guangzhou", "Wusu, Japan",
        "Beitun District, Taichung, Taiwan", "Kashi, India",
    ],
    "six digits of another country, or that are no postcode": [
        "Sakchi, Jamshedpur 831001, India", "Kashi Bazar, Chapra, Bihar 841301", "Tel. 841000, China",
        "Box 830011, China",
    ],
}  # fmt: skip


def told(table):
    return [pytest.param(address, id=f"{kind}: {address}") for kind, rows in table.items() for address in rows]


def kinds(address, country=None):
    return {one.kind for one in regions_named(address, country) if one.code == "CN-XJ"}


@pytest.mark.parametrize("address", told(INSIDE))
def test_an_address_in_the_region_is_found(address):
    assert "region" in kinds(address)


@pytest.mark.parametrize("address", told(BORROWED))
def test_an_address_that_borrows_a_name_is_no_place_there(address):
    assert "region" not in kinds(address)


@pytest.mark.parametrize(("address", "country"), [("Korla", "CN"), ("843000 Aksu", "CN"), ("Aral, 843300", "cn")])
def test_the_country_told_beside_it_helps(address, country):
    assert "region" in kinds(address, country)


def test_the_village_lies_where_the_rest_of_the_address_says():
    named = regions_named("Xinjiang Village, Haidian, Beijing")
    assert {(one.code, one.kind) for one in named} == {("CN-XJ", "possible"), ("CN-BJ", "region")}


@pytest.mark.parametrize("address", told(INSIDE))
def test_the_country_in_front_or_behind_takes_nothing_away(address):
    assert "region" in kinds(f"{address}, China")
