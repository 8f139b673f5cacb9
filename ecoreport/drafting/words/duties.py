"""Who leads and who helps, from the unit statements of an item and the standing rules of the plan."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ecoreport.drafting.words.roles import Role, Statement
from ecoreport.drafting.words.shapes import is_empty, unit_likeness
from ecoreport.drafting.words.spans import comes_again, parse_deadline
from ecoreport.drafting.words.wording import fold
from ecoreport.language.patterns import either
from ecoreport.language.unit_cells import read_unit_cell
from ecoreport.language.unit_cells.words import is_person
from ecoreport.model.program import Who
from ecoreport.model.unit_cell import Role as CellRole
from ecoreport.model.unit_cell import UnitMention

FIRST_LEADS = re.compile(
    either(
        "(?:列|排)(?:在)?(?:第一位?|首位|最前)?.{0,6}(?:第一|首位|最前).{0,12}牵头",
        "第一(?:个|位|家)?(?:责任)?(?:单位|部门)?.{0,6}(?:为|是)牵头|第一(?:个|位|家)?(?:责任)?(?:单位|部门)牵头",
        "首位.{0,8}牵头|(?:列|排)(?:在)?(?:第一|首|前).{0,14}牵头",
    )
)

_POST = re.compile(r"(?:副?(?:[局科股站所镇乡县区市]长|主任|书记|经理)|同志)$")
_OF_PLACES = re.compile(
    r"[东南西北山河江湖海城区镇乡村路水农林新片坝线段场厂库渠沟岭坡湾港口桥站所校园店业]$"
)
"""How the name of a place or a field of work ends, though it may begin like a person's: 县水利局（江北）."""
_WHOLE_NAME = 3
_CARRIED_OUT = re.compile(
    r"(?P<lead>.*(?:负总?责|牵头|主抓|统筹|组织)(?:组织|推进|协调)?(?:[，,；;].*(?:参与|配合|协助))?)[，,；;]\s*(?P<help>[^，,；;。]{2,80}?)(?:负责|具体|分别|抓好|认真)*(?:落实|实施)(?:到位)?"
)
_TIMED = re.compile(
    r"(?P<unit>[^、，,；;\s（(〔\[]+)[（(〔\[](?P<time>(?:(?:20\d\d年)?\d{1,2}月(?:\d{1,2}日|[底末]|[上中下]旬)?|20\d\d年[底末]?|年[底末])(?:之?前)?(?:完成|办结)?(?:任务)?)[)）〕\]]"
)


@dataclass(slots=True)
class Duties:
    """What was read about who answers for an item."""

    lead: list[Who] = field(default_factory=list)
    cooperate: list[Who] = field(default_factory=list)
    helping: set[str] = field(default_factory=set)
    """The names that stand behind 配合单位 or the like."""
    deadline: str | None = None
    """None also where each unit has a time of its own."""
    time: str = ""
    """The deadline as printed, also where it names no date: 长期坚持."""
    ordered: bool = False
    """True when the plan's rule decided which of several units leads."""
    etc: bool = False
    """True when a list of units ended with 等."""
    mentions: list[UnitMention] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    odd: list[str] = field(default_factory=list)
    """Names that do not look like units."""
    persons: list[str] = field(default_factory=list)
    """Persons named beside units, each with the unit: 县水利局张三."""


def read_duties(statements: Iterable[Statement], *, first_leads: bool, year: int | None) -> Duties:
    """The units of all statements together, in order.

    Args:
        statements: As they stand in the item.
        first_leads: The plan's rule that of the units named the first leads.
        year: For deadlines that name only a month.
    """
    duties = Duties()
    dates: set[str] = set()
    times: list[str] = []
    for statement in statements:
        parts = list(_with_helpers_apart(_without_bracketed_times(statement.parts)))
        has_lead = any(role is Role.LEAD for role, _ in parts)
        for role, text in parts:
            if role is Role.DEADLINE:
                moments = () if comes_again(text) else re.split(r"[；;，,、和及]", text)
                told = (parse_deadline(moment, year=year) for moment in moments)
                dates.update(date for date in told if date is not None)
                times.append(text.strip())
            elif role is not Role.IGNORED and not is_empty(text):
                _take(duties, role, text, has_lead=has_lead, first_leads=first_leads)
    duties.deadline = dates.pop() if len(dates) == 1 else None
    duties.time = "；".join(dict.fromkeys(times))
    # 责任单位 behind 牵头单位 names the lead again; 配合单位 does so by mistake, which the linter tells
    leads = {who.name for who in duties.lead} - duties.helping
    duties.cooperate = [who for who in duties.cooperate if who.name not in leads]
    return duties


