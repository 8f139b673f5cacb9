"""Heading numbers of Chinese documents: 第一章, 一、, （一）, 1., （1）, ①, 第一条."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ecoreport.drafting.words.wording import ROUND_OR_SQUARE, fold

_CHINESE = "〇零一二三四五六七八九十百"
_ROUND = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_OPEN, _CLOSE = (f"[{re.escape(letters)}]" for letters in ROUND_OR_SQUARE)

_HOT_LINE = r"(?:1(?:10|1[49]|2[0-2]|2\d{3}))(?=[\u4e00-\u9fff])(?![个万亿吨亩户名家元米件项处])"
"""12345 of 4.12345热线优化, which is no decimal."""
_PATTERNS = (
    ("chapter", re.compile(rf"第\s*([{_CHINESE}]+|\d+)\s*[章编篇部]分?(?=[\s:：、.]|\S)")),
    ("section", re.compile(rf"第\s*([{_CHINESE}]+|\d+)\s*节(?=[\s:：、.]|\S)")),
    ("article", re.compile(rf"第\s*([{_CHINESE}]+|\d+)\s*[条款](?=[\s:：、.]|\S)")),
    ("han", re.compile(rf"([{_CHINESE}]{{1,4}})\s*[、.．]")),
    ("han-bracket", re.compile(rf"{_OPEN}\s*([{_CHINESE}]{{1,4}})\s*{_CLOSE}\s*[、.．]?")),
    (
        "sub",
        re.compile(
            r"(\d{1,2}(?:[.．]\d{1,2}){1,3})(?![\d%％万亿个家处座户岁周月]|分钟|小时|[AG](?![a-z]))[、.．]?\s*(?:(?=[^\d\s])|(?<=\s)(?=\d{1,2}月|20\d\d年))"
        ),
    ),
    (
        "digit",
        re.compile(
            r"(\d{1,3})\s*(?:[.．、](?:(?!\d)|(?=\d{1,2}(?:周?岁|月|分钟|小时|[AG](?![a-z]))|20\d\d年)"
            rf"|(?={_HOT_LINE}))|\s(?=[\u4e00-\u9fff]))"
        ),
    ),
    ("digit-bracket", re.compile(rf"{_OPEN}\s*(\d{{1,3}})\s*{_CLOSE}\s*[、.．]?")),
    ("half-bracket", re.compile(r"(\d{1,3})\s*[)）]")),
    ("round", re.compile(rf"([{_ROUND}])")),
    (
        "named",
        re.compile(
            rf"(?:专项行动|行动|(?:民生)?实事|任务|工程|举措|措施|专项|板块|项目|事项|问题)\s*([{_CHINESE}]+|\d{{1,2}})\s*[:：、.．]"
        ),
    ),
    ("indicator", re.compile(r"指标\s*(\d{1,3})\s*[:：、.．]")),
)
_QUANTITY = re.compile(
    r"[年月个次万亿亩吨米]|日(?!常|照)|家(?!庭|政|电|具)|处(?!置|理|罚)|座(?!谈)|户(?!厕|外|籍|用)|项(?!目)|条(?!例|件)|种(?!植|养|业|子|质)|类(?!别)"
    r"|人(?!居|才|民|口|社|力|大|工|文|员|事|均)|名(?!城|优|特|录|木|镇)|头(?!部)"
    r"|(?:公[里顷斤]|平方|立方|千[米瓦克]|蒸吨|[微毫]克|小时|分钟|兆瓦|[台套辆所支场期天件批份株只口张间层元块级度倍艘孔眼门])(?:以[上下内]|左右|[，。、；;,.)）的/]|$)"
)
"""What follows the number of a quantity, which a line may begin with where an edge has cut it off: 18 公里，….."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """A text that begins with a heading number."""

    style: str
    """How it is written: chapter, section, article, han, han-bracket, sub2 (1.1), sub3 (1.1.1), digit, digit-bracket, half-bracket, round,
    named (行动一：), indicator."""
    printed: str
    """The number as printed, without brackets and points."""
    value: int
    """The number's value; for 3.2 the last part."""
    rest: str
    """The text after the number."""
    label: str = ""
    """The number with its marks, as the text has them; a number before a blank gets a point."""


@lru_cache(maxsize=4096)
def parse_number(text: str) -> Numbered | None:
    """The heading number a text begins with, or None; a star (★ 重难点) before the number is passed over."""
    stripped = text.lstrip("★☆*▲●◆◇■□ \u3000-•·")
    folded = fold(stripped)
    for style, pattern in _PATTERNS:
        found = pattern.match(folded)
        if found is None:
            continue
        printed = found.group(1)
        if style in {"digit", "sub"} and _is_year_or_quantity(folded, found):
            continue
        depth = str(1 + len(re.findall(r"[.．]", printed))) if style == "sub" else ""
        rest = stripped[found.end() :].lstrip()
        label = stripped[: found.end()].strip()
        return Numbered(
            style=style + depth,
            printed=printed,
            value=number_value(printed),
            rest=rest,
            label=f"{label}." if label == printed and style == "digit" else label,
        )
    return None


def without_number(text: str) -> str:
    """The text behind its heading number; all of it where it has none."""
    number = parse_number(text)
    return text if number is None else number.rest


def number_value(printed: str) -> int:
    """The value of a heading's number, however it is written; of 3.2 that of the last part."""
    if printed in _ROUND:
        return _ROUND.index(printed) + 1
    last = re.split(r"[.．]", printed)[-1]
    return int(last) if last.isdecimal() else _chinese_value(last)


def _chinese_value(text: str) -> int:
    """The value of a small Chinese numeral: 十二 is 12, 三十六 is 36, 一百零二 is 102."""
    total = digit = 0
    for letter in text:
        if letter == "百":
            total, digit = total + (digit or 1) * 100, 0
        elif letter == "十":
            total, digit = total + (digit or 1) * 10, 0
        else:
            digit = "〇一二三四五六七八九".find(letter.replace("零", "〇"))
    return total + digit


def _is_year_or_quantity(folded: str, found: re.Match[str]) -> bool:
    """True for a number that belongs to the sentence: `10 个乡镇`, not `10 推进绿色发展` and not `3 户厕改造`."""
    blank_only = found.group(0)[-1].isspace()
    return blank_only and _QUANTITY.match(folded, found.end()) is not None
