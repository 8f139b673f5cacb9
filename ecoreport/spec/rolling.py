"""The next year's programme from this one: what carries on, and what a person has to settle anew."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ecoreport.errors import SpecError
from ecoreport.model.program import Baseline, Indicator, Metric, Papers, Program, Task

_FURTHEST = 20
"""So many years ahead at most; anything further is a slip of the keyboard."""
_NAMED = 10
"""Metrics without a value that a remark names."""


_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?=年|[—–~～-])")
_TITLE = re.compile("《[^》]*》")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rolled:
    """A programme for the next year, not yet looked at by anyone."""

    program: Program
    remarks: tuple[str, ...]
    """What a person has to check or fill in, in Chinese."""


def roll_program(
    program: Program, year: int, *, values: Mapping[str, str], source: str | None = None
) -> Rolled:
    """The programme of a later year, started from this one.

    Carried on are units, areas, indicators, metrics, targets, tasks, rules and accepted findings. The old year becomes
    the new one in id, title and titles of papers. Goals, phases, deadlines, assigned targets and the source are those of
    the old year's document and are left empty; nothing is made up in their place.

    Args:
        program: The programme of the earlier year.
        year: The new year; later than the programme's own.
        values: What was reached, by metric id, as decimal text; becomes the baseline.
        source: Where the values come from; the old year's ledger when left out.

    Raises:
        SpecError: When the year is not one of the next twenty.
    """
    if not program.year < year <= program.year + _FURTHEST:
        raise SpecError(f"新年度 {year} 必须晚于现方案的年度 {program.year}，最多晚 {_FURTHEST} 年。")
    old = str(program.year)
    reached = {
        key: Baseline(year=program.year, value=value, source=source or f"{program.year}年台账")
        for key, value in values.items()
    }
    indicators = tuple(replace(i, metrics=_roll_metrics(i.metrics, reached)) for i in program.indicators)
    tasks = tuple(replace(t, deadline=None, metrics=_roll_metrics(t.metrics, reached)) for t in program.tasks)
    identity = program.id.replace(old, str(year)) if old in program.id else f"{program.id}-{year}"
    rolled = replace(
        program,
        id=identity,
        title=program.title.replace(old, str(year)),
        year=year,
        source=None,
        goals=(),
        phases=(),
        indicators=indicators,
        tasks=tasks,
        papers=_roll_papers(program.papers, old, str(year)),
        note=f"由 {program.id} 结转，名称中的年份已改为 {year} 年，待核对。",
    )
    return Rolled(program=rolled, remarks=tuple(_remarks(program, rolled, values)))


def _roll_metrics(metrics: tuple[Metric, ...], reached: Mapping[str, Baseline]) -> tuple[Metric, ...]:
    return tuple(
        replace(metric, deadline=None, assigned=None, baseline=reached.get(metric.id, metric.baseline))
        for metric in metrics
    )


def _roll_papers(papers: Papers, old: str, new: str) -> Papers:
    def renew(text: str | None) -> str | None:
        return None if text is None else text.replace(old, new)

    return Papers(
        target_table=renew(papers.target_table),
        task_table=renew(papers.task_table),
        task_lists=renew(papers.task_lists),
        footnote=papers.footnote,
    )


def _remarks(old: Program, new: Program, values: Mapping[str, str]) -> list[str]:
    metrics = new.all_metrics()
    remarks = [f"名称改为“{new.title}”，编号改为 {new.id}，请核对。"]
    if str(old.year) not in old.title:
        remarks.append(f"原名称中没有年份 {old.year}，名称未改。")
    if old.goals:
        remarks.append("原方案的工作目标没有结转，请按新方案填写。")
    if old.phases:
        remarks.append(f"原方案的 {len(old.phases)} 个阶段没有结转，请按新方案填写。")
    cleared = sum(m.deadline is not None for m in old.all_metrics()) + sum(
        t.deadline is not None for t in old.tasks
    )
    if cleared:
        remarks.append(f"{cleared} 处时限没有结转，请按新方案填写。")
    assigned = sum(m.assigned is not None for m in old.all_metrics())
    if assigned:
        remarks.append(f"{assigned} 个下达指标是 {old.year} 年的，没有结转。")
    dated = list(_with_past_years(new))
    if dated:
        remarks.append(f"下列各处的原文写有以前的年份，原样保留，请改：{'；'.join(dated)}。")
    missing = [m.id for m in metrics if m.id not in values]
    remark = f"{len(metrics) - len(missing)} 个分项以 {old.year} 年完成值为基期，{len(missing)} 个没有完成值"
    named = "、".join(missing[:_NAMED]) + ("等" if len(missing) > _NAMED else "")
    remarks.append(f"{remark}（{named}），其基期没有更新，请补上。" if missing else f"{remark}。")
    unknown = sorted(set(values) - {m.id for m in metrics})
    if unknown:
        remarks.append(f"下列编号在方案中没有，其完成值未用：{'、'.join(unknown)}。")
    remarks.append(f"目标值沿用 {old.year} 年的，请按新方案逐项核对。")
    return remarks


def _with_past_years(program: Program) -> Iterator[str]:
    """Indicators and tasks whose words name a year before the programme's; years of documents (《…》) do not count."""
    owners: list[Indicator | Task] = [*program.indicators, *program.tasks]
    for owner in owners:
        if isinstance(owner, Indicator):
            texts = [owner.text or "", *(metric.target for metric in owner.metrics)]
            name = f"指标 {owner.no}“{owner.name}”"
        else:
            texts = [owner.title, owner.requirement]
            name = f"任务 {owner.id}“{owner.title}”"
        said = _YEAR.findall(_TITLE.sub("", "。".join(texts)))
        if years := sorted({year for year in said if int(year) < program.year}):
            yield f"{name}（{'、'.join(years)}）"
