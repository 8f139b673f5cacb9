"""Checks of numbers and of the links between indicators and tasks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program import Number
from ecoreport.spec.lint.subject import Subject, describe, shares_of
from ecoreport.spec.nodes import Path

USUALLY_LINKED = 4
"""Several tasks without an indicator are a slip where so many times as many have one, else only worth a note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    path: Path
    number: Number
    quote: str
    section: tuple[tuple[Number, ...], str | None] = ((), None)
    """What the row stands under: its indicators and its area."""


def check_numbers(subject: Subject) -> Iterator[Finding]:
    """Numbers that come twice or are left out, among the indicators and in each table or list of tasks."""
    rows = [_Row(path=path, number=i.no, quote=f"指标 {i.no}：{i.name}") for path, i in subject.indicators()]
    yield from _check_run(subject, rows, "指标")
    tables: dict[str, list[_Row]] = {}
    for path, task in subject.tasks():
        row = _Row(
            path=path,
            number=task.no,
            quote=f"{describe(task)}：{task.title}",
            section=(task.indicators, task.area),
        )
        tables.setdefault(task.list, []).append(row)
    for table, rows in tables.items():
        for run in _runs(rows):
            sections = {row.section[0] for row in run}
            numbers = sections.pop() if len(sections) == 1 else ()
            under = f"指标 {'、'.join(map(str, numbers))} 下" if numbers else ""
            yield from _check_run(subject, run, f"“{table}”{under}")


def check_repeated_names(subject: Subject) -> Iterator[Finding]:
    """Indicators of one name: one was copied, or its name was not changed after copying."""
    named: dict[str, list[tuple[Number, Place]]] = {}
    for path, indicator in subject.indicators():
        place = subject.place((*path, "name"), f"指标 {indicator.no}：{indicator.name}")
        named.setdefault(indicator.name.replace(" ", ""), []).append((indicator.no, place))
    for name, spots in named.items():
        if name and len(spots) > 1:
            places = tuple(place for _, place in spots)
            numbers = "、".join(str(no) for no, _ in spots)
            yield find("PLAN-088", place=places[1], places=places, name=name, numbers=numbers)


def check_links(subject: Subject) -> Iterator[Finding]:
    """Indicators that no task serves, and tasks without an indicator in a table whose other tasks have one."""
    served = {number for task in subject.program.tasks for number in task.indicators}
    if not served:
        return
    for path, indicator in subject.indicators():
        if indicator.no not in served:
            place = subject.place(path, f"指标 {indicator.no}：{indicator.name}")
            yield find("PLAN-052", place=place, no=indicator.no, name=indicator.name)
    linked = Counter(task.list for task in subject.program.tasks if task.indicators)
    bare = Counter(task.list for task in subject.program.tasks if not task.indicators)
    for path, task in subject.tasks():
        count, without = linked[task.list], bare[task.list]
        if count and not task.indicators:
            usual = without > 1 and count < USUALLY_LINKED * without
            yield find(
                "PLAN-053",
                place=subject.place(path, task.title),
                severity=Severity.NOTE if usual else None,
                task=describe(task),
                count=count,
            )


def check_natures(subject: Subject) -> Iterator[Finding]:
    """Indicators without a nature where the others have one; a number handed out to units needs none."""
    indicators = [(path, i) for path, i in subject.indicators() if len(shares_of(i)) < max(1, len(i.metrics))]
    bare = [(path, i) for path, i in indicators if i.nature is None]
    if not bare or len(bare) * 2 > len(indicators):
        return
    for path, indicator in bare:
        place = subject.place(path, f"指标 {indicator.no}：{indicator.name}")
        yield find("PLAN-054", place=place, no=indicator.no, name=indicator.name)


def _runs(rows: list[_Row]) -> Iterator[list[_Row]]:
    """The rows of one table, split where it begins again at 1: in a new section, or after at least two numbers."""
    run: list[_Row] = []
    for row in rows:
        again = row.number == 1 and any(earlier.number == 1 for earlier in run)
        if again and (row.section != run[-1].section or run[-1].number != 1):
            yield run
            run = []
        run.append(row)
    if run:
        yield run


def _check_run(subject: Subject, rows: list[_Row], where: str) -> Iterator[Finding]:
    seen: dict[int, Place] = {}
    present = {row.number for row in rows}  # somewhere, also in a form that a clerk has sorted
    for row in rows:
        if not isinstance(row.number, int):
            continue
        place = subject.place((*row.path, "no"), row.quote)
        if row.number in seen:
            both = (seen[row.number], place)
            yield find("PLAN-050", place=place, places=both, where=where, no=row.number)
            continue
        missing = [no for no in range(max(seen, default=0) + 1, row.number) if no not in present]
        if missing:
            words = "、".join(map(str, missing))
            yield find("PLAN-051", place=place, where=where, missing=words, no=row.number)
        seen[row.number] = place
