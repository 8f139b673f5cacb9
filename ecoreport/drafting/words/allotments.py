"""Units given to items by their numbers, away from the items: 第1—3项由甲局牵头，第4项由乙局负责; 丙局负责第5、6项."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.words.numbering import number_value, without_number
from ecoreport.drafting.words.roles import Role, Statement, parse_statement
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import fold, last_bracket, split_outside_brackets
from ecoreport.model.finding import Place

_NUMBER = r"[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)）]?"
_DASH = r"\s*(?:[—–―~～\-－]{1,2}|至|到)\s*"
_ONE_OR_RANGE = rf"第?{_NUMBER}(?:[项条件]?{_DASH}第?{_NUMBER})?[项条件]?"
_NUMBERS = (
    rf"(?:(?:序号|编号|任务|指标|措施)(?={_NUMBER})|第)(?P<numbers>{_ONE_OR_RANGE}(?:[、,，和及与]+{_ONE_OR_RANGE})*)"
    r"(?:个|款|号)?(?:重点|主要|具体)?(?:任务|工作|指标|措施|实事|事项|内容|项目)?"
)
_TO_UNITS = re.compile(
    rf"(?:其中[，,]?|上述|以上|本?(?:方案|清单|计划|要点)中的?)?{_NUMBERS}(?:均|统一|主要)?[，,：:]?(?P<units>.+)"
)
_TO_NUMBERS = re.compile(
    rf"(?P<units>[^，,：:]{{2,80}}?)(?:[：:（(](?!牵|负|承|配|参)|[：:]?(?P<role>牵头负责|牵头|负责|承担|落实|实施|配合|参与)(?:负责|落实|实施|做好|完成|推进)?)(?:上述|以上|方案中)?{_NUMBERS}[)）]?"
)
_RANGE = re.compile(rf"(?P<first>{_NUMBER})(?:[项条件]?{_DASH}第?(?P<last>{_NUMBER}))?")
_HELPING = ("配合", "参与")


Share = tuple[tuple[int, ...], Statement]
"""The numbers of items, and who answers for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allotment:
    """What one paragraph gives to which items."""

    text: str
    place: Place
    shares: tuple[Share, ...]
    complete: bool
    """False when a clause of the paragraph that names numbers was not understood."""

    def statements(self, number: int | str) -> list[Statement]:
        """Who answers for the item of that number, as far as the paragraph says."""
        return [statement for numbers, statement in self.shares if number in numbers]


def find_allotments(blocks: Sequence[Block]) -> list[Allotment]:
    """The paragraphs of a document that hand out units by number, in order."""
    return [
        Allotment(text=block.text, place=block.place, shares=read[0], complete=read[1])
        for block in blocks
        if isinstance(block, Paragraph) and (read := _read(block.text))[0]
    ]


def hands_out_units(text: str) -> bool:
    """True for a paragraph that gives units to items by number."""
    return bool(_read(text)[0])


def _read(text: str) -> tuple[tuple[Share, ...], bool]:
    """What a text hands out, nothing when it does so only in passing, and whether all of it was understood."""
    body = _without_bracket(without_number(text))
    shares: list[Share] = []
    begins, complete = False, True
    for index, clause in enumerate(_clauses(body)):
        found = _parse_clause(clause)
        begins = begins or (bool(found) and index == 0)
        complete = complete and (bool(found) or re.search(_NUMBERS, clause) is None)
        shares += found
    return (tuple(shares) if begins or len(shares) > 1 else ()), complete


def _parse_clause(clause: str) -> list[Share]:
    if (found := _TO_UNITS.fullmatch(clause)) is not None:
        statement = parse_statement(found.group("units"))
        return [] if statement is None else [(_numbers(found.group("numbers")), statement)]
    shares = []
    for piece in re.split(r"[，,](?!第?\d)", clause):
        found = _TO_NUMBERS.fullmatch(piece)
        if found is None or unit_likeness(found.group("units")) < 1:
            return []
        role = Role.COOPERATE if found.group("role") in _HELPING else Role.LEAD
        shares.append((_numbers(found.group("numbers")), Statement(parts=((role, found.group("units")),))))
    return shares


def _clauses(text: str) -> Iterator[str]:
    """The sentences, cut again before each number: 第1项由甲局牵头，第2项由乙局牵头 is two."""
    for sentence in split_outside_brackets(text, "。；;\n"):
        yield from (
            piece
            for piece in re.split(rf"[，,](?={_NUMBERS}[^，,、项条件\d])", fold(sentence))
            if _is_text(piece)
        )


def _is_text(piece: str | None) -> bool:
    return bool(piece) and re.fullmatch(r"[\s，,]*", str(piece)) is None


def _numbers(text: str) -> tuple[int, ...]:
    numbers: list[int] = []
    for found in _RANGE.finditer(text):
        first, last = (
            number_value(part.strip("()（）")) for part in (found["first"], found["last"] or found["first"])
        )
        numbers += range(first, last + 1)
    return tuple(numbers)


def _without_bracket(text: str) -> str:
    bracket = last_bracket(text)
    return text[1 : bracket[1] - 1] if bracket is not None and bracket[0] == 0 else text
