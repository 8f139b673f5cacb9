"""Answers that are made up for training."""

import pytest
from plan_material import a_metric, a_program, an_indicator, departments

from ecoreport.model.period import Period
from ecoreport.services.made_up import make_answers
from ecoreport.spec.layouts import load_layout
from ecoreport.workbook.form import build_form


@pytest.mark.parametrize("target", ["三分之二以上", "达到上级要求", "≥95%"])
def test_whatever_the_target_looks_like_an_answer_can_be_made_up(target: str) -> None:
    asked = a_metric("1.1", "参与率", target, measure="%", lead="县水利局")
    program = a_program(units=departments("县水利局"), indicators=(an_indicator(1, "参与率", asked),))
    form = build_form(program, load_layout(), "县水利局", Period(year=program.year))
    assert all(make_answers(form, seed=seed) for seed in range(20))
