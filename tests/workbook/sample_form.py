"""A small made-up programme with every kind of row, and its forms."""

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from io import BytesIO

import openpyxl
from openpyxl.workbook import Workbook
from plan_material import a_metric, a_program, a_task, an_indicator

from ecoreport.model.finding import Finding
from ecoreport.model.period import Period
from ecoreport.model.program import Better, Program, Unit, UnitKind
from ecoreport.model.submission import AnswerKind, Submission
from ecoreport.sheets import read_book
from ecoreport.spec import load_layout
from ecoreport.workbook import Form, build_form, fill_workbook, read_return, render_blank

MOMENT = datetime(2024, 3, 1, 9, 30)
PERIOD = Period(year=2024)
LAYOUT = load_layout()


PROGRAM = a_program(
    id="shili-2024",
    title="示例县2024年创建工作方案",
    year=2024,
    office="示例县创建办",
    areas=("生态环境",),
    units=(
        Unit(name="县水利局", aliases=("水利局",)),
        Unit(name="县教育局"),
        Unit(name="各乡镇", kind=UnitKind.GROUP, members=("东镇", "西乡")),
        Unit(name="东镇", kind=UnitKind.TOWNSHIP),
        Unit(name="西乡", kind=UnitKind.TOWNSHIP),
    ),
    indicators=(
        an_indicator(
            1,
            "污水处理率",
            a_metric("1.1", "城区", "≥95", measure="%", better=Better.HIGHER, lead="县水利局"),
            a_metric("1.2", "农村", "≥45", measure="%", range=("0", "100"), lead="县水利局"),
            area="生态环境",
            key=True,
        ),
        an_indicator(2, "河长制", a_metric("2.1", "河长制", "全面推行", lead="县水利局")),
    ),
    tasks=(
        a_task(
            "1-1",
            "=1+1 不是公式",
            "新建管网，" * 40,
            deadline="2024-10",
            lead="县水利局",
            cooperate="各乡镇、县教育局",
        ),
        a_task("1-2", "节水宣传", "每季度一次。", lead="县教育局", cooperate="县水利局"),
    ),
)


def many_tasks(count: int) -> Program:
    """The programme with so many tasks of 县水利局 as its only ones."""
    first = PROGRAM.tasks[0]
    return replace(PROGRAM, tasks=tuple(replace(first, id=f"1-{n}", no=n) for n in range(1, count + 1)))


def form_of(unit: str = "县水利局", *, program: Program = PROGRAM) -> Form:
    return build_form(program, LAYOUT, unit, PERIOD)


def blank_of(unit: str = "县水利局", *, program: Program = PROGRAM) -> bytes:
    return render_blank(form_of(unit, program=program), created=MOMENT)


def filled_of(unit: str = "县水利局") -> bytes:
    return fill_workbook(
        blank_of(unit),
        form_of(unit),
        {
            (AnswerKind.METRIC, "1.1", "value"): Decimal("96.5"),
            (AnswerKind.METRIC, "1.1", "source"): "2024年 县水利局",
            (AnswerKind.METRIC, "1.2", "value"): "约50%",
            (AnswerKind.METRIC, "2.1", "state"): "已完成",
            (AnswerKind.TASK, "1-1", "state"): "推进中",
            (AnswerKind.TASK, "1-1", "progress"): "已建成12公里。",
            (AnswerKind.EVIDENCE, "1", "about"): form_of(unit).options[0],
            (AnswerKind.EVIDENCE, "1", "document"): "验收报告",
            (AnswerKind.FIELD, "reporter", "value"): "（示例）",
        },
    )


def opened(data: bytes) -> Workbook:
    """The workbook as openpyxl reads it, so that tests can do to it what a clerk does."""
    return openpyxl.load_workbook(BytesIO(data), rich_text=True)


def saved(book: Workbook) -> bytes:
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def read(data: bytes, *, program: Program = PROGRAM) -> tuple[Submission, tuple[Finding, ...]]:
    return read_return(read_book(data, name="报表.xlsx"), program=program, layout=LAYOUT, sha256="0" * 64)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.code for finding in findings]


def text_of(submission: Submission, kind: AnswerKind, key: str, field: str) -> str | None:
    answer = submission.answer(kind, key, field)
    return None if answer is None else answer.text
