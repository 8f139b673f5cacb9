"""Live checks: worksheet formulas that tell the department at once what the office's own check would say.

They are generated from the same parsed target that `judge` uses, and say 达标, 未达标 or 待核 only where `judge` will
say the same; what needs figures from elsewhere is only said to be filled in. Only functions of Excel 2010 are used.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ecoreport.language.judging import clauses_in_force
from ecoreport.language.measures import convert, is_counted, is_percentage, is_share, same_measure
from ecoreport.language.numerals import plain_decimal
from ecoreport.model.assessment import Verdict
from ecoreport.model.layout import FieldKey, State
from ecoreport.model.program import Better, Metric
from ecoreport.model.target import Clause, Op, TargetKind
from ecoreport.workbook.form import FormRow
from ecoreport.workbook.live_steps import find_steps

UNFILLED = "未填"
"""Every word for something that is missing ends with it, so that they can be counted."""
NEEDS_NUMBER = "请填数字"
NEEDS_REASON = "说明未填"
CONTRADICTS = "状态与数值不符"
FILLED = "已填"
"""Also said of a figure that only the office can judge, because it needs other figures."""
_REVIEW = f'"{Verdict.REVIEW}"'

_NEVER = "FALSE"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Outcome:
    """When a clause is met and when it is missed, as formulas; otherwise a person decides."""

    met: str = _NEVER
    missed: str = _NEVER


def metric_check(row: FormRow, cells: dict[str, str], *, ends_year: bool = True) -> str:
    """The formula for a metric's row.

    Args:
        row: The metric with its parsed target.
        cells: The addresses of the row's value, state and note, by field.
        ends_year: False for a period before the end of the year, when a target is not missed yet.
    """
    value, state, note = cells[FieldKey.VALUE], cells[FieldKey.STATE], cells[FieldKey.NOTE]
    nothing = f'OR({state}="{State.NIL}",{state}="{State.NOT_CONCERNED}")'
    empty = f"LEN(TRIM({value}))=0"
    reason = f'IF(LEN(TRIM({note}))=0,"{NEEDS_REASON}",{state})'
    if not row.takes_figure:
        filled = f'IF(AND({empty},LEN({state})=0),"{UNFILLED}","{Verdict.REVIEW}")'
        return f"=IF({nothing},{reason},{filled})"
    missed = f'"{Verdict.MISSED}"' if ends_year else _REVIEW
    verdict = _figure_verdict(row, value, plain_cell=state, missed=missed)
    said = f'IF({empty},"{UNFILLED}",IF(ISNUMBER({value}),{verdict},"{NEEDS_NUMBER}"))'
    return f'=IF({nothing},IF({empty},{reason},"{CONTRADICTS}"),{said})'


def task_check(cells: dict[str, str]) -> str:
    """The formula for a task's row: whether state, progress and reasons are all there."""
    state, progress = cells[FieldKey.STATE], cells[FieldKey.PROGRESS]
    under_way = f'OR({state}="{State.DONE}",{state}="{State.ONGOING}")'
    reasons = [f"LEN(TRIM({cells[key]}))=0" for key in (FieldKey.PROBLEM, FieldKey.NEXT) if key in cells]
    no_reason = f'AND({state}="{State.NOT_STARTED}",{",".join(reasons)})' if reasons else "FALSE"
    return (
        f'=IF(LEN({state})=0,"{UNFILLED}",IF(AND({under_way},LEN(TRIM({progress}))=0),"进展{UNFILLED}",'
        f'IF({no_reason},"原因{UNFILLED}","{FILLED}")))'
    )


