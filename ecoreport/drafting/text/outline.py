"""The outline of the running text: headings by their numbers, the text under each, and who answers for it."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ecoreport.drafting.documents import Block, Paragraph, Table
from ecoreport.drafting.front_page.titles import is_plan_title
from ecoreport.drafting.text.landmarks import Box, find_landmarks, opens_box
from ecoreport.drafting.words.allotments import hands_out_units
from ecoreport.drafting.words.captions import (
    is_caption,
    list_name,
    opens_annex,
    strip_annex,
    unit_in_caption,
    unit_named,
)
from ecoreport.drafting.words.numbering import Numbered, parse_number
from ecoreport.drafting.words.roles import (
    Role,
    Statement,
    parse_line,
    speaks_of_section,
    split_statements,
    starts_with_role,
)
from ecoreport.drafting.words.rules import parse_rule
from ecoreport.drafting.words.wording import ROUND_OR_SQUARE, squeeze
from ecoreport.model.finding import Place

_ROOT = "root"
_UNIT = "unit"
"""The style of a heading that is a unit's name alone."""
GROUP = "group"
"""The style of a heading without a number over items."""
_DUTIES = re.compile(r"职责|分工|任务|责任|清单")
_CLOSING = re.compile(
    r"各(?:地|级|[^，。：:]{1,16}(?:要|应|须|于))|本(?:方案|措施|举措|办法|意见|计划|清单|要点|细则)[^，。]{0,12}(?:施行|执行|实施|解释|有效)|以上(?:任务|工作|各项)"
)
"""How the text after the last item of a plan begins; behind the units of an item it is no part of it."""
_PLAN = re.compile(r"(?:方案|计划|要点|意见|规划|纲要|措施|举措|办法)(?:[（(][^（）()]*[）)])?$")
"""How the title of a whole plan ends, unlike that of a list or table."""
_ENOUGH_ITEMS = 3
"""Fewer paragraphs that happen to end with units are a preface."""
_TIME_LINE = re.compile(r"(?:时间|日期|节点|进度)(?:安排|要求)?\s*[:：]\s*(?P<time>.{2,30})")
_MEMBER_LINE = re.compile(r"成员单位\s*[:：]\s*(?P<units>.{2,200})")
CHAPTER_STYLES = frozenset({"chapter", "section", "han"})
PART_STYLES = frozenset({"round", "half-bracket", "digit-bracket"})
"""Numbers that count within one item rather than items."""
_HOLDS_PARTS = frozenset({"digit", "sub2", "sub3"})
_RANK = {
    style: rank for rank, style in enumerate(("root", "annex", "chapter", "section", "han", "han-bracket"))
} | {GROUP: 4, _UNIT: 5}


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """A numbered heading or paragraph, with what stands under it up to the next one."""

    style: str
    printed: str = ""
    label: str = ""
    """The number with its marks, as the text has them; empty where the item was counted here."""
    value: int = 0
    text: str = ""
    """The numbered paragraph itself, without its number and without unit statements."""
    key: bool = False
    """Marked with a star."""
    body: list[str] = field(default_factory=list)
    """Paragraphs under it, without unit statements."""
    places: dict[str, Place] = field(default_factory=dict)
    """Where the paragraphs under it stand."""
    own_line: bool = False
    """True when its units stand on a line of their own."""
    statements: list[tuple[Statement, str]] = field(default_factory=list)
    """Who answers, each with the stretch of text it closes."""
    children: list["Node"] = field(default_factory=list)
    parent: "Node | None" = None
    place: Place = field(default_factory=Place)
    tables: list[Table] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """The node and everything under it, in order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def path(self) -> list["Node"]:
        """The headings over the node, outermost first, the root left out."""
        path: list[Node] = []
        node = self.parent
        while node is not None and node.style != _ROOT:
            path.insert(0, node)
            node = node.parent
        return path

    def paragraphs(self) -> Iterator[tuple[str, Place]]:
        """Each paragraph under the heading with its place, sub-items with their numbers."""
        for text in self.body:
            yield text, self.places.get(text, self.place)
        for child in self.children:
            yield child.label + child.text, child.place
            yield from child.paragraphs()

    def all_text(self) -> str:
        """The text under the heading, sub-items with their numbers included."""
        pieces = list(self.body)
        for child in self.children:
            pieces.append(child.label + child.text + child.all_text())
        return "".join(pieces)


def build_outline(blocks: tuple[Block, ...]) -> Node:
    """The outline of a text. A style of numbers that is already open closes everything inside it; a new one opens a level."""
    builder = _Builder(blocks)
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            builder.current.tables.append(block)
        else:
            builder.take(index, block)
    root = builder.root
    if not any(node.statements for node in root.walk()):
        _take_preface(root, blocks)
    return root


def _take_preface(root: Node, blocks: tuple[Block, ...]) -> None:
    """The paragraphs right under the title read for units, in a plan that names them nowhere else."""
    told = Node(style=_ROOT)
    for block in blocks:
        if isinstance(block, Paragraph) and block.text in root.body:
            _add_text(told, block)
    if len(told.statements) >= _ENOUGH_ITEMS:
        root.body, root.statements, root.places = told.body, told.statements, told.places


class _Builder:
    """Takes the paragraphs of a text in order and keeps what is open."""

    def __init__(self, blocks: tuple[Block, ...]) -> None:
        self.root = Node(style=_ROOT)
        self.current = self.root
        self._blocks = blocks
        self._marks = find_landmarks(blocks)
        self._box: Box | None = None
        parts = [
            index
            for index, block in enumerate(blocks)
            if isinstance(block, Paragraph) and _opens_part(block.text)
        ]
        self._title = 0 if parts == [0] else None

    def take(self, index: int, block: Paragraph) -> None:
        """Puts a paragraph where it belongs; boxes, signatures and what is read elsewhere fall away."""
        number = parse_number(block.text)
        if self._is_boxed(number, block) or hands_out_units(block.text):
            return
        if index in self._marks.units:
            self._open_unit(block.text, block)
        elif index in self._marks.duties and self._is_in_item(number):
            self._take_share(number, self._marks.duties[index][0], block)
        elif index in self._marks.duties and self._hands_out_duties():
            self._take_duty(*self._marks.duties[index], block)
        elif index in self._marks.headings and (self.current.statements or self.current is self.root):
            self._open_group(block)
        elif number is None and index in self._marks.signatures:
            return
        elif index in self._marks.titles or (index != self._title and _opens_part(block.text)):
            self.current = _open_annex(self.root, block)
        elif number is not None and number.rest and not starts_with_role(block.text):
            self.current = _open(self.current, number, block)
        elif self.current is self.root and number is None and not self._opens_items(index, block):
            self.root.body.append(block.text)
            self.root.places.setdefault(block.text, block.place)
        else:
            _add_text(self.current, block)

    def _opens_items(self, index: int, block: Paragraph) -> bool:
        """True for a line of units right before the first item of a plan without chapters."""
        following = next(
            (
                other.text
                for other in self._blocks[index:]
                if isinstance(other, Paragraph) and not starts_with_role(other.text)
            ),
            "",
        )
        number = parse_number(following)
        return starts_with_role(block.text) and number is not None and number.value == 1

    def _is_boxed(self, number: Numbered | None, block: Paragraph) -> bool:
        if self._box is not None:
            over = (self.current, *self.current.path())
            outside = next((node.value for node in over if number and node.style == number.style), None)
            if self._box.holds(number, outside):
                return True
        self._box = Box() if self.current is not self.root and opens_box(block.text) else None
        return self._box is not None

    def _open_unit(self, name: str, block: Paragraph) -> None:
        self.current = _open(self.current, Numbered(style=_UNIT, printed="", value=0, rest=name), block)

    def _open_group(self, block: Paragraph) -> None:
        over = self.current.parent or self.root
        over = over.parent if over.style == GROUP and over.parent is not None else over
        self.current = Node(style=GROUP, text=block.text, parent=over, place=block.place)
        over.children.append(self.current)

    def _hands_out_duties(self) -> bool:
        """True under a heading about who does what."""
        over = (node for node in (self.current, *reversed(self.current.path())))
        heading = next((node for node in over if node.style not in {_UNIT, "paragraph"}), self.root)
        return _DUTIES.search(heading.text) is not None

    def _is_in_item(self, number: Numbered | None) -> bool:
        """True for a number that counts parts of the numbered item that is open."""
        over = (self.current, *self.current.path())
        is_part = number is not None and number.style in PART_STYLES
        return is_part and any(node.style in _HOLDS_PARTS for node in over)

    def _take_share(self, number: Numbered | None, unit: str, block: Paragraph) -> None:
        """What one of several units does for an item: ①县水利局：…; the item keeps the words, and the unit answers for it."""
        assert number is not None
        self.current = _open(self.current, number, block)
        item = next(node for node in reversed(self.current.path()) if node.style in _HOLDS_PARTS)
        share = _read_at(block, Statement(parts=((Role.RESPONSIBLE, unit),)))
        item.statements.append((share, self.current.text))

    def _take_duty(self, unit: str, duty: str, block: Paragraph) -> None:
        """A unit's name with its task in one paragraph: a list of one."""
        self._open_unit(unit, block)
        task = Node(
            style="paragraph", printed="1", value=1, text=duty, parent=self.current, place=block.place
        )
        self.current.children.append(task)
        self.current = task


