"""The terminal: options that many commands share, the clock, and the progress bar."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

import click

Item = TypeVar("Item")
Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_option(command: Command) -> Command:
    """Adds `--workspace 目录`."""
    return click.option(
        "--workspace",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        metavar="目录",
        help="工作目录；不写就是当前目录。",
    )(command)


def period_option(command: Command) -> Command:
    """Adds `--period 报告期`."""
    return click.option(
        "--period",
        metavar="报告期",
        help="年（2019）、季度（2019-Q3）或月（2019-06）；不写就是方案的年度。",
    )(command)


def json_option(command: Command) -> Command:
    """Adds `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="输出一个 JSON 文档，供其他程序使用。")(
        command
    )


def now() -> datetime:
    """The clock of this machine, to the second; services get it from here and nowhere else."""
    return datetime.now().replace(microsecond=0)  # offices think in local time


def track(items: Sequence[Item], label: str) -> Iterable[Item]:
    """The items one by one with a progress bar on stderr; no bar where nobody is looking."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    if not console.is_terminal or len(items) < 2:
        yield from items
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        yield from progress.track(items, description=label)
