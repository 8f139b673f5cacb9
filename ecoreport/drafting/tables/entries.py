"""Rows of a flattened table before their cells are placed, and what all of them together show of the table."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.tables.alignment import placeable
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.words.shapes import is_area, is_nature, is_remark, is_single, unit_likeness
from ecoreport.drafting.words.wording import squeeze

_MANY = 6
_FEW = 0.34
"""In a table of many rows, each of which names somebody and few of which name only one unit, that one leads."""
_SHORT = 3
_FIELD_END = re.compile(
    "(?:保护|治理|建设|管理|发展|生活|制度|安全|经济|文化|改善|提升|环境|生态|资源|服务|设施|防控|防范|减排|降耗|节约|利用|振兴|保障|创新|监管)$"
)
"""How the names of fields of work end."""
_REMARKS = frozenset({Column.REMARK, Column.IGNORED, Column.NOTED})


@dataclass(slots=True)
class Entry:
    """A numbered row, or a heading row, before its cells are placed."""

    paragraphs: list[Paragraph]
    number: str | None
    """None for a heading row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """What the rows of a table show together, where a single row leaves it open."""

    leads: frozenset[str] = frozenset()
    """Who leads in the rows of tasks that have all their cells, or stands alone where each row names somebody."""
    groups: frozenset[str] = frozenset()
    """What ends rows where a remark may stand and is likely the group of the next ones."""
    merges_units: bool = True
    """Whether some row names nobody, so that a row without helpers may have those above."""


def read_habits(entries: Sequence[Entry], columns: Sequence[Column | None]) -> Habits:
    """The habits of a table with row numbers.

    Args:
        entries: Its rows and heading rows, in order.
        columns: Its columns.
    """
    number_at = columns.index(Column.NO)
    behind = placeable(columns[number_at + 1 :])
    rows = [[line.text for line in entry.paragraphs] for entry in entries if entry.number is not None]
    named = [[text for text in texts[1:] if unit_likeness(text) == 1] for texts in rows]
    grouped = number_at > 0 and set(columns[:number_at]) == {Column.AREA}
    has_figures = Column.INDICATOR in columns and Column.TARGET in columns
    return Habits(
        leads=frozenset() if has_figures else _leads(rows, named, behind),
        groups=_groups(entries, rows, behind, depth=number_at) if grouped else frozenset(),
        merges_units=not all(named),
    )


def _leads(
    rows: Sequence[Sequence[str]], named: Sequence[Sequence[str]], behind: Sequence[Column]
) -> frozenset[str]:
    leading = [index for index, column in enumerate(behind) if column in {Column.LEAD, Column.RESPONSIBLE}]
    if not leading or Column.COOPERATE not in behind:
        return frozenset()
    whole = (texts[leading[0]] for texts in rows if len(texts) >= len(behind))
    lone = [names[0] for names in named if len(names) == 1 and is_single(names[0])]
    is_rule = len(rows) >= _MANY and all(named) and len(lone) <= _FEW * len(rows)
    alone = lone if is_rule else []
    return frozenset(squeeze(name) for name in (*whole, *alone) if unit_likeness(name) == 1)


def _groups(
    entries: Sequence[Entry], rows: Sequence[Sequence[str]], behind: Sequence[Column], *, depth: int
) -> frozenset[str]:
    """What stands at the end of rows where a remark may stand, looks like the first group and is told once."""
    if not entries or entries[0].number is not None or behind[-1] not in _REMARKS:
        return frozenset()
    first = entries[0].paragraphs[0].text
    ends = Counter(text for texts in rows[:-1] for text in texts[-depth:])
    return frozenset(text for text, count in ends.items() if count == 1 and _may_be_group(text, like=first))


def _may_be_group(text: str, *, like: str) -> bool:
    """True for a word that is more likely a group, as 绿地建设 is beside 综合管理, than a remark."""
    if not text.isalpha() or is_remark(text) or is_nature(text) or unit_likeness(text) > 0:
        return False
    return (
        len(text) == len(like)
        or is_area(text)
        or (len(text) > _SHORT and _FIELD_END.search(text) is not None)
    )
