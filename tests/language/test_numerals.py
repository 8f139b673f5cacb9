from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.numerals import (
    plain_decimal,
    read_decimal,
    read_share,
    shifted,
    tidy,
    without_noise,
    without_zeros,
)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("95.3", "95.3"),
        ("95.30", "95.30"),
        ("９５．３", "95.3"),
        ("1,250", "1250"),
        ("1，250.5", "1250.5"),
        ("12.5万", "125000"),
        ("1.2亿", "120000000"),
        ("2.5万亿", "2500000000000"),
        ("1万2千", "12000"),
        ("12万3千4百", "123400"),
        ("1亿2000万", "120000000"),
        ("3千500", "3500"),
        ("1千5百万", "15000000"),
        ("零", "0"),
        ("〇", "0"),
        ("两", "2"),
        ("十", "10"),
        ("十五", "15"),
        ("二十", "20"),
        ("一百", "100"),
        ("一百二", "120"),
        ("一百零二", "102"),
        ("一百二十三点五", "123.5"),
        ("一千零五十", "1050"),
        ("一万零二", "10002"),
        ("一万二", "12000"),
        ("一万二千三百", "12300"),
        ("十二万五千", "125000"),
        ("一千二百三十四万五千六百七十八", "12345678"),
        ("九十五点三万", "953000"),
        ("五千亿", "500000000000"),
        ("二〇二二", "2022"),
        ("壹佰贰拾叁", "123"),
        ("玖拾伍點叁", "95.3"),
        ("负三点五", "-3.5"),
        ("－3.5", "-3.5"),
        ("+3.5", "3.5"),
        ("半", "0.5"),
    ],
)
def test_a_numeral_is_read(text: str, number: str) -> None:
    assert str(read_decimal(text)) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "1,25", "12,50", "1,2500", "95.", ".5", "1.2.3", "1万2", "1万20", "1.2万3千", "三五", "九五", "百", "千万",
     "一万二百", "十三五点", "点五", "九点", "一百千", "百分之五", "九成", "95%", "3个", "Ⅲ", "①", "½", "10²", "abc", "٣", "--3"],
)  # fmt: skip
def test_what_is_no_numeral_or_not_beyond_doubt_is_none(text: str) -> None:
    assert read_decimal(text) is None


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("百分之九十五点三", Fraction(953, 1000)),
        ("百分之95.3", Fraction(953, 1000)),
        ("百分之百", Fraction(1)),
        ("百分百", Fraction(1)),
        ("百分之一百二十", Fraction(6, 5)),
        ("千分之五", Fraction(1, 200)),
        ("三分之二", Fraction(2, 3)),
        ("九成", Fraction(9, 10)),
        ("九成五", Fraction(19, 20)),
        ("9.5成", Fraction(19, 20)),
        ("九成半", Fraction(19, 20)),
        ("一半", Fraction(1, 2)),
        ("十成五", None),
        ("零分之一", None),
        ("95%", None),
        ("三成员", None),
    ],
)
def test_a_share_in_words_is_exact(text: str, share: Fraction | None) -> None:
    assert read_share(text) == share


def test_tidy_folds_spellings_but_keeps_what_means_something_else() -> None:
    assert tidy(" Ａ％﹪　～−9\u200b5\r\n3\x00 ") == "A%% ~-95 3"
    assert tidy("Ⅲ类 劣Ⅴ 10² m³ ½ ① ℃ — ㎡") == "Ⅲ类 劣Ⅴ 10² m³ ½ ① ℃ — m²"


@pytest.mark.parametrize(
    ("noisy", "clean"),
    [
        ("0.30000000000000004", "0.3"),
        ("95.299999999999997", "95.3"),
        ("0.95299999999999996", "0.953"),
        ("100", "100"),
        ("1E+3", "1000"),
        ("95.30", "95.3"),
        ("0.00", "0"),
        ("-2.0000000000000001", "-2"),
    ],
)
def test_binary_noise_is_removed(noisy: str, clean: str) -> None:
    assert str(without_noise(Decimal(noisy))) == clean


def test_shifting_is_exact_however_long_the_number() -> None:
    assert (
        str(shifted(Decimal("1234567890123456789012345678901.25"), 1)) == "12345678901234567890123456789012.5"
    )
    assert str(shifted(Decimal("12.50"), 4)) == "125000"
    assert str(shifted(Decimal("125000"), -4)) == "12.5000"
    assert str(without_zeros(Decimal("12.5000"))) == "12.5"
    assert str(without_zeros(Decimal("1200"))) == "1200"


def in_words(number: int) -> str:
    """The ordinary Chinese writing of a whole number below a hundred million."""
    digits = "零一二三四五六七八九"
    if number >= 10_000:
        rest = number % 10_000
        zero = "零" if 0 < rest < 1000 else ""
        return in_words(number // 10_000) + "万" + zero + (in_words(rest) if rest else "")
    words, zero = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if zero else "") + digits[digit] + name
            zero = False
        elif words:
            zero = True
    return words or "零"


@given(st.integers(min_value=0, max_value=99_999_999))
def test_every_whole_number_in_words_is_read_back(number: int) -> None:
    assert read_decimal(in_words(number)) == number


@given(st.text("零〇一二两三五九十百千万亿点半负0123456789.,- ", max_size=12))
def test_no_text_raises(text: str) -> None:
    assert read_decimal(text) is None or read_decimal(text).is_finite()  # type: ignore[union-attr]
    read_share(text)


@pytest.mark.parametrize("text", ["95", "-2.50", "+3", "1e3"])
def test_a_plain_decimal_is_what_its_digits_say(text: str) -> None:
    assert plain_decimal(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", " 1", "1_000", "１２", "NaN", "Infinity", "1,000", "95%", ".5", "5.", "1e9999"]
)
def test_nothing_but_ascii_digits_is_a_plain_decimal(text: str) -> None:
    assert plain_decimal(text) is None
