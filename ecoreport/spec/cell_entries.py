"""What clerks type into a cell of the Excel form, as a programme writes it: dates, years, figures in per cent, ticks."""

import re
from calendar import monthrange

from ecoreport.model.program_form import Entry

_TYPED = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:年|[./-])(?P<month>\d{1,2})(?:月份?|[./-])?"
    r"(?:(?P<day>\d{1,2})[日号]?|(?P<end>[底末]))?(?:之?前)?"
)
_YEAR_END = re.compile(r"(?P<year>(?:19|20)\d{2})年?[底末](?:之?前)?")
_YEAR = re.compile(r"((?:19|20)\d{2})年度?")
_TICKS = frozenset("★☆√✓✔是")
_PER_CENT = ("%", "％")


def plain_entry(text: str, entry: Entry, *, measure: str = "") -> str:
    """The text as a programme writes it; as it stands where it is nothing of that kind.

    Args:
        text: What stands in the cell.
        entry: What the column holds.
        measure: The measure of the row: a figure of a percentage may carry its sign, as Excel shows it.
    """
    match entry:
        case Entry.DATE:
            return _plain_date(text)
        case Entry.YEAR:
            return _YEAR.sub(r"\1", text) if _YEAR.fullmatch(text) else text
        case Entry.FIGURE if measure in _PER_CENT and text.endswith(_PER_CENT):
            return text[:-1].rstrip()
        case Entry.TICK if text in _TICKS:
            return "true"
    return text


def _plain_date(text: str) -> str:
    """YYYY-MM or YYYY-MM-DD; a text that is no date of the calendar stays as it is."""
    if whole := _YEAR_END.fullmatch(text):
        return f"{whole['year']}-12-31"
    typed = _TYPED.fullmatch(text)
    if typed is None or not 1 <= int(typed["month"]) <= 12:
        return text
    year, month = int(typed["year"]), int(typed["month"])
    last = monthrange(year, month)[1]
    day = last if typed["end"] else int(typed["day"] or 0)
    if day > last or typed["day"] == "0":
        return text
    return f"{year}-{month:02}-{day:02}" if day else f"{year}-{month:02}"
