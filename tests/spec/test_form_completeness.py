"""Every field of a programme has a Chinese name and a place on the Excel form, so that none is lost on the way."""

from dataclasses import fields

import pytest

from ecoreport.model.program import Indicator, Known, Metric, Phase, Program, Task, Unit
from ecoreport.model.program_form import FACTS, PROGRAM_FORM
from ecoreport.spec.labels import LABELS

SHEETS = {sheet.key: {column.key.partition(".")[0] for column in sheet.columns} for sheet in PROGRAM_FORM}
RENAMED = {"indicator": "name", "indicator_note": "note"}
"""Columns of the indicators whose field goes by another name, because the metric in the same row has one like it."""


def names_of(record: type) -> set[str]:
    return {field.name for field in fields(record)}


@pytest.mark.parametrize(
    ("record", "sheet"),
    [
        (Unit, "units"),
        (Phase, "phases"),
        (Known, "known"),
        (Task, "tasks"),
        (Indicator, "indicators"),
        (Metric, "indicators"),
        (Metric, "task_metrics"),
    ],
)
def test_every_field_of_a_record_has_a_column(record: type, sheet: str) -> None:
    columns = {RENAMED.get(key, key) for key in SHEETS[sheet]}
    assert names_of(record) - {"metrics"} <= columns


def test_every_field_of_a_programme_is_a_fact_or_a_sheet() -> None:
    facts = {key.partition(".")[0] for key, _ in FACTS}
    assert names_of(Program) <= facts | set(SHEETS)


@pytest.mark.parametrize("record", [Program, Unit, Phase, Known, Task, Indicator, Metric])
def test_every_field_has_a_chinese_name(record: type) -> None:
    assert names_of(record) <= set(LABELS)
