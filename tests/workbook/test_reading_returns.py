"""What departments do to a form before it comes back, done here with openpyxl."""

import dataclasses
from collections.abc import Callable
from decimal import Decimal

import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from sample_form import LAYOUT, PROGRAM, blank_of, codes, filled_of, form_of, opened, read, saved, text_of

from ecoreport.errors import UnreadableFileError
from ecoreport.model.finding import Finding, Severity
from ecoreport.model.program import Unit
from ecoreport.model.submission import AnswerKind, Submission
from ecoreport.sheets import read_book
from ecoreport.workbook import fill_workbook, read_return
from ecoreport.workbook.identity import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET

METRIC, TASK, EVIDENCE = AnswerKind.METRIC, AnswerKind.TASK, AnswerKind.EVIDENCE


def _after(
    change: Callable[[Workbook], object], data: bytes | None = None
) -> tuple[Submission, tuple[Finding, ...]]:
    book = opened(data or filled_of())
    change(book)
    return read(saved(book))


def _address(key: str, field: str) -> tuple[str, str]:
    cell = next(c for c in form_of().fill_cells() if (c.key, c.field) == (key, field))
    return cell.sheet, f"{chr(64 + cell.column)}{cell.row}"


def _put(key: str, field: str, value: object) -> Callable[[Workbook], object]:
    sheet, address = _address(key, field)
    return lambda book: book[sheet].__setitem__(address, value)


def test_a_filled_form_comes_back_as_it_was_filled() -> None:
    submission, findings = read(filled_of())
    assert findings == ()
    assert (submission.unit, submission.period, submission.program) == ("县水利局", "2024", "shili-2024")
    figure = submission.answer(METRIC, "1.1", "value")
    assert figure is not None
    assert (figure.number, figure.text, figure.source.cell) == (
        Decimal("96.5"),
        "96.5",
        _address("1.1", "value")[1],
    )
    assert text_of(submission, METRIC, "1.2", "value") == "约50%"
    assert text_of(submission, TASK, "1-1", "progress") == "已建成12公里。"
    assert text_of(submission, EVIDENCE, "1", "document") == "验收报告"
    assert text_of(submission, AnswerKind.FIELD, "reporter", "value") == "（示例）"
    printed = [a for a in submission.answers if a.kind is AnswerKind.PRINTED]
    assert len(submission.answers) - len(printed) == len(form_of().fill_cells())
    targets = [metric.demand for indicator in form_of().program.indicators for metric in indicator.metrics]
    assert [a.text for a in printed] == targets, "with each row the target that it was asked to meet"
    assert not submission.simulated


def test_saving_with_another_program_changes_nothing() -> None:
    submission, findings = _after(lambda book: None)
    assert findings == ()
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"


def _drop_property(book: Workbook) -> None:
    del book.custom_doc_props[STAMP_PROPERTY]


def _drop_name(book: Workbook) -> None:
    del book.defined_names[STAMP_NAME]


def _drop_sheet(book: Workbook) -> None:
    book[STAMP_SHEET]["A1"] = None


def _drop_cells(book: Workbook) -> None:
    for sheet in book.worksheets[:-1]:
        sheet["A1"] = None


@pytest.mark.parametrize("kept", [_drop_property, _drop_name, _drop_sheet, _drop_cells])
def test_one_stamp_of_four_is_enough(kept: Callable[[Workbook], None]) -> None:
    def drop_others(book: Workbook) -> None:
        for drop in (_drop_property, _drop_name, _drop_sheet, _drop_cells):
            if drop is not kept:
                drop(book)

    submission, findings = _after(drop_others)
    assert submission.unit == "县水利局"
    assert "BOOK-010" in codes(findings)


def test_a_workbook_without_any_stamp_is_refused() -> None:
    book = opened(filled_of())
    for drop in (_drop_property, _drop_name, _drop_sheet, _drop_cells):
        drop(book)
    with pytest.raises(UnreadableFileError) as caught:
        read(saved(book))
    assert caught.value.code == "BOOK-001"


