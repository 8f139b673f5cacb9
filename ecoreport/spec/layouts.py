"""Layouts from YAML files, with everything that is wrong in them, in the file's own order."""

import re
import string
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from ecoreport.catalogue import find
from ecoreport.errors import SpecError
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.layout import (
    LONGEST_PROMPT,
    LONGEST_PROMPT_TITLE,
    Column,
    ColumnType,
    FieldKey,
    Layout,
    SheetKind,
    SheetLayout,
)
from ecoreport.resources import read_resource
from ecoreport.spec.hints import did_you_mean, first_problems
from ecoreport.spec.labels import LAYOUT_LABELS
from ecoreport.spec.nodes import EntriesNode, Path, nearest_place
from ecoreport.spec.shapes import fill_shape
from ecoreport.spec.yaml_nodes import decode_text, parse_yaml

LAYOUT_FILE = "department.yaml"
"""The layout of the workbook that a unit fills in."""

PRINTED_COLUMNS: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.GUIDE: ("label", "remark"),
    SheetKind.METRICS: ("id", "name", "target", "measure", "area", "nature", "scope", "deadline"),
    SheetKind.TASKS: ("id", "no", "title", "requirement", "role", "scope", "deadline", "list", "area"),
    SheetKind.EVIDENCE: ("no",),
    SheetKind.SUMMARY: ("label", "remark"),
}
"""What locked columns can print, by the kind of sheet; `workbook.form` knows where each comes from."""

