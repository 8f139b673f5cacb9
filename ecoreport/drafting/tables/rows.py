"""Tables as rows with known columns: indicator tables, task tables, and the notes and headings inside them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import reduce

from ecoreport.drafting.documents import Cell, Row, Table
from ecoreport.drafting.tables.columns import (
    PERIOD,
    TEXT_COLUMNS,
    UNIT_COLUMNS,
    Column,
    read_heading,
)
from ecoreport.drafting.tables.headings import Heading, find_heading, row_texts
from ecoreport.drafting.tables.misplaced import find_misplaced
from ecoreport.drafting.tables.settling import column_cells, settle_by_cells
from ecoreport.drafting.words.captions import labelled_unit, marks_continuation, units_told
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.roles import Role, Statement
from ecoreport.drafting.words.shapes import is_number
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.finding import Place

_NOTE = re.compile(r"(?:[备附]?注|说明)\s*\d*\s*[:：.、]|[*※]")
_PERIOD = re.compile(PERIOD)
_YEAR = re.compile(r"20\d\d")
_TOTALS = frozenset({"合计", "小计", "总计", "共计"})
_ASIDE = frozenset({None, Column.IGNORED, Column.NOTED})
_HAN_NUMBER = re.compile(r"[（(]?[一二三四五六七八九十]+[）)]?[、.]?")


class TableKind(StrEnum):
    """What the rows of a table are."""

    INDICATORS = "indicators"
    TASKS = "tasks"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a table, by meaning."""

    cells: dict[Column, str]
    """The first cell of each column that holds something."""
    targets: tuple[tuple[str, str], ...] = ()
    """Every target column with its title: several when a table has one a year."""
    inner_area: str = ""
    """The group inside the first one, where the table has several columns of groups."""
    sub: str = ""
    """The sub-item's name, in a row that stands under an indicator."""
    continued: frozenset[Column] = frozenset()
    """Columns whose cell is merged with the row above."""
    current_year: int | None = None
    """The year that the title of the present value names."""
    demand: str = ""
    """What is to be done or reached in the end; the requirement also tells the stages on the way there."""
    noted: tuple[str, ...] = ()
    """Who looks after the row and does not report, each with the title of its column: 分管领导：…."""
    sections: tuple[str, ...] = ()
    """The headings across the table that stand over this row: consecutive ones belong together."""
    place: Place

    def text(self, column: Column) -> str:
        """The cell's text, or nothing."""
        return self.cells.get(column, "")


@dataclass(slots=True, kw_only=True)
class Reading:
    """A table's rows with what stands around them."""

    kind: TableKind
    records: list[Record] = field(default_factory=list)
    notes: list[tuple[str, Place]] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    """Titles that stand inside the table, over its heading."""
    heading: tuple[str, ...] = ()
    columns: tuple[Column | None, ...] = ()
    sections: tuple[str, ...] = ()
    """The headings that stood last; a table right after this one goes on under them."""
    filled: list[str] = field(default_factory=list)
    """Numbers of the rows that left their units or target blank and have those above."""
    unused: tuple[str, ...] = ()
    """Titles of columns that hold something and that nobody knew."""
    inferred: tuple[tuple[str, Column], ...] = ()
    """Titles that nobody knew over cells that hold units, with what they were taken for."""
    misplaced: tuple[str, str] | None = None
    """A title with a cell under it that cannot belong there, in a table whose cells do not fit its heading."""
    place: Place


def is_note(text: str, reading: Reading) -> bool:
    """True for a line in or under a table that begins with 注 and a colon, or counts on from such a line: 2.指标5暂不考核."""
    if _NOTE.match(text) is not None:
        return True
    number = parse_number(text)
    if number is None or not reading.notes:
        return False
    before = parse_number(_NOTE.sub("", reading.notes[-1][0]))
    style, value = (before.style, before.value) if before is not None else (number.style, 0)
    return number.style == style and number.value == value + 1


