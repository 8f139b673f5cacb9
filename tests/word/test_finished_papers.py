"""Summary, letters, lists and tables as an office opens them."""

import io
import re
import subprocess
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from office import convert, pdf_text
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator
from paper_material import PERIOD, assessed, returned, small_program, verdict

from ecoreport.model.assessment import Assessment
from ecoreport.model.finding import Finding, Severity
from ecoreport.model.program import Program
from ecoreport.model.submission import Submission
from ecoreport.reporting.letters import build_letters
from ecoreport.reporting.plan_tables import build_tables
from ecoreport.reporting.standing import Tally
from ecoreport.reporting.summary import build_summary
from ecoreport.reporting.task_lists import build_task_lists
from ecoreport.resources import read_resource
from ecoreport.services.papers import read_stationery
from ecoreport.word.fields import (
    INNER_NAMES,
    CircularFields,
    ReminderFields,
    SummaryFields,
    circular_fields,
    field_names,
    reminder_fields,
    summary_fields,
)
from ecoreport.word.letters import CIRCULAR_TEMPLATE, REMINDER_TEMPLATE, render_circular, render_reminder
from ecoreport.word.plan_papers import render_all_task_lists, render_tables
from ecoreport.word.summary import TEMPLATE, render_summary
from ecoreport.word.template import Stationery

TODAY = date(2023, 12, 5)
STATIONERY = read_stationery(None, TEMPLATE, REMINDER_TEMPLATE, CIRCULAR_TEMPLATE)
VERDICTS = (
    verdict("1.1", "甲局", "未达标", "93.2"),
    verdict("2.1", "乙局", "达标", "100"),
    verdict("2.2", "乙局", "达标", "61.5"),
    verdict("3.1", "丙局", "待核", "已建立"),
    verdict("4.1", "甲局", "未报"),
)
RETURNS = (
    returned(
        "甲局",
        "任务 1-1 状态 已完成",
        "任务 1-1 进展 新建管网12.6公里,投资1,250万元",
        "任务 1-2 状态 推进中",
        "任务 1-2 问题 人手不足",
        "任务 1-2 打算 6月底前补齐",
        "小结 work 填报 抓落实",
    ),
    returned("乙局", "任务 1-1 进展 配合施工", "小结 problems 填报 无"),
    returned("丙局"),
)


def summary_bytes(
    program: Program | None = None,
    assessment: Assessment | None = None,
    returns: tuple[Submission, ...] = RETURNS,
    stationery: Stationery = STATIONERY,
) -> bytes:
    summary = build_summary(
        program or small_program(),
        assessment or assessed(*VERDICTS),
        returns,
        period=PERIOD,
        today=TODAY,
    )
    return render_summary(summary, stationery)


