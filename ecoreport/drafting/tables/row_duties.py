"""Who answers for a row of a table: its columns of units, or what its remark says."""

import re

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.rows import Record
from ecoreport.drafting.words.roles import (
    Role,
    Statement,
    parse_statement,
    split_statements,
    starts_with_role,
)
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.program import Who

_COLUMNS = (
    (Role.LEAD, Column.LEAD),
    (Role.RESPONSIBLE, Column.RESPONSIBLE),
    (Role.COOPERATE, Column.COOPERATE),
    (Role.DEADLINE, Column.DEADLINE),
)
_LEADING = r"(?:牵头|主办|主责|负责)"
_HELPING = r"(?:配合|协助|参与|协办|协同)"
_DATES = re.compile(r"20\d\d年(?:\d{1,2}月)?|(?<![\d年])\d{1,2}月")
_TIME = re.compile(r"[，,；;]\s*(?P<time>(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月)[^，,；;、]{0,4})$")
_OWN_PART = re.compile(rf"(?:为)?(?:(?P<lead>{_LEADING})|(?P<help>{_HELPING}))(?:单位|部门|落实)?")
_HELPS = re.compile(rf"{_HELPING}(?P<unit>.{{2,24}})")
_IS_LED = re.compile(rf"(?:由)?(?P<unit>.{{2,24}}){_LEADING}")


def row_statement(record: Record, unit: Who | None = None) -> Statement:
    """The units and the deadline of a row; nothing where it names none.

    Args:
        record: The row.
        unit: The unit whose list the row stands in: a remark such as 牵头 or 配合区水利局 then tells its part.
    """
    parts: list[tuple[Role | None, str]] = [
        part for role, column in _COLUMNS if (text := record.text(column)) for part in _labelled(role, text)
    ]
    if not any(role is Role.DEADLINE for role, _ in parts):
        parts = _without_time(parts)
    if not any(role is not Role.DEADLINE for role, _ in parts):
        parts = [*_in_remark(squeeze(record.text(Column.REMARK)), unit), *parts]
    return Statement(parts=tuple(parts))


def _labelled(role: Role, text: str) -> tuple[tuple[Role | None, str], ...]:
    """What a cell says of units; one with labels inside, 牵头单位：甲局 配合单位：乙局 完成时限：6月, says more than its column."""
    told = parse_statement(text) if starts_with_role(text) else None
    return told.parts if told is not None else ((role, text),)


def _without_time(parts: list[tuple[Role | None, str]]) -> list[tuple[Role | None, str]]:
    """The parts with the one time that stands behind the units, 县水利局，2025年6月底前, as a part of its own."""
    found = [(role, text, _TIME.search(text)) for role, text in parts]
    times = {match.group("time") for _, text, match in found if match and len(_DATES.findall(text)) == 1}
    if len(times) != 1:
        return parts
    units = [(role, text[: match.start()] if match else text) for role, text, match in found]
    return [*units, (Role.DEADLINE, times.pop())]


def _in_remark(remark: str, unit: Who | None) -> list[tuple[Role | None, str]]:
    if not remark or len(remark) > 120:
        return []
    if unit is not None:
        if (own := _OWN_PART.fullmatch(remark)) is not None:
            return [(Role.LEAD if own.group("lead") else Role.COOPERATE, unit.words)]
        other = _HELPS.fullmatch(remark) or _IS_LED.fullmatch(remark)
        if other is not None and unit_likeness(other.group("unit")) == 1:
            return [(Role.LEAD, other.group("unit")), (Role.COOPERATE, unit.words)]
    split = split_statements(f"。{remark}")
    return [part for statement in split.statements for part in statement.parts]
