"""Tables without rules in a PDF: rows and columns found by the gaps between words, over pages as well."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from ecoreport.drafting.documents import Cell, Paragraph, Row, Table
from ecoreport.drafting.sources.pdf_rows import share_out
from ecoreport.drafting.tables.columns import Column, read_heading
from ecoreport.drafting.text.cleaning import is_page_mark
from ecoreport.drafting.words.captions import marks_continuation
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import is_number

_HEADING_LINES = 3
"""A narrow title such as 完成时限 may take so many lines."""
_MIN_COLUMNS = 3
_PAGE = 10_000.0
"""More than the height of any page, in points."""
_ROW_GAP = 1.3
"""A gap between two lines that is so many times the usual one parts two rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Letters without a gap between them, and from where to where they reach."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a page."""

    paragraph: Paragraph
    words: tuple[Word, ...]
    page: int
    top: float
    bottom: float


@dataclass(slots=True)
class _Grid:
    """A table that is being read: its titles, and the white space that may part the columns."""

    titles: tuple[str, ...]
    columns: tuple[Column | None, ...]
    gaps: list[tuple[float, float]]
    """Between each column and the next, what no word has covered so far."""
    lines: list[Line] = field(default_factory=list)

    def take(self, line: Line) -> bool:
        """Takes a line whose words leave every gap open; gives False for any other line."""
        if self._is_text(line):
            return False
        gaps = self.gaps
        for word in line.words:
            gaps = [_without(gap, word) for gap in gaps]
        if any(right - left <= 0 for left, right in gaps):
            return False
        self.gaps = gaps
        self.lines.append(line)
        return True

    def _is_text(self, line: Line) -> bool:
        """True for words where only numbers stand: a heading or sentence after the table."""
        if not self.columns or self.columns[0] is not Column.NO:
            return False
        first = self.cells(line)[0]
        return len(first) > 2 and not is_number(first)

    def cells(self, line: Line) -> list[str]:
        """The words of a line by column."""
        edges = [(left + right) / 2 for left, right in self.gaps]
        cells = [""] * len(self.titles)
        for word in line.words:
            middle = (word.left + word.right) / 2
            cells[sum(edge < middle for edge in edges)] += word.text
        return cells


def _without(gap: tuple[float, float], word: Word) -> tuple[float, float]:
    """The wider part of a gap that a word leaves open."""
    left, right = gap
    if word.right <= left or word.left >= right:
        return gap
    return max((left, word.left), (word.right, right), key=lambda part: part[1] - part[0])


def restore_unruled(pieces: Sequence[Line | Table]) -> tuple[tuple[Line | Table, ...], int]:
    """The pieces with tables without rules put together, and how many of those there are."""
    restored: list[Line | Table] = []
    count = at = 0
    while at < len(pieces):
        piece = pieces[at]
        found = _table_at(pieces, at) if isinstance(piece, Line) else None
        if found is None:
            restored.append(piece)
            at += 1
        else:
            table, at = found
            restored.append(table)
            count += 1
    return tuple(restored), count


def _table_at(pieces: Sequence[Line | Table], at: int) -> tuple[Table, int] | None:
    found = _heading(pieces, at)
    if found is None:
        return None
    grid, height = found
    start = at + height
    rows: list[Row] = []
    end = start
    while end < len(pieces):
        line = pieces[end]
        if isinstance(line, Table):
            break
        text = line.paragraph.text
        if marks_continuation(text) or (is_page_mark(text) and not _is_row_number(grid, line)):
            end += 1
            continue
        repeated = _heading(pieces, end)
        if repeated is not None and repeated[0].titles == grid.titles:
            end += repeated[1]
            continue
        if _is_section(pieces, end, grid):
            rows += _rows(grid)
            rows.append(_across(line, len(grid.titles)))
            grid.lines = []
        elif not grid.take(line):
            break
        end += 1
    rows += _rows(grid)
    if sum(len(row.distinct()) > 1 for row in rows) < 2:
        return None
    first = pieces[at]
    place = first.place if isinstance(first, Table) else first.paragraph.place
    heading = Row(cells=tuple(Cell(text=title) for title in grid.titles), place=place)
    return Table(rows=(heading, *rows)), end


