"""Tables whose cells a web page or scan laid out one below the other, or in lines with tabs, put back into rows."""

import re
from collections.abc import Sequence

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Document, Paragraph, Table
from ecoreport.drafting.tables.building import Entry, TableBuilder
from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column, column_of, read_heading
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import is_area, is_number, unit_likeness
from ecoreport.drafting.words.wording import fold
from ecoreport.model.finding import Finding

_END = re.compile(
    r"附\s*[件表录]\s*[一二三四五六七八九十\d]*\s*(?:[:：.、]|$|[\s\u4e00-\u9fff])|(?:抄送|主题词|印发)[:：]?"
)
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$")
_SIGNS = re.compile(r"(?:办公室|政府|委员会|领导小组|指挥部|办|委|党委|局)(?:[（(].{2,20}[)）])?$")
"""How the name of one that issues a plan ends."""
_NOTE = re.compile(r"(?:备?注|说明)\s*\d*[:：]|[*※]")
_CAPTION = re.compile(
    r"(?:清单|一览表|分解表|分工表|任务表|目标表|指标表|责任表|台账|附表)(?:[（(].{0,12}[)）])?$"
)
_MIN_BARS = 2
"""So many upright bars in a line make cells of it, whether or not bars stand at its ends as well."""
_RULING = re.compile(r"[\s|+\-=:─━┌┬┐├┼┤└┴┘│┃]+")
"""A line drawn between the rows of a table."""
_SECTION_STYLES = frozenset({"han", "han-bracket", "indicator", "chapter"})
_MIN_HEADING = 3
_MOST_TITLES = 12
_LONGEST_TITLE = 14
_UNEVEN = 0.02
"""What each cell too few or too many between two numbers costs: of two chains the more even one is taken."""


def restore_tables(document: Document) -> Document:
    """The document with every flattened table as a real one; cells that were missing count as merged with those above."""
    return _Restorer(document).run()


