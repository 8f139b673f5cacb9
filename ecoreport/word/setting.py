"""Where lines end and where names stand: the typesetting that GB/T 9704-2012 asks for and styles cannot do."""

import unicodedata

_BREAK_AFTER = "区市县州旗府年度》、）)的于与和及"
_NEVER_FIRST = "》）)、，。：；”’%度份底区市县"
_BLANK_END = 2.0
"""字 between the longer of name and date and the right margin (7.3.5.2)."""


def width_of(text: str) -> float:
    """The width of a text in 字; digits and Latin letters are half as wide."""
    return sum(1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in text)


def title_width(text: str, room: float) -> float | None:
    """The line width in 字 that turns a title of two lines at a good place, the first line the longer one.

    None for a title that fits on one line, needs three, or has no good place; the text itself is never changed.

    Args:
        text: The title.
        room: The widest line in 字.
    """
    whole = width_of(text)
    if whole <= room or whole > 2 * room - 1:
        return None
    good = []
    for index in range(1, len(text)):
        before, after = text[index - 1], text[index]
        first = width_of(text[:index])
        fits = first <= room - 0.5 and whole - first <= first
        if fits and before in _BREAK_AFTER and after not in _NEVER_FIRST:
            good.append(first)
    return min(good, default=None)


def signature_indents(name: str, date: str) -> tuple[float, float]:
    """The right indents in 字 of name and date in an unsealed paper: the date begins 2 字 right of the name."""
    longer, shorter = width_of(name), width_of(date)
    if not date or not name:
        return _BLANK_END, _BLANK_END
    if longer >= shorter + 2:
        return _BLANK_END, _BLANK_END + longer - 2 - shorter
    return _BLANK_END + shorter + 2 - longer, _BLANK_END
