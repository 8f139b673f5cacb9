"""What the checks of the linter look at: a loaded programme whose fields know their places."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Metric, Program, Task, Who
from ecoreport.spec.loading import Loaded
from ecoreport.spec.nodes import Path
from ecoreport.spec.walking import each_indicator, each_metric, each_task, each_who

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
        return each_indicator(self.program)

    def tasks(self) -> Iterator[tuple[Path, Task]]:
        """Every task with its path."""
        return each_task(self.program)

    def metrics(self) -> Iterator[Owned]:
        """Every metric with its path, in plan order."""
        return (Owned(path=path, metric=m, owner=owner) for path, m, owner in each_metric(self.program))

    def duties(self) -> Iterator[tuple[Path, Who]]:
        """Every name in a unit cell, with its path."""
        return each_who(self.program)

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
