"""Which lines of a table without rules belong to which row, when only the rows' numbers are certain."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

Piece = tuple[float, str]
"""How far down the page a piece of a cell stands, and its text."""

_LONGEST = 40
"""No cell has more lines."""
_EMPTY = 1.0
"""What a cell without text costs, in lines of misplacement."""


def share_out(columns: Sequence[Sequence[Piece]], numbers: Sequence[float]) -> list[tuple[str, ...]]:
    """The rows, each with one text a column.

    A row's number stands beside the first line of each cell, or beside its middle, in the whole table alike; the one that
    suits the lines better is taken.

    Args:
        columns: For each column its pieces, from above to below.
        numbers: How far down the number of each row stands.
    """
    line = _line_height(columns)
    best: tuple[float, list[list[str]]] | None = None
    for centred in (False, True):
        shared = [_share(pieces, numbers, line, centred=centred) for pieces in columns]
        cost = sum(one[0] for one in shared)
        if best is None or cost < best[0]:
            best = cost, [texts for _, texts in shared]
    return list(zip(*best[1], strict=True)) if best is not None else []


def _line_height(columns: Sequence[Sequence[Piece]]) -> float:
    steps = [
        after[0] - piece[0] for pieces in columns for piece, after in pairwise(pieces) if after[0] > piece[0]
    ]
    return max(1.0, median(sorted(steps)[: max(1, len(steps) // 2)])) if steps else 1.0


def _share(
    pieces: Sequence[Piece], numbers: Sequence[float], line: float, *, centred: bool
) -> tuple[float, list[str]]:
    """The cheapest way to part the pieces of one column among the rows, in order, and its cost."""
    count = len(pieces)
    costs = [0.0] + [float("inf")] * count
    choices: list[list[int]] = []
    for number in numbers:
        row_costs, row_choices = [], []
        for end in range(count + 1):
            options = [
                (costs[start] + _cost(pieces, start, end, number, line, centred=centred), start)
                for start in range(max(0, end - _LONGEST), end + 1)
                if costs[start] < float("inf")
            ]
            cost, start = min(options, default=(float("inf"), end))
            row_costs.append(cost)
            row_choices.append(start)
        costs = row_costs
        choices.append(row_choices)
    texts: list[str] = []
    end = count
    for row_choices in reversed(choices):
        start = row_choices[end]
        texts.append("".join(text for _, text in pieces[start:end]))
        end = start
    return costs[count], texts[::-1]


def _cost(
    pieces: Sequence[Piece], start: int, end: int, number: float, line: float, *, centred: bool
) -> float:
    """How far, in lines, the pieces stand from where the row's number says they should."""
    if start == end:
        return _EMPTY
    middle = (pieces[start][0] + pieces[end - 1][0]) / 2 if centred else pieces[start][0]
    return abs(middle - number) / line
