"""Checks of figures: the same metric said differently in different places, and targets that say no figure."""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations

from ecoreport.catalogue import find
from ecoreport.language.numerals import read_decimal
from ecoreport.language.targets import target_of
from ecoreport.model.finding import Finding
from ecoreport.model.program import Indicator, Task, Unit, UnitKind
from ecoreport.model.target import Op, Target, TargetKind
from ecoreport.names import is_within
from ecoreport.spec.lint.grouping import comparable, group_statements
from ecoreport.spec.lint.metric_names import RATE_ENDINGS, RATES, is_change_of, is_nearly, plain_name
from ecoreport.spec.lint.statements import MOVES, Statement, collect_statements, leaves_figure_open
from ecoreport.spec.lint.subject import (
    LOCAL_KINDS,
    Owned,
    Subject,
    clause_to,
    describe,
    helpers_of,
    leads_of,
)

_NOT = re.compile(r"非([\u4e00-\u9fff]{2,4})")
_FIGURE_SIGN = re.compile("[≥≤≧≦><＞＜%％?？]|[Xx×_]{2}")
"""What only a target that wants a figure has, whatever its metric is called."""
_WITHOUT_FIGURE = {TargetKind.QUALITATIVE, TargetKind.TREND, TargetKind.COUNT}


def check_contradictions(subject: Subject) -> Iterator[Finding]:
    """The same metric with different figures, with and without a figure, firm and only aimed at, or by other dates."""
    for group in group_statements(subject):
        for locality in dict.fromkeys(statement.locality for statement in group):
            own = [s for s in group if s.locality == locality and not _is_share(subject, s, group)]
            own = _without_parts(own)
            own.sort(key=lambda statement: subject.loaded.order(statement.place))
            yield from _compare_figures(own)
            yield from _compare_dates(own)
    yield from _compare_headings(collect_statements(subject))


def check_names(subject: Subject) -> Iterator[Finding]:
    """Two names that may be one metric's, each used in other tables or lists, never side by side.

    Nearly the same name, or a figure that is left open in one place and, in the other, how much it must move.
    """
    spots: dict[str, list[tuple[Owned, str]]] = {}
    for owned in subject.metrics():
        where = "指标" if isinstance(owned.owner, Indicator) else owned.owner.list
        spots.setdefault(plain_name(owned.metric.name), []).append((owned, where))
    for one, other in combinations(spots, 2):
        pair = (spots[one][0][0], spots[other][0][0])
        alike = is_nearly(one, other) or (is_change_of(one, other) and any(_is_open(owned) for owned in pair))
        if not alike or {w for _, w in spots[one]} & {w for _, w in spots[other]}:
            continue
        both = tuple(
            subject.place((*owned.path, "name"), f"{describe(owned.owner)}：{owned.metric.name}")
            for owned in pair
        )
        yield find("PLAN-049", place=both[1], places=both, one=pair[0].metric.name, other=pair[1].metric.name)


def check_opposites(subject: Subject) -> Iterator[Finding]:
    """A task whose title names something and whose text is only about the opposite: 居民用水, 非居民用水."""
    for path, task in subject.tasks():
        for found in _NOT.finditer(task.requirement):
            word = next((found[1][:n] for n in (4, 3, 2) if found[1][:n] in task.title), None)
            rest = task.requirement.replace(f"非{word}", "")
            if word and f"非{word}" not in task.title and word not in rest:
                both = (
                    subject.place((*path, "title"), f"{describe(task)}：{task.title}"),
                    subject.place(
                        (*path, "requirement"), clause_to(task.requirement, found.start(), found.end())
                    ),
                )
                yield find("PLAN-058", place=both[0], places=both, title=task.title, word=word)
                break


