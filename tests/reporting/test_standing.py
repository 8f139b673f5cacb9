"""How metrics, indicators and areas stand."""

from dataclasses import replace
from decimal import Decimal

import pytest
from paper_material import assessed, small_program, verdict
from plan_material import a_metric, a_task, an_indicator

from ecoreport.model.assessment import Verdict, overall_verdict
from ecoreport.model.program import Assigned, Metric
from ecoreport.reporting.origins import OriginBook
from ecoreport.reporting.standing import Tally, build_standing, gap_words
from ecoreport.reporting.wording import task_place


def test_an_indicator_stands_only_if_all_its_metrics_do() -> None:
    assessment = assessed(verdict("2.1", "乙局", "达标", "100"), verdict("2.2", "乙局", "未达标", "51.5"))
    standing = build_standing(small_program(), assessment, OriginBook())
    rubbish = standing.areas[0].indicators[1]
    assert rubbish.verdict is Verdict.MISSED
    assert [line.verdict for line in rubbish.metrics] == [Verdict.MET, Verdict.MISSED]


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ("达标 达标", "达标"),
        ("达标 待核", "待核"),
        ("待核 未报", "未报"),
        ("未报 未达标 达标", "未达标"),
    ],
)
def test_the_gravest_part_decides(parts: str, whole: str) -> None:
    assert overall_verdict(Verdict(part) for part in parts.split()) == Verdict(whole)


def test_no_parts_give_no_verdict() -> None:
    assert overall_verdict(()) is None


def test_a_metric_without_verdict_is_not_reported_by_those_responsible() -> None:
    standing = build_standing(small_program(), assessed(), OriginBook())
    assert standing.tally == Tally(unreported=4)
    assert {line.unit for line in standing.lines} == {"甲局", "乙局", "丙局"}


def test_two_indicators_of_the_same_number_keep_their_own_metrics() -> None:
    first, second = (
        an_indicator(7, name, a_metric(key, name, "≥1", lead="甲局"))
        for key, name in (("7.1", "一"), ("7b.1", "二"))
    )
    program = small_program(indicators=(first, second), tasks=())
    standing = build_standing(program, assessed(verdict("7.1", "甲局", "达标", "2")), OriginBook())
    assert [line.verdict for line in standing.areas[0].indicators] == [Verdict.MET, Verdict.UNREPORTED]


def test_an_indicator_without_metrics_is_not_judged() -> None:
    program = small_program(indicators=(an_indicator(1, "空"),), tasks=())
    standing = build_standing(program, assessed(), OriginBook())
    assert (standing.unjudged, standing.tally.total) == (1, 0)


def test_areas_keep_the_order_of_the_plan_and_add_up() -> None:
    assessment = assessed(verdict("1.1", "甲局", "达标", "96"), verdict("3.1", "丙局", "待核", "已建立"))
    standing = build_standing(small_program(), assessment, OriginBook())
    assert [area.name for area in standing.areas] == ["环境", "保障"]
    assert sum(area.tally.total for area in standing.areas) == standing.tally.total == 4
    assert standing.areas[0].tally == Tally(met=1, unreported=1)


def test_each_figure_is_entered_with_its_cell() -> None:
    origins = OriginBook()
    standing = build_standing(small_program(), assessed(verdict("1.1", "甲局", "达标", "96")), origins)
    origin = origins.close()[0]
    source = origin.cell.source
    assert (origin.unit, source.file, source.sheet, source.cell) == ("甲局", "甲局.xlsx", "指标填报", "F5")
    assert standing.lines[0].origin == origin.no == 1
    assert standing.lines[0].value == "96%"
    assert standing.lines[1].origin is None


@pytest.mark.parametrize(
    ("target", "measure", "value", "gap"),
    [
        ("≥95", "%", "93.2", "低1.8个百分点"),
        ("≤46", "微克/立方米", "48.5", "高2.5微克/立方米"),
        ("100", "%", "99", "低1个百分点"),
        ("≥95", "%", "95", None),
        ("编制", None, "3", None),
        ("完成上级下达任务", "%", "50", None),
    ],
)
def test_the_gap_is_the_distance_to_the_bound(
    target: str, measure: str | None, value: str, gap: str | None
) -> None:
    metric = Metric(id="1", name="指标", measure=measure, target=target)
    assert gap_words(target, metric, Decimal(value)) == gap


def test_the_gap_to_a_number_that_was_set_later_is_told_with_it() -> None:
    rate = a_metric("1.1", "管理率", "达到省级下达要求", measure="%", lead="甲局")
    rate = replace(rate, assigned=Assigned(value="92", document="省函〔2023〕8号", date="2023-03-20"))
    program = small_program(indicators=(an_indicator(1, "管理率", rate),), tasks=())
    (line,) = build_standing(
        program, assessed(verdict("1.1", "甲局", "未达标", "91.4", target=rate.target)), OriginBook()
    ).lines
    assert line.gap == "低0.6个百分点"


def test_figures_of_a_task_are_named_by_themselves_with_the_place_of_the_task() -> None:
    task = a_task(
        "6-1",
        "严格巡查",
        "每月1次以上，每半年1次。",
        lead="甲局",
        metrics=(
            a_metric("6-1.1", "乡镇河长巡查次数", "每月1次以上"),
            a_metric("6-1.2", "严格巡查", "每半年1次"),
        ),
    )
    standing = build_standing(small_program(indicators=(), tasks=(task,)), assessed(), OriginBook())
    place = task_place(task)
    assert [line.matter for line in standing.task_metrics] == [
        f"乡镇河长巡查次数（{place}）",
        f"严格巡查（{place}）",
    ]
