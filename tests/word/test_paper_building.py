"""Papers: numbers of headings and annexes, pages, properties, and texts that mean harm."""

import io
import itertools
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from ecoreport.errors import TemplateError
from ecoreport.reporting.grid import Column, Grid, build_row
from ecoreport.reporting.standing import AreaStanding, Tally
from ecoreport.word import styles
from ecoreport.word.base import render_base, w
from ecoreport.word.chart import render_area_chart
from ecoreport.word.paper import SIMULATED, Paper, numeral
from ecoreport.word.setting import signature_indents, title_lines, title_width, width_of
from ecoreport.word.text import add_run, clean

NARROW = Grid(
    title="名单",
    columns=(Column(key="no", title="序号"), Column(key="unit", title="单位")),
    lines=(build_row("1", "甲局"),),
)


def paper(**options: bool) -> Paper:
    return Paper(render_base(), title="示例", **options)


def opened(made: Paper) -> object:
    return Document(io.BytesIO(made.render()))


def texts(made: Paper) -> list[str]:
    return [paragraph.text for paragraph in opened(made).paragraphs]  # type: ignore[attr-defined]


def test_headings_are_numbered_by_level_and_begin_anew_under_each_parent() -> None:
    made = paper()
    for level in (1, 2, 2, 3, 4, 4, 3, 1, 2):
        made.add_heading(level, "题")
    assert texts(made) == [
        "一、题",
        "（一）题",
        "（二）题",
        "1.题",
        "（1）题",
        "（2）题",
        "2.题",
        "二、题",
        "（一）题",
    ]


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九"), (100, "100")],
)
def test_numerals(number: int, words: str) -> None:
    assert numeral(number) == words


def test_the_list_of_annexes_and_the_signature_never_stand_on_a_page_without_text() -> None:
    made = paper()
    made.add_text(styles.BODY, "正文。")
    made.add_annex_note(["甲表", "乙表"])
    made.add_signature("示例县", "2023年12月5日")
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in opened(made).paragraphs]  # type: ignore[attr-defined]
    assert kept[:4] == [True, True, True, True]


def test_the_note_lists_the_annexes_as_they_are_titled() -> None:
    made = paper()
    made.add_annex_note(["甲表", "乙表"])
    made.add_annex("甲表")
    made.add_annex("乙表", turned=True)
    assert texts(made) == ["", "附件：1.甲表", "\u3000\u3000\u30002.乙表", "附件1", "甲表", "附件2", "乙表"]


def test_a_single_annex_has_no_number() -> None:
    made = paper()
    made.add_annex_note(["甲表"])
    made.add_annex("甲表", numbered=False)
    assert texts(made) == ["", "附件：甲表", "附件", "甲表"]


