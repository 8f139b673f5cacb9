"""What setup.cfg ships is what the folders hold."""

import configparser
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parent.parent

CONFIG = configparser.ConfigParser()
CONFIG.read(ROOT / "setup.cfg", encoding="utf-8")


def test_every_package_folder_is_listed() -> None:
    listed = set(CONFIG["options"]["packages"].split())
    found = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for path in (ROOT / "ecoreport").rglob("__init__.py")
        if "__pycache__" not in path.parts
    }
    found |= {"ecoreport.templates", "ecoreport.workbook_specs"}
    assert listed == found


def test_every_shipped_file_matches_a_pattern() -> None:
    data = CONFIG["options.package_data"]
    for package, folder in (
        ("ecoreport.templates", "templates"),
        ("ecoreport.workbook_specs", "workbook_specs"),
    ):
        patterns = data[package].split()
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix not in {".py", ".pyc"}:
                name = path.relative_to(ROOT / folder).as_posix()
                assert any(fnmatch(name, pattern) for pattern in patterns), (
                    f"{folder}/{name} would not be shipped"
                )


def test_every_dependency_has_a_lower_bound_and_a_reason() -> None:
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    groups = [CONFIG["options"]["install_requires"], *CONFIG["options.extras_require"].values()]
    for line in (line for group in groups for line in group.split("\n") if line.strip()):
        name, bound, _ = line.partition(">=")
        assert bound, f"{line} has no lower bound"
        assert f"`{name.strip()}`" in reasons, f"docs/dependencies.md gives no reason for {name}"
