"""Builds the wheel, installs it into a fresh environment and runs the demo in an empty folder.

Run by `make wheel-check`; prints what it did and fails loudly.
"""

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Runs the whole check."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", str(folder / "dist"), str(ROOT))
        (wheel,) = (folder / "dist").glob("*.whl")
        check_contents(wheel)
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        run(str(python), "-m", "pip", "install", "--quiet", str(wheel))
        empty = folder / "empty"
        empty.mkdir()
        run(str(python), "-m", "ecoreport", "demo", "演示", cwd=empty)
        made = sorted(p.relative_to(empty).as_posix() for p in empty.rglob("*") if p.is_file())
        for name in ("审核结果.xlsx", "汇总台账.xlsx", "年度工作总结.docx", "发放清单.xlsx"):
            assert any(path.endswith(name) for path in made), f"the demo made no {name}"
        print(f"wheel check: {wheel.name} installed, demo made {len(made)} files")


def check_contents(wheel: Path) -> None:
    """Every shipped template and spec is in the wheel, and nothing of the tests."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for top in ("templates", "workbook_specs"):
        for path in (ROOT / top).rglob("*"):
            if path.is_file() and path.suffix != ".pyc" and "__pycache__" not in path.parts:
                inside = f"ecoreport/{top}/{path.relative_to(ROOT / top).as_posix()}"
                assert inside in names, f"{inside} is missing from the wheel"
    assert not any(name.startswith("tests/") for name in names), "tests are in the wheel"


def run(*command: str, cwd: Path | None = None) -> None:
    """Runs a command and stops on failure."""
    subprocess.run(command, cwd=cwd, check=True)


if __name__ == "__main__":
    main()
