"""Tables that lie on their side, and groups of units whose members the plan lists."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, names
from grids import grid
from table_forms import Form, as_docx, as_html, as_tabs

forms = pytest.mark.parametrize("form", [as_docx, as_html, as_tabs])
TITLE = "模拟县2022年乡村振兴主要指标分解方案"


@forms
def test_a_table_with_its_titles_in_the_first_column_is_turned_upright(form: Form, tmp_path: Path) -> None:
    table = grid("""
        主要指标|粮食综合生产能力|农业科技贡献率|卫生厕所普及率
        2022年目标值|≥26万吨|61.5%|≥90%
        属性|约束性|预期性|预期性
        牵头单位|县农业农村局|县农业农村局|县乡村振兴局
        """)
    program = form(tmp_path, [TITLE, "主要指标及目标值", table]).program
    assert [
        (one.no, one.name, one.nature, one.metrics[0].target, names(one.metrics[0].lead))
        for one in program.indicators
    ] == [
        (1, "粮食综合生产能力", "约束性", "≥26万吨", ["县农业农村局"]),
        (2, "农业科技贡献率", "预期性", "61.5%", ["县农业农村局"]),
        (3, "卫生厕所普及率", "预期性", "≥90%", ["县乡村振兴局"]),
    ]


@forms
def test_further_indicators_may_stand_under_the_same_titles_again(form: Form, tmp_path: Path) -> None:
    table = grid("""
        主要指标|粮食综合生产能力|农业科技贡献率
        目标值|≥26万吨|61.5%
        主要指标|卫生厕所普及率|
        目标值|≥90%|
        """)
    program = form(tmp_path, [TITLE, "主要指标及目标值", table]).program
    assert [(one.name, one.metrics[0].target) for one in program.indicators] == [
        ("粮食综合生产能力", "≥26万吨"),
        ("农业科技贡献率", "61.5%"),
        ("卫生厕所普及率", "≥90%"),
    ]


TABLE = "序号\t工作任务\t牵头单位\t配合单位\n1\t秸秆利用\t市农业农村局\t各乡镇（街道）\n2\t垃圾分类\t市城管局\t市教育局\n"


@pytest.mark.parametrize(
    "note",
    [
        "注：各乡镇（街道）是指：城东街道、石桥镇、青山乡。",
        "注：1.本表由市创建办解释。\n2.各乡镇（街道）包括城东街道、石桥镇和青山乡等3个乡镇（街道）。",
    ],
)
def test_members_of_a_group_are_those_that_the_plan_lists(note: str, tmp_path: Path) -> None:
    drafted = draft_text(tmp_path, f"模拟市2025年“无废城市”建设任务分解表\n{TABLE}{note}")
    units = {unit.name: (unit.kind.value, unit.members) for unit in drafted.program.units}
    assert units["各乡镇（街道）"] == ("group", ("城东街道", "石桥镇", "青山乡"))
    assert units["石桥镇"] == ("township", ())
    assert "DRAFT-049" in codes(drafted)


@pytest.mark.parametrize(
    "note",
    [
        "注：各乡镇（街道）包括城东街道、石桥镇等。",
        "注：各乡镇（街道）包括村、社区的工作由其自行安排。",
        "注：有关部门是指：市教育局、市住建局。",
    ],
)
def test_a_list_that_is_not_complete_or_of_a_group_without_duties_gives_no_members(
    note: str, tmp_path: Path
) -> None:
    drafted = draft_text(tmp_path, f"模拟市2025年“无废城市”建设任务分解表\n{TABLE}{note}")
    assert not any(unit.members for unit in drafted.program.units)
    assert "DRAFT-049" not in codes(drafted)
