"""Lines of a flattened row put back into their cells, where one indicator has several names and a figure for each."""

from collections.abc import Sequence
from itertools import takewhile

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.stacks import parts_named
from ecoreport.drafting.words.shapes import is_dash, is_measure, is_nature, is_target, unit_likeness

_FIGURES = (Column.TARGET, Column.CURRENT)
_BY_LINE = (Column.INDICATOR, Column.MEASURE, *_FIGURES)


def gather_lines(texts: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The cells of a numbered row: its names, its measures and its targets, each cell with one line for each figure.

    A cell such as 森林覆盖率/山区/丘陵区 beside % and ≥60/≥40 comes as lines one below the other. They are told by the
    targets, and by the present values beside them: as many in a row as there are names, the name over them not counted, or
    one for names of figures under one that is none. Any other row is left as it is.

    Args:
        texts: The lines after the row's number.
        columns: The columns after the number.
    """
    kinds = list(takewhile(lambda column: column in _BY_LINE, columns))
    figured = sum(column in _FIGURES for column in kinds)
    if Column.TARGET not in kinds or kinds[:-figured] not in (
        [Column.INDICATOR],
        [Column.INDICATOR, Column.MEASURE],
    ):
        return list(texts)
    start = next((at for at, text in enumerate(texts) if _is_figure(text)), len(texts))
    end = next((at for at in range(start, len(texts)) if not _is_figure(texts[at])), len(texts))
    measures = 0
    while Column.MEASURE in kinds and measures < start and _is_measure(texts[start - measures - 1]):
        measures += 1
    names = texts[: start - measures]
    each, odd = divmod(end - start, figured)
    parts = parts_named(names) if each == 1 else each
    if figured == len(_FIGURES) and end - start == parts_named(names) + 1 > figured:
        shared = [texts[start], "\n".join(texts[start + 1 : end])]
        if kinds[-1] is Column.TARGET:
            shared = ["\n".join(texts[start : end - 1]), texts[end - 1]]
        return ["\n".join(names), *texts[start - measures : start], *shared, *texts[end:]]
    if odd or parts < 2 or measures not in {0, 1, parts} or len(names) - parts not in {0, 1}:
        return list(texts)
    cells = [names, texts[start - measures : start]]
    cells += [texts[at : at + each] for at in range(start, end, each)]
    return [*("\n".join(cell) for cell in cells if cell), *_with_present(texts[end:], columns, kinds, parts)]


def _with_present(
    rest: Sequence[str], columns: Sequence[Column], kinds: Sequence[Column], parts: int
) -> list[str]:
    """What follows the targets, with the present values of a column behind that of the natures as one cell."""
    behind = list(columns[len(kinds) :])
    values = rest[1 : parts + 1]
    if behind[:2] != [Column.NATURE, Column.CURRENT] or len(values) < parts or not is_nature(rest[0]):
        return list(rest)
    if not all(_is_figure(value) or is_dash(value) for value in values):
        return list(rest)
    return [rest[0], "\n".join(values), *rest[parts + 1 :]]


def _is_figure(text: str) -> bool:
    return is_target(text) and not _is_measure(text) and not is_nature(text) and unit_likeness(text) < 1


def _is_measure(text: str) -> bool:
    return is_measure(text) or is_dash(text)
