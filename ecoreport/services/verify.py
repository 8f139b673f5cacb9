"""Verify: whether the ledger is whole, and whether it says what the originals say, cell by cell."""

from collections.abc import Iterator
from dataclasses import dataclass

from ecoreport.errors import EcoreportError
from ecoreport.files import read_bytes
from ecoreport.ledger import Entry, Ledger, verify_ledger
from ecoreport.model.assessment import Decision
from ecoreport.model.submission import Answer, AnswerKind
from ecoreport.services.progress import Track, track_silently
from ecoreport.services.workspace import Workspace
from ecoreport.sheets import Book, parse_address, read_book

_CELLS_NAMED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at, and what is wrong."""

    problems: tuple[str, ...]
    """One Chinese sentence each, with the way out; empty when all is well."""
    returns: int = 0
    answers: int = 0
    """Cells compared with the originals."""
    decisions: int = 0


def verify(workspace: Workspace, *, track: Track = track_silently) -> Verification:
    """Looks at the ledger, at every original in it, at every answer beside its cell, and at the decisions.

    Raises:
        EcoreportError: When the ledger cannot be opened.
    """
    problems = verify_ledger(workspace.ledger_folder)
    if problems:
        return Verification(problems=problems)
    ledger = workspace.open_ledger()
    entries, decisions = ledger.every_entry(), ledger.every_decision()
    wrong: list[str] = []
    if not entries and any(workspace.sent_back.rglob("*.xlsx")):
        wrong.append("退回/ 里有退回件，台账却是空的，可能没有随工作目录一起复制。请从备份恢复“台账”文件夹。")
    for entry in track(entries, "核对原件"):
        wrong += _compare(entry, ledger)
    wrong += _loose_decisions(decisions, entries)
    answers = sum(len(_filled_in(entry)) for entry in entries)
    return Verification(
        problems=tuple(wrong), returns=len(entries), answers=answers, decisions=len(decisions)
    )


def _compare(entry: Entry, ledger: Ledger) -> Iterator[str]:
    """Where the ledger has another answer than the cell of the original."""
    submission = entry.submission
    who = f"{submission.unit} {submission.period} 第{entry.version}次报送（{submission.file}）"
    try:
        book = read_book(read_bytes(ledger.original_path(submission.sha256)), name=submission.file)
    except EcoreportError as wrong:
        yield f"{who}的原件这次没有读出，未能核对：{wrong}"
        return
    different = [answer for answer in _filled_in(entry) if not _says(answer, book)]
    if different:
        cells = "、".join(f"{a.source.sheet} {a.source.cell}" for a in different[:_CELLS_NAMED])
        more = "等" if len(different) > _CELLS_NAMED else ""
        yield f"{who}：台账里有 {len(different)} 格与原件不同（{cells}{more}）。台账可能被改动过，请从备份恢复。"


def _filled_in(entry: Entry) -> list[Answer]:
    """The answers of the unit, without what the form printed beside them."""
    return [answer for answer in entry.submission.answers if answer.kind is not AnswerKind.PRINTED]


def _says(answer: Answer, book: Book) -> bool:
    """True when the cell holds that answer; one that a merge covers holds none, whatever lies under it."""
    sheet = book.sheet(answer.source.sheet)
    place = parse_address(answer.source.cell)
    if sheet is None or place is None:
        return False
    cell = sheet.cell(*place)
    if cell is not None:
        cell = cell.with_mark()
    if cell is None or any(place in area for area in sheet.merges):
        return not answer.text or (cell is not None and cell.text == answer.text)
    return (cell.text, cell.number) == (answer.text, answer.number)


def _loose_decisions(decisions: tuple[Decision, ...], entries: tuple[Entry, ...]) -> Iterator[str]:
    """Decisions about something that no unit reported."""
    periods = {entry.submission.sha256: entry.submission.period for entry in entries}
    for decision in decisions:
        if periods.get(decision.sha256) != decision.period:
            yield (
                f"{decision.by}对指标 {decision.metric}（{decision.unit}，{decision.period}）的认定，"
                "找不到所依据的报表。台账可能被改动过，请从备份恢复。"
            )
