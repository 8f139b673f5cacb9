"""Rules a plan states once for all its items, and notes under a table that change what the table says."""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ecoreport.drafting.documents import Block, Paragraph
from ecoreport.drafting.words.duties import FIRST_LEADS, Duties
from ecoreport.drafting.words.roles import Role
from ecoreport.drafting.words.shapes import unit_likeness
from ecoreport.drafting.words.wording import fold, open_brackets, squeeze
from ecoreport.model.finding import Place
from ecoreport.model.program import Who

_RULE = re.compile(
    r"不再(?:一一|逐一|逐项|另行|重复|分别|单独)?(?:做|作)?(?:分工|列出|列举|罗列|注明|标注|写明|单列)|均(?:需|须|由|应)(?:要)?[^。；;]{2,40}(?:落实|负责|配合|参与|实施)|^下同$"
)
_REPORTING = re.compile(
    r"(?:每[月季年周]|\d{1,2}月\d{1,2}日(?:之?前)?|每季度|半年)[^。；]{0,30}(?:报送|上报|报告)[^。；]{0,40}(?:总结|台账|材料|进展|情况|报告|报表)"
)
_ALL_ITEMS = re.compile(
    r"(?P<reach>以下|以上|上述|下列|本方案|所有|各项|具体|全部|未列)[^。；;]{0,24}?"
    r"(?:均?(?:需|须|由|应|请)(?:要)?(?P<who>[^。；;，,]{2,40}?)(?:共同|分别|具体|按职责|抓好|做好)?(?:落实|配合|参与|实施|负责|执行)"
    r"|均涉及(?P<concerned>[^。；;，,]{2,40}))"
)
_HELPERS_FIRST = re.compile(
    r"(?:所有|各项|全部|以上|上述|以下)(?:任务|工作|事项|项目)(?P<who>[^。；;，,]{2,30}?)均(?:需|须|应|要)(?:要)?(?:配合|参与|落实|负责)"
)
"""所有任务各部门均需配合落实."""
_OWN_PART = re.compile(
    r"(?:^|[，,；;])(?P<who>[^。；;，,]{2,40}?)(?:均|都)?(?:应|须|需|要)?(?:负责)?(?:落实|抓好|做好|承担|参与|配合|负责)[^。；;，,]{0,20}[，,][^。；;，,]{0,6}不再"
)
"""各镇负责落实本辖区任务，不再列出."""
_HELPER_OF_ALL = re.compile(
    r"(?:^|[，,；;])(?P<who>[^。；;，,]{2,40}?)(?:(?:均|都)?(?:是|为)(?:所有|各项|全部|以上|上述|以下)(?:任务|工作|事项|项目)?的?|(?:均|都)(?:是|为))(?:配合|参与|协办|责任)单位"
)
"""各镇均为所有任务的配合单位; 各镇均为配合单位."""
_TASKS = re.compile(r"任务|工作|措施|指标|事项|各项|项目")
_OF_TASKS = re.compile(r"任务|工作|措施|事项")
_WORDS = {
    "牵头单位": Role.LEAD,
    "责任单位": Role.LEAD,
    "牵头部门": Role.LEAD,
    "责任部门": Role.LEAD,
    "配合单位": Role.COOPERATE,
    "参与单位": Role.COOPERATE,
    "配合部门": Role.COOPERATE,
    "协办单位": Role.COOPERATE,
}
_CHANGE = re.compile(
    r"(?P<subject>[^，,。；;]{1,40}?)(?:的)?(?P<what>目标值?|指标值|考核目标|"
    + "|".join(_WORDS)
    + r")(?:现|已|统一|暂)?(?:调整|变更|更正|修改|修订|改|应)?(?:为|由|是|按)(?P<value>[^。；;]{1,40}?)(?:执行|计|掌握|考核|牵头|负责)?$"
)
_TAKEN_BY = re.compile(
    r"(?P<subject>(?:第|指标|序号|编号|(?=\d{1,3}(?:[、,，和及]\s*\d{1,3})*\s*项))\s*\d[^由]{0,12}?)(?:工作|任务)?(?:改|均|统一)?"
    r"由(?P<value>[^由]{2,40}?)(?:牵头|负责|承担)(?:[，,](?:由)?(?P<help>[^由，,]{2,40}?)(?:配合|参与|协助|协办))?$"
)
_ADDED = re.compile(
    rf"(?P<subject>[^，,。；;]{{1,40}}?)的?(?P<what>{'|'.join(_WORDS)})(?:中|里)?(?:另|再|均)?(?:增加|增列|新增|增补|补充|加上)(?:为)?(?P<value>[^。；;]{{2,40}})$"
)
_FURTHER = rf"(?:{'|'.join(_WORDS)})(?:现|统一)?(?:调整|变更|修改|改|应)?为"
"""How a second change of the same row begins: 配合单位改为…."""
_NUMBERS = re.compile(
    r"(?:第|指标|序号|编号)?\s*(?P<numbers>\d{1,3}(?:\s*[、,，和及]\s*(?:第|指标)?\s*\d{1,3})*)\s*(?:项|号|条|行)?(?:指标)?$"
)
_CLOSED_LATE = re.compile(r"(?<=列出)[)）]+(?=。$)")
"""The end of a bracket in which a rule began."""
_NOTE_NUMBER = re.compile(
    r"^[（(]?(?:备?注|说明)\s*[:：]\s*(?:\d{1,2}\s*[.．、](?!\d))?|^\d{1,2}\s*[.．、](?!\d)"
)
_MARKED = re.compile(r"[★☆*▲]")
_CHANGES_SOMETHING = re.compile(
    r"调整|变更|更正|修改|为准|改为|应为|除外|不含|不包括|另行|暂不|(?:单位|部门)(?:另|再)?(?:增加|增列|新增|补充)"
    r"|[未没]有?(?:作|特别)*(?:注明|标明|写明|明确|说明|规定|列明)"
    r"|由[^，,]{2,30}(?:牵头|负责|承担)|(?:第|指标|序号|编号)\s*\d.*(?:(?:约束|参考|预期)性|暂|仅|目标|时限)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A standing rule, to the letter."""

    text: str
    place: Place
    first_leads: bool = False
    """Of the units named, the first leads."""
    added: str | None = None
    """A unit or group that takes part in every item."""
    reporting: bool = False
    """When and what units have to report; it touches no single item."""
    is_default: bool = False
    """未列配合单位的…: only for items that name nobody else."""
    reach: str = ""
    """以下: from here on; 以上: up to here; otherwise everywhere."""
    of_tasks: bool = False
    """It speaks of tasks and not of indicators, where a plan has both."""
    outside: tuple[range, ...] = ()
    """The lines of other plans in the same document, of which it does not speak."""

    def extend(self, lead: tuple[Who, ...], cooperate: tuple[Who, ...], who: Who) -> tuple[Who, ...]:
        """The cooperating units with the one the rule adds, unless it takes part already."""
        if any(one.name == who.name for one in (*lead, *cooperate)) or (self.is_default and cooperate):
            return cooperate
        return (*cooperate, who)

    def speaks_of(self, place: Place | None) -> bool:
        """True for what stands in the plan that the rule is one of."""
        line = place.line if place is not None and place.sheet is None else None
        return line is None or not any(line in lines for lines in self.outside)

    def reaches(self, place: Place | None) -> bool:
        """True for what stands where the rule applies: below it for 以下, above it for 以上, else everywhere in its plan."""
        if not self.speaks_of(place):
            return False
        if place is None or place.sheet is not None or place.line is None or self.place.line is None:
            return self.reach != "以上"
        if self.reach in {"以下", "下列"}:
            return place.line > self.place.line
        return place.line < self.place.line if self.reach in {"以上", "上述"} else True


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a note under a table changes: in which rows, which field, to what."""

    text: str
    numbers: tuple[str, ...]
    name: str | None
    """Part of an indicator's name, when the note gives no number."""
    role: Role | None
    """None when the note changes a target."""
    value: str
    adds: bool = False
    """The units come to those that stand there: 配合单位增加县工信局."""

    def units(self, before: Sequence[Who], named: Sequence[Who]) -> tuple[Who, ...]:
        """The units after the change.

        Args:
            before: Those that the row has in this part.
            named: Those that the note names.
        """
        kept = [who for who in before if who not in named] if self.adds else []
        return (*kept, *named)

    def told(self, old: str) -> str:
        """What stands there after the change, for a doubt."""
        return f"{old}、{self.value}" if self.adds and old else self.value


def helping_now(change: Change, before: Sequence[Who], duties: Duties) -> tuple[Who, ...]:
    """The units that help once a note has changed who leads, without those that helped before.

    A note brings them in itself (由县水利局会同县住建局负责), or only says which of the leading units leads from now on (指标4由县水利局牵头).
    """
    if change.text.endswith("牵头") and set(duties.lead) < set(before):
        return tuple(who for who in before if who not in duties.lead)
    return tuple(duties.cooperate)


def find_rules(blocks: tuple[Block, ...], plans: tuple[range, ...] = (), *, begin: int = 0) -> list[Rule]:
    """The standing rules of a document, in order, each once in a plan.

    Args:
        blocks: The document's.
        plans: The lines of further plans in it.
        begin: The line from which on a rule is one of the first plan; what a notice says before it is for all.
    """
    rules: dict[tuple[str, tuple[range, ...]], Rule] = {}
    for text, place in _texts(blocks):
        if any(pattern.search(text) for pattern in (_RULE, FIRST_LEADS, _REPORTING, _HELPER_OF_ALL)):
            for sentence in _sentences(text):
                rule = parse_rule(sentence, place)
                if rule is not None:
                    rule = replace(rule, outside=_outside(place, plans, begin))
                    rules.setdefault((rule.text, rule.outside), rule)
    return list(rules.values())


def _outside(place: Place, plans: tuple[range, ...], begin: int) -> tuple[range, ...]:
    """The lines that belong to other plans than the one a place is in."""
    if place.line is None or place.sheet is not None or place.line < begin:
        return ()
    own = next((lines for lines in plans if place.line in lines), None)
    return plans if own is None else (range(own.start), range(own.stop, sys.maxsize))


def _texts(blocks: tuple[Block, ...]) -> Iterator[tuple[str, Place]]:
    """The paragraphs, the lines across tables, where notes stand, and titles with a rule: 责任单位（排第一位的牵头）."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text, block.place
        else:
            for row in block.rows:
                texts = row.distinct()
                if len(texts) == 1:
                    yield texts[0], row.place
                elif row is block.rows[0]:
                    yield from ((title, row.place) for title in texts if FIRST_LEADS.search(title))


def parse_rule(sentence: str, place: Place) -> Rule | None:
    """The rule a sentence states, or None."""
    first = FIRST_LEADS.search(sentence) is not None
    if (helper := _HELPER_OF_ALL.search(sentence)) is not None and unit_likeness(helper["who"]) > 0:
        return Rule(text=sentence, place=place, first_leads=first, added=squeeze(helper["who"]))
    if not first and _REPORTING.search(sentence):
        return Rule(text=sentence, place=place, reporting=True)
    if not first and not (_RULE.search(sentence) and (_TASKS.search(sentence) or "不再" in sentence)):
        return None
    everywhere = next(
        (found for found in _ALL_ITEMS.finditer(sentence) if not FIRST_LEADS.search(found.group(0))), None
    )
    if (before := _HELPERS_FIRST.search(sentence)) is not None and unit_likeness(before["who"]) > 0:
        return Rule(text=sentence, place=place, first_leads=first, added=squeeze(before["who"]))
    if (
        everywhere is None
        and (own := _OWN_PART.search(sentence)) is not None
        and unit_likeness(own["who"]) > 0
    ):
        return Rule(text=sentence, place=place, first_leads=first, added=squeeze(own["who"]))
    added = squeeze(everywhere["who"] or everywhere["concerned"]) if everywhere is not None else None
    if not first and everywhere is None and "不再" not in sentence:
        return None
    return Rule(
        text=sentence,
        place=place,
        first_leads=first,
        added=added if added is not None and unit_likeness(added) > 0 else None,
        of_tasks="指标" not in sentence and _OF_TASKS.search(sentence) is not None,
        is_default=everywhere is not None and everywhere.group("reach") == "未列",
        reach=everywhere.group("reach") if everywhere is not None else "",
    )


def parse_changes(note: str) -> tuple[list[Change], list[str]]:
    """What a note changes, and those of its sentences that seem to change something but were not understood."""
    changes, unclear = [], []
    body = re.sub(r"^(?:[备附]?注|说明)\s*\d*\s*[:：.、]?\s*", "", note)
    subject = ""
    for piece in re.split(rf"[。；;\n]|(?<!\d)\d{{1,2}}\s*[.．、](?!\d)|[，,](?={_FURTHER})", body):
        sentence = squeeze(fold(piece))
        if not sentence:
            continue
        if subject and re.match(_FURTHER, sentence):
            sentence = f"{subject}的{sentence}"
        added = _ADDED.search(sentence)
        found = added or _CHANGE.search(sentence) or _TAKEN_BY.search(sentence)
        if found is not None and not _MARKED.match(sentence):
            subject = found.group("subject").strip()
            numbers = _NUMBERS.search(subject)
            told = found.groupdict()
            change = Change(
                text=sentence,
                numbers=tuple(re.findall(r"\d+", numbers.group("numbers"))) if numbers else (),
                name=None if numbers else subject.strip('“”" '),
                role=_WORDS.get(told["what"]) if "what" in told else Role.LEAD,
                value=told["value"].strip(),
                adds=added is not None,
            )
            changes.append(change)
            if told.get("help"):
                changes.append(replace(change, role=Role.COOPERATE, value=told["help"].strip()))
        elif _CHANGES_SOMETHING.search(sentence):
            unclear.append(sentence)
    return changes, unclear


def _sentences(text: str) -> list[str]:
    """The sentences of a text; one in a bracket counts as a sentence of its own, without the bracket."""
    pieces = re.split(
        r"(?<=[。！？])|[（(](?=以[下上]|除|列第|排[名在]第)|(?<=[；;，,])(?=以[下上][^。；;]*不再)|(?<=列出。)[)）]|(?<=列出)[)）](?=[^。，；、])",
        text,
    )
    stripped = (_NOTE_NUMBER.sub("", squeeze(piece)).strip("（）() ") for piece in pieces)
    return [_CLOSED_LATE.sub("", piece + "）" * len(open_brackets(piece))) for piece in stripped if piece]
