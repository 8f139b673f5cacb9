"""The heading of a table: which rows it takes, what stands over it, and where another one begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ecoreport.drafting.documents import Cell, Row, Table
from ecoreport.drafting.tables.columns import (
    PERIOD,
    UNIT_COLUMNS,
    Column,
    column_of,
    likely_column,
    read_heading,
)
from ecoreport.drafting.words.captions import is_caption, marks_continuation
from ecoreport.drafting.words.shapes import is_number
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.model.finding import Place

_ROWS_BEFORE = 4
"""So many rows may stand over the heading, or be it."""
_HEIGHT = 3
_FIGURE = re.compile(r"(?!(?:19|20)\d\d$)[≥≤<>]?\s*\d[\d.,]*\s*[%‰]?")
"""A figure, which no row of a heading has; a year it may have."""
_YEAR_OR_PERIOD = re.compile(rf"20\d\d年?(?:度|底)?|{PERIOD}")
_LOWER = (
    (
        re.compile(rf"20\d\d年(?:度|底)?(?:目标|任务|计划)?值?|{PERIOD}"),
        re.compile(r"(?!20\d\d).{0,6}(?:目标|指标)值?|(?!20\d\d).{0,6}(?:任务|计划|进度|安排)"),
    ),
    (
        re.compile(r"(?:牵头|主办|主责|责任|配合|参与|协办).{0,4}"),
        re.compile(r"责任(?:单位|部门|分工|主体|落实)|(?:任务|职责)?分工"),
    ),
    (
        re.compile(r"(?:任务|项目|工作|事项)?名称|(?:主要|具体|工作|建设)?(?:内容|措施|要求|举措)"),
        re.compile(r"(?:重点|主要|工作|年度|创建)*(?:任务|工作|项目|事项)"),
    ),
)
"""Titles of the lower row of a heading, each with the titles it may stand under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The heading of a table."""

    captions: tuple[str, ...] = ()
    columns: tuple[Column | None, ...]
    titles: tuple[str, ...]
    """One text a column; of a heading in several rows the words of all of them that matter."""
    start: int = 0
    """The row it begins in."""
    height: int
    """How many rows it takes; 0 for that of the table before."""


def row_texts(row: Row) -> tuple[str, ...]:
    """The cells of a row, a merged one at each position it covers."""
    return tuple(squeeze(cell.text) for cell in row.cells)


def find_heading(table: Table) -> Heading | None:
    """The heading at the beginning of a table, or None."""
    captions: list[str] = []
    for index, row in enumerate(table.rows[:_ROWS_BEFORE]):
        if len(row.distinct()) == 1 and len(row.cells) > 1:
            captions.append(row.distinct()[0])
        elif (found := _heading_at(table, index, in_grid=True)) is not None:
            return replace(found, captions=tuple(captions))
    return None


def join_title_lines(upper: tuple[str, ...], lower: tuple[str, ...]) -> tuple[str, ...] | None:
    """The titles of a heading in two lines with tabs, whose merged cells are blank or gone in one of them; None for any other lines."""
    if len(lower) < len(upper) and all(lower):
        titles = with_lower_titles((*upper, *lower))
        return titles if titles != (*upper, *lower) else None
    spans = any(below and not above for above, below in zip(upper, lower, strict=False))
    if len(upper) != len(lower) or not spans or not all(map(_is_title, filter(None, lower))):
        return None
    cells: list[Cell] = []
    for above, below in zip(upper, lower, strict=True):
        goes_on = below and not above and cells
        cells.append(Cell(text=cells[-1].text, from_left=True) if goes_on else Cell(text=above))
    under = tuple(
        Cell(text=below or above.text, from_above=not below)
        for above, below in zip(cells, lower, strict=True)
    )
    first, second = (Row(cells=tuple(row), place=Place()) for row in (cells, under))
    return _titles_below(row_texts(first), first, second)


def _is_title(text: str) -> bool:
    return likely_column(text) is not None or _YEAR_OR_PERIOD.fullmatch(squeeze(text)) is not None


def with_lower_titles(titles: tuple[str, ...]) -> tuple[str, ...]:
    """The titles of a heading in two rows that stand one below the other: those of the second row where they belong.

    目标值, 属性, 2021年, 2022年 are the columns 目标值2021年, 目标值2022年, 属性.
    """
    for start in range(2, len(titles) - 1):
        over = [_over(title, titles[:start]) for title in titles[start:]]
        if None not in over:
            return tuple(
                name
                for index, title in enumerate(titles[:start])
                for name in (
                    [_title(title, own) for own, at in zip(titles[start:], over, strict=True) if at == index]
                    or [title]
                )
            )
    return titles


def _over(title: str, upper: tuple[str, ...]) -> int | None:
    """Which of the upper titles one of the lower row stands under."""
    for lower, over in _LOWER:
        if lower.fullmatch(squeeze(title)):
            return next((at for at, text in enumerate(upper) if over.fullmatch(squeeze(text))), None)
    return None


def split_table(table: Table) -> list[Table]:
    """The table cut where a heading with other titles stands in it: two tables that stand on one sheet."""
    starts = [0]
    known: tuple[str, ...] | None = None
    index = 0
    while index < len(table.rows):
        found = _heading_at(table, index)
        if found is None:
            index += 1
            continue
        titles = found.titles
        over = _over_heading(table, index, starts[-1])
        if known is not None and (titles != known or _names_another(table.rows, over, index)):
            starts.append(over)
        known = titles
        index += found.height
    return [Table(rows=table.rows[start:end]) for start, end in zip(starts, [*starts[1:], None], strict=True)]


def _names_another(rows: Sequence[Row], over: int, heading: int) -> bool:
    """True for a title right over a heading that comes again, where the rows before stand under another title."""
    titles = {text for row in rows[over:heading] for text in row.distinct() if is_caption(text)}
    before = {row.distinct()[0] for row in rows[:over] if len(row.distinct()) == 1}
    return any(not marks_continuation(title) and title not in before for title in titles)


def _over_heading(table: Table, heading: int, start: int) -> int:
    """Where the captions begin that stand right over a heading."""
    while heading > start + 1 and len(table.rows[heading - 1].distinct()) <= 1:
        heading -= 1
    return heading


def _heading_at(table: Table, index: int, *, in_grid: bool = False) -> Heading | None:
    """The heading that begins in a row, as high as it reads as one; or None."""
    if len(table.rows[index].distinct()) < 2:
        return None
    rows = table.rows[index : index + _HEIGHT]
    titles = [row_texts(rows[0])]
    for upper, lower in pairwise(rows):
        joined = _titles_below(titles[-1], upper, lower)
        if joined is None:
            break
        titles.append(joined)
    for height in range(len(titles), 0, -1):
        if (columns := read_heading(titles[height - 1], in_grid=in_grid)) is not None:
            return Heading(columns=columns, titles=titles[height - 1], start=index, height=height)
    return None


def _titles_below(titles: tuple[str, ...], upper: Row, lower: Row) -> tuple[str, ...] | None:
    """The titles with those of a further row of the heading; None when that row is none."""
    if len(lower.cells) != len(upper.cells):
        return None
    merged = any(cell.from_above for cell in lower.cells)
    spread = any(cell.from_left for cell in upper.cells) and not all(
        cell.from_left for cell in lower.cells[1:]
    )
    if not merged and not spread:
        return None
    own = [cell.text for cell in lower.cells if not cell.from_above]
    if any(is_number(text) or _FIGURE.fullmatch(fold(text).strip()) for text in own):
        return None
    return tuple(
        top if cell.from_above else _title(top, squeeze(cell.text))
        for top, cell in zip(titles, lower.cells, strict=True)
    )


def _title(top: str, under: str) -> str:
    """One title of two: the lower one where it says enough alone."""
    if not under or top == under:
        return top
    below = column_of(under)
    if below is None and column_of(top) in {*UNIT_COLUMNS, Column.TARGET} and column_of(top + under) is None:
        return f"{top}（{re.sub('[()（）]', '', under)}）"
    if below is None or below is Column.MEASURE:
        return top + under
    return under if column_of(top + under) is None or below in UNIT_COLUMNS else top + under
