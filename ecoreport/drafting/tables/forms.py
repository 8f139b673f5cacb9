"""Tables that are forms, a title beside each cell (任务名称 | …, 责任单位 | …): turned into rows under their titles."""

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.columns import read_heading
from ecoreport.drafting.words.wording import squeeze

_MIN_FIELDS = 3
_BETWEEN = 20
"""A paragraph between two forms that is no longer is only their number or name."""


def lay_out_forms(document: Document) -> Document:
    """The document with forms of one kind that follow each other as one table, a row for each form."""
    blocks: list[Block] = []
    gathered: list[tuple[tuple[str, ...], Row]] = []
    between: list[Paragraph] = []

    def finish() -> None:
        if gathered:
            titles, first = gathered[0]
            heading = Row(cells=tuple(Cell(text=title) for title in titles), place=first.place)
            blocks.append(Table(rows=(heading, *(row for _, row in gathered))))
            gathered.clear()
        blocks.extend(between)
        between.clear()

    for block in document.blocks:
        fields = _fields(block) if isinstance(block, Table) else ()
        if fields and isinstance(block, Table):
            titles = tuple(title for title, _ in fields)
            if gathered and gathered[0][0] != titles:
                finish()
            between.clear()
            gathered.append((titles, Row(cells=tuple(cell for _, cell in fields), place=block.place)))
        elif gathered and isinstance(block, Paragraph) and len(block.text) <= _BETWEEN and not between:
            between.append(block)
        else:
            finish()
            blocks.append(block)
    finish()
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _fields(table: Table) -> tuple[tuple[str, Cell], ...]:
    """The titles of a form with the cell beside each; nothing for any other table."""
    fields: list[tuple[str, Cell]] = []
    for row in table.rows:
        own = [cell for cell in row.cells if not cell.from_left and not cell.from_above]
        if len(own) % 2:
            return ()
        fields += [
            (squeeze(title.text), Cell(text=cell.text))
            for title, cell in zip(own[::2], own[1::2], strict=True)
        ]
    titles = tuple(title for title, _ in fields)
    if len(fields) < _MIN_FIELDS or len(set(titles)) < len(titles) or read_heading(titles) is None:
        return ()
    beside = tuple(cell.text for _, cell in fields)
    across = any(read_heading(tuple(squeeze(cell.text) for cell in row.cells)) for row in table.rows)
    return () if across or read_heading(beside) is not None else tuple(fields)
