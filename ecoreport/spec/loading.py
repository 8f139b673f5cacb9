"""Programmes from files: YAML or the Excel form, with everything that is wrong in them, in the file's own order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from ecoreport.catalogue import find
from ecoreport.errors import SpecError, UnreadableFileError
from ecoreport.files import failure_reason
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.program import Program
from ecoreport.resources import OVERRIDE_FOLDERS, list_resources, read_resource
from ecoreport.sheets import parse_address
from ecoreport.spec.excel_form import read_form
from ecoreport.spec.hints import did_you_mean, first_problems
from ecoreport.spec.labels import in_form_words
from ecoreport.spec.nodes import EntriesNode, Node, Path, nearest_place
from ecoreport.spec.references import Draft, check_references, with_proper_names
from ecoreport.spec.shapes import fill_shape, has_chinese_colon
from ecoreport.spec.yaml_nodes import decode_text, parse_yaml

YAML_FILE = "方案.yaml"
XLSX_FILE = "方案.xlsx"
WORKSPACE_PROGRAMS = (YAML_FILE, XLSX_FILE)
"""The names under which a workspace keeps its programme; one of them."""

_WORKBOOK_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
"""How a zip file (xlsx, ods) and a compound file (xls, or one with a password) begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """A programme file as far as it could be read."""

    file: str
    program: Program | None
    """None when fields are missing or misfit; with findings of severity 强制 it should not be worked with."""
    findings: tuple[Finding, ...]
    """In the file's own order."""
    places: Mapping[Path, Place] = field(default_factory=dict)
    """Where each field stands, by its path: `("indicators", 3, "metrics", 0, "target")`, counted from 0."""
    sheets: tuple[str, ...] = ()
    """For an Excel form: its sheets in their order."""
    readable: Program | None = None
    """The programme with nothing where fields are missing or misfit; only for looking at."""

    def place(self, *path: str | int) -> Place:
        """Where that field stands; the nearest enclosing one when the file leaves it out."""
        return nearest_place(self.places, path) if self.places else Place(file=self.file)

    def order(self, place: Place) -> tuple[int, int, int]:
        """A key that sorts places as they come in the file."""
        return _order(place, self.sheets)

    def require(self) -> Program:
        """The programme, when nothing in its file must be corrected.

        Raises:
            SpecError: Otherwise, with the first problems in words.
        """
        problems = first_problems(self.findings)
        if self.program is not None and not problems:
            return self.program
        raise SpecError(f"方案文件有误，需先改正。{problems}运行 ecoreport lint 可查看全部问题。")


def list_programs() -> tuple[str, ...]:
    """The ids of the shipped programmes, sorted."""
    return tuple(name.removesuffix(".yaml") for name in list_resources("programs") if name.endswith(".yaml"))


def find_workspace_program(workspace: FilePath) -> FilePath:
    """The programme file of a workspace.

    Raises:
        SpecError: When it has none, or both a YAML file and a workbook.
    """
    found = [path for name in WORKSPACE_PROGRAMS if (path := workspace / name).is_file()]
    if not found:
        raise SpecError(
            f"{workspace.absolute()} 中没有方案（{' 或 '.join(WORKSPACE_PROGRAMS)}）。"
            "请在工作目录中运行，或用 ecoreport init 新建工作目录。"
        )
    if len(found) > 1:
        raise SpecError(
            f"{workspace.absolute()} 中同时有 {' 和 '.join(path.name for path in found)}，不知以哪个为准。请只留一个。"
        )
    return found[0]


def load_program(source: str | FilePath, *, workspace: FilePath | None = None) -> Loaded:
    """The programme in a file or a workspace, in the workspace's own programmes, or among the shipped ones.

    Args:
        source: A path, or the id of a programme. What a file is is decided by its content, not its name; a folder
            that goes by a programme's id is not meant.
        workspace: Its folder of programmes comes before the shipped ones.

    Raises:
        SpecError: When there is no such file or programme, or the file cannot be opened.
    """
    path = FilePath(source)
    if path.is_file():
        try:
            return read_program(path.read_bytes(), file=path.name)
        except OSError as wrong:
            raise SpecError(
                f"打不开 {path}：{failure_reason(wrong)}。请确认没有被别的程序占用，且有权限读取。"
            ) from wrong
    name = f"{source}.yaml"
    own = workspace / OVERRIDE_FOLDERS["programs"] / name if workspace else None
    known = list_programs()
    if str(source) not in known and not (own and own.is_file()):
        if path.is_dir():
            return load_program(find_workspace_program(path))
        if path.suffix[1:].isalpha() or len(path.parts) > 1:
            raise SpecError(f"没有方案文件 {path}。请检查路径和文件名。")
        hint = did_you_mean(str(source), known)
        raise SpecError(f"没有编号为“{source}”的方案。{hint}自带的方案：{'、'.join(known) or '无'}。")
    return read_program(read_resource("programs", name, workspace=workspace), file=name)


def read_program(data: bytes, *, file: str) -> Loaded:
    """The programme in the bytes of a YAML file or an Excel form, named `file` in findings."""
    if data.startswith(_WORKBOOK_STARTS):
        try:
            root, sheets, findings = read_form(data, file=file)
        except UnreadableFileError as wrong:
            unread = find("PLAN-024", place=Place(file=file), reason=wrong.finding.message)
            return Loaded(file=file, program=None, findings=(unread,))
        return _build_program(root, file=file, findings=findings, sheets=sheets)
    text, findings = decode_text(data, file=file)
    if text is None:
        return Loaded(file=file, program=None, findings=findings)
    root, syntax = parse_yaml(text, file=file)
    return _build_program(root, file=file, findings=(*findings, *syntax))


def _build_program(
    root: Node | None, *, file: str, findings: tuple[Finding, ...], sheets: tuple[str, ...] = ()
) -> Loaded:
    if not isinstance(root, EntriesNode):
        if root is not None and has_chinese_colon(root):
            reason = "冒号是全角的“：”，须用半角，后面留一个空格"
            findings = (*findings, find("PLAN-003", place=root.place, reason=reason))
        elif not any(finding.severity is Severity.MUST for finding in findings):
            findings = (*findings, find("PLAN-009", place=Place(file=file)))
        return Loaded(file=file, program=None, findings=findings)
    filled = fill_shape(Program, root)
    program = with_proper_names(filled.value)
    draft = Draft(program=program, places=filled.places, root=root)
    every = [*findings, *filled.findings, *check_references(draft)]
    if sheets:
        every = [in_form_words(finding) for finding in every]
    every.sort(key=lambda finding: _order(finding.place, sheets))
    usable = not filled.findings and not any(finding.severity is Severity.MUST for finding in findings)
    return Loaded(
        file=file,
        program=program if usable else None,
        findings=tuple(every),
        places=filled.places,
        sheets=sheets,
        readable=filled.value,
    )


def _order(place: Place, sheets: tuple[str, ...]) -> tuple[int, int, int]:
    sheet = sheets.index(place.sheet) if place.sheet in sheets else -1
    row, column = (parse_address(place.cell) if place.cell else None) or (place.line or 0, 0)
    return sheet, row, column
