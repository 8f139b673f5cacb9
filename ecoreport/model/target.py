"""The meaning of a target text, as data. The rules stand in docs/language/targets.md; the parser in `language.targets`."""

from dataclasses import dataclass
from enum import StrEnum


class TargetKind(StrEnum):
    """What a target asks for as a whole."""

    MIN = "min"
    MAX = "max"
    RANGE = "range"
    EXACT = "exact"
    CHANGE = "change"
    TREND = "trend"
    CLASS = "class"
    COUNT = "count"
    QUALITATIVE = "qualitative"
    DEFERRED = "deferred"
    COMPOSITE = "composite"


class Op(StrEnum):
    """How a reported value is compared with the clause's value."""

    GE = ">="
    GT = ">"
    LE = "<="
    LT = "<"
    EQ = "="
    BETWEEN = "between"


class Direction(StrEnum):
    """In which direction a level may or must move."""

    UP = "up"
    DOWN = "down"
    NOT_DOWN = "not_down"
    NOT_UP = "not_up"
    STABLE = "stable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One thing a target demands; every field is absent (None or False) unless the text says it.

    Figures are decimal strings as the plan writes them (2.75 with measure 亿亩 stays 2.75).
    """

    kind: TargetKind | None = None
    """Only inside a composite, for a clause that is no plain bound."""
    op: Op | None = None
    value: str | None = None
    upper: str | None = None
    """The upper end when `op` is between."""
    measure: str | None = None
    year: str | None = None
    deadline: str | None = None
    """YYYY, YYYY-MM or YYYY-MM-DD: the end of what is named."""
    baseline_year: str | None = None
    baseline_value: str | None = None
    direction: Direction | None = None
    class_: str | None = None
    """An ordered class (Ⅲ, 二级, 国Ⅵ); `class` in JSON."""
    approx: bool = False
    aspire: bool = False
    """力争: missing it never makes 未达标."""
    per_year: bool = False
    cumulative: bool = False
    scope: str | None = None
    """Whose part it is: a place, a group, or the name of the sub-metric."""
    text: str | None = None
    """The words of the clause where they alone carry the meaning (qualitative, deferred)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a target text means; nothing in it was guessed."""

    text: str
    kind: TargetKind
    clauses: tuple[Clause, ...] = ()
    note: str | None = None
    """What had to be interpreted or repaired, in Chinese for the office."""

    @property
    def asks_figure(self) -> bool:
        """True when the target is about a figure rather than a statement or a class."""
        if self.kind in (TargetKind.QUALITATIVE, TargetKind.CLASS):
            return False
        return any(clause.value is not None for clause in self.clauses)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTarget:
    """One metric found in a sentence: its own name and what is demanded of it."""

    name: str
    target: Target
