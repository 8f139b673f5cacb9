"""Checks on the answers about metrics."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Any

from ecoreport.catalogue import find
from ecoreport.checks.context import Context, ReportedMetric, place_of, sentence
from ecoreport.checks.verdicts import NOBODY
from ecoreport.language.measures import convert, is_counted, is_share, multiplier_places, same_base
from ecoreport.language.numerals import plain_decimal
from ecoreport.model.assessment import Verdict
from ecoreport.model.finding import Finding
from ecoreport.model.layout import FieldKey, State
from ecoreport.model.period import Period
from ecoreport.model.reading import Flag
from ecoreport.model.target import Op, TargetKind

_FLAG_CODES = {
    Flag.NOT_NUMERIC: "READ-002",
    Flag.AMBIGUOUS: "READ-003",
    Flag.APPROXIMATE: "READ-004",
    Flag.OUT_OF_RANGE: "READ-005",
    Flag.MEASURE_MISMATCH: "READ-006",
}
_ANSWERS_OF_THEIR_OWN = {State.NIL, State.NOT_CONCERNED}
_PERCENT_FORMAT = re.compile(r"0(\.(?P<decimals>0+))?%")
_JUMP = Decimal("0.5")
"""A change by more than half against the period before is asked about."""
_FAR = 100
"""So many times the target: what 万 for a plain number, or a percentage for a share, makes of a figure at least."""
_AMOUNTS = {TargetKind.MIN, TargetKind.EXACT, TargetKind.COUNT}


def check_unassigned(context: Context) -> Iterator[Finding]:
    """Metrics that nobody reports."""
    for metric in context.metrics:
        if metric.unit == NOBODY:
            yield find("CHK-016", item=metric.item)


def check_filled(context: Context) -> Iterator[Finding]:
    """Metrics left empty, or filled with a word for "nothing"."""
    for metric in _returned(context):
        if metric.reading is None or metric.reading.flag is not Flag.MISSING:
            continue
        state = metric.text(FieldKey.STATE)
        answer = metric.answer(FieldKey.VALUE)
        place = metric.place(FieldKey.VALUE)
        if context.is_settled(metric.unit, answer) or _is_blank(context, metric):
            continue
        if answer is None:
            yield find("CHK-022", unit=metric.unit, item=metric.item)
        elif not state and not metric.text(FieldKey.VALUE):
            yield find("CHK-002", unit=metric.unit, place=place, item=metric.item)
        elif metric.numeric and state not in _ANSWERS_OF_THEIR_OWN:
            raw = metric.text(FieldKey.VALUE) or "空"
            yield find(
                "READ-001", unit=metric.unit, place=place, item=metric.item, raw=raw, measure=_measure(metric)
            )


def check_readings(context: Context) -> Iterator[Finding]:
    """Figures that could not be read with certainty and that nobody has decided on yet, and those that were converted."""
    for metric in _returned(context):
        reading = metric.reading
        if reading is None or not metric.numeric or metric.decision is not None:
            continue
        values: dict[str, Any] = {
            "item": metric.item,
            "raw": reading.raw,
            "value": "" if reading.value is None else format(reading.value, "f"),
            "note": sentence(reading.note) + _nought_hint(metric),
            "measure": _measure(metric),
            "wanted": metric.duty.metric.measure or "无",
        }
        place = metric.place(FieldKey.VALUE)
        if reading.flag in _FLAG_CODES:
            yield find(_FLAG_CODES[reading.flag], unit=metric.unit, place=place, **values)
        elif reading.flag is Flag.OK and reading.note and not _is_shown_so(metric):
            yield find("READ-007", unit=metric.unit, place=place, **values)


def check_targets(context: Context) -> Iterator[Finding]:
    """Missed targets, and metrics that a person has to judge."""
    for metric in _returned(context):
        place = metric.place(FieldKey.VALUE)
        reason = metric.judgement.reason
        if metric.judgement.verdict is Verdict.MISSED:
            note = metric.text(FieldKey.NOTE)
            values: dict[str, Any] = {
                "item": metric.item,
                "target": metric.duty.metric.target,
                "reason": reason,
                "note": sentence(note),
            }
            yield find("CHK-004" if note else "CHK-003", unit=metric.unit, place=place, **values)
        elif metric.judgement.verdict is Verdict.REVIEW and _only_a_person_can_tell(metric):
            yield find("CHK-005", unit=metric.unit, place=place, item=metric.item, reason=reason)
        elif metric.judgement.verdict is Verdict.MET and "力争" in reason and "未达到" in reason:
            yield find("CHK-018", unit=metric.unit, place=place, item=metric.item, reason=reason)


def check_states(context: Context) -> Iterator[Finding]:
    """States that contradict the figure, and lead units that say a metric is none of theirs."""
    for metric in _returned(context):
        state = metric.text(FieldKey.STATE)
        place = metric.place(FieldKey.STATE)
        if state in _ANSWERS_OF_THEIR_OWN and not metric.text(FieldKey.NOTE):
            yield find("CHK-007", unit=metric.unit, place=place, item=metric.item, state=state)
        contradiction = None
        if state == State.DONE and metric.judgement.verdict is Verdict.MISSED:
            contradiction = "没有达到目标"
        elif state == State.NOT_STARTED and metric.judgement.verdict is Verdict.MET:
            contradiction = "已经达到目标"
        elif state in _ANSWERS_OF_THEIR_OWN and metric.text(FieldKey.VALUE) and metric.numeric:
            contradiction = f"栏里填了“{metric.text(FieldKey.VALUE)}”"
        if contradiction:
            values: dict[str, Any] = {"item": metric.item, "state": state, "what": contradiction}
            yield find("CHK-006", unit=metric.unit, place=place, **values)


def check_agreement(context: Context) -> Iterator[Finding]:
    """Units that report different figures for the same metric without having different parts of it.

    Members of a group (各乡镇) each report for their own area; so does a unit whose part the plan names.
    """
    for _, group in groupby(_returned(context), key=lambda metric: metric.duty.metric.id):
        reports = [m for m in group if m.reading and m.reading.value is not None and m.shared]
        if len({m.reading.value for m in reports if m.reading}) > 1:
            yield find(
                "CHK-008",
                place=reports[0].place(FieldKey.VALUE),
                places=tuple(m.place(FieldKey.VALUE) for m in reports),
                item=reports[0].item,
                units="、".join(m.unit for m in reports),
            )


def check_lapsed_decisions(context: Context) -> Iterator[Finding]:
    """Decisions that no longer hold, because the unit has changed its answer since, or the programme its target."""
    for metric in _returned(context):
        if metric.lapsed is not None and metric.submission is not None:
            same_answer = metric.lapsed.sha256 == metric.submission.sha256
            targets = f"当时的目标是“{metric.lapsed.target}”，方案现在是“{metric.duty.metric.demand}”"
            values: dict[str, Any] = {
                "item": metric.item,
                "by": metric.lapsed.by,
                "verdict": metric.lapsed.verdict,
                "reason": metric.lapsed.reason.rstrip("。"),
                "change": targets if same_answer else "单位后来改了这一项的填报",
            }
            yield find("CHK-025", unit=metric.unit, place=metric.place(FieldKey.VALUE), **values)


def check_printed_targets(context: Context) -> Iterator[Finding]:
    """Targets that the programme has changed since the workbook was sent out."""
    for metric in _returned(context):
        demand, printed = metric.duty.metric.demand, metric.printed_target
        if printed is not None and "".join(printed.text.split()) != "".join(demand.split()):
            values: dict[str, Any] = {"item": metric.item, "printed": printed.text, "target": demand}
            yield find("CHK-030", unit=metric.unit, place=place_of(printed), **values)


def check_change(context: Context) -> Iterator[Finding]:
    """Figures that differ strangely from the period before."""
    for metric in _returned(context):
        before = context.previous.get((metric.duty.metric.id, metric.unit))
        value = metric.reading.value if metric.reading else None
        if value is None or not before or metric.text(FieldKey.NOTE):
            continue
        if _adds_up(metric) and _is_expected(value, before, context.period):
            continue
        change = abs(value - before) / abs(before)
        if change > _JUMP:
            values: dict[str, Any] = {
                "item": metric.item,
                "value": format(value, "f"),
                "previous": format(before, "f"),
                "change": format(change * 100, ".1f"),
            }
            yield find("CHK-010", unit=metric.unit, place=metric.place(FieldKey.VALUE), **values)


def _adds_up(metric: ReportedMetric) -> bool:
    """True for an amount that is reached in the course of the year, rather than a share or a level."""
    measure = metric.duty.metric.measure
    return metric.target.kind in _AMOUNTS and measure is not None and not is_share(measure)


def _is_expected(value: Decimal, before: Decimal, period: Period) -> bool:
    """Within a year such an amount grows from one quarter or month to the next, and with a new year it begins anew."""
    whole_year = not period.quarter and not period.month
    return not whole_year and (period.before.year < period.year or value >= before)


def check_scale(context: Context) -> Iterator[Finding]:
    """Figures that reach the target a hundred times over: 万, 亿 or the decimal point were most likely mistaken."""
    for metric in _returned(context):
        value = metric.reading.value if metric.reading else None
        wanted = _wanted(metric)
        reached = metric.judgement.verdict is Verdict.MET and metric.decision is None
        if value is None or not wanted or not reached or metric.text(FieldKey.NOTE):
            continue
        if value >= wanted * _FAR:
            values: dict[str, Any] = {
                "item": metric.item,
                "value": format(value, "f"),
                "target": metric.duty.metric.target,
                "times": format(value / wanted, ".0f"),
            }
            yield find("CHK-029", unit=metric.unit, place=metric.place(FieldKey.VALUE), **values)


def check_whole_numbers(context: Context) -> Iterator[Finding]:
    """Fractions of what is counted one by one: half a 户 is a slip, or a figure of another kind."""
    for metric in _returned(context):
        value = metric.reading.value if metric.reading else None
        measure = metric.duty.metric.measure or ""
        if value is None or not is_counted(measure) or same_base(measure, "天"):
            continue  # days may be halved
        explained = metric.decision or metric.text(FieldKey.NOTE) or "均" in metric.duty.metric.name
        if explained or _is_whole(value, measure) or not _is_whole(_wanted(metric) or Decimal(0), measure):
            continue
        values: dict[str, Any] = {"item": metric.item, "value": format(value, "f"), "measure": measure}
        yield find("CHK-033", unit=metric.unit, place=metric.place(FieldKey.VALUE), **values)


def _is_whole(value: Decimal, measure: str) -> bool:
    """True for a figure of single things: 1.25 under 万户, not under 户."""
    single = value.scaleb(multiplier_places(measure))
    return single == single.to_integral_value()


def _wanted(metric: ReportedMetric) -> Decimal | None:
    """The largest figure that the target asks for, in the metric's measure; None where it asks for no amount."""
    if metric.target.kind not in _AMOUNTS:
        return None
    own = metric.duty.metric.measure or ""
    bounds = (
        convert(figure, clause.measure or own, own)
        for clause in metric.target.clauses
        if (figure := plain_decimal(clause.value or "")) is not None  # not 2/3 of 三分之二
    )
    return max((bound for bound in bounds if bound is not None), default=None)