def read_table(table: Table, *, before: Reading | None = None) -> Reading:
    """The rows of a table by the meaning of their columns.

    Args:
        table: With merged cells resolved.
        before: The table right before this one; one without a heading, or with the same, goes on with its columns.
    """
    found = find_heading(table)
    if found is None:
        if before is not None and before.columns and len(before.columns) == len(table.rows[0].cells):
            found = Heading(columns=before.columns, titles=before.heading, height=0)
        else:
            return Reading(kind=TableKind.UNKNOWN, heading=table.rows[0].distinct(), place=table.place)
    columns, titles = found.columns, found.titles
    body = table.rows[found.start + found.height :]
    if before is not None and (titles != before.heading or not all(map(marks_continuation, found.captions))):
        before = None
    columns = before.columns if before is not None else settle_by_cells(columns, titles, body)
    reading = Reading(
        kind=_kind(columns),
        captions=list(found.captions),
        heading=titles,
        columns=columns,
        sections=before.sections if before is not None else (),
        place=table.place,
    )
    reading.inferred = tuple(
        (title, settled)
        for title, known, settled in zip(titles, found.columns, columns, strict=False)
        if known is None and settled in UNIT_COLUMNS
    )
    reading.misplaced = find_misplaced(
        columns, titles, tuple(column_cells(body, index) for index in range(len(columns)))
    )
    if reading.misplaced:
        reading.kind = TableKind.UNKNOWN
        return reading
    heading_rows = {row_texts(row) for row in table.rows[found.start : found.start + found.height]}
    _read_body(reading, [row for row in body if row_texts(row) not in heading_rows])
    for caption in found.captions:
        if labelled_unit(caption) is None and (told := units_told(caption)) is not None:
            reading.records = [with_parts(record, told) for record in reading.records]
    reading.unused = tuple(
        title
        for index, (title, column) in enumerate(zip(titles, columns, strict=False))
        if column is None and any(cell.strip() for cell in column_cells(body, index))
    )
    return reading


def _kind(columns: tuple[Column | None, ...]) -> TableKind:
    if Column.TITLE in columns or (Column.REQUIREMENT in columns and Column.INDICATOR not in columns):
        return TableKind.TASKS
    if Column.INDICATOR in columns:
        return TableKind.INDICATORS
    return TableKind.UNKNOWN


def _read_body(reading: Reading, body: Sequence[Row]) -> None:
    sections = list(reading.sections)
    fresh = False
    for row in body:
        texts = row_texts(row)
        distinct = row.distinct()
        if (
            not distinct
            or any(squeeze(text) in _TOTALS for text in distinct[:3])
            or texts == reading.heading
            or read_heading(texts) is not None
        ):
            continue
        section = _section(row, reading)
        if section is not None:
            if marks_continuation(section):
                continue
            if is_note(section, reading):
                reading.notes.append((section, row.place))
                continue
            if reading.records and (own := units_told(section)) is not None:
                reading.records[-1] = with_parts(reading.records[-1], own)
                continue
            sections = [*sections, section] if fresh and len(sections) < 3 else [section]
            fresh = True
            continue
        fresh = False
        record = _record(row, reading.columns, reading.heading, tuple(sections))
        if record.inner_area and not record.text(Column.AREA) and _has_inner_alone(reading.records[-1:]):
            record = replace(record, cells={**record.cells, Column.AREA: record.inner_area})
        if reading.records and reading.records[-1].sections == record.sections:
            record = _with_merged_above(_with_blanks_filled(record, reading.records[-1]), reading)
        reading.records.append(record)
    reading.sections = tuple(sections)


def _has_inner_alone(before: Sequence[Record]) -> bool:
    """True where the row before, if any, has no group around its inner one either: a blank one is not that above."""
    return all(record.text(Column.AREA) == record.inner_area for record in before)


