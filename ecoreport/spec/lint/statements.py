"""Everything a programme says about a metric, wherever it says it: target cells, headings, sentences."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ecoreport.language.measures import same_measure
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Number, Task
from ecoreport.model.target import Clause, Target, TargetKind
from ecoreport.spec.lint.metric_names import is_same_metric, plain_name
from ecoreport.spec.lint.subject import CLAUSE_MARKS, Subject, clause_to, describe
from ecoreport.spec.nodes import Path

_CLAUSE_MARKS = re.compile(f"[{CLAUSE_MARKS}]")
_MOVES = {TargetKind.CHANGE, TargetKind.TREND}


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing the plan demands of one metric in one place."""

    name: str
    plain: str
    target: Target
    place: Place
    owner: Indicator | Task
    declared: bool
    """True for a metric of the programme, False for what was found in a sentence."""
    deadline: str | None
    measure: str | None

    @property
    def figures(self) -> frozenset[tuple[bool, str]]:
        """The figures demanded, each with whether it is a change; empty when none is."""
        return frozenset(
            (_is_move(self.target, clause), _plain_figure(figure))
            for clause in self.target.clauses
            for figure in (clause.value, clause.upper)
            if figure is not None
        )

    @property
    def is_deferred(self) -> bool:
        """True when a higher level sets the number and the plan gives none."""
        kinds = {self.target.kind, *(clause.kind for clause in self.target.clauses)}
        return not self.figures and TargetKind.DEFERRED in kinds

    @property
    def is_wish(self) -> bool:
        """True when every figure is only aimed at (力争)."""
        figures = [clause for clause in self.target.clauses if clause.value is not None]
        return bool(figures) and all(clause.aspire for clause in figures)

    @property
    def years(self) -> frozenset[str]:
        """The years that the figures are tied to."""
        return frozenset(clause.year for clause in self.target.clauses if clause.year)

    @property
    def numbers(self) -> frozenset[Number]:
        """The indicators this is said about."""
        if isinstance(self.owner, Indicator):
            return frozenset({self.owner.no})
        return frozenset(self.owner.indicators)


def collect_statements(subject: Subject) -> tuple[Statement, ...]:
    """All statements, the declared metrics first, each group in plan order."""
    declared = tuple(_declared(subject))
    return (*declared, *_said(subject, declared))


def group_statements(statements: tuple[Statement, ...]) -> tuple[tuple[Statement, ...], ...]:
    """The statements about the same metric together; only groups that hold a declared metric and another statement."""
    groups: list[list[Statement]] = []
    by_name: dict[str, list[Statement]] = {}
    for statement in statements:
        group = by_name.get(statement.plain) or next((g for g in groups if _belongs(statement, g)), None)
        if group is None:
            group = []
            groups.append(group)
        group.append(statement)
        by_name[statement.plain] = group
    return tuple(
        tuple(group) for group in groups if len(group) > 1 and any(statement.declared for statement in group)
    )


def comparable(one: Statement, other: Statement) -> bool:
    """False when different figures are no contradiction: other years, other measures, a unit's own share."""
    if one.years and other.years and one.years != other.years:
        return False
    return one.measure is None or other.measure is None or same_measure(one.measure, other.measure)


def _declared(subject: Subject) -> Iterator[Statement]:
    for owned in subject.metrics():
        metric, owner = owned.metric, owned.owner
        target = parse_target(metric.target, measure=metric.measure, better=metric.better)
        quote = f"{describe(owner)}：{metric.name} {metric.target}"
        yield _statement(
            subject,
            metric.name,
            target,
            owner,
            (*owned.path, "target"),
            quote,
            declared=True,
            deadline=metric.deadline,
            measure=metric.measure,
        )


def _said(subject: Subject, declared: tuple[Statement, ...]) -> Iterator[Statement]:
    known: Mapping[int, list[Statement]] = _by_owner(declared)
    for path, owner, text in _texts(subject):
        for name, target in _named_targets(text, known.get(id(owner), [])):
            quote = f"{describe(owner)}：{_sentence(text, target.text)}"
            found = _statement(subject, name, target, owner, path, quote, declared=False)
            if (found.figures or found.is_deferred) and not _repeats(found, known.get(id(owner), [])):
                yield found


def _named_targets(text: str, known: list[Statement]) -> Iterator[tuple[str, Target]]:
    """The targets of a text with the names of their metrics.

    A sentence whose metric was not found is searched for the names that the programme itself gives.
    """
    for named in extract_targets(text):
        if named.name:
            yield named.name, named.target
            continue
        for clause in _CLAUSE_MARKS.split(named.target.text):
            for statement in known:
                _, name, demand = clause.partition(statement.name)
                if name and demand:
                    yield name, parse_target(demand, measure=statement.measure)


def _texts(subject: Subject) -> Iterator[tuple[Path, Indicator | Task, str]]:
    for path, indicator in subject.indicators():
        if indicator.text:
            yield (*path, "text"), indicator, indicator.text
    for path, task in subject.tasks():
        yield (*path, "title"), task, task.title
        yield (*path, "requirement"), task, task.requirement


def _statement(
    subject: Subject,
    name: str,
    target: Target,
    owner: Indicator | Task,
    path: Path,
    quote: str,
    *,
    declared: bool,
    deadline: str | None = None,
    measure: str | None = None,
) -> Statement:
    said = next((clause.deadline for clause in target.clauses if clause.deadline), None)
    own = next((clause.measure for clause in target.clauses if clause.measure), None)
    return Statement(
        name=name,
        plain=plain_name(name),
        target=target,
        place=subject.place(path, quote),
        owner=owner,
        declared=declared,
        deadline=deadline or said,
        measure=own or measure,
    )


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


def _belongs(statement: Statement, group: list[Statement]) -> bool:
    return any(
        is_same_metric(statement.plain, other.plain, linked=bool(statement.numbers & other.numbers))
        for other in group
    )


def _sentence(text: str, part: str) -> str:
    """The clause of the text round the words that carry the target."""
    at = text.find(part)
    if at < 0:
        return text
    return clause_to(text, at, at + len(part))


def _is_move(target: Target, clause: Clause) -> bool:
    return (clause.kind or target.kind) in _MOVES or clause.direction is not None


def _plain_figure(figure: str) -> str:
    return figure.rstrip("0").rstrip(".") if "." in figure else figure
