"""What the checks of the linter look at: a loaded programme whose fields know their places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Metric, Program, Task, Who
from ecoreport.spec.loading import Loaded
from ecoreport.spec.nodes import Path

LONGEST_QUOTE = 60
"""Characters of a text that a place quotes."""

CLAUSE_MARKS = "。；;，,"
"""What parts the clauses of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A metric with the indicator or task it belongs to."""

    path: Path
    metric: Metric
    owner: Indicator | Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A programme under examination."""

    program: Program
    loaded: Loaded

    def place(self, path: Path, quote: str = "") -> Place:
        """Where that field stands, with what stands there."""
        place = self.loaded.place(*path)
        if len(quote) > LONGEST_QUOTE:
            quote = quote[: LONGEST_QUOTE - 1] + "…"
        return replace(place, text=quote or None)

    def indicators(self) -> Iterator[tuple[Path, Indicator]]:
        """Every indicator with its path."""
        for i, indicator in enumerate(self.program.indicators):
            yield ("indicators", i), indicator

    def tasks(self) -> Iterator[tuple[Path, Task]]:
        """Every task with its path."""
        for i, task in enumerate(self.program.tasks):
            yield ("tasks", i), task

    def metrics(self) -> Iterator[Owned]:
        """Every metric with its path, in plan order."""
        owners: list[tuple[Path, Indicator | Task]] = [*self.indicators(), *self.tasks()]
        for path, owner in owners:
            for j, metric in enumerate(owner.metrics):
                yield Owned(path=(*path, "metrics", j), metric=metric, owner=owner)

    def duties(self) -> Iterator[tuple[Path, Who]]:
        """Every name in a unit cell, with its path."""
        for path, task in self.tasks():
            yield from _whos(path, task)
        for owned in self.metrics():
            yield from _whos(owned.path, owned.metric)

    def is_unit_list(self, name: str) -> bool:
        """True when a task list is the annex list of one unit or group."""
        return self.program.unit(name) is not None


def describe(owner: Indicator | Task) -> str:
    """An indicator or task as the papers call it."""
    if isinstance(owner, Indicator):
        return f"指标 {owner.no}"
    return f"{owner.list}第 {owner.no} 项（{owner.id}）"


def clause_to(text: str, start: int, end: int) -> str:
    """The text up to `end`, from the beginning of the clause in which `start` stands."""
    begin = max(text.rfind(mark, 0, start) for mark in CLAUSE_MARKS) + 1
    return text[begin:end].strip()


def _whos(path: Path, owner: Task | Metric) -> Iterator[tuple[Path, Who]]:
    for role, whos in (("lead", owner.lead), ("cooperate", owner.cooperate)):
        for j, who in enumerate(whos):
            yield (*path, role, j), who