def _section(row: Row, reading: Reading) -> str | None:
    """The text of a heading across the table, or of a row that has nothing but a group's number and name."""
    distinct = row.distinct()
    filled = [cell for cell in row.cells if cell.text]
    if len(distinct) == 1 and (len(row.cells) > 2 or len(filled) > 1) and not is_number(distinct[0]):
        own_text = any(
            cell.text and not cell.from_left and column in {*TEXT_COLUMNS, *UNIT_COLUMNS}
            for cell, column in zip(row.cells, reading.columns, strict=False)
        )
        spans = len(filled) == len(row.cells) and all(cell.text == distinct[0] for cell in filled)
        first_only = row.cells[0].text == distinct[0]
        if spans or first_only or not own_text or _NOTE.match(distinct[0]):
            return distinct[0]
    by_column = {
        column: cell for cell, column in zip(row.cells, reading.columns, strict=False) if column is not None
    }
    number = by_column.get(Column.NO)
    distinct = _without_scores(row, reading.columns)
    if (
        number is not None
        and _HAN_NUMBER.fullmatch(number.text)
        and not number.from_above
        and len(distinct) == 2
    ):
        return (
            "".join(distinct) if distinct[0].endswith(("、", ")", "）")) else f"{distinct[0]}、{distinct[1]}"
        )
    return None


def _without_scores(row: Row, columns: tuple[Column | None, ...]) -> tuple[str, ...]:
    """The texts of a row's own cells, without what a group has in columns that a programme leaves out: 二 | 专项整治 | 60."""
    return tuple(
        cell.text
        for cell, column in zip(row.cells, columns, strict=False)
        if cell.text and not cell.from_left and column not in _ASIDE
    )


_COLUMNS_OF_ROLES = {
    Role.LEAD: Column.LEAD,
    Role.RESPONSIBLE: Column.RESPONSIBLE,
    Role.COOPERATE: Column.COOPERATE,
    Role.DEADLINE: Column.DEADLINE,
}


def with_parts(record: Record, statement: Statement) -> Record:
    """A row with what a line under it, or over the table, says of its units: 责任单位：县水利局；配合单位：各乡镇."""
    told = {_COLUMNS_OF_ROLES[role]: text for role, text in statement.parts if role in _COLUMNS_OF_ROLES}
    return replace(record, cells={**told, **record.cells})


_OF_A_ROW = (Column.TARGET, Column.CURRENT, Column.MEASURE, Column.TITLE)
"""What a row says that is no mere heading."""
_GROUPING = (Column.AREA, Column.NO, Column.INDICATOR, Column.TITLE)


def _with_blanks_filled(record: Record, before: Record) -> Record:
    """A row that leaves its number blank under another goes on with it; a blank group or title is that of the row above."""
    wanted: tuple[Column, ...] = (
        (Column.AREA, Column.TITLE) if record.text(Column.REQUIREMENT) else (Column.AREA,)
    )
    if not any(record.text(column) for column in _GROUPING):
        wanted = _GROUPING
    elif not record.text(Column.NO) and any(map(record.text, _OF_A_ROW)):
        wanted = (*wanted, Column.NO)
    filled = {
        column: before.text(column) for column in wanted if before.text(column) and not record.text(column)
    }
    if not filled:
        return record
    return replace(record, cells={**record.cells, **filled}, continued=record.continued | set(filled))


def _with_merged_above(record: Record, reading: Reading) -> Record:
    """A row with the units, the target and the time above that are merged with its blank cells; a person is told of it.

    They are where the row goes on with the number above; units that stand before the number group the rows.
    """
    above = reading.records[-1]
    units = {column: above.text(column) for column in UNIT_COLUMNS if above.text(column)}
    goes_on = Column.NO in record.continued
    grouped = Column.NO in reading.columns and any(
        column in UNIT_COLUMNS for column in reading.columns[: reading.columns.index(Column.NO)]
    )
    if any(map(record.text, UNIT_COLUMNS)) or not (goes_on or grouped):
        units = {}
    targets = above.targets if goes_on and above.targets and not record.targets else ()
    lasts = goes_on and above.text(Column.DEADLINE) and not record.text(Column.DEADLINE)
    deadline = {Column.DEADLINE: above.text(Column.DEADLINE)} if lasts else {}
    if not units and not targets and not deadline:
        return record
    reading.filled.append(record.text(Column.NO))
    own = {Column.TARGET: above.text(Column.TARGET)} if targets else {}
    return replace(
        record, cells={**record.cells, **units, **own, **deadline}, targets=record.targets or targets
    )


