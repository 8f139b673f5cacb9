"""Programme and layout files: loading, checking, writing, linting, comparing, rolling on."""

from ecoreport.spec.comparing import Change, ChangeKind, compare_programs
from ecoreport.spec.form_tables import build_form_tables
from ecoreport.spec.form_update import update_form
from ecoreport.spec.layouts import LoadedLayout, load_layout, read_layout
from ecoreport.spec.lint import LintReport, lint
from ecoreport.spec.loading import (
    XLSX_FILE,
    YAML_FILE,
    Loaded,
    find_workspace_program,
    list_programs,
    load_program,
    read_program,
)
from ecoreport.spec.rendering import program_as_json, render_program
from ecoreport.spec.rolling import Rolled, roll_program

__all__ = [
    "XLSX_FILE",
    "YAML_FILE",
    "Change",
    "ChangeKind",
    "LintReport",
    "Loaded",
    "LoadedLayout",
    "Rolled",
    "build_form_tables",
    "compare_programs",
    "find_workspace_program",
    "lint",
    "list_programs",
    "load_layout",
    "load_program",
    "program_as_json",
    "read_layout",
    "read_program",
    "render_program",
    "roll_program",
    "update_form",
]
