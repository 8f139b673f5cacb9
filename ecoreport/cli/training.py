"""Commands for learning the tool: `simulate`, `demo`."""

from pathlib import Path

import click

from ecoreport.cli.output import print_json
from ecoreport.cli.terminal import json_option, now, period_option, track, workspace_option

_SHOWN = 5
"""Files listed a step; the rest are counted."""


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    _register_simulate(app)
    _register_demo(app)


def _register_simulate(app: click.Group) -> None:
    @app.command(help="模拟：用编造的内容填写已发放的工作簿，供培训和测试；处处标明“模拟数据”。")
    @period_option
    @click.option("--seed", type=int, default=1, metavar="数", help="同一个数每次填得一样；不写就是 1。")
    @workspace_option
    @json_option
    def simulate(*, period: str | None, seed: int, workspace: Path, as_json: bool) -> int:
        """Fills sent-out workbooks with made-up answers."""
        from ecoreport.services.simulate import simulate as run
        from ecoreport.services.workspace import open_workspace

        opened = open_workspace(workspace)
        result = run(opened, period=opened.period(period), seed=seed, now=now(), track=track)
        if as_json:
            files = [str(path) for path in result.files]
            missing, reported = list(result.missing) or None, list(result.reported) or None
            print_json(
                {
                    "files": files,
                    "left_out": list(result.left_out),
                    "missing": missing,
                    "reported": reported,
                }
            )
        else:
            click.echo(f"已填写 {len(result.files)} 份（模拟数据），放在 {opened.inbox}")
            if result.left_out:
                click.echo(f"故意不交的单位：{'、'.join(result.left_out)}")
            if result.reported:
                click.echo(f"已经交了真实报表的单位，不再填模拟数据：{'、'.join(result.reported)}。")
            if result.missing:
                click.echo(
                    f"发放目录里没有这些单位的工作簿，没有填：{'、'.join(result.missing)}。"
                    "请把工作簿移回来，或用 ecoreport distribute 重新生成。"
                )
        return 0


def _register_demo(app: click.Group) -> None:
    @app.command(help="演示：在一个新目录里用自带的方案走完全过程，列出生成的文件。")
    @click.argument(
        "folder", required=False, type=click.Path(path_type=Path), default=Path("演示"), metavar="[目录]"
    )
    @click.option(
        "--program",
        default="qianjiang-2019",
        metavar="编号",
        help="用哪个自带的方案；不写就是 qianjiang-2019。",
    )
    @json_option
    def demo(*, folder: Path, program: str, as_json: bool) -> int:
        """Runs the whole loop and prints what was made."""
        from ecoreport.services.demo import run_demo

        steps = []
        for number, step in enumerate(run_demo(folder, program=program, now=now(), track=track), start=1):
            steps.append(
                {"command": step.command, "summary": step.summary, "files": [str(f) for f in step.files]}
            )
            if as_json:
                continue
            click.echo(f"{number}. ecoreport {step.command}　{step.summary}")
            for path in step.files[:_SHOWN]:
                click.echo(f"     {path}")
            if len(step.files) > _SHOWN:
                click.echo(f"     …… 同一目录下共 {len(step.files)} 个文件")
        if as_json:
            print_json({"workspace": str(folder), "steps": steps})
        else:
            click.echo(f"演示完成，全部文件在 {folder}。其中填报内容都是模拟数据。")
        return 0
