"""Paragraphs without numbers that each name their own units: items of their own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from ecoreport.drafting.front_page.titles import is_plan_title
from ecoreport.drafting.text.goals import heads_goals
from ecoreport.drafting.text.landmarks import is_heading_line, opens_with_title
from ecoreport.drafting.text.outline import GROUP, Node
from ecoreport.drafting.words.roles import Statement
from ecoreport.drafting.words.wording import BULLET

_WHOLE_SENTENCE = re.compile(r"[。！？]$")
_FIRSTLY = re.compile(r"^[一二三四五六七八九十]{1,3}(?:是|要)(?=[\u4e00-\u9fff])")
_GENERAL = re.compile(r"(?:总体|工作|基本)(?:要求|思路|原则)|指导思想")
_TOP_STYLES = frozenset({"root", "chapter", "section", "han"})


@dataclass(slots=True)
class _Entry:
    """One item, or the heading over the items after it."""

    lines: list[str]
    statements: list[tuple[Statement, str]] = field(default_factory=list)
    heads_items: bool = False
    is_front: bool = False
    """The goals or principles of the plan, which stand before its first item."""


def number_paragraphs(root: Node) -> None:
    """Paragraphs without numbers that each name their own units become items, numbered as they come through all chapters.

    Where most chapters hold several such items, one may hold a single one.
    """
    naming = {
        node: stretches
        for node in root.walk()
        if (not node.children or node is root) and (stretches := _stretches(node))
    }
    chapters = [node for node in naming if node.style in _TOP_STYLES]
    usual = sum(len(naming[node]) > 1 for node in chapters) * 2 >= len(chapters)
    counted: dict[Node | None, int] = {}
    for node, stretches in naming.items():
        if len(stretches) > 1 or (usual and node in chapters) or _stands_among_groups(node, naming):
            counted[node.parent] = _number(node, stretches, after=counted.get(node.parent, 0))


def _stands_among_groups(node: Node, naming: Mapping[Node, list[_Entry]]) -> bool:
    """True for a section with one item that has a title of its own, among sections that mostly hold several."""
    lines = naming[node][0].lines
    beside = [naming[other] for other in (node.parent.children if node.parent else []) if other in naming]
    groups = sum(len(stretches) > 1 for stretches in beside)
    is_titled = opens_with_title(lines[0]) or (len(lines) > 1 and is_heading_line(lines[0]))
    return is_titled and groups * 2 >= len(beside) > 1


def _stretches(node: Node) -> list[_Entry]:
    """The paragraphs up to each that names units, with what it says; none where other text names them."""
    ends: dict[int, list[tuple[Statement, str]]] = {}
    last = 0
    if not all(statement.names_units for statement, _ in node.statements):  # a time alone closes no item
        return []
    for statement, stretch in node.statements:
        place = next((at for at in range(last, len(node.body)) if stretch and stretch in node.body[at]), None)
        if place is None:
            return []
        ends.setdefault(place, []).append((statement, stretch))
        last = place
    starts = [0, *(end + 1 for end in ends)]
    return [
        _Entry(lines=node.body[start : end + 1], statements=told)
        for start, (end, told) in zip(starts, ends.items(), strict=False)
    ]


def _number(node: Node, stretches: list[_Entry], *, after: int) -> int:
    """Makes items of the paragraphs under a heading, counted from the number of the last one before; the last number."""
    left = node.body[sum(len(stretch.lines) for stretch in stretches) :]
    if node.style == "root":
        stretches[0].lines = _after_title(stretches[0].lines)
    items: list[Node] = []
    over, count = node, after
    for entry in _entries(stretches):
        first, *others = entry.lines
        is_item = not (entry.heads_items or entry.is_front)
        count += is_item
        item = Node(
            style="paragraph" if is_item else GROUP,
            printed=str(count) if is_item else "",
            value=count,
            text=_FIRSTLY.sub("", BULLET.sub("", first)),
            body=others,
            statements=entry.statements,
            parent=over if is_item else node,
            place=node.places.get(first, node.place),
        )
        (items if item.parent is node else over.children).append(item)
        over = item if entry.heads_items else over
    node.children[:0] = items
    node.body, node.statements = left, []
    return count


def _after_title(lines: list[str]) -> list[str]:
    """What stands behind the title of the plan."""
    titles = [index for index, text in enumerate(lines[:-1]) if is_plan_title(text)]
    return lines[titles[-1] + 1 :] if titles else lines


def _entries(stretches: list[_Entry]) -> Iterator[_Entry]:
    """The items of all stretches and the headings between them; one that no units follow has none of its own."""
    before = [stretch.lines[-2:-1] for stretch in stretches]
    are_titled = sum(any(map(is_heading_line, lines)) for lines in before) * 2 > len(stretches)
    are_single = sum(not all(map(is_heading_line, lines)) for lines in before) * 2 <= len(stretches)
    opened = [any(map(opens_with_title, stretch.lines)) for stretch in stretches]
    are_opened = sum(opened) * 2 > len(stretches)
    for index, stretch in enumerate(stretches):
        lines = stretch.lines[_introduction(stretch.lines, are_single=are_single) if index == 0 else 0 :]
        while front := _front_lines(lines):
            yield _Entry(lines=lines[:front], is_front=True)
            lines = lines[front:]
        if are_titled:
            entries = _titled(lines)
        elif are_single:
            entries = _single(lines, are_opened=are_opened)
        elif are_opened:
            entries = _opened(lines)
        else:
            entries = [_Entry(lines=lines)]
        entries[-1].statements = stretch.statements
        yield from entries


def _introduction(lines: list[str], *, are_single: bool) -> int:
    """How many whole sentences stand before the first heading or item."""
    count = 0
    while count < len(lines) - 1 and _WHOLE_SENTENCE.search(lines[count]):
        count += 1
    return count if are_single or count < len(lines) - 1 else 0


def _front_lines(lines: list[str]) -> int:
    """How many lines a heading such as 工作目标 and what stands under it take, before the next heading or item; 0 without one."""
    if not (heads_goals(lines[0]) or _GENERAL.fullmatch(lines[0])) or len(lines) == 1:
        return 0
    return 1 + sum(1 for _ in takewhile(_WHOLE_SENTENCE.search, lines[1:-1]))


def _titled(lines: list[str]) -> list[_Entry]:
    """Items that each have a line for their title: two such lines one after the other are a heading and a title."""
    entries: list[_Entry] = []
    for index, text in enumerate(lines):
        is_head = is_heading_line(text) and index < len(lines) - 1
        if is_head and index + 2 < len(lines) and is_heading_line(lines[index + 1]):
            entries.append(_Entry(lines=[text], heads_items=True))
        elif is_head or not entries or entries[-1].heads_items:
            entries.append(_Entry(lines=[text]))
        else:
            entries[-1].lines.append(text)
    return entries


def _opened(lines: list[str]) -> list[_Entry]:
    """One item of several paragraphs, of which the first begins with its title, with the headings over it."""
    begin = next((at for at, text in enumerate(lines) if not is_heading_line(text)), len(lines) - 1)
    headings = [_Entry(lines=[text], heads_items=True) for text in lines[:begin]]
    return [*headings, _Entry(lines=lines[begin:])]


def _single(lines: list[str], *, are_opened: bool) -> list[_Entry]:
    """Items of one paragraph each, with the headings between them.

    Args:
        lines: Up to the one that units follow.
        are_opened: Items begin with their title and a full stop; a paragraph without one goes on with the item before it.
    """
    entries: list[_Entry] = []
    for index, text in enumerate(lines):
        goes_on = are_opened and entries and not entries[-1].heads_items and not opens_with_title(text)
        if goes_on and not is_heading_line(text):
            entries[-1].lines.append(text)
        else:
            entries.append(_Entry(lines=[text], heads_items=is_heading_line(text) and index < len(lines) - 1))
    return entries
