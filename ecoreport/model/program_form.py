"""The Excel form of a programme: its sheets and columns; the only description, for the writer and the reader.

Columns are found by their titles, so a clerk may move them, add others and rename sheets.
"""

from dataclasses import dataclass
from enum import StrEnum

from ecoreport.model.program import Better, UnitKind


class Entry(StrEnum):
    """What a column holds, where clerks type it in several ways."""

    TEXT = "text"
    DATE = "date"
    YEAR = "year"
    NUMBER = "number"
    FIGURE = "figure"
    TICK = "tick"


@dataclass(frozen=True, slots=True, kw_only=True)
class FormColumn:
    """One column, holding one field of the model as text."""

    key: str
    """The field's name in the model; `baseline.year` for a field of an inner record."""
    title: str
    """The heading; unique on its sheet."""
    help: str
    """Shown as a note on the heading."""
    also: tuple[str, ...] = ()
    """What clerks call the column, too; taken where no heading has its title."""
    width: float = 14.0
    choices: tuple[tuple[str, str], ...] = ()
    """The value in the model and the word in the cell, in pairs."""
    offers: tuple[str, ...] = ()
    """Words to pick from; anything else may be written too."""
    required: bool = False
    """Without this column the sheet cannot be read."""
    carries: bool = False
    """A blank cell takes the value above it, as in a merged cell; `NONE_WORD` says that there is none."""
    units: bool = False
    """Holds names of units and offers those of the sheet 单位."""
    several: bool = False
    """Holds a list, parted by 、 or by line breaks."""
    entry: Entry = Entry.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class FormSheet:
    """One sheet."""

    key: str
    title: str
    columns: tuple[FormColumn, ...]
    required: bool = False
    frozen: int = 1
    """So many columns stay in sight when the sheet is scrolled sideways."""

    def column(self, key: str) -> FormColumn:
        """The column of that key."""
        return next(column for column in self.columns if column.key == key)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormTable:
    """One sheet with its rows: as many texts a row as the sheet has columns, empty for nothing."""

    sheet: FormSheet
    rows: tuple[tuple[str, ...], ...]


NONE_WORD = "—"
"""Written where a blank cell would take the value above and there is none."""

KINDS = (
    (UnitKind.DEPARTMENT.value, "部门"),
    (UnitKind.TOWNSHIP.value, "乡镇街道"),
    (UnitKind.PARK.value, "园区"),
    (UnitKind.COMPANY.value, "企业"),
    (UnitKind.INSTITUTION.value, "事业单位"),
    (UnitKind.GROUP.value, "统称"),
    (UnitKind.OTHER.value, "其他"),
)
DIRECTIONS = ((Better.HIGHER.value, "越高越好"), (Better.LOWER.value, "越低越好"))

_AREA = FormColumn(
    key="area", title="领域", help="留空就是与上一行相同；没有领域的写 —。", width=12, carries=True
)
_LEAD_TITLES = (
    "责任单位",
    "责任部门",
    "牵头部门",
    "牵头责任单位",
    "牵头（责任）单位",
    "主责单位",
    "主办单位",
)
_COOPERATE = FormColumn(
    key="cooperate",
    title="配合单位",
    also=("参与单位", "协办单位", "协助单位", "配合部门", "参与部门"),
    help="写法同牵头单位。",
    width=22,
    units=True,
    several=True,
)
_DEADLINE_TITLES = ("完成时限", "完成时间", "完成期限")
_NOTE = FormColumn(key="note", title="备注", help="给自己看的说明，不会印在文书里。", width=24)

