"""Cells of a clerk's workbook changed in place; all else stays."""

from io import BytesIO

import openpyxl
import xlsxwriter
from openpyxl.styles import Font

from ecoreport.sheets_edit import CellEdit, edit_cells


def workbook() -> bytes:
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("表")
        bold = book.add_format({"bold": True, "num_format": "@"})
        sheet.write("A1", "甲", bold)
        sheet.merge_range("B1:B3", "合", bold)
        sheet.write("C1", 5)
        sheet.write_comment("A1", "批注")
        sheet.data_validation("A1:A9", {"validate": "list", "source": ["甲", "乙"]})
    return target.getvalue()


def test_only_the_named_cells_change():
    edits = [
        CellEdit(sheet="表", row=2, column=1, text="=SUM(C1)"),
        CellEdit(sheet="表", row=2, column=2, text="拆"),
        CellEdit(sheet="表", row=1, column=3, text=""),
    ]
    sheet = openpyxl.load_workbook(BytesIO(edit_cells(workbook(), edits)))["表"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=SUM(C1)", "s"), "a text, no formula"
    assert (sheet["A2"].font.b, sheet["A2"].number_format) == (Font(bold=True).b, "@"), (
        "like the cell above it"
    )
    assert (sheet["B1"].value, sheet["B2"].value, sheet["B3"].value) == ("合", "拆", None)
    assert not sheet.merged_cells.ranges
    assert sheet["C1"].value is None
    assert sheet["A1"].comment.text == "批注"
    assert sheet.data_validations.dataValidation[0].formula1 == '"甲,乙"'
