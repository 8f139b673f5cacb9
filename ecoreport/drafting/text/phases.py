"""The phases of a programme: stretches of time with what is to be done in each."""

import re

from ecoreport.drafting.text.outline import Node
from ecoreport.drafting.words.spans import Span, find_span, split_calendar
from ecoreport.drafting.words.wording import BULLET, squeeze
from ecoreport.model.finding import Place
from ecoreport.model.program import Phase

_CHAPTER = re.compile(r"步骤|阶段|时间安排|进度|实施安排|工作安排|时序|推进计划|时间表|日程")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?:阶段|步)\s*[:：、，,]?\s*")
_AFTER_TIME = re.compile(r"\s*[）)]?\s*[，,：:、。]?\s*")
_COLON_LIMIT = 40


def find_phases(root: Node, *, year: int | None) -> list[tuple[Phase, Place]]:
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
            one is not None and "阶段" in one[0].name and one[0].start for one in found
        ):
            return [phase for phase in found if phase is not None]
    return []


def _phases_in(chapter: Node, year: int | None) -> list[tuple[Phase, Place] | None]:
    """What each part of a chapter says as a phase, None for one that is none; empty where none is any.

    A calendar whose entries all name who answers holds the tasks of each month, and no phases.
    """
    children = chapter.children
    if children and all(child.statements and split_calendar(child.text)[0] for child in children):
        return []
    pieces = [(child.text, child.all_text(), child.place) for child in children]
    pieces = pieces or [(text, "", chapter.place) for text in chapter.body]
    found = [_phase(text, more, place, year) for text, more, place in pieces]
    return found if any(found) else []


def _phase(text: str, more: str, place: Place, year: int | None) -> tuple[Phase, Place] | None:
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
    if not name:
        name = squeeze(text[: ordinal.end()]) if ordinal is not None else squeeze(head)
    phase = Phase(
        name=name.rstrip("。：:，,"),
        start=span.start if span else None,
        end=span.end if span else None,
        text=(rest + more).strip(),
    )
    return phase, place


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
