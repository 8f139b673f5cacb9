"""Write the Word papers: summary, task lists, annex tables, letters."""

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date
from pathlib import Path
from types import MappingProxyType

from ecoreport.files import safe_name
from ecoreport.model.assessment import Assessment
from ecoreport.model.duties import all_duties
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.submission import Source, Submission
from ecoreport.reporting.letters import build_letters
from ecoreport.reporting.plan_tables import build_tables
from ecoreport.reporting.summary import build_summary
from ecoreport.reporting.task_lists import build_task_lists
from ecoreport.resources import read_resource
from ecoreport.services.naming import unknown_unit
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.results import Results
from ecoreport.tables.origins import PathOf, render_origins
from ecoreport.word.letters import CIRCULAR_TEMPLATE, REMINDER_TEMPLATE, render_circular, render_reminder
from ecoreport.word.plan_papers import render_all_task_lists, render_tables, render_task_list
from ecoreport.word.summary import TEMPLATE as SUMMARY_TEMPLATE
from ecoreport.word.summary import render_summary
from ecoreport.word.template import Stationery

BASE = "底版.docx"
TABLES_FILE = "目标表和任务分解表.docx"
TASK_LISTS_FILE = "工作任务清单（全部）.docx"
TASK_LISTS_FOLDER = "工作任务清单"
CIRCULAR_FILE = "通报.docx"
LETTERS_FOLDER = "提示函"


def _nowhere(source: Source) -> str | None:  # noqa: ARG001  # the shape of PathOf
    """For papers without an inbox: no file can be opened."""
    return None


def read_stationery(workspace: Path | None, *templates: str) -> Stationery:
    """The base document and these templates: the workspace's own ones where it has them."""
    return Stationery(
        base=read_resource("templates", BASE, workspace=workspace),
        templates={name: read_resource("templates", name, workspace=workspace) for name in templates},
    )


def write_summary(
    program: Program,
    assessment: Assessment,
    submissions: Sequence[Submission],
    *,
    results: Results,
    period: Period,
    workspace: Path | None = None,
    path_of: PathOf = _nowhere,
) -> tuple[Path, ...]:
    """年度工作总结.docx (季度 or 月度 for such a period), and beside it the workbook with the origin of every figure and quoted word.

    Args:
        program: The programme as issued.
        assessment: Verdicts of the period.
        submissions: The returns that count.
        results: Where they go, and when.
        period: The period that is summed up.
        workspace: Whose template and base document come first.
        path_of: Where the received file of a figure lies, as seen from the results.

    Raises:
        TemplateError: When the office's template or base document cannot be used.
        WorkspaceError: When the folder cannot be written.
    """
    summary = build_summary(program, assessment, submissions, period=period, today=results.now.date())
    paper = render_summary(summary, read_stationery(workspace, SUMMARY_TEMPLATE))
    origins = render_origins(summary.origins, created=results.now, path_of=path_of)
    return (results.write(f"{summary.name}.docx", paper), results.write(summary.origins_file, origins))


def write_task_lists(
    program: Program,
    *,
    results: Results,
    units: Iterable[str] | None = None,
    workspace: Path | None = None,
    track: Track = track_silently,
) -> tuple[Path, ...]:
    """A 工作任务清单 for each unit, and one document with all of them; nothing when no unit has a task.

    Args:
        program: The programme as issued.
        results: Where they go; the units' own lists into a folder there.
        units: Only these units, and no document with all.
        workspace: Whose base document comes first.
        track: Shows how far it is.

    Raises:
        EcoreportError: When the programme has no such unit.
        TemplateError: When the office's base document cannot be used.
        WorkspaceError: When the folder cannot be written.
    """
    wanted = None if units is None else [_unit_name(program, unit) for unit in units]
    lists = build_task_lists(program, units=wanted)
    base = read_stationery(workspace).base
    names = _file_names(program)
    written = []
    if units is None and lists.lists:
        written.append(results.write(TASK_LISTS_FILE, render_all_task_lists(lists, base)))
    for task_list in track(lists.lists, "工作任务清单"):
        name = f"{TASK_LISTS_FOLDER}/{names[task_list.unit]}.docx"
        written.append(results.write(name, render_task_list(task_list, base)))
    return tuple(written)


def write_tables(program: Program, *, results: Results, workspace: Path | None = None) -> tuple[Path, ...]:
    """The 目标表 and the 任务分解表 in one document; nothing for a programme with neither indicators nor tasks.

    Raises:
        TemplateError: When the office's base document cannot be used.
        WorkspaceError: When the folder cannot be written.
    """
    tables = build_tables(program)
    if tables.targets is None and tables.tasks is None:
        return ()
    return (results.write(TABLES_FILE, render_tables(tables, read_stationery(workspace).base)),)


def write_letters(
    program: Program,
    assessment: Assessment,
    submissions: Sequence[Submission],
    *,
    results: Results,
    period: Period,
    due: Mapping[str, date] = MappingProxyType({}),
    sent: Set[str] | None = None,
    returned_on: Mapping[str, date] = MappingProxyType({}),
    workspace: Path | None = None,
    track: Track = track_silently,
) -> tuple[Path, ...]:
    """The 通报, and a 提示函 for each unit that is late or whose return was sent back.

    The letters of a day stand in a folder of their own, so that those of last week are not sent again.

    Raises:
        TemplateError: When the office's templates or base document cannot be used.
        WorkspaceError: When the folder cannot be written.
    """
    today = results.now.date()
    letters = build_letters(
        program,
        assessment,
        submissions,
        period=period,
        today=today,
        due=due,
        sent=sent,
        returned_on=returned_on,
    )
    stationery = read_stationery(workspace, REMINDER_TEMPLATE, CIRCULAR_TEMPLATE)
    written = [results.write(CIRCULAR_FILE, render_circular(letters.circular, stationery))]
    names = _file_names(program)
    for reminder in track(letters.reminders, "提示函"):
        name = f"{LETTERS_FOLDER}/{today}/{names[reminder.unit]}（{reminder.occasion.value}）.docx"
        written.append(results.write(name, render_reminder(reminder, stationery)))
    return tuple(written)


def _unit_name(program: Program, name: str) -> str:
    unit = program.unit(name)
    if unit is None:
        raise unknown_unit(program, name)
    return unit.name


def _file_names(program: Program) -> dict[str, str]:
    """By unit a file name that stays the same from run to run; the number keeps names apart and in order."""
    return {
        duties.unit: f"{number:02d} {safe_name(duties.unit)}"
        for number, duties in enumerate(all_duties(program), start=1)
    }
