"""Dates and spans of time as plans write them, as ISO text: 2021年12月—2022年11月, 2019年6月底前, 7月至12月."""

import re
from calendar import monthrange
from dataclasses import dataclass

from ecoreport.drafting.words.wording import fold

_POINT = (
    r"(?:(?P<year{0}>(?:19|20)\d\d)\s*年?[./-]?)?\s*"
    r"(?:(?P<month{0}>1[0-2]|0?[1-9])\s*(?:月份?|(?=[./-]\d|\s*[—–~～至到-]))[./-]?)?\s*"
    r"(?:(?P<day{0}>\d{{1,2}})\s*[日号])?"
)
_DASH = r"\s*(?:[—–―~～\-－一]{1,2}|至|到)\s*"
_SPAN = re.compile(_POINT.format("_a") + _DASH + _POINT.format("_b") + r"\s*(?P<end>[底末])?")
_SINGLE = re.compile(
    r"(?P<lead>到|至|截至|截止)?(?P<year>(?:19|20)\d\d)\s*年(?:度)?\s*(?:(?P<month>1[0-2]|0?[1-9])\s*月份?)?\s*(?:(?P<day>\d{1,2})\s*[日号])?"
    r"(?P<end>[底末]|年底|年末)?\s*(?P<before>之?前|以前)?(?P<after>起|以后|之后|开始)?"
)
_NUMERIC = re.compile(
    r"(?P<year>20\d\d)[./-](?P<month>1[0-2]|0?[1-9])(?!\d)(?:[./-](?P<day>3[01]|[12]\d|0?[1-9])(?!\d))?"
)
_YEARS = re.compile(r"20\d\d\s*年?\s*[—–―~～\-－至到]{1,2}\s*(?P<last>20\d\d)\s*年?")
_YEARLESS = re.compile(
    r"(?P<month>1[0-2]|0?[1-9])\s*月(?:(?P<day>\d{1,2})[日号])?(?P<end>[底末])?\s*(?P<before>之?前|以前)?"
)
_PART = re.compile(r"(?:(?P<year>20\d\d)\s*年)?\s*(?P<part>第?[一二三四1-4]\s*季度|[上下]半年)")
_WHOLE_YEAR = re.compile(r"\s*(?P<year>20\d\d)\s*年度?\s*")
_CALENDAR = re.compile(
    r"((?:20\d\d年)?(?:(?:1[0-2]|0?[1-9])月(?:份|[上中下]旬|[底末]?(?:之?前)?)?(?:[—–~～至到-]{1,2}(?:1[0-2]|[1-9])月份?)?"
    r"|第?[一二三四]季度|[上下]半年))(?:工作(?:任务|安排)?)?\s*[:：]\s*(?=\S)"
)
_PARTS = {"上": (1, 6), "下": (7, 12)} | {
    letter: (3 * quarter + 1, 3 * quarter + 3)
    for quarter, pair in enumerate(("一1", "二2", "三3", "四4"))
    for letter in pair
}
"""First and last month of a quarter or half of a year."""
_AGAIN = re.compile(r"每[年月季周]|每个月|逐年")
"""A time that comes again is nobody's last day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time with where it stands in the text."""

    start: str | None
    """YYYY-MM or YYYY-MM-DD; None when open."""
    end: str | None
    text: str
    """As printed."""
    position: tuple[int, int]


def find_span(text: str, *, year: int | None = None) -> Span | None:
    """The first span or date in a text.

    Args:
        text: Any text.
        year: The year meant where the text gives only months.
    """
    return (
        _from_to(text, year)
        or _date(text)
        or (_date_without_year(text, year) if year is not None else None)
        or _part_of_year(text, year)
    )


def _from_to(text: str, year: int | None) -> Span | None:
    for found in _SPAN.finditer(fold(text)):
        start, end = _point(found, "_a", year), _point(found, "_b", year)
        if start is not None and end is not None:
            if found["year_b"] is None and found["year_a"] is not None:
                end = found["year_a"] + end[4:]
            return _span(text, found, start, end)
    return None


