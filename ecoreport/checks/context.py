"""What the checks look at: every metric and task a unit has to report, beside what it answered."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from ecoreport.model.assessment import Decision, Judgement
from ecoreport.model.duties import MetricDuty, TaskDuty, task_label
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.layout import Field, FieldKey, read_state
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.model.reading import Reading
from ecoreport.model.submission import PRINTED_TARGET, Answer, AnswerKind, Submission
from ecoreport.model.target import Target

_LOSSES = {"BOOK-012", "BOOK-013", "BOOK-015", "BOOK-021", "BOOK-022", "BOOK-030", "BOOK-031", "BOOK-032"}
"""Findings that say which part of the form could not be read."""


class _Reported(ABC):
    """A row of a unit's form, field by field."""

    __slots__ = ()

    @abstractmethod
    def answer(self, field: FieldKey) -> Answer | None:
        """What the unit filled in that field of the row; None when the form has no such cell, or did not come back."""

    def text(self, field: FieldKey) -> str:
        """The same as stripped text, a state as the form offers it; empty when nothing was filled in."""
        answer = self.answer(field)
        if answer is None:
            return ""
        return read_state(answer.text) if field is FieldKey.STATE else answer.text.strip()

    def place(self, field: FieldKey) -> Place:
        """The cell of that field."""
        return place_of(self.answer(field))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedMetric(_Reported):
    """A metric, the unit that has to report it, and what it reported."""

    duty: MetricDuty
    unit: str
    target: Target
    numeric: bool
    """True when a figure is expected."""
    submission: Submission | None
    reading: Reading | None
    """None when the unit has not returned."""
    judgement: Judgement
    decision: Decision | None = None
    """The person's decision that gave the judgement."""
    lapsed: Decision | None = None
    """The last decision, made on another answer or another target than those that count now, where none is on these."""
    shared: bool = False
    """True when the plan names the unit itself and gives it no part of its own: all such units report one figure."""

    @property
    def item(self) -> str:
        """The metric as messages name it: 指标26（秸秆综合利用率）."""
        metric = self.duty.metric
        if self.duty.indicator is not None:
            label = f"指标{self.duty.indicator.no}（{metric.name}）"
        else:
            label = f"{metric.name}（{task_label(self.duty.task) if self.duty.task else metric.id}）"
        return f"{label}（{self.duty.scope}）" if self.duty.scope else label

    def answer(self, field: FieldKey) -> Answer | None:  # noqa: D102
        return self._in_form(AnswerKind.METRIC, field)

    @property
    def printed_target(self) -> Answer | None:
        """The target as the form that came back prints it; None where that is not known."""
        return self._in_form(AnswerKind.PRINTED, PRINTED_TARGET)

    def _in_form(self, kind: AnswerKind, field: str) -> Answer | None:
        return None if self.submission is None else self.submission.answer(kind, self.duty.metric.id, field)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedTask(_Reported):
    """A task, a unit that takes part in it, and what it reported."""

    duty: TaskDuty
    unit: str
    submission: Submission

    @property
    def item(self) -> str:
        """The task as messages name it: 任务10-5（提高道路机扫率）, or 指标5（…） for an indicator's own work."""
        return f"{task_label(self.duty.task)}（{self.duty.task.title}）"

    def answer(self, field: FieldKey) -> Answer | None:  # noqa: D102
        return self.submission.answer(AnswerKind.TASK, self.duty.task.id, field)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Everything the checks of one period look at, in plan order."""

    program: Program
    period: Period
    units: tuple[str, ...]
    """The units that have to return."""
    submissions: tuple[Submission, ...]
    """The return that counts of each unit that has returned."""
    metrics: tuple[ReportedMetric, ...]
    tasks: tuple[ReportedTask, ...]
    """Only of units that have returned."""
    previous: dict[tuple[str, str], Decimal]
    """Values of the period before, by metric id and unit."""
    received: Mapping[str, date]
    """The day on which the return of each unit came in, as far as it is known."""
    required_fields: tuple[Field, ...] = ()
    """Labelled cells of the layout that must not be empty."""
    form_findings: tuple[Finding, ...] = ()
    """What was found about the forms while they were read."""

    def is_blank(self, submission: Submission) -> bool:
        """True when nothing at all was filled in about metrics, tasks and evidence, though the cells are there."""
        asked = (AnswerKind.METRIC, AnswerKind.TASK, AnswerKind.EVIDENCE)
        answers = [answer for answer in submission.answers if answer.kind in asked]
        return bool(answers) and not any(answer.text.strip() for answer in answers)

    def is_settled(self, unit: str, answer: Answer | None) -> bool:
        """True when the findings about the form already say why this cell holds nothing.

        They name the cell itself, or, for a cell that the form does not have any more, the row, column or sheet.
        """
        own = (f for f in self.form_findings if f.unit == unit and f.severity is Severity.MUST)
        if answer is None:
            return any(finding.code in _LOSSES for finding in own)
        return any((f.place.sheet, f.place.cell) == (answer.source.sheet, answer.source.cell) for f in own)


def place_of(answer: Answer | None) -> Place:
    """The cell of an answer with what stands in it; nowhere for None."""
    if answer is None:
        return Place()
    return replace(answer.source.place, text=answer.text or None)


def sentence(words: str | None) -> str:
    """The words with the full stop that they may lack; empty stays empty."""
    plain = (words or "").strip().rstrip("；;，,")
    return plain if not plain or plain[-1] in "。！？!?" else f"{plain}。"
