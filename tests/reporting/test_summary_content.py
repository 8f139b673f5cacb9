"""What the summary says."""

from dataclasses import replace
from datetime import date

import pytest
from paper_material import PERIOD, assessed, returned, small_program, verdict
from plan_material import a_metric, a_task, an_indicator

from ecoreport.model.assessment import Decision
from ecoreport.model.period import Period
from ecoreport.model.program import Indicator
from ecoreport.model.reading import Flag
from ecoreport.reporting.grid import Row
from ecoreport.reporting.progress import DISAGREEING, PARTLY, UNREPORTED, count_states
from ecoreport.reporting.prose import (
    area_words,
    group_words,
    missed_words,
    not_started_words,
    remedy_words,
    review_words,
    target_words,
    task_area_words,
    unreported_words,
)
from ecoreport.reporting.summary import Summary, build_summary
from ecoreport.word.fields import summary_fields

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
    joint = (a_task("1", "联合执法", "全年不少于2次", lead="甲局、乙局"),)
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


def test_an_indicator_s_tasks_are_one_paragraph_in_the_words_of_those_who_lead() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 状态 已完成", "任务 1-1 进展 按计划推进", "任务 1-2 进展 按计划推进。"),
        returned("乙局", "任务 1-1 进展 协助检查3次", "任务 2-1 状态 推进中"),
    )
    waste_water, rubbish = summary.tasks[0].groups
    assert group_words(waste_water, 100, counted=True) == "任务2项，已完成1项、未报1项。甲局：按计划推进。"
    assert group_words(rubbish, 100, counted=True) == "任务1项，推进中。牵头单位没有填写进展情况。"


def test_an_area_names_the_indicators_nobody_has_reported_on() -> None:
    summary = summary_of(returned("甲局", "任务 1-1 状态 已完成"))
    assert task_area_words(summary.tasks[0]) == (
        "重点任务3项，已完成1项、未报2项。指标2垃圾处理的推进情况，牵头单位尚未报送。"
    )
    assert task_area_words(summary_of().tasks[0]) == "重点任务3项，全部未报。"


def test_indicators_without_tasks_are_not_counted_among_the_tasks_of_the_plan() -> None:
    summary = summary_of(
        returned("甲局", "任务 1 状态 已完成", "任务 指标9 状态 进行中", "任务 指标9 进展 种树3亩"),
        areas=("环境",),
        indicators=(
            an_indicator(
                9,
                "绿化率",
                a_metric("9.1", "绿化率", "≥40", measure="%", lead="甲局", cooperate="乙局"),
                area="环境",
            ),
        ),
        tasks=(a_task("1", "清运垃圾", "日产日清。", lead="甲局", area="环境"),),
    )
    tasks, of_indicator = summary.tasks[0].groups
    assert task_area_words(summary.tasks[0]) == "重点任务1项，已完成；指标工作1项，推进中。"
    assert tasks.indicator is None  # first, or it would stand under the heading of the indicator
    assert group_words(of_indicator, 100, counted=True) == "推进中。甲局：种树3亩。"
    assert [summary.tasks[0].needs_count(group) for group in (tasks, of_indicator)] == [False, True]
    assert of_indicator.tasks[0].matter == "指标9 绿化率"
    fields = summary_fields(summary)
    assert (fields["任务总数"], fields["任务概述"]) == (1, "已完成1项")
    assert (fields["指标工作总数"], fields["指标工作概述"]) == (1, "推进中1项")
    assert [line.cells[0] for line in summary.task_grid.lines if isinstance(line, Row)] == ["1", "指标9"]


def test_indicators_alone_are_numbered_as_the_plan_numbers_them() -> None:
    metric = a_metric("9.1", "绿化率", "≥40", measure="%", lead="甲局", cooperate="乙局")
    summary = summary_of(indicators=(an_indicator(9, "绿化率", metric),), tasks=())
    assert [line.cells[0] for line in summary.task_grid.lines if isinstance(line, Row)] == ["9"]


