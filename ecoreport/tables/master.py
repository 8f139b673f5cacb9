"""汇总台账.xlsx: overview with charts, metrics, tasks, units and evidence, each a real Excel table."""

from datetime import datetime
from typing import Any

import pandas as pd

from ecoreport.model.assessment import Verdict
from ecoreport.reporting.master import Master, MetricRow
from ecoreport.reporting.standing import NO_AREA
from ecoreport.reporting.wording import amount_words
from ecoreport.tables.style import (
    SEVERITY_COLOURS,
    VERDICT_COLOURS,
    Cell,
    OfficeBook,
    TableColumn,
    lines_needed,
    printable,
    row_height,
)

STATES = ("已完成", "推进中", "未开展", "不涉及", "零报告", "未报")
_BAR_CHART_BASE, _BAR_HEIGHT = 110, 28
"""Pixels of the chart around its bars, and of each bar, so that every area keeps its label."""
_PIXELS_A_ROW = 22
_ATTENTION_WIDTH = 70
"""Characters across the left half of the overview."""
_MOST_MISSED = 20
"""Lines of the overview, which is one page for the leader of the office."""


def render_master(master: Master, *, created: datetime) -> bytes:
    """The master workbook.

    Args:
        master: What it says.
        created: Stamped into the file.
    """
    book = OfficeBook(title=f"{master.title} 汇总台账", created=created)
    _write_overview(book, master)
    _write_metrics(book, master)
    _write_tasks(book, master)
    _write_units(book, master)
    _write_evidence(book, master)
    return book.close()


def verdicts_by_area(master: Master) -> "pd.DataFrame":
    """How many stand how: one row an area in plan order and one for all, one column a verdict.

    Indicators are counted where the programme has some, metrics otherwise.
    """
    rows = [(row.area or NO_AREA, row.verdict.value) for row in master.indicators or master.metrics]
    frame = pd.DataFrame(rows, columns=["领域", "结论"])
    counts = pd.crosstab(frame["领域"], frame["结论"]).reindex(
        index=list(dict.fromkeys(frame["领域"])), columns=[verdict.value for verdict in Verdict], fill_value=0
    )
    counts.loc["合计"] = counts.sum()
    return counts


def tasks_by_state(master: Master) -> pd.Series:
    """How many task reports stand in which state, in the order of the states."""
    states = pd.Series([row.state for row in master.tasks], dtype="object")
    order = [*STATES, *(s for s in dict.fromkeys(states) if s not in STATES)]
    return states.value_counts().reindex(order, fill_value=0)


def _write_overview(book: OfficeBook, master: Master) -> None:
    sheet = book.add_sheet("总览")
    areas = verdicts_by_area(master)
    states = tasks_by_state(master)
    returned = sum(1 for unit in master.units if unit.returned)
    remark = f"应报 {len(master.units)} 个单位，已报 {returned} 个，未报 {len(master.units) - returned} 个。"
    remark += (
        "左表按指标统计，一个指标的各分项全部达标才算达标。" if master.indicators else "左表按分项统计。"
    )
    if master.simulated:
        remark += "　含模拟数据，不得用于正式材料。"
    heading = f"{master.title}　{master.period}汇总台账"
    book.write_heading(sheet, heading, columns=11, remark=remark)
    columns = [TableColumn(title="领域", width=26, wrap=True)]
    columns += [TableColumn(title=name, width=9, centre=True) for name in areas.columns]
    columns.append(TableColumn(title="合计", width=9, centre=True))
    rows: list[list[Cell]] = [
        [str(area), *(int(count) for count in counts), int(counts.sum())] for area, counts in areas.iterrows()
    ]
    book.write_table(sheet, columns, rows, total_row=True)
    state_row = 2 + len(rows) + 3
    _write_states(book, sheet, state_row, states)
    _write_attention(book, sheet, master, state_row + len(states) + 2, last_column=len(columns) - 1)
    sheet.set_column(6, 10, 14)
    _insert_area_chart(book, sheet, len(rows) - 1)
    below = 2 + (_BAR_CHART_BASE + _BAR_HEIGHT * len(rows)) // _PIXELS_A_ROW
    _insert_state_chart(book, sheet, state_row, len(states), at_row=below)
    sheet.freeze_panes(0, 0)
    sheet.fit_to_pages(1, 1)


