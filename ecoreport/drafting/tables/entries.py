"""Rows of a flattened table before their cells are placed, and what all of them together show of the table."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.tables.alignment import placeable
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import squeeze

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
    """Who leads in the rows of tasks that have all their cells."""
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
    has_figures = Column.INDICATOR in columns and Column.TARGET in columns
    return Habits(
        leads=frozenset() if has_figures else _leads(rows, behind),
        groups=_groups(entries, rows, behind) if columns[:number_at] == (Column.AREA,) else frozenset(),
        merges_units=any(not any(unit_likeness(text) == 1 for text in texts[1:]) for texts in rows),
    )


def _leads(rows: Sequence[Sequence[str]], behind: Sequence[Column]) -> frozenset[str]:
    leading = [index for index, column in enumerate(behind) if column in {Column.LEAD, Column.RESPONSIBLE}]
    if not leading or Column.COOPERATE not in behind:
        return frozenset()
    named = (texts[leading[0]] for texts in rows if len(texts) >= len(behind))
    return frozenset(squeeze(name) for name in named if unit_likeness(name) == 1)


def _groups(
    entries: Sequence[Entry], rows: Sequence[Sequence[str]], behind: Sequence[Column]
) -> frozenset[str]:
    """What ends rows where a remark may stand, as long as the first group and told once."""
    if not entries or entries[0].number is not None or behind[-1] not in _REMARKS:
        return frozenset()
    first = entries[0].paragraphs[0].text
    ends = Counter(texts[-1] for texts in rows[:-1] if texts)
    return frozenset(
        text for text, count in ends.items() if count == 1 and len(text) == len(first) and text.isalpha()
    )
