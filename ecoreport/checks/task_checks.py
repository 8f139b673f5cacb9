"""Checks on the answers about tasks, evidence and the form as a whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ecoreport.catalogue import find
from ecoreport.checks.context import Context, ReportedTask, place_of, sentence
from ecoreport.model.assessment import Verdict
from ecoreport.model.duties import Role
from ecoreport.model.finding import Finding, Place
from ecoreport.model.layout import FieldKey, State
from ecoreport.model.period import parse_period
from ecoreport.model.submission import Answer, AnswerKind, Submission

_MANY = 3
"""From so many on, finished items without any evidence are one finding."""


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


def check_blank_returns(context: Context) -> Iterator[Finding]:
    """Forms that came back as they were sent out; their empty cells are not asked about one by one."""
    for submission in context.submissions:
        if context.is_blank(submission):
            place = Place(file=submission.file)
            yield find("CHK-023", unit=submission.unit, place=place, period=context.period.words)


def check_required_fields(context: Context) -> Iterator[Finding]:
    """Labelled cells that must be filled (填报人, 联系电话) and are not."""
    for submission in context.submissions:
        for field in context.required_fields if not context.is_blank(submission) else ():
            answer = submission.answer(AnswerKind.FIELD, field.key, FieldKey.VALUE)
            if answer is not None and not answer.text.strip():
                yield find("CHK-015", unit=submission.unit, place=place_of(answer), label=field.label)


def check_tasks(context: Context) -> Iterator[Finding]:
    """Tasks without a state, without words about progress, or unfinished without a reason."""
    for task in context.tasks:
        answer = task.answer(FieldKey.STATE)
        state = task.text(FieldKey.STATE)
        values: dict[str, Any] = {"item": task.item, "state": state}
        if context.is_settled(task.unit, answer) or context.is_blank(task.submission):
            continue
        if answer is None:
            yield find("CHK-022", unit=task.unit, item=task.item)
        elif not state:
            yield find("CHK-011", unit=task.unit, place=task.place(FieldKey.STATE), **values)
        elif state in {State.DONE, State.ONGOING} and not task.text(FieldKey.PROGRESS):
            if not context.is_settled(task.unit, task.answer(FieldKey.PROGRESS)):
                yield find("CHK-012", unit=task.unit, place=task.place(FieldKey.PROGRESS), **values)
        elif state == State.NOT_CONCERNED and task.duty.role is Role.LEAD and not _is_explained(task):
            yield find("CHK-007", unit=task.unit, place=task.place(FieldKey.STATE), **values)
        elif state == State.NOT_STARTED and not _says_why(task) and not _is_overdue(context, task):
            yield find("CHK-013", unit=task.unit, place=task.place(FieldKey.PROBLEM), **values)


def check_deadlines(context: Context) -> Iterator[Finding]:
    """Tasks whose day has passed and that their lead units do not report as done."""
    for task in context.tasks:
        if not _is_overdue(context, task):
            continue
        deadline, state = task.duty.task.deadline, task.text(FieldKey.STATE)
        problem, following = task.text(FieldKey.PROBLEM), task.text(FieldKey.NEXT)
        values: dict[str, Any] = {
            "item": task.item,
            "deadline": deadline,
            "state": state,
            "note": f"{problem.rstrip('。；')}；{sentence(following)}",
        }
        code = "CHK-027" if problem and following else "CHK-026"
        yield find(code, unit=task.unit, place=task.place(FieldKey.STATE), **values)


def check_evidence(context: Context) -> Iterator[Finding]:
    """Finished work that nothing proves, and evidence for things that are not the unit's."""
    for submission in context.submissions:
        proven, strays = _evidence(context, submission)
        yield from strays
        unproven = [
            find("CHK-009", unit=submission.unit, place=place, item=item)
            for key, item, place in _finished(context, submission)
            if key not in proven
        ]
        if len(unproven) >= _MANY and not proven and not strays:
            places = tuple(finding.place for finding in unproven)
            count = len(unproven)
            yield find(
                "CHK-024", unit=submission.unit, place=_evidence_place(submission), places=places, count=count
            )
        else:
            yield from unproven


