"""A workbook as tables, one a sheet; single cells over and under the grid become paragraphs."""

from collections.abc import Iterator
from pathlib import Path

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.wording import clean
from ecoreport.model.finding import Place
from ecoreport.sheets import read_book
from ecoreport.sheets.addresses import address
from ecoreport.sheets.book import Sheet, SheetState

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
    return Document(name=path.name, blocks=tuple(blocks))


def _sheet_blocks(sheet: Sheet, name: str) -> Iterator[Block]:
    """Runs of rows with several cells are tables; a row with one cell is a paragraph, unless it stands inside a table."""
    if not sheet.name.lower().startswith("sheet"):
        yield Paragraph(text=clean(sheet.name), place=Place(file=name, sheet=sheet.name))
    grid = _grid(sheet, name)
    waiting: list[Row] = []
    for cells, place in grid:
        row = Row(cells=cells, place=place)
        if len(row.distinct()) > 1 or waiting:
            waiting.append(row)
        elif row.distinct():
            yield Paragraph(text=row.distinct()[0], place=place)
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
        text = clean(sheet.text(area.top, area.left))
        for row in range(area.top, min(area.bottom, last) + 1):
            for column in range(area.left, min(area.right, width) + 1):
                covered[row, column] = Cell(
                    text=text, from_above=row > area.top, from_left=column > area.left
                )
    for row in sorted({*rows, *(row for row, _ in covered)}):
        cells = tuple(
            covered.get((row, column)) or Cell(text=clean(sheet.text(row, column)))
            for column in range(1, width + 1)
        )
        yield cells, Place(file=name, sheet=sheet.name, cell=address(row, 1))
