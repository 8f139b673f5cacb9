"""The Excel form as clerks type into it: dates of every writing, ticks, headings with a remark or another word, rows deleted."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from programs_for_tests import FULL

from ecoreport.model.finding import Severity
from ecoreport.model.program_form import Entry
from ecoreport.spec import Loaded, build_form_tables, lint, read_program
from ecoreport.spec.cell_entries import plain_entry
from ecoreport.tables.program_form import render_program_form


def load(change: Callable[[Workbook], object]) -> Loaded:
    """The full programme's form, with that change."""
    book = openpyxl.load_workbook(BytesIO(render_program_form(build_form_tables(FULL))))
    change(book)
    target = BytesIO()
    book.save(target)
    return read_program(target.getvalue(), file="方案.xlsx")


def column(book: Workbook, sheet: str, title: str) -> int:
    return next(cell.column for cell in book[sheet][1] if cell.value == title)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2022-06-30", "2022-06-30"),
        ("2022-06", "2022-06"),
        ("2022年6月30日", "2022-06-30"),
        ("2022年6月30日前", "2022-06-30"),
        ("2022年6月", "2022-06"),
        ("2022年6月份", "2022-06"),
        ("2022年6月底前", "2022-06-30"),
        ("2024年2月底", "2024-02-29"),
        ("2022.6.5", "2022-06-05"),
        ("2022/12/1", "2022-12-01"),
        ("2022.9", "2022-09"),
        ("2022年底", "2022-12-31"),
        ("2022年末", "2022-12-31"),
    ],
)
def test_a_date_is_read_however_it_is_typed(typed: str, meant: str):
    assert plain_entry(typed, Entry.DATE) == meant


@pytest.mark.parametrize(
    "typed", ["", "年底", "长期坚持", "2022", "2022年13月", "6月30日", "2022-02-30", "2022-1-0"]
)
def test_what_is_no_date_stays_as_it_is(typed: str):
    assert plain_entry(typed, Entry.DATE) == typed


def test_dates_of_every_writing_are_read_and_other_words_are_doubted():
    def change(book: Workbook) -> None:
        phases, tasks = book["阶段"], book["任务"]
        phases["B2"], phases["C2"] = "2022年3月", datetime(2022, 10, 31)
        phases["C2"].number_format = "yyyy/m/d"
        deadline = column(book, "任务", "时限")
        tasks.cell(2, deadline).value, tasks.cell(3, deadline).value = "2022.6.30", "长期坚持"

    loaded = load(change)
    program = loaded.require()
    assert (program.phases[0].start, program.phases[0].end) == ("2022-03", "2022-10-31")
    assert [task.deadline for task in program.tasks[:2]] == ["2022-06-30", "长期坚持"]
    (doubt,) = loaded.findings
    assert (doubt.code, doubt.severity, doubt.place.sheet) == ("PLAN-014", Severity.EXPLAIN, "任务")
    assert doubt in lint(loaded).findings


def test_a_heading_may_carry_a_remark_but_gives_way_to_one_without():
    def change(book: Workbook) -> None:
        sheet = book["指标"]
        sheet.cell(1, column(book, "指标", "计量单位")).value = "计量单位\n（如 %）"
        sheet.insert_cols(1)
        sheet["A1"], sheet["A2"] = "目标值（去年）", "≥1"

    loaded = load(change)
    assert loaded.findings == ()
    assert loaded.require() == FULL


def test_a_renamed_heading_is_pointed_at():
    def change(book: Workbook) -> None:
        book["指标"].cell(1, column(book, "指标", "目标值")).value = "2022年的目标值"

    (finding,) = load(change).findings
    assert finding.code == "PLAN-022"
    assert (
        finding.message
        == f"没有找到列：目标值。{finding.place.cell} 的标题“2022年的目标值”可能就是“目标值”。"
    )


@pytest.mark.parametrize(
    ("sheet", "title", "written"),
    [
        ("指标", "目标值", "2022年目标值"),
        ("指标", "牵头单位", "责任部门"),
        ("任务", "配合单位", "参与单位"),
        ("任务", "具体要求", "年度任务"),
        ("任务", "时限", "完成时限（没有的空着）"),
    ],
)
def test_a_column_under_another_of_its_names_is_read_and_said(sheet: str, title: str, written: str):
    def change(book: Workbook) -> None:
        book[sheet].cell(1, column(book, sheet, title)).value = written

    loaded = load(change)
    assert loaded.program == FULL
    (note,) = loaded.findings
    assert (note.code, note.place.sheet) == ("PLAN-031", sheet)
    assert note.message == f"标题“{written}”按“{title}”列读。"


def test_of_two_columns_that_may_both_be_the_one_none_is_chosen():
    def change(book: Workbook) -> None:
        tasks = book["任务"]
        tasks.cell(1, column(book, "任务", "配合单位")).value = "参与单位"
        tasks.cell(1, tasks.max_column + 1).value = "协办单位"

    loaded = load(change)
    assert [finding.code for finding in loaded.findings] == ["PLAN-028"]
    assert loaded.program is not None
    assert all(task.cooperate == () for task in loaded.program.tasks)


