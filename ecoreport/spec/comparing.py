"""What changed between two programmes: the plan as a whole, units, indicators, tasks, metrics and targets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ecoreport.model.program import Assigned, Indicator, Metric, Number, Phase, Program, Task, Unit, Who
from ecoreport.spec.lint.duties import is_other_writing
from ecoreport.spec.lint.subject import describe
from ecoreport.spec.pairing import Named, pair_items
from ecoreport.spec.regrouping import Regrouping, regroup


class ChangeKind(StrEnum):
    """What happened to an item."""

    ADDED = "added"
    DROPPED = "dropped"
    RENUMBERED = "renumbered"
    SPLIT = "split"
    MERGED = "merged"
    REDEFINED = "redefined"
    TARGET = "target"
    UNITS = "units"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One difference."""

    kind: ChangeKind
    item: str
    """program, phase, unit, indicator, metric or task."""
    name: str
    """The item as the new programme calls it, or the old one when it was dropped."""
    at: str | None = None
    """Where it stands in the new programme (in the old one when it was dropped): 指标 13, 任务分解表第 2 项."""
    field: str | None = None
    """For a redefinition or changed units: the field that differs."""
    old: str | None = None
    new: str | None = None


def compare_programs(old: Program, new: Program) -> tuple[Change, ...]:
    """All changes: the plan as a whole, units, indicators with their metrics, tasks with theirs, in the new order.

    A unit that was only renamed is the same unit wherever it stands, and a task is held against the indicator that its
    old one has become.
    """
    units = _same_units(old, new)
    names = {unit.name: unit.name for unit in old.units} | {before.name: now.name for before, now in units}
    grouped = regroup(old.indicators, new.indicators)
    return (
        *_compare_whole(old, new),
        *_compare_units(old, new, units),
        *_compare_indicators(grouped, names),
        *_compare_tasks(old.tasks, new.tasks, grouped.new_numbers, names),
    )


def _compare_whole(old: Program, new: Program) -> Iterator[Change]:
    fields = ("title", "region", "year", "level", "office", "source", "goals", "areas", "rules")
    yield from _compare_fields("program", "方案", None, old, new, fields)
    found = pair_items(_phases(old), _phases(new))
    for before, after in found.pairs:
        yield from _compare_fields("phase", after.name, None, before, after, ("name", "start", "end", "text"))
    for phase in found.added:
        yield Change(kind=ChangeKind.ADDED, item="phase", name=phase.name, new=_stretch(phase))
    for phase in found.dropped:
        yield Change(kind=ChangeKind.DROPPED, item="phase", name=phase.name, old=_stretch(phase))


def _compare_units(old: Program, new: Program, same: Sequence[tuple[Unit, Unit]]) -> Iterator[Change]:
    befores = {unit.name: before for before, unit in reversed(same)}
    for unit in new.units:
        before = befores.get(unit.name)
        if before is None:
            yield Change(kind=ChangeKind.ADDED, item="unit", name=unit.name)
            continue
        yield from _compare_fields("unit", unit.name, None, before, unit, ("name", "kind", "members"))
        spellings = {unit.name, before.name, *before.aliases}
        if unit.aliases != before.aliases and {unit.name, *unit.aliases} != spellings:
            yield _redefined("unit", unit.name, None, "aliases", before.aliases, unit.aliases)
    kept = {before.name for before, _ in same}
    for unit in old.units:
        if unit.name not in kept:
            yield Change(kind=ChangeKind.DROPPED, item="unit", name=unit.name)


