"""Who has to report what: the duties that a programme gives each unit."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ecoreport.model.program import Indicator, Metric, Program, Task, Who

INDICATOR_LIST = "指标"
"""The `list` of a work that stands for an indicator which no task refers to."""

_BARE_FIGURE_END = re.compile(r"(?<=\d)(?=(?:以上|以下|以内|左右)?$)")
"""Where the measure belongs in a demand that ends with a bare figure: ≥20, 稳定在19.5以上."""


class Role(StrEnum):
    """How a unit takes part."""

    LEAD = "牵头"
    COOPERATE = "配合"


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricDuty:
    """A metric that a unit reports."""

    metric: Metric
    indicator: Indicator | None = None
    """The indicator it belongs to; None for a task's metric."""
    task: Task | None = None
    """The task it belongs to; None for an indicator's metric."""
    scope: str | None = None
    """The part the unit answers for, where the plan says so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDuty:
    """A task that a unit reports on."""

    task: Task
    role: Role
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Duties:
    """Everything one unit reports, in plan order."""

    unit: str
    metrics: tuple[MetricDuty, ...]
    tasks: tuple[TaskDuty, ...]


def metric_duties(program: Program) -> tuple[tuple[MetricDuty, tuple[Who, ...]], ...]:
    """Every metric of the programme with those who report it: its own lead, else its indicator's or task's.

    Groups stand as the plan names them; `reporters` resolves them. Nobody at all gives an empty tuple.
    """
    found: list[tuple[MetricDuty, tuple[Who, ...]]] = []
    for indicator in program.indicators:
        shared = next((m.lead for m in indicator.metrics if m.lead), ())
        found += [(MetricDuty(metric=m, indicator=indicator), m.lead or shared) for m in indicator.metrics]
    for task in program.tasks:
        found += [(MetricDuty(metric=m, task=task), m.lead or task.lead) for m in task.metrics]
    return tuple(found)


def works(program: Program) -> tuple[Task, ...]:
    """Everything units report progress on: the tasks, and each indicator that no task refers to.

    A plan whose measures stand under its indicators (text, lead and cooperating units, no task table) gives
    one such work an indicator: its number and name as number and title, its text as requirement. Of a plan that
    names neither texts nor cooperating units the figures are all there is to report.
    """
    covered = {number for task in program.tasks for number in task.indicators}
    own = [indicator for indicator in program.indicators if indicator.no not in covered]
    if not any(indicator.text or any(m.cooperate for m in indicator.metrics) for indicator in own):
        return program.tasks
    return (*map(_work_of, own), *program.tasks)


def _work_of(indicator: Indicator) -> Task:
    lead = dict.fromkeys(who for metric in indicator.metrics for who in metric.lead)
    cooperate = dict.fromkeys(who for metric in indicator.metrics for who in metric.cooperate)
    return Task(
        id=f"指标{indicator.no}",
        list=INDICATOR_LIST,
        indicators=(indicator.no,),
        no=indicator.no,
        title=indicator.name,
        requirement=indicator.text
        or "；".join(_demand_words(indicator, metric) for metric in indicator.metrics),
        area=indicator.area,
        lead=tuple(lead),
        cooperate=tuple(cooperate),
    )


def _demand_words(indicator: Indicator, metric: Metric) -> str:
    """What is asked of the metric: 秸秆综合利用率≥90%; its name is left out where it is the indicator's."""
    name = metric.name if metric.name != indicator.name else ""
    return name + _BARE_FIGURE_END.sub(metric.measure or "", metric.demand)


def stands_for_indicator(task: Task) -> bool:
    """True for a work that is no task of the plan but the indicator itself, which no task refers to."""
    return task.list == INDICATOR_LIST


def task_label(task: Task) -> str:
    """The task as messages name it: 任务10-5; the id alone where that says it already (任务分解表-3, 指标5)."""
    return task.id if stands_for_indicator(task) or task.id.startswith("任务") else f"任务{task.id}"


def reporters(program: Program, names: tuple[Who, ...]) -> tuple[Who, ...]:
    """The units that stand behind the names: members for a group that has some, once each, in order."""
    found: dict[str, Who] = {}
    for who in names:
        unit = program.unit(who.name)
        if unit is None or not unit.members:
            name = who.name if unit is None else unit.name
            found.setdefault(name, Who(name=name, scope=who.scope))
            continue
        for member in unit.members:
            found.setdefault(member, Who(name=member, scope=who.scope))
    return tuple(found.values())


def all_duties(program: Program) -> tuple[Duties, ...]:
    """The duties of every unit that leads or cooperates in anything, in the order of the programme's units."""
    metrics: dict[str, list[MetricDuty]] = {}
    tasks: dict[str, dict[str, TaskDuty]] = {}
    for duty, names in metric_duties(program):
        for who in reporters(program, names):
            own = MetricDuty(metric=duty.metric, indicator=duty.indicator, task=duty.task, scope=who.scope)
            metrics.setdefault(who.name, []).append(own)
    for task in works(program):
        for role, names in ((Role.LEAD, task.lead), (Role.COOPERATE, task.cooperate)):
            for who in reporters(program, names):
                own_tasks = tasks.setdefault(who.name, {})
                own_tasks.setdefault(task.id, TaskDuty(task=task, role=role, scope=who.scope))
    order = {unit.name: position for position, unit in enumerate(program.units)}
    names_in_order = sorted(dict.fromkeys((*metrics, *tasks)), key=lambda name: order.get(name, len(order)))
    return tuple(
        Duties(unit=name, metrics=tuple(metrics.get(name, ())), tasks=tuple(tasks.get(name, {}).values()))
        for name in names_in_order
    )


def duties_of(program: Program, unit: str) -> Duties | None:
    """The duties of one unit by its name, or None when the plan gives it none."""
    return next((duties for duties in all_duties(program) if duties.unit == unit), None)