_METRIC = (
    FormColumn(
        key="id", title="分项编号", help="全方案不重复，定了就不要改，如 26.1。", width=10, required=True
    ),
    FormColumn(key="name", title="分项名称", help="要填报的一个数或一件事。", width=26, required=True),
    FormColumn(key="measure", title="计量单位", help="如 %、吨标煤/万元；不用填数的留空。", width=11),
    FormColumn(
        key="better",
        title="改善方向",
        help="数值越高越好还是越低越好；不好说的留空。",
        width=10,
        choices=DIRECTIONS,
    ),
    FormColumn(
        key="target",
        title="目标值",
        also=("目标", "指标值", "年度目标", "年度目标值"),
        help="照方案原文写，如 ≥95、达到市级考核要求。",
        width=20,
        required=True,
    ),
    FormColumn(
        key="lead",
        title="牵头单位",
        also=_LEAD_TITLES,
        help="几个单位用顿号隔开；只负责一部分的用括号写明，如 区林业局（农村）。",
        width=22,
        units=True,
        several=True,
    ),
    _COOPERATE,
    FormColumn(
        key="deadline",
        title="时限",
        also=_DEADLINE_TITLES,
        help="如 2022-12-31；方案没有写的留空。",
        width=12,
        entry=Entry.DATE,
    ),
    FormColumn(
        key="range.0",
        title="最小可能值",
        help="填报低于它就提示，如 0；可留空。",
        width=10,
        entry=Entry.FIGURE,
    ),
    FormColumn(
        key="range.1",
        title="最大可能值",
        help="填报高于它就提示，如 100；可留空。",
        width=10,
        entry=Entry.FIGURE,
    ),
    FormColumn(
        key="baseline.year", title="基期年度", help="与哪一年比，如 2021。", width=9, entry=Entry.YEAR
    ),
    FormColumn(
        key="baseline.value", title="基期值", help="那一年的数，按计量单位写。", width=10, entry=Entry.FIGURE
    ),
    FormColumn(key="baseline.source", title="基期来源", help="这个数出自哪里。", width=16),
    FormColumn(key="assigned.value", title="下达值", help="上级后来下达的目标，如 ≥95。", width=10),
    FormColumn(key="assigned.document", title="下达文件", help="文号或文件名。", width=16),
    FormColumn(key="assigned.date", title="下达日期", help="如 2022-06-30。", width=12, entry=Entry.DATE),
    FormColumn(key="note", title="分项备注", help="给自己看的说明。", width=24),
)

