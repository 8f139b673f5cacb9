"""Calls and inputs that cannot be used get one or two plain Chinese sentences and status 2; nothing is left behind."""

import errno
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., tuple[int, str, str]]

PROGRAM = """\
id: demo
title: 示例方案
region: 示例县
year: 2021
units:
- name: 县水利局
tasks:
- id: '1'
  list: 正文
  no: 1
  title: 巡河
  requirement: 每月1次
  lead:
  - 县水利局
"""


@pytest.fixture
def workspace(run: Run, tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PROGRAM, encoding="utf-8")
    assert run("init", "w", "--program", "plan.yaml")[0] == 0
    return tmp_path / "w"


def test_an_unknown_programme_names_the_nearest_one(run: Run, tmp_path: Path) -> None:
    status, _, said = run("init", "w", "--program", "qianjiang-2091")
    assert status == 2
    assert "qianjiang-2019" in said
    assert not (tmp_path / "w").exists()


def test_a_broken_yaml_file_names_file_and_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text("id: demo\ntitle: [没有写完\nyear: 2021\n", encoding="utf-8")
    status, _, said = run("init", "w", "--program", "plan.yaml")
    assert status == 2
    assert "plan.yaml" in said
    assert "行" in said
    assert not (tmp_path / "w").exists()


def test_a_misspelt_unit_is_named_with_the_one_that_was_meant(run: Run, tmp_path: Path) -> None:
    wrong = PROGRAM.replace("  - 县水利局\n", "  - 县水力局\n")
    (tmp_path / "plan.yaml").write_text(wrong, encoding="utf-8")
    status, printed, _ = run("lint", "plan.yaml")
    assert status == 1
    assert "县水力局" in printed
    assert "您是否想写" in printed
    assert "第 14 行" in printed


def test_a_folder_that_is_no_workspace_says_what_to_do(run: Run) -> None:
    for command in (
        "distribute",
        "collect",
        "status",
        "assess",
        "consolidate",
        "summary",
        "letters",
        "simulate",
    ):
        status, _, said = run(command)
        assert status == 2, command
        assert "ecoreport init" in said


def test_two_programmes_in_one_workspace_are_not_chosen_between(run: Run, workspace: Path) -> None:
    (workspace / "方案.xlsx").write_bytes(b"")
    status, _, said = run("status", "--workspace", "w")
    assert status == 2
    assert "方案.xlsx" in said


def test_a_folder_in_use_is_left_alone(run: Run, tmp_path: Path) -> None:
    (tmp_path / "w").mkdir()
    (tmp_path / "w" / "重要.txt").write_text("别动", encoding="utf-8")
    status, _, said = run("init", "w", "--program", "qianjiang-2019")
    assert status == 2
    assert "已经存在" in said
    assert [p.name for p in (tmp_path / "w").iterdir()] == ["重要.txt"]


