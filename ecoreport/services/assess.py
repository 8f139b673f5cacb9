"""Assess: judge every metric of a period, run the checks, write the findings workbook."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

from ecoreport.checks import assess as run_checks
from ecoreport.errors import EcoreportError
from ecoreport.files import sha256
from ecoreport.ledger import Entry, Ledger
from ecoreport.model.assessment import Assessment, Decision
from ecoreport.model.duties import all_duties
from ecoreport.model.layout import Field
from ecoreport.model.period import Period
from ecoreport.model.program import Program
from ecoreport.services.versions import says_the_same
from ecoreport.services.workspace import Workspace
from ecoreport.spec import load_layout
from ecoreport.tables.findings import render_findings

RESULT_FILE = "审核结果.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a period stands: the returns that count and their assessment."""

    entries: tuple[Entry, ...]
    decisions: tuple[Decision, ...]
    """Every decision of the period, oldest first, in force or not."""
    assessment: Assessment


def assess_period(workspace: Workspace, *, period: Period, ledger: Ledger | None = None) -> Standing:
    """The verdicts and findings of a period from what the ledger holds; nothing is written."""
    ledger = ledger or workspace.open_ledger()
    program = workspace.program
    entries = counting_entries(ledger, program, period)
    decisions = decisions_of(ledger, program, period, entries)
    assessment = run_checks(
        program,
        period,
        [entry.submission for entry in entries],
        decisions=decisions,
        form_findings=[finding for entry in entries for finding in entry.findings],
        previous=previous_values(workspace, period, ledger),
        received={entry.submission.unit: date.fromisoformat(entry.at[:10]) for entry in entries},
        required_fields=_required_fields(workspace),
    )
    return Standing(entries=entries, decisions=decisions, assessment=assessment)


def assess_issued_period(workspace: Workspace, *, period: Period, ledger: Ledger | None = None) -> Standing:
    """As `assess_period`, for what is written down: a period that nobody was asked about is a mistyped one.

    Raises:
        EcoreportError: When nothing was sent out for the period and nothing came back.
    """
    ledger = ledger or workspace.open_ledger()
    program = workspace.program
    standing = assess_period(workspace, period=period, ledger=ledger)
    asked = standing.entries or ledger.issues(program=program.id, period=period.id)
    if all_duties(program) and not asked:
        raise EcoreportError(
            f"还没有发放{period.words}的工作簿，也没有收到{period.words}的报表。"
            "请核对报告期（--period）；确要收这一期的，请先运行 ecoreport distribute。"
        )
    return standing


def counting_entries(ledger: Ledger, program: Program, period: Period) -> tuple[Entry, ...]:
    """The return that counts of each unit, under the name the unit has now: it may have been renamed since."""
    latest: dict[str, Entry] = {}
    for entry in ledger.entries(program=program.id, period=period.id):
        unit = program.unit_name(entry.submission.unit)
        findings = tuple(replace(finding, unit=unit) for finding in entry.findings)
        submission = replace(entry.submission, unit=unit)
        latest[unit] = replace(entry, submission=submission, findings=findings)
    return tuple(latest.values())


def first_days(ledger: Ledger, program: Program, period: Period) -> dict[str, date]:
    """The day on which each unit's first return came in, under the name the unit has now."""
    days = ledger.first_days(program=program.id, period=period.id)
    return {program.unit_name(unit): day for unit, day in reversed(days.items())}


def decisions_of(
    ledger: Ledger, program: Program, period: Period, entries: Sequence[Entry]
) -> tuple[Decision, ...]:
    """The decisions of the period; one on an earlier return holds for the one that counts if that answers alike."""
    current = {entry.submission.unit: entry.submission for entry in entries}
    found: list[Decision] = []
    for decision in ledger.decisions(program=program.id, period=period.id):
        unit = program.unit_name(decision.unit)
        now, decided = current.get(unit), ledger.entry(decision.sha256)
        if now and decided and says_the_same(decided.submission, now, metric=decision.metric):
            decision = replace(decision, sha256=now.sha256)
        found.append(replace(decision, unit=unit))
    return tuple(found)


def write_findings(workspace: Workspace, standing: Standing, *, period: Period, now: datetime) -> Path:
    """The findings workbook, written to 成果/.

    Raises:
        WorkspaceError: When the folder cannot be written.
    """
    received = received_files(workspace, standing)
    names = Counter(name for name, _ in received)
    data = render_findings(
        standing.assessment,
        decisions=standing.decisions,
        title=workspace.program.title,
        period=period.words,
        created=now,
        # A finding knows its file by name alone: one that two units used must not lead astray.
        path_of={name: path for (name, _), path in received.items() if names[name] == 1}.get,
    )
    with workspace.locked():
        return workspace.results_of(period, now=now).write(RESULT_FILE, data)


def received_files(workspace: Workspace, standing: Standing) -> dict[tuple[str, str], str]:
    """Where the returns that count lie in 收件/, as seen from the results: by file name and SHA-256.

    Only files with the very bytes that were taken: a link never leads to another version.
    """
    taken = {(entry.submission.file, entry.submission.sha256) for entry in standing.entries}
    names = {name for name, _ in taken}
    found = (path for path in sorted(workspace.inbox.rglob("*")) if path.name in names and path.is_file())
    return {
        key: "../../" + path.relative_to(workspace.root).as_posix()
        for path in found
        if (key := (path.name, sha256(path.read_bytes()))) in taken
    }


def previous_values(workspace: Workspace, period: Period, ledger: Ledger) -> dict[tuple[str, str], Decimal]:
    """What the units reported for the period before, by metric id and unit, in the metric's measure."""
    before = period.before
    entries = counting_entries(ledger, workspace.program, before)
    if not entries:
        return {}
    verdicts = run_checks(workspace.program, before, [entry.submission for entry in entries]).verdicts
    return {(v.metric, v.unit): v.value for v in verdicts if v.value is not None}


def _required_fields(workspace: Workspace) -> tuple[Field, ...]:
    layout = load_layout(workspace=workspace.root)
    return tuple(field for sheet in layout.sheets for field in sheet.fields if field.required)
