"""Letters: full-width forms, blanks between Chinese characters, brackets; nothing here knows what a text means."""

import re
from unicodedata import east_asian_width

_FOLD = str.maketrans(
    {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，；？！：（）"}
    | {"\u3000": " ", "\xa0": " ", "﹪": "%"}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u2028-\u202e\u2060\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]")
_CJK = r"\u3400-\u9fff\uf900-\ufaff，。、；：！？（）《》〈〉〔〕【】“”‘’"
_BLANK_BETWEEN = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[{_CJK}])")
_BLANK_AT_LATIN = re.compile(rf"(?<=[{_CJK}])[ \t]+(?=[\dA-Za-z≥≤<>])|(?<=[\dA-Za-z%‰])[ \t]+(?=[{_CJK}])")
_BLANK_AT_DIGIT = re.compile(r"(?<=[\u3400-\u9fff])[ \t]+(?=\d)|(?<=\d)[ \t]+(?=[\u3400-\u9fff])")
_IN_NUMBER = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")

ROUND_OR_SQUARE = "(（[［〔﹝【〖", ")）]］〕﹞】〗"
"""The brackets that units, times and remarks stand in: those that open, and those that close, in the same order."""
OPENING = ROUND_OR_SQUARE[0] + "{｛《〈“「『"
CLOSING = ROUND_OR_SQUARE[1] + "}｝》〉”」』"
_PARTNER = dict(zip(CLOSING, OPENING, strict=True))
_FAMILY = (
    {letter: letter for letter in OPENING} | dict.fromkeys("(（", "(") | dict.fromkeys("[［〔﹝【〖", "[")
)

BULLET = re.compile(r"^[—–―\-•·●○◆◇■□▲△*\s]+")
"""Marks before an item that has no number."""


def fold(text: str) -> str:
    """The text with full-width letters and digits as plain ones, letter by letter, so that positions stay the same."""
    return text.translate(_FOLD)


def clean(text: str) -> str:
    """The text without invisible characters, with every blank a plain one and none at the ends.

    Tabs at the ends of a line with tabs inside stay: they are the empty cells of a row.
    """
    plain = _INVISIBLE.sub("", text).replace("\u3000", " ").replace("\xa0", " ")
    is_row = "\t" in plain.strip()
    return plain.strip(" \r\n") if is_row else plain.strip()


def close_up(text: str) -> str:
    """The text without blanks between two Chinese characters: 生态环 境局 → 生态环境局."""
    return _BLANK_BETWEEN.sub("", text)


def close_up_figures(text: str) -> str:
    """The text without blanks between Chinese and other letters, as a PDF puts them: 2023 年 5 月 → 2023年5月."""
    return _BLANK_AT_LATIN.sub("", text)


def close_up_digits(text: str) -> str:
    """The text without blanks between Chinese characters and digits; one behind a sign such as % stays."""
    return _BLANK_AT_DIGIT.sub("", text)


def squeeze(text: str) -> str:
    """A name: without line breaks and without blanks next to Chinese characters."""
    return close_up_digits(close_up(" ".join(text.split())))


def open_brackets(text: str) -> str:
    """The opening brackets that the text does not close, in order; mixed pairs such as 〔…] close each other."""
    return "".join(text[index] for index in _left_open(text))


def last_open_bracket(text: str) -> int:
    """Where the innermost bracket begins that the text does not close; -1 when it closes all."""
    return max(_left_open(text), default=-1)


def _left_open(text: str) -> list[int]:
    waiting: list[int] = []
    for index, letter in enumerate(text):
        if letter in OPENING:
            waiting.append(index)
        elif letter in CLOSING and waiting and _matches(text[waiting[-1]], letter):
            waiting.pop()
    return waiting


def last_bracket(text: str) -> tuple[int, int] | None:
    """Start and end of the bracket that closes the text, full stops after it aside; None when it ends otherwise.

    Brackets nested in it belong to it: `[牵头单位:甲局;配合单位:各镇(办、区)]` is one.
    """
    end = len(text.rstrip("。；;，,.、 \t\n"))
    if end == 0 or text[end - 1] not in CLOSING:
        return None
    depth = 0
    for index in range(end - 1, -1, -1):
        if text[index] in CLOSING:
            depth += 1
        elif text[index] in OPENING:
            depth -= 1
            if depth == 0:
                return index, end
    return None


def split_outside_brackets(text: str, separators: str) -> tuple[str, ...]:
    """The pieces of a text between separators that stand outside every bracket; empty pieces are left out.

    A comma inside a number such as 1,200 separates nothing.
    """
    pieces, depth, start = [], 0, 0
    for index, letter in enumerate(text):
        if letter in OPENING:
            depth += 1
        elif letter in CLOSING:
            depth = max(0, depth - 1)
        elif depth == 0 and letter in separators and not _IN_NUMBER.match(text, index):
            pieces.append(text[start:index])
            start = index + 1
    pieces.append(text[start:])
    return tuple(piece.strip() for piece in pieces if piece.strip())


def _matches(opening: str, closing: str) -> bool:
    family = _FAMILY[_PARTNER[closing]]
    return _FAMILY[opening] == family or {_FAMILY[opening], family} == {"(", "["}


def join_words(text: str, rest: str) -> str:
    """A text and what goes on in the next line, with a blank only between two Latin words."""
    parted = text[-1].isascii() and text[-1].isalpha() and rest[0].isascii() and rest[0].isalpha()
    return f"{text} {rest}" if parted else text + rest


def width_of(text: str) -> int:
    """The columns that a text takes as printed: two for a Chinese letter, one for a digit or a Latin letter."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)
