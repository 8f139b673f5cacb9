"""Plans in prose as offices type, wrap and copy them: dashes, blanks, cut names, brackets inside brackets."""

from pathlib import Path

import docx
import pytest
from drafted import codes, draft, draft_text, duties

HEAD = "样林县2024年治水方案\n一、重点任务\n"


@pytest.mark.parametrize(
    "units",
    [
        "——牵头单位：县水利局 配合单位：各乡镇（街道）",
        "——牵头单位：县水利局。配合单位：各乡镇（街道）",
        "——牵头:县水利局；配合:各乡镇（街道）",
        "\n主办单位：县水利局 协办单位：各乡镇（街道）",
        "\n主办单位：县水利局；协办单位：各乡镇（街道）",
    ],
)
def test_units_behind_a_dash_or_a_blank_are_units(tmp_path: Path, units: str) -> None:
    program = draft_text(
        tmp_path,
        HEAD + f"1.清淤。清淤6公里。{units}\n2.筑堤。筑堤2公里。{units.replace('县水利局', '县住建局')}",
    ).program
    assert duties(program) == {
        "正文-1": (["县水利局"], ["各乡镇（街道）"]),
        "正文-2": (["县住建局"], ["各乡镇（街道）"]),
    }
    assert [one.requirement for one in program.tasks] == ["清淤6公里。", "筑堤2公里。"]


@pytest.mark.parametrize("item", ["河道清淤\n完成6公里。", "河道清淤。完成6公里。"])
def test_a_section_may_hold_one_item_without_number_where_others_hold_several(
    tmp_path: Path, item: str
) -> None:
    program = draft_text(
        tmp_path,
        HEAD
        + f"（一）防洪\n{item}由县水利局牵头，县财政局配合。\n（二）供水\n{item.replace('河道清淤', '更换管道')}由县供水中心牵头。\n"
        f"{item.replace('河道清淤', '检测水样').replace('6公里', '60份')}由县卫健局牵头。",
    ).program
    assert [(one.area, one.title) for one in program.tasks] == [
        ("防洪", "河道清淤"),
        ("供水", "更换管道"),
        ("供水", "检测水样"),
    ]


@pytest.mark.parametrize("numbers", [("（1）", "（2）"), ("①", "②"), ("1）", "2）")])
def test_units_behind_the_last_part_are_those_of_the_item(tmp_path: Path, numbers: tuple[str, str]) -> None:
    one, two = numbers
    program = draft_text(
        tmp_path,
        HEAD
        + f"1.清淤。\n{one}清淤6公里。\n{two}落实管护。（县水利局牵头，县财政局配合）\n2.筑堤。\n{one}筑堤2公里。\n{two}植树护坡。（县住建局牵头）",
    ).program
    assert duties(program) == {"正文-1": (["县水利局"], ["县财政局"]), "正文-2": (["县住建局"], [])}
    assert program.tasks[0].requirement.endswith("落实管护。")


def test_a_part_with_units_of_its_own_is_a_task_where_others_have_theirs(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        HEAD
        + "1.清淤\n（1）清淤6公里。（县水利局牵头）\n（2）落实管护。（县住建局牵头）\n2.筑堤\n（1）筑堤2公里。\n（2）植树护坡。（县林业局牵头）",
    )
    assert len(drafted.program.tasks) == 4
    assert "DRAFT-006" in codes(drafted)


@pytest.mark.parametrize(
    "clause",
    [
        "由县水利局负责，县住建局（质安站）等部门配合",
        "由县水利局负责，县住建局（质安站）等有关部门配合，2024年9月底前完成",
    ],
)
def test_units_that_end_with_and_other_departments(tmp_path: Path, clause: str) -> None:
    program = draft_text(
        tmp_path, HEAD + f"1.清淤。清淤6公里。（{clause}）\n2.筑堤。筑堤2公里。（县水利局负责）"
    ).program
    assert duties(program)["正文-1"] == (["县水利局"], ["县住建局（质安站）"])
    assert program.tasks[0].requirement == "清淤6公里。"