class _Restorer:
    """Goes through the blocks once; `_at` is the next block to look at."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._blocks = document.blocks
        self._doubts: list[Finding] = list(document.doubts)
        self._caption = "表"
        self._hard_width = _hard_width(self._blocks)

    def run(self) -> Document:
        out: list[Block] = []
        at = 0
        while at < len(self._blocks):
            block = self._blocks[at]
            made = self._try_table(at) if isinstance(block, Paragraph) else None
            if made is None:
                if isinstance(block, Paragraph) and (_CAPTION.search(block.text) or _END.match(block.text)):
                    self._caption = f"“{block.text[:40]}”"
                out.append(block)
                at += 1
            else:
                table, at = made
                out.append(table)
        return Document(name=self._document.name, blocks=tuple(out), doubts=tuple(self._doubts))

    def _try_table(self, at: int) -> tuple[Table, int] | None:
        titles = split_line(self._text(at) or "")
        columns = read_heading(titles) if len(titles) >= _MIN_HEADING else None
        if columns is not None:
            return self._lines_table(at, titles, columns)
        titles = self._stacked_titles(at)
        columns = read_heading(titles) if len(titles) >= _MIN_HEADING else None
        if columns is not None:
            return self._stacked_table(at, titles, columns)
        return None

    def _text(self, at: int) -> str | None:
        if at >= len(self._blocks):
            return None
        block = self._blocks[at]
        return block.text if isinstance(block, Paragraph) else None

    def _stacked_titles(self, at: int) -> tuple[str, ...]:
        """The titles that stand one below the other, unusual ones between usual ones before the first row as well."""
        titles: list[str] = []
        while (text := self._text(at + len(titles))) is not None and text not in titles:
            if column_of(text) is None and not (titles and self._is_between_titles(at + len(titles))):
                break
            titles.append(text)
        return tuple(titles)

    def _is_between_titles(self, at: int) -> bool:
        """True for a short line with a usual title after it, and the number 1 of the first row not far behind."""
        met_title = False
        for step in range(_MOST_TITLES):
            text = self._text(at + step)
            if text is None or len(text) > _LONGEST_TITLE or re.search(r"[。；，、]", text):
                return False
            if step and fold(text).rstrip(".、") == "1":
                return met_title
            met_title = met_title or column_of(text) is not None
        return False

    # -- one line a row -------------------------------------------------------------------------------

    def _lines_table(
        self, at: int, titles: tuple[str, ...], columns: tuple[Column | None, ...]
    ) -> tuple[Table, int] | None:
        builder = TableBuilder(titles, columns, self._blocks[at].place)
        start, at = at, at + 1
        has_number = Column.NO in columns
        while (text := self._text(at)) is not None:
            place = self._blocks[at].place
            cells = split_line(text)
            if self._ends(at):
                break
            if cells == titles or _RULING.fullmatch(text):
                pass
            elif _is_row(cells, has_number, len(columns)):
                if has_number and "\t" in text:
                    cells, at = self._whole_row(at, cells, len(columns))
                builder.add_row(cells, place)
            elif builder.is_open(text):
                builder.extend(text)
            elif self._is_section(at, has_number):
                builder.add_section(text, place)
            else:
                break
            at += 1
        return (self._finish(builder), at) if builder.rows_made and at > start + 1 else None

    def _whole_row(self, at: int, cells: tuple[str, ...], width: int) -> tuple[tuple[str, ...], int]:
        """A row whose cells were broken over several lines, and the last of these lines."""
        while len(cells) < width and (text := self._text(at + 1)) is not None:
            more = split_line(text)
            fits = len(cells) + len(more) - 1 <= width
            if not fits or is_number(more[0]) or parse_number(text) is not None or self._ends(at + 1):
                break
            cells = (*cells[:-1], cells[-1] + more[0], *more[1:])
            at += 1
        return cells, at

    def _is_section(self, at: int, has_number: bool) -> bool:
        text, following = self._text(at) or "", self._text(at + 1)
        if following is None or self._ends(at) or len(text) > 120:
            return False
        number = parse_number(text)
        return (
            number is not None
            and number.style in _SECTION_STYLES
            and len(split_line(following)) >= 2
            and has_number
        )

    # -- one line a cell ------------------------------------------------------------------------------

    def _stacked_table(
        self, at: int, titles: tuple[str, ...], columns: tuple[Column | None, ...]
    ) -> tuple[Table, int] | None:
        start = at + len(titles)
        end = start
        while self._text(end) is not None and not self._ends(end) and not self._is_chapter(end):
            again = self._stacked_titles(end)
            if end > start and len(again) >= _MIN_HEADING and again != titles:
                break
            end += len(again) if again == titles else 1
        lines = self._whole_cells(start, end, titles)
        builder = TableBuilder(titles, columns, self._blocks[at].place)
        if Column.NO not in columns:
            if len(lines) < len(columns) or len(lines) % len(columns):
                return None
            for index in range(0, len(lines), len(columns)):
                chunk = lines[index : index + len(columns)]
                builder.add_row(tuple(line.text for line in chunk), chunk[0].place)
            return self._finish(builder), end
        entries, used = _entries(lines, columns)
        if not entries:
            return None
        builder.add_entries(entries)
        if used < len(lines):
            end = self._blocks.index(lines[used], start)
        return self._finish(builder), end

    def _whole_cells(self, start: int, end: int, titles: tuple[str, ...]) -> list[Paragraph]:
        """The cells of a stacked table; in a text with hard lines, a line as long as its lines are goes on in the next."""
        cells: list[Paragraph] = []
        full = False
        for block in self._blocks[start:end]:
            if not isinstance(block, Paragraph) or block.text in titles:
                continue
            number = parse_number(block.text)
            if full and not is_number(block.text) and (number is None or number.style not in _SECTION_STYLES):
                cells[-1] = Paragraph(text=cells[-1].text + block.text, place=cells[-1].place)
            else:
                cells.append(block)
            full = self._hard_width is not None and len(block.text) >= self._hard_width - 1
        return cells

    def _ends(self, at: int) -> bool:
        """True for a line that no longer belongs to a table: an annex, a note, or the title of the next table."""
        text = self._text(at) or ""
        return (
            _ends_table(text)
            or self._is_signature(at)
            or (_CAPTION.search(text) is not None and any(self._is_titles(at + step) for step in (1, 2)))
        )

    def _is_signature(self, at: int) -> bool:
        """True for the date a plan ends with, and for the name of the one who issued it right before."""
        text, following = self._text(at) or "", self._text(at + 1)
        if _SIGNED.match(text):
            return following is None or _ends_table(following)
        return (
            _SIGNS.search(text) is not None
            and _SIGNED.match(following or "") is not None
            and self._is_signature(at + 1)
        )

    def _is_titles(self, at: int) -> bool:
        titles = split_line(self._text(at) or "")
        return (len(titles) >= _MIN_HEADING and read_heading(titles) is not None) or len(
            self._stacked_titles(at)
        ) >= _MIN_HEADING

    def _is_chapter(self, at: int) -> bool:
        """True for a heading of the plan itself: 三、保障措施 with no numbered row after it."""
        number = parse_number(self._text(at) or "")
        if number is None or number.style not in {"han", "chapter"}:
            return False
        return not any(is_number(self._text(at + step) or "") for step in (1, 2))

    def _finish(self, builder: TableBuilder) -> Table:
        if builder.inherited:
            rows = "、".join(builder.inherited[:60]) + ("…" if len(builder.inherited) > 60 else "")
            self._doubts.append(
                find(
                    "DRAFT-007",
                    place=builder.place,
                    table=self._caption,
                    count=len(builder.inherited),
                    rows=rows,
                )
            )
        for place, text in builder.crooked:
            self._doubts.append(find("DRAFT-008", place=place, table=self._caption, text=text))
        return builder.table()


def _hard_width(blocks: Sequence[Block]) -> int | None:
    """The length of the text's lines, when nearly all its long lines have one length; None when they end where they like."""
    lengths = [len(block.text) for block in blocks if isinstance(block, Paragraph)]
    longest = max(lengths, default=0)
    near = sum(length >= longest - 2 for length in lengths)
    long = sum(length > longest * 0.75 for length in lengths)
    return longest if longest >= 20 and near >= 10 and near >= 0.6 * long else None


