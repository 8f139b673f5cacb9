"""Decisions of persons: what is taken from the findings workbook, and what is not."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from return_material import NOW, STATEMENT, USAGE, WATER, change_plan, put_return, sent_out

from ecoreport.errors import EcoreportError
from ecoreport.model.assessment import Verdict
from ecoreport.services.assess import assess_period, write_findings
from ecoreport.services.collect import collect
from ecoreport.services.confirm import confirm, warn_of_waiting
from ecoreport.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    workspace = sent_out(tmp_path / "目录")
    put_return(workspace, WATER, "甲.xlsx")
    collect(workspace, now=NOW)
    return workspace


def decide(workspace: Workspace, **cells: str) -> list[str]:
    """Fills the first row of a fresh 待核认定, and takes it in; the codes of what was found."""
    write_decision(workspace, **cells)
    return [finding.code for finding in confirm(workspace, period=workspace.period(None), now=NOW).findings]


def write_decision(workspace: Workspace, **cells: str) -> None:
    path = findings_path(workspace)
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book["待核认定"]
    columns = {str(cell.value): cell.column for cell in sheet[3]}
    words = {"认定结论": "达标", "认定依据": "县委文件", "认定人": "创建办"} | cells
    for title, text in words.items():
        sheet.cell(4, columns[title]).value = text
    book.save(path)


def verdict(workspace: Workspace) -> Verdict:
    standing = assess_period(workspace, period=workspace.period(None))
    return next(v.verdict for v in standing.assessment.verdicts if v.metric == "2.1")


def test_a_decision_settles_its_metric_and_is_taken_once(workspace: Workspace) -> None:
    assert decide(workspace) == []
    assert verdict(workspace) is Verdict.MET
    assert confirm(workspace, period=workspace.period(None), now=NOW).decisions == ()


def test_decisions_that_nobody_took_in_are_told_before_the_sheet_is_written_anew(
    workspace: Workspace,
) -> None:
    period = workspace.period(None)
    assert warn_of_waiting(workspace, period=period, now=NOW) == ()
    write_decision(workspace)
    (told,) = warn_of_waiting(workspace, period=period, now=NOW)
    assert "有 1 项认定还没有记入台账" in told.message
    write_findings(workspace, assess_period(workspace, period=period), period=period, now=NOW)
    (kept,) = (workspace.results / period.id / "旧稿").iterdir()
    assert len(confirm(workspace, period=period, path=kept, now=NOW).decisions) == 1
    assert warn_of_waiting(workspace, period=period, now=NOW) == ()


def test_what_was_decided_stays_on_the_sheet_and_can_be_changed_there(workspace: Workspace) -> None:
    assert decide(workspace) == []
    path = put_return(workspace, WATER, "甲（改）.xlsx", {USAGE: "51"})
    openpyxl.load_workbook(path).save(path)
    collect(workspace, now=NOW)
    period = workspace.period(None)
    write_findings(workspace, assess_period(workspace, period=period), period=period, now=NOW)
    assert confirm(workspace, period=period, now=NOW).decisions == (), "as it stands nothing is new"
    assert decide(workspace, 认定结论="未达标", 认定依据="现场没有实施") == []
    assert verdict(workspace) is Verdict.MISSED
    assert decide(workspace, 认定结论="达标") == []
    assert verdict(workspace) is Verdict.MET


def test_an_approximate_figure_that_was_decided_on_is_asked_about_no_more(workspace: Workspace) -> None:
    put_return(workspace, WATER, "约数.xlsx", {USAGE: "约51", STATEMENT: None})
    collect(workspace, now=NOW)
    assert "READ-004" in codes(workspace)
    assert decide(workspace) == []
    assert "READ-004" not in codes(workspace)


def test_a_decision_holds_for_a_return_saved_again_with_the_same_answer(workspace: Workspace) -> None:
    assert decide(workspace) == []
    path = put_return(workspace, WATER, "甲（改）.xlsx", {USAGE: "51"})
    book = openpyxl.load_workbook(path)
    book.save(path)
    collect(workspace, now=NOW)
    assert verdict(workspace) is Verdict.MET
    assert "CHK-025" not in codes(workspace)


def test_a_decision_on_another_answer_lapses_and_is_told(workspace: Workspace) -> None:
    assert decide(workspace) == []
    put_return(workspace, WATER, "乙.xlsx", {STATEMENT: "推进中"})
    collect(workspace, now=NOW)
    assert verdict(workspace) is Verdict.REVIEW
    standing = assess_period(workspace, period=workspace.period(None))
    (told,) = (f for f in standing.assessment.findings if f.code == "CHK-025")
    assert "创建办曾认定达标（县委文件）" in told.message
    put_return(workspace, WATER, "丙.xlsx", {USAGE: "50.5"})
    collect(workspace, now=NOW)
    assert verdict(workspace) is Verdict.MET, "the first answer again"


def test_a_decision_is_taken_back_with_a_reason_and_both_stay_on_record(workspace: Workspace) -> None:
    assert decide(workspace) == []
    assert decide(workspace, 认定结论="撤销认定") == ["CHK-031"], "the reason is still that of the decision"
    assert decide(workspace, 认定结论="撤销认定", 认定依据="文件已废止") == []
    assert verdict(workspace) is Verdict.REVIEW
    assert "CHK-025" not in codes(workspace)
    assert decide(workspace, 认定结论="撤销认定", 认定依据="再撤一次") == ["CHK-031"]
    path = findings_path(workspace)
    record = openpyxl.load_workbook(path)["认定记录"]
    assert [(row[4].value, row[8].value) for row in record.iter_rows(min_row=4)] == [
        ("达标", "后来撤销"),
        ("撤销", "原认定已撤销"),
    ]
    assert decide(workspace) == []
    assert verdict(workspace) is Verdict.MET


def test_a_decision_lapses_when_the_target_changes_and_is_not_taken_from_the_old_sheet(
    workspace: Workspace,
) -> None:
    assert decide(workspace) == []
    changed = change_plan(workspace, "target: 全面推行", "target: 建立并运行")
    assert verdict(changed) is Verdict.REVIEW
    standing = assess_period(changed, period=changed.period(None))
    (told,) = (f for f in standing.assessment.findings if f.code == "CHK-025")
    assert "当时的目标是“全面推行”，方案现在是“建立并运行”" in told.message
    assert warn_of_waiting(changed, period=changed.period(None), now=NOW) == ()
    old_sheet = confirm(changed, period=changed.period(None), now=NOW)
    assert (old_sheet.decisions, old_sheet.findings) == ((), ())
    assert decide(changed, 目标值="全面推行", 认定依据="另一份文件") == ["CHK-021"]
    assert decide(changed) == []
    assert verdict(changed) is Verdict.MET


def test_an_emptied_decision_stays_and_is_asked_about(workspace: Workspace) -> None:
    assert decide(workspace) == []
    assert decide(workspace, 认定结论="", 认定依据="", 认定人="") == ["CHK-032"]
    assert verdict(workspace) is Verdict.MET


def findings_path(workspace: Workspace) -> Path:
    period = workspace.period(None)
    return write_findings(workspace, assess_period(workspace, period=period), period=period, now=NOW)


def codes(workspace: Workspace) -> list[str]:
    standing = assess_period(workspace, period=workspace.period(None))
    return [finding.code for finding in standing.assessment.findings]


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
