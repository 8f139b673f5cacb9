"""The lines of a rendered text template as blocks: a mark in 【】 at the start of a line says what it becomes."""

import re
from dataclasses import dataclass
from enum import StrEnum

from ecoreport.errors import TemplateError


class Mark(StrEnum):
    """What a line of a template becomes; a line without a mark is a paragraph of text."""

    TEXT = "正文"
    LETTERHEAD = "发文机关"
    NUMBER = "文号"
    TITLE = "标题"
    SUBTITLE = "副标题"
    ADDRESSEE = "主送"
    HEADING1 = "一级"
    HEADING2 = "二级"
    HEADING3 = "三级"
    HEADING4 = "四级"
    TABLE = "表"
    FIGURE = "图"
    ANNEX_NOTE = "附件说明"
    ANNEX = "附件"
    SIGNATURE = "署名"
    DATE = "日期"
    REMARK = "附注"


HEADING_MARKS = (Mark.HEADING1, Mark.HEADING2, Mark.HEADING3, Mark.HEADING4)

_MARKED = re.compile(r"【([^】]*)】\s*(.*)", re.DOTALL)
_MARK_SIGN = "【"
_SHIELD = "\ufdd0"
"""Stands for 【 in values, so that what a clerk typed is never taken for a mark; no text may contain it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One line of a paper."""

    mark: Mark
    text: str


def shield(value: str) -> str:
    """A value made safe to be put into a template: one line, and never a mark."""
    one_line = re.sub(r"\s*[\r\n\v\f\u2028\u2029]\s*", " ", value.replace(_SHIELD, ""))
    return one_line.replace(_MARK_SIGN, _SHIELD)


def parse_blocks(name: str, text: str) -> tuple[Block, ...]:
    """The blocks of a rendered template, blank lines left out.

    Args:
        name: The template's file name, for the message.
        text: What the template rendered.

    Raises:
        TemplateError: When a line begins with a mark that does not exist.
    """
    blocks = []
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        match = _MARKED.fullmatch(line)
        if match is None:
            blocks.append(Block(mark=Mark.TEXT, text=_unshield(line)))
            continue
        try:
            mark = Mark(match[1].strip())
        except ValueError:
            known = "".join(f"【{mark.value}】" for mark in Mark)
            raise TemplateError(
                f"模板“{name}”里有不认识的标记【{_unshield(match[1])}】。能用的标记有：{known}。"
            ) from None
        blocks.append(Block(mark=mark, text=_unshield(match[2])))
    return tuple(blocks)


def _unshield(text: str) -> str:
    return text.replace(_SHIELD, _MARK_SIGN)
