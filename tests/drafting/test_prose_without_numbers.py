"""Items that have no numbers: title lines, headings between them, units on lines of their own, units of a whole section."""

from pathlib import Path

from drafted import codes, draft_text, duties, names

from ecoreport.drafting.drafts import Draft

HEAD = "松溪县2024年水环境整治实施方案\n"


def told(drafted: Draft) -> list[tuple[str, str, str | None, list[str]]]:
    """Title, requirement, area and lead of every task."""
    return [(task.title, task.requirement, task.area, names(task.lead)) for task in drafted.program.tasks]


class TestLinesOfUnits:
    def test_units_in_a_bracket_on_its_own_line_close_the_item_before_it(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、守好水源\n划定保护区。对农村水源逐一划定保护区，设立标志、界桩和隔离设施。\n"
            "（县生态环境局牵头，县水利局配合）\n关闭排口。保护区内的排污口、养殖场和垃圾点全部关闭。\n"
            "（县水利局牵头，县农业农村局、各乡镇配合）\n二、治理河道\n清淤疏浚。完成淤积河段清淤，疏浚河道12公里。\n"
            "（县水利局牵头，各乡镇配合）\n",
        )
        assert told(drafted) == [
            (
                "划定保护区",
                "对农村水源逐一划定保护区，设立标志、界桩和隔离设施。",
                "守好水源",
                ["县生态环境局"],
            ),
            ("关闭排口", "保护区内的排污口、养殖场和垃圾点全部关闭。", "守好水源", ["县水利局"]),
            ("清淤疏浚", "完成淤积河段清淤，疏浚河道12公里。", "治理河道", ["县水利局"]),
        ]

    def test_title_text_and_units_may_each_have_a_line_under_headings_without_numbers(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "全年工作的思路是节水优先、系统治理。\n工程建设\n加快南河水库建设\n完成大坝主体工程。\n"
            "责任单位：县水利局\n治理中小河流\n治理河道28公里。\n责任单位：县水利局、县财政局\n河湖管护\n"
            "落实河长制\n县级河长每季度巡河不少于1次。\n责任单位：县河长办\n",
        )
        assert told(drafted) == [
            ("加快南河水库建设", "完成大坝主体工程。", "工程建设", ["县水利局"]),
            ("治理中小河流", "治理河道28公里。", "工程建设", ["县水利局", "县财政局"]),
            ("落实河长制", "县级河长每季度巡河不少于1次。", "河湖管护", ["县河长办"]),
        ]
        assert [drafted.origins[f"tasks/{task.id}/title"].line for task in drafted.program.tasks] == [
            4,
            7,
            11,
        ]

    def test_a_paragraph_without_units_between_items_is_an_item_that_asks_for_its_units(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、守好水源\n划定水源保护区6处。（责任单位：县生态环境局）\n关闭保护区内的排污口。\n"
            "水源地水质达标率保持100%。（责任单位：县水利局）\n建设应急水源1处。（责任单位：县住建局）\n",
        )
        assert [names(task.lead) for task in drafted.program.tasks] == [
            ["县生态环境局"],
            [],
            ["县水利局"],
            ["县住建局"],
        ]
        assert "DRAFT-006" in codes(drafted)

    def test_two_brackets_in_one_paragraph_do_not_merge_its_neighbours(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、守好水源\n划定水源保护区6处。（责任单位：县生态环境局）\n"
            "关闭排污口3处（县水利局负责）。迁出养殖场2家（县农业农村局负责）。\n建设应急水源1处。（责任单位：县住建局）\n",
        )
        assert [names(task.lead) for task in drafted.program.tasks] == [
            ["县生态环境局"],
            ["县水利局", "县农业农村局"],
            ["县住建局"],
        ]
        assert "DRAFT-016" in codes(drafted)

    def test_one_item_alone_in_its_chapter_is_read_like_those_of_the_other_chapters(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、守好水源\n◆划定保护区。划定6处。【责任科室：水源科】\n◆关闭排口。关闭3处。【责任科室：执法科】\n"
            "二、治理河道\n◆清淤。清淤12公里。【责任科室：河道科】\n◆护岸。护岸3公里。【责任科室：河道科】\n"
            "三、守住安全\n◆备足物资。储备编织袋2万条。【责任科室：办公室】\n",
        )
        assert told(drafted)[-1] == ("备足物资", "储备编织袋2万条。", "守住安全", ["办公室"])

    def test_firstly_and_secondly_are_no_words_of_the_titles(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、实施内容\n一是改造老旧小区。改造26个。\n包抓领导：某某\n牵头单位：县住建局\n"
            "二是提升农村公路。新建85公里。\n包抓领导：某某\n牵头单位：县交通运输局\n",
        )
        assert told(drafted) == [
            ("改造老旧小区", "改造26个。", None, ["县住建局"]),
            ("提升农村公路", "新建85公里。", None, ["县交通运输局"]),
        ]

    def test_a_bracket_of_bare_units_behind_a_full_stop_closes_the_line_too(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、守好水源\n——划定保护区。对水源逐一划定保护区，设立标志、界桩。（镇水利站、各村（社区））\n"
            "——关闭排口。保护区内的排污口、养殖场全部关闭。（镇水利站）\n",
        )
        assert told(drafted) == [
            ("划定保护区", "对水源逐一划定保护区，设立标志、界桩。", None, ["镇水利站", "各村（社区）"]),
            ("关闭排口", "保护区内的排污口、养殖场全部关闭。", None, ["镇水利站"]),
        ]


