"""Sentences of the summary that put figures and the units' own words together; nothing is added to either."""

import re
from collections.abc import Iterable, Sequence

from ecoreport.model.assessment import Verdict
from ecoreport.reporting.progress import TaskGroup
from ecoreport.reporting.standing import AreaStanding, MetricLine
from ecoreport.reporting.summary import Quote
from ecoreport.reporting.wording import finish, join_names, quote_title, smooth

_PLAIN_BOUND = re.compile(r"[≥≤＞＜><=]?\s*\d[\d,]*(?:\.\d+)?\s*[^\d\s，,；;。]{0,8}")
_LONGEST_FIGURE = 24


def quotes_by_unit(quotes: Iterable[Quote]) -> tuple[tuple[str, str], ...]:
    """Each unit with its words as prose; what it said alike about several tasks is told once, with all titles."""
    units: dict[str, dict[tuple[bool, str], list[str]]] = {}
    for quote in quotes:
        key = (quote.about is None, finish(quote.text))
        titles = units.setdefault(quote.unit, {}).setdefault(key, [])
        if quote.about:
            titles.append(quote_title(quote.about))
    return tuple(
        (unit, "".join(_about(titles) + text for (_, text), titles in said.items()))
        for unit, said in units.items()
    )


def progress_by_unit(group: TaskGroup) -> tuple[tuple[str, str], ...]:
    """What each unit reported as progress on the tasks of a group."""
    return quotes_by_unit(
        Quote(unit=report.unit, about=line.task.title, text=report.progress)
        for line in group.tasks
        for report in line.reports
        if report.progress
    )


def area_words(area: AreaStanding) -> str:
    """How the indicators of an area stand, with those named that are not 达标."""
    text = f"共有指标{len(area.indicators)}项"
    without = len(area.indicators) - area.tally.total
    if without:
        text += f"，其中{without}项方案没有写明目标值"
    text += f"，{'其余' if without else ''}{area.tally.words}。" if area.tally.total else "。"
    if area.tally.met == area.tally.total:
        return text
    for verdict in (Verdict.MISSED, Verdict.REVIEW, Verdict.UNREPORTED):
        named = [f"指标{i.indicator.no}{i.indicator.name}" for i in area.indicators if i.verdict is verdict]
        if named:
            text += f"{verdict.value}的是{join_names(named)}。"
    return text


def missed_words(line: MetricLine) -> str:
    """A missed metric: target, figure and gap."""
    if line.gap:
        return f"{_reported_words(line)}，比目标{line.gap}。"
    return f"{_reported_words(line)}，判定未达标。{finish(line.reason)}"


def review_words(line: MetricLine) -> str:
    """A metric that waits for a person: what was reported and why it could not be judged."""
    return f"{_reported_words(line)}，待核。{finish(line.reason)}"


def unreported_by_unit(lines: Sequence[MetricLine]) -> tuple[tuple[str, str], ...]:
    """Each unit with the metrics it has not reported; metrics that nobody answers for stand under an empty name."""
    units: dict[str, list[str]] = {}
    for line in lines:
        units.setdefault(line.unit, []).append(line.matter)
    return tuple((unit, join_names(matters)) for unit, matters in units.items())


def target_words(line: MetricLine) -> str:
    """The target text: a plain bound as it is, with the metric's measure if it has none, all else in quotation marks."""
    if not _PLAIN_BOUND.fullmatch(line.target):
        return f"“{line.target}”"
    return f"{line.target}{line.metric.measure or ''}" if line.target[-1].isdecimal() else line.target


def _reported_words(line: MetricLine) -> str:
    head = f"{line.matter}：目标值为{target_words(line)}，{line.unit}"
    if not line.value:
        return f"{head}已报送"
    if line.reading:
        return f"{head}填报“{smooth(line.value)}”（读作{line.reading}）"
    plain = line.value[0].isdecimal() and len(line.value) <= _LONGEST_FIGURE
    return f"{head}填报{line.value if plain else f'“{smooth(line.value)}”'}"


def _about(titles: Sequence[str]) -> str:
    return f"关于{''.join(dict.fromkeys(titles))}：" if titles else ""
