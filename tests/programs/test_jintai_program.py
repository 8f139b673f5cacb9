"""jintai-2021 against its phases and main tasks."""

import re

import pytest
from plan_source import Remainder, read_section

from ecoreport.model.program import BODY_LIST, Program
from ecoreport.spec import load_program

NUMERALS = "一二三四五"


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program("jintai-2021").require()


def test_nothing_is_left_of_the_main_tasks_when_the_tasks_are_taken_out(program: Program) -> None:
    rest = Remainder(read_section("jintai-2021", "四、主要任务", "五、工作要求"))
    assert [task.no for task in program.tasks] == [1, 2, 3, 4, 5]
    for numeral, task in zip(NUMERALS, program.tasks, strict=True):
        assert task.list == BODY_LIST
        rest.take(f"({numeral}){task.title}。{task.requirement}")
    assert rest.text == ""


def test_the_four_phases_are_those_of_the_plan(program: Program) -> None:
    steps = re.sub(
        "[（）]",
        lambda m: "()"["（）".index(m[0])],
        read_section("jintai-2021", "三、工作步骤", "四、主要任务"),
    )
    rest = Remainder(steps)
    for numeral, phase in zip(NUMERALS, program.phases, strict=False):
        rest.take(f"({numeral}){phase.name}(")
        months = re.findall(r"(\d+)月", rest.take_until(r"\)"))
        assert [phase.start, phase.end] == [f"2021-{int(months[0]):02}", f"2021-{int(months[-1]):02}"]
        rest.take(")。" + re.sub("[（）]", lambda m: "()"["（）".index(m[0])], phase.text))
    assert len(program.phases) == 4
    assert rest.text == ""


def test_the_plan_names_no_responsible_unit(program: Program) -> None:
    assert program.units == ()
    assert all(not task.lead and not task.cooperate for task in program.tasks)
    assert "牵头单位：" not in read_section("jintai-2021", "四、主要任务", "五、工作要求")


def test_the_figures_of_the_prose_are_metrics(program: Program) -> None:
    targets = {metric.name: metric.target for metric in program.all_metrics()}
    assert targets["PM2.5年均浓度"] == "控制在46微克每立方米以内"
    assert targets["地表水出境水质达到或优于Ⅲ类比例"] == "保持为100%"
    assert targets["重点项目"] == "33项"
