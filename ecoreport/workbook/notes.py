"""Cell comments and coloured marks in a workbook that exists, beside whatever comments the clerk made."""

from collections.abc import Mapping
from types import MappingProxyType

from lxml import etree

from ecoreport.model.finding import Severity
from ecoreport.sheets import address, parse_address
from ecoreport.sheets.addresses import MAX_COLUMN, MAX_ROW
from ecoreport.sheets_edit.parts import MAIN, RELATION, EditedWorkbook, Element, storable, tag

AUTHOR = "创建办审核"
_DIVIDER = "—— 创建办审核意见 ——\n"
"""What separates our words from the clerk's own in one comment; Excel keeps one comment a cell."""
_MARK = 'N("ecoreport")=0'
"""A formula that is always true, by which our marks are known and taken away again."""
_FILLS = {Severity.MUST: "FFF4B9B9", Severity.EXPLAIN: "FFFBDF9D"}

_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SHAPES = {
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "x": "urn:schemas-microsoft-com:office:excel",
}
_EMPTY_DRAWING = (
    f'<xml xmlns:v="{_SHAPES["v"]}" xmlns:o="{_SHAPES["o"]}" xmlns:x="{_SHAPES["x"]}">'
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
)
_SHAPE = (
    f'<v:shape xmlns:v="{_SHAPES["v"]}" xmlns:o="{_SHAPES["o"]}" xmlns:x="{_SHAPES["x"]}" id="eco_{{sheet}}_{{number}}" '
    'type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 12, {top}, 4, {right}, 12, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_ORDER = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations "
    "hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches "
    "ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls "
    "webPublishItems tableParts extLst"
)
"""The order in which a worksheet's children must stand (ECMA-376 18.3.1.99)."""
_RANKS = MappingProxyType({name: rank for rank, name in enumerate(_ORDER.split())})


def write_notes(book: EditedWorkbook, part: str, texts: Mapping[str, str]) -> None:
    """Puts a comment on each cell; the clerk's own words stay above ours, our earlier ones are replaced.

    Args:
        book: The workbook.
        part: The worksheet's part.
        texts: What to say, by cell address.
    """
    existing = book.related(part, "comments")
    if not texts and existing is None:
        return
    comments = book.tree(existing) if existing is not None else _new_comments(book, part)
    removed = _remove_earlier(comments)
    shapes = _drawing(book, part)
    if shapes is None:
        return
    _remove_shapes(shapes, removed)
    if not texts:
        return
    author = _author(comments)
    entries = comments.find(tag("commentList"))
    by_cell = {entry.get("ref"): entry for entry in entries}
    for number, (cell, text) in enumerate(texts.items(), 1):
        own = by_cell.get(cell)
        if own is not None:
            _append_run(own.find(tag("text")), f"\n{_DIVIDER}{text}")
            continue
        entry = etree.SubElement(entries, tag("comment"), ref=cell, authorId=str(author))
        _append_run(etree.SubElement(entry, tag("text")), text)
        shapes.append(_shape(part, number, cell))
    entries[:] = sorted(entries, key=lambda entry: parse_address(entry.get("ref", "")) or (0, 0))


def write_marks(book: EditedWorkbook, part: str, cells: Mapping[str, Severity]) -> None:
    """Colours cells by severity with a conditional format, so that the cells' own formats stay; earlier marks go."""
    root = book.tree(part)
    for block in root.findall(tag("conditionalFormatting")):
        if any(formula.text == _MARK for formula in block.iter(tag("formula"))):
            root.remove(block)
    priorities = [int(rule.get("priority", "0")) for rule in root.iter(tag("cfRule"))]
    last = max(priorities, default=0)
    for number, (severity, colour) in enumerate(_FILLS.items(), 1):
        marked = [cell for cell, found in cells.items() if found is severity]
        if marked:
            block = etree.Element(tag("conditionalFormatting"), sqref=" ".join(marked))
            rule = etree.SubElement(
                block,
                tag("cfRule"),
                type="expression",
                dxfId=str(_difference(book, colour)),
                priority=str(last + number),
            )
            etree.SubElement(rule, tag("formula")).text = _MARK
            insert_child(root, block)


def insert_child(root: Element, child: Element) -> None:
    """Puts a child where the order of a worksheet's children wants it."""
    rank = _RANKS[etree.QName(child).localname]
    for position, other in enumerate(root):
        name = etree.QName(other).localname if isinstance(other.tag, str) else ""
        if _RANKS.get(name, -1) > rank:
            root.insert(position, child)
            return
    root.append(child)


