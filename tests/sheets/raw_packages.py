"""Builds workbooks part by part, so that tests can write what no decent program writes."""

import struct
import zipfile
from io import BytesIO

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"


def zip_of(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def parts_of(
    sheet: str,
    *,
    strings: str = "",
    workbook: str = "",
    styles: str = "",
    namespace: str = MAIN,
    relation: str = RELATION,
    content_type: str = SHEET_TYPE,
) -> dict[str, str | bytes]:
    """The parts of a workbook whose only sheet 表 has `sheet` inside its worksheet element."""
    return {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{content_type}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{relation}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{namespace}" xmlns:r="{relation}">{workbook}'
            '<sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{PACKAGE}">'
            f'<Relationship Id="r1" Type="{relation}/worksheet" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{relation}/sharedStrings" Target="sharedStrings.xml"/>'
            f'<Relationship Id="r3" Type="{relation}/styles" Target="styles.xml"/></Relationships>'
        ),
        "xl/sharedStrings.xml": f'<sst xmlns="{namespace}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{namespace}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{namespace}">{sheet}</worksheet>',
    }


def workbook_of(sheet: str, **others: str) -> bytes:
    return zip_of(parts_of(sheet, **others))


def rows_of(cells: str) -> str:
    return f"<sheetData>{cells}</sheetData>"


def compound_of(streams: dict[str, bytes]) -> bytes:
    """A compound file (OLE) with these streams at its root, each long enough to live in ordinary sectors."""
    sector, free, end, fat_mark = 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    fat: list[int] = [fat_mark, end]
    body = b""
    entries = [_directory_entry("Root Entry", kind=5, child=1, start=end, size=0)]
    for number, (name, content) in enumerate(streams.items(), 1):
        padded = content.ljust(max(4096, -(-len(content) // sector) * sector), b"\0")
        start, count = len(fat), len(padded) // sector
        fat += [*range(start + 1, start + count), end]
        body += padded
        right = number + 1 if number < len(streams) else free
        entries.append(_directory_entry(name, kind=2, right=right, start=start, size=len(padded)))
    entries += [bytes(128)] * (4 - len(entries))
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(sector, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<LLLLLLLLL", header, 40, 0, 1, 1, 0, 4096, end, 0, end, 0)
    struct.pack_into("<109L", header, 76, 0, *[free] * 108)
    table = struct.pack("<128L", *(fat + [free] * (128 - len(fat))))
    return bytes(header) + table + b"".join(entries) + body


def _directory_entry(
    name: str, *, kind: int, start: int, size: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    links = struct.pack("<LLL", 0xFFFFFFFF, right, child)
    tail = struct.pack("<LQ", start, size)
    return encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1) + links + bytes(36) + tail
