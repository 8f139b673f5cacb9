"""What a figure is told for each of: 每月2次 is 2次/月, 每亩节水30立方米 is 30立方米/亩."""

import re
from collections.abc import Iterable

from ecoreport.language.targets.actions import verbs_in_front
from ecoreport.language.targets.words import listed

_EVERY = re.compile(
    "每(半年|季度|月|周|天|日|期|次)(?:至少)?(?:召开|开展|组织|举办|进行|巡查|巡河|培训|报送)?$"
)
_REPEATED = listed("次 场 期 批次 场次")
"""What is done again and again; the words of what is done may stand between 每月 and the figure."""
_SO_OFTEN = tuple(f"{word}/" for word in _REPEATED)
_EVERY_TIME = re.compile("(?:每个?(半年|季度|半月|月|周|天|日|旬|学期)|([月周日])均)[^,;。\\d]{0,16}$")
_DONE_EVERY = re.compile("每个?(半年|季度|半月|月|周|天|日|旬|学期)(?:至少)?(?P<done>[^,;。\\d]{2,16})$")
"""每月抽检食品1200份: so much work in each."""
_EACH_THING = re.compile(
    "(公顷|亩|\\d*[百千万]?[人户吨]|平方公里|平方米|立方米|公里|行政村|自然村|乡镇|[村镇县])(?![级庄民委街区均口次日头居道群])"
)
_EACH_HAS = re.compile(
    "每个?(?![年月周天日季十百千万亿])([\u4e00-\u9fff]{1,4}?)(?:至少|原则上|都?要|应|须)*(?:配[备置齐]|[建设]有|建[设成]|设[立置]|聘[用请]|组建|安[排装]|培育|打造)(?=..)[^,;。\\d]*$"
)
"""每村配备保洁员2名: each has so many of them."""
_EACH_GROUND = re.compile("每(公顷|亩|平方公里)[\u4e00-\u9fff]{2,8}$")
"""竹林每公顷蓄积量: a yield of the ground."""
_SPAN_OF_TIME = re.compile("个?(半年|季度|半月|学期|[月周天日旬季])")
_TOLD_OF_EACH = re.compile(
    "(?<=[\u4e00-\u9fff])(?:节[水电能约]|增[收产加]|减[少排]|产[值出]|投入|补[助贴]|奖[励补]|给予|发放|安排|拥有|设置|巡查员|管护员|保洁员)$"
)
"""每亩节水30立方米: what is told of each."""


def is_frequency(measure: str) -> bool:
    """True for a measure that says how often: 次/月."""
    return measure.startswith(_SO_OFTEN)


def tells_each_has(words: str) -> bool:
    """True for words before a figure that say what each is to have: 每村配备保洁员."""
    return "每" in words and _EACH_HAS.search(words) is not None


def measure_of(told: Iterable[str], measure: str | None, name: str) -> str | None:
    """The measure of a figure with what it is told for each of, where the words before it say so: 次/月 of 每月2次.

    Args:
        told: The words right before the figure that begin with 每.
        measure: The measure behind it.
        name: The words of its segment before those.
    """
    every = [word[1:] for word in told]
    if not every and (each := _each_of_name(measure, name)):
        every = [each]
    if every and measure and measure != "%" and "/" not in measure:
        return f"{measure}/{'·'.join(map(_each, every))}"
    return measure


def _each_of_name(measure: str | None, name: str) -> str | None:
    """What the words before a figure say it is told for each of, where more than 每 and a noun stands between."""
    if "每" not in name and "均" not in name:
        return None
    pattern = _EVERY_TIME if measure in _REPEATED else _EVERY
    if found := pattern.search(name) or _EACH_GROUND.search(name) or _EACH_HAS.search(name):
        return found[found.lastindex or 1]
    found = _DONE_EVERY.search(name)
    return found[1] if found and verbs_in_front(found["done"]) else None


def _each(every: str) -> str:
    """What a figure is for each of, out of the words behind 每 (户 of 户增收)."""
    known = _SPAN_OF_TIME.match(every) or _EACH_THING.match(every)
    return known[1] if known else _TOLD_OF_EACH.sub("", every.removeprefix("个")) or every
