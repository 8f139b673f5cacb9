"""The programme: everything one issued plan says, as frozen data."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

Number = int | str
"""A number as the plan prints it: a plain whole number, or text for such as `3-1` or `十二`."""

BODY_LIST = "正文"
"""The `list` of a task that stands in the running text of the plan."""

_LAST_YEAR = re.compile("(?<!以)上一?年|去年|同比")


class UnitKind(StrEnum):
    """What sort of organisation a unit is; decides grouping and order, never judgement."""

    DEPARTMENT = "department"
    TOWNSHIP = "township"
    PARK = "park"
    COMPANY = "company"
    INSTITUTION = "institution"
    GROUP = "group"
    OTHER = "other"


class Better(StrEnum):
    """In which direction a metric improves."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """One name in a unit cell."""

    name: str
    """The unit's or group's name as it stands in `Program.units`."""
    scope: str | None = None
    """What part the unit answers for, where the plan says so: 区城市管理局（城市） has scope 城市."""
    printed: str | None = field(default=None, compare=False)
    """The alias that stands in the cell instead of the name; the same unit all the same."""

    @property
    def words(self) -> str:
        """What the cell says, as papers print it: 区城市管理局（城市）."""
        name = self.printed or self.name
        return f"{name}（{self.scope}）" if self.scope else name


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A stretch of the programme's time."""

    name: str
    start: str | None = None
    """YYYY-MM or YYYY-MM-DD; None when the plan does not say."""
    end: str | None = None
    """YYYY-MM or YYYY-MM-DD, inclusive: the end of what is named."""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """An organisation that reports, or a group of them under a collective word."""

    name: str
    kind: UnitKind = UnitKind.DEPARTMENT
    aliases: tuple[str, ...] = ()
    """Other names of the same unit, as plans and clerks write them."""
    members: tuple[str, ...] = ()
    """For a group: the names of its units; empty when the plan does not list them."""
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """The figure that a change or a trend is measured against."""

    year: int
    value: str
    """Decimal as text, in the metric's own measure."""
    source: str | None = None
    """Where the figure comes from: a document, or the ledger of that year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assigned:
    """The number that was set later for a deferred target (以…下达指标为准)."""

    value: str
    """A target text: `≥95`, `≤0.52`."""
    document: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """One figure or statement that is reported and judged."""

    id: str
    """Unique in the programme and stable over its life: `26.1`, `10-5.1`."""
    name: str
    measure: str | None = None
    """The unit of measure (%, 吨标煤/万元); None for a statement."""
    better: Better | None = None
    target: str
    """The target text to the letter; its meaning is `language.targets.parse_target`."""
    lead: tuple[Who, ...] = ()
    cooperate: tuple[Who, ...] = ()
    deadline: str | None = None
    range: tuple[str, str] | None = None
    """Smallest and largest value that is possible at all, as decimal text, empty for an open end; set by the office."""
    baseline: Baseline | None = None
    assigned: Assigned | None = None
    note: str | None = None

    @property
    def demand(self) -> str:
        """The target as forms print it, with the number that was set for it later."""
        return self.target + (f"（下达：{self.assigned.value}）" if self.assigned else "")

    def baseline_in(self, year: int) -> Baseline | None:
        """The baseline for returns of that year: a target measured by 上年 has no use for a figure of another year."""
        if self.baseline and _LAST_YEAR.search(self.demand) and self.baseline.year != year - 1:
            return None
        return self.baseline


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A numbered indicator of the programme."""

    no: Number
    name: str
    area: str | None = None
    nature: str | None = None
    """As printed: 约束性, 参考性, or such as 国家参考性、市级约束性."""
    key: bool = False
    """Marked ★ 重难点 in the plan."""
    text: str | None = None
    """What the plan says under the indicator, to the letter."""
    metrics: tuple[Metric, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One row of a task table or list, or one measure of the running text."""

    id: str
    list: str
    """The table or section it stands in: 正文, 任务分解表, or the unit whose annex list it is."""
    indicators: tuple[Number, ...] = ()
    no: Number
    title: str
    requirement: str
    """年度任务 or 具体要求, to the letter."""
    area: str | None = None
    lead: tuple[Who, ...] = ()
    cooperate: tuple[Who, ...] = ()
    deadline: str | None = None
    metrics: tuple[Metric, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A finding of the linter that the office has looked at and accepts."""

    code: str
    where: str
    """Text that must stand in the finding's message or one of its places."""
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Papers:
    """Wording that the annex papers print and that cannot be derived."""

    target_table: str | None = None
    """Title of the 目标表."""
    task_table: str | None = None
    """Title of the 任务分解表."""
    task_lists: str | None = None
    """Title pattern of a unit's list; `{unit}` stands for the name."""
    footnote: str | None = None
    """A line under the tables: 注：标有★为…重难点指标。"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """Everything one plan says. Units are referred to by name; numbers are those of the plan."""

    id: str
    title: str
    region: str
    year: int
    level: str | None = None
    """The level applied for: 国家, 省级, 市级."""
    office: str | None = None
    """The office that runs the programme and signs its papers."""
    source: str | None = None
    """Number or place of publication of the plan."""
    goals: tuple[str, ...] = ()
    """What the plan sets out to reach as a whole (工作目标), a paragraph each, to the letter."""
    phases: tuple[Phase, ...] = ()
    areas: tuple[str, ...] = ()
    units: tuple[Unit, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    tasks: tuple[Task, ...] = ()
    rules: tuple[str, ...] = ()
    """Standing rules of the plan, to the letter (列第一位的为牵头单位)."""
    papers: Papers = Papers()
    known: tuple[Known, ...] = ()
    note: str | None = None

    def all_metrics(self) -> tuple[Metric, ...]:
        """Every metric of the programme: those of the indicators, then those of the tasks, in plan order."""
        return tuple(m for i in self.indicators for m in i.metrics) + tuple(
            m for t in self.tasks for m in t.metrics
        )

    def unit(self, name: str) -> Unit | None:
        """The unit with that name or alias, or None."""
        for unit in self.units:
            if unit.name == name or name in unit.aliases:
                return unit
        return None

    def unit_name(self, name: str) -> str:
        """What the unit of that name or alias is called now; the name itself where there is no such unit."""
        unit = self.unit(name)
        return unit.name if unit else name
