"""Columns of ticks, one for each month or for each nature of an indicator: turned into one column that says which is ticked."""

import re
from collections.abc import Sequence

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.columns import PERIOD
from ecoreport.drafting.words.shapes import is_nature
from ecoreport.drafting.words.wording import squeeze

_TICK = re.compile(r"[●○◎★☆√✓✔△▲■□◆◇▇█]+|-+|—+|是")
_HEADING_ROWS = 3
_PERIOD = re.compile(PERIOD)
_MONTH = re.compile(r"\d{1,2}月")


def lay_out_ticks(document: Document) -> Document:
    """The document with 约束性 | 预期性 as one column of natures, and 1月 | 2月 | … as one of times."""
    blocks: list[Block] = []
    for block in document.blocks:
        blocks.append(block if isinstance(block, Paragraph) else _laid_out(block))
    return Document(name=document.name, blocks=tuple(blocks), doubts=document.doubts)


def _laid_out(table: Table) -> Table:
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        titles = [squeeze(cell.text) for cell in row.cells]
        body = [one for one in table.rows[at + 1 :] if len(one.distinct()) > 1]
        if not body or any(len(one.cells) != len(titles) for one in (*table.rows[: at + 1], *body)):
            continue
        natures = [
            index for index, title in enumerate(titles) if is_nature(title) and _holds_ticks(body, index)
        ]
        times = [
            index
            for index, title in enumerate(titles)
            if _PERIOD.fullmatch(title) and _holds_ticks(body, index)
        ]
        for title, columns in (("指标属性", natures), ("完成时限", times)):
            if len(columns) > 1:
                return Table(rows=tuple(_merged(table.rows, at, columns, title, titles)))
    return table


def _holds_ticks(rows: Sequence[Row], index: int) -> bool:
    texts = [squeeze(row.cells[index].text) for row in rows]
    return all(not text or _TICK.fullmatch(text) for text in texts)


def _merged(
    rows: Sequence[Row], heading: int, columns: Sequence[int], title: str, titles: Sequence[str]
) -> list[Row]:
    """The rows with one cell in place of those columns."""
    made = []
    for at, row in enumerate(rows):
        if len(row.cells) != len(titles):
            made.append(row)
            continue
        ticked = [titles[index] for index in columns if squeeze(row.cells[index].text).strip("-—")]
        text = title if at <= heading else _told(ticked)
        if len(row.distinct()) == 1:
            one = Cell(text=row.cells[columns[0]].text, from_left=row.cells[columns[0]].from_left)
        else:
            one = Cell(text=text, from_above=0 < at <= heading)
        kept = [
            one if index == columns[0] else cell
            for index, cell in enumerate(row.cells)
            if index not in columns[1:]
        ]
        made.append(Row(cells=tuple(kept), place=row.place))
    return made


def _told(ticked: Sequence[str]) -> str:
    """What the ticked titles say together: natures all of them, of times the stretch up to the last."""
    if len(ticked) < 2 or not _PERIOD.fullmatch(ticked[0]):
        return "、".join(ticked)
    months = all(map(_MONTH.fullmatch, ticked))
    return f"{ticked[0]}至{ticked[-1]}" if months else ticked[-1]
