"""What stands in a programme, each thing with its path."""

from collections.abc import Iterator

from ecoreport.model.program import Indicator, Metric, Program, Task, Who
from ecoreport.spec.nodes import Path


def each_indicator(program: Program) -> Iterator[tuple[Path, Indicator]]:
    """Every indicator."""
    for i, indicator in enumerate(program.indicators):
        yield ("indicators", i), indicator


def each_task(program: Program) -> Iterator[tuple[Path, Task]]:
    """Every task."""
    for i, task in enumerate(program.tasks):
        yield ("tasks", i), task


def each_metric(program: Program) -> Iterator[tuple[Path, Metric, Indicator | Task]]:
    """Every metric with the indicator or task it belongs to, in plan order."""
    owners: list[tuple[Path, Indicator | Task]] = [*each_indicator(program), *each_task(program)]
    for path, owner in owners:
        for j, metric in enumerate(owner.metrics):
            yield (*path, "metrics", j), metric, owner


def each_who(program: Program) -> Iterator[tuple[Path, Who]]:
    """Every name in a unit cell: those of the tasks, then those of the metrics."""
    holders: list[tuple[Path, Task | Metric]] = [*each_task(program)]
    holders += [(path, metric) for path, metric, _ in each_metric(program)]
    for path, holder in holders:
        for role, whos in (("lead", holder.lead), ("cooperate", holder.cooperate)):
            for j, who in enumerate(whos):
                yield (*path, role, j), who
