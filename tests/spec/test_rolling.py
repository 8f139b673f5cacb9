"""The next year's programme: what carries on, and nothing made up."""

from dataclasses import replace

import pytest
from programs_for_tests import FULL

from ecoreport.errors import SpecError
from ecoreport.model.program import Baseline
from ecoreport.spec import list_programs, load_program, read_program, render_program, roll_program


def test_names_units_and_targets_carry_on_with_last_years_values():
    rolled = roll_program(FULL, 2023, values={"1.1": "99.2"}).program
    assert (rolled.id, rolled.title, rolled.year) == ("shili-2023", "示例县2023年度创建工作计划", 2023)
    assert (rolled.units, rolled.areas, rolled.rules, rolled.known) == (
        FULL.units,
        FULL.areas,
        FULL.rules,
        FULL.known,
    )
    metric = rolled.indicators[0].metrics[0]
    assert metric.baseline == Baseline(year=2022, value="99.2", source="2022年台账")
    assert (metric.target, metric.lead, metric.range) == (
        "100",
        FULL.indicators[0].metrics[0].lead,
        ("0", "100"),
    )
    assert rolled.note is not None
    assert "shili-2022" in rolled.note


def test_what_belongs_to_the_old_year_is_left_empty_and_said():
    rolled = roll_program(FULL, 2023, values={"9.9": "1"})
    metric, new = rolled.program.indicators[0].metrics[0], rolled.program
    assert (metric.assigned, metric.deadline, new.source, new.goals, new.phases) == (None, None, None, (), ())
    assert metric.baseline == FULL.indicators[0].metrics[0].baseline, "no value, so the older baseline stays"
    said = "".join(rolled.remarks)
    for words in (
        "工作目标没有结转",
        "2 个阶段没有结转",
        "2 处时限没有结转",
        "1 个下达指标",
        "T1",
        "0 个分项",
        "9.9",
    ):
        assert words in said


def test_past_years_in_the_words_are_pointed_out_and_those_of_documents_are_not():
    task = replace(FULL.tasks[0], requirement="落实《2021-2025年规划》，2022年6月底前路检2000辆。")
    said = "".join(roll_program(replace(FULL, tasks=(task,)), 2024, values={}).remarks)
    assert "任务 T1“划定保护区”（2022）。" in said


def test_metrics_whose_baseline_is_that_of_an_older_year_are_named():
    ids = [metric.id for metric in FULL.all_metrics()]
    said = "".join(roll_program(FULL, 2024, values={ids[0]: "95"}).remarks)
    assert f"{len(ids) - 1} 个没有完成值（{'、'.join(ids[1:])}）" in said
    assert "个没有完成值。" in "".join(roll_program(FULL, 2024, values=dict.fromkeys(ids, "1")).remarks)


def test_an_id_without_the_year_gets_it():
    assert roll_program(replace(FULL, id="shili"), 2024, values={}).program.id == "shili-2024"


def test_the_new_year_is_later():
    for year in (2021, 2022):
        with pytest.raises(SpecError, match="必须晚于"):
            roll_program(FULL, year, values={})


@pytest.mark.parametrize("name", list_programs())
def test_a_rolled_programme_loads(name: str):
    program = load_program(name).require()
    rolled = roll_program(
        program, program.year + 1, values={m.id: "1" for m in program.all_metrics()}
    ).program
    assert read_program(render_program(rolled).encode(), file="x").require() == rolled
