"""The goals section of a plan (工作目标): its paragraphs, and its figures that no indicator and no task of the draft carries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from ecoreport.drafting.text.outline import Node
from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.finding import Place
from ecoreport.model.program import Metric
from ecoreport.names import closest

_GOALS = re.compile(
    r"(?P<heading>(?:(?:20\d\d年度?|今年|全年|本年度?|全[省市州县区旗])的?)*(?:[一二三四五六七八九十]大)?"
    r"(?!完成|实现|确保|落实|分解|下达|明确|细化|制定|锚定|紧盯|对标|围绕|聚焦)[\u4e00-\u9fff]{0,12}目标(?:及?任务|和?要求)?)"
    r"(?:[。：:]\s*(?P<rest>.*)|(?:是|为)[：:，,]?\s*(?P<said>.+))?"
)
"""The heading of such a section; the first paragraph may follow on its line, or make one sentence with it."""
_DEMANDS = re.compile("(?:总体?|基本)(?:要求|思路)")
"""The heading of a section that holds the goals where the plan has no section of their own."""
_OF_THE_PLAN = 1
"""A goals section under so many headings at most is the whole plan's; deeper down it belongs to one task."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsSection:
    """A section about goals, its paragraphs in order."""

    heading: str
    place: Place
    paragraphs: tuple[tuple[str, Place], ...]
    is_whole: bool
    """About the plan as a whole, and nothing but words: no unit answers for a part of it."""


def heads_goals(text: str) -> bool:
    """True for the heading of a goals section that stands alone on its line."""
    found = _GOALS.fullmatch(text.strip())
    return found is not None and not found["rest"] and not found["said"]


def find_goals(root: Node) -> tuple[GoalsSection, ...]:
    """The goals sections of a document, each with everything under it."""
    return tuple(_sections(root)) or tuple(_demanding_figures(root))


def figures_left_out(section: GoalsSection, metrics: Iterable[Metric]) -> tuple[str, ...]:
    """What the section demands in figures and no metric carries: name and target, in order.

    A figure is carried when a metric of a like name has the same value, however it is worded.
    """
    carried: dict[str, set[str | None]] = {}
    for metric in metrics:
        values = {clause.value for clause in parse_target(metric.target).clauses}
        carried.setdefault(metric.name, set()).update(values)
    return tuple(dict.fromkeys(words for text, _ in section.paragraphs for words in _left_out(text, carried)))


def _sections(node: Node) -> Iterator[GoalsSection]:
    found = _GOALS.fullmatch(node.text.strip())
    if found is None:
        yield from _told_in_a_paragraph(node)
        for child in node.children:
            yield from _sections(child)
        return
    on_its_line = [(told, node.place)] if (told := found["rest"] or found["said"]) else []
    yield GoalsSection(
        heading=found["heading"],
        place=node.place,
        paragraphs=(*on_its_line, *node.paragraphs()),
        is_whole=len(node.path()) <= _OF_THE_PLAN and _is_only_words(node),
    )


def _told_in_a_paragraph(node: Node) -> Iterator[GoalsSection]:
    """Goals without a numbered heading: behind or below 主要目标：, before the first heading or in a chapter of words."""
    is_front = node.parent is None
    if not is_front and (node.path() or not _is_only_words(node)):
        return
    for index, text in enumerate(node.body):
        found = _GOALS.fullmatch(text.strip())
        if found is None:
            continue
        place = node.places.get(text, node.place)
        told = found["rest"] or found["said"]
        below = takewhile(lambda line: line[-1] not in "：:", () if told else node.body[index + 1 :])
        paragraphs = [(told, place)] if told else [(line, node.places.get(line, place)) for line in below]
        if paragraphs:
            yield GoalsSection(
                heading=found["heading"], place=place, paragraphs=tuple(paragraphs), is_whole=True
            )


def _demanding_figures(root: Node) -> Iterator[GoalsSection]:
    """Sections of demands on the whole that ask for figures: 一、总体要求, of paragraphs alone."""
    for node in root.walk():
        paragraphs = tuple(node.paragraphs())
        is_plain = _DEMANDS.fullmatch(node.text.strip()) and not node.children and _is_only_words(node)
        if is_plain and len(node.path()) <= _OF_THE_PLAN and any(_asks(text) for text, _ in paragraphs):
            yield GoalsSection(
                heading=node.text.strip(), place=node.place, paragraphs=paragraphs, is_whole=True
            )


def _asks(text: str) -> bool:
    return any(clause.value for named in extract_targets(text) for clause in named.target.clauses)


def _is_only_words(node: Node) -> bool:
    """True when no unit answers for a part of it."""
    return not any(part.statements for part in node.walk())


def _left_out(text: str, carried: dict[str, set[str | None]]) -> Iterator[str]:
    for named in extract_targets(text):
        values = {clause.value for clause in named.target.clauses if clause.value is not None}
        if not values or not named.name:
            continue
        like = named.name if named.name in carried else closest(named.name, carried)
        if like is None or not values <= carried[like]:
            yield f"{named.name} {named.target.text}"
