"""A finding: one thing to correct, explain or note, with the place a person can click."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """What the finding asks of the one who gets it."""

    MUST = "强制"
    """Must be corrected."""
    EXPLAIN = "核实"
    """Must be corrected or explained."""
    NOTE = "提示"
    """For information."""

    @property
    def rank(self) -> int:
        """0 for the gravest, so that findings sorted by it come gravest first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where something stands: a workbook cell, or a line of a text file."""

    file: str | None = None
    sheet: str | None = None
    cell: str | None = None
    """Excel's own address, such as F14."""
    line: int | None = None
    """Counted from 1."""
    text: str | None = None
    """What stands there, quoted."""

    @property
    def words(self) -> str:
        """The place as a clerk reads it: 区水利局.xlsx「指标填报」F14, 方案.yaml 第 12 行; empty for nowhere."""
        sheet = f"「{self.sheet}」" if self.sheet else ""
        line = f" 第 {self.line} 行" if self.line is not None else ""
        return f"{self.file or ''}{sheet}{self.cell or ''}{line}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One 审核意见. Made with `catalogue.find`, so that wording and remedy come from one file."""

    code: str
    severity: Severity
    message: str
    remedy: str
    unit: str | None = None
    """The organisation that has to act, when there is one."""
    place: Place = Place()
    places: tuple[Place, ...] = ()
    """For a finding about two or more places: all of them."""
