"""What the ledger hands out: receipts, returns, issues and decisions as frozen data."""

from dataclasses import dataclass

from ecoreport.model.finding import Finding
from ecoreport.model.submission import Submission


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A received file."""

    number: int
    """The number of receipt; order of receipt is order of these."""
    sha256: str
    file: str
    at: str
    known: bool
    """True when the same bytes had been received before; `file` and `at` are then those of the first time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A return that was taken."""

    submission: Submission
    version: int
    at: str
    findings: tuple[Finding, ...]
    """What was found about the form while it was read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A received file that could not be taken."""

    file: str
    sha256: str
    at: str
    code: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """A workbook that was sent out."""

    unit: str
    period: str
    file: str
    sha256: str
    at: str
    due: str | None
