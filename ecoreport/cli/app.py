"""The application: all command groups, Chinese help, and the one error handler at the door."""

import sys
import traceback
from datetime import datetime
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn

import click

from ecoreport.cli.chinese import ChineseGroup, explain_usage_error
from ecoreport.errors import EcoreportError

GROUPS = ("programs", "explain", "program", "workspace", "collect", "judging", "papers", "training")
"""The modules of this package that bring commands; each has a `register(app)`. Order is that of the help."""

EXIT_DONE = 0
EXIT_NEEDS_PERSON = 1
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
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    )
    for group in GROUPS:
        import_module(f"ecoreport.cli.{group}").register(app)
    return app


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
    except Exception:  # the last door: a bug is logged, never shown as a traceback
        _say(f"程序出错了，这不是您的操作问题。详情已写入 {_log_bug()}，请连同该文件反馈。")
        sys.exit(EXIT_BUG)


def _take_any_character() -> None:
    """A sign that the code page of a Windows pipe or file lacks (cp936 has no ²) is printed as ?, and stops nothing."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _say(text: str) -> None:
    print(text, file=sys.stderr)


def _log_bug() -> Path:
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    path = Path(f"ecoreport-错误-{stamp}.log")
    lines = [f"python {sys.version}", f"参数 {sys.argv[1:]}", traceback.format_exc()]
    try:
        path.write_text("\n".join(lines), encoding="utf-8")
    except OSError:
        print("\n".join(lines), file=sys.stderr)
    return path
