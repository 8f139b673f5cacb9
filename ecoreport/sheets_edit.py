"""Changes cells of an existing workbook and leaves everything else as its owner made it."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from io import BytesIO

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """One cell and the text it is to hold; empty to clear it."""

    sheet: str
    row: int
    column: int
    text: str


def edit_cells(data: bytes, edits: Iterable[CellEdit]) -> bytes:
    """The workbook with these cells changed; formats, other cells, notes and drop-down lists stay.

    A cell below the filled rows takes the format of the cell above it. A merged range that covers an edited cell is
    taken apart first, its value staying in its first cell. openpyxl 3.1 keeps no shapes and no charts.
    """
    workbook = openpyxl.load_workbook(BytesIO(data))
    for edit in edits:
        sheet = workbook[edit.sheet]
        cell = sheet.cell(edit.row, edit.column)
        if isinstance(cell, MergedCell):
            _unmerge(sheet, edit.row, edit.column)
            cell = sheet.cell(edit.row, edit.column)
        if not cell.has_style and edit.row > 1:
            _copy_format(sheet.cell(edit.row - 1, edit.column), cell)
        cell.value = edit.text or None
        if edit.text:
            cell.data_type = "s"  # a text that begins with = is no formula
    target = BytesIO()
    workbook.save(target)
    return target.getvalue()


def _unmerge(sheet: Worksheet, row: int, column: int) -> None:
    for area in list(sheet.merged_cells.ranges):
        if area.min_row <= row <= area.max_row and area.min_col <= column <= area.max_col:
            sheet.unmerge_cells(area.coord)


def _copy_format(source: Cell | MergedCell, cell: Cell | MergedCell) -> None:
    if source.has_style:
        cell._style = copy(source._style)
