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
