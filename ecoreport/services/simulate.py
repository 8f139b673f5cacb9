"""Simulate: fill the workbooks that were sent out with made-up answers, for training and tests."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random

from ecoreport.errors import EcoreportError
from ecoreport.files import write_bytes
from ecoreport.model.duties import all_duties
from ecoreport.model.period import Period
from ecoreport.services.made_up import MARK, make_answers
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.workspace import Workspace
from ecoreport.spec import load_layout
from ecoreport.workbook import build_form, fill_workbook

_NOT_RETURNED = 0.1
"""Share of the units that return nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Simulation:
    """What was written, and for which units nothing was."""

    files: tuple[Path, ...]
    left_out: tuple[str, ...]
    """Left out on purpose, as if they had not reported."""
    missing: tuple[str, ...]
    """Their workbook is no longer in 发放/."""
    reported: tuple[str, ...]
    """A real return of theirs is in the ledger; no made-up one shall come after it."""


def simulate(
    workspace: Workspace, *, period: Period, seed: int, now: datetime, track: Track = track_silently
) -> Simulation:
    """Filled copies of the workbooks in 发放/, written to 收件/ and marked 模拟数据.

    Some metrics are left empty, some miss their target, some are typed untidily, and about one unit in ten
    returns nothing. The same seed gives the same answers. Units that have really reported are left alone.

    Raises:
        EcoreportError: When nothing has been sent out for that period.
        WorkspaceError: When the inbox cannot be written.
    """
    program = workspace.program
    asked = {own.unit for own in all_duties(program)}
    ledger = workspace.open_ledger()
    issues = ledger.issues(program=program.id, period=period.id)
    issues = tuple(issue for issue in issues if issue.unit in asked)
    if not issues:
        raise EcoreportError(f"还没有发放{period.words}的工作簿，没有可填的。请先运行 ecoreport distribute。")
    received = (entry.submission for entry in ledger.entries(program=program.id, period=period.id))
    real = {submission.unit for submission in received if not submission.simulated}
    reported = tuple(issue.unit for issue in issues if issue.unit in real)
    issues = tuple(issue for issue in issues if issue.unit not in real)
    layout = load_layout(workspace=workspace.root)
    files: list[Path] = []
    left_out: list[str] = []
    missing: list[str] = []
    for issue in track(issues, "填写模拟数据"):
        blank = workspace.outgoing / period.id / issue.file
        if Random(f"{seed}/{issue.unit}/return").random() < _NOT_RETURNED:
            left_out.append(issue.unit)
            continue
        if not blank.exists():
            missing.append(issue.unit)
            continue
        form = build_form(program, layout, issue.unit, period)
        data = fill_workbook(blank.read_bytes(), form, make_answers(form, seed=seed), simulated=True, now=now)
        path = workspace.inbox / f"{MARK}-{issue.file}"
        with workspace.locked():
            write_bytes(path, data)
        files.append(path)
    return Simulation(files=tuple(files), left_out=tuple(left_out), missing=tuple(missing), reported=reported)