def _opens_part(text: str) -> bool:
    return opens_annex(text) or (is_caption(text) and unit_in_caption(text) is not None)


def _open_annex(root: Node, block: Paragraph) -> Node:
    """An annex or a unit's list begins: everything before it is closed."""
    node = Node(style="annex", text=block.text, parent=root, place=block.place)
    root.children.append(node)
    return node


def _open(current: Node, number: Numbered, block: Paragraph) -> Node:
    parent = current
    node: Node | None = current
    while node is not None:
        if node.style == number.style:
            parent = node.parent or node
            break
        node = node.parent
    else:
        parent = _place_new_style(current, number.style)
    split = split_statements(number.rest)
    child = Node(
        style=number.style,
        printed=number.printed,
        label=number.label,
        value=number.value,
        text=split.text,
        key=block.text.lstrip().startswith(("★", "☆")),
        statements=list(zip(split.statements, split.before, strict=True)),
        parent=parent,
        place=block.place,
    )
    parent.children.append(child)
    return child


def section_title(node: Node) -> str | None:
    """What an annex that holds a plan of its own, or a list of tasks, is called; None for any other heading."""
    if node.style != "annex":
        return None
    first, second = (*(squeeze(line) for line in node.body[:2]), "", "")[:2]
    for title in (strip_annex(node.text), first, first + second):
        if is_plan_title(title):
            return list_name(title) or title
    return None