def _date(text: str) -> Span | None:
    for found in _SINGLE.finditer(fold(text)):
        is_limit = bool(found["end"] or found["before"] or found["lead"])
        if found["month"] is not None or is_limit:
            moment = _joined(found["year"], found["month"] or "12", found["day"])
            return _span(text, found, None if is_limit else moment, None if found["after"] else moment)
    return None


def _date_without_year(text: str, year: int) -> Span | None:
    found = _YEARLESS.search(fold(text))
    if found is None:
        return None
    moment = _joined(str(year), found["month"], found["day"])
    return _span(text, found, None if found["end"] or found["before"] else moment, moment)


def _span(text: str, found: re.Match[str], start: str | None, end: str | None) -> Span:
    printed = text[found.start() : found.end()].strip()
    return Span(start=start, end=end, text=printed, position=found.span())


def split_calendar(text: str) -> tuple[str | None, str]:
    """The month or quarter that an entry of a calendar begins with, 3月份：…, and the text behind it."""
    found = _CALENDAR.match(fold(text))
    return (found.group(1), text[found.end() :]) if found is not None else (None, text)


def _part_of_year(text: str, year: int | None) -> Span | None:
    """A quarter or half of a year named in a text, or the year that is all it says."""
    folded = fold(text)
    if (whole := _WHOLE_YEAR.fullmatch(folded)) is not None:
        own, months, found = whole["year"], (1, 12), whole
    elif (part := _PART.search(folded)) is not None and (part["year"] or year) is not None:
        own, months, found = part["year"] or str(year), _PARTS[part["part"].lstrip("第")[0]], part
    else:
        return None
    start, end = (_joined(own, str(month), None) for month in months)
    return _span(text, found, start, end)


def comes_again(text: str) -> bool:
    """True for a time that is not over once it is past: 每年4月和10月."""
    return _AGAIN.search(fold(text)) is not None


def parse_deadline(text: str, *, year: int | None = None) -> str | None:
    """A deadline as YYYY-MM-DD, or YYYY-MM where no end is named; None when the text names no date, or one that comes again."""
    folded = fold(text)
    if comes_again(folded):
        return None
    if (years := _YEARS.fullmatch(folded.strip())) is not None:
        return f"{years['last']}-12-31"
    span = find_span(text, year=year)
    if span is not None and span.start is not None and span.end is not None and span.start < span.end:
        return span.end
    for pattern in (_SINGLE, _NUMERIC):
        found = pattern.search(folded)
        if found is None:
            continue
        groups = found.groupdict()
        if groups["month"] is None:
            return (
                f"{groups['year']}-12-31"
                if groups.get("end") or groups.get("before") or groups.get("lead") or len(folded) <= 7
                else None
            )
        return _deadline(int(groups["year"]), int(groups["month"]), groups["day"], bool(groups.get("end")))
    found = _YEARLESS.search(folded)
    if found is not None and year is not None:
        return _deadline(year, int(found["month"]), found["day"], bool(found["end"]))
    if year is not None and re.search(r"年[底末]|[本当今]年|全年", folded):
        return f"{year}-12-31"
    return None


def _deadline(year: int, month: int, day: str | None, closed: bool) -> str:
    if day is not None:
        return f"{year}-{month:02}-{int(day):02}"
    if closed:
        return f"{year}-{month:02}-{monthrange(year, month)[1]:02}"
    return f"{year}-{month:02}"


def _point(found: re.Match[str], mark: str, year: int | None) -> str | None:
    month = found[f"month{mark}"]
    own_year = found[f"year{mark}"] or (str(year) if year is not None else None)
    if mark == "_b" and found["year_b"] is None:
        own_year = found["year_a"] or own_year
    if month is None or own_year is None:
        return None
    return _joined(own_year, month, found[f"day{mark}"])


def _joined(year: str, month: str, day: str | None) -> str:
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
