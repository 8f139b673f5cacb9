"""A zip package that was checked before anything in it is believed: directory, sizes, names, relationships."""

import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from time import monotonic
from urllib.parse import unquote

from ecoreport.sheets.markup import Handlers, parse_markup
from ecoreport.sheets.refusal import refusal

MAX_PART_BYTES = 200_000_000
MAX_TOTAL_BYTES = 400_000_000
MAX_MEMBERS = 5_000
MAX_SECONDS = 20
"""From opening a package to its last part; a normal return takes a fiftieth of one."""
_MEGABYTE = 1_000_000
_CHUNK = 1 << 16
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_ENCRYPTED = 0x1
_ZIP64_LOCATOR = struct.Struct("<4sLQL")
_ZIP64_END_SIZE = 56

RELATIONSHIPS = (
    "http://schemas.openxmlformats.org/package/2006/relationships",
    "http://purl.oclc.org/ooxml/package/relationships",
)


class Package:
    """The members of a zip file, by their lower-cased names with forward slashes.

    Raises:
        UnreadableFileError: On opening or reading, when the package is damaged, inconsistent or too large.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        self._spent = 0
        self._deadline = monotonic() + MAX_SECONDS
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, struct.error, NotImplementedError) as wrong:
            raise refusal("FILE-002", name=name, reason="只传来一部分，或中途被改动") from wrong
        self._members = self._checked_members(data)

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._members

    def parts(self) -> tuple[str, ...]:
        """The names of all members, lower-cased."""
        return tuple(self._members)

    def written_name(self, part: str) -> str:
        """The member's name as the file writes it."""
        return self._members[part.lower()].filename

    def chunks(self, part: str) -> Iterator[bytes]:
        """The content of a member in pieces; counts what it inflates, and the seconds."""
        size = 0
        try:
            with self._zip.open(self._members[part.lower()]) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    self._spent += len(chunk)
                    if size > MAX_PART_BYTES or self._spent > MAX_TOTAL_BYTES:
                        limit = MAX_PART_BYTES if size > MAX_PART_BYTES else MAX_TOTAL_BYTES
                        raise refusal("FILE-014", name=self.name, limit=limit // _MEGABYTE)
                    if monotonic() > self._deadline:
                        raise refusal("FILE-019", name=self.name, seconds=MAX_SECONDS)
                    yield chunk
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            RuntimeError,
            NotImplementedError,
        ) as wrong:
            raise refusal("FILE-002", name=self.name, reason="校验不符，内容有缺失") from wrong

    def content(self, part: str) -> bytes:
        """The whole content of a small member."""
        return b"".join(self.chunks(part))

    def parse(self, part: str, handlers: Handlers) -> None:
        """Runs a part of markup through the handlers."""
        parse_markup(self.chunks(part), handlers, name=self.name)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """The relationships of a part: id → (last word of the type, target inside the package)."""
        folder, _, file = part.rpartition("/")
        source = posixpath.join(folder, "_rels", f"{file}.rels")
        found: dict[str, tuple[str, str]] = {}
        if source not in self:
            return found

        def start(tag: str, attributes: dict[str, str]) -> None:
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                kind = attributes.get("Type", "").rpartition("/")[2]
                found[attributes.get("Id", "")] = (kind, _resolve(folder, attributes.get("Target", "")))

        self.parse(source, Handlers(namespaces=RELATIONSHIPS, start=start))
        return found

    def _checked_members(self, data: bytes) -> dict[str, zipfile.ZipInfo]:
        members: dict[str, zipfile.ZipInfo] = {}
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            raise self._inconsistent(f"内部文件超过 {MAX_MEMBERS} 个")
        for info in infos:
            key = info.filename.replace("\\", "/").lstrip("/").lower()
            if key in members:
                raise self._inconsistent("同一个内部文件出现了两次")
            if info.flag_bits & _ENCRYPTED:
                raise refusal("FILE-003", name=self.name)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise self._inconsistent("用了表格软件不用的压缩方法")
            members[key] = info
        self._refuse_overlaps(data, infos)
        self._refuse_moved_zip64_end(data)
        return members

    def _refuse_overlaps(self, data: bytes, infos: list[zipfile.ZipInfo]) -> None:
        """Python's zipfile reads overlapping members before 3.11.8 (CVE-2024-0450)."""
        end_of_last = 0
        for info in sorted(infos, key=lambda info: info.header_offset):
            header = data[info.header_offset : info.header_offset + _LOCAL_HEADER.size]
            if len(header) < _LOCAL_HEADER.size:
                raise refusal("FILE-002", name=self.name, reason="只传来一部分")
            signature, name_length, extra_length = _LOCAL_HEADER.unpack(header)
            if signature != b"PK\x03\x04" or info.header_offset < end_of_last:
                raise self._inconsistent("内部文件互相重叠")
            end_of_last = (
                info.header_offset + _LOCAL_HEADER.size + name_length + extra_length + info.compress_size
            )
        if end_of_last > self._zip.start_dir:
            raise self._inconsistent("内部文件互相重叠")

    def _refuse_moved_zip64_end(self, data: bytes) -> None:
        """Before 3.11.14 zipfile does not look where the ZIP64 locator points (CVE-2025-8291)."""
        end = data.rfind(b"PK\x05\x06")
        locator = data[end - _ZIP64_LOCATOR.size : end] if end >= _ZIP64_LOCATOR.size else b""
        if not locator.startswith(b"PK\x06\x07"):
            return
        _, _, offset, _ = _ZIP64_LOCATOR.unpack(locator)
        if offset != end - _ZIP64_LOCATOR.size - _ZIP64_END_SIZE:
            raise self._inconsistent("目录位置不对")

    def _inconsistent(self, reason: str) -> Exception:
        return refusal("FILE-015", name=self.name, reason=reason)


def _resolve(folder: str, target: str) -> str:
    """A relationship's target as a member name; targets that leave the package resolve to nothing that exists."""
    target = unquote(target.replace("\\", "/"))
    path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(path).lower()