def check_meanings(subject: Subject) -> Iterator[Finding]:
    """Targets of measured metrics in which no figure is found; one note on all that a higher level sets."""
    deferred = []
    for owned in subject.metrics():
        metric = owned.metric
        path = (*owned.path, "target")
        target = target_of(metric)
        measured = metric.measure is not None or metric.name.endswith(RATE_ENDINGS)
        place = subject.place(path, f"{describe(owned.owner)}：{metric.name} {metric.target}")
        if not metric.target.strip():
            yield find("PLAN-045", place=place, name=metric.name)
        elif (
            _says_no_figure(metric.name, target)
            and (measured or _FIGURE_SIGN.search(metric.target))
            and metric.assigned is None
        ):
            yield find("PLAN-043", place=place, name=metric.name, target=metric.target)
        elif leaves_figure_open(target) and metric.assigned is None:
            deferred.append(place)
        if metric.range is not None and (beyond := _beyond(target, metric.range)):
            low, high = metric.range
            yield find("PLAN-059", place=place, name=metric.name, figure=beyond, low=low, high=high)
        if metric.name.endswith("指数") and (metric.measure == "%" or "%" in metric.target):
            yield find("PLAN-046", place=place, name=metric.name)
    if deferred:
        yield find("PLAN-044", place=deferred[0], places=tuple(deferred), count=len(deferred))


def check_rates(subject: Subject) -> Iterator[Finding]:
    """Indicators named after a figure (…率, …比例) whose metrics, called otherwise, ask for none."""
    for path, indicator in subject.indicators():
        names = {plain_name(metric.name) for metric in indicator.metrics}
        if not indicator.name.endswith(RATE_ENDINGS) or plain_name(indicator.name) in names:
            continue
        kinds = {target_of(metric).kind for metric in indicator.metrics}
        if kinds and kinds <= _WITHOUT_FIGURE:
            place = subject.place(path, f"指标 {indicator.no}：{indicator.name}")
            yield find("PLAN-048", place=place, no=indicator.no, name=indicator.name)


def _is_open(owned: Owned) -> bool:
    return leaves_figure_open(target_of(owned.metric))


def _beyond(target: Target, limits: tuple[str, str]) -> str | None:
    """The first level the target asks for that the metric cannot have at all."""
    low, high = (read_decimal(limit) for limit in limits)
    for clause in target.clauses:
        amount = (
            read_decimal(clause.value) if clause.value and (clause.kind or target.kind) not in MOVES else None
        )
        if amount is not None and low is not None and high is not None and not low <= amount <= high:
            return clause.value
    return None


def _is_part(part: str, whole: str) -> bool:
    """True when the name is the other one with words that say which part: 城区集中式饮用水源…达标率."""
    return part != whole and part[-2:] == whole[-2:] and is_within(whole, part)


def _says_no_figure(name: str, target: Target) -> bool:
    """True for words alone; for a rate that asks for a number of cases; for a change (…幅度) without its size."""
    return (
        target.kind is TargetKind.QUALITATIVE
        or (target.kind is TargetKind.COUNT and name.endswith(RATES))
        or (target.kind is TargetKind.TREND and name.endswith("幅度"))
    )


def _compare_figures(group: list[Statement]) -> Iterator[Finding]:
    figured = [statement for statement in group if statement.figures]
    if conflicting := [one for one in figured if any(_conflict(one, other) for other in figured)]:
        yield _finding("PLAN-040", conflicting)
    deferred = [statement for statement in group if statement.is_deferred]
    if any(_about_the_same(one, other) for one in deferred for other in figured):
        yield _finding("PLAN-041", [s for s in group if s.figures or s.is_deferred])
    if bare := [s for s in group if s.declared and s.target.kind is TargetKind.TREND]:
        levels = [s for s in figured if not s.declared and any(comparable(s, other) for other in bare)]
        if levels and not any(s.declared for s in figured):
            yield _finding("PLAN-090", [*bare, *levels])
    wishes = [statement for statement in figured if statement.is_wish]
    firm = [statement for statement in figured if not statement.is_wish]
    if any(comparable(wish, other) and wish.figures & other.figures for wish in wishes for other in firm):
        yield _finding("PLAN-042", figured)


def _about_the_same(deferred: Statement, figured: Statement) -> bool:
    """False for a level beside a change that is left open, and the other way round by their names."""
    moves = any(is_move for is_move, _ in figured.figures)
    return deferred.of_change == figured.of_change or (deferred.of_change and moves)


