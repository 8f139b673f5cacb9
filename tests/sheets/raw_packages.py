"""Builds workbooks part by part, so that tests can write what no decent program writes."""

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
