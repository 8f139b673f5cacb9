"""Sentences of the summary that put figures and the units' own words together; nothing is added to either."""

import re
from collections.abc import Iterable, Sequence

from ecoreport.language.measures import with_measure
from ecoreport.model.assessment import Verdict
from ecoreport.model.layout import State
from ecoreport.reporting.digest import Digest, Quote, digest_by_unit
from ecoreport.reporting.progress import DISAGREEING, PARTLY, TaskArea, TaskGroup, TaskLine, count_states
from ecoreport.reporting.standing import AreaStanding, MetricLine
from ecoreport.reporting.summary import Remedy
from ecoreport.reporting.wording import count_words, finish, join_names, quote, smooth

_PLAIN_BOUND = re.compile(r"[≥≤＞＜><=]?\s*\d[\d,]*(?:\.\d+)?\s*[^\d\s，,；;。]{0,8}")
_LONGEST_FIGURE = 24
_ROOM = 4000
"""Characters of the units' own words about tasks in all: six and a half pages of 22 lines with 28 characters."""
_LEAST, _MOST = 90, 400
_NAMED = 8
"""How many metrics, tasks or units are named in a sentence before the rest is counted."""


def area_words(area: AreaStanding) -> str:
    """How the indicators of an area stand, with those named that are not 达标 unless that is all of them."""
    text = f"共有指标{len(area.indicators)}项"
    without = len(area.indicators) - area.tally.total
    if without:
        text += f"，其中{without}项方案没有写明目标值"
    text += f"，{'其余' if without else ''}{area.tally.words}。" if area.tally.total else "。"
    for verdict in (Verdict.MISSED, Verdict.REVIEW, Verdict.UNREPORTED):
        named = [f"指标{i.indicator.no}{i.indicator.name}" for i in area.indicators if i.verdict is verdict]
        if named and len(named) < area.tally.total:
            text += f"{verdict.value}的是{join_names(named)}。"
    return text


def states_words(tasks: Sequence[TaskLine], called: str = "任务") -> str:
    """How many tasks there are and how they stand; works that stand for an indicator are counted by themselves."""
    of_plan = [line for line in tasks if not line.of_indicator]
    of_indicators = [line for line in tasks if line.of_indicator]
    kinds = ((called, of_plan), ("指标工作", of_indicators))
    return "；".join(_states_of(lines, name) for name, lines in kinds if lines)


def _states_of(lines: Sequence[TaskLine], called: str) -> str:
    counts = count_states(lines)
    (state, count), *others = counts
    if count == 1 and not others:
        return f"{called}1项，{state}"
    if others or state in {DISAGREEING, PARTLY}:
        return f"{called}{len(lines)}项，{count_words(counts)}"
    return f"{called}{count}项，全部{state}"


def task_area_words(area: TaskArea) -> str:
    """How the tasks of an area stand, and the tasks of which indicators nobody has reported on."""
    text = f"{states_words(area.tasks, '重点任务')}。"
    silent = [group.indicator for group in area.groups if not group.reported and group.indicator]
    if silent and any(group.reported for group in area.groups):
        named = join_names(f"指标{indicator.no}{indicator.name}" for indicator in silent)
        text += f"{named}的推进情况，牵头单位尚未报送。"
    return text


