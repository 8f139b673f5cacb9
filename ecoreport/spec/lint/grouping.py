"""Statements about the same metric, put together, and whether their figures can be held against each other."""

import re
from functools import lru_cache
from itertools import combinations

from ecoreport.language.measures import same_measure
from ecoreport.model.program import Indicator, Task
from ecoreport.spec.lint.metric_names import is_rate, is_same_metric, is_whole
from ecoreport.spec.lint.statements import Statement, collect_statements
from ecoreport.spec.lint.subject import Subject

_PER = re.compile("[/·]")
_TIMES = frozenset({"年", "季度", "季", "月", "周", "天", "日", "小时"})
LEAST_TELLING = 4
"""A name in prose needs so many characters to be taken for the same thing in two places."""


@lru_cache(maxsize=1)
def group_statements(subject: Subject) -> tuple[tuple[Statement, ...], ...]:
    """The statements about the same metric together, where there are several.

    A group holds a declared metric, or is about a rate or something the goals speak of, or a unit's list or a task says
    again what another table or the task's indicator says; what other sentences count under one name (新建管网) may well be
    different things.
    """
    statements = collect_statements(subject)
    groups: list[list[Statement]] = []
    by_name: dict[str, list[Statement]] = {}
    apart = _told_apart(statements)
    for statement in statements:
        group = by_name.get(statement.plain) or next(
            (g for g in groups if _belongs(statement, g, apart)), None
        )
        if group is None:
            group = []
            groups.append(group)
        group.append(statement)
        by_name[statement.plain] = group
    return tuple(tuple(group) for group in groups if len(group) > 1 and _is_one_thing(group))


def comparable(one: Statement, other: Statement) -> bool:
    """False when different figures are no contradiction: other years, places, measures or bases of comparison."""
    if not one.years & other.years or one.locality != other.locality:
        return False
    if one.bases and other.bases and not one.bases & other.bases:
        return False
    if one.is_total != other.is_total:
        return False
    if not one.measures or not other.measures:
        return True
    return any(_may_be_same(mine, theirs) for mine in one.measures for theirs in other.measures)


def _may_be_same(one: str, other: str) -> bool:
    """True for one measure, and for two that only say different parts of what it is counted by: 元/年, 元/人; not 元/月."""
    (base, *pers), (other_base, *other_pers) = _PER.split(one), _PER.split(other)
    if same_measure(one, other):
        return True
    times = ({per for per in pers if per in _TIMES}, {per for per in other_pers if per in _TIMES})
    heads = (set(pers) - times[0], set(other_pers) - times[1])
    return same_measure(base, other_base) and all(
        not mine or not theirs or mine == theirs for mine, theirs in (times, heads)
    )


def _told_apart(statements: tuple[Statement, ...]) -> set[frozenset[str]]:
    """Names that one item gives to metrics side by side, or one text in a row: two things, however like they are."""
    side_by_side: dict[tuple[int, str], set[str]] = {}
    for statement in statements:
        side_by_side.setdefault((id(statement.owner), statement.passage), set()).add(statement.plain)
    return {frozenset(pair) for names in side_by_side.values() for pair in combinations(sorted(names), 2)}


def _is_one_thing(group: list[Statement]) -> bool:
    if any(statement.declared for statement in group):
        return True
    name = group[0].plain
    if len(name) < LEAST_TELLING:
        return False
    said_again = len({statement.in_unit_list for statement in group}) > 1 or _follows_an_indicator(group)
    whole = is_rate(name) or is_whole(name) or any(statement.is_help for statement in group)
    return said_again or whole or any(statement.owner is None for statement in group)


def _follows_an_indicator(group: list[Statement]) -> bool:
    """True when a task's text says again what the text of its indicator says."""
    return any(
        isinstance(one.owner, Indicator) and isinstance(other.owner, Task) and one.numbers & other.numbers
        for one in group
        for other in group
    )


def _belongs(statement: Statement, group: list[Statement], apart: set[frozenset[str]]) -> bool:
    if any(frozenset((statement.plain, other.plain)) in apart for other in group):
        return False
    return any(
        is_same_metric(statement.plain, other.plain, linked=bool(statement.numbers & other.numbers))
        for other in group
    )
