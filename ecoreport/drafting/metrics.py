"""Metrics of drafted indicators and tasks: name, target, measure, and in which direction better lies."""

import re
from collections.abc import Iterable, Sequence

from ecoreport.drafting.naming import Part, measure_in
from ecoreport.drafting.wording import fold, squeeze
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.program import Better, Metric, Who
from ecoreport.model.target import Direction, NamedTarget, Op, Target, TargetKind

_PERCENT_NAME = re.compile(
    r"(?:率|比例|占比|比重|满意度|知晓度|参与度|认可度|支持度|百分比)(?:\([^()]*\)|（[^（）]*）)?$"
)
_UNBOUNDED = re.compile(r"(?:增长|下降|降低|减少|增加|提高|提升|增幅|降幅|变化)(?:率|幅度|比例)?$")
_LOWER = re.compile(
    r"(?:能耗|水耗|用水量|耗水|耗煤|排放(?:量|强度|总量)?|浓度|事件|事故|使用量|消费(?:总)?量|消耗(?:总)?量|黑臭水体|劣\s*[VⅤ五]类?(?:水体|断面)?(?:比例)?|污染天数(?:比例)?|重污染天数(?:比例)?|死亡(?:率|人数)|发病率|投诉(?:量|率)?|空置率|漏损率|违法(?:率|案件)?|超标(?:率)?|问题|用水总量|氮氧化物|二氧化硫|PM2\.5|PM10|臭氧)(?:\([^()]*\)|（[^（）]*）)?$"
)
_HIGHER = re.compile(
    r"(?:率|比例|占比|比重|指数|满意度|知晓度|参与度|面积|覆盖|合格|优良|达标|天数|增加值|蓄积量|保有量|数量?|幅度|收入)(?:\([^()]*\)|（[^（）]*）)?$"
)
_METRIC_NAME = re.compile(
    r"(?:率|比例|占比|比重|指数|度|面积|总量|强度|能耗|用水量|排放量|浓度|幅度|数量|覆盖|天数|增加值|水平|质量)(?:\([^()]*\)|（[^（）]*）)?$"
)
_QUANTIFIED = {
    TargetKind.MIN,
    TargetKind.MAX,
    TargetKind.RANGE,
    TargetKind.EXACT,
    TargetKind.CHANGE,
    TargetKind.TREND,
    TargetKind.DEFERRED,
}
_ACTION = re.compile(
    r"(?:编制|制定|出台|印发|建立|健全|完善|构建|开展|实施|推进|加强|落实|严格|完成|实现|推动|划定|形成|建成|加快|强化|全面)"
)


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
    target = target.strip().rstrip("。；;，, ")
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
        deadline=deadline or _deadline(parsed),
        range=("0", "100") if bounded else None,
    )


def parts_in_text(name: str, text: str) -> tuple[tuple[Part, str | None], ...]:
    """What an indicator's text demands of it: its targets with their deadlines; nothing when it names none.

    The last sentence with a target counts: plans say what is to be done first, and what is to be reached at the end.
    """
    for sentence in reversed(_sentences(text)):
        found = extract_targets(sentence)
        if not found:
            continue
        if len(found) == 1:
            return (
                (
                    Part(name=_own_name(name, found[0]), target=found[0].target.text),
                    _deadline(found[0].target),
                ),
            )
        return tuple(
            (Part(name=one.name or name, target=one.target.text), _deadline(one.target)) for one in found
        )
    return ()


def parts_in_requirement(title: str, text: str) -> tuple[tuple[Part, str | None], ...]:
    """The metrics a task's requirement names, with their deadlines."""
    return tuple(
        (Part(name=one.name or title, target=one.target.text), _deadline(one.target))
        for one in extract_targets(text)
    )


def is_metric_name(name: str) -> bool:
    """True for a name such as 森林覆盖率 that means a figure."""
    return _METRIC_NAME.search(name) is not None


def _own_name(name: str, found: NamedTarget) -> str:
    if not found.name or found.name.startswith(name):
        return found.name or name
    return name if is_metric_name(name) else found.name


def _sentences(text: str) -> list[str]:
    return [piece for piece in re.split(r"(?<=[。！？])", text) if piece.strip()]


def statement_about(name: str, text: str) -> str | None:
    """The clause that speaks most of the indicator itself; of equals the one that says what is to be done."""
    pairs = {name[index : index + 2] for index in range(len(name) - 1)}
    best, best_score = None, 0.0
    for clause in (clause for sentence in _sentences(text) for clause in _clauses(sentence)):
        if not 4 <= len(clause) <= 80:
            continue
        shared = sum(pair in clause for pair in pairs)
        score = shared / max(len(pairs), 1) + (0.3 if _ACTION.match(clause) else 0.0)
        if score > best_score:
            best, best_score = clause, score
    return best.rstrip("。") if best is not None else None


def _clauses(sentence: str) -> Iterable[str]:
    depth, start = 0, 0
    for index, letter in enumerate(sentence):
        depth += letter in "(（《“〈"
        depth -= letter in ")）》”〉"
        if depth == 0 and letter in "，,；;。":
            yield sentence[start:index].strip()
            start = index + 1
    yield sentence[start:].strip()


def _measure(name: str, target: str, parsed: Target) -> str | None:
    stated = next((clause.measure for clause in parsed.clauses if clause.measure), None) or measure_in(
        fold(target)
    )
    if stated:
        return stated
    if _PERCENT_NAME.search(name) and parsed.kind in _QUANTIFIED:
        return "%"
    return None


def _better(name: str, parsed: Target, measure: str | None) -> Better | None:
    if _UNBOUNDED.search(name):
        return Better.HIGHER
    if _LOWER.search(name):
        return Better.LOWER
    ops = {clause.op for clause in parsed.clauses}
    if parsed.kind is TargetKind.COUNT and ops == {Op.EQ}:
        return Better.LOWER
    if _HIGHER.search(name) and (measure is not None or parsed.kind in _QUANTIFIED):
        return Better.HIGHER
    if ops & {Op.GE, Op.GT}:
        return Better.HIGHER
    if ops & {Op.LE, Op.LT}:
        return Better.LOWER
    directions = {clause.direction for clause in parsed.clauses}
    if measure is not None and directions & {Direction.UP, Direction.NOT_DOWN}:
        return Better.HIGHER
    return None


def _deadline(parsed: Target) -> str | None:
    return next(
        (clause.deadline for clause in parsed.clauses if clause.deadline and len(clause.deadline) == 10), None
    )
