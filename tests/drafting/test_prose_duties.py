"""Who answers for what in running text: brackets, lines, clauses, standing rules, units by number, times beside units."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

TASKS = "一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）\n2.清理河道。清淤6公里。（县水利局负责）\n"


@pytest.mark.parametrize("brackets", ["（）", "()", "〔〕", "[]", "［］", "【】", "﹝﹞", "〖〗"])
def test_units_stand_in_brackets_of_any_kind(tmp_path: Path, brackets: str) -> None:
    opening, closing = brackets
    program = draft_text(
        tmp_path,
        "样林县2025年水利方案\n一、重点任务\n"
        f"1.防洪治理。治理河长8公里。{opening}牵头单位：县水利局（移民科）；配合单位：各乡镇（场）{closing}\n"
        f"2.供水保障。铺设管网9公里。{opening}县水利局{closing}",
    ).program
    assert duties(program)["正文-1"] == (["县水利局（移民科）"], ["各乡镇（场）"])
    assert program.tasks[0].requirement == "治理河长8公里。"


def test_one_sentence_can_state_two_rules(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年治气方案\n以下各项任务中，列第一位的为牵头单位；各项任务均需各县（市、区）人民政府落实，不再一一列出。\n"
        "一、重点任务\n1.优化结构。淘汰窑炉4座。（责任单位：市工信局、市甲局）",
    ).program
    assert names(program.tasks[0].lead) == ["市工信局"]
    assert names(program.tasks[0].cooperate) == ["市甲局", "各县（市、区）人民政府"]


@pytest.mark.parametrize(
    "handed",
    [
        "第1—3项由县甲局牵头；第4项由县乙局牵头，县丙局配合。",
        "第1至3项任务由县甲局负责，第4项任务由县乙局牵头、县丙局参与。",
        "县甲局负责第1、2、3项；县乙局牵头负责第4项；县丙局配合第4项。",
        "县甲局：第1—3项；县乙局：第4项；县丙局配合第4项。",
        "县甲局牵头负责第1、2项；县甲局负责第3项，县乙局负责第4项，县丙局配合第4项。",
        "（一）第一项、第二项、第三项，责任单位：县甲局；第四项，牵头单位：县乙局，配合单位：县丙局",
    ],
)
def test_ranges_in_words_reach_their_items(tmp_path: Path, handed: str) -> None:
    items = "".join(f"{number}.办好第{number}件实事。新建站点{number}个。\n" for number in range(1, 5))
    drafted = draft_text(
        tmp_path,
        f"样林县2025年民生实事方案\n一、主要内容\n{items}二、责任分工\n{handed}\n三、工作要求\n（一）加强领导。",
    )
    assert duties(drafted.program) == {
        "正文-1": (["县甲局"], []),
        "正文-2": (["县甲局"], []),
        "正文-3": (["县甲局"], []),
        "正文-4": (["县乙局"], ["县丙局"]),
    }
    assert codes(drafted).count("DRAFT-014") == 1
    assert "DRAFT-006" not in codes(drafted)


def test_a_number_that_two_items_have_is_nobodys(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n（一）水\n1.清淤。清淤3公里。\n（二）气\n1.降尘。机扫率90%。\n二、分工\n第1项由县甲局牵头。",
    )
    assert all(not task.lead for task in drafted.program.tasks)
    assert "DRAFT-015" in codes(drafted)


@pytest.mark.parametrize(
    "unit",
    ["省自然资源厅", "各市、县人民政府", "有关市、县人民政府", "江城海关", "人民银行江城分行", "省残联"],
)
def test_units_of_every_level_are_known_in_words(tmp_path: Path, unit: str) -> None:
    drafted = draft_text(
        tmp_path,
        f"江南省2025年行动方案\n一、重点任务\n1.优化布局。总数控制在600个以内。〔省甲局牵头，{unit}配合〕",
    )
    assert duties(drafted.program)["正文-1"] == (["省甲局"], [unit])
    assert "DRAFT-017" not in codes(drafted)


@pytest.mark.parametrize(
    ("said", "lead", "cooperate", "deadline"),
    [
        ("（县林业局3月底前完成）", ["县林业局"], [], "2025-03-31"),
        ("（县林业局4月底前完成，县水利局5月底前完成）", ["县林业局", "县水利局"], [], None),
        ("（责任单位：县林业局；配合单位：各镇；9月底前完成）", ["县林业局"], ["各镇"], "2025-09-30"),
        ("（各镇人民政府负责，县林业局指导）", ["各镇人民政府"], ["县林业局"], None),
        ("由县林业局牵头，县水利局、各镇配合。", ["县林业局"], ["县水利局", "各镇"], None),
        ("由县林业局牵头，县水利局配合考核。", ["县林业局"], ["县水利局"], None),
    ],
)
def test_times_and_verbs_beside_the_units(
    tmp_path: Path, said: str, lead: list[str], cooperate: list[str], deadline: str | None
) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年绿化方案\n一、重点任务\n1.造林。持续推进，完成造林8万亩。{said}\n2.种草。种草2万亩。（县甲局负责）",
    ).program
    first = program.tasks[0]
    assert (names(first.lead), names(first.cooperate), first.deadline) == (lead, cooperate, deadline)
    assert first.requirement == "持续推进，完成造林8万亩。"


def test_a_bracket_of_units_goes_on_over_lines_cut_anywhere(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年治气方案\n一、重点任务\n1.整治炉窑。淘汰炉窑36台。（牵头单位：市工信局；\n"
        "配合单位：市发改委、市甲局；完成时\n限：2025年12月底\n— 3 —\n前）",
    ).program
    task = program.tasks[0]
    assert (names(task.lead), names(task.cooperate), task.deadline) == (
        ["市工信局"],
        ["市发改委", "市甲局"],
        "2025-12-31",
    )


def test_a_rule_behind_the_units_of_the_first_item_says_whom_all_items_concern(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "江南省2025年冷链方案\n一、设施\n（一）建基地。建成3个。〔责任单位：省甲局、省商务厅按职责分工负责。"
        "具体任务均涉及相关市（州）人民政府，不再做分工，下同。〕\n（二）补短板。新增库容60万吨。〔责任单位：省农业农村厅〕",
    )
    assert duties(drafted.program) == {
        "正文-1": (["省甲局", "省商务厅"], ["相关市（州）人民政府"]),
        "正文-2": (["省农业农村厅"], ["相关市（州）人民政府"]),
    }
    assert "DRAFT-017" not in codes(drafted)


def test_a_line_of_units_after_the_last_inner_number_closes_the_heading(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "运河市2025年责任分解\n一、建设任务\n（一）机制建设\n1.完善预案\n（1）规范编制。\n（2）加强演练。\n（责任单位：市甲局、各区）\n"
        "2.健全体制\n（1）落实编制。\n（2）建立联动。\n（责任单位：市委编办）",
    ).program
    assert [(task.title, task.requirement, names(task.lead)) for task in program.tasks] == [
        ("完善预案", "（1）规范编制。（2）加强演练。", ["市甲局", "各区"]),
        ("健全体制", "（1）落实编制。（2）建立联动。", ["市委编办"]),
    ]


def test_labels_may_leave_out_the_word_for_units(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年更新要点\n一、片区\n（一）更新老城。完成征收。牵头：区甲局；配合：区城建集团、各镇街\n"
        "（二）编制规划。划定单元18个。责任股室：区甲局规划股；配合：国家粮库样林分库\n各牵头单位于每月28日前报送进展，电话（略）。\n"
        "样林区住房和城乡建设局\n2025年1月16日",
    ).program
    assert duties(program) == {
        "正文-1": (["区甲局"], ["区城建集团", "各镇街"]),
        "正文-2": (["区甲局规划股"], ["国家粮库样林分库"]),
    }
    assert program.tasks[1].requirement == "划定单元18个。"


def test_two_brackets_with_two_times_give_no_common_deadline(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年方案\n一、任务\n1.治理。治理8家（县甲局负责，6月底前完成）；淘汰2条（县乙局负责，9月底前完成）。\n2.降尘。安装率100%。（县丙局负责）",
    ).program
    assert program.tasks[0].deadline is None
    assert program.tasks[0].note == "完成时限：6月底前完成；9月底前完成"


def test_units_are_handed_out_behind_a_word_of_introduction(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年双拥方案\n一、目标任务\n1至3项任务分解如下，第1、2项由县甲局牵头，县财政局配合；第3项由县宣传部、县人武部共同负责。\n"
        "1.落实政策。发放率100%。\n2.做好安置。安置率100%。\n3.开展宣传。建公园1处。",
    ).program
    assert duties(program) == {
        "正文-1": (["县甲局"], ["县财政局"]),
        "正文-2": (["县甲局"], ["县财政局"]),
        "正文-3": (["县宣传部", "县人武部"], []),
    }


def test_a_part_that_a_rule_gives_to_all_is_added(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年分工方案\n提出如下方案。（列在首位的为牵头单位；各镇（街道）负责落实本辖区任务，不再逐一列出）\n"
        "一、保障\n1.强化救助。覆盖率100%。（区甲局、区残联）\n2.加强医疗。参保率98%。（区医保局、区残联）",
    ).program
    assert duties(program) == {
        "正文-1": (["区甲局"], ["区残联", "各镇（街道）"]),
        "正文-2": (["区医保局"], ["区残联", "各镇（街道）"]),
    }


def test_a_label_may_stand_right_before_its_unit(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年民生清单\n一、教育惠民（2项）\n1.学校新建：新建4所。牵头单位区教育局，配合单位有关街道，8月底前完成。\n"
        "2.场地开放：40所学校开放。牵头单位区体育局，配合单位区教育局，9月底前完成。",
    ).program
    assert duties(program) == {
        "正文-1": (["区教育局"], ["有关街道"]),
        "正文-2": (["区体育局"], ["区教育局"]),
    }
    assert [(task.requirement, task.deadline) for task in program.tasks] == [
        ("新建4所。", "2025-08-31"),
        ("40所学校开放。", "2025-09-30"),
    ]


def test_each_role_in_a_bracket_of_its_own(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年工作任务\n一、规范服务\n①开展评价。评价全覆盖。\n【牵头单位：区甲局】【配合单位：各街道】\n②整治问题。办结率95%。\n【牵头单位：区乙局】",
    ).program
    assert duties(program) == {"正文-1": (["区甲局"], ["各街道"]), "正文-2": (["区乙局"], [])}


def test_items_with_helpers_alone_take_the_lead_of_their_heading(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林市2025年计划\n一、推进减量（牵头单位：市甲局）\n1.清洁生产。完成35家。配合单位：市乙局\n2.综合利用。利用率93%。配合单位：各区\n"
        "二、推进分类（牵头单位：市丙局）\n1.健全体系。覆盖率100%。配合单位：各区",
    )
    assert duties(drafted.program) == {
        "正文-1": (["市甲局"], ["市乙局"]),
        "正文-2": (["市甲局"], ["各区"]),
        "正文-1b": (["市丙局"], ["各区"]),
    }
    assert "DRAFT-016" not in codes(drafted)


def test_the_time_in_a_heading_is_that_of_its_items(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年整治方案\n一、任务\n（一）补齐短板（2025年6月底前完成）\n1.建设施。联网率100%。责任单位：市甲局、市乙局（第一个为牵头单位，下同）\n"
        "2.供热。淘汰26台。（市丙局，2025年3月底前）\n（二）严格准入（长期坚持）\n1.落实环评。完成率100%。责任单位：市丁局",
    ).program
    assert [(task.area, task.deadline, names(task.lead)) for task in program.tasks] == [
        ("补齐短板", "2025-06-30", ["市甲局"]),
        ("补齐短板", "2025-03-31", ["市丙局"]),
        ("严格准入", None, ["市丁局"]),
    ]


def test_a_clause_with_numbers_that_is_not_understood_is_a_doubt(tmp_path: Path) -> None:
    items = "1.甲。建2个。\n2.乙。建3个。\n3.丙。建4个。\n"
    drafted = draft_text(
        tmp_path,
        f"样林县2025年方案\n一、任务\n{items}二、分工\n第1、2项由县甲局牵头；第3项的经费来源另行研究。",
    )
    assert "DRAFT-015" in codes(drafted)


def test_a_group_that_helps_with_all_tasks_is_added(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年计划\n责任单位中第一家为牵头单位；除已明确的责任单位外，各镇人民政府均为所有任务的配合单位。\n"
        "一、治水\n（1）整治12家。责任单位：区甲局、区乙局\n二、治气\n（2）淘汰4台。责任单位：区乙局",
    ).program
    assert duties(program) == {
        "正文-1": (["区甲局"], ["区乙局", "各镇人民政府"]),
        "正文-2": (["区乙局"], ["各镇人民政府"]),
    }


def test_a_time_that_comes_again_is_no_deadline(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年方案\n一、任务\n1.更新清单。每年更新1次。（市甲局牵头，市乙局配合，每年3月底前完成）",
    ).program
    assert (program.tasks[0].deadline, program.tasks[0].note) == (None, "完成时限：每年3月底前完成")


def test_a_time_is_complete_at_the_end_of_its_line(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年任务清单\n1 抓好队伍\n1.1 开展培训\n培训1500人次。\n牵头单位：县甲局\n完成时限：2025年9月底前\n"
        "各镇（街道）、县级有关部门要于每季度末月25日前将进展情况报县甲局。",
    ).program
    assert program.tasks[0].deadline == "2025-09-30"


def test_items_right_under_the_title_take_units_by_number_and_rule(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年改革任务责任清单\n本清单中第1、2项由县甲局牵头，第3项由县乙局牵头，县公安局配合。所有任务县直各部门均需配合落实。\n"
        "1.调整清单。公布率100%。\n2.深化通办。网办率92%。\n3.便利开办。压缩至0.5个工作日。",
    )
    assert duties(drafted.program) == {
        "正文-1": (["县甲局"], ["县直各部门"]),
        "正文-2": (["县甲局"], ["县直各部门"]),
        "正文-3": (["县乙局"], ["县公安局", "县直各部门"]),
    }


def test_a_demand_on_units_is_no_statement_of_who_answers(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path, f"样林市2025年节能方案\n{TASKS}二、保障措施\n各县区、市直各单位要明确专人负责。"
    ).program
    assert [task.no for task in program.tasks] == [1, 2]


def test_the_rule_in_the_bracket_of_the_last_unit_is_no_scope(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县病虫害防控2025年工作预案\n一、防控任务\n1.监测预警。设120个点。\n责任单位：县甲站、县气象局（第一个单位牵头）\n2.应急防治。作业20万亩次。\n责任单位：县乙局、各乡镇",
    ).program
    assert duties(program) == {"正文-1": (["县甲站"], ["县气象局"]), "正文-2": (["县乙局"], ["各乡镇"])}
    assert program.title == "样林县病虫害防控2025年工作预案"


def test_lead_and_helpers_each_come_from_their_own_line(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n1.清淤。清淤3公里。\n牵头单位：县水利局\n配合单位：县财政局\n"
        "2.降尘。机扫率90%。\n牵头单位：县城管局\n配合单位：县住建局",
    )
    lines = {key: place.line for key, place in drafted.origins.items() if key.startswith("tasks/正文-2")}
    assert (lines["tasks/正文-2/title"], lines["tasks/正文-2/lead"], lines["tasks/正文-2/cooperate"]) == (
        6,
        7,
        8,
    )


def test_lists_of_units_that_end_open_are_told_in_one_doubt(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n1.清淤。清淤3公里。（县水利局、县财政局等负责）\n"
        "2.降尘。机扫率90%。（县城管局负责）\n3.造林。造林2万亩。（县林业局等负责）",
    )
    open_lists = [doubt for doubt in drafted.doubts if doubt.code == "DRAFT-039"]
    assert ["任务1、任务3" in doubt.message for doubt in open_lists] == [True]


def test_a_rule_ends_with_its_own_bracket(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n1.造林2万亩。\n责任单位：县林业局，配合单位：各股室（以下均需各镇林业站配合，不再列出）。\n"
        "2.育苗260亩。\n责任单位：县林业局。",
    )
    assert drafted.program.rules == ("以下均需各镇林业站配合，不再列出。",)
    assert names(drafted.program.tasks[1].cooperate) == ["各镇林业站"]


@pytest.mark.parametrize(
    ("sentence", "lead", "cooperate"),
    [
        ("由县城管局负责，各社区落实。", ["县城管局"], ["各社区"]),
        ("县卫健局负总责，县融媒体中心、县教育局具体实施。", ["县卫健局"], ["县融媒体中心", "县教育局"]),
        ("县商务局牵头负责，县城管局协助。", ["县商务局"], ["县城管局"]),
        ("县住建局负责，县财政局参与，各乡镇具体落实。", ["县住建局"], ["县财政局", "各乡镇"]),
        ("县住建局、县城管局负责落实。", ["县住建局", "县城管局"], []),
    ],
)
def test_who_carries_out_what_others_answer_for_helps(
    tmp_path: Path, sentence: str, lead: list[str], cooperate: list[str]
) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年治水方案\n一、重点任务\n1.清淤。清淤6公里。{sentence}\n2.筑堤。筑堤2公里。（县水利局负责）",
    ).program
    assert duties(program)["正文-1"] == (lead, cooperate)
    assert program.tasks[0].requirement == "清淤6公里。"


def test_the_bracket_of_a_name_may_stand_on_the_next_line(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年治水方案\n一、重点任务\n1.清淤。清淤6公里。\n责任单位：县水利局、各街道\n（镇）\n2.筑堤。筑堤2公里。\n责任单位：县住建局",
    ).program
    assert duties(program)["正文-1"][0] == ["县水利局", "各街道（镇）"]
    assert program.tasks[0].requirement == "清淤6公里。"


def test_members_named_beside_the_lead_help(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n1.清淤。清淤3公里。\n牵头单位：县水利局；成员单位：县财政局、县住建局\n"
        "2.降尘。机扫率90%。\n牵头单位：县城管局\n成员单位：县住建局、各乡镇\n"
        "3.造林。造林2万亩。（牵头单位：县林业局，成员单位：县财政局）\n"
        "二、组织领导\n成立领导小组。\n领导小组成员单位：县财政局、县住建局",
    )
    assert duties(drafted.program) == {
        "正文-1": (["县水利局"], ["县财政局", "县住建局"]),
        "正文-2": (["县城管局"], ["县住建局", "各乡镇"]),
        "正文-3": (["县林业局"], ["县财政局"]),
    }


def test_a_rule_keeps_the_bracket_at_its_own_end(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年方案\n一、主要任务\n1.造林2万亩（县林业局）\n2.每季度调度1次，每月25日前报送进展（县双碳办）",
    )
    assert drafted.program.rules == ("每季度调度1次，每月25日前报送进展（县双碳办）",)
