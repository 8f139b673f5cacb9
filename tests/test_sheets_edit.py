"""Cells of a clerk's workbook changed in place; all else stays."""

import zipfile
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from ecoreport.errors import UnreadableFileError
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
    sheet = openpyxl.load_workbook(BytesIO(edit_cells(workbook(), edits, name="表.xlsx")))["表"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=SUM(C1)", "s"), "a text, no formula"
    assert (sheet["A2"].font.b, sheet["A2"].number_format) == (Font(bold=True).b, "@"), (
        "like the cell above it"
    )
    assert (sheet["B1"].value, sheet["B2"].value, sheet["B3"].value) == ("合", "拆", None)
    assert not sheet.merged_cells.ranges
    assert sheet["C1"].value is None
    assert sheet["A1"].comment.text == "批注"
    assert sheet.data_validations.dataValidation[0].formula1 == '"甲,乙"'


def test_every_other_part_of_the_workbook_stays_byte_for_byte():
    target = BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet, other = book.add_worksheet("表"), book.add_worksheet("图")
        sheet.write_column("A1", ["甲", "乙"])
        sheet.write_comment("A1", "很长的批注" * 30, {"x_scale": 3, "y_scale": 2})
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=图!$A$1:$A$2"})
        other.insert_chart("B2", chart)
        other.insert_textbox("B20", "我的文本框")
    before = zipfile.ZipFile(BytesIO(target.getvalue()))
    edits = [CellEdit(sheet="表", row=3, column=2, text="新"), CellEdit(sheet="表", row=2, column=1, text="")]
    after = zipfile.ZipFile(BytesIO(edit_cells(target.getvalue(), edits, name="表.xlsx")))
    assert before.namelist() == after.namelist()
    changed = [name for name in before.namelist() if before.read(name) != after.read(name)]
    assert changed == ["xl/worksheets/sheet1.xml"]


def test_a_formula_that_is_overwritten_leaves_nothing_that_excel_would_call_damaged():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet["A1"], sheet["A2"] = "=1+1", "=2+2"
    target = BytesIO()
    book.save(target)
    chained = BytesIO()
    with zipfile.ZipFile(BytesIO(target.getvalue())) as old, zipfile.ZipFile(chained, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "[Content_Types].xml":
                data = data.replace(
                    b"</Types>", b'<Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>'
                )
            elif name == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain"
                link = b'<Relationship Id="rId99" Type="' + kind + b'" Target="calcChain.xml"/>'
                data = data.replace(b"</Relationships>", link + b"</Relationships>")
            new.writestr(name, data)
        new.writestr("xl/calcChain.xml", b"<calcChain/>")
    edits = [CellEdit(sheet=sheet.title, row=1, column=1, text="数")]
    after = zipfile.ZipFile(BytesIO(edit_cells(chained.getvalue(), edits, name="表.xlsx")))
    assert "xl/calcChain.xml" not in after.namelist()
    assert not any(b"calcChain" in after.read(name) for name in after.namelist())
    kept = openpyxl.load_workbook(BytesIO(edit_cells(chained.getvalue(), edits, name="表.xlsx"))).active
    assert (kept["A1"].value, kept["A2"].value) == ("数", "=2+2")


def test_rows_and_cells_without_addresses_are_counted():
    markup = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b"<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>"
    )
    book = openpyxl.Workbook()
    target = BytesIO()
    book.save(target)
    plain = BytesIO()
    with zipfile.ZipFile(BytesIO(target.getvalue())) as old, zipfile.ZipFile(plain, "w") as new:
        for name in old.namelist():
            new.writestr(name, markup if name.endswith("sheet1.xml") else old.read(name))
    edits = [CellEdit(sheet=book.active.title, row=1, column=2, text="改")]
    sheet = openpyxl.load_workbook(BytesIO(edit_cells(plain.getvalue(), edits, name="表.xlsx"))).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [[1, "改"], [3, None]]


def test_a_file_of_another_format_is_refused_in_words():
    with pytest.raises(UnreadableFileError, match=r"表\.xls"):
        edit_cells(b"\xd0\xcf\x11\xe0" + bytes(600), [], name="表.xls")
