"""The metrics found in whole requirements, each with its own name."""

import pytest

from ecoreport.language.targets import extract_targets, parse_target
from ecoreport.model.target import Op, TargetKind


def found(text: str) -> list[tuple[str, str]]:
    return [(named.name, named.target.text) for named in extract_targets(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "城区集中式饮用水水源地取水水质达标率保持100%；村镇饮用水卫生合格率达到100%",
            [("城区集中式饮用水水源地取水水质达标率", "保持100%"), ("村镇饮用水卫生合格率", "达到100%")],
        ),
        (
            "确保受污染耕地安全利用率、污染地块安全利用率均达到100%。",
            [("受污染耕地安全利用率", "均达到100%"), ("污染地块安全利用率", "均达到100%")],
        ),
        (
            "农业废弃物综合利用率(秸秆综合利用率≥95%,畜禽养殖场粪便综合利用率≥95%)。推广秸秆综合利用技术。",
            [("秸秆综合利用率", "≥95%"), ("畜禽养殖场粪便综合利用率", "≥95%")],
        ),
        (
            "加强污水处理设施运行管理；2022年底前全区农村生活污水处理率达到45%以上，之后逐年提升，完成上级下达目标。",
            [("农村生活污水处理率", "达到45%以上，之后逐年提升，完成上级下达目标")],
        ),
        (
            "城市、县城、建制镇污水处理率分别达到95%、90%和85%以上",
            [("城市污水处理率", "≥95%"), ("县城污水处理率", "≥90%"), ("建制镇污水处理率", "≥85%")],
        ),
        (
            "PM2.5年均浓度控制在46微克每立方米以内，水环境持续向好",
            [("PM2.5年均浓度", "控制在46微克每立方米以内")],
        ),
        ("到2023年底,全市生态环境状况指数(EI)不低于57。", [("生态环境状况指数", "不低于57")]),
        ("化肥农药使用量只减不增。", [("化肥农药使用量", "只减不增")]),
        ("确保无重、特大突发环境事件发生。", [("重、特大突发环境事件", "无重、特大突发环境事件发生")]),
        ("稳步提高生态环境状况指数，确保达到上级考核要求。", [("生态环境状况指数", "达到上级考核要求")]),
        ("2022年底前力争达到95%以上。", [("", "2022年底前力争达到95%以上")]),
        (
            "新建5座污水处理厂，新增管网20公里",
            [("新建污水处理厂", "5座"), ("新增管网", "20公里")],
        ),
        ("农村生活污水治理率，到2025年达到40%以上", [("农村生活污水治理率", "到2025年达到40%以上")]),
        (
            "群众举报的生态环境案件及时处理办结率达到上级考核要求",
            [("群众举报的生态环境案件及时处理办结率", "达到上级考核要求")],
        ),
        (
            "PM2.5浓度工作目标32微克/立方米，优良天数比例考核目标值88%",
            [("PM2.5浓度", "工作目标32微克/立方米"), ("优良天数比例", "考核目标值88%")],
        ),
        (
            "建设1个省级示范乡镇、9个精品示范村（省级2个、州级7个）、352个美丽村庄（省级16个、州级336个）",
            [("省级示范乡镇", "1个"), ("精品示范村", "9个"), ("美丽村庄", "352个")],
        ),
        ("保持县城建成区无黑臭水体", [("县城建成区黑臭水体", "无黑臭水体")]),
        ("低保最低补差水平从每人每月574元提高到609元", [("低保最低补差水平", "从每人每月574元提高到609元")]),
        (
            "二氧化硫（SO2）、氮氧化物（NOx）和挥发性有机物（VOCs）等主要污染物排放总量分别下降15%、10%和26%",
            [
                ("二氧化硫排放总量", "下降≥15%"),
                ("氮氧化物排放总量", "下降≥10%"),
                ("挥发性有机物排放总量", "下降≥26%"),
            ],
        ),
    ],
)
def test_each_metric_comes_with_its_own_name_and_words(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "按照《国务院办公厅关于印发控制污染物排放许可制实施方案的通知》（国办发〔2016〕81号）、《名录（2017年版）》（环境保护部令第45号）要求，开展核发工作。",
        "执行《生态环境状况评价技术规范》（HJ 192-2015）。",
        "充分发挥“12369”环保举报热线和“12345”市长热线作用，依法依规合理解决群众的环境信访诉求。",
        "收集整理2018、2019、2020三个年度相关资料，2021年6月至9月申请验收。",
        "加快淘汰35蒸吨/小时以下燃煤锅炉，推广使用清洁能源。",
        "落实污染源“双随机”抽查机制，健全“三线一单”分区管控体系。",
        "深入推进农村环境综合整治，提高秸秆综合利用率。",
        "目前全区森林覆盖率为62.5%。",
        "创建各成员单位12月10日前报送年度工作总结和佐证材料。",
        "全区15个乡镇、3个街道均要制定方案。",
        "",
    ],
)
def test_document_numbers_dates_sizes_and_instructions_are_no_metrics(text: str) -> None:
    assert found(text) == []


