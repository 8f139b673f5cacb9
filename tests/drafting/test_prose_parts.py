"""What running text says about itself, and its parts: title, office, level, lists of single units, annexes, a second plan."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

TASKS = "一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）\n2.清理河道。清淤6公里。（县水利局负责）\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("样林县优化营商环境若干措施（2025年）", "样林县优化营商环境若干措施（2025年）"),
        (
            "样林县委农村工作领导小组文件\n样林县2025年乡村振兴重点工作任务\n清单",
            "样林县2025年乡村振兴重点工作任务清单",
        ),
        (
            "样林县人民政府办公室文件\n样林县2025年度\n深化生态环境综合治理\n工作方案",
            "样林县2025年度深化生态环境综合治理工作方案",
        ),
    ],
)
def test_a_title_of_any_kind_in_up_to_three_lines(tmp_path: Path, head: str, title: str) -> None:
    drafted = draft_text(tmp_path, f"{head}\n{TASKS}")
    assert drafted.program.title == title
    assert "DRAFT-001" not in codes(drafted)


@pytest.mark.parametrize(
    ("sentence", "office"),
    [
        (
            "县爱国卫生运动委员会统筹推进，委员会办公室设在县卫生健康局。",
            "样林县爱国卫生运动委员会办公室",
        ),
        (
            "成立县“无废城市”建设工作领导小组，领导小组办公室设在县甲局。",
            "样林县“无废城市”建设工作领导小组办公室",
        ),
        (
            "各镇每月25日前将进展情况报县河长制工作领导小组办公室（设在县水利局）。",
            "样林县河长制工作领导小组办公室",
        ),
        ("成立样林县乡村建设指挥部，指挥部下设办公室，负责日常工作。", "样林县乡村建设指挥部办公室"),
        ("以上工作由县委办公室督促，县委委员会办公室另行通报。", None),
    ],
)
def test_the_office_is_the_one_the_plan_sets_up(tmp_path: Path, sentence: str, office: str | None) -> None:
    text = f"样林县2025年重点工作方案\n{TASKS}二、保障措施\n（一）加强领导。{sentence}"
    assert draft_text(tmp_path, text).program.office == office


def test_only_a_plan_that_seeks_an_honour_has_a_level(tmp_path: Path) -> None:
    plain = draft_text(
        tmp_path, f"样林县2025年乡村振兴要点\n{TASKS}3.抓好示范。建成省级示范村6个。（县甲局负责）"
    )
    assert (plain.program.level, "DRAFT-024" in codes(plain)) == (None, False)
    seeking = draft_text(tmp_path, f"样林县2025年文明城市创建要点\n{TASKS}")
    assert "DRAFT-024" in codes(seeking)


@pytest.mark.parametrize("annex", [("附件1\n", "附件2\n"), ("", "")])
def test_a_second_plan_is_a_list_of_its_own(tmp_path: Path, annex: tuple[str, str]) -> None:
    drafted = draft_text(
        tmp_path,
        f"{annex[0]}样林县2025年治水方案\n{TASKS}二、工作步骤\n（一）启动阶段（3月）。动员。\n"
        f"{annex[1]}样林县2025年治气方案\n一、主要任务\n1.治理锅炉。淘汰4台。（县丙局负责）",
    )
    assert drafted.program.title == "样林县2025年治水方案"
    assert [(task.list, task.no) for task in drafted.program.tasks] == [
        ("正文", 1),
        ("正文", 2),
        ("样林县2025年治气方案", 1),
    ]
    assert codes(drafted).count("DRAFT-031") == 1
    assert "DRAFT-009" not in codes(drafted)


def test_lists_of_units_inside_an_annex_are_theirs(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}附件\n有关单位工作任务清单\n一、县丁局\n1.做好征地。\n2.做好搬迁。\n二、柳河镇\n1.组织投工。",
    ).program
    assert [(task.list, task.area) for task in program.tasks[2:]] == [
        ("县丁局", None),
        ("县丁局", None),
        ("柳河镇", None),
    ]


def test_closing_articles_and_the_foot_of_a_page_are_no_tasks(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年优化环境若干措施\n第一章 服务\n第一条 减环节\n压减材料30%。\n牵头单位：县甲局\n"
        "第二条 减时间\n压减时限50%。\n牵头单位：县乙局\n"
        "第二章 附则\n第三条 本措施由县发展改革局负责解释。\n【打印本页】【关闭窗口】\n主办：样林县人民政府办公室 承办：县数据局",
    )
    assert [task.title for task in drafted.program.tasks] == ["减环节", "减时间"]
    assert [unit.name for unit in drafted.program.units] == ["县甲局", "县乙局"]


@pytest.mark.parametrize("count", ["", "（2项）", "："])
def test_a_line_that_is_a_units_name_heads_its_list(tmp_path: Path, count: str) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}附件\n重点乡镇任务清单\n梧桐镇{count}\n（1）改造管网8公里。\n（2）打造示范村2个。\n清溪镇{count}\n（1）整治市场1处。",
    ).program
    assert [(task.list, task.no, names(task.lead)) for task in program.tasks[2:]] == [
        ("梧桐镇", 1, ["梧桐镇"]),
        ("梧桐镇", 2, ["梧桐镇"]),
        ("清溪镇", 1, ["清溪镇"]),
    ]


def test_a_part_of_a_unit_is_a_unit_of_its_own(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}二、职责分工\n县公安局：\n1.加强巡逻。\n县公安局交警大队：\n1.完善标线。\n各镇：\n1.落实属地责任。",
    ).program
    assert [task.list for task in program.tasks[2:]] == ["县公安局", "县公安局交警大队", "各镇"]


def test_a_notice_can_be_the_plan_itself(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path, f"样林县人民政府关于做好2025年秸秆禁烧工作的通知\n各镇：\n现通知如下。\n{TASKS}"
    )
    assert drafted.program.title == "关于做好2025年秸秆禁烧工作的通知"
    assert "DRAFT-001" in codes(drafted)


def test_the_office_of_a_body_named_in_full_elsewhere(tmp_path: Path) -> None:
    text = f"样林县“两山”基地建设领导小组文件\n样林县2025年工作计划\n{TASKS}二、保障\n（一）领导小组办公室设在县甲局，负责日常工作。"
    assert draft_text(tmp_path, text).program.office == "样林县“两山”基地建设领导小组办公室"


def test_units_with_their_duty_in_one_paragraph_have_lists_of_one(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年森林城市巩固方案\n一、目标\n造林1.2万亩。\n二、部门职责\n1.区林业局：负责造林1.2万亩。\n2.区财政局：负责落实资金5000万元。\n"
        "三、镇街任务\n城关镇：完成造林1200亩。\n青龙街道：完成社区绿化5处。\n四、工作要求\n各镇街：要高度重视，按时完成。",
    ).program
    assert [(task.list, task.no, task.requirement, names(task.lead)) for task in program.tasks] == [
        ("区林业局", 1, "负责造林1.2万亩。", ["区林业局"]),
        ("区财政局", 1, "负责落实资金5000万元。", ["区财政局"]),
        ("城关镇", 1, "完成造林1200亩。", ["城关镇"]),
        ("青龙街道", 1, "完成社区绿化5处。", ["青龙街道"]),
    ]


def test_they_are_tasks_only_under_a_heading_about_duties(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}二、背景情况\n县甲局：负责过去三年的试点工作。\n县乙局：负责过去三年的验收工作。",
    ).program
    assert {task.list for task in program.tasks} == {"正文"}


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("样林区2025年创建国家义务教育优质均衡发展区方案", "国家"),
        ("样林县争创全国信访工作示范县实施方案", "国家"),
        ("样林县创建省级农业强镇工作方案", "省级"),
    ],
)
def test_the_level_is_the_one_the_title_seeks(tmp_path: Path, title: str, level: str) -> None:
    assert draft_text(tmp_path, f"{title}\n{TASKS}").program.level == level


def test_a_title_wrapped_inside_its_last_word(tmp_path: Path) -> None:
    program = draft_text(tmp_path, f"样林市2025年农业农村污染治理行动实施方\n案\n{TASKS}").program
    assert program.title == "样林市2025年农业农村污染治理行动实施方案"


def test_an_office_of_any_name_that_issues_the_plan(tmp_path: Path) -> None:
    notice = "样林县河长制办公室文件\n关于印发《样林县2025年美丽河湖方案》的通知\n各镇：\n现印发。\n样林县河长制办公室\n"
    text = f"{notice}样林县2025年美丽河湖方案\n{TASKS}"
    assert draft_text(tmp_path, text).program.office == "样林县河长制办公室"


def test_a_title_that_ends_like_a_list_of_a_unit_is_still_a_title(tmp_path: Path) -> None:
    drafted = draft_text(tmp_path, f"样林州创建国家民族团结进步示范州2025年度工作任务分工\n{TASKS}")
    assert "DRAFT-001" not in codes(drafted)


def test_a_place_can_be_the_unit_of_its_own_plan(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "大河湾镇2025年乡村治理重点工作任务分解表\n一、党建\n1.创建支部。占比35%。（镇甲办）\n2.建示范点。建2个。（镇乙办）",
    )
    assert {task.list for task in drafted.program.tasks} == {"正文"}


def test_the_year_of_a_stretch_of_months_is_the_first(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林市污染整治行动方案\n市政府决定自2023年4月至2024年10月开展行动。2024年完成整改。2024年验收。\n{TASKS}",
    ).program
    assert program.year == 2023


def test_lists_in_annexes_begin_where_the_title_ends(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年文明城市创建任务书\n附件1\n县委宣传部创建任务清单\n1.开会4次。\n2.布设公益广告。\n附件2\n各社区创建任务清单\n1.居民公约上墙。",
    ).program
    assert program.title == "样林县2025年文明城市创建任务书"
    assert [(task.list, task.no) for task in program.tasks] == [
        ("县委宣传部", 1),
        ("县委宣传部", 2),
        ("各社区", 1),
    ]


def test_the_last_article_and_the_line_after_the_title_stay_apart(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林市2025年推进“一老一小”服务体系建设工作任务\n以下任务第一责任单位为牵头单位，其余为参与单位。\n"
        "第1条 发展养老。建设20家。责任单位：市甲局、市乙局\n第2条 增加托位。新增600个。责任单位：市乙局\n第3条 本任务清单自印发之日起施行。\n"
        "第4条 本清单由市甲局负责解释。",
    )
    assert drafted.program.title == "样林市2025年推进“一老一小”服务体系建设工作任务"
    assert [task.title for task in drafted.program.tasks][:2] == ["发展养老", "增加托位"]
    assert "本清单由市甲局负责解释" not in [task.title for task in drafted.program.tasks]


def test_a_region_is_no_area_of_production(tmp_path: Path) -> None:
    assert draft_text(tmp_path, f"西岭县农业产业强镇建设2025年方案\n{TASKS}").program.region == "西岭县"
    assert draft_text(tmp_path, f"贺源市工业园区污染整治2025年方案\n{TASKS}").program.region == "贺源市"


def test_the_only_chapter_of_each_of_two_plans_is_no_area(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年治水方案\n一、治理任务\n1.清淤。清淤6公里。（区甲局）\n2.截污。截污3处。（区甲局）\n"
        "样林区2025年治气方案\n一、工作任务\n1.降尘。清扫率92%。（区乙局）\n2.治炉。淘汰4台。（区乙局）",
    ).program
    assert program.areas == ()


def test_goals_phases_and_rules_of_a_second_plan_stay_its_own(tmp_path: Path) -> None:
    text = (
        "松溪县办公室\n关于印发松溪县2024年治水方案和松溪县2024年治尘方案的通知\n各乡镇：\n"
        "松溪县2024年治水方案\n一、工作目标\n水质明显改善。\n二、重点任务\n"
        "（一）清淤。清淤12公里。\n责任单位：县水利局、县财政局\n（二）护岸。护岸3公里。\n责任单位：县水利局、县住建局\n"
        "三、实施步骤\n（一）部署阶段（2024年3月）。印发清单。\n"
        "松溪县2024年治尘方案\n一、工作目标\n空气明显改善。\n二、重点任务\n责任单位中列第一位的为牵头单位，其余为配合单位。\n"
        "（一）管住工地。围挡率达到100%。\n责任单位：县住建局、县城管局\n（二）管住道路。清扫率达到95%。\n责任单位：县城管局、县交通局\n"
        "三、实施步骤\n（一）整治阶段（2024年5月）。逐项整治。\n"
    )
    drafted = draft_text(tmp_path, text)
    program = drafted.program
    assert program.goals == ("水质明显改善。",)
    assert [phase.name for phase in program.phases] == ["部署阶段"]
    assert list(duties(program).values()) == [
        (["县水利局", "县财政局"], []),
        (["县水利局", "县住建局"], []),
        (["县住建局"], ["县城管局"]),
        (["县城管局"], ["县交通局"]),
    ]
    assert {"DRAFT-031", "DRAFT-014"} <= set(codes(drafted))


def test_what_a_notice_rules_holds_for_both_plans_behind_it(tmp_path: Path) -> None:
    text = (
        "关于印发松溪县2024年治水方案和松溪县2024年治尘方案的通知\n各乡镇：责任单位中列第一位的为牵头单位，其余为配合单位。\n"
        "松溪县2024年治水方案\n一、重点任务\n（一）清淤。清淤12公里。\n责任单位：县水利局、县财政局\n"
        "（二）护岸。护岸3公里。\n责任单位：县水利局、县住建局\n"
        "松溪县2024年治尘方案\n一、重点任务\n（一）管住工地。围挡率达到100%。\n责任单位：县住建局、县城管局\n"
        "（二）管住道路。清扫率达到95%。\n责任单位：县城管局、县交通局\n"
    )
    assert list(duties(draft_text(tmp_path, text).program).values()) == [
        (["县水利局"], ["县财政局"]),
        (["县水利局"], ["县住建局"]),
        (["县住建局"], ["县城管局"]),
        (["县城管局"], ["县交通局"]),
    ]


def test_a_list_called_by_the_firm_it_is_of_is_a_title_to_look_at(tmp_path: Path) -> None:
    drafted = draft_text(tmp_path, "样林集团2025年度重点工作任务分解\n" + TASKS)
    assert drafted.program.title == "样林集团2025年度重点工作任务分解"
    assert "DRAFT-001" in codes(drafted)


def test_a_county_may_have_a_name_of_one_letter(tmp_path: Path) -> None:
    assert draft_text(tmp_path, "云县2024年乡村建设工作方案\n" + TASKS).program.region == "云县"


def test_a_title_that_says_what_a_township_carries_out_is_no_list(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样水乡落实农村污水治理三年行动方案\n（2023—2025年）\n一、工作任务\n1.排查。建立清单。（责任单位：乡环保办）\n2.治理。治理36处。（责任单位：乡建设办）",
    ).program
    assert program.title == "样水乡落实农村污水治理三年行动方案（2023—2025年）"
