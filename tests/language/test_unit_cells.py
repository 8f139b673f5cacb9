"""Unit cells are split into the names a reader would see.

The cells stand in tests/language/unit_cells/*.txt, one a line, with the names a person expects: `cell => name | name`,
`L:`, `C:`, `R:` for the role, `=` before the whole name, `#` for a group, `{scope}`, `~alias`, `+` for 等; `\\n` is a line
break in the cell.
"""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.unit_cells import read_unit_cell, unit_cell_as_json
from ecoreport.model.program import Unit, UnitKind
from ecoreport.model.unit_cell import Role

FOLDER = Path(__file__).parent / "unit_cells"
ROLES = {"L": "lead", "C": "coop", "R": "resp"}


def _expected(notation: str) -> dict[str, object]:
    said: dict[str, object] = {}
    rest = notation.strip()
    if rest[1:2] == ":" and rest[0] in ROLES:
        said["role"], rest = ROLES[rest[0]], rest[2:]
    if rest.endswith("+"):
        said["etc"], rest = True, rest[:-1]
    if "~" in rest:
        rest, said["alias"] = rest.split("~")
    if rest.endswith("}"):
        rest, said["scope"] = rest[:-1].split("{")
    if rest.endswith("#"):
        said["group"], rest = True, rest[:-1]
    if "=" in rest:
        rest, said["full"] = rest.split("=")
    return {"name": rest, **said}


def _cells() -> list[tuple[str, list[dict[str, object]]]]:
    cells = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                raw, _, names = line.partition("=>")
                expected = [_expected(name) for name in names.split(" | ")] if names.strip() else []
                cells.append((raw.rstrip(" ").replace("\\n", "\n"), expected))
    return cells


@pytest.mark.parametrize(("raw", "expected"), _cells())
def test_a_cell_is_split_as_a_reader_would(raw: str, expected: list[dict[str, object]]) -> None:
    assert unit_cell_as_json(read_unit_cell(raw)) == {"raw": raw, "units": expected}


@pytest.mark.parametrize(
    ("raw", "rules"),
    [
        (
            "各县区党委、政府。(以下所有工作任务均需各县区党委、政府落实,不再一一列出。)",
            ("以下所有工作任务均需各县区党委、政府落实,不再一一列出",),
        ),
        ("市发改委、市财政局（列第一位的为牵头单位，下同）", ("列第一位的为牵头单位，下同",)),
        ("注：列首位的为牵头单位。市发改委、市财政局", ("注：列首位的为牵头单位",)),
        ("市工信局牵头，各县区政府负责落实，下同", ("下同",)),
        ("市发改委、市财政局", ()),
    ],
)
def test_standing_rules_are_offered_apart_from_the_units(raw: str, rules: tuple[str, ...]) -> None:
    assert read_unit_cell(raw).rules == rules


KNOWN = (
    Unit(name="区规划自然资源局", aliases=("区自规局", "区规资局")),
    Unit(name="区林业局"),
    Unit(name="新城管委会"),
    Unit(name="河长办、水利局联合专班", aliases=("联合专班",)),
    Unit(name="沿江六镇", kind=UnitKind.GROUP, members=("甲镇", "乙镇")),
    Unit(name="区财政和国资局"),
)


def _full_names(raw: str) -> list[str]:
    return [mention.full_name for mention in read_unit_cell(raw, known=KNOWN).units]


def test_an_alias_of_the_programme_gives_the_units_own_name_in_full() -> None:
    (mention,) = read_unit_cell("区自规局", known=KNOWN).units
    assert (mention.name, mention.full) == ("区自规局", "区规划自然资源局")


def test_a_completed_name_is_looked_up_too() -> None:
    assert _full_names("区林业局、规资局") == ["区林业局", "区规划自然资源局"]


def test_a_name_without_its_level_is_found_when_only_one_known_unit_fits() -> None:
    assert _full_names("林业局、鸿业集团") == ["区林业局", "鸿业集团"]


def test_the_youth_league_is_found_by_its_own_name() -> None:
    known = (Unit(name="团县委"), Unit(name="县委宣传部"))
    (_, league) = read_unit_cell("县委宣传部、团委", known=known).units
    assert (league.name, league.full) == ("团委", "团县委")


def test_known_names_stay_whole_whatever_stands_in_them() -> None:
    assert _full_names("河长办、水利局联合专班、区财政和国资局") == [
        "河长办、水利局联合专班",
        "区财政和国资局",
    ]


def test_a_known_group_stays_a_group() -> None:
    mentions = read_unit_cell("沿江六镇、甲镇", known=KNOWN).units
    assert [(m.name, m.group) for m in mentions] == [("沿江六镇", True), ("甲镇", False)]


def test_roles_stand_in_the_model_as_an_enumeration() -> None:
    lead, coop = read_unit_cell("市水利局牵头，市住建局配合").units
    assert (lead.role, coop.role) == (Role.LEAD, Role.COOP)


NAMES = (
    "市发展改革委 市自然资源和规划局 市人力资源和社会保障局 市文化和旅游局 市委宣传部 市政府办公室 市住房城乡建设局 市城管执法局 市总工会 团市委 "
    "市市场监督管理局 石会镇 城东街道 各乡镇人民政府 各县（市、区）人民政府 国家统计局天水调查队 市公共资源交易中心 市直有关部门 市环投集团"
)