def test_a_date_before_the_name_stands_in_the_clause() -> None:
    (named,) = extract_targets("到2023年底,全市林草覆盖率稳定在41%以上。")
    assert named.target.clauses[0].deadline == "2023-12-31"


def test_the_words_of_a_metric_read_the_same_on_their_own() -> None:
    text = "秸秆综合利用率达到95%以上，力争98%；优良天数不少于300天；黑臭水体消除比例为100%，劣Ⅴ类断面清零。"
    for named in extract_targets(text):
        assert parse_target(named.target.text).kind is named.target.kind
    assert [n.target.kind for n in extract_targets(text)] == [
        TargetKind.COMPOSITE,
        TargetKind.MIN,
        TargetKind.EXACT,
        TargetKind.COUNT,
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("推进东河、西河等5条河道治理工程建设。", [("河道治理工程", "5条")]),
        ("培育省级龙头企业2家、市级5家。", [("培育省级龙头企业", "2家"), ("培育市级龙头企业", "5家")]),
        ("完成8个分馆和6个书屋建设任务。", [("分馆", "8个"), ("书屋", "6个")]),
        (
            "新建道路8条12.6公里，灌溉面积新增0.8万亩。",
            [("新建道路", "8条"), ("新建道路", "12.6公里"), ("灌溉面积", "新增0.8万亩")],
        ),
        ("淘汰10蒸吨以下燃煤锅炉5台，惠及居民300户。", [("淘汰10蒸吨以下燃煤锅炉", "5台")]),
        (
            "3年内重点引进60名紧缺教师，选拔30名骨干教师、80名教坛新秀。",
            [("引进紧缺教师", "60名"), ("选拔骨干教师", "30名"), ("选拔教坛新秀", "80名")],
        ),
        (
            "每年招引亿元以上制造业项目60个，完成投资90亿元。",
            [("招引亿元以上制造业项目", "60个"), ("投资", "90亿元")],
        ),
        ("完成造林绿化2万亩、森林抚育4万亩。", [("造林绿化", "2万亩"), ("森林抚育", "4万亩")]),
        (
            "打造省级和美乡村示范村5个、市级示范村9个。",
            [("省级和美乡村示范村", "5个"), ("市级和美乡村示范村", "9个")],
        ),
        (
            "培育产值超百亿元企业3家、超20亿元企业6家。",
            [("培育产值超百亿元企业", "3家"), ("培育超20亿元企业", "6家")],
        ),
        (
            "接待游客600万人次，实现旅游收入50亿元，分别增长11%、14%。",
            [
                ("接待游客", "完成600万人次；提高≥11%"),
                ("旅游收入", "≥50亿元；提高≥14%"),
            ],
        ),
        ("10个乡镇中有6个达到省级标准。", [("乡镇达到省级标准", "6个达到省级标准")]),
        (
            "改造老旧小区46个，约512万平方米。",
            [("改造老旧小区", "46个"), ("改造老旧小区", "约512万平方米")],
        ),
        (
            "建设标准厂房3栋，建筑面积达21350平方米。",
            [("标准厂房", "3栋"), ("标准厂房建筑面积", "达21350平方米")],
        ),
        ("开工新建、改建60所公办幼儿园。", [("开工新建、改建公办幼儿园", "60所")]),
        (
            "改善全市40所小学教室照明，建成区域性粮库2座。",
            [("改善小学教室照明", "40所"), ("区域性粮库", "2座")],
        ),
        ("继续补助全县58家村卫生室。", [("补助村卫生室", "58家")]),
        ("新（改）扩建幼儿园40所。", [("新（改）扩建幼儿园", "40所")]),
        ("新开工改造老旧小区36个、惠及居民1.1万户。", [("新开工改造老旧小区", "36个")]),
        ("建成登山步道5条共21公里。", [("登山步道", "5条"), ("登山步道", "21公里")]),
        (
            "减轻企业各类负担3亿元，实际利用外资6000万美元。",
            [("减轻企业各类负担", "3亿元"), ("实际利用外资", "6000万美元")],
        ),
        ("项目总投资32亿元，年度计划投资9亿元。", [("年度计划投资", "9亿元")]),
        ("对新入规企业给予一次性奖励10万元。", []),
        ("争取上级专项资金9亿元以上。", [("争取上级专项资金", "9亿元以上")]),
        (
            "新建10千伏线路28公里，打通断头路2条，新增绿化面积6万平方米。",
            [
                ("新建10千伏线路", "28公里"),
                ("打通断头路", "2条"),
                ("新增绿化面积", "6万平方米"),
            ],
        ),
        (
            "实施重点项目96个、完成投资150亿元。",
            [("重点项目", "96个"), ("投资", "150亿元")],
        ),
        ("完成318户806人避险搬迁任务。", [("避险搬迁", "318户"), ("避险搬迁", "806人")]),
        ("创业担保贷款发放1.2亿元。", [("创业担保贷款发放", "1.2亿元")]),
        ("按省定标准新（改、扩）建幼儿园12所。", [("新（改、扩）建幼儿园", "12所")]),
        ("为有康复需求的900名残疾人适配辅具。", [("有康复需求的残疾人适配辅具", "900名")]),
        ("城区新建、改建公厕6座。", [("城区新建、改建公厕", "6座")]),
    ],
)
def test_a_count_is_named_after_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_bracket_that_names_a_part_belongs_to_the_whole() -> None:
    (named,) = extract_targets("博物馆总量达到120座（其中专题博物馆10座）")
    assert [(c.value, c.scope) for c in named.target.clauses] == [("120", None), ("10", "专题博物馆")]