def test_pages_turn_for_an_annex_and_back_again() -> None:
    made = paper()
    made.add_text(styles.BODY, "正文")
    for title, turned in (("宽表", True), ("又一宽表", True), ("窄表", False)):
        made.add_annex(title, turned=turned)
        made.add_grid(NARROW)
    sections = opened(made).sections  # type: ignore[attr-defined]
    assert [section.orientation for section in sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    portrait, landscape, last = sections
    assert landscape.page_width == portrait.page_height
    # The binding edge of the sheet, 28 mm, is the upper edge of the turned page.
    assert abs(landscape.top_margin - Mm(28)) < Mm(0.1)
    assert abs(landscape.left_margin - Mm(35)) < Mm(0.1)
    assert (
        landscape.bottom_margin - landscape.footer_distance
        == portrait.bottom_margin - portrait.footer_distance
    )
    assert (last.page_width, last.left_margin, last.footer_distance) == (
        portrait.page_width,
        portrait.left_margin,
        portrait.footer_distance,
    )


def test_every_annex_begins_a_page_and_none_is_left_empty() -> None:
    made = paper()
    made.add_annex("首页的附件")
    made.add_annex("次页的附件")
    breaks = [p.paragraph_format.page_break_before for p in opened(made).paragraphs]  # type: ignore[attr-defined]
    assert breaks == [None, None, True, None]


def test_an_empty_table_is_a_sentence() -> None:
    made = paper()
    made.add_grid(Grid(title="名单", columns=NARROW.columns, lines=(), empty="均已报送。"))
    assert texts(made) == ["均已报送。"]


def test_no_line_of_text_follows_a_table_without_a_note() -> None:
    made = paper()
    made.add_grid(NARROW)
    last = opened(made).paragraphs[-1]  # type: ignore[attr-defined]
    assert NARROW.note is None
    assert last.paragraph_format.line_spacing == Pt(1)


def test_simulated_papers_say_so_on_odd_and_even_pages() -> None:
    section = opened(paper(simulated=True)).sections[0]  # type: ignore[attr-defined]
    assert section.header.paragraphs[0].text == section.even_page_header.paragraphs[0].text == SIMULATED
    assert not opened(paper()).sections[0].header.paragraphs[0].text  # type: ignore[attr-defined]


def test_a_letter_has_its_head_on_the_first_page_only() -> None:
    made = paper(simulated=True)
    made.add_letterhead("示例县创卫办")
    section = opened(made).sections[0]  # type: ignore[attr-defined]
    assert section.different_first_page_header_footer
    assert [p.text for p in section.first_page_header.paragraphs] == ["示例县创卫办", SIMULATED]
    assert section.first_page_footer.paragraphs[0].text == ""
    assert abs(section.header_distance - Mm(30)) < Mm(0.1)


@pytest.mark.parametrize(
    ("name", "lines", "points"),
    [
        ("示例县创卫办", 1, None),
        ("示例市“无废城市”建设工作领导小组办公室", 1, 24),
        ("示例市示例区国家生态文明建设示范区创建工作领导小组和指挥部联合办公室", 2, 28),
    ],
)
def test_a_long_name_in_the_head_of_a_letter_is_set_smaller_and_no_word_is_cut(
    name: str, lines: int, points: int | None
) -> None:
    made = paper()
    made.add_letterhead(name)
    (head,) = opened(made).sections[0].first_page_header.paragraphs  # type: ignore[attr-defined]
    (run,) = head.runs
    assert run.text.replace("\n", "") == name
    assert len(run.text.split("\n")) == lines
    assert (run.font.size.pt if run.font.size else None) == points


def test_equal_papers_are_equal_bytes() -> None:
    def make() -> bytes:
        made = paper(simulated=True)
        made.add_heading(1, "题")
        made.add_annex("表", turned=True)
        made.add_grid(NARROW)
        return made.render()

    assert make() == make()
    with zipfile.ZipFile(io.BytesIO(make())) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@given(st.text(st.characters(exclude_categories=()), max_size=40))
def test_any_text_survives_as_text(text: str) -> None:
    paragraph = w("p")
    add_run(paragraph, text)
    again = etree.fromstring(etree.tostring(paragraph))
    shown = "".join(
        {"br": "\n", "tab": "\t"}.get(etree.QName(node).localname, node.text or "")
        for node in again.iter()
        if len(node) == 0
    )
    assert shown == clean(text)
    assert not {etree.QName(node).localname for node in again.iter()} - {"p", "r", "t", "br", "tab"}


def test_control_characters_are_dropped_and_marks_of_xml_kept() -> None:
    assert clean("a\x00\x0b<&>\"'\ud800\ufffeb\r\nc") == "a\n<&>\"'b\nc"


def test_a_damaged_base_document_is_refused() -> None:
    for data in (b"", b"PK\x03\x04", b"not a document", render_base()[:900]):
        with pytest.raises(TemplateError, match=r"底版\.docx"):
            Paper(data, title="")


def test_a_base_document_without_a_page_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(render_base())) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(r"<w:pgMar[^>]*/>", "", old.read(name).decode()))
    with pytest.raises(TemplateError, match="页面设置"):
        Paper(target.getvalue(), title="")


def test_missing_styles_of_the_base_document_are_all_named() -> None:
    source = io.BytesIO(render_base())
    target = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(
                name,
                content.replace(f'w:val="{styles.BODY}"', 'w:val="别的"').replace(
                    'w:val="表头"', 'w:val="别的二"'
                ),
            )
    with pytest.raises(TemplateError, match="公文正文、表头"):
        Paper(target.getvalue(), title="")


def test_styles_that_word_renamed_inside_are_still_found() -> None:
    source, target = io.BytesIO(render_base()), io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = re.sub(r'w:styleId="表格正文"', 'w:styleId="af3"', old.read(name).decode())
            new.writestr(name, content)
    made = Paper(target.getvalue(), title="")
    made.add_grid(NARROW)
    table = opened(made).tables[0]  # type: ignore[attr-defined]
    assert table.cell(1, 1).paragraphs[0].style.name == styles.TABLE_TEXT


