"""The task lists of the units as data."""

from paper_material import small_program
from plan_material import a_metric, a_task, an_indicator

from ecoreport.model.program import Papers
from ecoreport.reporting.grid import Row, SubHeading
from ecoreport.reporting.task_lists import build_task_lists


def test_each_unit_gets_the_tasks_it_leads_and_helps_with() -> None:
    lists = {one.unit: one.grid for one in build_task_lists(small_program()).lists}
    assert list(lists) == ["甲局", "乙局", "东镇", "西镇"]
    assert [line.cells for line in lists["乙局"].lines if isinstance(line, Row)] == [
        ("1", "管网改造", "新建管网12公里", "配合"),
        ("2", "运行监管", "每月检查1次", "配合"),
        ("3", "清运收集", "日产日清", "牵头"),
    ]
    assert lists["乙局"].note == "注：共3项任务，其中牵头1项、配合2项。"
    assert lists["东镇"].title == "东镇2023年度工作任务清单"
    assert lists["东镇"].note is None


def test_the_title_is_that_of_the_plan_when_it_has_one() -> None:
    program = small_program(papers=Papers(task_lists="{unit}承担创建工作任务清单"))
    assert build_task_lists(program).lists[0].grid.title == "甲局承担创建工作任务清单"


def test_a_plan_without_cooperation_has_no_role_column() -> None:
    program = small_program(tasks=(a_task("1", "清运", "日产日清", lead="乙局"),), indicators=())
    (only,) = build_task_lists(program).lists
    assert [column.title for column in only.grid.columns] == ["序号", "工作任务", "具体要求"]


def test_the_own_list_of_a_unit_comes_before_the_tasks_of_the_text() -> None:
    tasks = (
        a_task("a", "建章立制", "制定制度", no=7, lead="甲局", list="正文"),
        a_task("b", "清运", "日产日清", lead="甲局", list="甲局"),
    )
    (only,) = build_task_lists(small_program(tasks=tasks, indicators=())).lists
    assert only.grid.lines[0] == SubHeading(text="甲局工作任务清单")
    assert only.grid.lines[2] == SubHeading(text="方案正文任务")
    rows = [line.cells[:2] for line in only.grid.lines if isinstance(line, Row)]
    assert rows == [("1", "清运"), ("2", "建章立制")]


def test_only_the_units_asked_for_are_listed() -> None:
    assert [one.unit for one in build_task_lists(small_program(), units=["甲局"]).lists] == ["甲局"]


def test_a_plan_of_indicators_alone_tells_the_roles_and_what_is_asked() -> None:
    indicator = an_indicator(
        3,
        "垃圾处理",
        a_metric("3.1", "清运率", "100", measure="%", lead="甲局", cooperate="乙局"),
        a_metric("3.2", "分类率", "达到市级要求", measure="%", lead="甲局", cooperate="乙局"),
    )
    lists = {
        one.unit: one.grid
        for one in build_task_lists(small_program(tasks=(), indicators=(indicator,), areas=())).lists
    }
    (row,) = (line.cells for line in lists["乙局"].lines if isinstance(line, Row))
    assert row == ("1", "垃圾处理", "清运率100%；分类率达到市级要求", "配合")
