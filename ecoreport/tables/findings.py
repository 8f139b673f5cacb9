"""审核结果.xlsx: every finding, every verdict, and the sheet on which a person settles what only a person can."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from ecoreport.model.assessment import WITHDRAWN, Assessment, Decision, MetricVerdict, Verdict
from ecoreport.model.finding import Place, Severity
from ecoreport.tables.style import Cell, OfficeBook, TableColumn, link_to_cell

CONFIRM_SHEET = "待核认定"
CONFIRM_COLUMNS = (
    "指标编号",
    "指标",
    "单位",
    "目标值",
    "填报内容",
    "待核原因",
    "认定结论",
    "认定依据",
    "认定人",
    "原件",
)
"""Headings of the sheet; `services.confirm` finds its columns by them."""
WITHDRAW = "撤销认定"
"""The conclusion that takes a decision back."""

PathOf = Callable[[str], str | None]
"""Gives the path, relative to the workbook, of a received file by name; None when it is not there any more."""


def render_findings(
    assessment: Assessment,
    *,
    decisions: Sequence[Decision] = (),
    title: str,
    period: str,
    created: datetime,
    path_of: PathOf,
) -> bytes:
    """The findings workbook.

    Args:
        assessment: Verdicts and findings.
        decisions: Every decision of the period, oldest first.
        title: The programme's title.
        period: The period in words.
        created: Stamped into the file.
        path_of: Where the clickable copy of a received file lies.
    """
    book = OfficeBook(title=f"{title} 审核结果", created=created)
    _write_findings(book, assessment, title=f"{title}　{period}审核结果", path_of=path_of)
    _write_verdicts(book, assessment, title=f"{period}指标判定", path_of=path_of)
    _write_confirmation(book, assessment, title=f"{period}待核认定")
    if decisions:
        _write_decisions(book, assessment, decisions, title=f"{period}认定记录")
    return book.close()


def _write_findings(book: OfficeBook, assessment: Assessment, *, title: str, path_of: PathOf) -> None:
    sheet = book.add_sheet("审核意见")
    columns = (
        TableColumn(title="序号", width=6, centre=True),
        TableColumn(title="等级", width=7, centre=True),
        TableColumn(title="单位", width=18, wrap=True),
        TableColumn(title="工作表", width=11, centre=True),
        TableColumn(title="单元格", width=9, centre=True),
        TableColumn(title="现在填的", width=20, wrap=True),
        TableColumn(title="审核意见", width=48, wrap=True),
        TableColumn(title="怎么处理", width=36, wrap=True),
        TableColumn(title="文件", width=24, wrap=True),
        TableColumn(title="编号", width=10, centre=True),
    )
    rows: list[list[Cell]] = []
    for number, finding in enumerate(assessment.findings, start=1):
        place = finding.place
        rows.append(
            [
                number,
                finding.severity,
                finding.unit,
                place.sheet,
                _link(place, path_of) if place.cell else None,
                place.text,
                finding.message,
                finding.remedy,
                place.file,
                finding.code,
            ]
        )
    counts = {s: sum(f.severity is s for f in assessment.findings) for s in Severity}
    remark = "，".join(f"{name} {count} 条" for name, count in counts.items())
    book.write_heading(
        sheet, title, columns=len(columns), remark=f"共 {len(rows)} 条：{remark}。点“单元格”可打开原表。"
    )
    book.write_table(sheet, columns, rows)


def _write_verdicts(book: OfficeBook, assessment: Assessment, *, title: str, path_of: PathOf) -> None:
    sheet = book.add_sheet("指标判定")
    columns = (
        TableColumn(title="指标编号", width=10, centre=True),
        TableColumn(title="指标", width=30, wrap=True),
        TableColumn(title="单位", width=18, wrap=True),
        TableColumn(title="目标值", width=24, wrap=True),
        TableColumn(title="填报内容", width=20, wrap=True),
        TableColumn(title="读作", width=12),
        TableColumn(title="结论", width=9, centre=True),
        TableColumn(title="理由", width=44, wrap=True),
        TableColumn(title="出处", width=18, centre=True),
    )
    rows: list[list[Cell]] = [
        [v.metric, v.name, v.unit, v.demand, v.raw, v.value, v.verdict, v.reason, _source(v, path_of)]
        for v in assessment.verdicts
    ]
    counts = "，".join(
        f"{verdict} {sum(v.verdict is verdict for v in assessment.verdicts)} 项" for verdict in Verdict
    )
    book.write_heading(sheet, title, columns=len(columns), remark=f"共 {len(rows)} 项：{counts}。")
    book.write_table(sheet, columns, rows)


def _write_confirmation(book: OfficeBook, assessment: Assessment, *, title: str) -> None:
    """What waits for a person, and what a person has decided, which may be changed there."""
    sheet = book.add_sheet(CONFIRM_SHEET)
    widths = (10, 30, 18, 24, 20, 40, 12, 30, 12, 18)
    columns = tuple(
        TableColumn(title=name, width=width, wrap=True)
        for name, width in zip(CONFIRM_COLUMNS, widths, strict=True)
    )
    open_ones = (
        v for v in assessment.verdicts if (v.verdict is Verdict.REVIEW and not v.early) or v.decision
    )
    shown = [v for v in open_ones if v.source is not None]
    pending = sum(v.decision is None for v in shown)
    remark = (
        f"共 {pending} 项要人工认定：在“认定结论”选达标或未达标，写上依据和认定人，保存后运行 ecoreport confirm。"
        "“原件”列是程序核对用的，请勿改动。"
    )
    if pending < len(shown):
        remark += (
            f"另有 {len(shown) - pending} 项已经认定，要改的改写后同样处理；"
            f"要撤销的选“{WITHDRAW}”，把依据改成撤销的原因。"
        )
    book.write_heading(sheet, title, columns=len(columns), remark=remark)
    book.write_table(sheet, columns, [_confirmation_row(verdict) for verdict in shown])
    if shown:
        _open_to_decisions(book, sheet, shown)


def _confirmation_row(verdict: MetricVerdict) -> list[Cell]:
    v, digest = verdict, verdict.source.sha256 if verdict.source else None
    return [v.metric, v.name, v.unit, v.demand, v.raw, v.reason, None, None, None, digest]


def _open_to_decisions(book: OfficeBook, sheet: Any, shown: Sequence[MetricVerdict]) -> None:
    """Lists the conclusions to choose from, and colours what is to be filled in, with the decisions there are."""
    first, last, index = 3, 2 + len(shown), CONFIRM_COLUMNS.index("认定结论")
    sheet.data_validation(
        first,
        index,
        last,
        index,
        {
            "validate": "list",
            "source": [Verdict.MET.value, Verdict.MISSED.value, WITHDRAW],
            "input_title": "认定结论",
            "input_message": f"选达标或未达标；暂时定不了的留空；已经认定、要收回的选{WITHDRAW}。",
            "error_title": "请从列表里选",
            "error_message": f"只能选达标、未达标或{WITHDRAW}。",
        },
    )
    fill = book.format(bg_color="#FFFBE6", border=1, border_color="#D9D9D9", text_wrap=True)
    for row, verdict in enumerate(shown, start=first):
        decision = verdict.decision
        for column in range(index, index + 3):
            sheet.write_blank(row, column, None, fill)
        words = (decision.verdict, decision.reason, decision.by) if decision else ()
        for column, text in enumerate(words, start=index):
            sheet.write_string(row, column, text, fill)


def _write_decisions(
    book: OfficeBook, assessment: Assessment, decisions: Sequence[Decision], *, title: str
) -> None:
    """Who decided what, when and why, with what became of it."""
    sheet = book.add_sheet("认定记录")
    columns = (
        TableColumn(title="认定时间", width=17, centre=True),
        TableColumn(title="指标编号", width=10, centre=True),
        TableColumn(title="指标", width=30, wrap=True),
        TableColumn(title="单位", width=18, wrap=True),
        TableColumn(title="认定", width=9, centre=True),
        TableColumn(title="依据", width=40, wrap=True),
        TableColumn(title="认定人", width=10, centre=True),
        TableColumn(title="当时的目标值", width=24, wrap=True),
        TableColumn(title="现在", width=18, centre=True),
    )
    names = {verdict.metric: verdict.name for verdict in assessment.verdicts}
    last = {(d.metric, d.unit): d for d in decisions}
    rows: list[list[Cell]] = [
        [
            d.at[:16].replace("T", " "),
            d.metric,
            names.get(d.metric, ""),
            d.unit,
            d.verdict,
            d.reason,
            d.by,
            d.target,
            _standing_of(d, last[d.metric, d.unit], assessment),
        ]
        for d in decisions
    ]
    book.write_heading(
        sheet, title, columns=len(columns), remark=f"共 {len(rows)} 条，台账里的认定只增加、不改动。"
    )
    book.write_table(sheet, columns, rows)


def _standing_of(decision: Decision, last: Decision, assessment: Assessment) -> str:
    if decision is not last:
        return "后来另有认定" if last.verdict != WITHDRAWN else "后来撤销"
    if decision.verdict == WITHDRAWN:
        return "原认定已撤销"
    in_force = any(verdict.decision == decision for verdict in assessment.verdicts)
    return "有效" if in_force else "不再适用"


def _source(verdict: MetricVerdict, path_of: PathOf) -> Cell:
    if verdict.source is None:
        return None
    return _link(verdict.source.place, path_of, text=f"{verdict.source.sheet}!{verdict.source.cell}")


def _link(place: Place, path_of: PathOf, *, text: str | None = None) -> Cell:
    shown = text or place.cell or ""
    path = path_of(place.file) if place.file else None
    if path is None or place.cell is None:
        return shown
    return link_to_cell(path, place.sheet or "", place.cell, shown)