def test_tasks_not_begun_are_named() -> None:
    summary = summary_of(returned("甲局", "任务 4-1 状态 未开展"))
    assert not_started_words(summary.task_lines) == "牵头单位填报尚未开展的工作1项：指标4任务1 公厕新建。"
    assert not_started_words(summary_of().task_lines) == ""


def test_problems_come_from_the_summary_sheet_and_from_tasks() -> None:
    summary = summary_of(
        returned("甲局", "小结 problems 填报 人手不足", "任务 1-1 问题 资金缺口200万元"),
        returned("乙局", "小结 problems 填报 无", "任务 1-1 问题 /"),
    )
    assert [(quote.unit, quote.about, quote.text) for quote in summary.problems] == [
        ("甲局", None, "人手不足"),
        ("甲局", "管网改造", "资金缺口200万元"),
    ]


def test_work_is_told_of_units_that_are_not_heard_of_under_the_tasks() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 进展 完成12公里", "小结 work 填报 抓落实"),
        returned("丙局", "小结 work 填报 建机构"),
    )
    assert [quote.unit for quote in summary.work_elsewhere] == ["丙局"]


def test_the_word_for_made_up_answers_is_not_repeated_with_each_of_them() -> None:
    lines = ("任务 1-1 进展 模拟数据：完成12公里", "小结 work 填报 模拟数据：抓落实")
    made_up = summary_of(returned("甲局", *lines, simulated=True))
    assert (made_up.task_lines[0].reports[0].progress, made_up.work[0].text) == ("完成12公里", "抓落实")
    assert made_up.origins.origins[0].cell.text == "模拟数据：完成12公里"
    real = summary_of(returned("甲局", *lines))
    assert real.task_lines[0].reports[0].progress == "模拟数据：完成12公里"


def test_what_a_unit_wrote_beside_a_missed_figure_is_its_remedy() -> None:
    given = returned("甲局", "指标 1.1 填报 93.2", "指标 1.1 说明 年底前补齐", "指标 4.1 说明 已完成")
    other = returned("乙局", "指标 2.1 说明 年底前补齐。", "指标 2.2 说明 无")
    verdicts = (
        verdict("1.1", "甲局", "未达标", "93.2"),
        verdict("2.1", "乙局", "未达标", "98"),
        verdict("2.2", "乙局", "未达标", "50"),
        verdict("4.1", "甲局", "达标", "92"),
    )
    assert remedy_words(summary_of(given, other, verdicts=verdicts).remedies) == (
        "指标1 污水处理率（甲局）、指标2 垃圾处理（清运率）（乙局）：年底前补齐。",
    )


def test_every_quote_and_figure_has_an_origin() -> None:
    summary = summary_of(
        returned("甲局", "任务 1-1 状态 已完成", "任务 1-1 进展 完成12公里", "小结 work 填报 抓落实"),
        returned("乙局", "任务 1-1 进展 协助施工"),
        verdicts=(verdict("1.1", "甲局", "达标", "96"),),
    )
    rows = [
        (origin.no, origin.unit, origin.matter, origin.cell.label, origin.cell.text, origin.cell.source.cell)
        for origin in summary.origins.origins
    ]
    assert rows == [
        (1, "甲局", "指标1 污水处理率", "填报内容", "96", "F5"),
        (2, "甲局", "指标1任务1 管网改造", "状态", "已完成", "F5"),
        (2, "甲局", "指标1任务1 管网改造", "进展情况", "完成12公里", "F6"),
        (3, "乙局", "指标1任务1 管网改造", "进展情况", "协助施工", "F5"),
        (4, "甲局", "工作小结", "主要工作", "抓落实", "F7"),
    ]
    referred = {
        row.cells[-1]
        for grid in (summary.indicator_grid, summary.task_grid)
        for row in grid.lines
        if isinstance(row, Row) and row.cells[-1]
    }
    assert referred == {"1", "2"}


