"""Units that a running sentence names before it says what they do: 由甲局会同乙局编制…, 甲局要加快…."""

import re

from ecoreport.drafting.words.deeds import DEEDS
from ecoreport.drafting.words.roles import Role, Statement
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import fold

_LETTER = r"(?:[\u4e00-\u9fff]|[（(][^（()）]{1,12}[）)])"
_END = r"(?:局|厅|委|办|部|院|会|府|镇|乡|街道|办事处|办公室|中心|公司|集团|支队|大队|站|所|处|科|社|厂|室|段|学校|社区|村)"
_NAME = rf"{_LETTER}{{1,16}}?{_END}"
_NAMES = rf"{_NAME}(?:[、和与及]{_NAME}){{0,11}}"
_HELPER = rf"{_LETTER}{{1,16}}?(?:{_END}|单位|部门|企业)"
"""Who helps may be as vague as 各机关单位; who answers may not."""
_HELPERS = rf"{_HELPER}(?:[、和与及]{_HELPER}){{0,11}}"
_FIRST = r"(?=(?:[\u4e00-\u9fff]{2,6}?)?[省市县区州旗盟镇乡]|各|国网)"
"""A unit that answers is named with its place; 专业公司 or 社会组织 may do work, but report to nobody."""
_DOES = (
    rf"(?:负责|共同|指导|统筹|办理|清淤|清运|修复|培训|巡查|检查|招聘|招引|种植|栽植|更新|配备|配置|{DEEDS})"
)
_UNTIL = r"(?:在|于)?(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|[底末])?|年[底末])(?:之?前)?"
"""Until when, between who answers and what for: 甲局负责6月底前淘汰…."""
_WITH = rf"(?:会同|联合){_NAMES}(?:等(?:有关|相关)?(?:部门|单位)?)?"
_SENTENCE = re.compile(
    rf"(?:^|(?<=[。；;，,]))(?:"
    rf"由{_FIRST}(?P<by>{_NAMES})(?P<by_with>{_WITH})?(?=[，,]?\s*(?:牵头|{_DOES}|{_UNTIL}))"
    rf"|{_FIRST}(?P<own>{_NAMES})(?P<own_with>{_WITH})?(?:牵头|负责|统筹(?=安排|协调))(?={_DOES}|[，,]|{_UNTIL}|安排|协调)"
    rf"|{_FIRST}(?P<must>{_NAMES})(?P<must_with>{_WITH})?(?:要|应当?|须)(?P<then_with>{_WITH})?(?={_DOES})"
    rf"|{_FIRST}(?P<help>{_HELPERS})(?:予以|积极|密切|共同|抓好)?(?:配合|参与|协助|落实(?=[，,。；;])|负责(?:技术|业务)?(?:指导|督导|监督)(?=[，,。；;]))"
    r")"
)
_SHARE = re.compile(rf"(?:^|(?<=[。；;\s①②③④⑤⑥⑦⑧⑨⑩]))(?P<unit>{_NAMES})\s*[:：](?=\S)")
"""县水利局：检查消火栓60处；县公安局：…: what each of several units does for one item."""
_ROLE_AND_DEED = re.compile(
    rf"{_SENTENCE.pattern}[，,]?(?:牵头|负责)*(?=[\u4e00-\u9fff\d])(?!(?:落实|实施|推进|抓好|组织)[，,。；;])"
)
"""甲局负责 before what it is to do: 甲局负责新建泵站2座."""
_MAY_TELL = ("负责", "牵头", "由", "会同", "联合")
_FAR = 400
"""Behind so many letters a sentence is about something else than who answers."""


def units_in_sentences(text: str) -> tuple[Statement, str] | None:
    """Who answers by the sentences of an item that names units nowhere else, with the words this was read from.

    Args:
        text: The item, without its heading.
    """
    parts: list[tuple[Role | None, str]] = []
    words: list[str] = []
    for found in _SENTENCE.finditer(fold(text[:_FAR])):
        if _names_units(found):
            parts += _roles(found)
            words.append(found.group(0))
    if not any(role is Role.LEAD for role, _ in parts):
        parts = [(Role.RESPONSIBLE, unit) for unit in units_with_shares(text)]
        words = [f"{unit}：" for _, unit in parts]
    if not parts:
        return None
    return Statement(parts=tuple(parts), is_clause=True), "……".join(words)


def without_doers(text: str) -> str:
    """What is to be done without who does it: 由甲局负责新建泵站2座 says 新建泵站2座."""
    if not any(word in text for word in _MAY_TELL):
        return text
    kept, start = [], 0
    for found in _ROLE_AND_DEED.finditer(fold(text)):
        if _names_units(found):
            kept.append(text[start : found.start()])
            start = found.end()
    return "".join(kept) + text[start:]


def units_with_shares(text: str) -> tuple[str, ...]:
    """The units of a text that tells for each of several what it does; empty for any other text."""
    units = [found["unit"] for found in _SHARE.finditer(text) if unit_likeness(found["unit"]) == 1]
    return tuple(units) if len(units) > 1 else ()


def _names_units(found: re.Match[str]) -> bool:
    return all(unit_likeness(names) == 1 for _, names in _roles(found))


def _roles(found: re.Match[str]) -> list[tuple[Role, str]]:
    lead = found["by"] or found["own"] or found["must"]
    helpers = found["help"] or re.sub(
        "^(?:会同|联合)",
        "",
        found["by_with"] or found["own_with"] or found["must_with"] or found["then_with"] or "",
    )
    roles = [(Role.LEAD, lead), (Role.COOPERATE, helpers)]
    return [(role, names) for role, names in roles if names]
