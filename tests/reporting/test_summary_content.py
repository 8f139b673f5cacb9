"""What the summary says."""

from dataclasses import replace
from datetime import date

import pytest
from paper_material import PERIOD, assessed, returned, small_program, task, verdict

from ecoreport.model.period import Period
from ecoreport.model.program import Indicator
from ecoreport.model.reading import Flag
from ecoreport.reporting.grid import Row, SubHeading
from ecoreport.reporting.progress import DISAGREEING, PARTLY, UNREPORTED, count_states
from ecoreport.reporting.prose import (
    area_words,
    missed_words,
    progress_by_unit,
    quotes_by_unit,
    review_words,
    target_words,
    unreported_by_unit,
)
from ecoreport.reporting.summary import Quote, Summary, build_summary

TODAY = date(2023, 12, 5)


def summary_of(*returns: object, verdicts: tuple[object, ...] = (), **changes: object) -> Summary:
    return build_summary(
        small_program(**changes),
        assessed(*verdicts),  # type: ignore[arg-type]
        returns,  # type: ignore[arg-type]
        period=PERIOD,
        today=TODAY,
    )


def test_members_of_a_group_report_each_for_themselves() -> None:
    assert summary_of().expected == ("甲局", "乙局", "丙局", "东镇", "西镇")


def test_units_that_have_not_reported_are_listed_with_their_duties() -> None:
    summary = summary_of(returned("甲局"), returned("丙局"))
    assert summary.received == ("甲局", "丙局")
    assert [row.cells for row in summary.missing_grid.lines if isinstance(row, Row)] == [
        ("1", "乙局", "2", "3"),
        ("2", "东镇", "0", "1"),
        ("3", "西镇", "0", "1"),
    ]


def test_the_last_return_of_a_unit_counts_and_other_periods_do_not() -> None:
    first, second = (
        returned("甲局", f"任务 1-1 进展 {words}", "任务 1-1 状态 推进中") for words in ("旧", "新")
    )
    summary = summary_of(first, second)
    assert summary.received == ("甲局",)
    assert summary.task_lines[0].reports[0].progress == "新"
    other = build_summary(small_program(), assessed(), [first], period=Period(year=2022), today=TODAY)
    assert other.received == ()


def test_the_state_of_a_task_is_that_of_its_lead_unit() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 状态 已完成"),
        returned("乙局", "任务 1-1 状态 推进中", "任务 1-2 状态 已完成"),
    )
    assert [line.state for line in summary.task_lines[:2]] == ["已完成", UNREPORTED]


def test_lead_units_that_differ_or_are_silent_are_said_so() -> None:
    joint = (task("1", 1, "联合执法", "全年不少于2次", lead=("甲局", "乙局")),)
    one = returned("甲局", "任务 1 状态 已完成")
    other = returned("乙局", "任务 1 状态 推进中")
    assert summary_of(one, other, tasks=joint, indicators=()).task_lines[0].state == DISAGREEING
    assert summary_of(one, tasks=joint, indicators=()).task_lines[0].state == PARTLY


def test_states_are_counted_and_add_up() -> None:
    lines = summary_of(
        returned("甲局", "任务 1-1 状态 已完成", "任务 1-2 状态 推进中", "任务 4-1 状态 已完成")
    ).task_lines
    counts = count_states(lines)
    assert counts == (("已完成", 2), ("推进中", 1), (UNREPORTED, 1))
    assert sum(count for _, count in counts) == len(lines)


def test_units_are_quoted_in_their_own_words_once_for_equal_words() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 进展 按计划推进", "任务 1-2 进展 按计划推进。"),
        returned("乙局", "任务 1-1 进展 无", "任务 1-2 进展 协助检查3次"),
    )
    group = next(g for area in summary.tasks for g in area.groups if g.indicator and g.indicator.no == 1)
    assert progress_by_unit(group) == (
        ("甲局", "关于“管网改造”“运行监管”：按计划推进。"),
        ("乙局", "关于“运行监管”：协助检查3次。"),
    )


def test_problems_come_from_the_summary_sheet_and_from_tasks() -> None:
    summary = summary_of(
        returned("甲局", "小结 problems 填报 人手不足", "任务 1-1 问题 资金缺口200万元"),
        returned("乙局", "小结 problems 填报 无", "任务 1-1 问题 /"),
    )
    assert quotes_by_unit(summary.problems) == (("甲局", "人手不足。关于“管网改造”：资金缺口200万元。"),)


