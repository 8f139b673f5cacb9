"""Documents that need a helper program: .doc, .wps, .rtf, .odt through LibreOffice, .pdf through pdfplumber."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.refusing import refuse
from ecoreport.drafting.wording import clean
from ecoreport.errors import MissingToolError, UnreadableFileError
from ecoreport.model.finding import Place

TIME_LIMIT = 120
"""Seconds LibreOffice may take; a plan of 200 pages takes about 10."""
MAX_PAGES = 400
_OFFICES = ("soffice", "libreoffice", "soffice.exe")
_WINDOWS_OFFICE = Path("C:/Program Files/LibreOffice/program/soffice.exe")


def convert_to_docx(data: bytes, *, name: str, kind: str, suffix: str) -> bytes:
    """The document as the bytes of a .docx file, converted in a folder of its own.

    Raises:
        MissingToolError: LibreOffice is not installed.
        UnreadableFileError: LibreOffice could not convert the file.
    """
    office = _office()
    if office is None:
        missing = find("DRAFT-109", name=name, kind=kind)
        raise MissingToolError(f"{missing.message}{missing.remedy}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"plan{suffix}")
        source.write_bytes(data)
        call = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(Path(folder, "out")),
            str(source),
        ]
        try:
            subprocess.run(call, check=True, capture_output=True, timeout=TIME_LIMIT)
            return Path(folder, "out", "plan.docx").read_bytes()
        except subprocess.TimeoutExpired as wrong:
            raise refuse("DRAFT-111", name=name, detail=f"超过 {TIME_LIMIT} 秒") from wrong
        except (subprocess.CalledProcessError, OSError) as wrong:
            raise refuse("DRAFT-111", name=name, detail="文件可能已损坏") from wrong


def read_pdf(data: bytes, *, name: str) -> Document:
    """The lines and ruled tables of a PDF, page by page; a scanned PDF without text is refused as empty.

    Raises:
        MissingToolError: pdfplumber is not installed.
        UnreadableFileError: The PDF is damaged, locked or holds pictures only.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as wrong:
        missing = find("DRAFT-110", name=name)
        raise MissingToolError(f"{missing.message}{missing.remedy}") from wrong
    blocks: list[Block] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise refuse("DRAFT-105", name=name, size=f"{len(pdf.pages)} 页", limit=f"{MAX_PAGES} 页")
            for number, page in enumerate(pdf.pages, start=1):
                blocks += _page_blocks(page, number, name)
                page.close()
    except UnreadableFileError:
        raise
    except PDFPasswordIncorrect as wrong:
        raise refuse("DRAFT-103", name=name) from wrong
    except Exception as wrong:  # pdfminer raises whatever its parser trips over
        if isinstance(wrong.__cause__, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(wrong):
            raise refuse("DRAFT-103", name=name) from wrong
        raise refuse("DRAFT-104", name=name, detail="PDF 结构不完整") from wrong
    count = sum(isinstance(block, Table) for block in blocks)
    doubt = find("DRAFT-026", place=Place(file=name), name=name, count=count)
    return Document(name=name, blocks=tuple(blocks), doubts=(doubt,))


def _page_blocks(page: Any, number: int, name: str) -> list[Block]:
    """The page from top to bottom: lines of text outside tables, and tables as grids."""
    found = [table for table in page.find_tables() if max(len(row.cells) for row in table.rows) > 1]
    boxes = [table.bbox for table in found]

    def outside(piece: dict[str, Any]) -> bool:
        middle = (piece["top"] + piece["bottom"]) / 2
        return not any(top <= middle <= bottom for _, top, _, bottom in boxes)

    placed: list[tuple[float, Block]] = []
    for line in page.filter(
        lambda piece: piece["object_type"] != "char" or outside(piece)
    ).extract_text_lines():
        if text := clean(line["text"]):
            placed.append((line["top"], Paragraph(text=text, place=Place(file=name, sheet=f"第{number}页"))))
    for index, table in enumerate(found, start=1):
        rows = tuple(
            Row(cells=cells, place=Place(file=name, sheet=f"第{number}页表{index}", line=row))
            for row, cells in enumerate(_pdf_rows(table), start=1)
        )
        placed.append((table.bbox[1], Table(rows=rows)))
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _pdf_rows(table: Any) -> list[tuple[Cell, ...]]:
    """The grid of a ruled table; a position without a cell of its own belongs to the cell whose rectangle covers it."""
    texts = table.extract()
    boxes = {
        (row, column): box
        for row, line in enumerate(table.rows)
        for column, box in enumerate(line.cells)
        if box is not None
    }
    middles: dict[int, float] = {}
    for (_, column), (left, _, right, _) in sorted(boxes.items(), key=lambda item: item[1][2] - item[1][0]):
        middles.setdefault(column, (left + right) / 2)
    grid = []
    for row, line in enumerate(texts):
        heights = [(box[3] - box[1], (box[1] + box[3]) / 2) for (own, _), box in boxes.items() if own == row]
        middle = min(heights, default=(0.0, 0.0))[1]
        cells = []
        for column, text in enumerate(line):
            owner = (row, column)
            if owner not in boxes and column in middles:
                owner = next(
                    (
                        spot
                        for spot, (left, top, right, bottom) in boxes.items()
                        if left <= middles[column] <= right and top <= middle <= bottom
                    ),
                    owner,
                )
                text = texts[owner[0]][owner[1]]
            plain = clean("".join(text.split("\n"))) if text else ""
            cells.append(Cell(text=plain, from_above=owner[0] < row, from_left=owner[1] < column))
        grid.append(tuple(cells))
    return grid


def _office() -> str | None:
    for program in _OFFICES:
        if found := shutil.which(program):
            return found
    return str(_WINDOWS_OFFICE) if _WINDOWS_OFFICE.exists() else None
