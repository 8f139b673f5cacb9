"""What the words round a figure say, whatever the figure: how it binds, which way it changes, whether it counts what is made."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from ecoreport.language.targets.actions import verbs_in_front, without_lead
from ecoreport.language.targets.amounts import bound_after, is_about
from ecoreport.language.targets.each import is_frequency, measure_of
from ecoreport.language.targets.names import METRIC_END
from ecoreport.language.targets.words import (
    BY_THE_WAY,
    COUNTABLE,
    HIGHER_IS_BETTER,
    LESS_OF,
    LIST_MARKS,
    LOWER_IS_BETTER,
    MAKING,
    MORE_OF,
    RAISING,
    STRONG,
    WHO_ACTS,
    listed,
    measure_base,
)
from ecoreport.model.program import Better
from ecoreport.model.target import Direction, Op

Words: TypeAlias = tuple[tuple[str, str], ...]
"""Kind and text of each word before a figure."""

MONEY = frozenset({"元", "美元"})
NO_COUNT = frozenset({"", "%", "‰", "个百分点", "百分点", "倍"})
_BOUNDS = (("ge", Op.GE), ("le", Op.LE), ("gt", Op.GT), ("lt", Op.LT))
_LEVEL = frozenset({"reach", "fall", "keep", "be", "le", "lt", "make"})
"""Words that say where a figure shall stand, not by how much it shall change."""
_RAISING = re.compile(f"(?:完成|实现)?(?:{RAISING})")
"""Money that is raised, saved or spent: the more the better."""
_BEGINS_WITH_MAKING = re.compile(
    f"(?:{MAKING.pattern})|.*新(?:增|建|改建|开工)"
    "|.*(?:压减|压降|化解|削减|退出)[^,;]{0,8}产能|.*安排[在到给]"
)
_EVERY_YEAR = re.compile(
    f"每年度?(?!均)|年均(?:新增|新建|完成|改造|治理|建设|造林|开展|培训|投入|投资|安排|举办|引进|接待|培育|实施|组织|发放|创建|淘汰|{LESS_OF}|{MORE_OF})"
)
_YEARLY_RATE = re.compile("年均(?:复合)?(?:增速|涨速|(?:增长|下降|递增|递减|降低)(?:率|速度))$")
"""年均增速 before a figure; 年均浓度 is the mean of one year."""
_RAISED = listed("提高 提升 改善 上升")
"""Verbs behind which 达到 names a level."""
_VERB_FIRST = re.compile(
    f"(?:实现)?(?:(?P<down>{LESS_OF})|(?P<up>{MORE_OF}))(?![量率幅额值至到型]|工程|项目|任务|行动|措施|技术|集约|天然气|[^,;]{{0,8}}产能)[\u4e00-\u9fff\ue000-\ue0ffA-Za-z]{{2,}}"
)
"""减少化肥用量, 压减煤炭消费: the verb of change, then whose change it is; the figure behind says how much."""
_VERB_LAST = re.compile(
    "(?:全[市县区年]|[户人亩年]均|每[^,;]{1,5}?|年|累计|预计|可|力争)*(?:(?P<up>增[收产效绿]|扩[绿面])|(?P<down>节[水电能煤气油]|减[碳排负]|降[本耗碳]|压煤))$"
)
"""户均增收2000元: verb and object in one word."""
_BREAK = re.compile("[、且并]|同时")
_RATE = re.compile("(?:率|比例|比重|占比)(?:分别|均|各)*$")
_OF_THINGS = listed("公里 亩 公顷 平方公里 平方米 座 处 条 个 家 所 户 间 栋 幢")
_QUANTITY = re.compile(f"(?:{METRIC_END.pattern.removesuffix('$')}|[年均比])$|[比较同]")
_SUMMED = re.compile("累[计积]")
_THAN_ELSEWHERE = re.compile(
    "超额[^,;。]{0,14}(?:任务|目标|指标|计划)数?的?$|(?:平均|均值|平均数|平均水平)的$|(?:高于|低于|优于|快于|慢于|超过|高出|超出|[比较])[^,;。、]{0,14}(?:平均|均值|平均数|水平|增速|增幅|降幅|标准|限值|要求|目标)(?:的|再|[高低快慢多少])*$"
)
"""低于全省平均水平5%: the figure says how far from another one that is not written."""
_BY_WORDS = "均都应要须总的、 "
_LONGEST_ENDING = 20
"""How much of a name's end is looked at for what kind of metric it is."""
_REACHED_FIRST = re.compile("(?:[^,;。\\d]{2,10}(?=实现))?(?:实现|完成|达成|取得)(?!率|情况|度)")
_NO_METRIC = re.compile(f"(?:{BY_THE_WAY}|{LIST_MARKS})*(?:{WHO_ACTS}(?:{BY_THE_WAY})*)?")
_PASSED = re.compile(r"\d[^\d、]*、")
_IN_TURNS = re.compile("每(?:半年|季度|半?月|[周日旬])、[^、\\d]*每(?:半年|季度|半?月|[周年日旬])")
_SHARE_LEFT = re.compile("(?:压[减缩降]|缩[短减]|降低|减少|下降|控制)[到至在][^,;。\\d]{2,14}的$")
"""压减至法定时限的30%: what may be left."""
_SHARE_OF_DUTY = re.compile("(?:完成|达到|实现)[^,;。]*的$")


