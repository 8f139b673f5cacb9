"""The use cases that write Word papers to a folder."""

from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from paper_material import PERIOD, assessed, returned, small_program, verdict

from ecoreport.errors import EcoreportError, TemplateError
from ecoreport.model.period import Period
from ecoreport.resources import list_resources, read_resource
from ecoreport.services.papers import write_letters, write_summary, write_tables, write_task_lists
from ecoreport.services.results import Results
from ecoreport.services.workspace import create_workspace

NOW = datetime(2023, 12, 5, 9, 30)


def results(folder: Path) -> Results:
    return Results(folder=folder, now=NOW)


def test_the_summary_is_written_with_the_workspace_s_own_template(tmp_path: Path) -> None:
    own = tmp_path / "模板" / "年度工作总结.j2"
    own.parent.mkdir()
    own.write_text("【标题】{{ 署名 }}小结", encoding="utf-8")

    def write() -> tuple[Path, ...]:
        return write_summary(
            small_program(),
            assessed(verdict("1.1", "甲局", "达标", "96")),
            [returned("甲局")],
            results=results(tmp_path / "成果"),
            period=PERIOD,
            workspace=tmp_path,
        )

    path, origins = write()
    assert path == tmp_path / "成果" / "年度工作总结.docx"
    assert origins == tmp_path / "成果" / "年度工作总结-数据来源.xlsx"
    assert Document(str(path)).paragraphs[0].text == "示例县创卫办小结"
    before = path.read_bytes()
    own.write_text("{{ 没有的字段 }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"年度工作总结\.j2.*没有的字段"):
        write()
    assert path.read_bytes() == before


def test_the_summary_of_a_quarter_is_not_called_one_of_the_year(tmp_path: Path) -> None:
    paper, origins = write_summary(
        small_program(),
        assessed(),
        [],
        results=results(tmp_path),
        period=Period(year=PERIOD.year, quarter=3),
    )
    assert (paper.name, origins.name) == ("季度工作总结.docx", "季度工作总结-数据来源.xlsx")


def test_each_unit_gets_a_list_whose_name_stays_the_same(tmp_path: Path) -> None:
    written = write_task_lists(small_program(), results=results(tmp_path))
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "工作任务清单（全部）.docx",
        "工作任务清单/01 甲局.docx",
        "工作任务清单/02 乙局.docx",
        "工作任务清单/04 东镇.docx",
        "工作任务清单/05 西镇.docx",
    ]
    (only,) = write_task_lists(small_program(), results=results(tmp_path / "一个"), units=["东镇"])
    assert only.name == "04 东镇.docx"


def test_a_unit_that_the_programme_does_not_have_is_named_with_a_hint(tmp_path: Path) -> None:
    for name, hint in (("东振", "ecoreport show"), ("镇", "东镇 或 西镇")):
        with pytest.raises(EcoreportError, match=f"没有单位“{name}”。.*{hint}"):
            write_task_lists(small_program(), results=results(tmp_path), units=[name])
    assert not list(tmp_path.iterdir())


def test_both_tables_stand_in_one_document(tmp_path: Path) -> None:
    (path,) = write_tables(small_program(), results=results(tmp_path))
    assert len(Document(str(path)).tables) == 2
    assert write_tables(small_program(indicators=(), tasks=()), results=results(tmp_path)) == ()


def test_letters_of_a_day_stand_in_a_folder_of_that_day(tmp_path: Path) -> None:
    written = write_letters(
        small_program(), assessed(), [returned("甲局")], results=results(tmp_path), period=PERIOD
    )
    assert [path.relative_to(tmp_path).as_posix() for path in written] == [
        "通报.docx",
        "提示函/2023-12-05/02 乙局（未报送）.docx",
        "提示函/2023-12-05/03 丙局（未报送）.docx",
        "提示函/2023-12-05/04 东镇（未报送）.docx",
        "提示函/2023-12-05/05 西镇（未报送）.docx",
    ]


def test_a_new_workspace_offers_the_shipped_templates_to_start_from(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "目录", read_resource("programs", "zaoyang-2021.yaml"))
    copies = sorted((workspace.templates / "自带").iterdir())
    assert [path.name for path in copies] == sorted(list_resources("templates"))
    assert all(path.read_bytes() == read_resource("templates", path.name) for path in copies)
