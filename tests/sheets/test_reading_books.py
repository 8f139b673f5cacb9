from decimal import Decimal
from io import BytesIO

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from raw_packages import STRICT, STRICT_RELATION, parts_of, rows_of, workbook_of, zip_of

from ecoreport.errors import UnreadableFileError
from ecoreport.sheets import Book, CellKind, SheetState, read_book


def _read(sheet: str, **others: str) -> Book:
    return read_book(workbook_of(sheet, **others), name="表.xlsx")


def _codes(book: Book) -> list[str]:
    return [finding.code for finding in book.findings]


def test_a_written_workbook_is_read_with_values_formats_and_surroundings() -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("指标填报")
    sheet.write_string("B2", "达标率")
    sheet.write_number("C2", 0.953, book.add_format({"num_format": "0.00%"}))
    sheet.write_formula("C3", "=C2*2", None, 1.906)
    sheet.write_formula("C4", "=1/0", None, "#DIV/0!")
    sheet.write_boolean("C5", True)
    sheet.merge_range("B7:D8", "合并")
    sheet.set_row(9, None, None, {"hidden": True})
    sheet.set_column("F:G", None, None, {"hidden": True})
    sheet.protect()
    book.add_worksheet("藏").very_hidden()
    book.define_name("达标率", "=指标填报!$C$2")
    book.set_custom_property("eco.unit", "水利局")
    book.close()

    read = read_book(stream.getvalue(), name="报表.xlsx")

    shown = read.sheets[0]
    assert read.sheet(" 指标填报 ") is shown
    assert shown.text(2, 2) == "达标率"
    percent = shown.at("C2")
    assert percent is not None
    assert (percent.number, percent.format, percent.text) == (Decimal("0.953"), "0.00%", "0.953")
    doubled = shown.at("C3")
    assert doubled is not None
    assert (doubled.formula, doubled.number) == ("C2*2", Decimal("1.906"))
    assert [shown.at(a).kind for a in ("C4", "C5")] == [CellKind.ERROR, CellKind.BOOLEAN]  # type: ignore[union-attr]
    assert [str(area) for area in shown.merges] == ["B7:D8"]
    assert shown.is_hidden(10, 1)
    assert shown.is_hidden(1, 7)
    assert not shown.is_hidden(1, 1)
    assert shown.protected
    assert read.sheets[1].state is SheetState.VERY_HIDDEN
    assert read.names["达标率"] == "指标填报!$C$2"
    assert read.properties == {"eco.unit": "水利局"}
    assert read.findings == ()


def test_binary_noise_is_removed_at_fifteen_digits() -> None:
    cell = _read(rows_of('<row r="1"><c r="A1"><v>0.95299999999999996</v></c></row>')).sheets[0].at("A1")
    assert cell is not None
    assert (cell.number, cell.text) == (Decimal("0.953"), "0.953")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**8), max_value=10**8))
def test_numbers_come_back_as_they_were_stored(number: Decimal) -> None:
    cell = _read(rows_of(f'<row r="1"><c r="A1"><v>{float(number)!r}</v></c></row>')).sheets[0].at("A1")
    assert cell is not None
    assert cell.number == number


def test_strict_open_xml_is_read() -> None:
    cells = '<row r="1"><c r="A1" t="s"><v>0</v></c></row>'
    book = _read(rows_of(cells), strings="<si><t>严格</t></si>", namespace=STRICT, relation=STRICT_RELATION)
    assert book.sheets[0].text(1, 1) == "严格"


def test_the_declared_dimension_is_not_believed() -> None:
    book = _read('<dimension ref="A1"/>' + rows_of('<row r="3"><c r="D3"><v>7</v></c></row>'))
    assert book.sheets[0].text(3, 4) == "7"


def test_rows_out_of_order_and_cells_without_reference_find_their_place() -> None:
    cells = "<row r='5'><c><v>1</v></c><c><v>2</v></c></row><row r='2'><c r='C2'><v>3</v></c></row>"
    sheet = _read(rows_of(cells)).sheets[0]
    assert [(c.address, c.text) for c in sheet.in_order()] == [("C2", "3"), ("A5", "1"), ("B5", "2")]


def test_rich_text_is_joined_and_phonetic_text_left_out() -> None:
    strings = "<si><r><t>东</t></r><r><t>京</t></r><rPh sb='0' eb='1'><t>トウ</t></rPh></si>"
    inline = '<c r="B1" t="inlineStr"><is><t>直</t><rPh><t>x</t></rPh></is></c>'
    sheet = _read(rows_of(f'<row r="1"><c r="A1" t="s"><v>0</v></c>{inline}</row>'), strings=strings).sheets[
        0
    ]
    assert (sheet.text(1, 1), sheet.text(1, 2)) == ("东京", "直")


