"""Which items of two programmes are the same thing: by name first, by number with a like name next."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from ecoreport.spec.lint.metric_names import is_same_metric, plain_name

T = TypeVar("T")

LEAST_LIKENESS = 60.0
"""Per cent of likeness from which a name under the same number counts as the same thing defined anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Generic[T]):
    """An item with what it is known by."""

    item: T
    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing(Generic[T]):
    """What came of two lists."""

    pairs: list[tuple[T, T]]
    """Old and new of the same thing, in the new order."""
    added: list[T]
    dropped: list[T]


def pair_items(old: Iterable[Named[T]], new: Iterable[Named[T]]) -> Pairing[T]:
    """Old and new items that are the same thing.

    The same name decides first, the same number with a like name next, then a very like name, last a like one that
    differs in no telling word.
    """
    rest, news = list(old), list(new)
    found: dict[int, Named[T]] = {}
    for is_same in _TESTS:
        for i, after in enumerate(news):
            before = None if i in found else next((one for one in rest if is_same(one, after)), None)
            if before is not None:
                found[i] = before
                rest.remove(before)
    return Pairing(
        pairs=[(found[i].item, after.item) for i, after in enumerate(news) if i in found],
        added=[after.item for i, after in enumerate(news) if i not in found],
        dropped=[one.item for one in rest],
    )


def _same_name(one: Named[T], other: Named[T]) -> bool:
    return plain_name(one.name) == plain_name(other.name)


def _same_name_and_number(one: Named[T], other: Named[T]) -> bool:
    return one.number == other.number and _same_name(one, other)


def _same_number(one: Named[T], other: Named[T]) -> bool:
    return one.number == other.number and fuzz.ratio(one.name, other.name) >= LEAST_LIKENESS


def _very_like(one: Named[T], other: Named[T]) -> bool:
    return is_same_metric(plain_name(one.name), plain_name(other.name))


def _like(one: Named[T], other: Named[T]) -> bool:
    return is_same_metric(plain_name(one.name), plain_name(other.name), linked=True)


_TESTS: tuple[Callable[[Named[T], Named[T]], bool], ...] = (
    _same_name_and_number,
    _same_name,
    _same_number,
    _very_like,
    _like,
)
