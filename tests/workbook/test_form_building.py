import dataclasses

import pytest
from sample_form import LAYOUT, PERIOD, PROGRAM, form_of, many_tasks

from ecoreport.errors import EcoreportError
from ecoreport.model.layout import SheetKind
from ecoreport.model.period import Period
from ecoreport.workbook import build_form


def test_a_unit_gets_the_metrics_it_leads_and_the_tasks_it_leads_or_cooperates_in() -> None:
    form = form_of("县水利局")
    assert [row.key for row in form.sheet(SheetKind.METRICS).rows] == ["1.1", "1.2", "2.1"]
    assert [(row.key, row.printed["role"]) for row in form.sheet(SheetKind.TASKS).rows] == [
        ("1-1", "牵头"),
        ("1-2", "配合"),
    ]


def test_members_of_a_group_each_have_a_form() -> None:
    assert [row.key for row in form_of("东镇").sheet(SheetKind.TASKS).rows] == ["1-1"]


def test_a_unit_without_duties_has_no_form() -> None:
    with pytest.raises(EcoreportError, match="县气象局"):
        build_form(PROGRAM, LAYOUT, "县气象局", PERIOD)


def test_no_two_answers_share_a_cell() -> None:
    cells = form_of().fill_cells()
    assert len({(cell.sheet, cell.row, cell.column) for cell in cells}) == len(cells)
    assert len({(cell.kind, cell.key, cell.field) for cell in cells}) == len(cells)


def test_a_locked_column_that_says_nothing_is_left_out() -> None:
    assert form_of("县水利局").sheet(SheetKind.TASKS).column("deadline") is not None
    without = dataclasses.replace(
        PROGRAM, tasks=tuple(dataclasses.replace(t, deadline=None) for t in PROGRAM.tasks)
    )
    assert form_of(program=without).sheet(SheetKind.TASKS).column("deadline") is None


def test_evidence_offers_a_row_for_every_metric_and_task_that_is_led() -> None:
    form = form_of()
    assert len(form.options) == 5
    assert form.options[0].split(" ")[0] == "1.1"
    led = many_tasks(30)
    assert len(form_of(program=led).sheet(SheetKind.EVIDENCE).rows) == 3 + 30
    helping = dataclasses.replace(
        led, tasks=tuple(dataclasses.replace(t, lead=t.cooperate, cooperate=t.lead) for t in led.tasks)
    )
    assert len(form_of(program=helping).sheet(SheetKind.EVIDENCE).rows) == 20


def test_the_digest_changes_with_what_is_printed_and_with_nothing_else() -> None:
    changed = dataclasses.replace(
        PROGRAM, tasks=(dataclasses.replace(PROGRAM.tasks[0], title="另一任务"), *PROGRAM.tasks[1:])
    )
    assert form_of().digest == form_of().digest
    assert form_of(program=changed).digest != form_of().digest
    assert build_form(PROGRAM, LAYOUT, "县水利局", Period(year=2023)).digest != form_of().digest
