"""发放清单.xlsx: which workbook went to whom, with room to note hand-over."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from ecoreport.tables.style import Cell, Link, OfficeBook, TableColumn


@dataclass(frozen=True, slots=True, kw_only=True)
class DistributionRow:
    """One workbook that was written."""

    unit: str
    kind: str
    """In Chinese."""
    file: str
    """Relative to the list."""
    metrics: int
    lead_tasks: int
    cooperate_tasks: int
    note: str = ""


def render_distribution_list(
    rows: Sequence[DistributionRow], *, title: str, period: str, due: str | None, created: datetime
) -> bytes:
    """The distribution list.

    Args:
        rows: One a workbook.
        title: The programme's title.
        period: The period in words.
        due: The day the workbooks are expected back, in words; None when none is set.
        created: Stamped into the file.
    """
    book = OfficeBook(title=f"{title} 发放清单", created=created)
    sheet = book.add_sheet("发放清单")
    columns = (
        TableColumn(title="序号", width=6, centre=True),
        TableColumn(title="单位", width=28, wrap=True),
        TableColumn(title="类别", width=9, centre=True),
        TableColumn(title="工作簿", width=36, wrap=True),
        TableColumn(title="指标数", width=8, centre=True),
        TableColumn(title="牵头任务", width=9, centre=True),
        TableColumn(title="配合任务", width=9, centre=True),
        TableColumn(title="签收人", width=12),
        TableColumn(title="签收日期", width=13),
        TableColumn(title="说明", width=34, wrap=True),
    )
    cells: list[list[Cell]] = [
        [
            number,
            row.unit,
            row.kind,
            Link(target=f"external:{row.file}", text=row.file),
            row.metrics,
            row.lead_tasks,
            row.cooperate_tasks,
            None,
            None,
            row.note,
        ]
        for number, row in enumerate(rows, start=1)
    ]
    remark = f"共 {len(rows)} 份工作簿" + (f"，请于{due}前收回。" if due else "。")
    book.write_heading(sheet, f"{title}　{period}工作簿发放清单", columns=len(columns), remark=remark)
    book.write_table(sheet, columns, cells)
    return book.close()
