"""The tables of the summary: counts by area, all indicators, all tasks, units not heard of."""

from collections.abc import Iterable, Sequence

from ecoreport.model.duties import Duties
from ecoreport.reporting.grid import Column, Grid, Line, Row, SubHeading, build_row
from ecoreport.reporting.progress import Report, TaskArea, TaskLine
from ecoreport.reporting.standing import IndicatorLine, MetricLine, Standing, Tally
from ecoreport.reporting.wording import finish, join_names, join_who

_ORIGIN_NOTE = "注：“来源”为随本总结所附数据来源表中的编号，该表逐格列出报送文件、工作表和单元格。"

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
        note=_ORIGIN_NOTE,
        empty="方案没有列出指标。",
    )


def build_task_grid(areas: tuple[TaskArea, ...]) -> Grid:
    """Every task in one row: its state, and progress, problems and plans in the words of those who lead it."""
    lines: list[Line] = []
    groups = [group for area in areas for group in area.groups]
    alike = len({line.of_indicator for group in groups for line in group.tasks}) == 1
    for area in areas:
        if len(areas) > 1:
            lines.append(SubHeading(text=area.name))
        for group in area.groups:
            if group.indicator is not None and not all(line.of_indicator for line in group.tasks):
                lines.append(SubHeading(text=f"指标{group.indicator.no} {group.indicator.name}"))
            # 指标5 rather than 5 only where it must be told from the numbers of tasks.
            lines += [
                _task_row(line, no=str(line.task.no) if alike or not line.of_indicator else line.task.id)
                for line in group.tasks
            ]
    return Grid(
        title="重点任务进展情况表",
        columns=(
            Column(key="no", title="序号"),
            Column(key="title", title="重点任务"),
            Column(key="lead", title="牵头单位"),
            Column(key="state", title="完成状态"),
            Column(key="progress", title="进展情况（牵头单位填报）"),
            Column(key="origins", title="来源"),
        ),
        lines=tuple(lines),
        note=f"{_ORIGIN_NOTE}配合单位的填报全文也在该文件中。",
        empty="方案没有列出重点任务。",
    )


def build_missing_grid(missing: tuple[Duties, ...], *, expected: bool) -> Grid:
    """The units not heard of, with how much each has to report.

    Args:
        missing: Their duties.
        expected: Whether any unit has to report at all.
    """
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
        empty="承担任务的单位均已报送。" if expected else "方案没有写明承担任务的单位。",
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


def _task_row(line: TaskLine, *, no: str) -> Row:
    task = line.task
    deciding = [report for report in line.reports if report.deciding]
    return build_row(
        no,
        task.title,
        join_who(task.lead),
        line.state,
        "\n".join(_report_lines(deciding)),
        join_names(_number(report.origin) for report in deciding),
    )


def _report_lines(reports: Sequence[Report]) -> Iterable[str]:
    """What they reported, one line a unit and kind of answer; units that say the same share a line."""
    for label, part in (("", "progress"), ("存在问题：", "problem"), ("下一步打算：", "next")):
        units: dict[str, list[str]] = {}
        for report in reports:
            if words := finish(getattr(report, part)):
                units.setdefault(words, []).append(report.unit)
        for words, names in units.items():
            yield f"{label}{f'{join_names(names)}：' if len(reports) > 1 else ''}{words}"


def _number(origin: int | None) -> str:
    return "" if origin is None else str(origin)
