import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.comments import Comment
from sample_form import MOMENT, blank_of, codes, filled_of, form_of, opened, read, saved, text_of

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.submission import AnswerKind
from ecoreport.sheets import CellKind, read_book
from ecoreport.workbook import annotate_return, fill_workbook


def _finding(cell: str | None, *, code: str = "BOOK-050", sheet: str | None = "指标填报") -> Finding:
    return find(code, place=Place(file="报表.xlsx", sheet=sheet, cell=cell, text="96.5"), sheet="指标填报")


def test_filling_touches_only_the_cells_it_fills() -> None:
    before = {
        (s.name, p): c.text
        for s in read_book(blank_of(), name="").sheets
        for p, c in s.cells.items()
        if not c.formula
    }
    after = {
        (s.name, p): c.text
        for s in read_book(filled_of(), name="").sheets
        for p, c in s.cells.items()
        if not c.formula
    }
    assert {place: after[place] for place in before} == before
    assert len(after) - len(before) == 9


def test_text_that_looks_like_a_formula_or_number_stays_text() -> None:
    slot = (AnswerKind.TASK, "1-1", "progress")
    for typed in ("=1+1", "12", "@cmd", "a\nb", "  前后空格  ", "_x0041_"):
        submission, _ = read(fill_workbook(blank_of(), form_of(), {slot: typed}))
        answer = submission.answer(*slot)
        assert answer is not None
        assert (answer.text, answer.number, answer.formula) == (typed, None, None)


_SLOTS = tuple((cell.kind, cell.key, cell.field) for cell in form_of().fill_cells())
_TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn"), include_characters="\n"), min_size=1)
_NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9)


@settings(max_examples=25)
@given(st.dictionaries(st.sampled_from(_SLOTS), _TEXTS | _NUMBERS, max_size=12))
def test_whatever_is_filled_in_comes_back(answers: dict[tuple[AnswerKind, str, str], str | Decimal]) -> None:
    submission, _ = read(fill_workbook(blank_of(), form_of(), answers))
    for answer in (a for a in submission.answers if a.kind is not AnswerKind.PRINTED):
        typed = answers.get((answer.kind, answer.key, answer.field), "")
        if isinstance(typed, Decimal):
            assert answer.number == typed
        else:
            assert (answer.text, answer.number) == (typed, None)


def test_control_characters_never_reach_a_file() -> None:
    slot = (AnswerKind.TASK, "1-1", "progress")
    assert read(fill_workbook(blank_of(), form_of(), {slot: "a\x07b\ufffe"}))[0].answer(*slot).text == "ab"  # type: ignore[union-attr]


def test_stored_results_of_live_checks_do_not_outlive_the_filling() -> None:
    sheet = read_book(filled_of(), name="").sheet("指标填报")
    assert sheet is not None
    formulas = [cell for cell in sheet.cells.values() if cell.formula]
    assert formulas
    assert {cell.kind for cell in formulas} == {CellKind.NO_RESULT}


def test_an_answer_without_a_cell_is_a_bug() -> None:
    with pytest.raises(KeyError):
        fill_workbook(blank_of(), form_of(), {(AnswerKind.METRIC, "9.9", "value"): Decimal(1)})


def test_simulated_workbooks_say_so_wherever_they_can() -> None:
    data = fill_workbook(blank_of(), form_of(), {}, simulated=True, now=MOMENT)
    book = opened(data)
    for sheet in book.worksheets[:-1]:
        assert str(sheet["B1"].value).startswith("【模拟数据】")
    submission, findings = read(data)
    assert submission.simulated
    assert findings == ()
    del book.custom_doc_props["ecoreport_simulated"]
    assert read(saved(book))[0].simulated


def test_the_annotated_copy_has_comments_colours_and_a_list_with_links() -> None:
    copy = opened(
        annotate_return(
            filled_of(), [_finding("F5"), _finding("F5", code="BOOK-017"), _finding(None, sheet=None)]
        )
    )
    assert copy.sheetnames[-1] == "审核意见"
    assert copy.active.title == "审核意见"
    comment = copy["指标填报"]["F5"].comment
    assert comment is not None
    assert "BOOK-050" in comment.text
    assert "BOOK-017" in comment.text
    rows = list(copy["审核意见"].iter_rows(min_row=4, values_only=True))
    assert [row[6] for row in rows] == ["BOOK-050", "BOOK-017", "BOOK-050"]
    assert copy["审核意见"]["C4"].hyperlink.location == "'指标填报'!F5"
    assert copy["审核意见"]["C6"].hyperlink is None


