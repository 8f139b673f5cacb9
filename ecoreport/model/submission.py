"""A return: one workbook that came back, as answers that each know their cell."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ecoreport.model.finding import Place

SIMULATED = "模拟数据"
"""The word that marks made-up answers, and every page and sheet about them."""


class AnswerKind(StrEnum):
    """What an answer is about."""

    METRIC = "metric"
    TASK = "task"
    EVIDENCE = "evidence"
    FIELD = "field"
    """A single labelled cell: 填报人, a block of 工作小结."""
    PRINTED = "printed"
    """No answer, but what the form printed beside one: the target that the unit was asked to meet."""


PRINTED_TARGET = "target"
"""The column whose printed text is kept with a return; its `Answer.field`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The cell a figure came from."""

    file: str
    """The file's name as it was received."""
    sheet: str
    cell: str
    sha256: str
    """Of the original bytes."""

    @property
    def place(self) -> Place:
        """The same cell as a place, for messages and links."""
        return Place(file=self.file, sheet=self.sheet, cell=self.cell)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One filled cell, before any meaning is read into it."""

    kind: AnswerKind
    key: str
    """Metric id, task id, field key; for evidence the row number as text."""
    field: str
    """The column's key in the layout."""
    text: str
    """What stands in the cell, as text; empty when nothing does."""
    number: Decimal | None = None
    """The stored number of a number cell, exact to 15 significant digits."""
    format: str | None = None
    """The number format of a number cell."""
    formula: str | None = None
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One return of one unit for one period."""

    program: str
    unit: str
    period: str
    layout: str
    layout_version: int
    answers: tuple[Answer, ...]
    file: str
    sha256: str
    simulated: bool = False
    """Filled by `simulate`, marked 模拟数据."""

    def answer(self, kind: AnswerKind, key: str, field: str) -> Answer | None:
        """The answer in that cell, or None when the form has no such cell."""
        for answer in self.answers:
            if answer.kind == kind and answer.key == key and answer.field == field:
                return answer
        return None
