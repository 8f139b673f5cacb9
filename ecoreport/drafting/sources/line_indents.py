"""Where the paragraphs of a text with hard line ends begin: its indents or its blank lines show it, where they are used throughout."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ecoreport.drafting.text.cleaning import is_page_mark
from ecoreport.drafting.words.wording import width_of

_FEW = 3
"""So many lines of each kind at least make a manner of the text."""
_LINES = 8
_LONG = 12
"""Shorter lines tell nothing about the edge."""
_WIDEST = 60
_MOST = 0.8
_INDENT = 2
_CENTRED = 8
"""An indent of so many columns is that of a title or a signature."""
_ENDS = tuple("。；：！？;:!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    text: str
    indent: int
    """In columns; a Chinese letter takes two."""
    width: int
    after_blank: bool


def paragraph_beginnings(lines: Sequence[str]) -> Mapping[int, bool]:
    """For the numbers of lines whether a paragraph begins there or goes on; of lines for which nothing shows it, nothing.

    Args:
        lines: All lines of the text, blank ones included; the first has the number 1.
    """
    found = _measured(lines)
    widths = sorted(line.width for line in found if line.width > 2 * _LONG)
    if len(widths) < _LINES or (edge := widths[int(len(widths) * 0.9)]) > 2 * _WIDEST:
        return {}
    full = edge - 4
    for begins in ([line.indent >= _INDENT for line in found], [line.after_blank for line in found]):
        if _is_manner(found, begins, full):
            return {
                line.number: begin
                for line, before, begin in zip(found[1:], found, begins[1:], strict=False)
                if (begin and line.indent < _CENTRED) or (not begin and before.width >= full)
            }
    return {}


def _is_manner(lines: Sequence[_Line], begins: Sequence[bool], full: int) -> bool:
    """True when the lines that begin mostly follow the end of a paragraph, and all others mostly a line that reached the edge."""
    pairs = list(zip(lines, begins[1:], strict=False))
    before_begin = [line for line, begin in pairs if begin]
    before_rest = [line for line, begin in pairs if not begin]
    if len(before_begin) < _FEW or len(before_rest) < _FEW:
        return False
    ended = sum(line.width < full or line.text.endswith(_ENDS) for line in before_begin)
    reached = sum(line.width >= full for line in before_rest)
    return ended >= _MOST * len(before_begin) and reached >= _MOST * len(before_rest)


def _measured(lines: Sequence[str]) -> list[_Line]:
    """The lines with something on them, numbers of pages aside."""
    found: list[_Line] = []
    after_blank = False
    for number, line in enumerate(lines, start=1):
        text = line.strip()
        if not text:
            after_blank = True
        elif not is_page_mark(text):
            lead = line[: len(line) - len(line.lstrip())]
            found.append(
                _Line(
                    number=number,
                    text=text,
                    indent=width_of(lead),
                    width=width_of(line.rstrip()),
                    after_blank=after_blank,
                )
            )
            after_blank = False
    return found
