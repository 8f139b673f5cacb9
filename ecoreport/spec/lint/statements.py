"""Everything a programme says about a metric, wherever it says it: target cells, headings, sentences, goals."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ecoreport.language.numerals import read_decimal
from ecoreport.language.targets import parse_target, target_of
from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Metric, Number, Task, Unit
from ecoreport.model.target import Clause, Target, TargetKind
from ecoreport.spec.lint.breakdowns import parts_told
from ecoreport.spec.lint.metric_names import (
    is_amount,
    is_rate,
    is_reworded,
    is_same_metric,
    is_told_of,
    moving_name,
    plain_name,
)
from ecoreport.spec.lint.plan_names import PlanNames, collect_names
from ecoreport.spec.lint.subject import (
    CLAUSE_MARKS,
    LOCAL_KINDS,
    Passage,
    Subject,
    clause_to,
    describe,
    numbers_of,
    targets_in,
)

_CLAUSE_MARKS = re.compile(f"[{CLAUSE_MARKS}]")
MOVES = {TargetKind.CHANGE, TargetKind.TREND}
"""Kinds whose figure is a change, no level."""
_BRACKETS = re.compile(r"[（）()\[\]〔〕]")
_FIVE_YEARS = re.compile(r"(十[二三四五六]五)[”\"]?(?:规划)?(?:期?末|时期|期间)")
_PLAN_ENDS = {"十二五": "2015", "十三五": "2020", "十四五": "2025", "十五五": "2030", "十六五": "2035"}
_EARLY_IN_THE_YEAR = "03"
_FIGURE = re.compile(r"^[^\d]*?(\d.*)$")
_STAGE = re.compile(r"(?:1[0-2]|[1-9])月|[一二三四]季度|[上下]半年|年[底末内]前?|全年")
_HELP = re.compile("配合|协助|协同|会同|指导|督促")
_LAST_YEAR = re.compile("比?上年|比?去年|同比")
_GRADE = re.compile("(?<![A-Za-z])(?:A{1,5}|[B-E])级")
"""A grade whose order no rule knows; that it is another one can be seen all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing the plan demands of one metric in one place."""

    name: str
    plain: str
    target: Target
    place: Place
    owner: Indicator | Task | None
    """None for what the plan says as a whole."""
    declared: bool
    """True for a metric of the programme, False for what was found in a sentence."""
    deadline: str | None
    measure: str | None
    list_unit: Unit | None
    """The unit or group in whose annex list it stands."""
    years: frozenset[str]
    """The years that the figures are for; where the text names none, the year most targets are for."""
    of_change: bool
    """True when the name is that of a change (能耗下降率); `plain` then names what moves (能耗)."""
    passage: str = ""
    """The whole text it was found in; empty for a declared metric."""

    @property
    def in_unit_list(self) -> bool:
        """True in the annex list of one unit, which may tell that unit's share of the whole."""
        return self.list_unit is not None

    @property
    def is_help(self) -> bool:
        """True where a unit's list tells what it helps others with (配合招聘教师300名): all of it, not a share."""
        if not self.in_unit_list or not isinstance(self.owner, Task):
            return False
        at = self.owner.requirement.find(self.target.text)
        return at >= 0 and _HELP.search(clause_to(self.owner.requirement, at, at)) is not None

    @property
    def locality(self) -> str | None:
        """The township, park or company whose list it is: its figures are its own."""
        return (
            self.list_unit.name if self.list_unit is not None and self.list_unit.kind in LOCAL_KINDS else None
        )

    @property
    def figures(self) -> frozenset[tuple[bool, str]]:
        """The figures demanded, each with whether it is a change, else a grade (C级); empty when there is none."""
        return frozenset(
            (self.of_change or _is_move(self.target, clause), _plain_figure(figure))
            for clause in self.target.clauses
            for figure in (clause.value, clause.upper, clause.class_)
            if figure is not None
        ) or frozenset((False, grade) for grade in _GRADE.findall(self.target.text))

    @property
    def measures(self) -> frozenset[str]:
        """The measures of its figures: 达到41.2%，提高0.3个百分点 has two; empty where none is said."""
        said = {_plain_measure(clause.measure) for clause in self.target.clauses if clause.measure}
        return frozenset(said or ({self.measure} if self.measure else set()))

    @property
    def amounts(self) -> tuple[Decimal, ...]:
        """The figures as numbers; classes are none."""
        read = (read_decimal(figure) for _, figure in self.figures)
        return tuple(amount for amount in read if amount is not None)

    @property
    def bases(self) -> frozenset[str]:
        """What a change is measured against, as far as the text says so."""
        years = {clause.baseline_year for clause in self.target.clauses if clause.baseline_year}
        return frozenset(years | ({"上年"} if _LAST_YEAR.search(self.target.text) else set()))

    @property
    def is_total(self) -> bool:
        """True for what has come together over the years (累计达到80个), other than this year's."""
        said = any(clause.cumulative for clause in self.target.clauses)
        counted = self.measure not in (None, "%", "％", "‰")
        return counted and (said or f"累计{self.target.text}" in (self.place.text or ""))

    @property
    def is_amount(self) -> bool:
        """True for a quantity that has parts: a unit or a place may do its share of it."""
        return is_amount(self.name, self.measure)

    @property
    def is_deferred(self) -> bool:
        """True when a higher level sets the number and the plan gives none."""
        return not self.figures and leaves_figure_open(self.target)

    @property
    def is_wish(self) -> bool:
        """True when every figure is only aimed at (力争)."""
        figures = [clause for clause in self.target.clauses if clause.value is not None]
        return bool(figures) and all(clause.aspire for clause in figures)

    def is_stage_of(self, other: "Statement") -> bool:
        """True for a step whose own text goes on, by a later time, to the figure of the other (6月底前600户，年底1200户)."""
        steps = _STAGE.split(self.passage)
        begin = next((i for i, step in enumerate(steps) if self.target.text in step), 0)
        later = _STAGE.sub("", "".join(steps[begin + 1 :])) if begin else ""
        return any(_find_figure(figure, later) for _, figure in other.figures)

    @property
    def numbers(self) -> frozenset[Number]:
        """The indicators this is said about."""
        return numbers_of(self.owner)


