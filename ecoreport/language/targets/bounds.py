"""What a figure and the words round it demand."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from fractions import Fraction

from ecoreport.language.targets.actions import verbs_in_front, without_lead
from ecoreport.language.targets.amounts import Amount, bound_after, bound_before, is_approximate
from ecoreport.language.targets.each import is_frequency, measure_of
from ecoreport.language.targets.names import METRIC_END
from ecoreport.language.targets.times import When
from ecoreport.language.targets.words import (
    BY_THE_WAY,
    COUNTABLE,
    HIGHER_IS_BETTER,
    IMPROVED,
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
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_SAME_SIDE = {Op.GE: {Op.GE, Op.GT}, Op.LE: {Op.LE, Op.LT}}
_LEVEL = frozenset({"reach", "fall", "keep", "be", "le", "lt", "make"})
"""Words that say where a figure shall stand, not by how much it shall change."""
_LARGEST_DENOMINATOR = 10
"""1/3 and 7/10 are parts; 95/100 may as well be two figures."""
_POINTS = {"个百分点", "百分点"}
_PLACES_IN_RANK = {"位", "位次", "个位次"}
_MOVES_UP = re.compile("(?:前移|前进|进位|晋位|靠前|后移)$")
_THAN_ELSEWHERE = re.compile(
    "超额[^,;。]{0,14}(?:任务|目标|指标|计划)数?的?$|(?:平均|均值|平均数|平均水平)的$|(?:高于|低于|优于|快于|慢于|超过|高出|超出|[比较])[^,;。]{0,14}(?:平均|均值|平均数|水平|增速|增幅|降幅|标准|限值|要求|目标)(?:的|再|[高低快慢多少])*$"
)
"""低于全省平均水平5%: the figure says how far from another one that is not written."""
_SET_APART = re.compile(
    "(?:(?P<ge>不(?:低|少|小)于)|(?P<le>不(?:高于|大于|多于|超过|突破)))[^,;。\\d]{1,14}?(?P<of>的)?$"
    "|(?P<most>[最至]多)[\u4e00-\u9fff]{1,4}$"
)
"""不超过省下达的120万吨, 最多跑1次: the bound word and its figure, with whose figure it is or what is done between them."""
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
_MONEY = {"元", "美元"}
_NO_COUNT = {"", "%", "‰", "个百分点", "百分点", "倍"}
_JOINTS = re.compile("、|和|与|及")
_BY_WORDS = "均都应要须总的、 "
_LONGEST_ENDING = 20
"""How much of a name's end is looked at for what kind of metric it is."""
_RATE = re.compile("(?:率|比例|比重|占比)(?:分别|均|各)*$")
_OF_THINGS = listed("公里 亩 公顷 平方公里 平方米 座 处 条 个 家 所 户 间 栋 幢")
_QUANTITY = re.compile(f"(?:{METRIC_END.pattern.removesuffix('$')}|[年均比])$|[比较同]")
_SUMMED = re.compile("累[计积]")
_REACHED_FIRST = re.compile("(?:[^,;。\\d]{2,10}(?=实现))?(?:实现|完成|达成|取得)(?!率|情况|度)")
_NO_METRIC = re.compile(f"(?:{BY_THE_WAY}|{LIST_MARKS})*(?:{WHO_ACTS}(?:{BY_THE_WAY})*)?")
_PASSED = re.compile(r"\d[^\d、]*、")
_IN_TURNS = re.compile("每(?:半年|季度|半?月|[周日旬])、[^、\\d]*每(?:半年|季度|半?月|[周年日旬])")
_SHARE_OF_DUTY = re.compile("(?:完成|达到|实现)[^,;。]*的$")


class NotUnderstoodError(ValueError):
    """The words round a figure contradict each other or leave its role open; the message says so in Chinese."""


@dataclass(slots=True, kw_only=True)  # not frozen, for speed
class _Said:
    """What the words round one figure say."""

    amount: Amount
    name: str
    """The words of its segment before it."""
    better: Better | None
    before: Op | None
    """What the bound word before the figure asks for; `after` the one behind it."""
    after: Op | None
    approx: bool
    direction: Direction | None
    firm: Op | None
    """How the demand binds that an aspiration goes beyond."""
    made: bool
    measure_base: str
    countable: bool
    naught: bool


