"""Tables copied as one row a line, whose merged cells are blank or gone, and what flattened rows show together."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names
from grids import Block, grid
from table_forms import Form, as_cut_bars, as_docx, as_html, as_lines, as_tabs

TITLE = "模拟县2023年民生实事项目任务分解表"
forms = pytest.mark.parametrize("form", [as_docx, as_html, as_lines, as_tabs, as_cut_bars])
PROJECTS = """
    项目名称|工作任务|完成时间|牵头单位|配合单位
    1.人居环境提升项目|改造3条城区道路|2023年11月|建设局|县城投集团
    ^|绿化亮化提档升级|2023年12月|县城投集团|建设局
    2.公墓建设项目|新建公益性墓地15处|2023年10月|县民政局|县自然资源局
    """


@forms
def test_projects_over_several_tasks_keep_their_tasks_and_units(form: Form, tmp_path: Path) -> None:
    program = form(tmp_path, [TITLE, grid(PROJECTS)]).program
    assert [(t.title, t.requirement, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
        ("人居环境提升项目", "改造3条城区道路", ["建设局"], ["县城投集团"]),
        ("人居环境提升项目", "绿化亮化提档升级", ["县城投集团"], ["建设局"]),
        ("公墓建设项目", "新建公益性墓地15处", ["县民政局"], ["县自然资源局"]),
    ]


def test_rows_whose_cells_moved_left_are_put_back_and_told(tmp_path: Path) -> None:
    lines = (
        TITLE,
        "项目名称 | 工作任务 | 完成时间 | 牵头单位 |",
        "1.人居环境提升项目 | 改造3条城区道路 | 11月 | 建设局 |",
        "2023.8 | 县城投集团 | ||",
        "新建口袋公园2处; | 11月 | 建设局 | |",
        "2.公墓建设项目 | 新建公益性墓地15处 | 10月 | 民政局 |",
    )
    drafted = draft_text(tmp_path, "\n".join(lines))
    assert [(t.requirement, names(t.lead), t.deadline) for t in drafted.program.tasks] == [
        ("改造3条城区道路", ["建设局"], "2023-11"),
        ("改造3条城区道路", ["县城投集团"], "2023-08"),
        ("新建口袋公园2处;", ["建设局"], "2023-11"),
        ("新建公益性墓地15处", ["民政局"], "2023-10"),
    ]
    assert "DRAFT-007" in codes(drafted)


def test_a_bar_before_a_row_stands_behind_a_blank_cell_where_the_titles_have_none(tmp_path: Path) -> None:
    lines = (
        TITLE,
        "序号 | 重点任务 | 具体措施 | 责任单位 | 配合单位 |",
        "一 | 深入打好蓝天保卫战 |  |  |  |",
        "1 | 工业污染治理 | 超低排放改造2家 | 县生态环境局 | 县工信局 |",
        " |  | 淘汰燃煤锅炉6台 | 县市场监管局 | 县工信局 |",
        "2 | 扬尘管控 | 工地扬尘防治措施落实率100% | 县住建局 |  |",
    )
    program = draft_text(tmp_path, "\n".join(lines)).program
    assert [(t.no, t.title, t.area) for t in program.tasks] == [
        (1, "工业污染治理", "深入打好蓝天保卫战"),
        (1, "工业污染治理", "深入打好蓝天保卫战"),
        (2, "扬尘管控", "深入打好蓝天保卫战"),
    ]
    assert [*duties(program).values()] == [
        (["县生态环境局"], ["县工信局"]),
        (["县市场监管局"], ["县工信局"]),
        (["县住建局"], []),
    ]


@pytest.mark.parametrize("bars", [("| ", " |"), ("", " |"), ("", "")])
def test_a_heading_in_two_lines_with_bars_has_its_lower_titles_where_they_belong(
    bars: tuple[str, str], tmp_path: Path
) -> None:
    rows = (
        "序号 | 指标名称 | 单位 | 目标值 | 属性 | 责任分工",
        "2023年 | 2025年 | 牵头单位 | 配合单位",
        "1 | 粮食产量 | 万吨 | 12.5 | 12.8 | 约束性 | 县农业农村局 | 县发改局",
        "2 | 卫生厕所普及率 | % | 82 | 90 | 预期性 | 县乡村振兴局 | 县卫健局",
    )
    lines = ("模拟县2023年乡村振兴主要指标分解方案", *(f"{bars[0]}{row}{bars[1]}" for row in rows))
    program = draft_text(tmp_path, "\n".join(lines)).program
    assert [(m.target, names(m.lead), names(m.cooperate)) for m in program.all_metrics()] == [
        ("12.5", ["县农业农村局"], ["县发改局"]),
        ("82", ["县乡村振兴局"], ["县卫健局"]),
    ]


@forms
def test_who_answers_may_stand_before_the_number_of_several_rows(form: Form, tmp_path: Path) -> None:
    table = grid("""
        责任单位|序号|工作任务|完成标准|完成时限|分管领导
        区城市管理局|1|环卫保洁|机械化清扫率达到85%以上|8月底前|副局长
        ^|2|垃圾清运|生活垃圾日产日清|长期|副局长
        区市场监管局|3|食品安全|量化分级公示率达到100%|9月底前|总工程师
        ^|4|市场管理|完成6家农贸市场规范化建设|10月底前|总工程师
        """)
    program = form(tmp_path, ["模拟区2024年国家卫生区复审任务分解表", table]).program
    assert [names(one.lead) for one in program.tasks] == [["区城市管理局"]] * 2 + [["区市场监管局"]] * 2


@forms
def test_a_group_behind_a_column_of_remarks_is_no_remark(form: Form, tmp_path: Path) -> None:
    table = grid("""
        类别|序号|指标名称|指标要求|2023年完成情况|牵头单位|配合单位|备注
        综合管理|1|园林绿化管理机构|设立职能完善的机构|已设立|县委编办|县城管局|
        ^|2|园林绿化专项资金|逐年增长|1200万元|县财政局|县城管局|
        绿地建设|3|绿化覆盖率（%）|≥40|39.2|县城管局|县住建局|否决项
        ^|4|绿地率（%）|≥36|35.8|县城管局||否决项
        市政设施|5|污水处理率（%）|≥95|95.3|县住建局|县水务公司|
        """)
    blocks: list[Block] = ["模拟县2024年国家园林县城创建方案", "指标责任分解表", table]
    program = form(tmp_path, blocks).program
    assert [(one.area, one.name, one.metrics[0].target) for one in program.indicators] == [
        ("综合管理", "园林绿化管理机构", "设立职能完善的机构"),
        ("综合管理", "园林绿化专项资金", "逐年增长"),
        ("绿地建设", "绿化覆盖率", "≥40"),
        ("绿地建设", "绿地率", "≥36"),
        ("市政设施", "污水处理率", "≥95"),
    ]
    assert names(program.indicators[3].metrics[0].cooperate) == []


@forms
def test_goals_of_tasks_are_what_is_required_of_them(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|指标领域|改革事项|工作目标|牵头单位|配合单位|完成时限|责任人
        1|开办企业|推行开办“一网通办”|企业开办时间压缩至0.5个工作日|区市场监管局|区税务局|6月底|分管负责人
        2|^|推行“一照多址”改革|简化设立分支机构手续|区市场监管局|区行政审批局|9月底|分管负责人
        3|获得电力|提升供电可靠性|平均停电时间降至4小时以内|区供电公司|区发改局|12月底|分管负责人
        """)
    program = form(tmp_path, ["模拟区2024年优化营商环境任务清单", table]).program
    assert [(one.area, one.title, one.requirement) for one in program.tasks] == [
        ("开办企业", "推行开办“一网通办”", "企业开办时间压缩至0.5个工作日"),
        ("开办企业", "推行“一照多址”改革", "简化设立分支机构手续"),
        ("获得电力", "提升供电可靠性", "平均停电时间降至4小时以内"),
    ]


