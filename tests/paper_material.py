"""A small programme, returns written as plain lines, and verdicts, for tests of the papers."""

from decimal import Decimal

from ecoreport.model.assessment import Assessment, MetricVerdict, Verdict
from ecoreport.model.finding import Finding
from ecoreport.model.period import Period
from ecoreport.model.program import Indicator, Metric, Program, Task, Unit, UnitKind, Who
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


def who(*names: str) -> tuple[Who, ...]:
    return tuple(Who(name=name) for name in names)


def small_program(**changes: object) -> Program:
    """Two areas, four indicators (one of two metrics, one a statement, one starred), four tasks, four units."""
    values: dict[str, object] = {
        "id": "sample",
        "title": "示例县2023年度卫生县城创建工作计划",
        "region": "示例县",
        "year": 2023,
        "office": "示例县创卫办",
        "areas": ("环境", "保障"),
        "units": (
            Unit(name="甲局"),
            Unit(name="乙局"),
            Unit(name="丙局"),
            Unit(name="各镇", kind=UnitKind.GROUP, members=("东镇", "西镇")),
            Unit(name="东镇", kind=UnitKind.TOWNSHIP),
            Unit(name="西镇", kind=UnitKind.TOWNSHIP),
        ),
        "indicators": (
            Indicator(
                no=1,
                name="污水处理率",
                area="环境",
                nature="约束性",
                metrics=(Metric(id="1.1", name="污水处理率", measure="%", target="≥95", lead=who("甲局")),),
            ),
            Indicator(
                no=2,
                name="垃圾处理",
                area="环境",
                nature="参考性",
                metrics=(
                    Metric(id="2.1", name="清运率", measure="%", target="100", lead=who("乙局")),
                    Metric(id="2.2", name="分类率", measure="%", target="≥60", lead=who("乙局")),
                ),
            ),
            Indicator(
                no=3,
                name="管理机构",
                area="保障",
                metrics=(Metric(id="3.1", name="管理机构", target="建立", lead=who("丙局")),),
            ),
            Indicator(
                no=4,
                name="公厕达标率",
                area="保障",
                nature="约束性",
                key=True,
                metrics=(Metric(id="4.1", name="公厕达标率", measure="%", target="≥90", lead=who("甲局")),),
            ),
        ),
        "tasks": (
            task("1-1", 1, "管网改造", "新建管网12公里", lead=("甲局",), cooperate=("乙局",), indicator=1),
            task("1-2", 2, "运行监管", "每月检查1次", lead=("甲局",), cooperate=("乙局",), indicator=1),
            task("2-1", 1, "清运收集", "日产日清", lead=("乙局",), cooperate=("各镇",), indicator=2),
            task("4-1", 1, "公厕新建", "新建公厕8座", lead=("甲局",), indicator=4),
        ),
    }
    return Program(**(values | changes))  # type: ignore[arg-type]


def task(
    key: str,
    no: int,
    title: str,
    requirement: str,
    *,
    lead: tuple[str, ...] = (),
    cooperate: tuple[str, ...] = (),
    indicator: int | None = None,
    in_list: str = "任务分解表",
    area: str | None = None,
    deadline: str | None = None,
) -> Task:
    return Task(
        id=key,
        list=in_list,
        indicators=() if indicator is None else (indicator,),
        no=no,
        title=title,
        requirement=requirement,
        area=area,
        lead=who(*lead),
        cooperate=who(*cooperate),
        deadline=deadline,
    )


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
    return Submission(
        program="sample",
        unit=unit,
        period=PERIOD.id,
        layout="department",
        layout_version=1,
        answers=tuple(answers),
        file=f"{unit}.xlsx",
        sha256="ab" * 32,
        simulated=simulated,
    )


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
        value=Decimal(value) if value and value.replace(".", "").isdigit() else None,
        raw=value,
        verdict=Verdict(word),
        reason="填报内容需要人工核对。" if word == "待核" else "按目标值判定。",
        source=Source(file=f"{unit}.xlsx", sheet="指标填报", cell="F5", sha256="ab" * 32) if value else None,
    )


def assessed(*verdicts: MetricVerdict, findings: tuple[Finding, ...] = ()) -> Assessment:
    return Assessment(program="sample", period=PERIOD.id, verdicts=verdicts, findings=findings)
