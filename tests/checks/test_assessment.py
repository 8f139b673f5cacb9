"""The assessment of a period: verdicts, findings by code and cell, decisions of persons."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from plan_material import a_metric, a_program, a_return, a_task, an_indicator, departments, who

from ecoreport.checks import assess
from ecoreport.model.assessment import Assessment, Decision, Verdict
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.layout import Field
from ecoreport.model.period import Period
from ecoreport.model.program import Baseline, Better, Unit, UnitKind
from ecoreport.model.reading import Flag
from ecoreport.model.submission import Answer, AnswerKind, Source, Submission

YEAR = Period(year=2021)
PROGRAM = a_program(
    units=departments("县水利局、县林业局"),
    indicators=(
        an_indicator(
            1,
            "污水处理率",
            a_metric(
                "1.1",
                "污水处理率",
                "≥95",
                measure="%",
                better=Better.HIGHER,
                range=("0", "100"),
                lead="县水利局",
            ),
        ),
        an_indicator(2, "河长制", a_metric("2.1", "河长制", "全面推行", lead="县水利局")),
        an_indicator(
            3, "森林覆盖率", a_metric("3.1", "森林覆盖率", "40", measure="%", lead="县林业局、县水利局")
        ),
        an_indicator(4, "无人负责", a_metric("4.1", "无人负责", "开展")),
    ),
    tasks=(a_task("1-1", "建厂", "建成", lead="县水利局"),),
)


def answer(
    cell: str,
    kind: AnswerKind,
    key: str,
    field: str,
    text: str,
    number: str | None = None,
    format: str | None = None,
) -> Answer:
    return Answer(
        kind=kind,
        key=key,
        field=field,
        text=text,
        number=Decimal(number) if number else None,
        format=format,
        source=Source(file="水利局.xlsx", sheet="指标填报", cell=cell, sha256="s1"),
    )


def water(*answers: Answer, simulated: bool = False) -> Submission:
    return a_return("县水利局", *answers, file="水利局.xlsx", simulated=simulated)


def metric(text: str, *, note: str = "", state: str = "", number: str | None = None) -> tuple[Answer, ...]:
    return (
        answer("F5", AnswerKind.METRIC, "1.1", "value", text, number),
        answer("G5", AnswerKind.METRIC, "1.1", "state", state),
        answer("I5", AnswerKind.METRIC, "1.1", "note", note),
    )


def task(state: str = "", progress: str = "", problem: str = "") -> tuple[Answer, ...]:
    return (
        answer("F9", AnswerKind.TASK, "1-1", "state", state),
        answer("G9", AnswerKind.TASK, "1-1", "progress", progress),
        answer("H9", AnswerKind.TASK, "1-1", "problem", problem),
        answer("I9", AnswerKind.TASK, "1-1", "next", ""),
    )


def codes(assessment: Assessment, cell: str | None = None) -> list[str]:
    return [f.code for f in assessment.findings if cell is None or f.place.cell == cell]


def verdict(assessment: Assessment, key: str, unit: str = "县水利局") -> Verdict:
    return next(v.verdict for v in assessment.verdicts if (v.metric, v.unit) == (key, unit))


def test_every_metric_gets_a_verdict_for_every_unit_that_reports_it() -> None:
    result = assess(PROGRAM, YEAR, [])
    assert [(v.metric, v.unit, v.verdict) for v in result.verdicts] == [
        ("1.1", "县水利局", Verdict.UNREPORTED),
        ("2.1", "县水利局", Verdict.UNREPORTED),
        ("3.1", "县林业局", Verdict.UNREPORTED),
        ("3.1", "县水利局", Verdict.UNREPORTED),
        ("4.1", "", Verdict.UNREPORTED),
    ]
    assert codes(result) == ["CHK-001", "CHK-001", "CHK-016"]


@pytest.mark.parametrize(
    ("text", "expected", "flag", "code"),
    [
        ("96", Verdict.MET, Flag.OK, None),
        ("94", Verdict.MISSED, Flag.OK, "CHK-003"),
        ("约95", Verdict.REVIEW, Flag.APPROXIMATE, "READ-004"),
        ("90-96", Verdict.REVIEW, Flag.AMBIGUOUS, "READ-003"),
        ("见附件", Verdict.REVIEW, Flag.NOT_NUMERIC, "READ-002"),
        ("196", Verdict.REVIEW, Flag.OUT_OF_RANGE, "READ-005"),
        ("96吨", Verdict.REVIEW, Flag.MEASURE_MISMATCH, "READ-006"),
    ],
)
def test_a_figure_is_read_judged_and_questioned(
    text: str, expected: Verdict, flag: Flag, code: str | None
) -> None:
    result = assess(PROGRAM, YEAR, [water(*metric(text))])
    found = next(v for v in result.verdicts if v.metric == "1.1")
    assert (found.verdict, found.flag, found.raw) == (expected, flag, text)
    assert found.source is not None
    assert found.source.cell == "F5"
    if code:
        assert code in codes(result, "F5")


@pytest.mark.parametrize("text", ["约95", "90-96", "见附件", "9６", "0.95", "196", "96吨", "40"])
def test_what_is_said_ends_with_one_full_stop(text: str) -> None:
    note = answer("I5", AnswerKind.METRIC, "1.1", "note", "设备检修")
    for finding in assess(PROGRAM, YEAR, [water(*metric(text), note)]).findings:
        assert finding.message.endswith("。"), finding.message
        assert "。。" not in finding.message


@pytest.mark.parametrize(
    ("target", "hinted"), [("不发生黑臭水体返黑返臭", True), ("0", True), ("≥5", False), ("新建2座", False)]
)
def test_words_where_nothing_is_what_is_asked_are_answered_with_a_nought(target: str, hinted: bool) -> None:
    program = replace(
        PROGRAM, indicators=(an_indicator(1, "返黑", a_metric("1.1", "返黑", target, lead="县水利局")),)
    )
    (asked,) = (f for f in assess(program, YEAR, [water(*metric("未发生"))]).findings if f.code == "READ-002")
    assert ("没有发生、已经消除的填 0。" in asked.message) is hinted


def test_a_date_in_a_figures_cell_is_quoted_as_it_is_seen() -> None:
    dated = answer("F5", AnswerKind.METRIC, "1.1", "value", "2021-12-03", "44533", "yyyy-mm-dd")
    result = assess(PROGRAM, YEAR, [water(dated)])
    found = next(v for v in result.verdicts if v.metric == "1.1")
    assert (found.verdict, found.raw) == (Verdict.REVIEW, "2021-12-03")
    (asked,) = (f for f in result.findings if f.code == "READ-002")
    for said in (found.reason, asked.message):
        assert "2021-12-03" in said
        assert "44533" not in said


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        (Period(year=2021, quarter=3), Verdict.REVIEW),
        (Period(year=2021, month=11), Verdict.REVIEW),
        (Period(year=2021, quarter=4), Verdict.MISSED),
    ],
)
def test_a_target_of_the_year_is_not_missed_before_the_year_ends(period: Period, expected: Verdict) -> None:
    assert verdict(assess(PROGRAM, period, [water(*metric("94"))]), "1.1") is expected
    assert verdict(assess(PROGRAM, period, [water(*metric("96"))]), "1.1") is Verdict.MET
    below = assess(PROGRAM, period, [water(*metric("94"))])
    assert "CHK-005" not in codes(below, "F5"), "there is nothing yet for a person to decide"


@pytest.mark.parametrize(
    ("period", "value", "before", "asked"),
    [
        (Period(year=2021, quarter=2), "20", "8", False),
        (Period(year=2021, quarter=1), "4", "30", False),
        (Period(year=2021, quarter=2), "3", "20", True),
        (Period(year=2021, month=1), "4", "30", False),
        (YEAR, "30", "8", True),
    ],
)
def test_amounts_grow_in_the_course_of_a_year_and_begin_anew_with_it(
    period: Period, value: str, before: str, asked: bool
) -> None:
    built = a_metric("1.1", "改建公厕", "12座", measure="座", better=Better.HIGHER, lead="县水利局")
    program = replace(PROGRAM, indicators=(an_indicator(1, "改建公厕", built),))
    previous = {("1.1", "县水利局"): Decimal(before)}
    result = assess(program, period, [water(*metric(value, number=value))], previous=previous)
    assert ("CHK-010" in codes(result, "F5")) is asked


def test_an_explained_miss_is_noted_rather_than_asked_about() -> None:
    result = assess(PROGRAM, YEAR, [water(*metric("94", note="设备检修"))])
    assert "CHK-004" in codes(result, "F5")
    assert "CHK-003" not in codes(result, "F5")


def test_a_row_left_empty_is_unreported_and_must_be_filled() -> None:
    result = assess(PROGRAM, YEAR, [water(*metric(""), *task("已完成", "建成了"))])
    assert verdict(result, "1.1") is Verdict.UNREPORTED
    assert codes(result, "F5") == ["CHK-002"]


def test_a_word_for_nothing_is_no_figure() -> None:
    result = assess(PROGRAM, YEAR, [water(*metric("暂无数据"))])
    assert "READ-001" in codes(result, "F5")


def test_a_state_that_contradicts_the_figure_is_asked_about() -> None:
    assert "CHK-006" in codes(assess(PROGRAM, YEAR, [water(*metric("90", state="已完成"))]), "G5")
    assert "CHK-007" in codes(assess(PROGRAM, YEAR, [water(*metric("", state="不涉及"))]), "G5")


@pytest.mark.parametrize(
    ("answers", "code", "cell"),
    [
        (task(), "CHK-011", "F9"),
        (task("已完成"), "CHK-012", "G9"),
        (task("未开展"), "CHK-013", "H9"),
        (task("已完成", "建成了"), "CHK-009", "F9"),
    ],
)
def test_tasks_are_questioned_at_their_cell(answers: tuple[Answer, ...], code: str, cell: str) -> None:
    assert code in codes(assess(PROGRAM, YEAR, [water(*metric("96"), *answers)]), cell)


def test_a_form_that_came_back_blank_is_one_finding_and_its_metrics_are_unreported() -> None:
    reporter = Field(key="reporter", label="填报人", required=True)
    empty = answer("C5", AnswerKind.FIELD, "reporter", "value", "")
    result = assess(PROGRAM, YEAR, [water(empty, *metric(""), *task())], required_fields=[reporter])
    assert [f.code for f in result.findings if f.unit == "县水利局"] == ["CHK-023"]
    assert verdict(result, "1.1") is Verdict.UNREPORTED


def test_a_cell_the_form_findings_explain_is_not_asked_about_again() -> None:
    merged = Finding(
        code="BOOK-042",
        severity=Severity.MUST,
        message="被合并",
        remedy="请取消合并",
        unit="县水利局",
        place=Place(file="水利局.xlsx", sheet="指标填报", cell="G9"),
    )
    own = water(*metric("96"), *task("已完成"))
    assert "CHK-012" in codes(assess(PROGRAM, YEAR, [own]), "G9")
    assert codes(assess(PROGRAM, YEAR, [own], form_findings=[merged]), "G9") == ["BOOK-042"]


def test_an_item_the_form_never_had_is_the_offices_to_send_unless_the_form_lost_it() -> None:
    own = water(*metric("96"))
    added = [f.message for f in assess(PROGRAM, YEAR, [own]).findings if f.code == "CHK-022"]
    assert len(added) == 3  # 2.1, 3.1 and the task
    lost = Finding(
        code="BOOK-030",
        severity=Severity.MUST,
        message="找不到",
        remedy="请重填",
        unit="县水利局",
        place=Place(),
    )
    again = assess(PROGRAM, YEAR, [own], form_findings=[lost])
    assert "CHK-022" not in codes(again)
    assert verdict(again, "2.1") is Verdict.UNREPORTED


def test_many_finished_items_without_any_evidence_are_one_finding() -> None:
    sheet = answer("C5", AnswerKind.EVIDENCE, "1", "about", "")
    own = water(
        *metric("96"), answer("F7", AnswerKind.METRIC, "3.1", "value", "40"), *task("已完成", "建成了"), sheet
    )
    (finding,) = [f for f in assess(PROGRAM, YEAR, [own]).findings if f.code in {"CHK-009", "CHK-024"}]
    assert (finding.code, finding.place.cell) == ("CHK-024", "C5")
    assert {place.cell for place in finding.places} == {"F5", "F7", "F9"}


@pytest.mark.parametrize("typed", ["1-1 建厂", "1-1", "建厂", "1-1建厂", " 建 厂 "])
def test_evidence_names_its_item_by_id_or_by_name(typed: str) -> None:
    proof = answer("B4", AnswerKind.EVIDENCE, "1", "about", typed)
    result = assess(PROGRAM, YEAR, [water(*task("已完成", "建成了"), proof)])
    assert not {"CHK-009", "CHK-014"} & set(codes(result, "F9") + codes(result, "B4"))


def test_a_task_its_lead_unit_calls_none_of_its_own_needs_a_reason() -> None:
    assert "CHK-007" in codes(assess(PROGRAM, YEAR, [water(*task("不涉及"))]), "F9")
    assert "CHK-007" not in codes(assess(PROGRAM, YEAR, [water(*task("不涉及", "厂址已取消"))]), "F9")


@pytest.mark.parametrize(("stored", "shown", "noted"), [("0.96", "0%", False), ("0.9649", "0%", True)])
def test_an_ordinary_percent_cell_is_only_noted_where_it_shows_less_than_it_holds(
    stored: str, shown: str, noted: bool
) -> None:
    cells = metric(stored, number=stored)
    result = assess(PROGRAM, YEAR, [water(replace(cells[0], format=shown), *cells[1:])])
    assert verdict(result, "1.1") is Verdict.MET
    assert ("READ-007" in codes(result, "F5")) is noted


@pytest.mark.parametrize(("value", "short"), [("98", False), ("96", True)])
def test_an_aspiration_is_mentioned_only_where_it_was_not_reached(value: str, short: bool) -> None:
    aspiring = replace(PROGRAM.indicators[0].metrics[0], target="达到95%以上，力争达到97%")
    program = replace(PROGRAM, indicators=(replace(PROGRAM.indicators[0], metrics=(aspiring,)),))
    result = assess(program, YEAR, [water(*metric(value))])
    assert verdict(result, "1.1") is Verdict.MET
    assert ("CHK-018" in codes(result, "F5")) is short


def test_evidence_by_id_settles_the_question_and_strays_are_named() -> None:
    proof = answer("B4", AnswerKind.EVIDENCE, "1", "about", "1-1 建厂")
    stray = answer("B5", AnswerKind.EVIDENCE, "2", "about", "9-9 别的")
    result = assess(PROGRAM, YEAR, [water(*task("已完成", "建成了"), proof, stray)])
    assert "CHK-009" not in codes(result, "F9")
    assert codes(result, "B5") == ["CHK-014"]


@pytest.mark.parametrize(
    ("about", "document", "asked", "proven"),
    [
        ("1-1 建厂", "验收意见", False, True),
        ("1-1 建厂", "", True, False),
        ("", "验收意见", True, False),
        ("", "", False, False),
    ],
)
def test_a_row_of_evidence_names_both_a_document_and_what_it_proves(
    about: str, document: str, asked: bool, proven: bool
) -> None:
    row = (
        answer("B4", AnswerKind.EVIDENCE, "1", "about", about),
        answer("C4", AnswerKind.EVIDENCE, "1", "document", document),
        answer("D4", AnswerKind.EVIDENCE, "1", "file", ""),
    )
    result = assess(PROGRAM, YEAR, [water(*task("已完成", "建成了"), *row)])
    assert ("CHK-028" in codes(result, "B4")) is asked
    assert ("CHK-009" not in codes(result, "F9")) is proven


@pytest.mark.parametrize(
    ("deadline", "state", "problem", "code"),
    [
        ("2021-09-30", "推进中", "", "CHK-026"),
        ("2021-09", "未开展", "", "CHK-026"),
        ("2021-09-30", "推进中", "缺资金", "CHK-027"),
        ("2021-09-30", "已完成", "", None),
        ("2021-12-31", "推进中", "", None),
        ("2021", "推进中", "", None),
        ("长期坚持", "推进中", "", None),
        (None, "推进中", "", None),
    ],
)
def test_a_task_that_is_late_at_the_end_of_the_period_is_asked_about(
    deadline: str | None, state: str, problem: str, code: str | None
) -> None:
    late = replace(PROGRAM, tasks=tuple(replace(one, deadline=deadline) for one in PROGRAM.tasks))
    filled = task(state, "在建", problem)
    following = replace(filled[-1], text="明年建成" if problem else "")
    result = assess(late, YEAR, [water(*filled[:-1], following)])
    assert [c for c in codes(result, "F9") if c in {"CHK-026", "CHK-027"}] == ([code] if code else [])


@pytest.mark.parametrize(
    ("period", "deadline", "received", "late"),
    [
        (YEAR, "2021-11-30", date(2021, 11, 20), False),
        (YEAR, "2021-11-30", date(2021, 12, 5), True),
        (YEAR, "2021-12-31", date(2021, 12, 20), False),
        (YEAR, "2021-12-31", date(2022, 1, 8), True),
        (Period(year=2021, quarter=3), "2021-09-30", date(2021, 10, 9), True),
        (Period(year=2021, quarter=3), "2021-10-31", date(2021, 11, 9), False),
    ],
)
def test_what_falls_due_after_the_return_came_in_is_not_late_in_it(
    period: Period, deadline: str, received: date, late: bool
) -> None:
    due = replace(PROGRAM, tasks=tuple(replace(one, deadline=deadline) for one in PROGRAM.tasks))
    result = assess(due, period, [water(*task("未开展"))], received={"县水利局": received})
    assert ("CHK-026" in codes(result, "F9")) is late
    assert ("CHK-013" in codes(result, "H9")) is not late, "why it is not begun is asked once"


@pytest.mark.parametrize(("printed", "told"), [("≥90", True), ("≥95\n", False), (None, False)])
def test_a_target_that_the_workbook_printed_otherwise_is_told(printed: str | None, told: bool) -> None:
    cells = (answer("D5", AnswerKind.PRINTED, "1.1", "target", printed),) if printed else ()
    result = assess(PROGRAM, YEAR, [water(*metric("92", number="92"), *cells)])
    assert verdict(result, "1.1") is Verdict.MISSED, "today's target counts"
    assert ("CHK-030" in codes(result, "D5")) is told


def test_a_statement_answered_by_its_state_alone_leads_to_the_cell_of_the_state() -> None:
    value = answer("F6", AnswerKind.METRIC, "2.1", "value", "")
    state = answer("G6", AnswerKind.METRIC, "2.1", "state", "已完成")
    for answers, expected in (
        ((value, state), ("已完成", "G6")),
        ((replace(value, text="已全面推行"), state), ("已全面推行", "F6")),
    ):
        (found,) = (v for v in assess(PROGRAM, YEAR, [water(*answers)]).verdicts if v.metric == "2.1")
        assert found.source is not None
        assert (found.raw, found.source.cell) == expected


def test_units_that_report_different_figures_for_one_metric_are_all_named() -> None:
    own = water(answer("F7", AnswerKind.METRIC, "3.1", "value", "41"))
    other = a_return("县林业局", answer("F8", AnswerKind.METRIC, "3.1", "value", "42"), sha256="s2")
    finding = next(f for f in assess(PROGRAM, YEAR, [own, other]).findings if f.code == "CHK-008")
    assert [place.cell for place in finding.places] == ["F8", "F7"]


def test_members_of_a_group_each_report_for_their_own_area() -> None:
    towns = ("甲镇", "乙镇")
    group = Unit(name="各镇", kind=UnitKind.GROUP, members=towns)
    shared = a_metric("7.1", "绿化率", "≥40%", measure="%", lead="各镇")
    program = replace(
        PROGRAM,
        units=(*PROGRAM.units, group, *(Unit(name=town) for town in towns)),
        indicators=(an_indicator(7, "绿化率", shared),),
    )
    returns = [
        replace(water(answer("F5", AnswerKind.METRIC, "7.1", "value", figure)), unit=town, sha256=town)
        for town, figure in zip(towns, ("41", "42"), strict=True)
    ]
    assert "CHK-008" not in [f.code for f in assess(program, YEAR, returns).findings]
    named = replace(shared, lead=who("、".join(towns)))
    program = replace(program, indicators=(an_indicator(7, "绿化率", named),))
    assert "CHK-008" in [f.code for f in assess(program, YEAR, returns).findings]


def test_a_jump_against_the_period_before_is_asked_about() -> None:
    previous = {("1.1", "县水利局"): Decimal("9.6")}
    result = assess(PROGRAM, YEAR, [water(*metric("96"))], previous=previous)
    assert "CHK-010" in codes(result, "F5")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ⅱ类", Verdict.MET), ("Ⅳ类", Verdict.MISSED), ("Ⅲ类以上", Verdict.REVIEW), ("良好", Verdict.REVIEW)],
)
def test_a_class_is_judged_when_the_answer_is_a_class_and_nothing_else(text: str, expected: Verdict) -> None:
    water_class = a_metric("6.1", "断面水质", "达到Ⅲ类以上", lead="县水利局")
    program = replace(PROGRAM, indicators=(an_indicator(6, "断面水质", water_class),))
    own = water(answer("F5", AnswerKind.METRIC, "6.1", "value", text))
    assert verdict(assess(program, YEAR, [own]), "6.1") is expected


@pytest.mark.parametrize(
    ("target", "year", "expected"),
    [
        ("较上年下降3%", 2020, Verdict.MET),
        ("较上年下降3%", 2019, Verdict.REVIEW),
        ("不高于去年", 2019, Verdict.REVIEW),
        ("较2019年下降3%", 2019, Verdict.MET),
        ("五年以上年均不增加", 2019, Verdict.MET),
    ],
)
def test_what_is_measured_by_last_year_takes_no_older_figure(
    target: str, year: int, expected: Verdict
) -> None:
    rate = a_metric("1.1", "发病率", target, measure="1/10万", better=Better.LOWER, lead="县水利局")
    rate = replace(rate, baseline=Baseline(year=year, value="162"))
    program = replace(PROGRAM, indicators=(an_indicator(1, "发病率", rate),))
    assert verdict(assess(program, YEAR, [water(*metric("150", number="150"))]), "1.1") is expected


def test_last_years_value_is_the_baseline_of_a_trend_the_programme_gives_none_for() -> None:
    trend = a_metric("5.1", "湿地面积", "不降低", measure="公顷", better=Better.HIGHER, lead="县水利局")
    program = replace(PROGRAM, indicators=(an_indicator(5, "湿地面积", trend),))
    own = water(answer("F5", AnswerKind.METRIC, "5.1", "value", "120"))
    assert verdict(assess(program, YEAR, [own]), "5.1") is Verdict.REVIEW
    for before, expected in (("119", Verdict.MET), ("121", Verdict.MISSED)):
        previous = {("5.1", "县水利局"): Decimal(before)}
        assert verdict(assess(program, YEAR, [own], previous=previous), "5.1") is expected
    quarter = Period(year=2021, quarter=2)
    previous = {("5.1", "县水利局"): Decimal("119")}
    assert verdict(assess(program, quarter, [own], previous=previous), "5.1") is Verdict.REVIEW


def test_required_cells_and_simulated_returns_are_reported() -> None:
    empty = answer("C5", AnswerKind.FIELD, "reporter", "value", "")
    field = Field(key="reporter", label="填报人", required=True)
    result = assess(PROGRAM, YEAR, [water(empty, simulated=True)], required_fields=[field])
    assert {"CHK-015", "CHK-017"} <= set(codes(result))


def test_only_a_person_settles_a_statement_and_only_for_that_return() -> None:
    state = answer("G6", AnswerKind.METRIC, "2.1", "state", "已完成")
    unsettled = assess(PROGRAM, YEAR, [water(state)])
    assert verdict(unsettled, "2.1") is Verdict.REVIEW
    assert "CHK-005" in codes(unsettled)
    decision = Decision(
        unit="县水利局",
        period="2021",
        metric="2.1",
        sha256="s1",
        verdict="达标",
        reason="见县委文件",
        by="创建办",
        at="2021-12-10T12:00:00",
    )
    settled = assess(PROGRAM, YEAR, [water(state)], decisions=[decision])
    assert verdict(settled, "2.1") is Verdict.MET
    other = Decision(**{**{k: getattr(decision, k) for k in Decision.__dataclass_fields__}, "sha256": "s9"})
    assert verdict(assess(PROGRAM, YEAR, [water(state)], decisions=[other]), "2.1") is Verdict.REVIEW


@pytest.mark.parametrize(
    ("target", "typed", "note", "asked"),
    [
        ("50吨/日", "5000", "", True),
        ("50吨/日", "5000", "新厂投产，含外地来料", False),
        ("50吨/日", "4999", "", False),
        ("≥0.5", "50", "", True),
        ("新增2万吨/日", "5000", "", False),
        ("≤50", "0.1", "", False),
        ("≥0", "500", "", False),
    ],
)
def test_a_figure_that_reaches_its_target_a_hundred_times_over_is_asked_about(
    target: str, typed: str, note: str, asked: bool
) -> None:
    named = a_metric("7.1", "处理能力", target, measure="吨/日", lead="县水利局")
    one = replace(named, better=Better.LOWER if "≤" in target else Better.HIGHER)
    program = replace(PROGRAM, indicators=(an_indicator(7, "处理能力", one),))
    filled = water(
        answer("F5", AnswerKind.METRIC, "7.1", "value", typed),
        answer("I5", AnswerKind.METRIC, "7.1", "note", note),
    )
    assert ("CHK-029" in codes(assess(program, YEAR, [filled]), "F5")) is asked


@pytest.mark.parametrize(("typed", "judged"), [("70", Verdict.MET), ("66", Verdict.MISSED)])
def test_a_target_told_as_a_fraction_is_judged(typed: str, judged: Verdict) -> None:
    asked = a_metric("7.1", "参与率", "三分之二以上", measure="%", better=Better.HIGHER, lead="县水利局")
    program = replace(PROGRAM, indicators=(an_indicator(7, "参与率", asked),))
    filled = water(answer("F5", AnswerKind.METRIC, "7.1", "value", typed))
    assert verdict(assess(program, YEAR, [filled]), "7.1") is judged


def test_findings_of_a_unit_stand_in_the_order_of_its_file() -> None:
    def on(sheet: str, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
        return tuple(replace(a, source=replace(a.source, sheet=sheet)) for a in answers)

    proof = (
        answer("C5", AnswerKind.EVIDENCE, "1", "about", ""),
        answer("D5", AnswerKind.EVIDENCE, "1", "document", "检测报告"),
    )
    filled = (*metric("94"), *on("任务进展", task("已完成")), *on("佐证材料", proof))
    merged = Finding(
        code="BOOK-042",
        severity=Severity.NOTE,
        message="合并",
        remedy="拆开",
        unit="县水利局",
        place=Place(file="水利局.xlsx", sheet="任务进展"),
    )
    findings = assess(PROGRAM, YEAR, [water(*filled)], form_findings=[merged]).findings
    own = [(f.place.sheet, f.place.cell) for f in findings if f.unit == "县水利局" and f.place.sheet]
    sheets = list(dict.fromkeys(sheet for sheet, _ in own))
    assert sheets == ["指标填报", "任务进展", "佐证材料"]
    assert own.index(("任务进展", None)) < own.index(("任务进展", "F9"))
    assert own == sorted(own, key=lambda place: sheets.index(place[0] or ""))


@pytest.mark.parametrize(
    ("name", "target", "measure", "typed", "note", "asked"),
    [
        ("新建公厕", "12座", "座", "2.4", "", True),
        ("新建公厕", "12座", "座", "13", "", False),
        ("新建公厕", "12座", "座", "2.4", "两座半年内投用，另一座完成四成", False),
        ("改厕", "1.5万户", "万户", "1.25", "", False),
        ("改厕", "1.5万户", "万户", "1.23456", "", True),
        ("户均人口", "3人", "人", "3.2", "", False),
        ("巡查次数", "每月1次以上", "次/月", "1.5", "", False),
        ("优良天数", "300天以上", "天", "300.5", "", False),
        ("恢复面积", "9.4公顷", "公顷", "9.45", "", False),
    ],
)
def test_a_fraction_of_what_is_counted_one_by_one_is_asked_about(
    name: str, target: str, measure: str, typed: str, note: str, asked: bool
) -> None:
    one = replace(a_metric("7.1", name, target, measure=measure, lead="县水利局"), better=Better.HIGHER)
    program = replace(PROGRAM, indicators=(an_indicator(7, name, one),))
    filled = water(
        answer("F5", AnswerKind.METRIC, "7.1", "value", typed),
        answer("I5", AnswerKind.METRIC, "7.1", "note", note),
    )
    assert ("CHK-033" in codes(assess(program, YEAR, [filled]), "F5")) is asked
