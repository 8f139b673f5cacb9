"""Collecting: what units send, send again, send wrongly; and what an interrupted run leaves to the next one."""

import io
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from return_material import (
    FARMING,
    NOW,
    PLAN,
    USAGE,
    USAGE_CELL,
    WATER,
    change_plan,
    filled,
    put_return,
    sent_out,
)

from ecoreport.errors import WorkspaceError
from ecoreport.files import lock
from ecoreport.model.assessment import Verdict
from ecoreport.model.submission import AnswerKind
from ecoreport.services import collect as collecting
from ecoreport.services.assess import assess_period
from ecoreport.services.collect import Collection, Outcome, collect
from ecoreport.services.status import read_status
from ecoreport.services.workspace import LOCK_FILE, Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return sent_out(tmp_path / "目录")


def codes(collection: Collection) -> list[str]:
    return [finding.code for finding in collection.findings if finding.code != "CHK-005"]


def outcomes(collection: Collection) -> list[tuple[str, str, int | None]]:
    return [(receipt.file, receipt.outcome.value, receipt.version) for receipt in collection.receipts]


def verdict_of_usage(workspace: Workspace) -> Verdict:
    standing = assess_period(workspace, period=workspace.period(None))
    return next(v.verdict for v in standing.assessment.verdicts if v.metric == "5.1")