@given(
    names=st.lists(st.sampled_from(NAMES.split()), min_size=1, max_size=8, unique=True),
    separator=st.sampled_from(["、", "，", ",", "；", "; ", "/", " ", "\n", "、\n", "　", "｜", "\r\n"]),
)
def test_joined_names_are_given_back_by_any_separator(names: list[str], separator: str) -> None:
    assert [mention.name for mention in read_unit_cell(separator.join(names)).units] == names


WORDS = (
    "市 区 各 委 局 和 及 等 、 ， ； ： （ ） 〔 ] 牵头 配合 单位 责任 负责 财政 自然资源 规划 县（市、区） 政府 乡镇 街道 按职责分工 会同 由 《 》 "
    "下同 以下 均需 \n 2022年 列 第一 为 原 以下简称 办公室 公司"
)


@given(
    st.one_of(st.text(max_size=40), st.lists(st.sampled_from([*WORDS.split(" ")]), max_size=14).map("".join))
)
def test_no_text_raises_and_no_character_of_a_name_is_invented(raw: str) -> None:
    cell = read_unit_cell(raw)
    assert cell.raw == raw
    bare = "".join(raw.split())
    for mention in cell.units:
        assert mention.name
        assert not any(char.isspace() for char in mention.name)
        assert _in_order(mention.name, bare)


def _in_order(name: str, text: str) -> bool:
    """True when the name is a stretch of the text, invisible characters and page numbers aside."""
    rest = iter(text)
    return all(char in rest for char in name)


COMPOUND = (
    "自然资源和规划局 规划和自然资源局 文化和旅游局 发展和改革委员会 发展和改革局 人力资源和社会保障局 住房和城乡建设局 "
    "住房和城乡建设委员会 水利和湖泊局 水务和湖泊局 林业和草原局 科技和工业信息化局 工业和信息化局 经济和信息化局 "
    "经济和信息化委员会 农业农村和水利局 农业农村和水务局 生态环境和城市管理局 教育和体育局 教育和科技局 民族和宗教事务局 "
    "卫生和计划生育委员会 卫生健康和医疗保障局 商务和投资促进局 商务和粮食局 交通运输和城乡建设局 市场监督管理和知识产权局 "
    "城市管理和综合执法局 城市管理和行政执法局 园林和林业局 文化广电和旅游局 文化广电新闻出版和旅游局 文化体育和旅游局 "
    "人口和计划生育局 国土资源和房屋管理局 粮食和物资储备局 政务服务和数据管理局 行政审批和政务信息管理局 退役军人和民政局 "
    "应急管理和安全生产监督管理局 招商和商务局 金融和国有资产管理局 统计和调查局 经济商务和科技局 水利和移民局 畜牧和渔业局 "
    "农牧和科技局 林业和园林局 信访和政务接待局 机关事务和公共资源交易中心 党史和地方志研究室 自然资源和城乡建设局 "
    "科学技术和经济信息化局 乡村振兴和农村能源局 司法和信访局 医疗保障和民政局 审计和统计局 财政和国资局 安全生产和消防办"
)
"""Departments with 和 in their name."""
PLAIN = (
    "财政局 民政局 公安局 生态环境局 农业农村局 交通运输局 卫生健康委员会 卫生健康委 应急管理局 城市管理局 市场监督管理局 "
    "市场监管局 行政审批局 机关事务服务中心 公共资源交易中心 大数据中心 乡村振兴局 医疗保障局 退役军人事务局 供销社 总工会 妇联 "
    "残疾人联合会 工商业联合会 科学技术协会 委组织部 委宣传部 委政法委 委党校 委办公室 政府办公室 人民法院 人民检察院 气象局 "
    "消防救援大队 公安局交警大队 住房公积金管理中心 疾病预防控制中心 生态环境综合行政执法大队 城投集团 自来水公司 "
    "污染防治攻坚战指挥部办公室 河长制办公室 安全生产委员会办公室 土地储备中心 环境卫生服务中心 水库移民管理局 残联 融媒体中心 "
    "机关工委 老干部局 投资促进局 人民武装部"
)
SETTINGS = (
    "？",
    "市财政局、？",
    "市财政局和？",
    "？和市财政局",
    "？及各乡镇",
    "？等部门",
    "由？负责",
    "？（河长办）、市公安局",
    "市财政局牵头，？配合",
    "牵头单位：市林业局；配合单位：？、各乡镇",
    "（市发改委、？按职责分工负责）",
    "市财政局\n？\n市民政局",
)


def _names(raw: str) -> list[str]:
    return [mention.name for mention in read_unit_cell(raw).units]


@pytest.mark.parametrize("setting", SETTINGS)
def test_a_compound_department_stays_whole_wherever_it_stands(setting: str) -> None:
    departments = ["市" + name for name in COMPOUND.split()]
    assert [name for name in departments if name not in _names(setting.replace("？", name))] == []


def test_a_hard_line_break_anywhere_in_a_name_is_no_separator() -> None:
    broken = []
    for name in [level + rest for level in "市县" for rest in f"{COMPOUND} {PLAIN}".split()]:
        for at in range(1, len(name)):
            if _names(f"市审计局、{name[:at]}\n{name[at:]}\n市统计局") != ["市审计局", name, "市统计局"]:
                broken.append((name, at))
    assert broken == []
