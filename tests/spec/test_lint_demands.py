"""The linter on demands in words, on rows of lists that another unit was given, and on texts that break off."""

import pytest
from test_lint import check, found, quoted

from ecoreport.model.finding import Finding, Severity

UNITS = "units: [{name: 甲局}]\n"


def rows(*targets: tuple[str, str]) -> str:
    return (
        UNITS
        + "tasks:\n"
        + "".join(
            f"- {{id: T{i}, list: 表{i}, no: 1, title: 事项{i}, requirement: 略, lead: [甲局],"
            f" metrics: [{{id: m{i}, name: '{name}', target: '{target}'}}]}}\n"
            for i, (name, target) in enumerate(targets, start=1)
        )
    )


def texts(*said: str) -> str:
    return (
        UNITS
        + "tasks:\n"
        + "".join(
            f"- {{id: T{i}, list: 表{i}, no: 1, title: 事项{i}, requirement: '{text}', lead: [甲局]}}\n"
            for i, text in enumerate(said, start=1)
        )
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            ("永久基本农田", "数量不减少、质量不降低、布局不改变"),
            ("永久基本农田", "数量不减少，质量不降低"),
            1,
        ),
        (("湿地、河湖等区域", "面积不减少、功能不降低"), ("湿地", "面积不减少且水质不下降"), 1),
        (("生态红线", "生态功能不降低、面积不减少"), ("生态红线", "面积不减少，功能不降低"), 0),
        (("永久基本农田", "数量不减少、质量不降低"), ("生态公益林", "面积不减少、功能不降低"), 0),
        (("湿地", "面积不减少、功能不降低"), ("湿地", "面积不减少"), 0),
    ],
)
def test_the_same_thing_keeps_the_same_conditions(
    one: tuple[str, str], other: tuple[str, str], expected: int
):
    findings = check(rows(one, other)).findings
    assert [f.code for f in findings] == ["PLAN-083"] * expected
    assert all(one[1] in quoted(f) and other[1] in quoted(f) for f in findings)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保湿地面积不减少、水质不下降，建设监测站。", 1),
        ("确保湿地功能不降低、面积不减少，耕地数量不减少。", 0),
        ("确保湿地面积不减少。", 0),
    ],
)
def test_a_text_keeps_the_conditions_of_the_metric(text: str, expected: int):
    other = texts(text).partition("tasks:\n")[2].replace("T1", "T9").replace("表1", "表9")
    body = rows(("湿地", "面积不减少、功能不降低")) + other
    assert [f.code for f in check(body).findings] == ["PLAN-083"] * expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (("不发生重特大生产安全事故。", "不发生较大及以上生产安全事故。"), 1),
        (("杜绝较大以上火灾事故。", "确保不发生一般及以上火灾事故。"), 1),
        (("不发生重大及以上质量安全事故。", "杜绝重特大质量安全事故。"), 0),
        (("杜绝重特大事故，不发生较大事故。", "不发生较大及以上事故。"), 0),
        (("不发生较大火灾事故。", "不发生重特大道路交通事故。"), 0),
        (("较大事故控制在2起以内。", "不发生重特大事故。"), 0),
    ],
)
def test_events_are_forbidden_from_one_level_on(said: tuple[str, ...], expected: int):
    findings = check(texts(*said)).findings
    assert [f.code for f in findings] == ["PLAN-084"] * expected


def test_a_heading_and_its_text_forbid_the_same_level():
    (finding,) = check("""\
        units: [{name: 县应急局}]
        indicators:
        - no: 1
          name: 重特大突发环境事件
          text: 开展隐患排查，杜绝较大环境事件发生。
          metrics: [{id: '1.1', name: 重特大突发环境事件, target: 不发生, lead: [县应急局]}]
        """).findings
    assert finding.code == "PLAN-084"
    assert [place.line for place in finding.places] == [10, 9]


def test_a_target_for_several_stands_with_several():
    def metrics(*targets: str) -> str:
        cells = ", ".join(
            f"{{id: m{i}, name: 甲{i}率, measure: '%', target: '{target}'}}"
            for i, target in enumerate(targets)
        )
        return f"{UNITS}tasks: [{{id: T, list: 表, no: 1, title: 事, requirement: 略, lead: [甲局], metrics: [{cells}]}}]\n"

    (alone,) = check(metrics("均不低于80%")).findings
    assert (alone.code, alone.severity) == ("PLAN-085", Severity.NOTE)
    assert check(metrics("均不低于80%", "均不低于80%")).findings == ()


