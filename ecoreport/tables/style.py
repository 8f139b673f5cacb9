"""How the office's workbooks look, and how text gets into them without ever becoming a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from ecoreport.model.assessment import Verdict
from ecoreport.model.finding import Severity
from ecoreport.sheets.parts import CONTROL, MAX_TEXT

FONT = "宋体"
HEADING_FONT = "黑体"
TABLE_STYLE = "Table Style Light 15"
TABLE_TOP = 2
"""Index of the row with a table's headings, under the sheet's own heading and remark."""
LINE_HEIGHT = 15
TALLEST_ROW = 409
"""In points; Excel shows no taller row."""

VERDICT_COLOURS = {
    Verdict.MET: ("#E2F0D9", "#375623"),
    Verdict.MISSED: ("#F8D7DA", "#842029"),
    Verdict.REVIEW: ("#FFF3CD", "#664D03"),
    Verdict.UNREPORTED: ("#E7E6E6", "#595959"),
}
"""Background and text colour of each verdict; also told apart by their words, so that black-and-white print works."""

SEVERITY_COLOURS = {
    Severity.MUST: ("#F8D7DA", "#842029"),
    Severity.EXPLAIN: ("#FFF3CD", "#664D03"),
    Severity.NOTE: ("#E7F1FA", "#1F4E79"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A cell that opens something: a target for Excel and the words shown."""

    target: str
    """`internal:'表'!A1` or `external:文件.xlsx#'表'!A1`."""
    text: str


