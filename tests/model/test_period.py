"""Periods are read in the forms offices write, and know their neighbours."""

from datetime import date

import pytest

from ecoreport.model.period import Period, parse_period


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019", "2019"),
        (" 2019年 ", "2019"),
        ("2019年度", "2019"),
        ("2019-Q3", "2019-Q3"),
        ("2019q3", "2019-Q3"),
        ("2019年第三季度", "2019-Q3"),
        ("2019年3季度", "2019-Q3"),
        ("2019-06", "2019-06"),
        ("2019年6月", "2019-06"),
        ("2019年12月份", "2019-12"),
    ],
)
def test_forms_of_a_period(text: str, expected: str) -> None:
    period = parse_period(text)
    assert period is not None
    assert period.id == expected
    assert parse_period(period.id) == period
    assert parse_period(period.words) == period


@pytest.mark.parametrize("text", ["", "19", "2019-13", "2019-Q5", "今年", "2019-6-30", "2019年0月"])
def test_what_is_no_period(text: str) -> None:
    assert parse_period(text) is None


@pytest.mark.parametrize(
    ("period", "before", "end"),
    [
        ("2019", "2018", date(2019, 12, 31)),
        ("2019-Q1", "2018-Q4", date(2019, 3, 31)),
        ("2019-Q3", "2019-Q2", date(2019, 9, 30)),
        ("2020-02", "2020-01", date(2020, 2, 29)),
        ("2019-01", "2018-12", date(2019, 1, 31)),
    ],
)
def test_the_period_before_and_the_last_day(period: str, before: str, end: date) -> None:
    parsed = parse_period(period)
    assert isinstance(parsed, Period)
    assert (parsed.before.id, parsed.end) == (before, end)
