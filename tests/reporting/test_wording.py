"""How papers put things."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paper_material import small_program

from ecoreport.reporting.wording import (
    amount_words,
    count_words,
    date_words,
    deadline_words,
    difference_words,
    finish,
    has_content,
    join_names,
    program_subject,
    quote,
    signer,
    smooth,
)


@pytest.mark.parametrize(
    ("typed", "prose"),
    [
        ("全年检查12次,发现问题35个\n已全部整改", "全年检查12次，发现问题35个；已全部整改。"),
        ("完成。", "完成。"),
        ("完成。。", "完成。"),
        ("完成；", "完成。"),
        ("完成投资1,250万元", "完成投资1,250万元。"),
        ("  一是 建章立制；\r\n二是抓好落实。 ", "一是建章立制；二是抓好落实。"),
        ("使用 ISO 14001 体系", "使用 ISO 14001 体系。"),
        ("时间:10:30", "时间：10:30。"),
        ("提出“应改尽改。”", "提出“应改尽改。”"),
        ("真的完成了！", "真的完成了！"),
        ("", ""),
        ("\n \n", ""),
    ],
)
def test_words_are_smoothed_into_prose(typed: str, prose: str) -> None:
    assert finish(typed) == prose


@given(st.text(alphabet="甲乙丙12,.。；，\n ab%“”（）", max_size=40))
def test_smoothing_keeps_every_word(typed: str) -> None:
    def words(text: str) -> str:
        return "".join(char for char in text if char.isalnum() or char in "%“”（）")

    assert words(finish(typed)) == words(typed)
    assert smooth(smooth(typed)) == smooth(typed)


@pytest.mark.parametrize("nothing", ["", " ", "无", "无。", "暂无", "—", "/", "零报告", None])
def test_words_for_nothing_are_no_content(nothing: str | None) -> None:
    assert not has_content(nothing)


@pytest.mark.parametrize("something", ["无法完成", "没有经费", "0", "基层力量不足"])
def test_words_that_begin_like_nothing_are_content(something: str) -> None:
    assert has_content(something)


def test_counts_leave_out_noughts() -> None:
    assert count_words([("达标", 2), ("未达标", 0), ("待核", 1)]) == "达标2项、待核1项"
    assert count_words([("达标", 0)]) == ""


def test_dates_have_no_leading_zeros() -> None:
    assert date_words(date(2023, 6, 1)) == "2023年6月1日"


def test_figures_keep_their_digits() -> None:
    assert amount_words(Decimal("95.30"), "%") == "95.30%"
    assert amount_words(Decimal("100"), None) == "100"
    assert amount_words(Decimal("1E+3"), "吨") == "1000吨"


def test_differences_of_percentages_are_percentage_points() -> None:
    assert difference_words(Decimal("1.80"), "%") == "1.8个百分点"
    assert difference_words(Decimal("100"), "吨") == "100吨"


def test_names_stand_once_in_order() -> None:
    assert join_names(["乙局", "甲局", "乙局"]) == "乙局、甲局"


def test_quotation_marks_inside_a_title_become_single() -> None:
    assert quote("实施“一河一策”。") == "“实施‘一河一策’”"


@pytest.mark.parametrize(
    ("title", "subject"),
    [
        ("示例县2023年度卫生县城创建工作计划", "示例县2023年度卫生县城创建"),
        ("示例县创建方案", "示例县2023年度创建"),
        ("示例县文明城市创建实施方案", "示例县2023年度文明城市创建"),
        ("示例县创建工作实施方案", "示例县2023年度创建"),
        ("示例县乡村振兴考核2023年度指标任务分解表", "示例县乡村振兴考核2023年度"),
        ("示例县2023年创建任务分解表（征求意见稿）", "示例县2023年创建"),
        ("示例县人民政府关于印发《示例县2023年创建工作要点》的通知", "示例县2023年创建"),
        ("示例县人民政府关于做好2023年创建工作的通知", "示例县2023年创建"),
        ("森林城市建设规划（2023—2025年）实施方案", "2023年度森林城市建设"),
        ("方案", "示例县2023年度"),
    ],
)
def test_the_subject_is_the_title_without_the_word_for_plan(title: str, subject: str) -> None:
    assert program_subject(small_program(title=title)) == subject


def test_a_programme_without_an_office_signs_nothing_in_the_name_of_its_region() -> None:
    program = replace(small_program(), office=None)
    assert signer(program) == "（主办机构未填写）"
    assert signer(replace(program, office="样例县创建办")) == "样例县创建办"


@pytest.mark.parametrize(
    ("deadline", "printed"),
    [
        ("2024-09-05", "2024年9月5日"),
        ("2024-12", "2024年12月"),
        ("2024", "2024年"),
        ("长期坚持", "长期坚持"),
        (None, ""),
    ],
)
def test_deadlines_are_printed_as_papers_write_days(deadline: str | None, printed: str) -> None:
    assert deadline_words(deadline) == printed
