"""Where lines end and where names stand: the typesetting that GB/T 9704-2012 asks for and styles cannot do."""

import re
import unicodedata
from itertools import pairwise

_BREAK_AFTER = "区市县州旗府年度》、）)的于与和及"
_BREAK_BEFORE = ("《", "（", "关于", "承担", "创建", "工作", *"0123456789")
_WORDS = re.compile(
    r"县城|市[场政民容县级直属委]|[县区][级直属委政]|区[域划管]|[市县区州]人民|年[终底初内报]|和谐|及时"
)
"""Words after whose first character a title would otherwise turn."""
_NEVER_FIRST = "》）)、，。：；”’%度份底区市县"
_NEVER_LAST = "《（(“‘"
_MID_WORD = 90.0
"""What a turn inside a word costs, as the square of 字 of unevenness that is borne to avoid it."""
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
    """The line width in 字 at which a title turns by itself where it should; None when it fits on one line or never will.

    Args:
        text: The title.
        room: The widest line in 字.
    """
    lines = title_lines(text, room)
    widest = max(map(_set_width, lines))
    # The first character of a line must not fit on the line before.
    if len(lines) < 2 or any(_set_width(line) + 1 - _SLACK <= widest + _SLACK for line in lines[:-1]):
        return None
    # LibreOffice 7.4 does not turn by itself between a bracket and a digit.
    if any(above[-1] in "）》" and below[0].isascii() for above, below in pairwise(lines)):
        return None
    return widest + _SLACK


def title_lines(text: str, room: float) -> tuple[str, ...]:
    """The title in as few lines as will do, alike in length and turning between words (GB/T 9704-2012, 7.3.1).

    Args:
        text: The title.
        room: The widest line in 字.
    """
    count = 1
    while count < len(text):
        lines = _best_lines(text, count, room, _set_width(text) / count)
        if lines is not None:
            return lines
        count += 1
    return (text,)


def _best_lines(text: str, count: int, room: float, wanted: float) -> tuple[str, ...] | None:
    """The text in so many lines with the least cost; None when they cannot all be held."""
    best: dict[int, tuple[float, tuple[str, ...]]] = {0: (0.0, ())}
    for line in range(1, count + 1):
        reached: dict[int, tuple[float, tuple[str, ...]]] = {}
        ends = [len(text)] if line == count else [i for i in range(1, len(text)) if _may_turn(text, i)]
        for end in ends:
            for start, (cost, lines) in best.items():
                width = _set_width(text[start:end])
                if start >= end or (count > 1 and width > room - _SLACK) or width > room:
                    continue
                turned = 0.0 if end == len(text) or _is_good(text, end) else _MID_WORD
                total = cost + (width - wanted) ** 2 + turned
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, (*lines, text[start:end]))
        best = reached
    return best[len(text)][1] if len(text) in best else None


def _is_good(text: str, index: int) -> bool:
    """True between words, and not within brackets."""
    within = any(
        text.count(opening, 0, index) > text.count(end, 0, index) for opening, end in ("（）", "《》")
    )
    if within or _WORDS.match(text, index - 1):
        return False
    return text[index - 1] in _BREAK_AFTER or text.startswith(_BREAK_BEFORE, index)


def _may_turn(text: str, index: int) -> bool:
    before, after = text[index - 1], text[index]
    if before in _NEVER_LAST or after in _NEVER_FIRST:
        return False
    return not (width_of(before) == width_of(after) == 0.5)


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
