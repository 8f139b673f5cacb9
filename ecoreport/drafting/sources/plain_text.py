"""A plain text file as paragraphs, one a line; blank lines fall away."""

import re

from ecoreport.catalogue import find
from ecoreport.drafting.documents import Document, Paragraph
from ecoreport.drafting.sources.encodings import Decoded, decode
from ecoreport.drafting.sources.line_indents import paragraph_beginnings
from ecoreport.drafting.words.wording import clean
from ecoreport.model.finding import Finding, Place

_ONLY_CELL = re.compile(r"^\s*(?P<cell>[^|]*?)\s*\|\s*$")
"""A line with one cell of a table and the bar behind it, as some web pages are copied."""


def read_text(data: bytes, *, name: str) -> Document:
    """The lines of a text file; a form feed of a printed page ends a line too."""
    decoded = decode(data, name=name)
    return Document(
        name=name, blocks=split_lines(decoded.text, name=name), doubts=decoding_doubts(decoded, name=name)
    )


def split_lines(text: str, *, name: str) -> tuple[Paragraph, ...]:
    """The lines with something on them, each with its number."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")
    begins = paragraph_beginnings(lines)
    return tuple(
        Paragraph(
            text=cleaned, place=Place(file=name, line=number, text=cleaned[:80]), begins=begins.get(number)
        )
        for number, line in enumerate(lines, start=1)
        if (cleaned := clean(_ONLY_CELL.sub(r"\g<cell>", line))).strip()
    )


def decoding_doubts(decoded: Decoded, *, name: str) -> tuple[Finding, ...]:
    """A finding when letters were lost in decoding, else nothing."""
    if not decoded.lost:
        return ()
    place = Place(file=name, line=decoded.text[: decoded.text.index("\ufffd")].count("\n") + 1)
    return (find("DRAFT-019", place=place, count=decoded.lost, encoding=decoded.encoding.upper()),)
