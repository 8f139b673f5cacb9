"""Reminders to units that are late or whose return was sent back, and the circular about all of them."""

from collections.abc import Mapping, Sequence, Set
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
    late: tuple[str, ...]
    """Units that have returned, but after the day set for them."""
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
    sent: Set[str] | None = None,
    returned_on: Mapping[str, date] = MappingProxyType({}),
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
        sent: The units that a workbook was sent to: only they are expected to report. None: all with duties.
        returned_on: By unit the day on which its first return came in; later corrections make nobody late.
    """
    returns = latest_returns(submissions, period)
    findings: dict[str, list[Finding]] = {unit: [] for unit in returns}
    for finding in assessment.findings:
        if finding.unit in returns and finding.severity is not Severity.NOTE:
            findings[finding.unit].append(finding)
    this_round = _Round(
        program=program,
        period=period,
        today=today,
        due=due,
        duties=tuple(
            duty for duty in all_duties(program) if sent is None or duty.unit in sent or duty.unit in returns
        ),
        returns=returns,
        returned_on=returned_on,
        findings=findings,
    )
    late = [duty for duty in this_round.missing if today > due.get(duty.unit, date.min)]
    reminders = [this_round.remind(duty, Occasion.LATE) for duty in late]
    reminders += [this_round.remind(duty, Occasion.SENT_BACK) for duty in this_round.sent_back]
    standing = build_standing(program, assessment, OriginBook())
    return Letters(reminders=tuple(reminders), circular=this_round.circular(standing))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Round:
    """One collection of returns as all its letters see it."""

    program: Program
    period: Period
    today: date
    due: Mapping[str, date]
    duties: tuple[Duties, ...]
    returns: Mapping[str, Submission]
    returned_on: Mapping[str, date]
    findings: Mapping[str, Sequence[Finding]]
    """By unit that has reported: what it has to correct or to explain."""

    @property
    def missing(self) -> tuple[Duties, ...]:
        """The units that have not reported."""
        return tuple(duty for duty in self.duties if duty.unit not in self.returns)

    @property
    def sent_back(self) -> tuple[Duties, ...]:
        """The units that have to correct something."""
        return tuple(duty for duty in self.duties if self.must(duty.unit))

    def is_late(self, unit: str) -> bool:
        """True when the unit has returned, but after the day set for it."""
        day, due = self.returned_on.get(unit), self.due.get(unit)
        return unit in self.returns and day is not None and due is not None and day > due

    def must(self, unit: str) -> int:
        """How many points the unit must correct."""
        return sum(finding.severity is Severity.MUST for finding in self.findings.get(unit, ()))

    def explain(self, unit: str) -> int:
        """How many points the unit must correct or explain."""
        return len(self.findings.get(unit, ())) - self.must(unit)

    def remind(self, duty: Duties, occasion: Occasion) -> Reminder:
        """The reminder to one unit."""
        own = self.returns.get(duty.unit)
        due = self.due.get(duty.unit)
        return Reminder(
            unit=duty.unit,
            occasion=occasion,
            subject=program_subject(self.program),
            plan=self.program.title,
            period=self.period.words,
            today=date_words(self.today),
            due=date_words(due) if due else None,
            signer=signer(self.program),
            simulated=own is not None and own.simulated,
            metrics=len(duty.metrics),
            tasks=len(duty.tasks),
            file=own.file if own else None,
            must=self.must(duty.unit),
            explain=self.explain(duty.unit),
            findings=_finding_grid(self.findings.get(duty.unit, ())),
        )

    def circular(self, standing: Standing) -> Circular:
        """The circular to all units."""
        days = set(self.due.values())
        common = days.pop() if len(days) == 1 else None
        return Circular(
            subject=program_subject(self.program),
            plan=self.program.title,
            period=self.period.words,
            today=date_words(self.today),
            due=date_words(common) if common else None,
            overdue=common is not None and self.today > common,
            signer=signer(self.program),
            simulated=any(submission.simulated for submission in self.returns.values()),
            expected=tuple(duty.unit for duty in self.duties),
            received=tuple(duty.unit for duty in self.duties if duty.unit in self.returns),
            missing=tuple(duty.unit for duty in self.missing),
            late=tuple(duty.unit for duty in self.duties if self.is_late(duty.unit)),
            sent_back=tuple((duty.unit, self.must(duty.unit)) for duty in self.sent_back),
            standing=standing,
            units=_unit_grid(self),
        )


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


def _unit_grid(this_round: _Round) -> Grid:
    lines = []
    for number, duty in enumerate(this_round.duties, start=1):
        must, explain = this_round.must(duty.unit), this_round.explain(duty.unit)
        state = "未报送" if duty.unit not in this_round.returns else ("退回修改" if must else "已报送")
        state += "（逾期）" if this_round.is_late(duty.unit) else ""
        counts = (len(duty.metrics), len(duty.tasks))
        lines.append(build_row(str(number), duty.unit, *map(str, counts), state, str(must), str(explain)))
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


def _place_words(place: Place) -> str:
    return f"{f'「{place.sheet}」' if place.sheet else ''}{place.cell or ''}"