_NEEDED: Mapping[SheetKind, tuple[str, ...]] = {
    SheetKind.GUIDE: ("label", FieldKey.VALUE),
    SheetKind.METRICS: ("name", "target", FieldKey.VALUE, FieldKey.STATE, FieldKey.NOTE),
    SheetKind.TASKS: ("title", FieldKey.STATE, FieldKey.PROGRESS),
    SheetKind.EVIDENCE: (FieldKey.ABOUT, FieldKey.DOCUMENT),
    SheetKind.SUMMARY: ("label", FieldKey.VALUE),
}
_CHECKED = (SheetKind.METRICS, SheetKind.TASKS)
_PLACEHOLDERS = ("unit", "title", "year", "period", "office", "region", "due")
_FORBIDDEN_IN_TITLES = re.compile(r"[\\/?*\[\]:'\"]")
_LONGEST_TITLE = 31
"""Characters of a sheet's name in Excel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedLayout:
    """A layout file as far as it could be read."""

    file: str
    layout: Layout | None
    """None when fields are missing or misfit."""
    findings: tuple[Finding, ...]

    def require(self) -> Layout:
        """The layout, when nothing in its file must be corrected.

        Raises:
            SpecError: Otherwise, with the first problems in words.
        """
        problems = first_problems(self.findings)
        if self.layout is not None and not problems:
            return self.layout
        raise SpecError(f"版式文件有误，需先改正。{problems}")


def load_layout(*, workspace: FilePath | None = None) -> Layout:
    """The layout of the units' workbook: the workspace's own file (版式/department.yaml) or the shipped one.

    Raises:
        SpecError: When neither is there, or the file has to be corrected first; with the first problems in words.
    """
    data = read_resource("layouts", LAYOUT_FILE, workspace=workspace)
    return read_layout(data, file=LAYOUT_FILE).require()


def read_layout(data: bytes, *, file: str) -> LoadedLayout:
    """The layout in the bytes of a YAML file, named `file` in findings."""
    text, findings = decode_text(data, file=file)
    if text is None:
        return LoadedLayout(file=file, layout=None, findings=findings)
    root, syntax = parse_yaml(text, file=file)
    findings = (*findings, *syntax)
    if not isinstance(root, EntriesNode):
        empty = () if findings else (find("PLAN-009", place=Place(file=file)),)
        return LoadedLayout(file=file, layout=None, findings=(*findings, *empty))
    filled = fill_shape(Layout, root, labels=LAYOUT_LABELS)
    every = [*findings, *filled.findings]
    if not filled.findings:
        every += _Checker(layout=filled.value, places=filled.places).findings()
    every.sort(key=lambda finding: finding.place.line or 0)
    usable = not any(finding.severity is Severity.MUST for finding in every)
    return LoadedLayout(file=file, layout=filled.value if usable else None, findings=tuple(every))


@dataclass(slots=True, kw_only=True)
class _Checker:
    layout: Layout
    places: Mapping[Path, Place]
    _root: Place = field(init=False)

    def __post_init__(self) -> None:
        self._root = self.places[()]

    def findings(self) -> Iterator[Finding]:
        kinds = [sheet.kind for sheet in self.layout.sheets]
        for kind in SheetKind:
            if kind not in kinds:
                yield find("LAYOUT-010", place=self._root, kind=kind)
        for number, sheet in enumerate(self.layout.sheets):
            path: Path = ("sheets", number)
            where = f"工作表“{sheet.title}”"
            if sheet.kind in kinds[:number]:
                yield find("LAYOUT-011", place=self._place(path, "kind"), where=where, kind=sheet.kind)
            yield from self._check_title(number, sheet, path, where)
            yield from self._check_texts(sheet, path, where)
            yield from self._check_keys([c.key for c in sheet.columns], (*path, "columns"), where)
            yield from self._check_keys([f.key for f in sheet.fields], (*path, "fields"), where)
            for key in _NEEDED[sheet.kind]:
                if sheet.column(key) is None:
                    yield find("LAYOUT-004", place=self._place(path, "columns"), where=where, key=key)
            for position, column in enumerate(sheet.columns):
                yield from self._check_column(sheet, column, (*path, "columns", position), where)

    def _check_title(self, number: int, sheet: SheetLayout, path: Path, where: str) -> Iterator[Finding]:
        before = {other.title.casefold() for other in self.layout.sheets[:number]}
        wrong = (
            len(sheet.title) > _LONGEST_TITLE
            or _FORBIDDEN_IN_TITLES.search(sheet.title)
            or sheet.title.casefold() in before
        )
        if wrong:
            yield find("LAYOUT-002", place=self._place(path, "title"), where=where, title=sheet.title)

    def _check_texts(self, sheet: SheetLayout, path: Path, where: str) -> Iterator[Finding]:
        texts = [(sheet.heading, self._place(path, "heading"))]
        texts += [(line, self._place((*path, "lines"), i)) for i, line in enumerate(sheet.lines)]
        for text, place in texts:
            for name in _placeholders(text):
                if name not in _PLACEHOLDERS:
                    known = "、".join(f"{{{known}}}" for known in _PLACEHOLDERS)
                    found = "花括号没有成对" if name is None else f"{{{name}}}"
                    yield find("LAYOUT-009", place=place, where=where, found=found, known=known)
        for i, labelled in enumerate(sheet.fields):
            place = self._place((*path, "fields", i), "help")
            yield from _check_length(
                "help", labelled.help, LONGEST_PROMPT, place, f"{where} {labelled.label}"
            )

    def _check_keys(self, keys: list[str], path: Path, where: str) -> Iterator[Finding]:
        for i, key in enumerate(keys):
            if key in keys[:i]:
                yield find("LAYOUT-001", place=self._place((*path, i), "key"), where=where, key=key)

    def _check_column(self, sheet: SheetLayout, column: Column, path: Path, where: str) -> Iterator[Finding]:
        where = f"{where}的列“{column.title}”"
        printed = PRINTED_COLUMNS[sheet.kind]
        if column.type is ColumnType.CHECK:
            if column.fill or sheet.kind not in _CHECKED:
                yield find("LAYOUT-012", place=self._place(path, "type"), where=where)
        elif not column.fill and column.key not in printed:
            hint = did_you_mean(column.key, printed)
            known = "、".join(printed)
            place = self._place(path, "key")
            yield find("LAYOUT-003", place=place, where=where, key=column.key, hint=hint, known=known)
        if column.type is ColumnType.CHOICE and not column.choices and column.key != FieldKey.ABOUT:
            yield find("LAYOUT-005", place=self._place(path, "type"), where=where)
        if (count := len(",".join(column.choices))) > LONGEST_PROMPT:
            yield find("LAYOUT-006", place=self._place(path, "choices"), where=where, count=count)
        if any(mark in choice for choice in column.choices for mark in ',"'):
            yield find("LAYOUT-013", place=self._place(path, "choices"), where=where)
        if not 1 <= column.width <= 255:
            yield find("LAYOUT-008", place=self._place(path, "width"), where=where, width=column.width)
        yield from _check_length("help", column.help, LONGEST_PROMPT, self._place(path, "help"), where)
        yield from _check_length(
            "title", column.title, LONGEST_PROMPT_TITLE, self._place(path, "title"), where
        )

    def _place(self, path: Path, last: str | int) -> Place:
        return nearest_place(self.places, (*path, last))


def _check_length(what: str, text: str | None, limit: int, place: Place, where: str) -> Iterator[Finding]:
    if text is not None and len(text) > limit:
        yield find("LAYOUT-007", place=place, where=where, what=what, count=len(text), limit=limit)


def _placeholders(text: str) -> Iterator[str | None]:
    """The names in braces; None when the braces do not pair."""
    try:
        yield from (name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        yield None
