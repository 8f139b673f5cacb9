"""Who answers for an item: lines such as 牵头单位：…, brackets at its end, and clauses such as 由…牵头、…配合."""

import re
from dataclasses import dataclass, field, replace
from enum import StrEnum

from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import ROUND_OR_SQUARE, fold, last_bracket, split_outside_brackets
from ecoreport.model.finding import Place


class Role(StrEnum):
    """The part a unit has in an item."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    """责任单位: the lead, unless a lead is named as well."""
    COOPERATE = "cooperate"
    DEADLINE = "deadline"
    """Not a unit: 完成时限."""
    IGNORED = "ignored"
    """A person: 责任领导, 联系人."""


_ORGANISATION = (
    r"(?:单位|部门|机构|乡镇|镇街|街镇|主体|科室|处室|股室|部室|站所|所站|办所|[处科股][（(][处科股室所]+[）)]室?"
    r"|(?:村居|村组|镇村|社区|街道|县区|区县|园区|企业|车间|班组|年级|岗位|院系|中心|[局处科站办所组厂村])(?=\s*[:：]))"
)
_ALONE = r"(?:{})(?=\s*[:：])"
"""牵头：甲局, without the word for units."""
_LABELS = (
    (
        Role.IGNORED,
        r"(?:牵头|责任|分管|包[\u4e00-\u9fff]{1,2}|主管|主抓|配合|挂[联钩点帅村]|[驻联][村点片]|蹲点|联系|领办|督办|督导|帮包)(?:责任|负责)?[县市区州省镇乡]?级?(?:领导|人|负责人|同志)"
        r"|(?:直接|第一|具体|项目|主要)?(?:责任人|负责人|联系人)|联系电话",
    ),
    (
        Role.COOPERATE,
        rf"(?:主要)?(?:配合|参与|参加|协办|协同|协作|协助|协管|支持|会同|指导|督[导办查]|监督|协同配合|配合参与|(?:共同|其他|其余|次要)责任)(?:落实|责任|牵头)?{_ORGANISATION}(?:及{_ORGANISATION})?"
        rf"|责任{_ORGANISATION}[（(](?:配合|参与|协助)[)）]|{_ALONE.format('配合|参与|协办|协同')}|(?<=[；;，,。\s])成员{_ORGANISATION}",
    ),
    (
        Role.LEAD,
        rf"(?:主要)?(?:牵头|主办|主责|主管|第一责任|首要责任)(?:责任|落实|实施|负责)?{_ORGANISATION}(?:及(?:责任)?{_ORGANISATION})?|主体责任单位"
        rf"|(?:责任|负责){_ORGANISATION}[（(](?:牵头|主要|第一)[)）]|{_ALONE.format('牵头|主办')}",
    ),
    (
        Role.RESPONSIBLE,
        rf"(?:主要)?(?:责任|负责|承办|实施|落实|承担|完成)(?:落实|责任|实施)?{_ORGANISATION}(?:及(?:配合)?{_ORGANISATION}|[及和、与](?:责任|负责|联系)人)?|责任分工",
    ),
    (
        Role.DEADLINE,
        r"(?:完成|办结|整改|工作|任务)?(?:时限|期限|完成时间|时间节点|时间要求)|(?:计划|预计)?(?:完成|完工|竣工)(?:时间|日期)|推进时间|时间进度",
    ),
)
_NAMES = "|".join(pattern for _, pattern in _LABELS).join(("(?:", ")"))
_LABEL = re.compile(
    "|".join(f"(?P<{role.name}>{pattern})" for role, pattern in _LABELS).join(("(?:", ")"))
    + r"(?:\s*[:：]\s*|[是为]?(?=[省市县区州旗](?![级直内有])[\u4e00-\u9fff]{2}|各(?:[市县区州旗镇乡街村]|有关|相关)"
    r"|(?:有关|相关)[市县区州镇乡街部单]))"
)
"""A label with its colon, or right before a unit: 牵头单位区教育局."""
_LABEL_ENDS = re.compile(rf"(?:^|[。；;，,\s（(〔\[【])(?:{_LABEL.pattern})$")
_LABELLED_END = re.compile(rf"(?:^|[。；;\s—―－]){_LABEL.pattern}[^。]*$")
"""甲局 and 各村 behind a label, up to the bracket after them: 责任单位：甲局、各村（社区）."""
_OPEN, _CLOSE = ROUND_OR_SQUARE
_ODD_LABEL = re.compile(
    rf"[{re.escape(_OPEN)}]\s*(?P<boxed>{_NAMES})\s*[{re.escape(_CLOSE)}]\s*[:：]?\s*(?=[\u4e00-\u9fff\d“])"
    rf"|(?P<dashed>{_NAMES})\s*(?:[—―－]{{1,2}}|--)\s*(?=[\u4e00-\u9fff\d])"
)
"""A label in a bracket of its own, 【责任单位】甲局, or with a dash behind it, 责任单位——甲局."""
_LABEL_LAST = re.compile(
    rf"(?:^|(?<=[。；;，,（(]))(?P<who>[^。；;，,：:（()）]{{2,80}}?)为(?P<label>{_NAMES})(?=[。；;，,)）]|$)"
)
"""甲局、乙局为牵头单位."""
_WITH_PERSON = re.compile(
    r"(?<=单位|部门|科室)[及和、与](?:主要)?(?:负责|责任|联系)人\s*[：:]\s*(?P<unit>[^\s、，,；;]{2,24})[ \t]+"
    r"(?P<person>[\u4e00-\u9fff]{2,4})(?=$|[\s；;）)])"
)
"""牵头单位及负责人：甲局 某某."""
_CONTACT = re.compile(
    r"[（(](?P<person>[^（）()]*?)[，,、；;\s]*(?:联系|办公|值班)?(?:电话|手机号?码?)\s*[:：]?\s*[\d\-\s]+[)）]"
)
"""县城管局（张三 电话：85612345）."""
_PREFIX = rf"[\s\-•·●◆■▲*{re.escape(_OPEN)}]*"
_WORDED = re.compile(
    r"(?:牵头|负总?责|主抓|配合|参与|协助|协同|支持|指导|督导|按职责|分工负责|主办|协办|承办|落实|组织)"
)
_STOPS = ("", *"。；;，,：:、！？")
_CLOSED = ("", "。", "；", ";")
"""What follows a bracket that closes its sentence."""
_TIME = re.compile(
    r"(?:\d{1,2}月|年)[^，,]{0,4}[底末前]|(?:完成|办结|完工|竣工|开工|投用|通车)$|^(?:20\d\d年)?\d{1,2}月(?:份|\d{1,2}日)?$|长期|持续|全年|年内|常年|每年"
)
_TIME_BRACKET = re.compile(
    r"[（(〔\[][^（）()〔〕\[\]]{0,8}?(?:\d[月日]|年)[底末]?(?:之?前)?(?:完成)?[)）〕\]]"
)
"""The time of one of several units: 甲局牵头（6月底前）."""
_STANDING_RULE = re.compile(
    r"(?<=[。；;])\s*(?:(?:本(?:方案|计划|要点|意见|清单)?(?:部署|提出|确定|明确|所列)?的?)?(?:以[下上]|上述|下列)|(?:具体|各项|所有|其他|其余)任务)[^。；;]*(?:不再[^。；;]*(?:列出|分工)|落实|负责|配合|涉及)[^。；;]*[。；;]?$"
    r"|[，,]\s*(?:以[下上]|上述|下列)[^。；;]*不再[^。；;，,]*列出[。；;]?$"
)
"""A rule for other items too, told at the end of the bracket of the first one; `rules` reads it."""
_THIS_WORK = r"(?:(?:[此该本这]一?[项条])?(?:具体)?(?:工作|任务|措施|行动|事项|内容)|具体|均|统一)"
"""What a last sentence may begin with: 此项工作由甲局牵头."""
_UNIT_AND_TIME = re.compile(
    r"(?P<who>[^\d，,；;:：]{2,40}?(?:牵头|负责)?)(?:应?于|在)?"
    r"(?:(?:20\d\d|[今本当])年)?(?:\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?|年[底末])(?:之?前)?(?:完成[\u4e00-\u9fff]{0,6}|办结|建成|到位|落实|完工|开工|竣工|投用)?"
)
"""甲局6月底前完成."""
_LAST_CLAUSES = (
    re.compile(
        rf"(?:(?<=[，,；;。])|^){_THIS_WORK}?[由请][^。；;，,]{{2,60}}?(?:牵头|负责)[^。]{{0,160}}。?$"
    ),
    re.compile(
        r"(?<=[。；;])[^。；;]{2,160}(?:牵头|负责|配合|参与|协助|协同|支持|督导|(?<=具体)(?:落实|实施))(?:落实|实施|考核)?。?$"
    ),
)
"""由甲局牵头，乙局配合，6月底前完成 at the end of a paragraph, or a last sentence of units and their parts."""
_OF_SECTION = re.compile(
    r"[\s（(〔【\[]*本(?:部分|章|节|领域|板块|专题|类别?)(?:各项|所有)?(?:工作|任务|措施|项目)?的?均?(?=\S)"
)
"""本部分牵头单位：甲局, for all items of a section."""
_BEFORE_BY = re.compile(rf"^{_THIS_WORK}(?=由)")
_LAST_DASH = re.compile(r"(?<=[。；;！])\s*(?:[—―－]{1,2}|--)\s*(?P<who>[^。—]{2,160})。?$")
"""——甲局、乙局 behind the last sentence."""
_EXPLAINS = re.compile(r"负责(?:具体|对本[^，。]{0,12})?解释")
"""本措施由甲局负责解释: nobody's task."""
_DUTY = re.compile(
    r"[由请]|会同|(?:共同|具体)?(?:牵头|负总?责|主抓|配合|参与|主办|协办|承办|协助|协同|支持|指导|督导|落实|组织|(?<=具体)实施)"
    r"(?:组织|实施|落实|考核|办理|推进|完成|负责)*"
)
"""The words between the names of a clause such as 由甲局牵头，乙局配合考核."""
_ETC = re.compile(r"等(?:有关|相关|成员|市直|县直|区直)?(?:部门|单位|乡镇|街道)?$")
_MOST, _HALF = 0.75, 0.5
_ODD_NAME = re.compile(r"(?!.*(?:要|应|须|明确|加强|做好|专人|工作|组织))[\u4e00-\u9fff（）()“”]{2,16}")
"""What may stand among units as the name of one, though it does not end like one."""
_RIDER = re.compile(
    r"按(?:照)?(?:各自)?职责(?:分工|牵头|负责|落实|抓好)*|分别(?:负责|牵头)|各负其责|分工负责|共同负责|具体负责"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One mention of who answers for something."""

    parts: tuple[tuple[Role | None, str], ...]
    """Role and the text of its units; None where the text itself says who leads and who helps."""
    is_clause: bool = False
    """True for words that end a sentence, such as 由甲局负责, in no bracket and behind no label."""
    places: tuple[Place, ...] = ()
    """The paragraphs it was read from, with their text, where they are not the item's own."""

    @property
    def names_units(self) -> bool:
        """False for nothing but a time or a person."""
        return any(role not in {Role.DEADLINE, Role.IGNORED} for role, _ in self.parts)

    def text(self, role: Role) -> str | None:
        """The units' text for a role, or None."""
        return next((text for own, text in self.parts if own is role), None)


@dataclass(slots=True)
class Split:
    """A text with its unit statements taken out."""

    text: str
    statements: list[Statement] = field(default_factory=list)
    before: list[str] = field(default_factory=list)
    """For each statement, the stretch of text it closes."""


def starts_with_role(text: str) -> bool:
    """True for a line that begins with such as 牵头单位 and a colon, in a bracket or not."""
    return re.match(_PREFIX + _LABEL.pattern, fold(text)) is not None


def is_label_alone(text: str) -> bool:
    """True for a line that ends with a label, its units on the next one: 配合单位：, alone or behind a sentence."""
    return text.rstrip()[-1:] in {":", "："} and _LABEL_ENDS.search(fold(text.strip())) is not None


def names_who_answers(text: str) -> bool:
    """True for a text with a label such as 牵头单位 or 责任单位 anywhere in it."""
    roles = {Role.LEAD.name, Role.RESPONSIBLE.name}
    return any(found.lastgroup in roles for found in _LABEL.finditer(fold(text)))


def plain_labels(text: str) -> str:
    """The text with units behind their label and a colon: 【责任单位】甲局, 责任单位——甲局, 甲局为责任单位."""
    plain = _WITH_PERSON.sub(r"：\g<unit>；责任人：\g<person>", text) if "人" in text else text
    plain = _ODD_LABEL.sub(lambda found: f"{found['boxed'] or found['dashed']}：", plain)
    return _LABEL_LAST.sub(_with_label_first, plain)


def _with_label_first(found: re.Match[str]) -> str:
    return f"{found['label']}：{found['who']}" if unit_likeness(found["who"]) == 1 else found.group(0)


def speaks_of_section(text: str) -> bool:
    """True for a line that tells the units of all items of a section: （本部分牵头单位：甲局）."""
    return _OF_SECTION.match(text) is not None


def ends_with_units(text: str) -> bool:
    """True for a paragraph whose last sentence, outside brackets, says nothing but who answers."""
    return _trailing_clause(text)[1] is not None


def parse_statement(text: str) -> Statement | None:
    """The roles of a line or bracket that says nothing but who answers; None for any other text."""
    inner = _STANDING_RULE.sub("", _unbracketed(text))
    inner = _BEFORE_BY.sub("", _OF_SECTION.sub("", inner))
    if "电话" in inner or "手机" in inner:
        inner = _CONTACT.sub(lambda found: f"（{found['person']}）" if found["person"] else "", inner)
    if _EXPLAINS.search(inner):
        return None
    labels = list(_LABEL.finditer(fold(inner)))
    if labels and not inner[: labels[0].start()].strip(" ；;，,。、"):
        parts: list[tuple[Role | None, str]] = []
        for label, following in zip(labels, [*labels[1:], None], strict=True):
            end = following.start() if following is not None else len(inner)
            role = next(role for role, _ in _LABELS if label.group(role.name))
            parts += _labelled(role, inner[label.end() : end].strip(" ；;，,。.\n"))
        return Statement(parts=tuple(parts))
    words, times = _split_times(inner)
    worded = ("，".join(words) if times else inner).rstrip("。；; ")
    if worded and _is_worded(worded):
        return Statement(parts=((None, worded), *_deadline(times)))
    return None


def _labelled(role: Role, text: str) -> tuple[tuple[Role | None, str], ...]:
    """What stands behind a label; a time after the units (县甲局；9月底前完成) is a part of its own."""
    words, times = _split_times(text) if role is not Role.DEADLINE else ([], [])
    return ((role, "、".join(words)), *_deadline(times)) if words and times else ((role, text),)


def parse_line(text: str) -> Statement | None:
    """The roles of a line of its own: as `parse_statement`, or nothing but units in a bracket."""
    statement = parse_statement(text) or _statement_of_brackets(text.strip())
    if (
        statement is None
        and text.strip()[:1] in _OPEN
        and (bracket := last_bracket(text.strip())) is not None
    ):
        return _bare_units(text) if bracket[0] == 0 else None
    return statement


def _statement_of_brackets(text: str) -> Statement | None:
    """The roles of several brackets that are all there is: 【牵头单位：甲局】【配合单位：乙局】."""
    brackets = _brackets(text)
    if len(brackets) < 2 or sum(end - begin for begin, end in brackets) < len(text.rstrip("。；; ")):
        return None
    found = [parse_statement(text[begin:end]) for begin, end in brackets]
    parts = tuple(part for statement in found if statement is not None for part in statement.parts)
    return Statement(parts=parts) if all(found) else None


def split_statements(text: str) -> Split:
    """The text without the brackets and clauses that name units, which come back beside it."""
    split = Split(text="")
    kept: list[str] = []
    start = 0
    for begin, end in _brackets(text):
        if split.statements and not text[start:begin] and (time := _time_alone(text[begin:end])):
            before = split.statements[-1]
            split.statements[-1] = replace(before, parts=(*before.parts, (Role.DEADLINE, time)))
            start = _after_marks(text, end)
            continue
        statement = parse_statement(text[begin:end]) if begin > 0 or text[end:].strip("。；; ") else None
        if statement is None and begin > 0 and _tells_task(text[start:begin]):
            bare = _bare_units(text[begin:end])
            is_closed = text[end:].lstrip()[:1] in _CLOSED or text[:begin].rstrip().endswith(("。", "；"))
            if bare is not None and (is_closed or bare.text(Role.DEADLINE)):
                statement = bare
        if statement is not None and split.statements and not text[start:begin].strip():
            before = split.statements[-1]
            split.statements[-1] = replace(before, parts=(*before.parts, *statement.parts))
            start = _after_marks(text, end)
        elif statement is not None:
            stretch = text[start:begin].strip()
            kept.append(stretch)
            split.before.append(stretch)
            split.statements.append(statement)
            start = _after_marks(text, end)
            if text[start:] and stretch[-1:] not in _STOPS and text[end] in "。，,；;":
                kept.append(text[end])
    tail, statement = _trailing_clause(text[start:])
    kept.append(tail.strip())
    if statement is not None:
        split.before.append(tail.strip())
        split.statements.append(statement)
    split.text = "".join(kept).strip()
    return split


def _after_marks(text: str, start: int) -> int:
    while start < len(text) and text[start] in "。；;，, ":
        start += 1
    return start


def _tells_task(text: str) -> bool:
    """True for the text before a bracket of units, unless it names units itself, which the bracket then limits."""
    return unit_likeness(text) < 1 and _LABELLED_END.search(fold(text)) is None


def _time_alone(bracket: str) -> str | None:
    """The time of a bracket that says nothing else: 【2024年12月底前完成】."""
    words, times = _split_times(_unbracketed(bracket))
    return "；".join(times) if times and not words else None


def _trailing_clause(text: str) -> tuple[str, Statement | None]:
    """A statement without brackets that ends a paragraph, after its last full stop."""
    label = re.search(rf"(?<=[。；;\s—―－]){_LABEL.pattern}", fold(text))
    if label is not None:
        statement = parse_statement(text[label.start() :])
        if statement is not None:
            return text[: label.start()].rstrip("—―－ "), statement
    dash = _LAST_DASH.search(text)
    if (
        dash is not None
        and (statement := parse_statement(dash["who"]) or _bare_units(dash["who"])) is not None
    ):
        return text[: dash.start()], statement
    for pattern in _LAST_CLAUSES:
        clause = pattern.search(text)
        if clause is not None and (statement := parse_statement(clause.group(0))) is not None:
            return text[: clause.start()].rstrip("，,；; "), replace(statement, is_clause=True)
    return text, None


def _bare_units(bracket: str) -> Statement | None:
    """Units alone, or units each with their own time: 市水务局，2023年6月底前；市林业局，2023年底前."""
    inner = _unbracketed(bracket)
    words, times = _split_times(inner)
    names = "、".join(words) if times else inner
    if unit_likeness(names) < 0.99:
        return None
    told = times if len(set(times)) <= 1 else [inner]
    return Statement(parts=((Role.RESPONSIBLE, names), *_deadline(told)))


def _split_times(text: str) -> tuple[list[str], list[str]]:
    """The clauses of a statement that name units, and those that say until when; 甲局6月底前完成 counts as both."""
    words: list[str] = []
    times: list[str] = []
    for piece in split_outside_brackets(text, "，,；;"):
        timed = _UNIT_AND_TIME.fullmatch(fold(piece).rstrip("。"))
        if timed is not None and unit_likeness(timed.group("who")) == 1:
            words.append(piece[: timed.end("who")])
            times.append(piece.rstrip("。"))
        elif _TIME.search(piece) and not _WORDED.search(piece):
            times.append(piece.rstrip("。"))
        else:
            words.append(piece)
    return words, times


def _deadline(times: list[str]) -> tuple[tuple[Role | None, str], ...]:
    """The part of a statement that says until when; several times stay apart."""
    return ((Role.DEADLINE, "；".join(dict.fromkeys(times))),) if times else ()


def _is_worded(text: str) -> bool:
    text = _TIME_BRACKET.sub("", fold(text))
    if len(text) > 200 or "。" in text.rstrip("。") or not _WORDED.search(text):
        return False
    names = [name for name in re.split(r"[、；;，,]", _DUTY.sub("、", _RIDER.sub("", text))) if name.strip()]
    names = [name if unit_likeness(name) == 1 else _ETC.sub("", name) for name in names]
    likeness = unit_likeness("、".join(names))
    return likeness >= _MOST or (likeness >= _HALF and all(_ODD_NAME.fullmatch(name) for name in names))


def _unbracketed(text: str) -> str:
    stripped = text.strip().rstrip("。；;")
    bracket = last_bracket(stripped)
    if bracket is not None and bracket[0] == 0:
        return stripped[1:-1].strip()
    stripped = re.sub(r"^[\s\-•·●◆■▲*]+", "", stripped)
    return stripped[1:] if stripped[:1] in _OPEN and bracket is None else stripped


def _brackets(text: str) -> list[tuple[int, int]]:
    """The outermost brackets of the text."""
    found, depth, begin = [], 0, 0
    for index, letter in enumerate(text):
        if letter in _OPEN:
            if depth == 0:
                begin = index
            depth += 1
        elif letter in _CLOSE and depth:
            depth -= 1
            if depth == 0:
                found.append((begin, index + 1))
    return found
