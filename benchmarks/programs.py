"""How long the largest shipped programme takes to load, check and turn into Excel and back, beside PyYAML and openpyxl.

Run: python benchmarks/programs.py
"""

from io import BytesIO

import openpyxl
import yaml
from _timing import measure, print_ratios, print_times

from ecoreport.resources import read_resource
from ecoreport.spec import build_form_tables, lint, list_programs, load_program, read_program, render_program
from ecoreport.tables.program_form import render_program_form

ROUNDS = 5


def main() -> None:
    source = {name: read_resource("programs", f"{name}.yaml") for name in list_programs()}
    largest = max(source, key=lambda name: len(source[name]))
    text = source[largest]
    loaded = load_program(largest)
    program = loaded.require()
    tables = build_form_tables(program)
    form = render_program_form(tables)
    print(f"{largest}, {len(text) / 1024:.0f} KiB, medians of {ROUNDS}")
    times = measure(
        {
            "load YAML, every field with its line": lambda: load_program(largest),
            "yaml.load with the C loader, no lines": lambda: yaml.load(text, Loader=yaml.CSafeLoader),
            "yaml.safe_load, no lines": lambda: yaml.safe_load(text),
            "lint": lambda: lint(loaded),
            "render YAML": lambda: render_program(program),
            "write Excel form": lambda: render_program_form(build_form_tables(program)),
            "openpyxl: the same texts, no formats": lambda: _write_texts(tables),
            "load Excel form": lambda: read_program(form, file="方案.xlsx"),
            "openpyxl: read the form's texts": lambda: _read_texts(form),
        },
        rounds=ROUNDS,
    )
    print_times(times)
    print_ratios(
        times,
        {
            "yaml.safe_load / load YAML": (
                "yaml.safe_load, no lines",
                "load YAML, every field with its line",
            ),
            "openpyxl / write Excel form": ("openpyxl: the same texts, no formats", "write Excel form"),
            "openpyxl / load Excel form": ("openpyxl: read the form's texts", "load Excel form"),
        },
    )


def _write_texts(tables) -> bytes:
    book = openpyxl.Workbook()
    for table in tables:
        sheet = book.create_sheet(table.sheet.title)
        sheet.append([column.title for column in table.sheet.columns])
        for row in table.rows:
            sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _read_texts(data: bytes) -> list:
    book = openpyxl.load_workbook(BytesIO(data))
    return [row for sheet in book for row in sheet.iter_rows(values_only=True)]


if __name__ == "__main__":
    main()