def test_every_quote_and_figure_has_an_origin() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 状态 已完成", "任务 1-1 进展 完成12公里", "小结 work 填报 抓落实"),
        verdicts=(verdict("1.1", "甲局", "达标", "96"),),
    )
    assert summary.origin_grid.lines[0] == SubHeading(text="甲局：甲局.xlsx（文件校验码 abababab）")
    rows = [row.cells for row in summary.origin_grid.lines if isinstance(row, Row)]
    assert rows == [
        ("1", "指标1 污水处理率", "96", "指标填报", "F5"),
        ("2", "指标1任务1 管网改造", "已完成", "任务进展", "F5 F6"),
        ("3", "工作小结：主要工作", "抓落实", "工作小结", "F7"),
    ]
    referred = {
        row.cells[-1]
        for grid in (summary.indicator_grid, summary.task_grid)
        for row in grid.lines
        if isinstance(row, Row) and row.cells[-1]
    }
    assert referred == {"1", "2"}


def test_a_missed_metric_is_told_with_target_figure_and_gap() -> None:
    summary = summary_of(verdicts=(verdict("1.1", "甲局", "未达标", "93.2"),))
    assert (
        missed_words(summary.standing.lines[0])
        == "指标1 污水处理率：目标值为≥95%，甲局填报93.2%，比目标低1.8个百分点。"
    )


def test_a_metric_under_review_is_told_with_the_words_typed() -> None:
    summary = summary_of(verdicts=(verdict("3.1", "丙局", "待核", "已建立，正在挂牌"),))
    line = next(line for line in summary.standing.lines if line.metric.id == "3.1")
    assert review_words(line) == (
        "指标3 管理机构：目标值为“建立”，丙局填报“已建立，正在挂牌”，待核。填报内容需要人工核对。"
    )


def test_a_figure_that_is_not_beyond_doubt_is_told_as_typed_and_as_read() -> None:
    unsure = replace(
        verdict("1.1", "甲局", "待核", "96"), raw="约96", flag=Flag.APPROXIMATE, reason="带有“约”字。"
    )
    summary = summary_of(verdicts=(unsure,))
    assert "甲局填报“约96”（读作96%），待核。带有“约”字。" in review_words(summary.standing.lines[0])
    assert isinstance(summary.indicator_grid.lines[1], Row)
    assert summary.indicator_grid.lines[1].cells[4] == "约96（读作96%）"


def test_a_metric_reported_by_its_state_alone_is_not_called_blank() -> None:
    by_state = replace(verdict("3.1", "丙局", "待核"), reason="“建立”是工作要求，报“已完成”。")
    line = next(line for line in summary_of(verdicts=(by_state,)).standing.lines if line.metric.id == "3.1")
    assert review_words(line) == (
        "指标3 管理机构：目标值为“建立”，丙局已报送，待核。“建立”是工作要求，报“已完成”。"
    )


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("≥95", "≥95%"),
        ("100", "100%"),
        ("≤46%", "≤46%"),
        ("161个", "161个"),
        ("≥74.32,不降低", "“≥74.32,不降低”"),
        ("编制", "“编制”"),
        ("", "“”"),
    ],
)
def test_plain_bounds_stand_without_quotation_marks(target: str, words: str) -> None:
    summary = summary_of(verdicts=(verdict("1.1", "甲局", "未达标", "1", target="≥95"),))
    assert target_words(replace(summary.standing.lines[0], target=target)) == words


def test_metrics_not_reported_are_told_by_unit() -> None:
    told = dict(unreported_by_unit(summary_of().standing.lines))
    assert told["乙局"] == "指标2 垃圾处理（清运率）、指标2 垃圾处理（分类率）"


def test_an_area_where_all_stand_says_so() -> None:
    summary = summary_of(
        verdicts=(verdict("3.1", "丙局", "达标", "已建立"), verdict("4.1", "甲局", "达标", "92")),
    )
    assert area_words(summary.standing.areas[1]) == "共有指标2项，全部达标。"
    assert area_words(summary.standing.areas[0]) == (
        "共有指标2项，未报2项。未报的是指标1污水处理率、指标2垃圾处理。"
    )


def test_indicators_without_a_target_are_named_apart() -> None:
    bare = Indicator(no=9, name="空", area="环境")
    some = summary_of(
        verdicts=(verdict("1.1", "甲局", "达标", "96"),),
        indicators=(small_program().indicators[0], bare),
        tasks=(),
    )
    assert area_words(some.standing.areas[0]) == "共有指标2项，其中1项方案没有写明目标值，其余全部达标。"
    none = summary_of(indicators=(bare,), tasks=())
    assert area_words(none.standing.areas[0]) == "共有指标1项，其中1项方案没有写明目标值。"


def test_one_simulated_return_marks_the_summary() -> None:
    assert not summary_of(returned("甲局")).simulated
    assert summary_of(returned("甲局"), returned("乙局", simulated=True)).simulated


def test_words_about_the_work_as_a_whole_are_not_given_to_a_task() -> None:
    quotes = [Quote(unit="甲局", about=None, text="抓落实"), Quote(unit="甲局", about="治水", text="抓落实")]
    assert quotes_by_unit(quotes) == (("甲局", "抓落实。关于“治水”：抓落实。"),)