def link_to_cell(path: str, sheet: str, cell: str, text: str | None = None) -> Link:
    """A link to a cell of another workbook, shown as the cell's address unless another text is given."""
    quoted = sheet.replace("'", "''")
    return Link(target=f"external:{path}#'{quoted}'!{cell}", text=text or cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableColumn:
    """One column of a real Excel table."""

    title: str
    width: float
    wrap: bool = False
    centre: bool = False


Cell = str | int | Decimal | Link | None


class OfficeBook:
    """A workbook being built in memory; equal content gives equal bytes."""

    def __init__(self, *, title: str, created: datetime) -> None:
        self._buffer = BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self._buffer, options)
        self.book.set_properties({"title": title, "author": "ecoreport", "created": created})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._table_count = 0

    def format(self, **properties: Any) -> Any:
        """The cell format with these properties over the house's own; made once."""
        full = {"font_name": FONT, "font_size": 10, "valign": "vcenter", **properties}
        key = tuple(sorted(full.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(full)
        return self._formats[key]

    def add_sheet(self, name: str, *, landscape: bool = True) -> Any:
        """A sheet set up for A4 paper with page numbers."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.hide_gridlines(2)
        return sheet

    def write_heading(self, sheet: Any, text: str, *, columns: int, remark: str = "") -> None:
        """A title in row 1 and a remark in row 2, each across the columns."""
        sheet.set_row(0, 30)
        sheet.merge_range(
            0, 0, 0, columns - 1, "", self.format(font_name=HEADING_FONT, font_size=16, align="center")
        )
        sheet.write_string(0, 0, text, self.format(font_name=HEADING_FONT, font_size=16, align="center"))
        remark_format = self.format(font_color="#595959", align="left", text_wrap=True)
        sheet.merge_range(1, 0, 1, columns - 1, "", remark_format)
        sheet.write_string(1, 0, remark, remark_format)
        sheet.set_row(1, 20 if len(remark) < columns * 12 else 36)

    def write_table(
        self,
        sheet: Any,
        columns: Sequence[TableColumn],
        rows: Sequence[Sequence[Cell]],
        *,
        total_row: bool = False,
    ) -> None:
        """A real Excel table with filters; its headings are frozen and repeated on every page.

        Args:
            sheet: The sheet.
            columns: Titles and widths.
            rows: As many cells a row as there are columns.
            total_row: True when the last row sums the others up.
        """
        self._table_count += 1
        for index, column in enumerate(columns):
            sheet.set_column(index, index, column.width)
        # Excel wants at least one row in a table.
        last_row = TABLE_TOP + max(len(rows), 1)
        sheet.add_table(
            TABLE_TOP,
            0,
            last_row,
            len(columns) - 1,
            {
                "name": f"表{self._table_count}",
                "style": TABLE_STYLE,
                "columns": [{"header": c.title, "header_format": self.header_format()} for c in columns],
            },
        )
        sheet.set_row(TABLE_TOP, 24)
        for offset, row in enumerate(rows, start=TABLE_TOP + 1):
            sheet.set_row(offset, _row_height(columns, row))
            for index, (column, cell) in enumerate(zip(columns, row, strict=True)):
                self.write_cell(sheet, offset, index, cell, column, strong=total_row and offset == last_row)
        if not rows:
            sheet.write_string(TABLE_TOP + 1, 0, "（没有内容）", self.format(font_color="#808080"))
        sheet.freeze_panes(TABLE_TOP + 1, 0)
        sheet.repeat_rows(TABLE_TOP)

    def write_cell(
        self,
        sheet: Any,
        row: int,
        column_index: int,
        cell: Cell,
        column: TableColumn,
        *,
        strong: bool = False,
    ) -> None:
        """One cell; text stays text whatever it begins with."""
        properties: dict[str, Any] = {"text_wrap": column.wrap, "border": 1, "border_color": "#D9D9D9"}
        if column.centre:
            properties["align"] = "center"
        if strong:
            properties |= {"bold": True, "bg_color": "#EAF1F8"}
        colours = _colours(cell)
        if colours:
            properties |= {"bg_color": colours[0], "font_color": colours[1], "align": "center"}
        match cell:
            case None | "":
                sheet.write_blank(row, column_index, None, self.format(**properties))
            case Link():
                properties |= {"font_color": "#0563C1", "underline": 1}
                sheet.write_url(row, column_index, cell.target, self.format(**properties), cell.text)
            case str():
                sheet.write_string(row, column_index, printable(cell), self.format(**properties))
            case Decimal():
                properties["num_format"] = _number_format(cell)
                sheet.write_number(row, column_index, float(cell), self.format(**properties))
            case _:
                sheet.write_number(row, column_index, cell, self.format(**properties))

    def header_format(self) -> Any:
        """The format of a table's headings."""
        return self.format(
            font_name=HEADING_FONT,
            bg_color="#DCE6F1",
            font_color="#1F3864",
            align="center",
            text_wrap=True,
            border=1,
            border_color="#8EA9C8",
        )

    def close(self) -> bytes:
        """The finished workbook."""
        self.book.close()
        return self._buffer.getvalue()


def printable(text: str) -> str:
    """The text without control characters, cut to what one cell can hold."""
    clean = CONTROL.sub("", text)
    return clean if len(clean) <= MAX_TEXT else f"{clean[: MAX_TEXT - 10]}……（已截断）"


def lines_needed(text: str, width: float) -> int:
    """How many lines a text takes in a column; a Chinese character is two wide."""
    usable = max(width - 1, 1)
    return sum(max(1, -(-_text_width(line) // int(usable))) for line in text.split("\n"))


def row_height(lines: int) -> float:
    """The height in points of a row with so many lines, at most what Excel allows."""
    return float(min(lines * LINE_HEIGHT + 5, TALLEST_ROW))


def _text_width(text: str) -> int:
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _row_height(columns: Sequence[TableColumn], row: Sequence[Cell]) -> float:
    lines = [1]
    for column, cell in zip(columns, row, strict=True):
        text = cell.text if isinstance(cell, Link) else cell if isinstance(cell, str) else ""
        if column.wrap and text:
            lines.append(lines_needed(text, column.width))
    return row_height(max(lines))


def _colours(cell: Cell) -> tuple[str, str] | None:
    if isinstance(cell, Verdict):
        return VERDICT_COLOURS[cell]
    if isinstance(cell, Severity):
        return SEVERITY_COLOURS[cell]
    return None


def _number_format(value: Decimal) -> str:
    exponent = value.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return "0" if places == 0 else f"0.{'0' * min(places, 10)}"
