"""What the summary of a period says: counts, standing by area, the units' own words, and where all of it comes from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ecoreport.model.assessment import Assessment
from ecoreport.model.duties import Duties, all_duties
from ecoreport.model.layout import FieldKey
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.submission import AnswerKind, Submission
from ecoreport.reporting.grid import Grid
from ecoreport.reporting.origins import OriginBook
from ecoreport.reporting.progress import TaskArea, TaskLine, build_progress
from ecoreport.reporting.standing import Standing, build_standing
from ecoreport.reporting.summary_tables import (
    build_area_grid,
    build_indicator_grid,
    build_missing_grid,
    build_origin_grid,
    build_task_grid,
)
from ecoreport.reporting.wording import date_words, has_content, program_subject, signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A unit's own words, as typed."""

    unit: str
    about: str | None
    """The title of the task they are about; None for the unit's work as a whole."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Everything the summary says, before how it looks."""

    subject: str
    """What the programme is about, for the title."""
    plan: str
    """The plan's title."""
    region: str
    signer: str
    period: str
    """In words: 2019年度."""
    today: str
    simulated: bool
    expected: tuple[str, ...]
    """Units that have to report."""
    received: tuple[str, ...]
    missing: tuple[Duties, ...]
    """The duties of the units that have not reported."""
    standing: Standing
    tasks: tuple[TaskArea, ...]
    work: tuple[Quote, ...]
    problems: tuple[Quote, ...]
    next_steps: tuple[Quote, ...]
    area_grid: Grid
    indicator_grid: Grid
    task_grid: Grid
    missing_grid: Grid
    origin_grid: Grid

    @property
    def task_lines(self) -> tuple[TaskLine, ...]:
        """All tasks, in plan order."""
        return tuple(line for area in self.tasks for line in area.tasks)


def build_summary(
    program: Program,
    assessment: Assessment,
    submissions: Sequence[Submission],
    *,
    period: Period,
    today: date,
) -> Summary:
    """What the summary of that period says.

    Args:
        program: The programme as issued.
        assessment: The verdicts of the period.
        submissions: The returns that count; of another period they are left out, of one unit the last one counts.
        period: The period that is summed up.
        today: The day the paper is dated.
    """
    returns = latest_returns(submissions, period)
    duties = all_duties(program)
    expected = tuple(duty.unit for duty in duties)
    origins = OriginBook()
    standing = build_standing(program, assessment, origins)
    tasks = build_progress(program, returns.values(), origins)
    ordered = [returns[unit] for unit in expected if unit in returns]
    work = _blocks(ordered, FieldKey.WORK, "工作小结：主要工作", origins)
    problems = _blocks(ordered, FieldKey.PROBLEMS, "工作小结：存在问题", origins)
    next_steps = _blocks(ordered, FieldKey.NEXT_STEPS, "工作小结：下一步工作", origins)
    missing = tuple(duty for duty in duties if duty.unit not in returns)
    lines = [line for area in tasks for line in area.tasks]
    return Summary(
        subject=program_subject(program),
        plan=program.title,
        region=program.region,
        signer=signer(program),
        period=period.words,
        today=date_words(today),
        simulated=any(submission.simulated for submission in ordered),
        expected=expected,
        received=tuple(submission.unit for submission in ordered),
        missing=missing,
        standing=standing,
        tasks=tasks,
        work=work,
        problems=problems + _said(lines, "problem"),
        next_steps=next_steps + _said(lines, "next"),
        area_grid=build_area_grid(standing),
        indicator_grid=build_indicator_grid(standing),
        task_grid=build_task_grid(tasks),
        missing_grid=build_missing_grid(missing),
        origin_grid=build_origin_grid(origins.close()),
    )


def latest_returns(submissions: Iterable[Submission], period: Period) -> dict[str, Submission]:
    """The last return of each unit for that period, by the unit's name."""
    return {submission.unit: submission for submission in submissions if submission.period == period.id}


def _blocks(
    submissions: Iterable[Submission], key: str, matter: str, origins: OriginBook
) -> tuple[Quote, ...]:
    quotes = []
    for submission in submissions:
        for answer in submission.answers:
            if answer.kind is AnswerKind.FIELD and answer.key == key and has_content(answer.text):
                origins.enter(matter, submission.unit, answer.text, [answer.source])
                quotes.append(Quote(unit=submission.unit, about=None, text=answer.text))
    return tuple(quotes)


def _said(lines: Iterable[TaskLine], part: str) -> tuple[Quote, ...]:
    return tuple(
        Quote(unit=report.unit, about=line.task.title, text=getattr(report, part))
        for line in lines
        for report in line.reports
        if getattr(report, part)
    )
