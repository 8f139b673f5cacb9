"""Figures in a covered text: each with its measure, the words before it and after it, and what they mean together."""

import re
from collections.abc import Container
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypeAlias

from ecoreport.language.targets.actions import without_lead
from ecoreport.language.targets.script import BRACKET
from ecoreport.language.targets.words import AFTER, APPROX_AFTER, HAS, MEASURE, NUMBER, OP_AFTER, TOKEN
from ecoreport.model.target import Op

_RUN = f"(?>{re.sub(r'[?]P<[a-z]+>', '?:', TOKEN.pattern)}){{0,30}}+"
_SIGN = r"(?:(?<![\d%A-Za-z\ue000-\ue00a])-)?"
_TO = r"\s*(?:[-~～]|—{1,2}|至|到|与|和(?=[\d.]+%?之间))\s*"
_LOOKED_AT = re.compile(r"\(\?<?[=!](?:[^()]|\([^()]*\))*\)")
"""What a pattern only looks at, before or behind a word."""
_OPENING = re.compile(r"(?:^|(?<=[|():?*+}>]))[^\\[]|\[[^\]]*\]")
"""Where an alternative of a pattern may begin, and its classes."""
_BEGINNINGS = re.escape("".join(sorted(set("".join(_OPENING.findall(_LOOKED_AT.sub("", TOKEN.pattern)))))))
"""Every character a word before a figure may begin with, and a few more; the rest of a text is passed over at once."""
_AMOUNT = re.compile(
    rf"(?=[\d由从\-{_BEGINNINGS}])"
    rf"(?:(?P<from_start>由|从)(?P<from_date>\ue011\ue010*)?的?(?:现在|目前|当前|现状|上年|去年|原来|"
    rf"原)?的?(?P<from_every>(?:每[\u4e00-\u9fff]{{1,3}}?){{0,2}})(?P<from>{NUMBER})(?P<from_measure>{MEASURE})?"
    rf"(?P<from_list>(?:(?:、|和|与|及){NUMBER}(?:{MEASURE})?)+)?(?:左右|以上|以下)?)?"
    rf"(?P<run>{_RUN})"
    rf"(?<![\d.A-Za-z第前±+])(?P<value>{_SIGN}{NUMBER})(?P<more>[余多](?!云))?(?P<measure>{MEASURE})?"
    rf"(?:{_TO}(?P<upper>-?{NUMBER})(?P<upper_measure>{MEASURE})?(?:之?间)?)?"
    rf"(?:(?P<aside>{BRACKET}++)?{AFTER})?"
    rf"(?(aside)|(?P<list>(?:(?:、|和|与|及|以及)(?:不低于|不超过|≥|≤)?{NUMBER}(?:{MEASURE})?(?:{AFTER.replace('?P<after>', '?:')})?)+)?)"
)
_JOINED_BEHIND_BRACKET = re.compile(f"{BRACKET}*[、和与及/]")
_PLACE_ALONE = re.compile("[\u4e00-\u9fff]{1,4}(?<![率度例重比量])")
_DIGIT = re.compile(r"\d")
_LISTED = re.compile(rf"({NUMBER})({MEASURE})?(?:{AFTER})?")
_SPREAD = re.compile(
    rf"(?:分别|各(?![类级项种地])自?)(?P<run>{_RUN})"
    rf"(?P<of>[\u4e00-\u9fff]{{1,8}}?(?={HAS}$)|[\u4e00-\u9fff]{{2,8}})(?:{HAS})?$"
)
"""分别…城市, and 各乡镇建有: whose each figure is."""
_NEXT_PLACE = re.compile("[、和与及](?P<of>[\u4e00-\u9fff]{2,8})$")
_AFTER_KINDS = {op: re.compile(pattern) for op, pattern in OP_AFTER.items()}
_APPROX = re.compile(APPROX_AFTER)
_HAS = re.compile(f"{HAS}$")
_TELLS_WHAT = re.compile("(?<=..)(?:率|比例|占比|面积|满意度)$")
"""各乡镇参保率 names the metric as well as whose it is; 各乡镇拆除违建 who does what."""


_Words: TypeAlias = tuple[tuple[str, str, int], ...]