def test_stamps_of_two_forms_are_refused() -> None:
    book, other = opened(filled_of()), opened(blank_of("县教育局"))
    book[STAMP_SHEET]["A1"] = other[STAMP_SHEET]["A1"].value
    with pytest.raises(UnreadableFileError) as caught:
        read(saved(book))
    assert caught.value.code == "BOOK-002"


def test_a_form_of_another_programme_is_refused() -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read(filled_of(), program=dataclasses.replace(PROGRAM, id="other"))
    assert caught.value.code == "BOOK-003"


def test_a_unit_that_was_renamed_is_known_by_its_alias() -> None:
    units = (Unit(name="县水务局", aliases=("县水利局",)), *PROGRAM.units[1:])
    program = dataclasses.replace(
        PROGRAM, units=units, tasks=(), indicators=tuple(_led_by(i, "县水务局") for i in PROGRAM.indicators)
    )
    submission, findings = read(filled_of(), program=program)
    assert submission.unit == "县水务局"
    assert "BOOK-011" in codes(findings)


def _led_by(indicator, name):  # type: ignore[no-untyped-def]
    metrics = tuple(
        dataclasses.replace(m, lead=(dataclasses.replace(m.lead[0], name=name),)) for m in indicator.metrics
    )
    return dataclasses.replace(indicator, metrics=metrics)


def test_a_sheet_copied_in_from_another_form_is_not_used() -> None:
    def stamp_as_foreign(book: Workbook) -> None:
        book["任务进展"]["A1"] = opened(blank_of("县教育局"))[STAMP_SHEET]["A1"].value

    submission, findings = _after(stamp_as_foreign)
    assert {"BOOK-012", "BOOK-013"} <= set(codes(findings))
    assert text_of(submission, TASK, "1-1", "state") is None
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"


def test_a_renamed_sheet_is_found_by_its_mark() -> None:
    submission, findings = _after(lambda book: setattr(book["指标填报"], "title", "指标(改)"))
    assert codes(findings) == ["BOOK-014"]
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"


def test_a_deleted_sheet_is_reported() -> None:
    submission, findings = _after(lambda book: book.remove(book["任务进展"]))
    assert codes(findings) == ["BOOK-013"]
    assert findings[0].severity is Severity.MUST
    assert text_of(submission, TASK, "1-1", "state") is None


def test_an_inserted_column_moves_nothing() -> None:
    submission, findings = _after(lambda book: book["指标填报"].insert_cols(4))
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"
    assert text_of(submission, METRIC, "2.1", "state") == "已完成"
    assert codes(findings) == ["BOOK-020"]
    assert findings[0].place.sheet == "指标填报"


def test_a_deleted_column_is_reported_and_the_others_are_read() -> None:
    column = next(c for c in form_of().sheets[1].columns if c.key == "source").column
    submission, findings = _after(lambda book: book["指标填报"].delete_cols(column))
    assert "BOOK-021" in codes(findings)
    assert text_of(submission, METRIC, "1.1", "source") is None
    assert text_of(submission, METRIC, "2.1", "state") == "已完成"


def test_columns_without_marks_are_found_by_their_headings() -> None:
    def drop_marks(book: Workbook) -> None:
        for cell in book["指标填报"][form_of().sheets[1].key_row]:
            cell.value = None

    submission, findings = _after(drop_marks)
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"
    assert text_of(submission, METRIC, "2.1", "state") == "已完成"
    assert not [f for f in findings if f.severity is Severity.MUST]


def test_a_mark_and_a_heading_that_contradict_each_other_are_not_used() -> None:
    sheet = form_of().sheets[1]
    value, note = (next(c for c in sheet.columns if c.key == key) for key in ("value", "note"))

    def swap_titles(book: Workbook) -> None:
        row = sheet.header_row
        book["指标填报"].cell(row, value.column).value = note.layout.title

    submission, findings = _after(swap_titles)
    assert "BOOK-022" in codes(findings)
    assert text_of(submission, METRIC, "1.1", "value") is None


