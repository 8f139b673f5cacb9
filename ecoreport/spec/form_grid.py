"""The sheets of an Excel form found and read as rows of cells, wherever a clerk has moved them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program_form import NONE_WORD, PROGRAM_FORM, FormSheet
from ecoreport.sheets import Book, Cell, Sheet, address

HEADING_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""Parts of a number format that stand for themselves, or set colour and language."""
_REMARKS = ("注：", "注:", "备注：", "备注:", "说明：", "说明:")


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """One cell of a row, with merged and carried values already in it."""

    text: str
    place: Place
    own: bool
    """False when the value comes from above: from a merged cell or from the cell a blank one repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """One row below the headings; a cell for every column of the sheet."""

    number: int
    cells: Mapping[str, GridCell]

    def text(self, key: str) -> str:
        """What stands in that column; empty for nothing."""
        return self.cells[key].text

    @property
    def place(self) -> Place:
        """The first cell of the row that was filled in, for messages about the row as a whole."""
        return next(
            (cell.place for cell in self.cells.values() if cell.own), next(iter(self.cells.values())).place
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """One sheet of the form as it was found."""

    sheet: FormSheet
    title: str
    """The tab's name in this file."""
    heading_row: int
    columns: Mapping[str, int]
    """Excel column by key; only those that are there."""
    rows: tuple[GridRow, ...]


def find_grids(book: Book) -> tuple[dict[str, Grid], tuple[Finding, ...]]:
    """The sheets of the form by key, and what is missing; a renamed sheet is known by its headings."""
    grids: dict[str, Grid] = {}
    findings: list[Finding] = []
    taken: set[str] = set()
    for form in PROGRAM_FORM:
        found = _find_sheet(book, form, taken)
        if found is None:
            if form.required:
                findings.append(find("PLAN-021", place=Place(file=book.name), sheet=form.title))
            continue
        sheet, row, columns = found
        taken.add(sheet.name)
        missing = [column.title for column in form.columns if column.required and column.key not in columns]
        if missing:
            place = Place(file=book.name, sheet=sheet.name, cell=f"A{row}")
            findings.append(find("PLAN-022", place=place, columns="、".join(missing)))
            continue
        rows = tuple(_rows(book.name, sheet, form, row, columns))
        grids[form.key] = Grid(sheet=form, title=sheet.name, heading_row=row, columns=columns, rows=rows)
    return grids, tuple(findings)


def cell_text(cell: Cell) -> str:
    """What a cell says, as a clerk sees it: 0.95 shown as 95% is 95%, a date shown without its day is 2022-06.

    Excel turns `2022-06` typed into an ordinary cell into the first of June.
    """
    shown = _LITERAL.sub("", cell.format or "").lower()
    if cell.date is not None:
        return f"{cell.date:%Y-%m-%d}" if "d" in shown else f"{cell.date:%Y-%m}"
    if cell.number is not None and "%" in shown:
        return f"{(cell.number * 100).normalize():f}%"
    return cell.text.replace("\r\n", "\n").strip()


def _find_sheet(book: Book, form: FormSheet, taken: set[str]) -> tuple[Sheet, int, dict[str, int]] | None:
    named = book.sheet(form.title)
    if named is not None:
        return (named, *_find_headings(named, form))
    best: tuple[int, Sheet, int, dict[str, int]] | None = None
    for sheet in book.sheets:
        if sheet.name in taken or any(sheet.name == other.title for other in PROGRAM_FORM):
            continue
        row, columns = _find_headings(sheet, form)
        complete = all(column.key in columns for column in form.columns if column.required)
        if complete and (best is None or len(columns) > best[0]):
            best = (len(columns), sheet, row, columns)
    return best[1:] if best else None


def _find_headings(sheet: Sheet, form: FormSheet) -> tuple[int, dict[str, int]]:
    """The row with most of the sheet's headings, and where each column is."""
    titles = {_plain(column.title): column.key for column in form.columns}
    found: dict[int, dict[str, int]] = {}
    for row, column in sorted(sheet.cells):
        key = titles.get(_plain(sheet.text(row, column))) if row <= HEADING_ROWS else None
        if key is not None:
            found.setdefault(row, {}).setdefault(key, column)
    if not found:
        return 1, {}
    return max(found.items(), key=lambda item: (len(item[1]), -item[0]))


def _plain(title: str) -> str:
    for mark in ("*", "＊", "★", "（必填）", "(必填)", "\n", " ", "　"):
        title = title.replace(mark, "")
    return title


def _rows(
    file: str, sheet: Sheet, form: FormSheet, heading_row: int, columns: Mapping[str, int]
) -> Iterator[GridRow]:
    numbers = sorted({row for row, _ in sheet.cells if row > heading_row})
    covered = _covered(sheet, columns.values(), heading_row, max(numbers, default=heading_row))
    # a line across the table that only names the area of the rows below it
    headings = {column.key for column in form.columns if column.carries and not column.required}
    above: dict[str, str] = {}
    for number in numbers:
        own = {
            key: text
            for key, column in columns.items()
            if (cell := sheet.cell(number, column)) is not None and (text := cell_text(cell))
        }
        if not own or (len(own) == 1 and next(iter(own.values())).startswith(_REMARKS)):
            continue
        cells: dict[str, GridCell] = {}
        for column in form.columns:
            at = (number, columns.get(column.key, 1))
            text = own.get(column.key, "")
            if not text and column.key in columns and at in covered:
                merged = sheet.cell(covered[at], at[1])
                text = cell_text(merged) if merged else ""
            if column.carries:
                text = text or above.get(column.key, "")
                text = "" if text == NONE_WORD else text
                above[column.key] = text
            place = Place(file=file, sheet=sheet.name, cell=address(*at))
            cells[column.key] = GridCell(text=text, place=place, own=column.key in own)
        if not own.keys() <= headings:
            yield GridRow(number=number, cells=cells)


def _covered(sheet: Sheet, columns: Iterable[int], heading_row: int, last: int) -> dict[tuple[int, int], int]:
    """The cells that a merge from above covers, with the row that holds its value; only inside the table."""
    return {
        (row, column): area.top
        for area in sheet.merges
        for column in columns
        if area.left == column and area.top > heading_row
        for row in range(area.top + 1, min(area.bottom, last) + 1)
    }
