"""Rows of a table without row numbers laid out one cell a line: parted where the cells suit the columns best."""

from collections.abc import Sequence
from itertools import pairwise

from ecoreport.drafting.tables.alignment import SKIP, SKIP_ELSE, cost_again, fit_of
from ecoreport.drafting.tables.columns import TEXT_COLUMNS, Column

_MERGED_GROUP = 0.1
"""What a missing group costs: it is merged over the rows of the group."""
_NO_TEXT = 1.5
"""What a row costs that does not say what it is about."""
_ODD = 0.05
"""Where more than one cell and this share of them do not suit their columns, the rows cannot be told apart."""

Spot = tuple[int, int]
"""A row and a column, counted from 0."""


def place_rows(cells: Sequence[str], columns: Sequence[Column]) -> list[dict[int, str]]:
    """The rows, each with its cells by column; none where the cells do not suit the columns.

    Args:
        cells: The cells of all rows, in order; merged ones stand only in their first row.
        columns: The columns, none of which holds row numbers.
    """
    spots = _best_spots(cells, columns) if cells else []
    rows: list[dict[int, str]] = [{} for _ in range(spots[-1][0] + 1)] if spots else []
    for text, (row, column) in zip(cells, spots, strict=True):
        above = rows[row].get(column)
        rows[row][column] = text if above is None else f"{above}\n{text}"
    texts = {index for index, column in enumerate(columns) if column in TEXT_COLUMNS}
    is_told = all(texts & row.keys() for row in rows) and texts <= {index for row in rows for index in row}
    odd = sum(fit_of(text, columns[column]) < 0 for text, (_, column) in zip(cells, spots, strict=True))
    return rows if len(rows) > 1 and is_told and odd <= 1 + _ODD * len(cells) else []


def _best_spots(cells: Sequence[str], columns: Sequence[Column]) -> list[Spot]:
    """The best place of each cell."""
    width = len(columns)
    costs = _skipping(columns)
    scores = [fit_of(cells[0], column) - sum(costs[:index]) for index, column in enumerate(columns)]
    back: list[list[tuple[int, bool]]] = []
    for text in cells[1:]:
        fits = [fit_of(text, column) for column in columns]
        following: list[float] = []
        choices: list[tuple[int, bool]] = []
        for column in range(width):
            options = [
                (scores[before] - _step(columns, costs, before, column, opens=opens), before, opens)
                for before in range(width)
                for opens in ((True,) if before > column else (True, False))
            ]
            score, before, opens = max(options)
            following.append(score + fits[column])
            choices.append((before, opens))
        scores = following
        back.append(choices)
    ends = [score - sum(costs[index + 1 :]) for index, score in enumerate(scores)]
    at = max(range(width), key=lambda index: ends[index])
    path = [(at, False)]
    for choices in reversed(back):
        at, opens = choices[at]
        path[-1] = (path[-1][0], opens)
        path.append((at, False))
    path.reverse()
    row = 0
    spots = [(0, path[0][0])]
    for _, (column, opens) in pairwise(path):
        row += opens
        spots.append((row, column))
    return spots


def _skipping(columns: Sequence[Column]) -> list[float]:
    """What it costs that a row has no cell in each column."""
    texts = [index for index, column in enumerate(columns) if column in TEXT_COLUMNS]
    return [
        _MERGED_GROUP
        if column is Column.AREA
        else _NO_TEXT
        if texts and index == texts[-1]
        else SKIP.get(column, SKIP_ELSE)
        for index, column in enumerate(columns)
    ]


def _step(
    columns: Sequence[Column], costs: Sequence[float], before: int, column: int, *, opens: bool
) -> float:
    """What going on from one column to another costs, in the same row or a new one."""
    if opens:
        return sum(costs[before + 1 :]) + sum(costs[:column])
    if before == column:
        return cost_again(columns[column])
    return sum(costs[before + 1 : column])
