"""The ledger beside the originals: every cell, every decision."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from return_material import NOW, USAGE, USAGE_CELL, WATER, put_return, sent_out

from ecoreport.ledger.store import DATABASE
from ecoreport.model.assessment import Decision
from ecoreport.services.collect import collect
from ecoreport.services.verify import verify
from ecoreport.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = sent_out(tmp_path / "目录")
    put_return(workspace, WATER, "甲.xlsx")
    collect(workspace, now=NOW)
    return workspace


def tamper(workspace: Workspace, statement: str) -> None:
    with closing(sqlite3.connect(workspace.ledger_folder / DATABASE)) as connection, connection:
        connection.execute(statement)


def test_every_cell_of_the_ledger_is_that_of_its_original(workspace: Workspace) -> None:
    found = verify(workspace)
    assert found.problems == ()
    assert (found.returns, found.decisions) == (1, 0)
    assert found.answers > 20


def test_an_answer_that_was_changed_in_the_ledger_is_named_with_its_cell(workspace: Workspace) -> None:
    tamper(workspace, "UPDATE answers SET text = '51', number = '51' WHERE key = '5.1' AND field = 'value'")
    (problem,) = verify(workspace).problems
    assert f"甲.xlsx）：台账里有 1 格与原件不同（指标填报 {USAGE_CELL}）" in problem


def test_what_clerks_do_to_a_sheet_is_no_damage_to_the_ledger(workspace: Workspace) -> None:
    path = put_return(workspace, WATER, "乙.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book["指标填报"]
    sheet["D5"].value = "≥1"
    sheet.merge_cells("F5:F6")
    sheet["F7"].value, sheet["F7"].font = 12.5, Font(strike=True)
    sheet.row_dimensions[7].hidden = True
    book.save(path)
    collect(workspace, now=NOW)
    found = verify(workspace)
    assert (found.problems, found.returns) == ((), 2)


def test_a_decision_about_no_return_of_that_period_is_named(workspace: Workspace) -> None:
    ledger = workspace.open_ledger()
    (entry,) = ledger.every_entry()
    decision = Decision(
        unit=WATER,
        period=entry.submission.period,
        metric="2.1",
        sha256=entry.submission.sha256,
        verdict="达标",
        reason="县委文件",
        by="创建办",
        at=NOW.isoformat(),
        target="全面推行",
    )
    ledger.decide(decision, program=workspace.program.id)
    assert verify(workspace).decisions == 1
    assert verify(workspace).problems == ()
    tamper(workspace, "UPDATE decisions SET period = '1999'")
    (problem,) = verify(workspace).problems
    assert "创建办对指标 2.1（县水利局，1999）的认定" in problem


def test_a_ledger_of_before_decisions_kept_their_target_opens(workspace: Workspace) -> None:
    tamper(workspace, "ALTER TABLE decisions DROP COLUMN target")
    assert verify(workspace).problems == ()
    assert workspace.open_ledger().every_decision() == ()


def test_a_ledger_that_was_left_behind_is_missed(workspace: Workspace) -> None:
    put_return(workspace, WATER, "乙.xlsx", {USAGE: "约51"})
    collect(workspace, now=NOW)
    shutil.rmtree(workspace.ledger_folder)
    (problem,) = verify(workspace).problems
    assert "台账却是空的" in problem