def _conflict(one: Statement, other: Statement) -> bool:
    """True for two statements that cannot both hold; aiming (力争) beyond what must be reached is none."""
    if not comparable(one, other) or _aims_beyond(one, other) or _aims_beyond(other, one):
        return False
    if one.is_stage_of(other) or other.is_stage_of(one):
        return False
    for is_move in (False, True):
        mine, theirs = ({figure for move, figure in s.figures if move is is_move} for s in (one, other))
        if mine and theirs and not mine & theirs:
            return True
    return False


def _aims_beyond(wish: Statement, firm: Statement) -> bool:
    if not wish.is_wish or firm.is_wish or not wish.amounts or not firm.amounts:
        return False
    downwards = any(clause.op in {Op.LE, Op.LT} for clause in wish.target.clauses)
    return max(wish.amounts) <= min(firm.amounts) if downwards else min(wish.amounts) >= max(firm.amounts)


def _compare_dates(group: list[Statement]) -> Iterator[Finding]:
    dated = [statement for statement in group if statement.deadline and statement.figures]
    ends = {statement.deadline[:4] for statement in dated if statement.deadline}
    if len(ends) > 1 and len({statement.figures for statement in dated}) == 1:
        yield _finding("PLAN-047", dated)


def _compare_headings(statements: Iterable[Statement]) -> Iterator[Finding]:
    """A heading that leaves a figure to a higher level, and a text under it that names the figure of just one part."""
    by_owner: dict[int, list[Statement]] = {}
    for statement in statements:
        if statement.owner is not None:
            by_owner.setdefault(id(statement.owner), []).append(statement)
    for own in by_owner.values():
        for heading in own:
            parts = [s for s in own if s.figures and _is_part(s.plain, heading.plain)]
            if heading.is_deferred and len({part.plain for part in parts}) == 1:
                yield _finding("PLAN-041", [heading, *parts])


def _without_parts(group: list[Statement]) -> list[Statement]:
    """The statements but for the rows of one table that each do a part of a total told elsewhere: 20公里, 40公里 of 60公里."""
    rows: dict[str, list[Statement]] = {}
    for statement in group:
        if isinstance(statement.owner, Task) and statement.is_amount and len(statement.amounts) == 1:
            rows.setdefault(statement.owner.list, []).append(statement)
    parts: set[int] = set()
    for own in rows.values():
        others = [a for s in group if s.figures and s not in own for a in s.amounts]
        done = sum(statement.amounts[0] for statement in own)
        if len(own) > 1 and any(done <= total for total in others):
            parts |= {id(statement) for statement in own}
    return [statement for statement in group if id(statement) not in parts]


def _finding(code: str, statements: list[Statement]) -> Finding:
    places = tuple(dict.fromkeys(statement.place for statement in statements))
    said = "；".join(dict.fromkeys(f"“{statement.target.text.strip()}”" for statement in statements))
    return find(code, place=places[0], places=places, name=statements[0].name, said=said)


def _is_share(subject: Subject, statement: Statement, group: tuple[Statement, ...]) -> bool:
    """True for a quantity in a unit's own list that may be its share of the whole.

    None are rates, more than the whole, what the unit helps others with or is helped with, and what it does alone: nobody
    else leads it, or the goals ask for it and no other item speaks of it.
    """
    if not statement.in_unit_list or not statement.is_amount or statement.is_help:
        return False
    wholes = [s for s in group if not s.in_unit_list]
    others = [s for s in group if s.in_unit_list and s.list_unit is not statement.list_unit]
    alone = (whole.owner is None or _does_alone(subject, statement.list_unit, whole) for whole in wholes)
    if not others and wholes and all(alone):
        return False
    most = max((amount for whole in wholes for amount in whole.amounts), default=None)
    if most is None:
        return not any(other.is_help for other in others)
    return all(amount <= most for amount in statement.amounts)


def _does_alone(subject: Subject, unit: Unit | None, whole: Statement) -> bool:
    """True when nobody but the unit leads it, and no group, township, park or company helps."""
    if unit is None or whole.owner is None or leads_of(whole.owner) != {unit.name}:
        return False
    helpers = (subject.program.unit(name) for name in helpers_of(whole.owner))
    return not any(helper is None or helper.kind in {UnitKind.GROUP, *LOCAL_KINDS} for helper in helpers)