class TestSections:
    def test_units_of_a_section_reach_each_of_its_items_that_names_none(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、守好水源\n（一）划定保护区。划定6处。\n（二）关闭排口。关闭3处。\n（牵头单位：县公安局）\n"
            "（三）建设应急水源。建设1处。\n（本部分牵头单位：县生态环境局；配合单位：县水利局）\n"
            "二、治理河道\n（四）清淤。清淤12公里。\n（五）护岸。护岸3公里。\n（本部分牵头单位：县水利局）\n",
        )
        assert list(duties(drafted.program).values()) == [
            (["县生态环境局"], ["县水利局"]),
            (["县公安局"], []),
            (["县生态环境局"], ["县水利局"]),
            (["县水利局"], []),
            (["县水利局"], []),
        ]

    def test_a_heading_that_ends_like_a_unit_is_no_list_of_one(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年数字建设工作要点\n一、着力构建协同高效的数字政府\n1.建好平台。（县大数据局）\n2.用好数据。（县大数据局）\n"
            "二、打造数字社会\n3.建好课堂。（县教育局）\n4.建好病房。（县卫健局）\n",
        )
        assert [(task.list, task.area) for task in drafted.program.tasks] == [
            ("正文", "着力构建协同高效的数字政府"),
            ("正文", "着力构建协同高效的数字政府"),
            ("正文", "打造数字社会"),
            ("正文", "打造数字社会"),
        ]

    def test_headings_without_numbers_between_numbered_items_are_areas(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "守好水源\n（一）划定水源保护区6处。\n责任科室：水源科\n（二）关闭排污口3处。\n责任科室：执法科\n"
            "治理河道\n（三）清淤12公里。\n责任科室：河道科\n",
        )
        assert [(task.no, task.requirement, task.area) for task in drafted.program.tasks] == [
            (1, "划定水源保护区6处。", "守好水源"),
            (2, "关闭排污口3处。", "守好水源"),
            (3, "清淤12公里。", "治理河道"),
        ]


class TestChaptersWithoutUnits:
    def test_a_chapter_between_others_keeps_its_items_though_it_names_no_unit(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、守好水源\n1.划定保护区6处。（县生态环境局）\n2.关闭排口3处。（县水利局）\n"
            "二、宣传教育\n1.张贴标语200条。\n2.开展宣讲10场。\n"
            "三、治理河道\n1.清淤12公里。（县水利局）\n四、保障措施\n1.加强领导。\n2.严格考核。\n",
        )
        assert [(task.title, names(task.lead)) for task in drafted.program.tasks] == [
            ("划定保护区6处", ["县生态环境局"]),
            ("关闭排口3处", ["县水利局"]),
            ("张贴标语200条", []),
            ("开展宣讲10场", []),
            ("清淤12公里", ["县水利局"]),
        ]
        assert codes(drafted).count("DRAFT-006") == 2

    def test_numbers_that_go_on_lead_into_the_next_chapter(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、守好水源\n1.划定保护区6处。（县生态环境局）\n2.关闭排口3处。（县水利局）\n"
            "二、宣传教育\n3.张贴标语200条。\n三、工作要求\n4.加强领导。\n",
        )
        assert [task.no for task in drafted.program.tasks] == [1, 2, 3]


