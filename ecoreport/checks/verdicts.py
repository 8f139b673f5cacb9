"""The verdict on every metric, unit by unit."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ecoreport.checks.context import ReportedMetric
from ecoreport.language.judging import judge
from ecoreport.language.targets import target_of
from ecoreport.language.targets.classes import print_class, read_class
from ecoreport.language.values import read_value
from ecoreport.model.assessment import WITHDRAWN, Decision, Judgement, MetricVerdict, Verdict
from ecoreport.model.duties import MetricDuty, metric_duties, reporters
from ecoreport.model.layout import FieldKey, read_state
from ecoreport.model.period import Period
from ecoreport.model.program import Baseline, Metric, Program
from ecoreport.model.reading import Flag, Reading
from ecoreport.model.submission import AnswerKind, Submission
from ecoreport.model.target import Target, TargetKind

_EMPTY = Judgement(verdict=Verdict.UNREPORTED, reason="已交报表，但这一项没有填写。")
_NOT_RETURNED = Judgement(verdict=Verdict.UNREPORTED, reason="单位还没有交回报表。")
_NOBODY = Judgement(verdict=Verdict.UNREPORTED, reason="方案没有写明由谁报。")

NOBODY = ""
"""The unit of a metric that nobody is named for."""


def report_metrics(
    program: Program,
    period: Period,
    submissions: Mapping[str, Submission],
    decisions: Sequence[Decision],
    previous: Mapping[tuple[str, str], Decimal],
) -> Iterator[ReportedMetric]:
    """Every metric of the programme for every unit that has to report it, judged.

    Args:
        program: The programme.
        period: The period reported on.
        submissions: The return that counts, by unit.
        decisions: All decisions of the period, oldest first.
        previous: Values of the period before, by metric id and unit; last year's serve as baseline for trends and
            changes where the programme gives none.
    """
    decided = {(d.unit, d.metric, d.sha256): d for d in decisions}
    last = {(d.unit, d.metric): None if d.verdict == WITHDRAWN else d for d in decisions}
    for duty, names in metric_duties(program):
        target = target_of(duty.metric)
        whos = reporters(program, names)
        named = {program.unit_name(who.name) for who in names if who.scope is None}
        if not whos:
            yield _reported(duty, NOBODY, target, None, None, _NOBODY)
        for who in whos:
            own = MetricDuty(metric=duty.metric, indicator=duty.indicator, task=duty.task, scope=who.scope)
            submission = submissions.get(who.name)
            if submission is None:
                yield _reported(own, who.name, target, None, None, _NOT_RETURNED)
                continue
            last_year = ledger_baseline(period, previous.get((duty.metric.id, who.name)))
            baseline = duty.metric.baseline_in(period.year) or last_year
            reading, judgement = _read_and_judge(own, target, submission, period, baseline)
            latest = decided.get((who.name, duty.metric.id, submission.sha256))
            decision = latest if latest is not None and latest.holds_for(duty.metric.demand) else None
            if decision is not None:
                reason = f"{decision.by}认定：{decision.reason.rstrip('。')}。"
                judgement = Judgement(verdict=Verdict(decision.verdict), reason=reason)
            reported = _reported(own, who.name, target, submission, reading, judgement)
            yield replace(
                reported,
                decision=decision,
                lapsed=last.get((who.name, duty.metric.id)) if decision is None else None,
                shared=who.name in named,
            )


def as_verdict(reported: ReportedMetric, period: Period) -> MetricVerdict:
    """The verdict in the shape of the contract; a statement answered by its state alone has its origin there."""
    by_state = not reported.numeric and not reported.text(FieldKey.VALUE) and reported.text(FieldKey.STATE)
    answer = reported.answer(FieldKey.STATE if by_state else FieldKey.VALUE)
    reading = reported.reading
    return MetricVerdict(
        metric=reported.duty.metric.id,
        name=reported.duty.metric.name,
        unit=reported.unit,
        period=period.id,
        target=reported.duty.metric.target,
        demand=reported.duty.metric.demand,
        value=reading.value if reading else None,
        raw=(answer.text or None) if answer else None,
        flag=reading.flag if reading else None,
        verdict=reported.judgement.verdict,
        reason=reported.judgement.reason,
        source=answer.source if answer else None,
        early=reported.judgement.early,
        decision=reported.decision,
    )


def _read_and_judge(
    duty: MetricDuty, target: Target, submission: Submission, period: Period, baseline: Baseline | None
) -> tuple[Reading, Judgement]:
    metric = duty.metric
    answer = submission.answer(AnswerKind.METRIC, metric.id, FieldKey.VALUE)
    state = submission.answer(AnswerKind.METRIC, metric.id, FieldKey.STATE)
    state_text = read_state(state.text) if state else ""
    if answer is None:
        reading = Reading(raw="", flag=Flag.MISSING)
    elif target.kind is TargetKind.CLASS and _names_a_class(answer.text):
        reading = Reading(raw=answer.text.strip(), flag=Flag.OK)
    else:
        reading = read_value(
            answer.text,
            number=answer.number,
            format=answer.format,
            measure=metric.measure,
            range=metric.range,
            period=period.id,
            name=metric.name,
        )
        # A date is quoted as the clerk sees it, not as the number that the cell stores.
        reading = replace(reading, raw=answer.text.strip() or reading.raw)
    if reading.flag is Flag.MISSING and not state_text:
        return reading, _EMPTY
    judgement = judge(
        target,
        reading,
        better=metric.better,
        baseline=baseline,
        assigned=metric.assigned,
        state=state_text or None,
        takes_figure=_takes_figure(metric, target),
    )
    if judgement.verdict is Verdict.MISSED and not period.ends_year:
        reason = f"{judgement.reason}目标是全年的，{period.words}还没有到年底，到年底再判定。"
        judgement = Judgement(verdict=Verdict.REVIEW, reason=reason, early=True)
    return reading, judgement


def _takes_figure(metric: Metric, target: Target) -> bool:
    return metric.measure is not None or target.asks_figure


def _names_a_class(text: str) -> bool:
    """True when the answer is a class and nothing else: Ⅱ类, 二级标准."""
    name = read_class(text)
    return name is not None and text.strip().removesuffix("标准") in {name, print_class(name)}


def ledger_baseline(period: Period, value: Decimal | None) -> Baseline | None:
    """Last year's value as the ledger has it; a quarter or month says nothing about a year's trend."""
    if value is None or period.quarter or period.month:
        return None
    return Baseline(year=period.before.year, value=format(value, "f"), source="台账")


def _reported(
    duty: MetricDuty,
    unit: str,
    target: Target,
    submission: Submission | None,
    reading: Reading | None,
    judgement: Judgement,
) -> ReportedMetric:
    return ReportedMetric(
        duty=duty,
        unit=unit,
        target=target,
        numeric=_takes_figure(duty.metric, target),
        submission=submission,
        reading=reading,
        judgement=judgement,
    )
