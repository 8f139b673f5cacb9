"""The sheet 审核意见: all findings about a return in one list, each with a link to its cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from lxml import etree
from xlsxwriter import Workbook

from ecoreport.model.finding import Finding, Severity
from ecoreport.sheets import Sheet
from ecoreport.sheets_edit.parts import MAIN, RELATION, EditedWorkbook, Element, set_number, set_text, tag
from ecoreport.workbook.looks import BODY_FONT, HEADING_FONT
from ecoreport.workbook.measuring import count_lines, row_height

TITLE = "审核意见"
HEADING = "创建办审核意见"
_GUIDE = (
    "请逐条改正或在表中说明后重新报送；点“位置”可跳到该格。强制：必须改正；核实：改正或说明；提示：供参考。"
)
_HEADERS = ("序号", "级别", "位置", "现填内容", "问题", "怎么改", "编码")
_WIDTHS = (6, 8, 20, 26, 50, 44, 11)
_FIRST_ROW = 4

_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_NAMESPACES: Any = {None: MAIN, "r": RELATION}
_STYLE_PARTS = f"""<styleSheet xmlns="{MAIN}">
<fonts><font><b/><sz val="14"/><name val="{HEADING_FONT}"/></font><font><sz val="10.5"/><name val="{BODY_FONT}"/></font>
<font><u/><sz val="10.5"/><color rgb="FF0B4F9E"/><name val="{BODY_FONT}"/></font></fonts>
<fills><fill><patternFill patternType="solid"><fgColor rgb="FFDDE5EE"/><bgColor indexed="64"/></patternFill></fill></fills>
<borders><border><left style="thin"><color rgb="FF9AA5B1"/></left><right style="thin"><color rgb="FF9AA5B1"/></right>
<top style="thin"><color rgb="FF9AA5B1"/></top><bottom style="thin"><color rgb="FF9AA5B1"/></bottom><diagonal/></border></borders>
</styleSheet>"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewLine:
    """One finding as the list prints it."""

    severity: Severity
    sheet: str | None
    cell: str | None
    text: str
    message: str
    remedy: str
    code: str

    @property
    def where(self) -> str:
        """The place in words."""
        return f"{self.sheet} {self.cell or ''}".strip() if self.sheet else "整个文件"

    @property
    def link(self) -> str | None:
        """The place as a link inside the workbook, or None."""
        if not self.sheet:
            return None
        name = self.sheet.replace("'", "''")
        return f"'{name}'!{self.cell or 'A1'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Styles:
    heading: int
    plain: int
    header: int
    text: int
    link: int


def build_lines(findings: Sequence[Finding], sheets: Sequence[str]) -> tuple[ReviewLine, ...]:
    """The findings, gravest first, otherwise in the order given; only sheets that are there can be linked."""
    ordered = sorted(findings, key=lambda finding: finding.severity.rank)
    return tuple(
        ReviewLine(
            severity=finding.severity,
            sheet=finding.place.sheet if finding.place.sheet in sheets else None,
            cell=finding.place.cell if finding.place.sheet in sheets else None,
            text=finding.place.text or "",
            message=finding.message,
            remedy=finding.remedy,
            code=finding.code,
        )
        for finding in ordered
    )


def is_review_sheet(sheet: Sheet) -> bool:
    """True for the list that an annotated copy carries."""
    return sheet.name.startswith(TITLE) and sheet.text(1, 1) == HEADING


def render_list(lines: Sequence[ReviewLine]) -> bytes:
    """A workbook with the list alone, for returns whose own format cannot be written."""
    stream = BytesIO()
    workbook = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    boxed = {"font_name": BODY_FONT, "font_size": 10.5, "text_wrap": True, "valign": "vcenter", "border": 1}
    text, header = workbook.add_format(boxed), workbook.add_format({**boxed, "bg_color": "#DDE5EE"})
    worksheet = workbook.add_worksheet(TITLE)
    worksheet.write_string(0, 0, HEADING, workbook.add_format({"font_name": HEADING_FONT, "font_size": 14}))
    worksheet.write_string(1, 0, _GUIDE)
    worksheet.write_row(2, 0, _HEADERS, header)
    for column, width in enumerate(_WIDTHS):
        worksheet.set_column(column, column, width)
    for number, line in enumerate(lines, 1):
        worksheet.write_number(number + 2, 0, number, text)
        for column, words in enumerate(_words(line), 1):
            worksheet.write_string(number + 2, column, words, text)
        worksheet.set_row(number + 2, _height(line))
    worksheet.set_landscape()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 0)
    workbook.close()
    return stream.getvalue()


def write_review_sheet(book: EditedWorkbook, lines: Sequence[ReviewLine], *, replace: str | None) -> None:
    """Adds the list as the last sheet and shows it first when the workbook is opened.

    Args:
        book: The department's workbook.
        lines: What it lists.
        replace: The part of an earlier list of ours, which this one takes the place of.
    """
    styles = _add_styles(book)
    content = etree.tostring(_sheet(lines, styles), xml_declaration=True, encoding="UTF-8", standalone=True)
    part = replace or book.free_name("xl/worksheets/review{}.xml")
    book.add(part, content, content_type=_WORKSHEET_TYPE)
    root = book.tree(book.main_part)
    sheets = root.find(tag("sheets"))
    if replace is None:
        names = {entry.get("name") for entry in sheets}
        title = next(
            name for n in range(1, len(names) + 2) if (name := TITLE + (str(n) if n > 1 else "")) not in names
        )
        number = max((int(entry.get("sheetId", "0")) for entry in sheets), default=0) + 1
        identifier = book.relate(book.main_part, f"{RELATION}/worksheet", part)
        etree.SubElement(
            sheets, tag("sheet"), {"name": title, "sheetId": str(number), f"{{{RELATION}}}id": identifier}
        )
        position = len(sheets) - 1
    else:
        position = [entry.part for entry in book.workbook().sheets].index(replace)
    _show_first(book, root, position, part)