def _new_comments(book: EditedWorkbook, part: str) -> Element:
    name = book.free_name("xl/comments{}.xml")
    empty = f'<comments xmlns="{MAIN}"><authors/><commentList/></comments>'
    book.add(name, empty.encode(), content_type=_COMMENTS_TYPE)
    book.relate(part, f"{RELATION}/comments", name)
    return book.tree(name)


def _remove_earlier(comments: Element) -> set[str]:
    """Takes our earlier words away; returns the cells whose comment is gone altogether."""
    authors = [author.text for author in comments.find(tag("authors"))]
    ours = {str(number) for number, author in enumerate(authors) if author == AUTHOR}
    removed = set()
    entries = comments.find(tag("commentList"))
    for entry in list(entries):
        if entry.get("authorId") in ours:
            removed.add(entry.get("ref"))
            entries.remove(entry)
            continue
        runs = list(entry.iter(tag("r")))
        for run in runs:
            if (run.findtext(tag("t")) or "").lstrip("\n").startswith(_DIVIDER):
                run.getparent().remove(run)
    return removed


def _drawing(book: EditedWorkbook, part: str) -> Element | None:
    """The drawing that holds the boxes of comments, made when there is none; None when it is no well-formed markup."""
    existing = book.related(part, "vmlDrawing")
    root = book.tree(part)
    if existing is not None and book.has(existing) and root.find(tag("legacyDrawing")) is not None:
        try:
            return book.tree(existing)
        except etree.XMLSyntaxError:
            return None
    name = book.free_name("xl/drawings/vmldrawing{}.vml")
    book.add(name, _EMPTY_DRAWING.encode(), content_type=_DRAWING_TYPE)
    identifier = book.relate(part, f"{RELATION}/vmlDrawing", name)
    insert_child(root, etree.Element(tag("legacyDrawing"), {f"{{{RELATION}}}id": identifier}))
    return book.tree(name)


def _remove_shapes(shapes: Element, cells: set[str]) -> None:
    for shape in shapes.findall(f"{{{_SHAPES['v']}}}shape"):
        row, column = (shape.findtext(f".//{{{_SHAPES['x']}}}{name}") for name in ("Row", "Column"))
        if row is not None and column is not None and address(int(row) + 1, int(column) + 1) in cells:
            shapes.remove(shape)


def _author(comments: Element) -> int:
    authors = comments.find(tag("authors"))
    names = [author.text for author in authors]
    if AUTHOR not in names:
        etree.SubElement(authors, tag("author")).text = AUTHOR
        names.append(AUTHOR)
    return names.index(AUTHOR)


def _append_run(text: Element, words: str) -> None:
    """Appends a run; a plain text that is already there becomes a run first, for the two do not mix."""
    plain = text.find(tag("t"))
    if plain is not None:
        run = etree.SubElement(text, tag("r"))
        run.append(plain)
    run = etree.SubElement(text, tag("r"))
    properties = etree.SubElement(run, tag("rPr"))
    etree.SubElement(properties, tag("sz"), val="10")
    etree.SubElement(properties, tag("rFont"), val="宋体")
    inner = etree.SubElement(run, tag("t"))
    inner.text = storable(words)
    inner.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _shape(part: str, number: int, cell: str) -> Element:
    row, column = parse_address(cell) or (1, 1)
    sheet = "".join(character for character in part.rpartition("/")[2] if character.isalnum())
    return etree.fromstring(
        _SHAPE.format(
            sheet=sheet,
            number=number,
            left=min(column, MAX_COLUMN - 1),
            top=max(row - 2, 0),
            right=min(column + 3, MAX_COLUMN - 1),
            bottom=min(row + 6, MAX_ROW - 1),
            row=row - 1,
            column=column - 1,
        )
    )


def _difference(book: EditedWorkbook, colour: str) -> int:
    """The number of the differential format with that fill, made when there is none."""
    part = book.related(book.main_part, "styles")
    if part is None:
        raise ValueError("every workbook that holds a form has styles")
    styles = book.tree(part)
    block = styles.find(tag("dxfs"))
    if block is None:
        block = etree.Element(tag("dxfs"))
        later = [
            child for child in styles if etree.QName(child).localname in ("tableStyles", "colors", "extLst")
        ]
        styles.insert(styles.index(later[0]) if later else len(styles), block)
    for number, entry in enumerate(block):
        if [c.get("rgb") for c in entry.iter(tag("bgColor"))] == [colour] and len(entry) == 1:
            return number
    pattern = etree.SubElement(
        etree.SubElement(etree.SubElement(block, tag("dxf")), tag("fill")), tag("patternFill")
    )
    etree.SubElement(pattern, tag("bgColor"), rgb=colour)
    block.set("count", str(len(block)))
    return len(block) - 1
