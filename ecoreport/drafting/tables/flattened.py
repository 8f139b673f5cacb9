"""Tables whose cells a web page or scan laid out one below the other, or in lines with tabs, put back into rows."""

import re
from collections.abc import Sequence

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Block, Document, Paragraph, Table
from ecoreport.drafting.tables.alignment import is_cut_row
from ecoreport.drafting.tables.building import TableBuilder
from ecoreport.drafting.tables.chains import SECTION_STYLES, find_entries, is_figure_cell
from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column, column_of, likely_column, read_heading
from ecoreport.drafting.tables.headings import join_title_lines, with_lower_titles
from ecoreport.drafting.tables.line_cells import (
    is_ruled,
    opens_with_bar,
    split_line,
    without_blanks_behind,
)
from ecoreport.drafting.tables.merged_names import take_groups_for_names
from ecoreport.drafting.words.captions import marks_continuation, tells_measure
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import is_number, unit_likeness
from ecoreport.drafting.words.wording import fold
from ecoreport.model.finding import Finding

_END = re.compile(
    r"附\s*[件表录]\s*[一二三四五六七八九十\d]*\s*(?:[:：.、]|$|[\s\u4e00-\u9fff])|(?:抄送|主题词|印发)\s*(?:[:：]|$)"
)
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日(?:印发)?$")
_SIGNS = re.compile(r"(?:办公室|政府|委员会|领导小组|指挥部|办|委|党委|局)(?:[（(].{2,20}[)）])?$")
"""How the name of one that issues a plan ends."""
_NOTE = re.compile(r"(?:[备附]?注|说明)\s*\d*[:：]|[*※]")
_CAPTION = re.compile(
    r"(?:清单|一览表|分解表|分工表|任务表|目标表|指标表|责任表|台账|附表)(?:[（(].{0,12}[)）])?$"
)
_ROW_NUMBER = re.compile(r"(?:(?P<first>0{0,2}1(?:[.-]1)?)|\d{1,3}(?:[.-]\d{1,2})?)[.、]?")
_TABLE_NUMBER = re.compile(r"(?:表|专栏)\s*[一二三四五六七八九十\d]")
_MIN_HEADING = 3
_MIN_CELLS = 3
"""So many cells between tabs or bars are a row, even where they do not suit the columns; a person is told of it."""
_MOST_TITLES = 12
_LONGEST_TITLE = 14


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
        self._fruitless = 0
        """Up to here stand titles under which no rows were found."""
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
        first = self._text(at) or ""
        titles, opens = split_line(first), opens_with_bar(first)
        below = split_line(self._text(at + 1) or "", opens=opens)
        joined = join_title_lines(titles, below) if len(titles) >= _MIN_HEADING else None
        for own, height in ((joined, 2), (titles, 1)):
            if own is not None and len(own) >= _MIN_HEADING and (columns := read_heading(own)) is not None:
                return self._lines_table(at, height, own, columns)
        heads = self._heads(at) if at >= self._fruitless else []
        for head in heads:
            if (made := self._stacked_table(at, *head)) is not None:
                return made
        if heads:
            self._give_up(heads[0][0], at)
        return None

    def _text(self, at: int) -> str | None:
        if at >= len(self._blocks):
            return None
        block = self._blocks[at]
        return block.text if isinstance(block, Paragraph) else None

    def _heads(self, at: int) -> list[tuple[tuple[str, ...], tuple[Column | None, ...]]]:
        """The titles that may begin here one below the other, with their columns; those to be tried first before others."""
        usual = self._stacked_titles(at)
        ways = (
            [usual]
            if any(column_of(title) is Column.NO for title in usual)
            else [usual, self._loose_titles(at)]
        )
        heads = []
        for titles in dict.fromkeys(ways):
            columns = read_heading(with_lower_titles(titles)) if len(titles) >= _MIN_HEADING else None
            begins_with_number = _ROW_NUMBER.fullmatch(fold(self._text(at + len(titles)) or "")) is not None
            # 主要指标 over 序号 is what the table is called: a group would have its cell before the first number.
            if columns is not None and not (begins_with_number and Column.NO in columns[1:]):
                heads.append((titles, columns))
        return heads

    def _stacked_titles(self, at: int) -> tuple[str, ...]:
        """The titles that stand one below the other, unusual ones between usual ones before the first row as well."""
        titles: list[str] = []
        while (text := self._text(at + len(titles))) is not None and text not in titles:
            if column_of(text) is None and not self._is_between_titles(at + len(titles), first=not titles):
                break
            titles.append(text)
        return tuple(titles)

    def _loose_titles(self, at: int) -> tuple[str, ...]:
        """The titles of a table without row numbers that begin with unusual ones: 测评项目, 测评内容, 牵头单位, 责任单位."""
        titles: list[str] = []
        while (text := self._text(at + len(titles))) is not None and text not in titles:
            if likely_column(text) is None or re.search(r"[。；，、]", text):
                break
            titles.append(text)
        usual = [column for title in titles if (column := column_of(title)) is not None]
        return tuple(titles) if len(usual) > 1 and {*UNIT_COLUMNS} & set(usual) else ()

    def _is_between_titles(self, at: int, *, first: bool) -> bool:
        """True for a short line with a usual title after it, and the number of the first row not far behind.

        The first title of all may be an unusual one when the numbers stand right after it: 测评项目, 序号.
        """
        if first and (self._is_over_table(at) or column_of(self._text(at + 1) or "") is not Column.NO):
            return False
        met_title = False
        for step in range(_MOST_TITLES):
            text = self._text(at + step)
            if text is None:
                return False
            if (number := _ROW_NUMBER.fullmatch(fold(text))) is not None:
                return met_title and (not first or number.group("first") is not None)
            if not met_title and (len(text) > _LONGEST_TITLE or re.search(r"[。；，、]", text)):
                return False
            met_title = met_title or (step > 0 and column_of(text) is not None)
        return False

    def _is_over_table(self, at: int) -> bool:
        """True for what stands over the first title: the table's own title, an annex, the measure of its figures."""
        text = self._text(at) or ""
        return _is_over_titles(text) or marks_continuation(text) or _ends_table(text) or ":" in fold(text)

    # -- one line a row -------------------------------------------------------------------------------

    def _lines_table(
        self, at: int, height: int, titles: tuple[str, ...], columns: tuple[Column | None, ...]
    ) -> tuple[Table, int] | None:
        columns = take_groups_for_names(columns, self._numbered_rows(at + height))
        builder = TableBuilder(titles, columns, self._blocks[at].place)
        opens = opens_with_bar(self._text(at) or "")
        heading = {split_line(self._text(at + step) or "", opens=opens) for step in range(height)}
        start = at = at + height
        has_number = Column.NO in columns
        while (text := self._text(at)) is not None:
            place = self._blocks[at].place
            cells = without_blanks_behind(split_line(text, opens=opens), len(columns))
            if self._ends(at):
                break
            if cells in heading:
                pass
            elif _is_row(cells, columns, ruled=is_ruled(text)):
                if has_number and "\t" in text and any(map(is_number, cells[:2])):
                    cells, at = self._whole_row(at, cells, len(columns))
                builder.add_row(cells, place)
            elif builder.is_open(text):
                builder.extend(text)
            elif self._is_section(at, has_number):
                builder.add_section(text, place)
            else:
                break
            at += 1
        return (self._finish(builder), at) if builder.rows_made and at > start else None

    def _numbered_rows(self, at: int) -> list[tuple[str, ...]]:
        """The cells behind the number in the lines from here to the end of the table."""
        rows = []
        while (text := self._text(at)) is not None and not self._ends(at):
            cells = split_line(text)
            number_at = next((index for index, cell in enumerate(cells) if is_number(cell)), None)
            rows += [cells[number_at + 1 :]] if number_at is not None and len(cells) > 1 else []
            at += 1
        return rows

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
        is_over_rows = "\t" in following or (has_number and len(split_line(following)) >= 2)
        return number is not None and number.style in SECTION_STYLES and is_over_rows

    # -- one line a cell ------------------------------------------------------------------------------

    def _stacked_table(
        self, at: int, titles: tuple[str, ...], columns: tuple[Column | None, ...]
    ) -> tuple[Table, int] | None:
        start = at + len(titles)
        end = start
        while self._text(end) is not None and not self._ends(end) and not self._is_chapter(end, columns):
            again = self._stacked_titles(end)
            if end > start and len(again) >= _MIN_HEADING and again != titles:
                break
            end += len(again) if again == titles else 1
        lines = self._whole_cells(start, end, titles)
        if Column.NO not in columns:
            builder = TableBuilder(with_lower_titles(titles), columns, self._blocks[at].place)
            return (self._finish(builder), end) if builder.add_unnumbered(lines) else None
        entries, after = find_entries(lines, columns)
        if not entries:
            return None
        rows = [[line.text for line in entry.paragraphs] for entry in entries if entry.number is not None]
        columns = take_groups_for_names(columns, rows)
        builder = TableBuilder(with_lower_titles(titles), columns, self._blocks[at].place)
        builder.add_entries(entries)
        if after is not None:
            end = next(spot for spot in range(start, end) if self._blocks[spot].place == after)
        return self._finish(builder), end

    def _give_up(self, titles: tuple[str, ...], at: int) -> None:
        """Tells a person of titles whose rows could not be told apart, and looks for no table among them."""
        self._fruitless = at + len(titles)
        header = "、".join(titles)[:80]
        place = self._blocks[at].place
        self._doubts.append(find("DRAFT-025", place=place, table=self._caption, header=header))

    def _whole_cells(self, start: int, end: int, titles: tuple[str, ...]) -> list[Paragraph]:
        """The cells of a stacked table; in a text with hard lines, a line as long as its lines are goes on in the next."""
        cells: list[Paragraph] = []
        full = False
        for block in self._blocks[start:end]:
            if not isinstance(block, Paragraph) or block.text in titles or marks_continuation(block.text):
                continue
            number = parse_number(block.text)
            if full and not is_number(block.text) and (number is None or number.style not in SECTION_STYLES):
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
            or (_is_over_titles(text) and any(self._is_titles(at + step) for step in (1, 2)))
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

    def _is_chapter(self, at: int, columns: tuple[Column | None, ...]) -> bool:
        """True for a heading of the plan itself: 三、保障措施 with no row of the table after it."""
        number = parse_number(self._text(at) or "")
        if number is None or number.style not in {"han", "chapter"}:
            return False
        following = [self._text(at + step) or "" for step in range(1, len(columns) + 1)]
        if Column.NO in columns:
            return not any(map(is_number, following[:2]))
        return self._is_titles(at + 1) or not (
            any(map(is_figure_cell, following)) and any(unit_likeness(text) == 1 for text in following)
        )

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


def _is_row(cells: tuple[str, ...], columns: Sequence[Column | None], *, ruled: bool) -> bool:
    """True for cells that are a row of the table; of those between tabs or bars some may be gone, merged with those above."""
    width = len(columns)
    if len(cells) < 2:
        return False
    if ruled and read_heading(cells) is None and (len(cells) >= _MIN_CELLS or is_cut_row(cells, columns)):
        return True
    if Column.NO in columns:
        return any(is_number(cell) for cell in cells[:2]) and len(cells) <= width + 12
    return len(cells) == width


def _is_over_titles(text: str) -> bool:
    """True for what may stand over the titles of a table: 任务分解表, 表3 质量目标, 单位：万亩."""
    return bool(_CAPTION.search(text) or _TABLE_NUMBER.match(text)) or tells_measure(text)


def _ends_table(text: str) -> bool:
    return bool(_END.match(fold(text)) or _NOTE.match(text))
