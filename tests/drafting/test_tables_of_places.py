"""Indicators with a target for each kind of place, in the cells of a table and in lines copied from one."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, indicator
from grids import write_docx

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.gathered_lines import gather_lines
from ecoreport.model.program import Metric

_COLUMNS = (Column.INDICATOR, Column.MEASURE, Column.TARGET, Column.NATURE)
_HEAD = "示例县2025年生态文明建设示范县创建方案"
_LINES = """附件：指标表
任务
序号
指标名称
单位
指标值
指标属性
（一）
生态系统保护
1
森林覆盖率
山区
丘陵区
%
≥60
≥40
约束性
2
生物物种资源保护
重点保护物种受到严格保护
外来物种入侵
-
-
执行
不明显
参考性
3
危险废物安全处置率
%
100
约束性
"""


@pytest.mark.parametrize(
    ("lines", "cells"),
    [
        (["覆盖率", "山区", "丘陵", "%", "≥60", "≥40", "约束性"], ["覆盖率\n山区\n丘陵", "%", "≥60\n≥40", "约束性"]),
        (["空气", "优良率", "浓度", "%", "%", "≥85", "≤35"], ["空气\n优良率\n浓度", "%\n%", "≥85\n≤35"]),
        (["覆盖率", "%", "≥60", "约束性"], ["覆盖率", "%", "≥60", "约束性"]),
        (["甲率", "%", "≥60", "乙率", "%", "≥40"], ["甲率", "%", "≥60", "乙率", "%", "≥40"]),
        (["甲率", "乙率", "丙率", "丁率", "%", "≥60", "≥40"], ["甲率", "乙率", "丙率", "丁率", "%", "≥60", "≥40"]),
    ],
)  # fmt: skip
def test_lines_of_one_cell_are_told_by_as_many_targets(lines: list[str], cells: list[str]) -> None:
    assert gather_lines(lines, _COLUMNS) == cells


def test_lines_are_left_alone_where_a_row_has_two_figures_of_its_own() -> None:
    lines = ["覆盖率", "山区", "%", "35", "≥60"]
    assert gather_lines(lines, (Column.INDICATOR, Column.MEASURE, Column.CURRENT, Column.TARGET)) == lines
    assert gather_lines(lines, (Column.INDICATOR, Column.NATURE, Column.TARGET)) == lines
    assert gather_lines(lines, (Column.TITLE, Column.REQUIREMENT, Column.LEAD)) == lines


def _targets(metrics: Iterable[Metric]) -> list[tuple[str, str, str | None]]:
    return [(metric.name, metric.target, metric.measure) for metric in metrics]


def test_a_flattened_indicator_has_a_metric_for_each_kind_of_place(tmp_path: Path) -> None:
    drafted = draft_text(tmp_path, f"{_HEAD}\n{_LINES}")
    forest, species = indicator(drafted.program, 1), indicator(drafted.program, 2)
    assert (forest.name, forest.area, forest.nature) == ("森林覆盖率", "生态系统保护", "约束性")
    assert _targets(forest.metrics) == [
        ("森林覆盖率（山区）", "≥60", "%"),
        ("森林覆盖率（丘陵区）", "≥40", "%"),
    ]
    assert _targets(species.metrics) == [
        ("重点保护物种受到严格保护", "执行", None),
        ("外来物种入侵", "不明显", None),
    ]
    assert codes(drafted).count("DRAFT-048") == 1


def test_a_cell_with_a_line_for_each_kind_of_place_says_the_same(tmp_path: Path) -> None:
    table = [
        ["序号", "指标名称", "单位", "指标值", "责任单位"],
        ["1", "受保护地区占国土面积比例\n山区\n平原地区", "%", "≥33\n≥16", "县自然资源局"],
    ]
    drafted = draft(write_docx(tmp_path / "plan.docx", [_HEAD, table]))
    one = indicator(drafted.program, 1)
    assert one.name == "受保护地区占国土面积比例"
    assert _targets(one.metrics) == [
        ("受保护地区占国土面积比例（山区）", "≥33", "%"),
        ("受保护地区占国土面积比例（平原地区）", "≥16", "%"),
    ]
    assert "DRAFT-048" in codes(drafted)


def test_a_row_whose_lines_do_not_fit_is_a_doubt(tmp_path: Path) -> None:
    crooked = _LINES.replace("丘陵区\n", "占国土面积\n的比例\n丘陵区\n达到或优于Ⅲ类水质比例\n提高幅度\n")
    assert "DRAFT-008" in codes(draft_text(tmp_path, f"{_HEAD}\n{crooked}"))
    assert "DRAFT-008" not in codes(draft_text(tmp_path, f"{_HEAD}\n{_LINES}"))


def test_names_of_figures_under_a_name_that_is_none_share_its_target(tmp_path: Path) -> None:
    table = [
        ["序号", "指标名称", "单位", "指标值", "2024年现状值", "责任单位"],
        ["1", "环境空气质量\n优良天数比例\nPM2.5浓度下降幅度", "%", "完成上级任务", "92.3\n5", "县甲局"],
        ["2", "林草覆盖率\n山区\n丘陵区", "%", "≥60\n≥40", "66.1", "县林业局"],
        ["3", "水环境质量\n优良比例\n提高幅度", "%", "不降低", "88", "县水利局"],
    ]
    program = draft(write_docx(tmp_path / "plan.docx", [_HEAD, table])).program
    air, forest, water = (indicator(program, no) for no in (1, 2, 3))
    assert _targets(air.metrics) == [
        ("优良天数比例", "完成上级任务", "%"),
        ("PM2.5浓度下降幅度", "完成上级任务", "%"),
    ]
    assert [one.baseline.value for one in air.metrics if one.baseline] == ["92.3", "5"]
    assert [one.baseline for one in forest.metrics] == [None, None]
    assert "66.1" in (forest.note or "")
    assert _targets(water.metrics) == [("水环境质量优良比例提高幅度", "不降低", "%")]


def test_each_group_told_with_its_number_reaches_the_rows_after_it(tmp_path: Path) -> None:
    lines = _LINES.replace("任务\n", "领域\n任务\n", 1).replace("3\n危险", "（二）\n环境风险防范\n3\n危险")
    program = draft_text(tmp_path, f"{_HEAD}\n{lines}").program
    assert [one.area for one in program.indicators] == ["生态系统保护", "生态系统保护", "环境风险防范"]


@pytest.mark.parametrize(
    ("lines", "columns", "cells"),
    [
        (
            ["覆盖率", "山区", "丘陵", "%", "66", "45", "≥60", "≥40"],
            (Column.INDICATOR, Column.MEASURE, Column.CURRENT, Column.TARGET),
            ["覆盖率\n山区\n丘陵", "%", "66\n45", "≥60\n≥40"],
        ),
        (
            ["空气", "优良率", "降幅度", "%", "≥85", "≥4", "约束性", "92.3", "5", "县甲局"],
            (Column.INDICATOR, Column.MEASURE, Column.TARGET, Column.NATURE, Column.CURRENT, Column.LEAD),
            ["空气\n优良率\n降幅度", "%", "≥85\n≥4", "约束性", "92.3\n5", "县甲局"],
        ),
        (
            ["覆盖率", "%", "66", "≥60"],
            (Column.INDICATOR, Column.MEASURE, Column.CURRENT, Column.TARGET),
            ["覆盖率", "%", "66", "≥60"],
        ),
    ],
)
def test_present_values_are_gathered_beside_the_targets(
    lines: list[str], columns: tuple[Column, ...], cells: list[str]
) -> None:
    assert gather_lines(lines, columns) == cells
