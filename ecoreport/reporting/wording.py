"""How papers put things: joined names, counted verdicts, quoted words, dates and amounts."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from ecoreport.language.measures import is_percentage, with_measure
from ecoreport.model.duties import stands_for_indicator
from ecoreport.model.program import Program, Task, Who
from ecoreport.model.submission import SIMULATED

NIL_WORDS = frozenset(
    {
        *("无", "暂无", "没有", "无问题", "暂无问题", "没有问题", "不存在问题", "无困难", "无困难和问题"),
        *("无存在问题", "零报告", "不涉及", "/", "-", "—", "——", "N/A", "n/a"),
    }
)
"""Whole answers that say there is nothing to tell."""

_ENDS = "。！？…"
_STOPS = "。！？…；;，,、：:"
_IDEOGRAPH = r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_NOTICE = re.compile(r"关于(?:印发|转发|下发|发布)《(.+)》的通知$")
_PLAN_WORDS = re.compile(
    r"(?:(?:[（(〔【](?:[^（）()〔〕【】]*)[）)〕】])"
    r"|工作|实施|行动|方案|计划|规划|意见|要点|通知|任务|指标|分解表?|清单|安排|办法|目标|责任书?|的|及|和|、|《|》)+$"
)
_ABOUT = re.compile(r"^.*?关于(?:切实|进一步|全面|深入)*(?:做好|开展|推进|加强|抓好)?")
_YEAR = re.compile(r"(?:19|20)\d\d|二[〇○零]")


def join_names(names: Iterable[str]) -> str:
    """Names once each, in order, as a plan lists them."""
    return "、".join(dict.fromkeys(names))


def join_who(names: Iterable[Who]) -> str:
    """Units as a plan prints them, with their scope in brackets."""
    return join_names(who.words for who in names)


def count_words(counts: Sequence[tuple[str, int]]) -> str:
    """Counts in words, those that are nought left out: 达标7项、未达标1项. Empty when all are nought."""
    return "、".join(f"{name}{count}项" for name, count in counts if count)


def date_words(day: date) -> str:
    """The date as official papers write it: 2019年6月1日, without leading zeros."""
    return f"{day.year}年{day.month}月{day.day}日"


def deadline_words(deadline: str | None) -> str:
    """A deadline of the programme (2024-12-31, 2024-12, 2024) as papers write it; other words stay as they are."""
    parts = (deadline or "").split("-")
    if not all(part.isdecimal() for part in parts) or len(parts) > 3:
        return deadline or ""
    return "".join(f"{int(part)}{measure}" for part, measure in zip(parts, "年月日", strict=False))


def amount_words(value: Decimal, measure: str | None) -> str:
    """A figure with its measure, digits as they were reported."""
    return with_measure(format(value, "f"), measure)


def difference_words(difference: Decimal, measure: str | None) -> str:
    """The distance between two figures of that measure; of percentages in 个百分点."""
    plain = format(difference.normalize(), "f")
    return f"{plain}个百分点" if measure and is_percentage(measure) else with_measure(plain, measure)


def has_content(text: str | None) -> bool:
    """True when an answer says something: neither empty nor one of the words for nothing."""
    stripped = (text or "").strip().strip(_STOPS).strip()
    return bool(stripped) and stripped not in NIL_WORDS


def said(text: str, *, simulated: bool) -> str:
    """An answer as a paper quotes it: empty when it says nothing.

    The word 模拟数据 before a made-up answer is left out: it stands on every page of a paper that quotes one.
    """
    stripped = text.strip()
    if simulated:
        stripped = stripped.removeprefix(SIMULATED).lstrip("：: ")
    return stripped if has_content(stripped) else ""


def smooth(text: str) -> str:
    """A clerk's words as one run of prose: line breaks and stray blanks gone, punctuation made Chinese.

    No word is added or dropped. There is no full stop at the end; `finish` sets it.
    """
    lines = [line.strip() for line in re.split(r"[\r\n\v\f\u2028\u2029]+", text)]
    joined = ""
    for line in filter(None, lines):
        joined += ("；" if joined and joined[-1] not in _STOPS else "") + line
    joined = re.sub(rf"(?<={_IDEOGRAPH})[ \t\u3000]+(?={_IDEOGRAPH})", "", joined)
    joined = re.sub(r"[ \t\u3000]+", " ", joined)
    joined = re.sub(
        rf"(?<={_IDEOGRAPH})[,;:?!]|(?<=[)%\d])[,;](?={_IDEOGRAPH})", lambda m: _FULL_WIDTH[m[0]], joined
    )
    joined = re.sub(r"([。；，、])[；，、。]+", r"\1", joined)
    return joined.rstrip("。；;，,、 ")


def finish(text: str) -> str:
    """The smoothed text with its full stop; empty stays empty."""
    plain = smooth(text)
    if not plain or plain[-1] in _ENDS or (plain[-1] in "”’）" and plain[-2:-1] in tuple(_ENDS)):
        return plain
    return f"{plain}。"


def quote(text: str) -> str:
    """A text in Chinese quotation marks; marks inside become single ones."""
    inner = text.strip().rstrip("。；，").replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def task_place(task: Task) -> str:
    """Where a task stands in the plan: under an indicator the numbers begin anew, so that is named first."""
    if stands_for_indicator(task):
        return task.id
    if task.indicators:
        return f"指标{task.indicators[0]}任务{task.no}"
    return f"{task.list}第{task.no}项"


def program_subject(program: Program) -> str:
    """What the programme is about in its year, taken from its title: 工作总结 can follow.

    The words for a plan (工作计划, 实施方案, 的通知) and what stands in brackets at the end are left out; a title
    without a year gets the programme's after the region's name.
    """
    title = re.sub(r"\s+", "", program.title)
    notice = _NOTICE.search(title)
    title = _ABOUT.sub("", notice[1] if notice else title.strip("《》"))
    subject = _PLAN_WORDS.sub("", title)
    region = program.region if program.region and subject.startswith(program.region) else ""
    rest = subject.removeprefix(region)
    if not region and (not rest or rest[0].isdigit()):
        region = program.region
    year = "" if _YEAR.search(subject) else f"{program.year}年度"
    return f"{region}{year}{rest}"


def signer(program: Program) -> str:
    """Who signs the papers: the office; where the programme names none, words that ask for it rather than a guess."""
    return program.office or "（主办机构未填写）"