def split_line(text: str) -> tuple[str, ...]:
    """The cells of a line: between tabs or upright bars, or between blanks when no tab is there."""
    if "\t" in text:
        return tuple(cell.strip() for cell in text.split("\t"))
    text = text.replace("│", "|").replace("┃", "|")
    if text.count("|") >= _MIN_BARS:
        return tuple(cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|"))
    return tuple(text.split())


def _is_row(cells: tuple[str, ...], has_number: bool, width: int) -> bool:
    if len(cells) < 2:
        return False
    if len(cells) == width and sum(bool(cell) for cell in cells) > 1 and not all(cells):
        return True
    if has_number:
        return any(is_number(cell) for cell in cells[:2]) and len(cells) <= width + 12
    return len(cells) == width


def _ends_table(text: str) -> bool:
    return bool(_END.match(fold(text)) or _NOTE.match(text))


def _entries(lines: Sequence[Paragraph], columns: Sequence[Column | None]) -> tuple[list[Entry], int]:
    """The numbered rows and heading rows of stacked cells, and how many lines they took."""
    width = len(columns)
    headings = {
        index
        for index in range(len(lines))
        if _is_heading(lines, index) or _is_plain_heading(lines, index, columns)
    }
    chain = _number_chain(lines, headings, width)
    if not chain:
        return [], 0
    entries: list[Entry] = []
    current: Entry | None = None
    used = len(lines)
    for index, line in enumerate(lines):
        if index in chain:
            current = Entry([], line.text)
            entries.append(current)
        elif index in headings:
            entries.append(Entry([line], None))
            current = None
        elif current is not None:
            if index > max(chain) and len(current.paragraphs) >= width + 1:
                used = index
                break
            current.paragraphs.append(line)
        elif entries or index + 1 in chain or index + 1 in headings:
            entries.append(Entry([line], None))
    return entries, used


def _is_heading(lines: Sequence[Paragraph], index: int) -> bool:
    """True for 指标1:…, (一)… or 一、… with a numbered row, or another heading, right after it."""
    number = parse_number(lines[index].text)
    if number is None or number.style not in _SECTION_STYLES or not number.rest:
        return False
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    after = parse_number(following)
    return is_number(following) or (after is not None and after.style in _SECTION_STYLES)


def _is_plain_heading(lines: Sequence[Paragraph], index: int, columns: Sequence[Column | None]) -> bool:
    """True for 生态安全 without a number between the last cell of one row and the number of the next.

    In a table with a column of its own for the group, such a line is the cell of that column.
    """
    if Column.AREA in columns or index + 1 >= len(lines) or not is_number(lines[index + 1].text):
        return False
    text, before = lines[index].text, lines[index - 1].text if index else ""
    if is_number(text) or is_number(before):
        return False
    ends_with_units = columns[-1] in UNIT_COLUMNS and (not index or unit_likeness(before) == 1)
    return is_area(text) or (ends_with_units and len(text) <= 16 and unit_likeness(text) == 0)


def _number_chain(lines: Sequence[Paragraph], headings: set[int], width: int) -> set[int]:
    """Which lines are row numbers: the chain that counts up best, starting again after a heading."""
    spots = [
        (i, int(t))
        for i, line in enumerate(lines)
        if (t := fold(line.text).rstrip(".、")).isdecimal() and len(t) <= 3
    ]
    best: list[tuple[float, int]] = []
    for here, (index, value) in enumerate(spots):
        score, back = (3.0 if value == 1 else 0.5), -1
        for before in range(max(0, here - 40), here):
            step = _step(spots[before], (index, value), headings, width)
            if step is not None and best[before][0] + step > score:
                score, back = best[before][0] + step, before
        best.append((score, back))
    if not best:
        return set()
    at = max(range(len(best)), key=lambda spot: best[spot][0])
    chain = set()
    while at >= 0:
        chain.add(spots[at][0])
        at = best[at][1]
    return chain if len(chain) > 1 or _is_only_row(lines, spots, width) else set()


def _is_only_row(lines: Sequence[Paragraph], spots: Sequence[tuple[int, int]], width: int) -> bool:
    """True when the lines are one row: the number 1, and no more cells after it than there are columns."""
    first, value = spots[0]
    return value == 1 and first <= 1 and width - 2 <= len(lines) - first <= width


def _step(before: tuple[int, int], here: tuple[int, int], headings: set[int], width: int) -> float | None:
    """What going from one number to a later one is worth; None when no table counts like that."""
    gap = here[0] - before[0] - 1
    if gap < 1:
        return None
    long_way = -1.0 if gap > 3 * width else 0.0
    if any(before[0] < heading < here[0] for heading in headings):
        return 3.0 + long_way if here[1] in {1, before[1] + 1} else 0.2
    rise = here[1] - before[1]
    if rise == 1:
        return 3.0 + long_way - _UNEVEN * min(abs(gap - width + 1), width)
    if rise in {2, 3}:
        return 1.0 + long_way
    if rise == 0:
        return 1.0 if gap >= max(2, width // 2) else None
    return 0.5 if here[1] == 1 and gap >= 2 else None
