"""The command `explain`: how a target, a filled value or a unit cell is understood."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from ecoreport.cli.explain_input import Question, ask, parse_range
from ecoreport.cli.output import JsonObject, print_json_line, say
from ecoreport.cli.programs import load_chosen
from ecoreport.cli.terminal import workspace_option
from ecoreport.model.program import Unit
from ecoreport.model.reading import Flag
from ecoreport.model.target import TargetKind
from ecoreport.model.unit_cell import Role, UnitMention

Explained = tuple[JsonObject, list[tuple[str, str]]]
"""What a text means: as data, and as labelled lines for a person."""

_HELP = """说明程序怎样理解一段文字：目标值（target）、填报值（value）或单位栏（units）。

\b
例：ecoreport explain target "≥74.32，不降低"
    ecoreport explain value 12.5万吨 --measure 吨
    ecoreport explain units "市林业局、住建局牵头，各县区政府配合"

文字写 - 时从标准输入逐行读取，每行是一段文字，或一个 JSON 对象，
如 {"text": "95.3％", "measure": "%"}、{"number": 0.953, "format": "0.00%", "measure": "%"}。"""

_FLAGS = {
    Flag.OK: "读数确定",
    Flag.APPROXIMATE: "是约数，待核",
    Flag.AMBIGUOUS: "含义不能断定，待核",
    Flag.NOT_NUMERIC: "不是数值",
    Flag.MISSING: "没有填写",
    Flag.OUT_OF_RANGE: "超出可能的范围，待核",
    Flag.MEASURE_MISMATCH: "计量单位不符，待核",
}
_KINDS = {
    TargetKind.MIN: "不低于",
    TargetKind.MAX: "不高于",
    TargetKind.RANGE: "在范围内",
    TargetKind.EXACT: "定值",
    TargetKind.CHANGE: "变化幅度",
    TargetKind.TREND: "变化方向",
    TargetKind.CLASS: "等级",
    TargetKind.COUNT: "数量",
    TargetKind.QUALITATIVE: "定性要求，由人认定",
    TargetKind.DEFERRED: "以另行下达的数为准",
    TargetKind.COMPOSITE: "几项要求同时满足",
}
_ROLES = {Role.LEAD: "牵头", Role.COOP: "配合", Role.RESP: "责任"}


def register(app: click.Group) -> None:
    """Adds this group's commands to the application."""

    @app.command(
        help=_HELP,
        short_help="说明程序怎样理解目标值、填报值或单位栏。",
        context_settings={"ignore_unknown_options": True},  # -3.5 is a value, not an option
    )
    @click.argument("kind", type=click.Choice(["target", "value", "units"]), metavar="target|value|units")
    @click.argument("texts", nargs=-1, required=True, metavar="文字…")
    @click.option("--measure", metavar="计量单位", help="指标的计量单位，如 %、万亩、吨标煤/万元。")
    @click.option(
        "--format",
        "cell_format",
        metavar="格式",
        help="数值单元格的数字格式，如 0.00%；此时文字是单元格存的数。",
    )
    @click.option("--range", "range_", metavar="最小,最大", help="指标可能的最小值和最大值，如 0,100。")
    @click.option("--period", metavar="期", help="填报期，如 2022；注明是其他年份的数会列为待核。")
    @click.option(
        "--program", metavar="方案", help="单位栏按哪个方案的单位名称理解；在工作目录中默认用其方案。"
    )
    @workspace_option
    @click.option("--json", "as_json", is_flag=True, help="每段文字输出一行 JSON，顺序与输入相同。")
    def explain(
        *,
        kind: str,
        texts: tuple[str, ...],
        measure: str | None,
        cell_format: str | None,
        range_: str | None,
        period: str | None,
        program: str | None,
        workspace: Path,
        as_json: bool,
    ) -> None:
        """Prints what each text means."""
        _refuse_options(texts, click.get_current_context().command)
        known = Question(measure=measure, format=cell_format, range=_range(range_), period=period)
        stdin = sys.stdin.buffer.read() if "-" in texts else b""
        asked = ask(texts, known, stdin=stdin)
        for warning in asked.warnings:
            say(warning)
        explain_one = _explainer(kind, program, workspace)
        for question in asked.questions:
            meaning, lines = explain_one(question)
            if as_json:
                print_json_line(meaning)
            else:
                _print_lines(question, lines)


def _refuse_options(texts: Sequence[str], command: click.Command) -> None:
    """A mistyped option must not pass for a text just because negative numbers may."""
    from ecoreport.names import closest

    for text in texts:
        if text.startswith("--") and text[2:3].isascii() and text[2:3].isalpha():
            known = [option for parameter in command.params for option in parameter.opts]
            near = closest(text, known)
            raise click.NoSuchOption(text, possibilities=[near] if near else None)