def _show_first(book: EditedWorkbook, root: Element, position: int, part: str) -> None:
    for view in root.iter(tag("workbookView")):
        view.set("activeTab", str(position))
        view.attrib.pop("firstSheet", None)
    for entry in book.workbook().sheets:
        if entry.part and entry.part != part:
            for view in book.tree(entry.part).iter(tag("sheetView")):
                view.attrib.pop("tabSelected", None)


def _sheet(lines: Sequence[ReviewLine], styles: _Styles) -> Element:
    root = etree.Element(tag("worksheet"), nsmap=_NAMESPACES)
    etree.SubElement(etree.SubElement(root, tag("sheetPr")), tag("pageSetUpPr"), fitToPage="1")
    view = etree.SubElement(
        etree.SubElement(root, tag("sheetViews")),
        tag("sheetView"),
        showGridLines="0",
        tabSelected="1",
        workbookViewId="0",
    )
    frozen = {"ySplit": str(_FIRST_ROW - 1), "topLeftCell": f"A{_FIRST_ROW}", "activePane": "bottomLeft"}
    etree.SubElement(view, tag("pane"), {**frozen, "state": "frozen"})
    columns = etree.SubElement(root, tag("cols"))
    for number, width in enumerate(_WIDTHS, 1):
        etree.SubElement(
            columns, tag("col"), min=str(number), max=str(number), width=str(width), customWidth="1"
        )
    rows = etree.SubElement(root, tag("sheetData"))
    _add_row(rows, 1, [HEADING], [styles.heading], 24)
    _add_row(rows, 2, [_GUIDE], [styles.plain], 18)
    _add_row(rows, 3, list(_HEADERS), [styles.header] * len(_HEADERS), 22)
    links = etree.Element(tag("hyperlinks"))
    for number, line in enumerate(lines, 1):
        looks = [styles.text, styles.text, styles.link if line.link else styles.text, *[styles.text] * 4]
        _add_row(rows, number + _FIRST_ROW - 1, [number, *_words(line)], looks, _height(line))
        if line.link:
            etree.SubElement(links, tag("hyperlink"), ref=f"C{number + _FIRST_ROW - 1}", location=line.link)
    if len(links):
        root.append(links)
    etree.SubElement(
        root, tag("pageMargins"), left="0.5", right="0.5", top="0.6", bottom="0.7", header="0.3", footer="0.3"
    )
    etree.SubElement(root, tag("pageSetup"), paperSize="9", orientation="landscape", fitToHeight="0")
    return root


def _add_row(rows: Element, number: int, values: list[str | int], looks: list[int], height: float) -> None:
    row = etree.SubElement(rows, tag("row"), r=str(number), ht=f"{height:g}", customHeight="1")
    for letter, value, look in zip("ABCDEFG", values, looks, strict=False):
        cell = etree.SubElement(row, tag("c"), r=f"{letter}{number}", s=str(look))
        if isinstance(value, int):
            set_number(cell, str(value))
        else:
            set_text(cell, value)


def _words(line: ReviewLine) -> list[str]:
    return [line.severity.value, line.where, line.text, line.message, line.remedy, line.code]


def _height(line: ReviewLine) -> float:
    return row_height(
        max(count_lines(words, width) for words, width in zip(_words(line), _WIDTHS[1:], strict=True))
    )


def _add_styles(book: EditedWorkbook) -> _Styles:
    """Adds our few styles behind those of the workbook, whose numbers stay."""
    part = book.related(book.main_part, "styles")
    if part is None:
        raise ValueError("every workbook that holds a form has styles")
    styles = book.tree(part)
    first: dict[str, int] = {}
    for block in etree.fromstring(_STYLE_PARTS):
        own = styles.find(block.tag)
        first[etree.QName(block).localname] = len(own)
        own.extend(list(block))
        own.set("count", str(len(own)))
    fonts, fill, border = first["fonts"], first["fills"], first["borders"]
    numbers = styles.find(tag("cellXfs"))

    def add(font: int, *, filled: bool = False, boxed: bool = True) -> int:
        style = etree.SubElement(
            numbers,
            tag("xf"),
            numFmtId="0",
            fontId=str(font),
            fillId=str(fill if filled else 0),
            borderId=str(border if boxed else 0),
            xfId="0",
            applyFont="1",
            applyFill="1",
            applyBorder="1",
            applyAlignment="1",
        )
        etree.SubElement(style, tag("alignment"), vertical="center", wrapText="1" if boxed else "0")
        numbers.set("count", str(len(numbers)))
        return len(numbers) - 1

    return _Styles(
        heading=add(fonts, boxed=False),
        plain=add(fonts + 1, boxed=False),
        header=add(fonts + 1, filled=True),
        text=add(fonts + 1),
        link=add(fonts + 2),
    )
