"""The papers that print the plan itself: 目标表, 任务分解表 and the 工作任务清单 of the units."""

from collections.abc import Sequence

from ecoreport.reporting.plan_tables import PlanTables
from ecoreport.reporting.task_lists import TaskList, TaskLists
from ecoreport.word.grid import is_wide
from ecoreport.word.paper import Paper


def render_tables(tables: PlanTables, base: bytes) -> bytes:
    """Both tables as the annexes of one document.

    Raises:
        TemplateError: When the base document cannot be used.
    """
    grids = [grid for grid in (tables.targets, tables.tasks) if grid is not None]
    paper = Paper(base, title="、".join(grid.title for grid in grids))
    for grid in grids:
        paper.add_annex(grid.title, turned=is_wide(grid), numbered=len(grids) > 1)
        paper.add_grid(grid)
    return paper.render()


def render_task_list(task_list: TaskList, base: bytes) -> bytes:
    """The list of one unit.

    Raises:
        TemplateError: When the base document cannot be used.
    """
    return _render_lists(task_list.grid.title, (task_list,), base)


def render_all_task_lists(lists: TaskLists, base: bytes) -> bytes:
    """All lists in one document, each on a page of its own.

    Raises:
        TemplateError: When the base document cannot be used.
    """
    return _render_lists(lists.title, lists.lists, base)


def _render_lists(title: str, lists: Sequence[TaskList], base: bytes) -> bytes:
    paper = Paper(base, title=title)
    for task_list in lists:
        paper.add_sheet(task_list.grid.title)
        paper.add_grid(task_list.grid)
    return paper.render()
