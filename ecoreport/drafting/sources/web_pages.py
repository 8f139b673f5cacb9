"""A saved web page as paragraphs and tables; menus, scripts and forms are left out."""

import re
from collections.abc import Iterator

from lxml import etree, html

from ecoreport.drafting.documents import Block, Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.sources.encodings import decode
from ecoreport.drafting.sources.plain_text import decoding_doubts
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.drafting.words.wording import clean
from ecoreport.model.finding import Place

MAX_SPAN = 200
MAX_DEPTH = 200
_DECLARED = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DROPPED = frozenset(
    {"script", "style", "nav", "noscript", "form", "select", "button", "iframe", "head", "svg", "template"}
)
_INLINE = frozenset(
    {
        "a",
        "abbr",
        "b",
        "big",
        "em",
        "font",
        "i",
        "label",
        "mark",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "ins",
        "tt",
        "code",
    }
)


def read_page(data: bytes, *, name: str) -> Document:
    """The paragraphs and tables of the page's body, in order."""
    declared = _DECLARED.search(data[:4096])
    decoded = decode(
        data, name=name, declared=declared.group(1).decode("ascii").lower() if declared else None
    )
    text = re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded.text)
    try:
        root = html.document_fromstring(
            text, parser=html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise refuse("DRAFT-104", name=name, detail="网页不完整") from wrong
    blocks = tuple(_Walk(name).blocks(root))
    return Document(name=name, blocks=blocks, doubts=decoding_doubts(decoded, name=name))


class _Walk:
    """Goes through the page once, gathering inline text until a block ends it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._paragraphs = 0
        self._tables = 0
        self._text: list[str] = []

    def blocks(self, root: html.HtmlElement) -> Iterator[Block]:
        yield from self._walk(root, depth=0)
        yield from self._paragraph()

    def _walk(self, element: html.HtmlElement, *, depth: int) -> Iterator[Block]:
        self._text.append(_collapsed(element))
        for child in element:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag == "br":
                yield from self._paragraph()
            elif tag == "pre":
                yield from self._paragraph()
                for line in child.text_content().splitlines():
                    self._text.append(line)
                    yield from self._paragraph()
            elif tag == "table" and _is_grid(child):
                yield from self._paragraph()
                yield from self._table(child)
            elif tag and tag not in _DROPPED and depth < MAX_DEPTH:
                block = tag not in _INLINE
                if block:
                    yield from self._paragraph()
                yield from self._walk(child, depth=depth + 1)
                if block:
                    yield from self._paragraph()
            self._text.append(_blanks(child.tail))

    def _paragraph(self) -> Iterator[Paragraph]:
        text, self._text = clean("".join(self._text)), []
        if text:
            self._paragraphs += 1
            yield Paragraph(text=text, place=Place(file=self._name, line=self._paragraphs))

    def _table(self, element: html.HtmlElement) -> Iterator[Table]:
        self._tables += 1
        label = f"表{self._tables}"
        rows = [
            Row(cells=cells, place=Place(file=self._name, sheet=label, line=number))
            for number, cells in enumerate(_grid(element), start=1)
        ]
        if any(cell.text for row in rows for cell in row.cells):
            yield Table(rows=tuple(rows))


def _collapsed(element: html.HtmlElement) -> str:
    return _blanks(element.text)


def _blanks(text: str | None) -> str:
    """White space as a browser shows it, tabs aside: they separate cells in text that was pasted in."""
    if not text:
        return ""
    return re.sub(
        r"[ \r\n]*\n[ \t\r\n]*",
        " " if re.search(r"[A-Za-z0-9]\s*\n", text) else "",
        re.sub(r" {2,}", " ", text),
    )


def _is_grid(table: html.HtmlElement) -> bool:
    """False for a table that only lays out the page: with tables in it, or one cell a row."""
    if any(inner is not table for inner in table.iter("table")):
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in table.iter("tr"))


def _grid(table: html.HtmlElement) -> Iterator[tuple[Cell, ...]]:
    hanging: dict[int, tuple[int, Cell]] = {}
    for row in table.iter("tr"):
        cells: list[Cell] = []

        def hang(cells: list[Cell]) -> None:
            while len(cells) in hanging:
                left, cell = hanging.pop(len(cells))
                if left > 1:
                    hanging[len(cells)] = (left - 1, cell)
                cells.append(cell)

        for element in row.iterchildren("td", "th"):
            hang(cells)
            text = _cell_text(element)
            down = _span(element, "rowspan")
            for index in range(_span(element, "colspan")):
                if down > 1:
                    hanging[len(cells)] = (down - 1, Cell(text=text, from_above=True, from_left=index > 0))
                cells.append(Cell(text=text, from_left=index > 0))
            if len(cells) > MAX_SPAN:
                break
        hang(cells)
        yield tuple(cells)


def _cell_text(element: html.HtmlElement) -> str:
    pieces: list[str] = [_blanks(element.text)]

    def walk(parent: html.HtmlElement, depth: int) -> None:
        for child in parent:
            tag = child.tag if isinstance(child.tag, str) else ""
            if tag and tag not in _DROPPED and depth < MAX_DEPTH:
                if tag not in _INLINE:
                    pieces.append("\n")
                pieces.append(_blanks(child.text))
                walk(child, depth + 1)
                if tag not in _INLINE:
                    pieces.append("\n")
            pieces.append(_blanks(child.tail))

    walk(element, 0)
    return "\n".join(cleaned for line in "".join(pieces).split("\n") if (cleaned := clean(line)))


def _span(element: html.HtmlElement, name: str) -> int:
    value = (element.get(name) or "1").strip()
    return min(max(1, int(value)), MAX_SPAN) if value.isdecimal() else 1
