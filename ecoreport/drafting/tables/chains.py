"""Rows of a table laid out one cell a line: found by their numbers, with the headings between them."""

import re
from collections.abc import Sequence

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.tables.alignment import place_cut_row
from ecoreport.drafting.tables.columns import TEXT_COLUMNS, UNIT_COLUMNS, Column
from ecoreport.drafting.tables.entries import Entry
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.roles import starts_with_role
from ecoreport.drafting.words.shapes import (
    is_area,
    is_measure,
    is_nature,
    is_number,
    is_target,
    unit_likeness,
)
from ecoreport.drafting.words.wording import fold, last_bracket
from ecoreport.model.finding import Place

SECTION_STYLES = frozenset({"han", "han-bracket", "indicator", "chapter"})
"""How headings across a table are numbered."""
_WIDE = 6
"""In a table with more columns no row has a single cell behind its number: a figure stands there."""
_LONGEST_FIGURE = 20
_LONGEST_GROUP = 12
_GROUP = 1000
"""The first row of the second group counts as 2001; no table has so many rows."""
_MISFIT = 2.0
"""What speaks against a number behind which no text stands, where the rows begin with a text."""
_FIGURE = re.compile(r"[≥≤<>±〔\[]?\s*\d+(?:\.\d+)?[%‰]?(?:$|[^\u4e00-\u9fff]|以[上下内])|[★☆√×/—-]+$")
_HAN_ALONE = re.compile(r"[一二三四五六七八九十]{1,3}")
_BLANK = Paragraph(text="", place=Place())
_UNEVEN = 0.02
"""What each cell too few or too many between two numbers costs: of two chains the more even one is taken."""


def find_entries(
    lines: Sequence[Paragraph], columns: Sequence[Column | None]
) -> tuple[list[Entry], Place | None]:
    """The numbered rows and heading rows of stacked cells, and where what comes after them begins."""
    lines = _with_whole_headings(lines)
    width = len(columns)
    leading = max(1, columns.index(Column.NO))
    headings = {
        index
        for index in range(len(lines))
        if _is_heading(lines, index, columns) or _is_plain_heading(lines, index, columns)
    }
    chain = _number_chain(lines, headings, columns) or _number_chain(lines, headings, columns, levels=2)
    if not chain:
        return [], None
    entries: list[Entry] = []
    current: Entry | None = None
    after: Place | None = None
    for index, line in enumerate(lines):
        if index in chain:
            current = Entry([], line.text)
            entries.append(current)
        elif index in headings:
            entries.append(Entry([line], None))
            current = None
        elif current is not None:
            is_over = index > max(chain) and len(current.paragraphs) >= width + 1
            if is_over and not _goes_on([one.text for one in lines[index : index + width]], columns):
                after = line.place
                break
            current.paragraphs.append(line)
        elif entries or index + leading >= min(chain) or index + 1 in headings:
            entries.append(Entry([line], None))
    return entries, after


def _with_whole_headings(lines: Sequence[Paragraph]) -> Sequence[Paragraph]:
    """The lines with a heading whose number has a line of its own, 二 and 提升质量 before a row's number, as one."""
    whole: list[Paragraph] = []
    at = 0
    while at < len(lines):
        text, rest, after = (line.text for line in (*lines[at : at + 3], *(_BLANK,) * 3)[:3])
        if _HAN_ALONE.fullmatch(text) and _row_number(after) is not None and _row_number(rest) is None:
            whole.append(Paragraph(text=f"{text}、{rest}", place=lines[at].place))
            at += 1
        else:
            whole.append(lines[at])
        at += 1
    return whole


