"""Dates in the Excel form as clerks type them: 2022年6月30日, 2022.6, 2022/6/30, 2022年6月底."""

import re
from calendar import monthrange

_TYPED = re.compile(
    r"(?P<year>(?:19|20)\d{2})(?:年|[./-])(?P<month>\d{1,2})(?:月份?|[./-])?"
    r"(?:(?P<day>\d{1,2})[日号]?|(?P<end>[底末]))?(?:之?前)?"
)
_YEAR_END = re.compile(r"(?P<year>(?:19|20)\d{2})年?[底末](?:之?前)?")


def plain_date(text: str) -> str:
    """The date as a programme writes it, YYYY-MM or YYYY-MM-DD; a text that is no date of the calendar stays as it is."""
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
