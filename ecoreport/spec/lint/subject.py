"""What the checks of the linter look at: a loaded programme whose fields know their places."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ecoreport.language.targets import extract_targets
from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Metric, Number, Phase, Program, Task, UnitKind, Who
from ecoreport.model.target import NamedTarget
from ecoreport.spec.loading import Loaded
from ecoreport.spec.nodes import Path
from ecoreport.spec.walking import each_indicator, each_metric, each_task, each_who

LONGEST_QUOTE = 60
"""Characters of a text that a place quotes."""

LOCAL_KINDS = frozenset({UnitKind.TOWNSHIP, UnitKind.PARK, UnitKind.COMPANY})
"""Units of one place or one firm: their figures are their own, and likeness of their names says nothing."""

_DATE = re.compile(r"(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?:-\d{2})?")
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")

CLAUSE_MARKS = "。；;，,"
"""What parts the clauses of a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owned:
    """A metric with the indicator or task it belongs to."""

    path: Path
    metric: Metric
    owner: Indicator | Task


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A text of the plan, as it stands in one field."""

    path: Path
    text: str
    label: str
    """What the papers call the place: 指标 3, 工作目标第 2 段."""
    owner: Indicator | Task | None
    """None for what is said of the plan as a whole: goals and phases."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Subject:
    """A programme under examination; itself and no other, so that what several checks ask of it is found once."""

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

    def whole_passages(self) -> Iterator[Passage]:
        """What is said of the plan as a whole."""
        for i, text in enumerate(self.program.goals):
            yield Passage(path=("goals", i), text=text, label=f"工作目标第 {i + 1} 段", owner=None)
        for i, phase in enumerate(self.program.phases):
            yield Passage(path=("phases", i, "text"), text=phase.text, label=phase.name, owner=None)

    def passages(self) -> Iterator[Passage]:
        """Every text of the plan that may demand something, those about the whole first."""
        yield from self.whole_passages()
        for path, indicator in self.indicators():
            text, label = indicator.text or "", describe(indicator)
            yield Passage(path=(*path, "text"), text=text, label=label, owner=indicator)
        for path, task in self.tasks():
            label = describe(task)
            yield Passage(path=(*path, "title"), text=task.title, label=label, owner=task)
            yield Passage(path=(*path, "requirement"), text=task.requirement, label=label, owner=task)

    def phases(self) -> tuple[Phase, ...]:
        """The phases in order; a time that is no date, or an end before its beginning, counts as none: loading says so."""
        return tuple(_with_sound_dates(phase) for phase in self.program.phases)

    def duties(self) -> Iterator[tuple[Path, Who]]:
        """Every name in a unit cell, with its path."""
        return each_who(self.program)

    def is_unit_list(self, name: str) -> bool:
        """True when a task list is the annex list of one unit or group."""
        return self.program.unit(name) is not None


def leads_of(owner: Indicator | Task) -> frozenset[str]:
    """The units that answer for it or for one of its metrics."""
    return frozenset(who.name for part in _parts_of(owner) for who in part.lead)


def helpers_of(owner: Indicator | Task) -> frozenset[str]:
    """The units that only help with it."""
    return frozenset(who.name for part in _parts_of(owner) for who in part.cooperate) - leads_of(owner)


def _parts_of(owner: Indicator | Task) -> tuple[Metric | Task, ...]:
    return owner.metrics if isinstance(owner, Indicator) else (owner, *owner.metrics)


def shares_of(indicator: Indicator) -> tuple[Metric, ...]:
    """The metrics that hand each of several units its own number of what the indicator counts: 东湖区清洁取暖改造."""
    shares = tuple(
        metric
        for metric in indicator.metrics
        if len(metric.lead) == 1 and metric.name == metric.lead[0].name + indicator.name
    )
    return shares if len(shares) > 1 else ()


def numbers_of(owner: Indicator | Task | None) -> frozenset[Number]:
    """The indicators that a place is about: the indicator itself, or those a task serves."""
    if owner is None:
        return frozenset()
    return frozenset({owner.no}) if isinstance(owner, Indicator) else frozenset(owner.indicators)


def _with_sound_dates(phase: Phase) -> Phase:
    start, end = _date_or_none(phase.start), _date_or_none(phase.end)
    ends_first = start is not None and end is not None and end < start[: len(end)]
    return replace(phase, start=start, end=None if ends_first else end)


def _date_or_none(text: str | None) -> str | None:
    return text if text and _DATE.fullmatch(text) else None


def describe(owner: Indicator | Task) -> str:
    """An indicator or task as the papers call it."""
    if isinstance(owner, Indicator):
        return f"指标 {owner.no}"
    return f"{owner.list}第 {owner.no} 项（{owner.id}）"


def clause_to(text: str, start: int, end: int) -> str:
    """The text up to `end`, from the beginning of the clause in which `start` stands."""
    begin = max(text.rfind(mark, 0, start) for mark in CLAUSE_MARKS) + 1
    return text[begin:end].strip()


@lru_cache(maxsize=16384)
def targets_in(text: str) -> tuple[NamedTarget, ...]:
    """What a text demands; several checks ask for the same texts."""
    return tuple(extract_targets(text))


def word_pairs(text: str) -> frozenset[str]:
    """Its neighbouring Chinese characters, two and two; texts about the same thing share many."""
    characters = "".join(_CHINESE.findall(text))
    return frozenset(characters[i : i + 2] for i in range(len(characters) - 1))
