"""Confirm: take what persons decided on the sheet 待核认定 of the findings workbook into the ledger."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ecoreport.catalogue import find
from ecoreport.errors import EcoreportError
from ecoreport.files import read_bytes
from ecoreport.ledger import Ledger
from ecoreport.model.assessment import WITHDRAWN, Decision, Verdict
from ecoreport.model.duties import metric_duties
from ecoreport.model.finding import Finding, Place
from ecoreport.model.period import Period
from ecoreport.services.assess import RESULT_FILE, counting_entries, decisions_of
from ecoreport.services.results import FORMER
from ecoreport.services.workspace import Workspace
from ecoreport.sheets import Book, address, read_book
from ecoreport.tables.findings import CONFIRM_COLUMNS, CONFIRM_SHEET, WITHDRAW

_VERDICTS = {
    Verdict.MET.value: Verdict.MET.value,
    Verdict.MISSED.value: Verdict.MISSED.value,
    WITHDRAW: WITHDRAWN,
}
"""What may stand under 认定结论, with the verdict the ledger keeps."""

_Key = tuple[str, str, str]
"""What a decision is about: metric, unit and the SHA-256 of the return."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What was taken in."""

    decisions: tuple[Decision, ...]
    findings: tuple[Finding, ...]


def confirm(workspace: Workspace, *, period: Period, path: Path | None = None, now: datetime) -> Confirmation:
    """The decisions written on the sheet, entered in the ledger; those already there are not entered again.

    Args:
        workspace: The workspace.
        period: The period the findings workbook is about.
        path: The workbook; the one in 成果/ when None.
        now: Stamped into the ledger.

    Raises:
        EcoreportError: When the workbook cannot be read or lacks the sheet or its columns, or another run is writing.
    """
    path = path or workspace.results / period.id / RESULT_FILE
    if not path.exists():
        raise EcoreportError(
            f"没有文件 {path}。请先运行 ecoreport assess，在它写出的审核结果.xlsx 里填写认定。"
        )
    book = read_book(read_bytes(path), name=path.name)
    findings: list[Finding] = []
    with workspace.locked():
        ledger = workspace.open_ledger()
        demands = {metric.id: metric.demand for metric in workspace.program.all_metrics()}
        findings += _emptied(book, _known_decisions(workspace, ledger, period), demands)
        taken = list(_new_decisions(workspace, ledger, book, period, now, findings))
        for decision in taken:
            ledger.decide(decision, program=workspace.program.id)
    return Confirmation(decisions=tuple(taken), findings=tuple(findings))


def warn_of_waiting(workspace: Workspace, *, period: Period, now: datetime) -> tuple[Finding, ...]:
    """What to say before 审核结果.xlsx is written anew over decisions that nobody has entered in the ledger yet."""
    path = workspace.results / period.id / RESULT_FILE
    if not path.exists():
        return ()
    findings: list[Finding] = []
    try:
        book = read_book(read_bytes(path), name=path.name)
        waiting = tuple(_new_decisions(workspace, workspace.open_ledger(), book, period, now, findings))
    except EcoreportError:
        return ()  # an unreadable former version is kept as it is; nothing can be said of it
    count = len(waiting) + len(findings)
    place = Place(file=path.name, sheet=CONFIRM_SHEET)
    folder = path.parent / FORMER
    return (find("WORK-006", place=place, count=count, folder=folder),) if count else ()


def _known_decisions(workspace: Workspace, ledger: Ledger, period: Period) -> dict[_Key, Decision]:
    """The last decision on each answer, on the return it was made on and on the one that counts now."""
    program = workspace.program
    decided = (
        *ledger.decisions(program=program.id, period=period.id),
        *decisions_of(ledger, program, period, counting_entries(ledger, program, period)),
    )
    return {(d.metric, d.unit, d.sha256): d for d in decided}


