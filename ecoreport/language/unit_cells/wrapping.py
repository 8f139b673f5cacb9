"""Lines broken at the same width, as PDFs and narrow columns do it: their breaks stand wherever the line was full."""

import re
from itertools import pairwise

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.labels import starts_with_label

_SEPARATOR = re.compile("[、，,；;]")
_GOES_ON = re.compile("[、，,；;。）)〕\\]】]")
"""What no line begins with of its own accord."""


def unwrap_lines(text: str) -> str:
    """The text without the line breaks that only the width made.

    Where names have separators, and line breaks stand inside names after full lines only, the breaks were not made by hand:
    then every full line goes on in the next, and a shorter one may have been ended on purpose.
    """
    if "\n" not in text or not _SEPARATOR.search(text):
        return text
    lines = _lines(text)
    full = max(map(len, lines)) - 1
    broken = [len(line) >= full for line, following in pairwise(lines) if _breaks_name(line, following)]
    if not broken or not all(broken):
        return text
    joined = lines[0]
    for line, following in pairwise(lines):
        goes_on = len(line) >= full and not starts_with_label(following)
        joined += following if goes_on else "\n" + following
    return joined


def is_name_a_line(text: str) -> bool:
    """True when nothing but line breaks separates the names: each line is one that could stop there."""
    if "\n" not in text or _SEPARATOR.search(text):
        return False
    return all(_is_name(line) for line in _lines(text))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _is_name(text: str) -> bool:
    return words.is_complete(text) or words.is_group(text)


def _breaks_name(line: str, following: str) -> bool:
    """True when the break between the lines cannot be meant: it stands before a separator, or in the middle of a name."""
    if _GOES_ON.match(following):
        return True
    left = _SEPARATOR.split(line)[-1]
    return bool(left) and left[-1] not in "）)〕]】：:。" and not _is_name(left)
