"""待确认.xlsx: what a draft is unsure of, and where each of its fields came from."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ecoreport.model.finding import Finding, Place
from ecoreport.tables.style import Cell, OfficeBook, TableColumn


def render_doubts(
    doubts: Sequence[Finding], origins: Mapping[str, Place], *, title: str, source: str, created: datetime
) -> bytes:
    """The workbook a person goes through after drafting.

    Args:
        doubts: What should be looked at, in the document's order.
        origins: Where each field came from, by its path.
        title: The programme's title as drafted.
        source: Name of the plan document.
        created: Stamped into the file.
    """
    book = OfficeBook(title=f"{title} 待确认", created=created)
    _write_doubts(book, doubts, title=title, source=source)
    _write_origins(book, origins)
    return book.close()


def _write_doubts(book: OfficeBook, doubts: Sequence[Finding], *, title: str, source: str) -> None:
    sheet = book.add_sheet("待确认")
    columns = (
        TableColumn(title="序号", width=6, centre=True),
        TableColumn(title="等级", width=7, centre=True),
        TableColumn(title="出处", width=20, wrap=True),
        TableColumn(title="原文", width=46, wrap=True),
        TableColumn(title="拿不准的地方", width=52, wrap=True),
        TableColumn(title="怎么处理", width=40, wrap=True),
        TableColumn(title="已核对", width=9, centre=True),
        TableColumn(title="编号", width=11, centre=True),
    )
    rows: list[list[Cell]] = [
        [n, d.severity, _where(d.place), _quote(d), d.message, d.remedy, None, d.code]
        for n, d in enumerate(doubts, start=1)
    ]
    unsure = f"{len(rows)} 处拿不准。请逐条核对原文，在方案里改正；其余内容也请抽查。"
    remark = (
        f"由“{source}”起草，{unsure if rows else '没有拿不准的地方。请对照“每一项的出处”抽查。'}"
        "用 Excel 改：在工作目录里运行 ecoreport program to-xlsx -o 方案.xlsx，改好后删去 方案.yaml，只留 方案.xlsx。"
    )
    book.write_heading(sheet, f"{title}　待确认", columns=len(columns), remark=remark)
    book.write_table(sheet, columns, rows)


def _write_origins(book: OfficeBook, origins: Mapping[str, Place]) -> None:
    sheet = book.add_sheet("出处")
    columns = (
        TableColumn(title="方案里的位置", width=34, wrap=True),
        TableColumn(title="原文位置", width=22, wrap=True),
        TableColumn(title="原文", width=100, wrap=True),
    )
    rows: list[list[Cell]] = [[path, _where(place), place.text] for path, place in origins.items()]
    book.write_heading(sheet, "每一项的出处", columns=len(columns), remark=f"共 {len(rows)} 项。")
    book.write_table(sheet, columns, rows)


def _quote(doubt: Finding) -> str | None:
    texts = [place.text for place in (doubt.place, *doubt.places) if place.text]
    return "\n".join(dict.fromkeys(texts)) or None


def _where(place: Place) -> str:
    sheet = f"「{place.sheet}」{place.cell or ''}" if place.sheet else ""
    line = f"第 {place.line} {'行' if place.sheet else '段'}" if place.line is not None else ""
    return f"{sheet}{line}" or (place.file or "")
