import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.errors import UnreadableFileError, WorkspaceError
from ecoreport.files import lock, passed_over, read_bytes, safe_name, sha256, write_bytes
from ecoreport.sheets.recognition import MAX_FILE_BYTES


def test_a_file_is_written_whole_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "发放" / "2024" / "表.xlsx"
    write_bytes(path, b"1")
    write_bytes(path, b"22")
    assert path.read_bytes() == b"22"
    assert [p.name for p in path.parent.iterdir()] == ["表.xlsx"]


def test_a_write_that_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "表.xlsx"
    write_bytes(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WorkspaceError, match="磁盘已满"):
        write_bytes(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["表.xlsx"]


def test_a_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "发放").write_bytes(b"")
    with pytest.raises(WorkspaceError, match="写不了文件"):
        write_bytes(tmp_path / "发放" / "表.xlsx", b"1")


def test_a_file_that_is_gone_is_to_be_tried_again(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path / "没有.xlsx")
    assert caught.value.code == "FILE-021"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "大.xlsx").open("wb") as large:
        large.truncate(MAX_FILE_BYTES + 1)  # holds no blocks on disk
    with pytest.raises(UnreadableFileError) as caught:
        read_bytes(tmp_path / "大.xlsx")
    assert caught.value.code == "FILE-004"


def test_the_hash_is_that_of_sha256() -> None:
    assert sha256(b"abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_a_second_run_waits_and_then_says_so(tmp_path: Path) -> None:
    path = tmp_path / "锁"
    with lock(path), pytest.raises(WorkspaceError, match="正在处理"), lock(path, seconds=0.05):
        pass
    with lock(path, seconds=0.05):
        pass


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("区水利局", "区水利局"),
        ("a/b\\c:d", "a／b＼c：d"),
        ("../../etc", "／..／etc"),
        ("=cmd|'/c calc'", "cmd｜'／c calc'"),
        ("CON", "未命名CON"),
        ("  . ", "未命名"),
        ("甲\u202e乙\n丙", "甲乙 丙"),
    ],
)
def test_names_are_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(max_size=300))
def test_every_name_can_be_a_file(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode()) <= 220
    assert not set(name) & set('<>:"/\\|?*\n\r\t\0')
    assert name not in (".", "..")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("~$报表.xlsx", "FILE-080"),
        (".~lock.报表.xlsx#", "FILE-080"),
        ("报表.xlsx.crdownload", "FILE-081"),
        ("报表.tmp", "FILE-081"),
        ("Thumbs.db", "FILE-083"),
        (".DS_Store", "FILE-083"),
        ("报表.xlsx.lnk", "FILE-082"),
    ],
)
def test_what_is_no_return_is_passed_over_with_a_reason(tmp_path: Path, name: str, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x03Wei" + b" " * 50)
    finding = passed_over(path)
    assert finding is not None
    assert finding.code == code


def test_a_lock_file_says_who_has_the_return_open(tmp_path: Path) -> None:
    path = tmp_path / ".~lock.报表.xlsx#"
    path.write_text("王科,pc,user,01.03.2024 09:00,file:///x;", encoding="utf-8")
    finding = passed_over(path)
    assert finding is not None
    assert "王科" in finding.message


def test_a_lock_file_of_another_make_names_nobody(tmp_path: Path) -> None:
    path = tmp_path / "~$报表.xlsx"
    path.write_bytes(b"x" * 165)
    finding = passed_over(path)
    assert finding is not None
    assert "xxx" not in finding.message


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "真.xlsx").write_bytes(b"1")
    (tmp_path / "链.xlsx").symlink_to(tmp_path / "真.xlsx")
    finding = passed_over(tmp_path / "链.xlsx")
    assert finding is not None
    assert finding.code == "FILE-082"
    assert passed_over(tmp_path / "真.xlsx") is None
