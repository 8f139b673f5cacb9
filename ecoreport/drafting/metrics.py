"""Metrics of drafted indicators and tasks: name, target, measure, and in which direction better lies."""

import re
from collections.abc import Sequence

from ecoreport.drafting.words.figure_names import (
    is_better_high,
    is_better_low,
    is_of_change,
    is_per_head,
    is_quantity,
    is_share,
)
from ecoreport.drafting.words.naming import measure_in
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.language.targets import parse_target
from ecoreport.model.program import Better, Metric, Who
from ecoreport.model.target import Direction, Op, Target, TargetKind

_HELD_DOWN = re.compile("控制在|降至|降低[到至]|压减[到至]|缩[短小][到至]")
_SAID: dict[object, Better] = {
    Op.GE: Better.HIGHER,
    Op.GT: Better.HIGHER,
    Op.LE: Better.LOWER,
    Op.LT: Better.LOWER,
    Direction.UP: Better.HIGHER,
    Direction.NOT_DOWN: Better.HIGHER,
    Direction.DOWN: Better.LOWER,
    Direction.NOT_UP: Better.LOWER,
}
_ONE_SIDED = {TargetKind.MIN, TargetKind.MAX, TargetKind.CHANGE, TargetKind.CLASS}
_QUANTIFIED = {
    TargetKind.MIN,
    TargetKind.MAX,
    TargetKind.RANGE,
    TargetKind.EXACT,
    TargetKind.CHANGE,
    TargetKind.TREND,
    TargetKind.DEFERRED,
}


def build_metric(
    id_: str,
    name: str,
    target: str,
    *,
    measure: str | None = None,
    lead: Sequence[Who] = (),
    cooperate: Sequence[Who] = (),
    deadline: str | None = None,
) -> Metric:
    """A metric with its measure, direction and range as far as name and target tell them."""
    name = squeeze(name)
    target = squeeze(target).rstrip("。；;，, ")
    parsed = parse_target(target, measure=measure)
    measure = measure or _measure(name, target, parsed)
    bounded = measure == "%" and is_share(name) and not is_of_change(name)
    return Metric(
        id=id_,
        name=name,
        measure=measure,
        better=_better(name, parsed, measure),
        target=target,
        lead=tuple(lead),
        cooperate=tuple(cooperate),
        deadline=deadline or deadline_of(parsed),
        range=("0", "100") if bounded else None,
    )


def _measure(name: str, target: str, parsed: Target) -> str | None:
    """The measure of what is reported: where a target names a level and a change, that of the level."""
    levels_first = sorted(parsed.clauses, key=lambda clause: clause.kind is TargetKind.CHANGE)
    stated = next((clause.measure for clause in levels_first if clause.measure), None) or measure_in(
        fold(target)
    )
    if stated:
        return stated.replace("每", "/")
    in_percent = is_share(name) and not is_per_head(name)
    return "%" if in_percent and parsed.kind in {*_QUANTIFIED, TargetKind.COMPOSITE} else None


def _better(name: str, parsed: Target, measure: str | None) -> Better | None:
    """In which direction better lies: what the demand says, and only then what the name lets expect."""
    if is_of_change(name):
        return Better.HIGHER
    said = {
        _SAID[said] for clause in parsed.clauses for said in (clause.op, clause.direction) if said in _SAID
    }
    if any(clause.op is Op.EQ and clause.value == "0" for clause in parsed.clauses):
        return Better.LOWER
    if parsed.kind is TargetKind.COUNT:
        return Better.HIGHER
    directions = {clause.direction for clause in parsed.clauses}
    if parsed.kind is TargetKind.CHANGE:
        said = {_SAID[direction] for direction in directions if direction in _SAID}
    lasting = parsed.kind is TargetKind.TREND and Direction.UP not in directions
    lower = is_better_low(name) or _HELD_DOWN.search(parsed.text) is not None
    if lower and parsed.kind is TargetKind.CLASS:
        return Better.LOWER  # the better class of 蚊蝇密度 is the lower density
    if len(said) == 1 and (parsed.kind in _ONE_SIDED or lasting):
        return said.pop()
    if lower:
        return Better.LOWER
    if is_better_high(name) and parsed.kind is not TargetKind.QUALITATIVE:
        return Better.HIGHER
    if parsed.kind is TargetKind.EXACT and measure not in {None, "%"} and not is_quantity(name):
        return Better.HIGHER
    return said.pop() if len(said) == 1 and measure is not None else None


def deadline_of(parsed: Target) -> str | None:
    """The day a target names as its last, where it names one."""
    return next(
        (clause.deadline for clause in parsed.clauses if clause.deadline and len(clause.deadline) == 10), None
    )
