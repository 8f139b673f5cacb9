"""What a programme must hold together: names that are declared, numbers that exist, ids that are unique."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ecoreport.catalogue import find
from ecoreport.language.numerals import plain_decimal
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program import Indicator, Metric, Program, Task, Who
from ecoreport.spec.hints import did_you_mean
from ecoreport.spec.labels import describe_path
from ecoreport.spec.nodes import Node, Path, nearest_place
from ecoreport.spec.walking import each_indicator, each_metric, each_task, each_who

_DATE = re.compile(r"\d{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?")
_DEADLINE = re.compile(rf"\d{{4}}|{_DATE.pattern}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A programme under examination, with the places of its fields."""

    program: Program
    places: Mapping[Path, Place]
    root: Node

    def place(self, path: Path) -> Place:
        """Where that field stands; the nearest enclosing one when it was left out."""
        return nearest_place(self.places, path)

    def where(self, path: Path) -> str:
        """The way to that field in words."""
        return describe_path(self.root, path)


def check_references(draft: Draft) -> Iterator[Finding]:
    """Findings of all rules; in no particular order."""
    for rule in _RULES:
        yield from rule(draft)


def with_proper_names(program: Program) -> Program:
    """The programme whose unit cells name each unit by its name, and keep the alias that stands there as `printed`."""
    declared = {unit.name for unit in program.units}
    proper = {alias: unit.name for unit in program.units for alias in unit.aliases if alias not in declared}

    def named(whos: tuple[Who, ...]) -> tuple[Who, ...]:
        return tuple(
            replace(who, name=proper[who.name], printed=who.name) if who.name in proper else who
            for who in whos
        )

    def metrics(holder: Indicator | Task) -> tuple[Metric, ...]:
        return tuple(replace(m, lead=named(m.lead), cooperate=named(m.cooperate)) for m in holder.metrics)

    if not proper:
        return program
    return replace(
        program,
        indicators=tuple(replace(i, metrics=metrics(i)) for i in program.indicators),
        tasks=tuple(
            replace(t, lead=named(t.lead), cooperate=named(t.cooperate), metrics=metrics(t))
            for t in program.tasks
        ),
    )


def _check_units(draft: Draft) -> Iterator[Finding]:
    program = draft.program
    declared = {unit.name for unit in program.units}
    aliases = {alias: unit.name for unit in program.units for alias in unit.aliases}
    for path, name in _names_used(program):
        if not name or name in declared:
            continue
        proper = aliases.get(name)
        hint = f"“{proper}”的别名，请写正式名称。" if proper else did_you_mean(name, declared)
        yield find("PLAN-010", place=draft.place(path), where=draft.where(path), name=name, hint=hint)


def _names_used(program: Program) -> Iterator[tuple[Path, str]]:
    for i, unit in enumerate(program.units):
        for j, member in enumerate(unit.members):
            yield ("units", i, "members", j), member
    for path, who in each_who(program):
        yield path, who.name


def _check_unique(draft: Draft) -> Iterator[Finding]:
    program = draft.program
    names: list[tuple[Path, str]] = [
        (("units", i, "name"), unit.name) for i, unit in enumerate(program.units)
    ]
    names += [
        (("units", i, "aliases", j), alias)
        for i, unit in enumerate(program.units)
        for j, alias in enumerate(unit.aliases)
    ]
    groups: tuple[Iterable[tuple[Path, str]], ...] = (
        names,
        [((*path, "id"), metric.id) for path, metric, _ in each_metric(program)],
        [((*path, "id"), task.id) for path, task in each_task(program)],
        [(("areas", i), area) for i, area in enumerate(program.areas)],
    )
    for group in groups:
        seen: dict[str, Path] = {}
        for path, name in group:
            first = seen.setdefault(name, path)
            if name and first != path:
                both = (draft.place(first), draft.place(path))
                yield find(
                    "PLAN-011", place=draft.place(path), places=both, where=draft.where(path), name=name
                )


def _check_areas(draft: Draft) -> Iterator[Finding]:
    program = draft.program
    owners: list[tuple[Path, Indicator | Task]] = [*each_indicator(program), *each_task(program)]
    for owner_path, owner in owners:
        if owner.area and owner.area not in program.areas:
            path = (*owner_path, "area")
            hint = did_you_mean(owner.area, program.areas)
            yield find(
                "PLAN-012", place=draft.place(path), where=draft.where(path), name=owner.area, hint=hint
            )


def _check_indicator_numbers(draft: Draft) -> Iterator[Finding]:
    numbers = {indicator.no for indicator in draft.program.indicators}
    for task_path, task in each_task(draft.program):
        for j, number in enumerate(task.indicators):
            if number != "" and number not in numbers:
                path = (*task_path, "indicators", j)
                yield find("PLAN-013", place=draft.place(path), where=draft.where(path), name=number)


def _check_dates(draft: Draft) -> Iterator[Finding]:
    for i, phase in enumerate(draft.program.phases):
        path: Path = ("phases", i)
        dates = [(key, date) for key, date in (("start", phase.start), ("end", phase.end)) if date]
        wrong = [(key, date) for key, date in dates if not _DATE.fullmatch(date)]
        for key, date in wrong:
            place, where = draft.place((*path, key)), draft.where((*path, key))
            yield find("PLAN-014", place=place, where=where, found=date)
        start, end = phase.start, phase.end
        if start and end and not wrong and start > end and not start.startswith(end):
            place, where = draft.place((*path, "end")), draft.where(path)
            yield find("PLAN-016", place=place, where=where, first=start, second=end)


def _check_deadlines(draft: Draft) -> Iterator[Finding]:
    """Deadlines that are no dates: they are printed, but nothing can be overdue by them."""
    owners: list[tuple[Path, Metric | Task]] = [
        (path, metric) for path, metric, _ in each_metric(draft.program)
    ]
    owners += each_task(draft.program)
    for owner_path, owner in owners:
        if owner.deadline and not _DEADLINE.fullmatch(owner.deadline):
            path = (*owner_path, "deadline")
            yield find(
                "PLAN-014",
                place=draft.place(path),
                severity=Severity.EXPLAIN,
                where=draft.where(path),
                found=owner.deadline,
            )


def _check_figures(draft: Draft) -> Iterator[Finding]:
    for path, metric, _ in each_metric(draft.program):
        figures: list[tuple[Path, str]] = []
        if metric.range:
            figures = [((*path, "range", i), text) for i, text in enumerate(metric.range)]
        if metric.baseline:
            figures.append(((*path, "baseline", "value"), metric.baseline.value))
        for place, text in figures:
            if text and plain_decimal(text) is None:
                yield find("PLAN-015", place=draft.place(place), where=draft.where(place), found=text)
        if metric.range:
            low, high = (plain_decimal(text) for text in metric.range)
            if low is not None and high is not None and low > high:
                place = (*path, "range")
                yield find(
                    "PLAN-016", place=draft.place(place), where=draft.where(place), first=low, second=high
                )


_RULES: tuple[Callable[[Draft], Iterator[Finding]], ...] = (
    _check_units,
    _check_unique,
    _check_areas,
    _check_indicator_numbers,
    _check_dates,
    _check_deadlines,
    _check_figures,
)
