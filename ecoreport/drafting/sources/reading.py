"""Any plan document as blocks: what the file is decides, not its name."""

import codecs
import io
import re
import zipfile
import zlib
from pathlib import Path

import olefile

from ecoreport.drafting.documents import Block, Document, Paragraph
from ecoreport.drafting.sources import conversion, pdf_files, plain_text, spreadsheets, web_pages, word_files
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.errors import UnreadableFileError
from ecoreport.sheets.package import MAX_MEMBERS, MAX_PART_BYTES, MAX_TOTAL_BYTES
from ecoreport.sheets.recognition import ARCHIVES, COMPOUND_FILE, MAX_FILE_BYTES, PICTURES

MAX_LETTERS = 1_000_000
"""A plan of 200 pages has about 150,000; an empty cell counts as one."""
_OTHER_KINDS = (
    *((mark, "图片") for mark in PICTURES),
    *((mark, "压缩包") for mark in ARCHIVES),
    (b"MZ", "程序"),
    (b"\x7fELF", "程序"),
)
_NEVER_TEXT = frozenset({".docx", ".doc", ".wps", ".xlsx", ".xls", ".et", ".pdf"})
"""Endings of files that hold no plain text: what cannot be decoded there is damage, no question of encoding."""
_WORD_ENCRYPTED = 0x0100
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|div|table|p|meta)[\s>]", re.IGNORECASE)


def read_document(path: Path) -> Document:
    """The paragraphs and tables of a plan document.

    Raises:
        UnreadableFileError: The file is missing, empty, damaged, locked by a password, too large, or no document.
        MissingToolError: The file needs LibreOffice or pdfplumber, and that is not installed.
    """
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise refuse(
                "DRAFT-105",
                name=path.name,
                size=_megabytes(path.stat().st_size),
                limit=_megabytes(MAX_FILE_BYTES),
            )
        data = path.read_bytes()
    except (OSError, ValueError) as wrong:
        raise refuse("DRAFT-108", name=str(path)) from wrong
    document = _read_bytes(data, path)
    if not document.blocks:
        raise refuse("DRAFT-101", name=path.name)
    letters = sum(_letters(block) for block in document.blocks)
    if letters > MAX_LETTERS:
        raise refuse("DRAFT-105", name=path.name, size=f"{letters:,} 字", limit=f"{MAX_LETTERS:,} 字")
    return document


def _read_bytes(data: bytes, path: Path) -> Document:
    name = path.name
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise refuse("DRAFT-101", name=name)
    if data.startswith(b"%PDF"):
        return pdf_files.read_pdf(data, name=name)
    if data.startswith(b"PK"):
        return _read_package(data, path)
    if data.startswith(COMPOUND_FILE):
        return _read_compound(data, path)
    if data.startswith(b"{\\rtf"):
        return _read_converted(data, name=name, kind="RTF 文件", suffix=".rtf")
    for mark, kind in _OTHER_KINDS:
        if data.startswith(mark):
            raise refuse("DRAFT-102", name=name, kind=kind)
    if _HTML.search(_first_letters(data)):
        return web_pages.read_page(data, name=name)
    try:
        return plain_text.read_text(data, name=name)
    except UnreadableFileError as wrong:
        kind = path.suffix.lower()
        if kind not in _NEVER_TEXT:
            raise
        raise refuse("DRAFT-104", name=name, detail=f"内容不是 {kind} 文件") from wrong


def _read_package(data: bytes, path: Path) -> Document:
    name = path.name
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {member.filename.replace("\\", "/"): member.file_size for member in package.infolist()}
            if len(package.infolist()) > MAX_MEMBERS or sum(members.values()) > MAX_TOTAL_BYTES:
                raise refuse("DRAFT-105", name=name, size="展开后过大", limit=_megabytes(MAX_TOTAL_BYTES))
            if max(members.values(), default=0) > MAX_PART_BYTES:
                raise refuse("DRAFT-105", name=name, size="展开后过大", limit=_megabytes(MAX_PART_BYTES))
            if len({member.lower() for member in members}) < len(package.infolist()):
                raise refuse("DRAFT-107", name=name, detail="同一部件出现两次")
            if any(member.lower() == "word/document.xml" for member in members):
                return word_files.read_word(package, name=name)
            mimetype = package.read("mimetype")[:100] if "mimetype" in members else b""
    except (
        zipfile.BadZipFile,
        EOFError,
        OSError,
        NotImplementedError,
        RuntimeError,
        zlib.error,
    ) as wrong:
        raise refuse("DRAFT-104", name=name, detail="压缩结构不完整") from wrong
    if "xl/workbook.xml" in {member.lower() for member in members} or b"spreadsheet" in mimetype:
        return spreadsheets.read_workbook(path)
    if b"opendocument.text" in mimetype:
        return _read_converted(data, name=name, kind="OpenDocument 文件", suffix=".odt")
    raise refuse("DRAFT-102", name=name, kind="压缩包")


def _read_compound(data: bytes, path: Path) -> Document:
    name = path.name
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as compound:
            streams = {"/".join(parts).lower() for parts in compound.listdir()}
            if "encryptedpackage" in streams or "encryptioninfo" in streams:
                raise refuse("DRAFT-103", name=name)
            if "worddocument" in streams:
                head = compound.openstream("WordDocument").read(12)
                if int.from_bytes(head[10:12], "little") & _WORD_ENCRYPTED:
                    raise refuse("DRAFT-103", name=name)
            is_book = bool(streams & {"workbook", "book"})
    except (OSError, ValueError, IndexError) as wrong:
        raise refuse("DRAFT-104", name=name, detail="复合文档结构不完整") from wrong
    if "worddocument" in streams:
        return _read_converted(data, name=name, kind="旧版 Word 或 WPS 文件（.doc、.wps）", suffix=".doc")
    if is_book:
        return spreadsheets.read_workbook(path)
    raise refuse("DRAFT-102", name=name, kind="不认识的旧式文件")


def _read_converted(data: bytes, *, name: str, kind: str, suffix: str) -> Document:
    converted = conversion.convert_to_docx(data, name=name, kind=kind, suffix=suffix)
    with zipfile.ZipFile(io.BytesIO(converted)) as package:
        return word_files.read_word(package, name=name)


def _first_letters(data: bytes) -> bytes:
    """The first letters with one byte each, as far as they are Latin ones."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[:8192].decode("utf-16", errors="replace").encode("ascii", errors="replace")
    return data[:4096]


def _letters(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(block.text)
    return sum(len(cell.text) + 1 for row in block.rows for cell in row.cells if not cell.from_left)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"
