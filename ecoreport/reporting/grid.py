"""A table as data: columns, rows, sub-headings across it, and which cells belong together."""

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a grid."""

    key: str
    """Stable name by which the Word side knows width and alignment."""
    title: str | None
    """The heading; None when the heading of the column to the left covers this one too."""
    merge: tuple[str, ...] | None = None
    """When given, equal neighbours below one another are one cell, unless a column named here changes too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; as many cells as the grid has columns."""

    cells: tuple[str | None, ...]
    """None: the cell belongs to the one on its left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubHeading:
    """A row across the whole table."""

    text: str


Line = Row | SubHeading


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of a paper."""

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str | None = None
    """The line under the table."""
    empty: str = "暂无内容。"
    """The sentence that stands in place of a table without lines."""


def build_row(*cells: str | None) -> Row:
    """A row of these cells."""
    return Row(cells=cells)


def without_blank_columns(grid: Grid, *keys: str) -> Grid:
    """The grid without those of the named columns that say nothing in any row."""
    rows = [line.cells for line in grid.lines if isinstance(line, Row)]
    kept = [
        index
        for index, column in enumerate(grid.columns)
        if column.key not in keys or any(cells[index] for cells in rows)
    ]
    lines = (
        build_row(*(line.cells[index] for index in kept)) if isinstance(line, Row) else line
        for line in grid.lines
    )
    return replace(grid, columns=tuple(grid.columns[index] for index in kept), lines=tuple(lines))
