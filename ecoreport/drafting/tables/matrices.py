"""Tables with a column, or a row, for each unit and a mark where it takes part (● leads, ○ cooperates): turned into columns of units."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.tables.columns import Column, column_of
from ecoreport.drafting.words.shapes import is_empty, is_number, unit_likeness
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.finding import Finding

_MIN_UNITS = 3
_HEADING_ROWS = 3
_SIGN = r"[●○◎★☆√✓✔△▲■□◆◇]"
_MARKS = re.compile(rf"{_SIGN}|牵头|主办|主|配合|协办|参与|协|-|—|/")
_LEADS = re.compile(r"牵头|主办|主责|责任|负责|主")
_LEGEND = re.compile(
    rf"[“\"]?(?P<mark>{_SIGN})[”\"]?\s*(?:[:：—\-]|为|表示|代表|指|是)*\s*(?P<part>牵头|主办|主责|责任|负责|配合|协办|参与|协助)"
)
_FULL = frozenset("●★▲■◆√✓✔")
"""Marks that lead where no note says what they mean."""
_FULL_LEAD = "实心的和勾当作牵头，空心的当作配合"
_ONLY_HELP = "牵头单位另有一列，所以都当作配合"


def lay_out_matrices(document: Document) -> Document:
    """The document with the units of each such table in two columns, 牵头单位 and 配合单位."""
    legend = _legend(document.blocks)
    doubts: list[Finding] = list(document.doubts)
    blocks: list[Block] = []
    for original in document.blocks:
        block = original if isinstance(original, Paragraph) else _with_unit_columns(original)
        found = _heading(block) if isinstance(block, Table) else None
        if found is None or not isinstance(block, Table):
            blocks.append(block)
            continue
        row, columns = found
        marks = {block.rows[at].cells[c].text for at in range(row + 1, len(block.rows)) for c in columns}
        unexplained = sorted(mark for mark in marks if re.fullmatch(_SIGN, mark) and mark not in legend)
        known = {column_of(squeeze(cell.text)) for one in block.rows[: row + 1] for cell in one.cells}
        only_help = bool(known & {Column.LEAD, Column.RESPONSIBLE}) and not legend
        if unexplained:
            meaning = _ONLY_HELP if only_help else _FULL_LEAD
            doubts.append(find("DRAFT-035", place=block.place, marks="、".join(unexplained), meaning=meaning))
        meanings = dict.fromkeys(unexplained, False) if only_help else legend
        blocks.append(_laid_out(block, row, columns, meanings))
    return Document(name=document.name, blocks=tuple(blocks), doubts=tuple(doubts))


def _legend(blocks: Sequence[Block]) -> dict[str, bool]:
    """Whether each mark that the document explains leads."""
    texts = [block.text for block in blocks if isinstance(block, Paragraph)]
    texts += [
        row.distinct()[0]
        for block in blocks
        if isinstance(block, Table)
        for row in block.rows
        if len(row.distinct()) == 1
    ]
    return {
        found.group("mark"): _LEADS.match(found.group("part")) is not None
        for text in texts
        for found in _LEGEND.finditer(text)
    }


def _heading(table: Table) -> tuple[int, list[int]] | None:
    """The row that names units, and the columns under them that hold nothing but marks."""
    for at, row in enumerate(table.rows[:_HEADING_ROWS]):
        columns = [
            index
            for index, cell in enumerate(row.cells)
            if unit_likeness(cell.text) == 1
            and not cell.from_left
            and _holds_marks(table.rows[at + 1 :], index)
        ]
        if len(columns) >= _MIN_UNITS:
            return at, columns
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class _UnitRows:
    """What a table with a row for each unit and a column for each task consists of."""

    titles: Sequence[Row]
    body: Sequence[Row]
    named: int
    """The column of the units' names."""
    tasks: Sequence[int]
    """The columns of marks."""


