"""What a figure and the words round it demand."""

import re
from dataclasses import replace
from fractions import Fraction

from ecoreport.language.targets.amounts import Amount, bound_after, bound_before, is_approximate
from ecoreport.language.targets.times import When
from ecoreport.language.targets.words import (
    COUNTABLE,
    HIGHER_IS_BETTER,
    IMPROVED,
    LOWER_IS_BETTER,
    MAKING,
    listed,
    measure_base,
)
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_SAME_SIDE = {Op.GE: {Op.GE, Op.GT}, Op.LE: {Op.LE, Op.LT}}
_STRONG = listed("ge le gt lt fall reach keep down make up aspire firm")
_REST = re.compile(
    "^(?:$|[、和与并且其及或到\ue020\ue011\ue013]|的?(?:水平|标准|目标|要求|任务|速度|增速|幅度|规模|指标|比例|区间|之间|范围)?(?:$|[、并且])|,)"
)
_STATEMENT = re.compile(
    "(?:涉及|共有|现有|全长|总投资|投资约|占地|位于|补助|奖励|罚款|已|包括|包含|共分|分为|目前|每人|每户|截至|其中|"
    "按|设计|日处理|规模|能力|约|总计|单机|装机|直径|厚度|长|宽|高|深)$"
)
_LEVEL = frozenset({"reach", "fall", "keep", "be", "le", "lt", "make"})
"""Words that say where a figure shall stand, not by how much it shall change."""
_POINTS = {"个百分点", "百分点"}
_THAN_ELSEWHERE = re.compile(
    "(?:高于|低于|优于|快于|慢于|超过|高出|超出|[比较])[^,;。]{0,14}(?:平均|均值|平均数|水平|增速|增幅|降幅)(?:的|再|[高低快慢多少])*$"
)
"""低于全省平均水平5%: the figure says how far from another one that is not written."""
_EVERY = re.compile(
    "每(半年|季度|月|周|天|日|期|次)(?:至少)?(?:召开|开展|组织|举办|进行|巡查|巡河|培训|报送)?$"
)
_EVERY_TIME = re.compile("每个?(半年|季度|半月|月|周|天|日|旬|学期)[^,;。\\d]{0,16}$")
_BEGINS_WITH_MAKING = re.compile(
    f"(?:全[市县区省州年]|我[市县区省]|累计|每年|年度|共|将|再|力争|确保|计划|的)*(?:{MAKING.pattern})|.*新(?:增|建|改建|开工)"
)
_LESS_OF = "压减|压降|削减|减少|降低|减排|节约|缩短|缩减|缩小|压缩"
_MORE_OF = "增加|提高|扩大"
_EVERY_YEAR = re.compile(
    f"每年度?(?!均)|年均(?:新增|新建|完成|改造|治理|建设|造林|开展|培训|{_LESS_OF}|{_MORE_OF})"
)
_VERB_FIRST = re.compile(
    "^(?:全[市县区省州年]|我[市县区省]|每年度?|年均|累计|力争|确保|计划|实现|再|可|将|要|并|逐步|有效|,)*"
    f"(?:(?P<down>{_LESS_OF})|(?P<up>{_MORE_OF}))(?![量率幅额值至到])[\u4e00-\u9fff\ue000-\ue0ffA-Za-z]{{2,}}"
)
"""减少化肥用量, 压减煤炭消费: the verb of change, then whose change it is; the figure behind says how much."""
_BY_WORDS = "均都应要须总的、 "
_LONGEST_ENDING = 20
"""How much of a name's end is looked at for what kind of metric it is."""
_RATE = re.compile("(?:率|比例|比重|占比)(?:分别|均|各)*$")
_SUMMED = re.compile("累[计积]")
_REACHED_FIRST = re.compile("(?:全[市县区省年]|我[市县区]|确保|累计)*(?:实现|完成|达成|取得)(?!率|情况|度)")
_SHARE_OF_DUTY = re.compile("(?:完成|达到|实现)[^,;。]*的$")
_MADE_OF_KIND = re.compile("[\u4e00-\u9fff]{1,6}")
_CLAUSE_BEFORE = re.compile("[,;。!?\ue010-\ue013]")
_LONGEST_NAME = 60
_RATE_AT_END = re.compile("(?:[率例重比度]|按照?|以|占|对|由|从)$")
_DOES = re.compile(
    r"的?[^\d,;。]{0,20}?(?:建成|完成|达到|达标|得到|实现|落实|覆盖|消除|整改|销号|到位|建立|配备|配套|设立|开展|通|纳入|安装|公开|开放|参加|参与|使用"
    r"|采用|执行|签订|持证)[^\d,;。]{0,16}"
)
_FINISHED = re.compile(
    "[\u4e00-\u9fff“”A-Za-z]{1,14}?(?:建成|完成|投用|完工|竣工|开工|启用|投运|投产|挂牌|命名|上线|验收|创建|通过)[\u4e00-\u9fff]{0,20}"
)
_NOUN = re.compile(
    "(?!.*(?:以[上下内]|左右|达|率|不|无|消除|清零|全部))(?:[\u4e00-\u9fff“”A-Za-z]{2,12}|[村镇乡县区市班店厂站校点])"
)
_OF_KIND = listed("个 座 家 条 处 项 所 件 起 次 名 例 辆 台 套 场 期 批 支 种 村")


