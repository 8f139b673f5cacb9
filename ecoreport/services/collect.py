"""Collect: returned files into the ledger, annotated copies back to the units."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ecoreport.errors import EcoreportError, UnreadableFileError
from ecoreport.files import move_file, passed_over, read_bytes, safe_name, sha256, write_bytes
from ecoreport.ledger import Entry
from ecoreport.model.finding import Finding, Severity
from ecoreport.model.period import parse_period
from ecoreport.model.submission import Submission
from ecoreport.services.assess import assess_period
from ecoreport.services.mixups import find_mixups
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.versions import compare_versions
from ecoreport.services.workspace import Workspace
from ecoreport.sheets import read_book
from ecoreport.sheets.refusal import refusal
from ecoreport.spec import load_layout
from ecoreport.workbook import annotate_return, read_return

ANSWERED = "已重报"
"""The folder in 退回/ for annotated copies whose unit has returned again."""


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
        WorkspaceError: When ledger or folders cannot be written, or another run is writing there.
    """
    files = tuple(_files(workspace, paths))
    with workspace.locked():
        desk = _Desk(workspace, now)
        for path in track(files, "读取报表"):
            desk.receive(path)
        desk.send_back()
    return Collection(receipts=tuple(desk.receipts), findings=tuple(desk.findings))


def _files(workspace: Workspace, paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths or (workspace.inbox,):
        if path.is_dir():
            yield from sorted(_inside(path))
        elif path.exists():
            yield path
        else:
            raise EcoreportError(
                f"没有文件或目录 {path}。请检查路径，或把交回的文件放到 {workspace.inbox} 后直接运行 collect。"
            )


def _inside(folder: Path) -> Iterator[Path]:
    """Every file and link below the folder; one that may not be opened is an error, never an empty folder."""
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            yield from _inside(entry)
        elif entry.is_file() or entry.is_symlink():
            yield entry


class _Desk:
    """One run: what came of each file, and the returns that annotated copies are made of."""

    def __init__(self, workspace: Workspace, now: datetime) -> None:
        self.receipts: list[Receipt] = []
        self.findings: list[Finding] = []
        self._workspace = workspace
        self._now = now
        self._ledger = workspace.open_ledger()
        self._ledger.sweep()
        self._layout = load_layout(workspace=workspace.root)
        self._taken: dict[str, Entry] = {}
        self._known: dict[str, Entry] = {}
        """Returns of earlier runs whose files are still there; both by hash."""

    def receive(self, path: Path) -> None:
        """Takes, refuses or skips one file."""
        skipped = passed_over(path)
        if skipped is not None:
            self.findings.append(skipped)
            self.receipts.append(Receipt(file=path.name, outcome=Outcome.SKIPPED, message=skipped.message))
            return
        try:
            self.receipts.append(self._take(path))
        except UnreadableFileError as wrong:
            self.findings.append(wrong.finding)
            self.receipts.append(Receipt(file=path.name, outcome=Outcome.REFUSED, message=str(wrong)))

    def send_back(self) -> None:
        """Writes the annotated copies of the returns that need something of their unit, and adds their findings.

        A copy that an interrupted run left out is written by the next one.
        """
        copies: dict[str, Path] = {}
        seen = self._known | self._taken
        counting: set[str] = set()
        for period_id in dict.fromkeys(entry.submission.period for entry in seen.values()):
            period = parse_period(period_id)
            if period is None:
                continue
            standing = assess_period(self._workspace, period=period, ledger=self._ledger)
            for entry in standing.entries:
                digest = entry.submission.sha256
                counting.add(digest)
                path = self._copy_path(entry, entry.version)
                if digest not in seen:
                    continue
                self._put_older_copies_away(entry)
                if digest not in self._taken and path.exists():
                    continue
                own = [f for f in standing.assessment.findings if f.unit == entry.submission.unit]
                if digest in self._taken:
                    self.findings += own
                if any(finding.severity is not Severity.NOTE for finding in own):
                    original = self._ledger.original_path(digest).read_bytes()
                    write_bytes(path, annotate_return(original, own))
                    copies[digest] = path
        for digest, entry in self._taken.items():
            if digest not in counting:
                # What it says counts no more; whose workbook it is must still be asked.
                self.findings += [f for f in entry.findings if f.code.startswith("WORK-")]
        self.receipts = [_with_copy(receipt, copies) for receipt in self.receipts]

    def _take(self, path: Path) -> Receipt:
        """The receipt of one file.

        Raises:
            UnreadableFileError: When it could not be taken; the ledger has then kept bytes and reason.
        """
        data = read_bytes(path)
        digest = sha256(data)
        self._ledger.keep_original(data, sha256=digest, file=path.name, at=self._now)
        known = self._ledger.entry(digest)
        if known is not None:
            self._known[digest] = known
            return _receipt(known, path.name, Outcome.ALREADY_TAKEN, self._already(known))
        try:
            submission, found = self._read(data, path.name, digest)
        except UnreadableFileError as wrong:
            reason = {"code": wrong.code, "message": str(wrong)}
            self._ledger.refuse(sha256=digest, file=path.name, at=self._now, **reason)
            raise
        compared = compare_versions(submission, self._versions(submission), recent=self._taken)
        entry = self._ledger.record(submission, (*found, *compared), at=self._now)
        self._taken[digest] = entry
        return _receipt(entry, path.name, Outcome.TAKEN, "")

    def _read(self, data: bytes, name: str, digest: str) -> tuple[Submission, tuple[Finding, ...]]:
        try:
            book = read_book(data, name=name)
            program = self._workspace.program
            submission, found = read_return(book, program=program, layout=self._layout, sha256=digest)
            return submission, (*found, *find_mixups(submission, book, program))
        except EcoreportError:
            raise
        except Exception as bug:  # one strange file must not keep all others from being taken
            raise refusal("FILE-022", name=name, reason=f"{type(bug).__name__}：{bug}") from bug

    def _versions(self, submission: Submission) -> tuple[Entry, ...]:
        return self._ledger.entries(
            program=submission.program, period=submission.period, unit=submission.unit, every_version=True
        )

    def _already(self, known: Entry) -> str:
        at = known.at[:16].replace("T", " ")
        said = f"内容相同的文件已于 {at} 收下（{known.submission.file}），没有变化。"
        last = self._versions(known.submission)[-1]
        if last.version > known.version:
            said += (
                f"那是第{known.version}次报送，现在以第{last.version}次报送（{last.submission.file}）为准。"
            )
        return said

    def _copy_path(self, entry: Entry, version: int) -> Path:
        name = f"{safe_name(entry.submission.unit)}-第{version}次报送-审核意见.xlsx"
        return self._workspace.sent_back / entry.submission.period / name

    def _put_older_copies_away(self, entry: Entry) -> None:
        """What lies in 退回/ is still to be sent back; copies that have been answered go to a folder of their own."""
        for version in range(1, entry.version):
            path = self._copy_path(entry, version)
            if path.exists():
                move_file(path, path.parent / ANSWERED / path.name)


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


def _with_copy(receipt: Receipt, copies: Mapping[str, Path]) -> Receipt:
    return replace(receipt, sent_back=copies.get(receipt.sha256 or ""))