class TestBrackets:
    def test_brackets_side_by_side_are_one_statement(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、重点任务\n1.治理河道。清淤12公里。【牵头单位：县水利局】【责任单位：县财政局、各乡镇】\n"
            "2.守好水源。划定6处。【牵头单位：县生态环境局】【责任单位：县水利局】\n",
        )
        assert list(duties(drafted.program).values()) == [
            (["县水利局"], ["县财政局", "各乡镇"]),
            (["县生态环境局"], ["县水利局"]),
        ]
        assert "DRAFT-016" not in codes(drafted)

    def test_a_last_sentence_may_speak_of_this_work(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、重点任务\n1.治理河道。清淤12公里。此项工作由县水利局牵头，县财政局配合。\n"
            "2.守好水源。划定6处。该项任务由县生态环境局负责。\n",
        )
        assert told(drafted) == [
            ("治理河道", "清淤12公里。", None, ["县水利局"]),
            ("守好水源", "划定6处。", None, ["县生态环境局"]),
        ]


class TestLines:
    def test_a_line_never_begins_with_the_end_of_a_sentence(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、重点任务\n1.治理河道，清淤12公里，护岸3公里。责任单位：水利站、农业农村\n办。责任人：某某。\n"
            "2.守好水源，划定保护区6处，设立界桩。责任单位：环保办\n。责任人：某某。\n",
        )
        assert list(duties(drafted.program).values()) == [(["水利站", "农业农村办"], []), (["环保办"], [])]

    def test_a_bracket_may_open_at_the_end_of_a_line(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、重点任务\n1.治理河道。清淤12公里，护岸3公里，建成滨河步道2公里。〔\n牵头单位：县水利局；配合单位：县财政局〕\n"
            "2.守好水源。划定6处。〔牵头单位：县生态环境局〕\n",
        )
        assert drafted.program.tasks[0].requirement == "清淤12公里，护岸3公里，建成滨河步道2公里。"
        assert duties(drafted.program)["正文-1"] == (["县水利局"], ["县财政局"])

    def test_who_oversees_all_tasks_leads_none_of_them(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "一、治理河道。清淤12公里。（县水利局负责）\n二、守好水源。划定6处。（县水利局负责）\n"
            "三、种好绿树。造林1万亩。（县林业局负责）\n以上任务由县河长办负责督查考核。\n",
        )
        assert duties(drafted.program)["正文-3"] == (["县林业局"], [])

    def test_blanks_between_names_part_them_and_blanks_inside_names_do_not(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "一、重点任务\n1.治理河道。清淤12公里。\n牵头单位：县水 利局 完成时限：2024年9月底\n责任单位：县财政局 各乡镇\n"
            "2.守好水源。划定6处。\n牵头单位：县生态环境局\n配合单位：县卫健局 县水利局、县住建局\n",
        )
        assert duties(drafted.program) == {
            "正文-1": (["县水利局"], ["县财政局", "各乡镇"]),
            "正文-2": (["县生态环境局"], ["县卫健局", "县水利局", "县住建局"]),
        }

    def test_a_person_beside_the_unit_is_no_part_of_its_name(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "实事一：治理河道\n清淤12公里。\n牵头单位及负责人：县水利局 李某某\n"
            "实事二：守好水源\n划定6处。\n牵头单位及负责人：县生态环境局 王某某\n",
        )
        assert duties(drafted.program) == {"正文-1": (["县水利局"], []), "正文-2": (["县生态环境局"], [])}

    def test_how_a_document_is_published_is_no_part_of_its_last_item(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path, HEAD + "一、重点任务\n1.治理河道。清淤12公里。（县水利局）\n此件公开发布\n"
        )
        assert [task.requirement for task in drafted.program.tasks] == ["清淤12公里。"]


