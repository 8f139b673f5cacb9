"""Labels in a unit cell (牵头单位：, 责任人：): what they introduce, and the role they give."""

import re
from dataclasses import dataclass

from ecoreport.language.unit_cells import words
from ecoreport.language.unit_cells.brackets import BLOCK_AT_END
from ecoreport.model.unit_cell import Role

_DUTY = (
    "牵头|主要|第一|主责|主办|承办|协办|配合|参与|参加|协同|协助|协作|协调|支持|支撑|指导|督导|督办|监督|监管|责任|落实|实施|执行|"
    "组织|具体|共同|业务|行业|主管|建设|主体|整改|项目|治理|任务|分项|专项|总|市级|县级|区级|市直|区直|县直|省级"
)
DUTY_NOUNS = "单位|部门|机构|主体|科室|处室|股室|责任方|方"
_LABEL = rf"(?:{_DUTY}|[及和与/])+(?:{DUTY_NOUNS})(?:[及和与/](?:责任人|负责人|联系人))?"
_BARE_LABEL = "牵头|责任|配合|参与|协办|主办|承办|协助|主责|主管|协管|指导|实施|落实"
_LABEL_WITH_COLON = re.compile(rf"(?<!各)(?P<label>{_LABEL}|{_BARE_LABEL})$")
_LABEL_START = rf"(?:^|(?<=[，,；;。\n（(〔\[）)〕\]]))(?P<label>{_LABEL})"
_LABEL_WITHOUT_COLON = re.compile(
    rf"{_LABEL_START}(?:(?:(?:分别|均|都)?[为是]|[—－-]+)(?=..)|(?={words.LEVEL}(?:{words.FUNCTIONS}|委)))"
)
_BARE_LABEL_WITH_DASH = re.compile(rf"(?:^|(?<=[，,；;。\n]))(?P<label>{_BARE_LABEL})[—－-]+(?=..)")
_MARK_BEFORE_VERB = re.compile(
    r"(?<=[局委办厅部会府院])[：:—－-]+(?=(?:牵头|配合|参与|负责)(?:$|[，,；;。\n]))"
)
_LABEL_ROUND_NAMES = re.compile(
    rf"{_LABEL_START}[（(〔\[](?P<names>[^（）()〔〕\[\]]{{3,}})[）)〕\]](?![：:])"
)
_ANY_UNITS_LABEL = re.compile(r"(?!各|有关|相关)[^局委办]{0,8}(?:单位|部门|主体)")
_LABEL_ALONE = re.compile(
    rf"(?:牵头|责任|配合|参与|参加|协办|主办|承办|协助|协同|指导|督导|主责|主要|第一|落实)+(?:单位|部门)|{_BARE_LABEL}"
)
_LABEL_AHEAD = re.compile(
    rf"[（(〔\[【]?(?:{_LABEL})(?:[：:）)〕\]】]|(?=[省市县区州]))|[（(〔\[【]?(?:{_BARE_LABEL})[：:]"
)
_OTHER_LABEL = re.compile(
    r"(?P<label>(?:完成|整改|办结|时间|时限|期限|计划|推进|责任|分管|联系|牵头|包保|包联|主要|市级|县级|区级|负责|配合|具体|进度|实施|"
    r"目标|工作|达标|报送|起止|建设|验收|考核|直接|第一|参与|协助|总)*"
    r"(?:时限|时间|期限|日期|节点|安排|要求|领导|责任人|负责人|联系人|联络员|经办人|人员|人|电话|目标|措施|任务|内容|备注|说明|进度|进展|投资|资金|"
    r"阶段|周期|指挥长|组长|书记|县长|市长|区长|主任|局长))$"
)


def starts_with_label(text: str) -> bool:
    """True when the text begins with a label such as 配合单位： or 完成时限：."""
    if _LABEL_AHEAD.match(text):
        return True
    head = re.match(r"[^：:、，,；;。]{2,10}(?=[：:])", text)
    if head is None:
        return False
    label = _OTHER_LABEL.search(head[0]) or _LABEL_WITH_COLON.search(head[0])
    before = head[0][: label.start()] if label else ""
    return label is not None and not words.is_complete(before) and not words.is_bare_ending(before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The end of a text that introduces what follows a colon."""

    before: str
    """What stands before the label."""
    role: Role | None
    units: bool
    """False when persons, dates or other things follow."""


_ROLE_OF_OTHERS = re.compile(
    rf"(?:{_LABEL}|{_BARE_LABEL}|会同|联合)(?<!室)[：:].|(?:会同|联合)(?={words.LEVEL}|各|有关|相关)|"
    rf"(?:{words.LEVEL}|各|有关|相关).*(?:牵头|配合|参与|协办|协助|指导)(?:$|[，,；;])"
)


def speaks_of_role(text: str) -> bool:
    """True when the text, found in the bracket after a name, gives a role to units of its own: 配合单位：…, 会同…, 市水利局配合."""
    return bool(_ROLE_OF_OTHERS.match(text))


_LEADERSHIP = re.compile(r"[省市县区州旗镇乡]?(?:委|政府|人大|政协|级)$")
"""Whose leaders a label such as 市政府分管领导 speaks of."""


def separate_labels(text: str) -> str:
    """The text with a colon after labels said otherwise: 牵头单位为市水利局, 责任单位——市水利局, 责任单位（市水利局）.

    市水利局：牵头 is no label but a name with its verb.
    """
    text = _LABEL_ROUND_NAMES.sub(lambda match: f"{match['label']}：{match['names']}；", text)
    for said_otherwise in (_LABEL_WITHOUT_COLON, _BARE_LABEL_WITH_DASH):
        text = said_otherwise.sub(lambda match: f"{match['label']}：", text)
    return _MARK_BEFORE_VERB.sub("", text)


def read_label(text: str) -> Label | None:
    """The label that the text ends in, given that a colon follows; None when it ends in something else."""
    text = BLOCK_AT_END.sub("", text)
    if match := _LABEL_WITH_COLON.search(text):
        return Label(before=text[: match.start()], role=role_of(match["label"]), units=True)
    if _ANY_UNITS_LABEL.fullmatch(text):
        return Label(before="", role=role_of(text), units=True)
    if (match := _OTHER_LABEL.search(text)) and match["label"]:
        return Label(before=_LEADERSHIP.sub("", text[: match.start()]), role=None, units=False)
    return None


def read_label_alone(text: str) -> Role | None:
    """The role when the whole text is a label without its colon (【牵头单位】); None otherwise."""
    return role_of(text) if _LABEL_ALONE.fullmatch(text) else None


_LEAD = re.compile("牵头|为主|主办|主责|主抓|统筹|主要|第一|总责")
_COOP = re.compile("配合|为辅|会办|参与|参加|协(?!调)|协调(?=单位|部门)|支持|支撑|指导|督|监")
_RESP = re.compile(
    "责任|负责|负其责|具体抓|抓落实|落实|实施|执行|承办|承担|完成|组织|推进|推动|主管|主体|建设"
)


def role_of(said: str) -> Role | None:
    """The role that the words of a label or a verb give."""
    for pattern, role in ((_LEAD, Role.LEAD), (_COOP, Role.COOP), (_RESP, Role.RESP)):
        if pattern.search(said):
            return role
    return None