@dataclass(slots=True, kw_only=True)  # not frozen, for speed
class Amount:
    """One figure with the words that go with it."""

    start: int
    """Where the words before the figure begin, in the covered text."""
    figure: int
    """Where the figure itself begins."""
    end: int
    value: str
    measure: str | None
    upper: str | None
    words: _Words
    """Kind, text and position of each word before the figure."""
    kinds: frozenset[str]
    """The kinds of these words."""
    after: str
    listed: tuple[tuple[str, str | None], ...]
    """Further figures of the same list (95%、90%和85%)."""
    from_values: tuple[str, ...]
    """The levels it starts from, one for each figure of its list (分别从200元、300元提高到260元、380元)."""
    from_date: int | None
    remark: int
    """Where a bracket on it would begin: right behind it, also before its bound word (95%（城区）以上)."""
    tags: tuple[int, ...] = ()
    """Where the brackets begin that tell the figures of its list apart (90%（城区）、80%（镇区）以上)."""
    of: str = ""
    """Whose figure it is, where that stands right before it (分别达到中阳220天、柳林210天)."""

    def behind(self, place: int) -> "Amount":
        """The figure with only those of its words that stand behind that place."""
        words = tuple(word for word in self.words if word[2] >= place)
        kinds = frozenset([kind for kind, _, _ in words])
        return replace(self, start=max(self.start, place), words=words, kinds=kinds)

    def says(self, word: str) -> bool:
        """True when that word stands before the figure."""
        return any(said == word for _, said, _ in self.words)


def find_amounts(covered: str, start: int, end: int) -> list[Amount]:
    """Every figure of that stretch of the text, in order."""
    amounts: list[Amount] = []
    if not _DIGIT.search(covered, start, end):
        return amounts
    passed = start
    spread: _Words = ()
    for found in _AMOUNT.finditer(covered, start, end):
        run_start = found.start("run")
        while covered[run_start] == BRACKET:  # a remark behind the name belongs to the name
            run_start += 1
        words = _words(covered, run_start, found.start("value"))
        begin, of = found.start("from_start") if found["from"] else run_start, ""
        place = _SPREAD.search(covered, passed, run_start) if not words else None
        if place is None and spread and not words:
            place = _NEXT_PLACE.match(covered, passed, run_start)
        if place and not _TELLS_WHAT.search(place["of"]) and without_lead(place["of"]) == place["of"]:
            if "run" in place.groupdict():
                spread = _words(covered, *place.span("run"))
            words, begin, of = spread, place.start(), place["of"]
        passed = found.end()
        amounts += _amounts_of(found, begin, words, of)
    return amounts


def _words(covered: str, start: int, end: int) -> _Words:
    words: list[tuple[str, str, int]] = []
    while start < end and (word := TOKEN.match(covered, start)):
        words.append((str(word.lastgroup), word[0], start))
        if word.lastgroup == "every" and (has := _HAS.search(word[0])):
            words[-1:] = [("every", word[0][: has.start()], start), ("reach", has[0], start + has.start())]
        start = word.end()
    return tuple(words)


def _amounts_of(found: re.Match[str], begin: int, words: _Words, of: str) -> list[Amount]:
    """The figure with its list: one amount, or one for each figure where their measures differ (36个、4820户)."""
    kinds = frozenset([kind for kind, _, _ in words])
    if found["from_every"] and "every" not in kinds:  # 由每人每月620元提高到680元
        words = (*_words(found.string, *found.span("from_every")), *words)
    measure, upper_measure = found["measure"], found["upper_measure"]
    if measure is None or (upper_measure and upper_measure.startswith(measure)):
        measure = upper_measure  # 12万—15万人
    after, end = found["more"] or found["after"] or "", found.end()
    further = tuple(_LISTED.finditer(found.string, *found.span("list"))) if found["list"] else ()
    apart: list[Amount] = []
    if further and measure and "each" not in kinds and any(one[2] not in (None, measure) for one in further):
        apart, further, end = [_bare(one) for one in further], (), found.start("list")
    if further:
        after = after or further[-1]["after"] or ""
        measure = _fuller(measure, further[-1][2])
    amount = Amount(
        start=begin,
        figure=found.start("value"),
        end=end,
        remark=found.start("aside") if found["aside"] else end,
        value=found["value"],
        measure=measure,
        upper=found["upper"],
        words=words,
        kinds=kinds,
        after=after,
        listed=tuple([(one[1], _fuller(one[2], measure)) for one in further]),
        from_values=_started_from(found),
        from_date=found.start("from_date") if found["from_date"] else None,
        of=of,
    )
    return [amount, *apart]


