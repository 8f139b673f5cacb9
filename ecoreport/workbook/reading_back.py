"""Reading a return: answers with their cells, and everything that happened to the form on the way."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from ecoreport.catalogue import find
from ecoreport.errors import EcoreportError
from ecoreport.language.measures import is_percentage
from ecoreport.model.finding import Finding, Place
from ecoreport.model.layout import Column, ColumnType, FieldKey, Layout, SheetKind, read_state
from ecoreport.model.period import parse_period
from ecoreport.model.program import Program
from ecoreport.model.submission import PRINTED_TARGET, Answer, AnswerKind, Source, Submission
from ecoreport.sheets import Area, Book, Cell, CellKind, Sheet, SheetState, address, has_struck
from ecoreport.sheets.refusal import refusal
from ecoreport.workbook.form import FillCell, Form, FormSheet, build_form
from ecoreport.workbook.identity import STAMP_SHEET, Identity, identify, is_simulated, stamp_of
from ecoreport.workbook.locating import Located, find_sheets, keys_of_free_rows, locate
from ecoreport.workbook.review_sheet import is_review_sheet

_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?")
_SHOWN = 40
_CELLS_NAMED = 5


def read_return(
    book: Book, *, program: Program, layout: Layout, sha256: str
) -> tuple[Submission, tuple[Finding, ...]]:
    """The answers of a return, and findings about its form, in the order of the file.

    Whose return it is comes from the stamps. Fields are found by hidden marks, then by headings. An answer is taken only
    from a cell that is certainly the one meant; a cell that could not be found gives no answer at all.

    Args:
        book: The workbook as `read_book` read it; its own findings come along.
        program: The programme of the workspace.
        layout: The layout in use.
        sha256: Of the original bytes.

    Raises:
        UnreadableFileError: When it is no form of ours (BOOK-001 to 005), or not of this programme.
    """
    identity = identify(book)
    form = _form_of(book, identity, program, layout)
    reader = _ReturnReader(book, form, identity, sha256)
    reader.read()
    submission = Submission(
        program=program.id,
        unit=form.unit,
        period=form.period.id,
        layout=identity.stamp.layout,
        layout_version=identity.stamp.layout_version,
        answers=tuple(reader.answers),
        file=book.name,
        sha256=sha256,
        simulated=is_simulated(book),
    )
    findings = (*book.findings, *reader.findings)
    return submission, tuple(replace(finding, unit=form.unit) for finding in findings)


def _form_of(book: Book, identity: Identity, program: Program, layout: Layout) -> Form:
    stamp = identity.stamp
    if stamp.program != program.id:
        raise refusal("BOOK-003", name=book.name, found=stamp.program, wanted=program.id)
    period = parse_period(stamp.period)
    if period is None:
        raise refusal("BOOK-005", name=book.name, period=stamp.period)
    try:
        return build_form(program, layout, program.unit_name(stamp.unit), period)
    except EcoreportError as wrong:
        raise refusal("BOOK-004", name=book.name, whose=stamp.unit) from wrong


class _ReturnReader:
    """Collects answers and findings, sheet by sheet."""

    def __init__(self, book: Book, form: Form, identity: Identity, sha256: str) -> None:
        self.answers: list[Answer] = []
        self.findings: list[Finding] = []
        self._book = book
        self._form = form
        self._identity = identity
        self._sha256 = sha256
        self._same_form = stamp_of(form) == identity.stamp
        self._restated: dict[tuple[str, str], list[Cell]] = {}
        """Of the sheet at hand: states in other words and what they mean, with the cells."""

    def read(self) -> None:
        self._report_identity()
        by_key = find_sheets(self._book, self._form.sheets, self._identity.foreign)
        read: list[Sheet] = []
        for wanted in self._form.sheets:
            sheet = self._choose(by_key[wanted.layout.key], wanted)
            read += by_key[wanted.layout.key]
            if sheet is not None:
                self._read_sheet(sheet, wanted)
        self._report_protection(read)
        self._report_other_sheets(read)

    def _report_identity(self) -> None:
        place = Place(file=self._book.name)
        if self._identity.missing:
            self.findings.append(find("BOOK-010", place=place, lost="、".join(self._identity.missing)))
        if not self._same_form:
            self.findings.append(find("BOOK-011", place=place))
        for name in self._identity.foreign:
            self.findings.append(find("BOOK-012", place=Place(file=self._book.name, sheet=name), sheet=name))

    def _choose(self, sheets: Sequence[Sheet], wanted: FormSheet) -> Sheet | None:
        """The sheet to read; a second one is harmless only when it says the same."""
        place = Place(file=self._book.name)
        if not sheets:
            self.findings.append(find("BOOK-013", place=place, sheet=wanted.title))
            return None
        named = [sheet for sheet in sheets if sheet.name.strip() == wanted.title]
        sheet = (named or list(sheets))[0]
        for other in sheets:
            if other is not sheet and not _same_content(sheet, other):
                where = Place(file=self._book.name, sheet=other.name)
                self.findings.append(
                    find("BOOK-015", place=where, sheet=wanted.title, first=sheet.name, second=other.name)
                )
                return None
        where = Place(file=self._book.name, sheet=sheet.name)
        if sheet.name.strip() != wanted.title:
            self.findings.append(find("BOOK-014", place=where, sheet=wanted.title, found=sheet.name))
        if sheet.state is not SheetState.VISIBLE and wanted.rows:
            self.findings.append(find("BOOK-017", place=where, sheet=sheet.name))
        return sheet

    def _read_sheet(self, sheet: Sheet, wanted: FormSheet) -> None:
        located = locate(sheet, wanted, file=self._book.name, compare_labels=self._same_form)
        found: list[Finding] = [*located.findings]
        hidden: list[Cell] = []
        for asked in (*wanted.fill_cells(), *_more_cells(located, wanted)):
            row, column = located.rows.get(asked.key), located.columns.get(asked.field)
            if row is not None and column is not None:
                found += self._read_cell(sheet, asked, row, column)
                cell = sheet.cell(row, column)
                if cell is not None and cell.text.strip() and sheet.is_hidden(row, column):
                    hidden.append(cell)
        self.findings += found
        for (words, meant), cells in self._restated.items():
            self.findings.append(self._about_cells("BOOK-051", sheet, cells, words=words, meant=meant))
        self._restated = {}
        # The rows of evidence that a form does not need at first are hidden by the form itself.
        if hidden and wanted.layout.kind is not SheetKind.EVIDENCE:
            self.findings.append(self._about_cells("BOOK-041", sheet, hidden))
        self.findings += self._outside(located, wanted)
        if wanted.layout.kind is SheetKind.METRICS:
            self.answers += self._printed_targets(sheet, located, wanted)

    def _printed_targets(self, sheet: Sheet, located: Located, wanted: FormSheet) -> Iterator[Answer]:
        """The target that each row prints: the programme may have another one by now, or after a later change.

        In a form of today's programme a text that differs was changed by hand, which is said of the cell.
        """
        column = located.columns.get(PRINTED_TARGET)
        for form_row in wanted.rows:
            row = located.rows.get(form_row.key)
            if row is not None and column is not None:
                printed = form_row.printed[PRINTED_TARGET] if self._same_form else sheet.text(row, column)
                place = Source(
                    file=self._book.name, sheet=sheet.name, cell=address(row, column), sha256=self._sha256
                )
                yield Answer(
                    kind=AnswerKind.PRINTED,
                    key=form_row.key,
                    field=PRINTED_TARGET,
                    text=printed,
                    source=place,
                )

    def _read_cell(self, sheet: Sheet, asked: FillCell, row: int, column: int) -> Iterator[Finding]:
        """Takes the answer; yields what is wrong with its cell."""
        cell = sheet.cell(row, column)
        if cell is not None:
            cell = cell.with_mark()
        place = Place(
            file=self._book.name,
            sheet=sheet.name,
            cell=address(row, column),
            text=cell.text[:_SHOWN] if cell else None,
        )
        said: dict[str, Any] = {
            "item": asked.form_row.item,
            "column": asked.title,
            "text": cell.text[:_SHOWN] if cell else "",
        }
        covering = next((area for area in sheet.merges if (row, column) in area), None)
        if covering is not None and (covering.top, covering.left) != (row, column):
            yield from _under_merge(sheet, covering, cell, place, said)
            cell = None
        if cell is not None:
            yield from self._check_cell(sheet, cell, asked, place, said)
        self.answers.append(self._answer(asked, sheet, cell, row, column))

    def _check_cell(
        self, sheet: Sheet, cell: Cell, asked: FillCell, place: Place, said: dict[str, Any]
    ) -> Iterator[Finding]:
        formula = (cell.formula or "")[:_SHOWN]
        if cell.kind is CellKind.NO_RESULT:
            yield find("BOOK-044", place=place, **said, formula=formula)
            return
        if cell.formula is not None and cell.text:
            yield find("BOOK-045", place=place, **said, formula=formula)
        if cell.kind is CellKind.ERROR:
            if not asked.form_row.takes_figure or asked.field != FieldKey.VALUE:  # else READ-002 says so
                yield find("BOOK-046", place=place, **said)
            return
        yield from self._check_type(cell, asked, place, said)

    def _check_type(
        self, cell: Cell, asked: FillCell, place: Place, said: dict[str, Any]
    ) -> Iterator[Finding]:
        text, layout = cell.text.strip(), asked.layout
        if isinstance(layout, Column) and layout.choices and text and text not in layout.choices:
            meant = read_state(text) if asked.field == FieldKey.STATE else text
            if meant in layout.choices:
                self._restated.setdefault((text[:_SHOWN], meant), []).append(cell)
            else:
                yield find("BOOK-047", place=place, **said, choices="、".join(layout.choices))
        elif has_struck(text) and not (asked.form_row.takes_figure and asked.field == FieldKey.VALUE):
            yield find("BOOK-052", place=place, **said)
        elif layout.type is ColumnType.DATE and text and cell.date is None and not _names_day(text):
            yield find("BOOK-048", place=place, **said)
        if not self._book.formats_known and _may_be_shown_as_percentage(cell, asked):
            yield find("BOOK-049", place=place, **said, kind=self._book.kind)

    def _answer(self, asked: FillCell, sheet: Sheet, cell: Cell | None, row: int, column: int) -> Answer:
        return Answer(
            kind=asked.kind,
            key=asked.key,
            field=asked.field,
            text=cell.text if cell else "",
            number=cell.number if cell else None,
            format=cell.format if cell else None,
            formula=cell.formula if cell else None,
            source=Source(
                file=self._book.name, sheet=sheet.name, cell=address(row, column), sha256=self._sha256
            ),
        )

    def _outside(self, located: Located, wanted: FormSheet) -> Iterator[Finding]:
        """Content in cells that the form does not have; the signature line under the table is for writing on."""
        sheet = located.sheet
        signed = tuple(f"{label}：" for label in self._form.layout.signatures[:1])
        printed = {row for (row, _), cell in sheet.cells.items() if signed and cell.text.startswith(signed)}
        if not wanted.rows:
            printed.add(located.header_row + 1)  # says that there is nothing to fill in
        printed.update(range(1, located.header_row + 1))
        last = max(located.own_columns, default=0)
        strange = [
            cell
            for cell in sheet.in_order()
            if cell.text.strip()
            and not (cell.row in printed and cell.column <= last)
            and not (cell.row in located.own_rows and cell.column in located.own_columns)
        ]
        if strange:
            yield self._about_cells("BOOK-040", sheet, strange)

    def _about_cells(self, code: str, sheet: Sheet, cells: Sequence[Cell], **values: Any) -> Finding:
        """One finding about some cells of a sheet, at the first of them."""
        first, count = cells[0], len(cells)
        named = "、".join(cell.address for cell in cells[:_CELLS_NAMED])
        place = Place(file=self._book.name, sheet=sheet.name, cell=first.address, text=first.text[:_SHOWN])
        named += "等" if count > _CELLS_NAMED else ""
        return find(code, place=place, count=count, cells=named, **values)

    def _report_protection(self, read: Sequence[Sheet]) -> None:
        names = [sheet.name for sheet in read if not sheet.protected]
        if names and self._book.kind == "xlsx":
            place = Place(file=self._book.name, sheet=names[0])
            self.findings.append(find("BOOK-050", place=place, sheet="、".join(names)))

    def _report_other_sheets(self, read: Sequence[Sheet]) -> None:
        ours = {STAMP_SHEET, *(sheet.name for sheet in read), *self._identity.foreign}
        for sheet in self._book.sheets:
            if sheet.name not in ours and sheet.cells and not is_review_sheet(sheet):
                place = Place(file=self._book.name, sheet=sheet.name)
                self.findings.append(find("BOOK-016", place=place, sheet=sheet.name))


def _more_cells(located: Located, wanted: FormSheet) -> Iterator[FillCell]:
    """The cells of rows that the clerk added to a free table; like those of its last row, with keys that go on."""
    like = [cell for cell in wanted.fill_cells() if cell.form_row is wanted.rows[-1]] if wanted.rows else []
    for key, row in keys_of_free_rows(located, wanted):
        located.rows[key] = row
        form_row = replace(like[0].form_row, key=key, item=f"佐证材料第{key}行")
        yield from (replace(cell, key=key, form_row=form_row) for cell in like)


def _under_merge(
    sheet: Sheet, area: Area, cell: Cell | None, place: Place, said: dict[str, Any]
) -> Iterator[Finding]:
    if cell is not None and cell.text.strip():
        yield find("BOOK-043", place=place, **said, area=str(area))
    elif sheet.text(area.top, area.left):
        yield find("BOOK-042", place=place, **said, area=str(area))


def _same_content(one: Sheet, other: Sheet) -> bool:
    return {p: c.text for p, c in one.cells.items()} == {p: c.text for p, c in other.cells.items()}


def _names_day(text: str) -> bool:
    """True for a date typed as text, year first, in which no two readings are possible."""
    match = _DAY.fullmatch(text)
    try:
        return match is not None and date(*map(int, match.groups())).year > 0
    except ValueError:
        return False


def _may_be_shown_as_percentage(cell: Cell, asked: FillCell) -> bool:
    """True for a figure under % that may be shown as a hundred times as much without leaving the metric's range."""
    duty = asked.form_row.metric
    if duty is None or asked.field != FieldKey.VALUE or cell.number is None:
        return False
    if not is_percentage(duty.metric.measure or ""):
        return False
    low, high = duty.metric.range or ("", "")
    shown = cell.number * 100
    return (not low or Decimal(low) <= shown) and (not high or shown <= Decimal(high))
