"""What the notes under a table change in the indicators and tasks that were drafted from it."""

from collections.abc import Sequence
from dataclasses import replace

from ecoreport.drafting.gathering import Gathering
from ecoreport.drafting.metrics import build_metric
from ecoreport.drafting.words.duties import Duties
from ecoreport.drafting.words.roles import Role, Statement
from ecoreport.drafting.words.rules import Change, helping_now
from ecoreport.model.program import Indicator, Metric, Task, Who

Done = tuple[str, str, str]
"""One changed place with its old and its new text."""
_SHORTEST_NAME = 3
"""A shorter name stands in too many others."""


def change_indicators(indicators: list[Indicator], change: Change, gathering: Gathering) -> list[Done]:
    """Changes targets or units of indicators as a note says, in place."""
    done = []
    for index, indicator in enumerate(indicators):
        if str(indicator.no) not in change.numbers and not _is_named(indicator, change):
            continue
        metrics = []
        for metric in indicator.metrics:
            changed, old = (
                _with_target(metric, change.value)
                if change.role is None
                else _with_units(metric, change, indicator, gathering)
            )
            metrics.append(changed)
            new = change.value if change.role is None else change.told(old)
            done.append((f"指标{indicator.no}", old or "（空）", new))
        indicators[index] = replace(indicator, metrics=tuple(metrics))
    return done


def change_tasks(tasks: list[Task], change: Change, list_name: str, gathering: Gathering) -> list[Done]:
    """Changes the units of the rows of one list as a note under it says, in place."""
    done = []
    for index, task in enumerate(tasks):
        if change.role is None or task.list != list_name or str(task.no) not in change.numbers:
            continue
        place = gathering.origins[f"tasks/{task.id}/title"]
        duties = gathering.duties(_said(change), key=f"tasks/{task.id}", where=f"任务{task.id}", place=place)
        lead, cooperate, old = _changed(task.lead, task.cooperate, change, duties)
        tasks[index] = replace(task, lead=lead, cooperate=cooperate)
        done.append((f"任务{task.id}", old or "（空）", change.told(old)))
    return done


def _is_named(indicator: Indicator, change: Change) -> bool:
    name = change.name
    if name is None or len(name) < _SHORTEST_NAME:
        return False
    return name in indicator.name or indicator.name in name


def _with_target(metric: Metric, target: str) -> tuple[Metric, str]:
    rebuilt = build_metric(
        metric.id,
        metric.name,
        target,
        measure=metric.measure,
        lead=metric.lead,
        cooperate=metric.cooperate,
    )
    return replace(rebuilt, baseline=metric.baseline), metric.target


def _with_units(
    metric: Metric, change: Change, indicator: Indicator, gathering: Gathering
) -> tuple[Metric, str]:
    place = gathering.origins[f"indicators/{indicator.no}/name"]
    where = f"指标{indicator.no}"
    duties = gathering.duties(_said(change), key=f"metrics/{metric.id}", where=where, place=place)
    lead, cooperate, old = _changed(metric.lead, metric.cooperate, change, duties)
    return replace(metric, lead=lead, cooperate=cooperate), old


def _said(change: Change) -> list[Statement]:
    return [Statement(parts=((change.role, change.value),))]


def _changed(
    lead: Sequence[Who], cooperate: Sequence[Who], change: Change, duties: Duties
) -> tuple[tuple[Who, ...], tuple[Who, ...], str]:
    """Who leads and who helps from now on, and the names that the change is about as they were."""
    if change.role is not Role.LEAD:
        old = "、".join(who.name for who in cooperate)
        return tuple(lead), change.units(cooperate, duties.cooperate), old
    old = "、".join(who.name for who in lead)
    leading = change.units(lead, duties.lead)
    helping = (*helping_now(change, lead, duties), *cooperate)
    return leading, tuple(dict.fromkeys(who for who in helping if who not in leading)), old
