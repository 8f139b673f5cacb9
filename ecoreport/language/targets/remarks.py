"""Bracketed remarks: where they stand, and what they add to the figure before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecoreport.language.targets.amounts import bound_after, is_about
from ecoreport.language.targets.dates import Moment
from ecoreport.language.targets.script import BRACKET, Script, in_chinese_punctuation, prepare, uncover
from ecoreport.language.targets.words import AFTER, COUNTABLE, MEASURE, NUMBER, measure_base
from ecoreport.model.target import Clause, Direction, Op

BRACKETS_DECIDE = "方括号中的数按规划期累计变化理解"

_OPENING, _CLOSING = "([〔【", ")]〕】"
_OF_MEASURE = re.compile(
    r"./\([A-Za-z²³23\u4e00-\u9fff]{1,6}(?:[·*.][A-Za-z²³23\u4e00-\u9fff]{1,4}){1,2}\)|dB\(A\)"
)
"""Brackets that belong to a measure: 升/(人·日)."""
_BRACKET = re.compile(r"[()\[\]〔〕【】]")
_ONLY_FIGURES = re.compile(rf"[≥≤<>]\s*{NUMBER}|{NUMBER}%")
_DIGIT = re.compile(r"\d")
_MEASURE = re.compile(MEASURE)
_PURE_NUMBER = re.compile(
    rf"(?P<sign>[≥≤<>])?(?!20\d\d$)(?P<value>-?{NUMBER})(?P<measure>{MEASURE})?{AFTER}?"
)
_LEVELS = frozenset("省市州县区旗镇乡")
"""≥95（市）: for whom the figure is, though one can count them."""
_BEHIND_NUMBER = re.compile(rf"(?P<measure>{MEASURE})?{AFTER}?")
_DOWN_NAME = re.compile("(?:下降|降低|减少|削减)(?:率|幅度|比例)?$")
_UP_NAME = re.compile("(?:提高|增长|增加|提升|上升)(?:率|幅度|比例)?$")
_PADDING = re.compile("预期性|约束性|参考性|指导性|^含(?:本数)?$|下同|以下简称|试行|暂行|注|其中")
_NO_PART = re.compile(
    "预[计测估]|暂[定估]|初步|待[定核]|测算|不含|估算|达标|完成|合格$|应.{1,2}尽|覆盖|口径|制$|^[新净]增$|[现可不]变?[价比]|统计|调查|抽样|扣除|除外|不计|建议|原则|参照|试点期|[本当全每上去次明一二两三四五六七八九十]年|年[内底末度均]|月[底末]|目标|现状|基[期准数]"
)
"""Words of a remark on the figure itself."""
_NOT_INCLUDED = re.compile(rf"不含(?:本数|{NUMBER}(?:{MEASURE})?)?")
_STOOD_AT = "(?:(?:现状|基[期准年数])[数值年]?|现有|实际(?:完成|达到)?值?|完成值|已达到?|目前|上年|去年)"
_BASE_FIGURE = re.compile(
    rf"(?P<said>{_STOOD_AT})?的?[:为是]?(?:(?P<year>(?:19|20)\d\d)年度?[底末]?)?的?(?P<told>{_STOOD_AT})?[:为是达到]*约?(?P<value>{NUMBER})(?P<measure>{MEASURE})?"
)
"""2021年基数42, 现状值:78.6%: how things stood before."""
_MANNERS = ("累计", "年均")
_SIGNS = {"≥": Op.GE, "≤": Op.LE, ">": Op.GT, "<": Op.LT}
_STRICT = {Op.GE: Op.GT, Op.LE: Op.LT}
"""以上（不含）: the bound without its figure."""
_OF_PLACE = re.compile("(?:[市区县旗州]|街道|园区|县城|镇区|社区|、){1,4}")
"""What may stand in the brackets of a place's name."""
_OF_NAME = re.compile(
    r"(?!含|不|其中|包括|以下|简称|详?见|附|注|单位|按|约束|预期|力争|现状|目标|下同|如|即|原|省|全)"
    r"(?:[\u4e00-\u9fffA-Z、]{1,8}|[A-Za-z]{1,8}[\d.]{0,3})"
)
_GOES_ON = re.compile("[\u4e00-\u9fff]")
"""What may stand in the brackets within a name, and what goes on behind them."""
_SCOPE = re.compile("[\u4e00-\u9fff、]{1,10}")
_APPLIES_TO = "适用于"
LONGEST_REMARK = 200
"""A longer bracket is a note to the plan and not read for demands; this also bounds how deep brackets are opened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One bracket with what stands in it."""

    start: int
    end: int
    opening: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    """A covered text whose bracketed remarks are covered too."""

    text: str
    remarks: dict[int, Remark]
    """The outermost remarks by the position they start at."""

    def numbers_between(self, start: int, end: int) -> list[tuple[str, Remark, re.Match[str]]]:
        """The brackets of a stretch that hold one figure each, with the words before them and the figure."""
        numbers = []
        for remark in self.between(start, end) if self.remarks else ():
            if number := bracketed_number(remark):
                numbers.append((uncover(self.text[start : remark.start]).strip(" 、/:"), remark, number))
                start = remark.end
        return numbers

    def named(self, start: int, end: int) -> str:
        """The words of a stretch of the text, without its remarks but for those within a name: 县（市）, 执业（助理）医师."""
        words, place = "", start
        for remark in self.between(start, end) if self.remarks else ():
            within = start < remark.start and _GOES_ON.match(self.text, remark.end, end)
            if _OF_PLACE.fullmatch(remark.text) or (within and _OF_NAME.fullmatch(remark.text)):
                words += f"{uncover(self.text[place : remark.start])}（{remark.text}）"
                place = remark.end
        return words + uncover(self.text[place:end])

    def end_without_padding(self, start: int, end: int) -> int:
        """Where a stretch ends but for the remarks behind it that say nothing about the demand (约束性)."""
        for remark in reversed(list(self.between(start, end)) if self.remarks else []):
            if remark.end == end and is_padding(remark):
                end = remark.start
        return end

    def last_before(self, start: int, end: int) -> Remark | None:
        """The remark of a stretch right before its end: the bracket between a name and its figure (近期（2025年）≥90%)."""
        remarks = self.between(start, end) if self.remarks else ()
        return next((remark for remark in remarks if remark.end == end), None)

    def between(self, start: int, end: int) -> Iterator[Remark]:
        """The remarks of a stretch of the text, in order."""
        while (start := self.text.find(BRACKET, start, end)) >= 0:
            yield self.remarks[start]
            start = self.remarks[start].end


