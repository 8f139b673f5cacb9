"""tianshui-2022 against its 36 items and four phases."""

import re
from collections import Counter

import pytest
from plan_source import Remainder, names_of, read_lines, read_names, read_section, squeeze

from ecoreport.model.program import Program
from ecoreport.spec import load_program

COUNTIES = "各县区党委、政府"
AREA_SIZES = [6, 2, 3, 3, 2, 5, 1, 6, 5, 3]


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program("tianshui-2022").require()


def test_there_are_36_indicators_in_ten_areas(program: Program) -> None:
    assert [indicator.no for indicator in program.indicators] == list(range(1, 37))
    sizes = Counter(indicator.area for indicator in program.indicators)
    assert [sizes[area] for area in program.areas] == AREA_SIZES
    assert not program.tasks


def test_nothing_is_left_of_the_items_when_the_indicators_are_taken_out(program: Program) -> None:
    rest = Remainder(read_section("tianshui-2022", "四、重点任务", "五、保障措施"))
    area = None
    for indicator in program.indicators:
        if indicator.area != area:
            area = indicator.area
            assert re.fullmatch(r"\([一二三四五六七八九十]+\)", rest.take_until(re.escape(str(area))))
            rest.take(str(area))
        rest.take(f"{indicator.no}.{indicator.name}。{indicator.text}牵头单位:")
        units = rest.take_until(r"(?<![\d(])\d+\.[^\d]|\([二三四五六七八九十]+\)")
        lead, _, cooperate = units.partition("配合单位:")
        _check_units(program, int(indicator.no), lead, cooperate)
    assert rest.text == ""


def _check_units(program: Program, number: int, lead: str, cooperate: str) -> None:
    """The printed units and, by the standing rule of item 1, the counties."""
    if number == 1:
        cooperate, _, rule = cooperate.partition(f",{COUNTIES}。(")
        assert program.rules == (rule.removesuffix(")"),)
    for metric in program.indicators[number - 1].metrics:
        assert names_of(metric.lead) == read_names(lead.removesuffix("按职责牵头"), program), number
        assert names_of(metric.cooperate) == [*read_names(cooperate, program), COUNTIES], number


def test_every_target_stands_in_the_text_of_its_indicator(program: Program) -> None:
    for indicator in program.indicators:
        for metric in indicator.metrics:
            assert squeeze(metric.target) in squeeze(str(indicator.text)), metric.id


def test_a_deadline_is_set_where_the_sentence_of_the_target_names_one(program: Program) -> None:
    for indicator in program.indicators:
        for metric in indicator.metrics:
            sentence = next(s for s in str(indicator.text).split("。") if metric.target in s)
            named = re.search(r"到(20\d\d)年底", sentence)
            assert metric.deadline == (f"{named[1]}-12-31" if named else None), metric.id


def test_the_four_phases_are_those_of_the_plan(program: Program) -> None:
    lines = [squeeze(line) for line in read_lines("tianshui-2022")]
    printed = [line for line in lines if re.match("第[一二三四]阶段:", line)]
    assert len(printed) == len(program.phases) == 4
    for numeral, line, phase in zip("一二三四", printed, program.phases, strict=True):
        span = "—".join(_month(date) for date in (phase.start, phase.end))
        assert line == squeeze(f"第{numeral}阶段:{phase.name}({span})。{phase.text}")


def _month(date: str | None) -> str:
    year, month = str(date).split("-")
    return f"{year}年{int(month)}月"