@pytest.mark.parametrize(
    ("sheet", "title", "severity"), [("任务", "配合单位", Severity.EXPLAIN), ("单位", "备注", Severity.NOTE)]
)
def test_a_column_that_was_deleted_is_said(sheet: str, title: str, severity: Severity):
    loaded = load(lambda book: book[sheet].delete_cols(column(book, sheet, title)))
    (finding,) = loaded.findings
    assert (finding.code, finding.severity, finding.place.sheet) == ("PLAN-032", severity, sheet)
    assert title in finding.message


def test_wide_digits_are_digits_where_numbers_and_dates_stand():
    def change(book: Workbook) -> None:
        wide = str.maketrans("0123456789", "０１２３４５６７８９")
        for sheet, title in (("指标", "序号"), ("任务", "指标序号"), ("阶段", "开始")):
            cell = book[sheet].cell(2, column(book, sheet, title))
            cell.value = str(cell.value).translate(wide)

    assert load(change).require() == FULL


def test_rows_without_an_id_are_offered_one_that_is_free():
    def change(book: Workbook) -> None:
        indicators, tasks = book["指标"], book["任务"]
        for sheet, title in ((indicators, "分项编号"), (tasks, "任务编号")):
            sheet.cell(2, column(book, sheet.title, title)).value = None

    offered = [f for f in load(change).findings if f.code == "PLAN-033"]
    assert [(f.place.sheet, f.message) for f in offered] == [
        ("指标", "这一行没有分项编号，可以填“1.1”，还没有用过。"),
        ("任务", f"这一行没有任务编号，可以填“{FULL.tasks[0].list}-{FULL.tasks[0].no}”，还没有用过。"),
    ]


def test_figures_of_a_task_that_was_deleted_say_so():
    first = next(task for task in FULL.tasks if task.metrics)

    def change(book: Workbook) -> None:
        book["任务"].delete_rows(2 + FULL.tasks.index(first))

    lost = [f for f in load(change).findings if f.code == "PLAN-023"]
    assert [f.place.sheet for f in lost] == ["任务分项"] * len(first.metrics)
    assert all(f"任务表中没有“{first.id}”" in f.message for f in lost)


def test_a_deadline_in_yaml_that_is_no_date_is_doubted():
    body = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
units: [{name: 县水利局}]
tasks:
- {id: T1, list: 表, no: 1, title: 甲, requirement: 略, lead: [县水利局], deadline: 年底前}
- {id: T2, list: 表, no: 2, title: 乙, requirement: 略, lead: [县水利局], deadline: 2022}
"""
    loaded = read_program(body.encode(), file="方案.yaml")
    assert [(f.code, f.severity, f.place.line) for f in loaded.findings] == [
        ("PLAN-014", Severity.EXPLAIN, 7)
    ]


@pytest.mark.parametrize(
    ("typed", "entry", "measure", "meant"),
    [
        ("√", Entry.TICK, "", "true"),
        ("☆", Entry.TICK, "", "true"),
        ("重点", Entry.TICK, "", "重点"),
        ("2021年", Entry.YEAR, "", "2021"),
        ("2021年度", Entry.YEAR, "", "2021"),
        ("去年", Entry.YEAR, "", "去年"),
        ("95.3%", Entry.FIGURE, "%", "95.3"),
        ("95.3%", Entry.FIGURE, "", "95.3%"),
        ("约95", Entry.FIGURE, "%", "约95"),
        ("2021年", Entry.TEXT, "", "2021年"),
    ],
)
def test_ticks_years_and_figures_are_read_as_they_are_typed(
    typed: str, entry: Entry, measure: str, meant: str
):
    assert plain_entry(typed, entry, measure=measure) == meant


def test_where_there_is_no_unit_clerks_write_so():
    def change(book: Workbook) -> None:
        for row, word in ((2, "无"), (3, "/")):
            book["任务"].cell(row, column(book, "任务", "配合单位")).value = word

    assert [task.cooperate for task in load(change).require().tasks[:2]] == [(), ()]


def test_a_clerks_own_fact_is_passed_over_with_a_word():
    def change(book: Workbook) -> None:
        facts = book["基本信息"]
        for row in facts.iter_rows():
            row[0].value = {"年度": "年 度"}.get(row[0].value, row[0].value)
        facts.append(["联系电话", "略"])

    loaded = load(change)
    assert loaded.require() == FULL
    (doubt,) = loaded.findings
    assert (doubt.code, doubt.severity) == ("PLAN-020", Severity.EXPLAIN)
    assert "联系电话" in doubt.message


@pytest.mark.parametrize(
    ("title", "typed", "said"),
    [
        ("牵头单位", "县水利局牵头，县林业局配合", ["县林业局"]),
        ("配合单位", "县水利局牵头，县林业局配合", ["县水利局"]),
        ("牵头单位", "县水利局、林业局", []),
        ("配合单位", "县林业局配合", []),
    ],
)
def test_a_cell_that_gives_units_the_other_columns_part_is_not_read_without_a_word(
    title: str, typed: str, said: list[str]
):
    def change(book: Workbook) -> None:
        book["任务"].cell(2, column(book, "任务", title)).value = typed

    found = [finding for finding in load(change).findings if finding.code == "PLAN-034"]
    assert [finding.place.cell is not None for finding in found] == [True] * len(said)
    assert all(name in finding.message for name, finding in zip(said, found, strict=True))
