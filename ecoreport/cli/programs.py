"""Commands about programmes as they are: `programs`, `show`."""

from pathlib import Path

import click

from ecoreport.cli.output import print_json
from ecoreport.model.program import Indicator, Program, Who
from ecoreport.spec import Loaded, find_workspace_program, list_programs, load_program, program_as_json

_workspace = click.option(
    "--workspace",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="目录",
    help="工作目录；不写就是当前目录。",
)
_json = click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档，供其他程序使用。")


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""

    @app.command(help="列出自带的方案。")
    @_json
    def programs(*, as_json: bool) -> None:
        """Lists the shipped programmes with their counts."""
        loaded = [load_program(name).require() for name in list_programs()]
        rows = [_counts(program) for program in loaded]
        if as_json:
            print_json({"programs": rows})
            return
        for row in rows:
            click.echo(f"{row['id']}  {row['title']}")
            click.echo(
                f"    {row['region']} {row['year']} 年：指标 {row['indicators']} 项、分项 {row['metrics']} 个、"
                f"任务 {row['tasks']} 条、单位 {row['units']} 个"
            )

    @app.command(help="显示一个方案的内容。方案写编号或文件；不写就是工作目录的方案。")
    @click.argument("program", required=False, metavar="[方案]")
    @_workspace
    @_json
    def show(*, program: str | None, workspace: Path, as_json: bool) -> None:
        """Prints a programme, for a person or as data."""
        shown = load_chosen(program, workspace).require()
        if as_json:
            print_json(program_as_json(shown))
        else:
            click.echo("\n".join(_overview(shown)))


def load_chosen(program: str | None, workspace: Path) -> Loaded:
    """The programme named on the command line, or that of the workspace when none is named."""
    if program is None:
        return load_program(find_workspace_program(workspace))
    return load_program(program, workspace=workspace)


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
    if program.phases:
        lines += ["", "阶段"]
        for phase in program.phases:
            time = "—".join(part for part in (phase.start, phase.end) if part)
            lines.append(f"  {phase.name}" + (f"（{time}）" if time else ""))
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


def _names(whos: tuple[Who, ...]) -> str:
    return "、".join(f"{who.name}（{who.scope}）" if who.scope else who.name for who in whos) or "未写明"
