import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from value_table import Case, cases

from ecoreport.language.values import read_value, reading_as_json
from ecoreport.model.reading import Flag

HERE = Path(__file__).parent
TABLE = tuple(cases(HERE / "value_cases.txt"))
HELD_OUT = tuple(case for path in sorted(HERE.glob("value_cases_held_out*.txt")) for case in cases(path))

VALUED = {Flag.OK, Flag.APPROXIMATE, Flag.OUT_OF_RANGE}


@pytest.mark.parametrize("case", TABLE + HELD_OUT, ids=lambda case: case.name)
def test_a_filled_value_is_read_as_the_table_says(case: Case) -> None:
    reading = case.read()
    assert (reading.flag.value, reading.value) == (case.flag, case.value), reading.note


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len(TABLE) >= 300
    assert len(HELD_OUT) >= 100


@pytest.mark.parametrize(
    ("text", "measure", "words"),
    [
        ("12.5万吨", "吨", ["万吨", "吨"]),
        ("约95%", "%", ["约"]),
        ("0.953", "%", ["0.953%", "95.3%"]),
        ("1.250", "吨", ["1.250吨", "1250吨"]),
        ("95.3（2021年数据）", "%", ["2021"]),
        ("953‰", "%", ["95.3%"]),
        ("35微克", "微克/立方米", ["微克", "微克/立方米"]),
        ("95.3%（区统计局）", "%", ["区统计局"]),
        ("九成五", "%", ["九成五"]),
        ("９５", "%", ["全角"]),
    ],
)
def test_the_note_says_what_was_done_or_why_it_is_unsure(text: str, measure: str, words: list[str]) -> None:
    note = read_value(text, measure=measure, period="2022").note
    assert note is not None
    assert all(word in note for word in words)


@pytest.mark.parametrize(
    ("name", "text", "measure", "flag"),
    [
        ("森林覆盖率", "森林覆盖率：74.5%", "%", Flag.OK),
        ("城镇污水处理率", "污水处理率74.5%", "%", Flag.OK),
        ("PM2.5浓度", "PM2.5浓度46微克/立方米", "微克/立方米", Flag.OK),
        ("PM2.5浓度下降幅度", "PM2.5浓度46", "%", Flag.AMBIGUOUS),
        ("森林覆盖率", "完成率74.5%", "%", Flag.AMBIGUOUS),
    ],
)
def test_the_metrics_own_name_may_stand_before_the_figure(
    name: str, text: str, measure: str, flag: Flag
) -> None:
    assert read_value(text, measure=measure, name=name).flag is flag


def test_a_plain_figure_needs_no_note() -> None:
    assert read_value("95.3%", measure="%").note is None


def test_raw_is_what_was_typed() -> None:
    assert read_value("  ９５％ ", measure="%").raw == "  ９５％ "
    assert read_value(None).raw == ""


def test_the_stored_number_counts_and_not_the_text_that_is_shown() -> None:
    reading = read_value("95%", number=Decimal("0.953"), format="0%", measure="%")
    assert (reading.raw, reading.value, reading.flag) == ("0.953", Decimal("95.3"), Flag.OK)


def test_the_measure_is_the_metrics_own_or_the_typed_one() -> None:
    assert read_value("35μg/m3", measure="微克/立方米").measure == "微克/立方米"
    assert read_value("35μg/m3").measure == "μg/m3"
    assert read_value("35").measure is None


def test_json_has_decimal_text_and_leaves_out_what_is_absent() -> None:
    assert reading_as_json(read_value("95.30")) == {"raw": "95.30", "value": "95.30", "flag": "ok"}
    assert reading_as_json(read_value("1e3"))["value"] == "1000"
    assert set(reading_as_json(read_value("90-95", measure="%"))) == {"raw", "measure", "flag", "note"}


FIGURE_CHARACTERS = "0123456789０１２９.．,，。 　-－+%％‰()（）约近以上左右万亿千百一二三十点成分之年月个吨元超~～/、;'OlE#=无—"


