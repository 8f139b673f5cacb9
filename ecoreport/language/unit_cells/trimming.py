"""One piece of a unit cell: the name, and what stands around it (等, verbs, brackets) taken off and kept apart."""

import re
from dataclasses import dataclass

from ecoreport.language.unit_cells import clauses, labels, words
from ecoreport.language.unit_cells.brackets import find_last_opening
from ecoreport.language.unit_cells.layout import BREAK
from ecoreport.language.unit_cells.words import LONGEST
from ecoreport.model.unit_cell import Role


@dataclass(slots=True, kw_only=True)
class Trimmed:
    """A piece of text taken apart."""

    name: str
    """What is left; empty when the piece names nobody."""
    verb: bool = False
    """A verb phrase (牵头, 按职责分工负责) stood at the end and speaks of the names before it too."""
    verb_role: Role | None = None
    own_role: Role | None = None
    """Given to this name alone by a bracket: 市发改委（牵头）."""
    etc: bool = False
    etc_noun: str = ""
    """The noun after 等: 部门, 街道."""
    scope: str | None = None
    alias: str | None = None
    others: str | None = None
    """A bracket that may name further units with their role: 市气象局（配合单位：市水利局）."""


_LEADING = re.compile(
    r"^(?:[一二三四五六七八九]是|以(?=.+为主)|再由|并由|由|并|请|其中|[*★☆▲△●■◆]|\d{1,2}[.．、)）](?!\d)|[-—－.．])+(?=.)"
)
_NOTE_BEFORE = re.compile(r"^[（(](?P<scope>[^（）()]+)[）)](?=.)")
"""A bracket before its name: （水）市水利局."""
_TRAILING = re.compile(r"[*★☆▲△.．…]+$|(?<=[局委办厅部会镇乡道])\d+[个项家条件人]$")
_QUOTED = re.compile(r"[“\"‘'](?P<name>[^“”\"‘’']+)[”\"’']")
_ETC = re.compile(
    r"(?<![高中初平同])等(?:[0-9一二三四五六七八九十]+[个家]?)?"
    r"(?:[省市县区州](?:级|直)?(?=有关|相关|各|部门|单位)|有关|相关|各|成员|责任|职能|其他|其它|牵头|配合|多个?|市直|区直|县直|市级|区级|县级|主管|涉及|重点|[沿环].|群团|社会|人民|[一-龥]{2,6}(?=(?:单位|部门|机构|企业)$))*"
    rf"(?P<noun>(?:部门|单位|企业|地区|机构|组织|团体|院校|学校|方面|公司|委办局|{words.REGION_CLASS}|{words.BODY_CLASS}|[和及、与（）()])*)$"
)


def trim_name(text: str) -> Trimmed:
    """The name with everything around it taken off; what is too long for a name is left as it is."""
    if len(text) > LONGEST:
        return Trimmed(name=text)
    trimmed = Trimmed(name=_LEADING.sub("", text, count=1))
    if (note := _NOTE_BEFORE.match(trimmed.name)) and words.is_complete(trimmed.name[note.end() :]):
        trimmed.name, trimmed.scope = trimmed.name[note.end() :], note["scope"]
    if person := words.split_person(trimmed.name):
        trimmed.name, trimmed.scope = person
    before = None
    while before != trimmed.name:
        before = trimmed.name
        trimmed.name = _TRAILING.sub("", trimmed.name)
        if match := _QUOTED.fullmatch(trimmed.name):
            trimmed.name = match["name"]
        _take_bracket(trimmed)
        _take_verb(trimmed)
        if match := _ETC.search(trimmed.name):
            trimmed.name, trimmed.etc, trimmed.etc_noun = trimmed.name[: match.start()], True, match["noun"]
    return trimmed