def test_a_folder_that_cannot_be_written_is_said_in_words(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr("ecoreport.files.tempfile.mkstemp", refuse)
    status, _, said = run("distribute", "--workspace", "w")
    assert status == 2
    assert "没有权限" in said


def test_a_place_below_a_file_is_said_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    status, _, said = run("init", "file/w", "--program", "qianjiang-2019")
    assert status == 2
    assert "file" in said


def test_an_inbox_full_of_junk_is_listed_file_by_file(run: Run, workspace: Path) -> None:
    inbox = workspace / "收件"
    (inbox / "空.xlsx").write_bytes(b"")
    (inbox / "网页.xls").write_bytes(b"<html><table></table></html>")
    (inbox / "压缩.xlsx").write_bytes(b"PK\x03\x04" + b"\0" * 40)
    (inbox / "文本.txt").write_text("你好", encoding="utf-8")
    (inbox / "~$水利局.xlsx").write_bytes(b"\x03abc")
    status, printed, _ = run("collect", "--workspace", "w")
    assert status == 1
    for name in ("空.xlsx", "网页.xls", "压缩.xlsx", "文本.txt"):
        assert f"未收　{name}" in printed
    assert "跳过　~$水利局.xlsx" in printed


def test_commands_that_come_too_early_say_what_comes_first(run: Run, workspace: Path) -> None:
    for command, first in (("simulate", "distribute"), ("letters", "distribute"), ("confirm", "assess")):
        status, printed, said = run(command, "--workspace", "w", "--json")
        assert (status, printed) == (2, "")
        assert f"请先运行 ecoreport {first}" in said
    assert not any((workspace / "成果").iterdir())
    status, printed, _ = run("collect", "--workspace", "w")
    assert status == 0
    assert "收件目录里没有文件" in printed


def test_a_period_unit_or_date_that_is_not_understood_is_named(run: Run, workspace: Path) -> None:
    for words in (("--period", "去年"), ("--unit", "县水力局"), ("--due", "月底")):
        status, _, said = run("distribute", "--workspace", "w", *words)
        assert status == 2
        assert words[1] in said


def test_a_call_that_is_not_understood_is_answered_in_chinese(run: Run) -> None:
    for words, expected in (
        (("frob",), "没有这个命令：frob"),
        (("status", "--frob"), "没有选项 --frob"),
        (("init",), "缺少参数"),
        (("init", "w"), "--program"),
        (("init", "w", "--from", "."), "选项 --from 写的 . 是文件夹，这里要写文件"),
        (("program", "roll", "明年"), "参数 新年度 要写一个整数"),
        (("simulate", "--seed", "x"), "选项 --seed 要写一个整数"),
        (("status", "--workspace", "file"), "选项 --workspace 写的 file 是文件，这里要写文件夹"),
        (("program", "to-xlsx", "--output", "."), "选项 --output/-o 写的 . 是文件夹，这里要写文件"),
        (("program", "roll", "2030", "--values", "没有.json"), "没有.json 不存在"),
        (("program", "diff", "甲.yaml", "乙.yaml", "丙.yaml"), "多余的参数：丙.yaml。请运行"),
        (("explain", "value", "5", "--range", "a"), "选项 --range 的值不对：应为最小值和最大值"),
    ):
        Path("file").touch()
        status, _, said = run(*words)
        assert (status, expected in said) == (2, True), said


def test_a_day_may_be_written_as_offices_write_it(run: Run, workspace: Path) -> None:
    for words in ("2021-12-10", "2021/12/10", "2021.12.10", "2021年12月10日"):
        assert run("distribute", "--workspace", "w", "--due", words)[0] == 0
        (unit,) = json.loads(run("status", "--workspace", "w", "--json")[1])["units"]
        assert unit["due"] == "2021-12-10"
    assert run("distribute", "--workspace", "w", "--due", "2021年2月30日")[0] == 2


def test_a_year_far_ahead_is_a_slip_of_the_keyboard(run: Run, workspace: Path) -> None:
    status, _, said = run("program", "roll", "20222", "--workspace", "w")
    assert (status, "最多晚 20 年" in said) == (2, True)


def test_what_the_system_refuses_is_said_in_chinese(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), "发放")

    monkeypatch.setattr("ecoreport.services.workspace.open_workspace", refuse)
    status, _, said = run("status")
    assert status == 2
    assert "用不了 发放（没有权限）" in said


def test_reasons_of_the_system_are_never_english(run: Run, workspace: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "（上级不是文件夹）" in run("init", "file/w", "--program", "qianjiang-2019")[2]
    (workspace / "台账").rename(tmp_path / "台账")
    (workspace / "台账").touch()
    status, _, said = run("status", "--workspace", "w")
    assert (status, "上级不是文件夹" in said) == (2, True)
    status, printed, _ = run("verify", "--workspace", "w")
    assert (status, "不是台账目录" in printed) == (1, True)
    status, _, said = run("confirm", ".", "--workspace", "w")
    assert (status, ".：没有读入：文件打不开（那是文件夹" in said) == (2, True)


def test_simulating_says_whose_workbook_is_gone(run: Run, workspace: Path) -> None:
    assert run("distribute", "--workspace", "w")[0] == 0
    for path in (workspace / "发放" / "2021").iterdir():
        path.unlink()
    printed = json.loads(run("simulate", "--workspace", "w", "--seed", "2", "--json")[1])
    assert (printed["left_out"], printed["missing"]) == ([], ["县水利局"])
    assert "发放目录里没有" in run("simulate", "--workspace", "w", "--seed", "2")[1]


def test_a_bug_is_logged_and_not_shown(run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("本不该发生")

    monkeypatch.setattr("ecoreport.services.workspace.open_workspace", broken)
    status, _, said = run("status")
    assert status == 3
    (log,) = tmp_path.glob("ecoreport-错误-*.log")
    assert log.name in said
    assert "本不该发生" in log.read_text(encoding="utf-8")


def test_a_bug_where_nothing_may_be_written_is_logged_elsewhere(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("本不该发生")

    real = Path.write_text

    def refuse(path: Path, *words: str, **options: str) -> int:
        if not path.is_absolute() or full:
            raise PermissionError(errno.EACCES, "denied")
        return real(path, *words, **options)

    monkeypatch.setattr("ecoreport.services.workspace.open_workspace", broken)
    monkeypatch.setattr("ecoreport.cli.app.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(Path, "write_text", refuse)
    full = False
    assert str(tmp_path) in run("status")[2]
    assert list(tmp_path.glob("ecoreport-错误-*.log"))
    full = True
    assert "RuntimeError: 本不该发生" in run("status")[2]


@pytest.mark.parametrize("command", ["assess", "consolidate", "summary", "letters"])
def test_nothing_is_written_about_a_period_nobody_was_asked_about(
    run: Run, workspace: Path, command: str
) -> None:
    assert run("distribute", "--workspace", "w")[0] == 0
    status, printed, said = run(command, "--workspace", "w", "--period", "2021-Q2", "--json")
    assert (status, printed) == (2, "")
    assert "还没有发放2021年第二季度的工作簿" in said
    assert list((workspace / "成果").iterdir()) == []
