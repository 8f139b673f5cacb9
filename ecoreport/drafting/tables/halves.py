"""Tables printed in two or more halves side by side to save room (序号, 指标, 目标, 序号, 指标, 目标): put one below the other."""

from ecoreport.drafting.documents import Block, Document, Row, Table
from ecoreport.drafting.tables.columns import read_heading
from ecoreport.drafting.tables.headings import row_texts

_MIN_WIDTH = 2
_HEADING_ROWS = 4


def lay_out_halves(document: Document) -> Document:
    """The document with the halves of each such table one below the other, under one heading."""
    blocks: tuple[Block, ...] = tuple(
        _one_below_the_other(block) if isinstance(block, Table) else block for block in document.blocks
    )
    return Document(name=document.name, blocks=blocks, doubts=document.doubts)


def _one_below_the_other(table: Table) -> Table:
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        width = _half(row)
        if width is None:
            continue
        before = table.rows[:at]
        body = [one for one in table.rows[at + 1 :] if len(one.cells) == len(row.cells)]
        rows = [
            part
            for start in range(0, len(row.cells), width)
            for one in body
            if (part := _part(one, start, width)).distinct()
        ]
        return Table(rows=(*before, _part(row, 0, width), *rows))
    return table


def _half(row: Row) -> int | None:
    """How many columns a half has; None for a row that is no heading of halves."""
    titles = row_texts(row)
    for width in range(_MIN_WIDTH, len(titles) // 2 + 1):
        half = titles[:width]
        repeats = len(titles) % width == 0 and titles == half * (len(titles) // width)
        if repeats and len(set(half)) == width and read_heading(half, in_grid=True) is not None:
            return width
    return None


def _part(row: Row, start: int, width: int) -> Row:
    return Row(cells=row.cells[start : start + width], place=row.place)
