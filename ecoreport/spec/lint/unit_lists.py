"""Checks of the lists of single units: what a unit leads or is named for elsewhere, against what its own list says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding
from ecoreport.model.program import Indicator, Metric, Task, Unit, UnitKind
from ecoreport.spec.lint.metric_names import is_rate, is_same_metric, is_spoken_of, is_whole, plain_name
from ecoreport.spec.lint.subject import (
    LOCAL_KINDS,
    Owned,
    Subject,
    describe,
    helpers_of,
    leads_of,
    targets_in,
    word_pairs,
)
from ecoreport.spec.nodes import Path

_OF_OFFICES = re.compile("部门|单位|机关|成员|各[委办局]")
"""How groups are called that may hold any office."""

LEAST_SHARED = 0.2
"""A list row that has no more than this part of a title's neighbouring characters is about something else."""

LEAST_OF_ROW = 0.5
LEAST_OF_TITLE = 0.6
"""A row of which, or of whose title, this part stands in a task's words too says it again."""
LEAST_OF_NAME = 0.5
"""A row that has this part of a metric's name speaks of it."""
LEAST_REPEATED = 0.6
LEAST_PAIRS = 12
"""A row of so many neighbouring characters, this part of which stands in a measure's words too, was taken from there."""


def check_lists(subject: Subject) -> Iterator[Finding]:
    """In a plan that prints a list for most of the units that lead something: those that have none."""
    lists = {task.list for task in subject.program.tasks if subject.is_unit_list(task.list)}
    leads: dict[str, Path] = {}
    for path, who in subject.duties():
        unit = subject.program.unit(who.name)
        in_list = path[0] == "tasks" and subject.is_unit_list(subject.program.tasks[int(path[1])].list)
        if "lead" in path and not in_list and unit is not None and unit.kind is not UnitKind.GROUP:
            leads.setdefault(who.name, path)
    if len(lists) < 2 or 2 * len(lists & leads.keys()) < len(leads):
        return
    for name, path in leads.items():
        if name not in lists:
            yield find("PLAN-066", place=subject.place(path, name), name=name, count=len(lists))


def check_list_contents(subject: Subject) -> Iterator[Finding]:
    """In a plan that prints a list for each unit: what a unit leads and its own list says nothing like, a unit at a time."""
    lists: dict[str, list[_Row]] = {}
    for path, task in subject.tasks():
        if subject.is_unit_list(task.list):
            row = _Row(
                path=path,
                title=word_pairs(task.title),
                pairs=word_pairs(task.title + task.requirement),
                names=_metric_names(task),
                text=task.title + task.requirement,
            )
            lists.setdefault(task.list, []).append(row)
    left_out = _left_out(subject, lists)
    for name, rows in lists.items():
        lacking = [
            (path, describe(task), missing)
            for path, task in subject.tasks()
            if not subject.is_unit_list(task.list) and any(who.name == name for who in task.lead)
            if (missing := _missing(task, rows))
        ]
        said = {metric for *_, missing in lacking for metric in missing.split("、")}
        lacking += [
            (owned.path, describe(owned.owner), owned.metric.name)
            for owned in left_out.get(name, ())
            if owned.metric.name not in said
        ]
        if lacking:
            places = [subject.place(path, f"{where}：{missing}") for path, where, missing in lacking]
            own = subject.place(rows[0].path, f"{name}的清单，共 {len(rows)} 项")
            titles = "、".join(f"“{missing}”" for *_, missing in lacking)
            yield find("PLAN-069", place=places[0], places=(*places, own), name=name, titles=titles)