def test_a_must_is_coloured_and_the_cells_own_format_stays() -> None:
    wrong = find(
        "BOOK-046", place=Place(sheet="指标填报", cell="F5"), item="指标1", column="填报值", text="#REF!"
    )
    copy = opened(annotate_return(filled_of(), [wrong]))["指标填报"]
    areas = [
        str(block.sqref)
        for block in copy.conditional_formatting
        if block.rules[0].formula == ['N("ecoreport")=0']
    ]
    assert areas == ["F5"]
    assert copy["F5"].fill.fgColor.rgb == opened(filled_of())["指标填报"]["F5"].fill.fgColor.rgb


def test_nothing_of_the_clerk_is_lost() -> None:
    book = opened(filled_of())
    book["指标填报"]["F5"].comment = Comment("按年报口径。", "科员")
    book["任务进展"]["G5"].comment = Comment("待补。", "科员")
    stream = BytesIO(saved(book))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("customXml/item1.xml", "<note>保留</note>")
    data = stream.getvalue()
    copy = annotate_return(data, [_finding("F5")])
    assert (
        zipfile.ZipFile(BytesIO(copy)).read("customXml/item1.xml") == b"<note>\xe4\xbf\x9d\xe7\x95\x99</note>"
    )
    annotated = opened(copy)
    assert "按年报口径。" in annotated["指标填报"]["F5"].comment.text
    assert "BOOK-050" in annotated["指标填报"]["F5"].comment.text
    assert annotated["任务进展"]["G5"].comment.text == "待补。"
    before, after = read_book(data, name=""), read_book(copy, name="")
    for sheet in before.sheets:
        kept = after.sheet(sheet.name)
        assert kept is not None
        assert {p: c.text for p, c in kept.cells.items()} == {p: c.text for p, c in sheet.cells.items()}


def test_a_corrected_copy_is_read_like_any_return_and_annotated_anew() -> None:
    copy = annotate_return(filled_of(), [_finding("F5"), _finding("F6")])
    submission, findings = read(copy)
    assert codes(findings) == []
    assert text_of(submission, AnswerKind.METRIC, "1.1", "value") == "96.5"
    again = opened(annotate_return(copy, [_finding("F6")]))
    assert again.sheetnames.count("审核意见") == 1
    assert "审核意见2" not in again.sheetnames
    assert again["指标填报"]["F5"].comment is None
    assert again["指标填报"]["F6"].comment.text.count("BOOK-050") == 1
    assert len(list(again["审核意见"].iter_rows(min_row=4))) == 1


def test_the_clerks_own_sheet_of_that_name_is_left_alone() -> None:
    book = opened(filled_of())
    book.create_sheet("审核意见")["A1"] = "本单位自己的"
    copy = opened(annotate_return(saved(book), [_finding("F5")]))
    assert copy["审核意见"]["A1"].value == "本单位自己的"
    assert copy.sheetnames[-1] == "审核意见2"


def test_the_annotated_copy_follows_the_specification(tmp_path: Path) -> None:
    audit = pytest.importorskip("openxml_audit")
    path = tmp_path / "退回.xlsx"
    path.write_bytes(annotate_return(filled_of(), [_finding("F5"), _finding("G6", sheet="任务进展")]))
    result = audit.OpenXmlValidator().validate(path)
    assert result.is_valid, result.errors


def test_the_copy_of_a_workbook_with_macros_is_an_ordinary_one_without_them() -> None:
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(filled_of())) as source, zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "[Content_Types].xml":
                ordinary = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
                assert ordinary in content
                content = content.replace(ordinary, b"vnd.ms-excel.sheet.macroEnabled.main")
                binary = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
                content = content.replace(b"<Override", binary + b"<Override", 1)
            elif name == "xl/_rels/workbook.xml.rels":
                kind = b"http://schemas.microsoft.com/office/2006/relationships/vbaProject"
                more = (
                    b'<Relationship Id="rIdVba" Type="'
                    + kind
                    + b'" Target="vbaProject.bin"/></Relationships>'
                )
                content = content.replace(b"</Relationships>", more)
            target.writestr(name, content)
        target.writestr("xl/vbaProject.bin", b"macros")
    _, findings = read(stream.getvalue())
    assert codes(findings) == ["FILE-051"]
    copy = annotate_return(stream.getvalue(), [_finding("F5")])
    with zipfile.ZipFile(BytesIO(copy)) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]
        assert b"macroEnabled" not in package.read("[Content_Types].xml")
        assert b"vbaProject" not in package.read("xl/_rels/workbook.xml.rels")
    assert "BOOK-050" in opened(copy)["指标填报"]["F5"].comment.text
    assert codes(read(copy)[1]) == []
