"""Tables that lie on their side, with the titles in the first column and an indicator or task in each of the others: turned upright."""

from collections.abc import Iterator, Sequence

from ecoreport.drafting.documents import Block, Cell, Document, Row, Table
from ecoreport.drafting.tables.columns import TEXT_COLUMNS, Column, column_of, read_heading
from ecoreport.drafting.tables.headings import row_texts
from ecoreport.drafting.tables.line_cells import ruled_rows
from ecoreport.drafting.words.wording import squeeze

_MIN_WIDTH = 3
"""A title beside a single cell is a form."""
_NAMES = frozenset({*TEXT_COLUMNS, Column.NO})


def lay_out_turned(document: Document) -> Document:
    """The document with each such table upright, also where it stands in lines with tabs or bars."""
    blocks: list[Block] = []
    at = 0
    while at < len(document.blocks):
        block = document.blocks[at]
        rows = block.rows if isinstance(block, Table) else tuple(ruled_rows(document.blocks, at))
        upright = _upright(rows)
        if upright is None:
            blocks.append(block)
            at += 1
        else:
            blocks.append(upright)
            at += 1 if isinstance(block, Table) else len(rows)
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _upright(rows: Sequence[Row]) -> Table | None:
    """The table upright; None for any other.

    Where the first title comes again, the rows from there on are further indicators under the same titles.
    """
    filled = [row for row in rows if row.distinct()]
    if len(filled) < 2 or len(filled[0].cells) < _MIN_WIDTH:
        return None
    first = squeeze(filled[0].cells[0].text)
    starts = [at for at, row in enumerate(filled) if squeeze(row.cells[0].text) == first]
    bands = [filled[at:end] for at, end in zip(starts, [*starts[1:], len(filled)], strict=True)]
    titles = tuple(squeeze(row.cells[0].text) for row in bands[0])
    if not _are_titles(titles) or read_heading(row_texts(filled[0])) is not None:
        return None
    if any(tuple(squeeze(row.cells[0].text) for row in band) != titles for band in bands):
        return None
    heading = Row(cells=tuple(Cell(text=title) for title in titles), place=rows[0].place)
    return Table(rows=(heading, *(row for band in bands for row in _columns(band))))


def _are_titles(titles: tuple[str, ...]) -> bool:
    """True for titles that begin with that of the names, and that say more of them than their names."""
    columns = [column_of(title) for title in titles]
    return None not in columns and columns[0] in _NAMES and len(set(columns)) > 1


def _columns(band: Sequence[Row]) -> Iterator[Row]:
    """The columns behind the titles as rows; what was merged to the right is merged downwards."""
    for index in range(1, min(len(row.cells) for row in band)):
        cells = [row.cells[index] for row in band]
        if cells[0].text and not cells[0].from_left:
            turned = (
                Cell(text=cell.text, from_above=cell.from_left, from_left=cell.from_above) for cell in cells
            )
            yield Row(cells=tuple(turned), place=band[0].place)
