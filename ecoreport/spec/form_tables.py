"""A programme as the tables of its Excel form; `spec.excel_form` reads them back without loss."""

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Any

from ecoreport.model.program import Metric, Program, Unit
from ecoreport.model.program_form import FACTS, NONE_WORD, PROGRAM_FORM, FormSheet, FormTable
from ecoreport.spec.cell_lists import join_names, write_whos

_Cells = dict[str, str]
_Units = tuple[Unit, ...]


def build_form_tables(program: Program) -> tuple[FormTable, ...]:
    """The sheets of the form with their rows, in the order they are written."""
    units = program.units
    rows: dict[str, Iterable[_Cells]] = {
        "program": _facts(program),
        "units": (
            _cells(unit, ("name", "kind", "aliases", "members", "note"), units) for unit in program.units
        ),
        "indicators": _with_blank_areas(_indicator_rows(program, units)),
        "tasks": _with_blank_areas(_task_rows(program, units)),
        "task_metrics": _task_metric_rows(program, units),
        "phases": (_cells(phase, ("name", "start", "end", "text"), units) for phase in program.phases),
        "known": (_cells(mark, ("code", "where", "reason"), units) for mark in program.known),
    }
    return tuple(_table(sheet, rows[sheet.key]) for sheet in PROGRAM_FORM)


def _table(sheet: FormSheet, rows: Iterable[_Cells]) -> FormTable:
    return FormTable(
        sheet=sheet,
        rows=tuple(
            tuple(_word(column.choices, row.get(column.key, "")) for column in sheet.columns) for row in rows
        ),
    )


def _word(choices: tuple[tuple[str, str], ...], value: str) -> str:
    return dict(choices).get(value, value)


def _facts(program: Program) -> Iterator[_Cells]:
    for key, title in FACTS:
        value: Any = program
        for step in key.split("."):
            value = getattr(value, step)
        for item in value if isinstance(value, tuple) else (value,):
            yield {"label": title, "value": "" if item is None else str(item)}


def _indicator_rows(program: Program, units: _Units) -> Iterator[_Cells]:
    for indicator in program.indicators:
        head = _cells(indicator, ("area", "no", "nature", "key", "text"), units)
        head["indicator"] = indicator.name
        head["indicator_note"] = indicator.note or ""
        rows = [_metric_cells(metric, units) for metric in indicator.metrics] or [{}]
        yield {**rows[0], **head}
        # number and area again in every row: a clerk who sorts the sheet tears nothing apart
        for row in rows[1:]:
            yield {"area": head["area"], "no": head["no"], **row}


def _task_rows(program: Program, units: _Units) -> Iterator[_Cells]:
    keys = ("id", "list", "no", "title", "requirement", "area", "lead", "cooperate", "deadline", "note")
    for task in program.tasks:
        cells = _cells(task, keys, units)
        cells["indicators"] = join_names(str(number) for number in task.indicators)
        yield cells


def _task_metric_rows(program: Program, units: _Units) -> Iterator[_Cells]:
    for task in program.tasks:
        for metric in task.metrics:
            yield {"task": task.id, **_metric_cells(metric, units)}


def _metric_cells(metric: Metric, units: _Units) -> _Cells:
    keys = ("id", "name", "measure", "better", "target", "lead", "cooperate", "deadline", "note")
    cells = _cells(metric, keys, units)
    if metric.range:
        cells |= {"range.0": metric.range[0], "range.1": metric.range[1]}
    for part, fields in (
        ("baseline", ("year", "value", "source")),
        ("assigned", ("value", "document", "date")),
    ):
        record = getattr(metric, part)
        if record is not None:
            cells |= {f"{part}.{key}": text for key, text in _cells(record, fields, units).items()}
    return cells


def _with_blank_areas(rows: Iterable[_Cells]) -> Iterator[_Cells]:
    """The rows, in which the none-word says that there is no area: a blank cell could take one from above."""
    rows = tuple(rows)
    used = any(row.get("area") for row in rows)
    for row in rows:
        yield {**row, "area": NONE_WORD} if used and not row.get("area") else row


def _cells(record: Any, keys: Iterable[str], units: _Units) -> _Cells:
    return {key: _text(key, getattr(record, key), units) for key in keys}


def _text(key: str, value: Any, units: _Units) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "true"
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        return write_whos(value, units) if key in {"lead", "cooperate"} else join_names(value)
    return str(value)
