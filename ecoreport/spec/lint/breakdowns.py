"""Quantities that a text gives together with their parts: 18台（城区6台、园区12台）, 3.6万亩，其中人工造林0.8万亩.

Rates are none: what two places reach does not add up.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from ecoreport.language.numerals import read_decimal

_BREAKDOWN = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})(?P<measure>[^\d\s%％‰，,。；;、：:（）()]{1,6}?)"
    r"(?:以内|以上|以下|左右)?(?:[（(](?P<inside>[^（）()]+)[）)]|[，,](?P<some>其中)[：:，,]?(?P<behind>[^。；;]+))"
)
_PART_MARKS = re.compile("[、，,]")
_TOTAL = re.compile(
    r"[，,、；;](?:一?共计?|合计|总计)(?:实施|完成|建设|安排|新建|改造|治理|整治|为)?"
    r"(?P<number>\d+(?:\.\d+)?)(?P<measure>[^\d\s%％‰，,。；;、：:（）()]{1,6})(?<!指标)(?<!任务)(?=[，,。；;、）)]|$)"
)
"""Not of indicators and tasks, which can be counted."""
_SENTENCE_MARKS = "。；;：:（("


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part with what it is called: 高新区, 人工造林."""

    label: str
    amount: Decimal
    printed: str
    """The figure with its measure: 20个."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breakdown:
    """A quantity and two parts of it, or more."""

    whole: Decimal
    printed: str
    """The whole with its measure: 35个."""
    measure: str
    parts: tuple[Part, ...]
    names_some: bool
    """True behind 其中: the parts may be less than the whole."""
    start: int
    end: int


def find_breakdowns(text: str) -> Iterator[Breakdown]:
    """The quantities of a text whose parts all have figures in the same measure, in order."""
    for match in _BREAKDOWN.finditer(text):
        whole, parts = read_decimal(match["number"]), _parts(match)
        if whole is not None and len(parts) > 1:
            yield Breakdown(
                whole=whole,
                printed=match["number"] + match["measure"],
                measure=match["measure"],
                parts=parts,
                names_some=match["some"] is not None,
                start=match.start(),
                end=match.end(),
            )


def find_totals(text: str) -> Iterator[Breakdown]:
    """The quantities that a text adds up behind their parts, in order: 大气项目120个、水项目46个，共计166个."""
    for match in _TOTAL.finditer(text):
        begin = max(text.rfind(mark, 0, match.start()) for mark in _SENTENCE_MARKS) + 1
        parts: list[Part] = []
        for piece in reversed(_PART_MARKS.split(text[begin : match.start()])):
            part = _part(piece.strip(), match["measure"])
            if part is None:
                break
            parts.insert(0, part)
        whole = read_decimal(match["number"])
        # other quantities in the same measure may stand before the parts
        runs = (parts[i:] for i in range(len(parts) - 1))
        parts = next((run for run in runs if sum(part.amount for part in run) == whole), parts)
        if whole is not None and len(parts) > 1:
            yield Breakdown(
                whole=whole,
                printed=match["number"] + match["measure"],
                measure=match["measure"],
                parts=tuple(parts),
                names_some=False,
                start=text.rfind(parts[0].label, begin, match.start()),
                end=match.end(),
            )


def parts_told(text: str) -> frozenset[str]:
    """The figures of all parts, as printed: 8个, 32个."""
    return frozenset(part.printed for found in find_breakdowns(text) for part in found.parts)


def _parts(match: re.Match[str]) -> tuple[Part, ...]:
    """The parts up to the first piece without a figure; in brackets every piece must have one."""
    pieces = [piece.strip() for piece in _PART_MARKS.split(match["inside"] or match["behind"])]
    pieces = [piece for piece in pieces if piece]
    found: list[Part] = []
    for piece in pieces:
        part = _part(piece, match["measure"])
        if part is None:
            break
        found.append(part)
    return tuple(found) if len(found) == len(pieces) or match["some"] else ()


def _part(piece: str, measure: str) -> Part | None:
    """One part with its figure in that measure: 高新区20个."""
    part = re.fullmatch(rf"([^\d]+?)(\d+(?:\.\d+)?){re.escape(measure)}(?:以内|以上|以下|左右)?", piece)
    amount = read_decimal(part[2]) if part else None
    if part is None or amount is None:
        return None
    return Part(label=part[1], amount=amount, printed=piece.removeprefix(part[1]))
