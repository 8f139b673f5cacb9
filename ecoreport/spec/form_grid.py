"""The sheets of an Excel form found and read as rows of cells, wherever a clerk has moved them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program_form import NONE_WORD, PROGRAM_FORM, Entry, FormColumn, FormSheet
from ecoreport.sheets import Book, Cell, CellKind, Sheet, address

HEADING_ROWS = 20
"""The heading row is looked for in so many rows from the top."""

_CORE = {"indicators", "tasks"}
"""Sheets without which hardly anything of a programme is left."""
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""Parts of a number format that stand for themselves, or set colour and language."""
_HEADING_REMARK = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
_WIDE = {ord(wide): plain for wide, plain in zip("０１２３４５６７８９．－／", "0123456789.-/", strict=True)}
_YEAR_BEFORE = re.compile(r"^20\d\d年度?")
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
    """The sheets of the form by key, and what is missing or doubtful; a renamed sheet is known by its headings."""
    grids: dict[str, Grid] = {}
    findings: list[Finding] = []
    absent: list[FormSheet] = []
    taken: set[str] = set()
    file = Place(file=book.name)
    for form in PROGRAM_FORM:
        likely = _likely_sheets(book, form, taken)
        if len(likely) > 1:
            names = "、".join(f"“{found.sheet.name}”" for found in likely)
            findings.append(find("PLAN-025", place=file, names=names, sheet=form.title))
        elif not likely and form.required:
            findings.append(find("PLAN-021", place=file, sheet=form.title))
        elif not likely:
            absent.append(form)
        if len(likely) != 1:
            continue
        (found,) = likely
        taken.add(found.sheet.name)
        found, renamed = _with_other_titles(book.name, form, found)
        findings += [*renamed, *_check_headings(book.name, form, found)]
        if found.is_complete(form):
            rows = tuple(_rows(book.name, found.sheet, form, found.row, found.columns))
            grids[form.key] = Grid(
                sheet=form, title=found.sheet.name, heading_row=found.row, columns=found.columns, rows=rows
            )
    if absent:
        names = "".join(f"“{form.title}”" for form in absent)
        severity = Severity.EXPLAIN if _CORE & {form.key for form in absent} else None
        findings.append(find("PLAN-027", place=file, severity=severity, sheets=names))
    return grids, tuple(findings)


def check_cells(book: Book, grids: Mapping[str, Grid]) -> Iterator[Finding]:
    """Cells of the form whose formula has gone wrong (#REF!) or was saved without a result."""
    for grid in grids.values():
        sheet = book.sheet(grid.title)
        for cell in sheet.in_order() if sheet else ():
            if cell.row <= grid.heading_row or cell.column not in grid.columns.values():
                continue
            place = Place(file=book.name, sheet=grid.title, cell=cell.address)
            if cell.kind is CellKind.ERROR:
                yield find("PLAN-030", place=place, found=f"错误值 {cell.text}")
            elif cell.kind is CellKind.NO_RESULT:
                yield find("PLAN-030", place=place, found=f"没有算出结果的公式 ={cell.formula}")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _FoundSheet:
    """A sheet that may be one of the form, with its heading row."""

    sheet: Sheet
    row: int
    columns: dict[str, int]

    def is_complete(self, form: FormSheet) -> bool:
        return all(column.key in self.columns for column in form.columns if column.required)


def _likely_sheets(book: Book, form: FormSheet, taken: set[str]) -> list[_FoundSheet]:
    """The sheet of that title, else those that have its columns: one is the renamed sheet, several are a riddle.

    A sheet with less than half the columns of the best one is something else that happens to have its headings.
    """
    named = book.sheet(form.title)
    if named is not None:
        return [_find_headings(named, form)]
    titles = {other.title for other in PROGRAM_FORM}
    others = (sheet for sheet in book.sheets if sheet.name not in taken and sheet.name not in titles)
    found = [found for sheet in others if (found := _find_headings(sheet, form)).is_complete(form)]
    most = max((len(found.columns) for found in found), default=0)
    return [found for found in found if 2 * len(found.columns) >= most]


def _find_headings(sheet: Sheet, form: FormSheet) -> _FoundSheet:
    """The row with most of the sheet's headings, and where each column is.

    Of two with one title the leftmost is the column; one with a remark (计量单位（如%）) is it where none is without.
    """
    titles = {_plain(column.title): column.key for column in form.columns}
    found: dict[int, dict[str, int]] = {}
    cells = [(row, column) for row, column in sorted(sheet.cells) if row <= HEADING_ROWS]
    for as_title in (_plain, _plain_without_remark):
        for row, column in cells:
            key = titles.get(as_title(sheet.text(row, column)))
            if key is not None:
                found.setdefault(row, {}).setdefault(key, column)
    row, columns = max(found.items(), key=lambda item: (len(item[1]), -item[0]), default=(1, {}))
    return _FoundSheet(sheet=sheet, row=row, columns=columns)


