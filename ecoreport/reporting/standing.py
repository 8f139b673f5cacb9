"""How metrics, indicators and areas stand: verdicts put together, counted, with the gap to the target."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ecoreport.language.measures import same_measure
from ecoreport.language.numerals import plain_decimal
from ecoreport.language.targets import parse_target
from ecoreport.model.assessment import Assessment, Decision, MetricVerdict, Verdict, overall_verdict
from ecoreport.model.duties import MetricDuty, metric_duties, reporters
from ecoreport.model.program import Indicator, Metric, Program
from ecoreport.model.reading import Flag
from ecoreport.model.target import Clause, Op
from ecoreport.reporting.origins import OriginBook, Reported
from ecoreport.reporting.wording import amount_words, count_words, difference_words, join_names, task_place

NO_AREA = "其他"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many stand how."""

    met: int = 0
    missed: int = 0
    review: int = 0
    unreported: int = 0

    @property
    def total(self) -> int:
        """All that were counted."""
        return self.met + self.missed + self.review + self.unreported

    @property
    def words(self) -> str:
        """The counts in words; 全部达标 when all are met; empty when nothing was counted."""
        if self.total and self.met == self.total:
            return "全部达标"
        return count_words([(verdict.value, count) for verdict, count in self.counts])

    @property
    def counts(self) -> tuple[tuple[Verdict, int], ...]:
        """Each verdict with its count, noughts included."""
        return (
            (Verdict.MET, self.met),
            (Verdict.MISSED, self.missed),
            (Verdict.REVIEW, self.review),
            (Verdict.UNREPORTED, self.unreported),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricLine:
    """One metric as one unit reported it, ready to be printed."""

    matter: str
    """Which metric it is, in words a reader finds in the plan."""
    metric: Metric
    unit: str
    target: str
    value: str
    """The figure with its measure, or the words as typed; empty when nothing was reported."""
    reading: str | None = None
    """The figure that words were read as, where that is not beyond doubt; `value` then has the words."""
    verdict: Verdict
    reason: str
    early: bool = False
    """True when the target of the year is not reached yet and the year is not over."""
    decision: Decision | None = None
    """What a person decided about it, where the verdict is theirs."""
    gap: str | None = None
    """How far the figure is from a target it misses, in words; None where no difference can be taken."""
    origin: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorLine:
    """An indicator with its metrics."""

    indicator: Indicator
    metrics: tuple[MetricLine, ...]
    verdict: Verdict | None
    """达标 only if all its metrics are; None for an indicator that has none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaStanding:
    """The indicators of one area."""

    name: str
    indicators: tuple[IndicatorLine, ...]
    tally: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the whole programme stands."""

    areas: tuple[AreaStanding, ...]
    tally: Tally
    """Indicators."""
    unjudged: int
    """Indicators without any metric."""
    task_metrics: tuple[MetricLine, ...]
    """Figures that stand in tasks rather than indicators."""
    task_metric_tally: Tally

    @property
    def lines(self) -> tuple[MetricLine, ...]:
        """Every metric line, in plan order."""
        own = (line for area in self.areas for shown in area.indicators for line in shown.metrics)
        return (*own, *self.task_metrics)


def build_standing(program: Program, assessment: Assessment, origins: OriginBook) -> Standing:
    """How the programme stands by that assessment; each figure's cell is entered in the origins."""
    verdicts: dict[str, list[MetricVerdict]] = {}
    for verdict in assessment.verdicts:
        verdicts.setdefault(verdict.metric, []).append(verdict)
    # By metric, not by number: a plan may give two indicators the same one.
    by_metric: dict[str, list[MetricLine]] = {}
    of_tasks: list[MetricLine] = []
    for duty, names in metric_duties(program):
        responsible = join_names(who.name for who in reporters(program, names))
        lines = _metric_lines(duty, verdicts.get(duty.metric.id, ()), responsible, origins)
        if duty.indicator is not None:
            by_metric[duty.metric.id] = lines
        else:
            of_tasks += lines
    shown = [_indicator_line(indicator, by_metric) for indicator in program.indicators]
    return Standing(
        areas=_areas(program, shown),
        tally=_tally(line.verdict for line in shown),
        unjudged=sum(line.verdict is None for line in shown),
        task_metrics=tuple(of_tasks),
        task_metric_tally=_tally(line.verdict for line in of_tasks),
    )


def matter_of(duty: MetricDuty) -> str:
    """A metric in words: 指标26 农业废弃物综合利用率（秸秆综合利用率） or, of a task, 河库巡查次数（指标6任务1）."""
    if duty.indicator is None:
        return f"{duty.metric.name}（{task_place(duty.task)}）" if duty.task else duty.metric.name
    own = "" if duty.metric.name == duty.indicator.name else f"（{duty.metric.name}）"
    return f"指标{duty.indicator.no} {duty.indicator.name}{own}"


def gap_words(target: str, metric: Metric, value: Decimal) -> str | None:
    """How far a figure is from the bounds it misses, in words; None where no plain bound is missed."""
    parts = []
    for clause in parse_target(target, measure=metric.measure, better=metric.better).clauses:
        short = _shortfall(clause, metric, value)
        if short is not None:
            parts.append(short)
    return "、".join(parts) or None


def _shortfall(clause: Clause, metric: Metric, value: Decimal) -> str | None:
    plain = clause.kind is None and clause.direction is None and not clause.aspire and clause.scope is None
    if not plain or clause.op is None or clause.value is None:
        return None
    if clause.measure and metric.measure and not same_measure(clause.measure, metric.measure):
        return None
    bound = plain_decimal(clause.value)
    upper = bound if clause.upper is None else plain_decimal(clause.upper)
    if bound is None or upper is None:
        return None
    if clause.op in (Op.GE, Op.GT, Op.EQ, Op.BETWEEN) and value < bound:
        return f"低{difference_words(bound - value, metric.measure)}"
    if clause.op in (Op.LE, Op.LT, Op.EQ, Op.BETWEEN) and value > upper:
        return f"高{difference_words(value - upper, metric.measure)}"
    return None


def _metric_lines(
    duty: MetricDuty, verdicts: Iterable[MetricVerdict], responsible: str, origins: OriginBook
) -> list[MetricLine]:
    matter = matter_of(duty)
    lines = []
    for verdict in verdicts:
        raw = verdict.raw or ""
        figure = None if verdict.value is None else amount_words(verdict.value, duty.metric.measure)
        unsure = verdict.flag not in (None, Flag.OK)
        lines.append(
            MetricLine(
                matter=matter,
                metric=duty.metric,
                unit=verdict.unit,
                target=verdict.demand,
                value=raw if figure is None or unsure else figure,
                reading=figure if unsure else None,
                verdict=verdict.verdict,
                reason=verdict.reason,
                early=verdict.early,
                decision=verdict.decision,
                gap=_gap(verdict, duty.metric),
                origin=origins.enter(matter, verdict.unit, _cells(verdict)),
            )
        )
    return lines or [
        MetricLine(
            matter=matter,
            metric=duty.metric,
            unit=responsible,
            target=duty.metric.demand,
            value="",
            verdict=Verdict.UNREPORTED,
            reason="没有收到报送。" if responsible else "方案没有写明牵头单位。",
        )
    ]


def _cells(verdict: MetricVerdict) -> tuple[Reported, ...]:
    if verdict.source is None:
        return ()
    return (Reported(label="填报内容", text=verdict.raw or "", source=verdict.source),)


def _gap(verdict: MetricVerdict, metric: Metric) -> str | None:
    if verdict.verdict is not Verdict.MISSED or verdict.value is None or verdict.decision:
        return None
    assigned = gap_words(metric.assigned.value, metric, verdict.value) if metric.assigned else None
    return gap_words(verdict.target, metric, verdict.value) or assigned


def _indicator_line(indicator: Indicator, by_metric: Mapping[str, list[MetricLine]]) -> IndicatorLine:
    lines = tuple(line for metric in indicator.metrics for line in by_metric[metric.id])
    verdict = overall_verdict(line.verdict for line in lines)
    return IndicatorLine(indicator=indicator, metrics=lines, verdict=verdict)


def _areas(program: Program, shown: Iterable[IndicatorLine]) -> tuple[AreaStanding, ...]:
    by_area: dict[str, list[IndicatorLine]] = {name: [] for name in program.areas}
    for line in shown:
        by_area.setdefault(line.indicator.area or NO_AREA, []).append(line)
    return tuple(
        AreaStanding(name=name, indicators=tuple(lines), tally=_tally(line.verdict for line in lines))
        for name, lines in by_area.items()
        if lines
    )


def _tally(verdicts: Iterable[Verdict | None]) -> Tally:
    count = Counter(verdicts)
    return Tally(
        met=count[Verdict.MET],
        missed=count[Verdict.MISSED],
        review=count[Verdict.REVIEW],
        unreported=count[Verdict.UNREPORTED],
    )