def _new_decisions(
    workspace: Workspace,
    ledger: Ledger,
    book: Book,
    period: Period,
    now: datetime,
    findings: list[Finding],
) -> Iterator[Decision]:
    """The complete decisions of the sheet that the ledger does not have; what is wrong with others is found."""
    program = workspace.program
    known = _known_decisions(workspace, ledger, period)
    demands = {duty.metric.id: duty.metric.demand for duty, _ in metric_duties(program)}
    for row, place in _rows(book, book.name):
        decision = _decision(row, place, period, now, findings)
        if decision is None:
            continue
        key = (decision.metric, decision.unit, decision.sha256)
        before = known.get(key)
        if before is not None and _said(before) == _said(decision):
            continue
        entry = ledger.entry(decision.sha256)
        own = entry and (program.unit_name(entry.submission.unit), entry.submission.period)
        about: dict[str, Any] = {"unit": decision.unit, "place": place, "metric": decision.metric}
        demand = demands.get(decision.metric)
        if own != (decision.unit, period.id) or demand is None or not _is_asked(demand, decision):
            findings.append(find("CHK-021", **about))
        elif decision.verdict == WITHDRAWN and (wrong := _not_withdrawn_because(decision, before, demand)):
            findings.append(find("CHK-031", wrong=wrong, **about))
        else:
            known[key] = decision
            yield decision


def _said(decision: Decision) -> tuple[str | None, ...]:
    return decision.verdict, decision.reason, decision.by, decision.target


def _is_asked(demand: str, decision: Decision) -> bool:
    """True when the sheet that the decision stands on prints what is asked now."""
    return "".join(demand.split()) == "".join((decision.target or "").split())


def _not_withdrawn_because(decision: Decision, before: Decision | None, demand: str) -> str:
    """Why a decision cannot be taken back; empty when it can."""
    if before is None or not before.holds_for(demand):
        return "台账里却没有现在有效的认定"
    return "“认定依据”里写的却还是原来的依据" if decision.reason == before.reason else ""


def _emptied(book: Book, known: Mapping[_Key, Decision], demands: Mapping[str, str]) -> Iterator[Finding]:
    """Rows with a decision that stands, where the conclusion was deleted: nobody can tell whether that was meant."""
    for row, place in _rows(book, book.name):
        decision = known.get((row["指标编号"], row["单位"], row["原件"]))
        if decision is None or row["认定结论"] or not decision.holds_for(demands.get(decision.metric, "")):
            continue
        about: dict[str, Any] = {"unit": decision.unit, "place": place, "metric": decision.metric}
        yield find("CHK-032", by=decision.by, verdict=decision.verdict, **about)


def _rows(book: Book, file: str) -> Iterator[tuple[Mapping[str, str], Place]]:
    """The rows under the headings as texts by heading, each with the place of its conclusion."""
    sheet = book.sheet(CONFIRM_SHEET)
    if sheet is None:
        raise EcoreportError(f"{file} 里没有“{CONFIRM_SHEET}”表。请用 ecoreport assess 生成的审核结果.xlsx。")
    texts: dict[int, dict[int, str]] = {}
    for cell in sheet.in_order():
        texts.setdefault(cell.row, {})[cell.column] = cell.text.strip()
    head = next((row for row, cells in texts.items() if set(CONFIRM_COLUMNS) <= set(cells.values())), None)
    if head is None:
        raise EcoreportError(
            f"{file}「{CONFIRM_SHEET}」缺少表头（{'、'.join(CONFIRM_COLUMNS)}）。请恢复表头后再运行。"
        )
    columns = {title: column for column, title in texts[head].items()}
    for row in sorted(number for number in texts if number > head):
        values = {title: texts[row].get(column, "") for title, column in columns.items()}
        where = address(row, columns["认定结论"])
        yield values, Place(file=file, sheet=CONFIRM_SHEET, cell=where, text=values["认定结论"] or None)


def _decision(
    row: Mapping[str, str], place: Place, period: Period, now: datetime, findings: list[Finding]
) -> Decision | None:
    """The decision in a row; None when none was made or it is incomplete, which is then among the findings."""
    words = row["认定结论"]
    if not words:
        return None
    unit, metric = row["单位"], row["指标编号"]
    if words not in _VERDICTS:
        findings.append(find("CHK-019", unit=unit, place=place, metric=metric, words=words))
        return None
    if not row["认定依据"] or not row["认定人"]:
        findings.append(find("CHK-020", unit=unit, place=place, metric=metric))
        return None
    return Decision(
        unit=unit,
        period=period.id,
        metric=metric,
        sha256=row["原件"],
        verdict=_VERDICTS[words],
        reason=row["认定依据"],
        by=row["认定人"],
        at=now.isoformat(),
        target=row["目标值"],
    )
