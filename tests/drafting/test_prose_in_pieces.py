"""Prose whose lines were cut around figures, whose sentences say who does what, and whose units stand beside persons."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

PLAN = "样林县2025年民生实事方案\n一、重点任务\n"


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("新建污水管网\n15\n公里，接入农户。", "新建污水管网15公里，接入农户。"),
        ("新建\n3\n个养老中心。", "新建3个养老中心。"),
        ("覆盖率达到\n９５\n％以上。", "覆盖率达到９５％以上。"),
        ("到\n2025\n年底建成。", "到2025年底建成。"),
        ("确保PM\n2.5浓度控制在36微克/立方米以内。", "确保PM2.5浓度控制在36微克/立方米以内。"),
        ("新增就业\n15000\n人，其中残疾人20人。", "新增就业15000人，其中残疾人20人。"),
    ],
)
def test_a_figure_alone_on_its_line_is_no_page_number(tmp_path: Path, lines: str, text: str) -> None:
    drafted = draft_text(tmp_path, f"{PLAN}1.办实事。{lines}（牵头单位：县住建局）")
    assert drafted.program.tasks[0].requirement == text
    assert "DRAFT-018" not in codes(drafted)


@pytest.mark.parametrize(("numbers", "doubts"), [("2 2", 1), ("4 5", 0), ("4", 1)])
def test_a_number_left_out_of_a_sentence_is_told_unless_it_counts_pages(
    tmp_path: Path, numbers: str, doubts: int
) -> None:
    items = "".join(
        f"{index}.办实事。组织各乡镇的全体干部群众开展清理，\n{number}\n做到全部达标。（牵头单位：县住建局）\n"
        for index, number in enumerate(numbers.split(), start=1)
    )
    drafted = draft_text(tmp_path, PLAN + items)
    assert drafted.program.tasks[0].requirement == "组织各乡镇的全体干部群众开展清理，做到全部达标。"
    assert ("DRAFT-018" in codes(drafted)) == bool(doubts)


def test_who_does_something_is_no_part_of_what_is_counted(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        PLAN + "1.治理工程。由县水利局负责新建水库3座，县农业农村局负责6月底前改造户厕200户，县财政局配合。\n"
        "2.队伍建设。由县委组织部会同县人社局培训干部300人次。",
    )
    assert duties(drafted.program) == {
        "正文-1": (["县水利局", "县农业农村局"], ["县财政局"]),
        "正文-2": (["县委组织部"], ["县人社局"]),
    }
    first, second = (task.metrics for task in drafted.program.tasks)
    assert [(metric.name, metric.target) for metric in first] == [
        ("新建水库", "3座"),
        ("改造户厕", "200户"),
    ]
    assert [(metric.name, metric.target) for metric in second] == [("培训干部", "300人次")]


def test_persons_beside_units_stand_in_the_note(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        PLAN
        + "1.停车。新增泊位90个。\n牵头单位：县城管局（张三）、县执法局（张三）\n配合单位：县公安局（交警）、县水利局（江北）\n"
        "2.供水。供水9万吨。（县水利局（张三局长 电话：0712-1234567）牵头，县住建局配合）",
    ).program
    assert duties(program) == {
        "正文-1": (["县城管局", "县执法局"], ["县公安局（交警）", "县水利局（江北）"]),
        "正文-2": (["县水利局"], ["县住建局"]),
    }
    assert [task.note for task in program.tasks] == [
        "责任人：县城管局张三、县执法局张三",
        "责任人：县水利局张三局长",
    ]


def test_units_by_number_may_join_the_lead_of_an_item(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        PLAN
        + "1.停车。新增泊位90个。（县城管局牵头，县公安局、县住建局配合）\n2.清淤。清淤6公里。（县水利局牵头）\n"
        "二、工作要求\n第1项由县城管局、县公安局共同牵头。\n附件\n样林县城区供水应急方案\n一、主要措施\n1.演练。演练2次。（县应急局牵头）",
    )
    task = drafted.program.tasks[0]
    assert (names(task.lead), names(task.cooperate)) == (["县城管局", "县公安局"], ["县住建局"])
    assert "DRAFT-015" not in codes(drafted)


def test_a_title_within_the_title_of_a_notice_stands_in_outer_marks(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林市人民政府办公室关于印发2025年市《政府工作报告》责任分解方案的通知\n各县区：\n"
        "《2025年市〈政府工作报告〉责任分解方案》已经市政府同意，现印发给你们。\n一、精心组织。各单位要逐项落实。\n"
        "2025年市《政府工作报告》责任分解方案\n一、预期目标\n1.稳增长。增长6%。（市发改委）\n2.稳就业。新增就业2万人。（市人社局）",
    )
    assert drafted.program.title == "2025年市《政府工作报告》责任分解方案"


def test_a_rule_at_the_end_of_a_bracket_leaves_its_units_alone(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        PLAN
        + "1.监测。优化点位。（县环保局牵头，县农业局配合，各乡（镇）政府负责落实。本方案部署的以下工作均需各乡（镇）政府落实，不再列出）"
        "新增点位60个。（县农业局牵头，2025年10月底前完成）\n2.调查。完成地块调查20块。（县环保局牵头）",
    )
    program = drafted.program
    assert program.tasks[0].requirement == "优化点位。新增点位60个。"
    assert duties(program) == {
        "正文-1": (["县环保局", "县农业局"], ["各乡（镇）政府"]),
        "正文-2": (["县环保局"], ["各乡（镇）政府"]),
    }
    assert names(program.tasks[0].metrics[0].lead) == ["县农业局"]
    assert [rule.rstrip("）") for rule in program.rules] == [
        "本方案部署的以下工作均需各乡（镇）政府落实，不再列出"
    ]


def test_items_that_tell_units_only_in_sentences_are_tasks_under_any_heading(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年绿化方案\n一、总体目标\n植树9万株。\n二、绿化布局\n（一）风沙口。县林草局要会同县水利局编制规划，治沙900亩。\n"
        "（二）防护林。由各乡镇负责，新植防护林30公里。\n（三）通道。由县交通局牵头，县住建局配合，绿化通道6公里。\n"
        "三、保障措施\n（一）加强领导。各乡镇要成立领导小组。",
    ).program
    assert duties(program) == {
        "正文-1": (["县林草局"], ["县水利局"]),
        "正文-2": (["各乡镇"], []),
        "正文-3": (["县交通局"], ["县住建局"]),
    }


def test_the_years_in_the_bracket_of_a_title_end_it_in_wrapped_text(tmp_path: Path) -> None:
    lines = "为加快推进城市排水防涝设施建设，根据有关要求，结合我\n市实际，制定本方案。\n" * 9
    drafted = draft_text(
        tmp_path,
        f"样林市城市内涝治理攻坚行动实施方案（2025—2026年）\n{lines}一、重点任务\n1.治涝。新建泵站2座。（市水利局）",
    )
    assert drafted.program.title == "样林市城市内涝治理攻坚行动实施方案（2025—2026年）"


def test_a_plan_that_hands_out_the_tasks_of_a_town_is_no_list_of_the_town(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林镇2025年重点工作任务分解方案\n现将任务分解如下：\n一、产业发展\n1.粮食。播种2万亩。（农业服务中心）\n2.招商。引进项目3个。（经济发展办）",
    )
    assert drafted.program.title == "样林镇2025年重点工作任务分解方案"
    assert "DRAFT-001" not in codes(drafted)


@pytest.mark.parametrize(
    "subject", ["绿色学校", "无废企业", "节水型单位", "空间布局", "基层组织", "清廉机关"]
)
def test_a_heading_that_ends_like_a_unit_heads_no_list_of_a_unit(tmp_path: Path, subject: str) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年创建方案\n一、重点任务\n（一）{subject}\n1.抓创建。创建6个。（县教育局牵头）\n2.抓宣传。宣传9次。（县环保局牵头）\n"
        "（二）队伍建设\n3.抓培训。培训2次。（县人社局牵头）",
    ).program
    assert {task.list for task in program.tasks} == {"正文"}
    assert subject not in {unit.name for unit in program.units}


def test_an_item_whose_parts_name_units_is_a_heading_among_items(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年数字政府工作要点\n一、夯实底座\n1．政务云建设\n（1）扩容资源，新增存储90台。（责任单位：市大数据局）\n（2）推进上云，上云率95%。（责任单位：市工信局）\n"
        "2．政务网络建设\n外网覆盖率100%。（责任单位：市大数据局）\n3．12345热线优化\n办结率98%以上。（责任单位：市信访局）",
    ).program
    assert [(task.no, task.area, names(task.lead)) for task in program.tasks] == [
        (1, "政务云建设", ["市大数据局"]),
        (2, "政务云建设", ["市工信局"]),
        (2, "夯实底座", ["市大数据局"]),
        (3, "夯实底座", ["市信访局"]),
    ]
    assert program.tasks[3].title == "12345热线优化"


def test_who_guides_and_who_carries_out_help(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        PLAN + "1.植树。县绿化办统筹安排，各机关单位、县公路段落实，植树9万株。\n"
        "2.造林。由各乡镇负责，新造林2万亩，县林草局负责技术指导。",
    ).program
    assert duties(program) == {
        "正文-1": (["县绿化办"], ["各机关单位", "县公路段"]),
        "正文-2": (["各乡镇"], ["县林草局"]),
    }


def wrapped(text: str, width: int, *, indent: str = "", gap: bool = False) -> str:
    """The text with its lines cut at a width as printed, its paragraphs indented or parted by blank lines."""
    out: list[str] = []
    for line in text.split("\n"):
        out.append("")
        for letter in indent + line:
            if sum(1 + (ord(one) > 255) for one in out[-1] + letter) > 2 * width:
                out.append("")
            out[-1] += letter
        out += [""] * gap
    return "\n".join(out)


MANNERS = [("　　", False), ("    ", False), ("", True)]
SCHOOLS = (
    "样林市全面提升中心城区中小学校办学条件工作方案\n为办好人民满意的教育，根据上级有关要求，结合我市实际情况，特制定如下工作方案。\n一、重点任务\n"
    "1.扩充学位供给，推进城区学校建设，6所在建学校达到竣工标准，新增学位6000个以上，大班额比例降到2%以内。责任领导：张三；牵头单位：市教育局；配合单位：各街道（镇）、市住建局；完成时限：2025年12月31日前\n"
    "2.更新教学设备，中小学实验室配备率达到100%。由市教育局、市财政局负责，新购设备3000台，PM2.5监测仪每校1台。〔市教育局牵头（2025年9月底前）；市财政局（2025年6月底前）配合〕\n"
    "3.加强体育场地开放工作，向社会开放学校场地30处，组织青少年体育赛事12场次。（牵头单位：市体育局；配合单位：市教育局、高新区管委会）\n"
    "4.改善学校食堂和宿舍条件，改造学校食堂18个，食堂“互联网+明厨亮灶”覆盖率达到100%。（牵头单位：市市场监管局；配合单位：市教育局、各街道（镇））\n"
    "5.加强教师队伍建设，招聘中小学和幼儿园教师400名，培训骨干教师600人次，交流轮岗比例不低于10%。（市人社局、市教育局负责）\n"
    "6.保障校园安全，专职保安配备率和一键式报警设施覆盖率均达到100%，护学岗覆盖全部学校。（市公安局牵头，市教育局、市城管局配合）"
)


@pytest.mark.parametrize(("indent", "gap"), MANNERS)
@pytest.mark.parametrize("width", [22, 25, 28, 31])
def test_indents_and_blank_lines_tell_where_paragraphs_of_cut_lines_begin(
    tmp_path: Path, indent: str, gap: bool, width: int
) -> None:
    whole = draft_text(tmp_path, SCHOOLS).program
    cut = draft_text(tmp_path, wrapped(SCHOOLS, width, indent=indent, gap=gap)).program
    assert cut.tasks == whole.tasks
    assert (cut.title, cut.region) == (whole.title, whole.region)


@pytest.mark.parametrize(
    ("lines", "lead", "cooperate"),
    [
        ("清淤6公里。责任领导：张三；牵头单位：\n县水利局；配合单位：县住建局", ["县水利局"], ["县住建局"]),
        ("清淤6公里。〔县水利局牵头（6月底前）；\n县住建局配合〕", ["县水利局"], ["县住建局"]),
        (
            "清淤6公里。牵头单位：县水利局；配合单位：县住建局、各\n乡镇（场）；完成时限：2025年12月\n31日前",
            ["县水利局"],
            ["县住建局", "各乡镇（场）"],
        ),
        ("清淤6公里。\n（县水利局牵头，县住建局配合）改造闸门3座。", ["县水利局"], ["县住建局"]),
    ],
)
def test_units_whose_lines_were_cut_at_their_marks(
    tmp_path: Path, lines: str, lead: list[str], cooperate: list[str]
) -> None:
    program = draft_text(tmp_path, f"{PLAN}1.治水。{lines}\n2.供水。供水9万吨。（县水利局）").program
    assert duties(program)["正文-1"] == (lead, cooperate)
    assert program.tasks[0].requirement.startswith("清淤6公里。")


def test_items_that_tell_only_who_helps_or_until_when_look_for_their_lead(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年方案\n一、规范培训（牵头单位：县教体局）\n1.压减机构。压减率达到98%。（县行政审批局配合）\n2.监管收费。监管率100%。（牵头单位：县金融办）\n"
        "二、健康教育\n3.健康促进。县卫健局牵头，县教体局配合，全县建成健康学校5所。\n完成时限：2025年10月底",
    ).program
    assert duties(program) == {
        "正文-1": (["县教体局"], ["县行政审批局"]),
        "正文-2": (["县金融办"], []),
        "正文-3": (["县卫健局"], ["县教体局"]),
    }
    assert program.tasks[2].deadline == "2025-10-31"


def test_full_width_digits_change_nothing(tmp_path: Path) -> None:
    text = (
        "2025年样林区治气方案\n一、重点任务\n1.治窑。县环保局负责完成3家企业改造；县工信局负责6月底前淘汰高炉2座。\n"
        "2.治尘。〔县城管局牵头（2025年9月底前）；县住建局（2025年6月底前）配合〕机扫率90%。"
    )
    wide = text.translate(str.maketrans("0123456789%", "０１２３４５６７８９％"))
    plain, program = (draft_text(tmp_path, one).program for one in (text, wide))
    assert duties(program) == duties(plain)
    assert duties(plain)["正文-2"] == (["县城管局"], ["县住建局"])
    assert (program.region, program.year) == ("样林区", 2025)
    assert [len(task.metrics) for task in program.tasks] == [2, 1]
