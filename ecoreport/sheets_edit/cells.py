"""Changes cells of an existing workbook and leaves everything else as its owner made it."""

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from ecoreport.errors import SpecError
from ecoreport.sheets.addresses import address, parse_address, parse_area
from ecoreport.sheets_edit.parts import MAIN, EditedWorkbook, Element, clear, set_text, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """One cell and the text it is to hold; empty to clear it."""

    sheet: str
    row: int
    column: int
    text: str


def edit_cells(data: bytes, edits: Iterable[CellEdit], *, name: str) -> bytes:
    """The workbook with these cells changed; every other part of it stays byte for byte, pictures and charts too.

    A cell below the filled rows takes the format of the cell above it. A merged range that covers an edited cell is
    taken apart first, its value staying in its first cell.

    Args:
        data: The workbook.
        edits: What to change; sheets by their names.
        name: The file's name, for messages.

    Raises:
        UnreadableFileError: When the bytes are no Open XML workbook (.xls, .ods), or are damaged.
        SpecError: When it is of the strict family of Open XML.
    """
    book = EditedWorkbook(data, name=name)
    parts = {entry.name: entry.part for entry in book.workbook().sheets}
    sheets: dict[str, _SheetCells] = {}
    for edit in edits:
        if edit.sheet not in sheets:
            sheets[edit.sheet] = _SheetCells(_sheet_root(book, parts[edit.sheet], name))
        sheets[edit.sheet].write(edit.row, edit.column, edit.text)
    if any(cells.had_formula for cells in sheets.values()):
        book.drop_order_of_calculation()
    return book.render()


def _sheet_root(book: EditedWorkbook, part: str, name: str) -> Element:
    root = book.tree(part)
    if not root.tag.startswith(f"{{{MAIN}}}"):
        raise SpecError(
            f"{name} 是“Strict Open XML”格式，不能就地修改。请用 Excel 另存为“Excel 工作簿（*.xlsx）”再试。"
        )
    return root


class _SheetCells:
    """The cells of one sheet by row and column; rows and cells that leave their address out get it in writing."""

    def __init__(self, root: Element) -> None:
        self.had_formula = False
        self._root = root
        self._table = root.find(tag("sheetData"))
        self._rows: dict[int, Element] = {}
        self._cells: dict[tuple[int, int], Element] = {}
        number = 0
        for row in self._table.iterchildren(tag("row")):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self._rows[number] = row
            column = 0
            for cell in row.iterchildren(tag("c")):
                place = parse_address(cell.get("r", ""))
                column = place[1] if place else column + 1
                cell.set("r", address(number, column))
                self._cells[number, column] = cell
        for size in root.findall(tag("dimension")):
            root.remove(size)  # it may not be right any more, and no program needs it

    def write(self, row: int, column: int, text: str) -> None:
        """Makes the cell hold that text, or nothing."""
        self._take_apart(row, column)
        cell = self._cells.get((row, column))
        if cell is None:
            if not text:
                return
            cell = self._add(row, column)
        above = self._cells.get((row - 1, column))
        if cell.get("s", "0") == "0" and above is not None and above.get("s"):
            cell.set("s", above.get("s"))
        formula = cell.find(tag("f"))
        if formula is not None:
            self.had_formula = True
            self._settle_shared(formula.get("si"))
        if text:
            set_text(cell, text)
        else:
            clear(cell)

    def _add(self, row: int, column: int) -> Element:
        cell = etree.Element(tag("c"), r=address(row, column))
        if row not in self._rows:
            self._rows[row] = etree.Element(tag("row"), r=str(row))
            later = [number for number in self._rows if number > row]
            if later:
                self._rows[min(later)].addprevious(self._rows[row])
            else:
                self._table.append(self._rows[row])
        self._rows[row].attrib.pop("spans", None)
        after = min((c for r, c in self._cells if r == row and c > column), default=None)
        if after is None:
            self._rows[row].append(cell)
        else:
            self._cells[row, after].addprevious(cell)
        self._cells[row, column] = cell
        return cell

    def _settle_shared(self, group: str | None) -> None:
        """Cells that share the formula of one that is overwritten keep their last result."""
        for cell in self._cells.values() if group is not None else ():
            formula = cell.find(tag("f"))
            if formula is not None and formula.get("si") == group:
                cell.remove(formula)

    def _take_apart(self, row: int, column: int) -> None:
        merges = self._root.find(tag("mergeCells"))
        for merge in list(merges) if merges is not None else ():
            area = parse_area(merge.get("ref", ""))
            if area is not None and (row, column) in area and (row, column) != (area.top, area.left):
                merges.remove(merge)
        if merges is not None and not len(merges):
            self._root.remove(merges)
        elif merges is not None:
            merges.set("count", str(len(merges)))
