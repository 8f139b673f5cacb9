"""The command line called within the test's own process."""

import io
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from ecoreport.cli.app import main

Run = Callable[..., tuple[int, str, str]]
"""Words of a command, and what it shall read: exit status, stdout, stderr."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs commands in the test's own folder."""
    monkeypatch.chdir(tmp_path)

    def call(*words: str | Path, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["ecoreport", *map(str, words)])
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as stop:
            main()
        printed = capsys.readouterr()
        assert "Traceback" not in printed.err
        assert isinstance(stop.value.code, int)
        return stop.value.code, printed.out, printed.err

    return call
