"""The office's workbooks say what the data says, as text that never becomes a formula."""

import io
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

import openpyxl
import pytest
from plan_material import a_metric, a_program, a_return, a_task, an_indicator, departments

from ecoreport.checks import assess
from ecoreport.model.assessment import Assessment, MetricVerdict, Verdict
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.period import Period
from ecoreport.model.reading import Flag
from ecoreport.model.submission import Answer, AnswerKind, Source, Submission
from ecoreport.reporting.master import Receipt, build_master
from ecoreport.reporting.origins import Origin, OriginList, Reported
from ecoreport.tables.distribution import DistributionRow, render_distribution_list
from ecoreport.tables.findings import CONFIRM_COLUMNS, render_findings
from ecoreport.tables.master import render_master
from ecoreport.tables.origins import render_origins

NOON = datetime(2021, 12, 10, 12, 0)
NASTY = ("=1+1", "+cmd|'/c calc'!A0", "-2", "@SUM(A1)", "\t=1", "https://example.org", "<b>&\x07“”", "0123")
SOURCE = Source(file="水利局.xlsx", sheet="指标填报", cell="F5", sha256="s1")
PROGRAM = a_program(
    areas=("生态环境",),
    units=departments("县水利局、县林业局"),
    indicators=(
        an_indicator(
            1,
            "污水处理率",
            a_metric("1.1", "污水处理率", "≥95", measure="%", lead="县水利局"),
            area="生态环境",
            key=True,
        ),
    ),
    tasks=(
        a_task(
            "1-1",
            "建厂",
            "建成2座",
            lead="县水利局",
            cooperate="县林业局",
            metrics=(a_metric("1-1.1", "建成座数", "2座", measure="座"),),
        ),
    ),
)


def a(kind: AnswerKind, key: str, field: str, text: str) -> Answer:
    return Answer(kind=kind, key=key, field=field, text=text, source=SOURCE)


def submission(*answers: Answer) -> Submission:
    return a_return("县水利局", *answers, file="水利局.xlsx")


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def master_book(*answers: Answer) -> openpyxl.Workbook:
    own = submission(*answers)
    assessment = assess(PROGRAM, Period(year=2021), [own])
    receipts = {"县水利局": Receipt(at="2021-12-09T08:30:00", version=2)}
    master = build_master(PROGRAM, assessment, [own], period="2021年度", receipts=receipts)
    return opened(render_master(master, created=NOON))


def test_the_master_workbook_has_its_five_sheets_as_real_tables() -> None:
    book = master_book(a(AnswerKind.METRIC, "1.1", "value", "96"))
    assert book.sheetnames == ["总览", "指标汇总", "任务汇总", "按单位", "佐证目录"]
    for sheet in book:
        assert len(sheet.tables) == 1
        (table,) = sheet.tables.values()
        assert table.autoFilter is not None
    assert len(book["总览"]._charts) == 2


def test_the_overview_counts_indicators_and_names_who_has_not_returned() -> None:
    sheet = master_book(a(AnswerKind.METRIC, "1.1", "value", "94"))["总览"]
    assert [cell.value for cell in sheet[4]][:6] == ["生态环境", 0, 1, 0, 0, 1]
    texts = [str(row[0].value) for row in sheet.iter_rows(min_row=5)]
    assert any("1 污水处理率：94%，目标 ≥95（县水利局）" in text for text in texts)
    assert "县林业局" in texts
    # One page for the leader: 1 is what an absent number of pages means.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, None)


def test_the_overview_of_many_misses_points_to_the_table() -> None:
    missed = [
        an_indicator(
            number, f"指标{number}", a_metric(f"{number}.1", f"指标{number}", "≥95", lead="县水利局")
        )
        for number in range(1, 24)
    ]
    own = submission(*(a(AnswerKind.METRIC, f"{number}.1", "value", "94") for number in range(1, 24)))
    program = a_program(units=departments("县水利局"), indicators=missed)
    master = build_master(
        program, assess(program, Period(year=2021), [own]), [own], period="2021年度", receipts={}
    )
    sheet = opened(render_master(master, created=NOON))["总览"]
    (text,) = (str(row[0].value) for row in sheet.iter_rows() if "目标 ≥95" in str(row[0].value))
    assert len(text.splitlines()) == 21
    assert text.endswith("其余 3 项见“指标汇总”")


def test_rows_carry_the_answer_and_its_origin() -> None:
    book = master_book(
        a(AnswerKind.METRIC, "1.1", "value", "96.50"),
        a(AnswerKind.TASK, "1-1", "state", "已完成"),
        a(AnswerKind.TASK, "1-1", "progress", "建成两座"),
        a(AnswerKind.EVIDENCE, "1", "about", "1-1 建厂"),
        a(AnswerKind.EVIDENCE, "1", "document", "验收报告"),
    )
    metrics = [[cell.value for cell in row] for row in book["指标汇总"].iter_rows(min_row=4)]
    assert metrics[0][0] == "生态环境"
    assert metrics[0][9:12] == ["96.50", 96.5, "达标"]
    assert metrics[0][14] == "水利局.xlsx「指标填报」F5"
    assert metrics[1][0] == "生态环境", "a task's metric stands in the area of its indicator"
    tasks = [[cell.value for cell in row] for row in book["任务汇总"].iter_rows(min_row=4)]
    assert [(row[5], row[6], row[7], row[8]) for row in tasks] == [
        ("县水利局", "牵头", "已完成", "建成两座"),
        ("县林业局", "配合", "未报", None),
    ]
    units = [[cell.value for cell in row] for row in book["按单位"].iter_rows(min_row=4)]
    assert units[0][:4] == ["县水利局", "2021-12-09 08:30", 2, 2]
    assert units[1][1] == "未报"
    assert book["佐证目录"]["D4"].value == "验收报告"


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_clerk_becomes_a_formula_or_is_lost(text: str) -> None:
    book = master_book(
        a(AnswerKind.METRIC, "1.1", "value", text), a(AnswerKind.TASK, "1-1", "progress", text)
    )
    shown = text.strip().replace("\x07", "")
    for sheet, column in (("指标汇总", "J"), ("任务汇总", "I")):
        cell = book[sheet][f"{column}4"]
        assert cell.data_type == "s"
        assert cell.value.replace("\x07", "").strip() == shown