def _with_unit_columns(table: Table) -> Table:
    """The table with a column for each unit, where it has a row for each; any other table as it is."""
    at = next((at for at, row in enumerate(table.rows) if any(map(_is_mark, row.distinct()))), 0)
    found = _unit_rows(table, at)
    if found is None:
        return table
    heading = [Cell(text="领域"), Cell(text="工作任务"), *(row.cells[found.named] for row in found.body)]
    rows = [Row(cells=tuple(heading), place=found.titles[0].place)]
    for index in found.tasks:
        texts = [squeeze(row.cells[index].text) for row in found.titles]
        group = texts[0] if texts[0] != texts[-1] else ""
        marks = (Cell(text=row.cells[index].text) for row in found.body)
        cells = (Cell(text=group), Cell(text=texts[-1]), *marks)
        rows.append(Row(cells=cells, place=found.titles[-1].place))
    across = [row for row in table.rows[at:] if len(row.distinct()) == 1]
    return Table(rows=(*rows, *(_widened(row, len(heading)) for row in across)))


def _unit_rows(table: Table, at: int) -> _UnitRows | None:
    """The parts of such a table, whose first row of marks is the one at that index; None for any other."""
    titles = [row for row in table.rows[:at] if len(row.distinct()) > 1]
    body = [row for row in table.rows[at:] if len(row.distinct()) > 1]
    width = len(table.rows[at].cells)
    if not titles or at > _HEADING_ROWS or any(len(row.cells) != width for row in (*titles, *body)):
        return None
    columns = {index: [row.cells[index].text for row in body] for index in range(width)}
    named = next((i for i, texts in columns.items() if all(unit_likeness(text) == 1 for text in texts)), None)
    tasks = [index for index in columns if index != named and _is_task(titles, body, index)]
    others = [texts for index, texts in columns.items() if index != named and index not in tasks]
    told = any(text and not is_number(text) for texts in others for text in texts)
    if named is None or told or len(body) < _MIN_UNITS or len(tasks) < 2:
        return None
    return _UnitRows(titles=titles, body=body, named=named, tasks=tasks)


def _is_task(titles: Sequence[Row], body: Sequence[Row], index: int) -> bool:
    marked = any(_is_mark(row.cells[index].text) for row in body)
    return bool(titles[-1].cells[index].text) and marked and _holds_marks(body, index)


def _widened(row: Row, width: int) -> Row:
    """A row across the table, across one of another width."""
    text = row.distinct()[0]
    return Row(cells=tuple(Cell(text=text, from_left=index > 0) for index in range(width)), place=row.place)


def _is_mark(text: str) -> bool:
    return not is_empty(text) and _MARKS.fullmatch(squeeze(text)) is not None


def _holds_marks(rows: Sequence[Row], index: int) -> bool:
    texts = [
        squeeze(row.cells[index].text) for row in rows if index < len(row.cells) and len(row.distinct()) > 1
    ]
    return bool(texts) and all(is_empty(text) or _MARKS.fullmatch(text) for text in texts)


def _laid_out(table: Table, heading: int, columns: Sequence[int], legend: dict[str, bool]) -> Table:
    names = [squeeze(table.rows[heading].cells[column].text) for column in columns]
    rows = []
    for at, row in enumerate(table.rows):
        kept = [cell for index, cell in enumerate(row.cells) if index not in columns]
        across = len(row.distinct()) == 1 and at > heading
        if across:
            rest = [Cell(text=row.distinct()[0], from_left=True)] * 2
        elif at <= heading:
            rest = [Cell(text=title, from_above=at > 0) for title in ("牵头单位", "配合单位")]
        else:
            parts = [_leads(squeeze(row.cells[column].text), legend) for column in columns]
            rest = [
                Cell(text="、".join(name for name, part in zip(names, parts, strict=True) if part is wanted))
                for wanted in (True, False)
            ]
        rows.append(Row(cells=(*kept, *rest), place=row.place))
    return Table(rows=tuple(rows))


def _leads(mark: str, legend: dict[str, bool]) -> bool | None:
    """Whether a mark leads or cooperates; None for no mark."""
    if is_empty(mark):
        return None
    if mark in legend:
        return legend[mark]
    return mark in _FULL or _LEADS.match(mark) is not None
