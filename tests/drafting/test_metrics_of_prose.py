"""Metrics drawn from requirements in the manner of other plans; docs/language/targets.md says what they should be."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecoreport.drafting.demands import parts_in_requirement, parts_in_text
from ecoreport.drafting.metrics import build_metric
from ecoreport.drafting.words.naming import parse_heading
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.model.program import Better

Row = tuple[str, str, str, str]


def written(name: str) -> Iterator[tuple[str, str, list[Row]]]:
    """Title, text and expected metrics (name, target, measure, better) of each requirement of a table."""
    items: list[tuple[str, str, list[Row]]] = []
    for line in (Path(__file__).parent / f"requirements_{name}.txt").read_text("utf-8").splitlines():
        if line.startswith("  "):
            called, target, measure, better = line.strip().split("|")
            items[-1][2].append((called, target, measure, better))
        elif not line.startswith("#"):
            title, text = line.split("｜")
            items.append((title, text, []))
    yield from items


def drawn(title: str, text: str, indicator: str | None = None) -> list[Row]:
    """The metrics of a requirement as the draft makes them."""
    made = (
        build_metric("1", part.name, part.target or "")
        for part, _ in parts_in_requirement(title, text, indicator=indicator)
    )
    return [(m.name, m.target, m.measure or "", m.better.value if m.better else "") for m in made]


@pytest.mark.parametrize(
    ("table", "least"), [("first", 0.97), ("second", 0.95), ("third", 0.95), ("fourth", 0.98)]
)
def test_metrics_are_those_a_careful_person_lists(table: str, least: float) -> None:
    expected = drafted = hits = 0
    for title, text, rows in written(table):
        got = drawn(title, text)
        expected, drafted = expected + len(rows), drafted + len(got)
        hits += sum(row in got for row in rows)
    assert hits >= least * expected
    assert drafted <= 1.01 * expected


@pytest.mark.parametrize(
    ("title", "text", "rows"),
    [
        (
            "废弃矿山治理",
            "加强监测，每半年开展一次遥感核查。",
            [("遥感核查次数", "每半年开展一次", "次/半年", "higher")],
        ),
        (
            "油烟治理",
            "治理或搬迁3家饭店、5家烧烤店油烟。",
            [
                ("治理或搬迁饭店油烟", "3家", "家", "higher"),
                ("治理或搬迁烧烤店油烟", "5家", "家", "higher"),
            ],
        ),
        (
            "河道整治",
            "推进东河、西河等4条河道清淤工程建设。",
            [("河道清淤工程", "4条", "条", "higher")],
        ),
        (
            "湖泊保护",
            "加强对东湖、西湖等湖泊保护，确保面积不减少、性质不改变、功能不降低。",
            [("东湖、西湖等湖泊", "面积不减少、性质不改变、功能不降低", "", "")],
        ),
        (
            "食品安全",
            "加强食堂管理，抽检数量不少于30批次。",
            [("食堂抽检数量", "不少于30批次", "批次", "higher")],
        ),
        ("安装设备", "完成日处理能力为50吨的设备安装，惠及居民300户。", []),
        ("绿化", "完成上级下达的绿化任务，水环境质量整体得到提升。", []),
        ("万车死亡率", "万车死亡率控制在1.5以下。", [("万车死亡率", "控制在1.5以下", "", "lower")]),
    ],
)
def test_the_convention_holds_for_single_requirements(title: str, text: str, rows: list[Row]) -> None:
    assert drawn(title, text) == rows


def test_a_demand_without_a_subject_is_about_the_indicator_the_task_serves() -> None:
    text = "建立巡查制度，严格查处违法行为，确保面积不减少、功能不降低。"
    assert [row[0] for row in drawn("建立常态化巡查制度", text, "湿地红线")] == ["湿地红线"]


def test_an_indicator_keeps_its_own_metric_beside_what_must_not_happen() -> None:
    text = "实现全县医疗废物处置全覆盖,不发生医疗废物流失事件。"
    names = [part.name for part, _ in parts_in_text("医疗废物安全处置率", text)]
    assert names == ["医疗废物安全处置率", "医疗废物流失事件"]


def test_the_only_metric_of_an_indicator_has_its_name() -> None:
    ((part, _),) = parts_in_text("单位地区生产总值二氧化碳排放", "实现全市碳排放强度达到省定管控目标要求。")
    assert (part.name, part.target) == ("单位地区生产总值二氧化碳排放", "达到省定管控目标要求")


def test_what_a_demand_says_decides_in_which_direction_better_lies() -> None:
    assert build_metric("1", "森林火灾受害率", "控制在0.9‰以下").better is Better.LOWER
    assert build_metric("1", "大气监测点位问题整改", "20个").better is Better.HIGHER
    assert build_metric("1", "地下水开采量", "只减不增").better is Better.LOWER


def test_a_sentence_that_ends_like_a_company_is_no_unit() -> None:
    assert unit_likeness("稳定运行城东污水处理厂") == 0
    assert unit_likeness("城东污水处理厂") == 1


def test_what_is_reported_is_the_level_also_where_the_change_is_told_first() -> None:
    assert build_metric("1", "居民健康素养水平", "较2023年提高2个百分点，达到35%").measure == "%"
    assert build_metric("1", "全员劳动生产率", "年均增长6%，达到12万元/人").measure == "万元/人"
    assert build_metric("1", "居民健康素养水平", "较2023年提高2个百分点").measure == "个百分点"


def test_a_title_that_names_a_figure_lends_its_thing_and_not_its_figure() -> None:
    parts = parts_in_requirement("新建口袋公园5个", "新建口袋公园5个，绿化率达到35%")
    assert [(part.name, part.target) for part, _ in parts] == [
        ("新建口袋公园", "5个"),
        ("口袋公园绿化率", "达到35%"),
    ]
    assert parts_in_requirement("完成植树造林2万亩", "完成植树造林2万亩")[0][0].name == "植树造林"


@pytest.mark.parametrize("change", ["增长10%", "增长10%左右", "年均增长6.5%以上", "同比下降4.5%"])
def test_how_far_a_figure_changes_is_the_target_and_not_the_name(change: str) -> None:
    heading = parse_heading(f"外贸出口额{change}")
    assert [(part.name, part.target) for part in heading.parts] == [("外贸出口额", change)]


@pytest.mark.parametrize(
    ("name", "target", "measure", "better"),
    [
        ("一般工业固体废物产生强度", "0.28", "吨/万元", Better.LOWER),
        ("群众信访投诉件数", "8", "件", Better.LOWER),
        ("万人失信率", "0.5", "‰", Better.LOWER),
        ("酸雨频率", "2", "%", Better.LOWER),
        ("治理水土流失面积", "28", "平方公里", Better.HIGHER),
        ("隐患整改率", "98", "%", Better.HIGHER),
        ("新建绿道", "30", "公里", Better.HIGHER),
        ("垃圾日清运量", "30", "吨", None),
        ("城市热岛强度", "2", "℃", None),
    ],
)
def test_a_bare_figure_is_better_higher_only_where_its_name_lets_expect_it(
    name: str, target: str, measure: str, better: Better | None
) -> None:
    assert build_metric("1", name, target, measure=measure).better is better
