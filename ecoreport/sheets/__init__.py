"""Any workbook as sparse cells with their true addresses, read without believing anything the file says of itself."""

from dataclasses import replace

from ecoreport.catalogue import find
from ecoreport.model.finding import Place
from ecoreport.sheets.addresses import Area, address, column_letters, parse_address, parse_area
from ecoreport.sheets.book import Book, Cell, CellKind, Sheet, SheetState, has_struck
from ecoreport.sheets.foreign import read_foreign
from ecoreport.sheets.package import Package
from ecoreport.sheets.recognition import COMPOUND_FILE, refuse_by_content, workbook_part
from ecoreport.sheets.xlsx import read_xlsx

__all__ = [
    "Area",
    "Book",
    "Cell",
    "CellKind",
    "Sheet",
    "SheetState",
    "address",
    "column_letters",
    "has_struck",
    "parse_address",
    "parse_area",
    "read_book",
]

_SUFFIXES = {
    "xlsx": ("xlsx", "xlsm", "xltx", "xltm"),
    "xls": ("xls", "xlt", "et"),
    "xlsb": ("xlsb",),
    "ods": ("ods",),
}


def read_book(data: bytes, *, name: str) -> Book:
    """The workbook that these bytes hold, whatever the file is called.

    What was left out or repaired stands in `Book.findings` (FILE-050 and up); no result is ever silently empty.

    Args:
        data: The whole file.
        name: Its name, for messages only.

    Raises:
        UnreadableFileError: When the bytes are no workbook, need a password, are damaged, inconsistent or too large;
            its `code` and `finding` say which.
    """
    refuse_by_content(data, name=name)
    if data.startswith(COMPOUND_FILE):
        return _with_note_on_name(read_foreign(data, name=name))
    package = Package(data, name=name)
    kind, part = workbook_part(package)
    book = read_xlsx(package, part) if kind == "xlsx" else read_foreign(data, name=name)
    return _with_note_on_name(book)


def _with_note_on_name(book: Book) -> Book:
    suffix = book.name.rpartition(".")[2].lower()
    if suffix in _SUFFIXES[book.kind]:
        return book
    note = find("FILE-059", place=Place(file=book.name), suffix=f".{suffix}", kind=f" {book.kind} ")
    return replace(book, findings=(note, *book.findings))
