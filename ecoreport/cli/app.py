"""The application: all command groups, Chinese help, and the one error handler at the door."""

import os
import sys
import traceback
from datetime import datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from tempfile import gettempdir
from typing import Any, NoReturn

import click

from ecoreport.cli.chinese import ChineseGroup, explain_usage_error
from ecoreport.errors import EcoreportError

GROUPS = ("programs", "explain", "program", "workspace", "collect", "judging", "papers", "training")
"""The modules of this package that bring commands; each has a `register(app)`. Order is that of the help."""

EXIT_DONE = 0  # 1, for what needs a person, is returned by the command itself
EXIT_UNUSABLE = 2
EXIT_INTERRUPTED = 130
EXIT_BUG = 3

_HELP = """创建办报表工具：由方案生成各单位任务分解表，收回、审核、入账，起草年终总结等 Word 材料。

第一次使用：ecoreport demo 演示目录，看一遍全过程；再用 ecoreport init 工作目录 --program 方案编号 建立自己的工作目录。"""


def build_app() -> click.Group:
    """The click application with every command group registered."""
    app = ChineseGroup(
        name="ecoreport",
        help=_HELP,
        no_args_is_help=True,
        callback=_hand_workspace_on,
        params=[
            click.Option(
                ["--workspace"],
                type=click.Path(path_type=Path, file_okay=False),
                metavar="目录",
                help="工作目录；也可以写在命令后面。",
            )
        ],
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    click.version_option(package_name="ecoreport", message="%(package)s %(version)s", help="显示版本号。")(
        app
    )
    for group in GROUPS:
        import_module(f"ecoreport.cli.{group}").register(app)
    return app


@click.pass_context
def _hand_workspace_on(context: click.Context, /, workspace: Path | None) -> None:
    """Makes a workspace named before the command that of the command."""
    if workspace is not None and isinstance(context.command, click.Group):
        context.default_map = _for_each_command(context.command, workspace)


def _for_each_command(group: click.Group, workspace: Path) -> dict[str, Any]:
    return {
        name: _for_each_command(command, workspace)
        if isinstance(command, click.Group)
        else {"workspace": workspace}
        for name, command in group.commands.items()
    }


def main() -> NoReturn:
    """Runs the command line and exits with 0, 1 or 2 as DESIGN says; 3 and a log for a bug."""
    _take_any_character()
    try:
        result = build_app().main(prog_name="ecoreport", standalone_mode=False)
        sys.exit(result if isinstance(result, int) else EXIT_DONE)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except (click.exceptions.Abort, KeyboardInterrupt):
        _say("已中断；已写好的文件都是完整的，可以重新运行。")
        sys.exit(EXIT_INTERRUPTED)
    except click.exceptions.NoArgsIsHelpError as no_words:
        print(no_words.format_message())
        sys.exit(EXIT_DONE)
    except click.ClickException as wrong:
        _say(f"命令用法不对：{explain_usage_error(wrong)}请运行 ecoreport --help 查看用法。")
        sys.exit(EXIT_UNUSABLE)
    except EcoreportError as wrong:
        _say(str(wrong))
        sys.exit(EXIT_UNUSABLE)
    except BrokenPipeError:  # the reader of the output (head, more) has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_DONE)
    except Exception as wrong:  # the last door: a bug is logged, never shown as a traceback
        if isinstance(wrong, OSError) and wrong.filename:
            _say(_explain_refusal(wrong))
            sys.exit(EXIT_UNUSABLE)
        _say(f"程序出错了，这不是您的操作问题。{_log_bug()}")
        sys.exit(EXIT_BUG)


def _take_any_character() -> None:
    """A sign that the code page of a Windows pipe or file lacks (cp936 has no ²) is printed as ?, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _explain_refusal(wrong: OSError) -> str:
    """What to say where the system refuses a file or folder that no service asked about beforehand."""
    from ecoreport.files import failure_reason

    return (
        f"用不了 {wrong.filename}（{failure_reason(wrong)}）。请检查这个文件或文件夹在不在、有没有权限，"
        "关闭正打开着它的程序后再运行一次。"
    )


def _log_bug() -> str:
    """Writes what happened to this folder, else to the system's temporary one; where it lies, in words."""
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    lines = [f"python {sys.version}", f"参数 {sys.argv[1:]}", traceback.format_exc()]
    for folder in (Path(), Path(gettempdir())):
        path = folder / f"ecoreport-错误-{stamp}.log"
        try:
            path.write_text("\n".join(lines), encoding="utf-8")
        except OSError:
            continue
        return f"详情已写入 {path}，请连同该文件反馈。"
    return f"详情没有地方可写，请反馈这一行：{lines[-1].strip().splitlines()[-1]}"
