"""A workbook as tables, one a sheet; single cells over and under the grid become paragraphs."""

from collections.abc import Iterator
from pathlib import Path

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.words.numbering import without_number
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import clean
from ecoreport.language.number_formats import parse_number_format
from ecoreport.language.numerals import shifted
from ecoreport.model.finding import Finding, Place
from ecoreport.sheets import read_book
from ecoreport.sheets.addresses import address
from ecoreport.sheets.book import Book, Sheet, SheetState

MAX_COLUMNS = 100


def read_workbook(path: Path) -> Document:
    """The visible sheets of a workbook, in order, each under a paragraph with its name.

    Raises:
        UnreadableFileError: The workbook cannot be taken; the message is that of `sheets`.
    """
    book = read_book(path.read_bytes(), name=path.name)
    blocks: list[Block] = []
    for sheet in book.sheets:
        if sheet.state is SheetState.VISIBLE and sheet.cells:
            blocks += _sheet_blocks(sheet, path.name)
    return Document(name=path.name, blocks=tuple(blocks), doubts=tuple(_doubts(book)))


def _doubts(book: Book) -> Iterator[Finding]:
    """What a person cannot see in the workbook and the draft has all the same, and what nobody can see."""
    for sheet in book.sheets:
        rows = sorted({row for row, _ in sheet.cells} & sheet.hidden_rows)
        if sheet.state is SheetState.VISIBLE and rows:
            place = Place(file=book.name, sheet=sheet.name, cell=address(rows[0], 1))
            listed = "、".join(map(str, rows[:20])) + ("……" if len(rows) > 20 else "")
            yield find("DRAFT-033", place=place, sheet=sheet.name, rows=listed)
        if not book.formats_known and sheet.state is SheetState.VISIBLE:
            fractions = [
                cell for cell in sheet.in_order() if cell.number and abs(cell.number) <= 1 and cell.number % 1
            ]
            if fractions:
                place = Place(file=book.name, sheet=sheet.name, cell=fractions[0].address)
                yield find("DRAFT-034", place=place, count=len(fractions), text=fractions[0].text)


def _shown(sheet: Sheet, row: int, column: int) -> str:
    """What a cell shows: a number with the percent sign, the bound or the measure that its format puts to it."""
    cell = sheet.cell(row, column)
    if cell is None or cell.number is None or cell.format is None or cell.date is not None:
        return clean(sheet.text(row, column))
    shape = parse_number_format(cell.format, cell.number)
    if shape.date or shape.scaled or shape.parted:
        return clean(cell.text)
    figure = f"{shifted(cell.number, 2).normalize():f}%" if shape.percent else cell.text
    return f"{shape.before}{figure}{shape.after}"


def _sheet_blocks(sheet: Sheet, name: str) -> Iterator[Block]:
    """Runs of rows with several cells are tables; a row with one cell is a paragraph, unless it stands inside a table.

    The sheet's name stands over a table that has no title of its own; that of a unit always does.
    """
    before: list[Paragraph] = []
    waiting: list[Row] = []
    for cells, place in _grid(sheet, name):
        row = Row(cells=cells, place=place)
        if len(row.distinct()) > 1 or waiting:
            waiting.append(row)
        elif row.distinct():
            before.append(Paragraph(text=row.distinct()[0], place=place))
    title = without_number(clean(sheet.name))
    is_named = not title.lower().startswith("sheet")
    if is_named and (not before or unit_likeness(title) == 1):
        yield Paragraph(text=title, place=Place(file=name, sheet=sheet.name))
    yield from before
    trailing: list[Row] = []
    while waiting and len(waiting[-1].distinct()) < 2:
        trailing.insert(0, waiting.pop())
    if waiting:
        yield Table(rows=tuple(waiting))
    for row in trailing:
        for text in row.distinct():
            yield Paragraph(text=text, place=row.place)


def _grid(sheet: Sheet, name: str) -> Iterator[tuple[tuple[Cell, ...], Place]]:
    width = min(max(column for _, column in sheet.cells), MAX_COLUMNS)
    covered: dict[tuple[int, int], Cell] = {}
    rows = sorted({row for row, _ in sheet.cells})
    last = rows[-1]
    for area in sheet.merges:
        text = _shown(sheet, area.top, area.left)
        for row in range(area.top, min(area.bottom, last) + 1):
            for column in range(area.left, min(area.right, width) + 1):
                covered[row, column] = Cell(
                    text=text, from_above=row > area.top, from_left=column > area.left
                )
    for row in sorted({*rows, *(row for row, _ in covered)}):
        cells = tuple(
            covered.get((row, column)) or Cell(text=_shown(sheet, row, column))
            for column in range(1, width + 1)
        )
        yield cells, Place(file=name, sheet=sheet.name, cell=address(row, 1))
