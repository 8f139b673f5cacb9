"""Manners of naming units and items that offices, schools and townships have in running text."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, duties, names

from ecoreport.drafting.drafts import Draft

HEAD = "松溪县2024年水环境整治实施方案\n一、重点任务\n"


def told(drafted: Draft) -> list[tuple[str, list[str], list[str], str | None]]:
    """Title, lead, cooperating units and deadline of every task."""
    return [
        (task.title, names(task.lead), names(task.cooperate), task.deadline) for task in drafted.program.tasks
    ]


class TestDecoration:
    def test_pictures_before_lines_and_blank_lines_between_them_hide_nothing(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "🌿松溪县2024年水环境整治实施方案🌿\n\n🔹一、重点项目\n\n"
            "📌项目1：城北污水处理厂扩建\n✅建设内容：新增日处理能力1万吨\n✅责任单位：县住建局\n✅完成时限：2024年9月底前\n\n"
            "📌项目2：南河清淤\n✅建设内容：清淤6公里\n✅责任单位：县水利局\n✅配合单位：南河镇人民政府\n",
        )
        assert drafted.program.title == "松溪县2024年水环境整治实施方案"
        assert told(drafted) == [
            ("城北污水处理厂扩建", ["县住建局"], [], "2024-09-30"),
            ("南河清淤", ["县水利局"], ["南河镇人民政府"], None),
        ]

    def test_keycaps_are_the_numbers_of_items(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "".join(
                f"{mark} 疏浚{place}河道\n👉责任单位：县水利局\n"
                for mark, place in (("9️⃣", "东"), ("🔟", "西"), ("1️⃣1️⃣", "北"))
            ),
        )
        assert [(task.no, task.title) for task in drafted.program.tasks] == [
            (9, "疏浚东河道"),
            (10, "疏浚西河道"),
            (11, "疏浚北河道"),
        ]

    def test_marks_of_emphasis_are_no_words(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "# **松溪县2024年水环境整治实施方案**\n## **一、重点任务**\n"
            "**（一）清理河道。**清理河道12公里。【县水利局】\n**（二）管好排口。**整治排口20个。【县生态环境局】\n",
        )
        assert drafted.program.title == "松溪县2024年水环境整治实施方案"
        assert [(task.title, task.requirement) for task in drafted.program.tasks] == [
            ("清理河道", "清理河道12公里。"),
            ("管好排口", "整治排口20个。"),
        ]


class TestLabels:
    @pytest.mark.parametrize(
        "lines",
        [
            "【责任单位】县水利局\n【配合单位】各镇（街道）\n【完成时限】2024年6月底前\n",
            "责任单位——县水利局\n配合单位——各镇（街道）\n完成时限——2024年6月底前\n",
            "责任单位——县水利局；配合单位——各镇（街道）；时限——2024年6月底前。\n",
        ],
    )
    def test_brackets_around_a_label_and_dashes_behind_it_stand_for_its_colon(
        self, tmp_path: Path, lines: str
    ) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + f"任务一：清理河道\n清理河道12公里。\n{lines}任务二：管好排口\n整治排口20个。\n{lines}",
        )
        assert told(drafted) == [
            ("清理河道", ["县水利局"], ["各镇（街道）"], "2024-06-30"),
            ("管好排口", ["县水利局"], ["各镇（街道）"], "2024-06-30"),
        ]

    def test_a_bracket_behind_labelled_names_limits_the_last_of_them(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "1.清理河道12公里。责任部门：县水利局；配合部门：各村（社区）。\n2.整治排口20个。责任部门：各村（社区）。\n",
        )
        assert list(duties(drafted.program).values()) == [
            (["县水利局"], ["各村（社区）"]),
            (["各村（社区）"], []),
        ]

    def test_a_time_in_its_own_bracket_behind_that_of_the_units_is_the_deadline(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "（一）清理河道。清理河道12公里。【县水利局牵头，县住建局配合】【２０２４年６月底前完成】\n"
            "（二）管好排口。整治排口20个。【县生态环境局】\n",
        )
        assert told(drafted) == [
            ("清理河道", ["县水利局"], ["县住建局"], "2024-06-30"),
            ("管好排口", ["县生态环境局"], [], None),
        ]
        assert drafted.program.tasks[0].requirement == "清理河道12公里。"


class TestUnnumberedParagraphs:
    def test_an_introduction_under_the_heading_belongs_to_no_item(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "（一）守好水源\n水源关系千家万户。近年来保护虽有成效，仍有短板。\n"
            "划定水源保护区6处。（责任单位：县生态环境局）\n水源地水质达标率保持100%。（责任单位：县水利局）\n",
        )
        assert [(task.title, task.requirement) for task in drafted.program.tasks] == [
            ("划定水源保护区6处", "划定水源保护区6处。"),
            ("水源地水质达标率保持100%", "水源地水质达标率保持100%。"),
        ]

    def test_items_of_several_paragraphs_keep_their_first_one(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "（一）守好水源\n划定水源保护区。\n共6处，设标志牌。（责任单位：县生态环境局）\n"
            "开展水质监测。\n每月1次。（责任单位：县水利局）\n",
        )
        assert [task.title for task in drafted.program.tasks] == ["划定水源保护区", "开展水质监测"]

    @pytest.mark.parametrize(
        "units", ["（县住建局牵头，县水利局配合）", "\n牵头单位：县住建局\n配合单位：县水利局"]
    )
    def test_units_in_the_heading_of_a_chapter_answer_for_each_item_under_it(
        self, tmp_path: Path, units: str
    ) -> None:
        drafted = draft_text(
            tmp_path,
            f"松溪县2024年水环境整治实施方案\n一、污水治理{units}\n1.新建管网12公里。\n2.改造泵站3座。\n"
            "二、农田管护（县农业农村局）\n3.化肥用量下降2%。\n4.回收农膜30吨。\n三、保障措施\n各镇要压实责任。\n",
        )
        both, one = (["县住建局"], ["县水利局"]), (["县农业农村局"], [])
        assert list(duties(drafted.program).values()) == [both, both, one, one]
        assert [task.area for task in drafted.program.tasks] == ["污水治理"] * 2 + ["农田管护"] * 2

    def test_units_behind_a_dash_end_a_paragraph_that_a_dash_begins(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "——清理河道。清理河道12公里。——县水利局、南河镇人民政府\n"
            "——管好排口。整治排口20个。——县生态环境局牵头，县住建局配合。\n",
        )
        assert told(drafted) == [
            ("清理河道", ["县水利局", "南河镇人民政府"], [], None),
            ("管好排口", ["县生态环境局"], ["县住建局"], None),
        ]


class TestCalendars:
    def test_the_month_before_a_task_is_its_time_and_no_phase(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪镇2024年环境整治工作安排\n一、按月工作安排\n"
            "3月份：栽植苗木2万株。责任部门：镇林业站。\n第二季度：清理河道20公里。责任部门：镇水利站。\n"
            "11月工作任务：评选庭院30户。责任部门：镇妇联；完成时限：2024年11月20日前。\n",
        )
        assert told(drafted) == [
            ("栽植苗木2万株", ["镇林业站"], [], "2024-03"),
            ("清理河道20公里", ["镇水利站"], [], "2024-06"),
            ("评选庭院30户", ["镇妇联"], [], "2024-11-20"),
        ]
        assert not drafted.program.phases

    def test_steps_that_name_who_answers_stay_phases(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "1.清理河道12公里。（县水利局）\n二、实施步骤\n"
            "（一）动员部署（2024年3月—4月）。印发方案。（责任单位：县政府办公室）\n"
            "（二）全面整治（2024年5月—10月）。逐项落实。（责任单位：各镇人民政府）\n",
        )
        assert [phase.name for phase in drafted.program.phases] == ["动员部署", "全面整治"]


class TestUnitsInSentences:
    def test_who_acts_by_the_sentence_answers_and_one_doubt_says_so(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "1．清理河道。由县水利局会同县住建局等部门制定计划，清理河道12公里。\n"
            "2．管护农田。县农业农村局、县自然资源和规划局要加快划定管护区3处，县供销社配合。\n"
            "3．看护水源。由县委宣传部、县生态环境局负责，设标志牌6块。\n",
        )
        assert list(duties(drafted.program).values()) == [
            (["县水利局"], ["县住建局"]),
            (["县农业农村局", "县自然资源和规划局"], ["县供销社"]),
            (["县委宣传部", "县生态环境局"], []),
        ]
        (doubt,) = (doubt for doubt in drafted.doubts if doubt.code == "DRAFT-040")
        assert "3 条" in doubt.message
        assert "由县水利局会同县住建局等部门" in doubt.message

    @pytest.mark.parametrize(
        "sentence",
        [
            "由专业公司负责运营，达标率达到95%。",
            "由社会组织开展活动6次。",
            "坚持政府主导，由第三方机构开展评估。",
            "各部门要加强衔接，清理河道12公里。",
            "按照由易到难的顺序，清理河道12公里。",
        ],
    )
    def test_a_sentence_that_names_no_unit_of_government_leaves_the_item_without_one(
        self, tmp_path: Path, sentence: str
    ) -> None:
        drafted = draft_text(tmp_path, HEAD + f"1．清理河道。{sentence}\n2．管好排口。整治排口20个。\n")
        assert list(duties(drafted.program).values()) == [([], []), ([], [])]

    def test_units_named_at_the_end_are_not_joined_by_those_of_sentences(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "1．清理河道。由县住建局负责完成管网接入，清理河道12公里。（责任单位：县水利局）\n"
            "2．管好排口。整治排口20个。（责任单位：县生态环境局）\n",
        )
        assert duties(drafted.program)["正文-1"] == (["县水利局"], [])


class TestStyles:
    def test_units_on_lines_after_the_measures_of_a_problem_answer_for_the_problem(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年督察反馈问题整改方案\n一、整改任务\n"
            + "".join(
                f"问题{number}：{name}。\n整改措施：\n1.逐项排查。\n2.落实经费。\n整改时限：2024年10月底前\n牵头单位：{unit}\n"
                for number, name, unit in (("一", "排口不清", "县水利局"), ("二", "扬尘不控", "县住建局"))
            ),
        )
        assert told(drafted) == [
            ("排口不清", ["县水利局"], [], "2024-10-31"),
            ("扬尘不控", ["县住建局"], [], "2024-10-31"),
        ]

    def test_numbers_that_are_one_letter_count_like_those_of_several(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD
            + "㈠河道\n⒈清理河道12公里。〔县水利局〕\n㈡排口\n⒉整治排口20个。〔县住建局〕\n⒊封堵排口6个。〔县住建局〕\n",
        )
        assert [(task.no, task.area, task.title) for task in drafted.program.tasks] == [
            (1, "河道", "清理河道12公里"),
            (2, "排口", "整治排口20个"),
            (3, "排口", "封堵排口6个"),
        ]

    def test_a_blank_behind_a_named_number_is_its_colon(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "▍任务一 清理河道\n清理河道12公里。\n主办：县水利局\n时间：2024年11月\n"
            "▍任务二 管好排口\n整治排口20个。\n主办：县住建局\n时间：2024年8月\n",
        )
        assert told(drafted) == [
            ("清理河道", ["县水利局"], [], "2024-11"),
            ("管好排口", ["县住建局"], [], "2024-08"),
        ]

    @pytest.mark.parametrize("word", ["站所", "处（科）室", "村居", "车间", "办"])
    def test_offices_below_the_county_have_their_own_words_for_units(self, tmp_path: Path, word: str) -> None:
        lines = f"牵头{word}：水利服务站\n配合{word}：综合执法队、各村\n"
        drafted = draft_text(tmp_path, HEAD + f"1.清理河道12公里。\n{lines}2.整治排口20个。\n{lines}")
        assert list(duties(drafted.program).values()) == [(["水利服务站"], ["综合执法队", "各村"])] * 2

    def test_units_may_stand_before_their_role(self, tmp_path: Path) -> None:
        sentence = "县水利局为牵头单位，县住建局、各镇人民政府为配合单位。"
        drafted = draft_text(tmp_path, HEAD + f"1.清理河道12公里。{sentence}\n2.整治排口20个。{sentence}\n")
        assert list(duties(drafted.program).values()) == [(["县水利局"], ["县住建局", "各镇人民政府"])] * 2
        assert drafted.program.tasks[0].requirement == "清理河道12公里。"

    def test_what_several_units_do_in_one_item_stays_apart(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            HEAD + "1.清理河道12公里（县水利局）；整治排口20个（县住建局）。\n2.回收农膜30吨（县供销社）。\n",
        )
        assert drafted.program.tasks[0].requirement.rstrip("。") == "清理河道12公里；整治排口20个"

    def test_paragraphs_right_under_the_title_that_name_units_are_items(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "竹溪街道2024年垃圾分类工作安排\n为做好垃圾分类，作如下安排。\n"
            "一是完善设施。新建分类亭40座。由街道城市管理办公室负责，各社区配合。\n"
            "二是加强宣传。开展活动24场。由街道党建工作办公室负责。\n"
            "三是示范创建。创建示范小区10个。（街道城市管理办公室、各社区）\n",
        )
        assert told(drafted) == [
            ("完善设施", ["街道城市管理办公室"], ["各社区"], None),
            ("加强宣传", ["街道党建工作办公室"], [], None),
            ("示范创建", ["街道城市管理办公室", "各社区"], [], None),
        ]
        assert drafted.origins["tasks/正文-3/title"].line == 5


class TestWhatIsNotUnderstood:
    def test_a_text_that_names_units_far_more_often_than_the_draft_has_items_is_a_doubt(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年水环境整治实施方案\n"
            + "".join(
                f"{letter}河段\n清理河道。\n责任单位：县水利局\n配合单位：各镇\n" for letter in "东西南"
            ),
        )
        (doubt,) = (doubt for doubt in drafted.doubts if doubt.code == "DRAFT-041")
        assert "3 段" in doubt.message
        assert "DRAFT-005" in codes(drafted)

    def test_a_plan_that_was_understood_has_no_such_doubt(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path, HEAD + "".join(f"{no}.清理河道{no}公里。\n责任单位：县水利局\n" for no in range(1, 8))
        )
        assert "DRAFT-041" not in codes(drafted)


@pytest.mark.parametrize("year", ["２０２４年", "2024"])
def test_a_title_may_have_its_year_in_a_bracket(tmp_path: Path, year: str) -> None:
    drafted = draft_text(
        tmp_path, f"松溪县水环境整治责任清单（{year}）\n一、重点任务\n1.清理河道。（县水利局）\n"
    )
    assert drafted.program.year == 2024
    assert not {"DRAFT-001", "DRAFT-002"} & set(codes(drafted))
