"""One table, many forms: what Word merges, a workbook leaves blank, and a text of lines or tabs hardly shows."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, names
from grids import Block, grid, write_docx, write_xlsx
from table_forms import Form, as_docx, as_lines, as_tabs, every_form

TITLE = "模拟县2023年国家园林县城创建工作方案"


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
    if form in {as_lines, as_tabs}:
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


@every_form
def test_a_blank_cell_of_who_leads_is_merged_with_the_one_above(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|标准要求|工作内容|牵头单位|责任单位|完成时限
        一、市容环境|<|<|<|<|<
        1|道路保洁|每日保洁不低于16小时。|县城管局|各街道|2023年6月底
        2|公厕管理|改造三类公厕20座。|^|各乡镇|2023年8月底
        3|垃圾处理|无害化处理率达到100%。|^|^|2023年9月底
        二、健康教育|<|<|<|<|<
        4|健康素养|素养水平达到28%以上。|县卫健局|县教育局|2023年10月底
        """)
    program = form(tmp_path, [TITLE, "附件", "国家卫生县城任务分解表", table]).program
    assert [(names(one.lead), names(one.cooperate), one.area) for one in program.tasks] == [
        (["县城管局"], ["各街道"], "市容环境"),
        (["县城管局"], ["各乡镇"], "市容环境"),
        (["县城管局"], ["各乡镇"], "市容环境"),
        (["县卫健局"], ["县教育局"], "健康教育"),
    ]


@every_form
def test_the_first_of_two_columns_of_groups_is_the_area(form: Form, tmp_path: Path) -> None:
    table = grid("""
        一级指标|二级指标|序号|三级指标|2023年目标值|责任部门
        源头减量|工业源头减量|1|绿色工厂数量|15家|县工信局
        ^|农业源头减量|2|有机农产品种植占比|≥15%|县农业农村局
        资源化利用|工业资源化|3|工业固废综合利用率|≥86%|县工信局
        """)
    program = form(tmp_path, [TITLE, "附件1", "建设指标体系", table]).program
    assert [one.area for one in program.indicators] == ["源头减量", "源头减量", "资源化利用"]


