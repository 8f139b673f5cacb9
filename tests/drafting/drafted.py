"""A draft in the short notation of the tests."""

from collections.abc import Sequence
from pathlib import Path

from ecoreport.drafting.drafts import Draft, draft_document
from ecoreport.drafting.sources.reading import read_document
from ecoreport.model.program import Indicator, Metric, Program, Task, Who

PLANS = Path(__file__).parent / "plans"


def draft(path: Path) -> Draft:
    """The draft of a document."""
    return draft_document(read_document(path), stem=path.stem)


def draft_plan(name: str) -> Draft:
    """The draft of one of the text plans beside the tests."""
    return draft(PLANS / f"{name}.txt")


def draft_text(folder: Path, text: str) -> Draft:
    """The draft of a text."""
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return draft(path)


def names(whos: Sequence[Who]) -> list[str]:
    """Units as names, with their scope in a bracket."""
    return [f"{who.name}（{who.scope}）" if who.scope else who.name for who in whos]


def task(program: Program, id_: str) -> Task:
    """The task with that id."""
    return next(one for one in program.tasks if one.id == id_)


def indicator(program: Program, no: int) -> Indicator:
    """The indicator with that number."""
    return next(one for one in program.indicators if one.no == no)


def metric(program: Program, id_: str) -> Metric:
    """The metric with that id."""
    return next(one for one in program.all_metrics() if one.id == id_)


def duties(program: Program) -> dict[str, tuple[list[str], list[str]]]:
    """Lead and cooperating units of every task."""
    return {one.id: (names(one.lead), names(one.cooperate)) for one in program.tasks}


def codes(drafted: Draft) -> list[str]:
    """The codes of all doubts."""
    return [finding.code for finding in drafted.doubts]
