"""Numbers that a draft has twice, or that are missing in a row."""

from collections.abc import Iterable, Iterator, Sequence

from ecoreport.model.program import Indicator, Task

_LATE_START = 3
"""Numbers that begin up to here lack those before."""
_LISTED = 20


def doubled_and_missing(indicators: Sequence[Indicator]) -> Iterator[str]:
    """What is odd about the numbers of the indicators, in words for a person."""
    numbers = [indicator.no for indicator in indicators]
    doubled = sorted({str(no) for no in numbers if numbers.count(no) > 1})
    if doubled:
        yield f"有重复：{'、'.join(doubled)}"
    if missing := _missing(sorted({no for no in numbers if isinstance(no, int)})):
        yield f"缺少：{'、'.join(missing[:_LISTED])}"


def missing_tasks(tasks: Iterable[Task]) -> dict[str, list[str]]:
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


def doubled_tasks(tasks: Iterable[Task]) -> list[Task]:
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
