"""Collect: returned files into the ledger, annotated copies back to the units."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ecoreport.catalogue import find
from ecoreport.errors import EcoreportError, UnreadableFileError
from ecoreport.files import passed_over, read_bytes, safe_name, sha256, write_bytes
from ecoreport.ledger import Entry, Ledger
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.layout import Layout
from ecoreport.model.period import parse_period
from ecoreport.services.assess import assess_period
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.workspace import Workspace
from ecoreport.sheets import read_book
from ecoreport.spec import load_layout
from ecoreport.workbook import annotate_return, read_return


class Outcome(StrEnum):
    """What became of a file."""

    TAKEN = "已收"
    ALREADY_TAKEN = "先前已收"
    REFUSED = "未收"
    SKIPPED = "跳过"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One file of the inbox and what became of it."""

    file: str
    outcome: Outcome
    unit: str | None = None
    period: str | None = None
    version: int | None = None
    sha256: str | None = None
    message: str = ""
    """Why it was refused or skipped, or when it had been taken before."""
    sent_back: Path | None = None
    """The annotated copy, where the unit has to correct or explain something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What one run took in, in the order of the files."""

    receipts: tuple[Receipt, ...]
    findings: tuple[Finding, ...]
    """About files and forms, and what the units have to correct or explain."""


def collect(
    workspace: Workspace, paths: Sequence[Path] = (), *, now: datetime, track: Track = track_silently
) -> Collection:
    """Files and folders, taken one by one; a file that cannot be taken never stops the others.

    Args:
        workspace: The workspace.
        paths: Files or folders; the inbox when empty.
        now: Stamped into the ledger.
        track: Shows how far it is.

    Raises:
        EcoreportError: When a named path does not exist.
        WorkspaceError: When ledger or folders cannot be written.
    """
    ledger = workspace.open_ledger()
    layout = load_layout("department", workspace=workspace.root)
    receipts: list[Receipt] = []
    findings: list[Finding] = []
    entries: list[Entry] = []
    for path in track(tuple(_files(workspace, paths)), "读取报表"):
        skipped = passed_over(path)
        if skipped is not None:
            findings.append(skipped)
            receipts.append(Receipt(file=path.name, outcome=Outcome.SKIPPED, message=skipped.message))
            continue
        try:
            receipt, entry = _take(workspace, ledger, layout, path, now)
        except UnreadableFileError as wrong:
            findings.append(wrong.finding)
            receipts.append(Receipt(file=path.name, outcome=Outcome.REFUSED, message=str(wrong)))
            continue
        receipts.append(receipt)
        if entry is not None:
            entries.append(entry)
    findings += _rival_returns(entries)
    copies = _send_back(workspace, ledger, entries, findings)
    return Collection(
        receipts=tuple(_with_copy(receipt, copies) for receipt in receipts), findings=tuple(findings)
    )


def _files(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths or (workspace.inbox,):
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.is_file() or p.is_symlink())
        elif path.exists():
            yield path
        else:
            raise EcoreportError(
                f"没有文件或目录 {path}。请检查路径，或把交回的文件放到 {workspace.inbox} 后直接运行 collect。"
            )


def _take(
    workspace: Workspace, ledger: Ledger, layout: Layout, path: Path, now: datetime
) -> tuple[Receipt, Entry | None]:
    """The receipt of one file, and its entry when it was taken just now.

    Raises:
        UnreadableFileError: When it could not be taken; the ledger has then kept bytes and reason.
    """
    data = read_bytes(path)
    digest = sha256(data)
    original = ledger.keep_original(data, sha256=digest, file=path.name, at=now)
    known = ledger.entry(digest)
    if known is not None:
        message = f"内容相同的文件已于 {known.at[:16].replace('T', ' ')} 收下（{known.submission.file}），没有变化。"
        return _receipt(known, path.name, Outcome.ALREADY_TAKEN, message), None
    try:
        book = read_book(data, name=path.name)
        submission, findings = read_return(book, program=workspace.program, layout=layout, sha256=digest)
    except UnreadableFileError as wrong:
        if not original.known:
            ledger.refuse(sha256=digest, file=path.name, code=wrong.code, message=str(wrong), at=now)
        raise
    entry = ledger.record(submission, findings, at=now)
    return _receipt(entry, path.name, Outcome.TAKEN, ""), entry


def _receipt(entry: Entry, file: str, outcome: Outcome, message: str) -> Receipt:
    return Receipt(
        file=file,
        outcome=outcome,
        unit=entry.submission.unit,
        period=entry.submission.period,
        version=entry.version,
        sha256=entry.submission.sha256,
        message=message,
    )


def _rival_returns(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Units that sent two different returns at once; which one counts must not depend on chance."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        submission = entry.submission
        rival = seen.get((submission.unit, submission.period))
        if rival is not None:
            before = {(a.kind, a.key, a.field): a.text for a in rival.submission.answers}
            places = tuple(
                Place(file=submission.file, sheet=a.source.sheet, cell=a.source.cell, text=a.text or "（空）")
                for a in submission.answers
                if before.get((a.kind, a.key, a.field), "") != a.text
            )
            yield find(
                "WORK-003",
                unit=submission.unit,
                place=Place(file=submission.file),
                places=places[:20],
                first=rival.submission.file,
                second=submission.file,
                count=len(places),
            )
        seen[(submission.unit, submission.period)] = entry


def _send_back(
    workspace: Workspace, ledger: Ledger, entries: Sequence[Entry], findings: list[Finding]
) -> dict[str, Path]:
    """Annotated copies of the returns that need something of their unit, by hash; their findings are added."""
    copies: dict[str, Path] = {}
    for period_id in dict.fromkeys(entry.submission.period for entry in entries):
        period = parse_period(period_id)
        if period is None:
            continue
        standing = assess_period(workspace, period=period, ledger=ledger)
        counting = {entry.submission.sha256 for entry in standing.entries}
        for entry in entries:
            submission = entry.submission
            if submission.period != period_id or submission.sha256 not in counting:
                continue
            own = [f for f in standing.assessment.findings if f.unit == submission.unit]
            findings += own
            if all(finding.severity is Severity.NOTE for finding in own):
                continue
            data = annotate_return(ledger.original_path(submission.sha256).read_bytes(), own)
            name = f"{safe_name(submission.unit)}-第{entry.version}次报送-审核意见.xlsx"
            path = workspace.sent_back / period_id / name
            write_bytes(path, data)
            copies[submission.sha256] = path
    return copies


def _with_copy(receipt: Receipt, copies: dict[str, Path]) -> Receipt:
    if receipt.outcome is not Outcome.TAKEN or receipt.sha256 not in copies:
        return receipt
    return replace(receipt, sent_back=copies[receipt.sha256])
