"""zaoyang-2021 against the items of its last page."""

import re
from collections import Counter

import pytest
from plan_source import Remainder, names_of, read_names, read_section, squeeze

from ecoreport.model.program import Indicator, Program
from ecoreport.spec import load_program

AREA_SIZES = [2, 3, 3, 4, 4, 2, 5, 4, 3]


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program("zaoyang-2021").require()


def test_there_are_37_indicators_from_2_to_38(program: Program) -> None:
    assert [indicator.no for indicator in program.indicators] == list(range(2, 39))
    sizes = Counter(indicator.area for indicator in program.indicators)
    assert [sizes[area] for area in program.areas] == AREA_SIZES
    assert sizes[None] == 7
    assert not program.tasks


def test_nothing_is_left_of_the_items_when_the_indicators_are_taken_out(program: Program) -> None:
    rest = Remainder(read_section("zaoyang-2021", "2021年各类工作方案合集", "五、保障措施"))
    area = None
    for indicator in program.indicators:
        if indicator.area != area:
            area = indicator.area
            assert re.fullmatch(r"\([二三四五六七八九十]+\)", rest.take_until(re.escape(str(area))))
            rest.take(f"{area}。")
        rest.take(f"{indicator.no}.")
        _check_heading(indicator, rest.take_until(r"(?<!\d)。|。(?!\d)"))
        rest.take(f"。{indicator.text}")
        units = rest.take_until(rf"[)\]](?={int(indicator.no) + 1}\.|\([二三四五六七八九十]+\)|$)")[1:]
        rest.text = rest.text[1:]
        lead, _, cooperate = units.removeprefix("牵头单位:").partition(";配合单位:")
        for metric in indicator.metrics:
            assert names_of(metric.lead) == read_names(lead, program), metric.id
            assert names_of(metric.cooperate) == read_names(cooperate, program), metric.id
    assert rest.text == ""


def _check_heading(indicator: Indicator, heading: str) -> None:
    """The heading is the name and, where it has any, the targets; otherwise these are the text's own words."""
    assert squeeze(indicator.name) in heading
    for metric in indicator.metrics:
        where = heading if heading != squeeze(indicator.name) else str(indicator.text)
        assert squeeze(metric.target) in squeeze(where), metric.id
        if re.search(r"\d", metric.target):
            assert squeeze(metric.name + metric.target) in heading, metric.id
    figures = re.findall(r"[≥≤]?\d+(?:\.\d+)?", heading)
    assert figures == [f for m in indicator.metrics for f in re.findall(r"[≥≤]?\d+(?:\.\d+)?", m.target)], (
        heading
    )