def as_clauses(
    amount: Amount, name: str, *, better: Better | None, when: When, firm: Clause | None = None
) -> tuple[TargetKind, list[Clause], list[str]]:
    """Kind, clauses (one a figure) and notes for a figure with its words.

    Args:
        amount: The figure.
        name: The words of its segment before it.
        better: In which direction the metric improves.
        when: The dates that hold for it.
        firm: The bound that an aspiration without words of its own goes beyond (降至30，力争28).

    Raises:
        NotUnderstoodError: When no reading is beyond doubt.
    """
    said = _listen(amount, name, better, firm)
    if said.direction is None and amount.measure in _POINTS:
        raise NotUnderstoodError("百分点是差值，未写明与什么相比是升是降")
    if said.measure_base in _PLACES_IN_RANK and (said.direction or _MOVES_UP.search(name)):
        raise NotUnderstoodError("名次进退要与上期名次比较")  # the better rank is the smaller number
    notes: list[str] = []
    op, approx = _bound(said, notes)
    clause = Clause(
        op=op,
        value=amount.value,
        upper=amount.upper,
        measure=measure_of(amount, name),
        direction=said.direction,
        approx=approx,
        aspire="aspire" in amount.kinds,
        per_year=_is_yearly(said) or bool(firm and said.direction and firm.per_year),
        cumulative="cumulative" in amount.kinds
        or bool(_SUMMED.search(name) or (firm and said.direction and firm.cumulative)),
        baseline_value=_bases(amount)[0],
        year=when.year,
        deadline=when.deadline,
        baseline_year=when.baseline_year or (firm.baseline_year if firm and said.direction else None),
        text=IMPROVED if "up" in amount.kinds and amount.says(IMPROVED) else None,
    )
    return _kind(said, clause), [clause, *_further(said, clause)], notes


def _listen(amount: Amount, name: str, better: Better | None, firm: Clause | None) -> _Said:
    if amount.measure == "级":
        raise NotUnderstoodError("“级”的好坏顺序未写明")
    if _is_share_of_year(amount):
        raise NotUnderstoodError("是那一年数值的百分之几，还是那一年的水平，没有写明")
    if "/" in amount.value and int(amount.value.partition("/")[2]) > _LARGEST_DENOMINATOR:
        raise NotUnderstoodError("斜线两边是分数还是两个数，没有写明")
    if amount.measure == "倍" and name.endswith("翻"):
        raise NotUnderstoodError("“翻几倍”是增加几倍，还是增加到几倍，没有写明")
    if name.count("每") > 1 and is_frequency(measure_of(amount, name) or "") and _IN_TURNS.search(name):
        raise NotUnderstoodError("几个时间间隔对着一个数，各指什么没有逐项写明")
    if _THAN_ELSEWHERE.search(name):
        raise NotUnderstoodError("与别处的数或平均水平相比，该数没有写明")
    base = measure_base(amount.measure or "")
    return _Said(
        amount=amount,
        name=name,
        better=better,
        before=bound_before(amount),
        after=bound_after(amount.after),
        approx=is_approximate(amount),
        direction=_direction(amount, name) or (firm.direction if firm else None),
        firm=_bound_beyond(amount, firm) if firm else None,
        made=_made(amount, name),
        measure_base=base,
        countable=base in COUNTABLE or is_frequency(base),
        naught=not amount.value.strip("0./-"),
    )


def _bound_beyond(amount: Amount, firm: Clause) -> Op | None:
    """How the demand binds that an aspiration goes beyond; one below an exact figure is an upper bound (34，力争33)."""
    below = firm.op is Op.EQ and firm.value and Fraction(amount.value) < Fraction(firm.value)
    return Op.LE if below else firm.op


def _is_share_of_year(amount: Amount) -> bool:
    """True for 下降到2020年的80%."""
    if amount.measure != "%" or amount.from_values:
        return False
    return any(kind == "date" and word.endswith("的") for kind, word, _ in amount.words)


def _further(said: _Said, clause: Clause) -> list[Clause]:
    """The clauses of the other figures of a list (分别达到95%、90%和85%)."""
    amount = said.amount
    if not amount.listed:
        return []
    measures = {clause.measure, *(measure for _, measure in amount.listed)}
    if None in measures and len(measures) > 2:
        raise NotUnderstoodError("并列的数值计量单位不同")
    paired = len(_JOINTS.split(said.name)) == len(amount.listed) + 1
    if not (amount.tags or paired or "each" in amount.kinds or "分别" in said.name):
        raise NotUnderstoodError("几个数值并列，未写明各指什么")
    each = amount.measure
    return [
        replace(
            clause,
            value=value,
            measure=clause.measure if measure in (None, each) else measure,
            baseline_value=base,
        )
        for (value, measure), base in zip(amount.listed, _bases(amount)[1:], strict=True)
    ]


