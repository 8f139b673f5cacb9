"""qianjiang-2019 against its two annexes, cell by cell."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from plan_source import names_of, read_lines, read_names, squeeze

from ecoreport.model.program import Indicator, Program, Task
from ecoreport.spec import load_program

AREA_SIZES = {"生态制度": 9, "生态环境": 8, "生态空间": 4, "生态经济": 6, "生态生活": 10, "生态文化": 3}


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program("qianjiang-2019").require()


@pytest.fixture(scope="module")
def target_cells() -> list[str]:
    """The cells of 附件1 below its headings, in reading order."""
    lines = read_lines("qianjiang-2019")
    start = len(lines) - 1 - lines[::-1].index("2019年目标值")
    end = next(n for n, line in enumerate(lines) if n > start and line.startswith("附件2"))
    return [squeeze(line) for line in lines[start + 1 : end]]


@pytest.fixture(scope="module")
def task_cells() -> list[str]:
    """The cells of 附件2 below its headings, in reading order."""
    lines = read_lines("qianjiang-2019")
    start = lines.index("配合单位")
    end = next(n for n, line in enumerate(lines) if line.startswith("注:标有★"))
    return [squeeze(line) for line in lines[start + 1 : end]]


@pytest.fixture(scope="module")
def rows(task_cells: list[str]) -> list[tuple[str, str, list[str]]]:
    """The rows of 附件2: the last heading above, the printed number, the cells that were not merged away."""
    found: list[tuple[str, str, list[str]]] = []
    heading = ""
    for cell in task_cells:
        if re.match(r"★?指标\d+:", cell):
            heading = cell
        elif cell.isdigit():
            found.append((heading, cell, []))
        else:
            found[-1][2].append(cell)
    return found


@pytest.fixture(scope="module")
def headings(task_cells: list[str]) -> dict[int, str]:
    """The heading of each indicator in 附件2 by its number."""
    return {
        int(found[1]): cell for cell in task_cells if (found := re.match(r"★?指标(\d+):", cell)) is not None
    }


def test_the_target_table_has_forty_indicators_in_six_areas(program: Program) -> None:
    assert [indicator.no for indicator in program.indicators] == list(range(1, 41))
    assert Counter(indicator.area for indicator in program.indicators) == AREA_SIZES
    assert program.areas == tuple(AREA_SIZES)
    assert {i.no: len(i.metrics) for i in program.indicators if len(i.metrics) != 1} == {14: 2, 26: 2}


def test_every_cell_of_the_target_table_stands_in_the_programme(
    program: Program, target_cells: list[str]
) -> None:
    expected: list[str] = []
    area = None
    for indicator in program.indicators:
        if indicator.area != area:
            area = indicator.area
            expected.append(str(area))
        expected.extend(_printed_cells(indicator))
    assert target_cells == expected


def _printed_cells(indicator: Indicator) -> list[str]:
    """The cells that 附件1 prints for an indicator; a cell merged with the one above is not repeated."""
    measure = indicator.metrics[0].measure
    cells = [str(indicator.no), indicator.name + (f"({measure})" if measure else "")]
    above: tuple[object, ...] = ()
    for metric in indicator.metrics:
        if len(indicator.metrics) > 1:
            cells.append(metric.name)
        if metric.lead != above:
            cells.extend(who.name + (f"({who.scope})" if who.scope else "") for who in metric.lead)
        above = metric.lead
        cells.append(metric.target)
    return cells


def test_natures_stars_and_leads_are_those_of_the_headings(
    program: Program, headings: dict[int, str]
) -> None:
    assert sorted(headings) == list(range(1, 41))
    for indicator in program.indicators:
        heading = headings[int(indicator.no)]
        printed = re.search(r"\(((?:国家)?(?:约束性|参考性)(?:、市级约束性)?)\)", heading)
        assert indicator.nature == (printed[1] if printed else None), heading
        assert indicator.key == heading.startswith("★"), heading
        brackets = re.findall(r"\(([^()]*(?:\([^()]*\)[^()]*)*)\)", heading)
        leads = read_names(re.sub(r"^牵头(责任单位|责任部门|部门):", "", brackets[-1]), program)
        assert leads == list(dict.fromkeys(w.name for m in indicator.metrics for w in m.lead)), heading
        assert heading.split(":", 1)[1].startswith(indicator.name.removesuffix("(EI)")), heading


def test_natures_and_stars_are_counted(program: Program) -> None:
    assert [i.no for i in program.indicators if i.key] == [22, 23, 29]
    assert Counter(i.nature for i in program.indicators) == {
        "约束性": 19,
        "参考性": 19,
        "国家参考性、市级约束性": 1,
        None: 1,
    }


def test_the_task_table_has_205_rows_under_their_indicators(
    program: Program, rows: list[tuple[str, str, list[str]]]
) -> None:
    assert len(rows) == len(program.tasks) == 205
    for (heading, number, _), task in zip(rows, program.tasks, strict=True):
        found = re.match(r"★?指标(\d+):", heading)
        assert found is not None
        assert int(found[1]) == task.indicators[-1]
        assert int(number) == task.no
        assert task.list == "任务分解表"


def test_the_last_block_belongs_to_two_indicators(program: Program) -> None:
    assert {task.indicators for task in program.tasks if len(task.indicators) > 1} == {(39, 40)}


def test_every_cell_of_the_task_table_stands_in_the_programme(
    program: Program, rows: list[tuple[str, str, list[str]]]
) -> None:
    above: Task | None = None
    for (_, _, cells), task in zip(rows, program.tasks, strict=True):
        if above is not None and above.indicators != task.indicators:
            above = None
        _check_row(list(cells), task, above, program)
        above = task


def _check_row(cells: list[str], task: Task, above: Task | None, program: Program) -> None:
    """A row's cells are used up from the left; one that is missing must equal the row above."""
    if cells[:2] == [squeeze(task.title), squeeze(task.requirement)]:
        del cells[:2]
    else:
        assert above is not None, task.id
        assert task.title == above.title, task.id
        assert cells.pop(0) == squeeze(task.requirement), task.id
    named = [read_names(cell, program) for cell in cells]
    lead, cooperate = names_of(task.lead), names_of(task.cooperate)
    lead_above = names_of(above.lead) if above else []
    cooperate_above = names_of(above.cooperate) if above else []
    if len(named) == 2:
        assert [lead, cooperate] == named, task.id
    elif len(named) == 1 and not named[0][0].startswith(("相关", "各")):
        assert [lead, cooperate] == [named[0], cooperate_above], task.id
    elif len(named) == 1:
        assert [lead, cooperate] == [lead_above, named[0]], task.id
    else:
        assert [named, lead, cooperate] == [[], lead_above, cooperate_above], task.id
    assert lead, task.id