def further_plans(root: Node, title: str) -> dict[Node, range]:
    """The annexes that hold another plan than the one with the title, with goals, phases and rules of its own, and their lines."""
    annexes = [node for node in root.children if node.style == "annex"]
    plans = [node for node in annexes if (name := section_title(node)) is not None and _PLAN.search(name)]
    own = next((node for node in plans if section_title(node) == squeeze(title)), None)
    if own is None and len(annexes) == len(root.children):
        own = plans[0] if plans else None
    ends = [*(node.place.line for node in annexes[1:]), None]
    return {
        node: range(node.place.line or 0, end if end is not None else sys.maxsize)
        for node, end in zip(annexes, ends, strict=False)
        if node in plans and node is not own
    }


def unit_lists(root: Node) -> list[tuple[Node, str]]:
    """Headings that name a unit, with the numbered paragraphs under them: its list; of nested headings the inner ones."""
    found = []
    for node in root.walk():
        if node.style == "root" or not node.children or node.tables:
            continue
        unit = unit_in_caption(node.text) or unit_named(node.text)
        if unit is not None:
            found.append((node, unit))
    nested = {over for node, _ in found for over in node.path()}
    return [(node, unit) for node, unit in found if node not in nested]


def _place_new_style(current: Node, style: str) -> Node:
    """Where a style that is not open goes: 一、 never under （一）, anything else under what is open."""
    rank = _RANK.get(style)
    node = current
    if rank is not None:
        while node.parent is not None and _RANK.get(node.style, 99) > rank:
            node = node.parent
    return node


def _add_text(node: Node, block: Paragraph) -> None:
    # 配合单位：甲局。（以下各项均需…落实） names units first; the rule behind them is found in its own bracket.
    is_rule = not starts_with_role(block.text) and parse_rule(block.text, block.place) is not None
    if is_rule and not _goes_on_behind_units(block.text):
        return
    statement = parse_line(block.text) or (_parse_beside(block.text) if node.statements else None)
    if statement is not None:
        statement = _read_at(block, statement)
    if statement is not None and speaks_of_section(block.text) and (items := _items_beside(node)):
        for item in items:
            if not item.statements:
                item.statements.append((statement, item.text))
        return
    if statement is not None:
        stretch = node.body[-1] if node.body else node.text
        if node.statements and node.statements[-1][1] == stretch:
            before = node.statements.pop()[0]
            statement = replace(
                statement, parts=(*before.parts, *statement.parts), places=(*before.places, *statement.places)
            )
        node.own_line = True
        node.statements.append((statement, stretch))
        return
    split = split_statements(block.text)
    if node.statements and _CLOSING.match(block.text):
        return
    if split.text:
        node.body.append(split.text)
        node.places.setdefault(split.text, block.place)
    told = (_read_at(block, statement) for statement in split.statements)
    node.statements += zip(told, split.before, strict=True)


def _goes_on_behind_units(text: str) -> bool:
    """True for a line that begins with the bracket of the sentence before it and says more: （甲局牵头。以下均需…落实）新增…."""
    if text[:1] not in ROUND_OR_SQUARE[0]:
        return False
    split = split_statements(text)
    return bool(split.statements and split.text)


def _read_at(block: Paragraph, statement: Statement) -> Statement:
    return replace(statement, places=(replace(block.place, text=block.text),))


def _items_beside(node: Node) -> list[Node]:
    """The items of the section that is open: what stands under the heading, or beside the item, that was read last."""
    return node.children or (node.parent.children if node.parent is not None else [])


def _parse_beside(text: str) -> Statement | None:
    """The time or the members on a line among those of an item's units, 时间：2023年11月; elsewhere it may be a phase's."""
    if (found := _TIME_LINE.fullmatch(text)) is not None:
        return Statement(parts=((Role.DEADLINE, found["time"]),))
    found = _MEMBER_LINE.fullmatch(text)
    return Statement(parts=((Role.COOPERATE, found["units"]),)) if found is not None else None
