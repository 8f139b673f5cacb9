"""The formulas in the workbook say what `judge` says: LibreOffice computes them, `judge` is asked beside it."""

from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
import xlsxwriter
from office import convert

from ecoreport.language.judging import judge
from ecoreport.language.targets import parse_target
from ecoreport.language.values import read_value
from ecoreport.model.assessment import Verdict
from ecoreport.model.duties import MetricDuty
from ecoreport.model.program import Assigned, Baseline, Better, Metric
from ecoreport.model.submission import AnswerKind
from ecoreport.sheets import Sheet, read_book
from ecoreport.sheets_edit.parts import EditedWorkbook, tag
from ecoreport.workbook import live
from ecoreport.workbook.form import FormRow

TARGETS = (
    ("≥95", "%"), ("≥95%以上", "%"), ("≤46微克/立方米", "微克/立方米"), ("＜0.5", "吨"), (">12", None), ("100", "%"),
    ("保持100%", "%"), ("15—20", "%"), ("新建5个", "个"), ("0起", "起"), ("不发生", "起"), ("≥74.32，不降低", None),
    ("≥20，且达到上级考核要求", "%"), ("达到市级考核要求", "%"), ("达到95%以上，力争达到98%", "%"), ("95%左右", "%"),
    ("城区≥95%，农村≥45%", "%"), ("较2020年下降13.5%", "%"), ("不降低", "%"), ("2021年达到80%，2022年达到90%", "%"),
    ("≥2.75亿亩", "亿亩"), ("30个以上，其中省级3个", "个"), ("≤3‰", "‰"), ("1.5万户", "户"), ("全面推行", None), ("Ⅲ类以上", None),
)  # fmt: skip
CHANGES = (
    ("不降低", "%"), ("逐步下降", "吨"), ("保持稳定", "%"), ("较2020年下降13.5%", "吨"), ("较2020年下降13.5%", "%"),
    ("比2020年提高2个百分点", "%"), ("较2019年下降5%", "吨"), ("较2020年增加5吨以上", "吨"), ("≥85，不降低", "%"),
    ("达到2020年的1.2倍", "吨"), ("较2020年下降2%—13.5%", "吨"), ("年均下降3%", "吨"), ("力争较2020年下降13.5%", "吨"),
)  # fmt: skip
VALUES = (
    "-1", "0", "0.3", "0.45", "0.5", "0.953", "1", "4", "5", "6", "12", "15", "17.5", "20", "20.5", "45", "46", "46.1",
    "74.32", "77.84", "77.85", "80", "88", "90", "92", "94.99", "95", "98", "99.99", "100", "101", "15000", "20220101", "20221399", "13812345678",
    "2022", "1234567890123460",
)  # fmt: skip


def _row(metric: Metric) -> FormRow:
    target = parse_target(metric.target, measure=metric.measure, better=metric.better)
    duty = MetricDuty(metric=metric)
    return FormRow(
        row=1, kind=AnswerKind.METRIC, key=metric.id, item="", printed={}, metric=duty, target=target
    )


def _metrics() -> list[Metric]:
    plain = [
        Metric(id="x", name="x", target=target, measure=measure, better=better)
        for (target, measure), better in product(TARGETS, (None, *Better))
    ]
    plain += [
        Metric(id="x", name="x", target=target, measure=measure, range=("0", "100"))
        for target, measure in TARGETS
    ]
    narrow = [Metric(id="x", name="x", target="≥60", measure="%", range=("50", "100"))]
    later = Metric(id="x", name="x", target="完成上级下达任务", measure="%", assigned=Assigned(value="≥95"))
    return [metric for metric in (*plain, *narrow, later, *_based()) if _row(metric).takes_figure]


def _based() -> list[Metric]:
    """Changes and trends whose baseline is known."""
    baseline = Baseline(year=2020, value="90")
    return [
        Metric(id="x", name="x", target=target, measure=measure, baseline=baseline, better=better)
        for (target, measure), better in product(CHANGES, (None, *Better))
    ]


@pytest.mark.office
@pytest.mark.slow
def test_the_formulas_never_contradict_the_judgement(tmp_path: Path) -> None:
    path = tmp_path / "核对.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    percent = book.add_format({"num_format": "0.00%"})
    asked: list[tuple[Metric, Decimal, str | None]] = []
    for metric in _metrics():
        for value, shown in product(map(Decimal, VALUES), (None, "0.00%")):
            number = len(asked) + 1
            sheet.write_number(number - 1, 0, float(value), percent if shown else None)
            cells = {"value": f"A{number}", "state": f"B{number}", "note": f"C{number}"}
            sheet.write_formula(number - 1, 3, live.metric_check(_row(metric), cells), None, "?")
            asked.append((metric, value, shown))
    book.close()
    said_by_sheet = _computed(path, tmp_path)

    wrong = []
    decided = 0
    for number, (metric, value, shown) in enumerate(asked, 1):
        said = said_by_sheet.text(number, 4)
        reading = read_value(None, number=value, format=shown, measure=metric.measure, range=metric.range)
        judged = judge(
            parse_target(metric.target, measure=metric.measure, better=metric.better),
            reading,
            better=metric.better,
            baseline=metric.baseline,
            assigned=metric.assigned,
        ).verdict
        decided += said in (Verdict.MET, Verdict.MISSED)
        assert metric.baseline is None or said != live.FILLED, metric
        if said != live.FILLED and said != judged:
            wrong.append((metric.target, metric.better, metric.range, value, shown, said, judged))
    assert wrong[:9] == []
    assert decided > len(asked) / 8


