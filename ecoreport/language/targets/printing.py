"""Targets as text and as JSON data."""

import re
from typing import Any

from ecoreport.language.targets.classes import print_class
from ecoreport.language.targets.words import ASPIRING, IMPROVED
from ecoreport.model.target import Clause, Direction, Op, Target, TargetKind

_SIGNS = {Op.GE: "≥", Op.GT: ">", Op.LE: "≤", Op.LT: "<", Op.EQ: "="}
_CHANGES = {Direction.UP: "提高", Direction.DOWN: "下降"}
_TRENDS = {
    Direction.UP: "提升",
    Direction.DOWN: "下降",
    Direction.NOT_DOWN: "不降低",
    Direction.NOT_UP: "不增加",
    Direction.STABLE: "保持稳定",
}
_JSON_FIELDS = (
    "kind",
    "op",
    "value",
    "upper",
    "measure",
    "year",
    "deadline",
    "baseline_year",
    "baseline_value",
    "direction",
    "class_",
    "approx",
    "aspire",
    "per_year",
    "cumulative",
    "scope",
)
_ASPIRES = re.compile(ASPIRING)


def print_target(target: Target) -> str:
    """The target in one canonical wording; parsing it again gives the same meaning."""
    if not target.clauses:
        return target.text
    return "；".join(print_clause(clause, kind) for kind, clause in clause_kinds(target))


def clause_kinds(target: Target) -> list[tuple[TargetKind, Clause]]:
    """The clauses, each with its own kind; a target without any is one statement."""
    if not target.clauses:
        return [(target.kind, Clause(text=target.text))]
    if target.kind is not TargetKind.COMPOSITE:
        return [(target.kind, clause) for clause in target.clauses]
    return [(clause.kind or _plain_kind(clause), clause) for clause in target.clauses]


def target_as_json(target: Target) -> dict[str, Any]:
    """The target in the shape of the contract; absent keys left out."""
    clauses = [found for clause in target.clauses if (found := _clause_as_json(clause))]
    shape: dict[str, Any] = {"text": target.text, "kind": target.kind.value, "clauses": clauses}
    if target.note:
        shape["note"] = target.note
    return shape


def print_clause(clause: Clause, kind: TargetKind) -> str:
    """One clause in its canonical wording."""
    words = _time(clause)
    if clause.baseline_year and clause.baseline_value is None:
        words += f"比{clause.baseline_year}年"
    if kind in (TargetKind.QUALITATIVE, TargetKind.DEFERRED):
        text = clause.text or ""
        return words + ("力争" if clause.aspire and not _ASPIRES.search(text) else "") + text
    words += _start(clause) + ("力争" if clause.aspire else "")
    return words + _demand(clause, kind) + (f"（适用于{clause.scope}）" if clause.scope else "")


def _demand(clause: Clause, kind: TargetKind) -> str:
    if clause.class_:
        return f"{'优于' if clause.op is Op.GT else '达到'}{print_class(clause.class_)}"
    if clause.value is None:
        trend = _TRENDS[clause.direction] if clause.direction else ""
        return ("逐年" if clause.per_year else "") + trend
    if clause.text and clause.text != IMPROVED:
        return clause.text
    words = ("每年" if clause.per_year else "") + ("累计" if clause.cumulative else "")
    if kind is TargetKind.CHANGE and clause.direction is None and clause.cumulative:
        sign = "" if clause.op in (None, Op.GE, Op.EQ) else _SIGNS[clause.op]
        return f"〔{sign}{clause.value}{clause.measure or ''}{'左右' if clause.approx else ''}〕"
    if clause.direction is not None:
        words += clause.text or _CHANGES[clause.direction]
    if kind is not TargetKind.COUNT:
        return words + _figure(clause)
    if clause.op is Op.EQ:
        return words + (f"0{clause.measure}" if clause.measure else "不发生")
    return f"{words}完成{clause.value}{clause.measure or ''}"


def _start(clause: Clause) -> str:
    """由2020年的60%: where a level starts from."""
    if clause.baseline_value is None:
        return ""
    since = f"{clause.baseline_year}年的" if clause.baseline_year else ""
    measure = (
        "" if clause.direction else clause.measure or ""
    )  # a change in % starts from a figure of another measure
    return f"由{since}{clause.baseline_value}{measure}"


def _figure(clause: Clause) -> str:
    measure = clause.measure or ""
    if clause.op is Op.BETWEEN:
        return f"{'约' if clause.approx else ''}{clause.value}{measure}～{clause.upper}{measure}"
    sign = "" if clause.op is None or (clause.op is Op.EQ and clause.approx) else _SIGNS[clause.op]
    return f"{sign}{'约' if clause.approx else ''}{clause.value}{measure}"


def _time(clause: Clause) -> str:
    if clause.year:
        return f"{clause.year}年"
    if not clause.deadline:
        return ""
    year, *rest = clause.deadline.split("-")
    month = f"{int(rest[0])}月" if rest else ""
    day = f"{int(rest[1])}日" if len(rest) > 1 else ""
    return f"{year}年{month}{day}前" if rest else f"到{year}年"


def _plain_kind(clause: Clause) -> TargetKind:
    if clause.value is None:
        return TargetKind.TREND
    if clause.op is Op.BETWEEN:
        return TargetKind.RANGE
    if clause.op in (Op.GE, Op.GT):
        return TargetKind.MIN
    return TargetKind.MAX if clause.op in (Op.LE, Op.LT) else TargetKind.EXACT


def _clause_as_json(clause: Clause) -> dict[str, Any]:
    shape: dict[str, Any] = {}
    for name in _JSON_FIELDS:
        value = getattr(clause, name)
        if value is None or value is False:
            continue
        shape["class" if name == "class_" else name] = value if value is True else str(value)
    return shape