class NotUnderstoodError(ValueError):
    """The words round a figure contradict each other or leave its role open; the message says so in Chinese."""


@dataclass(slots=True, kw_only=True)
class _Heard:
    """The words round a figure, and its measure."""

    words: Words
    kinds: frozenset[str]
    measure: str | None
    base: str
    """The measure without a multiplier in front."""
    after: str

    def says(self, word: str) -> bool:
        return any(said == word for _, said in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What the words round a figure say."""

    before: Op | None
    """What the bound word before the figure asks for; `after` the one behind it."""
    after: Op | None
    approx: bool
    direction: Direction | None
    """Which way the figure is a change."""
    better: Better | None
    """In which direction the metric improves, by what is known of it or else by its name."""
    measure: str | None
    """The figure's measure with what it is told for each of: 次/月."""
    base: str
    """The measure alone, without a multiplier in front."""
    countable: bool
    made: bool
    """True when it counts what is made or done."""
    left: bool
    """True for a level that may be left: 降至30, 压减至法定时限的30%."""
    reached: bool
    """True for a duty to be done or a sum to be reached: 实现…, 完成…的."""
    for_whom: bool
    """True for 计划为500户家庭安装护栏: without a metric before it 为 says for whom."""
    yearly: bool
    """Told of every year (每年, 年均新增); `averaged` of the mean year, which is every year for what changes or is made."""
    averaged: bool
    cumulative: bool

    @property
    def counts(self) -> bool:
        """True for a figure of things, not of a share or a multiple."""
        return self.base not in NO_COUNT and (self.countable or self.made)


@lru_cache(maxsize=4096)  # a plan says the same round many figures
def listen(words: Words, name: str, *, measure: str | None, after: str, better: Better | None) -> Wording:
    """What the words round a figure say.

    Args:
        words: Those before it that demand or accompany.
        name: The words of its segment before those.
        measure: The measure behind the figure.
        after: The bound word behind it.
        better: In which direction the metric improves, where that is known.

    Raises:
        NotUnderstoodError: When they leave open what is demanded.
    """
    if measure == "级":
        raise NotUnderstoodError("“级”的好坏顺序未写明")
    if measure == "倍" and name.endswith("翻"):
        raise NotUnderstoodError("“翻几倍”是增加几倍，还是增加到几倍，没有写明")
    if _THAN_ELSEWHERE.search(name):
        raise NotUnderstoodError("与别处的数或平均水平相比，该数没有写明")
    full_measure = measure_of([word for kind, word in words if kind == "every"], measure, name)
    if name.count("每") > 1 and is_frequency(full_measure or "") and _IN_TURNS.search(name):
        raise NotUnderstoodError("几个时间间隔对着一个数，各指什么没有逐项写明")
    kinds, base = frozenset([kind for kind, _ in words]), measure_base(measure or "")
    heard = _Heard(words=words, kinds=kinds, measure=measure, base=base, after=after)
    countable = base in COUNTABLE or is_frequency(base)
    annual = {word for kind, word in words if kind == "annual"}
    return Wording(
        before=next((op for kind, op in _BOUNDS if kind in kinds), None),
        after=bound_after(after),
        approx="approx" in kinds or is_about(after),
        direction=_direction(heard, name),
        better=better or _better_by_name(name),
        measure=full_measure,
        base=base,
        countable=countable,
        made=_is_made(heard, name),
        left="fall" in kinds or (not kinds & STRONG and bool(_SHARE_LEFT.search(name))),
        reached=bool(_SHARE_OF_DUTY.search(name) or any(map(_REACHED_FIRST.match, _beginnings(name)))),
        for_whom=countable and heard.says("为") and _NO_METRIC.fullmatch(name) is not None,
        yearly=bool(annual - {"年均"} or _EVERY_YEAR.search(name) or _YEARLY_RATE.search(name)),
        averaged="年均" in annual,
        cumulative="cumulative" in kinds or bool(_SUMMED.search(name)),
    )


def _better_by_name(name: str) -> Better | None:
    ending = name[-_LONGEST_ENDING:].strip(_BY_WORDS)
    if HIGHER_IS_BETTER.search(ending):
        return Better.HIGHER
    return Better.LOWER if LOWER_IS_BETTER.search(ending) else None


def tells_change(words: str) -> bool:
    """True for words that say with a verb of their own what changes: 减少化肥用量, 户均增收."""
    words = without_lead(words)
    return bool(_VERB_FIRST.match(words) or _VERB_LAST.match(words))


def _direction(heard: _Heard, name: str) -> Direction | None:
    """Where the figure is a change, which way it goes: 下降5%, 减少化肥用量5%."""
    if _is_level_reached(heard):
        return None
    if "down" in heard.kinds:
        return Direction.DOWN
    if "up" in heard.kinds:
        return None if _is_work(heard, name) else Direction.UP
    if heard.kinds & _LEVEL:
        return None
    every = "".join([word for kind, word in heard.words if kind == "every"])
    own = without_lead(_own_words(name, bound="ge" in heard.kinds or "gt" in heard.kinds))
    found = _VERB_FIRST.match(own) or _VERB_LAST.match(own + every)
    if found is None or (found["up"] and heard.base in COUNTABLE):
        return None
    if heard.measure == "%" and _RATE.search(name):
        raise NotUnderstoodError("是变化了这么多，还是变化到这么多，没有写明")
    return Direction.DOWN if found["down"] else Direction.UP


def _own_words(name: str, *, bound: bool) -> str:
    """The words before a figure without those of the figures before it, unless their verb holds for it as well.

    The verb of 减少化肥用量5%、农药用量3% does; 压减煤炭消费2万吨、实现收入3亿元 has two. Nor does it hold for a lower bound.
    """
    passed = list(_PASSED.finditer(name)) if "、" in name else []
    if not passed:
        return name
    own = name[passed[-1].end() :]
    begins_anew = bound or verbs_in_front(own) or tells_change(own) or _REACHED_FIRST.match(own)
    return own if begins_anew else name


def _is_level_reached(heard: _Heard) -> bool:
    """True for 提高达到90%, 下降稳定在5%以内: the verb of change only leads to the level; of 增长保持在10% it is the figure."""
    kinds = [kind for kind, _ in heard.words]
    moved = next((index for index, kind in enumerate(kinds) if kind in {"up", "down"}), None)
    if moved is None or "幅" in heard.words[moved][1]:
        return False
    behind, verb = kinds[moved + 1 :], heard.words[moved][1]
    if (
        "reach" in behind
        and verb not in _RAISED | {"净增"}
        and heard.measure not in {"%", "个百分点", "倍", None}
    ):
        raise NotUnderstoodError("是变化了这么多，还是变化到这么多，没有写明")
    held_down = "keep" in behind and kinds[moved] == "down" and bound_after(heard.after) is Op.LE
    return held_down or (verb in _RAISED and not {"keep", "reach"}.isdisjoint(behind))


def _is_made(heard: _Heard, name: str) -> bool:
    """True when the figure counts what is made: 新建5座, 完成1.5万亩, 新增管网20公里."""
    if "make" in heard.kinds or _is_work(heard, name):
        return True
    if "reach" in heard.kinds:
        return heard.says("完成") or heard.says("拥有")
    beginnings = _beginnings(name)
    raised = heard.base in MONEY and any(map(_RAISING.match, beginnings))
    return raised or any(map(_BEGINS_WITH_MAKING.match, beginnings)) or _is_worked_at(heard, beginnings)


def _beginnings(name: str) -> set[str]:
    """The words before a figure, and what is left of them behind the last 、, 并 or 且."""
    pieces = {name, _BREAK.split(name)[-1]}
    return pieces | set(map(without_lead, pieces))


def _is_worked_at(heard: _Heard, names: Collection[str]) -> bool:
    """True for so much of a thing that something is done to (亮化农村公路75公里), not of a quantity (保护面积30公顷)."""
    base = heard.base.partition("/")[0]
    return base not in NO_COUNT | MONEY and any(
        verbs_in_front(name) and not METRIC_END.search(name) for name in names
    )


def _is_work(heard: _Heard, name: str) -> bool:
    """True for so much of a thing that is made better (绿化提升12公里); no quantity goes up by it."""
    of_things = heard.base in _OF_THINGS
    return of_things and heard.says("提升") and "base" not in heard.kinds and not _QUANTITY.search(name)