SAID = "加大社区公园和街头游园建设力度，做好新建道路绿化和裸露黄土绿化"


def lists(named: str, *, members: str = "", kind: str = "department") -> list[Finding]:
    """Measure 1 names some units, and 乙局 has its words in a list of its own."""
    body = f"""\
        units: [{{name: 甲局}}, {{name: 乙局, kind: {kind}}}, {{name: 各有关单位, kind: group{members}}}, {{name: 各街道, kind: group}}]
        tasks:
        - {{id: B1, list: 正文, no: 1, title: 推进城市绿化, requirement: '{SAID}。', lead: [甲局]{named}}}
        - {{id: A1, list: 甲局, no: 1, title: 推进城市绿化, requirement: '{SAID}。', lead: [甲局]}}
        - {{id: C1, list: 乙局, no: 1, title: 加强绿地建设, requirement: '{SAID}。', lead: [乙局]}}
        """
    return [f for f in check(body).findings if f.code == "PLAN-081"]


def test_a_row_of_a_list_belongs_to_a_unit_of_its_measure():
    (finding,) = lists("")
    assert [place.line for place in finding.places] == [7, 9]
    assert lists(", cooperate: [乙局]") == []
    assert lists("", kind="township") == []
    assert len(lists(", cooperate: [各街道]")) == 1
    assert lists(", cooperate: [各有关单位]") == []
    assert lists(", cooperate: [各有关单位]", members=", members: [乙局]") == []
    assert len(lists(", cooperate: [各有关单位]", members=", members: [甲局]")) == 1


def test_a_remark_tells_of_the_plans_two_writings():
    (finding,) = (
        f
        for f in check("""\
        units:
        - {name: 县交通运输局, aliases: [县交通局, 交通局], note: 第6项写作“县交通局”。}
        - {name: 县水利局, aliases: [水利局]}
        """).findings
        if f.code == "PLAN-082"
    )
    assert "“县交通局”" in finding.message
    assert quoted(finding).endswith("县交通运输局 / 第6项写作“县交通局”。")


@pytest.mark.parametrize(
    "text",
    [
        "落实《城市绿化条例》（试行）要求",
        "1）编制方案；2）开展整治；（三）验收",
        "a)排查；b)整改",
        "一）排查，二）整改",
        "推进(园区)改造[含管网]",
        "印发〔2022〕3号文件。",
    ],
)
def test_whole_texts_are_left_alone(text: str):
    assert found(texts(text)) == []


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("落实《城市绿化条例（试行）要求", "《"),
        ("完成改造（含管网12公里。", "（"),
        ("推进“四好农村路建设", "“"),
        ("落实《实施方案)》的措施", ")》"),
        ("编制方案，开展整治，", "开展整治，"),
        ("重点抓好以下工作：", "工作："),
    ],
)
def test_texts_that_lost_a_part_are_noted(text: str, mark: str):
    (finding,) = check(texts(text)).findings
    assert (finding.code, finding.severity) == ("PLAN-086", Severity.NOTE)
    assert mark in finding.message


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("单位GDP能耗", "单位地区生产总值能耗"),
        ("万元GDP用水量", "单位地区生产总值用水量"),
        ("细颗粒物（PM2.5）年均浓度", "PM2.5年均浓度"),
        ("空气质量优良率", "空气质量优良天数比例"),
        ("重度及以上污染天数比例", "重污染天数比例"),
        ("环境空气优良天数比率", "空气质量优良天数比例"),
        ("优良天数比例", "空气质量优良天数比例"),
        ("PM2.5浓度", "细颗粒物年均浓度"),
        ("农村卫生户厕普及率", "农村卫生厕所普及率"),
        ("公众满意率", "公众满意度"),
        ("化学需氧量排放量", "COD排放量"),
        ("R&D经费投入占GDP比重", "研发经费投入占地区生产总值的比重"),
    ],
)
def test_two_common_writings_are_one_metric(one: str, other: str):
    assert found(rows((one, "达到80"), (other, "达到85"))) == [("PLAN-040", 7)]
    assert found(rows((one, "达到80"), (other, "达到80"))) == []


