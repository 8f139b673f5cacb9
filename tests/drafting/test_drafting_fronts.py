"""What stands over a plan, as web sites and offices print it: notices, metadata lines, titles in two lines."""

from pathlib import Path

from drafted import draft_text, duties, names

from ecoreport.drafting.drafts import draft_document
from ecoreport.drafting.sources.reading import read_document
from ecoreport.model.program import Program

_BODY = """一、工作任务
1.加强监测。建成监测站5个。（市生态环境局牵头，市财政局配合）
2.加强治理。污水处理率达到95%以上。（市住建局牵头，市财政局配合）
"""


def _front(folder: Path, text: str) -> Program:
    return draft_text(folder, f"{text}\n{_BODY}").program


def test_the_notice_names_the_plan_before_or_after_its_verb(tmp_path: Path) -> None:
    program = _front(
        tmp_path,
        """发文字号 | 无文号 |
市委市政府美丽样例建设领导小组办公室关于印发2023年样例市国家生态文明建设示范区创建工作推进方案的通知 |
各乡镇(街道)、部门(单位): 现将《2023年样例市国家生态文明建设示范区创建工作推进方案》印发给你们,请认真组织实施。 市委市政府美丽样例建设
领导小组办公室 2023年3月30日 为认真贯彻落实市委市政府决策部署，制定本方案。""",
    )
    assert program.title == "2023年样例市国家生态文明建设示范区创建工作推进方案"
    assert program.region == "样例市"
    assert program.office == "样例市委市政府美丽样例建设领导小组办公室"


def test_a_title_in_two_lines_is_whole_when_the_notice_names_it(tmp_path: Path) -> None:
    program = _front(
        tmp_path,
        """样新发〔2021〕5号
中共样例新区工作委员会
样例新区管理委员会
关于印发《全面推进乡村振兴加快农业农村现代化的实施方案》的通知
新区各部门:
现将《全面推进乡村振兴加快农业农村现代化的实施方案》印发给你们,请结合实际认真贯彻执行。
2021年3月15日
(此件公开发布)
全面推进乡村振兴
加快农业农村现代化的实施方案
为认真贯彻落实会议精神,制定如下实施方案。""",
    )
    assert program.title == "全面推进乡村振兴加快农业农村现代化的实施方案"


def test_a_title_with_a_year_in_its_second_line(tmp_path: Path) -> None:
    program = _front(
        tmp_path,
        """关于印发《样例市创建国家生态文明建设示范市
2023年度实施方案》的通知
各街道(镇、场)、开发区,各指标单位:
现将《样例市创建国家生态文明建设示范市2023年度实施
方案》印发给你们,请认真组织落实。
样例市环境保护委员会
2023年2月16日
—2—
样例市创建国家生态文明建设示范市
2023年度实施方案
为贯彻落实规划，结合我市实际,制定本实施方案。""",
    )
    assert (program.title, program.year) == ("样例市创建国家生态文明建设示范市2023年度实施方案", 2023)


def test_addressees_are_not_what_the_plan_is_about(tmp_path: Path) -> None:
    program = _front(
        tmp_path,
        """关于印发《健康样例行动实施方案》的通知
东湖区人民政府、样例经开区、市直有关单位:
现将《健康样例行动实施方案》印发给你们。
健康样例行动实施方案
为贯彻落实《健康样例2030规划》，推进样例市健康城市建设，制定本方案。""",
    )
    assert program.region != "东湖区"


def test_the_number_stands_in_a_line_of_labels(tmp_path: Path) -> None:
    program = _front(
        tmp_path,
        """索 引 号: zfbwj-2017-00047 主题分类: 政府办文件 发文日期: 2017年08月30日
发布机构: 样例县_政府办 文       号: 样政办发〔2017〕52号

市人民政府办公室关于印发样例县创建工作方案的通知

  《样例县创建国家生态文明建设示范县工作方案》已经县政府同意,现印发给你们,请认真组织实施。

  样例县人民政府办公室

  2017年7月4日

  样例县创建国家生态文明建设

  示范县工作方案

  结合我县实际,制定本方案。""",
    )
    assert program.source == "样政办发〔2017〕52号"
    assert program.title == "样例县创建国家生态文明建设示范县工作方案"


def test_a_bracket_of_units_may_end_with_a_rule_for_all_that_follows(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        """样例市2023年工作方案
一、重点任务
1.加快规划实施。编制规划3个。（市水利局牵头，市财政局配合，以下均需各县区落实，不再列出）
2.抓好落实。完成改造5处。（市林业局牵头）
""",
    )
    assert duties(drafted.program) == {
        "正文-1": (["市水利局"], ["市财政局"]),
        "正文-2": (["市林业局"], ["各县区"]),
    }
    assert drafted.program.rules == ("以下均需各县区落实，不再列出",)


