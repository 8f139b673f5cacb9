"""The form of one unit: which text stands in which cell and which cells are filled; nothing is drawn here.

The writer draws it and the reader looks for it, so both always agree on every cell.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from types import MappingProxyType

from ecoreport.errors import EcoreportError
from ecoreport.language.targets import target_of
from ecoreport.model.duties import Duties, MetricDuty, Role, TaskDuty, duties_of, task_label
from ecoreport.model.layout import Column, ColumnType, Field, Layout, SheetKind, SheetLayout
from ecoreport.model.period import Period
from ecoreport.model.program import Baseline, Program
from ecoreport.model.submission import PRINTED_TARGET, AnswerKind
from ecoreport.model.target import Target
from ecoreport.reporting.wording import date_words

KEY_COLUMN = 1
"""Column A is hidden and holds the key of each row, so that a row is known wherever it goes."""
HEADING_ROW = 1
STATUS_ROW = 2
"""Tells how much is still to be filled in."""
FIRST_LINE_ROW = 3
"""Of the lines of text over the table, where there are some."""
_LONGEST_OPTION_NAME = 40
_NONE: Mapping[str, Baseline] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """A column in its place."""

    layout: Column
    column: int

    @property
    def key(self) -> str:
        """The field's name."""
        return self.layout.key


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """A row that is answered."""

    row: int
    kind: AnswerKind
    key: str
    item: str
    """How messages name it: 指标26（秸秆综合利用率）."""
    printed: Mapping[str, str]
    """The text of the locked columns, by column key."""
    metric: MetricDuty | None = None
    target: Target | None = None
    """Parsed, for a metric."""
    task: TaskDuty | None = None
    field: Field | None = None
    """For the labelled cells of guide and summary."""

    @property
    def takes_figure(self) -> bool:
        """True when the value of this metric is a number."""
        if self.metric is None or self.target is None:
            return False
        return self.metric.metric.measure is not None or self.target.asks_figure


@dataclass(frozen=True, slots=True, kw_only=True)
class FillCell:
    """A cell that the department fills in."""

    kind: AnswerKind
    key: str
    field: str
    sheet: str
    """The name on the tab."""
    row: int
    column: int
    layout: Column | Field
    """What kind of answer it takes, with its help."""
    form_row: FormRow

    @property
    def title(self) -> str:
        """What the clerk sees over or before the cell."""
        return self.layout.title if isinstance(self.layout, Column) else self.layout.label


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One sheet with everything in its place."""

    layout: SheetLayout
    heading: str
    lines: tuple[str, ...]
    columns: tuple[FormColumn, ...]
    rows: tuple[FormRow, ...]

    @property
    def title(self) -> str:
        """The name on the tab."""
        return self.layout.title

    @property
    def kind(self) -> SheetKind:
        """What the rows stand for."""
        return self.layout.kind

    @property
    def key_row(self) -> int:
        """The hidden row that names the field of each column."""
        return FIRST_LINE_ROW + len(self.lines)

    @property
    def header_row(self) -> int:
        """The row of the column titles."""
        return self.key_row + 1

    @property
    def tucked_rows(self) -> tuple[FormRow, ...]:
        """Free rows that are out of sight until the clerk asks for them, so that they are not printed empty."""
        return self.rows[self.layout.free_rows :] if self.kind is SheetKind.EVIDENCE else ()

    @property
    def first_row(self) -> int:
        """The first answered row."""
        return self.header_row + 1

    @property
    def last_row(self) -> int:
        """The last answered row; the header's when there is none."""
        return self.header_row + len(self.rows)

    @property
    def last_column(self) -> int:
        """The last column."""
        return KEY_COLUMN + len(self.columns)

    def column(self, key: str) -> FormColumn | None:
        """The column of that field, or None when the layout has none."""
        return next((column for column in self.columns if column.key == key), None)

    def fill_cells(self) -> Iterator[FillCell]:
        """The cells to fill in, row by row."""
        for row in self.rows:
            for column in self.columns:
                if column.layout.fill:
                    yield FillCell(
                        kind=row.kind,
                        key=row.key,
                        field=column.key,
                        sheet=self.title,
                        row=row.row,
                        column=column.column,
                        layout=row.field or column.layout,
                        form_row=row,
                    )


@dataclass(frozen=True, kw_only=True)
class Form:
    """The whole workbook of one unit for one period."""

    program: Program
    layout: Layout
    unit: str
    period: Period
    sheets: tuple[FormSheet, ...]
    options: tuple[str, ...]
    """What evidence can prove: the id and name of each metric and task of the unit."""

    @cached_property
    def digest(self) -> str:
        """A short hash of everything that is printed, so that a form can be told from an older one."""
        content = [
            [
                sheet.title,
                sheet.heading,
                [c.key for c in sheet.columns],
                [[r.key, dict(r.printed)] for r in sheet.rows],
            ]
            for sheet in self.sheets
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:16]

    def sheet(self, kind: SheetKind) -> FormSheet:
        """The sheet of that kind; a checked layout has each once."""
        return next(sheet for sheet in self.sheets if sheet.kind is kind)

    def fill_cells(self) -> tuple[FillCell, ...]:
        """Every cell the department may fill in, sheet by sheet."""
        return tuple(cell for sheet in self.sheets for cell in sheet.fill_cells())


