"""The commands programs, show, lint and program …, through the real door: output, exit status, no traceback."""

import json
from pathlib import Path

import pytest

SMALL = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
units:
- name: 县水利局
indicators:
- 'no': 1
  name: 水质达标率
  metrics:
  - id: '1.1'
    name: 水质达标率
    measure: '%'
    better: higher
    target: ≥95
    lead: [县水利局]
    deadline: '2022-12-31'
"""


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "方案.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def test_the_shipped_programmes_are_listed(run):
    code, out, _ = run("programs")
    assert code == 0
    assert "qianjiang-2019" in out
    assert "指标 40 项" in out
    listed = json.loads(run("programs", "--json")[1])["programs"]
    assert [row["id"] for row in listed] == sorted(row["id"] for row in listed)
    assert {"id", "title", "indicators", "metrics", "tasks", "units"} <= set(listed[0])


def test_a_programme_is_shown_to_people_and_to_scripts(run):
    code, out, _ = run("show", "qianjiang-2019")
    assert code == 0
    assert "★单位地区生产总值能耗（约束性）" in out
    shown = json.loads(run("show", "qianjiang-2019", "--json")[1])
    assert len(shown["indicators"]) == 40
    assert len(shown["tasks"]) == 205
    assert shown["indicators"][29]["metrics"][0]["lead"] == [
        {"name": "区城市管理局", "scope": "城市"},
        {"name": "区生态环境局", "scope": "乡镇"},
    ]


def test_the_workspaces_programme_is_shown_when_none_is_named(run, workspace):
    assert json.loads(run("show", "--json")[1])["id"] == "shili-2022"
    assert json.loads(run("show", "--json", "--workspace", workspace)[1])["id"] == "shili-2022"


def test_lint_says_where_and_exits_by_severity(run, workspace):
    assert run("lint")[0] == 0
    code, out, _ = run("lint", "jintai-2021", "--json")
    findings = json.loads(out)["findings"]
    assert code == 1
    assert {f["code"] for f in findings if f["severity"] == "强制"} == {"PLAN-062"}
    assert findings[0]["file"] == "jintai-2021.yaml"
    assert findings[0]["line"] > 0
    both = [
        f for f in json.loads(run("lint", "zaoyang-2021", "--json")[1])["findings"] if f["code"] == "PLAN-040"
    ]
    assert len(both[0]["places"]) == 2
    assert all(place["line"] and place["text"] for place in both[0]["places"])


def test_known_findings_need_no_person(run, workspace):
    text = SMALL.replace("    lead: [县水利局]\n", "")
    (workspace / "方案.yaml").write_text(text, encoding="utf-8")
    assert run("lint")[0] == 1
    known = "known:\n- code: PLAN-060\n  where: 水质达标率\n  reason: 由创建办填报\n"
    (workspace / "方案.yaml").write_text(text + known, encoding="utf-8")
    code, out, _ = run("lint", "--json")
    assert code == 0
    assert json.loads(out)["known"][0]["known"] == "由创建办填报"
    assert "由创建办填报" in run("lint")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "qianjiang-2018"), "您是否想写“qianjiang-2019”"),
        (("show",), "没有方案"),
        (("lint", "无.yaml"), "没有方案文件"),
        (("lint", "无.docx"), "没有方案文件"),
        (("program", "diff", "qianjiang-2019", "甲"), "没有编号为“甲”的方案"),
        (("program", "from-xlsx", "无.xlsx"), "没有方案文件"),
        (("program", "roll", "2019", "qianjiang-2019"), "必须晚于"),
    ],
)
def test_a_call_that_cannot_be_used_is_said_in_a_sentence(run, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err


def test_a_broken_file_is_unusable_with_its_line(run, workspace):
    (workspace / "方案.yaml").write_text(SMALL.replace("target: ≥95", "target: >=95"), encoding="utf-8")
    code, _, err = run("show")
    assert code == 2
    assert "方案.yaml 第 15 行" in err
    code, out, _ = run("lint")
    assert code == 2
    assert "第 15 行" in out


def test_excel_and_back_is_byte_for_byte(run, workspace):
    assert run("program", "to-xlsx")[0] == 0
    assert run("program", "from-xlsx", "shili-2022.xlsx")[0] == 0
    assert Path("shili-2022.yaml").read_text(encoding="utf-8") == SMALL
    (workspace / "方案.yaml").unlink()
    Path("shili-2022.xlsx").rename("方案.xlsx")
    assert json.loads(run("show", "--json")[1])["id"] == "shili-2022"
    assert run("lint")[0] == 0


def test_what_must_be_corrected_can_be_corrected_in_excel(run, workspace):
    (workspace / "方案.yaml").write_text(SMALL.replace("[县水利局]", "[县水务局]"), encoding="utf-8")
    code, out, err = run("program", "to-xlsx", "-o", "改.xlsx")
    assert (code, "PLAN-010" in out, "在工作簿里改" in err) == (1, True, True)
    code, out, _ = run("lint", "改.xlsx")
    assert (code, "「指标」L2" in out) == (1, True)


def test_a_workspace_may_be_named_for_its_programme(run, workspace):
    (workspace / "空目录").mkdir()
    code, out, _ = run("show", workspace, "--json")
    assert (code, json.loads(out)["id"]) == (0, "shili-2022")
    assert run("program", "diff", workspace, workspace / "方案.yaml")[1].endswith("共 0 处变化。\n")
    code, _, err = run("lint", workspace / "空目录")
    assert (code, "中没有方案" in err) == (2, True)


def test_files_are_not_overwritten_unasked(run, workspace):
    run("program", "to-xlsx")
    code, _, err = run("program", "to-xlsx")
    assert code == 2
    assert "已存在" in err
    assert run("program", "to-xlsx", "--force")[0] == 0
    assert run("program", "to-xlsx", "--update")[0] == 0


def test_a_plain_workbook_is_no_programme(run, workspace):
    import xlsxwriter

    with xlsxwriter.Workbook("普通.xlsx") as book:
        book.add_worksheet("Sheet1").write(0, 0, "你好")
    code, out, _ = run("program", "from-xlsx", "普通.xlsx")
    assert code == 2
    assert "没有工作表“基本信息”" in out


def test_what_changed_is_listed(run, workspace):
    new = SMALL.replace("≥95", "≥96").replace("'no': 1", "'no': 2")
    Path("新.yaml").write_text(new, encoding="utf-8")
    changes = json.loads(run("program", "diff", "方案.yaml", "新.yaml", "--json")[1])["changes"]
    assert [(c["kind"], c["old"], c["new"]) for c in changes] == [
        ("renumbered", "1", "2"),
        ("target", "≥95", "≥96"),
    ]
    assert "目标 指标 2 分项“水质达标率”：≥95 → ≥96" in run("program", "diff", "方案.yaml", "新.yaml")[1]


def test_the_next_year_starts_from_this_one(run, workspace):
    Path("完成值.json").write_text('{"1.1": 97.30}', encoding="utf-8")
    code, out, _ = run("program", "roll", "2023", "--values", "完成值.json")
    assert code == 0
    assert "请逐条核对" in out
    rolled = json.loads(run("show", "shili-2023.yaml", "--json")[1])
    assert rolled["title"] == "示例县2023年度创建工作计划"
    assert rolled["indicators"][0]["metrics"][0]["baseline"] == {
        "year": 2022,
        "value": "97.30",
        "source": "完成值.json",
    }
    for bad, said in (
        ("[1", "读不懂"),
        ("[1]", "读不懂"),
        ('{"1.1": "约97"}', "“1.1”"),
        ('{"1.1": NaN}', "“1.1”"),
    ):
        Path("坏.json").write_text(bad, encoding="utf-8")
        code, _, err = run("program", "roll", "2024", "--values", "坏.json")
        assert (code, said in err) == (2, True), bad


def test_commands_that_write_a_programme_say_so_as_data(run, workspace):
    written = json.loads(run("program", "to-xlsx", "-o", "表.xlsx", "--json")[1])
    assert (written["program"], written["files"], written["findings"]) == ("shili-2022", ["表.xlsx"], [])
    read = json.loads(run("program", "from-xlsx", "表.xlsx", "-o", "回.yaml", "--json")[1])
    assert (read["program"], read["files"], read["findings"]) == ("shili-2022", ["回.yaml"], [])
    rolled = json.loads(run("program", "roll", "2023", "--json")[1])
    assert (rolled["program"], rolled["files"]) == ("shili-2023", ["shili-2023.yaml"])
    assert rolled["remarks"][0].startswith("名称改为“示例县2023年度创建工作计划”")
    status, out, said = run("program", "roll", "2023", "--json")
    assert (status, out) == (2, "")
    assert "已存在" in said


def test_show_lists_the_units_by_kind(workspace, run) -> None:
    text = SMALL.replace(
        "- name: 县水利局\n",
        "- name: 县水利局\n- name: 各镇\n  kind: group\n  members: [东镇]\n- name: 东镇\n",
    )
    (workspace / "方案.yaml").write_text(text, encoding="utf-8")
    shown = run("show")[1]
    assert "部门：县水利局、东镇" in shown
    assert "统称：各镇（东镇）" in shown


def test_writing_the_second_form_of_a_programme_tells_that_only_one_may_stay(workspace, run) -> None:
    assert "移到别处" in run("program", "to-xlsx", "-o", "方案.xlsx")[2]
    (workspace / "方案.yaml").unlink()
    assert "移到别处" not in run("program", "to-xlsx", "-o", "方案.xlsx", "--force")[2]


def test_a_workspace_may_be_named_before_the_command_or_behind_it(run):
    assert run("init", "目录", "--program", "shanzhou-2022")[0] == 0
    behind = run("show", "--workspace", "目录", "--json")
    assert behind[0] == 0
    assert run("--workspace", "目录", "show", "--json") == behind
    assert run("--workspace", "没有", "program", "to-xlsx")[0] == 2
