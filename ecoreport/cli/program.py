"""Commands that make programmes: `program to-xlsx`, `from-xlsx`, `diff`, `roll`."""

from __future__ import annotations

import json
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ecoreport.cli.app import EXIT_UNUSABLE
from ecoreport.cli.changes import describe_changes
from ecoreport.cli.chinese import ChineseCommand, ChineseGroup
from ecoreport.cli.output import finding_as_json, needs_person, print_findings, print_json, say
from ecoreport.cli.programs import load_chosen
from ecoreport.cli.terminal import json_option, workspace_option
from ecoreport.errors import SpecError

if TYPE_CHECKING:
    from ecoreport.spec import Change, Loaded

_output = click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="文件",
    help="写到哪个文件；不写就写到当前目录，以方案编号为名。",
)
_force = click.option("--force", is_flag=True, help="文件已存在时覆盖它。")


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""
    group = ChineseGroup(name="program", help="编制方案：Excel 与 YAML 互换、新旧对比、结转下一年。")
    for command in (_to_xlsx, _from_xlsx, _diff, _roll):
        group.add_command(command)
    app.add_command(group)


@click.command(name="to-xlsx", cls=ChineseCommand, help="把方案写成可以在 Excel 里编辑的工作簿。")
@click.argument("program", required=False, metavar="[方案]")
@workspace_option
@_output
@_force
@click.option(
    "--update",
    is_flag=True,
    help="文件已存在时只改动内容变了的单元格，保留其中的格式、自加的列和批注。",
)
@json_option
def _to_xlsx(
    *,
    program: str | None,
    workspace: Path,
    output: Path | None,
    force: bool,
    update: bool,
    as_json: bool,
) -> int:
    from ecoreport.spec import build_form_tables, update_form
    from ecoreport.tables.program_form import render_program_form

    loaded = load_chosen(program, workspace)
    chosen = loaded.program or loaded.require()
    target = output or Path(f"{chosen.id}.xlsx")
    if update and target.is_file():
        data = update_form(target.read_bytes(), chosen, file=target.name)
        _write(target, data, force=True)
    else:
        _write(target, render_program_form(build_form_tables(chosen)), force=force)
    if as_json:
        _print_written(loaded, [target])
    if not needs_person(loaded.findings):
        return 0
    if not as_json:
        print_findings(loaded.findings)
    say("方案中有必须改正的问题，已原样写出；可以在工作簿里改，改后用 ecoreport lint 检查。")
    return 1


@click.command(name="from-xlsx", cls=ChineseCommand, help="把 Excel 里编辑的方案读回，写成 YAML。")
@click.argument("workbook", type=click.Path(path_type=Path), metavar="工作簿")
@_output
@_force
@json_option
def _from_xlsx(*, workbook: Path, output: Path | None, force: bool, as_json: bool) -> int:
    from ecoreport.spec import load_program, render_program

    loaded = load_program(workbook)
    if not as_json:
        print_findings(loaded.findings)
    targets: list[Path] = []
    if loaded.program is not None and not needs_person(loaded.findings):
        targets = [output or Path(f"{loaded.program.id}.yaml")]
        _write(targets[0], render_program(loaded.program).encode(), force=force)
    if as_json:
        _print_written(loaded, targets)
    if targets:
        return 0
    if loaded.program is None:
        return EXIT_UNUSABLE
    say("方案中有必须改正的问题，没有写出 YAML；请改正后再运行。")
    return 1


@click.command(
    name="diff",
    cls=ChineseCommand,
    help="比较两个方案：新增、取消、改号、拆分、合并、改义的指标，目标、单位和任务的变化。",
)
@click.argument("old", metavar="旧方案")
@click.argument("new", metavar="新方案")
@json_option
def _diff(*, old: str, new: str, as_json: bool) -> None:
    from ecoreport.spec import compare_programs, load_program

    changes = compare_programs(load_program(old).require(), load_program(new).require())
    if as_json:
        print_json({"changes": [_change_as_json(change) for change in changes]})
        return
    click.echo("\n".join(describe_changes(changes)))


