"""The outline of the running text: headings by their numbers, the text under each, and who answers for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ecoreport.drafting.allotments import parse_shares
from ecoreport.drafting.captions import is_caption, list_name, opens_annex, strip_annex, unit_in_caption
from ecoreport.drafting.documents import Block, Paragraph, Table
from ecoreport.drafting.numbering import Numbered, parse_number
from ecoreport.drafting.places import places_at_head
from ecoreport.drafting.roles import Statement, parse_line, split_statements, starts_with_role
from ecoreport.drafting.rules import parse_rule
from ecoreport.drafting.shapes import unit_likeness
from ecoreport.drafting.titles import is_plan_title
from ecoreport.drafting.wording import fold, squeeze
from ecoreport.model.finding import Place

_ROOT = "root"
_UNIT = "unit"
"""The style of a heading that is a unit's name alone."""
_DATE = re.compile(r"\s*20\d\d年\s*\d{1,2}月\s*\d{1,2}日\s*(?:印发)?")
_NAME_LIMIT = 40
_SIGNATURE = re.compile(
    _DATE.pattern + r"|[\u4e00-\u9fff（）()]{4,40}(?:人民政府|办公室|委员会|指挥部|领导小组)|抄送[:：].*"
)
"""What ends a document: who issued it, when, and who got a copy."""
_RANK = {
    style: rank for rank, style in enumerate(("root", "annex", "chapter", "section", "han", "han-bracket"))
} | {_UNIT: 5}
_COUNT = re.compile(r"\s*[（(]?共?\d{1,3}[项条个件][）)]?\s*[:：]?$|[:：]$")
_BOX = re.compile(r"专栏\s*[\d一二三四五六七八九十]*(?![\d一二三四五六七八九十])[^。；，]{0,40}$")


@dataclass(slots=True, kw_only=True, eq=False)
class Node:
    """A numbered heading or paragraph, with what stands under it up to the next one."""

    style: str
    printed: str = ""
    value: int = 0
    text: str = ""
    """The numbered paragraph itself, without its number and without unit statements."""
    key: bool = False
    """Marked with a star."""
    body: list[str] = field(default_factory=list)
    """Paragraphs under it, without unit statements."""
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
            yield text, self.place
        for child in self.children:
            yield f"{_label(child)}{child.text}", child.place
            yield from child.paragraphs()

    def all_text(self) -> str:
        """The text under the heading, sub-items with their numbers included."""
        pieces = list(self.body)
        for child in self.children:
            pieces.append(f"{_label(child)}{child.text}{child.all_text()}")
        return "".join(pieces)


def build_outline(blocks: tuple[Block, ...]) -> Node:
    """The outline of a text. A style of numbers that is already open closes everything inside it; a new one opens a level."""
    root = Node(style=_ROOT)
    current = root
    second = _second_titles(blocks)
    box: _Box | None = None
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            current.tables.append(block)
            continue
        number = parse_number(block.text)
        if box is not None and box.holds(number, current):
            continue
        box = _Box() if _BOX.match(block.text) and current is not root else None
        if box is not None or parse_shares(block.text):
            continue
        if _heads_unit_list(block, blocks[index + 1 : index + 2]):
            current = _open(current, Numbered(style=_UNIT, printed="", value=0, rest=block.text), block)
            continue
        if number is None and _is_signature(block, blocks[index + 1 : index + 2]):
            continue
        if (
            index in second
            or opens_annex(block.text)
            or (is_caption(block.text) and unit_in_caption(block.text) is not None)
        ):
            current = _open_annex(root, block)
            continue
        if number is not None and not starts_with_role(block.text) and _is_heading(number):
            current = _open(current, number, block)
        elif current is root and number is None:
            root.body.append(block.text)
        else:
            _add_text(current, block)
    return root