def _range(text: str | None) -> tuple[str, str] | None:
    if text is None:
        return None
    try:
        return parse_range(text)
    except ValueError as wrong:
        raise click.BadParameter(str(wrong), param_hint="--range") from None


def _explainer(kind: str, program: str | None, workspace: Path) -> Callable[[Question], Explained]:
    if kind == "value":
        return _explain_value
    if kind == "target":
        return _explain_target
    units = _known_units(program, workspace)
    return lambda question: _explain_units(question, units)


def _explain_value(question: Question) -> Explained:
    from ecoreport.language.values import read_value, reading_as_json

    reading = read_value(
        question.text,
        number=question.number,
        format=question.format,
        measure=question.measure,
        range=question.range,
        period=question.period,
    )
    lines = []
    if reading.value is not None:
        lines.append(("读作", f"{reading.value:f} {reading.measure or ''}".rstrip()))
    lines.append(("结论", f"{_FLAGS[reading.flag]}（{reading.flag.value}）"))
    if reading.note:
        lines.append(("依据", reading.note))
    return dict(reading_as_json(reading)), lines


def _explain_target(question: Question) -> Explained:
    from ecoreport.language.targets import parse_target, target_as_json
    from ecoreport.language.targets.printing import clause_kinds, print_clause

    target = parse_target(question.text, measure=question.measure)
    lines = [("类型", f"{_KINDS[target.kind]}（{target.kind.value}）")]
    if target.clauses:
        for number, (kind, clause) in enumerate(clause_kinds(target), start=1):
            words = print_clause(clause, kind)
            lines.append((f"要求{number}", f"{words}　{_KINDS[kind]}" if len(target.clauses) > 1 else words))
    if target.note:
        lines.append(("说明", target.note))
    return target_as_json(target), lines


def _explain_units(question: Question, known: Sequence[Unit]) -> Explained:
    from ecoreport.language.unit_cells import read_unit_cell, unit_cell_as_json

    cell = read_unit_cell(question.text, known=known)
    shape = unit_cell_as_json(cell)
    lines = []
    for number, (unit, said) in enumerate(zip(cell.units, shape["units"], strict=True), start=1):
        members, note = _members(unit, known), _hint(unit, known)
        said |= {"members": list(members)} if members else {}
        said |= {"note": note} if note else {}
        lines.append((f"单位{number}", _mention(unit, members, note)))
    lines += [("规则", rule) for rule in cell.rules]
    return dict(shape), lines or [("结论", "没有单位")]


def _mention(unit: UnitMention, members: Sequence[str], note: str) -> str:
    said = [
        _ROLES[unit.role] if unit.role else "",
        f"全称 {unit.full}" if unit.full else "",
        "统称" if unit.group else "",
        f"成员 {'、'.join(members)}" if members else "",
        f"范围 {unit.scope}" if unit.scope else "",
        f"又名 {unit.alias}" if unit.alias else "",
        "后面有“等”" if unit.etc else "",
        note,
    ]
    return "　".join([unit.name, *filter(None, said)])


def _members(unit: UnitMention, known: Sequence[Unit]) -> tuple[str, ...]:
    return next((each.members for each in known if each.name == unit.full_name), ())


def _hint(unit: UnitMention, known: Sequence[Unit]) -> str:
    """What to think of a name that the programme does not know; empty for one it knows."""
    from ecoreport.names import closest_owner

    owners = {name: each.name for each in known for name in (*each.aliases, each.name)}
    if not known or unit.full_name in owners:
        return ""
    near = closest_owner(unit.full_name, owners)
    return f"方案中没有这个单位{f'，是不是 {near}？' if near else ''}"


def _known_units(program: str | None, workspace: Path) -> tuple[Unit, ...]:
    """The units of the named programme or of the workspace; none where neither is named and this folder is no workspace."""
    from ecoreport.errors import SpecError

    named = program is not None or workspace != Path()
    try:
        loaded = load_chosen(program, workspace)
    except SpecError:
        if named:
            raise
        return ()
    if loaded.program is None and not named:
        say("这里的方案有错误，单位栏没有按方案的单位理解。请先运行 ecoreport lint。")
        return ()
    return loaded.require().units


def _print_lines(question: Question, lines: list[tuple[str, str]]) -> None:
    asked = (
        question.text if question.number is None else f"{question.number}（格式 {question.format or '常规'}）"
    )
    click.echo(f"“{asked}”")
    for label, text in lines:
        click.echo(f"  {label}　{text}")
