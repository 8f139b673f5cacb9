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
    return Document(name=name, blocks=tuple(blocks))


def _page_blocks(page: Any, number: int, name: str) -> list[Block]:
    """The page from top to bottom: lines of text outside tables, and tables as grids."""
    found = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
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
            Row(cells=_pdf_cells(cells), place=Place(file=name, sheet=f"第{number}页表{index}", line=row))
            for row, cells in enumerate(table.extract(), start=1)
        )
        placed.append((table.bbox[1], Table(rows=rows)))
    return [block for _, block in sorted(placed, key=lambda pair: pair[0])]


def _pdf_cells(cells: list[str | None]) -> tuple[Cell, ...]:
    """Pdfplumber gives None for a position that a merged cell covers; which way it was merged is not known."""
    return tuple(Cell(text=clean("".join(cell.split("\n"))) if cell else "") for cell in cells)


def _office() -> str | None:
    for program in _OFFICES:
        if found := shutil.which(program):
            return found
    return str(_WINDOWS_OFFICE) if _WINDOWS_OFFICE.exists() else None
