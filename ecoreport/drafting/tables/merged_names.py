"""Columns of names of which the first has its cells merged over several rows: 考核指标 beside 考核内容."""

import re
from collections.abc import Sequence

from ecoreport.drafting.tables.alignment import fit_of
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.words.shapes import is_measure, unit_likeness
from ecoreport.drafting.words.wording import fold

_LONGEST_NAME = 30


def has_contents(columns: Sequence[Column | None]) -> bool:
    """True where 考核内容 stands right behind the indicators, in a table with targets."""
    at = columns.index(Column.INDICATOR) if Column.INDICATOR in columns else len(columns)
    return Column.TARGET in columns and [*columns[at + 1 : at + 2]] == [Column.REQUIREMENT]


def is_name(text: str) -> bool:
    """True for what may be an indicator's name: neither a sentence nor several clauses, a measure, a figure or a unit."""
    is_other = is_measure(text) or unit_likeness(text) == 1 or re.search(r"[。；，]|^[≥≤<>\d]", fold(text))
    return 0 < len(text) <= _LONGEST_NAME and not is_other


def take_groups_for_names(
    columns: tuple[Column | None, ...], rows: Sequence[Sequence[str]]
) -> tuple[Column | None, ...]:
    """The columns with 考核指标 as the group of 考核内容, where rows that lack one cell lack that of the group.

    Args:
        columns: Those of a flattened table.
        rows: The cells of each row after its number; merged ones stand only in the first of their rows.
    """
    at = columns.index(Column.INDICATOR) if has_contents(columns) else -1
    if at < 1 or columns[at - 1] is not Column.NO:
        return columns
    behind = [column for column in columns[at + 2 : at + 4] if column is not None]
    named = {_names([cell for cell in row if cell], behind) for row in rows}
    return (*columns[:at], Column.AREA, Column.INDICATOR, *columns[at + 2 :]) if named == {1, 2} else columns


def _names(row: Sequence[str], behind: Sequence[Column]) -> int:
    """How many names a row has before the first cell of the columns behind them; 0 where it is neither one nor two."""
    for count in (1, 2):
        fits = len(row) > count and any(fit_of(row[count], column) > 0 for column in behind)
        if fits and all(map(is_name, row[:count])):
            return count
    return 0