def _bases(amount: Amount) -> tuple[str | None, ...]:
    """The level that each figure of a list starts from; one level holds for all, levels that do not pair for none."""
    figures, bases = len(amount.listed) + 1, amount.from_values
    if len(bases) == figures:
        return bases
    return ((bases[0] if len(bases) == 1 else None),) * figures


def _is_yearly(said: _Said) -> bool:
    if _EVERY_YEAR.search(said.name) or _YEARLY_RATE.search(said.name):
        return True
    words = [word for kind, word, _ in said.amount.words if kind == "annual"]
    return any(word != "年均" for word in words) or bool(words and (said.direction or said.made))


def _bound(said: _Said, notes: list[str]) -> tuple[Op, bool]:
    """How the figure binds, and whether only about."""
    amount, before, after = said.amount, said.before, said.after
    if amount.upper is not None:
        if before or after:
            raise NotUnderstoodError("区间与“以上、以下”等词连用，意思不确定")
        if Fraction(amount.value) > Fraction(amount.upper):
            raise NotUnderstoodError("区间的下限大于上限")
        return Op.BETWEEN, said.approx
    if (before and after and before not in _SAME_SIDE[after]) or {"ge", "le"} <= amount.kinds:
        raise NotUnderstoodError("前后两个界限词方向相反")
    if said.approx:
        return Op.GE if amount.after in {"多", "余"} else before or after or Op.EQ, True
    if "half" in amount.kinds and not (before or after):
        notes.append("“基本”的宽严未写明")
        return Op.GE, True
    op = before or after or _bound_apart(said) or _default(said, notes)
    if said.direction is None and _is_against_sense(op, said):
        notes.append("界限的方向与指标的优劣相反，按字面理解，请核对")
    return op, False


def _bound_apart(said: _Said) -> Op | None:
    """The bound word that stands before 的; any other that is not beside its figure leaves it open."""
    found = None if said.amount.kinds & STRONG else _SET_APART.search(said.name)
    if found is None:
        return None
    if not (found["of"] or found["most"]):
        raise NotUnderstoodError("界限词与数值隔开，意思不确定")
    return Op.GE if found["ge"] else Op.LE


def _is_against_sense(op: Op, said: _Said) -> bool:
    """True for an upper bound on what should be high (耕地保有量不突破40万亩), and the reverse."""
    if op in (Op.LE, Op.LT):
        return _is_better(said, Better.HIGHER, HIGHER_IS_BETTER)
    return op in (Op.GE, Op.GT) and _is_better(said, Better.LOWER, LOWER_IS_BETTER)


def _is_better(said: _Said, way: Better, names: re.Pattern[str]) -> bool:
    """True when the metric improves that way, by what is known of it or else by its name."""
    if said.better is not None:
        return said.better is way
    return bool(names.search(said.name[-_LONGEST_ENDING:].strip(_BY_WORDS)))


def _default(said: _Said, notes: list[str]) -> Op:
    """How a figure without a bound word binds."""
    kinds = said.amount.kinds
    if said.direction is not None:
        return Op.GE
    if "fall" in kinds:
        return Op.LE
    if said.firm in (Op.LE, Op.LT):
        return Op.LE
    if "reach" in kinds or "aspire" in kinds:
        raised = any(word.startswith(("提高", "提升")) for _, word, _ in said.amount.words)
        if not raised and _is_better(said, Better.LOWER, LOWER_IS_BETTER):
            notes.append("“达到”用在越低越好的指标上，按“不高于”理解")
            return Op.LE
        return Op.GE
    if _SHARE_OF_DUTY.search(said.name) or any(map(_REACHED_FIRST.match, _beginnings(said.name))):
        return Op.GE
    if kinds & {"keep", "be"} and "make" not in kinds and not _is_for_whom(said):
        return Op.EQ
    if "firm" in kinds or _counts(said):
        return Op.EQ if said.naught else Op.GE
    return Op.EQ


def _is_for_whom(said: _Said) -> bool:
    """True for 计划为500户家庭安装护栏: without a metric before it 为 says for whom."""
    return said.countable and said.amount.says("为") and _NO_METRIC.fullmatch(said.name) is not None


def tells_change(words: str) -> bool:
    """True for words that say with a verb of their own what changes: 减少化肥用量, 户均增收."""
    words = without_lead(words)
    return bool(_VERB_FIRST.match(words) or _VERB_LAST.match(words))


