"""Whether a reading meets a target: the only place that decides it. The rules stand in docs/language/targets.md."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from ecoreport.language.measures import convert, is_percentage, same_measure, with_measure
from ecoreport.language.numerals import plain_decimal
from ecoreport.language.targets.classes import class_rank, print_class, read_class
from ecoreport.language.targets.parsing import parse_target
from ecoreport.language.targets.printing import clause_kinds, print_clause
from ecoreport.language.targets.words import IMPROVED
from ecoreport.model.assessment import Judgement, Verdict
from ecoreport.model.layout import State
from ecoreport.model.program import Assigned, Baseline, Better
from ecoreport.model.reading import Flag, Reading
from ecoreport.model.target import Clause, Direction, Op, Target, TargetKind

_UNSURE = {
    Flag.APPROXIMATE: "是约数",
    Flag.AMBIGUOUS: "不止一种读法",
    Flag.NOT_NUMERIC: "不是数值",
    Flag.OUT_OF_RANGE: "超出合理范围",
    Flag.MEASURE_MISMATCH: "计量单位与指标不一致",
}
_LARGEST = 30
"""The power of ten past which a figure is none that an office reports."""
_POINTS = "百分点"
_PIECES = re.compile("[（）()，,；;、]")
_BINDING = {
    Op.GE: re.compile("[不未](?:得|能)?(?:低于|少于|小于)|≥|以上$"),
    Op.LE: re.compile("[不未](?:得|能)?(?:高于|超过?|大于|多于|突破)|≤|以[内下]$|控制在"),
    Op.GT: re.compile("高于|超过|大于|>"),
    Op.LT: re.compile("低于|少于|小于|<"),
}
"""Bound words of a demand whose number is set elsewhere; the first that is found counts."""
_GOOD_DIRECTION = {Better.HIGHER: Direction.UP, Better.LOWER: Direction.DOWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Case:
    """What all clauses of one target are judged by."""

    reading: Reading
    better: Better | None
    baseline: Baseline | None
    state: str | None


def judge(
    target: Target,
    reading: Reading | None,
    *,
    better: Better | None = None,
    baseline: Baseline | None = None,
    assigned: Assigned | None = None,
    state: str | None = None,
    takes_figure: bool = True,
) -> Judgement:
    """The verdict on one answer, with its reason for the office; never raises.

    Args:
        target: The metric's target.
        reading: What was filled in; None when nothing came back.
        better: In which direction the metric improves; decides exact levels.
        baseline: The figure that changes and trends are measured against, in the metric's measure.
        assigned: The number that was set later for a deferred target.
        state: The reported state (已完成, 推进中, 未开展, 不涉及, 零报告); what statements are judged by.
        takes_figure: False when the form asks for words alone, as it does for a class and for a demand without a measure
            whose number is set elsewhere: the state is then an answer.
    """
    clauses = clauses_in_force(target, assigned=assigned, better=better)
    answered = reading is not None and reading.flag is not Flag.MISSING
    if not answered and not state:
        return Judgement(verdict=Verdict.UNREPORTED, reason="没有填报。")
    if state == State.NOT_CONCERNED:
        return _review("报“不涉及”，请核定该指标是否适用。")
    measured = any(kind is not TargetKind.QUALITATIVE for kind, _ in clauses)
    needs_figure = measured and takes_figure
    if reading is None or (not answered and needs_figure):
        if state == State.NIL and needs_figure:
            return _judge_nil(clauses)
        if needs_figure:
            return Judgement(verdict=Verdict.UNREPORTED, reason=f"状态为“{state}”，但没有填数值。")
        reading = Reading(raw="", flag=Flag.MISSING)
    case = _Case(reading=reading, better=better, baseline=baseline, state=state)
    judgement = _judge_all(clauses, case)
    if measured and reading.flag in _UNSURE:
        unsure = f"填的“{reading.raw}”{_UNSURE[reading.flag]}，不能据以判定，请核实。"
        return _review(f"{unsure}仅供参考：{judgement.reason}" if reading.value is not None else unsure)
    return judgement


def clauses_in_force(
    target: Target, *, assigned: Assigned | None, better: Better | None
) -> list[tuple[TargetKind, Clause]]:
    """The clauses that are judged, with their kinds; the first deferred one replaced by the number set for it."""
    clauses = clause_kinds(target)
    if assigned is None:
        return clauses
    for index, (kind, deferred) in enumerate(clauses):
        if kind is TargetKind.DEFERRED:
            number = parse_target(assigned.value, better=better)
            in_force = [_bound_as(deferred, *one) for one in clause_kinds(number)]
            return [*clauses[:index], *in_force, *clauses[index + 1 :]]
    return clauses


def _bound_as(deferred: Clause, kind: TargetKind, number: Clause) -> tuple[TargetKind, Clause]:
    """A bare number that was set later, bound as the plan's words bind it (不低于省下达指标)."""
    op = next((op for op, words in _BINDING.items() if words.search(deferred.text or "")), None)
    if kind is not TargetKind.EXACT or number.approx or op is None:
        return kind, number
    return (TargetKind.MIN if op in (Op.GE, Op.GT) else TargetKind.MAX), replace(number, op=op)