def _write_attention(
    book: OfficeBook, sheet: Any, master: Master, first_row: int, *, last_column: int
) -> None:
    """What a leader asks for next: which metrics are missed, and who has not returned."""
    missed = list(
        dict.fromkeys(
            f"{row.no} {row.metric}：{_figure(row)}，目标 {row.target}（{row.unit}）"
            for row in master.metrics
            if row.verdict is Verdict.MISSED
        )
    )
    if len(missed) > _MOST_MISSED:
        missed[_MOST_MISSED:] = [f"其余 {len(missed) - _MOST_MISSED} 项见“指标汇总”"]
    late = [unit.unit for unit in master.units if not unit.returned]
    blocks = (("未达标", "；\n".join(missed) or "没有。"), ("未报单位", "、".join(late) or "没有。"))
    head = book.format(bold=True, font_color="#1F4E79", bottom=1)
    body = book.format(text_wrap=True, valign="top")
    row = first_row
    for title, text in blocks:
        sheet.write_string(row, 0, title, head)
        sheet.merge_range(row + 1, 0, row + 1, last_column, "", body)
        sheet.write_string(row + 1, 0, printable(text), body)
        sheet.set_row(row + 1, row_height(lines_needed(text, _ATTENTION_WIDTH)))
        row += 3


def _figure(row: MetricRow) -> str:
    return row.raw if row.value is None else amount_words(row.value, row.measure)


def _write_states(book: OfficeBook, sheet: Any, first_row: int, counts: "pd.Series[int]") -> None:
    header = book.header_format()
    body = book.format(border=1, border_color="#D9D9D9")
    sheet.write_string(first_row, 0, "任务状态", header)
    sheet.write_string(first_row, 1, "报告数", header)
    for offset, (state, count) in enumerate(counts.items(), start=first_row + 1):
        sheet.write_string(offset, 0, str(state), body)
        sheet.write_number(
            offset, 1, int(count), book.format(border=1, border_color="#D9D9D9", align="center")
        )


def _insert_area_chart(book: OfficeBook, sheet: Any, areas: int) -> None:
    if areas < 1:
        return
    chart = book.book.add_chart({"type": "bar", "subtype": "stacked"})
    for index, verdict in enumerate(Verdict, start=1):
        chart.add_series(
            {
                "name": ["总览", 2, index],
                "categories": ["总览", 3, 0, 2 + areas, 0],
                "values": ["总览", 3, index, 2 + areas, index],
                "fill": {"color": _solid(VERDICT_COLOURS[verdict])},
                "gap": 60,
            }
        )
    chart.set_title({"name": "各领域指标结论", "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "num_font": {"size": 9}})
    chart.set_x_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 560, "height": _BAR_CHART_BASE + _BAR_HEIGHT * areas})
    sheet.insert_chart(
        2, 6, chart, {"x_offset": 16, "object_position": 2, "description": "各领域指标结论的条形图"}
    )


