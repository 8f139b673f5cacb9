"""A Word document (.docx) as paragraphs and tables, read from its main part only, with automatic numbers written out."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.drafting.sources.word_numbers import Numbers
from ecoreport.drafting.words.wording import clean
from ecoreport.model.finding import Place

MAX_MAIN_PART = 64 * 1024 * 1024
"""A plan of 200 pages has a main part of about 5 MB."""
MAX_COLUMNS = 200
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "rPr", "sectPr"})
_WRAPPERS = frozenset(
    {"sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice"}
)


def read_word(package: zipfile.ZipFile, *, name: str) -> Document:
    """The paragraphs and tables of the document's body, in order; tracked deletions are left out."""
    body = next(
        (element for element in _part(package, "word/document.xml", name) if _tag(element) == "body"), None
    )
    if body is None:
        raise refuse("DRAFT-104", name=name, detail="没有正文")
    reader = _Reader(
        name,
        Numbers(_optional(package, "word/numbering.xml", name), _optional(package, "word/styles.xml", name)),
    )
    return Document(name=name, blocks=tuple(reader.blocks(body)))


class _Reader:
    """Walks the body once, counting paragraphs and tables for their places."""

    def __init__(self, name: str, numbers: Numbers) -> None:
        self._name = name
        self._numbers = numbers
        self._paragraphs = 0
        self._tables = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        for element in parent:
            tag = _tag(element)
            if tag == "p":
                self._paragraphs += 1
                text = self._numbers.label(element) + _text(element)
                place = Place(file=self._name, line=self._paragraphs)
                for line in text.split("\n"):
                    if cleaned := clean(line):
                        yield Paragraph(text=cleaned, place=place)
                for box in element.iter("{*}txbxContent"):
                    if not any(_tag(above) == "Fallback" for above in box.iterancestors()):
                        yield from self.blocks(box)
            elif tag == "tbl":
                cells = [list(_children(row, "tc")) for row in _rows(element)]
                if all(
                    len(row) == 1 for row in cells
                ):  # a frame around text, as pasting a web page leaves it
                    for (cell,) in cells:
                        yield from self.blocks(cell)
                else:
                    yield from self._table(element)
            elif tag in _WRAPPERS:
                yield from self.blocks(element)

    def _table(self, table: etree._Element) -> Iterator[Table]:
        self._tables += 1
        label = f"表{self._tables}"
        rows: list[Row] = []
        above: list[Cell] = []
        for number, element in enumerate((row for row in _rows(table)), start=1):
            cells = self._cells(element, above)
            above = cells
            place = Place(file=self._name, sheet=label, line=number)
            rows.append(Row(cells=tuple(cells), place=place))
        if any(cell.text for row in rows for cell in row.cells):
            yield Table(rows=tuple(rows))

    def _cells(self, row: etree._Element, above: list[Cell]) -> list[Cell]:
        cells = [Cell() for _ in range(_number(row, "gridBefore", 0))]
        for element in _children(row, "tc"):
            span = min(max(1, _number(element, "gridSpan", 1)), MAX_COLUMNS)
            text = self._cell_text(element)
            merged = _merge(element)
            if span > 1 or merged is not None:
                text = _once(text)
            if merged == "continue" and len(cells) < len(above):
                text = above[len(cells)].text
            down = merged == "continue"
            cells.append(Cell(text=text, from_above=down))
            cells += [Cell(text=text, from_above=down, from_left=True)] * (span - 1)
            if len(cells) > MAX_COLUMNS:
                break
        return cells

    def _cell_text(self, cell: etree._Element) -> str:
        lines = [self._numbers.label(paragraph) + _text(paragraph) for paragraph in cell.iter("{*}p")]
        return "\n".join(cleaned for line in lines if (cleaned := clean(line)))


def _once(text: str) -> str:
    """The text of a merged cell; merging cells that say the same leaves it once for each of them."""
    lines = text.split("\n")
    return lines[0] if len(set(lines)) == 1 else text


def _text(paragraph: etree._Element) -> str:
    pieces: list[str] = []

    def walk(element: etree._Element) -> None:
        for child in element:
            tag = _tag(child)
            if tag == "t":
                pieces.append(child.text or "")
            elif tag == "tab":
                pieces.append("\t")
            elif tag in {"br", "cr"}:
                pieces.append("" if _attribute(child, "type") in {"page", "column"} else "\n")
            elif tag == "noBreakHyphen":
                pieces.append("-")
            elif tag not in _SKIPPED and tag != "txbxContent":
                walk(child)

    walk(paragraph)
    return "".join(pieces)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if _tag(child) == "tr":
            yield child
        elif _tag(child) in _WRAPPERS:
            yield from _rows(child)


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if _tag(child) == tag:
            yield child
        elif _tag(child) in _WRAPPERS:
            yield from _children(child, tag)


def _number(element: etree._Element, tag: str, default: int) -> int:
    for found in element.iter(f"{{*}}{tag}"):
        value = _attribute(found, "val")
        return int(value) if value and value.isdecimal() else default
    return default


def _merge(cell: etree._Element) -> str | None:
    for properties in _children(cell, "tcPr"):
        for found in _children(properties, "vMerge"):
            return _attribute(found, "val") or "continue"
    return None


def _part(package: zipfile.ZipFile, wanted: str, name: str) -> etree._Element:
    real = next(member for member in package.namelist() if member.replace("\\", "/").lower() == wanted)
    with package.open(real) as part:
        data = part.read(MAX_MAIN_PART + 1)
    if len(data) > MAX_MAIN_PART:
        raise refuse(
            "DRAFT-105", name=name, size="正文展开后过大", limit=f"{MAX_MAIN_PART // 1024 // 1024} MB"
        )
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:4096]:
        raise refuse("DRAFT-107", name=name, detail="文档类型声明")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as wrong:
        raise refuse("DRAFT-104", name=name, detail="正文不完整") from wrong


def _optional(package: zipfile.ZipFile, wanted: str, name: str) -> etree._Element | None:
    present = any(member.replace("\\", "/").lower() == wanted for member in package.namelist())
    return _part(package, wanted, name) if present else None


def _tag(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _attribute(element: etree._Element, name: str) -> str | None:
    return next(
        (str(value) for key, value in element.attrib.items() if etree.QName(key).localname == name), None
    )
