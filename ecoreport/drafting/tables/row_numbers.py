"""The number of each row of a task table: from its own column, from the texts, or by counting."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ecoreport.drafting.gathering import as_number, cell_number
from ecoreport.drafting.tables.columns import Column
from ecoreport.drafting.tables.rows import Record
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.model.program import Number


def number_rows(records: Sequence[Record]) -> list[tuple[Number, Record]]:
    """Each row with its number; numbers that stood at the head of its texts are taken out there.

    Where no column holds numbers, the first column of texts counts whose texts all begin with one of their own; where the
    titles only begin with one, it is theirs; rows without any are counted from 1 in each section.
    """
    if any(record.text(Column.NO) for record in records):
        return [
            (cell_number(record.text(Column.NO)) or position, record)
            for position, record in _counted(records)
        ]
    source = _source(records)
    numbered: list[tuple[Number, Record]] = []
    for position, record in _counted(records):
        own = parse_number(record.text(source)) if source is not None else None
        cells = dict(record.cells)
        for column in (Column.TITLE, source):
            if column is not None and (head := parse_number(record.text(column))) is not None:
                cells[column] = head.rest
        numbered.append(
            (as_number(own.printed) if own is not None else position, replace(record, cells=cells))
        )
    return numbered


def _counted(records: Sequence[Record]) -> Iterator[tuple[int, Record]]:
    position = 0
    for index, record in enumerate(records):
        position = 1 if index == 0 or record.sections != records[index - 1].sections else position + 1
        yield position, record


def _source(records: Sequence[Record]) -> Column | None:
    for column in (Column.TITLE, Column.REQUIREMENT):
        found = [parse_number(record.text(column)) for record in records]
        printed = [number.printed for number in found if number is not None]
        if len(printed) == len(records) and len(set(printed)) == len(printed):
            return column
    return Column.TITLE if any(parse_number(record.text(Column.TITLE)) for record in records) else None
