"""Times by which a text wants something done: `2023年6月底前`, `10月底前`, `三季度末前`, `年底前`, `2024年11月`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TITLE = re.compile("《[^》]*》")
"""Titles of documents carry years that are no deadlines."""
_TIME = re.compile(
    r"(?<![每次\d])(?<!每年)(?:(?P<year>(?:19|20)\d{2})年)?"
    r"(?:(?<!\d)(?P<month>1[0-2]|[1-9])月(?:份)?(?:(?P<day>[12]\d|3[01]|[1-9])日)?"
    r"|(?<!前)(?P<part>第?[一二三四]季度|[上下]半年)|(?:(?<=年)|年)(?P<end>底|末))"
    r"(?P<close>(?:上旬|中旬|下旬|底|末)?(?:之前|以前|前)|底|末)?"
)
_PARTS = {"一": 3, "二": 6, "三": 9, "四": 12, "上": 6, "下": 12}
"""The last month of each quarter and half of a year."""
_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d{2})年(?!度?以来|起|[^，,；;。]{0,10}(?:基础上|督察|反馈|巡视|巡察|审计))"
)
"""A year that may hold for a month behind it, unlike that of what was found or done before (2013年以来, 2022年督察)."""
_SENTENCE = re.compile("[。；;]")
_PAST = ("截至", "截止", "自", "从")


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidTime:
    """One time with the words it stands before."""

    date: str
    """YYYY-MM or YYYY-MM-DD."""
    clause: str
    """The time with what is wanted by then, up to the next time or the end of the sentence."""
    printed: str
    wanted: str
    """The clause without the time."""
    before: str
    """What stands before the time, back to the time before it or the beginning of the sentence."""
    sentence: str
    is_limit: bool
    """True for 前 and 底; False for a bare month, in which something is to happen."""


def find_times(text: str, *, year: int) -> Iterator[SaidTime]:
    """The times of a text, in order; a month without a year is in the last year named before it, else in `year`."""
    current = str(year)
    for sentence in _SENTENCE.split(_TITLE.sub(lambda title: "〇" * len(title[0]), text)):
        found = [match for match in _TIME.finditer(sentence) if not _is_span(sentence, match)]
        ends = [*(match.start() for match in found[1:]), len(sentence)]
        begins = [0, *(match.end() for match in found)]
        for match, begin, end in zip(found, begins, ends, strict=False):
            before = sentence[: match.start()]
            current = match["year"] or next(reversed(_YEAR.findall(before)), current)
            date = f"{current}-{_last_month(match):02}" + (f"-{int(match['day']):02}" if match["day"] else "")
            yield SaidTime(
                date=date,
                clause=sentence[match.start() : end].strip(" ，,、"),
                printed=match[0],
                wanted=sentence[match.end() : end].strip(" ，,、"),
                before=sentence[begin : match.start()].strip(" ，,、"),
                sentence=sentence,
                is_limit=bool(match["close"]) or before.endswith("到"),
            )


def last_day(date: str) -> str:
    """The last day of what YYYY, YYYY-MM or YYYY-MM-DD names, for comparing as text."""
    return date + {4: "-12-31", 7: "-31"}.get(len(date), "")


def _last_month(match: re.Match[str]) -> int:
    if part := match["part"]:
        return _PARTS[part.removeprefix("第")[0]]
    return 12 if match["end"] else int(match["month"])


def _is_span(sentence: str, match: re.Match[str]) -> bool:
    """True for either end of a stretch (3月至6月), a present state (截至6月底) and a beginning (自3月起)."""
    before, behind = sentence[: match.start()], sentence[match.end() :]
    joined = before.endswith(("至", "—", "–", "-", "~", "～")) or behind.startswith(
        ("至", "—", "–", "-", "~", "～", "起")
    )
    return joined or before.endswith(_PAST)
