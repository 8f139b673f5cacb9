"""The walk-through of examples/ works as printed."""

import re
import shlex
from pathlib import Path

import pytest
from command_line import ecoreport

EXAMPLES = Path(__file__).parent.parent / "examples"
NEEDS_PERSON = {"assess", "collect"}
"""Commands that end with status 1 here, because some simulated answers are meant to be wrong."""


def walk_through() -> list[list[str]]:
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    return [shlex.split(line) for line in re.findall(r"^\$ (.+)$", text, flags=re.MULTILINE)]


@pytest.mark.slow
def test_every_command_of_the_walk_through_runs_as_printed(tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(EXAMPLES)
    folder = tmp_path
    for words in walk_through():
        if words[0] == "cd":
            folder = folder / words[1]
            continue
        assert words[0] == "ecoreport"
        ecoreport(*words[1:], cwd=folder, status=1 if words[1] in NEEDS_PERSON else 0)
    results = {p.name for p in (folder / "成果" / "2025").iterdir()}
    assert {"审核结果.xlsx", "汇总台账.xlsx", "年度工作总结.docx", "通报.docx"} <= results
    assert list((folder / "退回" / "2025").glob("*.xlsx"))


def test_the_example_holds_what_its_page_says() -> None:
    from ecoreport.model.duties import all_duties
    from ecoreport.spec import load_program

    program = load_program(EXAMPLES / "方案.yaml").require()
    assert (len(program.indicators), len(program.tasks), len(all_duties(program))) == (8, 12, 6)
