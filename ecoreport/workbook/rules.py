"""Data validation: drop-down lists, number and date rules, and the Chinese prompts beside them."""

from datetime import date
from typing import Any

from xlsxwriter.worksheet import Worksheet

from ecoreport.language.measures import is_percentage
from ecoreport.model.layout import LONGEST_PROMPT, LONGEST_PROMPT_TITLE, Column, ColumnType, FieldKey
from ecoreport.workbook.form import FillCell, Form, FormSheet
from ecoreport.workbook.identity import STAMP_SHEET

_ANY_NUMBER = ("-1E+15", "1E+15")
_FIRST_DAY = date(2000, 1, 1)
_LAST_DAY = date(2099, 12, 31)


def add_rules(worksheet: Worksheet, sheet: FormSheet, form: Form) -> None:
    """The rules of all cells to fill in; a column whose cells share a rule gets it once."""
    by_column: dict[int, list[FillCell]] = {}
    for cell in sheet.fill_cells():
        by_column.setdefault(cell.column, []).append(cell)
    for column, cells in by_column.items():
        rules = [_rule(cell, form) for cell in cells]
        if all(rule == rules[0] for rule in rules):
            if rules[0]:
                worksheet.data_validation(
                    cells[0].row - 1, column - 1, cells[-1].row - 1, column - 1, rules[0]
                )
            continue
        for cell, rule in zip(cells, rules, strict=True):
            if rule:
                worksheet.data_validation(cell.row - 1, column - 1, cell.row - 1, column - 1, rule)


def _rule(cell: FillCell, form: Form) -> dict[str, Any]:
    layout = cell.layout
    if cell.field == FieldKey.ABOUT and form.options:
        return _list_rule(cell, f"={STAMP_SHEET}!$B$1:$B${len(form.options)}")
    if isinstance(layout, Column) and layout.type is ColumnType.CHOICE:
        return _list_rule(cell, list(layout.choices))
    if layout.type is ColumnType.DATE:
        return _date_rule(cell)
    if layout.type is ColumnType.NUMBER and cell.form_row.takes_figure:
        return _number_rule(cell)
    return {"validate": "any", **_prompt(cell, layout.help)} if layout.help else {}


def _list_rule(cell: FillCell, source: str | list[str]) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": source,
        "error_title": "请从下拉框选择",
        "error_message": f"“{cell.title}”只能从下拉框里选。要写别的内容，请写在说明、备注栏。",
        **_prompt(cell, cell.layout.help),
    }


def _date_rule(cell: FillCell) -> dict[str, Any]:
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _FIRST_DAY,
        "maximum": _LAST_DAY,
        "error_title": "请填日期",
        "error_message": "请填日期，如 2022-12-05。",
        **_prompt(cell, cell.layout.help),
    }


def _number_rule(cell: FillCell) -> dict[str, Any]:
    duty = cell.form_row.metric
    assert duty is not None, "only a metric takes a figure"
    metric = duty.metric
    low, high = metric.range or ("", "")
    limits = f"，应在 {low or '不限'} 至 {high or '不限'} 之间" if metric.range else ""
    percent = "百分数写 95.3，不写 0.953。" if is_percentage(metric.measure or "") else ""
    words = f"计量单位：{metric.measure or '见目标值'}；目标：{metric.target}。只填数字{limits}。{percent}"
    return {
        "validate": "decimal",
        "criteria": "between",
        "minimum": f"={low or _ANY_NUMBER[0]}",
        "maximum": f"={high or _ANY_NUMBER[1]}",
        "error_title": "请只填数字",
        "error_message": f"这一格要填一个数{limits}，不写计量单位、“约”“左右”；没有数的，在状态栏选择，并在说明栏写明原因。",
        **_prompt(cell, words),
    }


def _prompt(cell: FillCell, words: str | None) -> dict[str, str]:
    if not words:
        return {}
    shown = words if len(words) <= LONGEST_PROMPT else words[: LONGEST_PROMPT - 1] + "…"
    return {"input_title": cell.title[:LONGEST_PROMPT_TITLE], "input_message": shown}