def test_a_deleted_row_is_reported_and_the_rows_below_are_read() -> None:
    row = form_of().sheets[1].rows[0].row
    submission, findings = _after(lambda book: book["指标填报"].delete_rows(row))
    assert "BOOK-030" in codes(findings)
    assert text_of(submission, METRIC, "1.1", "value") is None
    assert text_of(submission, METRIC, "2.1", "state") == "已完成"


def test_rows_sorted_without_their_marks_are_not_used() -> None:
    rows = form_of().sheets[1].rows

    def swap_printed(book: Workbook) -> None:
        sheet = book["指标填报"]
        for column in range(2, sheet.max_column + 1):
            first, second = sheet.cell(rows[0].row, column), sheet.cell(rows[1].row, column)
            first.value, second.value = second.value, first.value

    submission, findings = _after(swap_printed)
    assert codes(findings).count("BOOK-032") == 2
    assert text_of(submission, METRIC, "1.1", "value") is None
    assert text_of(submission, METRIC, "2.1", "state") == "已完成"


def test_a_row_copied_with_other_content_is_not_used() -> None:
    row = form_of().sheets[1].rows[0].row

    def copy_row(book: Workbook) -> None:
        sheet = book["指标填报"]
        for column in range(1, sheet.max_column + 1):
            sheet.cell(40, column).value = sheet.cell(row, column).value
        sheet.cell(40, 6).value = 12

    submission, findings = _after(copy_row)
    assert "BOOK-031" in codes(findings)
    assert text_of(submission, METRIC, "1.1", "value") is None


def test_a_changed_locked_cell_is_reported_with_its_place() -> None:
    row = form_of().sheets[1].rows[0].row
    submission, findings = _after(lambda book: book["指标填报"].__setitem__(f"D{row}", "≥80"))
    assert [(f.code, f.place.cell) for f in findings] == [("BOOK-033", f"D{row}")]
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"


def test_a_hidden_row_with_answers_is_read_and_said() -> None:
    row = form_of().sheets[1].rows[0].row
    submission, findings = _after(lambda book: setattr(book["指标填报"].row_dimensions[row], "hidden", True))
    assert codes(findings) == ["BOOK-041"]
    assert "有 2 格填报内容在隐藏的行或列里" in findings[0].message
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"


def test_only_the_first_cell_of_a_merge_counts() -> None:
    first, second = (_address(key, "value")[1] for key in ("1.1", "1.2"))
    book = opened(filled_of())
    book["指标填报"].merge_cells(f"{first}:{second}")
    submission, findings = read(saved(book))
    assert codes(findings) == ["BOOK-042"]
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"
    assert text_of(submission, METRIC, "1.2", "value") == ""


def test_a_formula_without_a_result_is_no_answer() -> None:
    submission, findings = _after(_put("1.1", "value", "=90+5"))
    assert codes(findings) == ["BOOK-044"]
    answer = submission.answer(METRIC, "1.1", "value")
    assert answer is not None
    assert (answer.text, answer.number, answer.formula) == ("", None, "90+5")


def test_what_is_struck_out_is_no_answer_and_says_so() -> None:
    def strike(book: Workbook) -> None:
        for key, field, value in (
            ("1.1", "value", 96.5),
            ("1-1", "state", "已完成"),
            ("1-1", "progress", "已建成10公里。"),
        ):
            sheet, address = _address(key, field)
            book[sheet][address] = value
            book[sheet][address].font = Font(strike=True)

    submission, findings = _after(strike)
    figure = submission.answer(METRIC, "1.1", "value")
    assert figure is not None
    assert (figure.text, figure.number) == ("（划去：96.5）", None)
    assert sorted(codes(findings)) == ["BOOK-047", "BOOK-052"]


def test_a_choice_that_is_none_is_reported() -> None:
    _, findings = _after(_put("1-1", "state", "差不多"))
    assert codes(findings) == ["BOOK-047"]
    assert "推进中" in findings[0].remedy


