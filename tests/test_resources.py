"""Shipped files by name, the workspace's own ones first, and nothing outside their folders."""

from pathlib import Path

import pytest

from ecoreport.errors import SpecError
from ecoreport.resources import list_resources, read_resource


def test_shipped_files_are_listed_and_read():
    assert "qianjiang-2019.yaml" in list_resources("programs")
    assert read_resource("programs", "qianjiang-2019.yaml").startswith(b"id: qianjiang-2019")
    assert not any(
        name.endswith(".py") for kind in ("programs", "layouts", "templates") for name in list_resources(kind)
    )


def test_the_workspaces_own_file_comes_first(tmp_path: Path):
    (tmp_path / "方案").mkdir()
    (tmp_path / "方案" / "qianjiang-2019.yaml").write_bytes(b"id: mine")
    assert read_resource("programs", "qianjiang-2019.yaml", workspace=tmp_path) == b"id: mine"
    assert read_resource("programs", "zaoyang-2021.yaml", workspace=tmp_path).startswith(b"id: zaoyang")


@pytest.mark.parametrize("name", ["", ".", "../setup.cfg", "/etc/passwd", "..\\setup.cfg", "C:x", "无.yaml"])
def test_nothing_else_is_read(name: str, tmp_path: Path):
    with pytest.raises(SpecError, match="没有名为"):
        read_resource("programs", name, workspace=tmp_path)
