"""Several figures under one number: in rows of their own, under a row that only names them, or line by line in one row."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.tables.rows import Record
from ecoreport.drafting.words.naming import parse_heading
from ecoreport.drafting.words.shapes import is_dash, is_target
from ecoreport.drafting.words.wording import squeeze

_FIGURE_NAME = re.compile(
    r"(?:率|比例|比重|占比|[幅程]度|浓度|强度|指数|数|(?<!质)量|面积|天数|满意度|水平)(?:[(（][^()（）]*[)）])?$"
)
_BOUND = re.compile(r"[≥≤>＞<＜]=?\s*\d+(?:\.\d+)?\s*[%％]?")
_BEFORE_COLON = re.compile(r"([^：:]{2,16})[：:]\s*(?=.)")
_MOVES = re.compile("(?:提高|提升|上升|增长|增加|下降|降低|减少|削减)(?:幅度|率|比例|量)")
_BY_LINE = (Column.MEASURE, Column.TARGET, Column.CURRENT)


def part_figures(rows: Sequence[Record]) -> tuple[str | None, list[Record]]:
    """The rows of one number with one figure each, and the name over them where it is not that of the first row.

    Args:
        rows: The rows, in order.
    """
    if len(rows) == 1 and (parted := _line_by_line(rows[0]) or _blank_by_blank(rows[0])) is not None:
        return parted
    names = list(dict.fromkeys(record.text(Column.INDICATOR) for record in rows))
    if len(names) < 2 or not all(names):
        return None, list(rows)
    own = [replace(record, sub=record.sub or record.text(Column.INDICATOR)) for record in rows]
    if _only_names(rows[0]):
        return parse_heading(names[0]).name, _under(rows[0], own[1:])
    if (shared := _name_before_colon(names)) is not None:
        parts = [replace(record, sub=_BEFORE_COLON.sub("", record.sub)) for record in own]
        return parse_heading(shared).name, parts
    return "、".join(parse_heading(name, has_target=True).name for name in names), own


def _name_before_colon(names: Sequence[str]) -> str | None:
    """What stands before a colon in the first name, 环境空气质量：优良天数比例, where no other name has its own."""
    told = {found.group(1) if (found := _BEFORE_COLON.match(name)) else None for name in names}
    first = _BEFORE_COLON.match(names[0])
    return first.group(1) if first is not None and told <= {first.group(1), None} else None


def _only_names(record: Record) -> bool:
    """True for 水环境质量 over the rows of its figures: a row without a target and a measure of its own."""
    return not record.targets and not record.text(Column.MEASURE) and not record.sub


def _under(head: Record, rows: Sequence[Record]) -> list[Record]:
    """The rows with the name and number of the row over them, and with its units where none has any."""
    columns = [Column.INDICATOR, Column.NO]
    if not any(record.text(column) for record in rows for column in UNIT_COLUMNS):
        columns += UNIT_COLUMNS
    shared = {column: head.text(column) for column in columns if head.text(column)}
    return [replace(record, cells={**record.cells, **shared}) for record in rows]


def _line_by_line(record: Record) -> tuple[str | None, list[Record]] | None:
    """The figures of a cell that names them line by line; None for any other row.

    They are told by a measure or a target for each, or by names under one that is no figure's. One line more of names than
    of figures is the name over them. A measure or target of one line counts for all of them, a present value for none.
    """
    names = _whole_names(_lines(record.text(Column.INDICATOR)))
    columns = {column: lines for column in _BY_LINE if (lines := _lines(record.text(column)))}
    measures, targets = (columns.get(column, []) for column in (Column.MEASURE, Column.TARGET))
    count = max(len(measures), len(targets))
    count = count if count > 1 else parts_named(names)
    over = len(names) - count
    if count < 2 or over not in {0, 1} or record.sub or len(record.targets) > 1:
        return None
    if len(measures) < 2 < len(targets) + 1 and not _each_a_demand(names[over:], targets):
        return None
    if any(len(lines) not in {1, count} for lines in columns.values()):
        return None
    rows = []
    for index, name in enumerate(names[over:]):
        own = {column: lines[index if len(lines) > 1 else 0] for column, lines in columns.items()}
        told = tuple((title, own[Column.TARGET]) for title, _ in record.targets)
        rows.append(replace(record, cells={**record.cells, **own}, targets=told, sub=name))
    if len(columns.get(Column.CURRENT, ())) == 1:
        rows = _with_present_of_all(rows, columns[Column.CURRENT][0])
    if over:
        return parse_heading(names[0]).name, rows
    return "、".join(parse_heading(name, has_target=True).name for name in names), rows


def _blank_by_blank(record: Record) -> tuple[str | None, list[Record]] | None:
    """The figures of a row whose cells were copied with blanks for their line breaks: 环境空气质量 优良天数比例 PM2.5浓度下降幅度."""
    if "\n" in record.text(Column.INDICATOR):
        return None
    cells = {column: record.text(column).split() for column in (Column.INDICATOR, *_BY_LINE)}
    names = cells[Column.INDICATOR]
    bounds = [text for text in cells[Column.TARGET] if _BOUND.fullmatch(text)]
    count = parts_named(names) or (len(bounds) if bounds == cells[Column.TARGET] else 0)
    if count < 2 or len(names) - count not in {0, 1}:
        return None
    lines = {column: "\n".join(texts) for column, texts in cells.items() if len(texts) in {count, len(names)}}
    targets = tuple((title, "\n".join(text.split())) for title, text in record.targets)
    told = {**record.cells, **lines}
    return _line_by_line(
        replace(record, cells=told, targets=targets if Column.TARGET in lines else record.targets)
    )


def _with_present_of_all(rows: Sequence[Record], present: str) -> list[Record]:
    """The rows without the one present value that nobody told apart; the first keeps it as a note."""
    told = [] if is_dash(present) else [f"现状（未分项）：{present}"]
    bare = [replace(record, cells={**record.cells, Column.CURRENT: ""}) for record in rows]
    return [replace(bare[0], noted=(*bare[0].noted, *told)), *bare[1:]]


def parts_named(names: Sequence[str]) -> int:
    """How many figures a cell of several lines names under a first line that is no figure's name: 水环境质量/达标比例/消除比例."""
    parts = names[1:]
    named = len(parts) > 1 and all(map(_FIGURE_NAME.search, parts)) and not _FIGURE_NAME.search(names[0])
    return len(parts) if named else 0


def _each_a_demand(names: Sequence[str], targets: Sequence[str]) -> bool:
    """True for lines that can each stand alone, so that no line break went through the middle of a name or a target.

    Where each line is a bound with its figure, the names may be no more than kinds of places: 山区 ≥60, 丘陵区 ≥40.
    """
    if all(map(_BOUND.fullmatch, targets)):
        return True
    return all(map(_FIGURE_NAME.search, names)) and all(map(is_target, targets))


def _whole_names(lines: Sequence[str]) -> list[str]:
    """The names of the lines; how a figure moves, on a line of its own, belongs to the name before: 优良比例/提高幅度."""
    names: list[str] = []
    for line in lines:
        if len(names) > 1 and _MOVES.fullmatch(line):
            names[-1] += line
        else:
            names.append(line)
    return names


def _lines(text: str) -> list[str]:
    return [line for line in map(squeeze, text.split("\n")) if line]
