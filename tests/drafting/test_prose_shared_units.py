"""Units on lines of their own that answer for several items: told before them, or once for a whole section."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, task

from ecoreport.spec import render_program

HEAD = "样林县2025年治水方案\n一、重点任务\n"


def test_lines_before_the_items_open_those_below_them(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）防洪\n责任单位：县水利局\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n责任单位：县住建局\n3.排涝。改造泵站3座。\n"
        "（二）供水\n责任单位：县供水中心\n1.改造。换管9公里。\n责任单位：县卫健局\n2.检测。检测水样60份。",
    )
    assert [lead for lead, _ in duties(drafted.program).values()] == [
        ["县水利局"],
        ["县水利局"],
        ["县住建局"],
        ["县供水中心"],
        ["县卫健局"],
    ]
    assert codes(drafted).count("DRAFT-043") == 1


def test_a_line_before_an_item_with_parts_opens_it(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）防洪\n责任单位：县水利局\n1.清淤。分两步：\n（1）清理河道。\n（2）处置淤泥。\n责任单位：县住建局\n2.排涝。改造泵站3座。",
    )
    assert [lead for lead, _ in duties(drafted.program).values()] == [["县水利局"], ["县住建局"]]


def test_lines_that_could_be_read_both_ways_are_asked_about(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）防洪\n责任单位：县水利局\n1.清淤。清淤6公里。\n责任单位：县住建局\n2.筑堤。筑堤2公里。\n"
        "（二）供水\n1.改造。换管9公里。\n责任单位：县供水中心\n2.检测。检测水样60份。\n责任单位：县卫健局",
    )
    assert "DRAFT-044" in codes(drafted)
    assert "DRAFT-043" not in codes(drafted)


def test_lines_behind_the_items_of_a_section_with_units_of_its_own_stay_theirs(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）防洪\n牵头单位：县水利局\n1.清淤。清淤6公里。\n配合单位：县住建局\n2.筑堤。筑堤2公里。\n配合单位：县公路局",
    )
    assert [helpers for _, helpers in duties(drafted.program).values()] == [["县住建局"], ["县公路局"]]


def test_units_at_the_head_of_a_section_reach_items_whose_numbers_run_on(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD + "（一）防洪\n牵头单位：县水利局\n配合单位：县住建局\n1.清理河道6公里\n2.加固堤防2公里\n"
        "（二）供水\n牵头单位：县供水中心\n3.更换水管9公里\n4.检测水样60份",
    )
    program = drafted.program
    assert [one.no for one in program.tasks] == [1, 2, 3, 4]
    assert duties(program)["正文-2"] == (["县水利局"], ["县住建局"])
    assert duties(program)["正文-4"] == (["县供水中心"], [])
    assert task(program, "正文-3").area == "供水"
    assert codes(drafted).count("DRAFT-045") == 1


SECTIONS = "（一）防洪\n{0}1.改造。换管9公里。\n2.检测。检测水样60份。\n{1}（二）供水\n{2}1.改造。换管9公里。\n2.检测。检测水样60份。\n{3}"


def test_a_line_behind_items_that_begin_again_speaks_of_their_section(tmp_path: Path) -> None:
    text = SECTIONS.format("", "责任单位：县水利局\n", "", "责任单位：县供水中心")
    drafted = draft_text(tmp_path, HEAD + text)
    assert [(one.title, one.lead[0].name) for one in drafted.program.tasks] == [
        ("防洪", "县水利局"),
        ("供水", "县供水中心"),
    ]
    assert drafted.program.tasks[0].requirement == "1.改造。换管9公里。2.检测。检测水样60份。"
    assert "DRAFT-046" in codes(drafted)


def test_a_line_before_items_with_titles_opens_each_of_them(tmp_path: Path) -> None:
    text = SECTIONS.format("责任单位：县水利局\n", "", "责任单位：县供水中心\n", "")
    drafted = draft_text(tmp_path, HEAD + text)
    assert [one.title for one in drafted.program.tasks] == ["改造", "检测", "改造", "检测"]
    assert [lead for lead, _ in duties(drafted.program).values()] == [["县水利局"]] * 2 + [["县供水中心"]] * 2
    assert "DRAFT-045" in codes(drafted)


def test_units_behind_the_last_item_of_a_chapter_reach_all_its_items(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年治水方案\n一、防洪\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n责任单位：县水利局\n"
        "二、供水\n1.改造。换管9公里。\n2.检测。检测水样60份。\n责任单位：县供水中心",
    ).program
    assert [lead for lead, _ in duties(program).values()] == [["县水利局"]] * 2 + [["县供水中心"]] * 2


def test_the_rule_that_the_first_leads_counts_only_the_items_it_decides(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年治水方案\n（注：以下任务责任单位中，列第一位的为牵头单位）\n一、重点任务\n1.清淤。清淤6公里。（责任单位：县水利局、县住建局）\n"
        "2.筑堤。筑堤2公里。（牵头单位：县水利局、县住建局）\n3.排涝。改造泵站3座。（责任单位：县住建局）",
    )
    (doubt,) = [doubt for doubt in drafted.doubts if doubt.code == "DRAFT-014"]
    assert "给 1 条加上" in doubt.message
    assert drafted.program.rules == ("以下任务责任单位中，列第一位的为牵头单位",)


@pytest.mark.parametrize(
    "footer",
    [
        "扫一扫在手机打开当前页\n主办单位：样林县人民政府办公室\n地址：样林县中心路1号\n网站标识码：1234567890",
        "主办单位：样林县人民政府办公室\n备案号：某ICP备12345678号",
        "主办单位：样林县人民政府办公室",
    ],
)
def test_the_line_of_who_keeps_a_web_site_answers_for_nothing(tmp_path: Path, footer: str) -> None:
    program = draft_text(
        tmp_path,
        HEAD
        + "1.清淤。清淤6公里。（县水利局）\n2.筑堤。筑堤2公里。（县住建局）\n二、保障措施\n（一）加强领导。定期调度。\n（二）加强考核。年底通报。\n"
        + footer,
    ).program
    assert len(program.tasks) == 2
    assert [unit.name for unit in program.units] == ["县水利局", "县住建局"]


def test_units_that_organise_stay_where_items_name_them_so(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年全民健身活动方案\n一、活动安排\n1.举办长跑。参赛500人。\n主办单位：县体育局\n承办单位：县体育中心\n"
        "2.举办球赛。参赛20队。\n主办单位：县总工会\n承办单位：县体育中心",
    ).program
    assert [lead for lead, _ in duties(program).values()] == [["县体育局"], ["县总工会"]]


def test_two_months_that_come_again_each_year_are_no_deadline(tmp_path: Path) -> None:
    one = draft_text(
        tmp_path, HEAD + "1.巡查。全面巡查。（牵头单位：县水利局；完成时限：每年4月和10月）"
    ).program.tasks[0]
    assert one.deadline is None
    assert one.note == "完成时限：每年4月和10月"


@pytest.mark.parametrize(
    ("told", "leads", "helpers"),
    [
        ("（县水利局负责，住建、农业农村等部门配合）", ["县水利局"], ["县住建部门", "县农业农村部门"]),
        ("（县水利局牵头，县发改、财政等部门按职责分工负责）", ["县水利局"], ["县发改部门", "县财政部门"]),
        ("（生态环境、水利、气象部门按职责负责）", ["生态环境部门", "水利部门", "气象部门"], []),
    ],
)
def test_departments_told_by_their_fields_are_units(
    tmp_path: Path, told: str, leads: list[str], helpers: list[str]
) -> None:
    drafted = draft_text(tmp_path, HEAD + f"1.清淤。清淤6公里。{told}\n2.筑堤。筑堤2公里。（县水利局）")
    assert duties(drafted.program)["正文-1"] == (leads, helpers)
    assert "DRAFT-017" not in codes(drafted)


@pytest.mark.parametrize(
    "shares",
    [
        "\n①县水利局：清理河道6公里，建立台账。\n②县住建局：改造泵站3座。\n③各乡镇：开展巡查，落实管护。\n",
        "①县水利局：清理河道6公里；②县住建局：改造泵站3座；③各乡镇：开展巡查，落实管护。\n",
        "县水利局：清理河道6公里；县住建局：改造泵站3座；各乡镇：开展巡查，落实管护。\n",
    ],
)
def test_units_that_each_do_a_part_of_an_item_answer_for_it_together(tmp_path: Path, shares: str) -> None:
    program = draft_text(tmp_path, HEAD + f"1.治理河道。{shares}2.加强宣传。巡讲6场。（县委宣传部）").program
    assert [one.title for one in program.tasks] == ["治理河道", "加强宣传"]
    assert duties(program)["正文-1"] == (["县水利局", "县住建局", "各乡镇"], [])
    assert "改造泵站3座" in program.tasks[0].requirement


def test_a_heading_that_is_a_units_name_tells_who_answers(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）部门任务\n1.县水利局。清理河道。\n2.县住建局。改造泵站。\n（二）属地任务\n1.各乡镇。开展巡查。",
    )
    assert [lead for lead, _ in duties(drafted.program).values()] == [["县水利局"], ["县住建局"], ["各乡镇"]]
    assert "DRAFT-040" in codes(drafted)


def test_a_duty_that_ends_like_the_title_of_a_table_is_a_task(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年治水方案\n一、职责分工\n县水利局：负责清淤，疏通河道。\n各乡镇：负责排查，建立台账。\n",
    ).program
    assert [one.list for one in program.tasks] == ["县水利局", "各乡镇"]


def test_a_month_beside_units_in_a_bracket_is_their_time(tmp_path: Path) -> None:
    one = draft_text(tmp_path, HEAD + "1.总结评估。（县水利局；2025年12月）").program.tasks[0]
    assert (one.lead[0].name, one.deadline) == ("县水利局", "2025-12")


def test_lines_under_the_title_open_the_items_of_a_plan_without_chapters(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年治水要点\n责任单位：县水利局\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n责任单位：县住建局\n3.排涝。改造泵站3座。",
    )
    assert [lead for lead, _ in duties(drafted.program).values()] == [
        ["县水利局"],
        ["县水利局"],
        ["县住建局"],
    ]
    assert "DRAFT-043" in codes(drafted)


def test_lines_before_the_headings_of_sections_open_the_sections(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "责任单位：县水利局\n（一）防洪\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n责任单位：县住建局\n"
        "（二）排涝\n1.改造。改造泵站3座。\n2.疏通。疏通管网9公里。",
    )
    assert [lead for lead, _ in duties(drafted.program).values()] == [["县水利局"]] * 2 + [["县住建局"]] * 2
    assert "DRAFT-043" in codes(drafted)


def test_a_bracket_in_the_heading_reaches_items_whose_numbers_run_on(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        HEAD + "（一）防洪（县水利局牵头，县住建局配合）\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n"
        "（二）供水（县供水中心牵头）\n3.改造。换管9公里。\n4.检测。检测水样60份。",
    ).program
    assert duties(program)["正文-2"] == (["县水利局"], ["县住建局"])
    assert duties(program)["正文-4"] == (["县供水中心"], [])


def test_units_with_a_colon_before_their_numbers_reach_the_items(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        HEAD + "1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n3.排涝。改造泵站3座。\n"
        "二、责任分工\n（一）县水利局：负责第1、2项工作。\n（二）县住建局：负责第3项工作。",
    ).program
    assert [lead for lead, _ in duties(program).values()] == [["县水利局"], ["县水利局"], ["县住建局"]]


def test_units_in_the_headings_of_sections_reach_items_with_titles(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "（一）防洪（牵头单位：县水利局；配合单位：县住建局）\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n"
        "（二）供水（牵头单位：县供水中心）\n1.改造。换管9公里。\n2.检测。检测水样60份。",
    )
    assert list(duties(drafted.program).values()) == [
        (["县水利局"], ["县住建局"]),
        (["县水利局"], ["县住建局"]),
        (["县供水中心"], []),
        (["县供水中心"], []),
    ]
    assert [one.area for one in drafted.program.tasks] == ["防洪", "防洪", "供水", "供水"]
    assert codes(drafted).count("DRAFT-045") == 1


@pytest.mark.parametrize(
    "section",
    [
        "（一）防洪（牵头单位：县水利局）\n1.清淤6公里；\n2.筑堤2公里。\n（二）供水（牵头单位：县供水中心）\n1.换管9公里；\n2.检测水样60份。",
        "（一）防洪（牵头单位：县水利局）\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。\n（二）供水。换管9公里。（牵头单位：县供水中心）",
    ],
)
def test_a_section_is_the_task_where_its_items_have_no_titles_or_other_sections_hold_none(
    tmp_path: Path, section: str
) -> None:
    drafted = draft_text(tmp_path, HEAD + section)
    assert [one.title for one in drafted.program.tasks] == ["防洪", "供水"]
    assert "DRAFT-046" in codes(drafted)


def test_another_wording_of_a_group_is_the_same_unit_and_stays_in_its_cell(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "示例县2024年生态创建工作任务\n"
        "1.整治河道。完成整治8公里。\n牵头单位：县水利局\n配合单位：县级有关部门\n"
        "2.植树造林。完成造林2万亩。\n牵头单位：县林业局\n配合单位：相关县级部门\n",
    )
    first, second = (task.cooperate[0] for task in drafted.program.tasks)
    assert first == second
    assert (first.words, second.words) == ("县级有关部门", "相关县级部门")
    assert "cooperate: [相关县级部门]" in render_program(drafted.program)
