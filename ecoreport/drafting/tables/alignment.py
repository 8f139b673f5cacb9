"""Which column each cell of a row belongs to, when some cells of the row are missing: the best fit by shape."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.words.shapes import (
    is_area,
    is_dash,
    is_measure,
    is_nature,
    is_number,
    is_remark,
    is_single,
    is_target,
    unit_likeness,
)
from ecoreport.drafting.words.wording import fold, squeeze

SKIP = {
    Column.TITLE: 0.3,
    Column.REQUIREMENT: 1.2,
    Column.INDICATOR: 1.5,
    Column.TARGET: 0.5,
    Column.LEAD: 0.6,
    Column.RESPONSIBLE: 0.6,
}
"""What a missing cell costs; a title is merged downwards more often than a requirement."""
SKIP_ELSE = 0.25
NEW_FIGURE = 1.0
"""What a further figure stacked under its indicator costs."""
NEW_TASK = 2.2
"""What a further task stacked under the number of the one above costs: more than a further line of the same text."""
_AGAIN = 1.5
_AGAIN_ELSE = {Column.TARGET: 2.5, **dict.fromkeys(UNIT_COLUMNS, 0.6)}
"""What a second piece of the same cell costs, in a column of units and in any other."""
_LEFT_OVER = 0.8
"""What speaks for a cell of the next row's groups when the columns are filled."""
_A_GROUP = 2.0
"""What speaks for a cell that ends a row to be the group of the next ones, where it looks like the first group."""
_WHOLE_ROW = {False: 2.2, True: 1.0}
"""So much better must another place be for the cells of a row that has as many as there are columns.

Less is enough when the last of them may be the groups of the next row.
"""
_ANY = frozenset({Column.REMARK, Column.NOTED, Column.IGNORED})
"""Columns that hold any text."""
_MOVED = 3.0
"""So much better must the cells of a row suit columns farther right, so that they count as moved to the left."""
_OUTER_GROUP = 0.1
"""So much more likely is the outer one of two groups missing: it goes on longer."""
_GROUP_AND_NAME = 2
"""A group and a name are so many cells; figures may stand under them as under a name alone."""
_SHORT = 8
"""The name of a group has hardly more letters."""
_LONGEST_GROUP = 16
_DEMANDS = re.compile(r"\d|[A-Za-z%≥≤]|不[降减增下退突]")
"""What a cell that demands something has, and no name of a group."""
_AMOUNT = re.compile(r"[≥≤<>约]?\s*\d+(?:\.\d+)?\s*(?=\S)")
_NUMBERED = re.compile(r"\d{1,2}[.．、](?!\d)")
"""8.窗口单位: a text with its number."""
_STATE = re.compile("已|正在?|尚?未|基本|达标|较[好差]|一般")
"""How things stand: 已设立, 正在编制."""
_TICK = re.compile(r"[★☆*▲△●○√✓×]+")
_DATE = re.compile(r"\d{4}年|\d{1,2}月|年底|全年|年内|长期|持续|常态|每[月季年]|立即|\d{4}[.-]\d")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where one cell of a row was put."""

    column: int
    """Index into the columns; -1 for a cell that already belongs to the next row's group."""
    subrow: int
    """0 for the row itself, 1 and more for rows stacked under it."""


