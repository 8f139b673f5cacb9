"""The items of the running text: each with its units, in groups of indicators or tasks, those of a second plan apart."""

from collections.abc import Sequence
from dataclasses import dataclass

from ecoreport.drafting.gathering import Gathering, as_number
from ecoreport.drafting.text.items import Item, find_items, is_indicator_list, speak_of_indicators
from ecoreport.drafting.text.outline import Node
from ecoreport.drafting.text.shared_units import settle_shared_units
from ecoreport.drafting.words.allotments import Allotment
from ecoreport.drafting.words.captions import unit_named
from ecoreport.drafting.words.duties import leads_named
from ecoreport.drafting.words.roles import Role, Statement
from ecoreport.drafting.words.sentences import units_in_sentences
from ecoreport.drafting.words.wording import squeeze
from ecoreport.model.program import BODY_LIST

_ENOUGH = 3
"""Chapters with fewer items than this are no groups of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Items that are all of one kind."""

    items: tuple[Item, ...]
    are_indicators: bool
    list: str
    """For `Task.list`: 正文, or the title of the plan or list within the document that they stand in."""


def gather_items(
    root: Node,
    lists: Sequence[tuple[Node, str]],
    allotments: Sequence[Allotment],
    gathering: Gathering,
    *,
    title: str,
    with_tables: bool,
) -> list[Group]:
    """The indicators and tasks of the running text in groups, in order; what is unsure about them becomes doubts.

    Args:
        root: The outline.
        lists: The lists of single units, which are drafted on their own.
        allotments: Units given to items by number.
        gathering: Takes the doubts.
        title: The title of the plan.
        with_tables: Whether tables or lists hold items as well.
    """
    listed = {child.place for node, _ in lists for child in node.walk()}
    for shared in settle_shared_units(root):
        values = {"name": shared.name, "sections": shared.sections, "items": shared.items}
        gathering.doubt(shared.code, shared.place, **values)
    items = [item for item in find_items(root, with_tables=with_tables) if item.place not in listed]
    _hand_out(items, allotments, gathering)
    _take_sentences(items, gathering)
    groups: list[Group] = []
    for name, own in _by_section(items, title).items():
        if name != BODY_LIST:
            gathering.doubt("DRAFT-031", own[0].place, title=name, count=len(own))
        groups += _by_kind(own, name, gathering)
    return groups


def _by_section(items: Sequence[Item], title: str) -> dict[str, list[Item]]:
    """The items of the plan itself, and those of each further plan or list under its name."""
    sections = list(dict.fromkeys(item.section for item in items))
    own = {None, squeeze(title)}
    if not own & set(sections):
        own.add(sections[0] if sections else None)
    found: dict[str, list[Item]] = {}
    for item in items:
        name = BODY_LIST if item.section is None or item.section in own else item.section
        found.setdefault(name, []).append(item)
    return found


def _by_kind(items: list[Item], name: str, gathering: Gathering) -> list[Group]:
    chapters: dict[str, list[Item]] = {}
    for item in items:
        chapters.setdefault(item.chapter.split(" ")[0] if item.chapter else "", []).append(item)
    if any(len(group) < _ENOUGH for group in chapters.values()):
        told = [item for group in chapters.values() if speak_of_indicators(group) for item in group]
        rest = [item for item in items if item not in told]
        chapters = {"指标": told, "": rest} if told and rest else {"": items}
    groups = []
    for chapter, group in chapters.items():
        kind = is_indicator_list(group)
        if kind is None:
            gathering.doubt(
                "DRAFT-010", group[0].place, chapter=chapter or name, count=len(group), kind="任务"
            )
        groups.append(Group(items=tuple(group), are_indicators=bool(kind), list=name))
    return groups


def _hand_out(items: Sequence[Item], allotments: Sequence[Allotment], gathering: Gathering) -> None:
    """Gives items the units that the plan names for their numbers; a number that two items have is nobody's."""
    for allotment in allotments:
        count = 0
        wanted = {number for own, _ in allotment.shares for number in own}
        beside = _in_its_section(allotment, items)
        numbers = [as_number(item.no) for item in beside]
        for item, number in zip(beside, numbers, strict=True):
            statements = allotment.statements(number)
            is_open = not _has_lead(item) or _leads_join(item, statements)
            if statements and numbers.count(number) == 1 and is_open:
                stretch = item.statements[0][1] if item.statements else ""
                item.statements += [(statement, stretch) for statement in statements]
                count += 1
        if count:
            gathering.doubt(
                "DRAFT-014", allotment.place, text=allotment.text, count=count, effect="写明的责任单位"
            )
        if count < len(wanted) or not allotment.complete:
            gathering.doubt("DRAFT-015", allotment.place, text=allotment.text)


def _in_its_section(allotment: Allotment, items: Sequence[Item]) -> Sequence[Item]:
    """The items of the plan or list in which the allotment stands: that of the last one before it; all where none is."""
    line = allotment.place.line
    before = [item for item in items if line and item.place.line and item.place.line < line]
    return [item for item in items if item.section == before[-1].section] if before else items


def _leads_join(item: Item, statements: Sequence[Statement]) -> bool:
    """True for units that come to those the item names as its leads: 第1项由甲局、乙局共同牵头, under an item led by 甲局."""
    return leads_named(statement for statement, _ in item.statements) < leads_named(statements)


def _take_sentences(items: Sequence[Item], gathering: Gathering) -> None:
    """Gives items that name nobody the units their sentences speak of, with one doubt for all of them."""
    told = [(item, found) for item in items if not _has_lead(item) and (found := _spoken_units(item))]
    for item, (statement, _) in told:
        item.statements.append((statement, ""))
    if told:
        first, (_, words) = told[0]
        gathering.doubt("DRAFT-040", first.place, count=len(told), name=first.heading[:30], text=words)


def _spoken_units(item: Item) -> tuple[Statement, str] | None:
    """Who answers by the words of an item: by its sentences, or by the unit's name that is its heading."""
    says_more = item.text.rstrip("。；; ") not in {"", item.heading}
    if (unit := unit_named(item.heading)) is not None and says_more:
        return Statement(parts=((Role.RESPONSIBLE, unit),)), unit
    return units_in_sentences(item.text)


def _has_lead(item: Item) -> bool:
    return bool(leads_named(statement for statement, _ in item.statements))
