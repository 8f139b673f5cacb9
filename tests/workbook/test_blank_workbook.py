import dataclasses
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl.utils import range_boundaries
from sample_form import LAYOUT, MOMENT, PROGRAM, blank_of, form_of, many_tasks, opened, read

from ecoreport.model.layout import ColumnType, SheetKind
from ecoreport.model.submission import AnswerKind
from ecoreport.workbook import fill_workbook, render_blank
from ecoreport.workbook.identity import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET, parse_stamp, stamp_of
from ecoreport.workbook.measuring import count_lines

FUNCTIONS = {
    "IF",
    "OR",
    "AND",
    "NOT",
    "LEN",
    "TRIM",
    "ISNUMBER",
    "LEFT",
    "CELL",
    "ABS",
    "ROUND",
    "INT",
    "MOD",
    "COUNTIF",
}
"""All in Excel since before 2010."""


def test_the_same_form_gives_the_same_bytes() -> None:
    assert blank_of() == blank_of()


def test_the_sheets_are_those_of_the_layout_and_a_very_hidden_one() -> None:
    book = opened(blank_of())
    assert book.sheetnames == ["填报说明", "指标填报", "任务进展", "佐证材料", "工作小结", STAMP_SHEET]
    assert book[STAMP_SHEET].sheet_state == "veryHidden"


