"""Distribute: one workbook a unit, and the list of what went to whom."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ecoreport.catalogue import find
from ecoreport.checks.verdicts import ledger_baseline
from ecoreport.errors import EcoreportError
from ecoreport.files import move_file, safe_name, sha256, write_bytes
from ecoreport.ledger import Issue, Ledger
from ecoreport.model.duties import Duties, Role, all_duties
from ecoreport.model.finding import Finding, Place
from ecoreport.model.period import Period
from ecoreport.model.program import Baseline, Program, UnitKind
from ecoreport.model.program_form import KINDS
from ecoreport.reporting.wording import date_words
from ecoreport.services.assess import previous_values
from ecoreport.services.naming import unknown_unit
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.workspace import Workspace
from ecoreport.spec import load_layout
from ecoreport.tables.distribution import DistributionRow, render_distribution_list
from ecoreport.workbook import build_form, render_blank

LIST_FILE = "发放清单.xlsx"
OUTDATED = "停用"
"""The folder in 发放/ for workbooks of units that are not asked under that name any more."""

_KIND_WORDS = dict(KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    """What was written."""

    files: tuple[Path, ...]
    list_file: Path | None
    """None when nothing could be sent out."""
    findings: tuple[Finding, ...]


def distribute(
    workspace: Workspace,
    *,
    period: Period,
    unit: str | None = None,
    due: date | None = None,
    now: datetime,
    track: Track = track_silently,
) -> Distribution:
    """Workbooks for every unit with duties, or for one, written to 发放/ and entered in the ledger.

    Workbooks of units that were renamed or have nothing to report any more are put away. A workbook in 发放/ that
    somebody has changed since it was written is left alone and reported. Without a due day the one of the last time
    holds; for a unit that comes in later, the one that most units have.

    Raises:
        EcoreportError: When the unit is not known or has nothing to report.
        WorkspaceError: When the folder cannot be written, or another run is writing there.
    """
    program = workspace.program
    duties = _chosen(program, unit)
    if not duties:
        return Distribution(files=(), list_file=None, findings=(find("WORK-001"),))
    layout = load_layout(workspace=workspace.root)
    folder = workspace.outgoing / period.id
    files: list[Path] = []
    findings: list[Finding] = []
    with workspace.locked():
        ledger = workspace.open_ledger()
        previous = previous_values(workspace, period, ledger)
        issued = ledger.every_issue(program.id, period.id)
        ours = {issue.sha256 for issue in issued}
        days = _due_days(program, issued, due)
        # A unit keeps the name of its workbook when the programme's list of units changes.
        names = _file_names(all_duties(program), period) | {issue.unit: issue.file for issue in issued}
        for own in track(duties, "生成工作簿"):
            path = folder / names[own.unit]
            if path.exists() and sha256(path.read_bytes()) not in ours:
                findings.append(find("WORK-002", unit=own.unit, place=Place(file=path.name)))
                continue
            day = days[own.unit]
            baselines = _baselines(own, period, previous)
            form = build_form(program, layout, own.unit, period, baselines=baselines, due=day)
            data = render_blank(form, created=now)
            # Entered before it is written: a run that was cut short never takes its own file for a changed one.
            ledger.issue(
                program=program.id,
                unit=own.unit,
                period=period.id,
                file=path.name,
                sha256=sha256(data),
                at=now,
                due=day.isoformat() if day else None,
            )
            write_bytes(path, data)
            files.append(path)
        if unit is None:
            findings += _put_away(program, issued, folder)
        list_file = _write_list(workspace, period, names, ledger, now)
    return Distribution(files=tuple(files), list_file=list_file, findings=tuple(findings))


def _put_away(program: Program, issued: Sequence[Issue], folder: Path) -> Iterator[Finding]:
    """Workbooks of units that are renamed or have no duties any more, moved out of the way of those to be sent."""
    asked = {own.unit for own in all_duties(program)}
    ours = {issue.sha256 for issue in issued}
    for issue in {issue.file: issue for issue in issued if issue.unit not in asked}.values():
        path = folder / issue.file
        if not path.exists():
            continue
        if sha256(path.read_bytes()) in ours:
            move_file(path, folder / OUTDATED / path.name)
        else:
            yield find("WORK-002", unit=issue.unit, place=Place(file=path.name))


def _due_days(program: Program, issued: Sequence[Issue], due: date | None) -> dict[str, date | None]:
    """By unit the day its workbook is due: the one given, else that of the last time, else the one that most units have."""
    given = {program.unit_name(i.unit): date.fromisoformat(i.due) if i.due else None for i in issued}
    usual = max(given.values(), key=list(given.values()).count, default=None)
    return {own.unit: due or given.get(own.unit, usual) for own in all_duties(program)}


def _file_names(duties: Sequence[Duties], period: Period) -> dict[str, str]:
    """The workbook's file name of every unit: number, unit, period; unique and safe on every system."""
    width, time = len(str(len(duties))), period.words.replace("年度", "年")
    return {
        own.unit: f"{number:0{width}d}-{safe_name(own.unit)}-{time}任务分解表.xlsx"
        for number, own in enumerate(duties, start=1)
    }


def _chosen(program: Program, unit: str | None) -> tuple[Duties, ...]:
    duties = all_duties(program)
    if unit is None:
        return duties
    known = program.unit(unit)
    name = known.name if known else unit
    chosen = tuple(own for own in duties if own.unit == name)
    if chosen:
        return chosen
    if known is not None and known.members:
        return tuple(own for own in duties if own.unit in known.members)
    if known is not None:
        raise EcoreportError(f"{name}在方案里没有牵头或配合的指标和任务，没有可发的工作簿。")
    raise unknown_unit(program, unit)


def _baselines(
    own: Duties, period: Period, previous: Mapping[tuple[str, str], Decimal]
) -> dict[str, Baseline]:
    """What the unit reported for the year before, by metric id: what its trends will be judged by."""
    found = {d.metric.id: ledger_baseline(period, previous.get((d.metric.id, own.unit))) for d in own.metrics}
    return {metric: baseline for metric, baseline in found.items() if baseline is not None}


def _write_list(
    workspace: Workspace, period: Period, names: Mapping[str, str], ledger: Ledger, now: datetime
) -> Path:
    """The list of all workbooks that lie there, with the day by which they are due where it is one for all."""
    program, folder = workspace.program, workspace.outgoing / period.id
    sent = [own for own in all_duties(program) if (folder / names[own.unit]).exists()]
    days = {issue.due for issue in ledger.issues(program=program.id, period=period.id)}
    (due,) = days if len(days) == 1 else (None,)
    data = render_distribution_list(
        [_row(program, own, names[own.unit]) for own in sent],
        title=program.title,
        period=period.words,
        due=date_words(date.fromisoformat(due)) if due else None,
        created=now,
    )
    write_bytes(folder / LIST_FILE, data)
    return folder / LIST_FILE


def _row(program: Program, own: Duties, file: str) -> DistributionRow:
    unit = program.unit(own.unit)
    roles = [task.role for task in own.tasks]
    note = ""
    if unit is not None and unit.kind is UnitKind.GROUP:
        note = "统称，方案没有列出成员：请创建办分发给各成员，或在方案中补上成员后重新发放。"
    return DistributionRow(
        unit=own.unit,
        kind=_KIND_WORDS[unit.kind if unit else UnitKind.OTHER],
        file=file,
        metrics=len(own.metrics),
        lead_tasks=roles.count(Role.LEAD),
        cooperate_tasks=roles.count(Role.COOPERATE),
        note=note,
    )
