"""The fields of the text templates under their Chinese names: plain dicts of finished words and numbers."""

from collections.abc import Sequence
from typing import Any, TypedDict

from ecoreport.model.assessment import Verdict
from ecoreport.reporting.digest import Digest, digest_by_unit, digest_by_weight
from ecoreport.reporting.letters import Circular, Reminder
from ecoreport.reporting.progress import TaskArea, count_states
from ecoreport.reporting.prose import (
    area_words,
    group_words,
    missed_words,
    not_started_words,
    remedy_words,
    review_words,
    room_for,
    task_area_words,
    unreported_words,
)
from ecoreport.reporting.standing import NO_AREA, AreaStanding, Tally
from ecoreport.reporting.summary import Summary
from ecoreport.reporting.wording import count_words, join_names

_ROOM_OF_WORK, _ROOM_OF_PROBLEMS, _ROOM_OF_PLANS = 900, 1000, 800
"""Characters of the units' own words in each part: two pages at most; a page has 22 lines of 28."""


class TallyFields(TypedDict):
    """How many stand how."""

    总数: int
    达标: int
    未达标: int
    待核: int
    未报: int
    概述: str


class AreaFields(TypedDict):
    """One area of indicators."""

    名称: str
    概述: str


class WordsFields(TypedDict):
    """Units with their words."""

    单位: str
    内容: str


class DigestFields(TypedDict):
    """Words chosen from many answers."""

    各条: list[WordsFields]
    其余: int


class GroupFields(TypedDict):
    """The tasks of one indicator, or of an area without indicators."""

    名称: str
    内容: str


class TaskAreaFields(TypedDict):
    """The tasks of one area."""

    名称: str
    概述: str
    分组: list[GroupFields]


class SentBackFields(TypedDict):
    """A unit whose return was sent back."""

    单位: str
    须改正: int


class CommonFields(TypedDict):
    """What every paper has."""

    方案名称: str
    主题: str
    报告期: str
    日期: str
    署名: str
    模拟: bool


class ReturnFields(CommonFields):
    """What papers about returns have."""

    应报数: int
    已报数: int
    未报数: int
    已报单位: str
    未报单位: str
    指标: TallyFields
    量化要求: TallyFields


class SummaryFields(ReturnFields):
    """年度工作总结."""

    地区: str
    无目标值指标数: int
    领域: list[AreaFields]
    任务总数: int
    任务概述: str
    指标工作总数: int
    指标工作概述: str
    任务领域: list[TaskAreaFields]
    未达标: list[str]
    待核: str
    指标未报: str
    未开展任务: str
    主要工作: DigestFields
    存在问题: DigestFields
    未达标措施: list[str]
    数据来源文件: str
    下一步工作: DigestFields


class ReminderFields(CommonFields):
    """提示函."""

    单位: str
    事由: str
    截止日期: str
    指标数: int
    任务数: int
    文件: str
    须改正: int
    须核实: int


class CircularFields(ReturnFields):
    """通报."""

    截止日期: str
    已逾期: bool
    逾期报送数: int
    逾期报送单位: str
    退回: list[SentBackFields]
    退回数: int


_VOCABULARY = (
    TallyFields,
    AreaFields,
    WordsFields,
    DigestFields,
    GroupFields,
    TaskAreaFields,
    SentBackFields,
)

INNER_NAMES = frozenset(name for shape in _VOCABULARY for name in shape.__annotations__)
"""Every name that may stand after a dot in a template."""


def field_names(shape: type[Any]) -> tuple[str, ...]:
    """The names a template of that paper may use on their own."""
    return tuple(
        dict.fromkeys(
            name for base in reversed(shape.__mro__) for name in getattr(base, "__annotations__", {})
        )
    )


