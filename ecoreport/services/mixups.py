"""Mix-ups: a return whose marks say one unit while its file name or its headings say another."""

from collections.abc import Iterator

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Program, Unit
from ecoreport.model.submission import Submission
from ecoreport.sheets import Book, address

_TOP = 3
"""Headings and the line 报送单位 stand in so many rows from the top."""


def find_mixups(submission: Submission, book: Book, program: Program) -> Iterator[Finding]:
    """The file name, and the first heading, that name another unit of the programme and not the one of the marks.

    A department that took over its neighbour's workbook would otherwise answer in the neighbour's name.
    """
    own = program.unit(submission.unit)
    if own is None:
        return
    other = _named_instead(book.name, own, program)
    if other:
        place = Place(file=book.name)
        yield find("WORK-007", unit=own.name, place=place, where="文件名", other=other)
    for sheet in book.sheets:
        for cell in sheet.in_order():
            other = _named_instead(cell.text, own, program) if cell.column > 1 and cell.row <= _TOP else None
            # The title of the plan may name a unit too; a heading begins with the one it is for.
            if other and cell.text.removeprefix("报送单位：").lstrip().startswith(other):
                place = Place(file=book.name, sheet=sheet.name, cell=address(cell.row, cell.column))
                yield find("WORK-007", unit=own.name, place=place, where="表头", other=other)
                return


def _named_instead(text: str, own: Unit, program: Program) -> str | None:
    """The other unit that the text names, by the longest of its names; None when it names the own one or none."""
    if any(name in text for name in (own.name, *own.aliases)):
        return None
    named = [name for unit in program.units for name in (unit.name, *unit.aliases) if name in text]
    return max(named, key=len, default=None)
