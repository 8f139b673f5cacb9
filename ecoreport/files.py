"""Files on disk: written whole or not at all, hashed, locked, and named so that every system takes the name."""

import errno
import hashlib
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from filelock import FileLock, Timeout

from ecoreport.catalogue import find
from ecoreport.errors import WorkspaceError
from ecoreport.model.finding import Finding, Place
from ecoreport.sheets.recognition import refuse_by_size
from ecoreport.sheets.refusal import refusal

UNFINISHED = ".*.tmp"
"""What matches the files that `write_bytes` leaves when the machine stops in the middle of it."""

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)
_LONGEST_NAME = 200
"""Bytes of UTF-8; most file systems take 255, and suffixes such as .xlsx are still to come."""
_FULL_WIDTH = MappingProxyType(
    {"<": "＜", ">": "＞", ":": "：", "/": "／", "\\": "＼", "|": "｜", "?": "？", "*": "＊", '"': "＂"}
)
_READABLE = 0o644
_REASONS = MappingProxyType(
    {
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EROFS: "文件夹只读",
        errno.ENOSPC: "磁盘已满",
        errno.ENOTDIR: "上级不是文件夹",
        errno.EISDIR: "那是文件夹，不是文件",
        errno.EEXIST: "同名的文件已存在",
        errno.ENAMETOOLONG: "名称太长",
        errno.ENOENT: "文件不在了",
    }
)

_LOCK_FILE = re.compile(r"~\$(?P<excel>.+)|\.~lock\.(?P<office>.+)#")
_UNFINISHED = (
    ".tmp",
    ".part",
    ".partial",
    ".crdownload",
    ".download",
    ".!ut",
    ".td",
    ".xltd",
    ".baiduyun.downloading",
)
_LONGEST_OWNER = 54
"""Bytes that an owner file of Office has for the name."""
_SYSTEM = ("thumbs.db", "desktop.ini", ".ds_store")


def write_bytes(path: Path, data: bytes) -> None:
    """Writes the file whole or not at all: what stood there before stays until the new content is safe on disk.

    The folder is made when it is not there.

    Raises:
        WorkspaceError: When the folder cannot be written, or the file is open in a program that locks it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
            Path(temporary).chmod(_READABLE)
            Path(temporary).replace(path)
            _sync_folder(path.parent)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as wrong:
        raise WorkspaceError(
            f"写不了文件 {path}（{failure_reason(wrong)}）。请关闭正打开着它的程序，确认文件夹可写、磁盘有空间后再运行一次。"
        ) from wrong


def _sync_folder(folder: Path) -> None:
    """Makes the new name itself safe on disk, where the system can: Windows opens no folders."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def move_file(path: Path, target: Path) -> None:
    """Moves the file, over one that stands there; the folder is made when it is not there.

    Raises:
        WorkspaceError: When it is open in a program that locks it, or a folder cannot be written.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    except OSError as wrong:
        raise WorkspaceError(
            f"移不动文件 {path}（{failure_reason(wrong)}）。请关闭正打开着它的程序，确认文件夹可写后再运行一次。"
        ) from wrong


def read_bytes(path: Path) -> bytes:
    """The whole file, unless it is longer than any return can be.

    Raises:
        UnreadableFileError: When it cannot be opened now (FILE-021) or is too large (FILE-004).
    """
    try:
        refuse_by_size(path.stat().st_size, name=path.name)
        return path.read_bytes()
    except OSError as wrong:
        raise refusal("FILE-021", name=path.name or str(path), reason=failure_reason(wrong)) from wrong


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@contextmanager
def lock(path: Path, *, seconds: float = 10) -> Iterator[None]:
    """Holds the lock file `path` while the block runs, so that two runs do not write the same folder.

    Raises:
        WorkspaceError: When another run still holds it after that time, or the lock cannot be made.
    """
    holder = FileLock(path, timeout=seconds)
    try:
        holder.acquire()
    except Timeout as wrong:
        raise WorkspaceError(
            f"另一个 ecoreport 正在处理这个工作目录（{path.parent}）。请等它结束后再运行。"
        ) from wrong
    except OSError as wrong:
        raise WorkspaceError(
            f"写不了锁文件 {path}（{failure_reason(wrong)}）。请确认工作目录可写。"
        ) from wrong
    try:
        yield
    finally:
        holder.release()


def failure_reason(wrong: OSError) -> str:
    """Why the system refused, in Chinese."""
    return _REASONS.get(wrong.errno or 0, wrong.strerror or "系统不允许")


def safe_name(text: str) -> str:
    """The text as one file name without suffix that Windows, Linux and mail programs all take; 未命名 if nothing is left.

    Different texts may give the same name; callers that write several files number them.
    """
    name = unicodedata.normalize("NFC", text)
    name = "".join(" " if char.isspace() else char for char in name if unicodedata.category(char) != "Cf")
    name = _FORBIDDEN.sub(lambda match: _FULL_WIDTH.get(match[0], ""), name)
    name = " ".join(name.split()).strip(". ").lstrip("=+-@~$")
    while len(name.encode()) > _LONGEST_NAME:
        name = name[:-1]
    if not name or _RESERVED.fullmatch(name):
        return f"未命名{name}"
    return name


def passed_over(path: Path) -> Finding | None:
    """Why a file of the inbox is no return at all (lock, temporary or system file, link); None when it may be one."""
    place = Place(file=path.name)
    if path.is_symlink() or path.suffix.lower() in (".lnk", ".url"):
        return find("FILE-082", place=place)
    if match := _LOCK_FILE.fullmatch(path.name):
        return find(
            "FILE-080", place=place, owner=_owner(path) or f"有人（{match['excel'] or match['office']}）"
        )
    if path.name.lower().endswith(_UNFINISHED):
        return find("FILE-081", place=place)
    if path.name.lower() in _SYSTEM or path.name.startswith("._"):
        return find("FILE-083", place=place)
    return None


def _owner(path: Path) -> str:
    """Who has the original open, as Office (a length and a name) or LibreOffice (fields with commas) writes it."""
    try:
        content = path.read_bytes()[:512]
    except OSError:
        return ""
    if path.name.startswith(".~lock."):
        return content.decode("utf-8", "replace").split(",")[0].strip()
    length = content[0] if content else 0
    name = content[1 : 1 + length].decode("gb18030", "replace")
    return name if length <= _LONGEST_OWNER and name.isprintable() else ""
