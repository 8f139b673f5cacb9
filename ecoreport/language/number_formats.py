"""What the number format of a spreadsheet cell says about the number stored in it."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<bare>.)', re.DOTALL
)
_GENERAL = re.compile(r"general|g/通用格式|@", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
_DATE_LETTERS = frozenset("ymdhsegab年月日时秒")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]+)")
_PLACEHOLDERS = frozenset("0#?")
_DRAWING = frozenset("0#?.,/%+-() eE")
_SCALED = re.compile(r"[0#?],+(?![0#?,])")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """The parts of a number format that bear on the meaning of the number."""

    percent: bool = False
    """The cell shows a hundred times what it stores; a quoted or escaped % does not do that."""
    date: bool = False
    """The number is a day or a time."""
    literal: str = ""
    """Fixed text that is shown with the number, such as 万吨 or a literal %."""
    wordy: bool = False
    """The cell shows the fixed text alone, and no figure: 是 for 1."""
    scaled: bool = False
    """The cell shows thousandths (or millionths) of what it stores, so a literal 万 may be true to the stored number."""


@lru_cache(maxsize=1024)
def parse_number_format(format: str, *, negative: bool = False) -> NumberFormat:
    """What the format says; a format nobody knows says nothing.

    Args:
        format: As the cell has it: `0.00%`, `#,##0.00"万元"`, `General`, `G/通用格式`, `yyyy"年"m"月"`.
        negative: Chooses the section for negative numbers, where the format has one.
    """
    general = _GENERAL.search(format) is not None
    sections = _sections(_GENERAL.sub("", format))
    section = sections[1] if negative and len(sections) > 1 else sections[0]
    bare = _EXPONENT.sub("", "".join(text for kind, text in section if kind == "bare"))
    literal = "".join(text for kind, text in section if kind == "literal" or text not in _DRAWING)
    date = not _DATE_LETTERS.isdisjoint(bare.lower())
    return NumberFormat(
        percent="%" in bare and not date,
        date=date,
        literal="" if date else literal.strip(" .,-()"),
        wordy=bool(literal.strip()) and not general and _PLACEHOLDERS.isdisjoint(bare) and not date,
        scaled=_SCALED.search(bare) is not None,
    )


def _sections(format: str) -> list[list[tuple[str, str]]]:
    """The sections of a format as pieces, bare or literal; a semicolon inside quotes does not separate."""
    sections: list[list[tuple[str, str]]] = [[]]
    for token in _TOKENS.finditer(format):
        if token["bare"] == ";":
            sections.append([])
        elif token["bare"]:
            sections[-1].append(("bare", token["bare"]))
        elif bracket := token["bracket"]:
            if _ELAPSED.fullmatch(bracket):
                sections[-1].append(("bare", bracket))
            elif currency := _CURRENCY.match(bracket):
                sections[-1].append(("literal", currency[1]))
        elif fixed := token["quoted"] or token["escaped"]:
            sections[-1].append(("literal", fixed))
    return sections
