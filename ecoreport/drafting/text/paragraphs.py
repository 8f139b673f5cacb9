"""Paragraphs without numbers under a heading that each name their own units: items of their own."""

import re
from collections.abc import Iterator

from ecoreport.drafting.text.outline import Node
from ecoreport.drafting.words.wording import BULLET

_WHOLE_SENTENCE = re.compile(r"[。！？]$")


def number_paragraphs(node: Node) -> None:
    """Paragraphs without numbers that each name their own units become items, numbered as they come."""
    ends = [stretch for _, stretch in node.statements]
    if node.children or len(set(ends)) < 2 or not set(ends) <= set(node.body):
        return
    stretches = list(_stretches(node.body, ends))
    introduction = _introduction(stretches)
    for count, ((statement, stretch), lines) in enumerate(
        zip(node.statements, stretches, strict=True), start=1
    ):
        first, *others = lines[introduction:] if count == 1 else lines
        child = Node(
            style="paragraph",
            printed=str(count),
            value=count,
            text=BULLET.sub("", first),
            body=others,
            parent=node,
            place=node.place,
        )
        child.statements = [(statement, stretch)]
        node.children.append(child)
    node.body, node.statements = node.body[sum(map(len, stretches)) :], []


def _stretches(body: list[str], ends: list[str]) -> Iterator[list[str]]:
    """The paragraphs up to each that names units."""
    start = 0
    for stretch in ends:
        end = body.index(stretch, start) + 1
        yield body[start:end]
        start = end


def _introduction(stretches: list[list[str]]) -> int:
    """How many whole sentences stand before the first item, where every further item is one paragraph."""
    before = stretches[0][:-1]
    alone = all(len(lines) == 1 for lines in stretches[1:])
    return len(before) if alone and all(_WHOLE_SENTENCE.search(text) for text in before) else 0
