"""The command as a user calls it, in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def ecoreport(*words: str, cwd: Path, status: int = 0) -> str:
    """What the command prints; fails when it ends with another status or prints a traceback."""
    environment = os.environ | {"PYTHONIOENCODING": "utf-8"}
    result = subprocess.run(
        [sys.executable, "-m", "ecoreport", *words], cwd=cwd, env=environment, capture_output=True, text=True
    )
    assert "Traceback" not in result.stderr, result.stderr
    if result.returncode == 3:
        raise AssertionError("\n".join(log.read_text("utf-8") for log in cwd.glob("ecoreport-错误-*.log")))
    assert result.returncode == status, (
        f"{words}: {result.returncode}\n{result.stdout[-2000:]}\n{result.stderr[-2000:]}"
    )
    return result.stdout if status != 2 else result.stderr


def as_json(*words: str, cwd: Path, status: int = 0) -> dict[str, Any]:
    """The JSON document a command prints."""
    document: dict[str, Any] = json.loads(ecoreport(*words, "--json", cwd=cwd, status=status))
    return document
