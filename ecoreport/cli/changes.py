"""What changed between two programmes, in sentences an office can go through."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecoreport.spec import Change

_HEADINGS = (
    ("方案", ("program", "phase")),
    ("单位", ("unit",)),
    ("指标", ("indicator", "metric")),
    ("任务", ("task", "metric")),
)
_ITEMS = {
    "program": "方案",
    "phase": "阶段",
    "unit": "单位",
    "indicator": "指标",
    "metric": "分项",
    "task": "任务",
}
_LONGEST = 60
_ROUND = 12
"""A text longer than the first is shown only where it differs, with so many characters on either side."""


def describe_changes(changes: Sequence[Change]) -> Iterator[str]:
    """The lines of a report: a heading for each part of the plan that changed, then its changes, then the count."""
    for heading, part in groupby(changes, key=_heading):
        own = list(part)
        yield f"{heading}（{len(own)} 处）"
        moved = [change for change in own if change.kind == "renumbered"]
        yield from (f"  {line}" for line in _renumbered(moved))
        yield from (f"  {_sentence(change)}" for change in own if change not in moved)
    yield f"共 {len(changes)} 处变化。"


def _heading(change: Change) -> str:
    in_task = change.item == "metric" and not (change.at or "").startswith("指标 ")
    item = "task" if in_task else change.item
    return next(heading for heading, items in _HEADINGS if item in items)


def _renumbered(changes: Sequence[Change]) -> Iterator[str]:
    """Items with other numbers; a row of neighbours that moved on together is one line."""
    for _, run in groupby(enumerate(changes), key=_row):
        rows = [change for _, change in run]
        first, last = rows[0], rows[-1]
        if len(rows) > 2:
            yield (
                f"改号 {_table(first)} {first.old} 至 {last.old} 顺次改为 {first.new} 至 {last.new}："
                f"“{first.name}”至“{last.name}”，共 {len(rows)} 项"
            )
        else:
            yield from map(_sentence, rows)


def _row(numbered: tuple[int, Change]) -> tuple[str, int, int]:
    """Equal for neighbours of one table whose numbers follow one another, before and after."""
    index, change = numbered
    old, new = change.old or "", change.new or ""
    if not old.isdecimal() or not new.isdecimal():
        return (_sentence(change), 0, 0)
    return (_table(change), int(old) - index, int(new) - index)


def _table(change: Change) -> str:
    """What the numbers count: 指标, or the table or list a task stands in."""
    return "指标" if change.item == "indicator" else (change.at or "").rpartition("第 ")[0]


def _sentence(change: Change) -> str:
    from ecoreport.spec import ChangeKind
    from ecoreport.spec.labels import CHOICES, label

    what = _what(change)
    old, new = (CHOICES.get(text or "", text or "无") for text in (change.old, change.new))
    old, new = _shortened(old, new)
    match change.kind:
        case ChangeKind.ADDED:
            return f"新增 {what}" + (
                f"：{change.new}" if change.new and change.item in {"metric", "phase"} else ""
            )
        case ChangeKind.DROPPED:
            return f"取消 {what}" + (
                f"：{change.old}" if change.old and change.item in {"metric", "phase"} else ""
            )
        case ChangeKind.SPLIT:
            return f"拆分 {what}：拆为 {change.new}"
        case ChangeKind.MERGED:
            return f"合并 {what}：由 {change.old} 合并而成"
        case ChangeKind.RENUMBERED:
            return f"改号 {what}：{old} → {new}"
        case ChangeKind.TARGET:
            return f"目标 {what}：{old} → {new}"
        case ChangeKind.UNITS | ChangeKind.REDEFINED:
            return f"改动 {what}的{label(change.field or '')}：{old} → {new}"


def _what(change: Change) -> str:
    """The thing that changed, with where it stands: 指标 13 分项“森林覆盖率”."""
    if change.item == "program":
        return _ITEMS[change.item]
    kind = "" if change.item in {"indicator", "task"} else _ITEMS[change.item]
    at = change.at or ""
    between = " " if at and kind and not at.endswith("）") else ""
    return f"{at}{between}{kind}“{change.name}”"


def _shortened(old: str, new: str) -> tuple[str, str]:
    """Both texts, or where they are long only what differs."""
    if max(len(old), len(new)) <= _LONGEST:
        return old, new
    start = _same(old, new)
    end = _same(old[start:][::-1], new[start:][::-1])
    return _part(old, start, end), _part(new, start, end)


def _same(one: str, other: str) -> int:
    """So many characters at the beginning are the same."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _part(text: str, start: int, end: int) -> str:
    first, last = max(start - _ROUND, 0), min(len(text) - end + _ROUND, len(text))
    shown = text[first:last]
    if len(shown) > 2 * _LONGEST:
        shown = f"{shown[:_LONGEST]}…{shown[-_LONGEST:]}"
    return ("…" if first else "") + shown + ("…" if last < len(text) else "")
