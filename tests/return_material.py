"""A small workspace, and returns as a careful clerk would fill them in, for tests of the use cases around the ledger."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ecoreport.files import safe_name
from ecoreport.model.layout import SheetKind
from ecoreport.model.submission import AnswerKind
from ecoreport.services.distribute import distribute
from ecoreport.services.workspace import Workspace, create_workspace, open_workspace
from ecoreport.spec import load_layout
from ecoreport.workbook import build_form, fill_workbook
from ecoreport.workbook.form import Form

NOW = datetime(2025, 12, 1, 9, 0)
DUE = date(2025, 12, 10)
WATER = "县水利局"
FARMING = "县农业农村局"
PLAN = Path(__file__).parents[1] / "examples" / "方案.yaml"

Slot = tuple[AnswerKind, str, str]

USAGE: Slot = (AnswerKind.METRIC, "5.1", "value")
"""The figure of 指标5, cell F6 of 县水利局's 指标填报; its target is ≤52."""
USAGE_CELL = "F6"

STATEMENT: Slot = (AnswerKind.METRIC, "2.1", "state")
"""The state of a metric that only a person can judge."""


def sent_out(root: Path, *, plan: str | None = None) -> Workspace:
    """A workspace with the example plan, or another text, whose workbooks have been sent out."""
    workspace = create_workspace(root, plan.encode() if plan else PLAN.read_bytes())
    distribute(workspace, period=workspace.period(None), due=DUE, now=NOW)
    return workspace


def change_plan(workspace: Workspace, before: str, after: str) -> Workspace:
    """The workspace opened again after a change in its plan."""
    text = workspace.program_file.read_text("utf-8")
    assert before in text
    workspace.program_file.write_text(text.replace(before, after), encoding="utf-8")
    return open_workspace(workspace.root)


def put_return(
    workspace: Workspace, unit: str, name: str, changes: Mapping[Slot, str | Decimal] | None = None
) -> Path:
    """The unit's workbook in the inbox, filled in so that nothing needs correcting, but for the changes."""
    path = workspace.inbox / name
    path.write_bytes(filled(workspace, unit, changes))
    return path


def filled(workspace: Workspace, unit: str, changes: Mapping[Slot, str | Decimal] | None = None) -> bytes:
    """The bytes of the same."""
    period = workspace.period(None)
    form = build_form(workspace.program, load_layout(), unit, period)
    (blank,) = (workspace.outgoing / period.id).glob(f"?-{safe_name(unit)}-*.xlsx")
    answers = good_answers(form) | dict(changes or {})
    return fill_workbook(blank.read_bytes(), form, answers, simulated=False, now=NOW)


def good_answers(form: Form) -> dict[Slot, str | Decimal]:
    """Answers with which every figure of the example plan meets its target and everything is proven."""
    answers: dict[Slot, str | Decimal] = {}
    done: list[str] = []
    for row in form.sheet(SheetKind.METRICS).rows:
        assert row.metric is not None
        done.append(row.key)
        if row.takes_figure:
            figures = {"3.1": "30", "5.1": "50"}
            answers[AnswerKind.METRIC, row.key, "value"] = Decimal(figures.get(row.key, "100"))
        else:
            answers[AnswerKind.METRIC, row.key, "state"] = "已完成"
    for row in form.sheet(SheetKind.TASKS).rows:
        done.append(row.key)
        answers[AnswerKind.TASK, row.key, "state"] = "已完成"
        answers[AnswerKind.TASK, row.key, "progress"] = "已按要求完成"
    options = {option.split(" ", 1)[0]: option for option in form.options}
    for row, key in zip(form.sheet(SheetKind.EVIDENCE).rows, done, strict=False):
        answers[AnswerKind.EVIDENCE, row.key, "about"] = options[key]
        answers[AnswerKind.EVIDENCE, row.key, "document"] = "工作总结"
    for key, words in (("reporter", "填报人"), ("phone", "0000000"), ("work", "各项工作完成")):
        answers[AnswerKind.FIELD, key, "value"] = words
    return answers
