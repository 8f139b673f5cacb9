"""Verdicts on readings: each kind of target, the baselines they need, and what holds for all of them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.judging import judge
from ecoreport.language.targets import parse_target
from ecoreport.model.assessment import Verdict
from ecoreport.model.program import Assigned, Baseline, Better
from ecoreport.model.reading import Flag, Reading

MET, MISSED, REVIEW, UNREPORTED = Verdict.MET, Verdict.MISSED, Verdict.REVIEW, Verdict.UNREPORTED
LAST_YEAR = Baseline(year=2020, value="100")


def reading(value: str, *, measure: str | None = None, flag: Flag = Flag.OK) -> Reading:
    return Reading(raw=value, flag=flag, value=Decimal(value), measure=measure)


@pytest.mark.parametrize(
    ("target", "value", "better", "expected"),
    [
        ("≥95", "95", None, MET),
        ("≥95", "94.99", None, MISSED),
        (">95", "95", None, MISSED),
        ("≤35", "35", None, MET),
        ("<35", "35", None, MISSED),
        ("低于35", "34.9", None, MET),
        ("≤35", "-3", None, REVIEW),
        ("≤-5", "-6", None, MET),
        ("0.52", "-0.1", Better.LOWER, REVIEW),
        ("100", "100", None, MET),
        ("100", "99", None, REVIEW),
        ("68", "70", Better.HIGHER, MET),
        ("68", "67", Better.HIGHER, MISSED),
        ("0.52", "0.50", Better.LOWER, MET),
        ("0.52", "0.53", Better.LOWER, MISSED),
        ("6%左右", "5.5", None, MET),
        ("6%左右", "6.5", None, REVIEW),
        ("6.0%左右", "5.9", None, REVIEW),
        ("90%～95%", "92", None, MET),
        ("90%～95%", "89", None, MISSED),
        ("90%～95%", "96", Better.HIGHER, REVIEW),
        ("力争达到75%以上", "70", None, REVIEW),
        ("力争达到75%以上", "75", None, MET),
        ("≥95%，力争98%", "96", None, MET),
        ("≥95%，力争98%", "94", None, MISSED),
        ("不发生", "0", None, MET),
        ("不发生", "1", None, MISSED),
        ("新建5座", "6", None, MET),
        ("1/3以上", "0.34", None, MET),
        ("2023年达到80%，2025年达到90%", "95", None, MET),
        ("2023年达到80%，2025年达到90%", "85", None, REVIEW),
        ("2023年达到80%，2025年达到90%", "70", None, MISSED),
        ("达到上级考核要求", "90", None, REVIEW),
        ("≥95%，完成省级考核任务", "90", None, MISSED),
        ("≥95%，完成省级考核任务", "96", None, REVIEW),
        ("秸秆综合利用率≥95%，农膜回收率≥80%", "90", None, REVIEW),
        ("≥95%，其中城区100%", "96", Better.HIGHER, REVIEW),
        ("≥95%，其中城区100%", "94", Better.HIGHER, MISSED),
    ],
)
def test_a_figure_is_judged_by_the_words_of_its_target(
    target: str, value: str, better: Better | None, expected: Verdict
) -> None:
    judgement = judge(parse_target(target, better=better), reading(value), better=better)
    assert (judgement.verdict, bool(judgement.reason)) == (expected, True)


@pytest.mark.parametrize(
    ("target", "value", "measure", "baseline", "better", "expected"),
    [
        ("不降低", "100", None, LAST_YEAR, None, MET),
        ("不降低", "99", None, LAST_YEAR, None, MISSED),
        ("不降低", "99", None, None, None, REVIEW),
        ("只减不增", "100", None, LAST_YEAR, None, MET),
        ("只减不增", "101", None, LAST_YEAR, None, MISSED),
        ("持续改善", "99", None, LAST_YEAR, Better.LOWER, MET),
        ("持续改善", "101", None, LAST_YEAR, Better.LOWER, MISSED),
        ("逐年提升", "101", None, LAST_YEAR, None, MET),
        ("保持稳定", "100", None, LAST_YEAR, None, MET),
        ("保持稳定", "99", None, LAST_YEAR, Better.HIGHER, REVIEW),
        ("下降13.5%", "86", "吨标煤", LAST_YEAR, None, MET),
        ("下降13.5%", "87", "吨标煤", LAST_YEAR, None, MISSED),
        ("比2015年下降13.5%", "80", "吨标煤", LAST_YEAR, None, REVIEW),
        ("比2020年下降13.5%", "80", "吨标煤", LAST_YEAR, None, MET),
        ("提高2个百分点", "102", "%", LAST_YEAR, None, MET),
        ("提高2个百分点", "101", "%", LAST_YEAR, None, MISSED),
        ("翻一番", "200", None, LAST_YEAR, None, MET),
        ("翻一番", "199", None, LAST_YEAR, None, MISSED),
        ("增长1倍", "200", None, LAST_YEAR, None, MET),
        ("减少20吨", "80", "吨", LAST_YEAR, None, MET),
        ("减少20吨", "81", "吨", LAST_YEAR, None, MISSED),
        ("提高10%", "70", "%", Baseline(year=2020, value="60"), None, MET),
        ("提高10%", "66", "%", Baseline(year=2020, value="60"), None, REVIEW),
        ("改善5%", "95", None, LAST_YEAR, Better.LOWER, MET),
        ("改善5%", "96", None, LAST_YEAR, Better.LOWER, MISSED),
        ("提高5%", "95", None, LAST_YEAR, Better.LOWER, REVIEW),
        ("〔18〕", "80", "%", LAST_YEAR, None, REVIEW),
        ("下降5%", "1", None, Baseline(year=2020, value="没有"), None, REVIEW),
    ],
)
def test_trends_and_changes_are_judged_against_the_baseline(
    target: str,
    value: str,
    measure: str | None,
    baseline: Baseline | None,
    better: Better | None,
    expected: Verdict,
) -> None:
    judgement = judge(parse_target(target), reading(value, measure=measure), better=better, baseline=baseline)
    assert judgement.verdict is expected, judgement.reason


def test_a_missing_baseline_is_named_as_the_reason() -> None:
    assert "基数" in judge(parse_target("不降低"), reading("3")).reason


def test_the_measure_of_the_answer_is_converted_and_a_foreign_one_is_not_compared() -> None:
    target = parse_target("1.5万户")
    assert judge(target, reading("15000", measure="户")).verdict is MET
    assert judge(target, reading("14999", measure="户")).verdict is MISSED
    assert judge(target, reading("2", measure="吨")).verdict is REVIEW


@pytest.mark.parametrize(
    ("value", "expected"),
    [("Ⅱ类", MET), ("Ⅲ类", MET), ("Ⅳ类", MISSED), ("劣Ⅴ类", MISSED), ("良好", REVIEW), ("二级", REVIEW)],
)
def test_classes_are_ordered(value: str, expected: Verdict) -> None:
    answer = Reading(raw=value, flag=Flag.OK)
    assert judge(parse_target("达到Ⅲ类以上"), answer).verdict is expected


def test_a_class_beside_a_figure_is_judged_with_it() -> None:
    target = parse_target("达标率≥90%，达到Ⅲ类")
    for raw, expected in (
        ("95.3%（Ⅱ类）", MET),
        ("95.3%（Ⅳ类）", MISSED),
        ("95.3%（Ⅱ类、Ⅳ类）", REVIEW),
        ("95.3%", REVIEW),
    ):
        answer = Reading(raw=raw, flag=Flag.OK, value=Decimal("95.3"), measure="%")
        assert judge(target, answer).verdict is expected, raw


def test_a_deferred_target_is_judged_once_its_number_is_assigned() -> None:
    target = parse_target("达到市级考核要求，且在全市名列前茅")
    number = Assigned(value="≤0.52", document="渝环〔2019〕1号")
    assert judge(target, reading("0.6"), assigned=number).verdict is MISSED
    assert judge(target, reading("0.5"), assigned=number).verdict is REVIEW
    alone = parse_target("完成市级下达任务要求")
    assert judge(alone, reading("0.5"), assigned=number).verdict is MET
    assert judge(alone, reading("0.5")).verdict is REVIEW


@pytest.mark.parametrize(
    ("text", "value", "verdict"),
    [
        ("控制在省下达指标以内", "0.5", MET),
        ("控制在省下达指标以内", "0.6", MISSED),
        ("不低于省下达指标", "0.6", MET),
        ("不低于省下达指标", "0.5", MISSED),
        ("高于全省平均水平", "0.55", MISSED),
        ("以上级下达指标为准", "0.6", REVIEW),
        ("以下达任务数为准", "0.5", REVIEW),
    ],
)
def test_a_bare_assigned_number_binds_as_the_words_of_the_plan_say(
    text: str, value: str, verdict: Verdict
) -> None:
    assert judge(parse_target(text), reading(value), assigned=Assigned(value="0.55")).verdict is verdict


def test_a_figure_below_zero_is_no_level_that_a_change_could_be_reckoned_from() -> None:
    base = Baseline(year=2020, value="10")
    target = parse_target("比2020年下降5%")
    assert judge(target, reading("-5"), better=Better.LOWER, baseline=base).verdict is REVIEW


def test_statements_wait_for_a_person() -> None:
    for state in ("已完成", "推进中", "未开展", "不涉及"):
        assert judge(parse_target("编制"), None, state=state).verdict is REVIEW


def test_a_nil_return_waits_for_a_person() -> None:
    nothing = Reading(raw="", flag=Flag.MISSING)
    for target in ("不发生", "≥95%"):
        assert judge(parse_target(target), nothing, state="零报告").verdict is REVIEW


def test_nothing_filled_is_unreported() -> None:
    assert judge(parse_target("≥95%"), None).verdict is UNREPORTED
    assert judge(parse_target("≥95%"), Reading(raw="无", flag=Flag.MISSING)).verdict is UNREPORTED
    assert judge(parse_target("≥95%"), None, state="已完成").verdict is UNREPORTED


@pytest.mark.parametrize("text", ["Ⅲ类", "达到上级考核要求", "逐年改善"])
def test_a_state_answers_where_the_form_asks_for_words_alone(text: str) -> None:
    nothing = Reading(raw="", flag=Flag.MISSING)
    assert judge(parse_target(text), nothing, state="已完成", takes_figure=False).verdict is REVIEW
    assert judge(parse_target(text), nothing, takes_figure=False).verdict is UNREPORTED


RISING = ["≥95%", ">3", "新建5座", "1/3以上", "≥95%，力争98%", "≥74.32，不降低", "翻一番"]
FALLING = ["≤35", "不发生", "下降13.5%", "只减不增"]
EITHER = ["100", "90%～95%", "约80%", "持续改善", "保持稳定", "〔18〕"]
TARGETS = st.sampled_from([*RISING, *FALLING, *EITHER, "Ⅲ类", "编制", "达到上级考核要求", "〇"])
FIGURES = st.decimals(min_value=-1000, max_value=1000, places=2)
BETTER = st.sampled_from([None, *Better])


@given(TARGETS, FIGURES, st.sampled_from([f for f in Flag if f is not Flag.OK]), BETTER)
def test_an_unsure_reading_is_never_plainly_met_or_missed(
    text: str, value: Decimal, flag: Flag, better: Better | None
) -> None:
    answer = Reading(raw=str(value), flag=flag, value=value)
    for baseline in (None, LAST_YEAR):
        verdict = judge(parse_target(text), answer, better=better, baseline=baseline).verdict
        assert verdict in (REVIEW, UNREPORTED)


@given(
    st.one_of(
        st.tuples(st.sampled_from(RISING), st.just(Better.HIGHER)),
        st.tuples(st.sampled_from(FALLING), st.just(Better.LOWER)),
        st.tuples(st.sampled_from(EITHER), st.sampled_from(Better)),
    ),
    FIGURES,
    st.decimals(min_value=0, max_value=100, places=2),
)
def test_a_better_figure_is_never_missed_where_a_worse_one_is_met(
    case: tuple[str, Better], value: Decimal, more: Decimal
) -> None:
    text, better = case
    improved = value + more if better is Better.HIGHER else value - more
    worse, good = (
        judge(parse_target(text), reading(str(v)), better=better, baseline=LAST_YEAR).verdict
        for v in (value, improved)
    )
    assert not (worse is MET and good is MISSED)


@given(
    st.text(max_size=12) | TARGETS,
    st.text(max_size=6),
    st.none() | st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from(list(Flag)),
    BETTER,
    st.none() | st.text(max_size=5) | FIGURES.map(str),
    st.none() | st.text(max_size=5),
)
def test_no_input_raises(
    text: str,
    raw: str,
    value: Decimal | None,
    flag: Flag,
    better: Better | None,
    base: str | None,
    other: str | None,
) -> None:
    answer = Reading(raw=raw, flag=flag, value=value, measure=other)
    judgement = judge(
        parse_target(text),
        answer,
        better=better,
        baseline=None if base is None else Baseline(year=2020, value=base),
        assigned=None if other is None else Assigned(value=other),
        state=other,
    )
    assert judgement.reason
    assert judge(parse_target(text), replace(answer, flag=Flag.MISSING)).verdict in (REVIEW, UNREPORTED)