def flatten(script: Script) -> Flat:
    """The text with its bracketed remarks covered; they are opened where the figures, or all words, stand only inside."""
    pairs = _outer_pairs(script.covered)
    if not pairs:
        return Flat(text=script.covered, remarks={})
    remarks = {
        start: Remark(
            start=start, end=end, opening=script.plain[start], text=script.plain[start + 1 : end - 1]
        )
        for start, end in pairs
    }
    pieces, place = [], 0
    for start, end in pairs:
        pieces += [script.covered[place:start], BRACKET * (end - start)]
        place = end
    flat = "".join([*pieces, script.covered[place:]])
    words_only = not flat.strip(BRACKET) and not _DIGIT.search(script.covered)
    if words_only or (not _DIGIT.search(flat) and any(map(_holds_target, remarks.values()))):
        return Flat(text=_BRACKET.sub(",", script.covered), remarks={})
    return Flat(text=flat, remarks=remarks)


def _holds_target(remark: Remark) -> bool:
    return bracketed_number(remark) is None and bool(_ONLY_FIGURES.search(remark.text))


def _outer_pairs(covered: str) -> list[tuple[int, int]]:
    """Start and end of each bracket that stands in no other; one without its partner, or within a measure, is none."""
    opened: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in _BRACKET.finditer(covered):
        if found[0] in _OPENING:
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if _OF_MEASURE.fullmatch(covered, start - 2, found.end()):
                continue
            while pairs and pairs[-1][0] > start:
                pairs.pop()
            pairs.append((start, found.end()))
    return pairs


