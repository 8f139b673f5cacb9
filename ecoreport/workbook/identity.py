"""Whose form a workbook is: one stamp in four places, so that no single accident destroys it.

The places: a custom document property, a very hidden sheet, a defined name, and the first cell of every sheet.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass
from urllib.parse import quote, unquote

from ecoreport.sheets import Book, Sheet
from ecoreport.sheets.refusal import refusal
from ecoreport.workbook.form import HEADING_ROW, KEY_COLUMN, Form

STAMP_PROPERTY = "ecoreport"
STAMP_NAME = "ecoreport_stamp"
STAMP_SHEET = "_ecoreport"
SIMULATED_PROPERTY = "ecoreport_simulated"
SIMULATED_MARK = "【模拟数据】"
"""Printed before the heading of every sheet that `simulate` filled."""

_FORMAT = "ecoreport1"
_SEPARATOR = "|"
_FIELDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """Which form it is."""

    program: str
    unit: str
    period: str
    layout: str
    layout_version: int
    form: str
    """Hash of what was printed on the form."""

    @property
    def text(self) -> str:
        """The stamp as one line with a check sum, so that half of it is never taken for another."""
        fields = (self.program, self.unit, self.period, self.layout, str(self.layout_version), self.form)
        body = _SEPARATOR.join((_FORMAT, *map(_escaped, fields)))
        return f"{body}{_SEPARATOR}{_check_sum(body)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What the stamps of a workbook say together."""

    stamp: Stamp
    missing: tuple[str, ...]
    """The places whose stamp is gone, in Chinese."""
    foreign: tuple[str, ...]
    """Sheets that carry the stamp of another form: they were copied in."""


def stamp_of(form: Form) -> Stamp:
    """The stamp that the form's workbook carries."""
    return Stamp(
        program=form.program.id,
        unit=form.unit,
        period=form.period.id,
        layout=form.layout.id,
        layout_version=form.layout.version,
        form=form.digest,
    )


def parse_stamp(text: str) -> Stamp | None:
    """The stamp in that text, or None when there is none or its check sum is wrong."""
    body, _, check = text.strip().strip('="').rpartition(_SEPARATOR)
    parts = body.split(_SEPARATOR)
    if (
        len(parts) != _FIELDS + 1
        or parts[0] != _FORMAT
        or check != _check_sum(body)
        or not parts[5].isdecimal()
    ):
        return None
    program, unit, period, layout, version, form = map(unquote, parts[1:])
    return Stamp(
        program=program, unit=unit, period=period, layout=layout, layout_version=int(version), form=form
    )


def identify(book: Book) -> Identity:
    """Whose form the workbook is.

    Raises:
        UnreadableFileError: When no stamp is left (BOOK-001) or the stamps contradict each other (BOOK-002).
    """
    hidden = book.sheet(STAMP_SHEET)
    whole = {
        "文档属性": parse_stamp(book.properties.get(STAMP_PROPERTY, "")),
        "隐藏表": parse_stamp(hidden.text(1, 1)) if hidden else None,
        "名称": parse_stamp(book.names.get(STAMP_NAME, "")),
    }
    on_sheets = {
        sheet.name: stamp for sheet in book.sheets if (stamp := sheet_stamp(sheet)) and sheet is not hidden
    }
    about_whole = {stamp for stamp in whole.values() if stamp is not None}
    votes = Counter(about_whole or on_sheets.values())
    if not votes:
        raise refusal("BOOK-001", name=book.name)
    if len(votes) > 1:
        forms = "；".join(f"{stamp.unit} {stamp.period}" for stamp in votes)
        raise refusal("BOOK-002", name=book.name, forms=forms)
    stamp = next(iter(votes))
    return Identity(
        stamp=stamp,
        missing=tuple(place for place, found in whole.items() if found is None),
        foreign=tuple(name for name, found in on_sheets.items() if found != stamp),
    )


def sheet_stamp(sheet: Sheet) -> Stamp | None:
    """The stamp in the sheet's key column, wherever inserted rows and columns have moved it."""
    usual = parse_stamp(sheet.text(HEADING_ROW, KEY_COLUMN))
    if usual is not None:
        return usual
    moved = (parse_stamp(cell.text) for cell in sheet.cells.values() if cell.text.startswith(_FORMAT))
    return next((stamp for stamp in moved if stamp is not None), None)


def is_simulated(book: Book) -> bool:
    """True when the workbook was filled by `simulate`: its property or the mark in a heading says so."""
    if book.properties.get(SIMULATED_PROPERTY):
        return True
    return any(cell.text.startswith(SIMULATED_MARK) for sheet in book.sheets for cell in sheet.cells.values())


def _escaped(text: str) -> str:
    """The text without the characters that mean something in a stamp or in a defined name."""
    for character in ("%", '"', _SEPARATOR):
        text = text.replace(character, quote(character))
    return text


def _check_sum(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]
