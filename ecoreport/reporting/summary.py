"""What the summary of a period says: counts, standing by area, the units' own words, and where all of it comes from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ecoreport.model.assessment import Assessment, Verdict
from ecoreport.model.duties import Duties, all_duties
from ecoreport.model.layout import FieldKey
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.submission import Answer, AnswerKind, Submission
from ecoreport.reporting.digest import Quote
from ecoreport.reporting.grid import Grid
from ecoreport.reporting.origins import OriginBook, OriginList, Reported
from ecoreport.reporting.progress import TaskArea, TaskLine, build_progress
from ecoreport.reporting.standing import MetricLine, Standing, build_standing
from ecoreport.reporting.summary_tables import (
    build_area_grid,
    build_indicator_grid,
    build_missing_grid,
    build_task_grid,
)
from ecoreport.reporting.wording import date_words, program_subject, said, signer


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What a unit wrote beside a figure that misses its target: why, and what it does about it."""

    line: MetricLine
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
    name: str
    """What the paper's file is called: 年度工作总结."""
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
    """The units' own summaries of their work."""
    problems: tuple[Quote, ...]
    next_steps: tuple[Quote, ...]
    remedies: tuple[Remedy, ...]
    area_grid: Grid
    indicator_grid: Grid
    task_grid: Grid
    missing_grid: Grid
    origins: OriginList

    @property
    def origins_file(self) -> str:
        """The workbook beside the paper that lists the origins."""
        return f"{self.name}-数据来源.xlsx"

    @property
    def task_lines(self) -> tuple[TaskLine, ...]:
        """All tasks, in plan order."""
        return tuple(line for area in self.tasks for line in area.tasks)

    @property
    def work_elsewhere(self) -> tuple[Quote, ...]:
        """The work of the units that are not heard of under the tasks."""
        heard = {
            report.unit
            for line in self.task_lines
            for report in line.reports
            if report.deciding and report.progress
        }
        return tuple(quote for quote in self.work if quote.unit not in heard)


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
    origins = OriginBook(returns.values())
    standing = build_standing(program, assessment, origins)
    tasks = build_progress(program, returns.values(), origins)
    ordered = [returns[unit] for unit in expected if unit in returns]
    missing = tuple(duty for duty in duties if duty.unit not in returns)
    lines = [line for area in tasks for line in area.tasks]
    subject = program_subject(program)
    simulated = any(submission.simulated for submission in ordered)
    return Summary(
        subject=subject,
        plan=program.title,
        region=program.region,
        signer=signer(program),
        period=period.words,
        name=f"{period.rhythm}工作总结",
        today=date_words(today),
        simulated=simulated,
        expected=expected,
        received=tuple(submission.unit for submission in ordered),
        missing=missing,
        standing=standing,
        tasks=tasks,
        work=_blocks(ordered, FieldKey.WORK, "主要工作", origins),
        problems=_blocks(ordered, FieldKey.PROBLEMS, "存在问题", origins) + _said(lines, "problem"),
        next_steps=_blocks(ordered, FieldKey.NEXT_STEPS, "下一步工作", origins) + _said(lines, "next"),
        remedies=_remedies(standing, ordered, origins),
        area_grid=build_area_grid(standing),
        indicator_grid=build_indicator_grid(standing),
        task_grid=build_task_grid(tasks),
        missing_grid=build_missing_grid(missing, expected=bool(expected)),
        origins=OriginList(
            paper=f"{subject}工作总结（{period.words}）", simulated=simulated, origins=origins.close()
        ),
    )


def latest_returns(submissions: Iterable[Submission], period: Period) -> dict[str, Submission]:
    """The last return of each unit for that period, by the unit's name."""
    return {submission.unit: submission for submission in submissions if submission.period == period.id}


def _blocks(
    submissions: Iterable[Submission], key: str, label: str, origins: OriginBook
) -> tuple[Quote, ...]:
    quotes = []
    for submission in submissions:
        for answer in submission.answers:
            if answer.kind is AnswerKind.FIELD and answer.key == key:
                text = said(answer.text, simulated=submission.simulated)
                if text:
                    origins.enter("工作小结", submission.unit, [_cell(label, answer)])
                    quotes.append(Quote(unit=submission.unit, about=None, text=text))
    return tuple(quotes)


def _said(lines: Iterable[TaskLine], part: str) -> tuple[Quote, ...]:
    return tuple(
        Quote(unit=report.unit, about=line.task.title, text=getattr(report, part))
        for line in lines
        for report in line.reports
        if getattr(report, part)
    )


def _remedies(
    standing: Standing, submissions: Iterable[Submission], origins: OriginBook
) -> tuple[Remedy, ...]:
    remarks: Mapping[tuple[str, str], tuple[Answer, str]] = {
        (submission.unit, answer.key): (answer, said(answer.text, simulated=submission.simulated))
        for submission in submissions
        for answer in submission.answers
        if answer.kind is AnswerKind.METRIC and answer.field == FieldKey.NOTE
    }
    found = []
    for line in standing.lines:
        answer, text = remarks.get((line.unit, line.metric.id), (None, ""))
        if line.verdict is Verdict.MISSED and answer is not None and text:
            origins.enter(line.matter, line.unit, [_cell("说明", answer)])
            found.append(Remedy(line=line, text=text))
    return tuple(found)


def _cell(label: str, answer: Answer) -> Reported:
    return Reported(label=label, text=answer.text, source=answer.source)
