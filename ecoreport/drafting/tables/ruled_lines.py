"""Tables of figures laid out one row a line with bars or tabs, or one cell a line, under titles that no other table has."""

from collections.abc import Sequence

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.columns import Column, column_of
from ecoreport.drafting.tables.line_cells import ruled_rows
from ecoreport.drafting.tables.quotas import is_share, read_quotas, stands_aside
from ecoreport.drafting.words.shapes import unit_likeness

_MIN_ROWS = 4
_MIN_CELLS = 2
_MOST_CELLS = 10
_LONGEST_TITLE = 16


def restore_quotas(document: Document) -> Document:
    """The document with each run of such lines as a table, where it hands units their figures."""
    blocks: list[Block] = []
    at = 0
    while at < len(document.blocks):
        ruled = list(ruled_rows(document.blocks, at))
        rows = ruled or _stacked_rows(document.blocks, at)
        if len(rows) >= _MIN_ROWS and read_quotas(table := Table(rows=tuple(rows))):
            blocks.append(table)
            at += len(ruled) or len(rows) * len(rows[0].cells)
        else:
            after = at + max(1, len(ruled))
            blocks += document.blocks[at:after]
            at = after
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _stacked_rows(blocks: Sequence[Block], start: int) -> list[Row]:
    """Titles one below the other, and the rows under them as long as each has a unit and its figures after it."""
    first = _text(blocks, start)
    named = 1 if column_of(first) is Column.NO else 0
    width = _width(blocks, start, named) if 1 < len(first) <= _LONGEST_TITLE else 0
    rows: list[Row] = []
    figures: list[int] = []
    while width:
        at = start + len(rows) * width
        texts = [_text(blocks, at + step) for step in range(width)]
        if not all(texts) or not all(is_share(texts[step]) for step in figures):
            break
        if not rows:
            figures = [step for step in range(named + 1, width) if not stands_aside(texts[step])]
        rows.append(Row(cells=tuple(Cell(text=text) for text in texts), place=blocks[at].place))
    return rows


def _width(blocks: Sequence[Block], start: int, named: int) -> int:
    """How many titles there are before the first row, which has its unit in the place `named`; 0 where no row follows."""
    for width in range(named + _MIN_CELLS, _MOST_CELLS):
        text = _text(blocks, start + width - 1)
        if not text or len(text) > _LONGEST_TITLE or is_share(text):
            return 0
        unit, figure = (_text(blocks, start + width + named + step) for step in (0, 1))
        if unit_likeness(unit) == 1 and is_share(figure):
            return width
    return 0


def _text(blocks: Sequence[Block], at: int) -> str:
    block = blocks[at] if at < len(blocks) else None
    return block.text.strip() if isinstance(block, Paragraph) else ""
