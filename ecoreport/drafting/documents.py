"""A plan document as blocks: paragraphs and tables in reading order, each with the place it came from."""

from dataclasses import dataclass

from ecoreport.model.finding import Finding, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One line or paragraph of running text."""

    text: str
    place: Place
    begins: bool | None = None
    """True for a line that begins a paragraph, False for one that goes on with the line before; None where nothing shows it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One position of a table's grid; a merged cell stands at every position it covers."""

    text: str = ""
    from_above: bool = False
    """True where a cell merged downwards continues."""
    from_left: bool = False
    """True where a cell merged to the right continues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a table; rows of one table may differ in length when the document is careless."""

    cells: tuple[Cell, ...]
    place: Place

    def distinct(self) -> tuple[str, ...]:
        """The texts of the row's own cells from left to right, without empty ones and continued merges."""
        return tuple(cell.text for cell in self.cells if cell.text and not cell.from_left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its merged cells resolved."""

    rows: tuple[Row, ...]

    @property
    def place(self) -> Place:
        """Where the table begins."""
        return self.rows[0].place


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What was read from a file, before any meaning is read into it."""

    name: str
    """The file's name, for messages."""
    blocks: tuple[Block, ...]
    doubts: tuple[Finding, ...] = ()
    """What went wrong on the way that a person should know, such as letters that could not be decoded."""
