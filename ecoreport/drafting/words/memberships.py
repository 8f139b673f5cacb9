"""Who belongs to a group of units, where the plan lists it: 各乡镇（街道）是指：城东街道、石桥镇."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.language.unit_cells import read_unit_cell
from ecoreport.model.finding import Place

_TOLD = re.compile(
    r"(?P<group>(?:各|有关|相关|全[县市区]|沿[江河湖线])[\u4e00-\u9fff、]{1,10}?(?:[（(][\u4e00-\u9fff、]{1,8}[）)][\u4e00-\u9fff]{0,4})?)[”\"]?"
    r"(?:，)?(?:均|主要|具体)?(?:是指|系指|指的是|指|分别[是为]|包括|包含)[:：]?(?P<members>[^。；;\n]+)"
)
_WORDS = ("指", "分别", "包括", "包含")
_COUNT = re.compile(r"等?(?:共|共计)?[\d一二三四五六七八九十]+(?:个|家)[\u4e00-\u9fff（）()、]*$")
"""等5个乡镇 behind a list that is complete."""
_MIN = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A group with its members, as the plan lists them."""

    group: str
    members: tuple[str, ...]
    place: Place


def find_memberships(blocks: Sequence[Block]) -> Iterator[Membership]:
    """The lists of members in the text, under the tables and across them."""
    for block in blocks:
        texts = (
            [(block.text, block.place)]
            if isinstance(block, Paragraph)
            else [(row.distinct()[0], row.place) for row in block.rows if len(row.distinct()) == 1]
        )
        for text, place in texts:
            for told in _TOLD.finditer(text) if any(word in text for word in _WORDS) else ():
                members = _members(told.group("members"))
                if members:
                    yield Membership(group=told.group("group"), members=members, place=place)


def _members(text: str) -> tuple[str, ...]:
    """The names of a complete list of units; nothing where something else stands in it."""
    cell = read_unit_cell(_COUNT.sub("", text.strip(' ”"')))
    names = tuple(mention.full_name for mention in cell.units)
    others = any(
        mention.group or mention.etc or unit_likeness(mention.full_name) < 1 for mention in cell.units
    )
    return () if others or len(names) < _MIN else names