def test_a_figure_and_its_change_in_two_tables_are_a_question():
    both = rows(
        ("单位GDP建设用地使用面积", "达到上级要求"), ("单位地区生产总值建设用地使用面积下降率", "≥4%")
    )
    assert ("PLAN-049", 8) in found(both)
    told = rows(("单位GDP建设用地使用面积", "≤12"), ("单位地区生产总值建设用地使用面积下降率", "≥4%"))
    assert found(told) == []
    assert found(rows(("地区生产总值", "达到500亿元"), ("地区生产总值增速", "≥6%"))) == []


def test_a_list_speaks_of_a_figure_under_another_name_too():
    report = check("""\
        units: [{name: 甲局}, {name: 乙局}]
        tasks:
        - id: B
          list: 正文
          no: 1
          title: 改善空气
          requirement: 略
          lead: [甲局]
          metrics: [{id: m, name: 细颗粒物（PM2.5）年均浓度, target: 不超过38}]
        - {id: A, list: 甲局, no: 1, title: 改善空气, requirement: PM2.5浓度控制在38以内。, lead: [甲局]}
        - {id: C, list: 乙局, no: 1, title: 宣传, requirement: 略, lead: [乙局]}
        """)
    assert report.findings == ()


@pytest.mark.parametrize(
    ("wanted", "expected"), [("10月底前", ["PLAN-077"]), ("11月底前", []), ("2022年11月底前", [])]
)
def test_goals_and_tasks_want_a_thing_by_one_time(wanted: str, expected: list[str]):
    goals = f"goals: [{wanted}完成A级景区玻璃栈道安全评估。]\n"
    assert [
        code for code, _ in found(goals + texts("2022年11月底前完成全部A级景区玻璃栈道安全评估"))
    ] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("各项指标于6月底前全部达标", ["PLAN-071"]),
        ("对未达标指标逐项建立台账", []),
        ("确保各项创建指标达到示范区考核标准", ["PLAN-071"]),
        ("对照指标体系，找准差距，开展达标自查", []),
    ],
)
def test_a_phase_by_which_all_must_be_met(text: str, expected: list[str]):
    phase = f"phases: [{{name: 建设阶段, start: 2022-01, end: 2022-06, text: {text}。}}]\n"
    row = "tasks: [{id: T, list: 表, no: 1, title: 事, requirement: 略, lead: [甲局], deadline: 2022-09}]\n"
    codes = [code for code, _ in found(phase + UNITS + row) if code == "PLAN-071"]
    assert codes == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("单位GDP能耗下降率", "≥3"), ("单位地区生产总值能耗", "比上年下降2.5%以上"), ["PLAN-040"]),
        (("地区生产总值增速", "≥6"), ("地区生产总值", "增长5.5%以上"), ["PLAN-040"]),
        (("地区生产总值增速", "≥6"), ("地区生产总值", "增长6%以上"), []),
        (("单位GDP能耗下降率", "≥3"), ("单位GDP能耗", "≤0.5"), []),
        (("单位GDP能耗下降率", "完成上级下达任务"), ("单位GDP能耗", "下降3%"), ["PLAN-041", "PLAN-049"]),
        (("地区生产总值增速", "完成市下达目标"), ("地区生产总值", "达到500亿元"), ["PLAN-049"]),
    ],
)
def test_the_rate_of_a_change_is_the_change(
    one: tuple[str, str], other: tuple[str, str], expected: list[str]
):
    assert sorted(code for code, _ in found(rows(one, other))) == expected


def test_only_places_that_contradict_one_another_are_named():
    goals = "goals: ['2022年森林覆盖率达到40%；到2025年森林覆盖率达到45%。']\n"
    (finding,) = check(goals + rows(("森林覆盖率", "≥38"))).findings
    assert (finding.code, len(finding.places)) == ("PLAN-040", 2)
    assert "45%" not in finding.message


def test_a_level_and_its_change_in_one_clause_have_two_measures():
    metrics = (
        "[{id: a, name: 森林覆盖率, measure: '%', target: '41.2'},"
        " {id: b, name: 森林覆盖率提高幅度, measure: 个百分点, target: '0.3'}]"
    )
    body = f"{UNITS}tasks:\n- {{id: T, list: 表, no: 1, title: 造林, requirement: 略, lead: [甲局], metrics: {metrics}}}\n"
    other = "- {id: K, list: 表, no: 2, title: 绿化, requirement: '森林覆盖率达到41.2%，较上年提高0.3个百分点', lead: [甲局]}\n"
    assert found(body + other) == []
    assert [code for code, _ in found(body + other.replace("0.3个", "0.5个"))] == ["PLAN-040"]
