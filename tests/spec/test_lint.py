"""The linter: each check on a few lines, and every real contradiction of the shipped plans with both places."""

from collections import Counter
from dataclasses import replace
from textwrap import dedent

import pytest
from hypothesis import given
from programs_for_tests import FULL, programs

from ecoreport.model.finding import Finding, Severity
from ecoreport.model.program import Program
from ecoreport.spec import LintReport, lint, load_program, read_program, render_program

HEAD = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
"""


def check(body: str) -> LintReport:
    """What is found, but for the note on what a unit would report twice: small plans of one unit repeat themselves."""
    report = check_all(body)
    return replace(report, findings=tuple(f for f in report.findings if f.code != "PLAN-087"))


def check_all(body: str) -> LintReport:
    loaded = read_program((HEAD + dedent(body)).encode(), file="方案.yaml")
    assert loaded.program is not None, loaded.findings
    return lint(loaded)


def found(body: str) -> list[tuple[str, int | None]]:
    return [(f.code, f.place.line) for f in check(body).findings if f.code not in {"PLAN-064", "PLAN-044"}]


def quoted(finding: Finding) -> str:
    return " / ".join(place.text or "" for place in (finding.place, *finding.places))


def test_different_figures_are_reported_with_both_places():
    report = check("""\
        units: [{name: 县水利局}]
        indicators:
        - no: 1
          name: 城镇污水处理率
          text: 加快管网建设，使全县城镇污水处理率达到85%以上。
          metrics: [{id: '1.1', name: 城镇污水处理率(%), measure: '%', target: ≥95, lead: [县水利局]}]
        tasks:
        - {id: T1, list: 任务分解表, indicators: [1], no: 1, title: 治污, requirement: 2022年底前全县城镇污水处理率达到95%以上, lead: [县水利局]}
        """)
    (finding,) = report.findings
    assert (finding.code, finding.severity) == ("PLAN-040", Severity.MUST)
    assert [place.line for place in finding.places] == [9, 10, 12]
    assert "85%以上" in quoted(finding)
    assert "≥95" in quoted(finding)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("危险废物安全处置率 100", "危险废物利用处置率 95"),
        ("城镇生活垃圾无害化处理率 95", "农村生活垃圾无害化处理率 80"),
        ("秸秆综合利用率 ≥95", "畜禽粪污综合利用率 ≥80"),
        ("PM2.5年均浓度 35", "PM10年均浓度 70"),
        ("污水处理率 ≥95", "污水处理率 不低于95%"),
        ("森林覆盖率 68", "森林覆盖率 68.0"),
        ("公众满意度 ≥80", "公众知晓度 ≥85"),
        ("单位地区生产总值能耗 ≤0.70", "单位地区生产总值用水量 ≤80"),
    ],
)
def test_other_metrics_and_the_same_figures_are_no_contradiction(one: str, other: str):
    metrics = [text.split() for text in (one, other)]
    body = "tasks:\n" + "".join(
        f"- id: T{i}\n  list: 正文\n  no: {i}\n  title: 事项{i}\n  requirement: 略\n  lead: [县水利局]\n"
        f"  metrics: [{{id: m{i}, name: {name}, measure: '%', target: '{target}'}}]\n"
        for i, (name, target) in enumerate(metrics, start=1)
    )
    assert found("units: [{name: 县水利局}]\n" + body) == []


def test_a_figure_beside_a_deferred_target_and_a_wish_beside_a_firm_one():
    rows = (("正文", "达到上级考核要求"), ("县农业局", "力争达到95%以上"), ("县林业局", "达到95%以上"))
    body = "units: [{name: 县农业局}, {name: 县林业局}]\ntasks:\n" + "".join(
        f"- {{id: T{table}, list: {table}, no: 1, title: 事, requirement: 略, lead: [县农业局],"
        f" metrics: [{{id: m{table}, name: 全县秸秆综合利用率, target: {target}}}]}}\n"
        for table, target in rows
    )
    assert found(body) == [("PLAN-041", 7), ("PLAN-042", 8)]


def test_quantities_in_units_own_lists_are_shares():
    body = """\
        units: [{name: 甲镇, kind: township}, {name: 乙镇, kind: township}]
        tasks:
        - {id: T1, list: 甲镇, no: 1, title: 造林, requirement: 略, lead: [甲镇], metrics: [{id: a, name: 造林面积, measure: 亩, target: 500亩}]}
        - {id: T2, list: 乙镇, no: 1, title: 造林, requirement: 略, lead: [乙镇], metrics: [{id: b, name: 造林面积, measure: 亩, target: 300亩}]}
        """
    assert found(body) == []


def test_what_one_unit_would_report_in_several_places_is_one_note_each():
    def row(table: str, title: str, unit: str, name: str) -> str:
        return (
            f"- {{id: {table}-{title}, list: {table}, no: 1, title: {title}, requirement: 略, lead: [{unit}],"
            f" metrics: [{{id: {table}-{title}.1, name: {name}, measure: 座, target: 12座}}]}}\n"
        )

    body = "units: [{name: 甲局}, {name: 乙局}]\ntasks:\n"
    body += row("正文", "改善环卫", "甲局", "改建公厕") + row("正文", "整治市场", "乙局", "改造市场")
    body += row("分解表", "新改公厕", "甲局", "改建公厕") + row("分解表", "整治市场", "乙局", "改造农贸市场")
    metrics, tasks = (f for f in check_all(body).findings if f.code == "PLAN-087")
    assert [p.text for p in metrics.places] == [
        "改建公厕：正文第 1 项（正文-改善环卫）、分解表第 1 项（分解表-新改公厕）"
    ]
    assert [p.text for p in tasks.places] == [
        "整治市场：正文第 1 项（正文-整治市场）、分解表第 1 项（分解表-整治市场）"
    ]
    assert metrics.severity is tasks.severity is Severity.NOTE


def test_numbers_that_come_twice_or_are_left_out():
    body = "units: [{name: 县水利局}]\ntasks:\n" + "".join(
        f"- {{id: T{i}, list: {table}, no: {no}, title: 事{i}, requirement: 略, lead: [县水利局]}}\n"
        for i, (table, no) in enumerate(
            [("甲", 1), ("甲", 2), ("甲", 2), ("甲", 3), ("乙", 1), ("乙", 3), ("乙", 1), ("乙", 2)]
        )
    )
    report = check(body)
    assert [(f.code, f.place.line) for f in report.findings] == [("PLAN-050", 9), ("PLAN-051", 12)]
    assert [place.line for place in report.findings[0].places] == [8, 9]


def test_units_leads_and_links():
    assert sorted(
        found("""\
        units: [{name: 县水利局}, {name: 县水务水利局}, {name: 各镇, kind: group}]
        indicators:
        - {no: 1, name: 甲, nature: 约束性, metrics: [{id: '1.1', name: 甲, target: 编制}]}
        - {no: 2, name: 乙, nature: 约束性}
        - {no: 3, name: 丙, metrics: [{id: '3.1', name: 丙, target: '', lead: [各镇, {name: 县水利局, scope: 城区}]}]}
        tasks:
        - {id: T1, list: 表, indicators: [1], no: 1, title: 一, requirement: 略, lead: [县水利局], cooperate: [县水利局]}
        - {id: T2, list: 表, no: 2, title: 二, requirement: 略}
        """)
    ) == [
        ("PLAN-045", 9),
        ("PLAN-052", 8),
        ("PLAN-052", 9),
        ("PLAN-053", 12),
        ("PLAN-054", 9),
        ("PLAN-060", 7),
        ("PLAN-061", 8),
        ("PLAN-062", 12),
        ("PLAN-063", 11),
        ("PLAN-065", 5),
        ("PLAN-067", 5),
        ("PLAN-068", 9),
    ]


def test_an_indicator_named_after_a_figure_needs_one():
    body = """\
        units: [{name: 县水利局}]
        indicators:
        - no: 1
          name: 危险废物利用处置率
          metrics: [{id: '1.1', name: 危险废物偷埋事件, target: 不发生, lead: [县水利局]}]
        - no: 2
          name: 城镇污水处理率
          metrics: [{id: '2.1', name: 城镇污水处理率, measure: '%', target: 加快管网建设, lead: [县水利局]}]
        - no: 3
          name: 农业废弃物综合利用率
          metrics: [{id: '3.1', name: 秸秆综合利用率, measure: '%', target: ≥95, lead: [县水利局]}]
        """
    assert found(body) == [("PLAN-048", 7), ("PLAN-043", 12)]


def test_times():
    body = """\
        phases:
        - {name: 达标阶段, start: 2022-01, end: 2022-06, text: 各项指标全面达标。}
        - {name: 收尾阶段, start: 2022-05, end: 2022-12}
        units: [{name: 县水利局}]
        tasks:
        - {id: T1, list: 表, no: 1, title: 一, requirement: 2022年底前完成整治, lead: [县水利局]}
        - {id: T2, list: 表, no: 2, title: 二, requirement: 落实《2023年底前行动方案》, lead: [县水利局]}
        - {id: T3, list: 表, no: 3, title: 三, requirement: 略, lead: [县水利局], deadline: 2023-03}
        """
    assert found(body) == [("PLAN-071", 6), ("PLAN-072", 7), ("PLAN-070", 12)]


def test_the_title_names_the_programmes_year():
    loaded = read_program(HEAD.replace("year: 2022", "year: 2023").encode(), file="x")
    assert [finding.code for finding in lint(loaded).findings] == ["PLAN-073"]


def test_known_findings_are_told_apart():
    body = """\
        known:
        - {code: PLAN-062, where: 加大力度, reason: 由各单位共同落实}
        tasks:
        - {id: T1, list: 正文, no: 1, title: 加大力度, requirement: 略}
        - {id: T2, list: 正文, no: 2, title: 强化监管, requirement: 略}
        """
    report = check(body)
    assert [(f.code, f.place.line) for f in report.findings] == [("PLAN-062", 9)]
    assert [(k.finding.place.line, k.reason) for k in report.known] == [(8, "由各单位共同落实")]


def test_a_file_that_cannot_be_loaded_has_the_findings_of_loading():
    report = lint(read_program(b"id: [", file="x"))
    assert [finding.code for finding in report.findings] == ["PLAN-003"]


@given(programs())
def test_no_programme_makes_the_linter_raise(program: Program):
    report = lint(read_program(render_program(program).encode(), file="x"))
    assert all(finding.message and finding.remedy for finding in report.findings)


REAL = {
    "qianjiang-2019": [
        ("PLAN-040", "≥80.67", "80.7万元/亩"),
        ("PLAN-041", "完成市级下达任务要求", "100%"),
        ("PLAN-041", "城镇生活垃圾无害化处理率 100", "达到全市考核要求"),
        ("PLAN-050", "建设完善生活垃圾转运系统", "推进生活垃圾分类"),
        ("PLAN-056", "完成重庆恒星生物技术有限责任公司原场址", ""),
        ("PLAN-058", "严格居民用水管理", "拟定非居民用水"),
        ("PLAN-054", "指标 10：环境空气质量", ""),
        ("PLAN-063", "绿色出行调查", ""),
        ("PLAN-082", "区级有关部门", "指标12写作“区级相关部门”"),
        ("PLAN-086", "实施方案)》", ""),
    ],
    "shanzhou-2022": [
        ("PLAN-041", "正文第 25 项", "达到80%以上"),
        ("PLAN-041", "秸秆综合利用率 达到上级考核要求", "力争达到95%以上"),
        ("PLAN-042", "力争达到95%以上", "区农业农村局第 1 项"),
        ("PLAN-041", "力争达到75%以上", "达到上级考核标准"),
        ("PLAN-041", "农膜回收利用率 达到上级考核要求", "95%以上"),
        ("PLAN-041", "城镇污水处理率 达到上级考核要求", "保持在85%以上"),
        ("PLAN-041", "完成上级下达的目标任务", "达到90%以上"),
        ("PLAN-041", "生态环境状况指数 达到上级考核要求", "62%以上"),
        ("PLAN-041", "危险废物安全处置率达到上级考核标准", "达到100%"),
        (
            "PLAN-041",
            "集中式饮用水源水质达标率 达到上级考核标准",
            "城区集中式饮用水水源地取水水质达标率 保持100%",
        ),
        ("PLAN-046", "62%以上", ""),
        ("PLAN-049", "河湖岸线保有率", "河湖岸线保护率"),
        ("PLAN-049", "粪便综合利用率", "粪污综合利用率"),
        ("PLAN-049", "单位地区生产总值建设土地使用面积", "单位国内生产总值建设用地使用面积下降率"),
        ("PLAN-081", "正文第 26 项", "区城管局第 3 项（区城管局-3）：加强绿地建设"),
        ("PLAN-082", "区交通运输局", "第6项写作“区交通局”"),
        ("PLAN-082", "各乡镇人民政府", "第4、6项写作“各镇人民政府”"),
        ("PLAN-082", "区污染防治攻坚战成员单位", "第9项写作“区污染防治攻坚战办成员单位”"),
        ("PLAN-083", "正文第 16 项", "面积不减少、质量不下降"),
        ("PLAN-086", "区水利局第 2 项", ""),
        ("PLAN-086", "区水利局第 5 项", ""),
        ("PLAN-069", "能源总量", "区工信局的清单，共 9 项"),
        ("PLAN-069", "构建突发生态环境事件应急管理体系", "区自然资源局的清单"),
        ("PLAN-069", "自然岸线保有率、河湖岸线保有率", "区自然资源局的清单"),
        ("PLAN-069", "提高工业用地利用效率", "区自然资源局的清单"),
        ("PLAN-069", "村镇饮用水卫生合格率", "市生态环境局第二分局的清单"),
        ("PLAN-069", "城镇生活垃圾无害化处理率", "区农业农村局的清单"),
        ("PLAN-069", "完善生活垃圾处置体系", "区住建局的清单"),
        *(
            ("PLAN-066", name, "")
            for name in ("区创建办", "区委办", "区政府办", "区委组织部", "区污染防治攻坚战办", "区统计局")
        ),
    ],
    "tianshui-2022": [
        ("PLAN-071", "实现各项指标全面达标", "不低于57"),
        ("PLAN-074", "农村生活污水治理率", "2025-12-31"),
        (
            "PLAN-075",
            "2023年6月底前，申请省生态环境厅现场核查并进行预审",
            "核查验收阶段（2023-07 至 2023-12）",
        ),
        ("PLAN-043", "危险废物利用处置率", ""),
        ("PLAN-043", "一般工业固体废物利用率提高幅度", ""),
        ("PLAN-085", "均不低于80%", ""),
    ],
    "zaoyang-2021": [
        ("PLAN-040", "城镇污水处理率 100%", "达到85%以上"),
        ("PLAN-051", "指标 2：", ""),
        ("PLAN-084", "无重、特大突发环境事件发生", "杜绝较大环境事件发生"),
    ],
    "jintai-2021": [
        *(("PLAN-062", title, "") for title in ("加大创建", "完善污染", "完善生态", "全面实施", "强化环境")),
        ("PLAN-086", "画册等验收资料，", ""),
    ],
}
"""docs/contradictions.md quotes them from the plans."""

FALSE_ALARMS = 0
"""Over the five plans, notes (提示) aside; docs/contradictions.md names them."""


@pytest.mark.parametrize(
    ("name", "code", "one", "other"), [(n, *row) for n, rows in REAL.items() for row in rows]
)
def test_every_real_contradiction_is_found(name: str, code: str, one: str, other: str):
    findings = [f for f in lint(load_program(name)).findings if f.code == code]
    assert any(one in quoted(finding) and other in quoted(finding) for finding in findings)


def test_there_are_few_false_alarms():
    alarms = Counter(
        name
        for name, rows in REAL.items()
        for finding in lint(load_program(name)).findings
        if finding.severity is not Severity.NOTE
        and not any(
            f[0] == finding.code and f[1] in quoted(finding) and f[2] in quoted(finding) for f in rows
        )
    )
    assert alarms.total() <= FALSE_ALARMS, alarms


@pytest.mark.parametrize(
    ("linked", "bare", "severities"),
    [(3, 1, {"核实"}), (8, 2, {"核实"}), (7, 3, {"提示"}), (0, 3, set())],
)
def test_tasks_without_an_indicator_are_a_slip_where_they_are_few(
    linked: int, bare: int, severities: set[str]
):
    rows = "".join(
        f"- {{id: T{i}, list: 表{', indicators: [1]' if i <= linked else ''}, no: {i}, title: 事项{i}, requirement: 略, lead: [县水利局]}}\n"
        for i in range(1, linked + bare + 1)
    )
    report = check(
        "units: [{name: 县水利局}]\n"
        "indicators: [{no: 1, name: 甲, metrics: [{id: m, name: 甲, target: 编制, lead: [县水利局]}]}]\n"
        f"tasks:\n{rows}"
    )
    found = [finding for finding in report.findings if finding.code == "PLAN-053"]
    assert {str(finding.severity) for finding in found} == severities
    assert len(found) == (bare if linked else 0)


def test_a_form_that_was_sorted_misses_no_numbers():
    rows = "".join(
        f"- {{no: {no}, name: 指标{no}, metrics: [{{id: m{no}, name: 甲{no}, target: 编制, lead: [县水利局]}}]}}\n"
        for no in (4, 1, 2, 6)
    )
    report = check(f"units: [{{name: 县水利局}}]\nindicators:\n{rows}")
    messages = [f.message for f in report.findings if f.code == "PLAN-051"]
    assert [message.partition("缺少")[2] for message in messages] == [" 3。", " 5。"]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("县住建局", "县住房和城乡建设局", ["PLAN-067"]),
        ("卫健委", "县卫生健康委员会", ["PLAN-067"]),
        ("县水务局", "县水土保持服务局", []),
        ("县财政局", "市财政局", []),
    ],
)
def test_a_short_form_beside_the_full_name_is_a_question(one: str, other: str, expected: list[str]):
    assert found(f"units: [{{name: {one}}}, {{name: {other}}}]\n") == [(code, 5) for code in expected]


def test_who_leads_in_one_table_and_only_helps_in_another():
    def row(table: str, lead: str, helper: str, name: str = "整治入河排污口") -> str:
        return f"- {{id: {table}, list: {table}, no: 1, title: {name}, requirement: 略, lead: [{lead}], cooperate: [{helper}]}}\n"

    units = "units: [{name: 甲局}, {name: 乙局}]\n"
    swapped = check(f"{units}tasks:\n" + row("正文", "甲局", "乙局") + row("分解表", "乙局", "甲局"))
    (finding,) = swapped.findings
    assert (finding.code, finding.severity) == ("PLAN-079", Severity.EXPLAIN)
    assert quoted(finding).endswith(
        "正文第 1 项（正文）：甲局牵头，乙局配合 / 分解表第 1 项（分解表）：乙局牵头，甲局配合"
    )
    for rows in (
        row("正文", "甲局", "乙局") + row("分解表", "甲局", "乙局"),
        row("正文", "甲局", "乙局") + row("分解表", "乙局", "甲局", "巡查河道"),
        row("正文", "甲局", "乙局") + row("乙局", "乙局", "甲局"),
    ):
        assert found(f"{units}tasks:\n{rows}") == []
    indicator = (
        "indicators: [{no: 1, name: 污水处理率, metrics: [{id: m, name: 污水处理率, measure: '%', target: '95', "
        "lead: [甲局], cooperate: [乙局]}]}]\n"
    )
    task = "tasks: [{id: T, list: 表, indicators: [1], no: 1, title: 治污, requirement: 污水处理率达到95%。, lead: [乙局], cooperate: [甲局]}]\n"
    (note,) = check(units + indicator + task).findings
    assert (note.code, note.severity) == ("PLAN-079", Severity.NOTE)


def test_fields_that_misfit_hide_no_contradiction_and_what_follows_from_them_is_not_said():
    body = """\
        units: [{name: 县水利局}, {name: '', kind: 机关}]
        goals: [污水处理率达到97%。]
        indicators: [{no: 1, metrics: [{target: ≥95, lead: [县水利局]}]}]
        tasks: [{id: T1, list: 正文, no: 1, title: 治污, requirement: 污水处理率达到90%。, lead: [县水利局]}]
        """
    loaded = read_program((HEAD + dedent(body)).encode(), file="方案.yaml")
    assert loaded.program is None
    found = lint(loaded).findings
    assert found[: len(loaded.findings)] == loaded.findings
    assert [finding.code for finding in found[len(loaded.findings) :]] == ["PLAN-040"]
    yearless = read_program(dedent(body).encode(), file="方案.yaml")
    assert lint(yearless).findings == yearless.findings, "without a year hardly anything can be said"


@pytest.mark.parametrize("instead", [(), ("x: [1, {a: b}]",)])
def test_no_line_is_needed_for_the_linter_to_answer(instead: tuple[str, ...]):
    lines = render_program(FULL).splitlines()
    for i in range(len(lines)):
        indent = lines[i][: len(lines[i]) - len(lines[i].lstrip(" -"))]
        torn = [*lines[:i], *(indent + line for line in instead), *lines[i + 1 :]]
        loaded = read_program("\n".join(torn).encode(), file="方案.yaml")
        assert lint(loaded).findings[: len(loaded.findings)] == loaded.findings
