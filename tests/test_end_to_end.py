"""The whole loop through the real command line, on every shipped programme."""

import hashlib
import io
import re
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from random import Random
from zipfile import ZipFile

import openpyxl
import pytest
from command_line import as_json, ecoreport
from docx import Document

PROGRAMS = ("jintai-2021", "qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021")
WITH_UNITS = tuple(name for name in PROGRAMS if name != "jintai-2021")


@pytest.fixture(scope="module")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Path]]:
    """A finished demo of every shipped programme, by id."""
    folder = tmp_path_factory.mktemp("demos")
    for program in PROGRAMS:
        ecoreport("demo", program, "--program", program, cwd=folder)
    yield {program: folder / program for program in PROGRAMS}
    shutil.rmtree(folder)


def year_of(program: str) -> str:
    return program.rpartition("-")[2]


@pytest.mark.slow
@pytest.mark.parametrize("program", WITH_UNITS)
def test_the_loop_leaves_every_paper_and_workbook(demos: dict[str, Path], program: str) -> None:
    root, year = demos[program], year_of(program)
    assert (root / "发放" / year / "发放清单.xlsx").exists()
    sent = [p for p in (root / "发放" / year).glob("*.xlsx") if p.name != "发放清单.xlsx"]
    returned = list((root / "收件").glob("*.xlsx"))
    assert 0 < len(returned) < len(sent)
    results = {p.name for p in (root / "成果" / year).iterdir()}
    assert {
        "审核结果.xlsx",
        "汇总台账.xlsx",
        "年度工作总结.docx",
        "目标表和任务分解表.docx",
        "通报.docx",
    } <= results


@pytest.mark.slow
@pytest.mark.parametrize("program", WITH_UNITS)
def test_every_unit_with_duties_has_a_workbook_and_a_status(demos: dict[str, Path], program: str) -> None:
    root = demos[program]
    status = as_json("status", cwd=root)
    listed = openpyxl.load_workbook(root / "发放" / year_of(program) / "发放清单.xlsx").worksheets[0]
    names = [row[1].value for row in listed.iter_rows(min_row=4) if isinstance(row[0].value, int | float)]
    assert names == [unit["unit"] for unit in status["units"]]
    assert {unit["state"] for unit in status["units"]} <= {"退回修改", "待核实", "已收", "逾期未报"}


@pytest.mark.slow
@pytest.mark.parametrize("program", PROGRAMS)
def test_assess_prints_one_json_document_with_a_verdict_for_every_metric(
    demos: dict[str, Path], program: str
) -> None:
    root = demos[program]
    shown = as_json("show", cwd=root)
    metrics = {m["id"] for owner in (*shown["indicators"], *shown["tasks"]) for m in owner["metrics"]}
    assessed = as_json("assess", cwd=root, status=1 if program in WITH_UNITS else 0)
    assert {verdict["metric"] for verdict in assessed["verdicts"]} == metrics
    for verdict in assessed["verdicts"]:
        assert verdict["verdict"] in {"达标", "未达标", "待核", "未报"}
        if "value" in verdict:
            assert {"file", "sheet", "cell", "sha256"} <= set(verdict["source"])


@pytest.mark.slow
@pytest.mark.parametrize("program", WITH_UNITS)
def test_a_verdicts_source_leads_to_the_cell_in_the_original(demos: dict[str, Path], program: str) -> None:
    root = demos[program]
    verdicts = [v for v in as_json("assess", cwd=root, status=1)["verdicts"] if "raw" in v]
    assert verdicts
    for verdict in verdicts[::9]:
        source = verdict["source"]
        book = openpyxl.load_workbook(root / "收件" / source["file"])
        value = book[source["sheet"]][source["cell"]].value
        assert str(value).strip() == verdict["raw"].strip() or float(value) == float(verdict["raw"])


@pytest.mark.slow
@pytest.mark.parametrize("program", ["qianjiang-2019", "shanzhou-2022"])
def test_an_auditor_can_follow_what_the_summary_shows_to_the_cells_of_the_originals(
    demos: dict[str, Path], program: str
) -> None:
    root = demos[program]
    folder = root / "成果" / year_of(program)
    listed = openpyxl.load_workbook(folder / "年度工作总结-数据来源.xlsx").worksheets[0]
    origins = {str(row[0]): row for row in listed.iter_rows(min_row=4, values_only=True)}
    shown = list(shown_with_origin(folder / "年度工作总结.docx"))
    assert len(shown) > 40
    for words, numbers in Random(program).sample(shown, 20):
        cells = (origins[number] for number in numbers)
        typed = [plain(original_text(root, *cell[-4:])) for cell in cells]
        assert any(says(plain(words), text) for text in typed if text), (words, typed)


