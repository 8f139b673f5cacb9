"""Lines that hold nothing but a number: the number of a page, or a figure that the edges of lines have cut off its sentence."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.words.shapes import is_measure
from ecoreport.drafting.words.wording import fold

_DIGITS_OF_PAGES = 3
_NUMERAL = re.compile(r"[\d〇零一二三四五六七八九十百千.]$")
_BEGINS = re.compile(r"[\u4e00-\u9fff%‰℃㎡]{1,5}?(?=[，。、；：,;）)\d]|$|及?以[上下内]|左右|[的底末前])")
"""A measure with what may stand behind one; 个 in 个体工商户 is none."""
_OF_DATES = frozenset("年月日号")
_AWAITS = re.compile(
    r"(?:达到?|至|到|[少低高大小]于|超过|[≥≤>＞<＜=约第满]|共计?|新[建增改]|[建办]成|完成|改造|培[育训]|创建|打造|引进|实施)$"
)
"""What ends before a figure."""


def is_bare_number(block: Block) -> bool:
    """True for a line that holds nothing but a number."""
    return isinstance(block, Paragraph) and fold(block.text).isdecimal()


def rejoin_figures(blocks: Sequence[Block]) -> list[Block]:
    """The lines with figures that stand alone on theirs put back between the words of their sentence: 管网／15／公里."""
    out: list[Block] = []
    rest = iter(range(len(blocks)))
    for index in rest:
        block = blocks[index]
        before, after = out[-1] if out else None, blocks[index + 1] if index + 1 < len(blocks) else None
        if (
            is_bare_number(block)
            and isinstance(before, Paragraph)
            and isinstance(block, Paragraph)
            and isinstance(after, Paragraph)
            and _is_figure(before.text, block.text, after.text)
        ):
            out[-1] = replace(before, text=before.text + block.text + after.text)
            next(rest)
        else:
            out.append(block)
    return out


def page_numbers(blocks: Sequence[Block]) -> frozenset[int]:
    """The bare numbers that count up by one, as those of pages do."""
    numbers = [
        int(fold(block.text)) for block in blocks if isinstance(block, Paragraph) and is_bare_number(block)
    ]
    pairs = [pair for pair in pairwise(numbers) if pair[0] + 1 == pair[1]]
    return frozenset(number for pair in pairs for number in pair)


def _is_figure(before: str, number: str, after: str) -> bool:
    if _NUMERAL.search(fold(before)):
        return False
    text = fold(after)
    found = _BEGINS.match(text)
    measures = [found.group(0)] if found is not None else []
    if len(number) > _DIGITS_OF_PAGES or _AWAITS.search(before):
        measures += [text[:length] for length in range(1, 4)]
    return any(measure in _OF_DATES or is_measure(measure) for measure in measures)
