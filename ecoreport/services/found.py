"""Found: a new workspace from a shipped programme, from a programme file, or from an issued plan."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ecoreport.files import write_bytes
from ecoreport.model.finding import Finding
from ecoreport.resources import read_resource
from ecoreport.services.draft import draft_program
from ecoreport.services.workspace import Workspace, create_workspace
from ecoreport.spec import XLSX_FILE, YAML_FILE, load_program, render_program
from ecoreport.spec.labels import LABELS
from ecoreport.tables.doubts import render_doubts

DOUBTS_FILE = "待确认.xlsx"
_COUNTED = ("goals", "phases", "rules")
"""Parts of a programme whose entries have no number of their own; paths count them from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A new workspace."""

    workspace: Workspace
    files: tuple[Path, ...]
    """The files a person should look at first."""
    findings: tuple[Finding, ...] = ()
    """What a draft was unsure of."""


def found_from_program(folder: Path, source: str) -> Founding:
    """A workspace with a shipped programme (by id) or with that of a file.

    Raises:
        SpecError: When there is no such programme, or it must be corrected first.
        WorkspaceError: When the folder is in use or cannot be written.
    """
    load_program(source).require()
    path = Path(source)
    data = path.read_bytes() if path.is_file() else read_resource("programs", f"{source}.yaml")
    name = XLSX_FILE if data.startswith(b"PK") else YAML_FILE
    workspace = create_workspace(folder, data, name=name)
    return Founding(workspace=workspace, files=(workspace.program_file,))


def found_from_plan(folder: Path, plan: Path, *, now: datetime) -> Founding:
    """A workspace with the programme drafted from an issued plan; the doubts go to 待确认.xlsx, the plan is kept beside.

    Raises:
        EcoreportError: When the plan cannot be read, or the folder is in use or cannot be written; nothing is
            left behind then.
    """
    draft = draft_program(plan)
    workspace = create_workspace(folder, render_program(draft.program).encode(), name=YAML_FILE)
    doubts = folder / DOUBTS_FILE
    title = draft.program.title
    origins = {_in_words(path): place for path, place in draft.origins.items()}
    write_bytes(doubts, render_doubts(draft.doubts, origins, title=title, source=plan.name, created=now))
    original = folder / f"方案原文{plan.suffix}"
    write_bytes(original, plan.read_bytes())
    return Founding(
        workspace=workspace, files=(workspace.program_file, doubts, original), findings=draft.doubts
    )


def _in_words(path: str) -> str:
    """A field's path as a clerk reads it: `tasks/10-5/lead` is 任务 10-5 牵头单位, `phases/0` the first 阶段."""
    first, *rest = path.split("/")
    if first in _COUNTED and rest and rest[0].isdecimal():
        rest[0] = str(int(rest[0]) + 1)
    return " ".join(LABELS.get(part, part) for part in (first, *rest))