@given(
    st.one_of(st.text(max_size=40), st.text(FIGURE_CHARACTERS, max_size=14)),
    st.sampled_from([None, "", "%", "‰", "万吨", "个", "吨标煤/万元", "🙂", "/", "每"]),
    st.sampled_from([None, ("0", "100"), ("", ""), ("x", "1e9"), ("100", "0")]),
    st.sampled_from([None, "", "2022", "2022-Q2", "第一期"]),
)
@settings(max_examples=600, deadline=None)
def test_nothing_that_is_typed_raises(
    text: str, measure: str | None, range: tuple[str, str] | None, period: str | None
) -> None:
    reading = read_value(text, measure=measure, range=range, period=period)
    assert reading.raw == text
    assert (reading.value is not None) == (reading.flag in VALUED)
    assert reading.value is None or reading.value.is_finite()


@given(st.decimals(), st.text(max_size=20), st.sampled_from([None, "%", "万吨"]))
@settings(max_examples=200, deadline=None)
def test_no_number_cell_raises(number: Decimal, format: str, measure: str | None) -> None:
    reading = read_value(None, number=number, format=format, measure=measure)
    assert (reading.value is not None) == (reading.flag in VALUED)


NUMBERS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(-(10**9), 10**9), st.integers(0, 6)
)
DIGITS = "零一二三四五六七八九"
FULL_WIDTH = str.maketrans("0123456789.%-,", "０１２３４５６７８９．％－，")


def grouped(number: Decimal) -> str:
    return f"{number:,f}"


def by_characters(number: Decimal) -> str:
    return (
        re.sub("[0-9]", lambda digit: DIGITS[int(digit[0])], f"{number:f}")
        .replace(".", "点")
        .replace("-", "负")
    )


WAYS = [
    lambda number: f"{number:f}",
    lambda number: f"{number:f}".translate(FULL_WIDTH),
    lambda number: f" {number:f}　",
    lambda number: f"'{number:f}",
    grouped,
    lambda number: grouped(number).translate(FULL_WIDTH),
    lambda number: grouped(number).replace(",", " "),
    lambda number: f"{number:f}".replace(".", "。"),
    lambda number: f"{number:f}".replace(".", ","),
    lambda number: f"{number:,f}".replace(",", " ").replace(".", ",").replace(" ", "."),
    lambda number: " ".join(f"{number:f}"),
    lambda number: f"{number:e}",
    lambda number: f"约{number:f}",
    lambda number: f"{number:f}以上",
    lambda number: f"达到{number:f}",
    lambda number: f"{number:f}（2022年数据）",
    lambda number: f"（{number:f}）",
    by_characters,
]


@given(NUMBERS, st.sampled_from(WAYS), st.sampled_from(["", "%", "吨", "万吨", "个"]))
@settings(max_examples=500, deadline=None)
def test_an_ok_reading_is_the_number_that_was_written(number: Decimal, write: object, measure: str) -> None:
    written = write(number)  # type: ignore[operator]
    reading = read_value(written + measure, measure=measure)
    if re.fullmatch(r"-?[1-9][0-9]{0,2},[0-9]{3}", written):
        return  # a decimal comma with three decimals is a thousands separator here, as everywhere in this field
    if measure in ("%", "万吨") and re.fullmatch(r"-?[1-9][0-9]{0,2}\.[0-9]{2}[1-9]", written):
        return  # nobody parts thousands by a point in a percentage or before 万
    if reading.flag is Flag.OK:
        assert reading.value == number, (written, reading)


@given(NUMBERS, st.sampled_from(["万吨", "吨", "亿吨", "千吨"]), st.sampled_from(["万吨", "吨", "亿吨"]))
@settings(max_examples=200, deadline=None)
def test_multipliers_are_converted_without_loss(number: Decimal, typed: str, wanted: str) -> None:
    there = read_value(f"{number:f}{typed}", measure=wanted)
    if there.flag is Flag.OK:
        assert there.value is not None
        back = read_value(None, number=there.value, format=f'0.0"{wanted}"', measure=wanted)
        again = read_value(f"{there.value:f}{wanted}", measure=typed)
        assert back.flag is not Flag.OK or back.value == there.value  # no cell keeps more than 15 digits
        assert again.flag is not Flag.OK or again.value == number


@given(st.floats(min_value=-1e6, max_value=1e6, allow_nan=False).map(lambda number: round(number, 4)))
@settings(max_examples=300, deadline=None)
def test_a_percent_cell_gives_back_the_percentage_without_binary_noise(percentage: float) -> None:
    stored = Decimal(percentage / 100)  # every digit of the binary number, as a careless reader passes it on
    reading = read_value(None, number=stored, format="0.0000%", measure="%")
    if reading.flag is Flag.OK:
        assert reading.value == Decimal(repr(percentage))
