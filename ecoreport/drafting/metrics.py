"""Metrics of drafted indicators and tasks: name, target, measure, and in which direction better lies."""

import re
from collections.abc import Sequence

from ecoreport.drafting.words.naming import measure_in
from ecoreport.drafting.words.wording import fold, squeeze
from ecoreport.language.targets import parse_target
from ecoreport.language.targets.words import LOWER_IS_BETTER
from ecoreport.model.program import Better, Metric, Who
from ecoreport.model.target import Direction, Op, Target, TargetKind

_BEFORE_BRACKET = r"(?=(?:\([^()]*\)|（[^（）]*）)?$)"
"""What a name ends in, the bracket behind it aside: 森林覆盖率（山区）."""
_SHARE = "率|比例|占比|比重"
_LEVEL = "指数|面积|覆盖|天数|增加值|数量|幅度"
_PERCENT_NAME = re.compile(f"(?:{_SHARE}|满意度|知晓度|参与度|认可度|支持度|百分比){_BEFORE_BRACKET}")
_PER_HEAD = re.compile(r"[万千百十][人车户]|死亡率|发病率|出生率|自然增长率")
"""Rates that are told in other measures than %, so that a figure without one leaves it open."""
_UNBOUNDED = re.compile(r"(?:增速|增长|下降|降低|减少|增加|提高|提升|增幅|降幅|变化)(?:率|幅度|比例)?$")
_LOWER = re.compile(
    r"(?:能耗|水耗|耗水|用水量|用水总量|耗煤|(?:能耗|能源|煤炭|用能)(?:消费)?总量(?:和强度)?|消费(?:总)?量|消耗(?:总)?量|使用量|"
    r"建设(?:用地|土地)使用面积|漏损率|空置率|"
    r"排放(?:量|强度|总量)?|浓度|氮氧化物|二氧化硫|PM2\.5|PM10|臭氧|(?:重)?污染天数(?:比例)?|"
    r"黑臭水体|劣\s*[VⅤ五]类?(?:水体|断面)?(?:比例)?|(?:鼠|蚊|蝇|蟑螂)密度|"
    rf"事件|事故|问题|死亡(?:率|人数)|发病率|投诉(?:量|率)?|违法(?:率|案件)?|超标(?:率)?){_BEFORE_BRACKET}"
)
_HIGHER = re.compile(
    rf"(?:{_SHARE}|{_LEVEL}|满意度|知晓度|参与度|合格|优良|达标|蓄积量|保有量|数|收入){_BEFORE_BRACKET}"
)
_METRIC_NAME = re.compile(
    rf"(?:{_SHARE}|{_LEVEL}|度|总量|强度|能耗|用水量|排放量?|浓度|水平|质量){_BEFORE_BRACKET}"
)
_HELD_DOWN = re.compile("控制在|降至|降低[到至]|压减[到至]|缩[短小][到至]")
_SAID: dict[object, Better] = {
    Op.GE: Better.HIGHER,
    Op.GT: Better.HIGHER,
    Op.LE: Better.LOWER,
    Op.LT: Better.LOWER,
    Direction.UP: Better.HIGHER,
    Direction.NOT_DOWN: Better.HIGHER,
    Direction.DOWN: Better.LOWER,
    Direction.NOT_UP: Better.LOWER,
}
_ONE_SIDED = {TargetKind.MIN, TargetKind.MAX, TargetKind.CHANGE, TargetKind.CLASS}
_QUANTIFIED = {
    TargetKind.MIN,
    TargetKind.MAX,
    TargetKind.RANGE,
    TargetKind.EXACT,
    TargetKind.CHANGE,
    TargetKind.TREND,
    TargetKind.DEFERRED,
}


def build_metric(
    id_: str,
    name: str,
    target: str,
    *,
    measure: str | None = None,
    lead: Sequence[Who] = (),
    cooperate: Sequence[Who] = (),
    deadline: str | None = None,
) -> Metric:
    """A metric with its measure, direction and range as far as name and target tell them."""
    name = squeeze(name)
    target = squeeze(target).rstrip("。；;，, ")
    parsed = parse_target(target, measure=measure)
    measure = measure or _measure(name, target, parsed)
    bounded = measure == "%" and _PERCENT_NAME.search(name) is not None and not _UNBOUNDED.search(name)
    return Metric(
        id=id_,
        name=name,
        measure=measure,
        better=_better(name, parsed, measure),
        target=target,
        lead=tuple(lead),
        cooperate=tuple(cooperate),
        deadline=deadline or deadline_of(parsed),
        range=("0", "100") if bounded else None,
    )


def is_metric_name(name: str) -> bool:
    """True for a name such as 森林覆盖率 that means a figure."""
    return _METRIC_NAME.search(name) is not None


def _measure(name: str, target: str, parsed: Target) -> str | None:
    """The measure of what is reported: where a target names a level and a change, that of the level."""
    levels_first = sorted(parsed.clauses, key=lambda clause: clause.kind is TargetKind.CHANGE)
    stated = next((clause.measure for clause in levels_first if clause.measure), None) or measure_in(
        fold(target)
    )
    if stated:
        return stated.replace("每", "/")
    if (
        _PERCENT_NAME.search(name)
        and not _PER_HEAD.search(name)
        and parsed.kind in {*_QUANTIFIED, TargetKind.COMPOSITE}
    ):
        return "%"
    return None


def _better(name: str, parsed: Target, measure: str | None) -> Better | None:
    """In which direction better lies: what the demand says, and only then what the name lets expect."""
    if _UNBOUNDED.search(name):
        return Better.HIGHER
    said = {
        _SAID[said] for clause in parsed.clauses for said in (clause.op, clause.direction) if said in _SAID
    }
    if any(clause.op is Op.EQ and clause.value == "0" for clause in parsed.clauses):
        return Better.LOWER
    if parsed.kind is TargetKind.COUNT:
        return Better.HIGHER
    directions = {clause.direction for clause in parsed.clauses}
    if parsed.kind is TargetKind.CHANGE:
        said = {_SAID[direction] for direction in directions if direction in _SAID}
    lasting = parsed.kind is TargetKind.TREND and Direction.UP not in directions
    lower = bool(_HELD_DOWN.search(parsed.text) or _LOWER.search(name) or LOWER_IS_BETTER.search(name))
    if lower and parsed.kind is TargetKind.CLASS:
        return Better.LOWER  # the better class of 蚊蝇密度 is the lower density
    if len(said) == 1 and (parsed.kind in _ONE_SIDED or lasting):
        return said.pop()
    if lower:
        return Better.LOWER
    if _HIGHER.search(name) and parsed.kind is not TargetKind.QUALITATIVE:
        return Better.HIGHER
    if parsed.kind is TargetKind.EXACT and measure not in {None, "%"}:
        return Better.HIGHER
    return said.pop() if len(said) == 1 and measure is not None else None


def deadline_of(parsed: Target) -> str | None:
    """The day a target names as its last, where it names one."""
    return next(
        (clause.deadline for clause in parsed.clauses if clause.deadline and len(clause.deadline) == 10), None
    )
