"""Indicators of two programmes that are the same, were split or were put together; their metrics say which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ecoreport.model.program import Indicator, Metric, Number
from ecoreport.spec.pairing import Named, Pairing, pair_items

Owned = tuple[Indicator, Metric]


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrouping:
    """What became of the indicators."""

    indicators: Pairing[Indicator]
    """One became one; `added` and `dropped` are those that no metric ties to another one."""
    splits: list[tuple[Indicator, list[Indicator]]]
    """An old indicator and the new ones that have its metrics."""
    merges: list[tuple[list[Indicator], Indicator]]
    """The old indicators whose metrics a new one has."""
    metrics: Pairing[Owned]
    """All metrics of the indicators, wherever they stand now."""
    new_numbers: Mapping[Number, frozenset[Number]]
    """For each old number those of the indicators it has become."""


def regroup(old: Sequence[Indicator], new: Sequence[Indicator]) -> Regrouping:
    """Pairs the indicators by name and number, then follows the metrics that are left to where they went."""
    found = pair_items(_named(old), _named(new))
    metrics = _pair_metrics(found)
    ties = [*found.pairs, *((before, after) for (before, _), (after, _) in metrics.pairs)]
    became = {id(one): _once(after for before, after in ties if before is one) for one in old}
    came_from = {id(other): _once(before for before, after in ties if after is other) for other in new}
    renamed = [
        (one, became[id(one)][0])
        for one in found.dropped
        if len(became[id(one)]) == 1 and len(came_from[id(became[id(one)][0])]) == 1
    ]
    pairs = [*found.pairs, *renamed]
    pairs.sort(key=lambda pair: new.index(pair[1]))
    return Regrouping(
        indicators=Pairing(
            pairs=pairs,
            added=[other for other in found.added if not came_from[id(other)]],
            dropped=[one for one in found.dropped if not became[id(one)]],
        ),
        splits=[(one, became[id(one)]) for one in old if len(became[id(one)]) > 1],
        merges=[
            (sorted(came_from[id(other)], key=old.index), other)
            for other in new
            if len(came_from[id(other)]) > 1
        ],
        metrics=metrics,
        new_numbers={one.no: frozenset(other.no for other in became[id(one)]) for one in old},
    )


def _once(indicators: Iterable[Indicator]) -> list[Indicator]:
    return list({id(indicator): indicator for indicator in indicators}.values())


def _pair_metrics(found: Pairing[Indicator]) -> Pairing[Owned]:
    """Metrics within the indicators that are the same, then those left over, wherever they went."""
    inside = [pair_items(_metrics(before), _metrics(after)) for before, after in found.pairs]
    left_old = [owned for one in inside for owned in one.dropped] + _owned(found.dropped)
    left_new = [owned for one in inside for owned in one.added] + _owned(found.added)
    moved = pair_items(_by_name(left_old), _by_name(left_new))
    return Pairing(
        pairs=[*(pair for one in inside for pair in one.pairs), *moved.pairs],
        added=moved.added,
        dropped=moved.dropped,
    )


def _named(indicators: Sequence[Indicator]) -> list[Named[Indicator]]:
    return [Named(item=i, name=i.name, number=str(i.no)) for i in indicators]


def _owned(indicators: Sequence[Indicator]) -> list[Owned]:
    return [(indicator, metric) for indicator in indicators for metric in indicator.metrics]


def _metrics(indicator: Indicator) -> list[Named[Owned]]:
    return [
        Named(item=(indicator, metric), name=metric.name, number=str(position))
        for position, metric in enumerate(indicator.metrics)
    ]


def _by_name(owned: Sequence[Owned]) -> list[Named[Owned]]:
    """Known by name alone; a number of its own for each, since numbers say nothing across indicators."""
    return [Named(item=one, name=one[1].name, number=f"{one[0].no} {one[1].id} {id(one)}") for one in owned]
