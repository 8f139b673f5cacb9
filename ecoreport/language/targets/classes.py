"""Ordered classes: water quality, air quality, discharge standards, green building stars, vehicle emission stages, letters."""

import re
from dataclasses import dataclass

from ecoreport.model.target import Op

_ROMAN = dict(zip("一二三四五六123456", "ⅠⅡⅢⅣⅤⅥⅠⅡⅢⅣⅤⅥ", strict=True))
_SCALES: tuple[tuple[str, ...], ...] = (
    ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ", "Ⅴ", "劣Ⅴ"),
    ("一级A", "一级B", "二级", "三级"),
    ("一级", "二级", "三级", "四级"),
    ("三星级", "二星级", "一星级"),
    ("五星级", "四星级", "三星级", "二星级", "一星级"),
    ("A级", "B级", "C级", "D级"),
    ("国Ⅵb", "国Ⅵa", "国Ⅵ", "国Ⅴ", "国Ⅳ", "国Ⅲ", "国Ⅱ", "国Ⅰ"),
)
"""Each scale from the best class to the worst."""

_CLASS = re.compile(
    "(?P<water>劣?[ⅠⅡⅢⅣⅤ]|(?:(?<=[水质达到于为劣≥:])|^)劣?[一二三四五1-5])类"
    "|(?P<grade>[一二三四](?:级)(?:[AaBb])?)(?!河|泵|响应|预警|公路|医院|政府|市场|党)"
    "|(?<![A-Za-z\\d])(?P<letter>[A-Da-d])级"
    "|(?P<star>[一二三四五12345])星级?"
    "|国(?P<stage>[ⅠⅡⅢⅣⅤⅥ一二三四五六1-6])(?P<step>[ABab])?(?![家级省际])"
)
_FROM = re.compile(
    "[由从](?:目前|现状|现在)?的?[^,;。由从]{1,6}?(?:提升|提高|改善|好转|升级|提档)(?:到|至|为)"
)
"""由Ⅴ类提升到: where a class started from."""
_STANDARD = re.compile(r"《[^》]*》|(?:GB|DB|HJ)(?:/T)?[\s\d./—-]*\d")
"""The paper that defines the classes: 达到《地表水环境质量标准》Ⅲ类."""
_AT_LEAST = re.compile(
    "达到?或?(?:优于|好于|高于)|(?:优于|好于)(?:或|及)?(?:达到|等于)|及以上|以上|达到|不低于|不劣于|≥"
)
_BETTER = re.compile("优于|好于|高于|>")
_LEADING = re.compile(
    "(?::|类别|标准|对标|对照|力争|争取|确保|稳定|总体|全部|均|都|保持|持续|基本|要|应|在|为|到|达到?或?|优于|好于|高于|不低于|不劣于|或|国家|"
    "地表水|地下水|[≥>=]|执行|级"
    "|(?:达到?|执行|符合|满足)[\u4e00-\u9fff]{2,18}?(?:标准|规范)(?:中?规定)?的?)*$"
)
"""Words before the class that belong to the demand, a standard named without quotes (国家地表水环境质量标准) included."""
_OR_BETTER = re.compile("^(?:及|或)?以上")
_FOLLOWING = re.compile("(?:比例|占比|比率|断面|河长|面积|率|天数|数量|个|座)")


_HAS_CLASS = re.compile(
    "(?:水质|质量|绿色建筑|[干支]流|河流|湖库|水库|湖泊|断面|水体|水源地?|海域|控制水平(?:标准)?|密度)$"
)
"""Ends of what has a class of its own, with no word between (干流Ⅱ类)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClass:
    """A class asked for by a text."""

    op: Op
    name: str
    subject: str
    """What stands before it."""


def find_class(text: str) -> FoundClass | None:
    """The class a text without figures asks for, or None when it names none or only as part of a name."""
    text = _FROM.sub("达到", _STANDARD.sub("", text))
    found = _CLASS.search(text)
    if found is None or _FOLLOWING.search(text, found.end()) or _CLASS.search(text, found.end()):
        return None
    rest = _OR_BETTER.sub("", text[found.end() :])
    lead = text[: found.start()]
    op = Op.GT if _BETTER.search(lead) and not _AT_LEAST.search(lead) else Op.GE
    asked = _LEADING.search(lead)
    subject = lead[: asked.start()] if asked else lead
    if asked and not asked[0] and subject and not _HAS_CLASS.search(subject):
        return None  # the class is part of a name such as 国家一级保护动物
    if re.match("(?!且|并|标准|水质|水体|水|水平|要求|排放|能效|水域|绿色建筑|天气)[\u4e00-\u9fff]", rest):
        return None
    return FoundClass(op=op, name=_class_name(found), subject=subject)


def read_class(text: str) -> str | None:
    """The class a whole answer names (Ⅱ类, 二级, 国六), in the spelling targets use, or None."""
    found = find_class(text)
    return found.name if found else None


def class_rank(name: str, beside: str) -> int | None:
    """The place of a class in the scale it shares with another (0 is best), or None when they share none."""
    for scale in _SCALES:
        if name in scale and beside in scale:
            return scale.index(name)
    return None


def print_class(name: str) -> str:
    """The class with the word that belongs to it: Ⅲ类, 二级, 国Ⅵ."""
    return f"{name}类" if name in _SCALES[0] else name


def _class_name(found: re.Match[str]) -> str:
    if water := found["water"]:
        return water[:-1] + _ROMAN.get(water[-1], water[-1])
    if grade := found["grade"]:
        return grade.upper()
    if letter := found["letter"]:
        return f"{letter.upper()}级"
    if star := found["star"]:
        return f"{'〇一二三四五'[int(star)] if star.isdigit() else star}星级"
    stage = found["stage"]
    return f"国{_ROMAN.get(stage, stage)}{(found['step'] or '').lower()}"