def test_figures_that_pair_with_no_names_stay_with_their_own_name() -> None:
    first, second = extract_targets("社零总额增长2.5%左右，中心城区水质分别达到95%和98%左右")
    assert [len(one.target.clauses) for one in (first, second)] == [1, 2]


def test_shares_in_a_row_may_leave_what_is_done_to_the_last() -> None:
    text = "接待游客132万人次，99%的行政村、92%以上的社区建成文化服务中心"
    assert found(text)[1:] == [("行政村建成文化服务中心", "=99%"), ("社区建成文化服务中心", "≥92%")]
    text = "35%的村达到“和美乡村”标准、60%的镇达到“秀美城镇”标准"
    assert found(text) == [("村达到“和美乡村”标准", "=35%"), ("镇达到“秀美城镇”标准", "=60%")]


def test_the_parts_in_a_bracket_stay_with_their_whole() -> None:
    (named,) = extract_targets("示范家庭农场达到90家（其中省级9家、市级21家、县级60家）")
    assert [(c.value, c.scope) for c in named.target.clauses] == [
        ("90", None),
        ("9", "省级"),
        ("21", "市级"),
        ("60", "县级"),
    ]


def test_what_stands_at_present_is_told_over_commas() -> None:
    text = "目前，全县已建成污水处理厂4座，处理率达到88%；到2025年，城镇污水处理率达到95%。"
    assert found(text) == [("城镇污水处理率", "达到95%")]
    assert found("目前森林覆盖率达到60%，力争达到65%。") == [("森林覆盖率", "力争达到65%")]


def test_money_for_each_person_and_month_is_read_so_for_town_and_country() -> None:
    found = extract_targets("城乡低保标准分别提高到每人每月680元、540元")
    assert [(one.name, one.target.clauses[0].value, one.target.clauses[0].measure) for one in found] == [
        ("城镇低保标准", "680", "元/人·月"),
        ("农村低保标准", "540", "元/人·月"),
    ]


