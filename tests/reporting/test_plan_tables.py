"""目标表 and 任务分解表 as data."""

from paper_material import small_program
from plan_material import a_metric, a_task, an_indicator

from ecoreport.model.program import Papers
from ecoreport.reporting.grid import Row, SubHeading
from ecoreport.reporting.plan_tables import build_tables
from ecoreport.reporting.task_lists import build_task_lists


def test_the_target_table_has_a_row_for_each_metric() -> None:
    grid = build_tables(small_program()).targets
    assert grid is not None
    assert [column.title for column in grid.columns] == [
        "领域",
        "序号",
        "指标名称",
        None,
        "牵头责任单位",
        "2023年目标值",
    ]
    assert [line.cells for line in grid.lines if isinstance(line, Row)] == [
        ("环境", "1", "污水处理率（%）", None, "甲局", "≥95"),
        ("环境", "2", "垃圾处理（%）", "清运率", "乙局", "100"),
        ("环境", "2", "垃圾处理（%）", "分类率", "乙局", "≥60"),
        ("保障", "3", "管理机构", None, "丙局", "建立"),
        ("保障", "4", "公厕达标率（%）", None, "甲局", "≥90"),
    ]


def test_deadlines_stand_beside_the_targets_and_another_year_than_the_plans_is_not_headed_by_its_year() -> (
    None
):
    for deadline, words, title in (
        ("2023-11-30", "2023年11月30日", "2023年目标值"),
        ("2025-12-31", "2025年12月31日", "目标值"),
        ("每月", "每月", "2023年目标值"),
    ):
        due = an_indicator(1, "绿化率", a_metric("1.1", "绿化率", "≥40", lead="甲局", deadline=deadline))
        grid = build_tables(small_program(indicators=(due,), tasks=())).targets
        assert grid is not None
        assert [column.title for column in grid.columns][-2:] == [title, "完成时限"]
        assert isinstance(grid.lines[0], Row)
        assert grid.lines[0].cells[-1] == words


def test_indicators_stand_as_sub_headings_over_their_tasks() -> None:
    grid = build_tables(small_program()).tasks
    assert grid is not None
    assert [line.text for line in grid.lines if isinstance(line, SubHeading)] == [
        "指标1：污水处理率（约束性）（牵头责任单位：甲局）",
        "指标2：垃圾处理（参考性）（牵头责任单位：乙局）",
        "★指标4：公厕达标率（约束性）（牵头责任单位：甲局）",
    ]
    assert grid.note == "注：标有★为重难点指标。"
    first = next(line for line in grid.lines if isinstance(line, Row))
    assert first.cells == ("1", "1", "管网改造", "新建管网12公里", "甲局", "乙局")


def test_a_starred_indicator_without_tasks_is_starred_in_the_target_table() -> None:
    tables = build_tables(small_program(tasks=(), papers=Papers(footnote="注：★为重点。")))
    assert tables.tasks is None
    assert tables.targets is not None
    assert tables.targets.note == "注：★为重点。"
    assert any(isinstance(line, Row) and line.cells[2] == "★公厕达标率（%）" for line in tables.targets.lines)


def test_half_width_plans_keep_their_brackets_and_colons() -> None:
    tasks = (a_task("1-1", "河(湖)长制", "巡查(每月1次)", lead="甲局"),)
    tables = build_tables(small_program(tasks=tasks))
    assert tables.targets is not None
    assert tables.tasks is not None
    assert isinstance(tables.targets.lines[0], Row)
    assert tables.targets.lines[0].cells[2] == "污水处理率(%)"
    assert tables.tasks.lines[0] == SubHeading(text="指标1:污水处理率(约束性)(牵头责任单位:甲局)")


def test_different_measures_stand_at_the_parts() -> None:
    metrics = (
        a_metric("1.1", "数量", "≥3", measure="座", lead="甲局"),
        a_metric("1.2", "比例", "≥80", measure="%", lead="甲局"),
    )
    tables = build_tables(small_program(indicators=(an_indicator(1, "公厕", *metrics),), tasks=()))
    assert tables.targets is not None
    rows = [line.cells for line in tables.targets.lines if isinstance(line, Row)]
    assert [row[1:3] for row in rows] == [("公厕", "数量（座）"), ("公厕", "比例（%）")]


def test_a_plan_of_lists_has_a_sub_heading_for_each_list_and_no_indicator_column() -> None:
    tasks = (
        a_task("a", "建章立制", "制定制度", lead="甲局", list="正文", area="健全制度"),
        a_task("b", "清运", "日产日清", lead="乙局", list="乙局"),
    )
    tables = build_tables(small_program(indicators=(), tasks=tasks))
    assert tables.targets is None
    assert tables.tasks is not None
    assert [column.title for column in tables.tasks.columns] == [
        "序号",
        "重点任务",
        "2023年度任务",
        "责任部门",
    ]
    assert [line.text for line in tables.tasks.lines if isinstance(line, SubHeading)] == [
        "健全制度",
        "乙局工作任务",
    ]


def test_natures_and_deadlines_are_printed_where_the_plan_gives_them() -> None:
    tasks = (
        a_task("1", "管网改造", "新建管网", lead="甲局", deadline="2023-09-30"),
        a_task("2", "巡查", "巡查"),
    )
    program = small_program(tasks=tasks)
    tables = build_tables(program)
    assert tables.targets is not None
    assert tables.tasks is not None
    nature = [column.title for column in tables.targets.columns].index("指标属性")
    natures = [line.cells[nature] for line in tables.targets.lines if isinstance(line, Row)]
    assert natures == [i.nature or "" for i in program.indicators for _ in i.metrics]
    assert tables.tasks.columns[-1].title == "完成时限"
    assert [line.cells[-1] for line in tables.tasks.lines if isinstance(line, Row)] == ["2023年9月30日", ""]
    (listed,) = build_task_lists(program, units=["甲局"]).lists
    assert [line.cells[-1] for line in listed.grid.lines if isinstance(line, Row)] == ["2023年9月30日"]
