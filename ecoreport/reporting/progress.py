"""What the units reported about the tasks, in their own words, grouped by area and indicator."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ecoreport.model.duties import reporters, stands_for_indicator, works
from ecoreport.model.layout import FieldKey, State, read_state
from ecoreport.model.program import BODY_LIST, Indicator, Program, Task
from ecoreport.model.submission import Answer, AnswerKind, Submission
from ecoreport.reporting.origins import OriginBook, Reported
from ecoreport.reporting.standing import NO_AREA
from ecoreport.reporting.wording import said, task_place

UNREPORTED = "未报"
PARTLY = "部分单位未报"
DISAGREEING = "各单位填报不一致"

USED = MappingProxyType(
    {
        FieldKey.STATE: "状态",
        FieldKey.PROGRESS: "进展情况",
        FieldKey.PROBLEM: "存在问题",
        FieldKey.NEXT: "下一步打算",
    }
)
"""The answer columns that papers quote, with what they are called in the list of origins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What one unit reported about one task: its own words, empty where it said that there is nothing to tell."""

    unit: str
    deciding: bool
    """True for a lead unit, and for all units of a task that nobody leads."""
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

    @property
    def of_indicator(self) -> bool:
        """True when it is no task of the plan but the work on an indicator that no task refers to."""
        return stands_for_indicator(self.task)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskGroup:
    """The tasks of one indicator, or of an area without indicators."""

    indicator: Indicator | None
    tasks: tuple[TaskLine, ...]

    @property
    def reported(self) -> bool:
        """True when a unit that leads has reported on one of them."""
        return any(report.deciding for line in self.tasks for report in line.reports)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskArea:
    """The tasks of one area, or of one list of the plan."""

    name: str
    groups: tuple[TaskGroup, ...]

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        """All its tasks."""
        return tuple(line for group in self.groups for line in group.tasks)

    def needs_count(self, group: TaskGroup) -> bool:
        """True when the words about the area do not tell yet how the tasks of that group stand."""
        if group.indicator is None:
            return any(not line.of_indicator for line in self.tasks if line not in group.tasks)
        return len(self.groups) > 1


def build_progress(
    program: Program, submissions: Iterable[Submission], origins: OriginBook
) -> tuple[TaskArea, ...]:
    """Every task of the programme with its reports, in plan order; the cells are entered in the origins."""
    answers: dict[tuple[str, str], dict[str, Answer]] = {}
    simulated = set()
    for submission in submissions:
        if submission.simulated:
            simulated.add(submission.unit)
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
        # Tasks of no indicator come first: after a heading they would pass for those of the indicator named there.
        in_area.setdefault("", (None, []))
        in_area.setdefault(group, (indicator, []))[1].append(
            _task_line(program, task, answers, simulated, origins)
        )
    return tuple(
        TaskArea(
            name=name,
            groups=tuple(
                TaskGroup(indicator=indicator, tasks=tuple(lines))
                for indicator, lines in groups.values()
                if lines
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
    return NO_AREA if stands_for_indicator(task) or task.list in {BODY_LIST, ""} else task.list


def count_states(tasks: Iterable[TaskLine]) -> tuple[tuple[str, int], ...]:
    """How many tasks are in which state: the states that forms offer first, those not reported last."""
    count = Counter(line.state for line in tasks)
    ours = (DISAGREEING, PARTLY, UNREPORTED)
    order = dict.fromkeys((*State, *sorted(set(count) - set(ours)), *ours))
    return tuple((str(state), count[state]) for state in order if count[state])


def _task_line(
    program: Program,
    task: Task,
    answers: Mapping[tuple[str, str], Mapping[str, Answer]],
    simulated: Collection[str],
    origins: OriginBook,
) -> TaskLine:
    matter = f"{task_place(task)} {task.title.rstrip('。；，')}"
    deciding = tuple(who.name for who in reporters(program, task.lead or task.cooperate))
    reports: dict[str, Report] = {}
    for who in reporters(program, (*task.lead, *task.cooperate)):
        given = answers.get((who.name, task.id), {})
        cells = [
            Reported(label=label, text=given[field].text.strip(), source=given[field].source)
            for field, label in USED.items()
            if field in given and given[field].text.strip()
        ]
        if cells:
            words = {cell.label: said(cell.text, simulated=who.name in simulated) for cell in cells}
            reports[who.name] = Report(
                unit=who.name,
                deciding=who.name in deciding,
                state=next(
                    (read_state(cell.text) for cell in cells if cell.label == USED[FieldKey.STATE]), ""
                ),
                progress=words.get(USED[FieldKey.PROGRESS], ""),
                problem=words.get(USED[FieldKey.PROBLEM], ""),
                next=words.get(USED[FieldKey.NEXT], ""),
                origin=origins.enter(matter, who.name, cells),
            )
    states = [reports[name].state if name in reports else "" for name in deciding]
    return TaskLine(task=task, matter=matter, state=_common(states), reports=tuple(reports.values()))


def _common(states: list[str]) -> str:
    """The state that all lead units gave."""
    given = set(filter(None, states))
    if not given:
        return UNREPORTED
    if len(given) > 1:
        return DISAGREEING
    return given.pop() if all(states) else PARTLY
