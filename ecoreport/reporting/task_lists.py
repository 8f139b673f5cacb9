"""The 工作任务清单 of each unit: what it leads and what it helps with, list by list of the plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from ecoreport.model.duties import Duties, Role, TaskDuty, all_duties, works
from ecoreport.model.program import BODY_LIST, Program
from ecoreport.reporting.grid import Column, Grid, Line, SubHeading, build_row
from ecoreport.reporting.wording import deadline_words, join_names


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskList:
    """The list of one unit."""

    unit: str
    grid: Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLists:
    """All lists, in the order of the programme's units."""

    title: str
    """Of the document that holds them all."""
    lists: tuple[TaskList, ...]


def build_task_lists(program: Program, *, units: Iterable[str] | None = None) -> TaskLists:
    """The task list of every unit that leads or helps with a task.

    Args:
        program: The programme as issued.
        units: Only these units; None for all.
    """
    wanted = None if units is None else set(units)
    reported = works(program)
    with_roles = any(work.lead for work in reported) and any(work.cooperate for work in reported)
    lists = tuple(
        TaskList(unit=duties.unit, grid=_grid(program, duties, with_roles=with_roles))
        for duties in all_duties(program)
        if duties.tasks and (wanted is None or duties.unit in wanted)
    )
    return TaskLists(title=f"{program.region}{program.year}年度各单位工作任务清单", lists=lists)


def _grid(program: Program, duties: Duties, *, with_roles: bool) -> Grid:
    with_deadlines = any(task.deadline for task in program.tasks)
    own_list = [duty for duty in duties.tasks if _is_annex(program, duty)]
    others = [duty for duty in duties.tasks if not _is_annex(program, duty)]
    lines: list[Line] = []
    heading = ""
    for number, duty in enumerate((*own_list, *others), start=1):
        own = "" if not (own_list and others) else _heading(program, duty)
        if own != heading:
            lines.append(SubHeading(text=own))
            heading = own
        role = (_role_words(duty),) if with_roles else ()
        deadline = (deadline_words(duty.task.deadline),) if with_deadlines else ()
        lines.append(build_row(str(number), duty.task.title, duty.task.requirement, *role, *deadline))
    pattern = program.papers.task_lists or "{unit}" + f"{program.year}年度工作任务清单"
    return Grid(
        title=pattern.replace("{unit}", duties.unit),
        columns=(
            Column(key="no", title="序号"),
            Column(key="title", title="工作任务"),
            Column(key="requirement", title="具体要求"),
            *((Column(key="role", title="承担方式"),) if with_roles else ()),
            *((Column(key="deadline", title="完成时限"),) if with_deadlines else ()),
        ),
        lines=tuple(lines),
        note=_scope_note(duties),
    )


def _is_annex(program: Program, duty: TaskDuty) -> bool:
    """True when the task stands in a list that the plan gives a unit or group by name."""
    return program.unit(duty.task.list) is not None


def _heading(program: Program, duty: TaskDuty) -> str:
    if not _is_annex(program, duty):
        return "方案正文任务" if duty.task.list == BODY_LIST else duty.task.list
    return f"{duty.task.list}工作任务清单"


def _role_words(duty: TaskDuty) -> str:
    return f"{duty.role.value}（{duty.scope}）" if duty.scope else duty.role.value


def _scope_note(duties: Duties) -> str | None:
    led = sum(duty.role is Role.LEAD for duty in duties.tasks)
    helped = len(duties.tasks) - led
    counted = [f"牵头{led}项"] if led else []
    counted += [f"配合{helped}项"] if helped else []
    return f"注：共{len(duties.tasks)}项任务，其中{join_names(counted)}。" if led and helped else None
