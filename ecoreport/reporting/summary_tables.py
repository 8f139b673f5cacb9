"""The tables of the summary: counts by area, all indicators, all tasks, units not heard of, origins of the figures."""

from collections.abc import Iterable

from ecoreport.model.duties import Duties, Role
from ecoreport.reporting.grid import Column, Grid, Line, Row, SubHeading, build_row
from ecoreport.reporting.origins import Origin
from ecoreport.reporting.progress import TaskArea, TaskLine
from ecoreport.reporting.standing import IndicatorLine, MetricLine, Standing, Tally
from ecoreport.reporting.wording import join_who

_SHOWN = 40
"""How many characters of a long answer the list of origins shows; the whole of it stands in the text."""

_HASH = 8
"""How many digits of a return's SHA-256 are shown."""

_TALLY_COLUMNS = (
    Column(key="total", title="指标数"),
    Column(key="met", title="达标"),
    Column(key="missed", title="未达标"),
    Column(key="review", title="待核"),
    Column(key="unreported", title="未报"),
)


def build_area_grid(standing: Standing) -> Grid:
    """How many indicators of each area stand how, with a line of sums."""
    lines: list[Line] = [_tally_row(area.name, area.tally) for area in standing.areas]
    if len(lines) > 1:
        lines.append(_tally_row("合计", standing.tally))
    return Grid(
        title="指标完成情况统计表",
        columns=(Column(key="group", title="领域"), *_TALLY_COLUMNS),
        lines=tuple(lines),
        note="注：一个指标的各个分项全部达标，该指标方计为达标。",
        empty="方案没有列出指标。",
    )


def build_indicator_grid(standing: Standing) -> Grid:
    """Every metric with target, reported figure, verdict and unit; the indicators first, then the tasks' figures."""
    lines: list[Line] = []
    for area in standing.areas:
        if len(standing.areas) > 1:
            lines.append(SubHeading(text=area.name))
        for indicator in area.indicators:
            lines += _indicator_rows(indicator)
    if standing.task_metrics:
        lines.append(SubHeading(text="重点任务中的量化要求"))
        lines += [_metric_row("", line.matter, None, line) for line in standing.task_metrics]
    return Grid(
        title="指标完成情况表",
        columns=(
            Column(key="no", title="序号", merge=()),
            Column(key="name", title="指标名称", merge=("no",)),
            Column(key="part", title=None),
            Column(key="target", title="目标值"),
            Column(key="value", title="完成情况"),
            Column(key="verdict", title="判定"),
            Column(key="reason", title="判定说明"),
            Column(key="unit", title="填报单位"),
            Column(key="origin", title="来源"),
        ),
        lines=tuple(lines),
        note="注：“来源”为附件“数据来源表”中的编号。",
        empty="方案没有列出指标。",
    )


def build_task_grid(areas: tuple[TaskArea, ...]) -> Grid:
    """Every task with its state and progress in the words of those who lead it; the others are quoted in the text."""
    lines: list[Line] = []
    for area in areas:
        if len(areas) > 1:
            lines.append(SubHeading(text=area.name))
        for group in area.groups:
            if group.indicator is not None:
                lines.append(SubHeading(text=f"指标{group.indicator.no} {group.indicator.name}"))
            lines += [row for line in group.tasks for row in _task_rows(line)]
    return Grid(
        title="重点任务进展情况表",
        columns=(
            Column(key="no", title="序号", merge=()),
            Column(key="title", title="重点任务", merge=("no",)),
            Column(key="lead", title="牵头单位", merge=("no", "title")),
            Column(key="state", title="完成状态", merge=("no", "title")),
            Column(key="unit", title="填报单位"),
            Column(key="progress", title="进展情况（单位填报）"),
            Column(key="origin", title="来源"),
        ),
        lines=tuple(lines),
        note="注：“来源”为附件“数据来源表”中的编号。本表列牵头单位的填报，配合单位的填报见正文。",
        empty="方案没有列出重点任务。",
    )


def build_missing_grid(missing: tuple[Duties, ...]) -> Grid:
    """The units not heard of, with how much each has to report."""
    return Grid(
        title="未报送单位名单",
        columns=(
            Column(key="no", title="序号"),
            Column(key="unit", title="单位"),
            Column(key="metrics", title="应报指标（项）"),
            Column(key="tasks", title="应报任务（项）"),
        ),
        lines=tuple(
            build_row(str(number), duty.unit, str(len(duty.metrics)), str(len(duty.tasks)))
            for number, duty in enumerate(missing, start=1)
        ),
        empty="承担任务的单位均已报送。",
    )


def build_origin_grid(origins: Iterable[Origin]) -> Grid:
    """Sheet and cell of every figure and every quoted word, by return; the other tables refer to the numbers."""
    by_return: dict[str, list[Line]] = {}
    for origin in origins:
        heading = f"{origin.unit}：{origin.file}（文件校验码 {origin.sha256[:_HASH]}）"
        by_return.setdefault(heading, []).append(
            build_row(
                str(origin.no), origin.matter, _shortened(origin.text), origin.sheet, " ".join(origin.cells)
            )
        )
    return Grid(
        title="数据来源表",
        columns=(
            Column(key="no", title="编号"),
            Column(key="matter", title="事项"),
            Column(key="raw", title="填报原文"),
            Column(key="sheet", title="工作表"),
            Column(key="cell", title="单元格"),
        ),
        lines=tuple(
            line for heading, rows in by_return.items() for line in (SubHeading(text=heading), *rows)
        ),
        note=f"注：文件校验码为报送文件SHA-256值的前{_HASH}位，台账中按此保存原件。正文各项统计数由前列各表逐项计得。",
        empty="没有收到报送，本总结不含报送数据。",
    )


def _tally_row(name: str, tally: Tally) -> Row:
    return build_row(name, str(tally.total), *(str(count) for _, count in tally.counts))


def _indicator_rows(shown: IndicatorLine) -> list[Row]:
    indicator = shown.indicator
    no, name = str(indicator.no), f"{'★' if indicator.key else ''}{indicator.name}"
    if not shown.metrics:
        return [build_row(no, name, None, "", "", "", "方案没有写明目标值。", "", "")]
    return [
        _metric_row(no, name, None if line.metric.name == indicator.name else line.metric.name, line)
        for line in shown.metrics
    ]


def _metric_row(no: str, name: str, part: str | None, line: MetricLine) -> Row:
    return build_row(
        no,
        name,
        part,
        line.target,
        f"{line.value}（读作{line.reading}）" if line.reading else line.value,
        line.verdict.value,
        line.reason,
        line.unit,
        _number(line.origin),
    )


def _task_rows(line: TaskLine) -> list[Row]:
    task = line.task
    head = (str(task.no), task.title, join_who(task.lead), line.state)
    deciding = Role.LEAD if task.lead else Role.COOPERATE
    return [
        build_row(*head, report.unit, report.progress, _number(report.origin))
        for report in line.reports
        if report.role is deciding
    ] or [build_row(*head, "", "", "")]


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}……"


def _number(origin: int | None) -> str:
    return "" if origin is None else str(origin)
