"""Commands about the workspace: `init`, `distribute`, `status`."""

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoreport.cli.output import JsonObject, finding_as_json, needs_person, print_findings, print_json
from ecoreport.cli.terminal import json_option, now, period_option, track, workspace_option

if TYPE_CHECKING:  # commands import their services when they run, so that help comes at once
    from ecoreport.services.status import Status

_SHOWN = 20
"""Refused files listed one by one; the rest are counted."""


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    _register_init(app)
    _register_distribute(app)
    _register_status(app)


def _register_init(app: click.Group) -> None:
    @app.command(help="新建工作目录：用自带的方案（--program），或由方案原文起草（--from）。")
    @click.argument("folder", type=click.Path(path_type=Path), metavar="目录")
    @click.option("--program", metavar="编号", help="自带方案的编号，或一个方案文件（.yaml、.xlsx）。")
    @click.option(
        "--from",
        "plan",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="方案原文",
        help="印发的方案：.docx、.txt、.html、.xlsx；装了 LibreOffice 还可用 .doc、.wps，装了 pdfplumber 还可用 .pdf。",
    )
    @json_option
    def init(*, folder: Path, program: str | None, plan: Path | None, as_json: bool) -> int:
        """Makes a workspace."""
        if (program is None) == (plan is None):
            raise click.UsageError("请在 --program 和 --from 中写一个，也只写一个。")
        from ecoreport.services.found import found_from_plan, found_from_program

        result = (
            found_from_program(folder, program)
            if program
            else found_from_plan(folder, plan or Path(), now=now())
        )
        if as_json:
            print_json(
                {
                    "workspace": str(folder),
                    "program": result.workspace.program.id,
                    "files": [str(path) for path in result.files],
                    "findings": [finding_as_json(finding) for finding in result.findings],
                }
            )
        else:
            title = result.workspace.program.title
            click.echo(f"已建立工作目录 {folder}：{title}")
            for path in result.files:
                click.echo(f"  {path}")
            if plan is not None:
                unsure = (
                    f"有 {len(result.findings)} 处拿不准，请先看 待确认.xlsx"
                    if result.findings
                    else "没有拿不准的地方，仍请对照 待确认.xlsx 里的出处抽查"
                )
                click.echo(
                    f"起草时{unsure}，改好方案后再发放；"
                    "用 Excel 改方案：ecoreport program to-xlsx -o 方案.xlsx。"
                )
            click.echo(f"下一步：cd {folder}，检查方案（ecoreport lint），然后发放（ecoreport distribute）。")
        return int(needs_person(result.findings))


def _register_distribute(app: click.Group) -> None:
    @app.command(help="发放：给每个有任务的单位生成一个工作簿，另写发放清单。")
    @period_option
    @click.option("--unit", metavar="单位", help="只给这一个单位生成。")
    @click.option(
        "--due", metavar="日期", help="要求交回的日期，如 2019-12-10；status 和 letters 据此判断逾期。"
    )
    @workspace_option
    @json_option
    def distribute(
        *, period: str | None, unit: str | None, due: str | None, workspace: Path, as_json: bool
    ) -> int:
        """Writes the workbooks."""
        from ecoreport.services.distribute import distribute as run
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        result = run(opened, period=opened.period(period), unit=unit, due=_date(due), now=now(), track=track)
        if as_json:
            print_json(
                {
                    "files": [str(path) for path in result.files],
                    "list": str(result.list_file) if result.list_file else None,
                    "findings": [finding_as_json(finding) for finding in result.findings],
                }
            )
        else:
            print_findings(result.findings)
            if result.files:
                click.echo(f"生成 {len(result.files)} 份工作簿，在 {result.files[0].parent}")
            if result.list_file:
                click.echo(f"发放清单：{result.list_file}")
        return int(needs_person(result.findings))


def _register_status(app: click.Group) -> None:
    @app.command(help="进度：哪些单位交了、逾期了、被退回了，还缺什么。")
    @period_option
    @workspace_option
    @json_option
    def status(*, period: str | None, workspace: Path, as_json: bool) -> int:
        """Shows where every unit stands."""
        from ecoreport.services.status import read_status
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        result = read_status(opened, period=opened.period(period), today=now().date())
        if as_json:
            print_json(_status_as_json(result))
        else:
            _print_status(opened.program.title, result)
        return 0


def _status_as_json(status: "Status") -> JsonObject:
    return {
        "period": status.period.id,
        "units": [
            {
                "unit": unit.unit,
                "state": unit.state.value,
                "due": unit.due.isoformat() if unit.due else None,
                "returned": unit.returned,
                "version": unit.version,
                "late": unit.late,
                "must": unit.must,
                "explain": unit.explain,
                "file": unit.file,
            }
            for unit in status.units
        ],
        "refused": [
            {"file": r.file, "code": r.code, "message": r.message, "at": r.at, "waiting": waiting}
            for refusals, waiting in ((status.refusals, True), (status.gone, False))
            for r in refusals
        ],
    }


def _print_status(title: str, status: "Status") -> None:
    from ecoreport.services.status import UnitState

    counts = "，".join(f"{state.value} {status.count(state)}" for state in UnitState if status.count(state))
    click.echo(f"{title}　{status.period.words}：共 {len(status.units)} 个单位，{counts or '没有单位'}。")
    for unit in status.units:
        due = f"　应于 {unit.due} 前交" if unit.due and not unit.returned else ""
        came = f"　{unit.returned[:16].replace('T', ' ')} 第{unit.version}次" if unit.returned else ""
        late = "（逾期）" if unit.late and unit.returned else ""
        todo = f"　强制 {unit.must} 条、核实 {unit.explain} 条" if unit.must or unit.explain else ""
        click.echo(f"  {unit.state.value}　{unit.unit}{came}{late}{due}{todo}")
    for refusal in status.refusals[:_SHOWN]:
        click.echo(f"  未收　{refusal.message}")
    if len(status.refusals) > _SHOWN:
        click.echo(f"  …… 共 {len(status.refusals)} 份文件未收，再运行一次 collect 可以看到收件里的全部。")
    if status.gone:
        click.echo(f"  另有 {len(status.gone)} 份未收的文件已不在收件里，台账留有原件。")


def _date(text: str | None) -> date | None:
    if text is None:
        return None
    for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"):
        try:
            return datetime.strptime(text.strip(), form).date()  # a day, not a moment
        except ValueError:
            continue
    raise click.UsageError(f"看不懂日期“{text}”，请写成 2019-12-10 这样。")
