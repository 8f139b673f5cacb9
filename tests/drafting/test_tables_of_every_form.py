"""One table, many forms: what Word merges, a workbook leaves blank, and a text of lines or tabs hardly shows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, names
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.drafting.drafts import Draft

TITLE = "模拟县2023年国家园林县城创建工作方案"


def _as_docx(folder: Path, blocks: list[Block]) -> Draft:
    return draft(write_docx(folder / "plan.docx", blocks))


def _as_html(folder: Path, blocks: list[Block]) -> Draft:
    return draft(write_html(folder / "plan.html", blocks))


def _as_text(folder: Path, blocks: list[Block], *, tabs: bool) -> Draft:
    lines: list[str] = []
    for block in blocks:
        rows = [[block]] if isinstance(block, str) else block
        own = [[cell if cell not in {"^", "<"} else "" for cell in row] for row in rows]
        lines += ["\t".join(row) for row in own] if tabs else [cell for row in own for cell in row if cell]
    return draft_text(folder, "\n".join(lines))


def _as_lines(folder: Path, blocks: list[Block]) -> Draft:
    return _as_text(folder, blocks, tabs=False)


def _as_tabs(folder: Path, blocks: list[Block]) -> Draft:
    return _as_text(folder, blocks, tabs=True)


Form = Callable[[Path, list[Block]], Draft]
every_form = pytest.mark.parametrize("form", [_as_docx, _as_html, _as_lines, _as_tabs])


@every_form
def test_a_star_beside_a_number_and_figures_under_one_number_keep_their_rows(
    form: Form, tmp_path: Path
) -> None:
    table = grid("""
        类别|序号|指标|<|2023年目标值|牵头单位
        绿地建设|1|绿化覆盖率（%）|<|≥40|县住建局
        ^|2★|绿地率（%）|<|≥36|县住建局
        ^|3|公园服务半径覆盖率（%）|5000平方米以上公园|≥90|县住建局
        ^|^|^|2000—5000平方米公园|≥80|县自然资源局
        市政设施|4★|城镇污水处理|集中处理率（%）|≥95|县城管局
        ^|^|^|污泥无害化处置率（%）|100|^
        ^|5|道路完好率（%）|<|≥95|县交通局
        """)
    program = form(
        tmp_path, [TITLE, "一、工作目标", "年底前达标。", "附件1", "2023年度指标任务表", table]
    ).program
    assert [(one.no, one.area, one.key) for one in program.indicators] == [
        (1, "绿地建设", False),
        (2, "绿地建设", True),
        (3, "绿地建设", False),
        (4, "市政设施", True),
        (5, "市政设施", False),
    ]
    assert [(m.name, m.target, names(m.lead)) for one in program.indicators[2:4] for m in one.metrics] == [
        ("5000平方米以上公园", "≥90", ["县住建局"]),
        ("2000—5000平方米公园", "≥80", ["县自然资源局"]),
        ("集中处理率", "≥95", ["县城管局"]),
        ("污泥无害化处置率", "100", ["县城管局"]),
    ]


@every_form
def test_a_name_before_a_colon_is_that_of_all_figures_under_its_number(form: Form, tmp_path: Path) -> None:
    table = grid("""
        领域|序号|指标名称|单位|现状值（2022年）|目标值（2023年）|指标属性|牵头单位
        （一）生态环境质量改善|<|<|<|<|<|<|<
        生态安全|1|环境空气质量：优良天数比例|%|96.2|完成上级考核任务|约束性|县生态环境局
        ^|^|PM2.5浓度下降幅度|%|3.1|≥3|^|^
        （二）生态系统保护|<|<|<|<|<|<|<
        生态安全|2|生态环境状况指数|—|78.6|≥60|约束性|县林业局
        """)
    program = form(tmp_path, [TITLE, "二、指标分解", "创建指标责任分解表", table]).program
    assert [(one.no, one.name, one.area) for one in program.indicators] == [
        (1, "环境空气质量", "生态安全"),
        (2, "生态环境状况指数", "生态安全"),
    ]
    assert [(m.name, m.target, names(m.lead)) for m in program.indicators[0].metrics] == [
        ("优良天数比例", "完成上级考核任务", ["县生态环境局"]),
        ("PM2.5浓度下降幅度", "≥3", ["县生态环境局"]),
    ]


@every_form
def test_a_second_task_under_one_number_is_a_row_of_its_own(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|民生实事|责任单位|完成时限
        1|新建停车位800个。|县住建局|2023年11月底
        2|建成县老年养护楼。|县民政局|2023年10月底
        ^|改造敬老院4所。|^|2023年12月底
        3|新建农村公路120公里。|县交通局|2023年12月底
        """)
    drafted = form(tmp_path, [TITLE, "附件", "2023年民生实事目标任务分解表", table])
    assert [(t.no, t.title, names(t.lead), t.deadline) for t in drafted.program.tasks] == [
        (1, "新建停车位800个", ["县住建局"], "2023-11-30"),
        (2, "建成县老年养护楼", ["县民政局"], "2023-10-31"),
        (2, "改造敬老院4所", ["县民政局"], "2023-12-31"),
        (3, "新建农村公路120公里", ["县交通局"], "2023-12-31"),
    ]
    if form in {_as_lines, _as_tabs}:
        assert "DRAFT-007" in codes(drafted)


def test_several_lists_one_below_the_other_on_one_sheet_keep_their_units(tmp_path: Path) -> None:
    rows = grid("""
        县水务局节水工作任务清单|<|<
        序号|工作任务|具体要求
        1|严格取水许可|核发率达到100%。
        县住建局节水工作任务清单|<|<
        序号|工作任务|具体要求
        1|降低管网漏损|漏损率控制在9%以内。
        """)
    drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"附件2": rows}))
    assert [(one.list, names(one.lead)) for one in drafted.program.tasks] == [
        ("县水务局", ["县水务局"]),
        ("县住建局", ["县住建局"]),
    ]


@pytest.mark.parametrize(
    ("caption", "unit"),
    [
        ("各街道（镇）节水型社会建设工作任务清单", "各街道（镇）"),
        ("各乡镇承担示范区创建工作任务清单", "各乡镇"),
        ("各社区工作任务清单", "各社区"),
    ],
)
def test_the_name_of_a_list_is_not_cut_in_the_middle_of_a_word(
    caption: str, unit: str, tmp_path: Path
) -> None:
    table = grid("序号|工作任务|具体要求\n1|加强宣传|集中宣传1次。\n2|开展创建|创建小区2个。")
    drafted = draft(write_docx(tmp_path / "plan.docx", [TITLE, "附件1", caption, table]))
    assert {(one.list, *names(one.lead)) for one in drafted.program.tasks} == {(unit, unit)}
