"""Commands about programmes as they are: `programs`, `show`, `lint`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoreport.cli.app import EXIT_UNUSABLE
from ecoreport.cli.chinese import ChineseCommand
from ecoreport.cli.output import finding_as_json, needs_person, print_findings, print_json
from ecoreport.cli.terminal import json_option, workspace_option
from ecoreport.model.program_form import KINDS

if TYPE_CHECKING:
    from ecoreport.model.program import Indicator, Program, Unit, Who
    from ecoreport.spec import LintReport, Loaded


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    app.add_command(_programs)
    app.add_command(_show)
    app.add_command(_lint)


@click.command(name="programs", cls=ChineseCommand, help="列出自带的方案。")
@json_option
def _programs(*, as_json: bool) -> None:
    from ecoreport.spec import list_programs, load_program

    rows = [_counts(load_program(name).require()) for name in list_programs()]
    if as_json:
        print_json({"programs": rows})
        return
    for row in rows:
        click.echo(f"{row['id']}  {row['title']}")
        click.echo(
            f"    {row['region']} {row['year']} 年：指标 {row['indicators']} 项、分项 {row['metrics']} 个、"
            f"任务 {row['tasks']} 条、单位 {row['units']} 个"
        )


@click.command(
    name="show", cls=ChineseCommand, help="显示一个方案的内容。方案写编号或文件；不写就是工作目录的方案。"
)
@click.argument("program", required=False, metavar="[方案]")
@workspace_option
@json_option
def _show(*, program: str | None, workspace: Path, as_json: bool) -> None:
    from ecoreport.spec import program_as_json

    shown = load_chosen(program, workspace).require()
    if as_json:
        print_json(program_as_json(shown))
    else:
        click.echo("\n".join(_overview(shown)))


@click.command(
    name="lint", cls=ChineseCommand, help="检查方案本身：编号、单位、前后矛盾的数值、时限等，逐条指明位置。"
)
@click.argument("program", required=False, metavar="[方案]")
@workspace_option
@json_option
def _lint(*, program: str | None, workspace: Path, as_json: bool) -> int:
    from ecoreport.spec import lint

    loaded = load_chosen(program, workspace)
    report = lint(loaded)
    if as_json:
        known = [{**finding_as_json(k.finding), "known": k.reason} for k in report.known]
        print_json({"findings": [finding_as_json(f) for f in report.findings], "known": known})
    else:
        _print_report(report)
    return EXIT_UNUSABLE if loaded.program is None else int(needs_person(report.findings))


def load_chosen(program: str | None, workspace: Path) -> Loaded:
    """The programme named on the command line, or that of the workspace when none is named."""
    from ecoreport.spec import find_workspace_program, load_program

    if program is None:
        return load_program(find_workspace_program(workspace))
    return load_program(program, workspace=workspace)


def _print_report(report: LintReport) -> None:
    print_findings(report.findings)
    if report.known:
        click.echo("\n已知问题：")
    for known in report.known:
        finding = known.finding
        click.echo(f"  {finding.place.words}：{finding.message}理由：{known.reason}[{finding.code}]")
    counts = Counter(finding.severity.value for finding in report.findings)
    words = "，".join(f"{severity} {count} 条" for severity, count in counts.items()) or "没有发现问题"
    click.echo(f"检查完毕：{words}" + (f"；另有已知 {len(report.known)} 条" if report.known else "") + "。")


def _counts(program: Program) -> dict[str, str | int]:
    return {
        "id": program.id,
        "title": program.title,
        "region": program.region,
        "year": program.year,
        "indicators": len(program.indicators),
        "metrics": len(program.all_metrics()),
        "tasks": len(program.tasks),
        "units": len(program.units),
    }


def _overview(program: Program) -> list[str]:
    counts = _counts(program)
    lines = [
        f"{program.title}（{program.id}）",
        f"地区 {program.region}，年度 {program.year}"
        + (f"，创建级别 {program.level}" if program.level else "")
        + (f"，主办机构 {program.office}" if program.office else ""),
        f"指标 {counts['indicators']} 项、分项 {counts['metrics']} 个、任务 {counts['tasks']} 条、"
        f"单位 {counts['units']} 个、领域 {len(program.areas)} 个",
    ]
    if program.goals:
        lines += ["", "工作目标", *(f"  {goal}" for goal in program.goals)]
    if program.phases:
        lines += ["", "阶段"]
        for phase in program.phases:
            time = "—".join(part for part in (phase.start, phase.end) if part)
            lines.append(f"  {phase.name}" + (f"（{time}）" if time else ""))
    lines += ["", "单位"] if program.units else []
    for kind, words in KINDS:
        named = "、".join(_unit_words(unit) for unit in program.units if unit.kind.value == kind)
        lines += [f"  {words}：{named}"] if named else []
    area: str | None = None
    lines += ["", "指标"] if program.indicators else []
    for indicator in program.indicators:
        if indicator.area and indicator.area != area:
            lines.append(f"  〔{indicator.area}〕")
            area = indicator.area
        lines += _indicator_lines(indicator)
    lists = dict.fromkeys(task.list for task in program.tasks)
    lines += ["", "任务"] if lists else []
    lines += [f"  {name}：{sum(task.list == name for task in program.tasks)} 条" for name in lists]
    return lines


def _indicator_lines(indicator: Indicator) -> list[str]:
    star = "★" if indicator.key else ""
    nature = f"（{indicator.nature}）" if indicator.nature else ""
    lines = [f"  {indicator.no:>3} {star}{indicator.name}{nature}"]
    for metric in indicator.metrics:
        name = f"{metric.name}：" if metric.name != indicator.name else ""
        measure = f" [{metric.measure}]" if metric.measure else ""
        lines.append(f"        {name}{metric.target}{measure}  牵头：{_names(metric.lead)}")
    return lines


def _unit_words(unit: Unit) -> str:
    return f"{unit.name}（{'、'.join(unit.members)}）" if unit.members else unit.name


def _names(whos: tuple[Who, ...]) -> str:
    return "、".join(who.words for who in whos) or "未写明"
