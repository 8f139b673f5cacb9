"""Status: who has returned, who is late, who was sent back, what is missing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ecoreport.files import sha256
from ecoreport.ledger import Ledger, Refusal
from ecoreport.model.duties import all_duties
from ecoreport.model.finding import Severity
from ecoreport.model.period import Period
from ecoreport.services.assess import assess_period, first_days
from ecoreport.services.workspace import Workspace


class UnitState(StrEnum):
    """Where a unit stands with its return."""

    NOT_SENT = "未发放"
    WAITING = "待报"
    LATE = "逾期未报"
    SENT_BACK = "退回修改"
    TO_EXPLAIN = "待核实"
    ACCEPTED = "已收"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitStatus:
    """One unit."""

    unit: str
    state: UnitState
    due: date | None
    returned: str | None
    """When the return that counts was received."""
    version: int | None
    late: bool
    """True when its first version came, or it is still out, after the due day; corrections may come later."""
    must: int
    """Findings that must be corrected."""
    explain: int
    file: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The office's overview of one period."""

    period: Period
    units: tuple[UnitStatus, ...]
    refusals: tuple[Refusal, ...]
    """Files that could not be taken, of whatever period, and that still lie in 收件/."""
    gone: tuple[Refusal, ...]
    """Those that were replaced, removed, or read from another place; the ledger keeps them."""

    def count(self, state: UnitState) -> int:
        """How many units stand there."""
        return sum(unit.state is state for unit in self.units)


def read_status(workspace: Workspace, *, period: Period, today: date) -> Status:
    """How every unit with duties stands, in the programme's order of units."""
    ledger = workspace.open_ledger()
    program = workspace.program
    issues = ledger.issues(program=program.id, period=period.id)
    issued = {program.unit_name(issue.unit): issue for issue in issues}
    standing = assess_period(workspace, period=period, ledger=ledger)
    entries = {entry.submission.unit: entry for entry in standing.entries}
    returned_on = first_days(ledger, program, period)
    severities: dict[str, Counter[Severity]] = {}
    for finding in standing.assessment.findings:
        severities.setdefault(finding.unit or "", Counter())[finding.severity] += 1
    units = []
    for own in all_duties(program):
        issue, entry = issued.get(own.unit), entries.get(own.unit)
        due = date.fromisoformat(issue.due) if issue and issue.due else None
        counts = severities.get(own.unit, Counter()) if entry else Counter()
        late = due is not None and returned_on.get(own.unit, today) > due
        units.append(
            UnitStatus(
                unit=own.unit,
                state=_state(issued=issue is not None, returned=entry is not None, late=late, counts=counts),
                due=due,
                returned=entry.at if entry else None,
                version=entry.version if entry else None,
                late=late,
                must=counts[Severity.MUST],
                explain=counts[Severity.EXPLAIN],
                file=entry.submission.file if entry else None,
            )
        )
    there, gone = _refusals(workspace, ledger)
    return Status(period=period, units=tuple(units), refusals=there, gone=gone)


def _refusals(workspace: Workspace, ledger: Ledger) -> tuple[tuple[Refusal, ...], tuple[Refusal, ...]]:
    """Refused files that lie in 收件/ to this day, under whatever name, and the others."""
    refused = ledger.refusals()
    originals = (ledger.original_path(refusal.sha256) for refusal in refused)
    sizes = {path.stat().st_size for path in originals if path.exists()}
    files = (path for path in workspace.inbox.rglob("*") if sizes and path.is_file())
    digests = {sha256(path.read_bytes()) for path in files if path.stat().st_size in sizes}
    there = tuple(refusal for refusal in refused if refusal.sha256 in digests)
    return there, tuple(refusal for refusal in refused if refusal.sha256 not in digests)


def _state(*, issued: bool, returned: bool, late: bool, counts: Counter[Severity]) -> UnitState:
    if returned:
        if counts[Severity.MUST]:
            return UnitState.SENT_BACK
        return UnitState.TO_EXPLAIN if counts[Severity.EXPLAIN] else UnitState.ACCEPTED
    if late:
        return UnitState.LATE
    return UnitState.WAITING if issued else UnitState.NOT_SENT
