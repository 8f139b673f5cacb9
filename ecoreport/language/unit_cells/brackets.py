"""Brackets of every kind; plans nest and mix them, so any closing one closes the last that was opened."""

import re

OPENING = "（(〔[【〖［{｛"
CLOSING = "）)〕]】〗］}｝"
BLOCK = re.compile(r"[（(〔\[【〖［][^）)〕\]】〗］]*[）)〕\]】〗］]")
"""A bracket with nothing nested in it."""
BLOCK_AT_END = re.compile(BLOCK.pattern + "$")


def find_closing(text: str, start: int) -> int:
    """The index of the bracket that closes the one at `start`; -1 when it stays open."""
    depth = 0
    for index in range(start, len(text)):
        if text[index] in OPENING:
            depth += 1
        elif text[index] in CLOSING:
            depth -= 1
            if depth == 0:
                return index
    return -1


def find_last_opening(text: str) -> int:
    """The index where the bracket opens that ends the text; -1 when the text ends in none."""
    depth = 0
    for index in range(len(text) - 1, -1, -1):
        if text[index] in CLOSING:
            depth += 1
        elif text[index] in OPENING:
            depth -= 1
        if depth <= 0:
            return index if text[index] in OPENING else -1
    return -1
