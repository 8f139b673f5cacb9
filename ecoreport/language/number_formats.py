"""What the number format of a spreadsheet cell says about the number stored in it."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]|(?P<bare>.)', re.DOTALL
)
_GENERAL = re.compile(r"general|g/通用格式|@", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
_DATE_LETTERS = frozenset("ymdhsegab年月日时秒")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CURRENCY = re.compile(r"\$([^-]+)")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?[0-9]+(?:\.[0-9]+)?)")
_PLACEHOLDERS = frozenset("0#?")
_DRAWING = frozenset("0#?.,/%+-() eE")
_SCALING_COMMAS = re.compile(r"(?<=[0#?]),+(?![0#?,])")
_POINT, _WORD = "。", "字"
"""What stands in the outline of a section for a fixed point and for any other fixed text."""
_FIXED_POINT = re.compile(rf"(?<=[0#?]){_POINT}(?=[0#?])")
_PARTED = re.compile(rf"[0#?][,.%]*[-{_WORD}{_POINT}][^0#?]*[0#?]")
_COMPARED: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """The parts of a number format that bear on the meaning of the number."""

    percent: bool = False
    """The cell shows a hundred times what it stores; a quoted or escaped % does not do that."""
    date: bool = False
    """The number is a day or a time."""
    before: str = ""
    after: str = ""
    """Fixed text that is shown with the number, such as 约 before it, 万吨 or a literal % behind it."""
    wordy: bool = False
    """The cell shows the fixed text alone, and no figure: 是 for 1."""
    hidden: bool = False
    """The cell shows nothing at all: `;;;`."""
    scaled: int = 0
    """The cell shows its number smaller by so many powers of ten: 3 for `0.0,`, 4 for `0!.0,"万"`."""
    parted: bool = False
    """Fixed text stands between the digits: `00!.0` shows 95.3 for 953, `0000-00-00` a day."""

    @property
    def literal(self) -> str:
        """All fixed text beside the digits."""
        return self.before + self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One section of a format, and the numbers it is for."""

    condition: tuple[str, Decimal] | None
    shape: NumberFormat

    def holds(self, number: Decimal) -> bool:
        return self.condition is None or _COMPARED[self.condition[0]](number, self.condition[1])


def parse_number_format(format: str, number: Decimal = Decimal(0)) -> NumberFormat:
    """What the format says of a number; a format nobody knows says nothing.

    Args:
        format: As the cell has it: `0.00%`, `#,##0.00"万元"`, `General`, `G/通用格式`, `yyyy"年"m"月"`.
        number: Chooses the section, where the format has several. Zero is shown by the first one unless conditions are
            written: that a sheet draws it as a dash or not at all makes no other number of it.
    """
    sections = _parse_sections(format)
    if any(section.condition for section in sections):
        return next((section for section in sections if section.holds(number)), sections[-1]).shape
    return sections[1 if number < 0 and len(sections) > 1 else 0].shape


@lru_cache(maxsize=1024)
def _parse_sections(format: str) -> tuple[_Section, ...]:
    """The sections of a format; a semicolon inside quotes does not separate."""
    sections: list[list[re.Match[str]]] = [[]]
    for token in _TOKENS.finditer(_GENERAL.sub("0", format or "General")):
        if token["bare"] == ";":
            sections.append([])
        else:
            sections[-1].append(token)
    return tuple(_parse_section(tokens) for tokens in sections)


def _parse_section(tokens: list[re.Match[str]]) -> _Section:
    condition = None
    pieces: list[tuple[bool, str]] = []
    for token in tokens:
        if token["bare"]:
            pieces.append(
                (token["bare"] not in _DRAWING and not _is_date_letter(token["bare"]), token["bare"])
            )
        elif bracket := token["bracket"]:
            if _ELAPSED.fullmatch(bracket):
                pieces.append((False, bracket))
            elif currency := _CURRENCY.match(bracket):
                pieces.append((True, currency[1]))
            elif limit := _CONDITION.fullmatch(bracket.strip()):
                condition = limit[1], Decimal(limit[2])
        elif fixed := token["quoted"] or token["escaped"]:
            pieces.append((True, fixed))
    return _Section(condition=condition, shape=_shape(pieces))


def _is_date_letter(character: str) -> bool:
    return character.lower() in _DATE_LETTERS


def _shape(pieces: list[tuple[bool, str]]) -> NumberFormat:
    """What a section says, from its pieces: fixed text, or what is drawn for the number."""
    drawn = _EXPONENT.sub("", "".join(text for fixed, text in pieces if not fixed))
    if not _DATE_LETTERS.isdisjoint(drawn.lower()):
        return NumberFormat(date=True)
    places = [index for index, (fixed, text) in enumerate(pieces) if not fixed and text in _PLACEHOLDERS]
    fixed_text = "".join(text for fixed, text in pieces if fixed)
    if not places:
        wordy = bool(fixed_text.strip())
        hidden = not wordy and not drawn.strip()
        return NumberFormat(percent="%" in drawn, after=fixed_text.strip(), wordy=wordy, hidden=hidden)
    outline = _EXPONENT.sub("", "".join(_outlined(fixed, text) for fixed, text in pieces))
    behind_point = _FIXED_POINT.split(outline, maxsplit=1)[1:]
    scaled = sum(3 * len(commas) for commas in _SCALING_COMMAS.findall(outline))
    scaled += sum(character in _PLACEHOLDERS for part in behind_point for character in part)
    return NumberFormat(
        percent="%" in drawn,
        before=_fixed(pieces[: places[0]]),
        after=_fixed(pieces[places[-1] :]),
        scaled=scaled,
        parted=_PARTED.search(outline) is not None,
    )


def _outlined(fixed: bool, text: str) -> str:
    if not fixed:
        return text
    return _POINT if text == "." else _WORD if text.strip() else ""


def _fixed(pieces: list[tuple[bool, str]]) -> str:
    """The fixed text of these pieces; signs and brackets alone draw a negative number and say nothing."""
    text = "".join(text for fixed, text in pieces if fixed)
    return text.strip() if text.strip(" .,-()") else ""
