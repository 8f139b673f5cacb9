"""What a person should look at in the tables of a plan."""

from collections.abc import Sequence

from ecoreport.drafting.gathering import Gathering
from ecoreport.drafting.tables.beside import indicators_beside_tasks
from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.tables.placing import PlacedTable
from ecoreport.drafting.tables.rows import Reading, TableKind


def doubt_tables(tables: Sequence[PlacedTable], gathering: Gathering) -> None:
    """Adds a doubt for each table, or column of a table, that was not read, and for units that were inferred."""
    for table in tables:
        reading = table.reading
        label = table.caption or reading.place.sheet or "表"
        if reading.misplaced is not None:
            title, text = reading.misplaced
            gathering.doubt("DRAFT-028", reading.place, table=label, title=title, text=text[:30])
        elif reading.kind is TableKind.UNKNOWN:
            if len(reading.heading) > 2:
                header = "、".join(reading.heading)[:80]
                gathering.doubt("DRAFT-025", reading.place, table=label, header=header)
        else:
            _doubt_columns(reading, label, gathering)


def _doubt_columns(reading: Reading, label: str, gathering: Gathering) -> None:
    if reading.unused:
        columns = "、".join(title or "（没有表头）" for title in reading.unused)
        gathering.doubt("DRAFT-027", reading.place, table=label, columns=columns)
    if reading.filled:
        rows = "、".join(reading.filled)
        gathering.doubt("DRAFT-007", reading.place, table=f"“{label}”", count=len(reading.filled), rows=rows)
    for title, column in reading.inferred:
        role = "配合单位" if column is Column.COOPERATE else "责任单位"
        gathering.doubt("DRAFT-037", reading.place, table=label, column=title or "（没有表头）", role=role)
    for column in UNIT_COLUMNS:
        own = [title for title, one in zip(reading.heading, reading.columns, strict=False) if one is column]
        if len({title.partition("（")[0] for title in own}) > 1:
            gathering.doubt("DRAFT-038", reading.place, table=label, columns="、".join(own))
    beside = indicators_beside_tasks(reading)
    if beside is not None and set(UNIT_COLUMNS) & set(reading.columns):
        gathering.doubt("DRAFT-036", reading.place, table=label, count=len(beside.records))
