"""What decorates a text that was written for the screen of a telephone is taken off: pictures, marks of emphasis."""

import re
from dataclasses import replace

from ecoreport.drafting.documents import Block, Document, Paragraph

_KEYCAPS = re.compile("((?:[0-9]\ufe0f?\u20e3)+|\U0001f51f)\\s*[.．、]?\\s*")
"""1️⃣ and 🔟 before an item are its number."""
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u2775\u2794-\u27bf\u2b00-\u2bff\u231a-\u23ff▶►▸▷◀\ufe0e\ufe0f]"
)
"""Pictures and the selectors that belong to them; ★ and ☆, circled numbers and the marks ●◆■ say something in plans."""
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)\*\*")
_HASHES = re.compile(r"^#{1,6}\s+")
"""Before a heading in a text with light markup."""


def strip_decoration(document: Document) -> Document:
    """The document whose paragraphs hold words only; a paragraph of nothing but pictures falls away."""
    blocks: list[Block] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            blocks.append(block)
        elif text := _plain(block.text):
            blocks.append(block if text == block.text else replace(block, text=text))
    return replace(document, blocks=tuple(blocks))


def _plain(text: str) -> str:
    without = _EMPHASIS.sub(r"\1", _PICTURES.sub("", _KEYCAPS.sub(_as_number, text)))
    plain = _HASHES.sub("", without.lstrip(" "), count=1) if text.lstrip().startswith("#") else without
    return plain if plain == text else plain.strip(" ")


def _as_number(found: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9]", "", found.group(1)) or "10"
    leads = not _PICTURES.sub("", found.string[: found.start()]).strip(" *#")
    return f"{digits}." if leads else digits
