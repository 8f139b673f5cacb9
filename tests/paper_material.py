"""A small programme, returns written as plain lines, and verdicts, for tests of the papers."""

from decimal import Decimal

from plan_material import a_metric, a_program, a_return, a_task, an_indicator, departments

from ecoreport.model.assessment import Assessment, MetricVerdict, Verdict
from ecoreport.model.finding import Finding
from ecoreport.model.period import Period
from ecoreport.model.program import Program, Unit, UnitKind
from ecoreport.model.submission import Answer, AnswerKind, Source, Submission

PERIOD = Period(year=2023)
KINDS = {"指标": AnswerKind.METRIC, "任务": AnswerKind.TASK, "小结": AnswerKind.FIELD}
SHEETS = {"指标": "指标填报", "任务": "任务进展", "小结": "工作小结"}
FIELDS = {
    "填报": "value",
    "状态": "state",
    "进展": "progress",
    "问题": "problem",
    "打算": "next",
    "说明": "note",
}


def small_program(**changes: object) -> Program:
    """Two areas, four indicators (one of two metrics, one a statement, one starred), four tasks, four units."""
    fields: dict[str, object] = {
        "id": "sample",
        "title": "示例县2023年度卫生县城创建工作计划",
        "year": 2023,
        "office": "示例县创卫办",
        "areas": ("环境", "保障"),
        "units": (
            *departments("甲局、乙局、丙局"),
            Unit(name="各镇", kind=UnitKind.GROUP, members=("东镇", "西镇")),
            Unit(name="东镇", kind=UnitKind.TOWNSHIP),
            Unit(name="西镇", kind=UnitKind.TOWNSHIP),
        ),
        "indicators": (
            an_indicator(
                1,
                "污水处理率",
                a_metric("1.1", "污水处理率", "≥95", measure="%", lead="甲局"),
                area="环境",
                nature="约束性",
            ),
            an_indicator(
                2,
                "垃圾处理",
                a_metric("2.1", "清运率", "100", measure="%", lead="乙局"),
                a_metric("2.2", "分类率", "≥60", measure="%", lead="乙局"),
                area="环境",
                nature="参考性",
            ),
            an_indicator(3, "管理机构", a_metric("3.1", "管理机构", "建立", lead="丙局"), area="保障"),
            an_indicator(
                4,
                "公厕达标率",
                a_metric("4.1", "公厕达标率", "≥90", measure="%", lead="甲局"),
                area="保障",
                nature="约束性",
                key=True,
            ),
        ),
        "tasks": (
            a_task("1-1", "管网改造", "新建管网12公里", lead="甲局", cooperate="乙局"),
            a_task("1-2", "运行监管", "每月检查1次", lead="甲局", cooperate="乙局"),
            a_task("2-1", "清运收集", "日产日清", lead="乙局", cooperate="各镇"),
            a_task("4-1", "公厕新建", "新建公厕8座", lead="甲局"),
        ),
    }
    return a_program(**(fields | changes))


def returned(unit: str, *lines: str, simulated: bool = False) -> Submission:
    """A return from lines such as `任务 1-1 进展 完成管网改造`; each answer has a cell of its own."""
    answers = []
    for number, line in enumerate(lines, start=5):
        kind, key, field, text = line.split(" ", 3)
        answers.append(
            Answer(
                kind=KINDS[kind],
                key=key,
                field=FIELDS[field],
                text=text,
                source=Source(file=f"{unit}.xlsx", sheet=SHEETS[kind], cell=f"F{number}", sha256="ab" * 32),
            )
        )
    return a_return(unit, *answers, program="sample", period=PERIOD.id, sha256="ab" * 32, simulated=simulated)


def verdict(
    metric: str, unit: str, word: str, value: str | None = None, *, target: str = ""
) -> MetricVerdict:
    """A verdict on a metric of the small programme; a reported one has a cell."""
    known = next((m for m in small_program().all_metrics() if m.id == metric), None)
    return MetricVerdict(
        metric=metric,
        name=known.name if known else metric,
        unit=unit,
        period=PERIOD.id,
        target=target or (known.target if known else ""),
        demand=target or (known.demand if known else ""),
        value=Decimal(value) if value and value.replace(".", "").isdigit() else None,
        raw=value,
        verdict=Verdict(word),
        reason="填报内容需要人工核对。" if word == "待核" else "按目标值判定。",
        source=Source(file=f"{unit}.xlsx", sheet="指标填报", cell="F5", sha256="ab" * 32) if value else None,
    )


def assessed(*verdicts: MetricVerdict, findings: tuple[Finding, ...] = ()) -> Assessment:
    return Assessment(program="sample", period=PERIOD.id, verdicts=verdicts, findings=findings)