@dataclass(slots=True)
class _Box:
    """The lines of a 专栏 that stands among the items of a plan and belongs to none of them."""

    last: dict[str, int] = field(default_factory=dict)
    """For each style of numbers the last one in the box."""

    def holds(self, number: Numbered | None, current: Node) -> bool:
        """True for a line that does not go on with the numbers outside the box."""
        if number is None:
            return True
        outside = next((node for node in (current, *current.path()) if node.style == number.style), None)
        goes_on = outside is not None and number.value == outside.value + 1
        if goes_on and self.last.get(number.style) != number.value - 1:
            return False
        self.last[number.style] = number.value
        return True


def _is_signature(block: Paragraph, following: tuple[Block, ...]) -> bool:
    """True for what ends a document, and for the name of any unit over a date."""
    text = fold(block.text)
    if _SIGNATURE.fullmatch(text):
        return True
    after = fold(following[0].text) if following and isinstance(following[0], Paragraph) else ""
    return _DATE.fullmatch(after) is not None and len(text) <= _NAME_LIMIT and unit_likeness(text) == 1


def _heads_unit_list(block: Paragraph, following: tuple[Block, ...]) -> bool:
    """True for a line without a number that holds a unit's name alone, over the first item of its list."""
    first = following[0] if following else None
    number = parse_number(first.text) if isinstance(first, Paragraph) else None
    if number is None or number.value != 1 or number.style in {"chapter", "section", "han"}:
        return False
    is_plain = parse_number(block.text) is None and not starts_with_role(block.text)
    return is_plain and _unit_named(block.text) is not None


def _unit_named(text: str) -> str | None:
    """The unit whose name a heading is, with or without how many items it has: 县教育局（5项）."""
    name = squeeze(_COUNT.sub("", text))
    return name if unit_likeness(name) == 1 and len(name) <= 20 and "、" not in name else None


def _second_titles(blocks: tuple[Block, ...]) -> frozenset[int]:
    """Which paragraphs begin a second plan: titles that name a place, after 一、 and before the next 一、."""
    found: set[int] = set()
    waiting: int | None = None
    opened = False
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            continue
        number = parse_number(block.text)
        if number is not None and number.style in {"han", "chapter"}:
            if number.value == 1 and waiting is not None:
                found.add(waiting)
            waiting, opened = None, True
        elif opened and is_plan_title(block.text) and places_at_head(squeeze(block.text)):
            waiting = index
    return frozenset(found)


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


def unit_lists(root: Node) -> list[tuple[Node, str]]:
    """Headings that name a unit, with the numbered paragraphs under them: its list; of nested headings the inner ones."""
    found = []
    for node in root.walk():
        if node.style == "root" or not node.children or node.tables:
            continue
        unit = unit_in_caption(node.text) or _unit_named(node.text)
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


def _is_heading(number: Numbered) -> bool:
    """False for a number with nothing after it."""
    return bool(number.rest)


def _add_text(node: Node, block: Paragraph) -> None:
    # 配合单位：甲局。（以下各项均需…落实） names units first; the rule behind them is found in its own bracket.
    is_rule = not starts_with_role(block.text) and parse_rule(block.text, block.place) is not None
    if is_rule:
        return
    statement = parse_line(block.text)
    if statement is not None:
        stretch = node.body[-1] if node.body else node.text
        if node.statements and node.statements[-1][1] == stretch:
            before = node.statements.pop()[0]
            statement = Statement(parts=(*before.parts, *statement.parts))
        node.own_line = True
        node.statements.append((statement, stretch))
        return
    split = split_statements(block.text)
    if split.text:
        node.body.append(split.text)
    node.statements += zip(split.statements, split.before, strict=True)


def _label(node: Node) -> str:
    match node.style:
        case "digit":
            return f"{node.printed}."
        case "digit-bracket" | "han-bracket":
            return f"（{node.printed}）"
        case "half-bracket":
            return f"{node.printed}）"
        case "han":
            return f"{node.printed}、"
    return node.printed