def _judge_all(clauses: Sequence[tuple[TargetKind, Clause]], case: _Case) -> Judgement:
    """All clauses together: every firm one must hold."""
    scopes = {clause.scope for _, clause in clauses if clause.scope}
    if len(scopes) > 1:
        return _review(f"目标按{'、'.join(sorted(scopes))}分别规定，一个数不能一并核对，请分项核实。")
    whole = any(clause.scope is None and clause.value is not None for _, clause in clauses)
    judged = [
        (clause, _judge_part(clause) if clause.scope and whole else _judge_clause(kind, clause, case))
        for kind, clause in clauses
    ]
    firm = [judgement for clause, judgement in judged if not clause.aspire]
    reasons = "；".join(judgement.reason.rstrip("。") for _, judgement in judged) + "。"
    if not firm:
        met = all(judgement.verdict is Verdict.MET for _, judgement in judged)
        hint = "" if met else "力争目标未实现或不能确定，不计未达标，请核实。"
        return Judgement(verdict=Verdict.MET if met else Verdict.REVIEW, reason=reasons + hint)
    verdicts = {judgement.verdict for judgement in firm}
    stages = {clause.deadline or clause.year for clause, _ in judged if not clause.aspire}
    if Verdict.MISSED in verdicts and Verdict.MET in verdicts and len(stages - {None}) > 1:
        return _review(f"{reasons}目标分年度规定，请按本期应达到的一项核实。")
    for verdict in (Verdict.MISSED, Verdict.REVIEW):
        if verdict in verdicts:
            return Judgement(verdict=verdict, reason=reasons)
    return Judgement(verdict=Verdict.MET, reason=reasons)


def _judge_part(clause: Clause) -> Judgement:
    """What 其中城区100% asks beside the figure of the whole."""
    return _review(f"“{clause.scope}”另有要求，填报的是总体的数，请另行核实")


def _judge_clause(kind: TargetKind, clause: Clause, case: _Case) -> Judgement:
    if kind is TargetKind.QUALITATIVE:
        return _judge_state(clause, case)
    if kind is TargetKind.DEFERRED:
        return _review(f"目标“{clause.text or '由上级确定'}”的数值由上级确定，尚未录入下达的指标")
    if case.reading.flag is Flag.MISSING:
        return _review(f"目标是“{print_clause(clause, kind)}”，只报了“{case.state}”，请对照佐证材料核实")
    if clause.class_ is not None:
        return _judge_class(clause, case)
    value = case.reading.value
    if value is None or not value.is_finite() or abs(value.adjusted()) > _LARGEST:
        return _review(f"填的“{case.reading.raw}”没有可用的数值，目标是{print_clause(clause, kind)}")
    if clause.value is None:
        return _judge_trend(clause, Fraction(value), case)
    if kind is TargetKind.CHANGE:
        return _judge_change(kind, clause, Fraction(value), case)
    scale = _scale(clause, case.reading.measure)
    if scale is None:
        return _review(f"目标的计量单位是“{clause.measure}”，填报的是“{case.reading.measure}”，不能比较")
    words = f"填报{_figure(case.reading)}，目标{print_clause(clause, kind)}"
    return _compared(kind, clause, Fraction(value), scale, case.better, words)


