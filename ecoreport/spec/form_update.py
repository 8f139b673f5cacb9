"""A programme written into a clerk's existing Excel form: only what changed, each row staying where it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from ecoreport.errors import SpecError
from ecoreport.model.program import Program
from ecoreport.model.program_form import FACTS, LISTED_FACTS, NONE_WORD, FormColumn, FormTable
from ecoreport.sheets import read_book
from ecoreport.sheets_edit import CellEdit, edit_cells
from ecoreport.spec.cell_lists import split_names
from ecoreport.spec.form_grid import Grid, GridRow, find_grids
from ecoreport.spec.form_tables import build_form_tables

_KEYS = {
    "program": ("label", "value"),
    "units": ("name",),
    "indicators": ("no", "id"),
    "tasks": ("id",),
    "task_metrics": ("task", "id"),
    "phases": ("name",),
    "known": ("code", "where"),
}
"""The columns by which a row of each sheet is known again."""

_LISTED_LABELS = {label for key, label in FACTS if key in LISTED_FACTS}
"""Facts that are known by their text; every other one is known by its label alone."""


def update_form(data: bytes, program: Program, *, file: str) -> bytes:
    """The clerk's workbook with the programme written into it; formats, own columns and notes stay.

    Rows are known by their ids, numbers or names. A row that the programme no longer has is emptied in the toolkit's
    columns; new rows go into empty rows between their neighbours or below the table.

    Raises:
        SpecError: When sheets or columns are missing, or a new row belongs between two rows with no empty row there.
        UnreadableFileError: When the bytes are no workbook that can be read.
    """
    grids, missing = find_grids(read_book(data, name=file))
    tables = {table.sheet.key: table for table in build_form_tables(program)}
    lacking = [f"“{t.sheet.title}”" for key, t in tables.items() if t.rows and key not in grids]
    if missing or lacking:
        words = "；".join(finding.message for finding in missing) or f"缺少工作表 {'、'.join(lacking)}。"
        raise SpecError(f"{file} 不能更新：{words}请用 --output 写成新的工作簿。")
    edits = [edit for key, grid in grids.items() for edit in _edits(grid, tables[key], file)]
    return edit_cells(data, edits, name=file) if edits else data


@dataclass(frozen=True, slots=True, kw_only=True)
class _NewRow:
    """A row as the programme has it, with carried values filled in."""

    key: tuple[str, ...]
    texts: Mapping[str, str]


def _edits(grid: Grid, table: FormTable, file: str) -> list[CellEdit]:
    old_keys = [_key(grid.sheet.key, {key: row.text(key) for key in row.cells}) for row in grid.rows]
    new_rows = list(_new_rows(table))
    matcher = SequenceMatcher(None, old_keys, [row.key for row in new_rows], autojunk=False)
    kept: list[tuple[GridRow, _NewRow]] = []
    edits: list[CellEdit] = []
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        old, new = grid.rows[old_from:old_to], new_rows[new_from:new_to]
        if tag == "equal" or _are_reworded(grid, old, new):
            kept += zip(old, new, strict=True)
            continue
        for row in old:
            edits += _clear_row(grid, row)
        if new:
            edits += _place_rows(grid, new, old_from, old_to, file)
    for row, written in kept:
        edits += _change_row(grid, row, written)
    return [*edits, *_settle_inherited(grid, kept, edits)]


def _are_reworded(grid: Grid, old: Sequence[GridRow], new: Sequence[_NewRow]) -> bool:
    """True for as many facts under the same labels as before: the same paragraphs, with other words."""
    if grid.sheet.key != "program":
        return False
    return [row.text("label") for row in old] == [row.texts["label"] for row in new]


def _change_row(grid: Grid, old: GridRow, new: _NewRow) -> Iterator[CellEdit]:
    for key, column in grid.columns.items():
        if not _says_the_same(grid.sheet.column(key), old.text(key), new.texts[key]):
            yield CellEdit(sheet=grid.title, row=old.number, column=column, text=_written(grid, new, key))


def _settle_inherited(
    grid: Grid, kept: list[tuple[GridRow, _NewRow]], edits: list[CellEdit]
) -> Iterator[CellEdit]:
    """In columns that change: cells that took their value from above get it in writing, before that one is another."""
    changed = {edit.column for edit in edits}
    done = {(edit.row, edit.column) for edit in edits}
    for old, new in kept:
        for key, column in grid.columns.items():
            inherits = not old.cells[key].own and (old.text(key) or grid.sheet.column(key).carries)
            if inherits and column in changed and (old.number, column) not in done:
                yield CellEdit(sheet=grid.title, row=old.number, column=column, text=_written(grid, new, key))


def _clear_row(grid: Grid, row: GridRow) -> Iterator[CellEdit]:
    for key, column in grid.columns.items():
        if row.cells[key].own:
            yield CellEdit(sheet=grid.title, row=row.number, column=column, text="")


def _place_rows(grid: Grid, new: list[_NewRow], old_from: int, old_to: int, file: str) -> Iterator[CellEdit]:
    before = grid.rows[old_from - 1].number if old_from else grid.heading_row
    if old_to == len(grid.rows):
        first = max((row.number for row in grid.rows), default=grid.heading_row) + 1
        free = list(range(first, first + len(new)))
    else:
        taken = {row.number for row in grid.rows[old_from:old_to]}
        free = [number for number in range(before + 1, grid.rows[old_to].number) if number not in taken]
    if len(free) < len(new):
        raise SpecError(
            f"{file}「{grid.title}」第 {before} 行之后要增加 {len(new)} 行，那里没有空行。"
            f"请先在 Excel 中插入 {len(new)} 个空行再更新，或用 --output 写成新的工作簿。"
        )
    for number, row in zip(free, new, strict=False):
        for key, column in grid.columns.items():
            text = _written(grid, row, key)
            if text:
                yield CellEdit(sheet=grid.title, row=number, column=column, text=text)


def _written(grid: Grid, row: _NewRow, key: str) -> str:
    return row.texts[key] or (NONE_WORD if grid.sheet.column(key).carries else "")


def _new_rows(table: FormTable) -> Iterator[_NewRow]:
    above: dict[str, str] = {}
    for texts in table.rows:
        row: dict[str, str] = {}
        for column, text in zip(table.sheet.columns, texts, strict=True):
            if column.carries:
                text = text or above.get(column.key, "")
                text = "" if text == NONE_WORD else text
                above[column.key] = text
            row[column.key] = text
        if any(row.values()):
            yield _NewRow(key=_key(table.sheet.key, row), texts=row)


def _key(sheet: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    if sheet == "program" and texts["label"] not in _LISTED_LABELS:
        return (texts["label"],)
    return tuple(texts[key] for key in _KEYS[sheet])


def _says_the_same(column: FormColumn, old: str, new: str) -> bool:
    if column.several:
        return split_names(old) == split_names(new)
    words = dict(column.choices)
    return words.get(old, old) == words.get(new, new)