def test_raised_digits_and_struck_text_do_not_run_into_the_figure() -> None:
    strings = (
        "<si><r><t>95.3</t></r><r><rPr><vertAlign val='superscript'/></rPr><t>1</t></r><r><t>%</t></r></si>"
        "<si><r><rPr><strike/></rPr><t>12</t></r><r><rPr><strike val='0'/></rPr><t>13</t></r></si>"
        "<si><r><t>PM</t></r><r><rPr><vertAlign val='subscript'/></rPr><t>2.5</t></r></si>"
    )
    shared = "".join(f'<c r="{column}1" t="s"><v>{index}</v></c>' for index, column in enumerate("ABC"))
    inline = (
        '<c r="D1" t="inlineStr"><is><r><t>28μg/m</t></r>'
        '<r><rPr><vertAlign val="superscript"/></rPr><t>3</t></r><r><t>，2022</t></r></is></c>'
    )
    (sheet,) = _read(rows_of(f'<row r="1">{shared}{inline}</row>'), strings=strings).sheets
    texts = [sheet.text(1, column) for column in range(1, 5)]
    assert texts == ["95.3¹%", "（划去：12）13", "PM2.5", "28μg/m³，2022"]


def test_a_cell_whose_style_strikes_it_out_says_so() -> None:
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet()
    sheet.write_row("A1", [12, "已完成"], book.add_format({"font_strikeout": True}))
    sheet.write_row("C1", [13, 14], book.add_format({"bold": True}))
    book.close()
    cells = list(read_book(stream.getvalue(), name="表.xlsx").sheets[0].in_order())
    assert [(cell.text, cell.struck) for cell in cells] == [
        ("12", True),
        ("已完成", True),
        ("13", False),
        ("14", False),
    ]


def test_text_in_a_cell_of_another_type_does_not_reach_the_next_cell() -> None:
    cells = '<c r="A1"><v>1</v><is><t>甲</t></is></c><c r="B1" t="inlineStr"><is><t>乙</t></is></c>'
    sheet = _read(rows_of(f'<row r="1">{cells}</row>')).sheets[0]
    assert (sheet.text(1, 1), sheet.text(1, 2)) == ("1", "乙")


def test_control_characters_are_removed_and_said() -> None:
    book = _read(rows_of('<row r="1"><c r="A1" t="inlineStr"><is><t>a_x0007_b_xD800_</t></is></c></row>'))
    assert book.sheets[0].text(1, 1) == "ab"
    assert [(f.code, f.place.cell) for f in book.findings] == [("FILE-052", "A1")]


def test_an_underscore_escape_stands_for_itself() -> None:
    book = _read(rows_of('<row r="1"><c r="A1" t="inlineStr"><is><t>_x005F_x0041_</t></is></c></row>'))
    assert book.sheets[0].text(1, 1) == "_x0041_"


def test_a_formula_without_result_is_neither_empty_nor_zero() -> None:
    cell = _read(rows_of('<row r="1"><c r="A1"><f>B1+1</f></c></row>')).sheets[0].at("A1")
    assert cell is not None
    assert (cell.kind, cell.formula, cell.number) == (CellKind.NO_RESULT, "B1+1", None)


def test_a_formula_whose_result_is_an_empty_text_is_told_apart() -> None:
    cell = _read(rows_of('<row r="1"><c r="A1" t="str"><f>B1&amp;""</f><v></v></c></row>')).sheets[0].at("A1")
    assert cell is not None
    assert (cell.kind, cell.text) == (CellKind.TEXT, "")


@pytest.mark.parametrize(("flag", "shown"), [("0", "2022-12-01"), ("1", "2026-12-02")])
def test_dates_follow_the_date_system_of_the_workbook(flag: str, shown: str) -> None:
    styles = '<numFmts><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>'
    styles += '<cellXfs><xf numFmtId="0"/><xf numFmtId="176"/></cellXfs>'
    cells = '<row r="1"><c r="A1" s="1"><v>44896</v></c></row>'
    book = _read(rows_of(cells), styles=styles, workbook=f'<workbookPr date1904="{flag}"/>')
    assert book.sheets[0].text(1, 1) == shown


def test_a_value_from_another_workbook_is_used_with_a_note() -> None:
    book = _read(rows_of('<row r="1"><c r="A1"><f>[1]预算!B2</f><v>5</v></c></row>'))
    assert book.sheets[0].text(1, 1) == "5"
    assert _codes(book) == ["FILE-054"]


def test_a_value_from_a_program_is_not_used() -> None:
    parts = parts_of(
        rows_of('<row r="1"><c r="A1"><f>[1]!cmd</f><v>5</v></c></row>'),
        workbook='<externalReferences><externalReference r:id="r9"/></externalReferences>',
    )
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = rels.replace(
        "</Relationships>", '<Relationship Id="r9" Type="x/externalLink" Target="dde.xml"/></Relationships>'
    )
    namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/dde.xml"] = (
        f'<externalLink xmlns="{namespace}"><ddeLink ddeService="cmd" ddeTopic="x"/></externalLink>'
    )
    book = read_book(zip_of(parts), name="a.xlsx")
    cell = book.sheets[0].at("A1")
    assert cell is not None
    assert (cell.kind, cell.text) == (CellKind.NO_RESULT, "")
    assert _codes(book) == ["FILE-055"]


