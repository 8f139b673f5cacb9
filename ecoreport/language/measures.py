"""Units of measure: which spellings mean the same, and the few conversions that are beyond doubt.

Only 百 千 万 亿 before one and the same base measure, and % against ‰, are converted. Every other pair of different
measures is a mismatch, because whoever typed it may have meant another figure altogether.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from ecoreport.language.numerals import shifted, tidy

_SPELLINGS: dict[str, str] = {
    # base: its spellings. The base itself is what a plan prints most often.
    "百分点": "个百分点 百分点",
    "平方米": "平方米 平米 平方 m² m2 m^2 sqm",
    "平方公里": "平方公里 平方千米 km² km2 km^2",
    "公顷": "公顷 ha hm² hm2 hm^2",
    "亩": "亩",
    "立方米": "立方米 立方 方 m³ m3 m^3",
    "米": "米 公尺 m",
    "公里": "公里 千米 km",
    "厘米": "厘米 公分 cm",
    "毫米": "毫米 mm",
    "吨": "吨 公吨 t",
    "千克": "千克 公斤 kg",
    "克": "克 g",
    "斤": "斤 市斤",
    "毫克": "毫克 mg",
    "微克": "微克 μg ug mcg",
    "升": "升 公升 l",
    "毫升": "毫升 ml",
    "吨标准煤": "吨标准煤 吨标煤 吨煤当量 tce",
    "千克标准煤": "千克标准煤 千克标煤 公斤标准煤 公斤标煤 kgce",
    "克标准煤": "克标准煤 克标煤 gce",
    "吨二氧化碳": "吨二氧化碳 吨CO2 吨CO₂ tCO2 tCO₂",
    "千瓦时": "千瓦时 千瓦小时 千瓦·时 kwh kw·h kw.h 度",
    "千瓦": "千瓦 kw",
    "兆瓦": "兆瓦 MW",
    "焦耳": "焦耳 焦",
    "元": "元 圆 元整 圆整 块钱 元人民币 人民币元 RMB CNY",
    "美元": "美元 USD",
    "人": "人 名 位 口人",
    "人次": "人次",
    "户": "户",
    "户次": "户次",
    "个": "个",
    "家": "家",
    "处": "处",
    "项": "项",
    "座": "座",
    "所": "所",
    "件": "件",
    "起": "起 宗",
    "次": "次",
    "场": "场 场次",
    "期": "期",
    "份": "份",
    "套": "套",
    "台": "台",
    "台套": "台套 台(套)",
    "辆": "辆",
    "艘": "艘",
    "条": "条",
    "只": "只",
    "头": "头",
    "株": "株 棵",
    "张": "张",
    "篇": "篇",
    "册": "册",
    "批": "批",
    "批次": "批次",
    "种": "种",
    "片": "片",
    "块": "块",
    "组": "组",
    "栋": "栋 幢",
    "间": "间",
    "口": "口 眼",
    "盏": "盏",
    "根": "根",
    "部": "部",
    "本": "本",
    "架": "架",
    "枚": "枚",
    "箱": "箱",
    "桶": "桶",
    "例": "例",
    "笔": "笔",
    "床": "床 张床位",
    "宗地": "宗地",
    "倍": "倍",
    "分": "分",
    "天": "天 日 d",
    "年": "年 a",
    "月": "月 个月",
    "小时": "小时 h hr",
    "分钟": "分钟 min",
    "秒": "秒 s",
    "分贝": "分贝 dB dB(A) 分贝(A)",
    "摄氏度": "摄氏度 ℃ °C",
    "毫西弗": "毫西弗 mSv",
    "当量人口": "当量人口",
}
_SHARES = {"%": -2, "百分比": -2, "百分率": -2, "百分数": -2, "‰": -3, "千分比": -3, "千分率": -3, "‱": -4}
_SHARE = ""
"""The base of % and ‰: a pure number."""

_MULTIPLIERS = {"十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8}
_MULTIPLIERS |= {"十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12, "亿亿": 16}
COUNTERS = frozenset("个家处座所项件起次场份套台辆艘条只头株名块张篇册批种片组栋间口眼盏根部本架枚箱桶例笔")
"""Measure words of single things; two of them beside one figure are no contradiction: 台（套）."""
_COUNTED = COUNTERS | {"人", "户", "人次", "户次", "批次", "台套", "天", "宗地"}
_BASES = {spelling.lower(): base for base, spellings in _SPELLINGS.items() for spelling in spellings.split()}
_TIMES = "|".join(sorted(_MULTIPLIERS, key=len, reverse=True))
# Capitals matter in a single letter: 5A and 5G are grades and names, 5t is a weight.
_LETTERS = "".join(word for word in _BASES if len(word) == 1 and word.isascii()) + "L"
_WORDS = "|".join(
    re.escape(word) for word in sorted((*_BASES, *_SHARES), key=len, reverse=True) if word not in _LETTERS
)
_KNOWN = rf"(?:(?i:{_WORDS})|[{_LETTERS}])(?![A-Za-z])"
_ONE = rf"(?:{_KNOWN}|(?:{_TIMES}){_KNOWN})"
_BELOW = rf"(?:{_ONE}|\({_ONE}(?:[·/]{_ONE})+\)|(?:{_TIMES})(?=$|[^一-龥]))"
_LEADING = re.compile(rf"{_ONE}(?:\s*(?:/|每)\s*{_BELOW}(?:·{_ONE})*)*")
_JOINTS_BELOW = re.compile("[/·]")
"""升/(人·日), 升/人·日 and 升/人/日 are the same."""
_LABELLED = re.compile(r"([^()/]+)\(([^()/]+)\)")
_MULTIPLIED = re.compile(rf"({_TIMES})(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    base: str
    places: int
    """The multiplier before the base, as a power of ten."""


def same_measure(a: str, b: str) -> bool:
    """True when both spellings mean the same measure: 微克/立方米 and μg/m³, 平方公里 and km², ％ and 百分比."""
    return _parse(a) == _parse(b)


def same_base(a: str, b: str) -> bool:
    """True when the measures differ at most by 百 千 万 亿 (万亩 and 亩), or are % and ‰."""
    return _parse(a).base == _parse(b).base


def is_alternative(one: str, measure: str) -> bool:
    """True when the measure lets things be counted in either of two words, and this is one of them: 个 under 处（个）."""
    found = _LABELLED.fullmatch(tidy(measure))
    return found is not None and one in found.groups() and COUNTERS.issuperset(found.groups())


def is_percentage(measure: str) -> bool:
    """True for % in any spelling, not for ‰ and not for percentage points."""
    return _parse(measure) == _Measure(base=_SHARE, places=-2)


def is_share(measure: str) -> bool:
    """True for %, ‰ and ‱: a pure number."""
    return _parse(measure).base == _SHARE


def is_counted(measure: str) -> bool:
    """True for what is counted one by one, so never below zero: 个, 万户, 人次, 天; a share may be the share of it."""
    return _parse(measure).base in _COUNTED


def multiplier_places(measure: str) -> int:
    """The multiplier before the base as a power of ten: 4 for 万亩, 0 for 亩."""
    return 0 if is_share(measure) else _parse(measure).places


def convert(value: Decimal, source: str, target: str) -> Decimal | None:
    """The value in the target measure, exact; None when the measures differ by more than a multiplier."""
    from_, to = _parse(source), _parse(target)
    return shifted(value, from_.places - to.places) if from_.base == to.base else None


def with_measure(figure: str, measure: str | None) -> str:
    """A figure with its measure behind it: 95%, 158（1/10万）; digits of the measure never run into the figure."""
    return f"{figure}（{measure}）" if measure and measure[0].isdigit() else f"{figure}{measure or ''}"


def take_measure(text: str) -> tuple[str, str]:
    """The known measure a text begins with, as typed, and what follows it.

    The measure is empty when the text begins with none. Meant for what stands behind a figure; a word such as 年 or 级 is a
    measure only there, and the caller decides (2022年).
    """
    found = _LEADING.match(text)
    return (found[0], text[found.end() :]) if found else ("", text)


@lru_cache(maxsize=4096)
def _parse(measure: str) -> _Measure:
    plain = re.sub(r"\s", "", tidy(measure))
    if plain.startswith("(") and plain.endswith(")"):
        plain = plain[1:-1]
    plain = _without_label(re.sub("(?<=.)每(?=.)", "/", plain))
    if plain.lower() in _SHARES:
        return _Measure(base=_SHARE, places=_SHARES[plain.lower()])
    numerator, slash, denominator = plain.partition("/")
    base, places = _component(numerator)
    if slash:
        # A multiplier below the stroke stays part of the base: tce/亿元 and tce/万元 are different measures here.
        known = denominator.lower() in _BASES
        parts = [denominator] if known else _JOINTS_BELOW.split(denominator.strip("()"))
        below = "/".join(f"{10 ** _component(part)[1]}{_component(part)[0]}" for part in parts)
        base = f"{base}/{below}"
    return _Measure(base=base, places=places)


def _without_label(measure: str) -> str:
    """The measure without words that only say what is measured: 公里 of 里程(公里), 分 of 分(百分制)."""
    found = _LABELLED.fullmatch(measure)
    if found is None or measure.lower() in _BASES or set(found[2]) <= set("十百千万亿"):
        return measure
    before, inside = (take_measure(part) == (part, "") for part in found.groups())
    if before and inside:
        return found[1] if COUNTERS.issuperset(found.groups()) else measure
    return found[1] if before else found[2] if inside else measure


def _component(word: str) -> tuple[str, int]:
    """The base of one word of a measure, and the power of ten of its multiplier."""
    known = _BASES.get(word.lower())
    if known is not None:
        return known, 0
    if found := _MULTIPLIED.fullmatch(word):
        base, places = _component(found[2]) if found[2] else ("", 0)
        return base or "个数", places + _MULTIPLIERS[found[1]]
    return word, 0