class NotUnderstoodError(ValueError):
    """The words round a figure contradict each other or leave its role open; the message says so in Chinese."""


def as_clauses(
    amount: Amount, name: str, *, better: Better | None, when: When
) -> tuple[TargetKind, list[Clause], list[str]]:
    """Kind, clauses (one a figure) and notes for a figure with its words.

    Args:
        amount: The figure.
        name: The words of its segment before it.
        better: In which direction the metric improves.
        when: The dates that hold for it.

    Raises:
        NotUnderstoodError: When no reading is beyond doubt.
    """
    notes: list[str] = []
    if amount.measure == "级":
        raise NotUnderstoodError("“级”的好坏顺序未写明")
    if amount.measure in _POINTS and _direction(amount, name) is None:
        raise NotUnderstoodError("百分点是差值，未写明与什么相比是升是降")
    if _THAN_ELSEWHERE.search(name):
        raise NotUnderstoodError("与别处的数或平均水平相比，该数没有写明")
    op, approx = _bound(amount, name, better, notes)
    kinds = amount.kinds
    direction = _direction(amount, name)
    if direction is None and _is_against_sense(op, name, better):
        notes.append("界限的方向与指标的优劣相反，按字面理解，请核对")
    if direction and op is Op.EQ and not approx:
        op = Op.GE
    per_year = bool(_EVERY_YEAR.search(name)) or any(
        kind == "annual" and (word != "年均" or direction or _made(amount, name))
        for kind, word, _ in amount.words
    )
    clause = Clause(
        op=op,
        value=amount.value,
        upper=amount.upper,
        measure=_measure(amount, name),
        direction=direction,
        approx=approx,
        aspire="aspire" in kinds,
        per_year=per_year,
        cumulative="cumulative" in kinds or bool(_SUMMED.search(name)),
        baseline_value=amount.from_value,
        year=when.year,
        deadline=when.deadline,
        baseline_year=when.baseline_year,
        text=IMPROVED if any(word == IMPROVED for _, word, _ in amount.words) else None,
    )
    if not amount.listed:
        return _kind(amount, name, clause), [clause], notes
    if any(measure not in (None, clause.measure) for _, measure in amount.listed):
        raise NotUnderstoodError("并列的数值计量单位不同")
    paired = len(re.split("、|和|与|及", name)) == len(amount.listed) + 1
    if "each" not in kinds and "分别" not in name and not paired:
        raise NotUnderstoodError("几个数值并列，未写明各指什么")
    clauses = [
        clause,
        *(
            replace(clause, value=value, measure=measure or clause.measure)
            for value, measure in amount.listed
        ),
    ]
    return _kind(amount, name, clause), clauses, notes


