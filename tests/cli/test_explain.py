import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def explain(run: Run) -> Run:
    return partial(run, "explain")


def objects(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


def test_a_value_is_explained_with_its_measure(explain: Run) -> None:
    status, out, _ = explain("value", "12.5万吨", "--measure", "吨", "--json")
    assert status == 0
    (reading,) = objects(out)
    assert reading.items() >= {"raw": "12.5万吨", "value": "125000", "measure": "吨", "flag": "ok"}.items()


def test_a_person_reads_chinese(explain: Run) -> None:
    _, out, _ = explain("value", "约95%", "--measure", "%")
    assert "读作　95 %" in out
    assert "约数" in out
    assert "approximate" in out


def test_a_negative_value_is_no_option(explain: Run) -> None:
    _, out, _ = explain("value", "-3.5", "-", "--json", stdin=b"-4\n")
    assert [found["value"] for found in objects(out)] == ["-3.5", "-4"]


def test_a_format_makes_the_text_a_number_cell(explain: Run) -> None:
    _, out, _ = explain("value", "0.953", "--format", "0.00%", "--measure", "%", "--json")
    assert objects(out)[0]["value"] == "95.3"


def test_lines_come_back_in_order_plain_or_json(explain: Run) -> None:
    lines = [
        "12.5万吨",
        '{"number": 0.953, "format": "0.00%", "measure": "%"}',
        '{"number": 0.30000000000000004}',
        "",
        '{"text": "150%", "measure": "%", "range": [0, 100]}',
        '{"text": "95.3（2021年数据）", "measure": "%", "period": "2022"}',
        "{不是 JSON",
        '{"text": null}',
        '{"text": 95.30, "measure": "%"}',
        '{"number": "0.5", "format": "General", "measure": "%", "range": [null, "1"]}',
    ]
    status, out, _ = explain("value", "-", "--measure", "吨", "--json", stdin="\n".join(lines).encode())
    found = objects(out)
    assert status == 0
    assert [(each["flag"], each.get("value")) for each in found] == [
        ("ok", "125000"),
        ("ok", "95.3"),
        ("ok", "0.3"),
        ("missing", None),
        ("out_of_range", "150"),
        ("ambiguous", None),
        ("not_numeric", None),
        ("missing", None),
        ("ok", "95.30"),
        ("ok", "0.5"),
    ]
    assert found[0]["raw"] == "12.5万吨"


def test_lines_of_windows_tools_are_read(explain: Run) -> None:
    _, out, _ = explain("value", "-", "--json", stdin="九十五点三\r\n百分之五\r\n".encode("gb18030"))
    assert [found["value"] for found in objects(out)] == ["95.3", "5"]
    _, out, _ = explain("value", "-", "--json", stdin="\ufeff95\n".encode())
    assert objects(out) == [{"raw": "95", "value": "95", "flag": "ok"}]


def test_no_input_gives_no_output(explain: Run) -> None:
    assert explain("value", "-", "--json") == (0, "", "")


def test_unknown_keys_are_said_on_stderr_only(explain: Run) -> None:
    status, out, err = explain("value", "-", "--json", stdin=b'{"text": "95", "mesure": "%"}\n')
    assert (status, len(objects(out))) == (0, 1)
    assert "mesure" in err


def test_all_unusable_lines_are_named_and_nothing_is_printed(explain: Run) -> None:
    lines = '95\n{"number": "abc"}\n{"text": ["95"]}\n{"text": "1", "range": [5]}\n{"text": "1", "range": [9, 1]}\n'
    status, out, err = explain("value", "-", "--json", stdin=lines.encode())
    assert (status, out) == (2, "")
    assert all(f"第 {line} 行" in err for line in (2, 3, 4, 5))


@pytest.mark.parametrize(
    "words",
    [
        ("value",),
        ("figure", "3"),
        ("value", "3", "--range", "5"),
        ("value", "3", "--range", "a,b"),
        ("value", "3", "--range", "9,1"),
        ("value", "3", "--mesure", "%"),
        ("units", "市林业局", "--program", "no-such"),
    ],
)
def test_a_call_that_cannot_be_used_says_so_in_chinese(explain: Run, words: tuple[str, ...]) -> None:
    status, out, err = explain(*words)
    assert (status, out) == (2, "")
    assert "Traceback" not in err
    assert any("一" <= character <= "龥" for character in err)


def test_stdin_that_is_no_text_is_refused(explain: Run) -> None:
    status, _, err = explain("value", "-", stdin=b"\xff\xff\xff\x00")
    assert status == 2
    assert "编码" in err


def test_a_target_is_explained_with_its_clauses(explain: Run) -> None:
    _, out, _ = explain("target", "≥20", "--measure", "%", "--json")
    (target,) = objects(out)
    assert (target["text"], target["kind"]) == ("≥20", "min")
    _, out, _ = explain("target", "≥74.32，不降低")
    assert "要求1" in out
    assert "要求2" in out


def test_the_measure_of_a_json_line_reaches_the_target(explain: Run) -> None:
    _, out, _ = explain(
        "target", "-", "--json", stdin='{"text": "≤0.52", "measure": "吨标煤/万元"}\n'.encode()
    )
    assert objects(out)[0]["kind"] == "max"


def test_units_are_explained_with_their_roles(explain: Run) -> None:
    _, out, _ = explain("units", "县林业局牵头，县住建局配合", "--json")
    (cell,) = objects(out)
    assert cell["raw"] == "县林业局牵头，县住建局配合"
    assert [unit["role"] for unit in cell["units"]] == ["lead", "coop"]  # type: ignore[attr-defined]
    _, out, _ = explain("units", "县林业局牵头，县住建局配合")
    assert "县林业局　牵头" in out


_PROGRAM = """id: shiyan-2022
title: 实验县年度计划
region: 实验县
year: 2022
units:
- name: 县林业局
  aliases: [县绿化办]
- name: 甲镇
- name: 乙镇
- name: 各镇
  kind: group
  members: [甲镇, 乙镇]
"""


def test_a_programme_gives_a_did_you_mean(explain: Run) -> None:
    _, out, _ = explain("units", "区生环局", "--program", "qianjiang-2019")
    assert "是不是 区生态环境局" in out
    _, out, _ = explain("units", "区林业局、各镇街", "--program", "qianjiang-2019", "--json")
    known, unknown = objects(out)[0]["units"]  # type: ignore[misc]
    assert "note" not in known
    assert unknown["group"]
    assert "没有这个单位" in unknown["note"]


def test_the_workspace_named_is_the_one_whose_units_are_known(explain: Run, tmp_path: Path) -> None:
    workspace = tmp_path / "工作"
    workspace.mkdir()
    _, _, err = explain("units", "县绿化办", "--workspace", str(workspace))
    assert "没有方案" in err
    (workspace / "方案.yaml").write_text(_PROGRAM, encoding="utf-8")
    _, out, _ = explain("units", "县绿化办", "--workspace", str(workspace))
    assert "全称 县林业局" in out


def test_a_group_of_the_programme_says_its_members_and_an_alias_its_name(
    explain: Run, tmp_path: Path
) -> None:
    program = tmp_path / "方案.yaml"
    program.write_text(_PROGRAM, encoding="utf-8")
    _, out, _ = explain("units", "县绿化办、各镇", "--program", str(program), "--json")
    office, towns = objects(out)[0]["units"]  # type: ignore[misc]
    assert office == {"name": "县绿化办", "full": "县林业局"}
    assert towns == {"name": "各镇", "group": True, "members": ["甲镇", "乙镇"]}
    _, out, _ = explain("units", "县绿化办、各镇", "--program", str(program))
    assert "成员 甲镇、乙镇" in out
