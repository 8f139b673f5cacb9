"""Shipped files by name: programmes, layouts and templates; the workspace's own copy comes first."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath
from typing import Literal

from ecoreport.errors import SpecError

Kind = Literal["programs", "layouts", "templates"]

OVERRIDE_FOLDERS: dict[Kind, str] = {"programs": "方案", "layouts": "版式", "templates": "模板"}
"""The folder of a workspace in which the office's own copies stand; also what a file of the kind is called."""


def read_resource(kind: Kind, name: str, *, workspace: Path | None = None) -> bytes:
    """The bytes of that file: the workspace's own one if there is one, else the shipped one.

    Args:
        kind: Where to look.
        name: File name with extension; templates may stand in sub-folders (`letters/remind.j2`).
        workspace: The folder whose `方案`, `版式` and `模板` sub-folders come first.

    Raises:
        SpecError: When neither has such a file.
    """
    parts = PurePosixPath(name).parts
    if parts and not any(part in {"..", "/"} or "\\" in part or ":" in part for part in parts):
        own = workspace.joinpath(OVERRIDE_FOLDERS[kind], *parts) if workspace else None
        if own and own.is_file():
            return own.read_bytes()
        shipped = _folder(kind).joinpath(*parts)
        if shipped.is_file():
            return shipped.read_bytes()
    raise SpecError(
        f"没有名为“{name}”的{OVERRIDE_FOLDERS[kind]}。现有：{'、'.join(list_resources(kind)) or '无'}。"
    )


def list_resources(kind: Kind) -> tuple[str, ...]:
    """The names of the shipped files of that kind, sorted; those in sub-folders with their folder."""
    return tuple(sorted(_names(_folder(kind), "")))


def _folder(kind: Kind) -> Traversable:
    if kind == "templates":
        return files("ecoreport.templates")
    return files("ecoreport.workbook_specs").joinpath(kind)


def _names(folder: Traversable, prefix: str) -> list[str]:
    names = []
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.is_dir() and not entry.name.startswith("_"):
            names += _names(entry, f"{prefix}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith((".py", ".pyc")) and not entry.name.startswith("."):
            names.append(f"{prefix}{entry.name}")
    return names