def _record(
    row: Row, columns: tuple[Column | None, ...], titles: tuple[str, ...], sections: tuple[str, ...]
) -> Record:
    gathered = _Gathered()
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=False)):
        title = titles[index] if index < len(titles) else ""
        gathered.take(cell, column, title=title, before=columns[:index])
    return gathered.record(sections=sections, place=row.place)


@dataclass(slots=True)
class _Gathered:
    """What the cells of one row say, taken in from left to right."""

    cells: dict[Column, str] = field(default_factory=dict)
    continued: set[Column] = field(default_factory=set)
    targets: list[tuple[str, str]] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)
    demands: list[str] = field(default_factory=list)
    stages: list[tuple[str, str]] = field(default_factory=list)
    sub: str = ""
    inner_area: str = ""
    current_year: int | None = None

    def take(self, cell: Cell, column: Column | None, *, title: str, before: Sequence[Column | None]) -> None:
        """Adds a cell by the meaning of its column.

        Args:
            cell: The cell.
            column: What its column is; None for one that nobody knew.
            title: The title of its column.
            before: The columns to its left.
        """
        own_text = cell.text if not cell.from_left else ""
        match column:
            case None | Column.IGNORED:
                pass
            case Column.NOTED:
                self.noted += [f"{title}：{squeeze(own_text)}"] if own_text else []
            case Column.AREA if column in before:
                self.inner_area = self.inner_area or cell.text
            case Column.INDICATOR if self._names_part(before):
                if own_text and squeeze(own_text) != squeeze(self.cells.get(column, "")):
                    self.sub = own_text
            case Column.REQUIREMENT if own_text:
                if cell.from_above and not self.demands and not self.stages:
                    self.continued.add(column)
                if _PERIOD.fullmatch(squeeze(title)):
                    self.stages.append((title, own_text))
                else:
                    self.demands.append(own_text)
            case _:
                if column is Column.CURRENT and (year := _YEAR.search(title)):
                    self.current_year = int(year.group(0))
                self._keep(cell, column, title)

    def _names_part(self, before: Sequence[Column | None]) -> bool:
        """True where a cell under 指标 names a part of an indicator: another stands before it, or the row has no number."""
        has_number = bool(self.cells.get(Column.NO))
        return Column.INDICATOR in self.cells or (Column.INDICATOR in before and not has_number)

    def _keep(self, cell: Cell, column: Column, title: str) -> None:
        if not cell.text:
            return
        if column is Column.TARGET:
            self.targets.append((title, cell.text))
        if column not in self.cells:
            self.cells[column] = cell.text
            if cell.from_above:
                self.continued.add(column)
        elif column in UNIT_COLUMNS and not cell.from_left:
            self.cells[column] = _together(self.cells[column], cell.text)

    def record(self, *, sections: tuple[str, ...], place: Place) -> Record:
        """The row, its demands and stages joined."""
        if self.demands or self.stages:
            told = [*self.demands, *(f"{title}：{text}" for title, text in self.stages)]
            self.cells[Column.REQUIREMENT] = reduce(_one_after_the_other, told)
        last_stage = [text for _, text in self.stages[-1:]]
        return Record(
            cells=self.cells,
            demand=reduce(_one_after_the_other, self.demands or last_stage, ""),
            targets=tuple(self.targets),
            inner_area=self.inner_area,
            sub=self.sub,
            continued=frozenset(self.continued),
            current_year=self.current_year,
            noted=tuple(self.noted),
            sections=sections,
            place=place,
        )


def _together(first: str, second: str) -> str:
    """The units of two columns with the same part."""
    return first if squeeze(first) == squeeze(second) else f"{first}、{second}"


def _one_after_the_other(first: str, second: str) -> str:
    """The texts of two columns that both say what is to be done."""
    if not first or first == second:
        return second
    return first + ("" if first.endswith(("。", "；", ";")) else "；") + second