def room_for(groups: Iterable[TaskGroup]) -> int:
    """How many characters of the units' words each of these groups may take, so that all of them fill some pages."""
    paragraphs = sum(group.reported for group in groups)
    return max(_LEAST, min(_MOST, _ROOM // max(1, paragraphs)))


def group_words(group: TaskGroup, room: int, *, counted: bool) -> str:
    """The tasks of an indicator in one paragraph: how they stand, then the words of those who lead.

    Args:
        group: The tasks.
        room: About how many characters of the units' words are quoted.
        counted: Whether it begins with how the tasks stand.
    """
    digest = progress_digest(group, room)
    text = ""
    if counted:
        # Under its heading an indicator's own work needs no name and no count.
        own = group.tasks[0].state if group.tasks[0].of_indicator else states_words(group.tasks)
        text = f"{own}。"
    text += digest.text or "牵头单位没有填写进展情况。"
    return text + ("其余见附件。" if digest.left_out else "")


def progress_digest(group: TaskGroup, room: int) -> Digest:
    """What those who lead the tasks of a group reported as progress."""
    quotes = (
        Quote(unit=report.unit, about=line.task.title, text=report.progress)
        for line in group.tasks
        for report in line.reports
        if report.deciding and report.progress
    )
    return digest_by_unit(quotes, room)


def missed_words(line: MetricLine) -> str:
    """A missed metric: target, figure and gap, or why a person decided so."""
    if line.decision is not None:
        return f"{_reported_words(line)}，经认定未达到目标（{line.decision.reason.rstrip('。')}）。"
    return f"{_reported_words(line)}，{f'比目标{line.gap}' if line.gap else '未达到目标'}。"


def review_words(lines: Sequence[MetricLine]) -> str:
    """Metrics that wait for a person, and those that wait for the end of the year: how many, which, and whose."""
    now = _counted_words([line for line in lines if not line.early], "填报内容有待核实的")
    return now + _counted_words([line for line in lines if line.early], "尚未达到全年目标、到年底再判定的")


def unreported_words(lines: Sequence[MetricLine]) -> str:
    """Metrics not reported: how many, which, and whose."""
    return _counted_words(lines, "尚未报送的")


def not_started_words(tasks: Iterable[TaskLine]) -> str:
    """Tasks whose lead units say that they have not begun; empty when there are none."""
    matters = [line.matter for line in tasks if line.state == State.NOT_STARTED]
    if not matters:
        return ""
    return f"牵头单位填报尚未开展的工作{len(matters)}项：{_some(matters)}。"


def target_words(line: MetricLine) -> str:
    """The target text: a plain bound as it is, with the metric's measure if it has none, all else in quotation marks."""
    if not _PLAIN_BOUND.fullmatch(line.target):
        return quote(line.target)
    return with_measure(line.target, line.metric.measure) if line.target[-1].isdecimal() else line.target


def remedy_words(remedies: Iterable[Remedy]) -> tuple[str, ...]:
    """What the units themselves wrote about the metrics they missed; equal words once for all of these."""
    told: dict[str, list[str]] = {}
    for remedy in remedies:
        told.setdefault(finish(remedy.text), []).append(f"{remedy.line.matter}（{remedy.line.unit}）")
    return tuple(f"{join_names(matters)}：{words}" for words, matters in told.items())


def _counted_words(lines: Sequence[MetricLine], what: str) -> str:
    """How many metrics, the first of them, and how many are whose; empty when there are none."""
    if not lines:
        return ""
    units: dict[str, int] = {}
    for line in lines:
        for unit in line.unit.split("、") if line.unit else ("方案没有写明牵头单位的",):
            units[unit] = units.get(unit, 0) + 1
    by_unit = sorted(units.items(), key=lambda pair: -pair[1])
    named = "、".join(f"{unit}{count}项" for unit, count in by_unit[:_NAMED])
    rest = f"，其余涉及{len(by_unit) - _NAMED}个单位" if len(by_unit) > _NAMED else ""
    return (
        f"{what}指标数据共{len(lines)}项：{_some(line.matter for line in lines)}。"
        f"按填报单位分：{named}{rest}。逐项情况见附件“指标完成情况表”。"
    )


def _some(matters: Iterable[str]) -> str:
    named = list(dict.fromkeys(matters))
    return join_names(named[:_NAMED]) + ("等" if len(named) > _NAMED else "")


def _reported_words(line: MetricLine) -> str:
    head = f"{line.matter}：目标值为{target_words(line)}，{line.unit}"
    if not line.value:
        return f"{head}已报送"
    if line.reading:
        return f"{head}填报{quote(smooth(line.value))}（读作{line.reading}）"
    plain = line.value[0].isdecimal() and len(line.value) <= _LONGEST_FIGURE
    return f"{head}填报{line.value if plain else quote(smooth(line.value))}"
