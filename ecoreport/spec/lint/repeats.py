"""Checks of what a plan lists in several places, so that one unit would have to report it several times."""

from collections.abc import Iterable, Iterator

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Indicator, Task, Who
from ecoreport.spec.lint.subject import Subject, describe
from ecoreport.spec.nodes import Path

_Item = tuple[str, str, tuple[Who, ...], Path, Indicator | Task]
"""Name, measure, lead units, path and owner of what is reported."""


def check_repeated_metrics(subject: Subject) -> Iterator[Finding]:
    """One note on the metrics of the same name and measure for which the same units answer in several places."""
    yield from _note(subject, _metrics(subject), "个分项")


def check_repeated_tasks(subject: Subject) -> Iterator[Finding]:
    """One note on the tasks of the same title that several lists give to the same units."""
    tasks = {(task.list, "".join(task.title.split())): (path, task) for path, task in subject.tasks()}
    items = ((task.title, "", task.lead, path, task) for path, task in tasks.values() if task.title.strip())
    yield from _note(subject, items, "项任务")


def _metrics(subject: Subject) -> Iterator[_Item]:
    for owned in subject.metrics():
        of_task = owned.owner.lead if isinstance(owned.owner, Task) else ()
        metric = owned.metric
        yield metric.name, metric.measure or "", metric.lead or of_task, owned.path, owned.owner


def _note(subject: Subject, items: Iterable[_Item], what: str) -> Iterator[Finding]:
    groups: dict[tuple[str, str, frozenset[Who]], list[_Item]] = {}
    for item in items:
        name, measure, lead, _, _ = item
        if lead:
            groups.setdefault(("".join(name.split()), measure, frozenset(lead)), []).append(item)
    places = [_place(subject, group) for group in groups.values() if len(group) > 1]
    if places:
        yield find("PLAN-087", place=places[0], places=tuple(places), count=len(places), what=what)


def _place(subject: Subject, group: list[_Item]) -> Place:
    """Where the item is listed again, with the names of all its places."""
    name, _, _, path, _ = group[-1]
    return subject.place(path, f"{name}：{'、'.join(describe(item[-1]) for item in group)}")
