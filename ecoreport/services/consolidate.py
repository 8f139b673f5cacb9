"""Consolidate: the master workbook of a period."""

from datetime import datetime
from pathlib import Path

from ecoreport.model.period import Period
from ecoreport.reporting.master import Receipt, build_master
from ecoreport.services.assess import Standing
from ecoreport.services.workspace import Workspace
from ecoreport.tables.master import render_master

MASTER_FILE = "汇总台账.xlsx"


def write_master(workspace: Workspace, standing: Standing, *, period: Period, now: datetime) -> Path:
    """The master workbook, written to 成果/.

    Raises:
        WorkspaceError: When the folder cannot be written.
    """
    master = build_master(
        workspace.program,
        standing.assessment,
        [entry.submission for entry in standing.entries],
        period=period.words,
        receipts={e.submission.unit: Receipt(at=e.at, version=e.version) for e in standing.entries},
    )
    with workspace.locked():
        return workspace.results_of(period, now=now).write(MASTER_FILE, render_master(master, created=now))
