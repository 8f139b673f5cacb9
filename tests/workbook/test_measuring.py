from hypothesis import given
from hypothesis import strategies as st

from ecoreport.workbook.measuring import TALLEST_ROW, count_lines, row_height, text_width


def test_a_chinese_character_takes_two() -> None:
    assert text_width("水利") == 4
    assert count_lines("水" * 10, 21) == 1
    assert count_lines("水" * 11, 21) == 2
    assert count_lines("一\n二", 40) == 2
    assert count_lines("", 40) == 1


def test_punctuation_that_may_not_begin_a_line_takes_its_neighbour_along() -> None:
    assert count_lines("水" * 10 + "。" + "利" * 9, 21) == 3


@given(st.text(max_size=200), st.floats(2, 80), st.floats(0, 20))
def test_a_wider_column_never_needs_more_lines(text: str, width: float, more: float) -> None:
    assert count_lines(text, width + more) <= count_lines(text, width) + 1
    assert row_height(count_lines(text, width)) <= TALLEST_ROW
