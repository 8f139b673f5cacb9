"""Checks of time: deadlines outside the programme, phases that overlap, years that do not fit."""

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ecoreport.catalogue import find
from ecoreport.language.targets import target_of
from ecoreport.model.finding import Finding, Place
from ecoreport.spec.lint.dates import SaidTime, find_times, last_day
from ecoreport.spec.lint.subject import Subject, clause_to, describe, targets_in, word_pairs
from ecoreport.spec.nodes import Path

_ALL_MET = re.compile(
    r"指标[^。；;，,]{0,12}(?<![未不])达标|(?<![未不])达标[^。；;，,]{0,4}指标"
    r"|(?:各项|所有|全部)[^。；;，,]{0,6}指标[^。；;，,]{0,6}达到[^。；;，,]{0,16}(?:标准|要求)"
)
"""A phase that says so is the time by which every indicator must be met."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?=年|[—–~～-])")
_TITLE = re.compile("《[^》]*》")
"""Titles of documents carry years that are no deadlines."""
_YEAR_SAID = re.compile(r"(?<!\d)((?:19|20)\d{2})年")
_CLAUSE = re.compile("[，,]")
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")

_DAY = re.compile(
    r"(?:(?P<year>(?:19|20)\d{2})年)?(?<![\d.])(?P<month>\d{1,2})月"
    r"(?:(?P<day>\d{1,2})日|(?=[底末前份]))"
)
LEAST_PAIRS = 3
LEAST_PART = 0.4
"""So many neighbouring characters, and this part of all, that two texts share and no third one has: the same step."""

USUAL_SHARE = 0.8
LEAST_USUAL = 5
"""So many deadlines, and this part of all, in one year make another year worth a question."""

_Dated = tuple[Path, str, str]
"""Path, date, and what is quoted."""


def check_deadlines(subject: Subject) -> Iterator[Finding]:
    """Deadlines before the programme begins or after it ends; the phases decide, or the year when there are none."""
    first, last = _stretch(subject)
    end = _end_place(subject, last)
    seen = set()
    for path, date, quote in (*_set_deadlines(subject), *_said_deadlines(subject, first, last)):
        outside = date[:4] < first[:4] or _is_after(date, last)
        if outside and (path[:2], date[:7]) not in seen:
            seen.add((path[:2], date[:7]))
            place = subject.place(path, quote)
            yield find("PLAN-070", place=place, places=(place, end), date=date, first=first, last=last)


def check_days(subject: Subject) -> Iterator[Finding]:
    """Days and months that no calendar has: 6月31日, 13月底, the 29th of February of most years."""
    for passage in subject.passages():
        for said in _DAY.finditer(passage.text):
            year = int(said["year"] or subject.program.year)
            month, day = int(said["month"]), int(said["day"] or 1)
            if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
                place = subject.place(
                    passage.path, f"{passage.label}：{clause_to(passage.text, *said.span())}"
                )
                yield find("PLAN-078", place=place, date=said[0])


def check_met_phases(subject: Subject) -> Iterator[Finding]:
    """A phase by whose end every indicator must be met, and deadlines that come later."""
    for i, phase in enumerate(subject.phases()):
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
            yield find(
                "PLAN-071",
                place=place,
                places=(place, *late),
                phase=phase.name,
                end=phase.end,
                count=len(late),
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
    example = next(subject.place(path, quote) for path, year, quote in dated if year == usual)
    for path, year, quote in dated:
        if year != usual:
            place = subject.place(path, quote)
            yield find("PLAN-074", place=place, places=(place, example), year=year, usual=usual, count=count)


def check_phases(subject: Subject) -> Iterator[Finding]:
    """Phases that begin before the one before them has ended."""
    phases = subject.phases()
    for i, (earlier, later) in enumerate(pairwise(phases)):
        if earlier.end and later.start and _begins_within(later.start, earlier.end):
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


def check_phase_texts(subject: Subject) -> Iterator[Finding]:
    """Times in the text of a phase that lie outside the phase."""
    for i, phase in enumerate(subject.phases()):
        if not phase.start or not phase.end:
            continue
        for time in find_times(phase.text, year=int(phase.start[:4])):
            early = last_day(time.date) < phase.start
            if time.is_limit and (early or _is_after(time.date, phase.end)):
                quote = f"{phase.name}（{phase.start} 至 {phase.end}）：{time.clause}"
                place = subject.place(("phases", i, "text"), quote)
                yield find("PLAN-076", place=place, places=(place,), phase=phase.name, date=time.date)


def check_goal_times(subject: Subject) -> Iterator[Finding]:
    """What the goals want by a time, and the phases only do later or by another time."""
    steps = tuple(_steps(subject))
    # by the end of the programme everything is done: an earlier step is no contradiction
    horizon = last_day(_stretch(subject)[1])[:7]
    for i, text in enumerate(subject.program.goals):
        for time in find_times(text, year=subject.program.year):
            for clause in _CLAUSE.split(time.wanted):
                step = _step_about(clause, steps)
                ahead = step is not None and step.is_point and last_day(step.start) < last_day(time.date)
                if step is None or not _disagrees(time, step) or (ahead and time.date[:7] == horizon):
                    continue
                both = (
                    subject.place(("goals", i), f"工作目标第 {i + 1} 段：{time.printed}，{clause}"),
                    subject.place(("phases", step.index), f"{step.when}：{step.words}"),
                )
                yield find("PLAN-075", place=both[0], places=both, date=time.date, when=step.when)
                break


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """A phase, or a part of its text that has a time of its own."""

    index: int
    """Which phase."""
    words: str
    when: str
    """The phase with its time, for a message."""
    start: str
    is_point: bool
    """True for a part with a time of its own: that time is meant, not the phase's beginning."""
    pairs: frozenset[str]
    """Of the words, for comparing."""


