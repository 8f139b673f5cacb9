"""Reminders to units that are late or whose return was sent back, and the circular about all of them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from ecoreport.model.assessment import Assessment
from ecoreport.model.duties import Duties, all_duties
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.submission import Submission
from ecoreport.reporting.grid import Column, Grid, build_row
from ecoreport.reporting.origins import OriginBook
from ecoreport.reporting.standing import Standing, build_standing
from ecoreport.reporting.summary import latest_returns
from ecoreport.reporting.wording import date_words, program_subject, signer


class Occasion(StrEnum):
    """Why a unit is written to."""

    LATE = "未报送"
    SENT_BACK = "退回修改"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """A 提示函 to one unit."""

    unit: str
    occasion: Occasion
    subject: str
    plan: str
    period: str
    today: str
    due: str | None
    """The day by which the return was due, in words."""
    signer: str
    simulated: bool
    """True when the return that was sent back is 模拟数据."""
    metrics: int
    """How many metrics the unit has to report."""
    tasks: int
    file: str | None
    """The file that was sent back."""
    must: int
    """How many points must be corrected."""
    explain: int
    """How many must be corrected or explained."""
    findings: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """The 通报 about returns and results."""

    subject: str
    plan: str
    period: str
    today: str
    due: str | None
    """The day by which returns were due, in words; None when there is none, or not one for all."""
    overdue: bool
    signer: str
    simulated: bool
    expected: tuple[str, ...]
    received: tuple[str, ...]
    missing: tuple[str, ...]
    sent_back: tuple[tuple[str, int], ...]
    """Units whose return was sent back, with the number of points that must be corrected."""
    standing: Standing
    units: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Letters:
    """All letters of one day."""

    reminders: tuple[Reminder, ...]
    circular: Circular


def build_letters(
    program: Program,
    assessment: Assessment,
    submissions: Sequence[Submission],
    *,
    period: Period,
    today: date,
    due: Mapping[str, date] = MappingProxyType({}),
) -> Letters:
    """A reminder for each unit that is late or was sent back, and the circular.

    Args:
        program: The programme as issued.
        assessment: Verdicts and findings of the period; a return with a finding of severity 强制 was sent back.
        submissions: The returns that count.
        period: The period that was to be reported on.
        today: The day the letters are dated.
        due: By unit the day by which its return was due. A unit that has not reported and is not due yet gets no
            reminder; one without a day does.
    """
    returns = latest_returns(submissions, period)
    by_unit: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        if finding.unit in returns and finding.severity is not Severity.NOTE:
            by_unit.setdefault(finding.unit or "", []).append(finding)
    duties = all_duties(program)
    days = set(due.values())
    common = days.pop() if len(days) == 1 else None

    def remind(duty: Duties, occasion: Occasion) -> Reminder:
        findings = by_unit.get(duty.unit, []) if occasion is Occasion.SENT_BACK else []
        must = _count(findings, Severity.MUST)
        return Reminder(
            unit=duty.unit,
            occasion=occasion,
            subject=program_subject(program),
            plan=program.title,
            period=period.words,
            today=date_words(today),
            due=date_words(due[duty.unit]) if duty.unit in due else None,
            signer=signer(program),
            simulated=duty.unit in returns and returns[duty.unit].simulated,
            metrics=len(duty.metrics),
            tasks=len(duty.tasks),
            file=returns[duty.unit].file if duty.unit in returns else None,
            must=must,
            explain=len(findings) - must,
            findings=_finding_grid(findings),
        )

    missing = [duty for duty in duties if duty.unit not in returns]
    late = [remind(duty, Occasion.LATE) for duty in missing if today > due.get(duty.unit, date.min)]
    wrong = [
        remind(duty, Occasion.SENT_BACK)
        for duty in duties
        if _count(by_unit.get(duty.unit, ()), Severity.MUST)
    ]
    circular = Circular(
        subject=program_subject(program),
        plan=program.title,
        period=period.words,
        today=date_words(today),
        due=date_words(common) if common else None,
        overdue=common is not None and today > common,
        signer=signer(program),
        simulated=any(submission.simulated for submission in returns.values()),
        expected=tuple(duty.unit for duty in duties),
        received=tuple(duty.unit for duty in duties if duty.unit in returns),
        missing=tuple(duty.unit for duty in missing),
        sent_back=tuple((reminder.unit, reminder.must) for reminder in wrong),
        standing=build_standing(program, assessment, OriginBook()),
        units=_unit_grid(duties, returns, by_unit),
    )
    return Letters(reminders=(*late, *wrong), circular=circular)


def _finding_grid(findings: Sequence[Finding]) -> Grid:
    return Grid(
        title="需修改和说明的问题清单",
        columns=(
            Column(key="no", title="序号"),
            Column(key="place", title="位置"),
            Column(key="severity", title="类别"),
            Column(key="message", title="问题"),
            Column(key="remedy", title="处理办法"),
        ),
        lines=tuple(
            build_row(
                str(number),
                _place_words(finding.place),
                finding.severity.value,
                finding.message,
                finding.remedy,
            )
            for number, finding in enumerate(findings, start=1)
        ),
        empty="没有需要修改的问题。",
    )


def _unit_grid(
    duties: Iterable[Duties], returns: dict[str, Submission], by_unit: dict[str, list[Finding]]
) -> Grid:
    lines = []
    for number, duty in enumerate(duties, start=1):
        findings = by_unit.get(duty.unit, ())
        must = _count(findings, Severity.MUST)
        state = "未报送" if duty.unit not in returns else ("退回修改" if must else "已报送")
        lines.append(
            build_row(
                str(number),
                duty.unit,
                str(len(duty.metrics)),
                str(len(duty.tasks)),
                state,
                str(must),
                str(len(findings) - must),
            )
        )
    return Grid(
        title="各单位报送情况表",
        columns=(
            Column(key="no", title="序号"),
            Column(key="unit", title="单位"),
            Column(key="metrics", title="应报指标（项）"),
            Column(key="tasks", title="应报任务（项）"),
            Column(key="state", title="报送情况"),
            Column(key="must", title="须改正（条）"),
            Column(key="explain", title="须核实（条）"),
        ),
        lines=tuple(lines),
        empty="方案没有写明承担任务的单位。",
    )


def _count(findings: Iterable[Finding], severity: Severity) -> int:
    return sum(finding.severity is severity for finding in findings)


def _place_words(place: Place) -> str:
    return f"{f'「{place.sheet}」' if place.sheet else ''}{place.cell or ''}"