def _compared(
    kind: TargetKind, clause: Clause, value: Fraction, scale: Fraction, better: Better | None, words: str
) -> Judgement:
    """The figure against the bound; `scale` takes the clause's figures into the measure of the value."""
    bound = Fraction(clause.value or 0) * scale
    negative = value < 0 <= bound and kind is not TargetKind.CHANGE
    if _holds(clause, value, bound, scale):
        return _met(f"{words}，达到", negative=negative)
    if clause.approx:
        return _review(f"{words}，目标是约数，是否达到请核实")
    if clause.op is Op.EQ and kind is not TargetKind.COUNT:
        if better is None:
            return _review(f"{words}，二者不等，而指标的优劣方向未定，请核实")
        if (value > bound) == (better is Better.HIGHER):
            return _met(f"{words}，优于目标", negative=negative)
    if kind is TargetKind.COUNT and value < 0:
        return _review(f"{words}，填报为负数，请核实")
    if clause.op is Op.BETWEEN and better is not None and (value > bound) == (better is Better.HIGHER):
        return _review(f"{words}，超出目标区间，请核实")
    return Judgement(verdict=Verdict.MISSED, reason=f"{words}，未达到")


def _met(words: str, *, negative: bool) -> Judgement:
    """达标, unless the figure is below zero and the target is not: then perhaps the change was typed, not the level."""
    if negative:
        return _review(f"{words}；但填报为负数，请核实")
    return Judgement(verdict=Verdict.MET, reason=words)


def _holds(clause: Clause, value: Fraction, bound: Fraction, scale: Fraction) -> bool:
    match clause.op:
        case Op.GE:
            return value >= bound
        case Op.GT:
            return value > bound
        case Op.LE:
            return value <= bound
        case Op.LT:
            return value < bound
        case Op.BETWEEN:
            return bound <= value <= Fraction(clause.upper or 0) * scale
    if not clause.approx:
        return value == bound
    written = clause.value or ""
    if "/" in written:
        return value == bound  # 约1/3 has no last digit that says how near is near enough
    _, _, decimals = written.partition(".")
    half = Fraction(1, 2 * 10 ** len(decimals)) * scale
    return bound - half <= value < bound + half


def _judge_change(kind: TargetKind, clause: Clause, value: Fraction, case: _Case) -> Judgement:
    words = print_clause(clause, kind)
    base = _base(clause, case)
    if isinstance(base, str):
        return _review(f"目标是{words}，{base}")
    if clause.per_year or (clause.cumulative and clause.measure is None):
        return _review(f"目标是{words}，要看多年的数，请核实")
    direction = clause.direction or (_GOOD_DIRECTION[case.better] if case.better else None)
    if clause.text == IMPROVED and case.better is Better.LOWER:
        direction = Direction.DOWN
    elif direction is Direction.UP and case.better is Better.LOWER:
        return _review(f"目标是{words}，而指标越低越好，“提高”指数值上升还是变好未写明")
    multiple = clause.measure == "倍" and (clause.text not in (None, IMPROVED) or clause.direction is None)
    if direction is None and not multiple:
        return _review(f"目标是{words}，没有写明是增是减，请核实")
    if value < 0 <= base:
        return _review(f"目标是{words}，填报为负数，是变化还是水平请核实")
    change = value - base if direction is Direction.UP else base - value
    candidates = [value / base] if multiple and base else _changes(clause, change, base, case.reading.measure)
    outcomes = {
        verdict.verdict: verdict
        for candidate in candidates
        for verdict in [
            _compared(kind, clause, candidate, Fraction(1), None, _change_words(candidate, clause, words))
        ]
    }
    if len(outcomes) == 1:
        return next(iter(outcomes.values()))
    if not outcomes:
        return _review(f"目标是{words}，与基数{_plain(base)}不能比较，请核实")
    return _review(f"目标是{words}，“%”指相对变化还是百分点未写明，两种算法结论不同")


def _changes(clause: Clause, change: Fraction, base: Fraction, measure: str | None) -> list[Fraction]:
    """The change in the clause's measure; two where % of a percentage leaves open which % is meant."""
    wanted = clause.measure
    if wanted is None or base < 0:
        return []
    if same_measure(wanted, _POINTS):
        return [change]
    if wanted in {"%", "‰", "倍"}:
        relative = [change / base * {"%": 100, "‰": 1000, "倍": 1}[wanted]] if base else []
        return relative + ([change] if measure is not None and same_measure(measure, wanted) else [])
    scale = _scale(clause, measure)
    return [] if scale is None else [change / scale]


def _change_words(change: Fraction, clause: Clause, words: str) -> str:
    return f"按基数计算的变化是{with_measure(_plain(change), clause.measure)}，目标{words}"


