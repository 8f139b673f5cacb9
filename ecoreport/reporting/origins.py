"""The list of origins: which cell of which return each figure and each quoted word of a paper comes from."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecoreport.model.submission import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One line of the list: what a unit reported about one matter, and where it stands."""

    no: int
    """Counted from 1; tables of the paper refer to it."""
    matter: str
    unit: str
    text: str
    """What stands in the cell, as typed."""
    file: str
    sheet: str
    cells: tuple[str, ...]
    sha256: str


class OriginBook:
    """Collects origins in the order in which a paper uses them."""

    def __init__(self) -> None:
        self._origins: list[Origin] = []

    def enter(self, matter: str, unit: str, text: str, sources: Iterable[Source]) -> int | None:
        """The number of a new line for cells of one sheet; None when there are no cells."""
        cells = tuple(dict.fromkeys(sources))
        if not cells:
            return None
        first = cells[0]
        self._origins.append(
            Origin(
                no=len(self._origins) + 1,
                matter=matter,
                unit=unit,
                text=text,
                file=first.file,
                sheet=first.sheet,
                cells=tuple(source.cell for source in cells),
                sha256=first.sha256,
            )
        )
        return len(self._origins)

    def close(self) -> tuple[Origin, ...]:
        """All lines, in order."""
        return tuple(self._origins)
