"""Writes the Excel form of a programme: a workbook that a clerk edits and `spec.load_program` reads."""

from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any

import xlsxwriter

from ecoreport.model.program_form import FormColumn, FormTable
from ecoreport.tables.style import lines_needed, row_height

SPARE_ROWS = 300
"""Empty rows below each table that have the same formats and drop-down lists."""

_PAGE_WIDTH = 220
"""Characters across a landscape page that can still be read when it is fitted to them."""

_CREATED = datetime(2020, 1, 1)  # fixed, so that the same programme gives the same bytes

_GUIDE = (
    "这个工作簿就是方案，保存后可以直接作为工作目录里的 方案.xlsx 使用。",
    "各列按标题识别：列可以移动，可以增加自己的列、颜色和批注；标题不要改，工作表不要删。",
    "把鼠标放在标题上可以看到这一列怎么填。带下拉箭头的列可以选，也可以直接写。",
    "几个单位写在一格里，用顿号隔开；只负责一部分的，用括号写明，如 区林业局（农村）。",
    "领域、序号、所在表等列，留空或合并单元格表示与上一行相同；确实没有的写 —。",
    "目标值、指标原文、具体要求照方案原文填写，不要改写。",
    "改完后运行 ecoreport lint 检查，问题会指明工作表和单元格。",
)


def render_program_form(tables: tuple[FormTable, ...]) -> bytes:
    """The workbook with a page of guidance and one sheet a table; equal tables give equal bytes."""
    target = BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_properties({"title": "方案", "created": _CREATED})
    formats = _formats(workbook)
    _write_guide(workbook, formats)
    units = next((len(table.rows) for table in tables if table.sheet.key == "units"), 0)
    for table in tables:
        _write_table(workbook, table, formats, unit_count=units)
    workbook.close()
    return target.getvalue()


def _formats(workbook: Any) -> dict[str, Any]:
    base = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
    return {
        "title": workbook.add_format({**base, "bold": True, "font_size": 16, "text_wrap": False}),
        "guide": workbook.add_format(base),
        "heading": workbook.add_format(
            {**base, "bold": True, "align": "center", "border": 1, "bg_color": "#DDEBE3"}
        ),
        "required": workbook.add_format(
            {**base, "bold": True, "align": "center", "border": 1, "bg_color": "#BFD9C9"}
        ),
        "cell": workbook.add_format({**base, "border": 1, "border_color": "#BFBFBF", "num_format": "@"}),
        "spare": workbook.add_format({**base, "num_format": "@"}),
    }


def _write_guide(workbook: Any, formats: dict[str, Any]) -> None:
    sheet = workbook.add_worksheet("填写说明")
    sheet.set_column(0, 0, 100)
    sheet.write_string(0, 0, "方案填写说明", formats["title"])
    for row, line in enumerate(_GUIDE, start=2):
        sheet.write_string(row, 0, line, formats["guide"])
    sheet.hide_gridlines(2)
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def _write_table(workbook: Any, table: FormTable, formats: dict[str, Any], *, unit_count: int) -> None:
    sheet = workbook.add_worksheet(table.sheet.title)
    last = len(table.rows) + SPARE_ROWS
    for index, column in enumerate(table.sheet.columns):
        # whole columns are text, so that Excel does not turn 08, 3-1 or 2022-06 into something else
        sheet.set_column(index, index, column.width, formats["spare"])
        sheet.write_string(0, index, column.title, formats["required" if column.required else "heading"])
        sheet.write_comment(0, index, column.help, {"author": "", "x_scale": 1.6})
        _offer_choices(sheet, index, column, last, unit_count)
    for row, texts in enumerate(table.rows, start=1):
        sheet.set_row(row, _height(table.sheet.columns, texts))
        for index, text in enumerate(texts):
            if text:
                sheet.write_string(row, index, text, formats["cell"])
            else:
                sheet.write_blank(row, index, None, formats["cell"])
    sheet.freeze_panes(1, table.sheet.frozen)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.sheet.columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(ceil(sum(column.width for column in table.sheet.columns) / _PAGE_WIDTH), 0)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0, table.sheet.frozen - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _height(columns: tuple[FormColumn, ...], texts: tuple[str, ...]) -> float:
    """The row height that shows all lines; LibreOffice 7.4 does not work it out for files it has not saved."""
    return row_height(
        max(lines_needed(text, column.width) for column, text in zip(columns, texts, strict=True))
    )


def _offer_choices(sheet: Any, index: int, column: FormColumn, last: int, unit_count: int) -> None:
    if column.choices:
        words = [word for _, word in column.choices]
        rule = {
            "validate": "list",
            "source": words,
            "error_title": "不在列表中",
            "error_message": f"请从列表中选：{'、'.join(words)}；也可以留空。",
        }
        sheet.data_validation(1, index, last, index, rule)
    elif column.units or column.offers:
        # only an offer: a cell may hold several units or another word, so anything else is accepted too
        units = f"=单位!$A$2:$A${max(unit_count, 1) + SPARE_ROWS}"
        source = list(column.offers) or units
        sheet.data_validation(
            1, index, last, index, {"validate": "list", "source": source, "show_error": False}
        )
