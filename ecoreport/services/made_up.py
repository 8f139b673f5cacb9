"""Made-up answers for training and tests: seeded, plausible, and marked 模拟数据 wherever text can stand."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from random import Random

from ecoreport.language.numerals import plain_decimal
from ecoreport.language.targets import parse_target
from ecoreport.model.duties import MetricDuty, Role, TaskDuty
from ecoreport.model.layout import FieldKey, SheetKind, State
from ecoreport.model.program import Metric
from ecoreport.model.submission import SIMULATED, AnswerKind
from ecoreport.model.target import Clause, Op, TargetKind
from ecoreport.workbook.form import Form

MARK = SIMULATED

Slot = tuple[AnswerKind, str, str]
"""Kind, key and field of an answer, as in `Answer`."""

_EMPTY, _BELOW, _UNTIDY = 0.06, 0.16, 0.26
"""Cumulative shares of metrics left empty, below target, and typed untidily; the rest is in order."""

_PROGRESS = (
    "{mark}：印发工作方案，明确责任科室和时限，召开推进会{count}次，相关工作按计划完成。",
    "{mark}：开展现场检查{count}次，发现的问题已督促整改到位，并建立了工作台账。",
    "{mark}：会同有关单位制定措施{count}条，逐项落实，年度任务完成。",
    "{mark}：组织培训{count}期，完善了制度，形成了常态化工作机制。",
)
_PROBLEMS = (
    "{mark}：项目资金到位偏慢，影响了进度。",
    "{mark}：专业技术人员不足，部分工作推进不快。",
    "{mark}：个别点位协调难度大，尚未全部完成。",
)
_NEXT = (
    "{mark}：倒排工期，每月调度一次，确保按期完成。",
    "{mark}：争取资金支持，加快扫尾工程。",
    "{mark}：加强部门联动，逐个点位销号。",
)


def make_answers(form: Form, *, seed: int) -> dict[Slot, str | Decimal]:
    """Answers for one unit's workbook; the same seed and unit give the same answers.

    Args:
        form: The unit's form.
        seed: Any number.

    Returns:
        What to type, by slot; figures as decimals, everything else as text that carries the mark.
    """
    chance = Random(f"{seed}/{form.unit}")
    answers: dict[Slot, str | Decimal] = {}
    finished: list[str] = []
    for row in form.sheet(SheetKind.METRICS).rows:
        if row.metric and _answer_metric(row.metric, form.period.year, chance, answers):
            finished.append(row.key)
    for row in form.sheet(SheetKind.TASKS).rows:
        if row.task and _answer_task(row.task, chance, answers) and row.task.role is Role.LEAD:
            finished.append(row.key)
    _answer_evidence(finished, form, chance, answers)
    _answer_fields(form, chance, answers)
    return answers


def _answer_metric(duty: MetricDuty, year: int, chance: Random, answers: dict[Slot, str | Decimal]) -> bool:
    """Fills a metric's row; True when it is in order, so that it wants evidence."""
    metric = duty.metric

    def fill(field: FieldKey, value: str | Decimal) -> None:
        answers[(AnswerKind.METRIC, metric.id, field)] = value

    fate = chance.random()
    if fate < _EMPTY:
        return False
    bound = _bound(metric)
    if bound is None:
        fill(FieldKey.STATE, State.ONGOING if fate < _BELOW else State.DONE)
        fill(FieldKey.NOTE, f"{MARK}：按方案要求开展，有关文件见佐证材料。")
        return fate >= _BELOW
    value = _figure(metric, bound, chance, met=not _EMPTY <= fate < _BELOW)
    if _BELOW <= fate < _UNTIDY:
        fill(FieldKey.VALUE, _untidy(value, metric, year, chance))
    else:
        fill(FieldKey.VALUE, value)
    if fate < _BELOW and chance.random() < 0.5:
        fill(FieldKey.NOTE, f"{MARK}：受工程进度影响暂未达到，计划年底前补齐。")
    return fate >= _UNTIDY


def _bound(metric: Metric) -> Clause | None:
    """The clause a figure can be made up for; None for what is answered in words."""
    text = metric.assigned.value if metric.assigned else metric.target
    target = parse_target(text, measure=metric.measure, better=metric.better)
    figures = (c for c in target.clauses if plain_decimal(c.value or "") is not None)
    clause = next((c for c in figures if c.kind is not TargetKind.CLASS), None)
    if clause is None and metric.measure is not None:
        low, high = metric.range or ("0", "100")
        middle = (Decimal(low or "0") + Decimal(high or low or "100")) / 2
        return Clause(op=Op.GE, value=str(middle))
    return clause


