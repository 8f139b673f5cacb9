"""The same paragraphs and tables as a Word document, a web page, and text with one cell or one row a line."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drafted import draft, draft_text
from grids import Block, write_docx, write_html

from ecoreport.drafting.drafts import Draft


def as_docx(folder: Path, blocks: list[Block]) -> Draft:
    """The draft of a Word document with merged cells."""
    return draft(write_docx(folder / "plan.docx", _with_lines(blocks)))


def as_html(folder: Path, blocks: list[Block]) -> Draft:
    """The draft of a web page with merged cells."""
    return draft(write_html(folder / "plan.html", _with_lines(blocks)))


def as_lines(folder: Path, blocks: list[Block]) -> Draft:
    """The draft of a text with one cell, or one line of a cell, on each line."""
    return draft_text(folder, "\n".join(cell for row in _rows(_with_lines(blocks)) for cell in row if cell))


def as_tabs(folder: Path, blocks: list[Block]) -> Draft:
    """The draft of a text with one row a line, where merged cells are blank and the lines of a cell stand behind each other."""
    rows = _rows(_with_lines(blocks))
    return draft_text(folder, "\n".join("\t".join(row).replace("\n", " ") for row in rows))


def as_cut_bars(folder: Path, blocks: list[Block]) -> Draft:
    """The draft of a text with bars between the cells, from which merged cells are gone without a trace."""
    lines = []
    for block in _with_lines(blocks):
        rows = [[block]] if isinstance(block, str) else block
        own = [[cell.replace("\n", " ") for cell in row if cell not in {"^", "<"}] for row in rows]
        lines += [block] if isinstance(block, str) else [" | ".join(row) + " |" for row in own]
    return draft_text(folder, "\n".join(lines))


def _rows(blocks: list[Block]) -> list[list[str]]:
    rows = [row for block in blocks for row in ([[block]] if isinstance(block, str) else block)]
    return [[cell if cell not in {"^", "<"} else "" for cell in row] for row in rows]


def _with_lines(blocks: list[Block]) -> list[Block]:
    """The blocks with a line break for each ⏎ in a cell."""
    return [
        block if isinstance(block, str) else [[cell.replace("⏎", "\n") for cell in row] for row in block]
        for block in blocks
    ]


Form = Callable[[Path, list[Block]], Draft]
every_form = pytest.mark.parametrize("form", [as_docx, as_html, as_lines, as_tabs])
