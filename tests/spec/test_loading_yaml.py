"""Loading YAML: everything wrong at once, in the file's order, with line and what was meant."""

from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.errors import SpecError
from ecoreport.model.finding import Severity
from ecoreport.model.program import Who
from ecoreport.spec import (
    Loaded,
    find_workspace_program,
    list_programs,
    load_program,
    program_as_json,
    read_program,
    render_program,
)

HEAD = """\
id: shili-2022
title: 示例县2022年度创建工作计划
region: 示例县
year: 2022
"""


def load(text: str) -> list[tuple[str, int | None]]:
    loaded = read_program(text.encode(), file="方案.yaml")
    return [(finding.code, finding.place.line) for finding in loaded.findings]


def program(body: str) -> Loaded:
    return read_program((HEAD + dedent(body)).encode(), file="方案.yaml")


def test_an_unknown_unit_is_named_with_what_was_meant():
    loaded = program("""\
        units:
        - name: 区生态环境局
        indicators:
        - no: 1
          name: 空气质量
          metrics:
          - id: '1.1'
            name: 优良天数
            target: ≥300
            lead: [区生环局]
        """)
    (finding,) = loaded.findings
    assert (finding.code, finding.place.file, finding.place.line) == ("PLAN-010", "方案.yaml", 14)
    assert "区生环局" in finding.message
    assert "您是否想写“区生态环境局”" in finding.message
    with pytest.raises(SpecError, match="第 14 行"):
        loaded.require()


def test_all_problems_come_at_once_in_the_order_of_the_file():
    loaded = program("""\
        areas: [生态环境]
        units:
        - {name: 县水利局, kind: 局}
        - {name: 各镇, kind: group, members: [城关镇]}
        - {name: 县水利局}
        indicators:
        - no: 1
          nane: 水
          area: 生态环竟
          metrics:
          - id: '1.1'
            name: 水质
            range: [100, 0]
            target: [20]
            baseline: {year: 2021, value: 约30}
          - {id: '1.1', name: 水量, target: '5'}
        tasks:
        - {id: T1, list: 正文, indicators: [7], no: 1, title: 治水, requirement: ''}
        phases:
        - {name: 甲, start: 2022年, end: 2022-13}
        - {name: 乙, start: 2022-05, end: 2022-04}
        """)
    assert [(f.code, f.place.line) for f in loaded.findings] == [
        ("PLAN-007", 7),
        ("PLAN-010", 8),
        ("PLAN-011", 9),
        ("PLAN-006", 11),
        ("PLAN-005", 12),
        ("PLAN-012", 13),
        ("PLAN-016", 17),
        ("PLAN-007", 18),
        ("PLAN-015", 19),
        ("PLAN-011", 20),
        ("PLAN-013", 22),
        ("PLAN-014", 24),
        ("PLAN-014", 24),
        ("PLAN-016", 25),
    ]
    assert loaded.program is None
    assert "您是否想写“name”" in loaded.findings[4].message


def test_values_stay_the_text_that_was_written():
    loaded = program("""\
        units: [{name: 是}]
        indicators:
        - no: 08
          name: yes
          text: 2022-06-01
          key: 是
          metrics:
          - {id: 1.10, name: null值, target: 20, range: [0, 1e2], deadline: 2022-12-31}
        - no: 3-1
          name: 'on'
          metrics: [{id: 2.0, name: x, target: '>=20', measure: '%'}]
        - no: 12
          name: '~'
          area: ~
          nature: null
          note:
        """)
    first, second, third = loaded.require().indicators
    assert (first.no, first.name, first.text, first.key) == ("08", "yes", "2022-06-01", True)
    assert (first.metrics[0].id, first.metrics[0].target, first.metrics[0].range) == (
        "1.10",
        "20",
        ("0", "1e2"),
    )
    assert first.metrics[0].deadline == "2022-12-31"
    assert (second.no, second.metrics[0].target) == ("3-1", ">=20")
    assert (third.no, third.name, third.area, third.nature, third.note) == (12, "~", None, None, None)


def test_every_field_knows_its_line():
    loaded = program("""\
        units:
        - name: 县水利局
          note: 备注
        """)
    assert loaded.place("units", 0, "note").line == 7
    assert loaded.place("units", 0, "kind").line == 6, "a field left out stands where its record stands"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "PLAN-009", None),
        ("- 甲\n", "PLAN-009", None),
        ("id: a\n\ttitle: b\n", "PLAN-003", 2),
        ("id: >=20\n", "PLAN-003", 1),
        ("id: 甲: 乙\n", "PLAN-003", 1),
        ("id: [a, b\ntitle: c\n", "PLAN-003", 2),
        ("id: a\x07\n", "PLAN-003", 1),
        ("id: " + "[" * 100_000, "PLAN-003", 1),
        ("id: &x a\ntitle: *x\n", "PLAN-004", 1),
        ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "PLAN-004", 1),
        ("id: !!python/object/apply:os.system [ls]\n", "PLAN-004", 1),
        ("id: a\n---\nid: b\n", "PLAN-004", 2),
        ("id: a\nid: b\n", "PLAN-008", 2),
        (HEAD.replace("2022\n", "二〇二二\n"), "PLAN-007", 4),
    ],
)
def test_what_is_no_programme_is_said_with_its_line(text: str, code: str, line: int | None):
    assert (code, line) in load(text)