@pytest.mark.parametrize(
    ("text", "requirement", "lead"),
    [
        ("1.清淤。清淤率达到92\n%以上。（县水利局负责）", "清淤率达到92%以上。", ["县水利局"]),
        (
            "1.清淤。清淤6公里。（牵头领导：张某；牵头单位：各乡镇（街道）；\n配合单位：县水利局）",
            "清淤6公里。",
            ["各乡镇（街道）"],
        ),
        ("1.清淤。清淤6公里，惠及\n1.2 万人。（县水利局负责）", "清淤6公里，惠及1.2万人。", ["县水利局"]),
    ],
)
def test_lines_cut_before_a_sign_or_inside_a_bracket(
    tmp_path: Path, text: str, requirement: str, lead: list[str]
) -> None:
    program = draft_text(tmp_path, HEAD + text + "\n2.筑堤。筑堤2公里。（县住建局负责）").program
    assert program.tasks[0].requirement == requirement
    assert duties(program)["正文-1"][0] == lead


@pytest.mark.parametrize(
    ("cut", "names"),
    [
        (("县水利局、县财政局、县教育局、经开区管委", "会"), "经开区管委会"),
        (("县水利局、县财政局、县教育局、县城管局、各乡", "镇（街道）、县供销社"), "各乡镇（街道）"),
    ],
)
def test_names_cut_by_the_edge_of_a_wrapped_text(tmp_path: Path, cut: tuple[str, str], names: str) -> None:
    line = "推进河道清淤岸线整治并落实管护责任防止反弹"
    width = len("责任单位：") + len(cut[0])
    text = f"1.清淤。{(line * 9)[: width - 4]}\n" + "\n".join((line * 9)[:width] for _ in range(12)) + "。\n"
    program = draft_text(
        tmp_path, f"{HEAD}{text}责任单位：{cut[0]}\n{cut[1]}\n2.筑堤。筑堤2公里。\n责任单位：县住建局"
    ).program
    assert names in duties(program)["正文-1"][0]
    assert program.tasks[0].requirement.endswith("。")


def test_a_document_number_in_full_width_digits(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样政办〔２０２４〕９号\n样林县2024年治水方案\n一、任务\n1.清淤。清淤6公里。（县水利局负责）",
    ).program
    assert program.source == "样政办〔2024〕9号"


def test_a_blank_may_stand_for_the_stop_behind_a_title(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2022年创建方案\n一、创建指标\n1.森林覆盖率≥40%　加强造林绿化，实施森林抚育。（牵头单位：市林业局）\n"
        "2.城镇污水处理率≥95%  加快管网改造，完善在线监控。（牵头单位：市住建局）\n3.河长制 全面推行河长制，健全巡河机制。（牵头单位：市水利局）",
    ).program
    assert [(one.name, one.text) for one in program.indicators] == [
        ("森林覆盖率", "加强造林绿化，实施森林抚育。"),
        ("城镇污水处理率", "加快管网改造，完善在线监控。"),
        ("河长制", "全面推行河长制，健全巡河机制。"),
    ]
    assert [one.metrics[0].target for one in program.indicators[:2]] == ["≥40%", "≥95%"]


def test_a_single_blank_in_a_plan_is_no_stop(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        HEAD
        + "1.清淤。推进 河道清淤6公里。（县水利局负责）\n2.加强 堤防建设，完成筑堤2公里，植树护坡3公里。（县住建局负责）\n"
        "3.护岸。完成护岸4公里。（县水利局负责）\n4.绿化。完成绿化3公里。（县林业局负责）",
    ).program
    assert program.tasks[1].requirement == "加强堤防建设，完成筑堤2公里，植树护坡3公里。"