def test_a_count_between_two_figures_is_a_range() -> None:
    (named,) = extract_targets("申请2-3个绿色食品认证")
    clause = named.target.clauses[0]
    assert (named.name, clause.value, clause.upper) == ("申请绿色食品认证", "2", "3")


def test_a_bound_that_other_words_follow_belongs_to_the_demand() -> None:
    assert found("排污许可证审核数量不少于发证总数的20%") == [("排污许可证审核数量", "不少于发证总数的20%")]


@pytest.mark.parametrize("bound", ["不超过", "不得超过", "未超过", "不多于", "不突破", "不应超过"])
def test_an_upper_bound_on_things_one_counts_is_no_count(bound: str) -> None:
    (named,) = extract_targets(f"较大火灾事故起数{bound}1起")
    assert (named.name, named.target.clauses[0].op) == ("较大火灾事故起数", Op.LE)


def test_a_frequency_is_a_demand_as_a_whole() -> None:
    (named,) = extract_targets("村级河长每周巡河不少于2次")
    assert (named.name, named.target.text) == ("村级河长巡河次数", "每周巡河不少于2次")
    assert named.target.clauses[0].measure == "次/周"


def test_a_row_of_what_must_last_is_one_demand_on_each_thing() -> None:
    row = "面积不减少、性质不改变、功能不降低"
    assert found(f"实现红线和保护地{row}") == [("红线", row), ("保护地", row)]
    assert found(f"加强对红线、湿地等区域保护，确保{row}") == [("红线、湿地等区域", row)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("国家重点保护野生植物受到严格保护，保护率≥95%", "国家重点保护野生植物保护率"),
        ("开展食品抽检，抽检量达到4批次/千人", "食品抽检量"),
        ("实施废弃矿山恢复治理，恢复面积9公顷", "废弃矿山恢复面积"),
        ("加强组织领导，覆盖率达到100%", "覆盖率"),
    ],
)
def test_a_bare_name_has_its_subject_from_the_clause_before(text: str, name: str) -> None:
    assert [metric for metric, _ in found(text)] == [name]


def test_no_frequency_of_a_list_is_lost() -> None:
    (named,) = extract_targets("各级林长巡林分别不少于每半年1次、每季度1次、每月1次")
    assert [c.measure for c in named.target.clauses] == ["次/半年", "次/季度", "次/月"]


def test_the_work_of_a_heading_is_no_part_of_what_a_rate_is_about() -> None:
    (named,) = extract_targets("成灾率控制在3‰以下", about="林业有害生物防治")
    assert named.name == "林业有害生物成灾率"


def test_what_a_heading_is_about_names_what_the_text_does_not() -> None:
    assert [n.name for n in extract_targets("2022年底前达到95%以上。", about="秸秆综合利用")] == [
        "秸秆综合利用率"
    ]
    assert [n.name for n in extract_targets("完成改造46个。", about="改造老旧小区")] == ["改造老旧小区"]


@pytest.mark.parametrize(
    "text",
    [
        "全县共有行政村230个，辖区内现有企业35家。",
        "按照3个方面的要求，分3个阶段推进，抽调10名干部组成2个工作组。",
        "完成日处理能力为100吨的设备安装。",
        "严厉查处直排、无证排污等违法行为。",
        "在10个工作日内完成整改。",
    ],
)
def test_figures_that_describe_count_nothing(text: str) -> None:
    assert found(text) == []


def test_a_rate_behind_a_facility_is_told_of_what_the_heading_is_about() -> None:
    found = extract_targets("新建中转站2座，无害化处理率达到98%。", about="生活垃圾")
    assert [named.name for named in found] == ["新建中转站", "生活垃圾无害化处理率"]


