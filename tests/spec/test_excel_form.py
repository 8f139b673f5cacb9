"""The Excel form: nothing is lost, a clerk's changes to the layout do no harm, messages name sheet and cell."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from office import convert
from openpyxl.styles import PatternFill
from openpyxl.workbook import Workbook
from programs_for_tests import FULL, programs

from ecoreport.errors import SpecError
from ecoreport.model.finding import Severity
from ecoreport.model.program import Program, Who
from ecoreport.spec import (
    Loaded,
    build_form_tables,
    list_programs,
    load_program,
    read_program,
    render_program,
    update_form,
)
from ecoreport.tables.program_form import render_program_form


def form(program: Program) -> bytes:
    return render_program_form(build_form_tables(program))


def edited(data: bytes, change: Callable[[Workbook], object]) -> bytes:
    workbook = openpyxl.load_workbook(BytesIO(data))
    change(workbook)
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def load(data: bytes) -> Loaded:
    return read_program(data, file="方案.xlsx")


@pytest.mark.parametrize("name", list_programs())
def test_shipped_programmes_come_back_byte_for_byte(name: str):
    program = load_program(name).require()
    assert render_program(load(form(program)).require()) == render_program(program)


def test_a_full_programme_comes_back():
    assert load(form(FULL)).require() == FULL


@settings(max_examples=25)
@given(programs())
def test_every_programme_comes_back(program: Program):
    loaded = load(form(program))
    assert loaded.program == program, [finding.message for finding in loaded.findings]


def test_equal_programmes_give_equal_bytes():
    assert form(FULL) == form(FULL)


def test_moved_columns_renamed_sheets_and_remarks_do_no_harm():
    def change(book: Workbook) -> None:
        sheet = book["指标"]
        sheet.insert_cols(1)
        sheet["A1"] = "我的记号"
        sheet["A2"] = "已核"
        sheet.insert_rows(1, 2)
        sheet["B1"] = "示例县指标一览"
        sheet.cell(sheet.max_row + 1, 3).value = "注：★为重难点"
        sheet.title = "指标（修改稿）"
        for cell in sheet[3]:
            cell.value = f"{cell.value} *" if cell.value else None
        book.move_sheet("单位", offset=3)
        book.create_sheet("草稿")["A1"] = "随便写写"

    loaded = load(edited(form(FULL), change))
    assert loaded.require() == FULL


def test_merged_and_blank_cells_take_the_value_above():
    def change(book: Workbook) -> None:
        sheet = book["指标"]
        sheet["B3"], sheet["C3"] = 1, "饮用水水质"
        sheet.merge_cells("B2:B3")
        sheet.merge_cells("C2:C3")
        tasks = book["任务"]
        tasks["H3"] = None
        tasks.merge_cells("H2:H3")

    loaded = load(edited(form(FULL), change))
    assert loaded.require().indicators == FULL.indicators
    assert loaded.require().tasks[1].lead == FULL.tasks[0].lead


def test_a_line_across_the_table_names_the_area_of_the_rows_below():
    def change(book: Workbook) -> None:
        sheet = book["指标"]
        sheet["A2"] = None
        sheet.insert_rows(2)
        sheet["A2"] = "生态环境"
        sheet.merge_cells("A2:X2")

    assert load(edited(form(FULL), change)).require() == FULL


def test_numbers_percentages_and_dates_typed_as_such_are_read_as_shown():
    def change(book: Workbook) -> None:
        book["基本信息"]["B5"].value = 2022
        sheet = book["指标"]
        sheet["K2"].value, sheet["K2"].number_format = 0.953, "0.0%"
        sheet["B2"].value, sheet["B2"].number_format = 1, "General"
        phases = book["阶段"]
        phases["B2"].value, phases["B2"].number_format = datetime(2022, 2, 1), 'yyyy"年"m"月"'
        phases["C2"].value, phases["C2"].number_format = datetime(2022, 4, 30), "yyyy-mm-dd"

    program = load(edited(form(FULL), change)).require()
    assert program.indicators[0].metrics[0].target == "95.3%"
    assert (program.year, program.indicators[0].no) == (2022, 1)
    assert (program.phases[0].start, program.phases[0].end) == ("2022-02", "2022-04-30")


def test_problems_name_sheet_and_cell():
    def change(book: Workbook) -> None:
        book["指标"]["L2"] = "县水厉局"
        book["指标"]["J2"] = "高"
        book["指标"]["K3"] = None
        book["任务"]["C2"] = "1、77"
        book["任务分项"]["A2"] = "T99"
        book["基本信息"]["A6"] = "创建等级"
        book["单位"]["D4"] = "城关镇、河口镇"

    loaded = load(edited(form(FULL), change))
    found = {(f.code, f.place.sheet, f.place.cell) for f in loaded.findings}
    assert found >= {
        ("PLAN-010", "指标", "L2"),
        ("PLAN-007", "指标", "J2"),
        ("PLAN-013", "任务", "C2"),
        ("PLAN-023", "任务分项", "A2"),
        ("PLAN-020", "基本信息", "A6"),
        ("PLAN-010", "单位", "D4"),
    }
    wrong = next(f for f in loaded.findings if f.place.cell == "L2")
    assert "您是否想写“县水利局”" in wrong.message
    sheets = [f.place.sheet for f in loaded.findings]
    assert sheets == sorted(sheets, key=list(loaded.sheets).index), "in the file's own order"


def test_missing_sheets_and_columns_are_said():
    def drop_column(book: Workbook) -> None:
        book["任务"].delete_cols(6)

    def drop_sheet(book: Workbook) -> None:
        del book["单位"]

    for change, code in ((drop_column, "PLAN-022"), (drop_sheet, "PLAN-021")):
        loaded = load(edited(form(FULL), change))
        assert loaded.program is None
        assert [finding.code for finding in loaded.findings] == [code]


def rows_of(book: Workbook, sheet: str) -> list[list[object]]:
    return [[cell.value for cell in row] for row in book[sheet].iter_rows(min_row=2) if row[1].value]


@pytest.mark.parametrize("name", ["qianjiang-2019", "tianshui-2022"])
def test_sorting_a_sheet_tears_no_indicator_apart(name: str):
    program = load_program(name).require()

    def turn_round(book: Workbook) -> None:
        for sheet in ("指标", "任务"):
            rows = rows_of(book, sheet)
            for at, row in enumerate(reversed(rows), start=2):
                for column, value in enumerate(row, start=1):
                    book[sheet].cell(at, column).value = value

    turned = load(edited(form(program), turn_round)).require()
    assert {task.id: task for task in turned.tasks} == {task.id: task for task in program.tasks}
    assert [indicator.no for indicator in turned.indicators] == [i.no for i in reversed(program.indicators)]
    for indicator in program.indicators:
        (same,) = (i for i in turned.indicators if i.no == indicator.no)
        assert replace(same, metrics=same.metrics[::-1]) == indicator


def test_rows_that_say_an_indicator_twice_and_differently_are_doubted():
    def change(book: Workbook) -> None:
        sheet = book["指标"]
        sheet["B3"], sheet["C3"], sheet["D3"] = sheet["B2"].value, sheet["C2"].value, "其他"

    loaded = load(edited(form(FULL), change))
    assert [(f.code, f.place.cell) for f in loaded.findings] == [("PLAN-029", "D3")]
    assert loaded.require() == FULL


def test_two_sheets_that_may_be_meant_are_not_chosen_between():
    def change(book: Workbook) -> None:
        book.copy_worksheet(book["指标"]).title = "指标旧稿"
        book["指标"].title = "指标新稿"
        book["单位"].title = "单位名单"
        book.create_sheet("联系人")["A1"] = "单位名称"

    loaded = load(edited(form(FULL), change))
    assert loaded.program is None
    (finding,) = loaded.findings
    assert finding.code == "PLAN-025"
    assert "“指标新稿”、“指标旧稿”" in finding.message


def test_a_sheet_that_is_gone_is_said():
    def change(book: Workbook) -> None:
        del book["阶段"], book["已知问题"]

    loaded = load(edited(form(FULL), change))
    assert loaded.require() == replace(FULL, phases=(), known=())
    (finding,) = loaded.findings
    assert finding.code == "PLAN-027"
    assert "“阶段”“已知问题”" in finding.message
    assert finding.severity is Severity.NOTE


def test_indicators_that_are_gone_are_more_than_a_note():
    def change(book: Workbook) -> None:
        del book["指标"]

    lost = next(f for f in load(edited(form(FULL), change)).findings if f.code == "PLAN-027")
    assert lost.severity is Severity.EXPLAIN


def test_formulas_that_went_wrong_are_no_texts():
    def change(book: Workbook) -> None:
        book["指标"]["K2"] = "#REF!"
        book["任务"]["F2"] = "=1+1"  # openpyxl saves no result
        book["任务"]["Z2"] = "#N/A"  # the clerk's own column

    loaded = load(edited(form(FULL), change))
    wrong = [(f.place.sheet, f.place.cell) for f in loaded.findings if f.code == "PLAN-030"]
    assert wrong == [("指标", "K2"), ("任务", "F2")]


def test_no_column_is_lost_or_taken_for_another_without_a_word():
    def change(book: Workbook) -> None:
        tasks = book["任务"]
        titles = {cell.value: cell for cell in tasks[1]}
        titles["配合单位"].value = "帮忙单位"
        tasks.cell(1, tasks.max_column + 1).value = "备注"
        tasks.cell(1, tasks.max_column + 1).value = "核对人"

    loaded = load(edited(form(FULL), change))
    found = [(f.code, f.message) for f in loaded.findings]
    assert [code for code, _ in found] == ["PLAN-028", "PLAN-026"]
    assert "没有“配合单位”列" in found[0][1]
    assert "标题“帮忙单位”不认识" in found[0][1]
    assert loaded.require().tasks[0].note == FULL.tasks[0].note


def test_messages_about_a_form_speak_of_its_headings_and_choices_only():
    def change(book: Workbook) -> None:
        book["基本信息"]["B4"] = None
        book["指标"]["J2"] = "高"
        book["单位"]["B2"] = "科室"
        book["任务"]["D2"] = None
        book["指标"]["H2"] = "重点"

    findings = load(edited(form(FULL), change)).findings
    said = "".join(f"{f.message}{f.remedy}" for f in findings)
    assert not re.search(r"[a-z]{2,}", said.replace("ecoreport lint", "")), said
    assert "越高越好、越低越好" in said
    cells = {(f.place.sheet, f.place.cell) for f in findings}
    assert cells >= {("基本信息", "B4"), ("指标", "J2"), ("单位", "B2"), ("任务", "D2")}


def test_a_range_may_be_open_on_one_side():
    def change(book: Workbook) -> None:
        titles = {cell.value: cell.column for cell in book["指标"][1]}
        book["指标"].cell(2, titles["最小可能值"]).value = None
        book["指标"].cell(2, titles["最大可能值"]).value = "100"

    program = load(edited(form(FULL), change)).require()
    assert program.indicators[0].metrics[0].range == ("", "100")
    assert load(form(program)).require() == program
    assert read_program(render_program(program).encode(), file="方案.yaml").require() == program


@pytest.mark.parametrize("data", [b"PK\x03\x04" + b"0" * 50, b"\xd0\xcf\x11\xe0" + b"0" * 600])
def test_a_workbook_that_cannot_be_read_is_a_finding_about_the_programme(data: bytes):
    loaded = load(data)
    assert loaded.program is None
    (finding,) = loaded.findings
    assert finding.code == "PLAN-024"
    assert "报送" not in finding.remedy


def test_units_may_be_written_as_plans_write_them():
    def change(book: Workbook) -> None:
        book["指标"]["L2"] = "县水利局（城区） 县林业局"

    metric = load(edited(form(FULL), change)).require().indicators[0].metrics[0]
    assert [(who.name, who.scope) for who in metric.lead] == [("县水利局", "城区"), ("县林业局", None)]


def test_updating_keeps_what_the_clerk_added():
    def clerk(book: Workbook) -> None:
        sheet = book["指标"]
        sheet["Y1"], sheet["Y2"] = "我的备注", "已和水利局对过"
        sheet["K2"].fill = PatternFill("solid", fgColor="FFFF00")
        sheet.column_dimensions["K"].width = 44
        book.create_sheet("草稿")["A1"] = "随便写写"

    first = FULL.indicators[0]
    new_metric = replace(first.metrics[0], target="≥99.5")
    changed = replace(
        FULL,
        year=2023,
        indicators=(replace(first, metrics=(new_metric, first.metrics[1])), *FULL.indicators[1:]),
        tasks=(FULL.tasks[0], *FULL.tasks[1:], replace(FULL.tasks[1], id="T3", no=13, title="新任务")),
        rules=FULL.rules[:1],
    )
    data = update_form(edited(form(FULL), clerk), changed, file="方案.xlsx")
    assert load(data).require() == changed
    sheet = openpyxl.load_workbook(BytesIO(data))["指标"]
    assert (sheet["Y2"].value, sheet["K2"].value) == ("已和水利局对过", "≥99.5")
    assert sheet["K2"].fill.fgColor.rgb == "00FFFF00"
    assert sheet.column_dimensions["K"].width == 44
    assert sheet["K1"].comment is not None


def test_updating_a_merged_cell_leaves_the_rows_it_covered_as_they_were():
    def merge(book: Workbook) -> None:
        sheet = book["任务"]
        for row in (3, 4):
            sheet.cell(row, 1).value, sheet.cell(row, 4).value = f"T{row}", row
            sheet.cell(row, 5).value = sheet.cell(row, 6).value = "略"
            sheet.cell(row, 2).value = sheet.cell(row, 8).value = None
        sheet.merge_cells("H2:H4")

    data = edited(form(FULL), merge)
    program = load(data).require()
    assert [task.lead for task in program.tasks] == [FULL.tasks[0].lead] * 3
    first = replace(program.tasks[0], lead=(Who(name="县林业局"),), list="正文")
    for changed in (
        replace(program, tasks=(first, *program.tasks[1:])),
        replace(
            program, tasks=(program.tasks[0], replace(first, id="T3", no=3, metrics=()), program.tasks[2])
        ),
        replace(program, tasks=program.tasks[1:]),
    ):
        assert load(update_form(data, changed, file="方案.xlsx")).require().tasks == changed.tasks


def test_a_paragraph_in_other_words_stays_in_its_row():
    changed = replace(
        FULL, goals=(FULL.goals[0], "建成国家生态文明建设示范县。"), areas=("生态制度", "生态空间")
    )
    changed = replace(changed, indicators=(), tasks=())
    data = update_form(form(replace(FULL, indicators=(), tasks=())), changed, file="方案.xlsx")
    assert load(data).require() == changed


def test_updating_with_nothing_new_changes_no_byte():
    data = form(FULL)
    assert update_form(data, FULL, file="方案.xlsx") == data


def test_a_new_row_between_others_needs_an_empty_row():
    unit = replace(FULL.units[0], name="县财政局", aliases=())
    changed = replace(FULL, units=(FULL.units[0], unit, *FULL.units[1:]))
    with pytest.raises(SpecError, match="第 2 行之后要增加 1 行"):
        update_form(form(FULL), changed, file="方案.xlsx")
    roomy = edited(form(FULL), lambda book: book["单位"].insert_rows(3))
    assert load(update_form(roomy, changed, file="方案.xlsx")).require() == changed


def test_kinds_units_and_natures_are_offered_and_headings_explained():
    book = openpyxl.load_workbook(BytesIO(form(FULL)))
    rules = {
        (name, str(rule.sqref).split(":")[0]): rule
        for name in ("单位", "指标")
        for rule in book[name].data_validations.dataValidation
    }
    assert rules["单位", "B2"].formula1 == '"部门,乡镇街道,园区,企业,事业单位,统称,其他"'
    assert rules["单位", "B2"].showErrorMessage
    assert rules["指标", "D2"].formula1 == '"约束性,参考性"'
    assert rules["指标", "L2"].formula1.startswith("单位!$A$2")
    assert not rules["指标", "L2"].showErrorMessage, "a cell may hold several units"
    for name in ("单位", "指标", "任务", "阶段"):
        assert all(cell.comment for cell in book[name][1] if cell.value)


@pytest.mark.office
def test_libreoffice_can_save_the_form_without_loss(tmp_path: Path):
    program = load_program("qianjiang-2019").require()
    made = tmp_path / "方案.xlsx"
    made.write_bytes(form(program))
    (saved,) = convert([made], "xlsx", tmp_path / "saved")
    assert load(saved.read_bytes()).require() == program


@settings(max_examples=15)
@given(programs(), programs())
def test_updating_gives_the_new_programme_or_a_sentence(old: Program, new: Program):
    try:
        data = update_form(form(old), new, file="方案.xlsx")
    except SpecError:
        return
    assert load(data).require() == new
