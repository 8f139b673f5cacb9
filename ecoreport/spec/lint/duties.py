"""Checks of units: who answers for what, and whether one organisation goes by two names."""

import re
from collections.abc import Iterator
from itertools import combinations

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding
from ecoreport.model.program import Indicator, Metric, Task, Unit, UnitKind
from ecoreport.names import is_within
from ecoreport.spec.lint.metric_names import plain_name
from ecoreport.spec.lint.subject import Subject, describe
from ecoreport.spec.nodes import Path

LEAST_SHARED = 0.2
"""A list row that has no more than this part of a title's neighbouring characters is about something else."""

_CHINESE = re.compile(r"[\u4e00-\u9fff]+")
_NAMED_FREELY = {UnitKind.TOWNSHIP, UnitKind.COMPANY, UnitKind.PARK}
"""Kinds whose names are place and firm names, where likeness says nothing."""


def check_leads(subject: Subject) -> Iterator[Finding]:
    """Indicators without a lead, and tasks for which no unit is named."""
    for path, indicator in subject.indicators():
        for j, metric in enumerate(indicator.metrics):
            if not metric.lead:
                place = subject.place((*path, "metrics", j), f"指标 {indicator.no}：{metric.name}")
                yield find("PLAN-060", place=place, no=indicator.no, name=metric.name)
        if not indicator.metrics:
            place = subject.place(path, f"指标 {indicator.no}：{indicator.name}")
            yield find("PLAN-061", place=place, no=indicator.no, name=indicator.name)
    for path, task in subject.tasks():
        named = task.lead or task.cooperate or any(m.lead or m.cooperate for m in task.metrics)
        if not named and not subject.is_unit_list(task.list):
            place = subject.place(path, task.title)
            yield find("PLAN-062", place=place, task=describe(task), title=task.title)


def check_doubles(subject: Subject) -> Iterator[Finding]:
    """The same unit as lead and as cooperating unit of one thing, or twice in one cell."""
    holders: list[tuple[Path, Metric | Task]] = [(owned.path, owned.metric) for owned in subject.metrics()]
    for path, holder in (*holders, *subject.tasks()):
        names = [(who.name, who.scope) for who in (*holder.lead, *holder.cooperate)]
        for name in sorted({name for name in names if names.count(name) > 1}, key=names.index):
            what = holder.name if isinstance(holder, Metric) else holder.title
            yield find("PLAN-063", place=subject.place(path, what), unit_name=name[0], what=what)


def check_units(subject: Subject) -> Iterator[Finding]:
    """Units without anything to do, groups whose members are not known, leads without a list of their own."""
    program = subject.program
    used = {who.name for _, who in subject.duties()} | {task.list for task in program.tasks}
    in_groups = {m for unit in program.units if unit.name in used for m in unit.members}
    for i, unit in enumerate(program.units):
        place = subject.place(("units", i), unit.name)
        if unit.name not in used and unit.name not in in_groups:
            yield find("PLAN-064", place=place, name=unit.name)
        elif unit.kind is UnitKind.GROUP and not unit.members:
            yield find("PLAN-065", place=place, name=unit.name)


def check_lists(subject: Subject) -> Iterator[Finding]:
    """In a plan that prints a list for each unit: units that lead something and have no list."""
    lists = {task.list for task in subject.program.tasks if subject.is_unit_list(task.list)}
    if len(lists) < 2:
        return
    reported: set[str] = set()
    for path, who in subject.duties():
        if "lead" not in path or who.name in lists or who.name in reported:
            continue
        unit = subject.program.unit(who.name)
        if unit is None or unit.kind is UnitKind.GROUP:
            continue
        reported.add(who.name)
        yield find("PLAN-066", place=subject.place(path, who.name), name=who.name, count=len(lists))


def check_list_contents(subject: Subject) -> Iterator[Finding]:
    """In a plan that prints a list for each unit: what a unit leads and its own list says nothing like."""
    lists: dict[str, list[tuple[Path, Task]]] = {}
    for path, task in subject.tasks():
        if subject.is_unit_list(task.list):
            lists.setdefault(task.list, []).append((path, task))
    for path, task in subject.tasks():
        for who in task.lead if not subject.is_unit_list(task.list) else ():
            rows = lists.get(who.name)
            if rows and not any(_is_about(task, row) for _, row in rows):
                both = (
                    subject.place(path, f"{describe(task)}：{task.title}"),
                    subject.place(rows[0][0], f"{who.name}的清单，共 {len(rows)} 项"),
                )
                yield find("PLAN-069", place=both[0], places=both, name=who.name, title=task.title)


def check_names(subject: Subject) -> Iterator[Finding]:
    """Two units whose names look like two writings of one: 区交通局 and 区交通运输局."""
    units = [(i, unit) for i, unit in enumerate(subject.program.units) if unit.kind not in _NAMED_FREELY]
    for (i, one), (j, other) in combinations(units, 2):
        if _looks_the_same(one, other):
            both = (subject.place(("units", i), one.name), subject.place(("units", j), other.name))
            yield find("PLAN-067", place=both[1], places=both, one=one.name, other=other.name)


def check_scopes(subject: Subject) -> Iterator[Finding]:
    """Indicators with several leads where only some say which part they answer for."""
    for owned in subject.metrics():
        scopes = [who.scope for who in owned.metric.lead]
        if isinstance(owned.owner, Indicator) and any(scopes) and not all(scopes):
            place = subject.place((*owned.path, "lead"), owned.metric.name)
            yield find("PLAN-068", place=place, no=owned.owner.no, name=owned.metric.name)


def _is_about(task: Task, row: Task) -> bool:
    """True when the row shares enough of the task's title, or one of its metrics."""
    title = _word_pairs(task.title)
    shared = len(title & _word_pairs(row.title + row.requirement))
    metrics = {plain_name(metric.name) for metric in row.metrics}
    return shared > LEAST_SHARED * len(title) or any(plain_name(m.name) in metrics for m in task.metrics)


def _word_pairs(text: str) -> set[str]:
    characters = "".join(_CHINESE.findall(text))
    return {characters[i : i + 2] for i in range(len(characters) - 1)}


def _looks_the_same(one: Unit, other: Unit) -> bool:
    if (one.kind is UnitKind.GROUP) != (other.kind is UnitKind.GROUP):
        return False
    most = 1 if one.kind is UnitKind.GROUP else 3  # 相关街道 and 相关乡镇街道 are two groups
    short, long = sorted((one.name, other.name), key=len)
    if sorted(short) == sorted(long):
        return True
    ends_alike = short[0] == long[0] and short[-1] == long[-1]
    return ends_alike and len(short) >= 4 and len(long) - len(short) <= most and is_within(short, long)