PROGRAM_FORM = (
    FormSheet(
        key="program",
        title="基本信息",
        required=True,
        columns=(
            FormColumn(
                key="label",
                title="项目",
                help="不要改动项目名称；工作目标（每段一行）、领域、通则可以增加行。",
                width=16,
                required=True,
                carries=True,
            ),
            FormColumn(key="value", title="内容", help="照方案原文填写。", width=80, required=True),
        ),
    ),
    FormSheet(
        key="units",
        title="单位",
        required=True,
        columns=(
            FormColumn(
                key="name", title="单位名称", help="各处都用这个名称，不能重复。", width=28, required=True
            ),
            FormColumn(key="kind", title="类别", help="留空就是部门。", width=12, choices=KINDS),
            FormColumn(
                key="aliases", title="别名", help="方案或填报中的其他叫法，顿号隔开。", width=30, several=True
            ),
            FormColumn(
                key="members",
                title="成员",
                help="统称（如 各乡镇）包括哪些单位，顿号隔开；各成员也要单列一行。",
                width=50,
                units=True,
                several=True,
            ),
            _NOTE,
        ),
    ),
    FormSheet(
        key="indicators",
        title="指标",
        frozen=3,
        columns=(
            _AREA,
            FormColumn(
                key="no",
                title="序号",
                help="留空就是与上一行同属一个指标。",
                width=7,
                required=True,
                carries=True,
                entry=Entry.NUMBER,
            ),
            FormColumn(
                key="indicator",
                title="指标名称",
                also=("指标",),
                help="照方案原文写。",
                width=26,
                required=True,
            ),
            FormColumn(
                key="nature",
                title="属性",
                help="照方案写，如 约束性、参考性。",
                width=10,
                offers=("约束性", "参考性"),
            ),
            FormColumn(
                key="key",
                title="重难点",
                help="方案标 ★ 的选 ★。",
                width=8,
                choices=(("true", "★"),),
                entry=Entry.TICK,
            ),
            FormColumn(key="text", title="指标原文", help="方案在这个指标下写的话。", width=40),
            *_METRIC,
            FormColumn(key="indicator_note", title="指标备注", help="给自己看的说明。", width=24),
        ),
    ),
    FormSheet(
        key="tasks",
        title="任务",
        columns=(
            FormColumn(
                key="id", title="任务编号", help="全方案不重复，定了就不要改。", width=12, required=True
            ),
            FormColumn(
                key="list",
                title="所在表",
                help="正文、任务分解表，或清单所属单位；留空就是与上一行相同。",
                width=14,
                required=True,
                carries=True,
            ),
            FormColumn(
                key="indicators",
                title="指标序号",
                help="属于哪些指标，顿号隔开。",
                width=9,
                several=True,
                entry=Entry.NUMBER,
            ),
            FormColumn(
                key="no", title="序号", help="在表中的序号。", width=7, required=True, entry=Entry.NUMBER
            ),
            FormColumn(
                key="title",
                title="任务名称",
                also=("工作任务", "重点任务", "任务", "任务事项"),
                help="照方案原文写。",
                width=30,
                required=True,
            ),
            FormColumn(
                key="requirement",
                title="具体要求",
                also=("年度任务", "工作要求", "任务要求", "任务内容", "工作内容", "主要内容"),
                help="照方案原文写。",
                width=60,
                required=True,
            ),
            _AREA,
            FormColumn(
                key="lead",
                title="牵头单位",
                also=_LEAD_TITLES,
                help="几个单位用顿号隔开；只负责一部分的用括号写明。",
                width=22,
                units=True,
                several=True,
            ),
            _COOPERATE,
            FormColumn(
                key="deadline",
                title="时限",
                also=_DEADLINE_TITLES,
                help="如 2022-12-31；没有写的留空。",
                width=12,
                entry=Entry.DATE,
            ),
            _NOTE,
        ),
    ),
    FormSheet(
        key="task_metrics",
        title="任务分项",
        columns=(
            FormColumn(
                key="task",
                title="任务编号",
                help="属于哪项任务；留空就是与上一行相同。",
                width=12,
                required=True,
                carries=True,
            ),
            *_METRIC,
        ),
    ),
    FormSheet(
        key="phases",
        title="阶段",
        columns=(
            FormColumn(key="name", title="阶段名称", help="照方案原文写。", width=24, required=True),
            FormColumn(
                key="start",
                title="开始",
                help="如 2022-01 或 2022-01-15。",
                width=12,
                required=True,
                entry=Entry.DATE,
            ),
            FormColumn(
                key="end",
                title="结束",
                help="如 2022-06 或 2022-06-30。",
                width=12,
                required=True,
                entry=Entry.DATE,
            ),
            FormColumn(key="text", title="阶段内容", help="照方案原文写。", width=80),
        ),
    ),
    FormSheet(
        key="known",
        title="已知问题",
        columns=(
            FormColumn(
                key="code",
                title="问题编码",
                help="检查结果末尾的编码，如 PLAN-040。",
                width=12,
                required=True,
            ),
            FormColumn(
                key="where",
                title="所在",
                help="检查结果中出现的几个字，用来认出是哪一条。",
                width=40,
                required=True,
            ),
            FormColumn(key="reason", title="理由", help="为什么不改。", width=50, required=True),
        ),
    ),
)
"""All sheets in the order they are written."""

FACTS = (
    ("id", "方案编号"),
    ("title", "方案名称"),
    ("region", "地区"),
    ("year", "年度"),
    ("level", "创建级别"),
    ("office", "主办机构"),
    ("source", "来源"),
    ("goals", "工作目标"),
    ("areas", "领域"),
    ("rules", "通则"),
    ("papers.target_table", "目标表名称"),
    ("papers.task_table", "任务分解表名称"),
    ("papers.task_lists", "任务清单名称"),
    ("papers.footnote", "表注"),
    ("note", "备注"),
)
"""The rows of 基本信息: field and label."""

LISTED_FACTS = ("goals", "areas", "rules")
"""Facts that may stand on several rows, one text each."""