def _compare_indicators(grouped: Regrouping, names: Mapping[str, str]) -> Iterator[Change]:
    for before, after in grouped.indicators.pairs:
        yield from _compare_owners("indicator", before, after)
    for one, many in grouped.splits:
        words = "、".join(f"{part.name}（{part.no}）" for part in many)
        yield Change(kind=ChangeKind.SPLIT, item="indicator", name=one.name, at=describe(one), new=words)
    for many, one in grouped.merges:
        words = "、".join(f"{part.name}（{part.no}）" for part in many)
        yield Change(kind=ChangeKind.MERGED, item="indicator", name=one.name, at=describe(one), old=words)
    renamed = {(before.name, after.name) for before, after in grouped.indicators.pairs}
    for (_, one_metric), (owner, other_metric) in grouped.metrics.pairs:
        for change in _compare_metrics(one_metric, other_metric, describe(owner), names):
            if change.field != "name" or (change.old, change.new) not in renamed:
                yield change
    yield from _new_and_gone_owners("indicator", grouped.indicators.added, grouped.indicators.dropped)
    whole = {id(indicator) for indicator in (*grouped.indicators.added, *grouped.indicators.dropped)}
    yield from _new_and_gone_metrics(
        [owned for owned in grouped.metrics.added if id(owned[0]) not in whole],
        [owned for owned in grouped.metrics.dropped if id(owned[0]) not in whole],
    )


def _compare_tasks(
    old: Sequence[Task],
    new: Sequence[Task],
    numbers: Mapping[Number, frozenset[Number]],
    names: Mapping[str, str],
) -> Iterator[Change]:
    """Table by table, so that a row of one unit's list is never taken for a row of another's."""
    in_both = {names.get(task.list, task.list) for task in old} & {task.list for task in new}
    tables = [*dict.fromkeys(task.list for task in new if task.list in in_both), None]
    for table in tables:
        befores = [task for task in old if _table(names.get(task.list, task.list), in_both) == table]
        afters = [task for task in new if _table(task.list, in_both) == table]
        found = pair_items(
            [
                _named_task(task, [n for no in task.indicators for n in numbers.get(no, (no,))])
                for task in befores
            ],
            [_named_task(task, task.indicators) for task in afters],
        )
        for before, after in found.pairs:
            yield from _compare_owners("task", before, after)
            yield from _compare_links(before, after, numbers)
            yield from _compare_whos("task", _title(after), describe(after), before, after, names)
            yield from _compare_task_metrics(before, after, names)
        yield from _new_and_gone_owners("task", found.added, found.dropped)


def _compare_owners(item: str, before: Indicator | Task, after: Indicator | Task) -> Iterator[Change]:
    name, at = _title(after), describe(after)
    if before.no != after.no:
        yield Change(
            kind=ChangeKind.RENUMBERED, item=item, name=name, at=at, old=str(before.no), new=str(after.no)
        )
    if _title(before) != name:
        yield _redefined(item, name, at, "name", _title(before), name)
    fields = ("area", "nature", "key", "text", "requirement", "deadline")
    yield from _compare_fields(item, name, at, before, after, fields)


def _compare_links(
    before: Task, after: Task, numbers: Mapping[Number, frozenset[Number]]
) -> Iterator[Change]:
    """A task that serves other indicators than before, whatever their numbers are now."""
    expected = {new for no in before.indicators for new in numbers.get(no, (no,))}
    if set(after.indicators) != expected and not (after.indicators and set(after.indicators) < expected):
        yield _redefined(
            "task", _title(after), describe(after), "indicators", before.indicators, after.indicators
        )


def _compare_task_metrics(before: Task, after: Task, names: Mapping[str, str]) -> Iterator[Change]:
    found = pair_items(_metrics_of(before), _metrics_of(after))
    for (_, one), (owner, other) in found.pairs:
        yield from _compare_metrics(one, other, describe(owner), names)
    yield from _new_and_gone_metrics(found.added, found.dropped)


def _new_and_gone_owners(
    item: str, added: Iterable[Indicator | Task], dropped: Iterable[Indicator | Task]
) -> Iterator[Change]:
    for owner in added:
        at, name = describe(owner), _title(owner)
        yield Change(kind=ChangeKind.ADDED, item=item, name=name, at=at, new=str(owner.no))
    for owner in dropped:
        at, name = describe(owner), _title(owner)
        yield Change(kind=ChangeKind.DROPPED, item=item, name=name, at=at, old=str(owner.no))