def _returned(context: Context) -> Iterable[ReportedMetric]:
    return (metric for metric in context.metrics if metric.submission is not None)


def _is_blank(context: Context, metric: ReportedMetric) -> bool:
    return metric.submission is not None and context.is_blank(metric.submission)


def _nought_hint(metric: ReportedMetric) -> str:
    """How to answer in figures that nothing has happened, where words were written and nothing is what is asked."""
    if metric.reading is None or metric.reading.flag is not Flag.NOT_NUMERIC:
        return ""
    asked = any(clause.value == "0" and clause.op in {Op.EQ, Op.LE} for clause in metric.target.clauses)
    return "没有发生、已经消除的填 0。" if asked else ""


def _is_shown_so(metric: ReportedMetric) -> bool:
    """True for an ordinary percent cell: what it shows is to the last digit what was read."""
    answer, reading = metric.answer(FieldKey.VALUE), metric.reading
    if answer is None or reading is None or answer.number is None or not answer.format:
        return False
    match = _PERCENT_FORMAT.fullmatch(answer.format)
    if match is None or reading.value != answer.number * 100:
        return False
    return -int(reading.value.normalize().as_tuple().exponent) <= len(match["decimals"] or "")


def _only_a_person_can_tell(metric: ReportedMetric) -> bool:
    """False where another finding already asks the department for a readable figure, and where the year is not over."""
    return not metric.judgement.early and not (
        metric.numeric and metric.reading and metric.reading.flag not in {Flag.OK, Flag.MISSING}
    )


def _measure(metric: ReportedMetric) -> str:
    measure = metric.duty.metric.measure
    return f"（计量单位：{measure}）" if measure else ""
