"""Tables of PDF files: put together over pages, and found by their gaps where they have no rules."""

import pytest

from ecoreport.drafting.documents import Cell, Paragraph, Row, Table
from ecoreport.drafting.sources.pdf_files import join_pages, without_running_lines, without_wraps
from ecoreport.drafting.sources.pdf_lines import Line, Word, restore_unruled
from ecoreport.drafting.sources.pdf_rows import share_out
from ecoreport.model.finding import Place

HEAD = ("序号", "工作任务", "工作内容", "牵头单位")
EDGES = (70.0, 110.0, 210.0, 400.0)
LETTER = 9.0


def _table(page: int, *rows: tuple[str, ...], merged: tuple[tuple[int, int], ...] = ()) -> Table:
    place = Place(file="plan.pdf", sheet=f"第{page}页表1")
    return Table(
        rows=tuple(
            Row(
                cells=tuple(Cell(text=text, from_above=(r, c) in merged) for c, text in enumerate(texts)),
                place=place,
            )
            for r, texts in enumerate(rows)
        )
    )


def _line(page: int, top: float, *cells: str) -> Line:
    words = tuple(
        Word(left=left, right=left + LETTER * len(text), text=text)
        for left, text in zip(EDGES, cells, strict=False)
        if text
    )
    paragraph = Paragraph(
        text=" ".join(filter(None, cells)), place=Place(file="plan.pdf", sheet=f"第{page}页")
    )
    return Line(paragraph=paragraph, words=words, page=page, top=top, bottom=top + LETTER)


def _texts(table: object) -> list[tuple[str, ...]]:
    assert isinstance(table, Table)
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


class TestRuledTablesOverPages:
    def test_a_row_cut_by_the_page_is_one_row_again(self) -> None:
        first = _table(1, HEAD, ("1", "节水改造", "完成造纸等行业技术改", "区工信局"))
        rest = _table(2, HEAD, ("", "", "造项目8个", ""), ("2", "降低漏损", "控制在8.5%以内", "区住建局"))
        (joined,) = join_pages([first, _line(1, 800, "— 1 —"), rest])
        assert _texts(joined) == [
            HEAD,
            ("1", "节水改造", "完成造纸等行业技术改造项目8个", "区工信局"),
            ("2", "降低漏损", "控制在8.5%以内", "区住建局"),
        ]

    def test_a_further_row_under_a_merged_number_stays_a_row(self) -> None:
        first = _table(1, HEAD, ("1", "碧水保卫战", "整治排污口11个。", "区环保局"))
        rest = _table(2, ("", "", "新建管网18公里。", "区住建局"))
        (joined,) = join_pages([first, rest])
        assert [row[3] for row in _texts(joined)] == ["牵头单位", "区环保局", "区住建局"]

    def test_a_merged_group_cut_in_its_name_is_whole_in_all_its_rows(self) -> None:
        first = _table(
            1,
            HEAD,
            ("1", "完善生态制", "甲", "区环保局"),
            ("2", "完善生态制", "乙", "区审计局"),
            merged=((2, 1),),
        )
        rest = _table(2, ("3", "度", "丙", "区水利局"), ("4", "度", "丁", "区林业局"), merged=((1, 1),))
        (joined,) = join_pages([first, rest])
        assert [row[1] for row in _texts(joined)[1:]] == ["完善生态制度"] * 4

    def test_tables_of_other_width_stay_apart(self) -> None:
        assert len(join_pages([_table(1, HEAD), _table(2, ("镇", "目标"))])) == 2


