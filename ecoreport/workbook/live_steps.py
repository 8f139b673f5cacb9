"""Changes and trends as formulas: `judge` itself is asked where along the figures its verdict on one clause turns.

A verdict is a step function of the figure typed. All figures at which it can turn follow from clause and baseline, so that asking
at each of them and between them gives the whole function.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ecoreport.language.judging import judge
from ecoreport.language.measures import convert
from ecoreport.language.numerals import plain_decimal
from ecoreport.model.assessment import Verdict
from ecoreport.model.program import Metric
from ecoreport.model.reading import Flag, Reading
from ecoreport.model.target import Clause, Target, TargetKind

_LONGEST = 15
"""Digits that a worksheet holds exactly."""
_FULL = Decimal(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The figures for which a clause is met and missed, as conditions of a formula; empty for none."""

    met: tuple[str, ...]
    missed: tuple[str, ...]


def find_steps(
    value: str, measure: str | None, *, kind: TargetKind, clause: Clause, metric: Metric
) -> Steps | None:
    """Where the clause is met and missed by a figure in that measure, compared with the metric's baseline.

    None when the figures at which the verdict turns cannot be had exactly.
    """
    points = _turning_points(clause, metric, measure)
    if points is None or clause.approx:
        return None
    target = Target(text="", kind=kind, clauses=(replace(clause, aspire=False),))

    def verdict(figure: Decimal) -> Verdict:
        reading = Reading(raw=f"{figure:f}", flag=Flag.OK, value=figure, measure=measure)
        return judge(target, reading, better=metric.better, baseline=metric.baseline).verdict

    asked = [verdict(figure) for figure in _samples(points)]
    return Steps(
        met=tuple(_stretches(value, points, asked, Verdict.MET)),
        missed=tuple(_stretches(value, points, asked, Verdict.MISSED)),
    )


def _turning_points(clause: Clause, metric: Metric, measure: str | None) -> list[Decimal] | None:
    """Every figure at which the verdict may turn, in order; some at which it does not do no harm."""
    base = plain_decimal(metric.baseline.value) if metric.baseline else None
    if base is None:
        return None
    points = {Decimal(0), _FULL, base}
    for text in filter(None, (clause.value, clause.upper)):
        figure = plain_decimal(text)
        if figure is None:
            return None
        changes = {figure, *(base * figure / part for part in (1, 100, 1000))}
        if clause.measure and measure and (scaled := convert(figure, clause.measure, measure)) is not None:
            changes.add(scaled)
        points |= (
            {base * figure} | {base + change for change in changes} | {base - change for change in changes}
        )
    if any(len(point.normalize().as_tuple().digits) > _LONGEST for point in points):
        return None
    return sorted(points)


def _samples(points: list[Decimal]) -> Iterator[Decimal]:
    """A figure below all points, then each point and one between it and the next, and one above all."""
    yield points[0] - 1
    for point, following in zip(points, [*points[1:], points[-1] + 2], strict=True):
        yield point
        yield (point + following) / 2


def _stretches(value: str, points: list[Decimal], asked: list[Verdict], wanted: Verdict) -> Iterator[str]:
    """A condition for each unbroken stretch of figures with that verdict.

    Samples with an odd index are points themselves, the others lie between them.
    """
    start: int | None = None
    for index, verdict in enumerate([*asked, None]):
        if verdict is wanted and start is None:
            start = index
        elif verdict is not wanted and start is not None:
            ends = []
            if start > 0:
                ends.append(f"{value}{'>=' if start % 2 else '>'}{points[(start - 1) // 2]:f}")
            if index < len(asked):
                last = index - 1
                ends.append(f"{value}{'<=' if last % 2 else '<'}{points[last // 2]:f}")
            yield f"AND({','.join(ends)})" if len(ends) > 1 else ends[0] if ends else "TRUE"
            start = None
