"""The two tables of the plan's annexes, 目标表 and 任务分解表, in the plan's own words and punctuation."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecoreport.model.program import BODY_LIST, Indicator, Metric, Program, Task
from ecoreport.reporting.grid import Column, Grid, Line, SubHeading, build_row, without_blank_columns
from ecoreport.reporting.wording import deadline_words, join_who

DEFAULT_FOOTNOTE = "注：标有★为重难点指标。"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTables:
    """Both tables; a plan without indicators or without tasks has only the other one."""

    targets: Grid | None
    tasks: Grid | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marks:
    """Brackets and colon as the plan itself prints them, full-width or half-width."""

    left: str = "（"
    right: str = "）"
    colon: str = "："

    def bracket(self, text: str) -> str:
        return f"{self.left}{text}{self.right}"


def build_tables(program: Program) -> PlanTables:
    """The 目标表 and the 任务分解表 of the programme."""
    marks = _marks_of(program)
    return PlanTables(
        targets=_target_grid(program, marks) if program.indicators else None,
        tasks=_task_grid(program, marks) if program.tasks else None,
    )


def _target_grid(program: Program, marks: _Marks) -> Grid:
    # Where tasks stand under their indicator, its heading there has its star and its nature.
    headed = {no for task in program.tasks for no in task.indicators}
    starred = [one for one in program.indicators if one.key and one.no not in headed]
    lines: list[Line] = []
    for indicator in program.indicators:
        star = "★" if indicator in starred else ""
        name = f"{star}{indicator.name}{_shared_measure(indicator, marks)}"
        for metric in indicator.metrics or (None,):
            lines.append(
                build_row(
                    indicator.area or "",
                    str(indicator.no),
                    name,
                    _part(indicator, metric, marks),
                    join_who(metric.lead) if metric else "",
                    join_who(metric.cooperate) if metric else "",
                    "" if headed else indicator.nature or "",
                    metric.target if metric else "",
                    deadline_words(metric.deadline) if metric else "",
                )
            )
    grid = Grid(
        title=program.papers.target_table or f"{program.region}{program.year}年度目标表",
        columns=(
            Column(key="area", title="领域", merge=()),
            Column(key="no", title="序号", merge=("area",)),
            Column(key="name", title="指标名称", merge=("area", "no")),
            Column(key="part", title=None),
            Column(key="lead", title="牵头责任单位", merge=("area", "no", "name")),
            Column(key="cooperate", title="配合单位", merge=("area", "no", "name", "lead")),
            Column(key="nature", title="指标属性", merge=("area", "no", "name")),
            Column(key="target", title=_target_title(program)),
            Column(key="deadline", title="完成时限", merge=("area", "no", "name")),
        ),
        lines=tuple(lines),
        note=_footnote(program) if starred else None,
    )
    return without_blank_columns(grid, "area", "cooperate", "nature", "deadline")


def _target_title(program: Program) -> str:
    """The year stands over targets that are all due in it, as the annexes of yearly plans print it."""
    deadlines = [metric.deadline or "" for one in program.indicators for metric in one.metrics]
    due = {deadline[:4] for deadline in deadlines if deadline[:4].isdecimal()}
    return f"{program.year}年目标值" if due <= {str(program.year)} else "目标值"


def _task_grid(program: Program, marks: _Marks) -> Grid:
    indicators = {indicator.no: indicator for indicator in program.indicators}
    lines: list[Line] = []
    heading, stars = "", False
    for task in program.tasks:
        indicator = next((indicators[no] for no in task.indicators if no in indicators), None)
        own = _heading(program, task, indicator, marks)
        if own and own != heading:
            lines.append(SubHeading(text=own))
        heading = own
        stars = stars or (indicator is not None and indicator.key)
        lines.append(
            build_row(
                "、".join(map(str, task.indicators)),
                str(task.no),
                task.title,
                task.requirement,
                join_who(task.lead),
                join_who(task.cooperate),
                deadline_words(task.deadline),
            )
        )
    grid = Grid(
        title=program.papers.task_table or f"{program.region}{program.year}年度任务分解表",
        columns=(
            Column(key="indicator", title="指标", merge=()),
            Column(key="no", title="序号"),
            Column(key="title", title="重点任务", merge=("indicator",)),
            Column(key="requirement", title=f"{program.year}年度任务"),
            Column(key="lead", title="责任部门", merge=("indicator",)),
            Column(key="cooperate", title="配合单位", merge=("indicator", "lead")),
            Column(key="deadline", title="完成时限"),
        ),
        lines=tuple(lines),
        note=_footnote(program) if stars else None,
    )
    return without_blank_columns(grid, "indicator", "cooperate", "deadline")


def _footnote(program: Program) -> str:
    return program.papers.footnote or DEFAULT_FOOTNOTE


def _heading(program: Program, task: Task, indicator: Indicator | None, marks: _Marks) -> str:
    if indicator is not None:
        nature = marks.bracket(indicator.nature) if indicator.nature else ""
        leads = join_who(dict.fromkeys(who for metric in indicator.metrics for who in metric.lead))
        led = marks.bracket(f"牵头责任单位{marks.colon}{leads}") if leads else ""
        return f"{'★' if indicator.key else ''}指标{indicator.no}{marks.colon}{indicator.name}{nature}{led}"
    if task.area:
        return task.area
    several = len({other.list for other in program.tasks}) > 1
    if not several:
        return ""
    return task.list if task.list == BODY_LIST or program.unit(task.list) is None else f"{task.list}工作任务"


def _part(indicator: Indicator, metric: Metric | None, marks: _Marks) -> str | None:
    if metric is None or (len(indicator.metrics) == 1 and metric.name == indicator.name):
        return None
    shared = _shared_measure(indicator, marks)
    own = "" if shared or not metric.measure else marks.bracket(metric.measure)
    return f"{metric.name}{own}"


def _shared_measure(indicator: Indicator, marks: _Marks) -> str:
    measures = {metric.measure for metric in indicator.metrics}
    measure = measures.pop() if len(measures) == 1 else None
    if not measure or marks.bracket(measure) in indicator.name:
        return ""
    return marks.bracket(measure)


def _marks_of(program: Program) -> _Marks:
    texts: Iterable[str] = (
        *(f"{indicator.name}{indicator.text or ''}" for indicator in program.indicators),
        *(metric.target for metric in program.all_metrics()),
        *(f"{task.title}{task.requirement}" for task in program.tasks),
    )
    joined = "".join(texts)
    if joined.count("(") > joined.count("（"):
        return _Marks(left="(", right=")", colon=":")
    return _Marks()
