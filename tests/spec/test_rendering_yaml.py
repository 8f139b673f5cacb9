"""The canonical YAML: loading gives the programme back, and the shipped files are canonical."""

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from programs_for_tests import FULL, programs

from ecoreport.model.program import Indicator, Program
from ecoreport.resources import read_resource
from ecoreport.spec import list_programs, load_program, program_as_json, read_program, render_program


def test_a_full_programme_comes_back():
    assert read_program(render_program(FULL).encode(), file="x").require() == FULL


@given(programs())
def test_every_programme_comes_back(program: Program):
    text = render_program(program)
    loaded = read_program(text.encode(), file="x")
    assert loaded.program == program
    assert render_program(loaded.program) == text


@given(programs())
def test_other_yaml_readers_see_the_same_texts(program: Program):
    document = yaml.safe_load(render_program(program))
    assert document["title"] == program.title
    assert [task["requirement"] for task in document.get("tasks", [])] == [
        t.requirement for t in program.tasks
    ]


@pytest.mark.parametrize("name", list_programs())
def test_shipped_programmes_are_canonical(name: str):
    assert render_program(load_program(name).require()).encode() == read_resource("programs", f"{name}.yaml")


def test_texts_are_never_wrapped_and_lists_of_units_stand_on_one_line():
    text = render_program(FULL)
    assert (
        "    lead: [{name: 县水利局, scope: 城区}, '各镇(办、区)']\n" in text
        or "lead: [{name: 县水利局" in text
    )
    assert "note: null" not in text
    long = Program(id="a", title="长" * 3000, region="c", year=2022)
    assert "title: " + "长" * 3000 + "\n" in render_program(long)


def test_json_has_the_shape_of_the_contract():
    shape = program_as_json(FULL)
    assert list(shape)[:6] == ["id", "title", "region", "year", "level", "office"]
    assert shape["units"][1] == {"name": "县林业局", "kind": "department", "aliases": [], "members": []}
    metric = shape["indicators"][0]["metrics"][0]
    assert metric["lead"] == [{"name": "县水利局", "scope": "城区"}, {"name": "各镇(办、区)"}]
    assert metric["better"] == "higher"
    assert shape["tasks"][1]["indicators"] == shape["tasks"][1]["lead"] == shape["tasks"][1]["metrics"] == []
    bare = program_as_json(
        Program(id="a", title="b", region="c", year=2022, indicators=(Indicator(no=1, name="x"),))
    )
    assert all(bare[key] == [] for key in ("phases", "areas", "units", "tasks"))
    assert bare["indicators"] == [{"no": 1, "name": "x", "key": False, "metrics": []}]
    assert "level" not in bare


def test_the_example_of_the_docs_is_a_programme():
    page = (Path(__file__).parents[2] / "docs" / "programs.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example
    loaded = read_program(example[1].encode(), file="docs")
    assert loaded.findings == ()
    assert loaded.require().indicators[0].metrics[0].lead[1].scope == "城区"
