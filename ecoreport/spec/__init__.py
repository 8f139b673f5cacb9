"""Programme and layout files: loading, checking, writing, linting, comparing, rolling on."""

from ecoreport.spec.layouts import LoadedLayout, load_layout, read_layout
from ecoreport.spec.loading import (
    Loaded,
    find_workspace_program,
    list_programs,
    load_program,
    read_program,
)
from ecoreport.spec.rendering import program_as_json, render_program

__all__ = [
    "Loaded",
    "LoadedLayout",
    "find_workspace_program",
    "list_programs",
    "load_layout",
    "load_program",
    "program_as_json",
    "read_layout",
    "read_program",
    "render_program",
]
