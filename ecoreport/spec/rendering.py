"""The canonical YAML of a programme, and the programme as plain data."""

from collections.abc import Iterable
from dataclasses import MISSING, fields, is_dataclass
from enum import StrEnum
from typing import Any

import yaml

from ecoreport.model.program import Indicator, Program, Who

_ONE_LINE = {"lead", "cooperate", "aliases", "members", "indicators", "range"}
"""Lists of short entries, written on one line: `lead: [区水利局, 区林业局]`."""

_ALWAYS = {
    "Program": {"phases", "areas", "units", "indicators", "tasks"},
    "Unit": {"kind", "aliases", "members"},
    "Indicator": {"area", "nature", "key", "text", "metrics"},
    "Metric": {"measure", "better", "lead", "cooperate", "deadline"},
    "Task": {"indicators", "lead", "cooperate", "metrics"},
}
"""Keys of the contract that `program_as_json` gives even when empty; everything else only when set."""


def render_program(program: Program) -> str:
    """The YAML of a programme, always the same for the same programme.

    Keys in the order of the model, defaults left out, texts never wrapped. Loading it gives the programme back.
    """
    text: str = yaml.serialize(
        _node(program), Dumper=yaml.CSafeDumper, allow_unicode=True, width=-1, encoding=None
    )
    return text


def program_as_json(program: Program) -> dict[str, Any]:
    """The programme in the shape of the contract (`show --json`)."""
    shape: dict[str, Any] = _plain(program)
    return shape


def _node(value: Any, *, key: str = "") -> yaml.Node:
    if isinstance(value, Who):
        value = Who(name=value.printed or value.name, scope=value.scope)
        if value.scope is None:
            return _scalar(value.name)
    if is_dataclass(value):
        entries = [(_scalar(name), _node(item, key=name)) for name, item in _set_fields(value)]
        flow = isinstance(value, Who)
        return yaml.MappingNode("tag:yaml.org,2002:map", entries, flow_style=flow)
    if isinstance(value, tuple):
        items = [_node(item) for item in value]
        short = key in _ONE_LINE and not any(isinstance(item, Indicator) for item in value)
        return yaml.SequenceNode("tag:yaml.org,2002:seq", items, flow_style=short)
    return _scalar(value)


def _scalar(value: str | int | bool) -> yaml.ScalarNode:
    if isinstance(value, bool):
        return yaml.ScalarNode("tag:yaml.org,2002:bool", "true" if value else "false")
    if isinstance(value, int):
        return yaml.ScalarNode("tag:yaml.org,2002:int", str(value))
    style = "|" if "\n" in value else None
    return yaml.ScalarNode("tag:yaml.org,2002:str", str(value), style=style)


def _set_fields(value: Any) -> Iterable[tuple[str, Any]]:
    for f in fields(value):
        item = getattr(value, f.name)
        default = f.default if f.default_factory is MISSING else f.default_factory()
        if default is MISSING or item != default:
            yield f.name, item


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        always = _ALWAYS.get(type(value).__name__, set())
        chosen = dict(_set_fields(value))
        return {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            if f.name in chosen or (f.name in always and getattr(value, f.name) is not None)
        }
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value.value if isinstance(value, StrEnum) else value