FORMATS = (
    "yyyy-mm-dd",
    "m/d/yyyy",
    "h:mm",
    "[$¥-804]#,##0",
    "[$$-409]#,##0",
    "# ?/?",
    "@",
    "#,##0.00",
    "0.0E+00",
)


@pytest.mark.office
def test_a_date_or_money_is_never_called_a_figure_by_the_formulas(tmp_path: Path) -> None:
    path = tmp_path / "格式.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    formats = {shown: book.add_format({"num_format": shown}) for shown in FORMATS}
    asked = list(product((("≥95", "%"), ("≤100000", "元"), ("≥3", None)), ("97", "44742"), FORMATS))
    for number, ((target, measure), value, shown) in enumerate(asked, 1):
        sheet.write_number(number - 1, 0, float(value), formats[shown])
        cells = {"value": f"A{number}", "state": f"B{number}", "note": f"C{number}"}
        row = _row(Metric(id="x", name="x", target=target, measure=measure))
        sheet.write_formula(number - 1, 3, live.metric_check(row, cells), None, "?")
    book.close()
    computed = _computed(path, tmp_path)
    wrong = []
    for number, ((target, measure), value, shown) in enumerate(asked, 1):
        reading = read_value(None, number=Decimal(value), format=shown, measure=measure)
        judged = judge(parse_target(target, measure=measure), reading).verdict
        if (said := computed.text(number, 4)) not in {judged, live.FILLED}:
            wrong.append((target, value, shown, said, judged))
    assert wrong == []


def _computed(path: Path, folder: Path) -> Sheet:
    """The sheet with its formulas computed; LibreOffice keeps stored results of most, so they are taken out."""
    book = EditedWorkbook(path.read_bytes(), name="")
    for cell in book.tree("xl/worksheets/sheet1.xml").iter(tag("c")):
        if cell.find(tag("f")) is not None:
            cell.remove(cell.find(tag("v")))
            cell.attrib.pop("t", None)
    path.write_bytes(book.render())
    (computed,) = convert([path], "ods", folder)
    return read_book(computed.read_bytes(), name=computed.name).sheets[0]


def _said(formulas: list[tuple[dict[str, object], str]], folder: Path) -> list[str]:
    path = folder / "格.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for number, (cells, formula) in enumerate(formulas):
        for column, value in cells.items():
            sheet.write(f"{column}{number + 1}", value)
        sheet.write_formula(number, 9, formula, None, "?")
    book.close()
    result = _computed(path, folder)
    return [result.text(number, 10) for number in range(1, len(formulas) + 1)]


@pytest.mark.office
def test_the_checks_say_what_is_missing(tmp_path: Path) -> None:
    figure = _row(Metric(id="x", name="x", target="≥95", measure="%"))
    words = _row(Metric(id="x", name="x", target="建立制度"))
    cases = [
        (figure, {}, "未填"),
        (figure, {"A": "约95"}, "请填数字"),
        (figure, {"A": 96}, "达标"),
        (figure, {"B": "零报告"}, "说明未填"),
        (figure, {"B": "零报告", "C": "今年没有发生"}, "零报告"),
        (figure, {"A": 96, "B": "不涉及"}, "状态与数值不符"),
        (words, {}, "未填"),
        (words, {"A": "已建立"}, "待核"),
        (words, {"B": "已完成"}, "待核"),
    ]
    tasks = [
        ({}, "未填"),
        ({"A": "已完成"}, "进展未填"),
        ({"A": "已完成", "B": "做了"}, "已填"),
        ({"A": "未开展"}, "原因未填"),
        ({"A": "未开展", "D": "明年做"}, "已填"),
        ({"A": "不涉及"}, "已填"),
    ]
    formulas = []
    for number, (row, cells, _) in enumerate(cases, 1):
        places = {"value": f"A{number}", "state": f"B{number}", "note": f"C{number}"}
        formulas.append((cells, live.metric_check(row, places)))
    for number, (cells, _) in enumerate(tasks, len(cases) + 1):
        keys = zip(("state", "progress", "problem", "next"), "ABCD", strict=True)
        formulas.append((cells, live.task_check({key: f"{letter}{number}" for key, letter in keys})))
    assert _said(formulas, tmp_path) == [said for *_, said in (*cases, *tasks)]


def test_before_the_end_of_the_year_nothing_is_called_missed() -> None:
    row = _row(Metric(id="x", name="x", target="≥95", measure="%", better=Better.HIGHER))
    cells = {"value": "A1", "state": "B1", "note": "C1"}
    assert f'"{Verdict.MISSED}"' in live.metric_check(row, cells)
    early = live.metric_check(row, cells, ends_year=False)
    assert f'"{Verdict.MISSED}"' not in early
    assert f'"{Verdict.MET}"' in early