@lru_cache(maxsize=1)
def collect_statements(subject: Subject) -> tuple[Statement, ...]:
    """All statements, the declared metrics first, each group in plan order."""
    usual = _usual_year(subject)
    declared = tuple(_declared(subject, usual))
    return (*declared, *_said(subject, declared, usual))


def _usual_year(subject: Subject) -> str:
    """The year that at least half of the metrics name, else the programme's last."""
    metrics = [owned.metric for owned in subject.metrics()]
    named = Counter(year for metric in metrics for year in _years_named(metric))
    for year, count in named.most_common(1):
        if 2 * count >= len(metrics):
            return year
    end = max((phase.end for phase in subject.phases() if phase.end), default="")
    if not end:
        return str(subject.program.year)
    # the year's assessment is often told of in the first months of the next
    last = int(end[:4]) - (end[5:7] <= _EARLY_IN_THE_YEAR)
    return str(max(subject.program.year, last))


def _years_named(metric: Metric) -> set[str]:
    dates = [metric.deadline, *(c.deadline or c.year for c in parse_target(metric.target).clauses)]
    return {date[:4] for date in dates if date}


def _declared(subject: Subject, usual: str) -> Iterator[Statement]:
    names = collect_names(subject)
    for owned in subject.metrics():
        metric, owner = owned.metric, owned.owner
        target = target_of(metric)
        quote = f"{describe(owner)}：{metric.name} {metric.target}"
        place = subject.place((*owned.path, "target"), quote)
        measure = _measure(target, metric.measure)
        plain = _own_name(metric, owner, names)
        moving = moving_name(plain, is_share=measure == "%")
        yield Statement(
            name=metric.name,
            plain=moving or plain,
            of_change=moving is not None,
            target=target,
            place=place,
            owner=owner,
            declared=True,
            deadline=metric.deadline or _deadline(target),
            measure=measure,
            list_unit=_list_unit(subject, owner),
            years=_years(target, place, metric.deadline, usual),
        )


def _said(subject: Subject, declared: tuple[Statement, ...], usual: str) -> Iterator[Statement]:
    known: Mapping[int, list[Statement]] = _by_owner(declared)
    names = collect_names(subject)
    for passage in subject.passages():
        own = known.get(id(passage.owner), [])
        parts = parts_told(passage.text)
        for name, target in _named_targets(passage.text, own):
            if _FIGURE.sub(r"\1", target.text) in parts:
                continue
            quote = f"{passage.label}：{_sentence(passage.text, target)}"
            place = subject.place(passage.path, quote)
            plain = (
                _only_figure(name, passage, own)
                or _with_its_place(name, passage, own)
                or _same_words(name, target, passage, declared)
                or names.completed(name, passage.owner)
            )
            moving = moving_name(plain, is_share=_measure(target) == "%")
            found = Statement(
                name=name,
                plain=moving or plain,
                of_change=moving is not None,
                target=target,
                place=place,
                owner=passage.owner,
                declared=False,
                deadline=_deadline(target),
                measure=_measure(target),
                list_unit=_list_unit(subject, passage.owner),
                years=_years(target, place, None, usual),
                passage=passage.text,
            )
            if (found.figures or found.is_deferred) and not _repeats(found, own):
                yield found


def _own_name(metric: Metric, owner: Indicator | Task, names: PlanNames) -> str:
    """The plain name of a declared metric, with its bracket where only that sets it apart from one beside it."""
    plain = plain_name(metric.name)
    alike = [m for m in owner.metrics if plain_name(m.name) == plain and m.name != metric.name]
    return plain_name(_BRACKETS.sub("", metric.name)) if alike else names.completed(metric.name, owner)


def _only_figure(name: str, passage: Passage, own: list[Statement]) -> str | None:
    """The name of an indicator's only figure, where its text says another figure of what it calls by a longer name."""
    figured = [statement for statement in own if statement.figures]
    if not isinstance(passage.owner, Indicator) or len(figured) != 1:
        return None
    told = any(_find_figure(figure, passage.text) for _, figure in figured[0].figures)
    return figured[0].plain if not told and is_reworded(plain_name(name), figured[0].plain) else None