def build_form(
    program: Program,
    layout: Layout,
    unit: str,
    period: Period,
    *,
    baselines: Mapping[str, Baseline] = _NONE,
    due: date | None = None,
) -> Form:
    """The form of that unit: the metrics it reports, the tasks it leads or cooperates in, rows for evidence, summary.

    Args:
        program: The programme.
        layout: Sheets and columns.
        unit: The unit's name.
        period: The period it is to report on.
        baselines: What the ledger has of the unit's last year, by metric id, for the live checks of metrics to which the
            programme gives no baseline.
        due: The day by which it is to come back; nothing is said of it when None.

    Raises:
        EcoreportError: When the programme gives the unit nothing to report.
    """
    duties = duties_of(program, unit)
    if duties is None:
        raise EcoreportError(f"方案没有给“{unit}”安排指标或任务，没有可填的内容。请核对单位名称。")
    duties = replace(
        duties, metrics=tuple(_with_baseline(duty, baselines, period) for duty in duties.metrics)
    )
    words = {
        "unit": unit,
        "title": program.title,
        "year": program.year,
        "period": period.words,
        "office": program.office or "",
        "region": program.region,
        "due": f"　　请于{date_words(due)}前报送" if due else "",
    }
    options = tuple(_options(duties))
    sheets = tuple(_build_sheet(sheet, duties, words) for sheet in layout.sheets)
    return Form(program=program, layout=layout, unit=unit, period=period, sheets=sheets, options=options)


def _build_sheet(layout: SheetLayout, duties: Duties, words: Mapping[str, object]) -> FormSheet:
    lines = tuple(line.format_map(words) for line in layout.lines)
    first = FIRST_LINE_ROW + len(lines) + 2
    match layout.kind:
        case SheetKind.METRICS:
            rows = tuple(_metric_row(duty, first + i) for i, duty in enumerate(duties.metrics))
        case SheetKind.TASKS:
            rows = tuple(_task_row(duty, first + i) for i, duty in enumerate(duties.tasks))
        case SheetKind.EVIDENCE:
            to_prove = len(duties.metrics) + sum(duty.role is Role.LEAD for duty in duties.tasks)
            count = max(layout.free_rows, to_prove)
            rows = tuple(_evidence_row(number, first) for number in range(1, count + 1))
        case SheetKind.GUIDE | SheetKind.SUMMARY:
            rows = tuple(_field_row(field, first + i) for i, field in enumerate(layout.fields))
    used = [c for c in layout.columns if c.fill or c.type is ColumnType.CHECK or _says_something(c, rows)]
    return FormSheet(
        layout=layout,
        heading=layout.heading.format_map(words),
        lines=lines,
        columns=tuple(FormColumn(layout=c, column=KEY_COLUMN + i) for i, c in enumerate(used, 1)),
        rows=rows,
    )


def _with_baseline(duty: MetricDuty, baselines: Mapping[str, Baseline], period: Period) -> MetricDuty:
    baseline = duty.metric.baseline_in(period.year) or baselines.get(duty.metric.id)
    return replace(duty, metric=replace(duty.metric, baseline=baseline))


def _metric_row(duty: MetricDuty, row: int) -> FormRow:
    metric, indicator = duty.metric, duty.indicator
    name = metric.name
    if indicator is not None and indicator.name not in name:
        name = f"{indicator.name}：{name}"
    scope = f"（{duty.scope}）" if duty.scope else ""
    number = f"指标{indicator.no}" if indicator else task_label(duty.task) if duty.task else metric.id
    area = indicator.area if indicator else duty.task.area if duty.task else None
    printed = {
        "id": metric.id,
        "name": ("★" if indicator and indicator.key else "") + name + scope,
        PRINTED_TARGET: metric.demand,
        "measure": metric.measure or "",
        "area": area or "",
        "nature": (indicator.nature if indicator else None) or "",
        "scope": duty.scope or "",
        "deadline": metric.deadline or "",
    }
    item = f"{number}（{metric.name}）{scope}"
    target = target_of(metric)
    return FormRow(
        row=row, kind=AnswerKind.METRIC, key=metric.id, item=item, printed=printed, metric=duty, target=target
    )


def _task_row(duty: TaskDuty, row: int) -> FormRow:
    task = duty.task
    printed = {
        "id": task.id,
        "no": str(task.no),
        "title": task.title,
        "requirement": task.requirement,
        "role": duty.role + (f"（{duty.scope}）" if duty.scope else ""),
        "scope": duty.scope or "",
        "deadline": task.deadline or "",
        "list": task.list,
        "area": task.area or "",
    }
    item = f"{task_label(task)}（{task.title}）"
    return FormRow(row=row, kind=AnswerKind.TASK, key=task.id, item=item, printed=printed, task=duty)


def _evidence_row(number: int, first: int) -> FormRow:
    return FormRow(
        row=first + number - 1,
        kind=AnswerKind.EVIDENCE,
        key=str(number),
        item=f"佐证材料第{number}行",
        printed={"no": str(number)},
    )


def _field_row(field: Field, row: int) -> FormRow:
    printed = {"label": field.label, "remark": field.help or ""}
    return FormRow(
        row=row, kind=AnswerKind.FIELD, key=field.key, item=field.label, printed=printed, field=field
    )


def _says_something(column: Column, rows: tuple[FormRow, ...]) -> bool:
    return not rows or any(row.printed.get(column.key) for row in rows)


def _options(duties: Duties) -> Iterator[str]:
    for metric in duties.metrics:
        yield _option(metric.metric.id, metric.metric.name)
    for task in duties.tasks:
        yield _option(task.task.id, task.task.title or task.task.requirement)


def _option(key: str, name: str) -> str:
    """The key, a blank, and as much of the name as a drop-down list shows; line breaks would split the list."""
    return f"{key} {' '.join(name.split())[:_LONGEST_OPTION_NAME]}"
