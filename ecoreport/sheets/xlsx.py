"""Open XML workbooks (.xlsx, .xlsm, templates, ordinary and strict) as a Book."""

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.sheets.book import Book, Sheet
from ecoreport.sheets.package import Package
from ecoreport.sheets.parts import (
    has_dde_link,
    read_core_properties,
    read_custom_properties,
    read_strings,
    read_styles,
    read_workbook_part,
)
from ecoreport.sheets.refusal import refusal
from ecoreport.sheets.worksheet import Shared, read_worksheet

MAX_SHEETS = 255


def read_xlsx(package: Package, part: str) -> Book:
    """The workbook whose main part is `part`.

    Raises:
        UnreadableFileError: When a part is damaged or too large, or no sheet can be read.
    """
    workbook = read_workbook_part(package, part)
    near = {kind: target for kind, target in package.relations(part).values() if target in package}
    shared = Shared(
        strings=read_strings(package, near["sharedStrings"]) if "sharedStrings" in near else (),
        styles=read_styles(package, near["styles"]) if "styles" in near else (),
        since_1904=workbook.since_1904,
        dde_links=frozenset(
            number for number, link in enumerate(workbook.links, 1) if link and has_dde_link(package, link)
        ),
    )
    sheets: list[Sheet] = []
    findings: list[Finding] = []
    kinds = {target: kind for kind, target in package.relations(part).values()}
    for entry in workbook.sheets[:MAX_SHEETS]:
        if entry.part and kinds[entry.part] == "worksheet":
            sheet, notes = read_worksheet(package, entry, shared)
            sheets.append(sheet)
            findings += notes
    if not sheets:
        raise refusal("FILE-017", name=package.name)
    if any(name.endswith("vbaproject.bin") for name in package.parts()):
        findings.insert(0, find("FILE-051", place=Place(file=package.name)))
    around = {kind: target for kind, target in package.relations("").values() if target in package}
    custom, core = around.get("custom-properties"), around.get("core-properties")
    custom = custom or around.get("customProperties")
    return Book(
        name=package.name,
        kind="xlsx",
        sheets=tuple(sheets),
        names=workbook.names,
        properties=read_custom_properties(package, custom) if custom else {},
        core=read_core_properties(package, core) if core else {},
        findings=tuple(findings),
    )