def test_a_task_led_by_several_units_is_one_row_with_the_words_of_each() -> None:
    joint = (a_task("1", "联合执法", "全年不少于2次", lead="甲局、乙局", cooperate="丙局"),)
    summary = summary_of(
        returned("甲局", "任务 1 进展 执法3次", "任务 1 问题 人手不足"),
        returned("乙局", "任务 1 进展 执法4次", "任务 1 问题 人手不足", "任务 1 打算 增加人手"),
        returned("丙局", "任务 1 进展 配合"),
        tasks=joint,
        indicators=(),
    )
    (row,) = summary.task_grid.lines
    assert isinstance(row, Row)
    assert row.cells[4:] == (
        "甲局：执法3次。\n乙局：执法4次。\n存在问题：甲局、乙局：人手不足。\n下一步打算：乙局：增加人手。",
        "1、2",
    )


def test_a_missed_metric_is_told_with_target_figure_and_gap() -> None:
    summary = summary_of(verdicts=(verdict("1.1", "甲局", "未达标", "93.2"),))
    assert (
        missed_words(summary.standing.lines[0])
        == "指标1 污水处理率：目标值为≥95%，甲局填报93.2%，比目标低1.8个百分点。"
    )


def test_metrics_under_review_are_counted_and_named() -> None:
    summary = summary_of(verdicts=(verdict("3.1", "丙局", "待核", "已建立，正在挂牌"),))
    line = next(line for line in summary.standing.lines if line.metric.id == "3.1")
    assert review_words([line]) == (
        "填报内容有待核实的指标数据共1项：指标3 管理机构。按填报单位分：丙局1项。逐项情况见附件“指标完成情况表”。"
    )
    assert review_words([]) == ""
    assert review_words([replace(line, early=True)]).startswith(
        "尚未达到全年目标、到年底再判定的指标数据共1项：指标3 管理机构。"
    )


def test_a_figure_that_is_not_beyond_doubt_is_told_as_typed_and_as_read() -> None:
    unsure = replace(
        verdict("1.1", "甲局", "待核", "96"), raw="约96", flag=Flag.APPROXIMATE, reason="带有“约”字。"
    )
    summary = summary_of(verdicts=(unsure,))
    assert isinstance(summary.indicator_grid.lines[1], Row)
    assert summary.indicator_grid.lines[1].cells[4] == "约96（读作96%）"


def test_a_metric_missed_without_a_figure_has_no_gap() -> None:
    by_state = replace(verdict("3.1", "丙局", "未达标"), reason="由人认定。")
    line = next(line for line in summary_of(verdicts=(by_state,)).standing.lines if line.metric.id == "3.1")
    assert missed_words(line) == "指标3 管理机构：目标值为“建立”，丙局已报送，未达到目标。"


def test_what_a_person_decided_against_a_figure_is_told_with_the_reason() -> None:
    own = verdict("1.1", "甲局", "未达标", "96")
    decision = Decision(
        unit="甲局",
        period=own.period,
        metric="1.1",
        sha256="ab" * 32,
        verdict="未达标",
        reason="只统计了城区。",
        by="创建办",
        at="2025-12-01T09:00:00",
    )
    line = summary_of(verdicts=(replace(own, decision=decision),)).standing.lines[0]
    assert missed_words(line) == (
        "指标1 污水处理率：目标值为≥95%，甲局填报96%，经认定未达到目标（只统计了城区）。"
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


def test_metrics_not_reported_are_counted_by_unit() -> None:
    assert unreported_words(summary_of().standing.lines) == (
        "尚未报送的指标数据共5项：指标1 污水处理率、指标2 垃圾处理（清运率）、指标2 垃圾处理（分类率）、"
        "指标3 管理机构、指标4 公厕达标率。按填报单位分：甲局2项、乙局2项、丙局1项。"
        "逐项情况见附件“指标完成情况表”。"
    )


def test_an_area_where_all_stand_says_so() -> None:
    summary = summary_of(
        verdicts=(verdict("3.1", "丙局", "达标", "已建立"), verdict("4.1", "甲局", "达标", "92")),
    )
    assert area_words(summary.standing.areas[1]) == "共有指标2项，全部达标。"
    assert area_words(summary.standing.areas[0]) == "共有指标2项，未报2项。"


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
