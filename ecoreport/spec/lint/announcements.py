"""Checks of announced numbers: 36项指标, 4个断面（…）, 18台（甲6台、乙12台）."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ecoreport.catalogue import find
from ecoreport.language.numerals import read_decimal
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program import Program
from ecoreport.spec.lint.breakdowns import find_breakdowns, find_totals
from ecoreport.spec.lint.subject import Passage, Subject, clause_to
from ecoreport.spec.nodes import Path

_NUMBER = r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})"
_COUNTER = r"(?P<counter>个|项|条|座|处|家|所|类|支|名|块|片|段|台|套|辆|户|村|镇|乡)"

_ANNOUNCED = re.compile(
    _NUMBER
    + r"(?:个|项|条|大)(?P<kind>[^\d，,。；;、：:（）()“”《》]{0,10}?)"
    + r"(?P<what>指标|任务|措施|领域|体系|阶段|(?<=创建|考核|测评|评价|验收)标准)"
)
_ANNOUNCED_AFTER = re.compile(
    r"(?P<kind>[\u4e00-\u9fff]{0,12}?)(?P<what>指标|任务)(?:任务)?(?:共|共计|合计|总数|总计|为|有|计)*"
    + _NUMBER
    + "[项个条]"
)
_LEADING = re.compile(
    r"^(?:其中|共有?|设有?|包括|确保|完成|实现|围绕|对照|全面|推[进动]|使|各项|全部|有|的)*"
)
_ALL = re.compile(
    r"(?:国家|省级|市级|县级|生态文明|建设|创建|示范[市区县]?|考核|测评|评价|评估|验收|监测|主要|具体|目标|工作|年度|各类|标准|达标|任务|的)*"
)
"""Words before 指标 under which all of them are meant; any other (民生, 核心) may be a part."""
_ALL_TASKS = re.compile(rf"(?:{_ALL.pattern}|重点|主要)*")
_NATURES = ("约束性", "参考性", "预期性", "引导性")
_SUM_BEFORE = re.compile("(?:共|共计|共有|合计|总计)$")
_PART_BEFORE = re.compile(
    r"(?:其中|已有?|[尚还仍另]有|新增|涉及|承担|负责|牵头|余下?|剩余|约|近|前|第|超过|不少于)的?$"
)
_PART_BEHIND = re.compile(r"^(?:以上|左右|[中里]|(?:[均都]?[尚还仍])?[未没]|已|接近|存在)")

_LISTED = re.compile(
    _NUMBER
    + _COUNTER
    + r"(?P<what>[^\d，,。；;、：:（）()]{0,16})(?:[（(](?P<inside>[^（）()]+)[）)]|[：:](?P<behind>[^：:。；;]+))"
)
_AND_OTHERS = re.compile(r"(?P<inside>[^\s，,。；;：:（）()]+)等" + _NUMBER + _COUNTER)
_GREAT = re.compile(
    r"(?P<inside>[^\s，,。；;：:（）()]+、[^\s，,。；;：:（）()]+?)(?P<number>[二两三四五六七八九十])大"
)
_NO_NAMES = re.compile(r"\d|其中|包括|包含|例如|如|以上|以下|不|已|达到|完成|按|每|含")
_PART_OF_LIST = re.compile(r"[等…]+$")
_LAST_JOINT = re.compile(r"[和及与]")
LONGEST_NAME = 30

_Count = tuple[str, int, Path]
"""What is counted, how many there are, and where they stand."""

NEARLY_ALL = 4
"""A list that names so many and leaves out just one is worth a question, even with 等."""
TRIFLE = 5
"""Three parts or more that leave over less than this part of the smallest one are worth a question, even with 其中."""


def check_announced(subject: Subject) -> Iterator[Finding]:
    """Numbers of indicators, tasks, areas and phases that goals and phases announce, against those that are there."""
    for passage in subject.whole_passages():
        for pattern in (_ANNOUNCED, _ANNOUNCED_AFTER):
            for match in pattern.finditer(passage.text):
                kind = _LEADING.sub("", match["kind"])
                number = read_decimal(match["number"])
                area = _area_before(subject.program, passage.text[: match.start()])
                counts = _counts(subject.program, match["what"], kind, area)
                if number is None or not counts or number in {count for _, count, _ in counts}:
                    continue
                what, count, path = counts[0]
                alone = area is not None or not _is_one_of_several(passage.text, match, kind)
                if alone and not _is_part(passage.text, match, kind, path):
                    both = (
                        _place(subject, passage, match.start(), match.end()),
                        subject.place(path, f"{what}共 {count} 项"),
                    )
                    yield find("PLAN-055", place=both[0], places=both, said=match[0], what=what, count=count)


def check_listed(subject: Subject) -> Iterator[Finding]:
    """A number of things, and a list of them that has more or fewer."""
    for passage in subject.passages():
        for match in (
            *_LISTED.finditer(passage.text),
            *_AND_OTHERS.finditer(passage.text),
            *_GREAT.finditer(passage.text),
        ):
            groups = match.groupdict()
            is_open = match.re is _AND_OTHERS
            listed = groups["inside"] or groups["behind"]
            if _PART_OF_LIST.search(listed):
                listed, is_open = _PART_OF_LIST.sub("", listed), True
            verb_first = match.re is not _LISTED
            number, counts = read_decimal(groups["number"]), _names_in(listed, verb_first=verb_first)
            if number is None or not counts or number in counts:
                continue
            few = max(counts) < number
            if few and is_open and not (max(counts) >= NEARLY_ALL and max(counts) == number - 1):
                continue
            severity = Severity.NOTE if few and is_open else None
            yield find(
                "PLAN-056",
                place=_place(subject, passage, match.start(), match.end()),
                severity=severity,
                said=match["number"],
                count=max(counts),
                quote=match[0],
            )


def check_sums(subject: Subject) -> Iterator[Finding]:
    """A quantity and its parts that do not add up to it; a note where 其中 leaves out a trifle."""
    for passage in subject.passages():
        for found in (*find_breakdowns(passage.text), *find_totals(passage.text)):
            amounts = [part.amount for part in found.parts]
            total = sum(amounts, Decimal(0))
            gap = found.whole - total
            trifle = len(amounts) > 2 and gap * TRIFLE <= min(amounts)
            if gap == 0 or (gap > 0 and found.names_some and not trifle):
                continue
            yield find(
                "PLAN-057",
                place=_place(subject, passage, found.start, found.end),
                severity=Severity.NOTE if gap > 0 and found.names_some else None,
                said=found.printed,
                total=f"{total:f}",
                quote=passage.text[found.start : found.end],
            )


def _counts(program: Program, what: str, kind: str, area: str | None) -> list[_Count]:
    """What the programme holds of the thing announced; the first is what it most likely means. Empty when not known."""
    match what:
        case "指标" if area is not None and not kind:
            of_area = [i for i, indicator in enumerate(program.indicators) if indicator.area == area]
            return [(f"“{area}”的指标", len(of_area), ("indicators", of_area[0]))] if of_area else []
        case "指标" | "标准":
            return _indicator_counts(program, kind)
        case "任务" | "措施" if _ALL_TASKS.fullmatch(kind):
            return _task_counts(program)
        case "领域" | "体系" if not kind and program.areas:
            return [("领域", len(program.areas), ("areas",))]
        case "阶段" if not kind and program.phases:
            return [("阶段", len(program.phases), ("phases",))]
    return []


def _indicator_counts(program: Program, kind: str) -> list[_Count]:
    """All indicators, or those of the nature that is named; empty for a kind the programme does not know."""
    indicators = program.indicators
    natures = [indicator.nature or "" for indicator in indicators]
    parts = {part.removesuffix("指标") for nature in natures for part in re.split("[、，,]", nature) if part}
    named = sorted((word for word in {*_NATURES, *parts} if word in kind), key=len)
    if named:
        of_kind = sum(named[-1] in nature for nature in natures)
        return [(f"{named[-1]}指标", of_kind, ("indicators", 0))] if any(natures) else []
    if not indicators or not _ALL.fullmatch(kind):
        return []
    metrics = sum(len(indicator.metrics) for indicator in indicators)
    return [("指标", len(indicators), ("indicators", 0)), ("分项", metrics, ("indicators", 0))]


def _task_counts(program: Program) -> list[_Count]:
    """The tasks of each table and of all; plans also call areas and indicators tasks."""
    lists = Counter(task.list for task in program.tasks)
    found: list[_Count] = [(f"“{name}”的任务", count, ("tasks", 0)) for name, count in lists.items()]
    others = (len(program.tasks), len(program.areas), len(program.indicators))
    return found + [("任务", count, ("tasks", 0)) for count in others] if found else []


def _area_before(program: Program, before: str) -> str | None:
    """The area whose name stands right before a number: 资源配置7项指标."""
    return next((area for area in program.areas if before.endswith(area)), None)


def _is_one_of_several(text: str, match: re.Match[str], kind: str) -> bool:
    """True for a number beside other ones of the same things (大气类7项指标、水类5项指标), unless it is the sum (共12项)."""
    if kind or _SUM_BEFORE.search(text[: match.start()]):
        return False
    begin = max(text.rfind(mark, 0, match.start()) for mark in "。；;") + 1
    sentence = re.split("[。；;]", text[begin:])[0]
    numbers = {other["number"] for other in _ANNOUNCED.finditer(sentence) if other["what"] == match["what"]}
    return len(numbers) > 1


def _is_part(text: str, match: re.Match[str], kind: str, path: Path) -> bool:
    """True for a number of some of them, of things that are listed right there, or in a name."""
    before, behind = text[: match.start()], text[match.end() :]
    said = match["kind"].removesuffix(kind) if match.re is _ANNOUNCED_AFTER else before
    if before.endswith(("“", '"')):  # the name of a campaign: “五大任务”
        return True
    part = _PART_BEFORE.search(said)
    if part and not (part[0].startswith("其中") and kind):
        return True
    listed = path == ("areas",) and re.search(r"、[^，,。；;]*$", before) is not None
    return listed or _PART_BEHIND.search(behind) is not None


def _names_in(text: str, *, verb_first: bool) -> set[int]:
    """How many names a list has, with and without taking 和 for a joint; empty when it is no list of names.

    Args:
        text: The list.
        verb_first: What is done with the names stands before the first one (推进甲镇、乙镇…).
    """
    names = [name.strip() for name in re.split("[、，,]", text) if name.strip()]
    if len(names) < 2 or any(
        len(name) > LONGEST_NAME or _NO_NAMES.search(name) for name in names[verb_first:]
    ):
        return set()
    joints = sum(len(_LAST_JOINT.findall(name[1:-1])) for name in names[-1:])
    return {len(names) + extra for extra in range(joints + 1)}


def _place(subject: Subject, passage: Passage, start: int, end: int) -> Place:
    return subject.place(passage.path, f"{passage.label}：{clause_to(passage.text, start, end)}")