@click.command(name="roll", cls=ChineseCommand, help="由本年方案结转出下一年的方案，供修改。")
@click.argument("year", type=int, metavar="新年度")
@click.argument("program", required=False, metavar="[方案]")
@click.option(
    "--values",
    "values_file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="文件",
    help='上年完成值，JSON 格式：{"26.1": "95.3"}，作为新一年的基期值；在工作目录里不写就取台账里的数。',
)
@workspace_option
@_output
@_force
@json_option
def _roll(
    *,
    year: int,
    program: str | None,
    values_file: Path | None,
    workspace: Path,
    output: Path | None,
    force: bool,
    as_json: bool,
) -> None:
    from ecoreport.spec import build_form_tables, render_program, roll_program
    from ecoreport.tables.program_form import render_program_form

    chosen = load_chosen(program, workspace).require()
    source = values_file.name if values_file else None
    rolled = roll_program(chosen, year, values=_reached(program, workspace, values_file), source=source)
    target = output or Path(f"{rolled.program.id}.yaml")
    as_form = target.suffix.lower() == ".xlsx"
    form = render_program_form(build_form_tables(rolled.program)) if as_form else None
    _write(target, form or render_program(rolled.program).encode(), force=force)
    if as_json:
        print_json({"program": rolled.program.id, "files": [str(target)], "remarks": list(rolled.remarks)})
        return
    click.echo("请逐条核对：")
    for number, remark in enumerate(rolled.remarks, start=1):
        click.echo(f"  {number}. {remark}")


_MOST_DIGITS = 30
"""More than any figure of a plan has."""
_VALUES_WANTED = '需要 JSON 格式的完成值，如 {"26.1": "95.3"}。'


def _write(target: Path, data: bytes, *, force: bool) -> None:
    from ecoreport.files import write_bytes
    from ecoreport.spec import XLSX_FILE, YAML_FILE

    if target.exists() and not force:
        raise SpecError(f"{target} 已存在，没有改动它。要覆盖请加 --force，或用 --output 换个文件名。")
    write_bytes(target, data)
    say(f"已写出 {target}")
    forms = (YAML_FILE, XLSX_FILE)
    other = next((name for name in forms if target.name in forms and name != target.name), None)
    if other and target.with_name(other).exists():
        say(f"同一目录里还有 {other}：以后只改 {target.name} 的，请把 {other} 移到别处，再运行其他命令。")


def _print_written(loaded: Loaded, targets: list[Path]) -> None:
    """One JSON document on a programme that was read and written in another form."""
    print_json(
        {
            "program": loaded.program.id if loaded.program else None,
            "files": [str(target) for target in targets],
            "findings": [finding_as_json(finding) for finding in loaded.findings],
        }
    )


def _reached(program: str | None, workspace: Path, values_file: Path | None) -> dict[str, str]:
    """Last year's values: those of the file, else those of the workspace's ledger, else none."""
    if values_file is not None:
        return _read_values(values_file)
    if program is not None:
        return {}
    from ecoreport.services.reached import reached_values
    from ecoreport.services.workspace import open_workspace

    return reached_values(open_workspace(workspace))


def _read_values(path: Path) -> dict[str, str]:
    try:
        values = json.loads(path.read_text(encoding="utf-8-sig"), parse_float=str, parse_int=str)
    except (ValueError, RecursionError) as wrong:
        raise SpecError(f"{path} 读不懂，{_VALUES_WANTED}") from wrong
    if not isinstance(values, dict):
        raise SpecError(f"{path} 读不懂，{_VALUES_WANTED}")
    return {key: _plain_value(path, key, value) for key, value in values.items()}


def _plain_value(path: Path, key: str, value: object) -> str:
    """The figure in plain digits."""
    try:
        figure = Decimal(str(value).strip())
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite() or abs(figure.adjusted()) > _MOST_DIGITS:
        raise SpecError(f"{path} 中“{key}”的完成值是“{value}”，不是一个数；{_VALUES_WANTED}")
    return format(figure, "f")


def _change_as_json(change: Change) -> dict[str, str | None]:
    return {
        "kind": change.kind.value,
        "item": change.item,
        "name": change.name,
        "at": change.at,
        "field": change.field,
        "old": change.old,
        "new": change.new,
    }