def _started_from(found: re.Match[str]) -> tuple[str, ...]:
    """The levels that the figures of a match start from, in order."""
    if not found["from"]:
        return ()
    further = _LISTED.finditer(found.string, *found.span("from_list")) if found["from_list"] else ()
    return (found["from"], *(one[1] for one in further))


def _fuller(measure: str | None, other: str | None) -> str | None:
    """The measure that another figure of a list gives in full: 3个、2个、5个工作日."""
    return other if measure is None or (other and other.startswith(measure)) else measure


def _bare(listed: re.Match[str]) -> Amount:
    """A further figure of a list, for itself."""
    return Amount(
        start=listed.start(),
        figure=listed.start(),
        end=listed.end(),
        remark=listed.end(),
        value=listed[1],
        measure=listed[2],
        upper=None,
        words=(),
        kinds=frozenset(),
        after=listed["after"] or "",
        listed=(),
        from_values=(),
        from_date=None,
    )


def join_ranges(amounts: list[Amount]) -> list[Amount]:
    """The figures with 8%以上10%以下 as one range."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        bare = not (amount.words or amount.upper or amount.listed)
        if last and bare and last.end == amount.start and _are_bounds_of_range(last, amount):
            measure = last.measure or amount.measure
            joined[-1] = replace(last, upper=amount.value, after="", end=amount.end, measure=measure)
        else:
            joined.append(amount)
    return joined


def _are_bounds_of_range(low: Amount, high: Amount) -> bool:
    return low.upper is None and bound_after(low.after) is Op.GE and bound_after(high.after) is Op.LE


def join_tagged(amounts: list[Amount], covered: str, tags: Container[int]) -> list[Amount]:
    """The figures with 90%（城区）、80%（镇区）以上 as one list: the words round it are about each.

    Args:
        amounts: The figures of one segment.
        covered: The text they stand in.
        tags: Where a bracket begins that says of whom or when its figure is asked.
    """
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        bare = not (amount.words or amount.upper or amount.listed) and amount.remark in tags
        before = last.tags or (last.remark,) if last else ()
        if (
            last
            and bare
            and before[-1] in tags
            and not (last.upper or (last.listed and not last.tags))
            and amount.measure == last.measure
            and _JOINED_BEHIND_BRACKET.fullmatch(covered, last.end, amount.start)
        ):
            listed = (*last.listed, (amount.value, amount.measure))
            after = last.after or amount.after
            tags_so_far = (*before, amount.remark)
            joined[-1] = replace(
                last, listed=listed, tags=tags_so_far, remark=amount.remark, after=after, end=amount.end
            )
        else:
            joined.append(amount)
    return joined


def share_bound(amounts: list[Amount], covered: str) -> list[Amount]:
    """The figures of one list with the bound behind its last (昼间55分贝、夜间45分贝以下), where none has a bound of its own.

    With 以上 a figure without it may well be meant exactly (安装率100%、使用率95%以上), unless the others are for places alone
    (平原15%、山区60%以上).
    """
    *others, last = amounts
    alike = all(
        amount.kinds <= {"be"}
        and not (amount.after or amount.upper or amount.listed)
        and amount.measure == last.measure
        and covered[amount.end] == "、"
        for amount in others
    )
    bound = bound_after(last.after)
    if not alike or bound is None or not last.kinds <= {"be"}:
        return amounts
    if bound is Op.GE and not _are_of_places(amounts, covered):
        return amounts
    return [replace(amount, after=last.after) for amount in amounts]


def _are_of_places(amounts: list[Amount], covered: str) -> bool:
    """True for shares below the whole that only a short word each tells apart."""
    names = (covered[one.end + 1 : two.start] for one, two in pairwise(amounts))
    partial = all(amount.measure == "%" and amount.value != "100" for amount in amounts)
    return partial and all(_PLACE_ALONE.fullmatch(name) for name in names)


def bound_after(words: str) -> Op | None:
    """What a bound word behind a figure asks for."""
    if not words:
        return None
    for op, pattern in _AFTER_KINDS.items():
        if pattern.fullmatch(words):
            return op
    return None


def lists_figures(amount: Amount) -> bool:
    """True for the first figure of a list (95%、90%和85%)."""
    return bool(amount.listed or "each" in amount.kinds)


def is_about(words: str) -> bool:
    """True for 左右, 上下 and the like behind a figure."""
    return bool(words and _APPROX.fullmatch(words))