@pytest.mark.parametrize(
    ("words", "state"), [("进行中", "推进中"), (" 完成。", "已完成"), ("尚未启动", "未开展")]
)
def test_a_state_in_other_words_is_read_and_said(words: str, state: str) -> None:
    _, findings = _after(_put("1-1", "state", words))
    assert codes(findings) == ["BOOK-051"]
    assert "有 1 格状态" in findings[0].message
    assert f"读作“{state}”" in findings[0].message
    assert findings[0].place.cell == _address("1-1", "state")[1]


def test_the_same_words_in_many_rows_are_said_once_a_sheet() -> None:
    sheet, first = _address("1-1", "state")
    _, second = _address("1-2", "state")

    def change(book: Workbook) -> None:
        book[sheet][first].value = book[sheet][second].value = "进行中"

    _, findings = _after(change)
    assert codes(findings) == ["BOOK-051"]
    assert f"有 2 格状态填的是“进行中”（{first}、{second}），读作“推进中”。" in findings[0].message


@pytest.mark.parametrize("words", ["基本完成", "部分完成", "完成80%", "零报"])
def test_a_state_that_may_mean_two_or_is_not_on_offer_is_asked(words: str) -> None:
    _, findings = _after(_put("1-1", "state", words))
    assert codes(findings) == ["BOOK-047"]


def test_a_date_that_is_none_is_reported() -> None:
    _, findings = _after(_put("report_date", "value", "下周"))
    assert codes(findings) == ["BOOK-048"]


@pytest.mark.parametrize("address", ["P30", "C30", "P1", "XFD1048576"])
def test_what_stands_outside_the_table_is_named(address: str) -> None:
    _, findings = _after(lambda book: book["指标填报"].__setitem__(address, "另报"))
    assert [(f.code, f.place.cell) for f in findings] == [("BOOK-040", address)]


def test_other_sheets_are_named_and_not_read() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("明细")["A1"] = 1

    _, findings = _after(add)
    assert [(f.code, f.place.sheet) for f in findings] == [("BOOK-016", "明细")]


def test_a_copy_of_a_sheet_is_harmless_only_when_it_says_the_same() -> None:
    submission, findings = _after(lambda book: book.copy_worksheet(book["指标填报"]))
    assert text_of(submission, METRIC, "1.1", "value") == "96.5"
    assert "BOOK-015" not in codes(findings)

    def copy_and_change(book: Workbook) -> None:
        book.copy_worksheet(book["指标填报"])[_address("1.1", "value")[1]] = 12

    submission, findings = _after(copy_and_change)
    assert "BOOK-015" in codes(findings)
    assert text_of(submission, METRIC, "1.1", "value") is None


def test_removed_protection_is_only_a_note() -> None:
    _, findings = _after(lambda book: book["指标填报"].protection.disable())
    assert [(f.code, f.severity) for f in findings] == [("BOOK-050", Severity.NOTE)]


def test_more_evidence_than_rows_is_read_all_the_same() -> None:
    sheet = form_of().sheets[3]
    about = sheet.column("about")
    assert about is not None

    def add_row(book: Workbook) -> None:
        book["佐证材料"].cell(sheet.last_row + 1, about.column).value = "1.1 城区"

    submission, findings = _after(add_row)
    assert text_of(submission, EVIDENCE, str(len(sheet.rows) + 1), "about") == "1.1 城区"
    assert findings == ()


def test_findings_name_the_unit_that_has_to_act() -> None:
    _, findings = _after(_put("1-1", "state", "差不多"))
    assert findings[0].unit == "县水利局"


@pytest.mark.parametrize(("figure", "asked"), [("0.5", True), ("88.1", False), ("1", True)])
def test_a_figure_of_an_old_format_is_asked_about_only_where_it_may_be_a_percentage(
    figure: str, asked: bool
) -> None:
    data = fill_workbook(blank_of(), form_of(), {(METRIC, "1.2", "value"): Decimal(figure)})
    book = dataclasses.replace(read_book(data, name="报表.xls"), formats_known=False, kind="xls")
    _, findings = read_return(book, program=PROGRAM, layout=LAYOUT, sha256="0" * 64)
    assert ("BOOK-049" in codes(findings)) is asked
