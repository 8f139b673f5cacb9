"""Tables whose names are merged over rows, stand in two levels of groups, or take several lines of one cell."""

from pathlib import Path

import pytest
from drafted import names
from grids import grid
from table_forms import Form, as_cut_bars, as_docx, as_html, as_lines, as_tabs

TITLE = "模拟县2022年重点工作任务清单"
every_form = pytest.mark.parametrize("form", [as_docx, as_html, as_lines, as_tabs, as_cut_bars])


@every_form
def test_what_is_assessed_is_the_name_where_its_indicator_is_merged_over_rows(
    form: Form, tmp_path: Path
) -> None:
    table = grid("""
        考核项目|序号|考核指标|考核内容|单位|年度目标|责任部门|评分部门
        农业发展|1|保障粮食安全|粮食播种面积|万亩|≥12|县农业农村局|市农业农村局
        ^|2|^|高标准农田||≥1.5|县农业农村局|市农业农村局
        ^|3|绿色生产|农药使用量降幅|%|≥2|县农业农村局|市农业农村局
        乡村面貌|4|环境整治|生活垃圾分类覆盖率|%|100|县城管局|市住建局
        ^|5|^|卫生厕所普及率|%|≥98|县卫健局|市卫健委
        """)
    program = form(tmp_path, [TITLE, "重点工作任务清单", table]).program
    assert [(one.no, one.name, one.area) for one in program.indicators] == [
        (1, "粮食播种面积", "农业发展"),
        (2, "高标准农田", "农业发展"),
        (3, "农药使用量降幅", "农业发展"),
        (4, "生活垃圾分类覆盖率", "乡村面貌"),
        (5, "卫生厕所普及率", "乡村面貌"),
    ]
    assert [names(one.metrics[0].lead) for one in program.indicators[3:]] == [["县城管局"], ["县卫健局"]]


@every_form
def test_groups_in_two_levels_and_kinds_of_targets_behind_the_figures(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|一级指标|二级指标|三级指标|单位|2022年现状值|2025年目标值|目标类型|牵头部门|配合部门
        1|源头减量|工业源头减量|工业固体废物产生强度|吨/万元|0.42|≤0.40|约束性|市生态环境局|市统计局
        2|^|^|危险废物产生强度|吨/万元|0.013|≤0.012|约束性|市生态环境局|市工信局
        3|^|农业源头减量|有机农产品种植面积占比|%|18|20|预期性|市农业农村局|各县（区）政府
        4|资源利用|农业固体废物资源化利用|秸秆综合利用率|%|93.5|≥95|可选|市农业农村局|各县（区）政府
        5|^|^|农膜回收率|%|82|≥85|必选|市农业农村局|市供销社
        """)
    program = form(tmp_path, ["模拟市“无废城市”建设方案（2022年）", "无废城市建设指标表", table]).program
    assert [(one.area, one.nature, one.name) for one in program.indicators] == [
        ("源头减量", "约束性", "工业固体废物产生强度"),
        ("源头减量", "约束性", "危险废物产生强度"),
        ("源头减量", "预期性", "有机农产品种植面积占比"),
        ("资源利用", "可选", "秸秆综合利用率"),
        ("资源利用", "必选", "农膜回收率"),
    ]
    assert [one.metrics[0].target for one in program.indicators] == ["≤0.40", "≤0.012", "20", "≥95", "≥85"]


@every_form
def test_lines_of_one_cell_name_the_figures_that_share_a_target(form: Form, tmp_path: Path) -> None:
    table = grid("""
        领域|序号|指标名称|单位|目标值|2021年现状值|指标属性|牵头单位|配合单位
        生态安全|1|环境空气质量⏎优良天数比例⏎PM2.5浓度下降幅度|%|完成上级规定的考核任务|96.2⏎3.1|约束性|县生态环境局|县住建局
        ^|2|林草覆盖率|%|≥60|72.1|参考性|县林业局|各镇人民政府
        生态经济|3|单位地区生产总值用水量|立方米/万元|≤48|51|约束性|县水利局|县统计局
        """)
    program = form(tmp_path, [TITLE, "建设指标分解表", table]).program
    assert [one.name for one in program.indicators] == [
        "环境空气质量",
        "林草覆盖率",
        "单位地区生产总值用水量",
    ]
    assert [(m.name, m.target, m.baseline and m.baseline.value) for m in program.indicators[0].metrics] == [
        ("优良天数比例", "完成上级规定的考核任务", "96.2"),
        ("PM2.5浓度下降幅度", "完成上级规定的考核任务", "3.1"),
    ]


@every_form
def test_a_cumulative_change_is_the_target_where_that_of_the_year_is_a_dash(
    form: Form, tmp_path: Path
) -> None:
    table = grid("""
        序号|指标|单位|2020年|2025年|累计变化|属性|牵头单位
        1|优良天数比率|%|91.5|≥93|—|约束性|县生态环境局
        2|单位地区生产总值能耗降低|%|—|—|〔13.5〕|约束性|县发改局
        """)
    program = form(tmp_path, ["模拟县“十四五”生态环境保护主要指标分解方案", "主要指标", table]).program
    assert [one.metrics[0].target for one in program.indicators] == ["≥93", "〔13.5〕"]


@every_form
def test_a_heading_across_the_table_may_stand_before_a_group(form: Form, tmp_path: Path) -> None:
    table = grid("""
        项目|序号|工作任务|牵头单位|责任单位|完成时限
        一、组织管理|<|<|<|<|<
        组织领导|1|每年专题研究不少于2次|县爱卫办|县财政局|3月底前
        二、市容环境卫生|<|<|<|<|<
        市容管理|2|主次干道每日保洁不少于16小时|县城管局|各街道办事处|长期坚持
        ^|3|完成48条背街小巷路面硬化|县住建局|县城管局|9月底前
        """)
    program = form(tmp_path, ["模拟县2025年巩固卫生县城成果任务分解方案", "任务分解表", table]).program
    assert [(one.no, names(one.lead)) for one in program.tasks] == [
        (1, ["县爱卫办"]),
        (2, ["县城管局"]),
        (3, ["县住建局"]),
    ]


@every_form
def test_projects_over_several_tasks_with_goals_are_their_groups(form: Form, tmp_path: Path) -> None:
    table = grid("""
        工作项目|具体任务|工作目标|主办单位|协办单位|时间安排
        源头治理|农药兽药减量|化肥农药使用量实现负增长|区农业农村局|区市场监管局|全年
        ^|产地环境净化|完成受污染耕地安全利用任务|区生态环境分局|区农业农村局|12月
        监管执法|校园食品安全|学校食堂“明厨亮灶”覆盖率达到100%|区教育局|区卫健局|8月
        """)
    program = form(tmp_path, ["模拟区2023年食品安全重点工作安排", table]).program
    assert [(one.area, one.title, one.requirement, names(one.lead)) for one in program.tasks] == [
        ("源头治理", "农药兽药减量", "化肥农药使用量实现负增长", ["区农业农村局"]),
        ("源头治理", "产地环境净化", "完成受污染耕地安全利用任务", ["区生态环境分局"]),
        ("监管执法", "校园食品安全", "学校食堂“明厨亮灶”覆盖率达到100%", ["区教育局"]),
    ]