def test_items_of_several_paragraphs_begin_with_their_title_under_their_heading(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年爱卫工作计划\n一、主要任务\n开展清洁行动\n清理街巷。清理街巷30条。\n每月开展一次清洁日。\n（牵头单位：县城管局）\n"
        "改造市场。改造市场4个。\n落实每日清洁。\n（牵头单位：县商务局）\n开展健康行动\n普及知识。巡讲60场。\n开设专栏。\n（牵头单位：县卫健局）\n",
    ).program
    assert [(one.area, one.title, one.requirement) for one in program.tasks] == [
        ("开展清洁行动", "清理街巷", "清理街巷30条。每月开展一次清洁日。"),
        ("开展清洁行动", "改造市场", "改造市场4个。落实每日清洁。"),
        ("开展健康行动", "普及知识", "巡讲60场。开设专栏。"),
    ]


def test_items_counted_through_all_chapters_are_tasks_whatever_the_chapters_are_called(
    tmp_path: Path,
) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县林业局2025年工作目标\n一、绿化目标\n1.完成造林2万亩。\n2.建设森林乡村2个。\n"
        "二、保护目标\n3.森林火灾受害率控制在0.9‰以内。\n三、资源管理目标\n4.按要求更新网站信息。",
    )
    assert drafted.program.title == "样林县林业局2025年工作目标"
    assert [(task.no, task.area) for task in drafted.program.tasks] == [
        (1, "绿化目标"),
        (2, "绿化目标"),
        (3, "保护目标"),
        (4, "资源管理目标"),
    ]


def test_chapters_that_say_all_in_a_sentence_are_the_tasks(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县林业局2025年工作计划\n现将工作任务安排如下：\n一、完成工程造林。全年造林2万亩。\n"
        "二、推进城区绿化。利用零星地块建设小公园。\n三、申报红石海湿地公园。\n四、配合做好机构改革工作。",
    )
    tasks = drafted.program.tasks
    assert [task.title for task in tasks] == [
        "完成工程造林",
        "推进城区绿化",
        "申报红石海湿地公园",
        "配合做好机构改革工作",
    ]
    assert all(not task.lead for task in tasks)


def test_items_without_numbers_are_counted_through_all_chapters(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林市2025年重点工作责任分解\n2025年全市经济社会发展主要预期目标是：财政收入增长8%左右。\n"
        "一、做强工业\n壮大企业。新增企业6家。（牵头单位：市经信局）\n稳住投资。开工项目9个。（牵头单位：市发改局）\n"
        "二、改善民生\n扩大就业。新增就业1.2万人。（牵头单位：市人社局）",
    )
    assert [task.id for task in drafted.program.tasks] == ["正文-1", "正文-2", "正文-3"]
    assert drafted.program.goals == ("财政收入增长8%左右。",)
    assert "DRAFT-030" in codes(drafted)


def test_leaders_of_any_title_are_no_text_of_the_item(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林市2025年重点工作责任分解方案\n一、主要目标\n1.完成造林2万亩。\n牵头负责领导：林业口分管同志。\n"
        "牵头责任单位：市林业局。\n协同责任单位：市水利局。\n2.清淤6公里。\n牵头负责同志：水利口分管同志。\n牵头责任单位：市水利局。",
    )
    assert duties(drafted.program) == {"正文-1": (["市林业局"], ["市水利局"]), "正文-2": (["市水利局"], [])}
    assert not any("同志" in task.requirement for task in drafted.program.tasks)


def test_goals_under_a_heading_without_number_are_no_item(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年工作要点\n为做好工作，制定本要点。\n总体要求\n坚持安全第一。\n工作目标\n事故起数下降10%。\n压实责任\n"
        "落实党政同责。召开会议4次。（牵头单位：县应急局）\n落实企业责任。培训300人次。（牵头单位：县工信局）\n专项整治\n"
        "整治燃气。更换软管2000户。（牵头单位：县住建局）\n整治消防。检查场所500家。（牵头单位：县应急局）",
    ).program
    assert [(task.no, task.title, task.area) for task in program.tasks] == [
        (1, "落实党政同责", "压实责任"),
        (2, "落实企业责任", "压实责任"),
        (3, "整治燃气", "专项整治"),
        (4, "整治消防", "专项整治"),
    ]
    assert program.goals == ("事故起数下降10%。",)