def _heading(pieces: Sequence[Line | Table], at: int) -> tuple[_Grid, int] | None:
    """The titles that stand side by side at `at`, over one line or a few, and how many lines they take."""
    best: tuple[int, _Grid, int] | None = None
    lines: list[Line] = []
    for piece in pieces[at : at + _HEADING_LINES]:
        if isinstance(piece, Table) or (lines and piece.page != lines[0].page):
            break
        if not lines and len(piece.words) < _MIN_COLUMNS:
            break
        lines.append(piece)
        stacks = _stacks([word for line in lines for word in line.words])
        titles = tuple("".join(word.text for word in stack) for stack in stacks)
        columns = read_heading(titles) if len(titles) >= _MIN_COLUMNS else None
        if columns is None:
            continue
        named = sum(column is not None for column in columns)
        if best is None or named > best[0] or (named == best[0] and _adds_words(stacks, lines[-1])):
            edges = [(min(w.left for w in stack), max(w.right for w in stack)) for stack in stacks]
            gaps = [(one[1], other[0]) for one, other in pairwise(edges)]
            best = named, _Grid(titles, columns, _wide(gaps, edges)), len(lines)
    return (best[1], best[2]) if best is not None else None


def _adds_words(stacks: Sequence[Sequence[Word]], line: Line) -> bool:
    """True when a line only goes on with titles that stand over it, and holds no number of a row."""
    return all(len(stack) > 1 for stack in stacks if stack[-1] in line.words) and not any(
        is_number(word.text) for word in line.words
    )


def _stacks(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand one below the other, from left to right."""
    stacks: list[list[Word]] = []
    for word in words:
        over = next(
            (stack for stack in stacks if any(w.left < word.right and word.left < w.right for w in stack)),
            None,
        )
        if over is None:
            stacks.append([word])
        else:
            over.append(word)
    return sorted(stacks, key=lambda stack: stack[0].left)


def _wide(
    gaps: Sequence[tuple[float, float]], edges: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """The gaps between titles, widened to the titles' middles: cells may begin left of a title that is centred."""
    return [
        ((edges[index][0] + edges[index][1]) / 2, (edges[index + 1][0] + edges[index + 1][1]) / 2)
        for index in range(len(gaps))
    ]


def _is_row_number(grid: _Grid, line: Line) -> bool:
    """True for a number alone on its line that stands in the column of numbers."""
    if Column.NO not in grid.columns or len(line.words) != 1 or not is_number(line.words[0].text):
        return False
    return bool(grid.cells(line)[grid.columns.index(Column.NO)])


def _is_section(pieces: Sequence[Line | Table], at: int, grid: _Grid) -> bool:
    """True for （一）… on a line of its own, with a row of the table after it."""
    line = pieces[at]
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if isinstance(line, Table) or not isinstance(following, Line) or len(line.words) != 1:
        return False
    number = parse_number(line.paragraph.text)
    if number is None or number.style not in {"han", "han-bracket"}:
        return False
    return sum(bool(cell) for cell in grid.cells(following)) >= min(3, len(grid.titles) - 1)


def _across(line: Line, width: int) -> Row:
    text = line.paragraph.text
    return Row(
        cells=(Cell(text=text), *(Cell(text=text, from_left=True) for _ in range(width - 1))),
        place=line.paragraph.place,
    )


def _rows(grid: _Grid) -> list[Row]:
    """The lines gathered so far as rows, the lines of each cell put together."""
    if not grid.lines:
        return []
    lines = [(line, grid.cells(line)) for line in grid.lines]
    if Column.NO not in grid.columns:
        return [_row(part) for part in _parted_by_gaps(lines)]
    at = grid.columns.index(Column.NO)
    numbers = [line for line, cells in lines if cells[at]]
    if not numbers:
        return [_row([line]) for line in lines]
    columns = [
        [(_height(line), cells[index]) for line, cells in lines if cells[index]]
        for index in range(len(grid.titles))
    ]
    texts = share_out(columns, [_height(line) for line in numbers])
    return [
        Row(cells=tuple(Cell(text=text) for text in row), place=line.paragraph.place)
        for row, line in zip(texts, numbers, strict=True)
    ]


def _height(line: Line) -> float:
    """How far down a line stands, counting through the pages."""
    return line.page * _PAGE + line.top


def _row(lines: Sequence[tuple[Line, list[str]]]) -> Row:
    texts = ["".join(pieces) for pieces in zip(*(cells for _, cells in lines), strict=True)]
    return Row(cells=tuple(Cell(text=text) for text in texts), place=lines[0][0].paragraph.place)


def _parted_by_gaps(lines: Sequence[tuple[Line, list[str]]]) -> list[list[tuple[Line, list[str]]]]:
    """The lines of each row of a table without numbers, parted where the gap is wider than usual."""
    gaps = [
        after.top - line.bottom if after.page == line.page else 0.0
        for (line, _), (after, _) in pairwise(lines)
    ]
    usual = median(gaps) if gaps else 0.0
    height = median(line.bottom - line.top for line, _ in lines)
    wide = [gap + height > _ROW_GAP * (usual + height) for gap in gaps]
    if not any(wide):
        return [[line] for line in lines]
    parts = [[lines[0]]]
    for line, opens in zip(lines[1:], wide, strict=True):
        if opens:
            parts.append([line])
        else:
            parts[-1].append(line)
    return parts
