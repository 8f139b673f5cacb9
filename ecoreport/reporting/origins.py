"""The list of origins: which cell of which return each figure and each quoted word of a paper comes from."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ecoreport.model.submission import Source, Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """One filled cell, as a paper uses it."""

    label: str
    """What the cell is for: 状态, 进展情况."""
    text: str
    """What stands in it, as typed."""
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One line of the list: a cell, under the number of what its unit reported about one matter."""

    no: int
    """Counted from 1; tables of the paper refer to it. All cells of one answer have the same."""
    matter: str
    unit: str
    cell: Reported


@dataclass(frozen=True, slots=True, kw_only=True)
class OriginList:
    """All origins of one paper."""

    paper: str
    """The paper's title."""
    simulated: bool
    origins: tuple[Origin, ...]


class OriginBook:
    """Collects origins in the order in which a paper uses them."""

    def __init__(self, submissions: Iterable[Submission] = ()) -> None:
        """A book without lines.

        Args:
            submissions: The returns that cells are taken from; what stands in a cell is looked up there.
        """
        self._typed = {answer.source: answer.text for one in submissions for answer in one.answers}
        self._origins: list[Origin] = []
        self._last = 0

    def enter(self, matter: str, unit: str, cells: Iterable[Reported]) -> int | None:
        """The number under which the cells are listed; None when there are none."""
        lines = [
            Origin(
                no=self._last + 1,
                matter=matter,
                unit=unit,
                cell=replace(cell, text=self._typed.get(cell.source, cell.text)),
            )
            for cell in cells
        ]
        if not lines:
            return None
        self._origins += lines
        self._last += 1
        return self._last

    def close(self) -> tuple[Origin, ...]:
        """All lines, in order."""
        return tuple(self._origins)
