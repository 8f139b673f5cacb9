"""Checks on the answers about tasks, evidence and the form as a whole."""

from collections.abc import Iterator
from typing import Any

from ecoreport.catalogue import find
from ecoreport.checks.context import Context, place_of
from ecoreport.model.assessment import Verdict
from ecoreport.model.duties import Role
from ecoreport.model.finding import Finding, Place
from ecoreport.model.layout import FieldKey, State
from ecoreport.model.submission import AnswerKind, Submission

_UNFINISHED = {State.ONGOING, State.NOT_STARTED}


def check_returns(context: Context) -> Iterator[Finding]:
    """Units that have not returned."""
    returned = {submission.unit for submission in context.submissions}
    for unit in context.units:
        if unit not in returned:
            yield find("CHK-001", unit=unit, period=context.period.words)


def check_simulated(context: Context) -> Iterator[Finding]:
    """Returns that were made up for training."""
    for submission in context.submissions:
        if submission.simulated:
            yield find("CHK-017", unit=submission.unit, place=Place(file=submission.file))


def check_required_fields(context: Context) -> Iterator[Finding]:
    """Labelled cells that must be filled (填报人, 联系电话) and are not."""
    for submission in context.submissions:
        for field in context.required_fields:
            answer = submission.answer(AnswerKind.FIELD, field.key, FieldKey.VALUE)
            if answer is not None and not answer.text.strip():
                yield find("CHK-015", unit=submission.unit, place=place_of(answer), label=field.label)


def check_tasks(context: Context) -> Iterator[Finding]:
    """Tasks without a state, without words about progress, or unfinished without a reason."""
    for task in context.tasks:
        state = task.text(FieldKey.STATE)
        values: dict[str, Any] = {"item": task.item, "state": state}
        if not state:
            yield find("CHK-011", unit=task.unit, place=task.place(FieldKey.STATE), **values)
        elif state in {State.DONE, State.ONGOING} and not task.text(FieldKey.PROGRESS):
            yield find("CHK-012", unit=task.unit, place=task.place(FieldKey.PROGRESS), **values)
        elif state == State.NOT_STARTED and not task.text(FieldKey.PROBLEM) and not task.text(FieldKey.NEXT):
            yield find("CHK-013", unit=task.unit, place=task.place(FieldKey.PROBLEM), **values)


def check_evidence(context: Context) -> Iterator[Finding]:
    """Finished work that nothing proves, and evidence for things that are not the unit's."""
    for submission in context.submissions:
        proven, strays = _evidence(context, submission)
        yield from strays
        for task in context.tasks:
            finished = task.text(FieldKey.STATE) == State.DONE and task.duty.role is Role.LEAD
            if task.submission is submission and finished and task.duty.task.id not in proven:
                yield find("CHK-009", unit=task.unit, place=task.place(FieldKey.STATE), item=task.item)
        for metric in context.metrics:
            met = metric.judgement.verdict is Verdict.MET
            if metric.submission is submission and met and metric.duty.metric.id not in proven:
                yield find("CHK-009", unit=metric.unit, place=metric.place(FieldKey.VALUE), item=metric.item)


def _evidence(context: Context, submission: Submission) -> tuple[set[str], list[Finding]]:
    own = {m.duty.metric.id for m in context.metrics if m.submission is submission}
    own |= {t.duty.task.id for t in context.tasks if t.submission is submission}
    proven: set[str] = set()
    strays = []
    for answer in submission.answers:
        if (
            answer.kind is not AnswerKind.EVIDENCE
            or answer.field != FieldKey.ABOUT
            or not answer.text.strip()
        ):
            continue
        # The sheet's list offers "id name"; the id is what counts.
        about = answer.text.split()[0]
        if about in own:
            proven.add(about)
        else:
            values: dict[str, Any] = {"row": answer.key, "about": answer.text.strip()}
            strays.append(find("CHK-014", unit=submission.unit, place=place_of(answer), **values))
    return proven, strays