def test_other_encodings_are_read():
    for encoding, codes in (("gb18030", ["PLAN-002"]), ("utf-16", []), ("utf-8-sig", [])):
        loaded = read_program(HEAD.encode(encoding), file="方案.yaml")
        assert loaded.require().region == "示例县"
        assert [finding.code for finding in loaded.findings] == codes


def test_bytes_that_are_no_text_are_refused():
    assert [f.code for f in read_program(bytes(range(256)), file="图.jpg").findings] == ["PLAN-001"]


@given(st.text(max_size=300) | st.binary(max_size=300).map(lambda b: b.decode("latin-1")))
def test_no_text_raises(text: str):
    loaded = read_program(text.encode("utf-8", "surrogatepass"), file="x.yaml")
    assert loaded.program is None
    assert any(finding.severity is Severity.MUST for finding in loaded.findings)


def test_an_unknown_programme_is_named_with_what_was_meant():
    with pytest.raises(SpecError, match="您是否想写“qianjiang-2019”"):
        load_program("qianjiang-2091")


def test_a_missing_file_is_said(tmp_path: Path):
    with pytest.raises(SpecError, match="没有方案文件"):
        load_program(tmp_path / "方案.yaml")


def test_a_workspace_has_its_own_programmes(tmp_path: Path):
    (tmp_path / "方案").mkdir()
    (tmp_path / "方案" / "shili-2022.yaml").write_text(HEAD, encoding="utf-8")
    assert load_program("shili-2022", workspace=tmp_path).require().year == 2022
    with pytest.raises(SpecError, match="没有编号"):
        load_program("shili-2022")


def test_a_workspace_keeps_one_programme(tmp_path: Path):
    with pytest.raises(SpecError, match="没有方案"):
        find_workspace_program(tmp_path)
    (tmp_path / "方案.yaml").write_text(HEAD, encoding="utf-8")
    assert find_workspace_program(tmp_path).name == "方案.yaml"
    (tmp_path / "方案.xlsx").write_bytes(b"PK")
    with pytest.raises(SpecError, match="只留一个"):
        find_workspace_program(tmp_path)


def test_a_folder_of_the_same_name_does_not_hide_a_shipped_programme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = list_programs()[0]
    (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    assert load_program(name).require().id == name


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("id：a\ntitle：甲\n", 1, "冒号是全角的“：”"),
        ("units:\n- name：县水利局\n", 6, "半角的冒号"),
        ("units: [县水利局]\n", 5, "如 {name: …}"),
    ],
)
def test_a_chinese_colon_and_a_bare_name_are_told_what_to_write(body: str, line: int, said: str):
    head = "" if line == 1 else "id: a\ntitle: 甲\nregion: 乙\nyear: 2022\n"
    (finding,) = read_program((head + body).encode(), file="方案.yaml").findings
    assert (finding.place.line, said in finding.message) == (line, True)


def test_an_alias_in_a_unit_cell_names_the_unit_and_is_printed_as_it_stands() -> None:
    loaded = program("""\
        units:
        - {name: 县水利局, aliases: [县水务局]}
        - {name: 县林业局}
        tasks:
        - {id: T1, list: 正文, no: 1, title: 治水, requirement: '', lead: [{name: 县水务局, scope: 农村}], cooperate: [县林业局]}
        """)
    task = loaded.require().tasks[0]
    assert task.lead == (Who(name="县水利局", scope="农村"),)
    assert [who.words for who in (*task.lead, *task.cooperate)] == ["县水务局（农村）", "县林业局"]
    assert "lead: [{name: 县水务局, scope: 农村}]" in render_program(loaded.require())
    [lead] = program_as_json(loaded.require())["tasks"][0]["lead"]
    assert lead == {"name": "县水利局", "scope": "农村", "printed": "县水务局"}


def test_a_file_cannot_say_how_a_name_is_printed() -> None:
    loaded = program("""\
        units:
        - {name: 县水利局, aliases: [县水务局]}
        tasks:
        - {id: T1, list: 正文, no: 1, title: 治水, requirement: '', lead: [{name: 县水利局, printed: 县水务局}]}
        """)
    assert [finding.code for finding in loaded.findings] == ["PLAN-005"]