@forms
def test_the_first_target_behind_the_year_of_the_plan_is_taken(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|指标|基期水平|2025年目标值|2030年目标值|指标性质|责任单位
        1|居民健康素养水平（%）|14.18|≥25|≥30|预期性|县卫健局
        2|孕产妇死亡率（1/10万）|19.9|≤16|≤12|预期性|县卫健局
        """)
    program = form(tmp_path, ["健康模拟县行动（2023—2030年）主要指标分解方案", table]).program
    assert [(one.name, one.metrics[0].measure, one.metrics[0].target) for one in program.indicators] == [
        ("居民健康素养水平", "%", "≥25"),
        ("孕产妇死亡率", "1/10万", "≤16"),
    ]


@forms
def test_a_time_over_several_rows_is_that_of_each(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|主要任务|具体举措|责任单位|时间节点
        1|改善办学条件|新建学校2所|县教育局|2025年8月
        ^|^|完成校园绿化|县住建局|^
        2|优化师资配置|教师交流轮岗|县教育局|2024年12月
        """)
    program = form(tmp_path, ["模拟县2024年教育优质均衡创建任务分解表", table]).program
    assert [one.deadline for one in program.tasks] == ["2025-08", "2025-08", "2024-12"]


def test_lines_drawn_between_rows_fall_away(tmp_path: Path) -> None:
    lines = (
        TITLE,
        "| 序号 | 村名 | 改造任务数（户） |",
        "|---|---|---|",
        "| 1 | 东庄村 | 90 |",
        "| 2 | 西庄村 | 110 |",
        "| 3 | 南岗村 | 60 |",
    )
    program = draft_text(tmp_path, "\n".join(lines)).program
    assert [(m.target, names(m.lead)) for m in program.all_metrics()] == [
        ("90", ["东庄村"]),
        ("110", ["西庄村"]),
        ("60", ["南岗村"]),
    ]


