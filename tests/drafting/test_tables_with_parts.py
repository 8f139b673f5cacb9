"""Indicators whose figures have a name over them, in a column of parts or in cells laid out in lines behind a group."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, indicator
from grids import grid, write_docx

from ecoreport.model.program import Program

HEAD = "示例县2025年节水型社会建设工作方案"
TITLES = ["序号", "领域", "指标名称", "指标性质", "2025年目标", "牵头部门"]
PARTS = ["灌溉水有效利用率（%）", "≥62", "县水利局", "再生水利用率（%）", "≥28", "县住建局"]


def _figures(program: Program, no: int) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (one.name, one.measure, one.target, [who.name for who in one.lead])
        for one in indicator(program, no).metrics
    ]


@pytest.mark.parametrize("title", ["分项", "分项名称", "子项", "分项指标"])
def test_parts_in_a_column_of_their_own_are_the_figures_of_the_indicator(tmp_path: Path, title: str) -> None:
    table = grid(f"""
        序号 | 指标名称 | {title} | 目标值 | 牵头单位
        1 | 用水效率 | 灌溉水有效利用率（%） | ≥62 | 县水利局
        ^ | ^ | 再生水利用率（%） | ≥28 | 县住建局
        2 | 节水型企业数量（家） |  | 6 | 县工信局
    """)
    drafted = draft(write_docx(tmp_path / "plan.docx", [HEAD, "附件 指标目标表", table]))
    assert indicator(drafted.program, 1).name == "用水效率"
    assert _figures(drafted.program, 1) == [
        ("灌溉水有效利用率", "%", "≥62", ["县水利局"]),
        ("再生水利用率", "%", "≥28", ["县住建局"]),
    ]
    assert _figures(drafted.program, 2) == [("节水型企业数量", "家", "6", ["县工信局"])]
    assert "DRAFT-027" not in codes(drafted)


def _flattened(*rows: list[str]) -> str:
    first = ["1", "用水总量", "用水总量（亿立方米）", "约束性", "≤1.32", "县水利局"]
    last = ["3", "节水载体", "节水型企业数量（家）", "约束性", "6", "县工信局"]
    return "\n".join(
        [HEAD, "附件 指标目标表", *TITLES, *first, *(cell for row in rows for cell in row), *last]
    )


@pytest.mark.parametrize(
    ("row", "area", "asks"),
    [
        pytest.param(["2", "用水效率", PARTS[0], "约束性", *PARTS[1:]], "用水总量", True, id="group goes on"),
        pytest.param(["2", "用水效率", "约束性", *PARTS], "用水总量", False, id="nature of the whole"),
        pytest.param(
            ["2", "过程管控", "用水效率", PARTS[0], "约束性", *PARTS[1:]], "过程管控", False, id="own group"
        ),
    ],
)
def test_figures_in_lines_behind_a_group_keep_the_name_over_them(
    tmp_path: Path, row: list[str], area: str, *, asks: bool
) -> None:
    drafted = draft_text(tmp_path, _flattened(row))
    second = indicator(drafted.program, 2)
    assert (second.name, second.area, second.nature) == ("用水效率", area, "约束性")
    assert _figures(drafted.program, 2) == [
        ("灌溉水有效利用率", "%", "≥62", ["县水利局"]),
        ("再生水利用率", "%", "≥28", ["县住建局"]),
    ]
    assert indicator(drafted.program, 3).area == "节水载体"
    assert ("DRAFT-008" in codes(drafted)) is asks