def applies_to(remark: Remark) -> str | None:
    """Whom the demand is for, where the remark says just that (适用于城区)."""
    if not remark.text.startswith(_APPLIES_TO):
        return None
    return in_chinese_punctuation(remark.text.removeprefix(_APPLIES_TO))


def is_padding(remark: Remark) -> bool:
    """True for a remark that says nothing about the demand (约束性, 下同)."""
    return bool(_PADDING.search(remark.text))


def with_remark(clause: Clause, remark: Remark) -> Clause | None:
    """The clause with the measure or the manner that the remark names; None when it names none."""
    text = remark.text
    if not measure_base(clause.measure or "") and _MEASURE.fullmatch(text):
        return replace(clause, measure=(clause.measure or "") + text)
    if measure_base(clause.measure or "") in COUNTABLE and measure_base(text) in COUNTABLE:
        return clause  # 3台（套）: either is counted
    if text in _MANNERS:
        return replace(clause, cumulative=text == "累计", per_year=text == "年均")
    if _NOT_INCLUDED.fullmatch(text) and clause.op in _STRICT:
        return replace(clause, op=_STRICT[clause.op])
    return None


def scope_of(remark: Remark, measure: str | None) -> str | None:
    """Whose part a figure of that measure is, where that is all the remark behind it says (城区, 适用于城区)."""
    if (scope := applies_to(remark)) is not None:
        return scope
    text = remark.text
    if not _SCOPE.fullmatch(text) or text in _MANNERS or is_padding(remark) or _NO_PART.search(text):
        return None
    base = measure_base(measure or "")
    is_measure = (not base or base in COUNTABLE) and _MEASURE.fullmatch(text) and text not in _LEVELS
    return None if is_measure else text


def date_of(remark: Remark) -> Moment | None:
    """The date that is all a remark says."""
    inner = prepare(remark.text)
    return (
        next(iter(inner.moments.values())) if inner.moments and not uncover(inner.covered).strip() else None
    )


def base_year_of(remark: Remark) -> Moment | None:
    """The year that a remark tells to compare with, where it brings no figure."""
    inner = prepare(remark.text)
    if inner.bases and not _DIGIT.search(uncover(inner.covered)):
        return next(iter(inner.bases.values()))
    return None


def with_base(clause: Clause, remark: Remark) -> Clause | None:
    """The clause with the figure it starts from, where the remark tells just that; None for any other.

    A year and its figure alone (2023年78%) may as well be a stage of the target.
    """
    found = _BASE_FIGURE.fullmatch(remark.text)
    if found is None or clause.baseline_value is not None or clause.value is None:
        return None
    told = found["said"] or found["told"]
    if not told or (clause.measure and found["measure"] not in (None, clause.measure)):
        return None
    return replace(clause, baseline_value=found["value"], baseline_year=found["year"] or clause.baseline_year)


def bracketed_number(remark: Remark) -> re.Match[str] | None:
    """The figure that is all that 〔18〕 or [18] holds; None for any other bracket."""
    return None if remark.opening == "(" else _PURE_NUMBER.fullmatch(remark.text)


def bracketed_change(number: re.Match[str], name: str, following: str) -> Clause:
    """The cumulative change that a bracketed number in a plan's target table stands for.

    Args:
        number: What `bracketed_number` found.
        name: What stands before it; says whether the figure goes up or down.
        following: What stands behind it; may begin with the measure and with a bound word.
    """
    direction = None
    if number["value"].startswith("-") or _DOWN_NAME.search(name):
        direction = Direction.DOWN
    elif _UP_NAME.search(name):
        direction = Direction.UP
    behind = _BEHIND_NUMBER.match(following)
    after = number["after"] or (behind["after"] if behind else None) or ""
    approx = is_about(after)
    return Clause(
        op=_SIGNS[number["sign"]] if number["sign"] else bound_after(after) or (Op.EQ if approx else Op.GE),
        value=number["value"].lstrip("-"),
        measure=number["measure"] or (behind["measure"] if behind else None),
        cumulative=True,
        direction=direction,
        approx=approx,
    )
