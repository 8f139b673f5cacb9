"""What a file is, decided by its content and never by its name."""

import re
import zipfile
from io import BytesIO

from ecoreport.sheets.markup import Handlers
from ecoreport.sheets.package import Package
from ecoreport.sheets.refusal import refusal

MAX_FILE_BYTES = 50_000_000
_MEGABYTE = 1_000_000

COMPOUND_FILE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How .xls, .doc, old .et and .wps, and encrypted .xlsx begin."""

_CONTENT_TYPES = ("http://schemas.openxmlformats.org/package/2006/content-types",)
_WORKBOOK_TYPES = re.compile(
    r"application/vnd\.(openxmlformats-officedocument\.spreadsheetml\.(sheet|template)"
    r"|ms-excel\.(sheet|template|addin)\.macroEnabled)\.main\+xml",
    re.IGNORECASE,
)
_BINARY_WORKBOOK = re.compile(r"application/vnd\.ms-excel\.sheet\.binary\.macroEnabled\.main", re.IGNORECASE)
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_WORKBOOK_NAMES = (".xlsx", ".xls", ".et", ".xlsm", ".ods", ".xlsb")
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
ARCHIVES = (b"Rar!", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
_WEB_PAGE = re.compile(
    rb"<(!doctype html|html|head|body|table|meta|style|div)\b|^mime-version:", re.IGNORECASE
)
_HEAD = 4096


def refuse_by_size(size: int, *, name: str) -> None:
    """Returns when a file of so many bytes may be a return.

    Raises:
        UnreadableFileError: When it is larger (FILE-004).
    """
    if size > MAX_FILE_BYTES:
        raise refusal("FILE-004", name=name, size=-(-size // _MEGABYTE), limit=MAX_FILE_BYTES // _MEGABYTE)


def refuse_by_content(data: bytes, *, name: str) -> None:
    """Returns when the bytes may be a zip package or a compound file; everything else is refused by what it is.

    Raises:
        UnreadableFileError: With the code that says what the file is.
    """
    if not data:
        raise refusal("FILE-001", name=name)
    refuse_by_size(len(data), name=name)
    if data.startswith(COMPOUND_FILE):
        return
    if zipfile.is_zipfile(BytesIO(data)):
        return
    if data.startswith(b"PK\x03\x04"):
        raise refusal("FILE-002", name=name, reason="只传来一部分")
    if not data.strip(b"\x00"):
        raise refusal("FILE-002", name=name, reason="内容全是零字节")
    raise refusal(_code_of_other(data), name=name, inside="")


def workbook_part(package: Package) -> tuple[str, str]:
    """The kind of workbook (xlsx, xlsb, ods) a zip package holds, and the name of its main part.

    Raises:
        UnreadableFileError: When it holds something else.
    """
    if "mimetype" in package:
        mime = package.content("mimetype")
        if mime.startswith(_OPEN_DOCUMENT):
            return _open_document(package, mime[len(_OPEN_DOCUMENT) :].decode("ascii", "replace"))
    if "[content_types].xml" not in package:
        raise refusal("FILE-011", name=package.name, inside=_workbooks_inside(package))
    main = next((target for kind, target in package.relations("").values() if kind == "officeDocument"), "")
    declared = _content_type(package, main)
    if main in package and _WORKBOOK_TYPES.fullmatch(declared):
        return "xlsx", main
    if main in package and _BINARY_WORKBOOK.fullmatch(declared):
        return "xlsb", main
    if "wordprocessingml" in declared or "word" in main:
        raise refusal("FILE-005", name=package.name)
    if "presentationml" in declared:
        raise refusal("FILE-012", name=package.name)
    raise refusal("FILE-002", name=package.name, reason="工作簿的主要部分不在文件里")


def _open_document(package: Package, kind: str) -> tuple[str, str]:
    if "meta-inf/manifest.xml" in package and b"encryption-data" in package.content("meta-inf/manifest.xml"):
        raise refusal("FILE-003", name=package.name)
    if kind.startswith("spreadsheet"):
        return "ods", "content.xml"
    raise refusal("FILE-012" if kind.startswith("presentation") else "FILE-005", name=package.name)


def _content_type(package: Package, part: str) -> str:
    by_name: dict[str, str] = {}
    by_suffix: dict[str, str] = {}

    def start(tag: str, attributes: dict[str, str]) -> None:
        declared = attributes.get("ContentType", "")
        if tag == "Override":
            by_name[attributes.get("PartName", "").lstrip("/").lower()] = declared
        elif tag == "Default":
            by_suffix[attributes.get("Extension", "").lower()] = declared

    package.parse("[content_types].xml", Handlers(namespaces=_CONTENT_TYPES, start=start))
    return by_name.get(part) or by_suffix.get(part.rpartition(".")[2], "")


def _workbooks_inside(package: Package) -> str:
    count = sum(part.endswith(_WORKBOOK_NAMES) for part in package.parts())
    return f"，里面有 {count} 个工作簿" if count else ""


def _code_of_other(data: bytes) -> str:
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = data[:_HEAD].decode("utf-16", "replace").encode()
    if head.startswith(b"%PDF"):
        return "FILE-006"
    if head.startswith(b"{\\rtf"):
        return "FILE-005"
    if data.startswith(PICTURES):
        return "FILE-010"
    if data.startswith(ARCHIVES):
        return "FILE-011"
    if head.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "FILE-008"
    if _WEB_PAGE.search(head):
        return "FILE-007"
    return "FILE-009" if _is_text(head) else "FILE-013"


def _is_text(head: bytes) -> bool:
    if any(byte < 9 for byte in head):
        return False
    for encoding in ("utf-8", "gb18030"):
        for cut in range(4):  # the last character may be cut in two
            try:
                head[: len(head) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
            return True
    return False
