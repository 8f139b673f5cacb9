"""The tables of a document with the titles over them, the notes under them, and the unit whose list they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.tables.headings import split_table
from ecoreport.drafting.tables.marks import settle_marks
from ecoreport.drafting.tables.rows import Reading, TableKind, is_note, read_table
from ecoreport.drafting.tables.sections import settle_sections
from ecoreport.drafting.tables.shared_measures import share_measure
from ecoreport.drafting.words.captions import (
    continues_caption,
    is_caption,
    labelled_unit,
    list_name,
    marks_continuation,
    names_filler,
    strip_annex,
    tells_measure,
    unit_in_caption,
    unit_named,
    units_told,
)
from ecoreport.drafting.words.numbering import parse_number, without_number
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.model.finding import Place
from ecoreport.model.program import Papers

_TASK_LIST = "任务分解表"
"""What a table of tasks without a title is called."""
_PLAIN_SHEET = re.compile(r"(?:Sheet|工作表|表)?\s*\d*(?:\s*\(\d+\))?|表\d+", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class PlacedTable:
    """A table with the title over it and the notes under it."""

    reading: Reading
    caption: str
    unit: str | None
    list: str = ""
    """What its rows are listed under, where they are not those of a unit."""


def place_tables(blocks: tuple[Block, ...], *, region: str = "") -> list[PlacedTable]:
    """The tables in order; one that goes on after a page keeps the columns and the title of the one before.

    Args:
        blocks: The document's.
        region: The place the plan is for; a table that names who answers for its rows is not the list of that place.
    """
    placed: list[PlacedTable] = []
    recent: list[Paragraph] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            if placed and not recent and is_note(block.text, placed[-1].reading):
                placed[-1].reading.notes.append((block.text, block.place))
            else:
                recent.append(block)
            continue
        for table in split_table(block):
            before = placed[-1] if placed and _only_goes_on(recent, placed[-1]) else None
            reading = read_table(table, before=before.reading if before is not None else None)
            share_measure(reading, [paragraph.text for paragraph in recent[-3:]])
            recent = [paragraph for paragraph in recent if not tells_measure(paragraph.text)]
            caption, unit = _caption(recent, reading)
            if before is not None and (recent or all(map(marks_continuation, reading.captions))):
                caption, unit = before.caption, before.unit
            placed.append(PlacedTable(reading=reading, caption=caption, unit=unit))
            recent = []
    for one in placed:
        names_leads = bool({Column.LEAD, Column.RESPONSIBLE} & set(one.reading.columns))
        if one.unit and names_leads and region.endswith(one.unit):
            one.unit = None
        settle_marks(one.reading)
        settle_sections(one.reading, caption=one.caption)
    _take_headings_as_sections(placed)
    _name_lists(placed)
    return placed


def _take_headings_as_sections(placed: list[PlacedTable]) -> None:
    """Tables with the same columns, each under a numbered heading of its own, are one list; the headings are its sections."""
    kinds: dict[tuple[tuple[str, ...], str], list[PlacedTable]] = {}
    for table in placed:
        number = parse_number(table.caption)
        if number is not None and table.unit is None and not is_caption(table.caption):
            kinds.setdefault((table.reading.heading, number.style), []).append(table)
    for tables in kinds.values():
        if len({table.caption for table in tables}) < 2:
            continue
        for table in tables:
            table.reading.records = [
                record if record.sections else replace(record, sections=(table.caption,))
                for record in table.reading.records
            ]
            table.caption = ""


def _name_lists(placed: list[PlacedTable]) -> None:
    """Names each list by the kind of table, 任务分解表, or by its whole title where several are of one kind."""
    captions: dict[str, set[str]] = {}
    own = [table for table in placed if table.unit is None and table.reading.kind is TableKind.TASKS]
    for table in own:
        table.list = list_name(table.caption) or _sheet_name(table.reading) or _TASK_LIST
        captions.setdefault(table.list, set()).add(table.caption)
    for table in own:
        if len(captions[table.list]) > 1 and table.caption:
            table.list = strip_annex(table.caption)


def _sheet_name(reading: Reading) -> str | None:
    """What the clerk called the sheet, where it says something: neither Sheet1 nor 任务."""
    sheet = reading.place.sheet
    return sheet if sheet and len(sheet) > 3 and not _PLAIN_SHEET.fullmatch(sheet) else None


def _only_goes_on(recent: list[Paragraph], before: PlacedTable) -> bool:
    """True when nothing stands between two tables but 续表 or the first one's title again."""
    return all(
        marks_continuation(paragraph.text)
        or tells_measure(paragraph.text)
        or strip_annex(paragraph.text) in {"", strip_annex(before.caption)}
        for paragraph in recent
    )


def _caption(recent: list[Paragraph], reading: Reading) -> tuple[str, str | None]:
    """The title over a table and the unit whose list it is.

    Who fills in a table (填表单位) is not who answers for it, where its rows name others.
    """
    names_units = bool({*UNIT_COLUMNS} & set(reading.columns))
    for text in reading.captions:
        unit = unit_in_caption(text) or (None if names_units else unit_named(text))
        if unit is not None and not (names_units and names_filler(text)):
            return text, unit
    near = recent[-3:]
    for index in range(len(near) - 1, -1, -1):
        text = near[index].text
        if (
            index
            and continues_caption(text)
            and labelled_unit(text) is None
            and len(near[index - 1].text) <= 30
        ):
            text = near[index - 1].text + text
        unit = unit_in_caption(text)
        if unit is not None and not (names_units and names_filler(text)):
            return text, unit
        name = without_number(text)
        if unit_likeness(name) == 1 and len(name) <= 20 and not re.search("[、：:（(]", name):
            return text, name
    for paragraph in reversed(near):
        if is_caption(paragraph.text):
            return paragraph.text, None
    for text in reversed(reading.captions):
        if labelled_unit(text) is None and units_told(text) is None:
            return text, None
    return (near[-1].text if near and len(near[-1].text) <= 60 else ""), None


def headings_in(reading: Reading) -> Iterator[tuple[str, Place]]:
    """The headings across a table, each once, with the place of the first row under it."""
    seen: set[str] = set()
    for record in reading.records:
        for heading in record.sections:
            if heading not in seen:
                seen.add(heading)
                yield heading, record.place


def build_papers(tables: list[PlacedTable]) -> Papers:
    """Titles and footnotes of the plan's own tables."""
    target = next(
        (t.caption for t in tables if t.reading.kind is TableKind.INDICATORS and is_caption(t.caption)), None
    )
    tasks = [t for t in tables if t.reading.kind is TableKind.TASKS and is_caption(t.caption)]
    own = next((t.caption for t in tasks if t.unit is None), None)
    pattern = next(
        (strip_annex(t.caption).replace(t.unit, "{unit}", 1) for t in tasks if t.unit is not None), None
    )
    footnote = next((text for t in tables for text, _ in t.reading.notes if "★" in text), None)
    return Papers(
        target_table=strip_annex(target) if target else None,
        task_table=strip_annex(own) if own else None,
        task_lists=pattern,
        footnote=footnote,
    )
