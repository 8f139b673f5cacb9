"""Marks on the names of indicators that a note under their table explains: *为约束性指标，其余为参考性指标."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.rows import Reading, Record, TableKind
from ecoreport.drafting.words.shapes import is_nature

_SIGN = r"[*★☆▲△※◆◇●○]"
_STARS = "★☆"
"""Stars stay: they tell key indicators as well."""
_MEANING = re.compile(
    rf"[“\"]?(?P<mark>{_SIGN})[”\"]?\s*(?:号|的)?\s*(?:为|表示|代表|是|系|[:：])\s*(?P<nature>[\u4e00-\u9fff]{{2,5}}?)指标"
)
_OTHERS = re.compile(r"(?:其余|其他|其它|未标注?的?)(?:均)?为(?P<nature>[\u4e00-\u9fff]{2,5}?)指标")


def settle_marks(reading: Reading) -> None:
    """Gives the indicators of a table the nature that its notes give to a mark, and takes the mark off their names."""
    if reading.kind is not TableKind.INDICATORS or Column.NATURE in reading.columns:
        return
    meanings, others = _meanings([text for text, _ in reading.notes])
    if meanings:
        reading.records = [_settled(record, meanings, others) for record in reading.records]


def _meanings(notes: Sequence[str]) -> tuple[dict[str, str], str | None]:
    meanings: dict[str, str] = {}
    others: str | None = None
    for note in notes:
        for found in _MEANING.finditer(note):
            if is_nature(found.group("nature")):
                meanings[found.group("mark")] = found.group("nature")
        if (rest := _OTHERS.search(note)) is not None and is_nature(rest.group("nature")):
            others = rest.group("nature")
    return meanings, others


def _settled(record: Record, meanings: dict[str, str], others: str | None) -> Record:
    marked = (Column.NO, Column.INDICATOR)
    mark = next((mark for mark in meanings if any(mark in record.text(column) for column in marked)), None)
    nature = meanings[mark] if mark is not None else others
    cells = dict(record.cells)
    for column in marked:
        if mark is not None and mark not in _STARS and column in cells:
            cells[column] = cells[column].replace(mark, "").strip()
    return replace(record, cells={**cells, Column.NATURE: nature} if nature else cells)
