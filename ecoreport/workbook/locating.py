"""Where the fields of a form are in a workbook that came back: by hidden marks first, then by headings, never by address."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.submission import AnswerKind
from ecoreport.sheets import Book, Sheet, address, column_letters
from ecoreport.workbook.form import KEY_COLUMN, FormColumn, FormRow, FormSheet
from ecoreport.workbook.marks import parse_key_mark, parse_sheet_mark

_ROWS_SEARCHED_FOR_HEADINGS = 60
_LEAST_SHARE_OF_TITLES = 0.5
_SHOWN = 40


@dataclass(slots=True, kw_only=True)
class Located:
    """Where things are on one sheet; columns and rows that could not be found for certain are left out."""

    sheet: Sheet
    columns: dict[str, int] = field(default_factory=dict)
    """Excel's column number by field."""
    rows: dict[str, int] = field(default_factory=dict)
    """Excel's row number by the key of the form's row."""
    header_row: int = 0
    own_rows: set[int] = field(default_factory=set)
    """Rows that belong to the form, also those that were not taken."""
    own_columns: set[int] = field(default_factory=set)
    """Columns that belong to the form, the hidden key column and those that were not taken included."""
    findings: list[Finding] = field(default_factory=list)


def find_sheets(book: Book, sheets: Sequence[FormSheet], foreign: Sequence[str]) -> dict[str, list[Sheet]]:
    """The sheets of the workbook for each sheet of the form, by its key: by mark, else by name, else by headings."""
    candidates = [sheet for sheet in book.sheets if sheet.name not in foreign]
    found: dict[str, list[Sheet]] = {wanted.layout.key: [] for wanted in sheets}
    unmarked = []
    for sheet in candidates:
        mark = _sheet_mark(sheet)
        if mark is not None and mark[0] in found:
            found[mark[0]].append(sheet)
        else:
            unmarked.append(sheet)
    for wanted in sheets:
        if not found[wanted.layout.key]:
            named = [sheet for sheet in unmarked if sheet.name.strip() == wanted.title]
            alike = [sheet for sheet in unmarked if _heading_row(sheet, wanted) is not None]
            found[wanted.layout.key] = named or alike
    return found


def locate(sheet: Sheet, wanted: FormSheet, *, file: str, compare_labels: bool) -> Located:
    """Where columns and rows of the form are on this sheet, and everything that does not fit.

    Args:
        sheet: The sheet that came back.
        wanted: The sheet as it was sent out.
        file: The file's name, for findings.
        compare_labels: False when the programme has changed since; then changed texts are not the clerk's doing.
    """
    located = Located(sheet=sheet)
    locator = _Locator(located, wanted, file, compare_labels=compare_labels)
    locator.find_columns()
    locator.find_rows()
    return located


def _sheet_mark(sheet: Sheet) -> tuple[str, tuple[int, int]] | None:
    for place, cell in sheet.cells.items():
        if (key := parse_sheet_mark(cell.text)) is not None:
            return key, place
    return None


def _heading_row(sheet: Sheet, wanted: FormSheet) -> int | None:
    """The row in which most of the column titles stand, or None."""
    titles = {_plain(column.layout.title) for column in wanted.columns}
    hits: dict[int, set[str]] = {}
    for (row, _), cell in sheet.cells.items():
        if row <= _ROWS_SEARCHED_FOR_HEADINGS and _plain(cell.text) in titles:
            hits.setdefault(row, set()).add(_plain(cell.text))
    best = max(hits, key=lambda row: (len(hits[row]), -row), default=None)
    if best is None or len(hits[best]) <= len(titles) * _LEAST_SHARE_OF_TITLES:
        return None
    return best