def _with_other_titles(
    file: str, form: FormSheet, found: _FoundSheet
) -> tuple[_FoundSheet, tuple[Finding, ...]]:
    """The sheet with the columns that go by another title of theirs (责任单位), where just one heading has such a title."""
    columns, notes = dict(found.columns), []
    texts = {
        column: found.sheet.text(row, column) for row, column in sorted(found.sheet.cells) if row == found.row
    }
    for lost in (column for column in form.columns if column.key not in columns):
        titles = {_plain(title) for title in (lost.title, *lost.also)}
        named = [
            column
            for column, text in texts.items()
            if column not in columns.values() and _YEAR_BEFORE.sub("", _plain_without_remark(text)) in titles
        ]
        if len(named) == 1:
            columns[lost.key] = named[0]
            place = Place(file=file, sheet=found.sheet.name, cell=address(found.row, named[0]))
            notes.append(find("PLAN-031", place=place, found=texts[named[0]].strip(), column=lost.title))
    return replace(found, columns=columns), tuple(notes)


def _check_headings(file: str, form: FormSheet, found: _FoundSheet) -> Iterator[Finding]:
    """What a clerk should know about the heading row: columns that are missing, renamed or there twice."""
    sheet, row = found.sheet, found.row
    texts = {column: sheet.text(row, column).strip() for at, column in sorted(sheet.cells) if at == row}
    strange = {column: text for column, text in texts.items() if column not in found.columns.values()}
    missing = [column.title for column in form.columns if column.required and column.key not in found.columns]
    if missing:
        like = [
            (column, f"{address(row, column)} 的标题“{text}”可能就是“{title}”。")
            for title in missing
            for column, text in strange.items()
            if _is_like(text, title)
        ]
        place = Place(file=file, sheet=sheet.name, cell=address(row, like[0][0] if like else 1))
        hint = "".join(words for _, words in like)
        yield find("PLAN-022", place=place, columns="、".join(missing), hint=hint)
        return
    for title in (column.title for column in form.columns):
        cells = [address(row, column) for column, text in texts.items() if _plain(text) == _plain(title)]
        if len(cells) > 1:
            place = Place(file=file, sheet=sheet.name, cell=cells[0])
            shown = "、".join(cells)
            yield find("PLAN-026", place=place, count=len(cells), title=title, cells=shown, cell=cells[0])
    lost = {column.title: column for column in form.columns if column.key not in found.columns}
    for column, text in strange.items():
        if meant := next((title for title in lost if _is_like(text, title)), None):
            place = Place(file=file, sheet=sheet.name, cell=address(row, column))
            yield find("PLAN-028", place=place, columns=meant, found=text)
            del lost[meant]
    if lost:
        severity = Severity.EXPLAIN if any(column.units for column in lost.values()) else None
        place = Place(file=file, sheet=sheet.name, cell=address(row, 1))
        yield find("PLAN-032", place=place, severity=severity, sheet=form.title, columns="、".join(lost))


def _is_like(heading: str, title: str) -> bool:
    """True for a heading that may be the column's under another name: 参与单位 for 配合单位, 完成时限 for 时限."""
    heading = _plain(heading)
    return heading[:2] == title[:2] or heading[-2:] == title[-2:]


def _plain_without_remark(title: str) -> str:
    return _HEADING_REMARK.sub("", _plain(title))


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
            if (cell := sheet.cell(number, column)) is not None
            and (text := _digits_folded(cell_text(cell), form.column(key)))
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


def _digits_folded(text: str, column: FormColumn) -> str:
    """The text of a cell, with plain digits where the column holds numbers or dates: ２０２２年６月, １."""
    return text if column.entry in {Entry.TEXT, Entry.TICK} else text.translate(_WIDE)


def _covered(sheet: Sheet, columns: Iterable[int], heading_row: int, last: int) -> dict[tuple[int, int], int]:
    """The cells that a merge from above covers, with the row that holds its value; only inside the table."""
    return {
        (row, column): area.top
        for area in sheet.merges
        for column in columns
        if area.left == column and area.top > heading_row
        for row in range(area.top + 1, min(area.bottom, last) + 1)
    }
