"""How long one department workbook takes to write and to read back, beside openpyxl doing the same in the same run.

Run: python benchmarks/workbooks.py [PROGRAM] [UNIT]
"""

import sys
from copy import copy
from datetime import datetime
from io import BytesIO

import openpyxl
from _timing import measure, print_ratios, print_times

from ecoreport.model.duties import all_duties
from ecoreport.model.period import Period
from ecoreport.services.made_up import make_answers
from ecoreport.sheets import read_book
from ecoreport.spec import load_layout, load_program
from ecoreport.workbook import annotate_return, build_form, fill_workbook, read_return, render_blank

ROUNDS = 11
MOMENT = datetime(2024, 1, 1)


def main() -> None:
    program = load_program(sys.argv[1] if len(sys.argv) > 1 else "qianjiang-2019").require()
    layout = load_layout()
    period = Period(year=program.year)
    duties = all_duties(program)
    unit = sys.argv[2] if len(sys.argv) > 2 else _large_unit(duties)
    form = build_form(program, layout, unit, period)
    blank = render_blank(form, created=MOMENT)
    answers = make_answers(form, seed=1)
    filled = fill_workbook(blank, form, answers)
    book = read_book(filled, name="报表.xlsx")
    cells = sum(len(sheet.cells) for sheet in book.sheets)
    print(
        f"{program.id} {unit}: {len(filled) / 1000:.0f} KB, {cells} cells with content, {len(form.fill_cells())} to fill"
    )
    blank_book = openpyxl.load_workbook(BytesIO(blank))
    times = measure(
        {
            "build_form": lambda: build_form(program, layout, unit, period),
            "render_blank": lambda: render_blank(form, created=MOMENT),
            "openpyxl: write the same sheets": lambda: _rewrite(blank_book),
            "fill_workbook": lambda: fill_workbook(blank, form, answers),
            "openpyxl: load, fill, save": lambda: _fill_with_openpyxl(blank, form, answers),
            "read_book": lambda: read_book(filled, name="报表.xlsx"),
            "openpyxl: read twice (formulas, results)": lambda: _read_twice(filled),
            "read_return, after read_book": lambda: read_return(
                book, program=program, layout=layout, sha256="0"
            ),
            "annotate_return": lambda: annotate_return(filled, ()),
        },
        rounds=ROUNDS,
    )
    print_times(times)
    print_ratios(
        times,
        {
            "openpyxl / writing": ("openpyxl: write the same sheets", "render_blank"),
            "openpyxl / filling": ("openpyxl: load, fill, save", "fill_workbook"),
            "openpyxl / reading": ("openpyxl: read twice (formulas, results)", "read_book"),
        },
    )


def _large_unit(duties: tuple) -> str:
    """A unit with more rows than three quarters of the others."""
    return sorted(duties, key=lambda own: len(own.metrics) + len(own.tasks))[len(duties) * 3 // 4].unit


def _rewrite(source: openpyxl.Workbook) -> bytes:
    """Every cell with its value and format, the column widths and merges; validations are left out."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in source:
        target = book.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                made = target.cell(cell.row, cell.column, cell.value)
                made.font, made.fill, made.border = copy(cell.font), copy(cell.fill), copy(cell.border)
                made.alignment, made.protection = copy(cell.alignment), copy(cell.protection)
        for area in sheet.merged_cells.ranges:
            target.merge_cells(str(area))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill_with_openpyxl(blank: bytes, form, answers) -> bytes:
    book = openpyxl.load_workbook(BytesIO(blank))
    slots = {(cell.kind, cell.key, cell.field): cell for cell in form.fill_cells()}
    for slot, value in answers.items():
        cell = slots[slot]
        book[cell.sheet].cell(cell.row, cell.column, value)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read_twice(data: bytes) -> int:
    found = 0
    for results in (False, True):
        for sheet in openpyxl.load_workbook(BytesIO(data), data_only=results):
            found += sum(cell.value is not None for row in sheet.iter_rows() for cell in row)
    return found


if __name__ == "__main__":
    main()