def _figure_verdict(row: FormRow, value: str, *, plain_cell: str, missed: str) -> str:
    """What is said of a number cell; mirrors `language.values.read_value` for numbers, then `judge`.

    `plain_cell` is a cell whose format nobody changes. LibreOffice 7.4 says G of most dates and of all formats that it has no
    code for, and F0 of General; Excel says G of General.
    """
    assert row.metric is not None, "only a metric has a figure"
    assert row.target is not None, "every metric has a target"
    metric = row.metric.metric
    clauses = clauses_in_force(row.target, assigned=metric.assigned, better=metric.better)
    hundredfold = f"ROUND({value}*100,10)"
    decide = partial(_decide, clauses=clauses, metric=metric, said=missed)
    plain = decide(value, metric.measure)
    if plain is None:
        return f'"{FILLED}"'
    if is_percentage(metric.measure or ""):
        share = _share_or_percent(value, plain, decide(hundredfold, metric.measure), metric)
        plain = f"IF(AND({value}<>0,ABS({value})<=1),{share},{plain})"
    day = (
        f"AND({value}>=19000101,{value}<=20991231,"
        f"MOD(INT({value}/100),100)>=1,MOD(INT({value}/100),100)<=12,MOD({value},100)>=1,MOD({value},100)<=31)"
    )
    others = [day, f"AND({value}>=13000000000,{value}<=19999999999)", f"ABS({value})>=1E15"]
    if is_percentage(metric.measure or ""):
        others.append(f"AND({value}>=1900,{value}<=2099)")
    plain = f"IF(AND({value}=INT({value}),{_any_of(others)}),{_REVIEW},{plain})"
    if is_counted(metric.measure or "") and not (metric.range and metric.range[0]):
        plain = f"IF({value}<0,{_REVIEW},{plain})"
    as_percent = _REVIEW
    if metric.measure is None or is_percentage(metric.measure):
        as_percent = f"IF(ABS({value})>=10,{_REVIEW},{decide(hundredfold, '%')})"
    elif is_share(metric.measure):
        as_percent = f"IF({value}=0,{plain},{_REVIEW})"  # 0% is 0‰
    shown_as = f'LEFT(CELL("format",{value}),1)'
    # Which currency it is, no formula can tell.
    as_money = f'"{FILLED}"' if same_measure(metric.measure or "元", "元") else _REVIEW
    unknown = f'AND({shown_as}="G",LEFT(CELL("format",{plain_cell}),1)<>"G")'
    plain = f'IF({shown_as}="C",{as_money},IF({unknown},"{FILLED}",{plain}))'
    return f'IF({shown_as}="P",{as_percent},IF({shown_as}="D",{_REVIEW},{plain}))'


def _share_or_percent(value: str, plain: str, as_percent: str | None, metric: Metric) -> str:
    """0.953 under %: the range set by the office may leave only one reading."""
    if metric.range is None:
        return _REVIEW
    low, high = _in_range(value, metric), _in_range(f"ROUND({value}*100,10)", metric)
    return f"IF(AND({low},{high}),{_REVIEW},IF({high},{as_percent},{plain}))"


def _decide(
    value: str, measure: str | None, *, clauses: list[tuple[TargetKind, Clause]], metric: Metric, said: str
) -> str | None:
    """The verdict on a number in that measure; None when a formula cannot tell what the office will say.

    `said` is what the formula says of a missed target.
    """
    whole = any(clause.scope is None and clause.value is not None for _, clause in clauses)
    outcomes = [
        # What is asked of a part, the figure of the whole does not tell.
        _Outcome() if clause.scope and whole else _outcome(value, measure, kind, clause, metric)
        for kind, clause in clauses
    ]
    firm = [o for o, (_, clause) in zip(outcomes, clauses, strict=True) if not clause.aspire]
    if None in outcomes:
        return None
    if len({clause.scope for _, clause in clauses if clause.scope}) > 1:
        return _REVIEW
    decisive = [outcome for outcome in firm or outcomes if outcome is not None]
    all_met = _all_of(outcome.met for outcome in decisive)
    verdict = f'IF({all_met},"{Verdict.MET}",{_REVIEW})'
    missed = [outcome.missed for outcome in decisive if outcome.missed != _NEVER]
    if firm and missed:
        stages = {clause.deadline or clause.year for _, clause in clauses if not clause.aspire} - {None}
        lost = said
        if len(stages) > 1:
            lost = f"IF({_any_of(outcome.met for outcome in decisive)},{_REVIEW},{lost})"
        verdict = f"IF({_any_of(missed)},{lost},{verdict})"
    return verdict if metric.range is None else f"IF({_in_range(value, metric)},{verdict},{_REVIEW})"


