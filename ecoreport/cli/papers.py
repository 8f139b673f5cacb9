"""Commands that write Word papers: `summary`, `tasklists`, `tables`, `letters`."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoreport.cli.output import print_json
from ecoreport.cli.terminal import json_option, now, period_option, track, workspace_option

if TYPE_CHECKING:
    from ecoreport.services.paper_desk import PaperDesk


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""

    @app.command(help="总结：起草年度工作总结（Word），数据出自已收报表，措辞可在 模板/ 里改。")
    @period_option
    @workspace_option
    @json_option
    def summary(*, period: str | None, workspace: Path, as_json: bool) -> int:
        """Drafts the year-end summary."""
        return _say(_desk(workspace, period).write_summary(), as_json=as_json)

    @app.command(help="清单：给每个单位写一份工作任务清单（Word），另有一份合订本。")
    @click.option("--unit", metavar="单位", help="只写这一个单位的。")
    @workspace_option
    @json_option
    def tasklists(*, unit: str | None, workspace: Path, as_json: bool) -> int:
        """Writes the task lists."""
        return _say(_desk(workspace, None).write_task_lists(unit), as_json=as_json)

    @app.command(help="附表：写出方案的目标表和任务分解表（Word）。")
    @workspace_option
    @json_option
    def tables(*, workspace: Path, as_json: bool) -> int:
        """Writes the annex tables."""
        return _say(_desk(workspace, None).write_tables(), as_json=as_json)

    @app.command(help="函件：给逾期未报、退回未改的单位写提示函，另写一份通报（Word）。")
    @period_option
    @workspace_option
    @json_option
    def letters(*, period: str | None, workspace: Path, as_json: bool) -> int:
        """Writes reminders and the circular."""
        return _say(_desk(workspace, period).write_letters(), as_json=as_json)


def _desk(workspace: Path, period: str | None) -> "PaperDesk":
    from ecoreport.services.paper_desk import PaperDesk
    from ecoreport.services.workspace import open_workspace

    opened = open_workspace(workspace)
    return PaperDesk(workspace=opened, period=opened.period(period), now=now(), track=track)


def _say(files: tuple[Path, ...], *, as_json: bool) -> int:
    if as_json:
        print_json({"files": [str(path) for path in files]})
        return 0
    if not files:
        click.echo("方案里没有可写的内容，没有生成文件。")
    for path in files:
        click.echo(f"已写入 {path}")
    return 0
