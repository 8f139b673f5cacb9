"""What a plan says of itself: goals, phases, announced numbers, lists with a number, shortened names, other years."""

from textwrap import dedent

import pytest

from ecoreport.model.finding import Finding
from ecoreport.spec import lint, read_program
from ecoreport.spec.lint.dates import find_times, last_day
from ecoreport.spec.lint.metric_names import is_nearly, plain_name

HEAD = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
"""


def check(body: str) -> list[Finding]:
    loaded = read_program((HEAD + dedent(body)).encode(), file="方案.yaml")
    assert loaded.program is not None, loaded.findings
    return [
        f for f in lint(loaded).findings if f.code not in {"PLAN-044", "PLAN-052", "PLAN-064", "PLAN-087"}
    ]


def codes(body: str) -> list[str]:
    return [finding.code for finding in check(body)]


def tasks(*requirements: str, table: str = "任务表", title: str = "事项") -> str:
    rows = "".join(
        f"- {{id: T{i}, list: {table}, no: {i}, title: {title}, requirement: '{text}', lead: [县水利局]}}\n"
        for i, text in enumerate(requirements, start=1)
    )
    return "units: [{name: 县水利局}]\ntasks:\n" + rows


def indicator(name: str, target: str, text: str, requirement: str, measure: str = "'%'") -> str:
    return (
        "units: [{name: 县水利局}]\nindicators:\n"
        f"- {{no: 1, name: {name}, text: '{text}', metrics: [{{id: '1.1', name: {name}, measure: {measure}, "
        f"target: '{target}', lead: [县水利局]}}]}}\n"
        "tasks:\n"
        f"- {{id: T1, list: 任务表, indicators: [1], no: 1, title: 事项, requirement: '{requirement}', lead: [县水利局]}}\n"
    )


class TestGoals:
    @pytest.mark.parametrize(
        ("goal", "expected"),
        [
            ("全县森林覆盖率达到42%以上。", ["PLAN-040"]),
            ("全县森林覆盖率力争达到40%以上。", ["PLAN-042"]),
            ("全县森林覆盖率达到省定目标。", ["PLAN-041"]),
            ("全县森林覆盖率达到40%。", []),
            ("2021年全县森林覆盖率为38.5%，到2022年底达到40%。", []),
            ("到2025年，全县森林覆盖率达到45%。", []),
            ("城区绿化覆盖率达到42%以上。", []),
        ],
    )
    def test_figures_of_the_goals_are_those_of_the_indicators(self, goal: str, expected: list[str]):
        found = check(f"goals: ['{goal}']\n" + indicator("森林覆盖率", "≥40", "略", "植树造林。"))
        assert [finding.code for finding in found] == expected
        assert all([place.line for place in finding.places] == [5, 8] for finding in found)

    @pytest.mark.parametrize(
        ("goal", "expected"),
        [
            ("2022年5月底前完成县级自查自评。", ["PLAN-075"]),
            ("2022年7月底前完成县级自查自评。", []),
            ("2022年5月底前完成中期评估工作。", ["PLAN-075"]),
            ("2022年3月底前完成中期评估工作。", []),
            ("2022年3月底前完成实地测评。", ["PLAN-075"]),
            ("2022年5月底前建成示范县。", []),
            ("2022年底，完成中期评估工作。", []),
        ],
    )
    def test_times_of_the_goals_are_those_of_the_phases(self, goal: str, expected: list[str]):
        body = f"""\
            goals: ['{goal}']
            phases:
            - {{name: 推进阶段, start: 2022-01, end: 2022-05, text: 3月底前完成中期评估工作，于4月开展实地测评。}}
            - {{name: 评估阶段, start: 2022-06, end: 2022-12, text: 开展县级自查自评，形成报告。}}
            """
        assert codes(body) == expected

    @pytest.mark.parametrize(
        ("name", "goal", "expected"),
        [
            ("生产事故死亡人数", "死亡人数控制在5人以内。", ["PLAN-040"]),
            ("生产事故死亡人数", "死亡人数控制在4人以内。", []),
            ("农村事故死亡人数", "死亡人数控制在5人以内。", []),
        ],
    )
    def test_goals_may_shorten_a_name_that_only_one_metric_ends_with(
        self, name: str, goal: str, expected: list[str]
    ):
        body = indicator(name, "≤4", "略", "略", measure="人")
        assert codes(f"goals: ['{goal}']\n{body}") == expected

    def test_a_five_year_plan_ends_in_another_year(self):
        goals = "goals: [2022年森林覆盖率达到40%；“十四五”末森林覆盖率达到45%。]\n"
        assert codes(goals + indicator("森林覆盖率", "≥40", "略", "略")) == []

    def test_what_has_come_together_over_the_years_is_no_part_of_this_years_number(self):
        assert codes("goals: [命名示范单位20个。]\n" + tasks("命名示范单位20个，累计达到80个。")) == []

    def test_what_goals_and_tasks_count_under_one_name_is_compared(self):
        assert codes("goals: [创建示范村8个。]\n" + tasks("创建示范村6个。")) == ["PLAN-040"]
        assert codes(tasks("新建管网8公里。", "新建管网6公里。")) == [], "two tasks, two networks"
        assert codes(tasks("公交车占比达到75%。", "公交车占比达到80%。")) == ["PLAN-040"], (
            "a rate is one thing"
        )

    @pytest.mark.parametrize(("share", "expected"), [(20, []), (30, ["PLAN-040"])])
    def test_a_units_share_is_no_more_than_the_whole(self, share: int, expected: list[str]):
        lists = "units: [{name: 甲局}, {name: 乙局}]\ntasks:\n" + "".join(
            f"- {{id: {table}, list: {table}, no: 1, title: 绿化, requirement: 新增河岸绿化{size}公里。, lead: [{lead}]}}\n"
            for table, size, lead in (("正文", 25, "甲局, 乙局"), ("甲局", share, "甲局"))
        )
        assert codes(lists) == expected

    def test_the_same_words_in_another_order_are_the_same_metric(self):
        body = indicator("城镇新增就业人数", "≥4.5", "略", "新增城镇就业4万人。", measure="万人")
        assert codes(body) == ["PLAN-040"]


class TestPhases:
    def test_a_time_in_the_text_lies_within_the_phase(self):
        body = """\
            phases:
            - {name: 推进阶段, start: 2022-03, end: 2022-06, text: 6月底前完成；7月底前完成收尾；3月至9月开展宣传。}
            """
        (finding,) = check(body)
        assert (finding.code, finding.place.text) == (
            "PLAN-076",
            "推进阶段（2022-03 至 2022-06）：7月底前完成收尾",
        )


def test_phases_without_proper_dates_do_no_harm():
    body = "phases: [{name: 甲, start: 春天, end: 2022年底, text: 6月底前完成。}]\n" + tasks(
        "9月底前完成整治。"
    )
    assert codes(body) == ["PLAN-014", "PLAN-014"]


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        ("确保3项创建指标全部达标。", []),
        ("确保4项创建指标全部达标。", ["PLAN-055"]),
        ("共有指标4项。", ["PLAN-055"]),
        ("完成4项创建标准。", ["PLAN-055"]),
        ("明确5个方面7项措施。", ["PLAN-055"]),
        ("围绕“五大任务”抓好落实。", []),
        ("大气类2项指标、水类1项指标，共3项指标。", []),
        ("大气类2项指标、水类1项指标，共5项指标。", ["PLAN-055"]),
        ("大气3项指标全部达标。", []),
        ("大气2项指标全部达标。", ["PLAN-055"]),
        ("其中参考性指标2项。", ["PLAN-055"]),
        ("其中民生指标2项。", []),
        ("约束性指标2项、参考性指标1项。", []),
        ("约束性指标2项、参考性指标2项。", ["PLAN-055"]),
        ("已有2项指标达标。", []),
        ("2项指标尚未达标。", []),
        ("2项民生指标有所改善。", []),
        ("分两个阶段实施，完成一项重点任务。", []),
        ("分三个阶段实施，完成五项重点任务。", ["PLAN-055", "PLAN-055"]),
        ("建设大气、水、土壤三大体系。", []),
        ("建设六大领域。", ["PLAN-055"]),
    ],
)
def test_announced_numbers_are_those_of_the_programme(goal: str, expected: list[str]):
    natures = ("约束性", "约束性", "参考性")
    indicators = "".join(
        f"- {{no: {i}, name: 指标{i}, area: 大气, nature: {nature}, metrics: [{{id: m{i}, name: 甲{i}, target: 编制, lead: [县水利局]}}]}}\n"
        for i, nature in enumerate(natures, start=1)
    )
    phases = (
        "phases: [{name: 前期, start: 2022-01, end: 2022-06}, {name: 后期, start: 2022-07, end: 2022-12}]\n"
    )
    areas = "areas: [大气, 水]\n"
    body = f"goals: ['{goal}']\n{phases}{areas}units: [{{name: 县水利局}}]\nindicators:\n{indicators}"
    task = "tasks: [{id: T1, list: 正文, no: 1, title: 一, requirement: 略, lead: [县水利局]}]\n"
    assert codes(body + task) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("整治4条河流（东河、西河、南河、北河、中河）。", ["PLAN-056"]),
        ("整治5条河流（东河、西河、南河、北河和中河）。", []),
        ("创建学校3所（县一中、县二小）。", ["PLAN-056"]),
        ("推进东镇、西镇、南乡等3个乡镇申报。", []),
        ("推进东镇、西镇、南乡等2个乡镇申报。", ["PLAN-056"]),
        ("推进东镇、西镇等6个乡镇申报。", []),
        ("推进东镇、西镇、南乡、北乡等5个乡镇申报。", ["PLAN-056"]),
        ("打好蓝天、碧水、净土四大保卫战。", ["PLAN-056"]),
        ("整治3条河流（其中东河、西河由县级实施）。", []),
        ("整治3个断面（东桥、西桥达到Ⅲ类）。", []),
        ("改造户厕2600户（东镇1600户、西镇1000户）。", []),
        ("改造户厕2600户（东镇1600户、西镇900户）。", ["PLAN-057"]),
        ("淘汰锅炉18台，其中城区6台、园区10台。", []),
        ("淘汰锅炉18台，其中城区9台、园区10台。", ["PLAN-057"]),
        ("能耗控制在86万吨标准煤以内，其中热电厂52万吨标准煤、碱厂36万吨标准煤。", ["PLAN-057"]),
        ("耕种机械化率达到82%以上，其中小麦达到98%、玉米达到90%。", []),
        ("造林3.6万亩，其中人工造林0.8万亩、封山育林1.5万亩、飞播造林1.2万亩。", ["PLAN-057"]),
        ("造林3.6万亩，其中人工造林0.8万亩、封山育林1.5万亩、飞播造林0.9万亩。", []),
    ],
)
def test_lists_have_as_many_as_they_say(text: str, expected: list[str]):
    assert codes(tasks(text)) == expected


class TestFiguresOfOneIndicator:
    @pytest.mark.parametrize(
        ("text", "requirement", "expected"),
        [
            ("略", "漏损率控制在12%以内。", ["PLAN-040"]),
            ("略", "漏损率控制在10%以内。", []),
            ("2021年管网漏损率为11.8%，2022年控制在10%以内。", "略", []),
            ("略", "到2025年，公共供水管网漏损率控制在9%以内。", []),
            ("略", "村级管网漏损率控制在15%以内。", []),
        ],
    )
    def test_a_shortened_name_is_completed(self, text: str, requirement: str, expected: list[str]):
        assert codes(indicator("公共供水管网漏损率", "≤10", text, requirement)) == expected

    def test_changes_against_other_bases_are_no_contradiction(self):
        assert codes(tasks("能耗强度比上年下降2.5%，能耗强度比2020年累计下降7%。")) == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("干部参加生态文明专题培训、网络培训等活动的人数比例达90%。", ["PLAN-040"]),
            ("干部参加生态文明专题培训、网络培训等活动的人数比例达100%。", []),
            ("参加生态文明培训的人数比例100%，其中网络培训人数比例达到60%。", []),
            ("农村干部参加生态文明培训的人数比例达到90%。", []),
        ],
    )
    def test_a_text_may_call_the_only_figure_by_a_longer_name(self, text: str, expected: list[str]):
        assert codes(indicator("干部参加生态文明培训的人数比例", "100", text, "略")) == expected

    @pytest.mark.parametrize(("said", "expected"), [(10, ["PLAN-040"]), (12, [])])
    def test_a_rate_per_so_many_people_is_compared(self, said: int, expected: list[str]):
        body = indicator(
            "孕产妇死亡率", "≤12", "略", f"孕产妇死亡率控制在{said}/10万以下。", measure="1/10万"
        )
        assert codes(body) == expected

    def test_metrics_side_by_side_are_two_things(self):
        metrics = ", ".join(
            f"{{id: m{i}, name: {name}, measure: 工作日, target: ≤{limit}, lead: [县水利局]}}"
            for i, (name, limit) in enumerate(
                [
                    ("不动产一般登记时间", 3),
                    ("不动产抵押登记时间", 1),
                    ("达标率（街道）", 2),
                    ("达标率（社区）", 4),
                ]
            )
        )
        body = f"units: [{{name: 县水利局}}]\nindicators: [{{no: 1, name: 登记, metrics: [{metrics}]}}]\n"
        assert codes(body) == []

    def test_townships_have_figures_of_their_own(self):
        rows = "".join(
            f"- {{id: {place}, list: {place}, no: 1, title: 改厕, requirement: 卫生厕所普及率达到{rate}%。}}\n"
            for place, rate in (("东镇", 95), ("西镇", 90))
        )
        units = "units: [{name: 东镇, kind: township}, {name: 西镇, kind: township}]\n"
        assert codes(f"{units}tasks:\n{rows}") == []

    @pytest.mark.parametrize(
        ("whole", "own", "expected"),
        [
            ("新建助餐点40个，其中东镇18个、西镇22个。", "建成助餐点20个。", ["PLAN-040"]),
            ("新建助餐点40个，其中东镇18个、西镇22个。", "建成助餐点18个。", []),
            ("新建消防站35个（东镇20个、西镇15个）。", "新建消防站10个。", ["PLAN-040"]),
            ("新建消防站35个（东镇20个、西镇15个）。", "新建停车场10个。", []),
            ("完成既有住宅加装电梯35部，其中东镇20部、西镇15部。", "加装电梯18部。", ["PLAN-040"]),
            ("新建消防站35个（东镇20个、西镇15个）。", "2025年累计新建消防站50个。", []),
            ("月探访率达到100%。", "月探访率达到95%。", ["PLAN-040"]),
            ("月探访率达到95%。", "月探访率达到90%。", []),
        ],
    )
    def test_a_part_is_what_the_unit_s_own_list_says(self, whole: str, own: str, expected: list[str]):
        units = "units: [{name: 县水利局}, {name: 东镇, kind: township}, {name: 西镇, kind: township}]\n"
        rows = (
            f"- {{id: A, list: 任务表, no: 1, title: 事项, requirement: '{whole}', lead: [县水利局]}}\n"
            f"- {{id: B, list: 东镇, no: 1, title: 事项, requirement: '{own}', lead: [东镇]}}\n"
        )
        found = check(f"{units}tasks:\n{rows}")
        assert [finding.code for finding in found] == expected
        assert all([place.line for place in finding.places] == [7, 8] for finding in found)

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("福彩公益金不低于50%用于养老服务。", ["PLAN-040"]),
            ("福彩公益金不低于55%用于养老服务。", []),
            ("养老服务设施覆盖率达到100%。", []),
            ("培训养老服务人员的资金不低于50%。", []),
        ],
    )
    def test_a_task_may_put_the_figure_among_the_words_of_the_name(self, said: str, expected: list[str]):
        assert codes(indicator("福彩公益金用于养老服务的比例", "≥55", "略", said)) == expected

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("6月底前完成农村户厕改造600户，10月底前完成1200户。", []),
            ("上半年完成农村户厕改造600户，全年完成1200户。", []),
            ("6月底前完成农村户厕改造600户，10月底前完成1000户。", ["PLAN-040"]),
            ("10月底前完成农村户厕改造1000户。", ["PLAN-040"]),
        ],
    )
    def test_a_step_on_the_way_is_no_contradiction(self, said: str, expected: list[str]):
        assert codes(indicator("农村户厕改造", "1200户", "略", said, measure="户")) == expected

    @pytest.mark.parametrize(
        "said",
        [
            "国控断面水质优良比例达到100%，省控断面水质优良比例达到90%以上。",
            "国控断面水质优良比例达到100%，重点国控断面水质优良比例稳定在90%。",
        ],
    )
    def test_rates_in_a_row_are_two_things(self, said: str):
        assert codes(indicator("国控断面水质优良比例", "100", "略", said)) == []

    def test_parts_of_a_total_are_not_the_total(self):
        said = "州级以上示范单位达到120个（其中国家级8个、省级32个、州级80个）。"
        assert codes(indicator("州级以上示范单位", "120个", "略", said, measure="个")) == []

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("学前教育经费占比", "学前教育经费占同级财政性教育经费比例不低于8%。"),
            ("学前教育经费占同级财政性教育经费比例", "学前教育经费占比不低于8%。"),
        ],
    )
    def test_a_share_may_say_of_what(self, name: str, said: str):
        assert codes(indicator(name, "≥9", "略", said)) == ["PLAN-040"]

    def test_what_is_added_is_not_what_there_is(self):
        body = indicator(
            "高新技术企业数", "≥260", "略", "净增高新技术企业40家，总数达到260家以上。", measure="家"
        )
        assert codes(body) == []

    def test_a_rate_by_township_is_the_rate(self):
        said = "以乡镇为单位适龄儿童疫苗接种率保持在90%以上。"
        assert codes(indicator("适龄儿童疫苗接种率", "≥95", "略", said)) == ["PLAN-040"]

    @pytest.mark.parametrize(
        ("said", "expected"),
        [
            ("森林覆盖率力争达到42%。", []),
            ("森林覆盖率力争达到38%。", ["PLAN-040"]),
            ("森林覆盖率力争达到40%。", ["PLAN-042"]),
            ("森林覆盖率达到40%，力争达到42%。", []),
            ("森林覆盖率达到38%，较上年提高2个百分点。", ["PLAN-040"]),
        ],
    )
    def test_aiming_beyond_the_target_is_no_contradiction(self, said: str, expected: list[str]):
        assert codes(indicator("森林覆盖率", "≥40", "略", said)) == expected

    def test_an_area_in_the_name_says_what_the_measure_says(self):
        body = indicator("新建高标准农田面积", "2.5", "略", "10月底前新建高标准农田3万亩。", measure="万亩")
        assert codes(body) == ["PLAN-040"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年3月底前完成验收。", ["PLAN-070"]),
        ("2022年底前达到60%，2023年底前达到80%。", []),
        ("落实《2023年底前行动方案》。", []),
        ("到2025年基本建成。", []),
        ("截至2021年底已完成。", []),
    ],
)
def test_times_in_the_text_lie_within_the_programme(text: str, expected: list[str]):
    assert codes(tasks(text)) == expected


@pytest.mark.parametrize(
    ("later", "expected"), [("11月底前", ["PLAN-077"]), ("2022年9月底前", []), ("9月30日前", [])]
)
def test_one_action_has_one_time(later: str, expected: list[str]):
    action = "完成公民科学素质抽样调查"
    assert (
        codes(tasks(f"9月底前{action}，形成报告。", f"{later}{action}。", "11月底前完成年度工作总结。"))
        == expected
    )


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("9月底前建成区域性养老服务中心5个。", ["PLAN-077"]),
        ("9月底前全面建成区域性养老服务中心。", ["PLAN-077"]),
        ("8月底前建成区域性养老服务中心5个。", []),
        ("9月底前建成村级养老服务站点12个。", []),
    ],
)
def test_what_a_phase_wants_done_has_the_time_of_the_phase(requirement: str, expected: list[str]):
    phase = "phases: [{name: 推进, start: 2022-03, end: 2022-11, text: 8月底前建成区域性养老服务中心。}]\n"
    assert codes(phase + tasks(requirement)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月31日前完成排查。", ["PLAN-078"]),
        ("2月29日前完成排查。", ["PLAN-078"]),
        ("2024年2月29日印发的方案。", []),
        ("6月30日前完成排查。", []),
        ("每月31日报送。", []),
        ("13月底前完成排查。", ["PLAN-078"]),
        ("为18月龄儿童接种疫苗。", []),
    ],
)
def test_days_that_no_calendar_has(text: str, expected: list[str]):
    assert codes(tasks(text)) == expected


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("120", ["PLAN-059"]),
        ("95", []),
        ("比2020年提高110%", []),
        ("2021年达到95%", ["PLAN-070"]),
        ("2021年达到93%，2022年达到95%", []),
    ],
)
def test_a_target_that_cannot_be_or_is_past(target: str, expected: list[str]):
    body = indicator("城镇污水处理率", target, "略", "略").replace(
        "measure: '%'", "measure: '%', range: ['0', '100']"
    )
    assert codes(body) == expected


def test_a_title_and_a_text_about_the_opposite():
    assert codes(tasks("拟定非居民用水加价方案。", title="严格居民用水管理")) == ["PLAN-058"]
    assert codes(tasks("拟定居民用水和非居民用水方案。", title="严格居民用水管理")) == []


def test_a_list_that_lacks_what_its_unit_leads():
    units = "units: [{name: 甲局}, {name: 乙局}, {name: 丙局}]\ntasks:\n"
    body = (
        "- {id: B1, list: 正文, no: 1, title: 保障饮水安全, requirement: 略, lead: [甲局], metrics: "
        "[{id: m1, name: 村镇饮用水卫生合格率, measure: '%', target: '100'}]}\n"
        "- {id: A1, list: 甲局, no: 1, title: 饮水安全, requirement: 定期巡查水源地。}\n"
        "- {id: C1, list: 乙局, no: 1, title: 造林, requirement: 略, lead: [乙局]}\n"
    )
    (finding,) = check(units + body)
    assert (finding.code, "村镇饮用水卫生合格率" in finding.message) == ("PLAN-069", True)
    lone = "- {id: D1, list: 正文, no: 2, title: 修路, requirement: 略, lead: [丙局]}\n"
    assert [f.code for f in check(units + body + lone)] == ["PLAN-069", "PLAN-066"]


@pytest.mark.parametrize(
    ("one", "other", "nearly"),
    [
        ("河湖岸线保有率", "河湖岸线保护率", True),
        ("危险废物安全处置率", "危险废物利用处置率", True),
        ("城镇污水处理率", "农村污水处理率", False),
        ("全县城镇污水处理率", "全县农村污水处理率", False),
        ("秸秆综合利用率", "农膜综合利用率", False),
        ("PM2.5年均浓度", "PM10年均浓度", False),
        ("自然岸线保有率", "河湖岸线保有率", False),
        ("公众知晓率", "公众满意率", False),
    ],
)
def test_nearly_the_same_name(one: str, other: str, nearly: bool):
    assert is_nearly(plain_name(one), plain_name(other)) is nearly


def test_lists_of_townships_do_not_make_a_list_for_each_department():
    units = "units: [{name: 甲局}, {name: 乙局}, {name: 丙局}, {name: 东镇, kind: township}, {name: 西镇, kind: township}]\n"
    rows = "".join(
        f"- {{id: {i}, list: {table}, no: {i}, title: 事项{i}, requirement: 略, lead: [{lead}]}}\n"
        for i, (table, lead) in enumerate(
            [("分解表", "甲局"), ("分解表", "乙局"), ("分解表", "丙局"), ("东镇", "东镇"), ("西镇", "西镇")],
            start=1,
        )
    )
    assert "PLAN-066" not in codes(f"{units}tasks:\n{rows}")


def test_times_are_read_with_their_years():
    said = find_times(
        "2023年6月底前，完成自评；10月底前申报。每月5日前报送，年底前迎检。截至6月底。", year=2022
    )
    assert [(time.date, time.clause) for time in said] == [
        ("2023-06", "2023年6月底前，完成自评"),
        ("2023-10", "10月底前申报"),
        ("2023-12", "年底前迎检"),
    ]
    assert [last_day(date) for date in ("2022", "2022-06", "2022-06-15")] == [
        "2022-12-31",
        "2022-06-31",
        "2022-06-15",
    ]
