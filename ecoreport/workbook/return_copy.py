"""The annotated copy that goes back to the department: its own workbook, with every finding where it belongs."""

from collections.abc import Sequence

from lxml import etree

from ecoreport.errors import UnreadableFileError
from ecoreport.model.finding import Finding, Severity
from ecoreport.sheets import SheetState, read_book
from ecoreport.sheets_edit.parts import MAIN, EditedWorkbook
from ecoreport.workbook.notes import write_marks, write_notes
from ecoreport.workbook.review_sheet import (
    ReviewLine,
    build_lines,
    is_review_sheet,
    render_list,
    write_review_sheet,
)


def annotate_return(data: bytes, findings: Sequence[Finding]) -> bytes:
    """A copy of the return with the findings in it; everything the clerk has in the workbook stays, except macros.

    Cells get a comment and a colour, and a sheet 审核意见 lists all findings with links. What an earlier annotation put in is
    replaced, so that a corrected copy can be annotated again. A return in an old or foreign format cannot be written
    back; for it comes a workbook with the list alone.

    Args:
        data: The bytes of a return that `read_return` accepted.
        findings: What its unit has to correct, explain or know; places in other files are listed without a link.
    """
    read = read_book(data, name="")
    lines = build_lines(
        findings, [sheet.name for sheet in read.sheets if sheet.state is not SheetState.VERY_HIDDEN]
    )
    book = _editable(data) if read.kind == "xlsx" else None
    if book is None:
        return render_list(lines)
    book.drop_macros()
    parts = {entry.name: entry.part for entry in book.workbook().sheets}
    earlier = next((sheet.name for sheet in read.sheets if is_review_sheet(sheet)), None)
    for name in (sheet.name for sheet in read.sheets if sheet.state is not SheetState.VERY_HIDDEN):
        if name != earlier:
            _annotate_sheet(book, parts[name], [line for line in lines if line.sheet == name and line.cell])
    write_review_sheet(book, lines, replace=parts[earlier] if earlier else None)
    return book.render()


def _annotate_sheet(book: EditedWorkbook, part: str, lines: Sequence[ReviewLine]) -> None:
    texts: dict[str, str] = {}
    marks: dict[str, Severity] = {}
    for line in lines:
        if line.cell is None:
            continue
        words = f"【{line.severity}】{line.message}{line.remedy}[{line.code}]"
        texts[line.cell] = f"{texts[line.cell]}\n{words}" if line.cell in texts else words
        before = marks.get(line.cell, Severity.NOTE)
        marks[line.cell] = min(before, line.severity, key=lambda severity: severity.rank)
    write_notes(book, part, texts)
    write_marks(book, part, marks)


def _editable(data: bytes) -> EditedWorkbook | None:
    """The workbook for editing; None for the strict family of Open XML, in which our parts would be foreign."""
    try:
        book = EditedWorkbook(data, name="")
        root = book.tree(book.main_part)
    except (UnreadableFileError, etree.XMLSyntaxError):
        return None
    return book if root.tag.startswith(f"{{{MAIN}}}") else None
