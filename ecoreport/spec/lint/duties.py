"""Checks of units: who answers for what, and whether one organisation goes by two names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Severity
from ecoreport.model.program import Indicator, Metric, Task, Unit, UnitKind
from ecoreport.names import is_initials, is_within
from ecoreport.spec.lint.grouping import group_statements
from ecoreport.spec.lint.metric_names import is_rate, plain_name
from ecoreport.spec.lint.subject import Subject, describe, targets_in, word_pairs
from ecoreport.spec.nodes import Path

LEAST_SHARED = 0.2
"""A list row that has no more than this part of a title's neighbouring characters is about something else."""

LEAST_OF_ROW = 0.5
LEAST_OF_TITLE = 0.6
"""A row of which, or of whose title, this part stands in a task's words too says it again."""
LEAST_OF_NAME = 0.5
"""A row that has this part of a metric's name speaks of it."""

_INDICATORS = "指标"
_BRACKETS = re.compile("[（）()〔〕]")
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
    """In a plan that prints a list for each unit: what a unit leads and its own list says nothing like."""
    lists: dict[str, list[_Row]] = {}
    for path, task in subject.tasks():
        if subject.is_unit_list(task.list):
            row = _Row(
                path=path,
                title=word_pairs(task.title),
                pairs=word_pairs(task.title + task.requirement),
                names=_metric_names(task),
            )
            lists.setdefault(task.list, []).append(row)
    for path, task in subject.tasks():
        for who in task.lead if not subject.is_unit_list(task.list) else ():
            rows = lists.get(who.name)
            missing = _missing(task, rows) if rows else None
            if rows and missing:
                both = (
                    subject.place(path, f"{describe(task)}：{missing}"),
                    subject.place(rows[0].path, f"{who.name}的清单，共 {len(rows)} 项"),
                )
                yield find("PLAN-069", place=both[0], places=both, name=who.name, title=missing)


def check_roles(subject: Subject) -> Iterator[Finding]:
    """A unit that leads something in one place and only cooperates in it in another.

    A question where two tables say so, a note for an indicator and its task, which may well share the work the other
    way round. The lists of single units are left out: each is about its own unit.
    """
    told = set()
    for what, holders in _same_things(subject):
        for one, other in combinations(holders, 2):
            names = sorted((one.leads & other.helpers) | (other.leads & one.helpers))
            if one.table == other.table or not names or (one.path, other.path) in told:
                continue
            told.add((one.path, other.path))
            yield find(
                "PLAN-079",
                place=subject.place(one.path),
                places=tuple(subject.place(h.path, h.words(names)) for h in (one, other)),
                severity=Severity.NOTE if _INDICATORS in (one.table, other.table) else None,
                name="、".join(names),
                what=what,
            )


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Holder:
    """An indicator or task with those who lead it and those who only help."""

    path: Path
    owner: Indicator | Task
    leads: frozenset[str]
    helpers: frozenset[str]

    @property
    def table(self) -> str:
        """Where it stands; the indicators are one table."""
        return self.owner.list if isinstance(self.owner, Task) else _INDICATORS

    def words(self, names: list[str]) -> str:
        """Who of those leads here, and who helps."""
        roles = (("牵头", self.leads), ("配合", self.helpers))
        said = [
            "、".join(own) + role
            for role, units in roles
            if (own := [name for name in names if name in units])
        ]
        return f"{describe(self.owner)}：{'，'.join(said)}"


def _same_things(subject: Subject) -> Iterator[tuple[str, tuple[_Holder, ...]]]:
    """What several places speak of, with those places: one metric, or tasks with one title."""
    works: list[tuple[Path, Indicator | Task]] = [*subject.indicators(), *subject.tasks()]
    holders = {id(owner): _holder(path, owner) for path, owner in works}
    for group in group_statements(subject):
        owners = {id(s.owner) for s in group if s.owner is not None and not s.in_unit_list}
        yield group[0].name, tuple(holders[owner] for owner in holders if owner in owners)
    titled: dict[str, list[_Holder]] = {}
    for _, task in subject.tasks():
        if not subject.is_unit_list(task.list):
            titled.setdefault(task.title, []).append(holders[id(task)])
    yield from ((title, tuple(same)) for title, same in titled.items() if title)


def _holder(path: Path, owner: Indicator | Task) -> _Holder:
    parts = owner.metrics if isinstance(owner, Indicator) else (owner,)
    leads = frozenset(who.name for part in parts for who in part.lead)
    helpers = frozenset(who.name for part in parts for who in part.cooperate)
    return _Holder(path=path, owner=owner, leads=leads, helpers=helpers - leads)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """What a row of a unit's list is about."""

    path: Path
    title: frozenset[str]
    pairs: frozenset[str]
    names: frozenset[str]

    def is_about(self, task: Task) -> bool:
        title, whole = word_pairs(task.title), word_pairs(task.title + task.requirement)
        return (
            len(title & self.pairs) > LEAST_SHARED * len(title)
            or len(whole & self.pairs) >= LEAST_OF_ROW * len(self.pairs)
            or len(whole & self.title) >= LEAST_OF_TITLE * len(self.title)
            or bool(self.names & _metric_names(task))
        )

    def mentions(self, metric: Metric) -> bool:
        name = word_pairs(metric.name)
        return plain_name(metric.name) in self.names or len(name & self.pairs) >= LEAST_OF_NAME * len(name)


def _missing(task: Task, rows: list[_Row]) -> str | None:
    """What of a task no row of a list is about: its title, or those of its rates that are spoken of nowhere."""
    if not any(row.is_about(task) for row in rows):
        return task.title
    rates = [metric for metric in task.metrics if is_rate(metric.name) and "、" not in metric.name]
    gone = [metric.name for metric in rates if not any(row.mentions(metric) for row in rows)]
    return "、".join(gone) or None


def _metric_names(task: Task) -> frozenset[str]:
    """The figures of a task, those that only its text names included."""
    said = (*targets_in(task.title), *targets_in(task.requirement))
    names = [*(metric.name for metric in task.metrics), *(named.name for named in said)]
    return frozenset(plain_name(name) for name in names if name)


def _looks_the_same(one: Unit, other: Unit) -> bool:
    if (one.kind is UnitKind.GROUP) != (other.kind is UnitKind.GROUP):
        return False
    most = 1 if one.kind is UnitKind.GROUP else 3  # 相关街道 and 相关乡镇街道 are two groups
    names = (_BRACKETS.sub("", unit.name).replace("与", "和") for unit in (one, other))
    short, long = sorted(names, key=len)
    if sorted(short) == sorted(long) or (one.kind is not UnitKind.GROUP and is_initials(short, long)):
        return True
    ends_alike = short[0] == long[0] and short[-1] == long[-1]
    return ends_alike and len(short) >= 4 and len(long) - len(short) <= most and is_within(short, long)
