"""Rows of a table that was laid out as lines of text: missing cells filled from above, stacked items put under their row."""

import re
from collections.abc import Sequence

from ecoreport.drafting.documents import Cell, Paragraph, Row, Table
from ecoreport.drafting.tables.alignment import (
    NEW_FIGURE,
    NEW_TASK,
    is_moved_left,
    place_cells,
    place_cut_row,
    placeable,
)
from ecoreport.drafting.tables.columns import UNIT_COLUMNS, Column
from ecoreport.drafting.tables.entries import Entry, Habits, read_habits
from ecoreport.drafting.tables.gathered_lines import gather_lines
from ecoreport.drafting.tables.unnumbered import place_rows
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import is_area, is_number, is_target
from ecoreport.drafting.words.wording import open_brackets
from ecoreport.model.finding import Place

_LONGEST_HEADING = 30
_STACK = 2
"""So many figures stand under one number, if it has more than one."""
_BARE_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")
_INHERITING = frozenset({Column.TITLE, Column.REQUIREMENT, Column.TARGET, Column.DEADLINE, *UNIT_COLUMNS})


class TableBuilder:
    """Gathers the rows of one table, filling missing cells from the row above inside the same section."""

    def __init__(
        self,
        titles: tuple[str, ...],
        columns: tuple[Column | None, ...],
        place: Place,
    ) -> None:
        self.place = place
        self.inherited: list[str] = []
        self.crooked: list[tuple[Place, str]] = []
        self.rows_made = 0
        self._titles = titles
        self._columns = columns
        self._rows: list[tuple[dict[int, Cell], str, Place]] = []
        """Cells by column index, the sub-item's name, the place; a heading row has its text under -1."""
        self._above: dict[int, Cell] = {}
        self._section = ""
        self._number_above = ""
        self._groups: dict[int, str] = {}
        """What stands in the columns before the number, until something else does."""
        self._pending: list[str] = []
        """Groups told since the last row."""
        self._number_at = columns.index(Column.NO) if Column.NO in columns else -1
        self._leading = tuple(column or Column.AREA for column in columns[: max(0, self._number_at)])
        self._placeable = placeable(columns[self._number_at + 1 :])
        self._has_units = any(column in UNIT_COLUMNS for column in columns)
        self._habits = Habits()
        self._stacks = Column.INDICATOR in columns and Column.TARGET in columns

    def add_entries(self, entries: Sequence[Entry]) -> None:
        """The rows and heading rows of a table, in order."""
        self._habits = read_habits(entries, self._columns)
        for entry in entries:
            if entry.number is None:
                self.add_section(entry.paragraphs[0].text, entry.paragraphs[0].place)
            else:
                self._add_entry(entry, is_last=entry is entries[-1])

    def add_section(self, text: str, place: Place) -> None:
        """A heading across the table; the same heading again is a page break, not a new section."""
        if self._leading and (parse_number(text) is None or len(self._leading) > 1):
            self._pending.append(text)
            return
        if text != self._section:
            self._above = {}
            self._section = text
        self._rows.append(({-1: Cell(text=text)}, "", place))

    def add_row(self, cells: tuple[str, ...], place: Place) -> None:
        """A row whose cells stand on one line."""
        if len(cells) == len(self._columns) and not is_moved_left(cells, self._columns):
            self._append(self._without_merged(cells), "", place)
            return
        numbers = (index for index, cell in enumerate(cells[: self._number_at + 1]) if is_number(cell))
        number_at = next(numbers, None)
        if number_at is None:
            self._add_cut_row(cells, place)
            return
        if len(cells) == number_at + 2 and not cells[number_at].isdecimal():  # 二 | 提升质量
            self.add_section(f"{cells[number_at].rstrip('、')}、{cells[-1]}", place)
            return
        self._pending += cells[:number_at]
        paragraphs = [Paragraph(text=cell, place=place) for cell in cells[number_at + 1 :]]
        self._add_entry(Entry(paragraphs, cells[number_at]), is_last=True)

    def _add_cut_row(self, cells: Sequence[str], place: Place) -> None:
        """A row without a number whose merged cells were left out: these are those of the row above."""
        placed = place_cut_row(cells, self._columns)
        if placed is None:
            self.crooked.append((place, " / ".join(cells)[:60]))
            padded = cells[: len(self._columns)]
            self._append({index: Cell(text=cell) for index, cell in enumerate(padded)}, "", place)
            return
        first = min(placed, default=0)
        merged = {index: _continued(cell) for index, cell in self._above.items() if index < first}
        label, told = self._label(merged), len(self.inherited)
        self._append({**merged, **{index: Cell(text=cell) for index, cell in placed.items()}}, "", place)
        if len(self.inherited) == told:
            self.inherited.append(label)

    def add_unnumbered(self, cells: Sequence[Paragraph]) -> bool:
        """The rows of a table without row numbers, one cell a line; False where they cannot be told apart."""
        headings = set(filter(_is_section, cells))
        rows = place_rows([cell.text for cell in cells if cell not in headings], placeable(self._columns))
        if not rows or Column.AREA in self._columns:  # 一、环境治理 is the cell of a column
            headings = set()
            rows = place_rows([cell.text for cell in cells], placeable(self._columns))
        at = 0
        for row in rows:
            while cells[at] in headings:
                self.add_section(cells[at].text, cells[at].place)
                at += 1
            self._append({index: Cell(text=text) for index, text in row.items()}, "", cells[at].place)
            at += sum(text.count("\n") + 1 for text in row.values())
        return bool(rows)

    def _without_merged(self, cells: tuple[str, ...]) -> dict[int, Cell]:
        """The cells of a whole row without those of its units that are blank because they are merged with those above.

        Who leads is blank for no other reason; who helps may be, unless nobody leads.
        """
        units = [index for index, column in enumerate(self._columns) if column in UNIT_COLUMNS]
        leading = [index for index in units if self._columns[index] is Column.LEAD] or units[:1]
        filled = [cell for cell in cells if cell]
        is_group = len(filled) < 2 or (
            len(filled) == 2 and not filled[0].isdecimal() and is_number(filled[0])
        )
        merged = not is_group and not any(cells[index] for index in leading)
        blank = {index for index in units if merged and not cells[index]}
        return {index: Cell(text=cell) for index, cell in enumerate(cells) if index not in blank}

    def _add_entry(self, entry: Entry, *, is_last: bool) -> None:
        """A numbered row with its cells in order, some of which may be missing or stacked."""
        first = self._number_at + 1
        texts = gather_lines([paragraph.text for paragraph in entry.paragraphs], self._placeable)
        placed = place_cells(
            texts,
            self._placeable,
            stacking=NEW_FIGURE if self._stacks else NEW_TASK if len(texts) > len(self._placeable) else None,
            leading=() if is_last else self._leading,
            leads=self._habits.leads,
            groups=self._habits.groups,
        )
        subrows: list[dict[int, str]] = [{} for _ in range(placed[-1].subrow + 1 if placed else 1)]
        for text, spot in zip(texts, placed, strict=False):
            if spot.column < 0:
                continue
            row = subrows[spot.subrow]
            index = first + spot.column
            row[index] = f"{row[index]}\n{text}" if index in row else text
        place = entry.paragraphs[0].place if entry.paragraphs else self.place
        self._part_present_from_target(subrows)
        is_moved = self._take_group_for_name(subrows)
        if is_moved or (self._stacks and len(subrows) > 1 and not self._have_targets(subrows)):
            self.crooked.append((place, " / ".join([entry.number or "", *texts])[:60]))
        self._append_subrows(entry.number or "", subrows, place)
        ahead = [text for text, spot in zip(texts, placed, strict=False) if spot.column < 0]
        if self._habits.groups.intersection(ahead) and not is_moved:
            self.crooked.append((place, " / ".join([entry.number or "", *texts])[:60]))
        self._pending += ahead

    def _part_present_from_target(self, subrows: Sequence[dict[int, str]]) -> None:
        """Takes the one figure of a further row for its present value, where the row above it has a demand and a bare figure."""
        if not {Column.TARGET, Column.CURRENT} <= set(self._columns):
            return
        target, present = self._columns.index(Column.TARGET), self._columns.index(Column.CURRENT)
        first = next((row for row in subrows if {target, present} <= row.keys()), None)
        if (
            first is None
            or _BARE_FIGURE.fullmatch(first[target])
            or not _BARE_FIGURE.fullmatch(first[present])
        ):
            return
        for row in subrows:
            if present not in row and _BARE_FIGURE.fullmatch(row.get(target, "")):
                row[present] = row.pop(target)

    def _take_group_for_name(self, subrows: list[dict[int, str]]) -> bool:
        """Takes a group behind the number for the name over several figures that have no other; True where it did.

        A group that goes on has no cell of its own in the row, so that the cell may be either.
        """
        behind = self._columns[self._number_at + 1 :]
        if len(subrows) < _STACK or Column.AREA not in behind or Column.INDICATOR not in behind:
            return False
        group_at = self._number_at + 1 + behind.index(Column.AREA)
        name_at = self._number_at + 1 + behind.index(Column.INDICATOR)
        group = subrows[0].get(group_at)
        goes_on = group is not None and group_at in self._above and not is_area(group)
        if not goes_on or self._only_names(subrows[0]) or not all(name_at in row for row in subrows):
            return False
        subrows.insert(0, {name_at: subrows[0].pop(group_at)})
        return True

    def _only_names(self, row: dict[int, str]) -> bool:
        """True for a name, with its group and nature at most, that stands over the figures under it."""
        columns = {self._columns[index] for index in row}
        return Column.INDICATOR in columns and columns <= {Column.AREA, Column.INDICATOR, Column.NATURE}

    def _have_targets(self, subrows: Sequence[dict[int, str]]) -> bool:
        """True when what was put under the targets of stacked rows reads like targets."""
        wanted = [index for index, column in enumerate(self._columns) if column is Column.TARGET]
        return all(is_target(row[index]) for row in subrows for index in wanted if index in row)

    def _settle_groups(self) -> None:
        """Puts the groups told before a row in their columns; one alone is the innermost, where it can be."""
        deepest = len(self._leading) - 1
        texts, self._pending = _with_numbers(self._pending)[-deepest - 1 :], []
        if len(texts) == 1 and self._is_inner(texts[0], deepest):
            self._groups[deepest] = texts[0]
        elif texts:
            self._groups = dict(enumerate(texts))

    def _is_inner(self, text: str, deepest: int) -> bool:
        """True for the name of a group inside the one that is open; among numbered ones only with a number."""
        if deepest < 1 or parse_number(text) is not None:
            return deepest > 0
        return 0 in self._groups and parse_number(self._groups.get(deepest, "")) is None

    def extend(self, text: str) -> None:
        """The end of the last cell, broken off by a page or line end."""
        cells = self._rows[-1][0]
        last = max(cells)
        cells[last] = Cell(text=cells[last].text + text)
        self._above[last] = cells[last]

    def is_open(self, text: str) -> bool:
        """True when the last row may go on in the line `text`: its last cell stops in the middle of a sentence."""
        if not self._rows or -1 in self._rows[-1][0] or parse_number(text) is not None:
            return False
        last = self._rows[-1][0][max(self._rows[-1][0])].text
        return (
            bool(last)
            and last[-1] not in "。！？；;"
            and (len(last) > 12 or bool(open_brackets(last)) or last[-1] in "、，,")
        )

    def table(self) -> Table:
        """The rows as a grid under the heading; sub-items get a second column under the indicator's title."""
        with_subs = any(sub for _, sub, _ in self._rows)
        heading = self._grid_row({i: Cell(text=title) for i, title in enumerate(self._titles)}, "", with_subs)
        rows = [Row(cells=heading, place=self.place)]
        width = len(heading)
        for cells, sub, place in self._rows:
            if -1 in cells:
                text = cells[-1].text
                grid = (Cell(text=text), *(Cell(text=text, from_left=True) for _ in range(width - 1)))
            else:
                grid = self._grid_row(cells, sub, with_subs)
            rows.append(Row(cells=grid, place=place))
        return Table(rows=tuple(rows))

    def _grid_row(self, cells: dict[int, Cell], sub: str, with_subs: bool) -> tuple[Cell, ...]:
        grid: list[Cell] = []
        for index, column in enumerate(self._columns):
            cell = cells.get(index, Cell())
            grid.append(cell)
            if with_subs and column is Column.INDICATOR:
                grid.append(
                    Cell(text=sub)
                    if sub
                    else Cell(text=cell.text, from_left=True, from_above=cell.from_above)
                )
        return tuple(grid)

    def _append_subrows(self, number: str, subrows: list[dict[int, str]], place: Place) -> None:
        self._settle_groups()
        name_at = self._columns.index(Column.INDICATOR) if Column.INDICATOR in self._columns else -1
        shared_to = max(name_at, self._number_at)
        named = [row for row in subrows[1:] if name_at in row]
        head = {self._number_at: Cell(text=number)}
        head |= {index: Cell(text=text) for index, text in self._groups.items()}
        if not named or not self._only_names(subrows[0]):
            for depth, row in enumerate(subrows):
                own = {index: Cell(text=text) for index, text in row.items()}
                base = (
                    head
                    if depth == 0
                    else {
                        index: _continued(cell) for index, cell in self._above.items() if index <= shared_to
                    }
                )
                self._append({**base, **own}, "", place)
            return
        if len(named) == 1 and len(subrows) == 2:
            joined = {**subrows[0], **subrows[1], name_at: subrows[0][name_at] + subrows[1][name_at]}
            self._append({**head, **{index: Cell(text=text) for index, text in joined.items()}}, "", place)
            return
        over = {index: Cell(text=text) for index, text in subrows[0].items()}
        for depth, row in enumerate(subrows[1:]):
            own = {index: Cell(text=text) for index, text in row.items() if index != name_at}
            base = {**head, **over}
            if depth:
                base = {index: _continued(cell) for index, cell in base.items()}
            self._append({**base, **own}, row.get(name_at, ""), place)

    def _append(self, cells: dict[int, Cell], sub: str, place: Place) -> None:
        missing = []
        label = self._label(cells)
        for index, column in enumerate(self._columns):
            above = self._above.get(index) if column in _INHERITING and index not in cells else None
            if above is not None and (column is not Column.COOPERATE or self._habits.merges_units):
                cells[index] = _continued(above)
                missing.append(index)
        if missing and self._has_units:
            self.inherited.append(label)
        self._number_above = (cells.get(self._number_at) or Cell()).text or self._number_above
        self._rows.append((cells, sub, place))
        self._above = {**self._above, **cells}
        self.rows_made += 1

    def _label(self, cells: dict[int, Cell]) -> str:
        """What a row is called in a doubt: its number, behind that of its indicator."""
        own = (cells.get(self._number_at) or Cell()).text
        number = own or self._number_above or str(self.rows_made + 1)
        indicator = parse_number(self._section)
        return f"{indicator.printed}-{number}" if indicator and indicator.style == "indicator" else number


def _is_section(cell: Paragraph) -> bool:
    """True for 一、环境治理 among the cells of a table without row numbers."""
    number = parse_number(cell.text)
    is_heading = number is not None and number.style in {"han", "han-bracket"}
    return is_heading and len(cell.text) <= _LONGEST_HEADING and cell.text[-1] not in "。；;"


def _with_numbers(groups: Sequence[str]) -> list[str]:
    """The groups told before a row; a number on a line of its own, （一）, belongs to the name after it."""
    whole: list[str] = []
    for text in groups:
        if whole and is_number(whole[-1]):
            whole[-1] += text
        else:
            whole.append(text)
    return whole


def _continued(cell: Cell) -> Cell:
    return Cell(text=cell.text, from_above=True)
