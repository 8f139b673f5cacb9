"""shanzhou-2022 against its 30 measures and 13 task lists, cell by cell."""

from collections import Counter

import pytest
from plan_source import Remainder, names_of, read_lines, read_names, read_section, squeeze

from ecoreport.model.program import BODY_LIST, Program, Task
from ecoreport.spec import load_program

LIST_SIZES = {
    "各乡镇人民政府": 19,
    "区水利局": 9,
    "区自然资源局": 15,
    "区农业农村局": 10,
    "区住建局": 8,
    "区城管局": 9,
    "市生态环境局第二分局": 25,
    "区交通运输局": 6,
    "区发改委": 7,
    "区工信局": 9,
    "区卫健委": 5,
    "区文广旅局": 4,
    "区财政局": 5,
}
AREA_SIZES = [6, 9, 1, 5, 6, 3]
LIST_TITLE = "承担生态文明建设示范区创建工作任务清单"


@pytest.fixture(scope="module")
def program() -> Program:
    return load_program("shanzhou-2022").require()


@pytest.fixture(scope="module")
def measures(program: Program) -> list[Task]:
    return [task for task in program.tasks if task.list == BODY_LIST]


@pytest.fixture(scope="module")
def rows() -> list[list[str]]:
    """The rows of the annexes, each three cells, in the plan's order."""
    lines = read_lines("shanzhou-2022")
    return [squeeze_cells(line) for line in lines if line.count("\t") == 2 and line[0].isdigit()]


def squeeze_cells(line: str) -> list[str]:
    return [squeeze(cell) for cell in line.split("\t")]


def test_there_are_thirty_measures_in_six_areas(program: Program, measures: list[Task]) -> None:
    assert [task.no for task in measures] == list(range(1, 31))
    sizes = Counter(task.area for task in measures)
    assert [sizes[area] for area in program.areas] == AREA_SIZES
    assert not program.indicators


def test_nothing_is_left_of_the_body_when_the_measures_are_taken_out(
    program: Program, measures: list[Task]
) -> None:
    rest = Remainder(read_section("shanzhou-2022", "三、重点任务", "四、保障措施"))
    numerals = iter("一二三四五六")
    area = None
    for task in measures:
        if task.area != area:
            area = task.area
            rest.take(f"（{next(numerals)}）{area}")
        rest.take(f"{task.no}.{task.title}。{task.requirement}牵头单位：")
        assert read_names(rest.take_until("参与单位："), program) == names_of(task.lead), task.id
        rest.take("参与单位：")
        assert read_names(rest.take_until(r"\d+\.|（[二三四五六]）"), program) == names_of(task.cooperate), (
            task.id
        )
    assert rest.text == ""


def test_the_thirteen_lists_have_131_rows(program: Program, rows: list[list[str]]) -> None:
    assert Counter(task.list for task in program.tasks if task.list != BODY_LIST) == LIST_SIZES
    assert len(rows) == sum(LIST_SIZES.values()) == 131


def test_every_cell_of_the_lists_stands_in_the_programme(program: Program, rows: list[list[str]]) -> None:
    listed = [task for task in program.tasks if task.list != BODY_LIST]
    assert [[str(t.no), squeeze(t.title), squeeze(t.requirement)] for t in listed] == rows


def test_each_list_belongs_to_the_unit_in_its_title(program: Program) -> None:
    lines = [squeeze(line) for line in read_lines("shanzhou-2022")]
    titles = [line for line in lines if line.endswith(LIST_TITLE)]
    titles[titles.index(LIST_TITLE)] = lines[lines.index(LIST_TITLE) - 1] + LIST_TITLE
    printed = [program.unit_name(read_names(title.removesuffix(LIST_TITLE), program)[0]) for title in titles]
    assert printed == list(LIST_SIZES)
    for task in program.tasks:
        if task.list != BODY_LIST:
            assert names_of(task.lead) == [task.list]
            assert not task.cooperate
    assert program.papers.task_lists == "{unit}" + LIST_TITLE


def test_other_wordings_of_a_unit_are_noted(program: Program) -> None:
    source = read_section("shanzhou-2022", "三、重点任务", "四、保障措施")
    for other in ("各镇人民政府", "区交通局", "区污染防治攻坚战办成员单位"):
        unit = program.unit(other)
        assert other in source
        assert unit is not None
        assert other in str(unit.note)
