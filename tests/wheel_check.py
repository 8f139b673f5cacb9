"""Builds the source distribution and from it the wheel, installs that into a fresh environment and runs the demo there.

Run by `make wheel-check`; prints what it did and fails loudly.
"""

import subprocess
import sys
import tarfile
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Runs the whole check."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        # without a choice `build` makes the wheel from the source distribution, so that one proves the other
        run(sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(ROOT))
        (source,) = (folder / "dist").glob("*.tar.gz")
        (wheel,) = (folder / "dist").glob("*.whl")
        check_source(source)
        check_wheel(wheel)
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        run(str(python), "-m", "pip", "install", "--quiet", str(wheel))
        empty = folder / "empty"
        empty.mkdir()
        run(str(python), "-m", "ecoreport", "demo", "演示", cwd=empty)
        made = sorted(p.relative_to(empty).as_posix() for p in empty.rglob("*") if p.is_file())
        for name in ("审核结果.xlsx", "汇总台账.xlsx", "年度工作总结.docx", "发放清单.xlsx"):
            assert any(path.endswith(name) for path in made), f"the demo made no {name}"
        print(f"wheel check: {source.name} and {wheel.name} are whole, the demo made {len(made)} files")


def check_source(source: Path) -> None:
    """Everything of the project's folders is in the source distribution."""
    with tarfile.open(source) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for top in ("ecoreport", "templates", "workbook_specs", "examples", "tests", "docs", "benchmarks"):
        for name in files_of(top):
            assert name in names, f"{name} is missing from the source distribution"
    for name in ("LICENSE", "README.md", "README.zh-CN.md", "CHANGELOG.md", "Makefile", "setup.cfg"):
        assert name in names, f"{name} is missing from the source distribution"


def check_wheel(wheel: Path) -> None:
    """Every shipped template and spec is in the wheel, and nothing of the tests."""
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for top in ("templates", "workbook_specs"):
        for name in files_of(top):
            assert f"ecoreport/{name}" in names, f"{name} is missing from the wheel"
    assert not any(name.startswith("tests/") for name in names), "tests are in the wheel"


def files_of(top: str) -> list[str]:
    """The files of a folder of the project, compiled ones aside, by their paths in it."""
    paths = (path for path in (ROOT / top).rglob("*") if path.is_file())
    return [
        path.relative_to(ROOT).as_posix()
        for path in paths
        if path.suffix != ".pyc" and not any(part.startswith(".") for part in path.parts[len(ROOT.parts) :])
    ]


def run(*command: str, cwd: Path | None = None) -> None:
    """Runs a command and stops on failure."""
    subprocess.run(command, cwd=cwd, check=True)


if __name__ == "__main__":
    main()