def summary_fields(summary: Summary) -> SummaryFields:
    """The fields of 年度工作总结."""
    lines = summary.standing.lines
    by_verdict = {verdict: [line for line in lines if line.verdict is verdict] for verdict in Verdict}
    tasks = [line for line in summary.task_lines if not line.of_indicator]
    of_indicators = [line for line in summary.task_lines if line.of_indicator]
    return SummaryFields(
        方案名称=summary.plan,
        主题=summary.subject,
        报告期=summary.period,
        日期=summary.today,
        署名=summary.signer,
        模拟=summary.simulated,
        地区=summary.region,
        应报数=len(summary.expected),
        已报数=len(summary.received),
        未报数=len(summary.missing),
        已报单位=join_names(summary.received),
        未报单位=join_names(duties.unit for duties in summary.missing),
        指标=_tally(summary.standing.tally),
        量化要求=_tally(summary.standing.task_metric_tally),
        无目标值指标数=summary.standing.unjudged,
        领域=[_area(area) for area in summary.standing.areas],
        任务总数=len(tasks),
        任务概述=count_words(count_states(tasks)),
        指标工作总数=len(of_indicators),
        指标工作概述=count_words(count_states(of_indicators)),
        任务领域=_task_areas(summary.tasks),
        未达标=[missed_words(line) for line in by_verdict[Verdict.MISSED]],
        待核=review_words(by_verdict[Verdict.REVIEW]),
        指标未报=unreported_words(by_verdict[Verdict.UNREPORTED]),
        未开展任务=not_started_words(summary.task_lines),
        主要工作=_digest(digest_by_unit(summary.work_elsewhere, _ROOM_OF_WORK)),
        存在问题=_digest(digest_by_weight(summary.problems, _ROOM_OF_PROBLEMS)),
        数据来源文件=summary.origins_file,
        未达标措施=list(remedy_words(summary.remedies)),
        下一步工作=_digest(digest_by_weight(summary.next_steps, _ROOM_OF_PLANS)),
    )


def reminder_fields(reminder: Reminder) -> ReminderFields:
    """The fields of 提示函."""
    return ReminderFields(
        方案名称=reminder.plan,
        主题=reminder.subject,
        报告期=reminder.period,
        日期=reminder.today,
        署名=reminder.signer,
        模拟=reminder.simulated,
        单位=reminder.unit,
        事由=reminder.occasion.value,
        截止日期=reminder.due or "",
        指标数=reminder.metrics,
        任务数=reminder.tasks,
        文件=reminder.file or "",
        须改正=reminder.must,
        须核实=reminder.explain,
    )


def circular_fields(circular: Circular) -> CircularFields:
    """The fields of 通报."""
    return CircularFields(
        方案名称=circular.plan,
        主题=circular.subject,
        报告期=circular.period,
        日期=circular.today,
        署名=circular.signer,
        模拟=circular.simulated,
        应报数=len(circular.expected),
        已报数=len(circular.received),
        未报数=len(circular.missing),
        已报单位=join_names(circular.received),
        未报单位=join_names(circular.missing),
        指标=_tally(circular.standing.tally),
        量化要求=_tally(circular.standing.task_metric_tally),
        截止日期=circular.due or "",
        已逾期=circular.overdue,
        逾期报送数=len(circular.late),
        逾期报送单位=join_names(circular.late),
        退回=[SentBackFields(单位=unit, 须改正=must) for unit, must in circular.sent_back],
        退回数=len(circular.sent_back),
    )


def _tally(tally: Tally) -> TallyFields:
    return TallyFields(
        总数=tally.total,
        达标=tally.met,
        未达标=tally.missed,
        待核=tally.review,
        未报=tally.unreported,
        概述=tally.words,
    )


def _area(area: AreaStanding) -> AreaFields:
    return AreaFields(名称=area.name, 概述=area_words(area))


def _task_areas(areas: Sequence[TaskArea]) -> list[TaskAreaFields]:
    alone = len(areas) == 1
    room = room_for(group for area in areas for group in area.groups)
    return [
        TaskAreaFields(
            名称="" if alone and area.name == NO_AREA else area.name,
            概述=task_area_words(area),
            分组=[
                GroupFields(
                    名称=f"{group.indicator.name}（指标{group.indicator.no}）" if group.indicator else "",
                    内容=group_words(group, room, counted=area.needs_count(group)),
                )
                for group in area.groups
                if group.reported
            ],
        )
        for area in areas
    ]


def _digest(digest: Digest) -> DigestFields:
    return DigestFields(
        各条=[WordsFields(单位=voice.units, 内容=voice.text) for voice in digest.voices], 其余=digest.left_out
    )
