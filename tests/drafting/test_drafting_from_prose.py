"""What running text says about itself and its items: titles, offices, brackets of every kind, rules, units by ranges of numbers."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

TASKS = "一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）\n2.清理河道。清淤6公里。（县水利局负责）\n"


class TestFront:
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
    def test_a_title_of_any_kind_in_up_to_three_lines(self, tmp_path: Path, head: str, title: str) -> None:
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
    def test_the_office_is_the_one_the_plan_sets_up(
        self, tmp_path: Path, sentence: str, office: str | None
    ) -> None:
        text = f"样林县2025年重点工作方案\n{TASKS}二、保障措施\n（一）加强领导。{sentence}"
        assert draft_text(tmp_path, text).program.office == office

    def test_only_a_plan_that_seeks_an_honour_has_a_level(self, tmp_path: Path) -> None:
        plain = draft_text(
            tmp_path, f"样林县2025年乡村振兴要点\n{TASKS}3.抓好示范。建成省级示范村6个。（县甲局负责）"
        )
        assert (plain.program.level, "DRAFT-024" in codes(plain)) == (None, False)
        seeking = draft_text(tmp_path, f"样林县2025年文明城市创建要点\n{TASKS}")
        assert "DRAFT-024" in codes(seeking)


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


class TestUnitsByNumber:
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
    def test_ranges_in_words_reach_their_items(self, tmp_path: Path, handed: str) -> None:
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

    def test_a_number_that_two_items_have_is_nobodys(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "样林县2025年方案\n一、主要任务\n（一）水\n1.清淤。清淤3公里。\n（二）气\n1.降尘。机扫率90%。\n二、分工\n第1项由县甲局牵头。",
        )
        assert all(not task.lead for task in drafted.program.tasks)
        assert "DRAFT-015" in codes(drafted)


class TestSeveralPartsInOneFile:
    @pytest.mark.parametrize("annex", [("附件1\n", "附件2\n"), ("", "")])
    def test_a_second_plan_is_a_list_of_its_own(self, tmp_path: Path, annex: tuple[str, str]) -> None:
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

    def test_lists_of_units_inside_an_annex_are_theirs(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            f"样林县2025年方案\n{TASKS}附件\n有关单位工作任务清单\n一、县丁局\n1.做好征地。\n2.做好搬迁。\n二、柳河镇\n1.组织投工。",
        ).program
        assert [(task.list, task.area) for task in program.tasks[2:]] == [
            ("县丁局", None),
            ("县丁局", None),
            ("柳河镇", None),
        ]

    def test_closing_articles_and_the_foot_of_a_page_are_no_tasks(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "样林县2025年优化环境若干措施\n第一章 服务\n第一条 减环节\n压减材料30%。\n牵头单位：县甲局\n"
            "第二条 减时间\n压减时限50%。\n牵头单位：县乙局\n"
            "第二章 附则\n第三条 本措施由县发展改革局负责解释。\n【打印本页】【关闭窗口】\n主办：样林县人民政府办公室 承办：县数据局",
        )
        assert [task.title for task in drafted.program.tasks] == ["减环节", "减时间"]
        assert [unit.name for unit in drafted.program.units] == ["县甲局", "县乙局"]


def test_numbers_that_begin_again_under_each_heading_are_no_doubt(tmp_path: Path) -> None:
    again = "样林县2025年方案\n一、主要任务\n" + "".join(
        f"（{section}）第{section}类\n1.甲事。做好甲事。（县甲局负责）\n2.乙事。做好乙事。（县乙局负责）\n"
        for section in "一二"
    )
    assert "DRAFT-009" not in codes(draft_text(tmp_path, again))
    assert "DRAFT-009" in codes(draft_text(tmp_path, again.replace("2.乙事", "1.乙事")))


def test_a_phase_of_one_month_without_a_year_is_in_the_plans_year(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}二、工作步骤\n（一）启动（2月至3月）。动员。\n（二）总结（12月）。评估。",
    ).program
    assert [(phase.name, phase.start, phase.end) for phase in program.phases] == [
        ("启动", "2025-02", "2025-03"),
        ("总结", "2025-12", "2025-12"),
    ]


class TestUnitLists:
    @pytest.mark.parametrize("count", ["", "（2项）", "："])
    def test_a_line_that_is_a_units_name_heads_its_list(self, tmp_path: Path, count: str) -> None:
        program = draft_text(
            tmp_path,
            f"样林县2025年方案\n{TASKS}附件\n重点乡镇任务清单\n梧桐镇{count}\n（1）改造管网8公里。\n（2）打造示范村2个。\n清溪镇{count}\n（1）整治市场1处。",
        ).program
        assert [(task.list, task.no, names(task.lead)) for task in program.tasks[2:]] == [
            ("梧桐镇", 1, ["梧桐镇"]),
            ("梧桐镇", 2, ["梧桐镇"]),
            ("清溪镇", 1, ["清溪镇"]),
        ]


class TestHeadings:
    def test_numbers_with_a_word_before_them_are_headings(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林区2025年工作安排\n行动一：夯实底座\n（1）推进上云。迁移系统86个。（区甲局牵头，区乙局配合，6月底前完成）\n"
            "行动二：优化服务\n（2）推行网办。网办率达到85%。（区乙局负责）",
        ).program
        assert [(task.area, task.requirement) for task in program.tasks] == [
            ("夯实底座", "迁移系统86个。"),
            ("优化服务", "网办率达到85%。"),
        ]

    def test_an_area_may_speak_of_projects_and_actions(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林区2025年要点\n一、实施产业项目攻坚行动\n1.抓招商。引进企业9家。（区甲局负责）\n"
            "二、重点任务和责任分工\n1.抓环保。改造锅炉4台。（区乙局负责）",
        ).program
        assert [task.area for task in program.tasks] == ["实施产业项目攻坚行动", None]

    def test_a_box_among_the_items_belongs_to_none(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林市节水规划\n一、重点任务\n1.改造灌区。改造3处。（市水利局负责）\n专栏1 重点工程\n"
            "1.甲灌区：改造渠道46公里。\n2.乙灌区：安装设施12套。\n"
            "说明：投资为估算。\n2.推广喷灌。新增9万亩。（市农业农村局负责）",
        ).program
        assert [(task.title, task.requirement) for task in program.tasks] == [
            ("改造灌区", "改造3处。"),
            ("推广喷灌", "新增9万亩。"),
        ]


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


def test_the_time_of_a_phase_may_begin_its_text(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年方案\n{TASKS}二、时间安排\n（一）宣传发动阶段。2025年3月至4月，制定方案。\n（二）验收阶段。12月，组织验收。",
    ).program
    assert [(phase.name, phase.start, phase.end, phase.text) for phase in program.phases] == [
        ("宣传发动阶段", "2025-03", "2025-04", "制定方案。"),
        ("验收阶段", "2025-12", "2025-12", "组织验收。"),
    ]


def test_a_target_may_stand_in_the_line_of_its_indicator(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年度目标责任书\n一、考核指标\n1.固定资产投资增速。目标值：7%。责任部门：县甲局；配合部门：县乙局。\n"
        "2.高新技术企业数。目标值：45家。责任部门：县丙局。",
    ).program
    assert [(m.name, m.target, names(m.lead)) for m in program.all_metrics()] == [
        ("固定资产投资增速", "7%", ["县甲局"]),
        ("高新技术企业数", "45家", ["县丙局"]),
    ]


class TestDutiesInWords:
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
        self, tmp_path: Path, said: str, lead: list[str], cooperate: list[str], deadline: str | None
    ) -> None:
        program = draft_text(
            tmp_path,
            f"样林县2025年绿化方案\n一、重点任务\n1.造林。持续推进，完成造林8万亩。{said}\n2.种草。种草2万亩。（县甲局负责）",
        ).program
        first = program.tasks[0]
        assert (names(first.lead), names(first.cooperate), first.deadline) == (lead, cooperate, deadline)
        assert first.requirement == "持续推进，完成造林8万亩。"

    def test_a_bracket_of_units_goes_on_over_lines_cut_anywhere(self, tmp_path: Path) -> None:
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

    def test_inner_numbers_are_items_everywhere_or_nowhere(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林区2025年创建方案\n一、工作任务\n（一）夯实基础\n1.压实责任\n（1）听取汇报。每年听取2次。责任单位：区甲局，配合单位：区乙局。\n"
            "（2）保障经费。纳入预算。责任单位：区财政局。\n2.强化能力\n（1）建强队伍。培训40学时。责任单位：区甲局。",
        ).program
        assert [(task.area, task.title) for task in program.tasks] == [
            ("压实责任", "听取汇报"),
            ("压实责任", "保障经费"),
            ("强化能力", "建强队伍"),
        ]

    def test_marks_before_items_without_numbers_are_no_part_of_their_titles(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林市2025年工作要点\n一、壮大产业\n——做强渔业。建平台3座。（市甲局牵头，市乙局配合）\n——发展旅游。开航线4条。（市丙局牵头，市乙局配合）",
        ).program
        assert [(task.no, task.title) for task in program.tasks] == [(1, "做强渔业"), (2, "发展旅游")]


class TestRealManners:
    def test_a_rule_behind_the_units_of_the_first_item_says_whom_all_items_concern(
        self, tmp_path: Path
    ) -> None:
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

    def test_a_line_of_units_after_the_last_inner_number_closes_the_heading(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "运河市2025年责任分解\n一、建设任务\n（一）机制建设\n1.完善预案\n（1）规范编制。\n（2）加强演练。\n（责任单位：市甲局、各区）\n"
            "2.健全体制\n（1）落实编制。\n（2）建立联动。\n（责任单位：市委编办）",
        ).program
        assert [(task.title, task.requirement, names(task.lead)) for task in program.tasks] == [
            ("完善预案", "（1）规范编制。（2）加强演练。", ["市甲局", "各区"]),
            ("健全体制", "（1）落实编制。（2）建立联动。", ["市委编办"]),
        ]

    def test_a_part_of_a_unit_is_a_unit_of_its_own(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            f"样林县2025年方案\n{TASKS}二、职责分工\n县公安局：\n1.加强巡逻。\n县公安局交警大队：\n1.完善标线。\n各镇：\n1.落实属地责任。",
        ).program
        assert [task.list for task in program.tasks[2:]] == ["县公安局", "县公安局交警大队", "各镇"]

    def test_a_notice_can_be_the_plan_itself(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path, f"样林县人民政府关于做好2025年秸秆禁烧工作的通知\n各镇：\n现通知如下。\n{TASKS}"
        )
        assert drafted.program.title == "关于做好2025年秸秆禁烧工作的通知"
        assert "DRAFT-001" in codes(drafted)

    def test_a_target_may_stand_behind_the_name_and_a_colon(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林县创建园林县城2025年方案\n一、创建指标\n1.建成区绿地率：≥33%（牵头单位：县甲局）\n2.维护资金：逐年增长（牵头单位：县财政局）\n"
            "3.绿地系统规划：编制完成并批准实施（牵头单位：县乙局）",
        ).program
        assert [(i.name, i.text, i.metrics[0].target) for i in program.indicators] == [
            ("建成区绿地率", None, "≥33%"),
            ("维护资金", None, "逐年增长"),
            ("绿地系统规划", None, "编制完成并批准实施"),
        ]


class TestLabelsAndSignatures:
    def test_labels_may_leave_out_the_word_for_units(self, tmp_path: Path) -> None:
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

    def test_a_label_before_the_text_is_no_part_of_it(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林市2025年行动计划\n一、重点任务\n任务1：编制规划\n任务内容：梳理资源，公布目录。\n牵头单位：市甲局\n任务2：建设公园\n任务内容：新建20个。\n牵头单位：市乙局",
        ).program
        assert [(task.title, task.requirement) for task in program.tasks] == [
            ("编制规划", "梳理资源，公布目录。"),
            ("建设公园", "新建20个。"),
        ]

    def test_the_office_of_a_body_named_in_full_elsewhere(self, tmp_path: Path) -> None:
        text = f"样林县“两山”基地建设领导小组文件\n样林县2025年工作计划\n{TASKS}二、保障\n（一）领导小组办公室设在县甲局，负责日常工作。"
        assert draft_text(tmp_path, text).program.office == "样林县“两山”基地建设领导小组办公室"


class TestTimes:
    @pytest.mark.parametrize(
        ("head", "start", "end"),
        [
            ("2025年：", "2025-01", "2025-12"),
            ("第一季度：", "2025-01", "2025-03"),
            ("2026年二季度：", "2026-04", "2026-06"),
            ("下半年：", "2025-07", "2025-12"),
            ("（一）巩固阶段（第四季度）。", "2025-10", "2025-12"),
        ],
    )
    def test_phases_may_be_years_halves_and_quarters(
        self, tmp_path: Path, head: str, start: str, end: str
    ) -> None:
        program = draft_text(tmp_path, f"样林县2025年方案\n{TASKS}二、进度安排\n{head}组织实施。").program
        assert [(phase.start, phase.end, phase.text) for phase in program.phases] == [
            (start, end, "组织实施。")
        ]

    def test_two_brackets_with_two_times_give_no_common_deadline(self, tmp_path: Path) -> None:
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


class TestDutiesByUnit:
    def test_units_with_their_duty_in_one_paragraph_have_lists_of_one(self, tmp_path: Path) -> None:
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

    def test_they_are_tasks_only_under_a_heading_about_duties(self, tmp_path: Path) -> None:
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


class TestMoreManners:
    def test_a_part_that_a_rule_gives_to_all_is_added(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林区2025年分工方案\n提出如下方案。（列在首位的为牵头单位；各镇（街道）负责落实本辖区任务，不再逐一列出）\n"
            "一、保障\n1.强化救助。覆盖率100%。（区甲局、区残联）\n2.加强医疗。参保率98%。（区医保局、区残联）",
        ).program
        assert duties(program) == {
            "正文-1": (["区甲局"], ["区残联", "各镇（街道）"]),
            "正文-2": (["区医保局"], ["区残联", "各镇（街道）"]),
        }

    def test_a_label_may_stand_right_before_its_unit(self, tmp_path: Path) -> None:
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

    def test_each_role_in_a_bracket_of_its_own(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林区2025年工作任务\n一、规范服务\n①开展评价。评价全覆盖。\n【牵头单位：区甲局】【配合单位：各街道】\n②整治问题。办结率95%。\n【牵头单位：区乙局】",
        ).program
        assert duties(program) == {"正文-1": (["区甲局"], ["各街道"]), "正文-2": (["区乙局"], [])}

    def test_a_sentence_about_the_organisation_is_no_task(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path, f"样林县2025年计划\n{TASKS}二、推进机制\n实行月调度，由县甲局负责日常调度。"
        ).program
        assert [task.no for task in program.tasks] == [1, 2]

    def test_an_age_after_the_number_is_no_part_of_it(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林县2025年卫生方案\n一、指标\n1．孕产妇管理率：≥90%。（县甲局）\n2．3岁以下儿童管理率：≥90%。（县乙局）",
        ).program
        assert [(i.no, i.name) for i in program.indicators] == [(1, "孕产妇管理率"), (2, "3岁以下儿童管理率")]

    def test_areas_say_no_count_and_phases_no_marks(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林县2025年方案\n一、教育惠民（1项）\n1.建学校。新建2所。（县甲局）\n二、健康惠民（1项）\n2.建医院。新建1所。（县乙局）\n"
            "三、步骤\n——动员（3月至4月）：开会。\n——总结（12月）：总结。",
        ).program
        assert program.areas == ("教育惠民", "健康惠民")
        assert [phase.name for phase in program.phases] == ["动员", "总结"]


class TestLeadOfHeading:
    def test_items_with_helpers_alone_take_the_lead_of_their_heading(self, tmp_path: Path) -> None:
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

    def test_a_title_wrapped_inside_its_last_word(self, tmp_path: Path) -> None:
        program = draft_text(tmp_path, f"样林市2025年农业农村污染治理行动实施方\n案\n{TASKS}").program
        assert program.title == "样林市2025年农业农村污染治理行动实施方案"

    def test_an_office_of_any_name_that_issues_the_plan(self, tmp_path: Path) -> None:
        notice = "样林县河长制办公室文件\n关于印发《样林县2025年美丽河湖方案》的通知\n各镇：\n现印发。\n样林县河长制办公室\n"
        text = f"{notice}样林县2025年美丽河湖方案\n{TASKS}"
        assert draft_text(tmp_path, text).program.office == "样林县河长制办公室"

    def test_a_title_that_ends_like_a_list_of_a_unit_is_still_a_title(self, tmp_path: Path) -> None:
        drafted = draft_text(tmp_path, f"样林州创建国家民族团结进步示范州2025年度工作任务分工\n{TASKS}")
        assert "DRAFT-001" not in codes(drafted)


class TestTimesAndClosings:
    def test_the_time_in_a_heading_is_that_of_its_items(self, tmp_path: Path) -> None:
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

    def test_what_follows_the_last_item_is_no_part_of_it(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样林省2025年若干措施\n一、开拓市场。参展300场次。（省甲局牵头）\n二、金融支持。贷款增长15%。（省乙局牵头）\n"
            "各地要及时协调解决困难，省甲局加强督导。本措施自印发之日起施行。",
        ).program
        assert program.tasks[1].requirement == "贷款增长15%。"

    def test_a_place_can_be_the_unit_of_its_own_plan(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "大河湾镇2025年乡村治理重点工作任务分解表\n一、党建\n1.创建支部。占比35%。（镇甲办）\n2.建示范点。建2个。（镇乙办）",
        )
        assert {task.list for task in drafted.program.tasks} == {"正文"}

    def test_a_clause_with_numbers_that_is_not_understood_is_a_doubt(self, tmp_path: Path) -> None:
        items = "1.甲。建2个。\n2.乙。建3个。\n3.丙。建4个。\n"
        drafted = draft_text(
            tmp_path,
            f"样林县2025年方案\n一、任务\n{items}二、分工\n第1、2项由县甲局牵头；第3项的经费来源另行研究。",
        )
        assert "DRAFT-015" in codes(drafted)

    def test_the_year_of_a_stretch_of_months_is_the_first(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            f"样林市污染整治行动方案\n市政府决定自2023年4月至2024年10月开展行动。2024年完成整改。2024年验收。\n{TASKS}",
        ).program
        assert program.year == 2023


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


def test_the_only_chapter_of_each_of_two_plans_is_no_area(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年治水方案\n一、治理任务\n1.清淤。清淤6公里。（区甲局）\n2.截污。截污3处。（区甲局）\n"
        "样林区2025年治气方案\n一、工作任务\n1.降尘。清扫率92%。（区乙局）\n2.治炉。淘汰4台。（区乙局）",
    ).program
    assert program.areas == ()
