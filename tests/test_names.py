"""Did-you-mean finds what clerks meant and keeps quiet about strangers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.names import closest, closest_owner, is_initials, is_successor

DISTRICT_TEXT = (
    "区生态环境局 区水利局 区城市管理局 正阳工业园区管委会 区林业局 区农业农村委 区畜牧技术服务中心 区住房城乡建委 区交通局 区财政局 "
    "区规划自然资源局 区经济信息委 区商务委 区卫生健康委 区公安局 区委宣传部 区发展改革委 新城管委会 区机关事务服务中心 黔江排水公司 "
    "鸿业集团 市环投集团 区文化旅游委 区市场监管局 区委组织部 三峰公司 城南街道 城东街道 冯家街道 金溪镇 石会镇 区司法局 区法院 "
    "区检察院 区统计局 区委考核办 区委党校 区气象局 区应急管理局 区审计局 区城投集团 区扶贫办 区公共资源交易中心"
)
COUNTY_TEXT = (
    "县自然资源和规划局 县工业和信息化局 县人力资源和社会保障局 县住房和城乡建设局 县文化和旅游局 县市场监督管理局 县水务局 县科学技术局 "
    "县教育局 县民政局 县医疗保障局 县退役军人事务局 县委编办 县委政法委 县政府办公室 县林业和草原局 城关镇人民政府 经济开发区管委会"
)
DISTRICT = tuple(DISTRICT_TEXT.split())
COUNTY = tuple(COUNTY_TEXT.split())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("区生环局", "区生态环境局"),
        ("区自规局", "区规划自然资源局"),
        ("区规自局", "区规划自然资源局"),
        ("区规划和自然资源局", "区规划自然资源局"),
        ("区生态环保局", "区生态环境局"),
        ("区住建委", "区住房城乡建委"),
        ("区住房和城乡建设委员会", "区住房城乡建委"),
        ("区发改委", "区发展改革委"),
        ("区卫健委", "区卫生健康委"),
        ("区经信委", "区经济信息委"),
        ("区城管局", "区城市管理局"),
        ("区市场监督管理局", "区市场监管局"),
        ("区交通运输局", "区交通局"),
        ("区农业农村局", "区农业农村委"),
        ("宣传部", "区委宣传部"),
        ("生态环境局", "区生态环境局"),
        ("县水利局", "区水利局"),
        ("区财攻局", "区财政局"),
        ("鸿业", "鸿业集团"),
        ("排水公司", "黔江排水公司"),
        ("区 生态 环境局", "区生态环境局"),
    ],
)
def test_a_district_name_written_otherwise_is_recognised(written: str, meant: str) -> None:
    assert closest(written, DISTRICT) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("县资规局", "县自然资源和规划局"),
        ("县自然资源局", "县自然资源和规划局"),
        ("县工信局", "县工业和信息化局"),
        ("县人社局", "县人力资源和社会保障局"),
        ("县住建局", "县住房和城乡建设局"),
        ("县文旅局", "县文化和旅游局"),
        ("县市场监管局", "县市场监督管理局"),
        ("县科技局", "县科学技术局"),
        ("县医保局", "县医疗保障局"),
        ("县政府办", "县政府办公室"),
        ("县林草局", "县林业和草原局"),
        ("经开区管委会", "经济开发区管委会"),
        ("城关镇政府", "城关镇人民政府"),
        ("县教育周", "县教育局"),
    ],
)
def test_a_county_name_written_otherwise_is_recognised(written: str, meant: str) -> None:
    assert closest(written, COUNTY) == meant


@pytest.mark.parametrize(
    "stranger",
    [
        "区教育局",
        "区民政局",
        "区体育局",
        "区人社局",
        "城西街道",
        "冯家镇",
        "黄溪镇",
        "区委统战部",
        "区妇联",
        "区委",
        "市",
        "",
        "无",
        "国家统计局调查队",
    ],
)
def test_a_unit_that_is_not_in_the_plan_gets_no_suggestion(stranger: str) -> None:
    assert closest(stranger, DISTRICT) is None


def test_nothing_is_suggested_when_two_are_equally_near() -> None:
    assert closest("城建", ["城建公司", "城建集团"]) is None


def test_two_spellings_of_one_owner_may_be_equally_near() -> None:
    owners = {"县城市管理综合执法局": "执法局", "县城管局": "执法局", "县水务局": "水务局"}
    assert closest_owner("县城市管理局", owners) == "执法局"
    assert closest_owner("县城市管理局", owners | {"县城管局": "城管局"}) is None


def test_keys_and_names_of_programmes_are_recognised_too() -> None:
    assert closest("indicatr", ["indicators", "indicator", "units"]) == "indicator"
    assert closest("qianjiang2019", ["qianjiang-2019", "shanzhou-2022"]) == "qianjiang-2019"
    assert closest("colour", ["metrics", "tasks"]) is None


@given(name=st.sampled_from(DISTRICT))
def test_a_known_name_is_its_own_closest(name: str) -> None:
    assert closest(name, DISTRICT) == name


@given(name=st.text(max_size=12), candidates=st.lists(st.text(max_size=12), max_size=5))
def test_any_text_gets_a_candidate_or_nothing(name: str, candidates: list[str]) -> None:
    assert closest(name, candidates) in {None, *candidates}


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("市住建局", "市住房和城乡建设局", True),
        ("区市监局", "区市场监督管理局", True),
        ("县工信局", "县工业和信息化局", True),
        ("卫健委", "县卫生健康委员会", True),
        ("县委办", "县委办公室", True),
        ("县水务局", "县水土保持服务局", False),
        ("县民政局", "县民族宗教局", False),
        ("市财政局", "县财政局", False),
        ("县委办", "县政府办", False),
    ],
)
def test_short_forms_keep_first_characters_of_words(short: str, long: str, expected: bool):
    assert is_initials(short, long) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("市水利局", "市水务局", True),
        ("县环保局", "县生态环境局", True),
        ("县卫计委", "县卫生健康局", True),
        ("县扶贫办", "县乡村振兴局", True),
        ("县市场监督管理局", "县工商局", True),
        ("县教育局", "县教体局", True),
        ("县水利局", "市水务局", False),
        ("县教育局", "县体育局", False),
        ("县工商局", "县质监局", False),
        ("县水务局", "县水务集团", False),
        ("县应急管理局", "县应急管理局", False),
    ],
)
def test_a_former_name_is_that_of_the_office_that_follows(one: str, other: str, expected: bool):
    assert is_successor(one, other) is expected
    assert is_successor(other, one) is expected
