"""Lines that order a text without being its headings: titles of a second plan, names of units over or before their tasks, signatures, boxes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.front_page.places import places_at_head
from ecoreport.drafting.front_page.titles import is_plan_title
from ecoreport.drafting.words.captions import opens_annex, unit_named
from ecoreport.drafting.words.numbering import Numbered, parse_number, without_number
from ecoreport.drafting.words.roles import starts_with_role
from ecoreport.drafting.words.sentences import units_with_shares
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import BULLET, fold, squeeze

_DATE = re.compile(r"\s*20\d\d年\s*\d{1,2}月\s*\d{1,2}日\s*(?:印发)?")
_NAME_LIMIT = 40
_SIGNATURE = re.compile(
    _DATE.pattern + r"|[\u4e00-\u9fff（）()]{4,40}(?:人民政府|办公室|委员会|指挥部|领导小组)|抄送[:：].*"
)
"""What ends a document: who issued it, when, and who got a copy."""
_UNIT_AND_DUTY = re.compile(r"(?P<unit>[^：:。，；]{2,24})\s*[：:]\s*(?P<duty>.{6,})", re.DOTALL)
_HEADING = re.compile(r"[^。！？；;：:，,]{2,36}")
_OPENING_TITLE = re.compile(r"[^。！？：:]{2,40}[。：:]\s*\S")
_BOX = re.compile(r"专栏\s*[\d一二三四五六七八九十]*(?![\d一二三四五六七八九十])[^。；，]{0,40}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Landmarks:
    """Where such lines stand, by the index of their block."""

    titles: frozenset[int]
    """Titles of a second plan."""
    units: frozenset[int]
    """Names of units, each over the first item of its list."""
    headings: frozenset[int]
    """Headings without a number over numbered items; at least two."""
    duties: Mapping[int, tuple[str, str]]
    """Paragraphs that begin with a unit's name and a colon, as name and text; at least two together."""
    signatures: frozenset[int]


def find_landmarks(blocks: Sequence[Block]) -> Landmarks:
    """The lines of a document that order it without a number."""
    lines = [(index, block) for index, block in enumerate(blocks) if isinstance(block, Paragraph)]
    after = {index: following for (index, _), (at, following) in pairwise(lines) if at == index + 1}
    return Landmarks(
        titles=_second_titles(lines),
        units=frozenset(index for index, line in lines if _heads_list(line, after.get(index))),
        headings=_headings(lines, after),
        duties=_duties_by_unit(lines),
        signatures=frozenset(index for index, line in lines if _is_signature(line, after.get(index))),
    )


@dataclass(slots=True)
class Box:
    """The lines of a 专栏 that stands among the items of a plan and belongs to none of them."""

    last: dict[str, int] = field(default_factory=dict)
    """For each style of numbers the last one in the box."""

    def holds(self, number: Numbered | None, outside: int | None) -> bool:
        """True for a line that does not go on with the numbers outside the box.

        Args:
            number: That of the line.
            outside: The last number of the same style that is open outside the box.
        """
        if number is None:
            return True
        goes_on = outside is not None and number.value == outside + 1
        if goes_on and self.last.get(number.style) != number.value - 1:
            return False
        self.last[number.style] = number.value
        return True


def opens_box(text: str) -> bool:
    """True for the title of a 专栏."""
    return _BOX.match(text) is not None


def _second_titles(lines: Sequence[tuple[int, Paragraph]]) -> frozenset[int]:
    """Titles that name a place, after 一、, or after the annexes that a notice lists, and before the next 一、."""
    found: set[int] = set()
    waiting: int | None = None
    opened = False
    for index, line in lines:
        number = parse_number(line.text)
        if number is not None and number.style in {"han", "chapter"}:
            if number.value == 1 and waiting is not None:
                found.add(waiting)
            waiting, opened = None, True
        elif opened and is_plan_title(line.text) and places_at_head(squeeze(line.text)):
            waiting = index
        elif opens_annex(line.text):
            opened = True
    return frozenset(found)


def _heads_list(line: Paragraph, following: Paragraph | None) -> bool:
    """True for a line without a number that holds a unit's name alone, over the first item of its list."""
    number = parse_number(following.text) if following is not None else None
    if number is None or number.value != 1 or number.style in {"chapter", "section", "han"}:
        return False
    is_plain = parse_number(line.text) is None and not starts_with_role(line.text)
    return is_plain and unit_named(line.text) is not None


def is_heading_line(text: str) -> bool:
    """True for a line without a number that can head what follows it: short, and no sentence."""
    return _HEADING.fullmatch(BULLET.sub("", text)) is not None


def opens_with_title(text: str) -> bool:
    """True for a paragraph that begins with its title, its text behind it: 清淤疏浚。完成…."""
    return _OPENING_TITLE.match(text) is not None


def _headings(lines: Sequence[tuple[int, Paragraph]], after: Mapping[int, Paragraph]) -> frozenset[int]:
    """Lines that each head a group of items; the same words again, 主要措施, are a part of each item."""
    found = {index: line.text for index, line in lines if _heads_items(line.text, after.get(index))}
    return frozenset(found) if len(set(found.values())) == len(found) > 1 else frozenset()


def _heads_items(text: str, following: Paragraph | None) -> bool:
    number = parse_number(following.text) if following is not None else None
    if number is None or number.style in {"chapter", "section", "han"} or parse_number(text) is not None:
        return False
    is_else = is_plan_title(text) or opens_annex(text) or starts_with_role(text) or _SIGNATURE.fullmatch(text)
    return is_heading_line(text) and not is_else and unit_named(text) is None


def _duties_by_unit(lines: Sequence[tuple[int, Paragraph]]) -> dict[int, tuple[str, str]]:
    found = {index: duty for index, line in lines if (duty := _parse_duty(line.text)) is not None}
    return {index: duty for index, duty in found.items() if index - 1 in found or index + 1 in found}


def _parse_duty(text: str) -> tuple[str, str] | None:
    """县财政局：落实资金 as unit and duty, with or without a number before it."""
    parts = _UNIT_AND_DUTY.fullmatch(without_number(text))
    if parts is None or starts_with_role(text) or units_with_shares(parts[0]):
        return None
    unit, duty = unit_named(parts["unit"]), parts["duty"].strip()
    return (unit, duty) if unit is not None and unit_likeness(duty) == 0 else None


def _is_signature(line: Paragraph, following: Paragraph | None) -> bool:
    """True for what ends a document, and for the name of any unit over a date."""
    text = fold(line.text)
    if _SIGNATURE.fullmatch(text):
        return True
    is_dated = following is not None and _DATE.fullmatch(fold(following.text)) is not None
    return is_dated and len(text) <= _NAME_LIMIT and unit_likeness(text) == 1
