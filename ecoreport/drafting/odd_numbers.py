"""Numbers that a draft has twice, or that are missing in a row."""

from collections.abc import Iterable, Iterator, Sequence

from ecoreport.drafting.gathering import Gathering
from ecoreport.model.finding import Place
from ecoreport.model.program import Indicator, Task

_LATE_START = 3
"""Numbers that begin up to here lack those before."""
_LISTED = 20
_DOUBLED_LISTED = 10


def doubt_numbers(
    indicators: Sequence[Indicator], tasks: Sequence[Task], gathering: Gathering, *, whole: Place
) -> None:
    """Adds a doubt for each kind of number that is there twice, or left out.

    Args:
        indicators: The indicators of the draft.
        tasks: Its tasks.
        gathering: Where the doubts go.
        whole: The document, for what has no place of its own.
    """
    for problem in _doubled_and_missing(indicators):
        gathering.doubt("DRAFT-009", whole, where="指标", problem=problem)
    if twice := _doubled_tasks(tasks):
        listed = "、".join(f"{task.list}第{task.no}项" for task in twice[:_DOUBLED_LISTED])
        place = gathering.origins[f"tasks/{twice[0].id}/title"]
        gathering.doubt("DRAFT-009", place, where="任务", problem=f"有重复：{listed}")
    for name, numbers in _missing_tasks(tasks).items():
        first = next(task for task in tasks if task.list == name)
        place = gathering.origins[f"tasks/{first.id}/title"]
        gathering.doubt("DRAFT-009", place, where=f"任务（{name}）", problem=f"缺少：{'、'.join(numbers)}")


def _doubled_and_missing(indicators: Sequence[Indicator]) -> Iterator[str]:
    """What is odd about the numbers of the indicators, in words for a person."""
    numbers = [indicator.no for indicator in indicators]
    doubled = sorted({str(no) for no in numbers if numbers.count(no) > 1})
    if doubled:
        yield f"有重复：{'、'.join(doubled)}"
    if missing := _missing(sorted({no for no in numbers if isinstance(no, int)})):
        yield f"缺少：{'、'.join(missing[:_LISTED])}"


def _missing_tasks(tasks: Iterable[Task]) -> dict[str, list[str]]:
    """The numbers left out in each list; numbers that begin again begin a run of their own."""
    runs: dict[str, list[list[int]]] = {}
    for task in tasks:
        own = runs.setdefault(task.list, [[]])
        if not isinstance(task.no, int):
            continue
        if own[-1] and task.no < own[-1][-1]:
            own.append([])
        own[-1].append(task.no)
    missing = {name: [no for run in own for no in _missing(run)] for name, own in runs.items()}
    return {name: numbers[:_LISTED] for name, numbers in missing.items() if numbers}


def _missing(rising: Sequence[int]) -> list[str]:
    """The numbers left out between the first and the last of a rising row; a row that begins at 2 or 3 lacks its beginning."""
    if not rising:
        return []
    first = 1 if rising[0] <= _LATE_START else rising[0]
    return [str(no) for no in range(first, rising[-1]) if no not in rising]


def _doubled_tasks(tasks: Iterable[Task]) -> list[Task]:
    """Tasks with a number that an earlier one has in the same list, under the same heading and the same indicators.

    Numbers that begin again from 1, under a heading or for the next unit, are no mistake, nor is one number for the several
    rows of one task.
    """
    met: dict[tuple[object, ...], str] = {}
    before: Task | None = None
    doubled = []
    for task in tasks:
        if before is not None and task.list == before.list and task.no == 1 and before.no != 1:
            met.clear()
        key = (task.list, task.area, task.indicators, task.no)
        doubled += [task] if met.setdefault(key, task.title) != task.title else []
        before = task
    return doubled
