"""Live checks: worksheet formulas that tell the department at once what the office's own check would say.

They are generated from the same parsed target that `judge` uses, and say 达标 or 未达标 only where one comparison of
one number decides; for everything else they say 待核, as the office does. Only functions of Excel 2010 are used.
"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ecoreport.language.measures import is_percentage, same_measure
from ecoreport.language.targets import parse_target
from ecoreport.model.assessment import Verdict
from ecoreport.model.layout import FieldKey, State
from ecoreport.model.program import Better, Metric
from ecoreport.model.target import Clause, Op, TargetKind
from ecoreport.workbook.form import FormRow

UNFILLED = "未填"
"""Every word for something that is missing ends with it, so that they can be counted."""
NEEDS_NUMBER = "请填数字"
NEEDS_REASON = "说明未填"
CONTRADICTS = "状态与数值不符"
FILLED = "已填"

_PLAIN_KINDS = {TargetKind.MIN, TargetKind.MAX, TargetKind.RANGE, TargetKind.EXACT, TargetKind.COUNT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """A comparison of one number."""

    op: Op
    value: str
    upper: str | None = None


def metric_check(row: FormRow, cells: dict[str, str]) -> str:
    """The formula for a metric's row.

    Args:
        row: The metric with its parsed target.
        cells: The addresses of the row's value, state and note, by field.
    """
    value, state, note = cells[FieldKey.VALUE], cells[FieldKey.STATE], cells[FieldKey.NOTE]
    nothing = f'OR({state}="{State.NIL}",{state}="{State.NOT_CONCERNED}")'
    empty = f"LEN(TRIM({value}))=0"
    reason = f'IF(LEN(TRIM({note}))=0,"{NEEDS_REASON}",{state})'
    if not row.takes_figure:
        filled = f'IF(AND({empty},LEN({state})=0),"{UNFILLED}","{Verdict.REVIEW}")'
        return f"=IF({nothing},{reason},{filled})"
    verdict = _figure_verdict(row, value)
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


def bound_of(metric: Metric) -> Bound | None:
    """The one comparison that decides the metric, or None when a person or other figures decide."""
    text = metric.assigned.value if metric.assigned else metric.target
    target = parse_target(text, measure=metric.measure, better=metric.better)
    firm = [clause for clause in target.clauses if not clause.aspire]
    if len(firm) != 1 or (len(target.clauses) == 1 and target.kind not in _PLAIN_KINDS):
        return None
    return _bound_of_clause(firm[0], metric)


def _bound_of_clause(clause: Clause, metric: Metric) -> Bound | None:
    decided_otherwise = (
        clause.kind is not None and clause.kind not in _PLAIN_KINDS,
        clause.approx,
        clause.per_year,
        clause.cumulative,
        clause.scope is not None,
        clause.direction is not None,
        clause.baseline_year is not None,
        clause.class_ is not None,
        clause.measure is not None and not same_measure(clause.measure, metric.measure or clause.measure),
    )
    if any(decided_otherwise) or clause.op is None or not _is_number(clause.value):
        return None
    if clause.op is Op.BETWEEN and not _is_number(clause.upper):
        return None
    op = clause.op
    if op is Op.EQ and metric.better is not None:
        op = Op.GE if metric.better is Better.HIGHER else Op.LE
    return Bound(op=op, value=str(clause.value), upper=clause.upper)


def _figure_verdict(row: FormRow, value: str) -> str:
    """What is said of a number cell; mirrors `language.values.read_value` for numbers, then `judge`."""
    if row.metric is None or (bound := bound_of(row.metric.metric)) is None:
        return f'"{Verdict.REVIEW}"'
    metric = row.metric.metric
    hundredfold = f"ROUND({value}*100,10)"
    plain = _decide(value, bound, metric)
    if is_percentage(metric.measure or ""):
        plain = f"IF(AND({value}<>0,ABS({value})<=1),{_share_or_percent(value, hundredfold, bound, metric)},{plain})"
    looks_like_day = (
        f"AND({value}=INT({value}),{value}>=19000101,{value}<=20991231,"
        f"MOD(INT({value}/100),100)>=1,MOD(INT({value}/100),100)<=12,MOD({value},100)>=1,MOD({value},100)<=31)"
    )
    plain = f'IF({looks_like_day},"{Verdict.REVIEW}",{plain})'
    as_percent = f'"{Verdict.REVIEW}"'
    if metric.measure is None or is_percentage(metric.measure):
        as_percent = f"IF(ABS({value})>=10,{as_percent},{_decide(hundredfold, bound, metric)})"
    shown_as = f'LEFT(CELL("format",{value}),1)'
    return f'IF({shown_as}="P",{as_percent},IF({shown_as}="D","{Verdict.REVIEW}",{plain}))'


def _share_or_percent(value: str, hundredfold: str, bound: Bound, metric: Metric) -> str:
    """0.953 under %: the range set by the office may leave only one reading."""
    if metric.range is None:
        return f'"{Verdict.REVIEW}"'
    low, high = _in_range(value, metric), _in_range(hundredfold, metric)
    decided = f"IF({high},{_decide(hundredfold, bound, metric)},{_decide(value, bound, metric)})"
    return f'IF(AND({low},{high}),"{Verdict.REVIEW}",{decided})'


def _decide(value: str, bound: Bound, metric: Metric) -> str:
    verdict = f'IF({_holds(value, bound)},"{Verdict.MET}",{_otherwise(bound)})'
    return verdict if metric.range is None else f'IF({_in_range(value, metric)},{verdict},"{Verdict.REVIEW}")'


def _holds(value: str, bound: Bound) -> str:
    if bound.op is Op.BETWEEN:
        return f"AND({value}>={bound.value},{value}<={bound.upper})"
    return f"{value}{bound.op}{bound.value}"


def _otherwise(bound: Bound) -> str:
    """An exact level whose good direction is not known is missed by nobody: a person decides."""
    return f'"{Verdict.REVIEW if bound.op is Op.EQ else Verdict.MISSED}"'


def _in_range(value: str, metric: Metric) -> str:
    low, high = metric.range or ("", "")
    ends = [f"{value}>={low}" if _is_number(low) else "", f"{value}<={high}" if _is_number(high) else ""]
    given = [end for end in ends if end]
    return f"AND({','.join(given)})" if given else "TRUE"


def _is_number(text: str | None) -> bool:
    try:
        return text is not None and Decimal(text).is_finite()
    except InvalidOperation:
        return False