def _insert_state_chart(book: OfficeBook, sheet: Any, first_row: int, states: int, *, at_row: int) -> None:
    chart = book.book.add_chart({"type": "column"})
    chart.add_series(
        {
            "name": "报告数",
            "categories": ["总览", first_row + 1, 0, first_row + states, 0],
            "values": ["总览", first_row + 1, 1, first_row + states, 1],
            "fill": {"color": "#2E75B6"},
            "data_labels": {"value": True},
            "gap": 80,
        }
    )
    chart.set_title({"name": "任务推进状态", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#E0E0E0"}}})
    chart.set_size({"width": 560, "height": 280})
    sheet.insert_chart(
        at_row,
        6,
        chart,
        {"x_offset": 16, "y_offset": 10, "object_position": 2, "description": "任务推进状态的柱形图"},
    )


def _solid(colours: tuple[str, str]) -> str:
    # Charts need stronger colours than cells: the text colour of the verdict serves, lightened for 待核 and 未报.
    strong = {"#375623": "#70AD47", "#842029": "#C00000", "#664D03": "#FFC000", "#595959": "#A6A6A6"}
    return strong[colours[1]]


def _write_metrics(book: OfficeBook, master: Master) -> None:
    sheet = book.add_sheet("指标汇总")
    columns = (
        TableColumn(title="领域", width=11, wrap=True),
        TableColumn(title="指标编号", width=9, centre=True),
        TableColumn(title="指标", width=22, wrap=True),
        TableColumn(title="分项", width=18, wrap=True),
        TableColumn(title="性质", width=9, wrap=True, centre=True),
        TableColumn(title="重难点", width=7, centre=True),
        TableColumn(title="计量单位", width=11, wrap=True, centre=True),
        TableColumn(title="目标值", width=20, wrap=True),
        TableColumn(title="单位", width=18, wrap=True),
        TableColumn(title="填报内容", width=14, wrap=True),
        TableColumn(title="读作", width=11),
        TableColumn(title="结论", width=9, centre=True),
        TableColumn(title="理由", width=30, wrap=True),
        TableColumn(title="单位说明", width=20, wrap=True),
        TableColumn(title="出处", width=24, wrap=True),
    )
    rows: list[list[Cell]] = [
        [
            row.area,
            row.no,
            row.indicator,
            row.metric,
            row.nature,
            "★" if row.key else None,
            row.measure,
            row.target,
            row.unit or "（方案未写明）",
            row.raw,
            row.value,
            row.verdict,
            row.reason,
            row.note,
            row.source.place.words if row.source else None,
        ]
        for row in master.metrics
    ]
    book.write_heading(
        sheet, "指标汇总", columns=len(columns), remark=f"{master.period}，共 {len(rows)} 行。"
    )
    book.write_table(sheet, columns, rows)


def _write_tasks(book: OfficeBook, master: Master) -> None:
    sheet = book.add_sheet("任务汇总")
    columns = (
        TableColumn(title="任务编号", width=12, wrap=True, centre=True),
        TableColumn(title="出自", width=14, wrap=True),
        TableColumn(title="指标", width=8, centre=True),
        TableColumn(title="重点任务", width=22, wrap=True),
        TableColumn(title="要求", width=34, wrap=True),
        TableColumn(title="单位", width=18, wrap=True),
        TableColumn(title="角色", width=7, centre=True),
        TableColumn(title="状态", width=9, centre=True),
        TableColumn(title="进展情况", width=34, wrap=True),
        TableColumn(title="存在问题", width=20, wrap=True),
        TableColumn(title="下一步", width=20, wrap=True),
    )
    rows: list[list[Cell]] = [
        [
            row.id,
            row.list,
            row.indicators,
            row.title,
            row.requirement,
            row.unit,
            row.role,
            row.state,
            row.progress,
            row.problem,
            row.next,
        ]
        for row in master.tasks
    ]
    book.write_heading(
        sheet, "任务汇总", columns=len(columns), remark=f"{master.period}，共 {len(rows)} 行。"
    )
    book.write_table(sheet, columns, rows)


def _write_units(book: OfficeBook, master: Master) -> None:
    sheet = book.add_sheet("按单位")
    states = STATES
    columns = [
        TableColumn(title="单位", width=26, wrap=True),
        TableColumn(title="收到时间", width=18, centre=True),
    ]
    columns += [
        TableColumn(title="版本", width=7, centre=True),
        TableColumn(title="指标数", width=8, centre=True),
    ]
    columns += [TableColumn(title=verdict.value, width=8, centre=True) for verdict in Verdict]
    columns.append(TableColumn(title="任务数", width=8, centre=True))
    columns += [TableColumn(title=f"任务{state}", width=11, centre=True) for state in states]
    columns += [
        TableColumn(title="强制意见", width=9, centre=True),
        TableColumn(title="核实意见", width=9, centre=True),
    ]
    rows: list[list[Cell]] = [
        [
            row.unit,
            row.returned.replace("T", " ")[:16] or "未报",
            row.version,
            row.metrics,
            *(row.verdicts.get(verdict, 0) for verdict in Verdict),
            row.tasks,
            *(row.states.get(state, 0) for state in states),
            row.must,
            row.explain,
        ]
        for row in master.units
    ]
    book.write_heading(
        sheet, "按单位", columns=len(columns), remark=f"{master.period}，共 {len(rows)} 个单位。"
    )
    book.write_table(sheet, columns, rows)
    if rows:
        last = 2 + len(rows)
        for column, severity in ((len(columns) - 2, "强制"), (len(columns) - 1, "核实")):
            background, text = next(c for s, c in SEVERITY_COLOURS.items() if s.value == severity)
            mark = book.book.add_format({"bg_color": background, "font_color": text})
            rule = {"type": "cell", "criteria": ">", "value": 0, "format": mark}
            sheet.conditional_format(3, column, last, column, rule)


def _write_evidence(book: OfficeBook, master: Master) -> None:
    sheet = book.add_sheet("佐证目录")
    columns = (
        TableColumn(title="序号", width=6, centre=True),
        TableColumn(title="单位", width=20, wrap=True),
        TableColumn(title="对应指标或任务", width=34, wrap=True),
        TableColumn(title="材料名称", width=44, wrap=True),
        TableColumn(title="文件名", width=34, wrap=True),
        TableColumn(title="出处", width=32, wrap=True),
    )
    rows: list[list[Cell]] = [
        [
            number,
            row.unit,
            row.about,
            row.document,
            row.file,
            row.source.place.words,
        ]
        for number, row in enumerate(master.evidence, start=1)
    ]
    book.write_heading(
        sheet, "佐证材料目录", columns=len(columns), remark=f"{master.period}，共 {len(rows)} 份。"
    )
    book.write_table(sheet, columns, rows)
