"""Tables of figures laid out one row a line, with bars or tabs between the cells, under titles that no other table has."""

from collections.abc import Sequence

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.flattened import split_line
from ecoreport.drafting.tables.quotas import read_quotas

_MIN_ROWS = 4
_MIN_CELLS = 3


def restore_quotas(document: Document) -> Document:
    """The document with each run of such lines as a table, where it hands units their figures."""
    blocks: list[Block] = []
    at = 0
    while at < len(document.blocks):
        rows = _rows(document.blocks, at)
        table = Table(rows=tuple(rows)) if len(rows) >= _MIN_ROWS else None
        if table is not None and read_quotas(table):
            blocks.append(table)
        else:
            blocks += document.blocks[at : at + max(1, len(rows))]
        at += max(1, len(rows))
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _rows(blocks: Sequence[Block], start: int) -> list[Row]:
    """The lines from here on that have as many cells as the first one."""
    rows: list[Row] = []
    for block in blocks[start:]:
        is_ruled = isinstance(block, Paragraph) and ("|" in block.text or "\t" in block.text)
        cells = split_line(block.text) if isinstance(block, Paragraph) and is_ruled else ()
        if len(cells) < _MIN_CELLS or (rows and len(cells) != len(rows[0].cells)):
            break
        rows.append(Row(cells=tuple(Cell(text=cell) for cell in cells), place=block.place))
    return rows
