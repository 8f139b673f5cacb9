"""Whose a figure is: the metric it is about, and for a list of figures the metric or member of each."""

import re
from collections.abc import Sequence
from typing import TypeAlias

from ecoreport.language.targets.amounts import Amount
from ecoreport.language.targets.names import clean_name, split_names
from ecoreport.language.targets.words import STRONG
from ecoreport.model.target import Clause

Owner: TypeAlias = tuple[str, str | None]
"""The metric's name, and the member of a list (城市、县城…分别) that tells it from the others."""

_PRESENT = re.compile(
    "(?:现状值?|共有|[下现]辖|基数|基期值?|基准值?|目前|现有|已经?|截至目前|完成值|实际(?:值|数|完成|达到|情况))[^,;。]*$"
)
_STANDING_THINGS = re.compile(
    "(?:已(?:建成?|投[运用产]|命名|验收|挂牌|成立)|现有)[^,;。]*(?:率|比例|占比|比重|指数|水平|[满熟知]\\w度)$"
)
"""已建设施正常运行率 before a figure: what stands already is asked for more, unless the words only tell how it stands."""
_NOW = re.compile("(?:(?:全|我)[市县区省州]|[,、])*(?:截[至止])?(?:目前|当前)(?!水平|标准|的)")
_AHEAD = re.compile("[要将须应拟]|力争|确保|今年|年内|计划|下一步|目标|明年")
_ASKING = STRONG - {"reach"}
_BOUND_APART = re.compile(
    "(?:不(?:[低少小高大多]于|超过|突破)|(?<=..)(?:达到|[控限]制在|稳定在|保持在))[^,;。\\d]{1,14}的$"
)
"""不低于省下达的, 达到销售总量的 before a figure: no part of the metric's name."""
_ONLY_ASPIRING = {"aspire", "reach", "be", "filler", "date"}


def name_of(amount: Amount, words: str, *, last: str) -> str:
    """The metric a figure is about: the words before it, with what is made (新建…) where only that stands there.

    Args:
        amount: The figure.
        words: What stands before it.
        last: The metric of the demand before.
    """
    if amount.of and not clean_name(words):
        return last
    if words.endswith("的"):
        words = _BOUND_APART.sub("", words)
    made = "".join(
        [word for kind, word, _ in amount.words if kind == "make" or (word == "提升" and not words)]
    )
    tells_apart = bool(last or made) and "aspire" not in amount.kinds
    return clean_name(words + made) if words or tells_apart else ""


def owners_of(name: str, count: int, before: Sequence[Owner]) -> list[Owner] | None:
    """The owner of each of several figures, in order; None where they do not pair.

    Args:
        name: The words before the figures.
        count: How many figures there are.
        before: The owners of the last figures of the same sentence; they own the figures of a second list as well
            (A、B分别控制在…，比2015年分别下降10%、15%).
    """
    names, scopes = split_names(name, count)
    if len(names) == count:
        return list(zip(names, scopes, strict=True))
    if not clean_name(name) and len(before) == count and all(owner for owner, _ in before):
        return list(before)
    return None


def is_present_state(amount: Amount, words: str) -> bool:
    """True for a figure that tells how things stand (目前已达到60%), not for one asked of things that stand (已建设施运行率不低于90%)."""
    if "filler" in amount.kinds and amount.says("已"):
        return True
    found = _PRESENT.search(words)
    if found is None or _BOUND_APART.search(words):
        return False
    return not amount.kinds & _ASKING or _STANDING_THINGS.match(found.group()) is None


def tells_now(words: str) -> bool:
    """True for words that begin with the present (目前，全县…): what follows tells how things stand until something is asked."""
    return "前" in words and _NOW.match(words) is not None


def is_asked(amount: Amount, words: str) -> bool:
    """True for a figure behind such words that is asked for all the same: it has a bound, or its words look ahead."""
    return bool(amount.kinds & _ASKING or amount.after or _AHEAD.search(words))


def goes_beyond(amount: Amount, name: str, firm: Clause) -> bool:
    """True for an aspiration that says no more than its figure (下降5%，力争8%): it is about what was just demanded."""
    alike = firm.value is not None and firm.measure == amount.measure
    said = _ONLY_ASPIRING | {"down", "up"} if firm.direction else _ONLY_ASPIRING
    return alike and not name and "aspire" in amount.kinds and amount.kinds <= said
