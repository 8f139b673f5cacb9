"""Lines of a flattened row put back into their cells, where one indicator has several names and a figure for each."""

from collections.abc import Sequence

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.stacks import parts_named
from ecoreport.drafting.words.shapes import is_measure, is_nature, is_target, unit_likeness

_DASHES = frozenset({"-", "—", "——", "/"})


def gather_lines(texts: Sequence[str], columns: Sequence[Column]) -> list[str]:
    """The cells of a numbered row: its names, its measures and its targets, each cell with one line for each figure.

    A cell such as 森林覆盖率/山区/丘陵区 beside % and ≥60/≥40 comes as lines one below the other. They are told by the
    targets: as many in a row as there are names, the name over them not counted, or one for names of figures under one
    that is none. Any other row is left as it is.

    Args:
        texts: The lines after the row's number.
        columns: The columns after the number.
    """
    wanted = [column for column in columns if column in {Column.INDICATOR, Column.MEASURE, Column.TARGET}]
    with_measure = wanted == [Column.INDICATOR, Column.MEASURE, Column.TARGET]
    if not (with_measure or wanted == [Column.INDICATOR, Column.TARGET]) or Column.CURRENT in columns:
        return list(texts)
    start = next((at for at, text in enumerate(texts) if _is_figure(text)), len(texts))
    end = next((at for at in range(start, len(texts)) if not _is_figure(texts[at])), len(texts))
    count = end - start
    measures = 0
    while with_measure and measures < start and _is_measure(texts[start - measures - 1]):
        measures += 1
    names = texts[: start - measures]
    parts = parts_named(names) if count == 1 else count
    if parts < 2 or measures not in {0, 1, parts} or len(names) - parts not in {0, 1}:
        return list(texts)
    cells = ["\n".join(names), "\n".join(texts[start - measures : start]), "\n".join(texts[start:end])]
    return [*filter(None, cells), *texts[end:]]


def _is_figure(text: str) -> bool:
    return is_target(text) and not _is_measure(text) and not is_nature(text) and unit_likeness(text) < 1


def _is_measure(text: str) -> bool:
    return is_measure(text) or text in _DASHES