class _Locator:
    """Fills in a `Located`."""

    def __init__(self, located: Located, wanted: FormSheet, file: str, *, compare_labels: bool) -> None:
        self._located = located
        self._sheet = located.sheet
        self._wanted = wanted
        self._file = file
        self._compare_labels = compare_labels
        self._key_column: int | None = None

    def find_columns(self) -> None:
        marks = self._column_marks()
        by_title = self._columns_by_title()
        for column in self._wanted.columns:
            places = marks.get(column.key, [])
            self._located.own_columns.update(places)
            if not places:
                places = by_title.get(column.key, [])
            elif not self._title_agrees(column, places[0]):
                continue
            if not places or (len(places) > 1 and not self._same_columns(places)):
                if column.layout.fill:
                    self._add("BOOK-021", place=self._place(), column=column.layout.title)
                continue
            self._located.columns[column.key] = places[0]
            self._located.own_columns.update(places)
        self._report_moves()

    def find_rows(self) -> None:
        keyed = self._keyed_rows()
        loose = self._rows_by_labels(taken={row for rows in keyed.values() for row in rows})
        printed = {self._identity(row.printed): row for row in self._wanted.rows}
        known = {row.key for row in self._wanted.rows}
        for wanted in self._wanted.rows:
            rows = keyed.get(wanted.key) or loose.get(self._identity(wanted.printed), [])
            self._located.own_rows.update(rows)
            if not rows and wanted.kind is AnswerKind.EVIDENCE:
                continue  # an empty row of a free table is nobody's loss
            if not rows and not self._compare_labels and wanted.kind is not AnswerKind.FIELD:
                continue  # the programme has got it since; the check of the answers says so
            if not rows:
                self._add("BOOK-030", place=self._place(), item=wanted.item)
            elif len(rows) > 1 and not self._same_rows(rows):
                self._add("BOOK-031", place=self._place(rows[1], KEY_COLUMN), item=wanted.item)
            elif self._labels_agree(wanted, rows[0], printed):
                self._located.rows[wanted.key] = rows[0]
        for key, rows in keyed.items():
            if key not in known:
                self._located.own_rows.update(rows)
                self._add("BOOK-034", place=self._place(rows[0], self._key_column or KEY_COLUMN), key=key)

    def _column_marks(self) -> Mapping[str, list[int]]:
        mark = _sheet_mark(self._sheet)
        if mark is None:
            self._located.header_row = _heading_row(self._sheet, self._wanted) or 0
            return {}
        _, (key_row, self._key_column) = mark
        self._located.header_row = key_row + 1
        self._located.own_columns.add(self._key_column)
        found: dict[str, list[int]] = {}
        for (row, column), cell in sorted(self._sheet.cells.items()):
            if (
                row == key_row
                and (key := parse_key_mark(cell.text)) is not None
                and column != self._key_column
            ):
                found.setdefault(key, []).append(column)
        return found

    def _columns_by_title(self) -> Mapping[str, list[int]]:
        row = self._located.header_row
        keys = {_plain(column.layout.title): column.key for column in self._wanted.columns}
        found: dict[str, list[int]] = {}
        for (place_row, column), cell in sorted(self._sheet.cells.items()):
            if place_row == row and (key := keys.get(_plain(cell.text))):
                found.setdefault(key, []).append(column)
        return found

    def _title_agrees(self, column: FormColumn, place: int) -> bool:
        """False when the heading names another column of the form: then mark or heading lies, and nobody knows which."""
        title = self._sheet.text(self._located.header_row, place)
        if _plain(title) == _plain(column.layout.title):
            return True
        others = {_plain(other.layout.title) for other in self._wanted.columns}
        where = self._place(self._located.header_row, place, title)
        if _plain(title) in others:
            self._add("BOOK-022", place=where, column=column.layout.title, found=title)
            return False
        self._add("BOOK-023", place=where, column=column.layout.title, found=title[:_SHOWN])
        return True

    def _report_moves(self) -> None:
        """One finding where columns began to shift, and one for each that moved otherwise."""
        shift = 0
        for column in self._wanted.columns:
            place = self._located.columns.get(column.key)
            if place is None or place - column.column == shift:
                continue
            shift = place - column.column
            where = self._place(self._located.header_row, place)
            letters = column_letters(column.column), column_letters(place)
            self._add(
                "BOOK-020", place=where, column=column.layout.title, wanted=letters[0], found=letters[1]
            )

    def _keyed_rows(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        if self._key_column is None:
            return found
        for (row, column), cell in sorted(self._sheet.cells.items()):
            if column == self._key_column and row > self._located.header_row and cell.text.strip():
                found.setdefault(cell.text.strip(), []).append(row)
        return found

    def _rows_by_labels(self, taken: set[int]) -> dict[tuple[str, ...], list[int]]:
        found: dict[tuple[str, ...], list[int]] = {}
        last = max((row for row, _ in self._sheet.cells), default=0)
        for row in range(self._located.header_row + 1, last + 1):
            identity = self._identity(self._labels(row))
            if row not in taken and any(identity):
                found.setdefault(identity, []).append(row)
        return found

    def _labels(self, row: int) -> dict[str, str]:
        columns = self._located.columns
        return {
            column.key: self._sheet.text(row, columns[column.key])
            for column in self._wanted.columns
            if not column.layout.fill and column.key in columns
        }

    def _identity(self, labels: Mapping[str, str]) -> tuple[str, ...]:
        return tuple(
            _plain(labels.get(column.key, ""))
            for column in self._printed_columns()
            if column.key in self._located.columns
        )

    def _printed_columns(self) -> Iterator[FormColumn]:
        printed = self._wanted.rows[0].printed if self._wanted.rows else {}
        return (column for column in self._wanted.columns if column.key in printed and not column.layout.fill)

    def _labels_agree(self, wanted: FormRow, row: int, printed: Mapping[tuple[str, ...], FormRow]) -> bool:
        """False when the row prints what belongs to another row of the form; other changes are reported."""
        labels = self._labels(row)
        identity = self._identity(labels)
        other = printed.get(identity)
        if other is not None and other.key != wanted.key and identity != self._identity(wanted.printed):
            self._add("BOOK-032", place=self._place(row, KEY_COLUMN), item=wanted.item, found=other.item)
            return False
        for column in self._printed_columns() if self._compare_labels else ():
            if column.key not in self._located.columns:
                continue
            before, now = wanted.printed[column.key], labels[column.key]
            if _plain(before) != _plain(now):
                place = self._place(row, self._located.columns[column.key], now[:_SHOWN])
                title = column.layout.title
                self._add("BOOK-033", place=place, column=title, wanted=before[:_SHOWN], found=now[:_SHOWN])
        return True

    def _same_columns(self, columns: Sequence[int]) -> bool:
        texts = [
            {r: c.text for (r, col), c in self._sheet.cells.items() if col == column} for column in columns
        ]
        return all(text == texts[0] for text in texts)

    def _same_rows(self, rows: Sequence[int]) -> bool:
        columns = self._located.columns.values()
        texts = [[self._sheet.text(row, column) for column in columns] for row in rows]
        return all(text == texts[0] for text in texts)

    def _place(self, row: int | None = None, column: int | None = None, text: str | None = None) -> Place:
        cell = address(row, column) if row and column else None
        return Place(file=self._file, sheet=self._sheet.name, cell=cell, text=text)

    def _add(self, code: str, *, place: Place, **values: Any) -> None:
        self._located.findings.append(find(code, place=place, **values))


def _plain(text: str) -> str:
    return "".join(text.split())


def keys_of_free_rows(located: Located, wanted: FormSheet) -> Iterator[tuple[str, int]]:
    """Rows of a free table that have no key of ours but hold answers: the clerk needed more rows than there were."""
    if not wanted.rows or wanted.rows[0].kind is not AnswerKind.EVIDENCE:
        return
    columns = [located.columns[c.key] for c in wanted.columns if c.layout.fill and c.key in located.columns]
    taken = set(located.rows.values())
    last = max(located.rows.values(), default=located.header_row)
    number = len(wanted.rows)
    for row in sorted({row for row, column in located.sheet.cells if column in columns}):
        if row <= located.header_row or row in taken:
            continue
        if row > last + 1 and not any(located.sheet.text(row - 1, column) for column in columns):
            continue
        number += 1
        last = max(last, row)
        located.own_rows.add(row)
        yield str(number), row