def _with_its_place(name: str, passage: Passage, own: list[Statement]) -> str | None:
    """The name of a task's figure that the title gives without the place its text names: 在乡村旅游点新建公厕, 新建公厕."""
    if not isinstance(passage.owner, Task) or not name:
        return None
    text = passage.owner.requirement
    longer = {s.plain for s in own if s.name != name and s.name.endswith(name) and f"在{s.name}" in text}
    return longer.pop() if len(longer) == 1 else None


def _same_words(name: str, target: Target, passage: Passage, declared: tuple[Statement, ...]) -> str | None:
    """The name of the only figure of a task's indicator, where a clause that names no rate has that name's words.

    福彩公益金不低于50%用于养老服务 speaks of 福彩公益金用于养老服务的比例.
    """
    before, found, behind = passage.text.partition(target.text)
    if not isinstance(passage.owner, Task) or len(passage.owner.indicators) != 1:
        return None
    if not found or is_rate(plain_name(name)):
        return None
    (number,) = passage.owner.indicators
    figured = [s for s in declared if isinstance(s.owner, Indicator) and s.owner.no == number and s.figures]
    if len(figured) != 1 or not any(clause.measure == "%" for clause in target.clauses):
        return None
    words = _CLAUSE_MARKS.split(before)[-1] + _CLAUSE_MARKS.split(behind)[0]
    return figured[0].plain if is_told_of(plain_name(words), figured[0].plain) else None


def _named_targets(text: str, known: list[Statement]) -> Iterator[tuple[str, Target]]:
    """The targets of a text with the names of their metrics.

    A sentence whose metric was not found is searched for the names that the programme itself gives.
    """
    for named in targets_in(text):
        if named.name:
            yield named.name, named.target
            continue
        for clause in _CLAUSE_MARKS.split(named.target.text):
            for statement in known:
                _, name, demand = clause.partition(statement.name)
                if name and demand:
                    yield name, parse_target(demand, measure=statement.measure)


def leaves_figure_open(target: Target) -> bool:
    """True when a higher level sets the number and the text gives none: 达到上级考核要求，且位居前列."""
    kinds = {target.kind, *(clause.kind for clause in target.clauses)}
    has_figure = any(clause.value or clause.upper or clause.class_ for clause in target.clauses)
    return not has_figure and TargetKind.DEFERRED in kinds


def _list_unit(subject: Subject, owner: Indicator | Task | None) -> Unit | None:
    return subject.program.unit(owner.list) if isinstance(owner, Task) else None


def _deadline(target: Target) -> str | None:
    return next((clause.deadline for clause in target.clauses if clause.deadline), None)


def _measure(target: Target, given: str | None = None) -> str | None:
    own = next((clause.measure for clause in target.clauses if clause.measure), None)
    measure = own or given
    return _plain_measure(measure) if measure else None


def _plain_measure(measure: str) -> str:
    """The measure in one writing: a death rate is given as 1/10万, or as /10万 behind its figure."""
    return measure[1:] if measure.startswith("1/") else measure


def _years(target: Target, place: Place, deadline: str | None, usual: str) -> frozenset[str]:
    plans = [_PLAN_ENDS[plan] for plan in _FIVE_YEARS.findall(place.text or "")]
    said = [date for clause in target.clauses for date in (clause.year, clause.deadline)]
    return frozenset(date[:4] for date in (deadline, *plans, *said) if date) or frozenset({usual})


def _by_owner(statements: tuple[Statement, ...]) -> dict[int, list[Statement]]:
    owners: dict[int, list[Statement]] = {}
    for statement in statements:
        owners.setdefault(id(statement.owner), []).append(statement)
    return owners


def _repeats(found: Statement, known: list[Statement]) -> bool:
    """True when a sentence only says again what a metric drawn from it says."""
    return any(
        is_same_metric(found.plain, other.plain, linked=True)
        and found.figures == other.figures
        and found.is_deferred == other.is_deferred
        and found.is_wish == other.is_wish
        for other in known
    )


def _sentence(text: str, target: Target) -> str:
    """The clause of the text round the words of the target or, where it is one of several (分别…), round its figure."""
    at = text.find(target.text)
    if at >= 0:
        return clause_to(text, at, at + len(target.text))
    figure = next((clause.value for clause in target.clauses if clause.value), None)
    found = _find_figure(figure, text) if figure else None
    return clause_to(text, *found.span()) if found else text


def _find_figure(figure: str, text: str) -> re.Match[str] | None:
    """Where the text has the figure as a number of its own, up to the end of its clause."""
    return re.search(rf"(?<![\d.]){re.escape(figure)}(?![\d.])[^，,。；;]*", text)


def _is_move(target: Target, clause: Clause) -> bool:
    return (clause.kind or target.kind) in MOVES or clause.direction is not None


def _plain_figure(figure: str) -> str:
    return figure.rstrip("0").rstrip(".") if "." in figure else figure
