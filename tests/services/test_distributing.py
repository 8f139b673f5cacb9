"""Distributing again: names, days and workbooks of the first time hold, and nothing of anybody's is overwritten."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from return_material import DUE, NOW, PLAN, USAGE, WATER, change_plan, put_return, sent_out

from ecoreport.errors import EcoreportError
from ecoreport.services import distribute as distributing
from ecoreport.services.collect import collect
from ecoreport.services.distribute import LIST_FILE, distribute
from ecoreport.services.paper_desk import PaperDesk
from ecoreport.services.simulate import simulate
from ecoreport.services.status import read_status
from ecoreport.services.workspace import Workspace, create_workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return sent_out(tmp_path / "目录")


def due_days(workspace: Workspace) -> set[date | None]:
    status = read_status(workspace, period=workspace.period(None), today=NOW.date())
    return {unit.due for unit in status.units}


def test_the_due_day_holds_until_another_one_is_given(workspace: Workspace) -> None:
    period = workspace.period(None)
    distribute(workspace, period=period, now=NOW)
    assert due_days(workspace) == {DUE}
    listed = openpyxl.load_workbook(workspace.outgoing / "2025" / LIST_FILE).worksheets[0]
    assert any("2025年12月10日" in str(cell.value) for row in listed.iter_rows(max_row=3) for cell in row)
    distribute(workspace, period=period, unit=WATER, due=date(2025, 12, 20), now=NOW)
    assert due_days(workspace) == {DUE, date(2025, 12, 20)}


def test_a_workbook_says_by_which_day_it_is_to_come_back(workspace: Workspace) -> None:
    period = workspace.period(None)
    for due, words in ((None, "请于2025年12月10日前报送"), (date(2025, 12, 20), "请于2025年12月20日前报送")):
        (path,) = distribute(workspace, period=period, unit=WATER, due=due, now=NOW).files
        assert openpyxl.load_workbook(path).worksheets[0]["B3"].value.endswith(words)
    # What came back on the earlier workbook is still the unit's own form.
    put_return(workspace, WATER, "甲.xlsx", {USAGE: Decimal(50)})
    assert [f.code for f in collect(workspace, now=NOW).findings if f.code.startswith("BOOK-")] == []


def test_a_unit_keeps_the_name_of_its_workbook_when_others_come_before_it(workspace: Workspace) -> None:
    names = {path.name for path in (workspace.outgoing / "2025").iterdir()}
    more = change_plan(workspace, "units:\n", "units:\n- name: 县发展改革局\n")
    more = change_plan(more, "lead: [县水利局]\n- 'no': 3", "lead: [县水利局, 县发展改革局]\n- 'no': 3")
    distribute(more, period=more.period(None), now=NOW)
    now = {path.name for path in (more.outgoing / "2025").iterdir()}
    (added,) = now - names
    assert names <= now
    assert "县发展改革局" in added
    assert due_days(more) == {DUE}, "a unit that comes in later has the day of the others"


def test_workbooks_under_a_name_that_is_no_longer_asked_are_put_away(workspace: Workspace) -> None:
    folder = workspace.outgoing / "2025"
    renamed = change_plan(workspace, WATER, "县水务局")
    renamed = change_plan(renamed, "- name: 县水务局", f"- name: 县水务局\n  aliases: [{WATER}]")
    (before,) = folder.glob(f"*{WATER}*")
    distribute(renamed, period=renamed.period(None), now=NOW)
    assert [path.name for path in folder.glob("*水*局-*")] == [before.name.replace(WATER, "县水务局")]
    assert (folder / "停用" / before.name).exists()
    assert due_days(renamed) == {DUE}
    simulated = simulate(renamed, period=renamed.period(None), seed=1, now=NOW)
    assert simulated.missing == ()


def test_no_made_up_return_comes_after_a_real_one(workspace: Workspace) -> None:
    put_return(workspace, WATER, "甲.xlsx", {USAGE: Decimal("50.5")})
    collect(workspace, now=NOW)
    simulated = simulate(workspace, period=workspace.period(None), seed=1, now=NOW)
    assert simulated.reported == (WATER,)
    assert not [path for path in simulated.files if WATER in path.name]
    collect(workspace, now=NOW)
    again = simulate(workspace, period=workspace.period(None), seed=2, now=NOW)
    assert (again.reported, len(again.files) > 0) == ((WATER,), True)


def test_an_outdated_workbook_that_somebody_changed_stays_and_is_told(workspace: Workspace) -> None:
    (own,) = (workspace.outgoing / "2025").glob(f"*{WATER}*")
    own.write_bytes(own.read_bytes() + b" ")
    renamed = change_plan(workspace, WATER, "县水务局")
    told = distribute(renamed, period=renamed.period(None), now=NOW).findings
    assert [(f.code, f.unit) for f in told] == [("WORK-002", WATER)]
    assert own.exists()


def test_workbooks_of_two_periods_never_have_one_name(workspace: Workspace) -> None:
    for period, words in (("2025-Q3", "2025年第三季度"), ("2025-06", "2025年6月"), ("2026", "2026年")):
        (path,) = distribute(workspace, period=workspace.period(period), unit=WATER, now=NOW).files
        assert path.name.endswith(f"-{words}任务分解表.xlsx")


def test_next_years_workbook_judges_trends_by_what_the_unit_reported_this_year(tmp_path: Path) -> None:
    text = PLAN.read_text("utf-8")
    assert "value: ≤52" in text
    workspace = sent_out(tmp_path / "目录", plan=text.replace("value: ≤52", "value: 逐步下降"))
    put_return(workspace, WATER, "甲.xlsx", {USAGE: Decimal("50.5")})
    collect(workspace, now=NOW)
    year = workspace.period("2026")
    (path,) = distribute(workspace, period=year, unit=WATER, now=NOW).files
    sheet = openpyxl.load_workbook(path)["指标填报"]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == "5.1")
    (formula,) = (str(cell.value) for cell in row if str(cell.value).startswith("=IF"))
    assert "<50.5" in formula


def test_a_run_cut_short_never_takes_its_own_workbook_for_a_changed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace = sent_out(tmp_path / "目录")
    later = NOW.replace(hour=15)
    real = distributing.write_bytes
    for after in range(3):
        left = [after]

        def cut(path: Path, data: bytes, left: list[int] = left) -> None:
            if not left[0]:
                raise KeyboardInterrupt
            left[0] -= 1
            real(path, data)

        with monkeypatch.context() as patched:
            patched.setattr(distributing, "write_bytes", cut)
            with pytest.raises(KeyboardInterrupt):
                distribute(workspace, period=workspace.period(None), now=later.replace(minute=after))
    assert distribute(workspace, period=workspace.period(None), now=later).findings == ()


def test_a_workbook_somebody_wrote_in_is_left_alone(workspace: Workspace) -> None:
    (path,) = (workspace.outgoing / "2025").glob(f"*{WATER}*")
    path.write_bytes(path.read_bytes() + b"\0")
    before = path.read_bytes()
    result = distribute(workspace, period=workspace.period(None), now=NOW)
    assert [(f.code, f.unit) for f in result.findings] == [("WORK-002", WATER)]
    assert path.read_bytes() == before


def test_nobody_is_reminded_of_a_workbook_that_was_never_sent(tmp_path: Path, workspace: Workspace) -> None:
    unsent = create_workspace(tmp_path / "未发", workspace.program_file.read_bytes())
    desk = PaperDesk(workspace=unsent, period=unsent.period(None), now=NOW)
    with pytest.raises(EcoreportError, match="ecoreport distribute"):
        desk.write_letters()
    assert not (unsent.results / "2025").exists()
