"""Checks of units: who answers for what, and whether one organisation goes by two names."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Severity
from ecoreport.model.program import Indicator, Metric, Task, Unit, UnitKind
from ecoreport.names import is_initials, is_successor, is_within
from ecoreport.spec.lint.grouping import group_statements
from ecoreport.spec.lint.subject import LOCAL_KINDS, Subject, describe, helpers_of, leads_of
from ecoreport.spec.nodes import Path

_INDICATORS = "指标"
_BRACKETS = re.compile("[（）()〔〕]")


def check_leads(subject: Subject) -> Iterator[Finding]:
    """Indicators and tasks without a lead, and tasks for which no unit is named at all."""
    for path, indicator in subject.indicators():
        for j, metric in enumerate(indicator.metrics):
            if not metric.lead:
                place = subject.place((*path, "metrics", j), f"指标 {indicator.no}：{metric.name}")
                yield find("PLAN-060", place=place, no=indicator.no, name=metric.name)
        if not indicator.metrics:
            place = subject.place(path, f"指标 {indicator.no}：{indicator.name}")
            yield find("PLAN-061", place=place, no=indicator.no, name=indicator.name)
    for path, task in subject.tasks():
        parts: tuple[Task | Metric, ...] = (task, *task.metrics)
        if any(part.lead for part in parts) or subject.is_unit_list(task.list):
            continue
        code = "PLAN-089" if any(part.cooperate for part in parts) else "PLAN-062"
        yield find(code, place=subject.place(path, task.title), task=describe(task), title=task.title)


def check_doubles(subject: Subject) -> Iterator[Finding]:
    """The same unit as lead and as cooperating unit of one thing, or twice in one cell."""
    holders: list[tuple[Path, Metric | Task]] = [(owned.path, owned.metric) for owned in subject.metrics()]
    for path, holder in (*holders, *subject.tasks()):
        names = [(who.name, who.scope) for who in (*holder.lead, *holder.cooperate)]
        for name in sorted({name for name in names if names.count(name) > 1}, key=names.index):
            what = holder.name if isinstance(holder, Metric) else holder.title
            yield find("PLAN-063", place=subject.place(path, what), unit_name=name[0], what=what)


def check_units(subject: Subject) -> Iterator[Finding]:
    """Units without anything to do, and groups whose members are not known."""
    program = subject.program
    used = {who.name for _, who in subject.duties()} | {task.list for task in program.tasks}
    in_groups = {m for unit in program.units if unit.name in used for m in unit.members}
    for i, unit in enumerate(program.units):
        place = subject.place(("units", i), unit.name)
        if unit.name not in used and unit.name not in in_groups:
            yield find("PLAN-064", place=place, name=unit.name)
        elif unit.kind is UnitKind.GROUP and not unit.members:
            yield find("PLAN-065", place=place, name=unit.name)


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
    for (i, one), (j, other) in combinations(enumerate(subject.program.units), 2):
        if is_other_writing(one, other):
            both = (subject.place(("units", i), one.name), subject.place(("units", j), other.name))
            yield find("PLAN-067", place=both[1], places=both, one=one.name, other=other.name)


def check_second_names(subject: Subject) -> Iterator[Finding]:
    """Units whose remark quotes another writing of their name: the plan itself uses both."""
    for i, unit in enumerate(subject.program.units):
        others = [alias for alias in unit.aliases if f"“{alias}”" in (unit.note or "")]
        if others:
            both = (
                subject.place(("units", i), unit.name),
                subject.place(("units", i, "note"), unit.note or ""),
            )
            said = "、".join(f"“{other}”" for other in others)
            yield find("PLAN-082", place=both[0], places=both, name=unit.name, others=said)


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
    holders = {
        id(owner): _Holder(path=path, owner=owner, leads=leads_of(owner), helpers=helpers_of(owner))
        for path, owner in works
    }
    for group in group_statements(subject):
        owners = {id(s.owner) for s in group if s.owner is not None and not s.in_unit_list}
        yield group[0].name, tuple(holders[owner] for owner in holders if owner in owners)
    titled: dict[str, list[_Holder]] = {}
    for _, task in subject.tasks():
        if not subject.is_unit_list(task.list):
            titled.setdefault(task.title, []).append(holders[id(task)])
    yield from ((title, tuple(same)) for title, same in titled.items() if title)


def is_other_writing(one: Unit, other: Unit) -> bool:
    """True for units whose names look like two writings of one; townships, parks and companies are never that."""
    if {one.kind, other.kind} & LOCAL_KINDS or (one.kind is UnitKind.GROUP) != (other.kind is UnitKind.GROUP):
        return False
    most = 1 if one.kind is UnitKind.GROUP else 3  # 相关街道 and 相关乡镇街道 are two groups
    names = (_BRACKETS.sub("", unit.name).replace("与", "和") for unit in (one, other))
    short, long = sorted(names, key=len)
    if sorted(short) == sorted(long):
        return True
    if one.kind is not UnitKind.GROUP and (is_initials(short, long) or is_successor(short, long)):
        return True
    ends_alike = short[:1] == long[:1] and short[-1:] == long[-1:]
    return ends_alike and len(short) >= 4 and len(long) - len(short) <= most and is_within(short, long)
