"""Where lines end and where names stand: the typesetting that GB/T 9704-2012 asks for and styles cannot do."""

import unicodedata
from itertools import pairwise

_BREAK_AFTER = "区市县州旗府年度》、）)的于与和及"
_NEVER_FIRST = "》）)、，。：；”’%度份底区市县"
_BLANK_END = 2.0
"""字 between the longer of name and date and the right margin (7.3.5.2)."""


_SLACK = 0.25
_WIDEST_LATIN = 0.65
"""Digits of some faces that stand in for 小标宋 are wider than half a 字."""
_GAP = 0.25
"""Word and LibreOffice set a quarter of a 字 between Chinese and Latin characters."""


def width_of(text: str) -> float:
    """The width of a text in 字; digits and Latin letters are half as wide."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def title_width(text: str, room: float) -> float | None:
    """The line width in 字 at which a title of two lines turns by itself at a good place.

    None for a title that fits on one line, needs three, or has no such place: see `title_break`.

    Args:
        text: The title.
        room: The widest line in 字.
    """
    widths = []
    for index in _good_places(text, room):
        first, second = _set_width(text[:index]), _set_width(text[index:])
        # The next character must not fit on the first line, so the second may be longer by less than that.
        if second <= first + 1 - 2 * _SLACK:
            widths.append(max(first, second) + _SLACK)
    return min(widths, default=None)


def title_break(text: str, room: float) -> int | None:
    """Where to break a title of two lines so that they are most alike; None where there is no good place."""

    def difference(index: int) -> float:
        return abs(_set_width(text[:index]) - _set_width(text[index:]))

    return min(_good_places(text, room), key=difference, default=None)


def _good_places(text: str, room: float) -> list[int]:
    if _set_width(text) <= room:
        return []
    return [
        index
        for index in range(1, len(text))
        if text[index - 1] in _BREAK_AFTER
        and text[index] not in _NEVER_FIRST
        and max(_set_width(text[:index]), _set_width(text[index:])) <= room - _SLACK
    ]


def _set_width(text: str) -> float:
    """The width of a text as it is set, with the gaps between Chinese and Latin characters."""
    wide = [unicodedata.east_asian_width(char) in "WFA" for char in text]
    return sum(1.0 if one else _WIDEST_LATIN for one in wide) + _GAP * sum(a != b for a, b in pairwise(wide))


def signature_indents(name: str, date: str) -> tuple[float, float]:
    """The right indents in 字 of name and date in an unsealed paper: the date begins 2 字 right of the name."""
    longer, shorter = width_of(name), width_of(date)
    if not date or not name:
        return _BLANK_END, _BLANK_END
    if longer >= shorter + 2:
        return _BLANK_END, _BLANK_END + longer - 2 - shorter
    return _BLANK_END + shorter + 2 - longer, _BLANK_END
