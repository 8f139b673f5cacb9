"""Tables: a grid of data becomes one Word table, with merged cells, sub-headings and headings on every page."""

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from ecoreport.reporting.grid import Column, Grid, Line, Row, SubHeading
from ecoreport.word import styles
from ecoreport.word.elements import W, w
from ecoreport.word.text import add_run

TABLE, ROW, CELL, PARAGRAPH = (f"{{{W}}}{name}" for name in ("tbl", "tr", "tc", "p"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a column looks."""

    share: float
    """Its part of the table's width, against the shares of the other columns."""
    align: str = "left"


_WIDE = Look(share=30)
LOOKS: dict[str, Look] = {
    "no": Look(share=8, align="center"),
    "area": Look(share=13, align="center"),
    "group": Look(share=34, align="center"),
    "indicator": Look(share=8, align="center"),
    "name": Look(share=17),
    "part": Look(share=15),
    "title": Look(share=28),
    "requirement": Look(share=48),
    "lead": Look(share=22, align="center"),
    "cooperate": Look(share=22, align="center"),
    "unit": Look(share=20, align="center"),
    "role": Look(share=15, align="center"),
    "nature": Look(share=12, align="center"),
    "deadline": Look(share=24, align="center"),
    "target": Look(share=18, align="center"),
    "value": Look(share=14, align="center"),
    "verdict": Look(share=9, align="center"),
    "reason": Look(share=46),
    "state": Look(share=22, align="center"),
    "progress": Look(share=88),
    "origin": Look(share=8, align="center"),
    "origins": Look(share=14, align="center"),
    "place": Look(share=18, align="center"),
    "severity": Look(share=9, align="center"),
    "message": Look(share=38),
    "remedy": Look(share=32),
    **{
        key: Look(share=14, align="center")
        for key in ("total", "met", "missed", "review", "unreported", "metrics", "tasks", "must", "explain")
    },
}
"""By column key; a key that is not listed is wide and flush left."""


def build_table(grid: Grid, *, width: int, height: int) -> etree._Element:
    """The Word table of a grid that has lines.

    Args:
        grid: What it says.
        width: Of the text area in twips; the table fills it.
        height: Of the text area in twips; a row that may be taller than a third of it is allowed to break.
    """
    widths = _widths(grid.columns, width)
    table = etree.Element(TABLE)
    table.append(
        w(
            "tblPr",
            w("tblStyle", val=styles.TABLE),
            w("tblW", w=sum(widths), type="dxa"),
            w("jc", val="center"),
            w("tblLayout", type="fixed"),
        )
    )
    table.append(w("tblGrid", *(w("gridCol", w=column) for column in widths)))
    table.append(_heading_row(grid.columns, widths))
    merged = _merges(grid.columns, grid.lines)
    heights = [
        _lines_of_text(line, widths, below=marks) * _LEADING
        for line, marks in zip(grid.lines, merged, strict=True)
    ]
    too_tall = height / 3
    groups = _tied(merged, heights, columns=len(grid.columns))
    # Centred text looks lost where a page ends within its cell; one look for all cells of a table.
    centred = max((*heights, *(tall for tied in groups for tall in tied.values())), default=0) <= too_tall
    last, whole = len(grid.lines) - 1, sum(heights) <= too_tall
    for index, line in enumerate(grid.lines):
        if isinstance(line, SubHeading):
            table.append(_sub_heading_row(line, widths))
            continue
        setting = _RowSetting(
            breakable=heights[index] > too_tall,
            kept_with_next=bool(grid.note)
            if index == last
            else whole or any(tall <= too_tall for tall in groups[index].values()),
            centred=centred,
        )
        table.append(_row(grid.columns, line, widths, merged[index], setting))
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class _RowSetting:
    """How a row behaves at the end of a page."""

    breakable: bool
    kept_with_next: bool
    """So that no merged label is parted from what it stands for, no small table torn, no note left alone."""
    centred: bool


def is_wide(grid: Grid) -> bool:
    """True when the columns need a landscape page to be read."""
    return sum(LOOKS.get(column.key, _WIDE).share for column in grid.columns) > _PORTRAIT_SHARES


_PORTRAIT_SHARES = 110
_LEADING = 320
_CHARACTER = 215
"""About the width of a character of the table's face with a little reserve, in twips."""


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    shares = [LOOKS.get(column.key, _WIDE).share for column in columns]
    widths = [int(width * share / sum(shares)) for share in shares]
    widths[-1] += width - sum(widths)
    return widths


def _merges(columns: Sequence[Column], lines: Sequence[Line]) -> list[dict[int, str]]:
    """For each line the columns whose cell begins (`restart`) or continues (`continue`) a vertical merge."""
    position = {column.key: index for index, column in enumerate(columns)}
    marks: list[dict[int, str]] = [{} for _ in lines]
    for index, column in enumerate(columns):
        if column.merge is None:
            continue
        watched = [index, *(position[key] for key in column.merge if key in position)]
        for number in range(1, len(lines)):
            above, here = lines[number - 1], lines[number]
            if not (isinstance(above, Row) and isinstance(here, Row)) or not here.cells[index]:
                continue
            joined_alike = _spans(above.cells)[index] == _spans(here.cells)[index]
            if joined_alike and all(above.cells[i] == here.cells[i] for i in watched):
                marks[number - 1].setdefault(index, "restart")
                marks[number][index] = "continue"
    return marks


def _tied(merged: Sequence[dict[int, str]], heights: Sequence[int], *, columns: int) -> list[dict[int, int]]:
    """For each row the columns whose merged cell goes on in the next row, with the height of all rows it covers.

    Column by column: an area may cover pages while the two rows of one indicator in it still belong together.
    """
    tied: list[dict[int, int]] = [{} for _ in merged]
    for column in range(columns):
        start = 0
        for index in range(1, len(merged) + 1):
            if index == len(merged) or merged[index].get(column) != "continue":
                for row in range(start, index - 1):
                    tied[row][column] = sum(heights[start:index])
                start = index
    return tied


def _spans(cells: Sequence[str | None]) -> list[int]:
    """How many grid columns each cell covers; 0 for one that belongs to the cell on its left."""
    spans = [1] * len(cells)
    for index in range(len(cells) - 1, 0, -1):
        if cells[index] is None:
            spans[index - 1] += spans[index]
            spans[index] = 0
    return spans


def _heading_row(columns: Sequence[Column], widths: Sequence[int]) -> etree._Element:
    row = w("tr", w("trPr", w("cantSplit"), w("tblHeader")))
    titles = [column.title for column in columns]
    for index, span in enumerate(_spans(titles)):
        if span:
            cell = _cell(sum(widths[index : index + span]), span)
            _fill(cell, titles[index] or "", styles.TABLE_HEAD)
            row.append(cell)
    return row


def _sub_heading_row(line: SubHeading, widths: Sequence[int]) -> etree._Element:
    cell = _cell(sum(widths), len(widths))
    _fill(cell, line.text, styles.TABLE_SUBHEAD)
    return w("tr", w("trPr", w("cantSplit")), cell)


def _row(
    columns: Sequence[Column], line: Row, widths: Sequence[int], merged: dict[int, str], setting: _RowSetting
) -> etree._Element:
    row = w("tr") if setting.breakable else w("tr", w("trPr", w("cantSplit")))
    for index, span in enumerate(_spans(line.cells)):
        if not span:
            continue
        mark = merged.get(index)
        cell = _cell(sum(widths[index : index + span]), span, mark, centred=setting.centred)
        text = "" if mark == "continue" else line.cells[index] or ""
        align = LOOKS.get(columns[index].key, _WIDE).align
        _fill(cell, text, styles.TABLE_TEXT, align, kept_with_next=setting.kept_with_next)
        row.append(cell)
    return row


def _cell(width: int, span: int, merge: str | None = None, *, centred: bool = True) -> etree._Element:
    look = w("tcPr", w("tcW", w=width, type="dxa"))
    if span > 1:
        look.append(w("gridSpan", val=span))
    if merge == "restart":
        look.append(w("vMerge", val="restart"))
    elif merge == "continue":
        look.append(w("vMerge"))
    look.append(w("vAlign", val="center" if centred else "top"))
    return w("tc", look)


def _fill(
    cell: etree._Element, text: str, style: str, align: str = "left", *, kept_with_next: bool = False
) -> None:
    look = w("pPr", w("pStyle", val=style))
    if kept_with_next:
        look.append(w("keepNext"))
    if align != "left":
        look.append(w("jc", val=align))
    paragraph = etree.SubElement(cell, PARAGRAPH)
    paragraph.append(look)
    add_run(paragraph, text)


def _lines_of_text(line: Line, widths: Sequence[int], *, below: dict[int, str]) -> int:
    """The lines of the tallest cell; one that continues the cell above has its text there."""
    if isinstance(line, SubHeading):
        return 1
    tallest = 1
    for index, (text, width) in enumerate(zip(line.cells, widths, strict=True)):
        if below.get(index) != "continue":
            across = max(1, (width - 120) // _CHARACTER)
            tallest = max(tallest, sum(-(-len(piece) // across) for piece in (text or "").split("\n")))
    return tallest
