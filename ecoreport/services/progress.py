"""How long work tells where it is; the command line supplies the bar."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")


class Track(Protocol):
    """Gives the items back one by one while showing how far it is."""

    def __call__(self, items: Sequence[Item], label: str) -> Iterable[Item]:
        """The same items in the same order."""
        ...


def track_silently(items: Sequence[Item], label: str) -> Iterable[Item]:  # noqa: ARG001  # the shape of Track
    """Shows nothing."""
    return items