def place_cells(
    cells: Sequence[str],
    columns: Sequence[Column],
    *,
    stacking: float | None,
    leading: Sequence[Column] = (),
    leads: Collection[str] = (),
    groups: Collection[str] = (),
) -> tuple[Placed, ...]:
    """The best place for each cell, in order.

    Args:
        cells: The cells of one numbered row, after its number.
        columns: The columns after the number.
        stacking: What it costs that further rows stand under this one, each with cells of its own; None where none may.
        leading: The columns before the number, when the last cells may already stand there for the next row.
        leads: The units that lead in the rows with all their cells; another one alone helps more likely.
        groups: What ends a row and is likely the group of the next ones.
    """
    last, width = len(cells), len(columns)
    fits = [[fit_of(cell, column, leads) for column in columns] for cell in cells]

    def skipped(start: int, end: int) -> float:
        outer = sum(pair == (Column.AREA, Column.AREA) for pair in pairwise(columns[start : end + 1]))
        return sum(SKIP.get(column, SKIP_ELSE) for column in columns[start:end]) - _OUTER_GROUP * outer

    def only_names(index: int, column: int) -> bool:
        is_grouped = columns[0] is Column.AREA and columns[column] is Column.INDICATOR
        return index == 1 or (index == _GROUP_AND_NAME and is_grouped)

    @cache
    def best(index: int, column: int) -> tuple[float, tuple[tuple[int, bool], ...]]:
        """Best score for the cells from `index` on, and for each its column and whether it opens a stacked row."""
        if index == last:
            return -skipped(column + 1, width), ()
        options = []
        for following in range(column + 1, width):
            rest, places = best(index + 1, following)
            score = fits[index][following] - skipped(column + 1, following) + rest
            options.append((score, ((following, False), *places)))
        if column >= 0:
            rest, places = best(index + 1, column)
            options.append(
                (fits[index][column] - cost_again(columns[column]) + rest, ((column, False), *places))
            )
            if stacking is not None:
                left_out = 0.0 if only_names(index, column) else skipped(column + 1, width)
                for following in range(column + 1):
                    rest, places = best(index + 1, following)
                    score = fits[index][following] - stacking - left_out + rest
                    options.append((score, ((following, True), *places)))
        if index > 0 and last - index <= len(leading):
            ahead = sum(
                _A_GROUP if cell in groups else _leading_fit(cell, leading[0]) for cell in cells[index:]
            )
            ahead += _LEFT_OVER * (last - index) * (column == width - 1)
            options.append((ahead - skipped(column + 1, width), ((-1, False),) * (last - index)))
        return max(options, key=lambda option: option[0], default=(-99.0, ()))

    score, places = best(0, -1)
    goes_ahead = any(column < 0 for column, _ in places)
    if last == width and sum(fits[index][index] for index in range(width)) >= score - _WHOLE_ROW[goes_ahead]:
        return tuple(Placed(index, 0) for index in range(width))
    subrow, placed = 0, []
    for column, opens in places:
        subrow += opens
        placed.append(Placed(column, subrow))
    return tuple(placed)


