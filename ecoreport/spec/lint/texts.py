"""Checks of the texts themselves: brackets and quotation marks without a partner, sentences that break off."""

import re
from collections.abc import Iterator

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding
from ecoreport.spec.lint.subject import Subject

_PAIRS = {"（": "）", "《": "》", "〔": "〕", "“": "”", "【": "】"}
_CLOSING = {closing: opening for opening, closing in _PAIRS.items()}
_HALF_WIDTH = str.maketrans("()[]", "（）〔〕")
_ENUMERATION = re.compile(
    r"(?:(?<=^)|(?<=[。；;：:，,\s]))(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3})[)）]"
)
_BREAKS_OFF = re.compile("[，,、：:；;]$")
_ROUND = 10
"""Characters on either side of a mark that the message shows."""


def check_texts(subject: Subject) -> Iterator[Finding]:
    """Texts of which a part seems to be lost, as happens in scanning and copying."""
    for passage in subject.passages():
        text = passage.text.strip()
        at = _odd_mark(text)
        if at is not None:
            what, quote = "括号、引号或书名号不成对", text[max(0, at - _ROUND) : at + _ROUND + 1]
        elif found := _BREAKS_OFF.search(text):
            what, quote = f"以“{found[0]}”结尾", text[-2 * _ROUND :]
        else:
            continue
        place = subject.place(passage.path, f"{passage.label}：{quote}")
        yield find("PLAN-086", place=place, where=passage.label, what=what, quote=quote)


def _odd_mark(text: str) -> int | None:
    """Where the first mark without its partner stands; numbers of an enumeration (1）…；2）…) have none."""
    plain = _ENUMERATION.sub(lambda match: "　" * len(match[0]), text).translate(_HALF_WIDTH)
    open_marks: list[int] = []
    for at, character in enumerate(plain):
        if character in _PAIRS:
            open_marks.append(at)
        elif character in _CLOSING:
            if not open_marks or plain[open_marks[-1]] != _CLOSING[character]:
                return at
            open_marks.pop()
    return open_marks[0] if open_marks else None
