"""Blanks that stand for the full stop behind the titles of items: 3.治理扬尘 落实六个百分百…."""

import re
from dataclasses import replace

from ecoreport.drafting.documents import Block, Document, Paragraph
from ecoreport.drafting.words.numbering import parse_number
from ecoreport.drafting.words.wording import close_up_digits

_TITLE = re.compile(r"(?P<title>[^\s。；;，,：:]{2,36})[ ]+(?P<text>[\u4e00-\u9fff“《]\S+)")
_ENOUGH = 3
"""So many items make it a manner of the plan."""
_ITEM_STYLES = frozenset({"han-bracket", "digit", "digit-bracket", "sub2", "article"})


def stop_titles(document: Document) -> Document:
    """The document with a full stop behind such titles, where most items of one kind have one, and no other blank."""
    styles: dict[str, list[bool]] = {}
    for block in document.blocks:
        if (style := _style(block)) is not None:
            styles.setdefault(style, []).append(_stopped(block) is not None)
    usual = {style for style, found in styles.items() if sum(found) >= max(_ENOUGH, 0.7 * len(found))}
    if not usual:
        return document
    return replace(
        document,
        blocks=tuple((_style(block) in usual and _stopped(block)) or block for block in document.blocks),
    )


def _style(block: Block) -> str | None:
    """The style of an item's number, for paragraphs long enough to hold more than a heading."""
    number = parse_number(block.text) if isinstance(block, Paragraph) else None
    is_item = number is not None and number.style in _ITEM_STYLES and len(number.rest) > 16
    return number.style if is_item and number is not None else None


def _stopped(block: Block) -> Paragraph | None:
    """The paragraph with its title closed, or None where no single blank ends a title."""
    assert isinstance(block, Paragraph)
    number = parse_number(block.text)
    found = _TITLE.fullmatch(close_up_digits(number.rest)) if number is not None else None
    if number is None or found is None:
        return None
    head = block.text[: len(block.text) - len(number.rest)]
    return replace(block, text=f"{head}{found['title']}。{found['text']}")
