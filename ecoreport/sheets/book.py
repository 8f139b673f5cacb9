"""A workbook as it was read: sparse cells with their true addresses, and what stands around them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from ecoreport.model.finding import Finding
from ecoreport.sheets.addresses import Area, address, parse_address

_STRUCK = "（划去："


class CellKind(StrEnum):
    """What sort of value a cell stores."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    ERROR = "error"
    NO_RESULT = "no_result"
    """A formula that was saved without a result."""


class SheetState(StrEnum):
    """Whether a sheet is shown."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(slots=True, kw_only=True)
class Cell:
    """One cell that holds something. Never changed after reading; not frozen, because millions are made."""

    row: int
    column: int
    kind: CellKind
    text: str
    """What stands there: text as stored, a number in its shortest decimal form, a date as 2022-12-01, TRUE, #REF!."""
    number: Decimal | None = None
    """The stored number, to the 15 significant digits that Excel keeps; percent values are fractions."""
    format: str | None = None
    """The number format of a number cell, as written in the file; None for 常规 (General) or when unknown."""
    date: datetime | None = None
    """For a number with a date format, in the workbook's own date system."""
    struck: bool = False
    """The cell's style strikes out what stands in it; where the text is rich, it says itself which part is."""
    formula: str | None = None
    """Without the equals sign; cells that share a formula in the file each have it as it reads there."""

    @property
    def address(self) -> str:
        """Excel's own address, such as F14."""
        return address(self.row, self.column)

    def with_mark(self) -> "Cell":
        """The cell; what its style strikes out is a text that says so, and no figure, state or day."""
        if not self.struck or not self.text:
            return self
        text = self.text if has_struck(self.text) else struck_out(self.text)
        return replace(self, kind=CellKind.TEXT, text=text, number=None, format=None, date=None, struck=False)


def struck_out(text: str) -> str:
    """The text with a mark that says that it is struck out."""
    return f"{_STRUCK}{text}）"


def has_struck(text: str) -> bool:
    """True when part of the text is marked as struck out."""
    return _STRUCK in text


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet."""

    name: str
    state: SheetState = SheetState.VISIBLE
    cells: Mapping[tuple[int, int], Cell] = field(default_factory=dict)
    """By row and column, both counted from 1; only cells that hold something."""
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[Area, ...] = ()
    protected: bool = False

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell at that place, or None when it is empty."""
        return self.cells.get((row, column))

    def at(self, where: str) -> Cell | None:
        """The cell at an address such as F14, or None when it is empty."""
        place = parse_address(where)
        return None if place is None else self.cells.get(place)

    def text(self, row: int, column: int) -> str:
        """What stands at that place, stripped; empty for an empty cell."""
        cell = self.cells.get((row, column))
        return "" if cell is None else cell.text.strip()

    def in_order(self) -> Iterator[Cell]:
        """All cells row by row, from left to right."""
        return (self.cells[place] for place in sorted(self.cells))

    def is_hidden(self, row: int, column: int) -> bool:
        """True when the cell's row or column is hidden."""
        return row in self.hidden_rows or any((1, column) in area for area in self.hidden_columns)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """One workbook."""

    name: str
    """The file's name as it was received."""
    kind: str
    """What the content is, whatever the name says: xlsx, xls, xlsb, ods."""
    sheets: tuple[Sheet, ...]
    names: Mapping[str, str] = field(default_factory=dict)
    """Defined names of the whole workbook and what they refer to (`指标填报!$F$4`)."""
    properties: Mapping[str, str] = field(default_factory=dict)
    """Custom document properties, as text."""
    core: Mapping[str, str] = field(default_factory=dict)
    """Core document properties: creator, lastModifiedBy, created, modified, title …"""
    formats_known: bool = True
    """False for old formats, of which number formats cannot be read: 0.953 may be shown as 95.3%."""
    findings: tuple[Finding, ...] = ()
    """What had to be left out or repaired while reading (FILE codes)."""

    def sheet(self, name: str) -> Sheet | None:
        """The sheet of that name, in any case and with blanks around it; None when there is none."""
        wanted = name.strip().casefold()
        for sheet in self.sheets:
            if sheet.name.strip().casefold() == wanted:
                return sheet
        return None
