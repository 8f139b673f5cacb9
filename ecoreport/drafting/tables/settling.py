"""What the columns of one table hold, decided by its cells where the titles leave that open."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ecoreport.drafting.documents import Row
from ecoreport.drafting.gathering import cell_number
from ecoreport.drafting.tables.columns import PERIOD, TEXT_COLUMNS, Column, column_of
from ecoreport.drafting.tables.merged_names import has_contents, is_name
from ecoreport.drafting.words.shapes import (
    is_dash,
    is_measure,
    is_nature,
    is_number,
    is_target,
    unit_likeness,
)
from ecoreport.drafting.words.spans import parse_deadline
from ecoreport.drafting.words.wording import fold, squeeze

_ROWS = 40
"""So many rows show what a column holds."""
_MOST = 0.8
_LONGEST_GROUP = 16
_GROUP_TITLE = re.compile(
    r"(?:考核|测评|评价|检查|创建|指标|建设|整治|工作|实施)?(?:项目|内容|类型|事项)(?:类别|名称)?"
)
"""Titles that name a group where two columns of text come after it: 项目, 测评项目."""
_PERIOD = re.compile(PERIOD)
_FIGURE = re.compile(r"[≥≤<>]?\d+(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class _Sample:
    """What stands in one column."""

    cells: tuple[str, ...]
    """Texts of its own; merged ones once."""
    groups: bool
    """Whether a cell of it reaches over several rows."""

    def mostly(self, suits: Callable[[str], bool]) -> bool:
        return bool(self.cells) and sum(map(suits, self.cells)) > _MOST * len(self.cells)


def settle_by_cells(
    columns: Sequence[Column | None], titles: Sequence[str], body: Sequence[Row]
) -> tuple[Column | None, ...]:
    """The columns with vague, unknown and competing titles decided by what stands in them.

    单位 may be a measure or an organisation; 项目 may be a task or the group that tasks stand in.

    Args:
        columns: As `read_heading` gave them.
        titles: The titles.
        body: The rows under the heading.
    """
    samples = [_sample(body, index) for index in range(len(columns))]
    settled = list(columns)
    for index, column in enumerate(columns):
        if samples[index].cells:
            if _names_parts(index, titles, settled, samples[index]):
                settled[index] = Column.INDICATOR
                continue
            settled[index] = _by_cells(
                column, titles[index], samples[index], _without_stages(settled, titles)
            )
            if settled[index] is None and _is_group(samples[index], settled[index + 1 :], settled):
                settled[index] = Column.AREA
    return tuple(_part_indicators(_part_texts(settled, titles, samples), samples))


def _without_stages(columns: Sequence[Column | None], titles: Sequence[str]) -> list[Column | None]:
    """The columns without those of what is to be done in each quarter."""
    return [
        None if column is Column.REQUIREMENT and _PERIOD.fullmatch(squeeze(title)) else column
        for column, title in zip(columns, titles, strict=True)
    ]


def _names_parts(
    index: int, titles: Sequence[str], columns: Sequence[Column | None], sample: _Sample
) -> bool:
    """True for a column without a title right of the indicators: it names the figures of those that have several."""
    return (
        index > 0
        and not titles[index].strip()
        and columns[index - 1] is Column.INDICATOR
        and not any(map(_is_figure, sample.cells))
        and not any(map(is_measure, sample.cells))
    )


def column_cells(body: Sequence[Row], index: int) -> tuple[str, ...]:
    """The cells of a column in the rows that show what it holds; rows across the table tell nothing."""
    return tuple(row.cells[index].text for row in _telling(body) if index < len(row.cells))


def _telling(body: Sequence[Row]) -> list[Row]:
    return [row for row in body[:_ROWS] if len(row.distinct()) > 1]


def _sample(body: Sequence[Row], index: int) -> _Sample:
    rows = [row for row in _telling(body) if index < len(row.cells)]
    cells = [row.cells[index] for row in rows]
    own = tuple(cell.text for cell in cells if cell.text.strip() and not cell.from_above)
    blank = any(not cell.text.strip() for cell in cells)
    merged = any(cell.from_above for cell in cells)
    return _Sample(
        own, merged or (blank and bool(own) and bool(cells[0].text.strip())) or len(set(own)) < len(own)
    )


def _by_cells(
    column: Column | None, title: str, sample: _Sample, columns: Sequence[Column | None]
) -> Column | None:
    """What a column holds by its cells, where its title leaves that open."""
    cells = sample.cells
    if column in {Column.AREA, None} and Column.NATURE not in columns and all(map(is_nature, cells)):
        return Column.NATURE
    match column:
        case None:
            return _by_shape(sample, columns)
        case Column.NATURE if column_of(title) is Column.AREA and Column.AREA not in columns:
            return column if any(map(is_nature, cells)) else Column.AREA
        case Column.MEASURE if _share_of_units(cells) > 0.5 and not any(map(is_measure, cells)):
            return Column.RESPONSIBLE
        case Column.TARGET if Column.INDICATOR not in columns and Column.TITLE in columns:
            wordy = sum(len(cell) > 12 and not is_target(cell[:6]) for cell in cells)
            is_text = wordy * 2 >= len(cells) or Column.REQUIREMENT not in columns
            return Column.REQUIREMENT if is_text else column
        case Column.REQUIREMENT if Column.INDICATOR in columns:
            return Column.TARGET if _are_targets(cells, title, columns) else column
        case Column.TITLE if sample.mostly(_is_figure):
            return None
    return column


def _are_targets(cells: Sequence[str], title: str, columns: Sequence[Column | None]) -> bool:
    """True for demands on indicators beside them: under 要求 where nothing else can be the target, or under 第一季度."""
    if {Column.TARGET, Column.TITLE}.isdisjoint(columns) and sum(map(is_target, cells)) > len(cells) / 2:
        return True
    told = [cell for cell in cells if not is_dash(cell)]
    return _PERIOD.search(title) is not None and sum(map(is_target, told)) > len(told) / 2


def _share_of_units(cells: Sequence[str]) -> float:
    return sum(unit_likeness(cell) >= 0.5 for cell in cells) / len(cells)


def _by_shape(sample: _Sample, columns: Sequence[Column | None]) -> Column | None:
    """What a column holds whose title nobody knows."""
    if _share_of_units(sample.cells) > _MOST:
        return Column.COOPERATE if {Column.LEAD, Column.RESPONSIBLE} & set(columns) else Column.RESPONSIBLE
    if Column.DEADLINE not in columns and sample.mostly(_is_deadline):
        return Column.DEADLINE
    if Column.NO not in columns and _counts(sample.cells):
        return Column.NO
    if not {*TEXT_COLUMNS} & set(columns) and not any(map(_is_figure, sample.cells)):
        return Column.TITLE
    return None


def _counts(cells: Sequence[str]) -> bool:
    """True for the numbers of rows: each one more than the one above, or 1 again; scores and amounts go up and down."""
    if len(cells) < 2 or not all(map(is_number, cells)):
        return False
    numbers = [cell_number(cell) for cell in cells]
    if not isinstance(numbers[0], int) and not re.fullmatch(r"1[.-]1", str(numbers[0])):
        return False
    return all(
        not isinstance(one, int) or not isinstance(above, int) or one in {1, above + 1}
        for above, one in pairwise(numbers)
    )


def _is_group(sample: _Sample, after: Sequence[Column | None], columns: Sequence[Column | None]) -> bool:
    """True for short names before the text of the rows, in a table that has no other column of groups."""
    if Column.AREA in columns or not {*TEXT_COLUMNS} & set(after):
        return False
    return all(len(cell) <= _LONGEST_GROUP and not re.search(r"\d", cell) for cell in sample.cells)


def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(fold(text).strip()) is not None


def _is_deadline(text: str) -> bool:
    return len(text) <= 20 and (
        parse_deadline(text, year=2000) is not None or text in {"长期", "长期坚持", "持续"}
    )


def _part_texts(
    columns: list[Column | None], titles: Sequence[str], samples: Sequence[_Sample]
) -> list[Column | None]:
    """Three columns of text of tasks, the first over several rows each: the group, the task and what it requires."""
    texts = [index for index, column in enumerate(columns) if column in {Column.TITLE, Column.REQUIREMENT}]
    if len(texts) == 2 and _is_group_of_tasks(columns, titles, samples, texts):
        columns[texts[0]], columns[texts[1]] = Column.AREA, Column.TITLE
    if len(texts) < 2 or Column.INDICATOR in columns:
        return columns
    first, second, *others = texts
    if not others and Column.MEASURE not in columns:
        others = [index for index, column in enumerate(columns) if column is Column.TARGET]
    two_titles = columns[first] is columns[second] is Column.TITLE and len(texts) > 2
    grouped = others and samples[first].groups and _GROUP_TITLE.fullmatch(squeeze(titles[first]))
    if grouped or (two_titles and Column.AREA not in columns):
        columns[first], columns[second] = Column.AREA, Column.TITLE
        for index in others:
            columns[index] = Column.REQUIREMENT
    return columns


def _is_group_of_tasks(
    columns: Sequence[Column | None], titles: Sequence[str], samples: Sequence[_Sample], texts: Sequence[int]
) -> bool:
    """True for 项目 over several rows with a number each, before 重点任务: it names a group, and the tasks come after it."""
    first, second = texts
    if Column.NO not in columns or {Column.AREA, Column.INDICATOR} & set(columns):
        return False
    numbered = not samples[columns.index(Column.NO)].groups
    names_group = samples[first].groups and _GROUP_TITLE.fullmatch(squeeze(titles[first])) is not None
    return numbered and names_group and column_of(titles[second]) is Column.TITLE


def _part_indicators(columns: list[Column | None], samples: Sequence[_Sample]) -> list[Column | None]:
    """Of two columns of indicators the first is a group, when each row has a number of its own and the first has not.

    The second may be called 考核内容, where its cells are names beside a target for each.
    """
    spots = [index for index, column in enumerate(columns) if column is Column.INDICATOR]
    if len(spots) == 1 and has_contents(columns) and samples[spots[0] + 1].mostly(is_name):
        spots.append(spots[0] + 1)
    if len(spots) < 2 or Column.NO not in columns:
        return columns
    number = samples[columns.index(Column.NO)]
    first, second = samples[spots[0]], samples[spots[1]]
    if first.groups and not number.groups and not second.groups and len(second.cells) >= len(number.cells):
        columns[spots[0]], columns[spots[1]] = Column.AREA, Column.INDICATOR
    return columns
