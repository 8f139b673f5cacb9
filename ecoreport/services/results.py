"""Results: what is written to 成果/, without ever losing what somebody has worked on there."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ecoreport.errors import WorkspaceError
from ecoreport.files import write_bytes

FORMER = "旧稿"
"""The folder beside the results to which former versions are moved."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The folder of one period's results, at the time of one run."""

    folder: Path
    now: datetime

    def write(self, name: str, data: bytes) -> Path:
        """Writes a result; a former version that says something else is kept in 旧稿/ with the time in its name.

        Args:
            name: The file's name, with its folder below this one where it has one.
            data: The content.

        Raises:
            WorkspaceError: When the folder cannot be written.
        """
        path = self.folder / name
        former = _read(path)
        if former is not None and _content(former) != _content(data):
            write_bytes(self._former_path(name, former), former)
        write_bytes(path, data)
        return path

    def _former_path(self, name: str, former: bytes) -> Path:
        """A place nothing else stands at; two runs in one second must not cost a version."""
        known = Path(name)
        stem = f"{known.stem} {self.now:%Y-%m-%d %H%M%S}"
        place = self.folder / FORMER / known.parent / f"{stem}{known.suffix}"
        count = 1
        while place.exists() and place.read_bytes() != former:
            count += 1
            place = place.with_name(f"{stem} {count}{known.suffix}")
        return place


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as wrong:
        raise WorkspaceError(f"读不了原有的文件 {path}。请关闭正打开着它的程序后再运行一次。") from wrong


def _content(data: bytes) -> Mapping[str, bytes] | bytes:
    """What a document says, without the properties that every run stamps anew."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return {
                name: package.read(name) for name in package.namelist() if not name.startswith("docProps/")
            }
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError):
        return data