def _finished(context: Context, submission: Submission) -> Iterator[tuple[str, str, Place]]:
    """What the unit reports as done: id, words and cell of each task that it leads and each metric."""
    for task in context.tasks:
        led = task.submission is submission and task.duty.role is Role.LEAD
        if led and task.text(FieldKey.STATE) == State.DONE:
            yield task.duty.task.id, task.item, task.place(FieldKey.STATE)
    for metric in context.metrics:
        if metric.submission is submission and metric.judgement.verdict is Verdict.MET:
            yield metric.duty.metric.id, metric.item, metric.place(FieldKey.VALUE)


def _is_overdue(context: Context, task: ReportedTask) -> bool:
    """True for a task that its lead unit has not done though its day has passed.

    It has when it lies within the period and before the day on which the return came in; where that is not known, when it
    lies before the end of the period.
    """
    unfinished = task.text(FieldKey.STATE) in {State.ONGOING, State.NOT_STARTED}
    day = _last_day(task.duty.task.deadline) if unfinished and task.duty.role is Role.LEAD else None
    if day is None:
        return False
    return day <= context.period.end and day < context.received.get(task.unit, context.period.end)


def _says_why(task: ReportedTask) -> bool:
    return any(task.text(field) for field in (FieldKey.PROBLEM, FieldKey.NEXT))


def _is_explained(task: ReportedTask) -> bool:
    return bool(task.text(FieldKey.PROGRESS)) or _says_why(task)


def _evidence_place(submission: Submission) -> Place:
    """The first cell of the evidence sheet that is to be filled in."""
    for answer in submission.answers:
        if answer.kind is AnswerKind.EVIDENCE and answer.field == FieldKey.ABOUT:
            return place_of(answer)
    return Place(file=submission.file)


def _evidence(context: Context, submission: Submission) -> tuple[set[str], list[Finding]]:
    """The ids of what the unit has evidence for, and findings about rows that prove nothing."""
    names = {m.duty.metric.id: m.duty.metric.name for m in context.metrics if m.submission is submission}
    names |= {t.duty.task.id: t.duty.task.title for t in context.tasks if t.submission is submission}
    proven: set[str] = set()
    strays = []
    for row in _evidence_rows(submission):
        about = row[FieldKey.ABOUT]
        place, text = place_of(about), about.text.strip()
        documents = [answer.text.strip() for field, answer in row.items() if field != FieldKey.ABOUT]
        meant = _meant(text, names) if text else None
        if not text and not any(documents):
            continue
        if text and meant is None:
            strays.append(find("CHK-014", unit=submission.unit, place=place, row=about.key, about=text))
        elif meant is None or (documents and not any(documents)):
            lacking = "材料名称和文件名" if text else "证明哪个指标或任务"
            strays.append(find("CHK-028", unit=submission.unit, place=place, row=about.key, lacking=lacking))
        else:
            proven.add(meant)
    return proven, strays


def _evidence_rows(submission: Submission) -> Iterator[Mapping[str, Answer]]:
    """The rows of the evidence sheet, each with its answers by field; remarks prove nothing."""
    rows: dict[str, dict[str, Answer]] = {}
    for answer in submission.answers:
        if answer.kind is AnswerKind.EVIDENCE and answer.field != FieldKey.NOTE:
            rows.setdefault(answer.key, {})[answer.field] = answer
    return (row for row in rows.values() if FieldKey.ABOUT in row)


def _last_day(deadline: str | None) -> date | None:
    """The last day of a deadline as programmes write it (2024-12-31, 2024-12, 2024); None for other words."""
    period = parse_period(deadline or "")
    if period is not None:
        return period.end
    try:
        return date.fromisoformat(deadline or "")
    except ValueError:
        return None


def _meant(text: str, names: Mapping[str, str]) -> str | None:
    """The id of the one item that the text names: the list offers "id name", clerks also type either of the two."""
    first = text.split()[0]
    if first in names:
        return first
    plain = "".join(text.split())
    named = [key for key, name in names.items() if plain in (name, key + "".join(name.split()))]
    return named[0] if len(named) == 1 else None