def is_description(amount: Amount, text: str, end: int) -> bool:
    """True for a figure that describes something (35蒸吨以下燃煤锅炉, 3个断面水质) and demands nothing itself."""
    rest = text[amount.end : end]
    kinds = amount.kinds
    if tells_share(amount, text, end) or _counts_what_follows(amount, text, end):
        return False
    if _REST.match(rest):
        before = text[: amount.start]
        if end == len(text) and not _CLAUSE_BEFORE.search(before):
            return False  # 日处理能力为100吨 as a whole text can mean nothing else
        return not kinds & _STRONG and not MAKING.search(before) and bool(_STATEMENT.search(before))
    made = _MADE_OF_KIND.fullmatch(rest) and MAKING.search(text[: amount.start])
    if made and not text[: amount.start].endswith("等") and measure_base(amount.measure or "") in _OF_KIND:
        return False  # 整治行政村25个村
    if not kinds & _STRONG or (amount.measure is None and kinds & _STRONG == {"make"}):
        return True
    of_kind = measure_base(amount.measure or "") in _OF_KIND
    return not of_kind and bool(amount.after) and not kinds & (_STRONG - {"make"})


def _words_before(amount: Amount, text: str) -> str:
    """What stands before the figure in its own clause, as far as it can matter."""
    return _CLAUSE_BEFORE.split(text[max(0, amount.start - _LONGEST_NAME) : amount.start])[-1]


def tells_share(amount: Amount, text: str, end: int) -> bool:
    """True for a figure that says how many of what follows shall do it: 95%以上的村完成整治, 100%落实."""
    before = _words_before(amount, text)
    return (
        (amount.measure == "%" or "/" in amount.value)
        and not _RATE_AT_END.search(before)
        and bool(_DOES.fullmatch(text, amount.end, end))
    )


def _counts_what_follows(amount: Amount, text: str, end: int) -> bool:
    """True for a count before its noun: 10个文化馆分馆 as a whole cell, 5个停车场建成投用."""
    before = _words_before(amount, text)
    if amount.words or measure_base(amount.measure or "") not in COUNTABLE or before.strip():
        return False
    if _FINISHED.fullmatch(text, amount.end, end):
        return True
    return (
        not text[: amount.start].strip() and end == len(text) and bool(_NOUN.fullmatch(text, amount.end, end))
    )


def is_demanding(amount: Amount, name: str) -> bool:
    """True when the words round a figure show that it is demanded; a bare figure is one only in a target cell."""
    return bool(amount.kinds & _STRONG or amount.after or amount.upper or MAKING.search(name))


def _bound(amount: Amount, name: str, better: Better | None, notes: list[str]) -> tuple[Op, bool]:
    before, after = bound_before(amount), bound_after(amount)
    kinds = amount.kinds
    if amount.upper is not None:
        if before or after:
            raise NotUnderstoodError("区间与“以上、以下”等词连用，意思不确定")
        if Fraction(amount.value) > Fraction(amount.upper):
            raise NotUnderstoodError("区间的下限大于上限")
        return Op.BETWEEN, is_approximate(amount)
    if before and after and before not in _SAME_SIDE[after]:
        raise NotUnderstoodError("前后两个界限词方向相反")
    if "ge" in kinds and "le" in kinds:
        raise NotUnderstoodError("前后两个界限词方向相反")
    if is_approximate(amount):
        if amount.after in {"多", "余"}:
            return Op.GE, True
        return (before or after or Op.EQ), True
    if before or after:
        return before or after or Op.EQ, False
    if "half" in kinds:
        notes.append("“基本”的宽严未写明")
        return Op.GE, True
    return _default(amount, name, better, notes), False


def _is_against_sense(op: Op, name: str, better: Better | None) -> bool:
    """True for an upper bound on what should be high (耕地保有量不突破40万亩), and the reverse."""
    metric = name[-_LONGEST_ENDING:].strip(_BY_WORDS)
    if op in (Op.LE, Op.LT):
        return better is Better.HIGHER or (better is None and bool(HIGHER_IS_BETTER.search(metric)))
    if op in (Op.GE, Op.GT):
        return better is Better.LOWER or (better is None and bool(LOWER_IS_BETTER.search(metric)))
    return False