def findings_book(*findings: Finding, verdicts: tuple[MetricVerdict, ...] = ()) -> openpyxl.Workbook:
    assessment = Assessment(program="demo", period="2021", verdicts=verdicts, findings=findings)
    data = render_findings(
        assessment,
        title="示例方案",
        period="2021年度",
        created=NOON,
        path_of=lambda file: f"../../收件/{file}" if file == "水利局.xlsx" else None,
    )
    return opened(data)


def test_every_finding_is_a_row_with_a_link_to_its_cell() -> None:
    place = Place(file="水利局.xlsx", sheet="指标填报", cell="F14", text="约80")
    book = findings_book(
        Finding(
            code="READ-004",
            severity=Severity.EXPLAIN,
            unit="县水利局",
            message="是约数",
            remedy="填准",
            place=place,
        )
    )
    row = book["审核意见"][4]
    assert [cell.value for cell in row] == [
        1,
        "核实",
        "县水利局",
        "指标填报",
        "F14",
        "约80",
        "是约数",
        "填准",
        "水利局.xlsx",
        "READ-004",
    ]
    assert row[4].hyperlink.target.replace("\\", "/") == "../../收件/水利局.xlsx"
    assert row[4].hyperlink.location == "'指标填报'!F14"


def test_a_finding_without_a_file_has_no_link_and_an_empty_list_is_said() -> None:
    place = Place(file="别的.xlsx", sheet="指标填报", cell="F14")
    finding = Finding(code="READ-004", severity=Severity.NOTE, message="甲。", remedy="乙。", place=place)
    assert findings_book(finding)["审核意见"]["E4"].hyperlink is None
    assert findings_book()["审核意见"]["A4"].value == "（没有内容）"


def test_only_what_a_person_must_settle_is_on_the_confirmation_sheet() -> None:
    def verdict(key: str, what: Verdict, *, source: bool = True) -> MetricVerdict:
        return MetricVerdict(
            metric=key,
            name="河长制",
            unit="县水利局",
            period="2021",
            target="全面推行",
            demand="全面推行",
            value=Decimal("1.50") if what is Verdict.MET else None,
            flag=Flag.OK,
            verdict=what,
            reason="由人核定",
            source=SOURCE if source else None,
        )

    verdicts = (
        verdict("1", Verdict.MET),
        verdict("2", Verdict.REVIEW),
        verdict("3", Verdict.UNREPORTED, source=False),
    )
    book = findings_book(verdicts=verdicts)
    sheet = book["待核认定"]
    assert tuple(cell.value for cell in sheet[3]) == CONFIRM_COLUMNS
    assert [row[0].value for row in sheet.iter_rows(min_row=4)] == ["2"]
    assert sheet.data_validations.dataValidation[0].formula1 == '"达标,未达标,撤销认定"'
    assert book["指标判定"]["F4"].number_format == "0.00"


def test_equal_content_gives_equal_bytes() -> None:
    rows = [
        DistributionRow(
            unit="县水利局", kind="部门", file="1.xlsx", metrics=1, lead_tasks=2, cooperate_tasks=0
        )
    ]

    def render() -> bytes:
        return render_distribution_list(
            rows, title="示例", period="2021年度", due="2021年12月10日", created=NOON
        )

    assert render() == render()
    assert opened(render())["发放清单"]["D4"].hyperlink.target == "1.xlsx"


def test_the_list_of_origins_leads_to_each_cell() -> None:
    source = Source(file="甲局.xlsx", sheet="任务进展", cell="F7", sha256="ab" * 32)
    cells = (
        Reported(label="状态", text="=1+1", source=source),
        Reported(label="进展情况", text="完成12公里", source=replace(source, cell="G7", sha256="cd" * 32)),
    )
    origins = tuple(Origin(no=1, matter="指标1任务1 管网改造", unit="甲局", cell=cell) for cell in cells)
    data = render_origins(
        OriginList(paper="示例县工作总结", simulated=False, origins=origins),
        created=NOON,
        path_of=lambda one: "../../收件/甲局.xlsx" if one.sha256 == source.sha256 else None,
    )
    sheet = openpyxl.load_workbook(io.BytesIO(data)).active
    assert sheet is not None
    first, second = (tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=4, max_row=5))
    head = (1, "甲局", "指标1任务1 管网改造")
    assert first == (*head, "状态", "=1+1", "甲局.xlsx", "任务进展", "F7", "ab" * 32)
    assert second[3:] == ("进展情况", "完成12公里", "甲局.xlsx", "任务进展", "G7", "cd" * 32)
    assert sheet["E4"].data_type == "s"
    link = sheet["H4"].hyperlink
    assert link is not None
    assert (link.target.replace("\\", "/"), link.location) == ("../../收件/甲局.xlsx", "'任务进展'!F7")
    assert sheet["H5"].hyperlink is None
