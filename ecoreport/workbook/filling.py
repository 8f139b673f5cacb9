"""Filling a workbook that was sent out, as a clerk would: values into cells that may be filled, nothing else touched."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal

from lxml import etree

from ecoreport.model.submission import AnswerKind
from ecoreport.sheets import address
from ecoreport.sheets_edit.parts import EditedWorkbook, Element, clear, set_number, set_text, tag
from ecoreport.workbook.form import HEADING_ROW, KEY_COLUMN, Form, FormSheet
from ecoreport.workbook.identity import SIMULATED_MARK, SIMULATED_PROPERTY
from ecoreport.workbook.measuring import count_lines, row_height

Slot = tuple[AnswerKind, str, str]
"""Kind, key and field of an answer."""

_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CUSTOM_PART = "docprops/custom.xml"
_CORE_PART = "docprops/core.xml"
_MODIFIED = "{http://purl.org/dc/terms/}modified"
_PROPERTY_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def fill_workbook(
    data: bytes,
    form: Form,
    answers: Mapping[Slot, str | Decimal],
    *,
    simulated: bool = False,
    now: datetime | None = None,
) -> bytes:
    """The same workbook with the answers in it.

    Stored results of the live checks are taken out, so that whoever opens the workbook computes them anew.

    Args:
        data: A workbook that `render_blank` made of this form.
        form: Where each answer belongs.
        answers: What to type; decimals become number cells, texts text cells, whatever they look like.
        simulated: Marks the workbook as 模拟数据: in its properties and in the heading of every sheet.
        now: Becomes the date of last change.

    Raises:
        KeyError: When the form has no cell for an answer.
    """
    book = EditedWorkbook(data, name="")
    parts = {entry.name: entry.part for entry in book.workbook().sheets}
    slots = {(cell.kind, cell.key, cell.field): cell for cell in form.fill_cells()}
    typed = [(slots[slot], value) for slot, value in answers.items()]
    for sheet in form.sheets:
        root = book.tree(parts[sheet.title])
        values = {(cell.row, cell.column): value for cell, value in typed if cell.sheet == sheet.title}
        _fill_sheet(root, sheet, values, heading=f"{SIMULATED_MARK}{sheet.heading}" if simulated else None)
    if simulated:
        _add_property(book.tree(_CUSTOM_PART), SIMULATED_PROPERTY)
    if now is not None:
        for modified in book.tree(_CORE_PART).iter(_MODIFIED):
            modified.text = now.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
    return book.render()


def _fill_sheet(
    root: Element, sheet: FormSheet, values: Mapping[tuple[int, int], str | Decimal], heading: str | None
) -> None:
    by_address = {cell.get("r"): cell for cell in root.iter(tag("c"))}
    for cell in by_address.values():
        result = cell.find(tag("v"))
        if cell.find(tag("f")) is not None and result is not None:
            cell.remove(result)
            cell.attrib.pop("t", None)
    if heading is not None:
        set_text(by_address[address(HEADING_ROW, KEY_COLUMN + 1)], heading)
    for (row, column), value in values.items():
        cell = by_address[address(row, column)]
        if isinstance(value, Decimal):
            set_number(cell, f"{value:f}")
        elif value:
            set_text(cell, value)
        else:
            clear(cell)
    filters = root.find(tag("autoFilter"))
    for row, lines in _lines_needed(sheet, values):
        element = by_address[address(row, KEY_COLUMN)].getparent()
        if element.attrib.pop("hidden", None) and filters is not None:
            for criterion in list(filters):  # a filter that no longer tells which rows are in sight
                filters.remove(criterion)
        if float(element.get("ht", "0")) < row_height(lines):
            element.set("ht", f"{row_height(lines):g}")
            element.set("customHeight", "1")


def _lines_needed(
    sheet: FormSheet, values: Mapping[tuple[int, int], str | Decimal]
) -> Iterator[tuple[int, int]]:
    widths = {column.column: column.layout.width for column in sheet.columns}
    for (row, column), value in values.items():
        yield row, count_lines(str(value), widths[column])


def _add_property(root: Element, name: str) -> None:
    taken = [int(child.get("pid", "1")) for child in root]
    entry = etree.SubElement(
        root, f"{{{_CUSTOM}}}property", fmtid=_PROPERTY_FORMAT, pid=str(max(taken, default=1) + 1), name=name
    )
    etree.SubElement(entry, f"{{{_TYPES}}}lpwstr").text = "1"
