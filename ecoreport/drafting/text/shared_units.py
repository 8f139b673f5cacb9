"""Units on a line of their own that answer for several items: told before them, or once for a whole section."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ecoreport.drafting.text.landmarks import opens_with_title
from ecoreport.drafting.text.outline import CHAPTER_STYLES, Node
from ecoreport.model.finding import Place

_ITEM_STYLES = frozenset({"digit", "sub2", "sub3", "han-bracket", "article", "paragraph"})
"""Numbers that count items; （1） and ① count what belongs to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """How lines of units that do not stand under one item were read."""

    code: str
    """Of the finding that says so."""
    place: Place
    name: str
    """The heading of the first section concerned."""
    sections: int
    items: int


def settle_shared_units(root: Node) -> list[Shared]:
    """Gives lines of units to the items they speak of, in place; what was decided, or could not be, comes back.

    A line such as 责任单位：甲局 closes the item above it, or opens those below it. Which of the two a plan does shows at
    the ends of its sections: lines that open stand before the first item and never behind the last one.
    """
    found = []
    if over := [node for node in root.walk() if _opens_sections(node)]:
        found.append(_told("DRAFT-043", over, sum(map(_hand_down, over))))
    sections = [node for node in root.walk() if _heads(node) and not any(map(_heads, node.children))]
    opening = [node for node in sections if _opens(node) and _inner_lines(node)]
    led = [node for node in opening if not _speaks_last(node)]
    closing = [node for node in sections if not _opens(node) and _speaks_last(node)]
    if led and not closing:
        led = [node for node in sections if _opens(node)]
        found.append(_told("DRAFT-043", led, sum(map(_hand_down, led))))
    elif led:
        found.append(_told("DRAFT-044", led, sum(len(node.children) for node in led)))
    return found + _settle_sections([node for node in sections if node not in opening])


def _settle_sections(sections: Sequence[Node]) -> list[Shared]:
    """Units told once for a section: they reach each item where the items are tasks, else the section is the task.

    Items are tasks when their numbers run on, when chapters hold them, and when they have titles and the line opens them.
    """
    closing = [
        node for node in sections if not _opens(node) and _inner_lines(node) and len(node.children) > 1
    ]
    once = [node for node in closing if _inner_lines(node) == [node.children[-1]] and _is_plain(node)]
    if len(once) < 2 or len(once) < len(closing):
        once = []
    for node in once:
        last = _last(node)
        node.statements = [(statement, node.text) for statement, _ in last.statements]
        node.own_line, last.statements, last.own_line = True, [], False
    in_heading = [node for node in sections if node.statements and not node.own_line and _is_plain(node)]
    before = [node for node in sections if _opens(node) and _is_plain(node)]
    return [
        *_settle_heads(in_heading, may_be_titled=True),
        *_settle_heads(before, may_be_titled=not once),
    ]


def _settle_heads(heads: Sequence[Node], *, may_be_titled: bool) -> list[Shared]:
    """What headings whose units are told once are: headings of tasks, or each a task itself.

    Args:
        heads: The headings.
        may_be_titled: Whether titles of the items show that they are the tasks.
    """
    if not heads:
        return []
    are_chapters = all(node.style in {"root", *CHAPTER_STYLES} for node in heads)
    are_titled = may_be_titled and _are_titled(heads) and not any(map(_stands_beside_tasks, heads))
    if _run_on(heads) or are_chapters or are_titled:
        return [_told("DRAFT-045", heads, sum(map(_hand_down, heads)))]
    return [_told("DRAFT-046", heads, sum(len(node.children) for node in heads))]


def _stands_beside_tasks(node: Node) -> bool:
    """True for a heading beside others of its kind that name units and hold no items: what counts is a task there."""
    beside = node.parent.children if node.parent is not None else []
    return any(other.style == node.style and other.statements and not _heads(other) for other in beside)


def _told(code: str, sections: Sequence[Node], items: int) -> Shared:
    first = sections[0]
    name = first.text or first.children[0].text
    return Shared(code=code, place=first.place, name=name[:30], sections=len(sections), items=items)


def _heads(node: Node) -> bool:
    """True for a heading over items, unlike an item with parts."""
    items = sum(child.style in _ITEM_STYLES for child in node.children)
    return items > 1 or (items == 1 and node.style not in _ITEM_STYLES - {"han-bracket"})


def _opens(node: Node) -> bool:
    """True for a heading with a line of units before its first item."""
    return node.own_line and bool(node.statements)


def _opens_sections(node: Node) -> bool:
    """True for a chapter whose lines of units each stand right before one of its sections."""
    if not (_opens(node) and any(map(_heads, node.children))) or _speaks_last(node):
        return False
    lines = sum(inner.own_line for inner in node.walk()) - 1
    return 0 < lines == len(_inner_lines(node))


def _inner_lines(node: Node) -> list[Node]:
    """The items that a line of units follows."""
    return [child for child in node.children if _last(child).own_line]


def _speaks_last(node: Node) -> bool:
    return _last(node).own_line


def _last(node: Node) -> Node:
    """What stands last under a heading, which is what a line behind it was added to."""
    while node.children:
        node = node.children[-1]
    return node


def _is_plain(node: Node) -> bool:
    """True for a heading without text of its own over items that are numbered alike and name no units themselves."""
    styles = {child.style for child in node.children}
    silent = [child for child in node.children if not child.own_line]
    is_heading = (not node.body or node.style == "root") and "。" not in node.text.rstrip("。")
    names_none = not any(inner.statements for child in silent for inner in child.walk())
    return is_heading and len(styles) == 1 and styles <= _ITEM_STYLES and names_none


def _run_on(sections: Sequence[Node]) -> bool:
    """True when the numbers of the items go on from section to section: they count tasks, and no parts of a section."""
    pairs = [
        (before.children[-1].value, after.children[0].value)
        for before, after in pairwise(sections)
        if before.parent is after.parent
    ]
    return bool(pairs) and all(last + 1 == first for last, first in pairs)


def _are_titled(sections: Sequence[Node]) -> bool:
    """True when most of the items have titles of their own."""
    items = [child for node in sections for child in node.children]
    return sum(bool(item.body) or opens_with_title(item.text) for item in items) * 4 >= len(items) * 3


def _hand_down(node: Node) -> int:
    """Gives each item the units of the line before it; how many items that are."""
    told = node.statements
    for child in node.children:
        last = _last(child)
        own = last.statements if last.own_line else []
        if own:
            last.statements, last.own_line = [], False
        if not child.statements:
            child.statements = [(statement, child.text) for statement, _ in told]
            child.own_line = True
        told = own or told
    node.statements, node.own_line = [], False
    return len(node.children)
