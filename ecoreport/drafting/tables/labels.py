"""A line such as 牵头单位：县水利局；配合单位：各乡镇 right over a table belongs to the table, not to the text before it."""

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.words.captions import labelled_unit, units_told


def take_labels_in(document: Document) -> Document:
    """The document with each such line as the first row of its table, across all columns."""
    blocks: list[Block] = []
    for block in document.blocks:
        before = blocks[-1] if blocks else None
        if isinstance(block, Table) and isinstance(before, Paragraph) and _is_label(before.text):
            blocks[-1] = Table(rows=(_across(before, len(block.rows[0].cells)), *block.rows))
        else:
            blocks.append(block)
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _is_label(text: str) -> bool:
    return labelled_unit(text) is not None or units_told(text) is not None


def _across(paragraph: Paragraph, width: int) -> Row:
    cells = (Cell(text=paragraph.text, from_left=index > 0) for index in range(width))
    return Row(cells=tuple(cells), place=paragraph.place)