def says(words: str, typed: str) -> bool:
    """True when the paper's words are what was typed, cut short, or with a measure or another unit's words beside."""
    whole = rf"(?<![\d.]){re.escape(typed)}(?![\d.])"
    return re.search(whole, words) is not None or typed.startswith(words.rstrip("…"))


def plain(text: str) -> str:
    """The text without what a paper leaves out or sets otherwise: marks, blanks, full-width figures."""
    return "".join(unicodedata.normalize("NFKC", text.replace("模拟数据：", "")).split())


def shown_with_origin(paper: Path) -> Iterator[tuple[str, list[str]]]:
    """What units reported, as the tables of a summary show it, with the numbers of the cells it came from."""
    for table in Document(str(paper)).tables:
        titles = [cell.text for cell in table.rows[0].cells]
        told = next((n for n, title in enumerate(titles) if title.startswith(("完成情况", "进展情况"))), None)
        if told is None or "来源" not in titles:
            continue
        for row in table.rows[1:]:
            texts = [cell.text for cell in row.cells]
            numbers = re.findall(r"\d+", texts[titles.index("来源")])
            if texts[told] and numbers and texts[told] != texts[0]:
                yield texts[told], numbers


def original_text(root: Path, file: str, sheet: str, cell: str, digest: str) -> str:
    """What stands in that cell of the original bytes; fails when they are not those that were received."""
    data = (root / "台账" / "originals" / digest[:2] / digest).read_bytes()
    assert hashlib.sha256(data).hexdigest() == digest
    assert (root / "收件" / file).read_bytes() == data
    value = openpyxl.load_workbook(io.BytesIO(data))[sheet][cell].value
    return "" if value is None else str(value).strip()


@pytest.mark.slow
def test_collecting_the_same_files_again_changes_nothing(demos: dict[str, Path]) -> None:
    root = demos["qianjiang-2019"]
    before = as_json("status", cwd=root)
    again = as_json("collect", cwd=root)
    assert {file["outcome"] for file in again["files"]} == {"先前已收"}
    assert as_json("status", cwd=root) == before


@pytest.mark.slow
def test_a_plan_without_units_says_what_to_do(demos: dict[str, Path]) -> None:
    root = demos["jintai-2021"]
    assert "WORK-001" in ecoreport("distribute", cwd=root, status=1)
    assert (root / "成果" / "2021" / "年度工作总结.docx").exists()


@pytest.mark.slow
def test_simulated_answers_are_marked_wherever_they_reach(demos: dict[str, Path]) -> None:
    root = demos["qianjiang-2019"]
    with ZipFile(root / "成果" / "2019" / "年度工作总结.docx") as paper:
        assert "模拟数据" in paper.read("word/document.xml").decode()
    for path in (root / "收件").glob("*.xlsx"):
        assert path.name.startswith("模拟数据-")
        texts = {str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet for cell in row}
        assert any("模拟数据" in text for text in texts)
    master = openpyxl.load_workbook(root / "成果" / "2019" / "汇总台账.xlsx")
    assert "模拟数据" in str(master["总览"]["A2"].value)


@pytest.mark.slow
def test_a_persons_decision_reaches_the_verdict(demos: dict[str, Path], tmp_path: Path) -> None:
    root = tmp_path / "copy"
    shutil.copytree(demos["zaoyang-2021"], root)
    path = root / "成果" / "2021" / "审核结果.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["待核认定"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    for title, words in (("认定结论", "达标"), ("认定依据", "市委文件"), ("认定人", "创建办")):
        sheet.cell(4, columns[title]).value = words
    metric, unit = sheet.cell(4, columns["指标编号"]).value, sheet.cell(4, columns["单位"]).value
    book.save(path)
    assert len(as_json("confirm", cwd=root)["decisions"]) == 1
    assert as_json("confirm", cwd=root)["decisions"] == []
    verdicts = as_json("assess", cwd=root, status=1)["verdicts"]
    (found,) = [v for v in verdicts if (v["metric"], v["unit"]) == (metric, unit)]
    assert found["verdict"] == "达标"
    assert "市委文件" in found["reason"]