def _take_verb(trimmed: Trimmed) -> None:
    name, role, found = clauses.split_verb(trimmed.name)
    if not found and (inside := clauses.split_verb_inside(trimmed.name)):
        name, role = inside
        found = True
    if found:
        trimmed.name, trimmed.verb = name, True
        trimmed.verb_role = trimmed.verb_role or role


_ROLE_NOTE = re.compile(
    r"(?P<said>(?:均|都)?[为是]?(?:牵头|主办|协办|承办|配合|参与|参加|协助|支持|指导|督导|监督|主责|(?:主要|次要)?责任)(?:单位|部门|责任单位)?)(?:[，,；;](?P<rest>.+))?"
)
"""The role of one name, and what it answers for: 牵头, 配合单位, 牵头，负责城区."""
_ALL_BEFORE = ("", "以上", "以上单位", "以上部门", "以上均", "以上单位均")
_ALIAS_NOTE = re.compile(
    r"(?:原|以下[简统]称|统称|下称|简称|又称|也称|又名|亦称|即|曾用名|现)[：:为是]?[“\"]?(?P<alias>[^”\"]+)[”\"]?"
)
_SHORT_FORM = re.compile(r"(?:以下[简统]称|下称|简称)[：:为]?[“\"]?(?P<alias>[^”\"]+)[”\"]?")
_KIND_NOTE = re.compile("(?:(?:[部处室局委办会科股系院所队站]|中心)[、，,/]?)+(?<![、，,/])")
"""The other kinds of body a name may have: 学生工作部（处）, 各系（部、中心）."""
_CLASS_NOTE = re.compile(
    rf"(?:{words.REGION_CLASS}|{words.BODY_CLASS}|地区|自治[县州旗]|单位|部门|学校|学院|学部|幼儿园|企业|(?:分|子)公司|党组|党?(?:总支|支部)|社区卫生服务中心|卫生院|[、，,/和及工委])+"
)


def _take_bracket(trimmed: Trimmed) -> None:
    """Take a bracket off the end of the name, unless it belongs to it: 各镇（办、区）."""
    start = find_last_opening(trimmed.name)
    if start <= 0:
        return
    head, inside = trimmed.name[:start], trimmed.name[start + 1 : -1].replace(BREAK, "")
    if match := _ROLE_NOTE.fullmatch(inside):
        trimmed.own_role = labels.role_of(match["said"])
        trimmed.scope = match["rest"] or trimmed.scope
    elif inside and clauses.split_verb(inside)[0] in _ALL_BEFORE:
        trimmed.verb, trimmed.verb_role = True, clauses.split_verb(inside)[1]
    elif labels.speaks_of_role(inside) and not trimmed.others and not words.is_group(head):
        trimmed.others = inside
    elif _KIND_NOTE.fullmatch(inside) or (
        _CLASS_NOTE.fullmatch(inside) and (words.is_group(head) or words.is_class_words(head))
    ):
        return
    elif match := _ALIAS_NOTE.fullmatch(inside):
        trimmed.alias = match["alias"]
    elif _is_abbreviation(head, inside):
        trimmed.alias = inside
    elif inside:
        trimmed.scope = inside if trimmed.scope is None else f"{inside}；{trimmed.scope}"
    trimmed.name = head


def read_short_form(text: str) -> str | None:
    """The short form that the text gives to the name before it (以下简称市审批局); None when it gives none."""
    match = _SHORT_FORM.fullmatch(text)
    return match["alias"] if match else None


_LONG_ENDINGS = {"委": "委员会", "办": "办公室"}


def _is_abbreviation(one: str, other: str) -> bool:
    """True when both are names and the shorter is made of characters of the longer (市资规局, 市自然资源和规划局)."""
    short, long = sorted((one, other), key=len)
    return (
        len(short) > 2
        and long.endswith((short[-1], _LONG_ENDINGS.get(short[-1], short[-1])))
        and words.is_complete(short)
        and words.is_complete(long)
        and all(short.count(char) <= long.count(char) for char in short)
    )
