"""The plans whose programmes are shipped: a draft reaches them, in every form, without being told which they are."""

import re
from pathlib import Path

import pytest
from drafted import draft
from grids import Block, write_docx, write_html

from ecoreport.model.finding import Severity
from ecoreport.model.program import Program
from ecoreport.spec import load_program, read_program, render_program

SOURCES = Path(__file__).parent.parent / "programs" / "sources"


def squeezed(text: str | None) -> str:
    """A text without white space."""
    return re.sub(r"\s", "", text or "")


def fields(program: Program) -> dict[tuple[str, ...], object]:
    """What a plan says in so many words about its indicators and tasks; metrics are compared where they stand in tables."""
    found: dict[tuple[str, ...], object] = {("year",): program.year, ("region",): program.region}
    for index, phase in enumerate(program.phases):
        found["phase", str(index)] = (squeezed(phase.name), phase.start, phase.end, squeezed(phase.text))
    for indicator in program.indicators:
        key = ("indicator", str(indicator.no))
        found[*key, "name"] = squeezed(indicator.name)
        found[*key, "area"] = squeezed(indicator.area)
        found[*key, "text"] = squeezed(indicator.text)
        found[*key, "nature"] = (indicator.nature, indicator.key)
        found[*key, "lead"] = indicator.metrics[0].lead
        found[*key, "cooperate"] = indicator.metrics[0].cooperate
    for task in program.tasks:
        found["task", task.id, "title"] = squeezed(task.title)
        found["task", task.id, "requirement"] = squeezed(task.requirement)
        found["task", task.id, "place"] = (task.list, task.indicators, task.no, squeezed(task.area))
        found["task", task.id, "lead"] = task.lead
        found["task", task.id, "cooperate"] = task.cooperate
    return found


def in_form(name: str, form: str, folder: Path) -> Path:
    """The plan's text as it is, or as a document with a paragraph a line and rows of tables where tabs stand."""
    source = SOURCES / f"{name}.txt"
    if form == "txt":
        return source
    if form == "pages":
        return paged(source, folder)
    blocks: list[Block] = []
    for line in source.read_text(encoding="utf-8").splitlines():
        cells = line.split("\t")
        before = blocks[-1] if blocks else None
        if len(cells) == 1:
            blocks.append(line)
        elif isinstance(before, list) and len(before[0]) == len(cells):
            before.append(cells)
        else:
            blocks.append([cells])
    path = folder / f"{name}.{form}"
    return write_docx(path, blocks) if form == "docx" else write_html(path, blocks)


def paged(source: Path, folder: Path) -> Path:
    """The text as text recognition gives it: GB18030, lines of 42 letters, a page number after each 30 lines."""
    lines: list[str] = []
    for line in source.read_text(encoding="utf-8").splitlines():
        stripped = line.strip()
        pieces = (
            [stripped] if "\t" in stripped else [stripped[i : i + 42] for i in range(0, len(stripped), 42)]
        )
        for piece in pieces:
            lines.append(piece)
            if len(lines) % 31 == 30:
                lines.append(f"— {len(lines) // 31 + 1} —")
    path = folder / source.name
    path.write_text("\n".join(lines), encoding="gb18030")
    return path


@pytest.mark.parametrize("form", ["txt", "docx", "html", "pages"])
@pytest.mark.parametrize("name", ["qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021"])
def test_a_draft_reaches_what_the_plan_says(name: str, form: str, tmp_path: Path) -> None:
    truth = fields(load_program(name).require())
    drafted = fields(draft(in_form(name, form, tmp_path)).program)
    missed = [key for key, value in truth.items() if drafted.get(key) != value]
    assert len(missed) <= 0.02 * len(truth), missed


@pytest.mark.parametrize(
    "name", ["qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021", "jintai-2021"]
)
def test_a_draft_is_a_programme_that_can_be_written_and_loaded(name: str) -> None:
    program = draft(SOURCES / f"{name}.txt").program
    loaded = read_program(render_program(program).encode(), file="方案.yaml")
    assert loaded.program == program
    assert [finding.message for finding in loaded.findings if finding.severity is Severity.MUST] == []


@pytest.mark.parametrize("name", ["qianjiang-2019", "shanzhou-2022", "tianshui-2022", "zaoyang-2021"])
def test_a_person_checks_a_few_places_not_hundreds(name: str) -> None:
    assert len(draft(SOURCES / f"{name}.txt").doubts) <= 16


def test_every_field_of_a_task_has_an_origin() -> None:
    drafted = draft(SOURCES / "shanzhou-2022.txt")
    for task in drafted.program.tasks:
        for field in ("title", "requirement"):
            place = drafted.origins[f"tasks/{task.id}/{field}"]
            assert place.line is not None
    assert drafted.origins["source"].line == 5


def test_who_answers_comes_from_the_line_that_names_them() -> None:
    drafted = draft(SOURCES / "shanzhou-2022.txt")
    named = [task for task in drafted.program.tasks if f"tasks/{task.id}/lead" in drafted.origins]
    assert len(named) == 30
    for task in named:
        line = drafted.origins[f"tasks/{task.id}/lead"]
        assert task.lead[0].name in (line.text or "")
