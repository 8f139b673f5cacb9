"""Decisions of persons: what is taken from the findings workbook, and what is not."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from return_material import NOW, WATER, put_return, sent_out

from ecoreport.errors import EcoreportError
from ecoreport.model.assessment import Verdict
from ecoreport.services.assess import assess_period, write_findings
from ecoreport.services.collect import collect
from ecoreport.services.confirm import confirm
from ecoreport.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = sent_out(tmp_path / "目录")
    put_return(workspace, WATER, "甲.xlsx")
    collect(workspace, now=NOW)
    return workspace


def decide(workspace: Workspace, **cells: str) -> list[str]:
    """Fills the first row of a fresh 待核认定, and takes it in; the codes of what was found."""
    period = workspace.period(None)
    path = write_findings(workspace, assess_period(workspace, period=period), period=period, now=NOW)
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book["待核认定"]
    columns = {str(cell.value): cell.column for cell in sheet[3]}
    words = {"认定结论": "达标", "认定依据": "县委文件", "认定人": "创建办"} | cells
    for title, text in words.items():
        sheet.cell(4, columns[title]).value = text
    book.save(path)
    return [finding.code for finding in confirm(workspace, period=period, now=NOW).findings]


def verdict(workspace: Workspace) -> Verdict:
    standing = assess_period(workspace, period=workspace.period(None))
    return next(v.verdict for v in standing.assessment.verdicts if v.metric == "2.1")


def test_a_decision_settles_its_metric_and_is_taken_once(workspace: Workspace) -> None:
    assert decide(workspace) == []
    assert verdict(workspace) is Verdict.MET
    assert confirm(workspace, period=workspace.period(None), now=NOW).decisions == ()


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"认定结论": "基本达标"}, "CHK-019"),
        ({"认定人": ""}, "CHK-020"),
        ({"指标编号": "99.9"}, "CHK-021"),
        ({"单位": "县农业农村局"}, "CHK-021"),
        ({"原件": "0" * 64}, "CHK-021"),
    ],
)
def test_a_decision_that_is_incomplete_or_about_something_else_is_not_taken(
    workspace: Workspace, cells: dict[str, str], code: str
) -> None:
    assert decide(workspace, **cells) == [code]
    assert verdict(workspace) is Verdict.REVIEW


def test_without_a_findings_workbook_the_way_to_one_is_said(workspace: Workspace) -> None:
    with pytest.raises(EcoreportError, match="请先运行 ecoreport assess"):
        confirm(workspace, period=workspace.period(None), now=NOW)
