"""Checks of what the plan lists in several places, so that one unit would have to report it several times."""

from collections.abc import Iterable, Iterator

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding
from ecoreport.model.program import Metric, Task, Who
from ecoreport.spec.lint.subject import Owned, Subject, describe
from ecoreport.spec.nodes import Path

_Key = tuple[str, ...]


def check_repeated_metrics(subject: Subject) -> Iterator[Finding]:
    """One note on the metrics of one name for which the same unit answers in several places."""
    owned = [((one.path, one), _key(one.metric.name, one.metric.measure, _leads(one))) for one in subject.metrics()]
    places = [
        subject.place(again[-1].path, f"{again[0].metric.name}：" + "、".join(describe(one.owner) for one in again))
        for again in _repeated(owned)
    ]
    if places:
        yield find("PLAN-087", place=places[0], places=tuple(places), count=len(places), what="个分项")


def check_repeated_tasks(subject: Subject) -> Iterator[Finding]:
    """One note on the tasks of one title that several lists give to the same unit."""
    lists: dict[tuple[_Key, str], tuple[Path, Task]] = {}
    for path, task in subject.tasks():
        lists.setdefault((_key(task.title, "", task.lead), task.list), (path, task))
    places = [
        subject.place(again[-1][0], f"{again[0][1].title}：" + "、".join(describe(task) for _, task in again))
        for again in _repeated((found, key) for (key, _), found in lists.items())
    ]
    if places:
        yield find("PLAN-087", place=places[0], places=tuple(places), count=len(places), what="项任务")