@pytest.mark.parametrize("years", ["到2024年和2026年，", "到2024年、2026年，全县"])
def test_one_metric_in_two_years_is_one_demand_with_stages(years: str) -> None:
    (named,) = extract_targets(f"{years}绿化覆盖率分别达到40%、42%")
    assert (named.name, named.target.text) == ("绿化覆盖率", "到2024年≥40%；到2026年≥42%")
    assert [(c.value, c.deadline) for c in named.target.clauses] == [("40", "2024"), ("42", "2026")]


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("力争重污染天数为0", Op.EQ, "0"),
        ("力争PM2.5平均浓度30微克/立方米", Op.LE, "30"),
        ("力争优良天数比例90%", Op.GE, "90"),
        ("开发区实现总产值80亿元", Op.GE, "80"),
        ("争取上级资金6亿元", Op.GE, "6"),
    ],
)
def test_what_is_striven_for_binds_on_the_good_side(text: str, op: Op, value: str) -> None:
    (named,) = extract_targets(text)
    assert (named.target.clauses[0].op, named.target.clauses[0].value) == (op, value)


def test_what_is_told_for_further_years_keeps_bound_and_year() -> None:
    (named,) = extract_targets("水土保持率从2020年的75%提升到2025年的77%、2035年的80%")
    assert [(c.op, c.value, c.year) for c in named.target.clauses] == [
        (Op.GE, "77", "2025"),
        (Op.GE, "80", "2035"),
    ]
    *_, last = extract_targets("2023年新建充电桩200个，2024年新建300个，2025年累计达到900个以上")
    assert (last.name, last.target.clauses[0].year, last.target.clauses[0].cumulative) == (
        "充电桩",
        "2025",
        True,
    )


def test_a_measure_that_the_last_of_a_list_gives_in_full_is_that_of_all() -> None:
    found = extract_targets("水、电报装时限分别压缩至4个、3个工作日")
    assert [named.target.clauses[0].measure for named in found] == ["个工作日", "个工作日"]


def test_a_part_of_a_sum_is_bound_like_the_sum() -> None:
    found = extract_targets("完成固定资产投资60亿元，其中工业投资20亿元、技改投资8亿元")
    assert [named.target.clauses[0].op for named in found] == [Op.GE] * 3


def test_a_measure_may_be_for_so_many_people() -> None:
    (named,) = extract_targets("出生缺陷发生率控制在90/万以内")
    assert (named.target.clauses[0].value, named.target.clauses[0].measure) == ("90", "/万")


def test_a_demand_that_leaves_a_choice_is_a_metric_for_a_person() -> None:
    first, second = extract_targets("森林覆盖率达到23%或持续提升，湿地保护率达到55%")
    assert (first.name, first.target.text, first.target.kind) == (
        "森林覆盖率",
        "达到23%或持续提升",
        TargetKind.QUALITATIVE,
    )
    assert (second.name, second.target.text) == ("湿地保护率", "达到55%")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("已建污水处理设施正常运行率稳定在85%以上。", [("已建污水处理设施正常运行率", "稳定在85%以上")]),
        ("现有企业达标排放率不低于95%。", [("现有企业达标排放率", "不低于95%")]),
        ("现有绿化覆盖率达到38%。", []),
        ("已建成污水处理厂5座，日常运行良好。", []),
    ],
)
def test_more_may_be_asked_of_what_stands_already(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(named.name, named.target.text) for named in extract_targets(text)] == expected


@pytest.mark.parametrize("verb", ["拆除", "巡查", "整改", "亮化", "新建", "走访", "筛查", "签约"])
@pytest.mark.parametrize(
    "text", ["2026年底前{}站点6处。", "2026年底前，{}6处站点。", "到2026年底：修订制度；{}站点6处。"]
)
def test_a_count_keeps_its_date_whatever_is_done(text: str, verb: str) -> None:
    (named,) = extract_targets(text.format(verb))
    clause = named.target.clauses[0]
    assert (clause.op, clause.value, clause.measure, clause.deadline) == (Op.GE, "6", "处", "2026-12-31")


