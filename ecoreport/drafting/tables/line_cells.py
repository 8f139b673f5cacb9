"""The cells of a row that stands on one line: between tabs, upright bars or blanks."""

from collections.abc import Iterator, Sequence

from ecoreport.drafting.documents import Block, Cell, Paragraph, Row

_MIN_BARS = 2
"""So many upright bars in a line make cells of it, whether or not bars stand at its ends as well."""


def split_line(text: str, *, opens: bool = True) -> tuple[str, ...]:
    """The cells of a line: between tabs or upright bars, or between blanks when no tab is there.

    Args:
        text: The line.
        opens: Whether a bar at the beginning opens the line; in a table whose titles have none there, it follows a blank cell.
    """
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    text = _with_plain_bars(text)
    if text.count("|") >= _MIN_BARS:
        inner = text.removeprefix("|") if opens else text
        return tuple(cell.strip() for cell in inner.removesuffix("|").split("|"))
    return tuple(text.split())


def is_ruled(text: str) -> bool:
    """True for a line with tabs or bars between its cells."""
    return "\t" in text or _with_plain_bars(text).count("|") >= _MIN_BARS


def opens_with_bar(text: str) -> bool:
    """True for a line that begins with an upright bar."""
    return _with_plain_bars(text).startswith("|")


def ruled_rows(blocks: Sequence[Block], start: int) -> Iterator[Row]:
    """The lines from one on that have as many cells between tabs or bars as the first, as rows."""
    first, width = blocks[start], 0
    opens = isinstance(first, Paragraph) and opens_with_bar(first.text)
    for block in blocks[start:]:
        if not isinstance(block, Paragraph) or not is_ruled(block.text):
            return
        cells = split_line(block.text, opens=opens)
        if width not in {0, len(cells)}:
            return
        width = len(cells)
        yield Row(cells=tuple(Cell(text=cell) for cell in cells), place=block.place)


def without_blanks_behind(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    """The cells of a row without blank ones behind the last column."""
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    return cells


def _with_plain_bars(text: str) -> str:
    return text.replace("│", "|").replace("┃", "|")
