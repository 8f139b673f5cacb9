"""PDF documents through pdfplumber: lines of text, ruled tables as grids, and tables without rules by their gaps."""

import io
import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Any

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Cell, Document, Paragraph, Row, Table
from ecoreport.drafting.sources.pdf_lines import Line, Word, restore_unruled
from ecoreport.drafting.sources.pdf_paragraphs import join_wrapped
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.drafting.text.cleaning import is_page_mark
from ecoreport.drafting.words.roles import starts_with_role
from ecoreport.drafting.words.shapes import is_measure, is_number, unit_likeness
from ecoreport.drafting.words.spans import parse_deadline
from ecoreport.drafting.words.wording import clean
from ecoreport.errors import MissingToolError, UnreadableFileError
from ecoreport.model.finding import Place

MAX_PAGES = 400
_WORD_GAP = 0.5
"""A gap of so many letters' width parts two words; blanks between the words of a sentence are narrower."""

_MARGINS = 1.0
"""The blank on both sides of a cell's text, in letters."""
_SAME_HEIGHT = 4.0
"""Lines of two pages that differ by less, in points, stand in one place."""
_SCRAP = 2
"""So few letters at the head of a page are the rest of a name, not a name."""
_FIGURE = re.compile(r"[≥≤<>]?\d+(?:\.\d+)?[%％]?")
_UNBROKEN = re.compile(r"(?:[!-~]+|.)[、，。；：！？）》”％]*")
"""What is never parted at the head of a line: a number or a letter with the marks that may not open a line."""
_AT_EDGE = 3
"""Heads and feet have so many lines at most."""
_HAN = re.compile(r"[\u4e00-\u9fff]{3,16}")


