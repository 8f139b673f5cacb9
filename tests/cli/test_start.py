"""How the command starts: what it loads, and what it prints where Windows gives pipes its own code page."""

import json
import os
import subprocess
import sys

HEAVY = (
    "docx",
    "jinja2",
    "lxml",
    "matplotlib",
    "openpyxl",
    "pandas",
    "rapidfuzz",
    "rich",
    "sqlalchemy",
    "xlsxwriter",
    "yaml",
)


def run(*words: str, code: str | None = None, encoding: str = "utf-8") -> subprocess.CompletedProcess[bytes]:
    start = ["-c", code] if code else ["-m", "ecoreport"]
    environment = {**os.environ, "PYTHONIOENCODING": encoding}
    return subprocess.run([sys.executable, *start, *words], capture_output=True, env=environment, check=False)


def test_help_loads_none_of_the_large_libraries() -> None:
    code = "import sys; from ecoreport.cli.app import build_app; build_app(); print(*sys.modules)"
    loaded = run(code=code).stdout.decode().split()
    assert "click" in loaded
    assert not set(HEAVY) & set(loaded)


def test_a_sign_that_the_code_page_lacks_stops_nothing() -> None:
    done = run("explain", "value", "5m²", "--measure", "m²", encoding="cp936")
    assert done.returncode == 0
    assert "5m?" in done.stdout.decode("cp936")


def test_json_is_utf8_whatever_the_code_page() -> None:
    done = run("explain", "value", "5m²", "--measure", "m²", "--json", encoding="cp936")
    assert json.loads(done.stdout.decode("utf-8"))["raw"] == "5m²"


def test_the_version_is_told() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.decode().split()[0] == "ecoreport"