def _figure(metric: Metric, clause: Clause, chance: Random, *, met: bool) -> Decimal:
    """A figure on the wanted side of the clause, inside the metric's range."""
    value = Decimal(clause.value or "0")
    places = max(-int(value.as_tuple().exponent), 0)
    step = Decimal(chance.randint(1, 60)) / 1000 * abs(value)
    smallest = Decimal(1).scaleb(-places)
    step = max(step.quantize(smallest, rounding=ROUND_HALF_UP), smallest)
    upwards = clause.op not in {Op.LE, Op.LT}
    if clause.op in {Op.EQ, Op.BETWEEN} and met:
        return value
    figure = value + step if upwards == met else value - step
    low, high = metric.range or ("", "")
    if high and figure > Decimal(high):
        figure = Decimal(high)
    floor = Decimal(low or "0")
    return max(figure, floor)


def _untidy(value: Decimal, metric: Metric, year: int, chance: Random) -> str:
    measure = metric.measure or ""
    forms = (
        f"约{value}{measure}",
        f"{value}{measure}（{year - 1}年数据）",
        f"{value}{measure}以上",
        f"{value}".translate({ord(d): chr(ord(d) + 0xFEE0) for d in "0123456789."}) + measure,
        f" {value} {measure}",
        "见附件",
    )
    return chance.choice(forms)


def _answer_task(duty: TaskDuty, chance: Random, answers: dict[Slot, str | Decimal]) -> bool:
    """Fills a task's row; True when it is reported as finished."""

    def fill(field: FieldKey, words: str) -> None:
        answers[(AnswerKind.TASK, duty.task.id, field)] = words

    def phrase(choices: tuple[str, ...]) -> str:
        return chance.choice(choices).format(mark=MARK, count=chance.randint(2, 9))

    fate = chance.random()
    if fate < 0.04:
        return False
    if fate < 0.08:
        fill(FieldKey.STATE, State.NOT_STARTED)
    elif fate < 0.3:
        fill(FieldKey.STATE, State.ONGOING)
        fill(FieldKey.PROGRESS, phrase(_PROGRESS[1:3]))
        fill(FieldKey.PROBLEM, phrase(_PROBLEMS))
        fill(FieldKey.NEXT, phrase(_NEXT))
    else:
        fill(FieldKey.STATE, State.DONE)
        if chance.random() > 0.05:
            fill(FieldKey.PROGRESS, phrase(_PROGRESS))
        return True
    return False


def _answer_evidence(
    finished: list[str], form: Form, chance: Random, answers: dict[Slot, str | Decimal]
) -> None:
    options = {option.split(" ", 1)[0]: option for option in form.options}
    rows = form.sheet(SheetKind.EVIDENCE).rows
    proven = [key for key in finished if chance.random() > 0.1]
    for number, (row, key) in enumerate(zip(rows, proven, strict=False), start=1):
        for field, words in (
            (FieldKey.ABOUT, options[key]),
            (FieldKey.DOCUMENT, f"{options[key].partition(' ')[2]}工作总结（{MARK}）"),
            (FieldKey.FILE, f"{MARK}-{number:02d}.pdf"),
        ):
            answers[(AnswerKind.EVIDENCE, row.key, field)] = words


def _answer_fields(form: Form, chance: Random, answers: dict[Slot, str | Decimal]) -> None:
    metrics, tasks = form.sheet(SheetKind.METRICS).rows, form.sheet(SheetKind.TASKS).rows
    counts = (("指标", len(metrics)), ("任务", len(tasks)))
    duties = "、".join(f"{what}{count}项" for what, count in counts if count)
    words: Mapping[str, str] = {
        FieldKey.REPORTER: f"（{MARK}）",
        FieldKey.PHONE: f"0000000（{MARK}）",
        FieldKey.WORK: f"{MARK}：对照方案承担{duties}，逐项明确责任，各项工作有序推进。",
        FieldKey.PROBLEMS: chance.choice(_PROBLEMS).format(mark=MARK),
        FieldKey.NEXT_STEPS: chance.choice(_NEXT).format(mark=MARK),
    }
    for sheet in form.sheets:
        for row in sheet.rows:
            if row.kind is AnswerKind.FIELD and row.key in words:
                answers[(AnswerKind.FIELD, row.key, FieldKey.VALUE)] = words[row.key]