def _new_and_gone_metrics(
    added: Iterable[tuple[Indicator | Task, Metric]], dropped: Iterable[tuple[Indicator | Task, Metric]]
) -> Iterator[Change]:
    for owner, metric in added:
        at, name = describe(owner), metric.name
        yield Change(kind=ChangeKind.ADDED, item="metric", name=name, at=at, new=metric.target)
    for owner, metric in dropped:
        at, name = describe(owner), metric.name
        yield Change(kind=ChangeKind.DROPPED, item="metric", name=name, at=at, old=metric.target)


def _compare_metrics(before: Metric, after: Metric, at: str, names: Mapping[str, str]) -> Iterator[Change]:
    fields = ("name", "measure", "better", "deadline", "range", "assigned")
    yield from _compare_fields("metric", after.name, at, before, after, fields)
    if before.target != after.target:
        yield Change(
            kind=ChangeKind.TARGET,
            item="metric",
            name=after.name,
            at=at,
            old=before.target,
            new=after.target,
        )
    yield from _compare_whos("metric", after.name, at, before, after, names)


def _compare_whos(
    item: str, name: str, at: str, old: Metric | Task, new: Metric | Task, names: Mapping[str, str]
) -> Iterator[Change]:
    for field, before, after in (("lead", old.lead, new.lead), ("cooperate", old.cooperate, new.cooperate)):
        now = tuple(Who(name=names.get(who.name, who.name), scope=who.scope) for who in before)
        if now != after:
            yield Change(
                kind=ChangeKind.UNITS,
                item=item,
                name=name,
                at=at,
                field=field,
                old="、".join(who.words for who in before),
                new="、".join(who.words for who in after),
            )


def _same_units(old: Program, new: Program) -> list[tuple[Unit, Unit]]:
    """Old and new units that are one: by name or alias, then the only one whose name is another writing of it."""
    pairs = [
        (before, now)
        for before in old.units
        for now in new.units
        if {before.name, *before.aliases} & {now.name, *now.aliases}
    ]
    gone, come = (
        [unit for unit in program.units if all(unit is not pair[i] for pair in pairs)]
        for i, program in enumerate((old, new))
    )
    for now in come:
        like = [before for before in gone if is_other_writing(before, now)]
        if len(like) == 1:
            pairs.append((like[0], now))
            gone.remove(like[0])
    return pairs


def _table(name: str, in_both: set[str]) -> str | None:
    """The table a task is compared in; None for tables that only one of the programmes has."""
    return name if name in in_both else None


def _named_task(task: Task, numbers: Iterable[Number]) -> Named[Task]:
    number = f"{'、'.join(map(str, numbers))} {task.no}"
    return Named(item=task, name=_title(task), number=number)


def _phases(program: Program) -> list[Named[Phase]]:
    return [Named(item=p, name=p.name, number=str(i)) for i, p in enumerate(program.phases)]


def _metrics_of(task: Task) -> list[Named[tuple[Task, Metric]]]:
    return [Named(item=(task, m), name=m.name, number=m.id) for m in task.metrics]


def _title(owner: Indicator | Task) -> str:
    return owner.name if isinstance(owner, Indicator) else owner.title or owner.requirement[:20]


def _stretch(phase: Phase) -> str | None:
    return "—".join(date for date in (phase.start, phase.end) if date) or None


def _compare_fields(
    item: str, name: str, at: str | None, before: object, after: object, fields: Iterable[str]
) -> Iterator[Change]:
    """The fields that differ, among those that such an item has."""
    for field in fields:
        one, other = getattr(before, field, None), getattr(after, field, None)
        if one != other:
            yield _redefined(item, name, at, field, one, other)


def _redefined(item: str, name: str, at: str | None, field: str, old: object, new: object) -> Change:
    return Change(
        kind=ChangeKind.REDEFINED, item=item, name=name, at=at, field=field, old=_word(old), new=_word(new)
    )


def _word(value: object) -> str | None:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, tuple):
        return "、".join(map(str, value)) or None
    if isinstance(value, Assigned):
        return f"{value.value}（{value.document}）" if value.document else value.value
    return None if value is None else str(value)