def test_a_number_set_elsewhere_keeps_its_date() -> None:
    (named,) = extract_targets("到2027年，完成市下达的单位GDP能耗目标任务。")
    assert (named.target.kind, named.target.clauses[0].year) == (TargetKind.DEFERRED, None)
    assert named.target.clauses[0].deadline == "2027"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "将乡镇补助、村级补助分别从每年300元、260元提高到350元、320元。",
            [("乡镇补助", "350", "300"), ("村级补助", "320", "260")],
        ),
        (
            "小学、初中生均公用经费分别由600元、800元提高到700元、900元。",
            [("小学生均公用经费", "700", "600"), ("初中生均公用经费", "900", "800")],
        ),
    ],
)
def test_levels_that_several_start_from_pair_with_where_they_get(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    clauses = [(one.name, one.target.clauses[0]) for one in extract_targets(text)]
    assert [(name, clause.value, clause.baseline_value) for name, clause in clauses] == expected


def test_all_of_a_work_is_a_demand() -> None:
    text = "压实责任，做到隐患排查100%、问题整改100%。"
    assert found(text) == [("隐患排查", "100%"), ("问题整改", "100%")]


def test_the_size_of_a_duty_is_no_demand() -> None:
    text = "落实耕地面积52万亩、基本农田40万亩的保护责任，粮食产量达到20万吨。"
    assert found(text) == [("粮食产量", "达到20万吨")]
    assert found("落实52万亩耕地保护责任。") == []


@pytest.mark.parametrize(
    ("text", "name", "measure"),
    [
        ("每个社区至少组建2支宣讲队伍。", "组建宣讲队伍", "支/社区"),
        ("各县至少打通3条断头路。", "打通断头路", "条"),
        ("每月至少研究1次。", "研究次数", "次/月"),
    ],
)
def test_what_is_done_may_stand_between_at_least_and_the_figure(text: str, name: str, measure: str) -> None:
    (named,) = extract_targets(text)
    clause = named.target.clauses[0]
    assert (named.name, clause.op, clause.measure) == (name, Op.GE, measure)


def test_a_bare_member_behind_a_part_is_a_part_too() -> None:
    (named,) = extract_targets("机械化率达到76%，其中小麦达到95%以上，油菜达到58%以上。")
    assert [(c.value, c.scope) for c in named.target.clauses] == [
        ("76", None),
        ("95", "小麦"),
        ("58", "油菜"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("力争拆除违建300平方米。", "aspire"),
        ("累计检查企业40家次。", "cumulative"),
        ("每年走访农户60户。", "per_year"),
        ("新增就业600人左右。", "approx"),
    ],
)
def test_a_count_keeps_what_else_is_said_of_it(text: str, told: str) -> None:
    (named,) = extract_targets(text)
    assert getattr(named.target.clauses[0], told)


@pytest.mark.parametrize("before", ["", "每年", "计划", "全县", "累计", "免费"])
def test_those_for_whom_something_is_done_are_counted(before: str) -> None:
    (named,) = extract_targets(f"{before}为400户家庭安装扶手。")
    clause = named.target.clauses[0]
    assert (named.name, clause.op, clause.value) == ("家庭安装扶手", Op.GE, "400")


def test_what_each_is_to_have_is_told_for_each() -> None:
    (named,) = extract_targets("每村配备水管员1名。")
    assert (named.name, named.target.clauses[0].measure) == ("每村配备水管员", "名/村")


LEADS = ["", "各乡镇", "县住建局", "统筹", "有效", "一是", "明年", "切实", "各企业积极", "到年底"]
"""What may stand before a verb without changing what is demanded."""


@pytest.mark.parametrize("lead", LEADS)
@pytest.mark.parametrize(
    ("demand", "direction"),
    [
        ("拆除违建300平方米", None),
        ("减少化肥用量6%", "down"),
        ("争取资金2亿元", None),
        ("硬化道路8公里", None),
    ],
)
def test_who_acts_and_how_changes_nothing_of_what_is_demanded(
    lead: str, demand: str, direction: str | None
) -> None:
    for target in (parse_target(lead + demand), extract_targets(f"{lead}{demand}。")[0].target):
        (clause,) = target.clauses
        assert (clause.op, clause.direction) == (Op.GE, direction)


def test_work_of_every_month_is_told_for_the_month() -> None:
    (named,) = extract_targets("每月抽检食品90份。")
    assert (named.name, named.target.clauses[0].measure) == ("抽检食品", "份/月")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "村级河长每周巡河1次、乡级河长每月巡河2次。",
            [("村级河长巡河次数", "每周巡河1次"), ("乡级河长巡河次数", "每月巡河2次")],
        ),
        (
            "开展安全检查，街道每月不少于2次。",
            [("街道安全检查次数", "每月不少于2次")],
        ),
    ],
)
def test_each_frequency_has_its_own_name(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_a_verb_holds_only_for_the_figures_it_rules() -> None:
    directions = [
        (one.name, one.target.clauses[0].direction, one.target.clauses[0].op)
        for one in extract_targets("更换管网9公里、减少化肥用量4%、实现营业收入3亿元。")
    ]
    assert directions == [
        ("更换管网", None, Op.GE),
        ("化肥用量", "down", Op.GE),
        ("营业收入", None, Op.GE),
    ]


def test_what_people_do_is_not_told_of_things() -> None:
    assert [one.name for one in extract_targets("发布岗位300个，参保率保持在95%以上。")] == [
        "发布岗位",
        "参保率",
    ]


def test_stages_behind_a_comma_are_of_one_metric() -> None:
    (named,) = extract_targets("绿化覆盖率2026年38%，2031年42%。")
    assert [(c.value, c.deadline or c.year) for c in named.target.clauses] == [("38", "2026"), ("42", "2031")]


def test_what_is_not_read_of_a_metric_goes_to_a_person() -> None:
    (named,) = extract_targets("绿化覆盖率达到38%，高于全省平均水平2个百分点。")
    assert [c.kind for c in named.target.clauses] == [None, TargetKind.QUALITATIVE]
    assert named.target.note
    unread, read = extract_targets("降低漏损率2%，群众满意度达到91%。")
    assert (unread.name, unread.target.kind, read.name) == ("漏损率", TargetKind.QUALITATIVE, "群众满意度")
    (named,) = extract_targets("设施完好率分别为96%、91%、86%。")
    assert [c.value for c in named.target.clauses] == ["96", "91", "86"]


@pytest.mark.parametrize("verb", ["压减至", "压缩到", "缩短至", "控制在"])
def test_a_share_that_may_be_left_is_an_upper_bound(verb: str) -> None:
    (named,) = extract_targets(f"平均办理时限{verb}法定时限的40%。")
    assert (named.name, named.target.clauses[0].op) == ("平均办理时限", Op.LE)


def test_an_office_that_acts_is_no_part_of_the_name() -> None:
    assert found("县林业局推广良种苗木6万株。") == [("推广良种苗木", "6万株")]
    assert found("把绿化覆盖率提高到40%。") == [("绿化覆盖率", "提高到40%")]


def test_figures_behind_one_bound_pair_with_the_names_before_it() -> None:
    text = "氨氮、总磷减排量不低于20吨、3吨。"
    assert found(text) == [("氨氮减排量", "≥20吨"), ("总磷减排量", "≥3吨")]


def test_a_bound_before_another_figure_does_not_reach_the_next() -> None:
    text = "农村低保标准不低于500元、城区低保标准不低于700元。"
    assert found(text) == [("农村低保标准", "不低于500元"), ("城区低保标准", "不低于700元")]


def test_several_numbers_set_elsewhere_keep_their_words_and_their_date() -> None:
    named = extract_targets("到2027年，优良天数比例、PM2.5浓度等指标达到省下达要求。")
    assert [(one.name, one.target.text, one.target.clauses[0].deadline) for one in named] == [
        ("优良天数比例", "达到省下达要求", "2027"),
        ("PM2.5浓度", "达到省下达要求", "2027"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "森林蓄积量达到180万立方米",
        "粮食总产量达到28万吨",
        "粮食播种面积稳定在62万亩以上",
        "新建泵站3座",
        "森林覆盖率60%",
    ],
)
def test_a_metric_alone_is_of_the_kind_its_text_is_as_a_target(text: str) -> None:
    [metric] = extract_targets(text)
    assert metric.target.kind is parse_target(text).kind


def test_a_level_behind_a_count_stays_a_level() -> None:
    made, level = extract_targets("新建高标准农田3.5万亩，粮食播种面积稳定在62万亩以上")
    assert (made.target.kind, level.target.kind) == (TargetKind.COUNT, TargetKind.MIN)
