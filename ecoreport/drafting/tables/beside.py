"""Indicators that stand, each once with its target, beside the tasks that serve it."""

from collections.abc import Sequence
from dataclasses import replace

from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.tables.rows import Reading, Record, TableKind
from ecoreport.drafting.words.wording import split_outside_brackets

_OWN = frozenset(
    {Column.AREA, Column.INDICATOR, Column.MEASURE, Column.NATURE, Column.CURRENT, Column.TARGET}
)


def indicators_beside_tasks(reading: Reading) -> Reading | None:
    """The indicators of a table that gives each, with its target, once beside several tasks; None for any other table.

    An indicator has the units of its tasks, all of them: the table names no others.
    """
    if reading.kind is not TableKind.TASKS or not {Column.INDICATOR, Column.TARGET} <= set(reading.columns):
        return None
    groups: list[list[Record]] = []
    for record in reading.records:
        if not record.text(Column.INDICATOR):
            continue
        if not groups or groups[-1][0].text(Column.INDICATOR) != record.text(Column.INDICATOR):
            groups.append([])
        groups[-1].append(record)
    return replace(reading, kind=TableKind.INDICATORS, records=[_indicator(group) for group in groups])


def _indicator(tasks: Sequence[Record]) -> Record:
    first = tasks[0]
    cells = {column: text for column, text in first.cells.items() if column in _OWN}
    if first.text(Column.INDICATOR_NO):
        cells[Column.NO] = first.text(Column.INDICATOR_NO)
    for column in UNIT_COLUMNS:
        texts = list(dict.fromkeys(task.text(column) for task in tasks if task.text(column)))
        if texts:
            cells[column] = "、".join(texts)
    # who answers for one task and helps with another answers for the indicator
    leads = {unit for column in (Column.LEAD, Column.RESPONSIBLE) for unit in _units(cells.get(column, ""))}
    if Column.COOPERATE in cells:
        helpers = _units(cells[Column.COOPERATE])
        cells[Column.COOPERATE] = "、".join(helper for helper in helpers if helper not in leads)
    return replace(first, cells=cells, continued=frozenset())


def _units(text: str) -> tuple[str, ...]:
    return split_outside_brackets(text, "、，,；; \n")