def test_blank_cells_of_a_cut_row_stay_blank(tmp_path: Path) -> None:
    lines = (
        TITLE,
        "序号 | 重点任务 | 工作要求 | 牵头单位 | 配合单位 | 备注 |",
        "1 | 污染治理 | 超低排放改造2家 | 县生态环境局 | 县工信局 |  |",
        "新建示范村10个 | 县卫健局 |  | 省考核 |",
        "排查水源地4处 | 县水利局 | 县公安局 |  |",
    )
    program = draft_text(tmp_path, "\n".join(lines)).program
    assert [*duties(program).values()] == [
        (["县生态环境局"], ["县工信局"]),
        (["县卫健局"], []),
        (["县水利局"], ["县公安局"]),
    ]


def test_who_stands_alone_in_a_table_whose_rows_all_name_somebody_leads(tmp_path: Path) -> None:
    rows = [
        f"{no}|{title}|{demand}|{units}"
        for no, (title, demand, units) in enumerate(
            (
                ("工业治理", "改造水泥企业2家", "县生态环境局|县工信局"),
                ("扬尘管控", "措施落实率100%", "县住建局|县城管局"),
                ("水源保护", "完成4处规范化建设", "县水利局"),
                ("秸秆利用", "利用率达到92%以上", "县农业农村局|各乡镇"),
                ("造林绿化", "完成造林3000亩", "县林业局|各乡镇"),
                ("交通治理", "淘汰老旧车辆60辆", "县公安局|县商务局"),
            ),
            start=1,
        )
    ]
    cells = "|".join(("序号|重点任务|工作要求|牵头单位|配合单位", *rows)).split("|")
    program = draft_text(tmp_path, "\n".join((TITLE, "重点任务分解表", *cells))).program
    assert [*duties(program).values()][2] == (["县水利局"], [])


def test_a_group_is_told_from_a_remark_by_its_words_and_the_row_is_told(tmp_path: Path) -> None:
    table = grid("""
        领域|序号|指标名称|目标值|牵头单位|备注
        生态制度|1|河长制|全面实施|县水利局|市级督办
        ^|2|生态文明规划|制定实施|县生态环境局|
        水资源保护|3|用水总量|≤1.7亿立方米|县水利局|
        ^|4|污水处理率|≥95%|县住建局|新增
        """)
    drafted = as_lines(tmp_path, ["模拟县2024年生态环境保护方案", "指标分解表", table])
    assert [one.area for one in drafted.program.indicators] == ["生态制度"] * 2 + ["水资源保护"] * 2
    assert codes(drafted).count("DRAFT-008") == 1


def test_a_merged_row_at_the_end_of_a_table_is_a_row(tmp_path: Path) -> None:
    rows = (
        "序号|主要任务|工作内容|完成时限|责任单位",
        "1|工业治理|改造水泥企业2家|2024年6月底前|县生态环境局",
        "2|扬尘管控|工地措施落实率达到100%|2024年9月底前|县住建局",
        "道路机械化清扫|长期坚持|县交通运输局",
        "改造小区21个|长期坚持|县城管局",
    )
    cells = "|".join(rows).split("|")
    text = "\n".join((TITLE, "重点任务分解表", *cells, "各单位要高度重视。", "样例县创建办负责解释。"))
    program = draft_text(tmp_path, text).program
    assert [(t.title, t.requirement, names(t.lead)) for t in program.tasks[1:]] == [
        ("扬尘管控", "工地措施落实率达到100%", ["县住建局"]),
        ("扬尘管控", "道路机械化清扫", ["县交通运输局"]),
        ("扬尘管控", "改造小区21个", ["县城管局"]),
    ]


def test_remarks_of_merged_rows_and_groups_in_two_levels_stay_apart(tmp_path: Path) -> None:
    rows = (
        "领域|任务|序号|指标项目|2024年目标值|牵头部门|备注",
        "生态制度|（一）目标责任落实|1|河长制|全面实施|县水利局|市级督办",
        "2|生态文明规划|制定实施|县生态环境局",
        "节能降耗|（二）资源节约利用|3|用水总量|≤1.7亿立方米|县水利局",
        "4|绿色矿山建成率|≥80%|县自然资源局|省考核",
        "5|单位能耗|≤0.45|县发改局",
    )
    cells = "|".join(rows).split("|")
    program = draft_text(tmp_path, "\n".join(("模拟县2024年生态环境保护方案", "指标分解表", *cells))).program
    assert [(one.area, one.note) for one in program.indicators] == [
        ("生态制度", "市级督办"),
        ("生态制度", None),
        ("节能降耗", None),
        ("节能降耗", "省考核"),
        ("节能降耗", None),
    ]
