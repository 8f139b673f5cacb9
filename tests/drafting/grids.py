"""Small text grids turned into real Word, web and Excel tables: `^` goes on from above, `<` from the left."""

import html
import io
from collections.abc import Sequence
from pathlib import Path

import docx
import xlsxwriter

Block = str | list[list[str]]
"""A paragraph, or a table as rows of cells."""


def grid(text: str) -> list[list[str]]:
    """A table from lines with upright bars between the cells."""
    return [[cell.strip() for cell in line.strip().split("|")] for line in text.strip().splitlines()]


def write_docx(path: Path, blocks: Sequence[Block]) -> Path:
    """The blocks as a Word document with truly merged cells."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=len(block), cols=len(block[0]))
        for top, left, bottom, right, text in _areas(block):
            cell = table.cell(top, left)
            if (top, left) != (bottom, right):
                cell = cell.merge(table.cell(bottom, right))
            cell.text = text
    document.save(str(path))
    return path


def write_html(path: Path, blocks: Sequence[Block], *, encoding: str = "utf-8") -> Path:
    """The blocks as a web page with rowspan and colspan, between a menu and a footer."""
    pieces = [
        f'<html><head><meta charset="{encoding}"></head><body><nav><a>首页</a> <a>政务公开</a></nav><div>'
    ]
    for block in blocks:
        if isinstance(block, str):
            pieces.append(f"<p>{html.escape(block)}</p>")
            continue
        areas = {(top, left): (bottom, right, text) for top, left, bottom, right, text in _areas(block)}
        pieces.append("<table>")
        for row in range(len(block)):
            pieces.append("<tr>")
            for column in range(len(block[0])):
                if (row, column) in areas:
                    bottom, right, text = areas[row, column]
                    spans = f'rowspan="{bottom - row + 1}" colspan="{right - column + 1}"'
                    lines = html.escape(text).replace("\n", "<br>")
                    pieces.append(f"<td {spans}>{lines}</td>")
            pieces.append("</tr>")
        pieces.append("</table>")
    pieces.append("</div><p>版权所有：某某网站</p><script>var a = '牵头单位：无';</script></body></html>")
    path.write_bytes("\n".join(pieces).encode(encoding))
    return path


def write_xlsx(path: Path, sheets: dict[str, list[list[str]]]) -> Path:
    """A workbook with one table a sheet, with truly merged cells."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for top, left, bottom, right, text in _areas(rows):
            if (top, left) == (bottom, right):
                sheet.write_string(top, left, text)
            else:
                sheet.merge_range(top, left, bottom, right, text)
    book.close()
    path.write_bytes(buffer.getvalue())
    return path


def _areas(rows: list[list[str]]) -> list[tuple[int, int, int, int, str]]:
    """Each cell of a grid with the last row and column it reaches, counted from 0."""
    found = []
    for top, row in enumerate(rows):
        for left, text in enumerate(row):
            if text in {"^", "<"}:
                continue
            right = left
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            bottom = top
            while bottom + 1 < len(rows) and rows[bottom + 1][left] == "^":
                bottom += 1
            found.append((top, left, bottom, right, text))
    return found
