"""Reminders and the circular as data."""

from datetime import date

from paper_material import PERIOD, assessed, returned, small_program

from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.reporting.grid import Row
from ecoreport.reporting.letters import Letters, Occasion, build_letters

TODAY = date(2023, 12, 12)
WRONG = Finding(
    code="X-001",
    severity=Severity.MUST,
    message="填的是文字，需要一个数。",
    remedy="请改成数。",
    unit="甲局",
    place=Place(file="甲局.xlsx", sheet="指标填报", cell="F5"),
)
ODD = Finding(
    code="X-002", severity=Severity.EXPLAIN, message="比去年高很多。", remedy="请说明。", unit="甲局"
)
NOTE = Finding(code="X-003", severity=Severity.NOTE, message="已换算。", remedy="不用处理。", unit="甲局")


def letters(
    *findings: Finding,
    due: dict[str, date] | None = None,
    sent: set[str] | None = None,
    returned_on: dict[str, date] | None = None,
) -> Letters:
    return build_letters(
        small_program(),
        assessed(findings=findings),
        [returned("甲局"), returned("丙局")],
        period=PERIOD,
        today=TODAY,
        due=due or {},
        sent=sent,
        returned_on=returned_on or {},
    )


def test_only_units_that_a_workbook_was_sent_to_are_expected_to_report() -> None:
    made = letters(sent={"甲局", "乙局"})
    assert [one.unit for one in made.reminders] == ["乙局"]
    assert made.circular.expected == ("甲局", "乙局", "丙局"), "who has returned all the same counts too"


def test_units_that_are_late_and_units_sent_back_are_written_to() -> None:
    made = letters(WRONG, ODD, NOTE)
    assert [(one.unit, one.occasion) for one in made.reminders] == [
        ("乙局", Occasion.LATE),
        ("东镇", Occasion.LATE),
        ("西镇", Occasion.LATE),
        ("甲局", Occasion.SENT_BACK),
    ]
    back = made.reminders[-1]
    assert (back.must, back.explain, back.file) == (1, 1, "甲局.xlsx")
    assert [line.cells for line in back.findings.lines if isinstance(line, Row)] == [
        ("1", "「指标填报」F5", "强制", "填的是文字，需要一个数。", "请改成数。"),
        ("2", "", "核实", "比去年高很多。", "请说明。"),
    ]


def test_a_return_with_questions_only_is_not_sent_back() -> None:
    assert all(one.occasion is Occasion.LATE for one in letters(ODD, NOTE).reminders)


def test_a_unit_that_is_not_due_yet_gets_no_reminder() -> None:
    made = letters(due={"乙局": date(2023, 12, 12), "东镇": date(2023, 12, 11)})
    assert [one.unit for one in made.reminders] == ["东镇", "西镇"]
    assert made.reminders[0].due == "2023年12月11日"
    assert made.circular.missing == ("乙局", "东镇", "西镇")


def test_units_that_returned_after_their_day_are_named_as_late() -> None:
    due = dict.fromkeys(("甲局", "乙局", "丙局"), date(2023, 12, 10))
    on = {"甲局": date(2023, 12, 11), "丙局": date(2023, 12, 10)}
    circular = letters(WRONG, due=due, returned_on=on).circular
    assert circular.late == ("甲局",)
    states = [line.cells[4] for line in circular.units.lines if isinstance(line, Row)]
    assert states[:3] == ["退回修改（逾期）", "未报送", "已报送"]
    assert letters(returned_on=on).circular.late == (), "without a day nobody is late"


def test_the_circular_counts_every_unit_once() -> None:
    circular = letters(WRONG).circular
    assert len(circular.expected) == len(circular.received) + len(circular.missing) == 5
    assert circular.sent_back == (("甲局", 1),)
    states = [line.cells[4] for line in circular.units.lines if isinstance(line, Row)]
    assert states == ["退回修改", "未报送", "已报送", "未报送", "未报送"]


def test_one_day_for_all_is_named_and_different_days_are_not() -> None:
    units = ("甲局", "乙局")
    same = letters(due=dict.fromkeys(units, date(2023, 12, 10))).circular
    assert (same.due, same.overdue) == ("2023年12月10日", True)
    other = letters(due={"甲局": date(2023, 12, 10), "乙局": date(2023, 12, 20)}).circular
    assert (other.due, other.overdue) == (None, False)
