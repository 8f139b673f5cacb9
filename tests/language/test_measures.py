from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.measures import (
    convert,
    is_percentage,
    same_base,
    same_measure,
    take_measure,
    with_measure,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("%", "％"),
        ("%", "百分比"),
        ("（%）", "%"),
        ("个百分点", "百分点"),
        ("平方公里", "km²"),
        ("平方千米", "km2"),
        ("平方米", "㎡"),
        ("公顷", "hm²"),
        ("立方米", "m³"),
        ("立方米", "方"),
        ("万立方米", "万m3"),
        ("微克/立方米", "μg/m³"),
        ("微克/立方米", "ug/m3"),
        ("微克/立方米", "微克每立方米"),
        ("微克／立方米", "µg/m³"),
        ("毫克/升", "mg/L"),
        ("吨标煤/万元", "吨标准煤/万元"),
        ("吨标煤/万元", "tce/万元"),
        ("万吨标煤", "万吨标准煤"),
        ("升/(人·日)", "升/人·日"),
        ("升/（人·日）", "升/人/日"),
        ("千克", "公斤"),
        ("千瓦时", "kWh"),
        ("分贝", "dB（A）"),
        ("标箱", "标箱"),
    ],
)
def test_spellings_of_one_measure(one: str, other: str) -> None:
    assert same_measure(one, other)
    assert convert(Decimal("1.50"), one, other) == Decimal("1.50")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("公顷", "亩"),
        ("平方公里", "公顷"),
        ("千克", "吨"),
        ("毫克/升", "微克/升"),
        ("微克", "微克/立方米"),
        ("%", "百分点"),
        ("%", "个"),
        ("个", "家"),
        ("吨标煤/万元", "吨标煤/亿元"),
        ("元", "美元"),
        ("万", "万元"),
        ("标箱", "箱"),
    ],
)
def test_other_measures_are_never_converted(one: str, other: str) -> None:
    assert not same_base(one, other)
    assert convert(Decimal(1), one, other) is None


@pytest.mark.parametrize(
    ("value", "source", "target", "result"),
    [
        ("12.5", "万吨", "吨", "125000"),
        ("125000", "吨", "万吨", "12.5"),
        ("0.45", "亿元", "万元", "4500"),
        ("3", "百万元", "万元", "300"),
        ("3.5", "万m³", "方", "35000"),
        ("2", "千公顷", "公顷", "2000"),
        ("953", "‰", "%", "95.3"),
        ("0.35", "%", "‰", "3.5"),
        ("3", "万千瓦", "千瓦", "30000"),
    ],
)
def test_multipliers_of_one_base_are_converted(value: str, source: str, target: str, result: str) -> None:
    assert convert(Decimal(value), source, target) == Decimal(result)


def test_percentages_are_told_from_other_shares() -> None:
    assert is_percentage("％")
    assert not any(map(is_percentage, ["‰", "百分点", "", "个"]))


@pytest.mark.parametrize(
    ("text", "measure", "rest"),
    [
        ("微克/立方米左右", "微克/立方米", "左右"),
        ("万亩（2022年）", "万亩", "（2022年）"),
        ("%以上", "%", "以上"),
        ("百分点", "百分点", ""),
        ("个百分点", "个百分点", ""),
        ("个乡镇", "个", "乡镇"),
        ("张/千人", "张/千人", ""),
        ("千克", "千克", ""),
        ("mg/L,", "mg/L", ","),
        ("kmx", "", "kmx"),
        ("A", "", "A"),
        ("G", "", "G"),
        ("t", "t", ""),
        ("乡镇", "", "乡镇"),
        ("万", "", "万"),
        ("", "", ""),
    ],
)
def test_the_measure_behind_a_figure_is_taken(text: str, measure: str, rest: str) -> None:
    assert take_measure(text) == (measure, rest)


MEASURES = st.sampled_from(
    ["吨", "万吨", "亿元", "元", "亩", "万亩", "%", "‰", "千瓦", "万千瓦", "吨标煤/万元", "个"]
)


@given(st.decimals(allow_nan=False, allow_infinity=False), MEASURES, MEASURES)
def test_converting_there_and_back_changes_nothing(value: Decimal, one: str, other: str) -> None:
    there = convert(value, one, other)
    if there is not None:
        assert convert(there, other, one) == value


@given(st.text(max_size=20), st.text(max_size=20))
def test_no_text_raises(one: str, other: str) -> None:
    assert same_measure(one, one)
    assert convert(Decimal(1), one, other) is None or same_base(one, other)
    taken, rest = take_measure(one)
    assert taken + rest == one


@pytest.mark.parametrize(
    ("figure", "measure", "printed"),
    [
        ("158", "1/10万", "158（1/10万）"),
        ("95", "%", "95%"),
        ("3", "万人次", "3万人次"),
        ("3", "10万人次", "3（10万人次）"),
        ("2", None, "2"),
        ("2", "", "2"),
    ],
)
def test_digits_of_a_measure_never_run_into_the_figure(
    figure: str, measure: str | None, printed: str
) -> None:
    assert with_measure(figure, measure) == printed
