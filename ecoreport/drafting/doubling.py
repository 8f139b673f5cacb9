"""Numbers that a draft has twice, or that are missing in a row."""

from collections.abc import Iterable, Iterator, Sequence

from ecoreport.model.program import Indicator, Task

_LISTED = 20


def doubled_and_missing(indicators: Sequence[Indicator]) -> Iterator[str]:
    """What is odd about the numbers of the indicators, in words for a person."""
    numbers = [indicator.no for indicator in indicators]
    doubled = sorted({str(no) for no in numbers if numbers.count(no) > 1})
    if doubled:
        yield f"有重复：{'、'.join(doubled)}"
    whole = sorted({no for no in numbers if isinstance(no, int)})
    missing = [str(no) for no in range(whole[0], whole[-1]) if no not in whole] if whole else []
    if missing:
        yield f"缺少：{'、'.join(missing[:_LISTED])}"


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
