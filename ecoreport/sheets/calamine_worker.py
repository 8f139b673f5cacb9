"""The worker process that reads old and foreign formats: bytes on stdin, one JSON document on stdout.

Nothing here is called from the program itself; `foreign` starts it, and outlives whatever happens in it.
"""

import json
import struct
import sys
from datetime import date, datetime
from io import BytesIO
from typing import Any

from ecoreport.sheets.addresses import Area
from ecoreport.sheets.parts import clean_text
from ecoreport.sheets.recognition import COMPOUND_FILE

MAX_CELLS = 2_000_000
_MEMORY_BYTES = 1 << 30
_FILE_PASS = 0x2F
_BOF_TO_FIRST_SHEET = 400
"""Records of the workbook stream looked at for FilePass, which stands near its beginning."""


class RefusedError(Exception):
    """The file is refused with that code."""


def main() -> None:
    """Reads one file from stdin and says on stdout what it holds."""
    _limit_memory()
    data = sys.stdin.buffer.read()
    try:
        told = read_bytes(data)
    except RefusedError as refused:
        told = {"refused": str(refused), "limit": MAX_CELLS // 10_000}
    except BaseException:  # calamine's panics are no Exceptions; whatever happened, the file is unreadable
        told = {"refused": "FILE-020"}
    sys.stdout.buffer.write(json.dumps(told).encode())


def read_bytes(data: bytes) -> dict[str, Any]:
    """The sheets of a workbook as plain lists."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum

    kind = _kind(data)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as wrong:
        raise RefusedError("FILE-003") from wrong
    sheets = []
    for about in book.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_name(about.name)
        merges = [
            str(Area(top=first[0] + 1, left=first[1] + 1, bottom=last[0] + 1, right=last[1] + 1))
            for first, last in sheet.merged_cell_ranges or ()
        ]
        sheets.append(
            {
                "name": about.name,
                "state": _state(about.visible),
                "cells": _cells(sheet),
                "merges": merges,
            }
        )
    if not sheets:
        raise RefusedError("FILE-017")
    return {"kind": kind, "sheets": sheets, "names": {}}


def _kind(data: bytes) -> str:
    if not data.startswith(COMPOUND_FILE):
        return "ods" if b"application/vnd.oasis.opendocument" in data[:200] else "xlsb"
    import olefile

    try:
        compound = olefile.OleFileIO(BytesIO(data))
        roots = {path[0].lower() for path in compound.listdir() if len(path) == 1}
    except (OSError, struct.error, IndexError, ValueError) as wrong:
        raise RefusedError("FILE-020") from wrong
    if "encryptedpackage" in roots or "encryptioninfo" in roots:
        raise RefusedError("FILE-003")
    stream = next((name for name in ("workbook", "book") if name in roots), None)
    if stream is None:
        if "worddocument" in roots:
            raise RefusedError("FILE-005")
        raise RefusedError("FILE-012" if "powerpoint document" in roots else "FILE-013")
    if _has_password(compound.openstream(stream).read()):
        raise RefusedError("FILE-003")
    return "xls"


def _has_password(stream: bytes) -> bool:
    """True when the record FilePass stands in the workbook's globals (MS-XLS 2.4.117)."""
    position = 0
    for _ in range(_BOF_TO_FIRST_SHEET):
        if position + 4 > len(stream):
            return False
        record, length = struct.unpack_from("<HH", stream, position)
        if record == _FILE_PASS:
            return True
        position += 4 + length
    return False


def _state(visible: object) -> str:
    """The state of a sheet by the name of calamine's enumeration, whose members cannot be keys (0.9.1)."""
    name = str(visible)
    if name.endswith("VeryHidden"):
        return "veryHidden"
    return "hidden" if name.endswith("Hidden") else "visible"


def _cells(sheet: Any) -> list[tuple[int, int, str, str]]:
    if sheet.total_height * sheet.total_width > 50 * MAX_CELLS:
        raise RefusedError("FILE-018")
    found: list[tuple[int, int, str, str]] = []
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            if value is None or value == "":
                continue
            found.append((row, column, *_plain(value)))
            if len(found) > MAX_CELLS:
                raise RefusedError("FILE-018")
    return found


def _plain(value: Any) -> tuple[str, str]:
    match value:
        case bool():
            return "boolean", "TRUE" if value else "FALSE"
        case int() | float():
            return "number", repr(value)
        case datetime():
            return "date", value.isoformat(" ", "seconds")
        case date():
            return "date", f"{value.isoformat()} 00:00:00"
        case _:
            return "text", clean_text(str(value)).text


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limit; the time limit and the counters stand alone there
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))


if __name__ == "__main__":
    main()
