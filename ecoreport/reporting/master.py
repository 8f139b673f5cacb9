"""The master workbook as data: one row a metric, task, unit and document, each with its origin."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ecoreport.model.assessment import Assessment, MetricVerdict, Verdict, overall_verdict
from ecoreport.model.duties import Duties, TaskDuty, all_duties, metric_duties
from ecoreport.model.finding import Severity
from ecoreport.model.layout import FieldKey, read_state
from ecoreport.model.program import Number, Program, Task
from ecoreport.model.submission import Answer, AnswerKind, Source, Submission
from ecoreport.reporting.standing import NO_AREA


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorRow:
    """How one indicator stands as a whole."""

    area: str
    verdict: Verdict
    """达标 only if all its metrics are, for every unit that reports them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricRow:
    """A metric as one unit reported it."""

    no: str
    key: bool
    area: str
    nature: str
    indicator: str
    metric: str
    measure: str
    target: str
    unit: str
    raw: str
    value: Decimal | None
    verdict: Verdict
    reason: str
    note: str
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRow:
    """A task as one unit reported on it."""

    id: str
    list: str
    indicators: str
    title: str
    requirement: str
    unit: str
    role: str
    state: str
    progress: str
    problem: str
    next: str
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitRow:
    """How one unit stands."""

    unit: str
    returned: str
    """When its return that counts was received; empty when it has not returned."""
    version: int | None
    metrics: int
    verdicts: Mapping[Verdict, int]
    tasks: int
    states: Mapping[str, int]
    must: int
    """Findings that must be corrected."""
    explain: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRow:
    """A document a unit named as evidence."""

    unit: str
    about: str
    document: str
    file: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Master:
    """Everything the master workbook shows."""

    title: str
    period: str
    """In words."""
    simulated: bool
    indicators: tuple[IndicatorRow, ...]
    """Empty for a programme without indicators."""
    metrics: tuple[MetricRow, ...]
    tasks: tuple[TaskRow, ...]
    units: tuple[UnitRow, ...]
    evidence: tuple[EvidenceRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """When and as which version a unit's return was taken."""

    at: str
    version: int


def build_master(
    program: Program,
    assessment: Assessment,
    submissions: Sequence[Submission],
    *,
    period: str,
    receipts: Mapping[str, Receipt],
) -> Master:
    """The master workbook's content.

    Args:
        program: The programme.
        assessment: Verdicts and findings of the period.
        submissions: The return that counts of each unit that has returned.
        period: The period in words.
        receipts: By unit, when its return was taken.
    """
    by_unit = {submission.unit: submission for submission in submissions}
    duties = all_duties(program)
    return Master(
        title=program.title,
        period=period,
        simulated=any(submission.simulated for submission in submissions),
        indicators=_indicator_rows(program, assessment),
        metrics=_metric_rows(program, assessment, by_unit),
        tasks=tuple(
            _task_row(task, unit.unit, by_unit.get(unit.unit)) for unit in duties for task in unit.tasks
        ),
        units=tuple(_unit_row(unit, assessment, by_unit.get(unit.unit), receipts) for unit in duties),
        evidence=tuple(row for submission in submissions for row in _evidence_rows(submission)),
    )


def _indicator_rows(program: Program, assessment: Assessment) -> tuple[IndicatorRow, ...]:
    rows = []
    for indicator in program.indicators:
        own = {metric.id for metric in indicator.metrics}
        verdict = overall_verdict(v.verdict for v in assessment.verdicts if v.metric in own)
        if verdict is not None:
            rows.append(IndicatorRow(area=indicator.area or NO_AREA, verdict=verdict))
    return tuple(rows)


def _metric_rows(
    program: Program, assessment: Assessment, by_unit: Mapping[str, Submission]
) -> tuple[MetricRow, ...]:
    owners = {duty.metric.id: duty for duty, _ in metric_duties(program)}
    areas = {indicator.no: indicator.area for indicator in program.indicators}
    rows = []
    for verdict in assessment.verdicts:
        duty = owners[verdict.metric]
        indicator, task = duty.indicator, duty.task
        rows.append(
            MetricRow(
                no=str(indicator.no) if indicator else (task.id if task else ""),
                key=bool(indicator and indicator.key),
                area=(indicator.area if indicator else _task_area(task, areas)) or "",
                nature=(indicator.nature if indicator else None) or "",
                indicator=indicator.name if indicator else (task.title if task else ""),
                metric=verdict.name,
                measure=duty.metric.measure or "",
                target=verdict.target,
                unit=verdict.unit,
                raw=verdict.raw or "",
                value=verdict.value,
                verdict=verdict.verdict,
                reason=verdict.reason,
                note=_note(verdict, by_unit),
                source=verdict.source,
            )
        )
    return tuple(rows)


def _task_area(task: Task | None, areas: Mapping[Number, str | None]) -> str | None:
    """A task's own area, else that of the first indicator it serves."""
    if task is None:
        return None
    return task.area or next((areas[no] for no in task.indicators if areas.get(no)), None)


def _note(verdict: MetricVerdict, by_unit: Mapping[str, Submission]) -> str:
    submission = by_unit.get(verdict.unit)
    return _text(submission, AnswerKind.METRIC, verdict.metric, FieldKey.NOTE)


def _task_row(duty: TaskDuty, unit: str, submission: Submission | None) -> TaskRow:
    task = duty.task
    state = None if submission is None else submission.answer(AnswerKind.TASK, task.id, FieldKey.STATE)

    def text(field: FieldKey) -> str:
        return _text(submission, AnswerKind.TASK, task.id, field)

    return TaskRow(
        id=task.id,
        list=task.list,
        indicators=_numbers(task.indicators),
        title=task.title,
        requirement=task.requirement,
        unit=unit,
        role=duty.role.value,
        state=text(FieldKey.STATE) or "未报",
        progress=text(FieldKey.PROGRESS),
        problem=text(FieldKey.PROBLEM),
        next=text(FieldKey.NEXT),
        source=state.source if state else None,
    )


def _unit_row(
    duties: Duties, assessment: Assessment, submission: Submission | None, receipts: Mapping[str, Receipt]
) -> UnitRow:
    unit = duties.unit
    receipt = receipts.get(unit)
    severities = Counter(finding.severity for finding in assessment.findings if finding.unit == unit)
    states = Counter(
        _text(submission, AnswerKind.TASK, task.task.id, FieldKey.STATE) or "未报" for task in duties.tasks
    )
    return UnitRow(
        unit=unit,
        returned=receipt.at if receipt else "",
        version=receipt.version if receipt else None,
        metrics=len(duties.metrics),
        verdicts=Counter(verdict.verdict for verdict in assessment.verdicts if verdict.unit == unit),
        tasks=len(duties.tasks),
        states=states,
        must=severities[Severity.MUST],
        explain=severities[Severity.EXPLAIN],
    )


def _evidence_rows(submission: Submission) -> tuple[EvidenceRow, ...]:
    rows: dict[str, dict[str, Answer]] = {}
    for answer in submission.answers:
        if answer.kind is AnswerKind.EVIDENCE and answer.text.strip():
            rows.setdefault(answer.key, {})[answer.field] = answer

    def text(row: Mapping[str, Answer], field: FieldKey) -> str:
        return row[field].text.strip() if field in row else ""

    return tuple(
        EvidenceRow(
            unit=submission.unit,
            about=text(row, FieldKey.ABOUT),
            document=text(row, FieldKey.DOCUMENT),
            file=text(row, FieldKey.FILE),
            source=next(iter(row.values())).source,
        )
        for row in rows.values()
    )


def _text(submission: Submission | None, kind: AnswerKind, key: str, field: FieldKey) -> str:
    answer = None if submission is None else submission.answer(kind, key, field)
    if answer is None:
        return ""
    return read_state(answer.text) if field is FieldKey.STATE else answer.text.strip()


def _numbers(numbers: Sequence[Number]) -> str:
    return "、".join(str(number) for number in numbers)