def _steps(subject: Subject) -> Iterator[_Step]:
    for i, phase in enumerate(subject.phases()):
        if not phase.start or not phase.end:
            continue
        when = f"{phase.name}（{phase.start} 至 {phase.end}）"
        rest = phase.text
        for time in find_times(phase.text, year=int(phase.start[:4])):
            rest = rest.replace(time.clause, "")
            yield _Step(
                index=i,
                words=time.clause,
                when=when,
                start=time.date,
                is_point=True,
                pairs=word_pairs(time.wanted),
            )
        yield _Step(
            index=i,
            words=rest,
            when=when,
            start=phase.start,
            is_point=False,
            pairs=word_pairs(phase.name + rest),
        )


def _step_about(clause: str, steps: tuple[_Step, ...]) -> _Step | None:
    """The step that speaks of the same thing: it alone shares enough of the clause's neighbouring characters."""
    pairs = word_pairs(clause)
    for step in steps:
        others = frozenset[str]().union(*(other.pairs for other in steps if other is not step))
        own = (pairs & step.pairs) - others
        if len(own) >= LEAST_PAIRS and len(own) >= LEAST_PART * len(pairs):
            return step
    return None


def _disagrees(time: SaidTime, step: _Step) -> bool:
    if step.is_point:
        return last_day(time.date)[:7] != last_day(step.start)[:7]
    return last_day(time.date) < step.start


def _stretch(subject: Subject) -> tuple[str, str]:
    """When the programme begins and ends."""
    dates = [date for p in subject.phases() for date in (p.start, p.end) if date]
    year = str(subject.program.year)
    return min([*dates, year]), max([*dates, year])


def _end_place(subject: Subject, last: str) -> Place:
    """Where the plan says when the programme ends: its last phase, or its year."""
    for i, phase in enumerate(subject.phases()):
        if last in (phase.start, phase.end):
            key, word = ("end", "至") if phase.end == last else ("start", "自")
            return subject.place(("phases", i, key), f"{phase.name} {word} {last}")
    return subject.place(("year",), f"年度 {subject.program.year}")


def _said_deadlines(subject: Subject, first: str, last: str) -> Iterator[_Dated]:
    """Times in the texts of indicators and tasks; not what follows a step inside the programme (2022年…，2025年底前…)."""
    inside = {str(year) for year in range(int(first[:4]), int(last[:4]) + 1)}
    for passage in subject.passages():
        if passage.owner is None:
            continue
        for time in find_times(passage.text, year=subject.program.year):
            years = set(_YEAR_SAID.findall(time.sentence)) - {time.date[:4]}
            if time.is_limit and not years & inside:
                yield passage.path, time.date, f"{passage.label}：{time.clause}"


def _deadlines(subject: Subject) -> Iterator[_Dated]:
    """By when figures must be reached: those of the metrics, and those only told in a task's text."""
    yield from _set_deadlines(subject)
    for path, task in subject.tasks():
        if task.metrics:
            continue
        said = targets_in(_TITLE.sub("", task.requirement))
        dates = {clause.deadline for named in said for clause in named.target.clauses}
        for date in sorted({date for date in dates if date and _DATE.fullmatch(date)})[-1:]:
            yield (*path, "requirement"), date, f"{describe(task)}：{task.title}（时限 {date}）"


def _set_deadlines(subject: Subject) -> Iterator[_Dated]:
    """The last deadline of each metric, a year that is past already as good as one, and those of the tasks."""
    first = _stretch(subject)[0][:4]
    for owned in subject.metrics():
        metric = owned.metric
        quote = f"{describe(owned.owner)}：{metric.name} {metric.target}"
        target = target_of(metric)
        year = max((clause.year for clause in target.clauses if clause.year), default=None)
        past = year if year and year < first else None
        dates = [metric.deadline, past, *(clause.deadline for clause in target.clauses)]
        for date in sorted({date for date in dates if date and _DATE.fullmatch(date)})[-1:]:
            path = (*owned.path, "deadline" if date == metric.deadline else "target")
            yield path, date, f"{quote}（时限 {date}）"
    for path, task in subject.tasks():
        if task.deadline and _DATE.fullmatch(task.deadline):
            yield (
                (*path, "deadline"),
                task.deadline,
                f"{describe(task)}：{task.title}（时限 {task.deadline}）",
            )


def _begins_within(start: str, end: str) -> bool:
    """True for a beginning before that end; months may meet (至3月, 3月起), a day in the last month may not (3月15日起)."""
    return start < end[: len(start)] or (
        len(start) > len(end) and start.startswith(end) and not start.endswith("-01")
    )


def _is_after(date: str, end: str) -> bool:
    """True when `date` (YYYY, YYYY-MM or YYYY-MM-DD, the end of what is named) lies after the end of `end`."""
    return last_day(date) > last_day(end)