def test_cells_outside_any_sheet_are_counted_not_used() -> None:
    book = _read(rows_of('<row r="1"><c r="XFE1"><v>1</v></c><c r="XFD1048576"><v>2</v></c></row>'))
    assert [c.address for c in book.sheets[0].in_order()] == ["XFD1048576"]
    assert _codes(book) == ["FILE-056"]


@pytest.mark.parametrize("stored", ["abc", "NaN", "1E999999", "1,5"])
def test_a_number_that_is_none_is_an_error_cell_with_a_finding(stored: str) -> None:
    book = _read(rows_of(f'<row r="1"><c r="A1"><v>{stored}</v></c></row>'))
    assert book.sheets[0].at("A1").kind is CellKind.ERROR  # type: ignore[union-attr]
    assert _codes(book) == ["FILE-057"]


def test_a_part_in_utf_16_is_read() -> None:
    parts = parts_of("")
    xml = str(parts["xl/worksheets/sheet1.xml"]).replace(
        "</worksheet>", rows_of('<row r="1"><c r="A1"><v>1</v></c></row>') + "</worksheet>"
    )
    parts["xl/worksheets/sheet1.xml"] = ('<?xml version="1.0" encoding="UTF-16"?>' + xml).encode("utf-16")
    assert read_book(zip_of(parts), name="a.xlsx").sheets[0].text(1, 1) == "1"


def test_backslashes_in_member_names_are_read_as_slashes() -> None:
    parts = parts_of(rows_of('<row r="1"><c r="A1"><v>1</v></c></row>'))
    data = zip_of(parts).replace(b"xl/worksheets/sheet1.xml", b"xl\\worksheets\\sheet1.xml")
    assert read_book(data, name="a.xlsx").sheets[0].text(1, 1) == "1"


def test_a_sheet_outside_the_package_is_no_sheet() -> None:
    parts = parts_of("")
    rels = str(parts["xl/_rels/workbook.xml.rels"])
    parts["xl/_rels/workbook.xml.rels"] = rels.replace("worksheets/sheet1.xml", "../../../etc/passwd")
    with pytest.raises(UnreadableFileError) as caught:
        read_book(zip_of(parts), name="a.xlsx")
    assert caught.value.code == "FILE-017"


def test_openpyxl_sees_the_same_cells() -> None:
    stream = BytesIO()
    book = openpyxl.Workbook()
    sheet = book.active
    values = {
        (r, c): f"第{r}行{c}列" if (r + c) % 2 else r * 1.5 - c for r in range(1, 30) for c in range(1, 9)
    }
    for (row, column), value in values.items():
        sheet.cell(row, column, value)
    book.save(stream)
    read = read_book(stream.getvalue(), name="a.xlsx").sheets[0]
    for (row, column), value in values.items():
        cell = read.cell(row, column)
        assert cell is not None
        assert cell.text == value if isinstance(value, str) else cell.number == Decimal(str(value))
    assert len(read.cells) == len(values)


def test_a_good_package_is_read_under_any_name_with_a_note() -> None:
    book = read_book(workbook_of(rows_of('<row r="1"><c r="A1"><v>1</v></c></row>')), name="报表.xls")
    assert book.sheets[0].text(1, 1) == "1"
    assert _codes(book) == ["FILE-059"]


def test_each_cell_that_shares_a_formula_has_it_as_it_reads_there() -> None:
    data = workbook_of(
        "<sheetData>"
        '<row r="1"><c r="C1"><f t="shared" ref="C1:C3" si="0">A1/$B$1*100</f><v>50</v></c></row>'
        '<row r="2"><c r="C2"><f t="shared" si="0"/><v>60</v></c></row>'
        '<row r="3"><c r="C3"><f t="shared" si="0"></f><v>70</v></c><c r="D3"><f>C3</f><v>70</v></c></row>'
        "</sheetData>"
    )
    sheet = read_book(data, name="表.xlsx").sheets[0]
    assert [sheet.cells[place].formula for place in ((1, 3), (2, 3), (3, 3), (3, 4))] == [
        "A1/$B$1*100",
        "A2/$B$1*100",
        "A3/$B$1*100",
        "C3",
    ]


def test_a_shared_formula_that_is_none_stays_as_it_stands() -> None:
    data = workbook_of(
        "<sheetData>"
        '<row r="1"><c r="B1"><f t="shared" ref="B1:B2" si="0">}(A1</f><v>1</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>2</v></c></row>'
        "</sheetData>"
    )
    assert read_book(data, name="表.xlsx").sheets[0].cells[(2, 2)].formula == "}(A1"
