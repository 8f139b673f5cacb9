"""What decorates a text is taken off: pictures and marks of emphasis for the screen of a telephone, lines drawn in tables."""

import re
from dataclasses import replace

from ecoreport.drafting.documents import Block, Document, Paragraph

_KEYCAPS = re.compile("((?:[0-9]\ufe0f?\u20e3)+|\U0001f51f)\\s*[.．、]?\\s*")
"""1️⃣ and 🔟 before an item are its number."""
_PICTURES = re.compile(
    "[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u26ff\u2700-\u2775\u2794-\u27bf\u2580-\u259f\u2b00-\u2bff\u231a-\u23ff▶►▸▷◀\ufe0e\ufe0f]"
)
"""Pictures and the selectors that belong to them; ★ and ☆, circled numbers and the marks ●◆■ say something in plans."""
_EMPHASIS = re.compile(r"\*\*(?=\S)(.+?)\*\*")
_HASHES = re.compile(r"^#{1,6}\s+")
"""Before a heading in a text with light markup."""
_RULING = re.compile(r"[\s|+\-=:─━┌┬┐├┼┤└┴┘│┃]{3,}")
"""A line drawn between the rows of a table."""
_ONE_LETTER_NUMBERS = (
    {0x3220 + index: f"（{letter}）" for index, letter in enumerate("一二三四五六七八九十")}
    | {0x2488 + index: f"{index + 1}." for index in range(20)}
    | {0x2474 + index: f"（{index + 1}）" for index in range(20)}
    | {start + index: chr(0x2460 + index) for start in (0x2776, 0x2780, 0x278A) for index in range(10)}
)
"""㈠, ⒈, ⑴ and ❶: numbers that are one letter, which few fonts have."""
_SPACED = re.compile(
    r"^((?:行动|任务|工程|举措|措施|专项|项目|事项|问题)\s*(?:[一二三四五六七八九十]{1,3}|\d{1,2})) +(?=[\u4e00-\u9fff])"
)
"""任务一 循环化改造, with a blank for the colon."""


def strip_decoration(document: Document) -> Document:
    """The document whose paragraphs hold words only; a paragraph of nothing but pictures or lines falls away."""
    blocks: list[Block] = []
    for block in document.blocks:
        if not isinstance(block, Paragraph):
            blocks.append(block)
        elif text := _plain(block.text):
            blocks.append(block if text == block.text else replace(block, text=text))
    return replace(document, blocks=tuple(blocks))


def _plain(text: str) -> str:
    numbered = _KEYCAPS.sub(_as_number, text.translate(_ONE_LETTER_NUMBERS))
    words = _EMPHASIS.sub(r"\1", _PICTURES.sub("", numbered)).strip(" ")
    if _RULING.fullmatch(words):
        return ""
    return _SPACED.sub(r"\1：", _HASHES.sub("", words, count=1))


def _as_number(found: re.Match[str]) -> str:
    digits = re.sub(r"[^0-9]", "", found.group(1)) or "10"
    leads = not _PICTURES.sub("", found.string[: found.start()]).strip(" *#")
    return f"{digits}." if leads else digits