def is_cut_row(cells: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """True for the cells of a row of which some are gone, merged with those above, where each of them suits its column."""
    return len(cells) < len(columns) and place_cut_row(cells, columns) is not None


def place_cut_row(cells: Sequence[str], columns: Sequence[Column | None]) -> dict[int, str] | None:
    """The cells of a row without a number by their columns, when some are gone or moved to the left; None where they do not fit.

    Merged cells mostly stand before the others, so that these are the last of the row.

    Args:
        cells: Those that are left, blank ones among them.
        columns: All columns of the table.
    """
    behind = dict(enumerate(cells, start=len(columns) - len(cells)))
    if len(cells) < len(columns) and _suit(behind, columns):
        return behind
    filled = [cell for cell in cells if cell]
    placed = dict(
        zip(
            (spot.column for spot in place_cells(filled, placeable(columns), stacking=None)),
            filled,
            strict=True,
        )
    )
    return placed if len(placed) == len(filled) and _suit(placed, columns) else None


def _suit(placed: Mapping[int, str], columns: Sequence[Column | None]) -> bool:
    own = placeable(columns)
    return all(own[at] in _ANY or fit_of(cell, own[at]) >= 0 for at, cell in placed.items())


def is_moved_left(cells: Sequence[str], columns: Sequence[Column | None]) -> bool:
    """True for a row whose cells stand left of where they belong, with blanks behind them: merged ones were left out."""
    left = _without_blanks(cells)
    if not 1 < len(left) < len(cells) or not all(left) or (moved := place_cut_row(left, columns)) is None:
        return False
    own = placeable(columns)
    gain = sum(
        fit_of(cell, own[at]) - fit_of(cell, own[here]) for here, (at, cell) in enumerate(moved.items())
    )
    return gain > _MOVED


def _without_blanks(cells: Sequence[str]) -> list[str]:
    """The cells up to the last one that holds something."""
    last = max((index for index, cell in enumerate(cells) if cell), default=-1)
    return list(cells[: last + 1])


def placeable(columns: Sequence[Column | None]) -> tuple[Column, ...]:
    """The columns that cells are placed in; 责任单位 beside 牵头单位 holds those that help."""
    helping = Column.COOPERATE if Column.LEAD in columns else Column.RESPONSIBLE
    return tuple(helping if column is Column.RESPONSIBLE else column or Column.IGNORED for column in columns)


def cost_again(column: Column) -> float:
    """What it costs that a cell goes on in a second line."""
    return _AGAIN_ELSE.get(column, _AGAIN)


def fit_of(cell: str, column: Column, leads: Collection[str] = ()) -> float:
    """How well a cell suits a column, from about -3 to 2; a blank one suits any."""
    if not cell:
        return 0.0
    units = unit_likeness(cell) if _NUMBERED.match(cell) is None else 0.0
    match column:
        case Column.LEAD | Column.RESPONSIBLE | Column.COOPERATE:
            lean = 0.5 if _helps_rather(cell, leads) == (column is Column.COOPERATE) else 0.0
            return 2 * units - 3 * (1 - units) + lean
        case Column.TARGET:
            if is_dash(cell):
                return 1.2
            return -2.0 if units >= 0.5 and not is_target(cell) else 1.5 if is_target(cell) else -0.5
        case Column.CURRENT:
            return 1.2 if is_target(cell) or is_dash(cell) or _STATE.match(cell) else -1.0
        case Column.MEASURE:
            return 2.0 if all(map(is_measure, cell.split("\n"))) else -3.0
        case Column.NATURE:
            return 2.5 if is_nature(cell) else -3.0
        case Column.DEADLINE:
            return 2.0 if _DATE.search(fold(cell)) and len(cell) < 25 else -2.0
        case Column.NO:
            return 1.0 if is_number(cell) else -3.0
        case Column.REMARK:
            return 1.0 if _TICK.fullmatch(cell) or is_remark(cell) else -0.5
        case Column.NOTED:
            return 2.0 if units == 1 else 0.5 if len(cell) <= _SHORT else -0.5
        case Column.IGNORED:
            return 0.3 if len(cell) <= _SHORT and units < 0.5 else -0.5
        case Column.AREA:
            return _area_fit(cell, units)
        case _:
            return _text_fit(cell, column, units)


def _helps_rather(cell: str, leads: Collection[str]) -> bool:
    """True for collective words, several names, and those that lead nowhere else.

    Where one cell of two is missing, these help more often than they lead.
    """
    if leads and squeeze(cell) in leads:
        return False
    return bool(leads) or not is_single(cell)


def _leading_fit(cell: str, leading: Column) -> float:
    if leading is Column.AREA:
        if is_area(cell):
            return 1.5
        return -2.0 if _DEMANDS.search(fold(cell)) else 0.2 if len(cell) <= _SHORT else -0.5
    if leading in UNIT_COLUMNS:
        return 1.5 if unit_likeness(cell) == 1 else -2.0
    return 0.6 if len(cell) <= 30 and unit_likeness(cell) < 0.5 else -1.0


def _area_fit(cell: str, units: float) -> float:
    if is_area(cell):
        return 1.0
    is_other = units >= 0.5 or is_measure(cell) or is_nature(cell) or _DEMANDS.search(fold(cell))
    return -1.0 if is_other or len(cell) > _LONGEST_GROUP else 0.3 if len(cell) <= _SHORT else -0.2


def _is_amount(cell: str) -> bool:
    """True for a figure with its measure: 12处, ≥98%."""
    found = _AMOUNT.match(fold(cell))
    return found is not None and is_measure(re.sub(r"(?:及?以[上下内]|左右)$", "", fold(cell)[found.end() :]))


def _text_fit(cell: str, column: Column, units: float) -> float:
    if units >= 0.5:
        return -0.5 if column is Column.TITLE else -1.5
    if is_number(cell) or is_measure(cell) or is_nature(cell):
        return -1.5
    if column is not Column.REQUIREMENT and _is_amount(cell):
        return -1.0
    return 0.6 if column is not Column.REQUIREMENT and len(cell) > 60 else 1.0