def test_a_place_ends_before_what_is_done_there(tmp_path: Path) -> None:
    program = _front(tmp_path, "样例市提升县（市、区）城市管理水平三年行动计划（2023年）")
    assert program.region == "样例市"


def test_the_trail_of_a_web_site_is_no_title(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        """当前位置:首页
>> 专题专栏 >> 归档专题 >> 2023市政府重点工作(已归档)
市政府工作报告重点工作责任分解(2023年)
一、主要预期目标
1.规上工业增加值增长8%。
责任单位:市经信局
2.固定资产投资增长10%。
责任单位:市发改委、市经信局(除标注“分别牵头”外,列第一位为牵头或汇总单位,下同)
""",
    )
    program = drafted.program
    assert (program.title, program.year) == ("市政府工作报告重点工作责任分解(2023年)", 2023)
    assert program.rules == ("除标注“分别牵头”外,列第一位为牵头或汇总单位,下同",)
    assert [names(one.metrics[0].lead) for one in program.indicators] == [["市经信局"], ["市发改委"]]


def test_our_district_is_no_name_of_a_district(tmp_path: Path) -> None:
    program = _front(
        tmp_path, "2024年健康城区建设重点工作任务分工\n为推进建设，结合我区实际，制定如下任务分工。"
    )
    assert program.region == "待确认"


def test_two_plans_of_one_office_have_ids_of_their_own(tmp_path: Path) -> None:
    document = read_document(_written(tmp_path / "实施方案.txt", f"样例县2025年卫生县创建方案\n{_BODY}"))
    other = read_document(_written(tmp_path / "方案.txt", f"样例县2025年安全发展示范县创建方案\n{_BODY}"))
    first = draft_document(document, stem="实施方案").program.id
    assert first.startswith("plan-2025-")
    assert first != draft_document(other, stem="方案").program.id
    assert first == draft_document(document, stem="实施方案（定稿）v2").program.id
    assert draft_document(document, stem="yangli-weisheng_2025").program.id == "yangli-weisheng-2025"


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_a_second_line_that_goes_on_with_and_is_no_title_of_its_own(tmp_path: Path) -> None:
    program = _front(tmp_path, "《政府工作报告》2024年重点工作\n\n及民生实事项目任务分解方案")
    assert program.title == "《政府工作报告》2024年重点工作及民生实事项目任务分解方案"


def test_a_mayor_and_a_verb_before_the_county_are_no_places(tmp_path: Path) -> None:
    text = "2024年重点工作责任分解方案\n一、李某市长主抓工作\n根据县委会议精神，申报县古树公园。"
    assert _front(tmp_path, text).region == "待确认"


def test_demands_on_the_whole_hold_the_goals_where_no_section_of_goals_stands(tmp_path: Path) -> None:
    plan = """样例县2024年安全生产工作方案
一、总体要求
2024年事故起数比上年下降10%以上，坚决杜绝较大事故。
二、主要任务
1．矿山安全。关闭矿山4座。（牵头单位：县应急局）
"""
    said = ("2024年事故起数比上年下降10%以上，坚决杜绝较大事故。",)
    assert _front(tmp_path, plan).goals == said
    of_their_own = plan.replace("二、主要", "二、工作目标\n全年不发生较大事故。\n三、主要")
    assert _front(tmp_path, of_their_own).goals == ("全年不发生较大事故。",)
    words = plan.replace("事故起数比上年下降10%以上", "坚持安全发展")
    assert _front(tmp_path, words.replace("，坚决杜绝较大事故", "")).goals == (), "words are no goals"


def test_a_list_of_target_tasks_is_the_list_of_the_unit_it_is_called_by(tmp_path: Path) -> None:
    rows = "序号\t工作任务\t具体要求\n1\t矿山安全\t关闭矿山3座\n2\t应急演练\t开展演练42场次\n"
    plan = f"样例县2024年安全生产方案\n附件1 各乡镇安全生产目标任务\n{rows}附件2 县应急局安全生产工作职责\n{rows}"
    program = draft_text(tmp_path, plan).program
    assert [(task.list, names(task.lead)) for task in program.tasks[1:3]] == [
        ("各乡镇", ["各乡镇"]),
        ("县应急局", ["县应急局"]),
    ]
