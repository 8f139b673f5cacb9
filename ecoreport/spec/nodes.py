"""What a programme file says before any meaning: texts, lists and entries, each with its place.

The YAML reader and the reader of the Excel form both make these nodes; `spec.shapes` turns them into the model.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from ecoreport.model.finding import Place

Path = tuple[str | int, ...]
"""The way to a field: `("indicators", 3, "metrics", 0, "target")`; list positions count from 0."""


def nearest_place(places: Mapping[Path, Place], path: Path) -> Place:
    """Where that field stands; the nearest enclosing one when the file leaves it out. The root always has a place."""
    while path not in places:
        path = path[:-1]
    return places[path]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextNode:
    """A scalar, always as the text that was written: `08` stays `08`."""

    place: Place
    text: str
    quoted: bool = False
    """True when it was written in quotes, so that an empty text is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListNode:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesNode:
    """Keys with their values, in the file's order."""

    place: Place
    entries: Mapping[str, "Node"]
    keys: Mapping[str, Place]
    """Where each key itself stands."""


Node = TextNode | ListNode | EntriesNode