def saved_again(data: bytes, **cells: object) -> bytes:
    """As another program saves it, with changed cells on 指标填报."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for cell, value in cells.items():
        book["指标填报"][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_corrected_copy_of_what_was_sent_back_is_the_next_version_without_findings(
    workspace: Workspace,
) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: "约50"})
    first = collect(workspace, now=NOW)
    assert codes(first) == ["READ-004"]
    copy = first.receipts[0].sent_back
    assert copy is not None
    (workspace.inbox / "改.xlsx").write_bytes(saved_again(copy.read_bytes(), **{USAGE_CELL: 50}))
    second = collect(workspace, now=NOW)
    assert outcomes(second) == [("改.xlsx", "已收", 2), ("甲.xlsx", "先前已收", 1)]
    assert codes(second) == []
    assert "现在以第2次报送（改.xlsx）为准" in second.receipts[1].message
    assert verdict_of_usage(workspace) is Verdict.MET
    # What is still to be sent back lies alone in the folder.
    assert [path.name for path in (workspace.sent_back / "2025").iterdir()] == [collecting.ANSWERED]


def test_what_was_sent_back_and_returned_unchanged_is_noticed(workspace: Workspace) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: "约50"})
    copy = collect(workspace, now=NOW).receipts[0].sent_back
    assert copy is not None
    (workspace.inbox / "又.xlsx").write_bytes(copy.read_bytes())
    again = collect(workspace, now=NOW)
    assert codes(again) == ["WORK-004", "READ-004"]
    assert "第 1 次报送（甲.xlsx）" in again.findings[0].message


def test_an_old_return_that_comes_after_a_new_one_is_asked_about(workspace: Workspace) -> None:
    old = filled(workspace, WATER, {USAGE: "51"})
    for name, data in (("1.xlsx", old), ("2.xlsx", filled(workspace, WATER)), ("3.xlsx", saved_again(old))):
        (workspace.inbox / name).write_bytes(data)
        last = collect(workspace, now=NOW)
    assert codes(last) == ["WORK-005"]
    assert read_state(workspace) == "待核实"


def test_two_different_returns_in_one_run_stay_a_question_until_it_is_answered(workspace: Workspace) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: "51"})
    later = put_return(workspace, WATER, "乙.xlsx")
    both = collect(workspace, now=NOW)
    assert codes(both) == ["WORK-003"]
    assert "乙.xlsx 和 甲.xlsx，有 1 格不同（指标填报 F6：“50” 和 “51”）" in both.findings[0].message
    assert read_state(workspace) == "待核实"
    (workspace.inbox / "定.xlsx").write_bytes(saved_again(later.read_bytes()))
    assert codes(collect(workspace, now=NOW)) == ["WORK-005"]
    (workspace.inbox / "定2.xlsx").write_bytes(saved_again(later.read_bytes(), A40=" "))
    assert codes(collect(workspace, now=NOW)) == ["WORK-004"]
    assert read_state(workspace) == "已收"


def read_state(workspace: Workspace, unit: str = WATER) -> str:
    status = read_status(workspace, period=workspace.period(None), today=NOW.date())
    return next(own.state.value for own in status.units if own.unit == unit)


def test_an_annotated_copy_that_a_cut_short_run_left_out_is_written_by_the_next(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: "约50"})

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as cut:
        cut.setattr(collecting, "annotate_return", stop)
        with pytest.raises(KeyboardInterrupt):
            collect(workspace, now=NOW)
    (receipt,) = collect(workspace, now=NOW).receipts
    assert receipt.outcome is Outcome.ALREADY_TAKEN
    assert receipt.sent_back is not None
    assert receipt.sent_back.exists()
    assert collect(workspace, now=NOW).receipts[0].sent_back is None


def test_a_file_that_our_own_reader_breaks_on_stops_no_other_and_is_kept(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = put_return(workspace, FARMING, "1.xlsx")
    put_return(workspace, WATER, "2.xlsx")
    real = collecting.read_book

    def broken(data: bytes, *, name: str) -> object:
        if name == bad.name:
            raise IndexError("本不该发生")
        return real(data, name=name)

    with monkeypatch.context() as bug:
        bug.setattr(collecting, "read_book", broken)
        run = collect(workspace, now=NOW)
    assert outcomes(run) == [("1.xlsx", "未收", None), ("2.xlsx", "已收", 1)]
    assert codes(run)[0] == "FILE-022"
    assert [refusal.file for refusal in workspace.open_ledger().refusals()] == ["1.xlsx"]
    assert outcomes(collect(workspace, now=NOW))[0] == ("1.xlsx", "已收", 1)
    assert workspace.open_ledger().refusals() == ()  # taken since: nothing is refused any more


def test_the_same_refusal_is_recorded_once_however_often_collect_runs(workspace: Workspace) -> None:
    (workspace.inbox / "空.xlsx").write_bytes(b"")
    for _ in range(3):
        assert codes(collect(workspace, now=NOW)) == ["FILE-001"]
    assert len(workspace.open_ledger().refusals()) == 1


def test_status_names_refused_files_only_while_they_lie_in_the_inbox(workspace: Workspace) -> None:
    junk = workspace.inbox / "空.xlsx"
    junk.write_bytes(b"")
    (workspace.inbox / "总结.txt").write_bytes("工作总结".encode())
    collect(workspace, now=NOW)
    (workspace.inbox / "总结.txt").rename(workspace.inbox / "水利局总结.txt")
    put_return(workspace, WATER, junk.name)  # the unit's own workbook takes its place
    collect(workspace, now=NOW)
    status = read_status(workspace, period=workspace.period(None), today=NOW.date())
    assert [refusal.file for refusal in status.refusals] == ["总结.txt"]
    assert [refusal.file for refusal in status.gone] == ["空.xlsx"]


def test_a_unit_that_was_renamed_is_refused_with_the_way_out_and_then_found_by_its_old_name(
    workspace: Workspace,
) -> None:
    put_return(workspace, WATER, "水利.xlsx")
    collect(workspace, now=NOW)
    put_return(workspace, FARMING, "农业.xlsx")
    renamed = change_plan(workspace, FARMING, "县农业农村和水务局")
    renamed = change_plan(renamed, WATER, "县水务局")
    (refused, _) = collect(renamed, now=NOW).receipts
    assert (refused.file, refused.outcome) == ("农业.xlsx", Outcome.REFUSED)
    assert "别名" in refused.message
    known = change_plan(
        renamed, "- name: 县农业农村和水务局", f"- name: 县农业农村和水务局\n  aliases: [{FARMING}]"
    )
    known = change_plan(known, "- name: 县水务局", f"- name: 县水务局\n  aliases: [{WATER}]")
    assert collect(known, now=NOW).receipts[0].unit == "县农业农村和水务局"
    # The return that was taken under the old name counts under the new one.
    assert read_state(known, "县水务局") == "已收"
    assert verdict_of_usage(known) is Verdict.MET


def test_an_indicator_added_after_distribution_is_not_held_against_the_unit(workspace: Workspace) -> None:
    put_return(workspace, WATER, "甲.xlsx")
    added = change_plan(
        workspace,
        "tasks:\n- id: 1-1",
        "- 'no': 9\n  name: 新指标\n  metrics:\n  - id: '9.1'\n    name: 新指标\n    measure: '%'\n"
        "    target: ≥50\n    lead: [县水利局]\ntasks:\n- id: 1-1",
    )
    assert codes(collect(added, now=NOW)) == ["BOOK-011", "CHK-022"]
    verdicts = assess_period(added, period=added.period(None)).assessment.verdicts
    assert next(v.verdict for v in verdicts if v.metric == "9.1") is Verdict.UNREPORTED


def test_a_target_changed_after_the_workbooks_went_out_is_told_whenever_they_come_back(
    workspace: Workspace,
) -> None:
    put_return(workspace, WATER, "甲.xlsx")
    collect(workspace, now=NOW)
    period = workspace.period(None)
    changed = change_plan(workspace, "≤52", "≤49")
    put_return(workspace, WATER, "乙.xlsx", {USAGE: "48"})
    for expected in ("≤52", "≤52"):
        standing = assess_period(changed, period=period)
        (told,) = (f for f in standing.assessment.findings if f.code == "CHK-030")
        assert expected in told.message
        assert "≤49" in told.message
        assert told.place.cell == "D6"
        collect(changed, now=NOW)


def test_a_row_the_clerk_deleted_is_asked_for_once(workspace: Workspace) -> None:
    book = openpyxl.load_workbook(io.BytesIO(filled(workspace, WATER)))
    book["指标填报"].delete_rows(6)
    book.save(workspace.inbox / "甲.xlsx")
    assert codes(collect(workspace, now=NOW)) == ["BOOK-030"]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("2025-12-01", False),
        ("2025.12.1", False),
        ("2025年12月1日", False),
        ("12月初", True),
        ("2025-13-01", True),
    ],
)
def test_a_date_typed_as_text_is_only_asked_about_where_it_is_none(
    workspace: Workspace, typed: str, asked: bool
) -> None:
    put_return(workspace, WATER, "甲.xlsx", {(AnswerKind.FIELD, "report_date", "value"): typed})
    assert codes(collect(workspace, now=NOW)) == (["BOOK-048"] if asked else [])


def test_corrections_after_the_due_day_do_not_make_a_unit_late(workspace: Workspace) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: "约50"})
    collect(workspace, now=NOW)
    put_return(workspace, WATER, "乙.xlsx")
    put_return(workspace, FARMING, "丙.xlsx")
    after = datetime(2025, 12, 20)
    collect(workspace, now=after)
    status = read_status(workspace, period=workspace.period(None), today=after.date())
    late = {own.unit: own.late for own in status.units}
    assert (late[WATER], late[FARMING], late["东山镇"]) == (False, True, True)


def test_a_clock_that_goes_backwards_changes_neither_versions_nor_what_counts(workspace: Workspace) -> None:
    put_return(workspace, WATER, "1.xlsx", {USAGE: "60"})
    collect(workspace, now=NOW)
    assert verdict_of_usage(workspace) is Verdict.MISSED
    put_return(workspace, WATER, "2.xlsx")
    assert outcomes(collect(workspace, now=NOW.replace(year=2020)))[1] == ("2.xlsx", "已收", 2)
    assert verdict_of_usage(workspace) is Verdict.MET


def test_a_second_run_waits_and_then_says_that_another_one_is_at_work(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecoreport.services.workspace.lock", lambda path: lock(path, seconds=0.1))
    with lock(workspace.root / LOCK_FILE), pytest.raises(WorkspaceError, match="另一个 ecoreport"):
        collect(workspace, now=NOW)
    assert collect(workspace, now=NOW).receipts == ()


def test_a_unit_whose_name_holds_what_no_file_name_may_hold_goes_round_the_loop(tmp_path: Path) -> None:
    odd = "县'水利/河长'办\\\\<A&B>|?"
    workspace = sent_out(tmp_path / "目录", plan=PLAN.read_text("utf-8").replace(WATER, f'"{odd}"'))
    name = odd.replace("\\\\", "\\")
    put_return(workspace, name, "甲.xlsx", {USAGE: "约50"})
    (receipt,) = collect(workspace, now=NOW).receipts
    assert receipt.unit == name
    assert receipt.sent_back is not None
    assert receipt.sent_back.parent == workspace.sent_back / "2025"
    assert read_state(workspace, name) == "待核实"


@pytest.mark.parametrize(
    ("name", "heading", "cell"),
    [
        ("3-县农业农村局-2025年任务分解表.xlsx", None, None),
        ("报表.xlsx", "县农业农村局　2025年度指标填报表", "B1"),
        ("县水利局（农业农村局转来）.xlsx", None, ""),
        ("报表.xlsx", None, ""),
    ],
)
def test_a_neighbours_workbook_is_told_by_its_file_name_or_its_headings(
    workspace: Workspace, name: str, heading: str | None, cell: str | None
) -> None:
    path = put_return(workspace, WATER, name)
    if heading:
        book = openpyxl.load_workbook(path)
        book["指标填报"]["B1"] = heading
        book.save(path)
    found = [f for f in collect(workspace, now=NOW).findings if f.code == "WORK-007"]
    assert [f.place.cell for f in found] == ([] if cell == "" else [cell])
    assert all("县农业农村局，这份表却是发给县水利局的" in f.message for f in found)


def test_a_neighbours_workbook_is_told_also_when_the_unit_sends_its_own_in_the_same_run(
    workspace: Workspace,
) -> None:
    put_return(workspace, WATER, "1-县农业农村局-2025年任务分解表.xlsx", {USAGE: "约50"})
    put_return(workspace, WATER, "2-县水利局-2025年任务分解表.xlsx", {USAGE: Decimal(50)})
    collection = collect(workspace, now=NOW)
    assert codes(collection) == ["WORK-003", "WORK-007"]
