"""LibreOffice for tests: where it is, and conversions in a profile of their own."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

SOFFICE = shutil.which("soffice")
PDFTOTEXT = shutil.which("pdftotext")


def office_is_missing() -> bool:
    """True when a test that needs LibreOffice has to be skipped; in CI a missing one is a failure instead."""
    return (SOFFICE is None or PDFTOTEXT is None) and os.environ.get("CI", "").lower() not in {"1", "true"}


def convert(files: list[Path], to: str, folder: Path) -> list[Path]:
    """The files converted by LibreOffice, in the same order.

    Args:
        files: Workbooks or documents with different stems.
        to: A target such as `pdf`, `xlsx`, `docx`, `csv`.
        folder: Where the results go.
    """
    assert SOFFICE is not None, "LibreOffice is not installed"
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                SOFFICE,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                "--headless",
                "--convert-to",
                to,
                "--outdir",
                str(folder),
                *map(str, files),
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    made = [folder / f"{file.stem}.{to.partition(':')[0]}" for file in files]
    for path in made:
        assert path.stat().st_size > 0, f"LibreOffice made nothing of {path.stem}"
    return made


def pdf_text(pdf: Path) -> str:
    """The text of a PDF with all white space removed, as line breaks fall anywhere."""
    assert PDFTOTEXT is not None, "poppler-utils is not installed"
    result = subprocess.run([PDFTOTEXT, "-layout", str(pdf), "-"], check=True, capture_output=True)
    return "".join(result.stdout.decode().split())
