"""One worksheet part, streamed into sparse cells; nothing in it is trusted but the cells themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Context, Decimal, InvalidOperation

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.sheets.addresses import MAX_COLUMN, MAX_ROW, Area, address, parse_address, parse_area
from ecoreport.sheets.book import Cell, CellKind, Sheet
from ecoreport.sheets.formats import date_of_serial
from ecoreport.sheets.formulas import SharedFormula
from ecoreport.sheets.markup import SPREADSHEET, Handlers
from ecoreport.sheets.package import Package
from ecoreport.sheets.parts import CleanText, SheetEntry, Style, TextCollector, clean_text
from ecoreport.sheets.refusal import refusal

MAX_CELLS = 500_000
MAX_MERGES = 10_000
"""Of one sheet; more are passed over, as no form has them and each costs time at every cell."""
_MANY_EMPTY = 100_000
_LARGEST_EXPONENT = 308
_FIFTEEN_DIGITS = Context(prec=15)
_GENERAL = Style()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """What all sheets of a workbook share."""

    strings: Sequence[CleanText]
    styles: Sequence[Style]
    since_1904: bool
    dde_links: frozenset[int]
    """Numbers, from 1, of the external links that start a program."""


def read_worksheet(package: Package, entry: SheetEntry, shared: Shared) -> tuple[Sheet, list[Finding]]:
    """The sheet with its cells, and what had to be left out or repaired."""
    reader = _WorksheetReader(package.name, entry, shared)
    package.parse(entry.part, reader.handlers())
    return reader.sheet(), reader.findings()


def exact_number(text: str) -> Decimal | None:
    """The number that a file stores, to 15 significant digits; None when it is none."""
    try:
        number = _FIFTEEN_DIGITS.create_decimal(text.strip())
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > _LARGEST_EXPONENT:
        return None
    return number


def shortest(number: Decimal) -> str:
    """The number in its shortest decimal form: 95.30 is 95.3, 1E+2 is 100."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class _WorksheetReader:
    """Collects one worksheet; the methods are called by the parser in document order."""

    def __init__(self, file: str, entry: SheetEntry, shared: Shared) -> None:
        self._file = file
        self._entry = entry
        self._shared = shared
        self._cells: dict[tuple[int, int], Cell] = {}
        self._merges: list[Area] = []
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[Area] = []
        self._protected = False
        self._findings: list[Finding] = []
        self._outside = 0
        self._empty = 0
        self._shared_formulas: dict[str, SharedFormula] = {}
        self._row = 0
        self._column = 0
        self._reference: str | None = None
        self._attributes: dict[str, str] = {}
        self._has_value = False
        self._has_formula = False
        self._formula_group: str | None = None
        self._phonetic = False
        self._open: str | None = None
        self._value = TextCollector()
        self._formula = TextCollector()
        self._inline = TextCollector()

    def handlers(self) -> Handlers:
        return Handlers(namespaces=SPREADSHEET, start=self._start, end=self._end, text=self._text)

    def sheet(self) -> Sheet:
        return Sheet(
            name=self._entry.name,
            state=self._entry.state,
            cells=self._cells,
            merges=tuple(self._merges),
            hidden_rows=frozenset(self._hidden_rows),
            hidden_columns=tuple(self._hidden_columns),
            protected=self._protected,
        )

    def findings(self) -> list[Finding]:
        found = list(self._findings)
        place = Place(file=self._file, sheet=self._entry.name)
        if self._outside:
            found.append(find("FILE-056", place=place, count=self._outside))
        if self._empty > _MANY_EMPTY:
            found.append(find("FILE-058", place=place, count=self._empty))
        return found

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "f", "t"):
            foreign = tag == "t" and self._attributes.get("t") != "inlineStr"
            self._open = None if self._phonetic or foreign else tag
            if tag == "f":
                self._has_formula = True
                self._formula_group = attributes.get("si") if attributes.get("t") == "shared" else None
            elif tag == "v":
                self._has_value = True
        elif tag == "row":
            self._start_row(attributes)
        elif tag == "rPh":
            self._phonetic = True
        elif tag == "mergeCell":
            self._add_merge(attributes)
        elif tag == "col":
            self._add_columns(attributes)
        elif tag == "sheetProtection":
            self._protected = attributes.get("sheet", "0") in ("1", "true")
        else:
            self._inline.style(tag, attributes)

    def _end(self, tag: str) -> None:
        if tag in ("v", "f", "t"):
            self._open = None
        elif tag == "rPh":
            self._phonetic = False
        elif tag == "r":
            self._inline.end_run()
        elif tag == "c":
            self._end_cell()

    def _text(self, piece: str) -> None:
        if self._open == "v":
            self._value.add(piece)
        elif self._open == "f":
            self._formula.add(piece)
        elif self._open == "t":
            self._inline.add(piece)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self._row = int(number) if number.isdecimal() and len(number) <= 7 else self._row + 1
        self._column = 0
        self._reference = None
        if attributes.get("hidden", "0") in ("1", "true"):
            self._hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._go_to_reference()
            self._column += 1
        self._reference = reference
        self._attributes = attributes
        self._has_value = False
        self._has_formula = False
        self._formula_group = None

    def _go_to_reference(self) -> None:
        """Takes the position from the last reference; put off until it is needed, as most cells are empty."""
        if self._reference is None:
            return
        place = parse_address(self._reference)
        if place is not None:
            self._row, self._column = place
        else:
            self._column = MAX_COLUMN + 1
        self._reference = None

    def _add_merge(self, attributes: dict[str, str]) -> None:
        area = parse_area(attributes.get("ref", ""))
        if area is not None and len(self._merges) < MAX_MERGES:
            self._merges.append(area)

    def _add_columns(self, attributes: dict[str, str]) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        hidden = attributes.get("hidden", "0") in ("1", "true")
        if hidden and first.isdecimal() and last.isdecimal() and len(self._hidden_columns) < MAX_MERGES:
            self._hidden_columns.append(Area(top=1, left=int(first), bottom=1, right=int(last)))

    def _end_cell(self) -> None:
        kind = self._attributes.get("t", "n")
        value = self._value.take() if self._has_value else ""
        formula = self._formula.take() if self._has_formula else ""
        inline = self._inline.take() if kind == "inlineStr" else ""
        if not (value or inline or self._has_formula):
            self._empty += 1
            return
        self._go_to_reference()
        if not (1 <= self._row <= MAX_ROW and 1 <= self._column <= MAX_COLUMN):
            self._outside += 1
            return
        if len(self._cells) >= MAX_CELLS:
            raise refusal("FILE-018", name=self._file, limit=MAX_CELLS // 10_000)
        if kind == "inlineStr":
            cell = self._text_cell(clean_text(inline))
        elif not value:
            empty_result = kind == "str" and self._has_value
            cell = self._plain(CellKind.TEXT if empty_result else CellKind.NO_RESULT, "")
        else:
            cell = self._cell_of_kind(kind, value)
        if self._has_formula:
            self._add_formula(cell, formula)
        if cell.text or cell.formula is not None:
            cell.struck = self._style().struck
            self._cells[(self._row, self._column)] = cell

    def _cell_of_kind(self, kind: str, value: str) -> Cell:
        if kind == "s":
            strings = self._shared.strings
            if value.strip().isdecimal() and int(value) < len(strings):
                return self._text_cell(strings[int(value)])
            return self._damaged("它指向的文字不存在", value)
        if kind == "str":
            return self._text_cell(clean_text(value))
        if kind == "b":
            return self._plain(CellKind.BOOLEAN, "TRUE" if value.strip() in ("1", "true") else "FALSE")
        if kind == "e":
            return self._plain(CellKind.ERROR, value.strip())
        if kind == "d":
            return self._plain(CellKind.TEXT, value.strip().removesuffix("T00:00:00"))
        return self._number_cell(value)

    def _number_cell(self, value: str) -> Cell:
        number = exact_number(value)
        if number is None:
            return self._damaged("应是数字", value)
        style = self._style()
        cell = self._plain(CellKind.NUMBER, shortest(number))
        cell.number, cell.format = number, style.format
        if style.is_date:
            cell.date = date_of_serial(number, since_1904=self._shared.since_1904)
            if cell.date is not None:
                has_time = cell.date.time() != cell.date.min.time()
                cell.text = cell.date.isoformat(" ") if has_time else cell.date.date().isoformat()
        return cell

    def _text_cell(self, clean: CleanText) -> Cell:
        if clean.removed:
            self._findings.append(find("FILE-052", place=self._place(clean.text[:40]), count=clean.removed))
        if clean.cut:
            self._findings.append(find("FILE-053", place=self._place(clean.text[:40])))
        return self._plain(CellKind.TEXT, clean.text)

    def _damaged(self, reason: str, value: str) -> Cell:
        self._findings.append(find("FILE-057", place=self._place(value[:40]), reason=reason))
        return self._plain(CellKind.ERROR, clean_text(value).text)

    def _plain(self, kind: CellKind, text: str) -> Cell:
        return Cell(row=self._row, column=self._column, kind=kind, text=text)

    def _style(self) -> Style:
        number = self._attributes.get("s", "0")
        styles = self._shared.styles
        return styles[int(number)] if number.isdecimal() and int(number) < len(styles) else _GENERAL

    def _add_formula(self, cell: Cell, text: str) -> None:
        if self._formula_group is not None:
            text = self._own_formula(self._formula_group, text)
        cell.formula = clean_text(text).text
        if any(f"[{number}]" in text for number in self._shared.dde_links):
            self._findings.append(find("FILE-055", place=self._place(text[:80])))
            cell.kind, cell.text, cell.number, cell.date = CellKind.NO_RESULT, "", None, None
        elif "[" in text and _names_other_book(text):
            self._findings.append(
                find("FILE-054", place=self._place(cell.text), formula=f"={text[:80]}", text=cell.text)
            )

    def _own_formula(self, group: str, text: str) -> str:
        """The formula of this cell; the first cell of a group brings it, the others only say that they share it."""
        shared = self._shared_formulas.get(group)
        if shared is not None and not text:
            return shared.at(self._row, self._column)
        self._shared_formulas[group] = SharedFormula(text, row=self._row, column=self._column)
        return text

    def _place(self, text: str) -> Place:
        return Place(
            file=self._file, sheet=self._entry.name, cell=address(self._row, self._column), text=text
        )


def _names_other_book(formula: str) -> bool:
    """True for `[1]Sheet1!A1`; table references such as Table1[Column] have no number alone in the brackets."""
    return any(piece.partition("]")[0].isdecimal() for piece in formula.split("[")[1:])
