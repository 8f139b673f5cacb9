"""What changed between two programmes: indicators, tasks, metrics, targets and units."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from rapidfuzz import fuzz

from ecoreport.model.program import Indicator, Metric, Program, Task
from ecoreport.spec.lint.metric_names import is_same_metric, plain_name

T = TypeVar("T")

LEAST_LIKENESS = 60.0
"""Per cent of likeness from which a name under the same number counts as the same thing defined anew."""


class ChangeKind(StrEnum):
    """What happened to an item."""

    ADDED = "added"
    DROPPED = "dropped"
    RENUMBERED = "renumbered"
    REDEFINED = "redefined"
    TARGET = "target"
    UNITS = "units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference."""

    kind: ChangeKind
    item: str
    """indicator, metric, task or unit."""
    name: str
    """The item as the new programme calls it, or the old one when it was dropped."""
    field: str | None = None
    """For a redefinition or changed units: the field that differs."""
    old: str | None = None
    new: str | None = None


def compare_programs(old: Program, new: Program) -> tuple[Change, ...]:
    """All changes: units, then indicators with their metrics, then tasks with theirs, in the new programme's order."""
    return (
        *_compare_units(old, new),
        *_compare_owners("indicator", old.indicators, new.indicators),
        *_compare_tasks(old.tasks, new.tasks),
    )


def _compare_units(old: Program, new: Program) -> Iterator[Change]:
    for unit in new.units:
        before = next((old.unit(name) for name in (unit.name, *unit.aliases) if old.unit(name)), None)
        if before is None:
            yield Change(kind=ChangeKind.ADDED, item="unit", name=unit.name)
        elif before.name != unit.name:
            yield _redefined("unit", unit.name, "name", before.name, unit.name)
        elif before.members != unit.members:
            old_members, new_members = "、".join(before.members), "、".join(unit.members)
            yield _redefined("unit", unit.name, "members", old_members, new_members)
    for unit in old.units:
        if not any(new.unit(name) for name in (unit.name, *unit.aliases)):
            yield Change(kind=ChangeKind.DROPPED, item="unit", name=unit.name)


def _compare_tasks(old: Sequence[Task], new: Sequence[Task]) -> Iterator[Change]:
    """Table by table, so that a row of one unit's list is never taken for a row of another's."""
    in_both = {task.list for task in old} & {task.list for task in new}
    for table in dict.fromkeys(task.list for task in new if task.list in in_both):
        yield from _compare_owners(
            "task", [t for t in old if t.list == table], [t for t in new if t.list == table]
        )
    rest_old = [task for task in old if task.list not in in_both]
    rest_new = [task for task in new if task.list not in in_both]
    yield from _compare_owners("task", rest_old, rest_new)


def _compare_owners(
    item: str, old: Sequence[Indicator | Task], new: Sequence[Indicator | Task]
) -> Iterator[Change]:
    pairs, added, dropped = _pair(old, new, name=_title, number=_number)
    for before, after in pairs:
        name = _title(after)
        if before.no != after.no:
            yield Change(
                kind=ChangeKind.RENUMBERED, item=item, name=name, old=str(before.no), new=str(after.no)
            )
        if _title(before) != name:
            yield _redefined(item, name, "name", _title(before), name)
        for field in ("area", "nature", "key", "text", "requirement"):
            one, other = getattr(before, field, None), getattr(after, field, None)
            if one != other:
                yield _redefined(item, name, field, _word(one), _word(other))
        if isinstance(before, Task) and isinstance(after, Task):
            yield from _compare_whos(item, name, before, after)
        yield from _compare_metrics(before.metrics, after.metrics)
    for owner in added:
        yield Change(kind=ChangeKind.ADDED, item=item, name=_title(owner), new=str(owner.no))
    for owner in dropped:
        yield Change(kind=ChangeKind.DROPPED, item=item, name=_title(owner), old=str(owner.no))


def _compare_metrics(old: Sequence[Metric], new: Sequence[Metric]) -> Iterator[Change]:
    pairs, added, dropped = _pair(old, new, name=lambda m: m.name, number=lambda m: m.id)
    for before, after in pairs:
        if before.name != after.name:
            yield _redefined("metric", after.name, "name", before.name, after.name)
        for field in ("measure", "better"):
            one, other = getattr(before, field), getattr(after, field)
            if one != other:
                yield _redefined("metric", after.name, field, _word(one), _word(other))
        if before.target != after.target:
            yield Change(
                kind=ChangeKind.TARGET, item="metric", name=after.name, old=before.target, new=after.target
            )
        yield from _compare_whos("metric", after.name, before, after)
    for metric in added:
        yield Change(kind=ChangeKind.ADDED, item="metric", name=metric.name, new=metric.target)
    for metric in dropped:
        yield Change(kind=ChangeKind.DROPPED, item="metric", name=metric.name, old=metric.target)


def _compare_whos(item: str, name: str, old: Metric | Task, new: Metric | Task) -> Iterator[Change]:
    for field, before, after in (("lead", old.lead, new.lead), ("cooperate", old.cooperate, new.cooperate)):
        if before != after:
            yield Change(
                kind=ChangeKind.UNITS,
                item=item,
                name=name,
                field=field,
                old="、".join(who.words for who in before),
                new="、".join(who.words for who in after),
            )


def _pair(
    old: Sequence[T], new: Sequence[T], *, name: Callable[[T], str], number: Callable[[T], str]
) -> tuple[list[tuple[T, T]], list[T], list[T]]:
    """Old and new items that are the same thing, in new order; then what was added; then what was dropped.

    The same name decides first, the same number with a similar name next, a very similar name last.
    """
    rest = list(old)
    found: dict[int, T] = {}
    tests: tuple[Callable[[T, T], bool], ...] = (
        lambda a, b: plain_name(name(a)) == plain_name(name(b)) and number(a) == number(b),
        lambda a, b: plain_name(name(a)) == plain_name(name(b)),
        lambda a, b: number(a) == number(b) and fuzz.ratio(name(a), name(b)) >= LEAST_LIKENESS,
        lambda a, b: is_same_metric(plain_name(name(a)), plain_name(name(b))),
    )
    for same in tests:
        for i, after in enumerate(new):
            before = None if i in found else next((item for item in rest if same(item, after)), None)
            if before is not None:
                found[i] = before
                rest.remove(before)
    pairs = [(found[i], after) for i, after in enumerate(new) if i in found]
    return pairs, [after for i, after in enumerate(new) if i not in found], rest


def _title(owner: Indicator | Task) -> str:
    return owner.name if isinstance(owner, Indicator) else owner.title


def _number(owner: Indicator | Task) -> str:
    return str(owner.no) if isinstance(owner, Indicator) else f"{owner.list} {owner.no}"


def _redefined(item: str, name: str, field: str, old: str | None, new: str | None) -> Change:
    return Change(kind=ChangeKind.REDEFINED, item=item, name=name, field=field, old=old, new=new)


def _word(value: object) -> str | None:
    if isinstance(value, bool):
        return "是" if value else "否"
    return None if value is None else str(value)
