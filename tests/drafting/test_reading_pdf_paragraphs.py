"""Paragraphs of PDF files: put together by where their lines stand on the page."""

from ecoreport.drafting.documents import Paragraph
from ecoreport.drafting.sources.pdf_files import without_running_lines
from ecoreport.drafting.sources.pdf_lines import Line, Word
from ecoreport.drafting.sources.pdf_paragraphs import join_wrapped
from ecoreport.model.finding import Place

LETTER = 10.0
LEFT = 70.0
FULL = 30
"""Letters of a full line."""


def _line(top: float, text: str, *, page: int = 1, indent: int = 0) -> Line:
    left = LEFT + indent * LETTER
    return Line(
        paragraph=Paragraph(text=text, place=Place(file="plan.pdf", sheet=f"第{page}页")),
        words=(Word(left=left, right=left + len(text) * LETTER, text=text),),
        page=page,
        top=top,
        bottom=top + LETTER,
    )


def _texts(*lines: Line) -> list[str]:
    return [block.text for block in join_wrapped(lines) if isinstance(block, Paragraph)]


def _sentence(length: int) -> str:
    return ("推进河道清淤和岸线整治并落实管护责任" * 3)[:length]


class TestWrappedLines:
    """Only the place of a line tells a cell that was cut from a short cell below another."""

    def test_cells_with_room_between_them_are_put_together_each_on_its_own(self) -> None:
        long = _sentence(FULL)
        assert _texts(
            _line(100, "1"),
            _line(120, long),
            _line(132, "每月一次"),
            _line(152, "区水利局"),
            _line(172, long),
            _line(184, long),
            _line(196, "全年完成"),
            _line(216, "区住建局"),
        ) == ["1", long + "每月一次", "区水利局", long + long + "全年完成", "区住建局"]

    def test_a_line_that_is_indented_opens_a_paragraph(self) -> None:
        long = _sentence(FULL)
        lines = [
            _line(100 + 12 * number, long if number % 2 else long[:-2], indent=0 if number % 2 else 2)
            for number in range(6)
        ]
        assert _texts(*lines) == [long[:-2] + long] * 3

    def test_numbers_and_finished_sentences_stay_apart(self) -> None:
        long = _sentence(FULL)
        assert _texts(
            _line(100, long),
            _line(112, "2"),
            _line(124, long[:-1] + "。"),
            _line(136, "区水利局"),
            _line(148, long),
            _line(160, "（二）加强监管"),
        ) == [long, "2", long[:-1] + "。", "区水利局", long, "（二）加强监管"]

    def test_lines_of_two_pages_are_left_to_the_words(self) -> None:
        long = _sentence(FULL)
        lines = [_line(100 + 12 * number, long) for number in range(3)]
        assert _texts(*lines, _line(60, "全年完成", page=2)) == [long * 3, "全年完成"]

    def test_short_lines_have_no_edge(self) -> None:
        assert _texts(_line(100, "区水利局"), _line(112, "区住房和城乡建设局")) == [
            "区水利局",
            "区住房和城乡建设局",
        ]

    def test_a_figure_that_no_edge_parts_goes_on_from_a_shorter_line(self) -> None:
        long = _sentence(FULL)
        lines = [_line(100 + 12 * number, long) for number in range(4)]
        assert _texts(*lines, _line(148, long[:-3]), _line(160, "100%。")) == [
            long * 4 + long[:-3] + "100%。"
        ]
        assert _texts(*lines, _line(148, "治理河道"), _line(160, "18 公里，完成绿化")) == [
            long * 4 + "治理河道",
            "18 公里，完成绿化",
        ]


class TestRunningLines:
    def test_heads_and_feet_of_most_pages_fall_away(self) -> None:
        pages = [
            [
                _line(50, "样林县方案", page=page),
                *(_line(100 + 12 * at, f"第{page}页第{at}句。", page=page) for at in range(8)),
                _line(700, f"— {page} —", page=page),
            ]
            for page in (1, 2, 3)
        ]
        kept = without_running_lines([line for page in pages for line in page])
        assert {line.paragraph.text for line in kept if isinstance(line, Line)} & {
            "样林县方案",
            "— 1 —",
        } == set()

    def test_units_and_times_that_end_pages_alike_are_kept(self) -> None:
        lines = [_line(688, f"完成时限：2024年{page}月底前", page=page) for page in (1, 2, 3)]
        lines += [_line(700, "责任单位：县水利局", page=page) for page in (1, 2, 3)]
        assert without_running_lines(lines) == lines

    def test_lines_inside_the_page_are_kept(self) -> None:
        lines = [
            _line(100 + 12 * at, "（县水利局）" if at == 5 else f"甲{page}乙{at}。", page=page)
            for page in (1, 2)
            for at in range(10)
        ]
        assert (
            sum(
                line.paragraph.text == "（县水利局）"
                for line in without_running_lines(lines)
                if isinstance(line, Line)
            )
            == 2
        )