class TestTablesWithoutRules:
    def test_words_go_to_the_columns_of_the_titles_and_lines_to_rows(self) -> None:
        lines = [
            _line(1, 100, *HEAD),
            _line(1, 120, "1", "节水改造", "完成造纸等行业技", "区工信局"),
            _line(1, 132, "", "", "术改造8个", ""),
            _line(1, 152, "2", "降低漏损", "控制在8.5%以内", "区住建局、"),
            _line(2, 60, "", "", "", "区水务集团"),
            _line(2, 80, "3", "节水宣传", "活动6场", "区水利局"),
        ]
        (table,), count = restore_unruled(
            [
                *lines,
            ]
        )
        assert count == 1
        assert _texts(table) == [
            HEAD,
            ("1", "节水改造", "完成造纸等行业技术改造8个", "区工信局"),
            ("2", "降低漏损", "控制在8.5%以内", "区住建局、区水务集团"),
            ("3", "节水宣传", "活动6场", "区水利局"),
        ]

    def test_titles_over_two_lines_and_a_section_across(self) -> None:
        lines = [
            _line(1, 100, "序号", "工作", "工作内容", "牵头"),
            _line(1, 110, "", "任务", "", "单位"),
            _line(1, 130, "一、工业节水的各项措施和要求"),
            _line(1, 150, "1", "节水改造", "完成8个", "区工信局"),
            _line(1, 170, "2", "降低漏损", "控制在8.5%", "区住建局"),
        ]
        (table,), _ = restore_unruled(lines)
        rows = _texts(table)
        assert rows[0] == HEAD
        assert rows[1] == ("一、工业节水的各项措施和要求",) * 4
        assert [row[0] for row in rows[2:]] == ["1", "2"]

    def test_text_after_the_table_is_text_again(self) -> None:
        lines = [
            _line(1, 100, *HEAD),
            _line(1, 120, "1", "节水改造", "完成8个", "区工信局"),
            _line(1, 140, "2", "降低漏损", "控制在8.5%", "区住建局"),
            _line(1, 180, "以上任务各责任单位要按月调度、按季通报、年底考核，确保全面完成。"),
        ]
        table, after = restore_unruled(lines)[0]
        assert len(_texts(table)) == 3
        assert isinstance(after, Line)


def test_lines_that_stand_in_one_place_on_the_pages_are_taken_out() -> None:
    pages = [
        piece
        for page in (1, 2, 3)
        for piece in (
            _line(page, 30, "某县人民政府文件"),
            _line(page, 100, "甲乙丙"[page - 1] + "段正文"),
            _line(page, 800, f"第{page}页 共3页"),
        )
    ]
    kept = without_running_lines(pages)
    assert [line.paragraph.text for line in kept if isinstance(line, Line)] == [
        "甲段正文",
        "乙段正文",
        "丙段正文",
    ]


class TestLinesSharedOutToRows:
    def test_cells_that_begin_beside_the_number(self) -> None:
        columns = [[(10.0, "一"), (20.0, "二"), (30.0, "三"), (40.0, "四")], [(10.0, "甲"), (30.0, "乙")]]
        assert share_out(columns, [10.0, 30.0]) == [("一二", "甲"), ("三四", "乙")]

    def test_cells_whose_middle_stands_beside_the_number(self) -> None:
        columns = [[(10.0, "一"), (20.0, "二"), (30.0, "三"), (42.0, "四")], [(20.0, "甲"), (42.0, "乙")]]
        assert share_out(columns, [20.0, 42.0]) == [("一二三", "甲"), ("四", "乙")]

    def test_an_empty_cell_stays_empty(self) -> None:
        columns = [[(10.0, "一"), (30.0, "二"), (50.0, "三")], [(10.0, "甲"), (50.0, "丙")]]
        assert share_out(columns, [10.0, 30.0, 50.0]) == [("一", "甲"), ("二", ""), ("三", "丙")]


@pytest.mark.parametrize(
    ("lines", "room", "text"),
    [
        ("96.2\n3.1", 2.5, "96.2\n3.1"),
        ("≥60\n≥40", 2.0, "≥60\n≥40"),
        ("178\n00", 1.5, "17800"),
        ("县生态环\n境局", 4.0, "县生态环境局"),
        ("县水利局\n县林业局", 8.0, "县水利局\n县林业局"),
    ],
)
def test_a_cell_cuts_names_at_its_edge_and_figures_only_where_it_is_full(
    lines: str, room: float, text: str
) -> None:
    assert without_wraps(lines, room) == text