def _direction(amount: Amount, name: str) -> Direction | None:
    """Where the figure is a change, which way it goes: 下降5%, 减少化肥用量5%."""
    if _is_level_reached(amount):
        return None
    if "down" in amount.kinds:
        return Direction.DOWN
    if "up" in amount.kinds:
        return None if _is_work(amount, name) else Direction.UP
    if amount.kinds & _LEVEL:
        return None
    every = "".join([word for kind, word, _ in amount.words if kind == "every"])
    own = without_lead(_own_words(name, bound="ge" in amount.kinds or "gt" in amount.kinds))
    found = _VERB_FIRST.match(own) or _VERB_LAST.match(own + every)
    if found is None or (found["up"] and measure_base(amount.measure or "") in COUNTABLE):
        return None
    if amount.measure == "%" and _RATE.search(name):
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


def _is_level_reached(amount: Amount) -> bool:
    """True for 提高达到90%, 下降稳定在5%以内: the verb of change only leads to the level; of 增长保持在10% it is the figure."""
    kinds = [kind for kind, _, _ in amount.words]
    moved = next((index for index, kind in enumerate(kinds) if kind in {"up", "down"}), None)
    if moved is None or "幅" in amount.words[moved][1]:
        return False
    behind, verb = kinds[moved + 1 :], amount.words[moved][1]
    if (
        "reach" in behind
        and verb not in _RAISED | {"净增"}
        and amount.measure not in {"%", "个百分点", "倍", None}
    ):
        raise NotUnderstoodError("是变化了这么多，还是变化到这么多，没有写明")
    held_down = "keep" in behind and kinds[moved] == "down" and bound_after(amount.after) is Op.LE
    return held_down or (verb in _RAISED and not {"keep", "reach"}.isdisjoint(behind))


def _counts(said: _Said) -> bool:
    if said.measure_base in _NO_COUNT:
        return False
    return said.countable or said.made


def _made(amount: Amount, name: str) -> bool:
    """True when the figure counts what is made: 新建5座, 完成1.5万亩, 新增管网20公里."""
    if "make" in amount.kinds or _is_work(amount, name):
        return True
    if "reach" in amount.kinds:
        return amount.says("完成") or amount.says("拥有")
    beginnings = _beginnings(name)
    raised = measure_base(amount.measure or "") in _MONEY and any(map(_RAISING.match, beginnings))
    return raised or any(map(_BEGINS_WITH_MAKING.match, beginnings)) or _is_worked_at(amount, beginnings)


def _beginnings(name: str) -> set[str]:
    """The words before a figure, and what is left of them behind the last 、, 并 or 且."""
    pieces = {name, _BREAK.split(name)[-1]}
    return pieces | set(map(without_lead, pieces))


def _is_worked_at(amount: Amount, names: Collection[str]) -> bool:
    """True for so much of a thing that something is done to (亮化农村公路75公里), not of a quantity (保护面积30公顷)."""
    base = measure_base(amount.measure or "").partition("/")[0]
    return base not in _NO_COUNT | _MONEY and any(
        verbs_in_front(name) and not METRIC_END.search(name) for name in names
    )


def _is_work(amount: Amount, name: str) -> bool:
    """True for so much of a thing that is made better (绿化提升12公里); no quantity goes up by it."""
    of_things = measure_base(amount.measure or "") in _OF_THINGS
    return of_things and amount.says("提升") and "base" not in amount.kinds and not _QUANTITY.search(name)


def _kind(said: _Said, clause: Clause) -> TargetKind:
    multiple = clause.measure == "倍" and clause.baseline_year is not None  # 达到2020年的1.5倍
    if clause.direction is not None or multiple:
        return TargetKind.CHANGE
    match clause.op:
        case Op.BETWEEN:
            return TargetKind.RANGE
        case Op.LE | Op.LT:
            return TargetKind.MAX
        case Op.EQ:
            none = said.countable and said.naught and not clause.approx
            return TargetKind.COUNT if none else TargetKind.EXACT
        case Op.GE if _is_count(said, clause):
            return TargetKind.COUNT
    return TargetKind.MIN


def _is_count(said: _Said, clause: Clause) -> bool:
    """True for a lower bound that counts what is made or done; a bound word before the figure makes it a level."""
    if said.before is not None or clause.approx or said.naught or said.measure_base in _MONEY:
        return False
    bare = not said.amount.kinds & STRONG and not said.amount.after
    return _counts(said) and (said.made or (bare and said.countable))
