from decimal import Decimal

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
        ('0.00"%"', NumberFormat(after="%")),
        (r"0.0\%", NumberFormat(after="%")),
        ('0.0"万吨"', NumberFormat(after="万吨")),
        ("0.0万吨", NumberFormat(after="万吨")),
        ('"约"0.0"万吨"', NumberFormat(before="约", after="万吨")),
        ("[$¥-804]#,##0.00", NumberFormat(before="¥")),
        (r"#,##0_);\(#,##0\)", NumberFormat()),
        ("#,##0.0,,", NumberFormat(scaled=6)),
        ('0!.0,"万"', NumberFormat(after="万", scaled=4, parted=True)),
        (r"0\.00,,", NumberFormat(scaled=8, parted=True)),
        ('0!.0000"万元"', NumberFormat(after="万元", scaled=4, parted=True)),
        ("00!.0", NumberFormat(scaled=1, parted=True)),
        (r"0000\-00\-00", NumberFormat(parted=True)),
        ("000-0000000", NumberFormat(parted=True)),
        ('0"时"00"分"', NumberFormat(after="分", parted=True)),
        ('0;"负;值"0', NumberFormat()),
        (";;;", NumberFormat(hidden=True)),
        ('""', NumberFormat(hidden=True)),
        ("** ", NumberFormat(hidden=True)),
        ("0;;", NumberFormat()),
        ("yyyy-mm-dd", NumberFormat(date=True)),
        ('[$-804]yyyy"年"m"月"d"日";@', NumberFormat(date=True)),
        ("[h]:mm", NumberFormat(date=True)),
        ("h:mm AM/PM", NumberFormat(date=True)),
    ],
)
def test_a_format_says_percent_date_or_fixed_text(format: str, meaning: NumberFormat) -> None:
    assert parse_number_format(format) == meaning


@pytest.mark.parametrize(
    ("format", "number", "meaning"),
    [
        ('0;"亏损"0', "-3", NumberFormat(before="亏损")),
        ('0;-0;"无"', "0", NumberFormat()),
        ("0;;", "-3", NumberFormat(hidden=True)),
        ('[<=1]0.0%;0.0"%"', "0.953", NumberFormat(percent=True)),
        ('[<=1]0.0%;0.0"%"', "95.3", NumberFormat(after="%")),
        ('[>=10000]0!.0,"万";0', "9500", NumberFormat()),
        ('[=1]"有";[=0]"无"', "0", NumberFormat(after="无", wordy=True)),
        ('[=1]"有";[=0]"无"', "2", NumberFormat(after="无", wordy=True)),
    ],
)
def test_the_section_that_shows_the_number_counts(format: str, number: str, meaning: NumberFormat) -> None:
    assert parse_number_format(format, Decimal(number)) == meaning


@given(st.text(max_size=30), st.decimals(allow_nan=False, allow_infinity=False))
def test_no_format_raises(format: str, number: Decimal) -> None:
    parse_number_format(format, number)