@every_form
def test_units_in_a_bracket_behind_a_title_are_not_part_of_it(form: Form, tmp_path: Path) -> None:
    table = grid("""
        责任事项|具体工作内容|完成时限
        1.新建幼儿园10所。（牵头单位：县教育局；责任单位：县财政局、县住建局）|城区新建6所。|8月
        2.城镇新增就业1.2万人。（责任单位：县人社局）|开展招聘会60场。|11月
        """)
    program = form(tmp_path, [TITLE, "附件", "民生实事任务分解表", table]).program
    assert [(t.no, t.title, t.requirement, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
        (1, "新建幼儿园10所。", "城区新建6所。", ["县教育局"], ["县财政局", "县住建局"]),
        (2, "城镇新增就业1.2万人。", "开展招聘会60场。", ["县人社局"], []),
    ]


@every_form
def test_rows_without_numbers_are_told_apart_by_what_suits_the_columns(form: Form, tmp_path: Path) -> None:
    table = grid("""
        指标类别|指标名称|目标值|责任科室|配合科室
        医疗质量|出院患者手术占比|≥40%|医务科|各手术科室
        ^|抗菌药物使用强度|≤40DDDs|药学部|医务科、感染管理科
        运营效率|平均住院日|≤8.5天|医务科|各临床科室
        满意度|门诊患者满意度|≥92%|门诊部|患者服务中心
        """)
    program = form(tmp_path, ["模拟医院2023年创建三级医院方案", "一、主要指标", table]).program
    told = [(i.area, i.name, m.target, *names(m.lead)) for i in program.indicators for m in i.metrics]
    assert told == [
        ("医疗质量", "出院患者手术占比", "≥40%", "医务科"),
        ("医疗质量", "抗菌药物使用强度", "≤40DDDs", "药学部"),
        ("运营效率", "平均住院日", "≤8.5天", "医务科"),
        ("满意度", "门诊患者满意度", "≥92%", "门诊部"),
    ]


def test_a_flattened_table_whose_rows_cannot_be_told_apart_is_said(tmp_path: Path) -> None:
    cells = "类别|工作内容|责任单位|县住建局|≥40%|约束性|县水利局|0.5|%|吨/万元"
    drafted = draft_text(tmp_path, "\n".join((TITLE, "附件", "任务分解表", *cells.split("|"))))
    assert "DRAFT-025" in codes(drafted)
    assert drafted.program.tasks == ()


@every_form
def test_rows_numbered_inside_their_groups_count_on_with_them(form: Form, tmp_path: Path) -> None:
    table = grid("""
        章节|任务编号|任务内容|牵头科室|完成时间
        坚持公益性|1.1|开展应急演练不少于4次|应急办|3月31日
        ^|1.2|对口支援县级医院2家|医务科|6月30日
        医院服务|2.1|优化预约诊疗流程|门诊部|5月31日
        """)
    program = form(tmp_path, ["模拟医院2023年创建三级医院方案", "二、重点任务", table]).program
    assert [(one.no, one.area, names(one.lead)) for one in program.tasks] == [
        ("1.1", "坚持公益性", ["应急办"]),
        ("1.2", "坚持公益性", ["医务科"]),
        ("2.1", "医院服务", ["门诊部"]),
    ]


@every_form
def test_notes_that_count_on_change_the_rows_they_name(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|考核指标|2022年完成值|2023年目标值|牵头单位|配合单位
        1|税收占比|82.6|≥83|县税务局|县财政局
        2|居民收入增速：城镇|5.8|6|县发改委|县人社局
        ^|居民收入增速：农村|8.1|8|县农业农村局|县乡村振兴局
        """)
    notes = ["注：1.序号1由县财政局牵头，县税务局配合。", "2.指标2的完成值以统计部门核定数为准。"]
    drafted = form(tmp_path, [TITLE, "附件", "考核指标任务分解表", table, *notes])
    told = [
        (m.name, m.target, names(m.lead), names(m.cooperate))
        for indicator in drafted.program.indicators
        for m in indicator.metrics
    ]
    assert told == [
        ("税收占比", "≥83", ["县财政局"], ["县税务局"]),
        ("居民收入增速（城镇）", "6", ["县发改委"], ["县人社局"]),
        ("居民收入增速（农村）", "8", ["县农业农村局"], ["县乡村振兴局"]),
    ]
    assert "DRAFT-013" in codes(drafted)


def test_a_note_that_hands_rows_to_a_unit_and_is_not_understood_is_said(tmp_path: Path) -> None:
    table = grid("序号|指标名称|目标值|牵头单位\n1|绿化率|≥40%|县住建局\n2★|完好率|≥95%|县交通局")
    blocks: list[Block] = [TITLE, "附件", "指标表", table, "注：带★的由县委组织部牵头。"]
    assert "DRAFT-013" in codes(as_docx(tmp_path, blocks))


def test_a_note_about_rows_that_leave_something_open_is_said(tmp_path: Path) -> None:
    table = grid(
        "序号|指标名称|目标值|牵头单位|完成时限\n1|绿化率|≥40%|县住建局|6月底\n2|完好率|≥95%|县交通局|"
    )
    blocks: list[Block] = [TITLE, "附件", "指标表", table, "注：完成时限未注明的，为2023年12月底前。"]
    assert "DRAFT-013" in codes(as_docx(tmp_path, blocks))


@every_form
def test_a_measure_over_the_table_is_that_of_its_bare_figures(form: Form, tmp_path: Path) -> None:
    first = grid("""
        序号|指标|2022年实际|2023年目标|牵头单位
        1|粮食播种面积|33.2|≥33.5|县农业农村局
        2|良种覆盖率|97|98|县农技中心
        3|生猪出栏（万头）|6|6.5|县畜牧局
        """)
    second = grid("序号|指标|目标值|责任单位\n4|监测合格|≥98|县农业农村局\n5|化肥利用|40.5|县农技中心")
    blocks: list[Block] = [TITLE, "一、目标任务", "表1  生产目标任务（单位：万亩）", first]
    program = form(tmp_path, [*blocks, "表2  质量安全目标", "（单位：%）", second]).program
    measures = [(one.no, m.measure, names(m.lead)) for one in program.indicators for m in one.metrics]
    assert measures == [
        (1, "万亩", ["县农业农村局"]),
        (2, "%", ["县农技中心"]),
        (3, "万头", ["县畜牧局"]),
        (4, "%", ["县农业农村局"]),
        (5, "%", ["县农技中心"]),
    ]


@every_form
def test_titles_in_two_rows_stand_under_those_that_span_them(form: Form, tmp_path: Path) -> None:
    figures = grid("""
        序号|指标名称|计量单位|目标值|<|<|指标性质|责任分工|<
        ^|^|^|2023年|2024年|2025年|^|牵头|配合
        1|研发投入强度|%|3.2|3.4|3.6|预期性|区科经局|区统计局
        2|高新技术企业数|家|720|860|1000|约束性|区科经局|区税务局、各街道
        """)
    works = grid("""
        重点任务|<|责任分工|<|完成时间
        任务名称|主要内容|牵头|配合|^
        建设创新平台|新增平台10个|区科经局|区发改局|2025年12月
        引育创新人才|引进团队20个|区委组织部|区人社局、区科经局|2024年12月
        优化创新生态|设立基金5亿元|区财政局|区国资公司|2023年12月
        """)
    blocks: list[Block] = ["样例区科技创新行动方案（2023—2025年）", "附件1", "主要指标", figures]
    program = form(tmp_path, [*blocks, "附件2", "重点任务分工表", works]).program
    told = [(m.name, m.target, names(m.cooperate)) for one in program.indicators for m in one.metrics]
    assert told == [("研发投入强度", "3.2", ["区统计局"]), ("高新技术企业数", "720", ["区税务局", "各街道"])]
    assert [(one.title, one.requirement, names(one.lead), one.deadline) for one in program.tasks] == [
        ("建设创新平台", "新增平台10个", ["区科经局"], "2025-12"),
        ("引育创新人才", "引进团队20个", ["区委组织部"], "2024-12"),
        ("优化创新生态", "设立基金5亿元", ["区财政局"], "2023-12"),
    ]


@every_form
def test_sections_stand_between_rows_that_have_no_numbers_of_their_own(form: Form, tmp_path: Path) -> None:
    table = grid("""
        指标|2020年|2025年|属性|责任单位
        一、环境治理|<|<|<|<
        1.空气质量优良天数比率（%）|97.8|≥97|约束性|县生态环境局
        2.化学需氧量减排量（吨）|—|〔320〕|约束性|县生态环境局
        二、生态保护|<|<|<|<
        3.森林覆盖率（%）|75.2|≥75.2|约束性|县林业局
        """)
    title = "模拟县“十四五”生态环境保护规划实施方案"
    drafted = form(tmp_path, [title, "专栏1  主要指标", table])
    told = [(one.no, one.area, m.target) for one in drafted.program.indicators for m in one.metrics]
    assert told == [(1, "环境治理", "≥97"), (2, "环境治理", "〔320〕"), (3, "生态保护", "≥75.2")]
    assert drafted.program.year == 2021
    assert {"DRAFT-002", "DRAFT-020"} <= set(codes(drafted))


@every_form
def test_a_column_before_the_number_is_a_group_and_a_star_in_one_of_its_own_marks_a_key(
    form: Form, tmp_path: Path
) -> None:
    table = grid("""
        考核内容|序号|考核指标|目标值|权重|是否重难点|责任单位|参与单位
        产业振兴|1|农产品加工产值比|2.6:1|5|★|县农业农村局|县工信局
        人才振兴|2|培育高素质农民（人）|≥260|4||县农业农村局|县教体局
        生态振兴|3|农村生活污水治理率（%）|≥32|5|★|县生态环境局|县住建局、各乡镇
        """)
    program = form(tmp_path, [TITLE, "附件", "考核指标任务分解表", table]).program
    told = [(i.area, i.key, m.target, names(m.cooperate)) for i in program.indicators for m in i.metrics]
    assert told == [
        ("产业振兴", True, "2.6:1", ["县工信局"]),
        ("人才振兴", False, "≥260", ["县教体局"]),
        ("生态振兴", True, "≥32", ["县住建局", "各乡镇"]),
    ]


@every_form
def test_a_problem_beside_a_task_is_noted_and_no_title(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|存在问题|工作任务|整改措施|责任科室|完成时限
        1|背街小巷环境差|完成12条背街小巷整治|修补破损路面800平方米|城管办公室|2023年7月底
        2|流动摊贩占道|设置便民疏导点3处|早晚高峰定人巡查|综合执法队|2023年5月底
        """)
    program = form(tmp_path, [TITLE, "附件", "问题整改任务清单", table]).program
    assert [(one.title, one.requirement, one.area) for one in program.tasks] == [
        ("完成12条背街小巷整治", "修补破损路面800平方米", None),
        ("设置便民疏导点3处", "早晚高峰定人巡查", None),
    ]
    assert program.tasks[0].note == "存在问题：背街小巷环境差"


@every_form
def test_tables_under_numbered_headings_with_running_numbers_are_one_list(form: Form, tmp_path: Path) -> None:
    head = "序号|工作任务|成果形式|牵头单位|责任单位|完成时间"
    rows = (
        "1|政务云扩容|新增算力20P|市大数据局|市政务中心|6月",
        "2|电子证照推广|调用量300万次|市大数据局|市公安局、市民政局|12月",
        "3|数据平台建设|归集数据5亿条|市大数据局|各县（区）政府|11月",
    )
    headings = ("一、夯实数字底座", "二、提升服务效能", "三、强化数据治理")
    blocks: list[Block] = ["模拟市数字政府建设2023年工作要点任务分解"]
    for heading, row in zip(headings, rows, strict=True):
        blocks += [heading, grid(f"{head}\n{row}")]
    program = form(tmp_path, blocks).program
    assert [(one.no, one.area, one.requirement, names(one.cooperate)) for one in program.tasks] == [
        (1, "夯实数字底座", "新增算力20P", ["市政务中心"]),
        (2, "提升服务效能", "调用量300万次", ["市公安局", "市民政局"]),
        (3, "强化数据治理", "归集数据5亿条", ["各县（区）政府"]),
    ]


@every_form
def test_a_row_that_begins_with_the_word_for_issuing_ends_no_table(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|项目|重点任务|责任单位|完成时限
        1|健康政策|印发健康县建设方案|县卫健委|2023年3月
        2|^|开展健康审查不少于5件|县司法局|2023年10月
        3|健康场所|建成健康学校20所|县教体局|2023年11月
        """)
    program = form(tmp_path, ["模拟县健康县建设2023年重点任务清单", "现印发重点任务。", table]).program
    assert [(one.no, one.area, one.title, names(one.lead)) for one in program.tasks] == [
        (1, "健康政策", "印发健康县建设方案", ["县卫健委"]),
        (2, "健康政策", "开展健康审查不少于5件", ["县司法局"]),
        (3, "健康场所", "建成健康学校20所", ["县教体局"]),
    ]


@every_form
def test_goals_before_figures_without_targets_are_tasks(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|责任目标|具体指标|责任部门|包保领导
        1|遏制较大事故|较大及以上事故0起|镇应急办|镇长
        2|隐患排查治理|重大隐患整改率100%|镇应急办、各村|副镇长
        """)
    program = form(tmp_path, ["模拟镇2023年安全生产目标责任分解方案", "附件", "责任分解表", table]).program
    assert program.indicators == ()
    assert [(one.title, one.requirement) for one in program.tasks] == [
        ("遏制较大事故", "较大及以上事故0起"),
        ("隐患排查治理", "重大隐患整改率100%"),
    ]


@every_form
def test_unusual_titles_head_rows_that_are_numbered_in_their_text(form: Form, tmp_path: Path) -> None:
    table = grid("""
        测评项目|测评内容|测评标准|牵头单位|责任单位
        一、城市环境|1.背街小巷|路面硬化率≥98%|市城管局|市住建局
        ^|2.农贸市场|标准化改造8个|市商务局|各镇（街道）
        二、公共服务|3.窗口单位|群众满意度≥95%|市行政审批局|各窗口单位
        """)
    program = form(tmp_path, ["模拟市文明城市创建2023年工作方案", "附件", "责任分解表", table]).program
    assert [(t.no, t.area, t.title, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
        (1, "城市环境", "背街小巷", ["市城管局"], ["市住建局"]),
        (2, "城市环境", "农贸市场", ["市商务局"], ["各镇（街道）"]),
        (3, "公共服务", "窗口单位", ["市行政审批局"], ["各窗口单位"]),
    ]


@every_form
def test_units_before_the_number_group_the_rows(form: Form, tmp_path: Path) -> None:
    table = grid("""
        单位|序号|工作职责|工作标准|完成时限
        县委宣传部|1|双拥宣传|刊发稿件不少于20篇|2023年11月
        ^|2|国防教育|纳入全民教育体系|2023年6月
        县退役军人局|3|优抚安置|政策落实率100%|2023年12月
        """)
    program = form(tmp_path, ["模拟县2023年双拥模范县创建责任清单", "附件", "责任清单", table]).program
    assert [(one.no, one.title, one.requirement, names(one.lead)) for one in program.tasks] == [
        (1, "双拥宣传", "刊发稿件不少于20篇", ["县委宣传部"]),
        (2, "国防教育", "纳入全民教育体系", ["县委宣传部"]),
        (3, "优抚安置", "政策落实率100%", ["县退役军人局"]),
    ]


@every_form
def test_a_rule_in_a_title_holds_for_its_column(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|工作内容|目标任务|责任单位（排第一位的为牵头单位）|完成时间
        1|人工造林|5000亩|县林业局、各乡镇|3月底
        2|村庄绿化|创建森林村庄8个|县农业农村局、县林业局|10月底
        """)
    program = form(
        tmp_path, ["模拟县2023年国土绿化任务分解方案", "二、任务分解", "任务分解表", table]
    ).program
    assert [(t.title, t.requirement, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
        ("人工造林", "5000亩", ["县林业局"], ["各乡镇"]),
        ("村庄绿化", "创建森林村庄8个", ["县农业农村局"], ["县林业局"]),
    ]


@every_form
def test_an_office_leads_where_no_other_column_does(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|目标任务|年度指标|责任科室|配合单位
        1|普惠性幼儿园覆盖率|95%以上|学前教育科|各街道
        2|新增学位|3600个|发展规划科|区住建局
        """)
    program = form(tmp_path, ["样例区2023年教育高质量发展工作方案", "附件", "任务分解表", table]).program
    assert [(names(one.lead), names(one.cooperate)) for one in program.tasks] == [
        (["学前教育科"], ["各街道"]),
        (["发展规划科"], ["区住建局"]),
    ]


@every_form
def test_water_sections_have_classes_as_targets(form: Form, tmp_path: Path) -> None:
    table = grid("""
        河段|断面名称|水质目标|2022年水质|责任主体|监管单位
        清江上游|大龙潭|Ⅱ|Ⅱ|甲县人民政府|州生态环境局
        清江中游|红庙|Ⅱ|Ⅲ|乙县人民政府|州生态环境局
        ^|长沙河口|Ⅲ|Ⅲ|丙县人民政府|州生态环境局
        """)
    program = form(tmp_path, ["模拟州2023年水环境治理工作方案", "附件", "断面目标任务表", table]).program
    told = [(one.area, m.name, m.target, names(m.lead)) for one in program.indicators for m in one.metrics]
    assert told == [
        ("清江上游", "大龙潭", "Ⅱ", ["甲县人民政府"]),
        ("清江中游", "红庙", "Ⅱ", ["乙县人民政府"]),
        ("清江中游", "长沙河口", "Ⅲ", ["丙县人民政府"]),
    ]


@every_form
def test_a_target_over_two_figures_is_not_the_present_value_of_the_second(form: Form, tmp_path: Path) -> None:
    table = grid("""
        领域|序号|指标名称|<|单位|指标值|2022年现状|指标属性|责任单位|配合单位
        生态安全|1|环境空气质量|优良天数比例|%|完成上级考核任务|91.2|约束性|县生态环境局|县住建局
        ^|^|^|PM2.5浓度下降幅度|%|^|2.1|约束性|^|^
        ^|2|林草覆盖率|<|%|≥18|16.7|参考性|县林草局|各乡镇
        """)
    drafted = form(tmp_path, [TITLE, "附件1", "创建指标责任分解表", table])
    told = [(m.name, m.target, names(m.lead)) for one in drafted.program.indicators for m in one.metrics]
    assert told == [
        ("优良天数比例", "完成上级考核任务", ["县生态环境局"]),
        ("PM2.5浓度下降幅度", "完成上级考核任务", ["县生态环境局"]),
        ("林草覆盖率", "≥18", ["县林草局"]),
    ]
    if form in {as_lines, as_tabs}:
        assert "DRAFT-007" in codes(drafted)


@every_form
def test_figures_with_a_measure_are_no_names_of_indicators(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|考核内容|指标|年度目标|考核权重|责任单位|协助单位
        1|治理任务|新增治理面积|26.5平方公里|30|县水务局|县林业局
        2|^|崩岗治理|12处|15|县水务局|各镇
        3|监管任务|违规图斑查处率|100%|20|县水务局|县执法局
        """)
    program = form(tmp_path, [TITLE, "附件", "目标责任考核任务表", table]).program
    told = [(one.area, m.name, m.target) for one in program.indicators for m in one.metrics]
    assert told == [
        ("治理任务", "新增治理面积", "26.5平方公里"),
        ("治理任务", "崩岗治理", "12处"),
        ("监管任务", "违规图斑查处率", "100%"),
    ]


@every_form
def test_the_table_of_a_whole_place_is_not_the_list_of_a_unit(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|任务名称|年度目标|牵头单位|责任单位
        1|加装电梯|完成60部|区建设局|各街道
        2|发放租赁补贴|不少于1300户|区房管局|区财政局
        """)
    title = "样例高新区2023年住房保障重点任务分解表"
    program = form(tmp_path, [title, table, "附注：本表由区房管局负责解释。"]).program
    assert [(one.list, names(one.lead)) for one in program.tasks] == [
        ("重点任务分解表", ["区建设局"]),
        ("重点任务分解表", ["区房管局"]),
    ]


@every_form
def test_the_origin_of_units_in_a_table_quotes_their_cell(form: Form, tmp_path: Path) -> None:
    table = grid("""
        序号|指标名称|目标值|牵头单位|配合单位
        1|绿化率|≥40%|县住建局、县林业局|各乡镇
        """)
    drafted = form(tmp_path, [TITLE, "附件", "指标表", table])
    told = [drafted.origins[f"metrics/1.1/{part}"].text or "" for part in ("lead", "cooperate")]
    assert "县住建局、县林业局" in told[0]
    assert "各乡镇" in told[1]