@pytest.mark.parametrize(
    "units",
    [
        "责任单位：县水利局（牵头单位）、县财政局（配合单位）",
        "主管部门：县水利局\n协管部门：县财政局",
        "责任单位（牵头）：县水利局\n责任单位（配合）：县财政局",
        "主要责任单位：县水利局\n其他责任单位：县财政局",
        "责任单位：县水利局\n次要责任单位：县财政局",
        "牵头单位：\n县水利局\n配合单位：\n县财政局",
        "（县水利局为牵头单位，县财政局为配合单位）",
        "（县水利局为牵头单位、县财政局为配合单位）",
    ],
)
def test_labels_that_offices_make_up_themselves(tmp_path: Path, units: str) -> None:
    program = draft_text(
        tmp_path,
        HEAD + f"1.清淤。清淤6公里。\n{units}\n2.筑堤。筑堤2公里。\n{units}\n二、保障措施\n（一）加强领导。",
    ).program
    assert list(duties(program).values()) == [(["县水利局"], ["县财政局"])] * 2
    assert [one.requirement for one in program.tasks] == ["清淤6公里。", "筑堤2公里。"]


def test_units_with_what_each_finishes_until_when(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        HEAD
        + "1.清淤。清淤6公里。（县水利局6月底前完成方案，县住建局9月底前完工）\n2.筑堤。筑堤2公里。（县水利局负责）",
    ).program
    assert duties(program)["正文-1"] == (["县水利局", "县住建局"], [])
    assert program.tasks[0].note == "完成时限：县水利局6月底前完成方案，县住建局9月底前完工"


@pytest.mark.parametrize("leader", ["包村领导：全体班子成员", "驻村领导：张某", "牵头责任领导：李某"])
def test_persons_on_a_line_are_no_part_of_the_text(tmp_path: Path, leader: str) -> None:
    program = draft_text(
        tmp_path,
        HEAD
        + f"1.清淤。\n工作内容：清淤6公里。\n责任单位：县水利局\n{leader}\n2.筑堤。筑堤2公里。\n责任单位：县住建局\n",
    ).program
    assert program.tasks[0].requirement == "清淤6公里。"


@pytest.mark.parametrize("caption", ["{}2024年度工作任务清单", "{}："])
def test_items_without_a_stop_end_where_the_list_of_the_next_unit_begins(
    tmp_path: Path, caption: str
) -> None:
    program = draft_text(
        tmp_path,
        "样林县2024年治水方案\n"
        + "".join(
            f"{caption.format(unit)}\n1.完成河道清淤6公里，岸线整治率达到90%以上\n2.新建改造污水管网18公里，城区污水收集率达到75%\n"
            for unit in ("县水利局", "县住房和城乡建设局", "县财政局")
        ),
    ).program
    assert [(one.list, one.no) for one in program.tasks] == [
        (unit, no) for unit in ("县水利局", "县住房和城乡建设局", "县财政局") for no in (1, 2)
    ]
    assert all(one.lead[0].name == one.list for one in program.tasks)


@pytest.mark.parametrize(
    "numbers", ["1、 2、", "1. 2.", "(1) (2)", "（1） （2）", "１． ２．", "第一条 第二条"]
)
def test_the_numbers_of_parts_stay_as_they_are_printed(tmp_path: Path, numbers: str) -> None:
    one, two = numbers.split()
    program = draft_text(
        tmp_path,
        HEAD
        + f"（一）清淤（县水利局牵头）\n{one}清淤6公里；\n{two}落实管护；\n（二）筑堤。筑堤2公里。（县住建局牵头）",
    ).program
    assert program.tasks[0].requirement == f"{one}清淤6公里；{two}落实管护；"


def test_a_frame_around_the_text_of_a_word_file_is_no_table(tmp_path: Path) -> None:
    document = docx.Document()
    frame = document.add_table(rows=2, cols=1)
    frame.cell(0, 0).text = "样林县2024年治水方案"
    for line in (
        "一、重点任务",
        "1.清淤。清淤6公里。（县水利局负责）",
        "2.筑堤。筑堤2公里。（县住建局负责）",
    ):
        frame.cell(1, 0).add_paragraph(line)
    document.save(str(tmp_path / "plan.docx"))
    program = draft(tmp_path / "plan.docx").program
    assert program.title == "样林县2024年治水方案"
    assert duties(program) == {"正文-1": (["县水利局"], []), "正文-2": (["县住建局"], [])}