def read_pdf(data: bytes, *, name: str) -> Document:
    """The lines and tables of a PDF, page by page; a scanned PDF without text is refused as empty.

    Raises:
        MissingToolError: pdfplumber is not installed.
        UnreadableFileError: The PDF is damaged, locked or holds pictures only.
    """
    try:
        import pdfplumber
        from pdfminer.pdfdocument import PDFPasswordIncorrect
    except ImportError as wrong:
        missing = find("DRAFT-110", name=name)
        raise MissingToolError(f"{missing.message}{missing.remedy}") from wrong
    pieces: list[Line | Table] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MAX_PAGES:
                raise refuse("DRAFT-105", name=name, size=f"{len(pdf.pages)} 页", limit=f"{MAX_PAGES} 页")
            for number, page in enumerate(pdf.pages, start=1):
                pieces += _page_pieces(page, number, name)
                page.close()
    except UnreadableFileError:
        raise
    except PDFPasswordIncorrect as wrong:
        raise refuse("DRAFT-103", name=name) from wrong
    except Exception as wrong:  # pdfminer raises whatever its parser trips over
        if isinstance(wrong.__cause__, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(wrong):
            raise refuse("DRAFT-103", name=name) from wrong
        raise refuse("DRAFT-104", name=name, detail="PDF 结构不完整") from wrong
    ruled = join_pages(without_running_lines(pieces))
    restored, unruled = restore_unruled(ruled)
    count = sum(isinstance(piece, Table) for piece in ruled)
    doubt = find("DRAFT-026", place=Place(file=name), name=name, count=count, unruled=unruled)
    return Document(name=name, blocks=join_wrapped(restored), doubts=(doubt,))


def _page_pieces(page: Any, number: int, name: str) -> list[Line | Table]:
    """The page from top to bottom: lines of text outside ruled tables, and ruled tables as grids."""
    found = [table for table in page.find_tables() if max(len(row.cells) for row in table.rows) > 1]
    boxes = [table.bbox for table in found]

    def outside(piece: dict[str, Any]) -> bool:
        middle = (piece["top"] + piece["bottom"]) / 2
        return not any(top <= middle <= bottom for _, top, _, bottom in boxes)

    placed: list[tuple[float, Line | Table]] = []
    kept = page.filter(lambda piece: piece["object_type"] != "char" or outside(piece))
    for line in kept.extract_text_lines():
        if text := clean(line["text"]):
            place = Place(file=name, sheet=f"第{number}页")
            placed.append(
                (
                    line["top"],
                    Line(
                        paragraph=Paragraph(text=text, place=place),
                        words=_words(line["chars"]),
                        page=number,
                        top=line["top"],
                        bottom=line["bottom"],
                    ),
                )
            )
    for index, table in enumerate(found, start=1):
        rows = tuple(
            Row(cells=cells, place=Place(file=name, sheet=f"第{number}页表{index}", line=row))
            for row, cells in enumerate(_ruled_rows(table), start=1)
        )
        placed.append((table.bbox[1], Table(rows=rows)))
    return [piece for _, piece in sorted(placed, key=lambda pair: pair[0])]


def _words(chars: Sequence[dict[str, Any]]) -> tuple[Word, ...]:
    """The letters of a line parted at its gaps."""
    words: list[Word] = []
    for char in chars:
        if not char["text"].strip():
            continue
        if words and char["x0"] - words[-1].right < _WORD_GAP * char["size"]:
            words[-1] = Word(left=words[-1].left, right=char["x1"], text=words[-1].text + char["text"])
        else:
            words.append(Word(left=char["x0"], right=char["x1"], text=char["text"]))
    return tuple(words)


def _ruled_rows(table: Any) -> list[tuple[Cell, ...]]:
    """The grid of a ruled table; a position without a cell of its own belongs to the cell whose rectangle covers it."""
    texts = table.extract()
    size = median([char["size"] for char in table.page.chars] or [0.0])
    boxes = {
        (row, column): box
        for row, line in enumerate(table.rows)
        for column, box in enumerate(line.cells)
        if box is not None
    }
    middles: dict[int, float] = {}
    for (_, column), (left, _, right, _) in sorted(boxes.items(), key=lambda item: item[1][2] - item[1][0]):
        middles.setdefault(column, (left + right) / 2)
    grid = []
    for row, line in enumerate(texts):
        heights = [(box[3] - box[1], (box[1] + box[3]) / 2) for (own, _), box in boxes.items() if own == row]
        middle = min(heights, default=(0.0, 0.0))[1]
        cells = []
        for column, text in enumerate(line):
            owner = (row, column)
            if owner not in boxes and column in middles:
                owner = next(
                    (
                        spot
                        for spot, (left, top, right, bottom) in boxes.items()
                        if left <= middles[column] <= right and top <= middle <= bottom
                    ),
                    owner,
                )
                text = texts[owner[0]][owner[1]]
            box = boxes.get(owner)
            room = (box[2] - box[0]) / size - _MARGINS if box is not None and size else 0.0
            plain = without_wraps(text, room) if text else ""
            cells.append(Cell(text=plain, from_above=owner[0] < row, from_left=owner[1] < column))
        grid.append(tuple(cells))
    return grid


def without_wraps(text: str, room: float) -> str:
    """A cell's text with its lines put together where the edge of the cell cut them; other line breaks stay.

    The edge cut a line where the beginning of the next one, as far as no line may end in it, had no room behind it. It cuts
    no figure unless the cell is full: two figures are two.

    Args:
        text: The cell's lines.
        room: How wide the cell is inside, in Chinese letters.
    """
    whole, before = "", ""
    for line in map(clean, text.split("\n")):
        figures = _FIGURE.fullmatch(before) and _FIGURE.fullmatch(line)
        head = line[: line[0].isdigit()] if figures else _head(line)
        fitted = before and _letters(before) + _letters(head) <= room
        whole += f"\n{line}" if fitted else line
        before = line
    return whole


def _head(line: str) -> str:
    """The beginning of a line, as far as no line may end in it."""
    found = _UNBROKEN.match(line)
    return found.group(0) if found is not None else ""


def _letters(text: str) -> float:
    """How wide a text is, in Chinese letters."""
    return sum(0.5 if letter.isascii() else 1 for letter in text)


# -- tables over several pages ------------------------------------------------------------------------


def without_running_lines(pieces: Sequence[Line | Table]) -> list[Line | Table]:
    """The pieces without the lines that stand in one place on most pages, first or last: heads, feet and page numbers.

    Lines of units are none: in a plan whose lines all stand on one grid, 完成时限：… may end two pages alike.
    """
    pages: dict[int, list[Line]] = {}
    for piece in pieces:
        if isinstance(piece, Line):
            pages.setdefault(piece.page, []).append(piece)
    met: dict[tuple[str, int], list[Line]] = {}
    for lines in pages.values():
        ordered = sorted(lines, key=lambda line: line.top)
        for line in {id(line): line for line in (*ordered[:_AT_EDGE], *ordered[-_AT_EDGE:])}.values():
            if not starts_with_role(line.paragraph.text):
                met.setdefault(_running_key(line), []).append(line)
    running = {
        id(line)
        for lines in met.values()
        if 1 < len({line.page for line in lines}) > len(pages) / 2
        for line in lines
    }
    return [piece for piece in pieces if id(piece) not in running]


def _running_key(line: Line) -> tuple[str, int]:
    """A line's text, whatever its numbers, and its height on the page."""
    return re.sub(r"\d+", "#", line.paragraph.text), round(line.top / _SAME_HEIGHT)


def join_pages(pieces: Sequence[Line | Table]) -> list[Line | Table]:
    """The pieces with a table that goes on at the head of the next page as one, and rows that the page cut as one."""
    joined: list[Line | Table] = []
    marks: list[Line] = []
    """Page numbers that stand between a table and what comes next."""
    for piece in pieces:
        before = joined[-1] if joined else None
        if isinstance(piece, Line) and isinstance(before, Table) and is_page_mark(piece.paragraph.text):
            marks.append(piece)
        elif isinstance(piece, Table) and isinstance(before, Table) and _goes_on(before, piece):
            joined[-1] = _one_table(before, piece)
            marks = []
        else:
            joined += [*marks, piece]
            marks = []
    return [*joined, *marks]


def _goes_on(table: Table, after: Table) -> bool:
    return table.rows[-1].place.sheet != after.rows[0].place.sheet and len(table.rows[0].cells) == len(
        after.rows[0].cells
    )


def _one_table(table: Table, after: Table) -> Table:
    rows = list(after.rows)
    heads = [row.distinct() for row in table.rows[:3]]
    while rows and rows[0].distinct() in heads:
        rows.pop(0)
    above = list(table.rows)
    if rows and _is_rest_of_row(above[-1], rows[0]):
        cut = [index for index, cell in enumerate(rows[0].cells) if cell.text and not cell.from_left]
        above, rows = _mend(above, rows, cut)
        rows = rows[1:]
    elif rows:
        above, rows = _mend(above, rows, [*_cut_groups(above[-1], rows[0]), *_cut_merges(above, rows)])
    return Table(rows=(*above, *rows))


def _cut_groups(upper: Row, lower: Row) -> list[int]:
    """The columns in which a page cut the name of a group in two: 完善生态制 and 度."""
    return [
        index
        for index, (above, below) in enumerate(zip(upper.cells, lower.cells, strict=True))
        if above.text
        and 0 < len(below.text) <= _SCRAP
        and _HAN.fullmatch(above.text + below.text)
        and not is_measure(above.text)
        and not _both_whole(above.text, below.text)
    ]


def _cut_merges(above: Sequence[Row], below: Sequence[Row]) -> list[int]:
    """The columns that are blank in the first row of a page and in no other row: a page cut the merged cell in them."""
    others = [row for row in (*above, *below[1:]) if len(row.distinct()) > 1]
    return [
        index
        for index, cell in enumerate(below[0].cells)
        if index
        and not cell.text
        and all(row.cells[index].text or row.cells[index].from_above for row in others)
    ]


def _mend(above: list[Row], below: list[Row], columns: Sequence[int]) -> tuple[list[Row], list[Row]]:
    """The rows of two pages with the cells that the page cut put together, also where such a cell is merged over rows."""
    for index in columns:
        upper, lower = above[-1].cells[index], below[0].cells[index]
        whole = upper.text + lower.text
        first = len(above) - 1
        while first and above[first].cells[index].from_above:
            first -= 1
        end = 1
        while end < len(below) and below[end].cells[index].from_above:
            end += 1
        above = [
            row if at < first else _with_text(row, index, whole, merged=at > first)
            for at, row in enumerate(above)
        ]
        below = [
            row if at >= end else _with_text(row, index, whole, merged=True) for at, row in enumerate(below)
        ]
    return above, below


def _with_text(row: Row, index: int, text: str, *, merged: bool) -> Row:
    cells = list(row.cells)
    cells[index] = replace(cells[index], text=text, from_above=merged)
    return replace(row, cells=tuple(cells))


def _is_rest_of_row(row: Row, rest: Row) -> bool:
    """True when a page cut a row in two: the rest has no number of its own, and no cell of it could stand alone."""
    pairs = [
        (above.text, below.text) for above, below in zip(row.cells, rest.cells, strict=True) if below.text
    ]
    if not pairs or len(pairs) >= sum(bool(cell.text) for cell in row.cells) + 1:
        return False
    starts_empty = not rest.cells[0].text or not rest.cells[1].text
    return starts_empty and not any(not above or _both_whole(above, below) for above, below in pairs)


def _both_whole(above: str, below: str) -> bool:
    """True for two cells that each say something whole: two sentences, two dates, two units."""
    if above.endswith(("、", "，", ",", "—", "-")) or below.startswith(("、", "，", ",")):
        return False
    units = unit_likeness(above) == 1 and unit_likeness(below) == 1 and len(below) > 3
    dates = all(parse_deadline(text, year=2000) is not None for text in (above, below))
    numbers = is_number(above) and is_number(below)
    return above.endswith(("。", "；", ";")) or units or dates or numbers