def test_a_long_title_turns_at_a_word_and_keeps_its_text() -> None:
    title = "示例市示例区国家生态文明建设示范区创建工作指标2019年度目标表"
    turned = title_width(title, 20.1)
    assert turned is not None
    assert 0 < turned - width_of("示例市示例区国家生态文明建设示范区") < 1
    assert title_width("短标题", 20.1) is None
    made = paper()
    made.add_title(styles.TITLE, title)
    assert texts(made) == [title]


def test_a_title_whose_second_line_is_the_longer_one_is_broken_at_a_word() -> None:
    made = paper()
    made.add_title(styles.TITLE, "示例区创建国家生态文明建设示范区指挥部办公室2019年度创建工作总结")
    assert texts(made) == ["示例区创建国家生态文明建设示范区\n指挥部办公室2019年度创建工作总结"]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("短标题", ("短标题",)),
        # No place between words is in sight: two like halves, never a single character on the second line.
        ("示" * 21, ("示" * 10, "示" * 11)),
        ("示" * 50, ("示" * 16, "示" * 17, "示" * 17)),
        ("创建国家卫生城市工作领导小组关于报送2023年", ("创建国家卫生城市工作领导小组", "关于报送2023年")),
        (
            "示例县水利局《河湖长制工作办法》落实情况的总结",
            ("示例县水利局《河湖长制工作办法》", "落实情况的总结"),
        ),
        # Never within brackets, nor after the first character of a word that begins with 县, 市 or 区.
        (
            "各县（市、区）人民政府、高新区管委会2023年度工作任务清单",
            ("各县（市、区）人民政府、", "高新区管委会2023年度工作任务清单"),
        ),
        (
            "示例县2023年国家卫生县城创建工作任务分解方案",
            ("示例县2023年国家卫生县城", "创建工作任务分解方案"),
        ),
        (
            "市场监管局示例分局承担文明城市创建工作任务清单",
            ("市场监管局示例分局", "承担文明城市创建工作任务清单"),
        ),
    ],
)
def test_a_title_turns_between_words_in_lines_that_are_alike(title: str, lines: tuple[str, ...]) -> None:
    assert title_lines(title, 20.1) == lines


def test_a_title_is_broken_where_a_bracket_and_a_year_meet() -> None:
    made = paper()
    made.add_title(styles.TITLE, "各镇人民政府（街道办事处）2023年度工作任务清单")
    assert texts(made) == ["各镇人民政府（街道办事处）\n2023年度工作任务清单"]


@given(st.text(alphabet="示例县创建2023年（）《》、工作", min_size=1, max_size=70))
def test_no_line_of_a_title_is_too_wide_and_no_number_is_parted(title: str) -> None:
    lines = title_lines(title, 20.1)
    assert "".join(lines) == title
    for above, below in itertools.pairwise(lines):
        assert not (above[-1].isdigit() and below[0].isdigit())
        assert above[-1] not in "《（"
        assert below[0] not in "》）、"


def test_the_date_begins_two_characters_right_of_the_name() -> None:
    date = "2023年12月5日"
    for name in ("示例县创建国家卫生县城工作领导小组办公室", "创卫办"):
        name_right, date_right = signature_indents(name, date)
        assert min(name_right, date_right) == 2
        assert (name_right + width_of(name)) - (date_right + width_of(date)) == 2


def test_a_chart_without_judged_areas_is_not_drawn() -> None:
    assert render_area_chart(()) is None


@pytest.mark.office
def test_a_chart_of_many_areas_with_long_names_still_fits_a_page() -> None:
    areas = [
        AreaStanding(name=f"领域$第{number}" * 9, indicators=(), tally=Tally(met=1)) for number in range(60)
    ]
    png = render_area_chart(areas)
    assert png is not None
    width, height = (int.from_bytes(png[start : start + 4]) for start in (16, 20))
    assert height / width < 225 / 150


def test_papers_are_valid_packages(tmp_path: Path) -> None:
    made = paper(simulated=True)
    made.add_letterhead("示例县创卫办")
    made.add_title(styles.TITLE, "示例市示例区国家生态文明建设示范区创建工作指标2019年度目标表")
    made.add_heading(1, "<&>\x00")
    made.add_grid(NARROW, titled=True)
    made.add_annex_note(["宽", "窄"])
    made.add_signature("创卫办", "2023年12月5日")
    made.add_annex("宽", turned=True)
    made.add_grid(NARROW)
    made.add_annex("窄")
    path = tmp_path / "样.docx"
    path.write_bytes(made.render())
    result = OpenXmlValidator().validate(path)
    assert result.is_valid, [error.description for error in result.errors]
