"""The phases of a programme: stretches of time with what is to be done in each."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ecoreport.drafting.text.outline import Node
from ecoreport.drafting.words.spans import Span, find_span, split_calendar
from ecoreport.drafting.words.wording import BULLET, squeeze
from ecoreport.model.finding import Place
from ecoreport.model.program import Phase

_CHAPTER = re.compile(r"步骤|阶段|时间安排|进度|实施安排|工作安排|时序|推进计划|时间表|日程")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:阶段|步)\s*[:：、，,]?\s*")
_AFTER_TIME = re.compile(r"\s*[）)]?\s*[，,：:、。]?\s*")
_COLON_LIMIT = 40
_NAME = re.compile(r"[^。：:，,；;、]{1,16}阶段(?=[。：:]|$)[。：:]?\s*")
"""The name of a phase behind its number and time: 第一阶段（1月—3月）：动员部署阶段。"""
_ENDED = tuple("。；;！？!?：:）)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPhase:
    """A phase with where it stands in the text."""

    phase: Phase
    place: Place
    reversed_time: str = ""
    """Its time as printed, where that ends before it begins; the phase then has neither start nor end."""


def find_phases(root: Node, *, year: int | None) -> list[FoundPhase]:
    """The phases, in order, from the chapter about steps or the schedule; empty when there is none.

    Without such a chapter, from one under which nothing but 阶段 with their times stand, whatever it is called.
    """
    chapters = [chapter for chapter in root.walk() if chapter.style != "root" and len(chapter.text) <= 60]
    for chapter in chapters:
        if _CHAPTER.search(squeeze(chapter.text)[:30]) and (found := _phases_in(chapter, year)):
            return [phase for phase in found if phase is not None]
    for chapter in chapters:
        found = _phases_in(chapter, year)
        if len(found) > 1 and all(
            one is not None and "阶段" in one.phase.name and (one.phase.start or one.reversed_time)
            for one in found
        ):
            return [phase for phase in found if phase is not None]
    return []


def _phases_in(chapter: Node, year: int | None) -> list[FoundPhase | None]:
    """What each part of a chapter says as a phase, None for one that is none; empty where none is any.

    A calendar whose entries all name who answers holds the tasks of each month, and no phases.
    """
    children = chapter.children
    if children and all(child.statements and split_calendar(child.text)[0] for child in children):
        return []
    pieces = [(child.text, child.all_text(), child.place) for child in children]
    pieces = pieces or [(text, more, chapter.place) for text, more in _with_their_lines(chapter.body, year)]
    found = [_phase(text, more, place, year) for text, more, place in pieces]
    return found if any(found) else []


def _with_their_lines(body: Iterable[str], year: int | None) -> list[tuple[str, str]]:
    """The paragraphs that begin a phase, each with what stands below it: more of its text, or the rest of a name cut in two."""
    pieces: list[tuple[str, str]] = []
    for text in body:
        if not pieces or _begins(text, pieces[-1][0], year):
            pieces.append((text, ""))
            continue
        before, more = pieces[-1]
        is_name = not more and not before.endswith(_ENDED) and _NAME.match(text) is not None
        pieces[-1] = (before + text, "") if is_name else (before, more + text)
    return pieces


def _begins(text: str, before: str, year: int | None) -> bool:
    """True for a paragraph that begins a phase; where phases are counted (第一阶段), only a number or a name with a time does."""
    found = _phase(text, "", Place(), year)
    if found is None or _ORDINAL.match(before) is None or _ORDINAL.match(text) is not None:
        return found is not None
    return "阶段" in found.phase.name and bool(found.phase.start or found.phase.end)


def _phase(text: str, more: str, place: Place, year: int | None) -> FoundPhase | None:
    ordinal = _ORDINAL.match(text)
    body = text[ordinal.end() :] if ordinal is not None else text
    head, rest = _head(body)
    span = find_span(head, year=year)
    if span is None:
        span, rest = _time_first(rest, year)
    if span is None and ordinal is None and "阶段" not in head:
        return None
    head = BULLET.sub("", head)
    name = squeeze(head)
    if span is not None:
        bracket = re.search(rf"[（(〔\[][^（(〔\[]*{re.escape(span.text)}[^）)〕\]]*[）)〕\]]", head)
        if bracket is not None:
            name = squeeze(head[: bracket.start()] + head[bracket.end() :])
        elif span.position[0] == 0 and "阶段" in head[span.position[1] :]:
            name = squeeze(head[span.position[1] :].strip("，,：:、 "))
    if not name and ordinal is not None and (told := _NAME.match(rest)) is not None:
        name, rest = squeeze(told.group()), rest[told.end() :]
    if not name:
        name = squeeze(text[: ordinal.end()]) if ordinal is not None else squeeze(head)
    start, end = (span.start, span.end) if span is not None else (None, None)
    reversed_time = ""
    if span is not None and start and end and start > end and not start.startswith(end):
        start = end = None
        reversed_time, rest = span.text, f"（{span.text}）{rest}"
    phase = Phase(name=name.rstrip("。：:，,"), start=start, end=end, text=(rest + more).strip())
    return FoundPhase(phase=phase, place=place, reversed_time=reversed_time)


def _time_first(text: str, year: int | None) -> tuple[Span | None, str]:
    """The time at the beginning of a phase's text, and the text after it."""
    span = find_span(text, year=year)
    if (
        span is None
        or text[: span.position[0]].strip("（( ")
        or not _AFTER_TIME.match(text, span.position[1])
    ):
        return None, text
    return span, _AFTER_TIME.sub("", text[span.position[1] :], count=1)


def _head(text: str) -> tuple[str, str]:
    """The name and time of a phase, and the text after them."""
    span = find_span(text)
    if span is not None and span.position[0] < 2 and re.match(r"\s*[，,：:、]", text[span.position[1] :]):
        end = span.position[1]
        return text[:end], text[end:].lstrip("，,：:、 ")
    stop = re.search(r"[。：:]", text)
    if stop is not None and stop.start() <= _COLON_LIMIT:
        return text[: stop.start()], text[stop.end() :].strip()
    return text, ""