def _goes_on(texts: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """True for lines that may be a further row under the last number: a cell among the first two, or a whole row with units."""
    if any(is_figure_cell(text) or unit_likeness(text) == 1 for text in texts[:2]):
        return True
    rows = (place_cut_row(texts[:size], columns) or {} for size in range(2, len(texts) + 1))
    return any(columns[at] in UNIT_COLUMNS for row in rows for at in row)


def is_figure_cell(text: str) -> bool:
    """True for a figure or a nature alone on a line."""
    return is_nature(text) or (len(text) <= _LONGEST_FIGURE and is_target(text) and not text.endswith("。"))


def _names_group(text: str) -> bool:
    """True for a short name that may stand in a column of groups: 市容管理."""
    is_other = is_nature(text) or is_measure(text) or unit_likeness(text) > 0
    return len(text) <= _LONGEST_GROUP and re.search(r"[^\u4e00-\u9fff（）]", text) is None and not is_other


def _is_heading(lines: Sequence[Paragraph], index: int, columns: Sequence[Column | None]) -> bool:
    """True for 指标1:…, (一)… or 一、… with a numbered row, or another heading, right after it.

    Without such a number, a heading that names who leads the rows under it: 改善人居环境（牵头单位：甲局）.
    """
    leads = columns.index(Column.NO)
    leading = max(1, leads)
    number = parse_number(lines[index].text)
    if number is None or number.style not in SECTION_STYLES or not number.rest:
        return _names_units(lines[index].text) and any(
            _row_number(line.text) is not None for line in lines[index + 1 : index + 2 + leading]
        )
    following = [line.text for line in lines[index + 1 : index + 2 + leading]]
    after = parse_number(following[0]) if following else None
    if after is not None and after.style in SECTION_STYLES:
        return True
    at = next((step for step, text in enumerate(following) if is_number(text)), None)
    return at is not None and all(is_area(text) or (leads and _names_group(text)) for text in following[:at])


def _names_units(text: str) -> bool:
    bracket = last_bracket(text)
    return bracket is not None and bracket[0] > 0 and starts_with_role(text[bracket[0] + 1 : bracket[1] - 1])


def _is_plain_heading(lines: Sequence[Paragraph], index: int, columns: Sequence[Column | None]) -> bool:
    """True for 生态安全 without a number between the last cell of one row and the number of the next.

    In a table with a column of its own for the group, such a line is the cell of that column.
    """
    if Column.AREA in columns or index + 1 >= len(lines) or _row_number(lines[index + 1].text) is None:
        return False
    text, before = lines[index].text, lines[index - 1].text if index else ""
    if is_number(text) or is_number(before):
        return False
    is_second = index > 1 and _row_number(lines[index - 2].text) is not None
    ends_with_units = (
        columns[-1] in UNIT_COLUMNS and (not index or unit_likeness(before) == 1) and not is_second
    )
    return is_area(text) or (ends_with_units and len(text) <= 16 and unit_likeness(text) == 0)


def _number_chain(
    lines: Sequence[Paragraph],
    headings: set[int],
    columns: Sequence[Column | None],
    *,
    levels: int = 1,
) -> set[int]:
    """Which lines are row numbers: the chain that counts up best, starting again after a heading.

    Args:
        lines: The cells.
        headings: Which of them are headings across the table.
        columns: The columns.
        levels: 1 for 1, 2, 3; 2 for 1.1, 1.2, 2.1.
    """
    number_of, first = (_row_number, 1) if levels == 1 else (_inner_number, _GROUP + 1)
    spots = [
        (index, number) for index, line in enumerate(lines) if (number := number_of(line.text)) is not None
    ]
    width = len(columns)
    next_column = columns[columns.index(Column.NO) + 1 :][:1]
    best: list[tuple[float, int]] = []
    for here, (index, value) in enumerate(spots):
        score, back = (3.0 if value == first else 0.5), -1
        for before in range(max(0, here - 40), here):
            step = _step(spots[before], (index, value), headings, width)
            if step is not None and best[before][0] + step > score:
                score, back = best[before][0] + step, before
        is_misfit = next_column and next_column[0] in TEXT_COLUMNS and _is_no_text(lines, index + 1)
        best.append((score - _MISFIT * bool(is_misfit), back))
    if not best:
        return set()
    at = max(range(len(best)), key=lambda spot: best[spot][0])
    chain = set()
    while at >= 0:
        chain.add(spots[at][0])
        at = best[at][1]
    return chain if len(chain) > 1 or _is_only_row(lines, spots, width) else set()


def _is_no_text(lines: Sequence[Paragraph], index: int) -> bool:
    """True for units, a measure or a figure: what the number before it counts is no row of texts."""
    text = lines[index].text if index < len(lines) else ""
    is_figure = len(text) <= _LONGEST_FIGURE and _FIGURE.match(fold(text)) is not None
    return not text or is_figure or is_nature(text) or is_measure(text) or unit_likeness(text) == 1


def _row_number(text: str) -> int | None:
    digits = fold(text).strip("★☆*▲ ").rstrip(".、")
    return int(digits) if digits.isdecimal() and len(digits) <= 3 else None


def _inner_number(text: str) -> int | None:
    """The number of a row inside a group, 2.3 or 2-3, as one that counts on with its group."""
    found = re.fullmatch(r"(\d{1,2})[.-](\d{1,2})", fold(text).strip("★☆*▲ "))
    return int(found.group(1)) * _GROUP + int(found.group(2)) if found is not None else None


def _is_only_row(lines: Sequence[Paragraph], spots: Sequence[tuple[int, int]], width: int) -> bool:
    """True when the lines are one row: the number 1, or any number before all else, and no more cells after it than columns."""
    first, value = spots[0]
    return first <= (value == 1) and width - 2 <= len(lines) - first <= width


def _step(before: tuple[int, int], here: tuple[int, int], headings: set[int], width: int) -> float | None:
    """What going from one number to a later one is worth; None when no table counts like that."""
    gap = here[0] - before[0] - 1
    if gap < (2 if width > _WIDE else 1):
        return None
    long_way = -1.0 if gap > 3 * width else 0.0
    if any(before[0] < heading < here[0] for heading in headings):
        return 3.0 + long_way if here[1] in {1, before[1] + 1} else 0.2
    rise = here[1] - before[1]
    if here[1] == (before[1] // _GROUP + 1) * _GROUP + 1:
        return 3.0 + long_way
    unevenness = _UNEVEN * min(abs(gap - width + 1), width)
    if rise == 1:
        return 3.0 + long_way - unevenness
    if rise in {2, 3}:
        return 1.0 + long_way
    if rise == 0:
        # The same number again, of a row stacked under its indicator; or a figure that happens to be equal.
        return -unevenness if gap >= max(2, width // 2) else None
    return 0.5 if here[1] == 1 and gap >= 2 else None
