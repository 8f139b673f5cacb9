"""Paragraphs of a PDF: lines that the right edge of the page cut are put together by where they stand."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ecoreport.drafting.documents import Block, Paragraph, Table
from ecoreport.drafting.sources.pdf_lines import Line
from ecoreport.drafting.words.captions import opens_annex
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.shapes import is_number
from ecoreport.drafting.words.wording import join_words

_SHARED = 3
"""So many lines that end in one place make an edge."""
_SLACK = 1.6
"""A full line may end so many letters before the edge: a mark that may not open a line takes its last letter along."""
_INDENT = 0.8
"""A line that begins so many letters right of the edge opens a paragraph."""
_PART = 1.25
"""Lines farther apart than so many times the usual belong to two paragraphs."""
_NARROWEST = 20
"""Lines of running text have more letters than this; what ends together sooner are titles and captions."""
_UNBROKEN = re.compile(r"[!-~]{2,16}")
_SENTENCE_ENDS = frozenset("。；;：:！？!?")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Edges:
    """Where lines begin and end in a document, in points."""

    left: float
    right: float
    letter: float
    """The height of a letter, which is the width of a Chinese one."""
    pitch: float
    """From a full line to the next line of its paragraph."""

    def cut(self, line: Line, after: Line) -> bool:
        """True when the edge stopped the line and the next one goes on."""
        text, rest = line.paragraph.text, after.paragraph.text
        return (
            line.page == after.page
            and _end(line) > self.right - (_SLACK + _unbroken(rest)) * self.letter
            and _begin(after) < self.left + _INDENT * self.letter
            and after.top - line.top <= _PART * self.pitch
            and text[-1] not in _SENTENCE_ENDS
            and parse_number(rest) is None
            and not opens_annex(rest)
            and not is_number(rest)
        )


def join_wrapped(pieces: Sequence[Line | Table]) -> tuple[Block, ...]:
    """The pieces as blocks, each line that goes on below together with its rest.

    A line goes on when it reaches the right edge, its sentence does not end there, and the next line begins at the left
    edge of the same page, no farther below than the lines of one paragraph are. Lines over two pages are left to those
    who know the words.
    """
    edges = _measure([piece for piece in pieces if isinstance(piece, Line)])
    blocks: list[Block] = []
    before: Line | None = None
    for piece in pieces:
        if isinstance(piece, Table):
            blocks.append(piece)
            before = None
            continue
        whole = blocks[-1] if blocks else None
        if (
            before is not None
            and isinstance(whole, Paragraph)
            and edges is not None
            and edges.cut(before, piece)
        ):
            blocks[-1] = Paragraph(text=join_words(whole.text, piece.paragraph.text), place=whole.place)
        else:
            blocks.append(piece.paragraph)
        before = piece
    return tuple(blocks)


def _measure(lines: Sequence[Line]) -> _Edges | None:
    """The edges that lines share, or None where no few lines end in one place."""
    if len(lines) < _SHARED:
        return None
    letter = median(line.bottom - line.top for line in lines)
    right = _shared_edge([_end(line) for line in lines], letter)
    left = _shared_edge([-_begin(line) for line in lines], letter)
    pitches = [
        after.top - line.top
        for line, after in pairwise(lines)
        if line.page == after.page and right is not None and _end(line) > right - _SLACK * letter
    ]
    if right is None or left is None or not pitches or right + left < _NARROWEST * letter:
        return None
    return _Edges(left=-left, right=right, letter=letter, pitch=sorted(pitches)[len(pitches) // 10])


def _shared_edge(ends: Sequence[float], letter: float) -> float | None:
    """The farthest place where some lines end."""
    ordered = sorted(ends, reverse=True)
    return next(
        (end for end, third in zip(ordered, ordered[_SHARED - 1 :], strict=False) if end - third < letter),
        None,
    )


def _unbroken(text: str) -> float:
    """How many letters wide the figure or Latin word is that a text begins with: no edge parts it."""
    found = _UNBROKEN.match(text)
    return len(found.group(0)) / 2 if found is not None else 0.0


def _begin(line: Line) -> float:
    return line.words[0].left


def _end(line: Line) -> float:
    return line.words[-1].right
