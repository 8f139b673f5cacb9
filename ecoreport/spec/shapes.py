"""Nodes into the model's dataclasses, whatever dataclass it is; every misfit is a finding with its place."""

import re
import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from ecoreport.catalogue import find
from ecoreport.model.finding import Finding, Place
from ecoreport.model.program import Number, Who
from ecoreport.spec.hints import did_you_mean
from ecoreport.spec.labels import LABELS, describe_path, named, said_choice
from ecoreport.spec.nodes import EntriesNode, ListNode, Node, Path, TextNode

T = TypeVar("T")

_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}
MAY_BE_EMPTY = frozenset({"title", "requirement", "target", "range"})
"""Texts that may be empty: what a plan can leave blank in a required place, and the open end of a range."""


_CHINESE_COLON = re.compile(r"\s*[A-Za-z_]+\s*：")


def has_chinese_colon(node: Node | None) -> bool:
    """True for `name：甲`, which is one text for YAML: its colon is the Chinese one."""
    return isinstance(node, TextNode) and _CHINESE_COLON.match(node.text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled(Generic[T]):
    """What came of the nodes."""

    value: T
    """Always complete: where the file says nothing usable stands an empty text, 0 or an empty list, so that
    the checks that follow can go on. Use it only when `findings` is empty."""
    findings: tuple[Finding, ...]
    places: dict[Path, Place]


def fill_shape(shape: type[T], root: EntriesNode, *, labels: Mapping[str, str] = LABELS) -> "Filled[T]":
    """The dataclass `shape` with what the nodes say.

    Texts, whole numbers, yes and no, choices, decimals, lists, optional values and nested dataclasses are
    understood from the annotations; a plain text stands for a `Who` without scope. Messages name keys by `labels`.
    """
    filler = _Filler(root=root, labels=labels)
    value = filler.fill(shape, root, ())
    return Filled(value=value, findings=tuple(filler.findings), places=filler.places)


@dataclass(slots=True, kw_only=True)
class _Filler:
    root: EntriesNode
    labels: Mapping[str, str]
    findings: list[Finding] = field(default_factory=list)
    places: dict[Path, Place] = field(default_factory=dict)

    def fill(self, shape: Any, node: Node, path: Path) -> Any:
        """The value for an annotation; notes a finding and returns an empty value when the node does not fit."""
        self.places[path] = node.place
        origin = get_origin(shape)
        if shape == Number:
            return self._number(node, path)
        if origin in (types.UnionType, Union):
            return self.fill(next(a for a in get_args(shape) if a is not type(None)), node, path)
        if origin is tuple:
            return self._tuple(get_args(shape), node, path)
        if is_dataclass(shape):
            return self._dataclass(shape, node, path)
        if not isinstance(node, TextNode):
            return self._wrong(shape, "一段文字", node, path)
        return self._scalar(shape, node, path)

    def _scalar(self, shape: Any, node: TextNode, path: Path) -> Any:
        text = node.text.strip()
        if shape is str:
            if not text and not (node.quoted and MAY_BE_EMPTY.intersection(path[-2:])):
                return self._wrong(shape, "一段文字", node, path)
            return node.text
        if shape is int:
            return int(text) if _is_whole(text) else self._wrong(shape, "一个整数", node, path)
        if shape is float:
            plain = text.replace(".", "", 1).isdecimal()
            return float(text) if plain else self._wrong(shape, "一个数", node, path)
        if shape is bool:
            answer = _YES_NO.get(text.lower())
            return answer if answer is not None else self._wrong(shape, "是（true）或不写", node, path)
        if issubclass(shape, StrEnum):
            return self._choice(shape, node, path)
        raise TypeError(f"no rule for {shape}")

    def _number(self, node: Node, path: Path) -> Number:
        if not isinstance(node, TextNode) or not node.text.strip():
            self._wrong(str, "一个序号", node, path)
            return ""
        text = node.text
        return int(text) if text.isascii() and _is_whole(text) and str(int(text)) == text else text

    def _choice(self, shape: type[StrEnum], node: TextNode, path: Path) -> Any:
        for choice in shape:
            if choice.value == node.text.strip():
                return choice
        choices = "、".join(said_choice(choice) for choice in shape)
        return self._wrong(shape, f"其中之一：{choices}", node, path)

    def _tuple(self, arguments: tuple[Any, ...], node: Node, path: Path) -> tuple[Any, ...]:
        if not isinstance(node, ListNode):
            self._wrong(str, "列表，写成 [甲, 乙]", node, path)
            return _nothing(arguments)
        if arguments[-1] is Ellipsis:
            shape = arguments[0]
            return tuple(self.fill(shape, item, (*path, i)) for i, item in enumerate(node.items))
        if len(node.items) != len(arguments):
            self._wrong(str, f"{len(arguments)} 项的列表", node, path)
            return _nothing(arguments)
        return tuple(
            self.fill(shape, item, (*path, i))
            for i, (shape, item) in enumerate(zip(arguments, node.items, strict=True))
        )

    def _dataclass(self, shape: Any, node: Node, path: Path) -> Any:
        if shape is Who and isinstance(node, TextNode):
            name = self.fill(str, node, path)
            return Who(name=name)
        if not isinstance(node, EntriesNode):
            self._wrong(str, _entries_wanted(shape, node), node, path)
            return _empty(shape)
        values: dict[str, Any] = {}
        known = _fields(shape)
        self._check_keys([f.name for f, _ in known], node, path)
        for f, kind in known:
            name = f.name
            inner = node.entries.get(name)
            if inner is not None and not _is_blank(inner):
                values[name] = self.fill(kind, inner, (*path, name))
            elif _required(f):
                place = inner.place if inner else node.place
                where = describe_path(self.root, path, self.labels)
                self.findings.append(
                    find("PLAN-006", place=place, where=where, field=named(name, self.labels))
                )
                values[name] = _empty(kind)
        return shape(**values)

    def _check_keys(self, known: list[str], node: EntriesNode, path: Path) -> None:
        for key, place in node.keys.items():
            if key not in known:
                hint = did_you_mean(key, known) or f"可用的键：{'、'.join(known)}。"
                where = describe_path(self.root, path, self.labels)
                self.findings.append(find("PLAN-005", place=place, where=where, key=key, hint=hint))

    def _wrong(self, shape: Any, wanted: str, node: Node, path: Path) -> Any:
        where = describe_path(self.root, path, self.labels)
        self.findings.append(
            find("PLAN-007", place=node.place, where=where, found=_found(node), wanted=wanted)
        )
        return _empty(shape)


def _entries_wanted(shape: Any, node: Node) -> str:
    if has_chinese_colon(node):
        return "半角的冒号，后面留一个空格"
    first = next((f.name for f, _ in _fields(shape) if _required(f)), "键")
    return f"若干“键: 值”，如 {{{first}: …}}"


def _is_blank(node: Node) -> bool:
    return isinstance(node, TextNode) and not node.quoted and not node.text


def _is_whole(text: str) -> bool:
    return text.isdecimal() and len(text) < 10


def _found(node: Node) -> str:
    if isinstance(node, TextNode):
        return f"“{node.text}”" if node.text else "空的"
    return "一个列表" if isinstance(node, ListNode) else "若干“键: 值”"


@cache
def _fields(shape: type) -> tuple[tuple[Field[Any], Any], ...]:
    """The fields a file may fill, with their types; what is found out from others takes no part in comparisons."""
    hints = get_type_hints(shape)
    return tuple((f, hints[f.name]) for f in fields(shape) if f.compare)


def _required(f: Field[Any]) -> bool:
    return f.default is MISSING and f.default_factory is MISSING


def _nothing(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """An empty tuple, or one of empty values where the number of them is fixed."""
    return () if arguments[-1] is Ellipsis else tuple(map(_empty, arguments))


def _empty(shape: Any) -> Any:
    if shape == Number or shape is str:
        return ""
    origin = get_origin(shape)
    if origin is tuple:
        return _nothing(get_args(shape))
    if origin in (types.UnionType, Union):
        return None
    if is_dataclass(shape) and isinstance(shape, type):
        return shape(**{f.name: _empty(kind) for f, kind in _fields(shape) if _required(f)})
    if isinstance(shape, type) and issubclass(shape, StrEnum):
        return next(iter(shape))
    return shape()
