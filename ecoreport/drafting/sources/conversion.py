"""Documents that need LibreOffice: .doc, .wps, .rtf, .odt become .docx."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ecoreport.catalogue import find
from ecoreport.drafting.sources.refusing import refuse
from ecoreport.errors import MissingToolError

TIME_LIMIT = 120
"""Seconds LibreOffice may take; a plan of 200 pages takes about 10."""
_OFFICES = ("soffice", "libreoffice", "soffice.exe")
_WINDOWS_OFFICE = Path("C:/Program Files/LibreOffice/program/soffice.exe")


def convert_to_docx(data: bytes, *, name: str, kind: str, suffix: str) -> bytes:
    """The document as the bytes of a .docx file, converted in a folder of its own.

    Raises:
        MissingToolError: LibreOffice is not installed.
        UnreadableFileError: LibreOffice could not convert the file.
    """
    office = _office()
    if office is None:
        missing = find("DRAFT-109", name=name, kind=kind)
        raise MissingToolError(f"{missing.message}{missing.remedy}")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, f"plan{suffix}")
        source.write_bytes(data)
        call = [
            office,
            f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "docx",
            "--outdir",
            str(Path(folder, "out")),
            str(source),
        ]
        try:
            subprocess.run(call, check=True, capture_output=True, timeout=TIME_LIMIT)
            return Path(folder, "out", "plan.docx").read_bytes()
        except subprocess.TimeoutExpired as wrong:
            raise refuse("DRAFT-111", name=name, detail=f"超过 {TIME_LIMIT} 秒") from wrong
        except (subprocess.CalledProcessError, OSError) as wrong:
            raise refuse("DRAFT-111", name=name, detail="文件可能已损坏") from wrong


def _office() -> str | None:
    for program in _OFFICES:
        if found := shutil.which(program):
            return found
    return str(_WINDOWS_OFFICE) if _WINDOWS_OFFICE.exists() else None
