"""How much room text takes in a cell, so that rows are high enough for all of it."""

import unicodedata
from functools import lru_cache

LINE_HEIGHT = 15.0
"""Points of one line of 10.5 pt 宋体, with room for other fonts that stand in for it."""
TALLEST_ROW = 409.0
"""Excel's limit in points."""
_PADDING = 1.0
"""Characters of a column's width that its margins take."""
_CLOSING = "，。；：、！？）》”’〕】％%,.;:!?)"
"""Characters that may not begin a line, so that the one before moves along."""


def text_width(text: str) -> float:
    """The width of one line in characters as Excel counts column widths: a Chinese character takes two."""
    return sum(_character_width(character) for character in text)


def count_lines(text: str, width: float) -> int:
    """How many lines the text takes in a column of that width."""
    room = max(width - _PADDING, 2.0)
    return sum(_wrapped_lines(paragraph, room) for paragraph in text.split("\n")) if text else 1


def row_height(lines: int) -> float:
    """The height in points of a row with so many lines of 10.5 pt, at most what Excel allows."""
    return min(max(lines, 1) * LINE_HEIGHT + 4.0, TALLEST_ROW)


def _wrapped_lines(paragraph: str, room: float) -> int:
    lines, used = 1, 0.0
    for character in paragraph:
        width = _character_width(character)
        if used + width > room:
            lines += 1
            used = 2.0 if character in _CLOSING else 0.0
        used += width
    return lines


@lru_cache(maxsize=8192)
def _character_width(character: str) -> float:
    return 2.0 if unicodedata.east_asian_width(character) in "WFA" else 1.1