def test_exactly_the_cells_of_the_form_are_unlocked() -> None:
    book = opened(blank_of())
    unlocked = {
        (sheet.title, cell.row, cell.column)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert unlocked == {(cell.sheet, cell.row, cell.column) for cell in form_of().fill_cells()}


def test_evidence_past_the_first_rows_waits_behind_a_filter_and_is_not_printed_empty() -> None:
    program = many_tasks(30)
    form = form_of(program=program)
    sheet = opened(render_blank(form, created=MOMENT))["佐证材料"]
    rows = form.sheet(SheetKind.EVIDENCE).rows
    assert [row.row for row in rows if sheet.row_dimensions[row.row].hidden] == [r.row for r in rows[20:]]
    (criterion,) = sheet.auto_filter.filterColumn
    assert set(criterion.filters.filter) == {str(number) for number in range(1, 21)}
    assert "选“全选”，共可填 33 行" in sheet["B2"].value
    small = opened(blank_of())["佐证材料"]
    assert not small.auto_filter.filterColumn
    assert not small["B2"].value


def test_evidence_that_is_filled_in_past_the_first_rows_is_in_sight() -> None:
    program = many_tasks(30)
    form = form_of(program=program)
    answers = {(AnswerKind.EVIDENCE, "25", "about"): form.options[0]}
    filled = fill_workbook(render_blank(form, created=MOMENT), form, answers)
    assert not opened(filled)["佐证材料"].auto_filter.filterColumn
    submission, findings = read(filled, program=program)
    assert submission.answer(AnswerKind.EVIDENCE, "25", "about").text == form.options[0]
    assert "BOOK-041" not in [finding.code for finding in findings]


def test_protection_has_no_password_and_allows_filtering_sorting_and_sizes() -> None:
    for sheet in opened(blank_of()):
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        if sheet.title != STAMP_SHEET:
            allowed = ("autoFilter", "sort", "formatColumns", "formatRows")
            assert [getattr(sheet.protection, name) for name in allowed] == [False] * 4


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    cell = next(
        c for row in opened(blank_of())["任务进展"].iter_rows() for c in row if c.value == "=1+1 不是公式"
    )
    assert cell.data_type == "s"


def test_the_identity_stands_in_four_places() -> None:
    book = opened(blank_of())
    stamp = stamp_of(form_of())
    assert parse_stamp(book.custom_doc_props[STAMP_PROPERTY].value) == stamp
    assert parse_stamp(book.defined_names[STAMP_NAME].value) == stamp
    assert parse_stamp(book[STAMP_SHEET]["A1"].value) == stamp
    assert all(parse_stamp(sheet["A1"].value) == stamp for sheet in book)


def test_a_stamp_with_a_wrong_check_sum_is_none() -> None:
    text = stamp_of(form_of()).text
    assert parse_stamp(text.replace("县水利局", "县教育局")) is None
    assert parse_stamp("") is None


def test_every_choice_has_its_list_and_numbers_and_dates_are_checked_with_chinese_words() -> None:
    book = opened(blank_of())
    for cell in form_of().fill_cells():
        rules = [
            rule
            for rule in book[cell.sheet].data_validations.dataValidation
            if any(_inside(str(area), cell.row, cell.column) for area in rule.sqref.ranges)
        ]
        kinds = {ColumnType.CHOICE: "list", ColumnType.DATE: "date"}
        wanted = kinds.get(cell.layout.type)
        if cell.layout.type is ColumnType.NUMBER and cell.form_row.takes_figure:
            wanted = "decimal"
        if wanted:
            assert [rule.type for rule in rules] == [wanted], cell
            assert rules[0].error
            assert len(rules[0].error) <= 225
            assert rules[0].prompt


def test_every_table_prints_on_landscape_a4_with_headings_repeated_and_pages_numbered() -> None:
    book = opened(blank_of())
    for sheet in book.worksheets[:-1]:
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows
        assert "&P" in sheet.oddFooter.center.text
        assert any("单位负责人（签章）" in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert book["任务进展"].freeze_panes
    assert book["指标填报"].auto_filter.ref


def test_rows_are_high_enough_for_their_text_and_grow_when_more_is_typed() -> None:
    form = form_of()
    sheet = form.sheet(SheetKind.TASKS)
    heights = opened(blank_of())["任务进展"].row_dimensions
    for row in sheet.rows:
        column = sheet.column("requirement")
        assert column is not None
        lines = count_lines(row.printed["requirement"], column.layout.width)
        assert heights[row.row].height >= lines * 14
    xml = zipfile.ZipFile(BytesIO(blank_of())).read("xl/worksheets/sheet3.xml").decode()
    table = re.findall(r'<row r="(\d+)"[^>]*customHeight', xml)
    assert not {int(number) for number in table} & {row.row for row in sheet.rows}


def test_a_text_too_long_for_any_row_is_printed_smaller() -> None:
    task = dataclasses.replace(PROGRAM.tasks[0], requirement="逐项落实。" * 150)
    data = blank_of(program=dataclasses.replace(PROGRAM, tasks=(task,)))
    sheet = opened(data)["任务进展"]
    cell = next(c for row in sheet.iter_rows() for c in row if c.value == task.requirement)
    assert cell.font.sz == 8
    assert 300 < sheet.row_dimensions[cell.row].height < 409


def test_only_functions_of_excel_2010_are_used() -> None:
    for sheet in opened(blank_of()):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    bare = re.sub(r'"[^"]*"', "", str(cell.value))
                    assert set(re.findall(r"([A-Z.]+)\(", bare)) <= FUNCTIONS


def test_a_sheet_with_nothing_to_fill_in_is_hidden_and_says_so() -> None:
    sheet = opened(blank_of("东镇"))["指标填报"]
    assert sheet.sheet_state == "hidden"
    assert read(blank_of("东镇"))[1] == ()
    assert any(cell.value == "本单位没有需要填报的指标。" for row in sheet.iter_rows() for cell in row)


def test_help_texts_fit_into_a_prompt() -> None:
    for sheet in LAYOUT.sheets:
        assert all(len(column.help or "") <= 255 for column in sheet.columns)


def test_the_package_follows_the_specification(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "空白表.xlsx"
    path.write_bytes(render_blank(form_of(), created=MOMENT))
    result = audit.OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors


def _inside(area: str, row: int, column: int) -> bool:
    left, top, right, bottom = range_boundaries(area)
    return top <= row <= bottom and left <= column <= right
