"""How the department workbook looks: fonts, colours and borders, each named once."""

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

BODY_FONT = "宋体"
HEADING_FONT = "黑体"
BODY_SIZE = 10.5
SMALL_SIZE = 8

_INK = "#1F2933"
_QUIET = "#52606D"
_LINE = "#9AA5B1"
_HEADER_FILL = "#DDE5EE"
_ANSWER_FILL = "#FFFBE8"
_GREEN = "#1E6B3A"
_RED = "#A61B1B"
_AMBER = "#8D5B00"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The formats of one workbook."""

    heading: Format
    status: Format
    line: Format
    header: Format
    printed: Format
    printed_small: Format
    printed_centred: Format
    answer: Format
    answer_centred: Format
    answer_date: Format
    answer_prose: Format
    check: Format
    empty: Format
    signature: Format
    good: Format
    bad: Format
    unsure: Format


def build_looks(workbook: Workbook) -> Looks:
    """The formats, added to the workbook."""

    def add(**properties: Any) -> Format:
        base = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "font_color": _INK, "valign": "vcenter"}
        return workbook.add_format({**base, **properties})

    boxed: dict[str, Any] = {"border": 1, "border_color": _LINE, "text_wrap": True}
    answer = {**boxed, "bg_color": _ANSWER_FILL, "locked": False}
    return Looks(
        heading=add(font_name=HEADING_FONT, font_size=16, align="center"),
        status=add(font_color=_AMBER, bold=True),
        line=add(text_wrap=True),
        header=add(**boxed, font_name=HEADING_FONT, align="center", bg_color=_HEADER_FILL),
        printed=add(**boxed),
        printed_small=add(**{**boxed, "font_size": SMALL_SIZE}),
        printed_centred=add(**boxed, align="center"),
        answer=add(**answer),
        answer_centred=add(**answer, align="center"),
        answer_date=add(**answer, align="left", num_format="yyyy-mm-dd"),
        answer_prose=add(**{**answer, "valign": "top"}),
        check=add(**boxed, align="center", font_color=_QUIET),
        empty=add(font_color=_QUIET),
        signature=add(font_size=11),
        good=workbook.add_format({"font_color": _GREEN}),
        bad=workbook.add_format({"font_color": _RED, "bold": True}),
        unsure=workbook.add_format({"font_color": _AMBER}),
    )
