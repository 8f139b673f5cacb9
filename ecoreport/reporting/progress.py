"""What the units reported about the tasks, in their own words, grouped by area and indicator."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from ecoreport.model.duties import Role, reporters, works
from ecoreport.model.layout import FieldKey
from ecoreport.model.program import BODY_LIST, Indicator, Program, Task, Who
from ecoreport.model.submission import Answer, AnswerKind, Submission
from ecoreport.reporting.origins import OriginBook
from ecoreport.reporting.standing import NO_AREA
from ecoreport.reporting.wording import has_content, task_place

UNREPORTED = "未报"
PARTLY = "部分单位未报"
DISAGREEING = "各单位填报不一致"

USED = (FieldKey.STATE, FieldKey.PROGRESS, FieldKey.PROBLEM, FieldKey.NEXT)
"""The answer columns that papers quote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one unit reported about one task, as typed."""

    unit: str
    role: Role
    state: str
    progress: str
    problem: str
    next: str
    origin: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task with what was reported about it."""

    task: Task
    matter: str
    """Which task it is, in words a reader finds in the plan."""
    state: str
    """As all lead units reported it; said so when none did, when only some did, and when they differ."""
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """The tasks of one indicator, or of an area without indicators."""

    indicator: Indicator | None
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskArea:
    """The tasks of one area, or of one list of the plan."""

    name: str
    groups: tuple[TaskGroup, ...]

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        """All its tasks."""
        return tuple(line for group in self.groups for line in group.tasks)


def build_progress(
    program: Program, submissions: Iterable[Submission], origins: OriginBook
) -> tuple[TaskArea, ...]:
    """Every task of the programme with its reports, in plan order; the cells are entered in the origins."""
    answers: dict[tuple[str, str], dict[str, Answer]] = {}
    for submission in submissions:
        for answer in submission.answers:
            if answer.kind is AnswerKind.TASK:
                answers.setdefault((submission.unit, answer.key), {})[answer.field] = answer
    indicators = {indicator.no: indicator for indicator in program.indicators}
    areas: dict[str, dict[str, tuple[Indicator | None, list[TaskLine]]]] = {
        name: {} for name in program.areas
    }
    for task in works(program):
        indicator = next((indicators[no] for no in task.indicators if no in indicators), None)
        group = "" if indicator is None else str(indicator.no)
        in_area = areas.setdefault(area_of(task, indicator), {})
        in_area.setdefault(group, (indicator, []))[1].append(_task_line(program, task, answers, origins))
    return tuple(
        TaskArea(
            name=name,
            groups=tuple(
                TaskGroup(indicator=indicator, tasks=tuple(lines)) for indicator, lines in groups.values()
            ),
        )
        for name, groups in areas.items()
        if groups
    )


def area_of(task: Task, indicator: Indicator | None) -> str:
    """The area a task is shown under: its own, its indicator's, else the list of the plan it stands in."""
    own = task.area or (indicator.area if indicator else None)
    if own:
        return own
    return NO_AREA if task.list in {BODY_LIST, ""} else task.list


def count_states(tasks: Iterable[TaskLine]) -> tuple[tuple[str, int], ...]:
    """How many tasks are in which state: the most frequent first, those not reported last."""
    count = Counter(line.state for line in tasks)
    ours = ("", DISAGREEING, PARTLY, UNREPORTED)
    order = sorted(count, key=lambda s: (ours.index(s) if s in ours else 0, -count[s], s))
    return tuple((state, count[state]) for state in order)


def _task_line(
    program: Program, task: Task, answers: dict[tuple[str, str], dict[str, Answer]], origins: OriginBook
) -> TaskLine:
    matter = f"{task_place(task)} {task.title}"
    reports: dict[str, Report] = {}
    for role, names in ((Role.LEAD, task.lead), (Role.COOPERATE, task.cooperate)):
        for who in reporters(program, names):
            given = answers.get((who.name, task.id))
            if given and who.name not in reports and (report := _report(who, role, given, matter, origins)):
                reports[who.name] = report
    deciding = reporters(program, task.lead or task.cooperate)
    states = [reports[who.name].state if who.name in reports else "" for who in deciding]
    return TaskLine(task=task, matter=matter, state=_common(states), reports=tuple(reports.values()))


def _common(states: list[str]) -> str:
    """The state that all lead units gave."""
    given = set(filter(None, states))
    if not given:
        return UNREPORTED
    if len(given) > 1:
        return DISAGREEING
    return given.pop() if all(states) else PARTLY


def _report(
    who: Who, role: Role, given: dict[str, Answer], matter: str, origins: OriginBook
) -> Report | None:
    texts = {field: answer.text.strip() for field, answer in given.items()}
    used = [given[field] for field in USED if texts.get(field)]
    if not used:
        return None
    return Report(
        unit=who.name,
        role=role,
        state=texts.get(FieldKey.STATE, ""),
        progress=_said(texts.get(FieldKey.PROGRESS)),
        problem=_said(texts.get(FieldKey.PROBLEM)),
        next=_said(texts.get(FieldKey.NEXT)),
        origin=origins.enter(
            matter, who.name, texts.get(FieldKey.STATE) or used[0].text, [answer.source for answer in used]
        ),
    )


def _said(text: str | None) -> str:
    return text if text and has_content(text) else ""
