"""The linter on what an everyday plan gets wrong: amounts and levels, rows of tables, copied names, missing leads."""

from textwrap import dedent

import pytest

from ecoreport.model.finding import Finding
from ecoreport.spec import lint, read_program

HEAD = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
"""


def findings(body: str, *codes: str) -> list[Finding]:
    loaded = read_program((HEAD + dedent(body)).encode(), file="方案.yaml")
    return [f for f in lint(loaded).findings if f.code in codes]


def quotes(found: list[Finding]) -> list[list[str]]:
    return [[(place.text or "").partition("：")[2] for place in finding.places] for finding in found]


@pytest.mark.parametrize(
    ("whole", "own", "is_contradiction"),
    [
        ("主次干道每日保洁时间不低于16小时", "主次干道每日保洁时间不低于12小时", True),
        ("城区公共厕所不少于4座/平方公里", "城区公共厕所不少于3座/平方公里", True),
        ("人均公园绿地面积达到9.5平方米以上", "人均公园绿地面积不低于9平方米", True),
        ("蚊蝇密度达到国家C级标准", "蚊蝇密度达到国家B级标准", True),
        ("污水收集率较2020年提高3个百分点", "污水收集率较2020年提高2个百分点", True),
        ("企业开办时间压减至0.5个工作日", "企业开办时间压减至1个工作日", True),
        ("低保标准达到每人每月700元", "低保标准达到每人每月680元", True),
        ("新建垃圾中转站12座", "新建垃圾中转站3座", False),
        ("创建节水型单位12个", "创建节水型单位3个", False),
        ("新建垃圾中转站12座", "新建垃圾中转站13座", True),
    ],
)
def test_a_level_in_a_units_list_is_no_share_of_it(whole: str, own: str, is_contradiction: bool):
    found = findings(
        f"""\
        units: [{{name: 县城管局}}, {{name: 各乡镇, kind: group}}]
        tasks:
        - {{id: T1, list: 正文, no: 1, title: 改善环境, requirement: {whole}。, lead: [县城管局], cooperate: [各乡镇]}}
        - {{id: T2, list: 县城管局, no: 1, title: 改善环境, requirement: {own}。, lead: [县城管局]}}
        """,
        "PLAN-040",
    )
    assert quotes(found) == ([[whole, own]] if is_contradiction else [])


@pytest.mark.parametrize(
    ("lead", "cooperate", "others", "is_contradiction"),
    [
        ("县城管局", "", "", True),
        ("县城管局", "县住建局", "", True),
        ("县城管局", "各乡镇", "", False),
        ("县城管局, 县住建局", "", "", False),
        ("县城管局", "县住建局", "新建公厕4座", False),
        ("县城管局", "县住建局", "新建公厕13座", True),
        ("县城管局", "县住建局", "配合新建公厕4座", True),
        ("县城管局", "各乡镇", "配合新建公厕12座", False),
    ],
)
def test_an_own_list_is_held_to_the_whole_of_what_the_unit_does_alone(
    lead: str, cooperate: str, others: str, is_contradiction: bool
):
    more = f"- {{id: T3, list: 县住建局, no: 1, title: 建公厕, requirement: {others}。, lead: [县住建局]}}"
    found = findings(
        "units: [{name: 县城管局}, {name: 县住建局}, {name: 各乡镇, kind: group}]\n"
        "tasks:\n"
        f"- {{id: T1, list: 正文, no: 1, title: 建公厕, requirement: 新建公厕12座。, lead: [{lead}], cooperate: [{cooperate}]}}\n"
        "- {id: T2, list: 县城管局, no: 1, title: 建公厕, requirement: 新建公厕8座。, lead: [县城管局]}\n"
        + (more if others else ""),
        "PLAN-040",
    )
    assert bool(found) is is_contradiction


@pytest.mark.parametrize(("helped", "is_contradiction"), [("300", True), ("320", False)])
def test_what_one_list_helps_another_with_is_the_same_amount(helped: str, is_contradiction: bool):
    found = findings(
        f"""\
        units: [{{name: 区教育局}}, {{name: 区人社局}}]
        tasks:
        - {{id: T1, list: 区教育局, no: 1, title: 教师队伍, requirement: 公开招聘教师320名。, lead: [区教育局]}}
        - {{id: T2, list: 区人社局, no: 1, title: 保障待遇, requirement: 配合公开招聘教师{helped}名。, lead: [区人社局]}}
        """,
        "PLAN-040",
    )
    assert bool(found) is is_contradiction


@pytest.mark.parametrize(
    ("measure", "said", "is_contradiction"),
    [
        ("元/年", "每人每年6500元", True),
        ("元/年", "每人每年6600元", False),
        ("元/年", "每人每月550元", False),
        ("元", "每人每年6500元", True),
    ],
)
def test_a_standard_for_a_head_and_a_year_is_one_measure(measure: str, said: str, is_contradiction: bool):
    found = findings(
        f"""\
        units: [{{name: 县民政局}}]
        indicators:
        - no: 1
          name: 农村低保标准
          metrics: [{{id: m, name: 农村低保标准, measure: {measure}, target: ≥6600, lead: [县民政局]}}]
        tasks:
        - {{id: T1, list: 正文, indicators: [1], no: 1, title: 兜底, requirement: 农村低保标准提高到{said}。, lead: [县民政局]}}
        """,
        "PLAN-040",
    )
    assert bool(found) is is_contradiction


@pytest.mark.parametrize(
    ("tasks", "said"),
    [
        (("改建农村公路80公里",), 2),
        (("改建农村公路20公里",), 2),
        (("改建农村公路20公里", "改建农村公路40公里"), 0),
        (("改建农村公路50公里", "改建农村公路40公里"), 3),
        (("改建农村公路60公里",), 0),
    ],
)
def test_rows_that_do_parts_of_an_indicators_total(tasks: tuple[str, ...], said: int):
    rows = "".join(
        f"- {{id: T{i}, list: 表, indicators: [1], no: {i}, title: 修路, requirement: {task}。, lead: [县交通局]}}\n"
        for i, task in enumerate(tasks, start=1)
    )
    found = findings(
        "units: [{name: 县交通局}]\n"
        "indicators: [{no: 1, name: 优良路率, text: 改建农村公路60公里。, metrics: [{id: m, name: 优良路率, target: ≥88, lead: [县交通局]}]}]\n"
        f"tasks:\n{rows}",
        "PLAN-040",
    )
    assert [len(finding.places) for finding in found] == ([said] if said else [])


def test_copied_names_missing_leads_and_targets_that_leave_the_figure_to_the_text():
    found = findings(
        """\
        units: [{name: 县水利局}, {name: 县住建局}]
        indicators:
        - no: 1
          name: 自来水普及率
          text: 自来水普及率达到96%以上。
          metrics: [{id: '1', name: 自来水普及率, measure: '%', better: higher, target: 大幅提升, lead: [县水利局]}]
        - no: 2
          name: 自来水普及率
          metrics: [{id: '2', name: 供水规模, target: ≥__万吨, lead: [县水利局]}]
        tasks:
        - {id: T1, list: 表, no: 1, title: 建水厂, requirement: 略, cooperate: [县住建局]}
        - {id: 县住建局-1, list: 县住建局, no: 1, title: 建水厂, requirement: 略, cooperate: [县住建局]}
        """,
        *("PLAN-043", "PLAN-088", "PLAN-089", "PLAN-090"),
    )
    assert [(f.code, f.place.line) for f in found] == [
        ("PLAN-090", 10),
        ("PLAN-088", 12),
        ("PLAN-043", 13),
        ("PLAN-089", 15),
    ]
    assert quotes(found[:2]) == [
        ["自来水普及率 大幅提升", "自来水普及率达到96%以上"],
        ["自来水普及率", "自来水普及率"],
    ]


def test_a_direction_beside_a_declared_figure_or_without_one_is_no_contradiction():
    body = """\
        units: [{{name: 县水利局}}]
        tasks:
        - id: T1
          list: 表
          no: 1
          title: 供水
          requirement: {text}
          lead: [县水利局]
          metrics: [{{id: m, name: 自来水普及率, measure: '%', better: higher, target: {target}}}]
        """
    for text, target in (("自来水普及率达到96%以上", "≥96"), ("自来水普及率不断提高", "不断提高")):
        assert findings(body.format(text=text, target=target), "PLAN-040", "PLAN-090") == []


def test_a_phase_that_ends_before_it_begins_makes_no_deadline_late():
    found = findings(
        """\
        phases:
        - {name: 实施阶段, start: 2022-03, end: 2022-10}
        - {name: 总结阶段, start: 2022-12, end: 2022-11, text: 12月10日前报送总结。}
        units: [{name: 县水利局}]
        tasks:
        - {id: T1, list: 表, no: 1, title: 上线, requirement: 12月底前上线运行, lead: [县水利局]}
        - {id: T2, list: 表, no: 2, title: 验收, requirement: 2023年3月底前验收, lead: [县水利局]}
        """,
        *("PLAN-016", "PLAN-070", "PLAN-072", "PLAN-076"),
    )
    assert [(f.code, f.place.line) for f in found] == [("PLAN-016", 7), ("PLAN-070", 11)]
    assert found[1].places[1].text == "总结阶段 自 2022-12"


def test_numbers_that_run_through_a_table_are_told_of_the_table():
    rows = "".join(
        f"- {{id: T{i}, list: 分解表, indicators: [{i}], no: {no}, title: 事{i}, requirement: 略, lead: [县水利局]}}\n"
        for i, no in ((1, 1), (2, 2), (3, 2))
    )
    indicators = "".join(
        f"- {{no: {i}, name: 甲{i}, metrics: [{{id: m{i}, name: 甲{i}, target: 编制, lead: [县水利局]}}]}}\n"
        for i in (1, 2, 3)
    )
    (found,) = findings(f"units: [{{name: 县水利局}}]\nindicators:\n{indicators}tasks:\n{rows}", "PLAN-050")
    assert found.message.startswith("“分解表”的序号 2 ")


def test_what_a_unit_leads_and_its_list_lacks_is_one_finding():
    titles = ("加快学校建设", "加强教师培训", "保障食堂卫生")
    rows = "".join(
        f"- {{id: T{i}, list: 正文, no: {i}, title: {title}, requirement: 略, lead: [县教育局]}}\n"
        for i, title in enumerate(titles, start=1)
    )
    rows += "- {id: L1, list: 县教育局, no: 1, title: 加强教师培训, requirement: 略, lead: [县教育局]}\n"
    (found,) = findings(f"units: [{{name: 县教育局}}]\ntasks:\n{rows}", "PLAN-069")
    assert quotes([found]) == [["加快学校建设", "保障食堂卫生", ""]]
    assert "“加快学校建设”、“保障食堂卫生”" in found.message


@pytest.mark.parametrize(
    ("goal", "phase", "is_found"),
    [
        ("三季度前完成加油站双层罐改造。", "10月底前完成加油站双层罐改造。", True),
        ("第三季度末前完成加油站双层罐改造。", "9月底前完成加油站双层罐改造。", False),
        ("上半年前完成加油站双层罐改造。", "8月底前完成加油站双层罐改造。", True),
    ],
)
def test_quarters_and_halves_are_times(goal: str, phase: str, is_found: bool):
    body = (
        f"goals: [{goal}]\nphases:\n- {{name: 实施, start: 2022-01, end: 2022-11, text: {phase}}}\n"
        "- {name: 总结, start: 2022-12, end: 2022-12}\n"
    )
    assert bool(findings(body, "PLAN-075")) is is_found


@pytest.mark.parametrize(
    ("end", "start", "overlap"),
    [("2022-03", "2022-03-15", 1), ("2022-03", "2022-03", 0), ("2022-03-10", "2022-03-11", 0)],
)
def test_a_phase_that_begins_on_a_day_of_the_month_in_which_another_ends(end: str, start: str, overlap: int):
    body = f"phases: [{{name: 启动, start: 2022-01, end: {end}}}, {{name: 实施, start: {start}, end: 2022-12}}]\n"
    assert len(findings(body, "PLAN-072")) == overlap


@pytest.mark.parametrize(
    ("said", "is_found"),
    [
        ("工贸企业标准化达标率达到85%", True),
        ("工贸企业标准化达标率达到90%", False),
        ("农村标准化达标率达到85%", False),
    ],
)
def test_goals_may_leave_out_the_middle_of_a_rates_name(said: str, is_found: bool):
    body = (
        f"goals: [{said}。]\nunits: [{{name: 县应急局}}]\n"
        "indicators: [{no: 1, name: 达标率, metrics: [{id: m, name: 工贸企业安全生产标准化达标率, measure: '%', target: ≥90, lead: [县应急局]}]}]\n"
    )
    assert bool(findings(body, "PLAN-040")) is is_found


def test_a_figure_that_several_share_is_quoted_with_its_clause():
    body = (
        "goals: [全市优良水体比例达到92%，化学需氧量、氨氮减排量分别不低于3200吨、150吨。]\nunits: [{name: 县住建局}]\n"
        "indicators: [{no: 1, name: 减排, metrics: [{id: m, name: 氨氮减排量, measure: 吨, target: ≥180, lead: [县住建局]}]}]\n"
    )
    (found,) = findings(body, "PLAN-040")
    assert quotes([found])[0][0] == "化学需氧量、氨氮减排量分别不低于3200吨、150吨"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("实施大气项目120个、水项目46个、土壤项目8个，共计176个。", "写的合计是 176个，各部分相加是 174"),
        ("实施大气项目120个、水项目46个、土壤项目8个，共计174个。", None),
        ("新建高标准农田3万亩，改造提升1.5万亩，共5万亩。", "写的合计是 5万亩，各部分相加是 4.5"),
        ("改造路灯20盏，新装城东12盏、城西8盏，共20盏。", None),
        ("举办培训班12期、讲座8期，共培训2000人次。", None),
        ("新增站点5个，提升3个，全县共20个。", None),
    ],
)
def test_a_sum_behind_its_parts(text: str, said: str | None):
    found = findings(
        f"""\
        units: [{{name: 县城管局}}]
        tasks: [{{id: T1, list: 正文, no: 1, title: 项目, requirement: {text}, lead: [县城管局]}}]
        """,
        "PLAN-057",
    )
    assert [f.message.partition("：")[0] for f in found] == ([said] if said else [])


@pytest.mark.parametrize(("told", "is_contradiction"), [("5.6", True), ("5.2", False)])
def test_numbers_handed_out_to_units_add_up_to_what_is_told_elsewhere(told: str, is_contradiction: bool):
    shares = "".join(
        f"  - {{id: 2.{i}, name: {place}清洁取暖改造, measure: 万户, target: '{share}', lead: [{place}]}}\n"
        for i, (place, share) in enumerate((("东湖区", "2"), ("西山区", "3.2")))
    )
    found = findings(
        "units: [{name: 东湖区}, {name: 西山区}, {name: 市能源局}]\n"
        "indicators:\n"
        "- {no: 1, name: 降碳率, nature: 约束性, metrics: [{id: '1', name: 降碳率, target: ≥3, lead: [市能源局]}]}\n"
        f"- no: 2\n  name: 清洁取暖改造\n  metrics:\n{shares}"
        f"tasks: [{{id: T1, list: 正文, no: 1, title: 取暖, requirement: 完成清洁取暖改造{told}万户。, lead: [市能源局]}}]\n",
        "PLAN-057",
        "PLAN-054",
    )
    assert [finding.code for finding in found] == (["PLAN-057"] if is_contradiction else [])


@pytest.mark.parametrize(
    ("one", "other", "is_contradiction"),
    [
        ("实施农村供水工程14处，2022年9月底前完工", "农村供水工程2022年12月底前全部完工", True),
        ("10月底前建成区域养老中心", "区域养老服务中心8月底前建成", False),
        ("10月底前建成区域养老服务中心", "区域养老服务中心8月底前建成", True),
        ("10月底前完成农村户厕摸底排查", "农村户厕摸底排查工作10月底前完成", False),
        ("改造供水老旧管网，6月底前完成一半", "改造供水老旧管网，10月底前全部完成", False),
    ],
)
def test_an_action_told_before_its_time_is_the_same_action(one: str, other: str, is_contradiction: bool):
    found = findings(
        f"""\
        units: [{{name: 县水利局}}]
        tasks:
        - {{id: T1, list: 正文, no: 1, title: 甲, requirement: {one}。, lead: [县水利局]}}
        - {{id: T2, list: 正文, no: 2, title: 乙, requirement: {other}。, lead: [县水利局]}}
        """,
        "PLAN-077",
    )
    assert quotes(found) == ([[one, other]] if is_contradiction else [])


def test_a_list_that_leaves_out_an_indicator_of_its_unit():
    program = """\
        units: [{name: 区教育局}, {name: 区公安分局}, {name: 区发改委}]
        indicators:
        - {no: 1, name: 巩固率, metrics: [{id: '1', name: 义务教育巩固率, target: '100', lead: [区教育局]}]}
        - {no: 2, name: 校园管理, metrics: [{id: '2', name: 校园封闭式管理达标率, target: '100', lead: [区公安分局]}]}
        - {no: 3, name: 能耗, metrics: [{id: '3', name: 能源消费总量, target: 完成上级下达任务, lead: [区发改委]}]}
        tasks:
        - {id: J1, list: 区教育局, no: 1, title: 教育, requirement: 义务教育巩固率保持100%。, lead: [区教育局]}
        - {id: J2, list: 区公安分局, no: 1, title: 加强校园周边治安, requirement: 配齐保安。, lead: [区公安分局]}
        - {id: J3, list: 区发改委, no: 1, title: 节能, requirement: 完成单位地区生产总值能耗任务。, lead: [区发改委]}
        """
    (found,) = findings(program, "PLAN-069")
    assert quotes([found]) == [["校园封闭式管理达标率", ""]]
    lists_of_other_things = program.replace("义务教育巩固率保持100%", "办好学校").replace("能耗任务", "任务")
    assert findings(lists_of_other_things, "PLAN-069") == [], "these lists do not repeat the indicators"


@pytest.mark.parametrize(
    ("name", "lead", "is_contradiction"),
    [
        ("逾期率", "县金融办", True),
        ("逾期率", "县财政局", False),
        ("拨付率", "县金融办", False),
        ("小额信贷逾期率", "县财政局", True),
    ],
)
def test_a_rate_that_a_unit_shortens_is_the_only_one_it_leads_that_ends_so(
    name: str, lead: str, is_contradiction: bool
):
    found = findings(
        f"""\
        units: [{{name: 县金融办}}, {{name: 县财政局}}]
        indicators:
        - {{no: 1, name: 信贷, metrics: [{{id: m, name: 小额信贷逾期率, measure: '%', target: ≤2%, lead: [县金融办]}}]}}
        tasks:
        - {{id: T1, list: 正文, no: 1, title: 金融帮扶, requirement: {name}控制在1%以内。, lead: [{lead}]}}
        """,
        "PLAN-040",
    )
    assert bool(found) is is_contradiction


def test_work_that_is_counted_goes_by_its_name_with_and_without_the_word_for_doing_it():
    found = findings(
        """\
        units: [{name: 县住建局}]
        indicators:
        - {no: 1, name: 危房, metrics: [{id: m, name: 农村危房改造, measure: 户, target: 56户, lead: [县住建局]}]}
        tasks:
        - {id: T1, list: 正文, no: 1, title: 住房安全, requirement: 新增农村危房改造65户。, lead: [县住建局]}
        """,
        "PLAN-040",
    )
    assert quotes(found) == [["农村危房改造 56户", "新增农村危房改造65户"]]


@pytest.mark.parametrize(("more", "is_contradiction"), [("", True), ("县民政局", False)])
def test_a_goal_that_only_one_list_speaks_of_is_wholly_that_lists(more: str, is_contradiction: bool):
    other = f"- {{id: T2, list: {more}, no: 1, title: 电梯, requirement: 加装电梯2部。, lead: [{more}]}}"
    found = findings(
        "units: [{name: 县住建局}, {name: 县民政局}]\n"
        "goals: [老旧小区加装电梯20部。]\n"
        "tasks:\n"
        "- {id: T1, list: 县住建局, no: 1, title: 电梯, requirement: 老旧小区加装电梯18部。, lead: [县住建局]}\n"
        + (other.replace("加装", "老旧小区加装") if more else ""),
        "PLAN-040",
    )
    assert bool(found) is is_contradiction


def test_a_title_that_leaves_the_place_out_speaks_of_the_figure_of_its_text():
    found = findings(
        """\
        units: [{name: 县农业农村局}]
        tasks:
        - id: T
          list: 正文
          no: 1
          title: 新建公厕20座
          requirement: 在中心村、旅游点新建公厕18座。
          lead: [县农业农村局]
          metrics: [{id: m, name: 中心村、旅游点新建公厕, measure: 座, target: 18座}]
        """,
        "PLAN-040",
    )
    assert [len(one.places) for one in found] == [2]


@pytest.mark.parametrize(
    "text", ["对2013年以来改造的户厕开展排查，9月底前完成整改", "2019年督察反馈问题，9月底前完成整改"]
)
def test_the_year_of_what_was_done_before_is_none_for_a_month_behind_it(text: str):
    task = f"{{id: T, list: 正文, no: 1, title: 整改, requirement: {text}。, lead: [县农业农村局]}}"
    assert not findings(f"units: [{{name: 县农业农村局}}]\ntasks: [{task}]\n", "PLAN-070")
