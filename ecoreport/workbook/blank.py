"""The blank workbook of a form, as bytes: what is drawn here was all decided in the form."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ecoreport.model.assessment import Verdict
from ecoreport.model.layout import ColumnType, FieldKey, SheetKind
from ecoreport.sheets import address, column_letters
from ecoreport.sheets_edit.parts import EditedWorkbook, tag
from ecoreport.workbook import live
from ecoreport.workbook.form import (
    FIRST_LINE_ROW,
    HEADING_ROW,
    KEY_COLUMN,
    STATUS_ROW,
    FillCell,
    Form,
    FormColumn,
    FormRow,
    FormSheet,
)
from ecoreport.workbook.identity import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET, stamp_of
from ecoreport.workbook.looks import BODY_FONT, BODY_SIZE, HEADING_FONT, SMALL_SIZE, Looks, build_looks
from ecoreport.workbook.marks import key_mark, sheet_mark
from ecoreport.workbook.measuring import TALLEST_ROW, count_lines, row_height, text_width
from ecoreport.workbook.rules import add_rules

_MAY = {"format_columns": True, "format_rows": True, "sort": True, "autofilter": True}
"""What a protected sheet allows; nothing needs a password."""
_LEAST_ROW_LINES = {SheetKind.METRICS: 2, SheetKind.TASKS: 3, SheetKind.EVIDENCE: 1, SheetKind.GUIDE: 1}
_LONGEST_CONSTANT = 255
"""Characters that Excel accepts as a property or as a text in a defined name; the cells take longer stamps."""
_LONGEST_FOOTER = 60
_CENTRED = {"id", "no", "role", "measure", "deadline", "target", "nature", "scope", FieldKey.STATE}
_NOTHING = {
    SheetKind.METRICS: "本单位没有需要填报的指标。",
    SheetKind.TASKS: "本单位没有需要填报的任务。",
}


def render_blank(form: Form, *, created: datetime) -> bytes:
    """The workbook to send out; the same form and moment give the same bytes.

    Args:
        form: What stands in which cell.
        created: Written into the document properties.
    """
    stream = BytesIO()
    workbook = Workbook(
        stream,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_format_properties": {"font_name": BODY_FONT, "font_size": 11},
        },
    )
    workbook.set_properties(
        {
            "title": f"{form.program.title}（{form.unit}，{form.period.words}）",
            "author": form.program.office or "",
            "created": created.replace(tzinfo=None),
        }
    )
    looks = build_looks(workbook)
    for sheet in form.sheets:
        _SheetWriter(workbook.add_worksheet(sheet.title), sheet, form, looks).write()
    _write_identity(workbook, form)
    workbook.close()
    return _with_growing_rows(stream.getvalue(), form)


def _write_identity(workbook: Workbook, form: Form) -> None:
    text = stamp_of(form).text
    if len(text) <= _LONGEST_CONSTANT:
        workbook.set_custom_property(STAMP_PROPERTY, text, "text")
        workbook.define_name(STAMP_NAME, f'="{text}"')
    worksheet = workbook.add_worksheet(STAMP_SHEET)
    worksheet.write_string(0, 0, text)
    worksheet.write_column(0, 1, form.options)
    worksheet.protect()
    worksheet.very_hidden()


def _with_growing_rows(data: bytes, form: Form) -> bytes:
    """The workbook with table rows that grow when a clerk types more than fits.

    XlsxWriter (3.3) marks every height it is given as fixed by hand, and Excel then cuts longer text off. Without that
    mark Excel shows the given height and fits it anew when the row is edited.
    """
    book = EditedWorkbook(data, name="")
    parts = {entry.name: entry.part for entry in book.workbook().sheets}
    for sheet in form.sheets:
        if sheet.kind in (SheetKind.GUIDE, SheetKind.SUMMARY):
            continue
        for row in book.tree(parts[sheet.title]).iter(tag("row")):
            if sheet.first_row <= int(row.get("r")) <= sheet.last_row:
                row.attrib.pop("customHeight", None)
    return book.render()


class _SheetWriter:
    """Writes one sheet; rows and columns are those of the form, XlsxWriter counts them from 0."""

    def __init__(self, worksheet: Worksheet, sheet: FormSheet, form: Form, looks: Looks) -> None:
        self._out = worksheet
        self._sheet = sheet
        self._form = form
        self._looks = looks

    def write(self) -> None:
        self._write_marks()
        self._write_top()
        for row in self._sheet.rows:
            self._write_row(row)
        if not self._sheet.rows and (words := _NOTHING.get(self._sheet.kind)):
            self._write_across(self._sheet.first_row, words, self._looks.empty, height=24)
        self._write_signatures()
        add_rules(self._out, self._sheet, self._form)
        self._write_conditions()
        self._set_view()
        self._set_print()
        if not self._sheet.rows and self._sheet.kind in _NOTHING:
            self._out.hide()  # nothing to fill in, nothing to print

    def _write_marks(self) -> None:
        sheet = self._sheet
        self._out.set_column(KEY_COLUMN - 1, KEY_COLUMN - 1, 12, None, {"hidden": True})
        self._string(HEADING_ROW, KEY_COLUMN, stamp_of(self._form).text)
        self._string(sheet.key_row, KEY_COLUMN, sheet_mark(sheet))
        for column in sheet.columns:
            self._string(sheet.key_row, column.column, key_mark(column.key))
            self._out.set_column(column.column - 1, column.column - 1, column.layout.width)
        self._out.set_row(sheet.key_row - 1, None, None, {"hidden": True})

    def _write_top(self) -> None:
        sheet, looks = self._sheet, self._looks
        self._write_across(
            HEADING_ROW, sheet.heading, looks.heading, height=self._height_across(sheet.heading, 1.6)
        )
        self._write_across(STATUS_ROW, "", looks.status, height=20)
        formula, words = _status(sheet, self._form)
        if formula:
            self._out.write_formula(STATUS_ROW - 1, KEY_COLUMN, formula, looks.status, words)
        for number, line in enumerate(sheet.lines):
            row = FIRST_LINE_ROW + number
            self._write_across(row, line, looks.line, height=self._height_across(line, 1.0) + 2)
        for column in sheet.columns:
            self._string(sheet.header_row, column.column, column.layout.title, looks.header)
        lines = max(count_lines(c.layout.title, c.layout.width) for c in sheet.columns)
        self._out.set_row(sheet.header_row - 1, row_height(lines) + 6)

    def _write_row(self, row: FormRow) -> None:
        self._string(row.row, KEY_COLUMN, row.key)
        height = row_height(row.field.rows if row.field else _LEAST_ROW_LINES.get(self._sheet.kind, 1))
        for column in self._sheet.columns:
            if column.layout.type is ColumnType.CHECK:
                self._write_check(row, column)
            elif column.layout.fill:
                self._out.write_blank(row.row - 1, column.column - 1, None, self._answer_format(row, column))
            else:
                height = max(height, self._write_printed(row, column))
        self._out.set_row(row.row - 1, height)

    def _write_printed(self, row: FormRow, column: FormColumn) -> float:
        """Writes a locked text and returns the height it needs; a very long one is printed smaller."""
        text, width = row.printed[column.key], column.layout.width
        look, height = self._looks.printed, row_height(count_lines(text, width))
        if height >= TALLEST_ROW:
            smaller = SMALL_SIZE / BODY_SIZE
            look, height = self._looks.printed_small, row_height(count_lines(text, width / smaller)) * smaller
        elif column.key in _CENTRED and text_width(text) < width:
            look = self._looks.printed_centred
        self._string(row.row, column.column, text, look)
        return height

    def _write_check(self, row: FormRow, column: FormColumn) -> None:
        cells = {
            other.key: address(row.row, other.column) for other in self._sheet.columns if other.layout.fill
        }
        last = self._form.period.ends_year
        formula = live.metric_check(row, cells, ends_year=last) if row.metric else live.task_check(cells)
        self._out.write_formula(row.row - 1, column.column - 1, formula, self._looks.check, live.UNFILLED)

    def _answer_format(self, row: FormRow, column: FormColumn) -> Format:
        kind = row.field.type if row.field else column.layout.type
        if kind is ColumnType.DATE:
            return self._looks.answer_date
        if row.field and row.field.rows > 1:
            return self._looks.answer_prose
        if (row.takes_figure and column.layout.type is ColumnType.NUMBER) or column.key in _CENTRED:
            return self._looks.answer_centred
        return self._looks.answer

    def _write_signatures(self) -> None:
        labels = self._form.layout.signatures
        if labels:
            text = "　　　　　　　　　　".join(f"{label}：" for label in labels)
            self._write_across(
                max(self._sheet.last_row, self._sheet.first_row) + 2, text, self._looks.signature, 24
            )

    def _write_conditions(self) -> None:
        looks = self._looks
        status = address(STATUS_ROW, KEY_COLUMN + 1)
        done = {"type": "text", "criteria": "containing", "value": "已填完", "format": looks.good}
        self._out.conditional_format(status, done)
        checks = [column for column in self._sheet.columns if column.layout.type is ColumnType.CHECK]
        words = {
            Verdict.MET: looks.good,
            live.FILLED: looks.good,
            Verdict.MISSED: looks.bad,
            live.NEEDS_NUMBER: looks.bad,
            live.CONTRADICTS: looks.bad,
            Verdict.REVIEW: looks.unsure,
        }
        for column in checks if self._sheet.rows else ():
            area = _rows_of(self._sheet, column)
            for word, look in words.items():
                self._out.conditional_format(
                    area, {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
                )

    def _set_view(self) -> None:
        sheet = self._sheet
        self._out.hide_gridlines(2)
        if sheet.kind in (SheetKind.METRICS, SheetKind.TASKS):
            self._out.freeze_panes(sheet.first_row - 1, KEY_COLUMN + 2)
        elif sheet.kind is SheetKind.EVIDENCE:
            self._out.freeze_panes(sheet.first_row - 1, 0)
        if sheet.rows and sheet.kind in (SheetKind.METRICS, SheetKind.TASKS, SheetKind.EVIDENCE):
            self._out.autofilter(sheet.header_row - 1, KEY_COLUMN, sheet.last_row - 1, sheet.last_column - 1)
            self._tuck_rows_away()
        first = next(iter(sheet.fill_cells()), None)
        if first is not None:
            self._out.set_selection(first.row - 1, first.column - 1, first.row - 1, first.column - 1)
        self._out.protect("", _MAY)

    def _tuck_rows_away(self) -> None:
        """Leaves free rows past the first ones to the filter of the first column: a locked sheet lets it be undone."""
        tucked, column = self._sheet.tucked_rows, self._sheet.columns[0]
        if not tucked or column.layout.fill:
            return
        shown = [row.printed.get(column.key, "") for row in self._sheet.rows[: -len(tucked)]]
        self._out.filter_column_list(column.column - 1, shown)
        for row in tucked:
            self._out.set_row(row.row - 1, row_height(1), None, {"hidden": True})
        words = f"先显示 {len(shown)} 行；不够时点“{column.layout.title}”旁的筛选箭头，选“全选”，共可填 {len(self._sheet.rows)} 行。"
        self._string(STATUS_ROW, KEY_COLUMN + 1, words, self._looks.status)

    def _set_print(self) -> None:
        sheet = self._sheet
        self._out.set_landscape()
        self._out.set_paper(9)  # A4
        self._out.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        self._out.center_horizontally()
        self._out.fit_to_pages(1, 0)
        if sheet.rows:
            self._out.repeat_rows(sheet.header_row - 1)
        bottom = max(sheet.last_row, sheet.first_row) + 2
        self._out.print_area(0, KEY_COLUMN, bottom - 1, sheet.last_column - 1)
        font = f'&"{HEADING_FONT},常规"&9'
        unit = f"{self._form.unit}　{self._form.period.words}".replace("&", "&&")[:_LONGEST_FOOTER]
        self._out.set_footer(f"&L{font}{unit}&C{font}第&P页　共&N页&R{font}{sheet.title}")

    def _write_across(self, row: int, text: str, look: Format, height: float) -> None:
        """A text over all columns; a workbook with one column has nothing to merge."""
        first, last = KEY_COLUMN, self._sheet.last_column - 1
        if last > first:
            self._out.merge_range(row - 1, first, row - 1, last, "", look)
        self._string(row, first + 1, text, look)
        self._out.set_row(row - 1, height)

    def _height_across(self, text: str, scale: float) -> float:
        width = sum(column.layout.width for column in self._sheet.columns) / scale
        return row_height(count_lines(text, width)) * scale

    def _string(self, row: int, column: int, text: str, look: Format | None = None) -> None:
        self._out.write_string(row - 1, column - 1, text, look)


def _rows_of(sheet: FormSheet, column: FormColumn) -> str:
    letters = column_letters(column.column)
    return f"{letters}{sheet.first_row}:{letters}{sheet.last_row}"


def _status(sheet: FormSheet, form: Form) -> tuple[str, str]:
    """The formula that tells what is still to be filled in, and what it says of a blank workbook; empty if nothing."""
    if sheet.kind is SheetKind.GUIDE:
        counts = [(other.title, _unfilled(other, outside=other is not sheet)) for other in form.sheets]
        given = [(title, formula, number) for title, (formula, number) in counts if formula]
        if not given:
            return "", ""
        total = "+".join(formula for _, formula, _ in given)
        parts = '&"，"&'.join(f'"{title} "&({formula})&" 项"' for title, formula, _ in given)
        said = "，".join(f"{title} {number} 项" for title, _, number in given)
        formula = (
            f'=IF(({total})=0,"全部填完，可以报送。","全部还有 "&({total})&" 项未填或须改："&{parts}&"。")'
        )
        return formula, f"全部还有 {sum(number for _, _, number in given)} 项未填或须改：{said}。"
    count, number = _unfilled(sheet, outside=False)
    if not count:
        return "", ""
    return (
        f'=IF(({count})=0,"本表已填完。","本表还有 "&({count})&" 项未填或须改。")',
        f"本表还有 {number} 项未填或须改。",
    )


def _unfilled(sheet: FormSheet, *, outside: bool) -> tuple[str, int]:
    """The part of a formula that counts what is unfilled on a sheet, and how many that is at first."""
    before = f"'{sheet.title}'!" if outside else ""
    checks = [column for column in sheet.columns if column.layout.type is ColumnType.CHECK]
    if checks and sheet.rows:
        area = f"{before}{_rows_of(sheet, checks[0])}"
        words = (f"*{live.UNFILLED}", live.NEEDS_NUMBER, live.CONTRADICTS)
        return "+".join(f'COUNTIF({area},"{word}")' for word in words), len(sheet.rows)
    cells = [f"(LEN(TRIM({before}{address(c.row, c.column)}))=0)" for c in _required_fields(sheet)]
    return "+".join(cells), len(cells)


def _required_fields(sheet: FormSheet) -> Iterator[FillCell]:
    for cell in sheet.fill_cells():
        if cell.form_row.field is not None and cell.form_row.field.required:
            yield cell