def test_what_was_taken_from_the_row_above_against_the_usual_reading_is_noted(
    program: Program, rows: list[tuple[str, str, list[str]]]
) -> None:
    pairs = list(zip(rows, program.tasks, strict=True))
    for (_, before), ((_, _, cells), task) in pairwise(pairs):
        units = [cell for cell in cells if cell not in (squeeze(task.title), squeeze(task.requirement))]
        if len(units) == 1 and task.cooperate and before.indicators == task.indicators:
            assert "合并单元格" in (task.note or ""), task.id


def test_an_etc_after_the_cooperating_units_is_noted(
    program: Program, rows: list[tuple[str, str, list[str]]]
) -> None:
    for (_, _, cells), task in zip(rows, program.tasks, strict=True):
        if re.search(r"等(部门)?$", cells[-1]) and cells[-1] != squeeze(task.requirement):
            assert "结尾" in (task.note or ""), task.id


def test_the_phases_and_the_papers_are_printed_in_the_plan(program: Program) -> None:
    whole = squeeze("".join(read_lines("qianjiang-2019")))
    for phase in program.phases:
        assert f"{phase.name},{phase.text}" in whole
    papers = program.papers
    assert f"附件1{papers.target_table}" in whole
    assert f"附件2{papers.task_table}" in whole
    assert papers.footnote is not None
    assert papers.footnote in whole
