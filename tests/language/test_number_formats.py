import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecoreport.language.number_formats import NumberFormat, parse_number_format


@pytest.mark.parametrize(
    ("format", "meaning"),
    [
        ("General", NumberFormat()),
        ("G/通用格式", NumberFormat()),
        ("@", NumberFormat()),
        ("", NumberFormat()),
        ("#,##0.00", NumberFormat()),
        ("0.00_ ;[Red]-0.00 ", NumberFormat()),
        ("0.00E+00", NumberFormat()),
        ("# ?/?", NumberFormat()),
        ("[DBNum1][$-804]General", NumberFormat()),
        ("0.00%", NumberFormat(percent=True)),
        ("0%;[Red]-0%", NumberFormat(percent=True)),
        ('0.00"%"', NumberFormat(literal="%")),
        (r"0.0\%", NumberFormat(literal="%")),
        ('0.0"万吨"', NumberFormat(literal="万吨")),
        ("[$¥-804]#,##0.00", NumberFormat(literal="¥")),
        ('0!.0,"万"', NumberFormat(literal="万", scaled=True)),
        ('0;"负;值"0', NumberFormat()),
        ("yyyy-mm-dd", NumberFormat(date=True)),
        ('[$-804]yyyy"年"m"月"d"日";@', NumberFormat(date=True)),
        ("[h]:mm", NumberFormat(date=True)),
        ("h:mm AM/PM", NumberFormat(date=True)),
    ],
)
def test_a_format_says_percent_date_or_fixed_text(format: str, meaning: NumberFormat) -> None:
    assert parse_number_format(format) == meaning


def test_a_negative_number_has_its_own_section() -> None:
    assert parse_number_format('0;"亏损"0', negative=True).literal == "亏损"


@given(st.text(max_size=30), st.booleans())
def test_no_format_raises(format: str, negative: bool) -> None:
    parse_number_format(format, negative=negative)
