"""Checks of time: deadlines outside the programme, phases that overlap, years that do not fit."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from ecoreport.catalogue import find
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.finding import Finding
from ecoreport.spec.lint.subject import Subject, clause_to, describe
from ecoreport.spec.nodes import Path

_ALL_MET = re.compile(r"指标[^。；;，,]{0,6}达标|达标[^。；;，,]{0,4}指标")
"""A phase that says so is the time by which every indicator must be met."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[—–~～-])")
_TITLE = re.compile("《[^》]*》")
"""Titles of documents carry years that are no deadlines."""
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")

USUAL_SHARE = 0.8
LEAST_USUAL = 5
"""So many deadlines, and this part of all, in one year make another year worth a question."""

_Dated = tuple[Path, str, str]
"""Path, date, and what is quoted."""


def check_deadlines(subject: Subject) -> Iterator[Finding]:
    """Deadlines before the programme begins or after it ends; the phases decide, or the year when there are none."""
    starts = [p.start for p in subject.program.phases if p.start]
    ends = [p.end for p in subject.program.phases if p.end]
    first = min([*starts, str(subject.program.year)])
    last = max([*ends, str(subject.program.year)])
    for path, date, quote in _deadlines(subject):
        place = subject.place(path, quote)
        if date[:4] < first[:4] or _is_after(date, last):
            yield find("PLAN-070", place=place, date=date, first=first, last=last)
    for i, phase in enumerate(subject.program.phases):
        said = _ALL_MET.search(phase.text)
        if not phase.end or not said:
            continue
        late = [
            subject.place(path, quote)
            for path, date, quote in _deadlines(subject)
            if _is_after(date, phase.end)
        ]
        if late:
            words = clause_to(phase.text, said.start(), said.end())
            place = subject.place(("phases", i), f"{phase.name}（至 {phase.end}）：{words}")
            places = (place, *late)
            yield find(
                "PLAN-071", place=place, places=places, phase=phase.name, end=phase.end, count=len(late)
            )
            return


def check_odd_deadlines(subject: Subject) -> Iterator[Finding]:
    """A deadline in another year than nearly all the others."""
    dated = [(path, date[:4], quote) for path, date, quote in _deadlines(subject)]
    years = Counter(year for _, year, _ in dated)
    if len(years) < 2:
        return
    usual, count = years.most_common(1)[0]
    if count < USUAL_SHARE * len(dated) or count < LEAST_USUAL:
        return
    for path, year, quote in dated:
        if year != usual:
            place = subject.place(path, quote)
            yield find("PLAN-074", place=place, year=year, usual=usual, count=count)


def check_phases(subject: Subject) -> Iterator[Finding]:
    """Phases that begin before the one before them has ended."""
    phases = subject.program.phases
    for i, (earlier, later) in enumerate(pairwise(phases)):
        if earlier.end and later.start and later.start < earlier.end[: len(later.start)]:
            both = (
                subject.place(("phases", i), f"{earlier.name} 至 {earlier.end}"),
                subject.place(("phases", i + 1), f"{later.name} 自 {later.start}"),
            )
            yield find("PLAN-072", place=both[1], places=both, earlier=earlier.name, later=later.name)


def check_years(subject: Subject) -> Iterator[Finding]:
    """A year in the title that is not the programme's year."""
    years = {int(year) for year in _YEAR.findall(subject.program.title)}
    if years and not min(years) <= subject.program.year <= max(years):
        place = subject.place(("title",), subject.program.title)
        both = (place, subject.place(("year",), str(subject.program.year)))
        yield find("PLAN-073", place=place, places=both, year=subject.program.year)


def _deadlines(subject: Subject) -> Iterator[_Dated]:
    for owned in subject.metrics():
        metric = owned.metric
        quote = f"{describe(owned.owner)}：{metric.name} {metric.target}"
        target = parse_target(metric.target, measure=metric.measure, better=metric.better)
        dates = [metric.deadline, *(clause.deadline for clause in target.clauses)]
        for date in sorted({date for date in dates if date and _DATE.fullmatch(date)})[-1:]:
            path = (*owned.path, "deadline" if date == metric.deadline else "target")
            yield path, date, f"{quote}（时限 {date}）"
    for path, task in subject.tasks():
        if task.metrics:
            continue
        said = _TITLE.sub("", task.requirement)
        dates = [task.deadline, *(c.deadline for n in extract_targets(said) for c in n.target.clauses)]
        for date in sorted({date for date in dates if date and _DATE.fullmatch(date)})[-1:]:
            yield (*path, "requirement"), date, f"{describe(task)}：{task.title}（时限 {date}）"


def _is_after(date: str, end: str) -> bool:
    """True when `date` (YYYY, YYYY-MM or YYYY-MM-DD, the end of what is named) lies after the end of `end`."""
    return _day(date) > _day(end)


def _day(date: str) -> str:
    return (date + "-99-99"[len(date) - 10 :]) if len(date) < 10 else date