def leads_named(statements: Iterable[Statement]) -> frozenset[str]:
    """The names of those that lead by these statements; empty where they only tell who helps, or until when."""
    return frozenset(who.name for who in read_duties(statements, first_leads=False, year=None).lead)


def _without_bracketed_times(parts: Sequence[tuple[Role | None, str]]) -> Sequence[tuple[Role | None, str]]:
    """The parts with the times in brackets behind units, 县水利局（6月底前）, as a part of its own; several keep their units."""
    found = [one for _, text in parts for one in _TIMED.finditer(fold(text))]
    if not found:
        return parts
    single = len({one.group("time") for one in found}) == 1
    times = dict.fromkeys(
        one.group("time") if single else one.group("unit") + one.group("time") for one in found
    )
    units = [(role, _TIMED.sub(lambda one: one.group("unit"), fold(text))) for role, text in parts]
    return [*units, (Role.DEADLINE, "；".join(times))]


def _with_helpers_apart(
    parts: Sequence[tuple[Role | None, str]],
) -> Iterator[tuple[Role | None, str]]:
    """The parts with those who carry out what others answer for as helpers: 由甲局负责，各村落实."""
    for role, text in parts:
        found = _CARRIED_OUT.fullmatch(text.rstrip("。；; ")) if role is None and "实" in text else None
        if found is None:
            yield role, text
        else:
            yield from ((None, found["lead"]), (Role.COOPERATE, found["help"]))


def _take(duties: Duties, role: Role | None, text: str, *, has_lead: bool, first_leads: bool) -> None:
    cell = read_unit_cell(text.rstrip("。；; "))
    duties.rules += cell.rules
    says_lead = any(mention.role is CellRole.LEAD for mention in cell.units)
    for index, mention in enumerate(cell.units):
        duties.mentions.append(mention)
        duties.etc = duties.etc or mention.etc
        if not mention.group and unit_likeness(mention.full_name) == 0:
            duties.odd.append(mention.name)
        # 甲局、乙局（第一个单位牵头）: the bracket speaks of all of them
        scope = mention.scope if mention.scope is None or not FIRST_LEADS.search(mention.scope) else None
        if scope is not None and _is_person(scope, cell.units):
            duties.persons.append(mention.full_name + scope)
            scope = None
        who = Who(name=mention.full_name, scope=scope)
        leads = _leads(role, mention, has_lead=has_lead or says_lead)
        if leads and first_leads and index > 0 and not _says_so(role, mention):
            leads, duties.ordered = False, True
        _add(duties.lead if leads else duties.cooperate, who)
        if role is Role.COOPERATE and not leads:
            duties.helping.add(who.name)


def _is_person(scope: str, beside: Sequence[UnitMention]) -> bool:
    """True for a person in the bracket behind a unit; two letters alone may be a place, and count beside other persons."""
    name = _POST.sub("", scope)
    if not is_person(name) or _OF_PLACES.search(name):
        return False
    others = [one.scope for one in beside if one.scope is not None]
    return name != scope or len(name) == _WHOLE_NAME or (len(others) > 1 and all(map(is_person, others)))


def _leads(role: Role | None, mention: UnitMention, *, has_lead: bool) -> bool:
    if _says_so(role, mention):
        return True
    if mention.role is CellRole.COOP or role is Role.COOPERATE:
        return False
    return not has_lead


def _says_so(role: Role | None, mention: UnitMention) -> bool:
    """True when the item itself calls the unit its lead."""
    return mention.role is CellRole.LEAD or (role is Role.LEAD and mention.role is not CellRole.COOP)


def _add(whos: list[Who], who: Who) -> None:
    if who not in whos:
        whos.append(who)