def _judge_trend(clause: Clause, value: Fraction, case: _Case) -> Judgement:
    words = print_clause(clause, TargetKind.TREND)
    base = _base(clause, case)
    if isinstance(base, str):
        return _review(f"目标是{words}，{base}")
    said = f"填报{_figure(case.reading)}，基数{_plain(base)}，目标{words}"
    lower = case.better is Better.LOWER
    match clause.direction:
        case Direction.UP:
            met = value < base if lower else value > base
        case Direction.DOWN:
            met = value < base
        case Direction.NOT_UP:
            met = value <= base
        case Direction.NOT_DOWN:
            met = value >= base
        case _:
            met = value == base or (case.better is not None and (value < base) == lower)
    if met and not (lower and clause.direction is Direction.NOT_DOWN and value != base):
        return _met(f"{said}，达到", negative=value < 0 <= base)
    full = is_percentage(case.reading.measure or "") and value >= 100
    if clause.direction is Direction.STABLE or (lower and clause.direction is Direction.NOT_DOWN) or full:
        return _review(f"{said}，请核实")
    return Judgement(verdict=Verdict.MISSED, reason=f"{said}，未达到")


def _base(clause: Clause, case: _Case) -> Fraction | str:
    """The figure to compare with, or why there is none."""
    if case.baseline is None:
        known = plain_decimal(clause.baseline_value) if clause.baseline_value else None
        return Fraction(known) if known is not None else "缺少基数（上年或基期的数值），不能判定"
    if clause.baseline_year and clause.baseline_year != str(case.baseline.year):
        return f"应与{clause.baseline_year}年比较，现有的是{case.baseline.year}年的数，不能判定"
    base = plain_decimal(case.baseline.value)
    if base is None or abs(base.adjusted()) > _LARGEST:
        return f"基数“{case.baseline.value}”不是可用的数值，不能判定"
    return Fraction(base)


def _judge_class(clause: Clause, case: _Case) -> Judgement:
    wanted = clause.class_ or ""
    reported = _reported_class(case.reading.raw)
    rank = class_rank(reported, wanted) if reported else None
    bound = class_rank(wanted, reported) if reported else None
    if rank is None or bound is None:
        return _review(f"填的“{case.reading.raw}”不能与目标“{print_class(wanted)}”比较，请核实")
    met = rank < bound if clause.op is Op.GT else rank <= bound
    words = f"填报{print_class(reported or '')}，目标{print_clause(clause, TargetKind.CLASS)}"
    return Judgement(
        verdict=Verdict.MET if met else Verdict.MISSED, reason=f"{words}，{'达到' if met else '未达到'}"
    )


def _reported_class(raw: str) -> str | None:
    """The one class an answer names, alone or beside a figure: Ⅱ类, 95.3%（Ⅱ类）."""
    named = {found for piece in _PIECES.split(raw) if (found := read_class(piece.strip()))}
    return named.pop() if len(named) == 1 else None


def _judge_state(clause: Clause, case: _Case) -> Judgement:
    what = f"“{clause.text}”" if clause.text else "该要求"
    if not case.state:
        return _review(f"{what}是工作要求，没有填状态，请对照佐证材料核实")
    return _review(f"{what}是工作要求，报“{case.state}”，请对照佐证材料核实")


def _judge_nil(clauses: Sequence[tuple[TargetKind, Clause]]) -> Judgement:
    """零报告 on a metric with a figure: it answers the question only where the target is none at all."""
    none_wanted = all(kind is TargetKind.COUNT and clause.value == "0" for kind, clause in clauses)
    return _review(
        "零报告，请核实是否确实没有发生。" if none_wanted else "零报告，没有数值可以与目标比较，请核实。"
    )


def _scale(clause: Clause, measure: str | None) -> Fraction | None:
    """By what the clause's figures are multiplied to stand in the measure of the reading; None when they cannot."""
    if "/" in (clause.value or "") and clause.measure is None:
        return Fraction(100) if measure is not None and is_percentage(measure) else Fraction(1)
    if clause.measure is None or measure is None:
        return Fraction(1)
    factor = convert(Decimal(1), clause.measure, measure)
    return None if factor is None else Fraction(factor)


def _figure(reading: Reading) -> str:
    return with_measure(
        format(reading.value, "f") if reading.value is not None else reading.raw, reading.measure
    )


def _plain(number: Fraction) -> str:
    """A fraction for people: exact where it is short, otherwise to four digits behind the point."""
    return f"{Decimal(number.numerator) / Decimal(number.denominator):.4f}".rstrip("0").rstrip(".")


def _review(reason: str) -> Judgement:
    return Judgement(verdict=Verdict.REVIEW, reason=reason)
