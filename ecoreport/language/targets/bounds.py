"""What a figure and the words round it demand."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from ecoreport.language.targets.amounts import Amount
from ecoreport.language.targets.times import When
from ecoreport.language.targets.wording import MONEY, NotUnderstoodError, Wording, listen
from ecoreport.language.targets.words import IMPROVED, STRONG
from ecoreport.model.program import Better
from ecoreport.model.target import Clause, Direction, Op, TargetKind

_SAME_SIDE = {Op.GE: {Op.GE, Op.GT}, Op.LE: {Op.LE, Op.LT}}
_LARGEST_DENOMINATOR = 10
"""1/3 and 7/10 are parts; 95/100 may as well be two figures."""
_POINTS = {"个百分点", "百分点"}
_PLACES_IN_RANK = {"位", "位次", "个位次"}
_MOVES_UP = re.compile("(?:前移|前进|进位|晋位|靠前|后移)$")
_SET_APART = re.compile(
    "(?:(?P<ge>不(?:低|少|小)于)|(?P<le>不(?:高于|大于|多于|超过|突破)))[^,;。\\d]{1,14}?(?P<of>的)?$"
    "|(?P<most>[最至]多)[\u4e00-\u9fff]{1,4}$"
)
"""不超过省下达的120万吨, 最多跑1次: the bound word and its figure, with whose figure it is or what is done between them."""
_JOINTS = re.compile("、|和|与|及")


@dataclass(slots=True, kw_only=True)  # not frozen, for speed
class _Said:
    """What the words round one figure say."""

    amount: Amount
    name: str
    """The words of its segment before it."""
    wording: Wording
    direction: Direction | None
    """Which way it is a change, by its own words or those of the demand it goes beyond."""
    firm: Op | None
    """How the demand binds that an aspiration goes beyond."""
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
    wording = said.wording
    if said.direction is None and amount.measure in _POINTS:
        raise NotUnderstoodError("百分点是差值，未写明与什么相比是升是降")
    if wording.base in _PLACES_IN_RANK and (said.direction or _MOVES_UP.search(name)):
        raise NotUnderstoodError("名次进退要与上期名次比较")  # the better rank is the smaller number
    notes: list[str] = []
    op, approx = _bound(said, notes)
    beyond = firm if firm and said.direction else None
    clause = Clause(
        op=op,
        value=amount.value,
        upper=amount.upper,
        measure=wording.measure,
        direction=said.direction,
        approx=approx,
        aspire="aspire" in amount.kinds,
        per_year=_is_yearly(said) or bool(beyond and beyond.per_year),
        cumulative=wording.cumulative or bool(beyond and beyond.cumulative),
        baseline_value=_bases(amount)[0],
        year=when.year,
        deadline=when.deadline,
        baseline_year=when.baseline_year or (beyond.baseline_year if beyond else None),
        text=IMPROVED if "up" in amount.kinds and amount.says(IMPROVED) else None,
    )
    return _kind(said, clause), [clause, *_further(said, clause)], notes


def _listen(amount: Amount, name: str, better: Better | None, firm: Clause | None) -> _Said:
    words = tuple([(kind, word) for kind, word, _ in amount.words])
    wording = listen(words, name, measure=amount.measure, after=amount.after, better=better)
    if _is_share_of_year(amount):
        raise NotUnderstoodError("是那一年数值的百分之几，还是那一年的水平，没有写明")
    if "/" in amount.value and int(amount.value.partition("/")[2]) > _LARGEST_DENOMINATOR:
        raise NotUnderstoodError("斜线两边是分数还是两个数，没有写明")
    return _Said(
        amount=amount,
        name=name,
        wording=wording,
        direction=wording.direction or (firm.direction if firm else None),
        firm=_bound_beyond(amount, firm) if firm else None,
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
    wording = said.wording
    return wording.yearly or (wording.averaged and bool(said.direction or wording.made))


def _bound(said: _Said, notes: list[str]) -> tuple[Op, bool]:
    """How the figure binds, and whether only about."""
    amount, before, after = said.amount, said.wording.before, said.wording.after
    if amount.upper is not None:
        if before or after:
            raise NotUnderstoodError("区间与“以上、以下”等词连用，意思不确定")
        if Fraction(amount.value) > Fraction(amount.upper):
            raise NotUnderstoodError("区间的下限大于上限")
        return Op.BETWEEN, said.wording.approx
    if (before and after and before not in _SAME_SIDE[after]) or {"ge", "le"} <= amount.kinds:
        raise NotUnderstoodError("前后两个界限词方向相反")
    if said.wording.approx:
        return Op.GE if amount.after in {"多", "余"} else before or after or Op.EQ, True
    if "half" in amount.kinds and not (before or after):
        notes.append("“基本”的宽严未写明")
        return Op.GE, True
    op = before or after or _bound_apart(said) or _default(said, notes)
    if said.direction is None and _is_against_sense(op, said.wording.better):
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


def _is_against_sense(op: Op, better: Better | None) -> bool:
    """True for an upper bound on what should be high (耕地保有量不突破40万亩), and the reverse."""
    if op in (Op.LE, Op.LT):
        return better is Better.HIGHER
    return op in (Op.GE, Op.GT) and better is Better.LOWER


def _default(said: _Said, notes: list[str]) -> Op:
    """How a figure without a bound word binds."""
    kinds = said.amount.kinds
    if said.direction is not None:
        return Op.GE
    if said.wording.left:
        return Op.LE
    if said.firm in (Op.LE, Op.LT):
        return Op.LE
    if "reach" in kinds or "aspire" in kinds:
        raised = any(word.startswith(("提高", "提升")) for _, word, _ in said.amount.words)
        if not raised and said.wording.better is Better.LOWER:
            notes.append("“达到”用在越低越好的指标上，按“不高于”理解")
            return Op.LE
        return Op.GE
    if said.wording.reached:
        return Op.GE
    if kinds & {"keep", "be"} and "make" not in kinds and not said.wording.for_whom:
        return Op.EQ
    if "firm" in kinds or said.wording.counts:
        return Op.EQ if said.naught else Op.GE
    return Op.EQ


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
            none = said.wording.countable and said.naught and not clause.approx
            return TargetKind.COUNT if none else TargetKind.EXACT
        case Op.GE if _is_count(said, clause):
            return TargetKind.COUNT
    return TargetKind.MIN


def _is_count(said: _Said, clause: Clause) -> bool:
    """True for a lower bound that counts what is made or done; a bound word before the figure makes it a level."""
    wording = said.wording
    if wording.before is not None or clause.approx or said.naught or wording.base in MONEY:
        return False
    bare = not said.amount.kinds & STRONG and not said.amount.after
    return wording.counts and (wording.made or (bare and wording.countable))