def check_list_origins(subject: Subject) -> Iterator[Finding]:
    """In a plan that prints a list for each unit: rows that repeat a measure for which the plan does not name the unit.

    The lists of townships, parks and companies are left out: they take their part of everything.
    """
    lists = {task.list for task in subject.program.tasks if subject.is_unit_list(task.list)}
    measures = [
        (path, task, word_pairs(task.title + task.requirement), leads_of(task) | helpers_of(task))
        for path, task in subject.tasks()
        if task.list not in lists
    ]
    measures = [measure for measure in measures if measure[3]]
    for path, row in subject.tasks() if measures else ():
        pairs = word_pairs(row.title + row.requirement)
        unit = subject.program.unit(row.list)
        if unit is None or unit.kind in LOCAL_KINDS or len(pairs) < LEAST_PAIRS:
            continue
        sources = [m for m in measures if len(m[2] & pairs) >= LEAST_REPEATED * len(pairs)]
        if sources and not any(_may_mean(subject, names, unit) for *_, names in sources):
            source_path, source, *_ = max(sources, key=lambda measure: len(measure[2] & pairs))
            both = (
                subject.place(source_path, f"{describe(source)}：{source.title}，单位中没有{row.list}"),
                subject.place(path, f"{describe(row)}：{row.title}"),
            )
            yield find(
                "PLAN-081",
                place=both[1],
                places=both,
                name=row.list,
                title=row.title,
                task=describe(source),
            )


def _may_mean(subject: Subject, names: frozenset[str], unit: Unit) -> bool:
    """True when the names have that unit among them, or a group it may belong to: 有关部门, but not 各乡镇."""
    groups = [
        group for group in subject.program.units if group.kind is UnitKind.GROUP and group.name in names
    ]
    return unit.name in names or any(
        unit.name in group.members if group.members else _OF_OFFICES.search(group.name) for group in groups
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What a row of a unit's list is about."""

    path: Path
    title: frozenset[str]
    pairs: frozenset[str]
    names: frozenset[str]
    text: str

    def is_about(self, task: Task) -> bool:
        title, whole = word_pairs(task.title), word_pairs(task.title + task.requirement)
        return (
            len(title & self.pairs) > LEAST_SHARED * len(title)
            or len(whole & self.pairs) >= LEAST_OF_ROW * len(self.pairs)
            or len(whole & self.title) >= LEAST_OF_TITLE * len(self.title)
            or bool(self.names & _metric_names(task))
        )

    def mentions(self, metric: Metric) -> bool:
        name, plain = word_pairs(metric.name), plain_name(metric.name)
        said = any(is_same_metric(plain, other, linked=True) for other in self.names)
        return (
            said
            or is_spoken_of(metric.name, self.text)
            or len(name & self.pairs) >= LEAST_OF_NAME * len(name)
        )


def _missing(task: Task, rows: list[_Row]) -> str | None:
    """What of a task no row of a list is about: its title, or those of its rates that are spoken of nowhere."""
    if not any(row.is_about(task) for row in rows):
        return task.title
    rates = [metric for metric in task.metrics if _is_one_figure(metric)]
    gone = [metric.name for metric in rates if not any(row.mentions(metric) for row in rows)]
    return "、".join(gone) or None


def _left_out(subject: Subject, lists: Mapping[str, list[_Row]]) -> dict[str, list[Owned]]:
    """The figures of indicators that a unit's list does not speak of, by unit; none where lists hardly speak of any."""
    led: list[tuple[str, Owned]] = [
        (who.name, owned)
        for owned in subject.metrics()
        if isinstance(owned.owner, Indicator) and _is_one_figure(owned.metric)
        for who in owned.metric.lead
        if who.name in lists
    ]
    gone = [
        (name, owned) for name, owned in led if not any(row.mentions(owned.metric) for row in lists[name])
    ]
    left_out: dict[str, list[Owned]] = {}
    for name, owned in gone if 2 * len(gone) < len(led) else ():
        left_out.setdefault(name, []).append(owned)
    return left_out


def _is_one_figure(metric: Metric) -> bool:
    return (is_rate(metric.name) or is_whole(metric.name)) and "、" not in metric.name


def _metric_names(task: Task) -> frozenset[str]:
    """The figures of a task, those that only its text names included."""
    said = (*targets_in(task.title), *targets_in(task.requirement))
    names = [*(metric.name for metric in task.metrics), *(named.name for named in said)]
    return frozenset(plain_name(name) for name in names if name)
