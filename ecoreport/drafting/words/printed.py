"""Words that were read out of a text, found again in it, so that they stand as the plan prints them."""

import re
from functools import lru_cache

from ecoreport.drafting.words.wording import fold

_SAME = str.maketrans(
    {
        "，": ",",
        "；": ";",
        "：": ":",
        "（": "(",
        "）": ")",
        "Ⅰ": "I",
        "Ⅱ": "II",
        "Ⅲ": "III",
        "Ⅳ": "IV",
        "Ⅴ": "V",
    }
)
_BRACKET = re.compile(r"\([^()]*\)")
_LETTERS_AFTER = re.compile(r"\s*[(（][A-Za-z][A-Za-z0-9.+\-]{0,9}[)）]")
_SECOND_CLAUSE = re.compile(r"[，,]\s*并?且[^，,。；;]{2,40}")
_FIGURE = re.compile(r"\d+(?:\.\d+)?%?")
_NUMERAL = "[零〇一二两三四五六七八九十百千点]{1,9}"
_COUNTED = re.compile(r"\s*[\u4e00-\u9fff]{1,2}(?=[，。；、,;)）]|$)")


def name_as_printed(name: str, text: str) -> str:
    """A metric's name as the text has it, with letters in a bracket right behind it: 生态环境状况指数(EI)."""
    found = _find(name, text)
    if found is None:
        return name
    after = _LETTERS_AFTER.match(text, found[1])
    return text[found[0] : after.end() if after is not None else found[1]]


def whole_target(target: str, text: str) -> str:
    """A target with what the text adds to it: a second clause after 且, the word that is counted after a bare figure."""
    found = _find(target, text)
    if found is None:
        return target
    start, end = found
    if target[-1:].isdecimal() and (counted := _COUNTED.match(text, end)) is not None:
        end = counted.end()
    if (second := _SECOND_CLAUSE.match(text, end)) is not None:
        end = second.end()
    return text[start:end]


def _find(words: str, text: str) -> tuple[int, int] | None:
    wanted, _ = _plain(words)
    if not wanted:
        return None
    for without_brackets in (False, True):
        plain, positions = _plain(text, without_brackets=without_brackets)
        at = plain.find(wanted)
        if at >= 0:
            return positions[at], positions[at + len(wanted) - 1] + 1
    plain, positions = _plain(text)
    spelled = _spelled_out(wanted).search(plain) if _FIGURE.search(wanted) else None
    return (positions[spelled.start()], positions[spelled.end() - 1] + 1) if spelled is not None else None


def _spelled_out(words: str) -> re.Pattern[str]:
    """The words with each figure in digits or in words: 每半年1次 is 每半年一次, 95% is 百分之九十五."""
    pieces: list[str] = []
    end = 0
    for figure in _FIGURE.finditer(words):
        share = f"|百分之?{_NUMERAL}|百分百" if figure[0].endswith("%") else ""
        pieces += [re.escape(words[end : figure.start()]), f"(?:{re.escape(figure[0])}|{_NUMERAL}{share})"]
        end = figure.end()
    return re.compile("".join([*pieces, re.escape(words[end:])]))


@lru_cache(maxsize=16)
def _plain(text: str, *, without_brackets: bool = False) -> tuple[str, list[int]]:
    """The text in one spelling, and for each of its letters where it stands in the original."""
    skipped: set[int] = set()
    if without_brackets:
        for found in _BRACKET.finditer(
            text.translate(_SAME) if len(text.translate(_SAME)) == len(text) else text
        ):
            skipped.update(range(found.start(), found.end()))
    letters: list[str] = []
    positions: list[int] = []
    for index, letter in enumerate(fold(text)):
        if letter.isspace() or index in skipped:
            continue
        for one in letter.translate(_SAME):
            letters.append(one)
            positions.append(index)
    return "".join(letters), positions
