"""The layout: which sheets and columns a department workbook has, and which cells are filled.

The same object is the only truth about cells for the writer and the reader.
"""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_PROMPT = 255
"""Characters that Excel shows in an input prompt; a drop-down list holds as many with its commas."""
LONGEST_PROMPT_TITLE = 32
"""Characters that Excel shows as the title of an input prompt."""


class FieldKey(StrEnum):
    """Column and field keys that the toolkit itself gives a meaning; a layout may have others beside them."""

    VALUE = "value"
    """指标填报: the figure, or the words for a statement metric."""
    STATE = "state"
    """指标填报, 任务进展: the state chosen from the list."""
    NOTE = "note"
    """A remark: how the figure was reached, or why a target was missed."""
    PROGRESS = "progress"
    """任务进展: what was done."""
    PROBLEM = "problem"
    """任务进展: what stands in the way."""
    NEXT = "next"
    """任务进展: what comes next."""
    ABOUT = "about"
    """佐证材料: the metric or task it proves, as the sheet's list offers it."""
    DOCUMENT = "document"
    """佐证材料: name of the document."""
    FILE = "file"
    """佐证材料: name of the attached file."""
    WORK = "work"
    """工作小结: main work done."""
    PROBLEMS = "problems"
    """工作小结: problems."""
    NEXT_STEPS = "next_steps"
    """工作小结: plans."""
    REPORTER = "reporter"
    """填报人."""
    PHONE = "phone"
    """联系电话."""


class State(StrEnum):
    """States offered in the state columns."""

    DONE = "已完成"
    ONGOING = "推进中"
    NOT_STARTED = "未开展"
    NOT_CONCERNED = "不涉及"
    NIL = "零报告"


_STATES_IN_OTHER_WORDS = {
    State.DONE: ("完成", "全部完成", "已全部完成", "完成了", "已办结", "办结", "已办理完毕", "已落实"),
    State.ONGOING: (
        *("推进", "正在推进", "持续推进", "有序推进", "进行中", "正在进行", "正在进行中", "正在推进中"),
        *("实施中", "正在实施", "开展中", "正在开展", "办理中", "正在办理", "建设中", "在建", "正在建设"),
    ),
    State.NOT_STARTED: (
        *("尚未开展", "没有开展", "还未开展", "未开始", "尚未开始", "未启动", "尚未启动", "还未启动"),
        *("未实施", "尚未实施", "未开工", "尚未开工"),
    ),
    State.NOT_CONCERNED: ("无关", "与本单位无关", "本单位不涉及", "不适用", "无此项工作", "无此项任务"),
    State.NIL: ("零报", "〇报告", "0报告"),
}
_STATES = {word: state for state, words in _STATES_IN_OTHER_WORDS.items() for word in (state, *words)}


def read_state(text: str) -> str:
    """The state that the words of a state column mean: 进行中 is 推进中; words that mean none of them stay as they are.

    基本完成, 部分完成 and the like stay: whether that is 已完成 or 推进中 is for the unit to say.
    """
    return _STATES.get("".join(text.split()).rstrip("。.；;，,！!"), text.strip())


class SheetKind(StrEnum):
    """What the rows of a sheet stand for."""

    GUIDE = "guide"
    """填报说明: text, and the few cells about the one who fills the form in."""
    METRICS = "metrics"
    """指标填报: one row a metric."""
    TASKS = "tasks"
    """任务进展: one row a task."""
    EVIDENCE = "evidence"
    """佐证材料: free rows, each tied to a metric or task."""
    SUMMARY = "summary"
    """工作小结: named blocks of prose."""


class ColumnType(StrEnum):
    """What kind of answer a fillable column takes."""

    TEXT = "text"
    NUMBER = "number"
    """A figure in the metric's measure; statement metrics take text in the same column."""
    DATE = "date"
    CHOICE = "choice"
    CHECK = "check"
    """A live check: a locked formula written by the toolkit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a sheet."""

    key: str
    """The field's name in code and in the key row (`value`, `state`, `progress`)."""
    title: str
    """The heading the clerk sees."""
    width: float = 12.0
    """In characters, as Excel counts them."""
    fill: bool = False
    """True when the department fills it: unlocked, tinted."""
    type: ColumnType = ColumnType.TEXT
    choices: tuple[str, ...] = ()
    help: str | None = None
    """The input prompt in Chinese; Excel shows at most 255 characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A single labelled cell to fill, outside any table (填报人, 联系电话; the blocks of 工作小结)."""

    key: str
    label: str
    help: str | None = None
    required: bool = False
    type: ColumnType = ColumnType.TEXT
    rows: int = 1
    """How many text lines of height the cell gets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLayout:
    """One sheet of the workbook."""

    key: str
    title: str
    """The name on the tab."""
    kind: SheetKind
    heading: str = ""
    """The line printed over the table; `{unit}`, `{year}`, `{period}`, `{title}` are filled in."""
    lines: tuple[str, ...] = ()
    """Text of the guide, line by line; the same fields are filled in."""
    columns: tuple[Column, ...]
    """From left to right. A locked column that says nothing for a unit is left out of its workbook."""
    fields: tuple[Field, ...] = ()
    """For a guide or summary: its rows."""
    free_rows: int = 0
    """For evidence: how many empty rows are in sight; a unit gets one a metric and led task if it has more, tucked away."""

    def column(self, key: str) -> Column | None:
        """The column with that key, or None."""
        return next((column for column in self.columns if column.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The workbook as a whole."""

    id: str
    version: int
    sheets: tuple[SheetLayout, ...]
    signatures: tuple[str, ...] = ()
    """Labels of the signature line printed under each table: 填报人, 审核人, 单位负责人（签章）."""

    def required_fields(self) -> tuple[Field, ...]:
        """The labelled cells that must not stay empty."""
        return tuple(field for sheet in self.sheets for field in sheet.fields if field.required)
