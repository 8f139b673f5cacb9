"""Old and foreign formats, made by LibreOffice and read by the worker."""

from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter
from office import convert

from ecoreport.errors import UnreadableFileError
from ecoreport.sheets import CellKind, SheetState, foreign, read_book


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("旧格式") / "报表.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("指标填报")
    sheet.write_string("B3", "达标率")
    sheet.write_number("D5", 0.953, book.add_format({"num_format": "0.00%"}))
    sheet.write_formula("D6", "=D5*2", None, 1.906)
    sheet.write_boolean("C4", True)
    sheet.merge_range("B9:D10", "合并")
    book.add_worksheet("藏").hide()
    book.close()
    return path


@pytest.mark.office
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_old_and_open_formats_are_read_with_true_addresses(source: Path, kind: str, tmp_path: Path) -> None:
    (path,) = convert([source], kind, tmp_path)
    book = read_book(path.read_bytes(), name=path.name)
    assert (book.kind, book.formats_known) == (kind, False)
    assert [finding.code for finding in book.findings] == ["FILE-050"]
    sheet = book.sheets[0]
    assert (sheet.text(3, 2), sheet.text(9, 2)) == ("达标率", "合并")
    percent = sheet.at("D5")
    assert percent is not None
    assert (percent.kind, percent.number, percent.format) == (CellKind.NUMBER, Decimal("0.953"), None)
    assert sheet.at("D6").number == Decimal("1.906")  # type: ignore[union-attr]
    assert book.sheets[1].state is SheetState.HIDDEN


@pytest.mark.office
def test_an_old_word_file_is_told_from_a_workbook(tmp_path: Path) -> None:
    text = tmp_path / "总结.txt"
    text.write_text("年度工作总结", encoding="utf-8")
    (path,) = convert([text], "doc", tmp_path)
    with pytest.raises(UnreadableFileError) as caught:
        read_book(path.read_bytes(), name="总结.xls")
    assert caught.value.code == "FILE-005"


@pytest.mark.office
def test_an_old_workbook_that_is_cut_short_is_refused(source: Path, tmp_path: Path) -> None:
    (path,) = convert([source], "xls", tmp_path)
    data = path.read_bytes()
    with pytest.raises(UnreadableFileError) as caught:
        read_book(data[: len(data) // 3], name="报表.xls")
    assert caught.value.code == "FILE-020"


def test_a_worker_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "SECONDS", 0.001)
    with pytest.raises(UnreadableFileError) as caught:
        read_book(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, name="旧.xls")
    assert caught.value.code == "FILE-019"


def test_a_worker_that_dies_is_a_verdict_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign.sys, "executable", "/bin/false")
    with pytest.raises(UnreadableFileError) as caught:
        read_book(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, name="旧.xls")
    assert caught.value.code == "FILE-020"


def test_a_module_lying_in_the_current_folder_is_not_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("open('run', 'w').close()", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableFileError):
        read_book(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, name="旧.xls")
    assert not (tmp_path / "run").exists()