def _default(amount: Amount, name: str, better: Better | None, notes: list[str]) -> Op:
    kinds = amount.kinds
    if kinds & {"down", "up"}:
        return Op.GE
    if "fall" in kinds:
        return Op.LE
    if "reach" in kinds or "aspire" in kinds:
        lower = better is Better.LOWER or (better is None and LOWER_IS_BETTER.search(name.strip(_BY_WORDS)))
        if lower and not any(
            word.endswith(("提高到", "提升至", "提升到", "提高至")) for _, word, _ in amount.words
        ):
            notes.append("“达到”用在越低越好的指标上，按“不高于”理解")
            return Op.LE
        return Op.GE
    if _SHARE_OF_DUTY.search(name) or _REACHED_FIRST.match(name):
        return Op.GE
    if kinds & {"keep", "be"}:
        return Op.EQ
    if "firm" in kinds or _counts(amount, name):
        return Op.EQ if _is_naught(amount.value) else Op.GE
    return Op.EQ


def _is_naught(value: str | None) -> bool:
    return value is not None and not value.strip("0./-")


def _direction(amount: Amount, name: str) -> Direction | None:
    """Where the figure is a change, which way it goes: 下降5%, 减少化肥用量5%."""
    if "down" in amount.kinds:
        return Direction.DOWN
    if "up" in amount.kinds:
        return Direction.UP
    found = None if amount.kinds & _LEVEL else _VERB_FIRST.match(name)
    if found is None or (found["up"] and measure_base(amount.measure or "") in COUNTABLE):
        return None
    if amount.measure == "%" and _RATE.search(name):
        raise NotUnderstoodError("是变化了这么多，还是变化到这么多，没有写明")
    return Direction.DOWN if found["down"] else Direction.UP


def _counts(amount: Amount, name: str) -> bool:
    if amount.measure is None or amount.measure in {"%", "‰", "个百分点", "百分点", "倍"}:
        return False
    return measure_base(amount.measure) in COUNTABLE or _made(amount, name)


def _made(amount: Amount, name: str) -> bool:
    """True when the figure counts what is made: 新建5座, 完成1.5万亩, 新增管网20公里."""
    if "make" in amount.kinds or any(word == "完成" for _, word, _ in amount.words):
        return True
    return bool(_BEGINS_WITH_MAKING.match(name)) and "reach" not in amount.kinds


def _kind(amount: Amount, name: str, clause: Clause) -> TargetKind:
    if clause.direction is not None:
        return TargetKind.CHANGE
    if clause.op is Op.BETWEEN:
        return TargetKind.RANGE
    countable = measure_base(amount.measure or "") in COUNTABLE
    if countable and clause.op is Op.EQ and not clause.approx and _is_naught(clause.value):
        return TargetKind.COUNT
    made = _made(amount, name)
    bare = not amount.kinds & _STRONG and not amount.after
    bounded = bound_before(amount) is not None or clause.approx or _is_naught(clause.value)
    money = measure_base(amount.measure or "") in {"元", "美元"}
    if (
        clause.op is Op.GE
        and not bounded
        and not money
        and _counts(amount, name)
        and (made or (bare and countable))
    ):
        return TargetKind.COUNT
    if clause.op in (Op.GE, Op.GT):
        return TargetKind.MIN
    return TargetKind.MAX if clause.op in (Op.LE, Op.LT) else TargetKind.EXACT


def _measure(amount: Amount, name: str) -> str | None:
    every = next((word[1:] for kind, word, _ in amount.words if kind == "every"), None)
    pattern = _EVERY_TIME if amount.measure == "次" else _EVERY
    if every is None and (found := pattern.search(name)):
        every = found[1]
    if every and amount.measure and "/" not in amount.measure:
        return f"{amount.measure}/{every.removeprefix('个')}"
    return amount.measure