def _outcome(
    value: str, measure: str | None, kind: TargetKind, clause: Clause, metric: Metric
) -> _Outcome | None:
    if kind in (TargetKind.QUALITATIVE, TargetKind.DEFERRED) or clause.class_ is not None:
        return _Outcome()
    compared_with_base = clause.value is None or kind is TargetKind.CHANGE or clause.measure == "倍"
    if compared_with_base or clause.op is None:
        if metric.baseline is None:
            return _Outcome() if clause.measure != "倍" else None
        steps = find_steps(value, measure, kind=kind, clause=clause, metric=metric)
        return None if steps is None else _Outcome(met=_any_of(steps.met), missed=_any_of(steps.missed))
    bound = _bound(clause.value, clause, measure)
    upper = _bound(clause.upper, clause, measure) if clause.op is Op.BETWEEN else bound
    if bound is None or upper is None:
        return _Outcome() if plain_decimal(clause.value or "") is not None else None
    if clause.approx:
        return _Outcome(met=_near(value, bound, clause)) if clause.op is Op.EQ else None
    return _compared(value, bound, upper, kind, clause, metric.better)


def _compared(
    value: str, bound: str, upper: str, kind: TargetKind, clause: Clause, better: Better | None
) -> _Outcome:
    if clause.op is Op.BETWEEN:
        beyond = {Better.HIGHER: f"{value}<{bound}", Better.LOWER: f"{value}>{upper}", None: None}[better]
        missed = beyond or f"OR({value}<{bound},{value}>{upper})"
        outcome = _Outcome(met=f"AND({value}>={bound},{value}<={upper})", missed=missed)
    elif clause.op is Op.EQ and kind is not TargetKind.COUNT:
        if better is None:
            return _Outcome(met=f"{value}={bound}")
        worse = "<" if better is Better.HIGHER else ">"
        outcome = _Outcome(met=f"NOT({value}{worse}{bound})", missed=f"{value}{worse}{bound}")
    else:
        outcome = _Outcome(met=f"{value}{clause.op}{bound}", missed=f"NOT({value}{clause.op}{bound})")
    if Decimal(bound) >= 0:  # a figure below zero may be the change, typed for the level
        outcome = _Outcome(met=f"AND({outcome.met},{value}>=0)", missed=outcome.missed)
    if kind is TargetKind.COUNT:
        return _Outcome(met=outcome.met, missed=f"AND({outcome.missed},{value}>=0)")
    return outcome


def _near(value: str, bound: str, clause: Clause) -> str:
    """Within what the last written digit of an approximate target rounds to."""
    _, _, decimals = (clause.value or "").partition(".")
    half = Decimal(5).scaleb(-len(decimals) - 1)
    return f"AND({value}>={Decimal(bound) - half:f},{value}<{Decimal(bound) + half:f})"


def _bound(text: str | None, clause: Clause, measure: str | None) -> str | None:
    """The clause's figure in the measure of the value, or None when it cannot be had exactly."""
    if text is None or plain_decimal(text) is None:
        return None
    if clause.measure is None or measure is None or same_measure(clause.measure, measure):
        return text
    if clause.approx:
        return None
    converted = convert(Decimal(text), clause.measure, measure)
    return None if converted is None else f"{converted:f}"


def _in_range(value: str, metric: Metric) -> str:
    low, high = metric.range or ("", "")
    ends = ((">=", low), ("<=", high))
    return _all_of(f"{value}{sign}{end}" for sign, end in ends if plain_decimal(end) is not None)


def _all_of(conditions: Iterable[str]) -> str:
    given = list(conditions)
    return given[0] if len(given) == 1 else f"AND({','.join(given)})" if given else "TRUE"


def _any_of(conditions: Iterable[str]) -> str:
    given = list(conditions)
    return given[0] if len(given) == 1 else f"OR({','.join(given)})" if given else _NEVER
