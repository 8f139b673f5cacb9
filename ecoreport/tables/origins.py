"""年度工作总结-数据来源.xlsx: every cell that the summary counts, shows or quotes, with the way to it."""

from collections.abc import Callable
from datetime import datetime

from ecoreport.model.submission import SIMULATED, Source
from ecoreport.reporting.origins import Origin, OriginList
from ecoreport.tables.style import Cell, OfficeBook, TableColumn, link_to_cell

PathOf = Callable[[Source], str | None]
"""Gives the path, relative to the workbook, of the received file; None when it is not there any more."""

_COLUMNS = (
    TableColumn(title="来源编号", width=9, centre=True),
    TableColumn(title="单位", width=18, wrap=True),
    TableColumn(title="事项", width=32, wrap=True),
    TableColumn(title="栏目", width=11, centre=True),
    TableColumn(title="填报原文", width=52, wrap=True),
    TableColumn(title="报送文件", width=26, wrap=True),
    TableColumn(title="工作表", width=11, centre=True),
    TableColumn(title="单元格", width=9, centre=True),
    TableColumn(title="文件校验码（SHA-256）", width=24, wrap=True),
)


def render_origins(listed: OriginList, *, created: datetime, path_of: PathOf) -> bytes:
    """The workbook of origins.

    Args:
        listed: The origins.
        created: Stamped into the file.
        path_of: Where the clickable copy of a received file lies.
    """
    title = f"{listed.paper}数据来源"
    book = OfficeBook(title=title, created=created)
    sheet = book.add_sheet("数据来源")
    returns = len({origin.cell.source.sha256 for origin in listed.origins})
    remark = (
        f"共 {len(listed.origins)} 格，出自 {returns} 份报送。“来源编号”是总结附件各表“来源”一栏的编号；"
        "正文中的统计数由附件各表逐项计得。点“单元格”可打开原表。"
    )
    if listed.simulated:
        remark += f"　含{SIMULATED}，不得用于正式材料。"
    book.write_heading(sheet, title, columns=len(_COLUMNS), remark=remark)
    book.write_table(sheet, _COLUMNS, [_row(origin, path_of) for origin in listed.origins])
    return book.close()


def _row(origin: Origin, path_of: PathOf) -> list[Cell]:
    source = origin.cell.source
    path = path_of(source)
    return [
        origin.no,
        origin.unit,
        origin.matter,
        origin.cell.label,
        origin.cell.text,
        source.file,
        source.sheet,
        source.cell if path is None else link_to_cell(path, source.sheet, source.cell),
        source.sha256,
    ]