def prose(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def numbers(text: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*\d|\d", text))


def test_the_summary_has_its_five_parts_and_three_annexes() -> None:
    lines = prose(summary_bytes())
    headings = ["一、总体情况", "二、指标完成情况", "三、重点任务推进情况", "四、存在问题", "五、下一步工作"]
    assert [line for line in lines if line in headings] == headings
    note = [line.strip("\u3000") for line in lines if re.match(r"(附件：|\u3000+)\d\.", line)]
    titles = [lines[index + 1] for index, line in enumerate(lines) if re.fullmatch(r"附件\d", line)]
    assert note == [
        "附件：1." + titles[0],
        *(f"{number}.{title}" for number, title in enumerate(titles[1:], 2)),
    ]
    assert titles == ["指标完成情况表", "重点任务进展情况表", "未报送单位名单"]


def test_the_year_stands_under_the_title_only_where_the_title_does_not_say_it() -> None:
    for title, lines in (
        ("示例县2023年国家卫生县城创建方案", ["示例县2023年国家卫生县城创建工作总结"]),
        ("示例县2021—2025年创建规划", ["示例县2021—2025年创建工作总结", "（2023年度）"]),
    ):
        head = prose(summary_bytes(small_program(title=title)))
        assert [line for line in head[:2] if line and not line.startswith("按照")] == lines


def test_counts_gaps_and_words_stand_in_the_prose() -> None:
    text = "\n".join(prose(summary_bytes()))
    for sentence in (
        "承担任务的单位共5个。截至2023年12月5日，已报送3个，未报送2个（名单见附件“未报送单位名单”）。",
        "方案共有指标4项，按“各个分项全部达标，该指标方计为达标”的口径，达标1项、未达标1项、待核1项、未报1项。",
        "方案共有重点任务4项，按牵头单位填报的状态，已完成1项、推进中1项、未报2项。",
        "指标1 污水处理率：目标值为≥95%，甲局填报93.2%，比目标低1.8个百分点。",
        "任务2项，已完成1项、推进中1项。甲局：新建管网12.6公里，投资1,250万元。",
        "指标2垃圾处理的推进情况，牵头单位尚未报送。",
        "甲局：关于“运行监管”，人手不足。",
        "甲局：关于“运行监管”，6月底前补齐。",
    ):
        assert sentence in text


def test_every_number_in_the_prose_was_reported_planned_or_counted() -> None:
    program = small_program()
    summary = build_summary(program, assessed(*VERDICTS), RETURNS, period=PERIOD, today=TODAY)
    known = numbers(f"{program} {summary.today} {summary.period}")
    known |= {number for one in RETURNS for answer in one.answers for number in numbers(answer.text)}
    known |= {number for one in VERDICTS for number in numbers(one.raw or "")}
    known.add("1.8")  # 95 - 93.2
    counts = {len(summary.expected), len(summary.received), len(summary.missing), len(summary.task_lines)}
    counts |= {count for area in summary.standing.areas for _, count in area.tally.counts}
    counts |= {summary.standing.tally.total, len(summary.tasks), *range(1, 5)}
    known |= {str(count) for count in counts}
    for line in prose(summary_bytes()):
        if line.startswith("注："):
            continue  # wording of the toolkit, such as SHA-256
        body = re.sub(r"^(（?[一二三四五六七八九十]+[、）]|\d+\.)", "", line)
        assert numbers(body) <= known, line


@pytest.mark.parametrize(
    ("tally", "words"),
    [
        (Tally(), ""),
        (Tally(met=1), "全部达标"),
        (Tally(met=7, missed=1), "达标7项、未达标1项"),
        (Tally(unreported=3), "未报3项"),
    ],
)
def test_tallies_read_well_for_none_one_and_many(tally: Tally, words: str) -> None:
    assert tally.words == words


def test_a_programme_without_anything_still_makes_honest_sentences() -> None:
    empty = small_program(indicators=(), tasks=(), units=(), areas=())
    text = "\n".join(prose(summary_bytes(empty, assessed(), ())))
    for sentence in (
        "方案没有写明承担任务的单位，暂无报送情况。",
        "方案没有单列指标，暂无指标完成情况。",
        "方案没有单列重点任务，暂无推进情况。",
        "暂无判定为未达标的指标。",
        "暂无单位反映问题。",
        "暂无单位填报下一步工作。",
        "没有收到报送，本总结不含报送数据。",
    ):
        assert sentence in text
    assert not re.search(r"[，：、]。|。。|0项", text)


def test_a_summary_before_any_return_counts_nobody_twice() -> None:
    text = "\n".join(prose(summary_bytes(returns=(), assessment=assessed())))
    assert "承担任务的单位共5个。截至2023年12月5日，尚未收到报送。" in text
    assert "方案没有写明牵头单位" not in text


def test_simulated_returns_mark_title_and_pages() -> None:
    data = summary_bytes(returns=(returned("甲局", simulated=True),))
    document = Document(io.BytesIO(data))
    assert "模拟数据" in document.paragraphs[1].text
    assert all("模拟数据" in section.header.paragraphs[0].text for section in document.sections)
    assert "模拟数据" not in "".join(prose(summary_bytes()))


def test_texts_that_mean_harm_arrive_as_text() -> None:
    harm = "【标题】<w:p>&amp;\x01{{ 单位 }}{ HYPERLINK x }"
    data = summary_bytes(
        small_program(region=harm),
        returns=(returned("甲局", f"任务 1-1 进展 {harm}", f"小结 problems 填报 {harm}"),),
    )
    assert sum(harm.replace("\x01", "") in line for line in prose(data)) >= 2
    assert b"HYPERLINK" not in b"".join(re.findall(rb"<w:instrText.*?</w:instrText>", data))


def test_a_machine_without_chinese_faces_says_that_it_drew_no_chart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ecoreport.word.chart.FACES", ("没有这种字体",))
    document = Document(io.BytesIO(summary_bytes()))
    assert not document.inline_shapes
    assert any("没有安装中文字体" in paragraph.text for paragraph in document.paragraphs)


@pytest.mark.office
def test_the_chart_is_there_with_words_for_those_who_cannot_see_it() -> None:
    shape = Document(io.BytesIO(summary_bytes())).inline_shapes[0]
    assert "环境达标1项、未达标1项；保障待核1项、未报1项" in shape._inline.docPr.get("descr")


def test_equal_input_gives_equal_bytes() -> None:
    assert summary_bytes() == summary_bytes()


def test_the_words_are_those_of_the_office_s_own_template() -> None:
    own = Stationery(
        base=STATIONERY.base, templates={TEMPLATE: "【标题】{{ 地区 }}小结\n【表】领域统计表".encode()}
    )
    document = Document(io.BytesIO(summary_bytes(stationery=own)))
    assert document.paragraphs[0].text == "示例县小结"
    assert [cell.text for cell in document.tables[0].rows[-1].cells] == ["合计", "4", "1", "1", "1", "1"]


@pytest.mark.parametrize(
    ("template", "shape"),
    [(TEMPLATE, SummaryFields), (REMINDER_TEMPLATE, ReminderFields), (CIRCULAR_TEMPLATE, CircularFields)],
)
def test_each_template_lists_all_its_fields_in_its_head(template: str, shape: type) -> None:
    head = read_resource("templates", template).decode().partition("#}")[0]
    assert [name for name in field_names(shape) if name not in head] == []


def test_the_fields_are_those_that_are_declared() -> None:
    letters = build_letters(small_program(), assessed(), RETURNS, period=PERIOD, today=TODAY)
    summary = build_summary(small_program(), assessed(), RETURNS, period=PERIOD, today=TODAY)
    for made, shape in (
        (summary_fields(summary), SummaryFields),
        (reminder_fields(letters.reminders[0]), ReminderFields),
        (circular_fields(letters.circular), CircularFields),
    ):
        assert set(made) == set(field_names(shape))
    assert {"总数", "概述", "各条", "单位"} <= INNER_NAMES


def wrong(unit: str) -> Finding:
    return Finding(
        code="X-001", severity=Severity.MUST, message="需要一个数。", remedy="请改成数。", unit=unit
    )


def test_a_reminder_to_a_late_unit_and_to_one_sent_back() -> None:
    letters = build_letters(
        small_program(),
        assessed(findings=(wrong("甲局"),)),
        RETURNS,
        period=PERIOD,
        today=TODAY,
        due={"东镇": date(2023, 12, 1)},
    )
    late, _, back = letters.reminders
    text = "\n".join(prose(render_reminder(late, STATIONERY)))
    assert "东镇：" in text
    assert (
        "应报送2023年度任务进展1项。截至2023年12月5日，尚未收到你单位的报送，已超过规定的报送时限（2023年12月1日）。"
        in text
    )
    document = Document(io.BytesIO(render_reminder(back, STATIONERY)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "（甲局.xlsx）已收到。经审核，有1处须改正，现予退回，问题清单附后。" in text
    assert document.tables[0].cell(1, 3).text == "需要一个数。"


def test_the_circular_names_late_units_and_those_sent_back() -> None:
    letters = build_letters(
        small_program(), assessed(*VERDICTS, findings=(wrong("乙局"),)), RETURNS, period=PERIOD, today=TODAY
    )
    text = "\n".join(prose(render_circular(letters.circular, STATIONERY)))
    assert "应报送单位5个，已报送3个，未报送2个。" in text
    assert "未报送的单位：东镇、西镇。" in text
    assert "经审核退回修改的单位1个：乙局（须改正1处）。" in text


def test_all_lists_stand_in_one_document_each_on_its_page() -> None:
    lists = build_task_lists(small_program())
    document = Document(io.BytesIO(render_all_task_lists(lists, STATIONERY.base)))
    titles = [paragraph for paragraph in document.paragraphs if paragraph.text.endswith("工作任务清单")]
    assert [title.text for title in titles] == [one.grid.title for one in lists.lists]
    assert [title.paragraph_format.page_break_before for title in titles] == [None, True, True, True]
    assert len(document.tables) == len(lists.lists)


def everything(folder: Path) -> list[Path]:
    program, assessment = small_program(), assessed(*VERDICTS, findings=(wrong("甲局"),))
    letters = build_letters(program, assessment, RETURNS, period=PERIOD, today=TODAY)
    made = {
        "总结": summary_bytes(),
        "函": render_reminder(letters.reminders[-1], STATIONERY),
        "通报": render_circular(letters.circular, STATIONERY),
        "清单": render_all_task_lists(build_task_lists(program), STATIONERY.base),
        "附表": render_tables(build_tables(program), STATIONERY.base),
    }
    for name, data in made.items():
        (folder / f"{name}.docx").write_bytes(data)
    return [folder / f"{name}.docx" for name in made]


@pytest.mark.slow
def test_all_papers_are_valid(tmp_path: Path) -> None:
    for path in everything(tmp_path):
        result = OpenXmlValidator().validate(path)
        assert result.is_valid, [error.description for error in result.errors]
        assert not list(check(path))


@pytest.mark.office
@pytest.mark.slow
def test_libreoffice_shows_every_text(tmp_path: Path) -> None:
    papers = everything(tmp_path)
    for paper, pdf in zip(papers, convert(papers, "pdf", tmp_path), strict=True):
        shown = pdf_text(pdf)
        document = Document(str(paper))
        for table in document.tables:
            for text in {cell.text for row in table.rows for cell in row.cells if len(cell.text) < 5}:
                assert "".join(text.split()) in shown
        assert "".join(document.paragraphs[0].text.split())[:10] in shown


@pytest.mark.office
def test_a_full_page_has_22_lines_of_28_characters(tmp_path: Path) -> None:
    own = Stationery(base=STATIONERY.base, templates={TEMPLATE: ("生" * 28 * 45).encode()})
    path = tmp_path / "满页.docx"
    path.write_bytes(summary_bytes(stationery=own))
    (pdf,) = convert([path], "pdf", tmp_path)
    text = subprocess.run(["pdftotext", "-layout", "-l", "2", str(pdf), "-"], check=True, capture_output=True)
    pages = [
        [line.strip() for line in page.splitlines() if "生" in line]
        for page in text.stdout.decode().split("\f")
    ]
    assert [len(page) for page in pages[:2]] == [22, 22]
    assert {len(line) for line in pages[1]} == {28}
    assert len(pages[0][0]) == 26  # two characters of indent
