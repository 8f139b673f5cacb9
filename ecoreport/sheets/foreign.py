"""Old and foreign workbook formats (.xls, .et, .xlsb, .ods), read by calamine in a process of their own.

One cell at the far corner of a sheet makes calamine ask for half a terabyte and take the interpreter down (seen with
0.9.1), so it never runs inside ours: a worker gets the bytes, a time limit and, where the system has one, a memory limit.
"""

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from ecoreport.catalogue import find
from ecoreport.model.finding import Place
from ecoreport.sheets.addresses import parse_area
from ecoreport.sheets.book import Book, Cell, CellKind, Sheet, SheetState
from ecoreport.sheets.refusal import refusal
from ecoreport.sheets.worksheet import exact_number, shortest

SECONDS = 20
_HOME = Path(__file__).parents[2]
"""Where the package lies. `python -m` looks in the current folder first, and that one is the office's: a json.py there
must not be run."""
_KINDS = {"xls": " xls（97-2003）", "xlsb": " xlsb（二进制）", "ods": " ods（开放文档）"}


def read_foreign(data: bytes, *, name: str) -> Book:
    """The workbook with the values of its cells; formulas and number formats stay unknown.

    Raises:
        UnreadableFileError: When it is no workbook, needs a password, is damaged, too large or too slow.
    """
    try:
        worker = subprocess.run(
            [sys.executable, "-m", "ecoreport.sheets.calamine_worker"],
            input=data,
            capture_output=True,
            cwd=_HOME,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as wrong:
        raise refusal("FILE-019", name=name, seconds=SECONDS) from wrong
    try:
        told: dict[str, Any] = json.loads(worker.stdout)
    except ValueError as wrong:
        raise refusal("FILE-020", name=name, kind="旧", reason="读取程序中途停止，文件可能过大") from wrong
    if "refused" in told:
        raise refusal(told["refused"], name=name, kind="旧", reason="文件已损坏", limit=told.get("limit"))
    kind = told["kind"]
    return Book(
        name=name,
        kind=kind,
        sheets=tuple(_sheet(sheet) for sheet in told["sheets"]),
        names=told["names"],
        formats_known=False,
        findings=(find("FILE-050", place=Place(file=name), kind=_KINDS[kind]),),
    )


def _sheet(told: dict[str, Any]) -> Sheet:
    cells = {(row, column): _cell(row, column, kind, text) for row, column, kind, text in told["cells"]}
    areas = (parse_area(text) for text in told["merges"])
    return Sheet(
        name=told["name"],
        state=SheetState(told["state"]),
        cells=cells,
        merges=tuple(area for area in areas if area is not None),
    )


def _cell(row: int, column: int, kind: str, text: str) -> Cell:
    cell = Cell(row=row, column=column, kind=CellKind.TEXT, text=text)
    if kind == "number" and (number := exact_number(text)) is not None:
        cell.kind, cell.number, cell.text = CellKind.NUMBER, number, shortest(number)
    elif kind == "boolean":
        cell.kind = CellKind.BOOLEAN
    elif kind == "date":
        cell.date = datetime.fromisoformat(text)
        cell.text = text.removesuffix(" 00:00:00")
    return cell
