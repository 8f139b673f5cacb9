"""Which paragraphs of running text are items, what belongs to them, and the phases of a plan."""

from pathlib import Path

import pytest
from drafted import codes, draft_text, names

TASKS = "一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）\n2.清理河道。清淤6公里。（县水利局负责）\n"


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


def test_numbers_with_a_word_before_them_are_headings(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年工作安排\n行动一：夯实底座\n（1）推进上云。迁移系统86个。（区甲局牵头，区乙局配合，6月底前完成）\n"
        "行动二：优化服务\n（2）推行网办。网办率达到85%。（区乙局负责）",
    ).program
    assert [(task.area, task.requirement) for task in program.tasks] == [
        ("夯实底座", "迁移系统86个。"),
        ("优化服务", "网办率达到85%。"),
    ]


def test_an_area_may_speak_of_projects_and_actions(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林区2025年要点\n一、实施产业项目攻坚行动\n1.抓招商。引进企业9家。（区甲局负责）\n"
        "二、重点任务和责任分工\n1.抓环保。改造锅炉4台。（区乙局负责）",
    ).program
    assert [task.area for task in program.tasks] == ["实施产业项目攻坚行动", None]


def test_a_box_among_the_items_belongs_to_none(tmp_path: Path) -> None:
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


def test_inner_numbers_are_items_everywhere_or_nowhere(tmp_path: Path) -> None:
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


def test_marks_before_items_without_numbers_are_no_part_of_their_titles(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年工作要点\n一、壮大产业\n——做强渔业。建平台3座。（市甲局牵头，市乙局配合）\n——发展旅游。开航线4条。（市丙局牵头，市乙局配合）",
    ).program
    assert [(task.no, task.title) for task in program.tasks] == [(1, "做强渔业"), (2, "发展旅游")]


def test_a_target_may_stand_behind_the_name_and_a_colon(tmp_path: Path) -> None:
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


def test_a_label_before_the_text_is_no_part_of_it(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林市2025年行动计划\n一、重点任务\n任务1：编制规划\n任务内容：梳理资源，公布目录。\n牵头单位：市甲局\n任务2：建设公园\n任务内容：新建20个。\n牵头单位：市乙局",
    ).program
    assert [(task.title, task.requirement) for task in program.tasks] == [
        ("编制规划", "梳理资源，公布目录。"),
        ("建设公园", "新建20个。"),
    ]


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
def test_phases_may_be_years_halves_and_quarters(tmp_path: Path, head: str, start: str, end: str) -> None:
    program = draft_text(tmp_path, f"样林县2025年方案\n{TASKS}二、进度安排\n{head}组织实施。").program
    assert [(phase.start, phase.end, phase.text) for phase in program.phases] == [(start, end, "组织实施。")]


@pytest.mark.parametrize(
    "steps",
    [
        "第一阶段（1月—3月）：动员阶段。印发方案，召开大会。\n第二阶段（4月—12月）：迎检验收阶段。查漏补缺，整理资料。",
        "第一阶段（1月—3月）：动员阶段。印发方\n案，召开大会。\n第二阶段（4月—12月）：迎检\n验收阶段。查漏补缺，\n整理资料。",
        "第一阶段：动员阶段（1月—3月）。印发方案，\n召开大会。\n第二阶段：迎检验收阶段（4月—12月）\n查漏补缺，整理资料。",
    ],
)
def test_counted_phases_have_their_names_and_all_lines_of_their_text(tmp_path: Path, steps: str) -> None:
    program = draft_text(tmp_path, f"样林县2025年方案\n{TASKS}二、工作步骤\n{steps}").program
    assert [(phase.name, phase.start, phase.end, phase.text) for phase in program.phases] == [
        ("动员阶段", "2025-01", "2025-03", "印发方案，召开大会。"),
        ("迎检验收阶段", "2025-04", "2025-12", "查漏补缺，整理资料。"),
    ]


def test_dated_lines_below_a_counted_phase_are_its_text(tmp_path: Path) -> None:
    steps = "第一阶段（1月—6月）：动员。\n3月底前，印发方案。\n第二阶段（7月—12月）：总结。"
    phases = draft_text(tmp_path, f"样林县2025年方案\n{TASKS}二、工作步骤\n{steps}").program.phases
    assert [(phase.start, phase.text) for phase in phases] == [
        ("2025-01", "动员。3月底前，印发方案。"),
        ("2025-07", "总结。"),
    ]


def test_a_phase_that_ends_before_it_begins_is_drafted_without_its_time(tmp_path: Path) -> None:
    steps = "（一）动员阶段（2025年1月—2025年3月）。动员。\n（二）建设阶段（2025年9月—2025年4月）。建设。"
    drafted = draft_text(tmp_path, f"样林县2025年方案\n{TASKS}二、工作步骤\n{steps}")
    phase = drafted.program.phases[1]
    assert (phase.name, phase.start, phase.end) == ("建设阶段", None, None)
    assert phase.text == "（2025年9月—2025年4月）建设。"
    told = [doubt.message for doubt in drafted.doubts if doubt.code in {"DRAFT-022", "DRAFT-051"}]
    assert told == ["阶段“建设阶段”写的时间是“2025年9月—2025年4月”，结束早于开始，没有取用。"]


def test_a_sentence_about_the_organisation_is_no_task(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path, f"样林县2025年计划\n{TASKS}二、推进机制\n实行月调度，由县甲局负责日常调度。"
    ).program
    assert [task.no for task in program.tasks] == [1, 2]


def test_an_age_after_the_number_is_no_part_of_it(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年卫生方案\n一、指标\n1．孕产妇管理率：≥90%。（县甲局）\n2．3岁以下儿童管理率：≥90%。（县乙局）",
    ).program
    assert [(i.no, i.name) for i in program.indicators] == [(1, "孕产妇管理率"), (2, "3岁以下儿童管理率")]


def test_areas_say_no_count_and_phases_no_marks(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年方案\n一、教育惠民（1项）\n1.建学校。新建2所。（县甲局）\n二、健康惠民（1项）\n2.建医院。新建1所。（县乙局）\n"
        "三、步骤\n——动员（3月至4月）：开会。\n——总结（12月）：总结。",
    ).program
    assert program.areas == ("教育惠民", "健康惠民")
    assert [phase.name for phase in program.phases] == ["动员", "总结"]


def test_what_follows_the_last_item_is_no_part_of_it(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林省2025年若干措施\n一、开拓市场。参展300场次。（省甲局牵头）\n二、金融支持。贷款增长15%。（省乙局牵头）\n"
        "各地要及时协调解决困难，省甲局加强督导。本措施自印发之日起施行。",
    ).program
    assert program.tasks[1].requirement == "贷款增长15%。"


class TestKinds:
    def test_demands_among_targets_make_all_of_them_tasks(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年重点任务分解\n一、经济\n1.一般公共预算收入增长4%。（县财政局）\n2.新引进亿元项目30个。（县商务局）\n"
            "二、民生\n3.新增城镇就业5200人。（县人社局）\n4.改造老旧小区21个。（县住建局）\n5.失业率控制在4%以内。（县人社局）\n",
        )
        assert [task.no for task in drafted.program.tasks] == [1, 2, 3, 4, 5]
        assert drafted.program.indicators == ()

    def test_targets_with_a_few_demands_among_them_ask_for_an_answer(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年固体废物管理工作要点\n一、主要工作\n1.秸秆综合利用率保持在95%以上。（县农业农村局）\n"
            "2.农膜回收率达到88%。（县农业农村局）\n3.创建绿色工厂5家。（县工信局）\n4.垃圾回收利用率达到38%。（县城管局）\n",
        )
        assert len(drafted.program.tasks) == 4
        assert "DRAFT-010" in codes(drafted)

    def test_a_chapter_of_indicators_beside_small_chapters_of_tasks_stays_apart(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年重点任务分解\n一、主要指标\n1.地区生产总值增长6%。（县发改局）\n2.粮食产量30万吨。（县农业农村局）\n"
            "二、项目建设\n3.建成南环路。（县住建局）\n4.开工水厂。（县水利局）\n三、民生改善\n5.改造老旧小区21个。（县住建局）\n",
        )
        assert [indicator.no for indicator in drafted.program.indicators] == [1, 2]
        assert [(task.no, task.area) for task in drafted.program.tasks] == [
            (3, "项目建设"),
            (4, "项目建设"),
            (5, "民生改善"),
        ]

    def test_an_action_with_a_target_of_its_own_is_a_task(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年垃圾分类方案\n一、重点行动\n行动一：源头减量行动\n目标：清运量增幅控制在2%以内。\n牵头单位：县发改局\n"
            "行动二：分类投放行动\n目标：投放准确率达到80%以上。\n牵头单位：县城管局\n",
        )
        assert [task.title for task in drafted.program.tasks] == ["源头减量行动", "分类投放行动"]


class TestNumbersBeforeDates:
    def test_a_date_behind_a_number_is_no_part_of_it(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年林业工作要点\n一、主要工作\n1.补植补造1000亩。（造林股）\n2.3月底前完成春季造林。（造林股）\n"
            "3.2024年底前完成林长制考核。（资源股）\n二、产业\n1.1 4月底前完成油茶低改。（产业股）\n1.2 开展培训。（产业股）\n",
        )
        assert [(task.no, task.title) for task in drafted.program.tasks] == [
            (1, "补植补造1000亩"),
            (2, "3月底前完成春季造林"),
            (3, "2024年底前完成林长制考核"),
            ("1.1", "4月底前完成油茶低改"),
            ("1.2", "开展培训"),
        ]


class TestNothingIsLost:
    def test_items_whose_units_only_sentences_name_stay_beside_one_that_names_its_own(
        self, tmp_path: Path
    ) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年农村公路方案\n一、工作任务\n（一）建好农村路\n县交通运输局要加快推进通村路建设，新改建120公里。\n"
            "（二）管好农村路\n落实路长制，覆盖率达到100%。县公安局配合。\n（三）护好农村路\n1.列养率达到100%。\n2.巡查每月1次。\n"
            "二、有关要求\n各部门要密切配合。\n",
        )
        assert [(task.title, names(task.lead)) for task in drafted.program.tasks] == [
            ("建好农村路", ["县交通运输局"]),
            ("管好农村路", []),
            ("护好农村路", []),
        ]
        assert {"DRAFT-006", "DRAFT-040"} <= set(codes(drafted))

    def test_units_with_their_time_count_in_the_middle_of_a_sentence(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年重点工作分工\n一、项目建设\n1.建设工业园，完成路网（县住建局，6月底前），完成供水（县水利局，12月底前）。\n"
            "2.迁建医院（县卫健局牵头，县住建局配合，年内完工）。\n",
        )
        first, second = drafted.program.tasks
        assert (names(first.lead), first.deadline) == (["县住建局", "县水利局"], None)
        assert (names(second.lead), names(second.cooperate)) == (["县卫健局"], ["县住建局"])
        assert "DRAFT-016" in codes(drafted)

    def test_bare_units_behind_a_full_stop_count_though_the_paragraph_goes_on(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "松溪县2024年就业工作要点\n一、促进就业。（一）落实去向率90%。（县教育局、县团委）（二）转移就业5万人次。（县人社局）\n"
            "二、提升技能。（一）培训8000人次。（县财政局）（二）建设实训基地2个。（县教育局）\n",
        )
        assert [names(task.lead) for task in drafted.program.tasks] == [
            ["县教育局", "县团委", "县人社局"],
            ["县财政局", "县教育局"],
        ]
        assert codes(drafted).count("DRAFT-016") == 2


def test_units_between_a_title_and_its_full_stop_leave_the_title_whole(tmp_path: Path) -> None:
    one = draft_text(
        tmp_path,
        "样林县2025年控烟方案\n一、重点任务\n1.加强宣传（县卫健局）。巡讲60场。\n2.加强执法（县城管局）。检查6次。",
    ).program.tasks[0]
    assert (one.title, one.requirement, one.lead[0].name) == ("加强宣传", "巡讲60场。", "县卫健局")


def test_lines_with_labels_of_their_own_make_one_item(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年民生实事方案\n一、实事内容\n（一）新建幼儿园2所\n建设内容：新增学位720个。\n时间进度：3月底前开工，8月底前投用。\n资金来源：县级债券。\n"
        "责任单位：县教育局\n（二）改造危房300户\n建设内容：实施改造。\n时间进度：10月底前完工。\n责任单位：县住建局",
    )
    first, second = drafted.program.tasks
    assert (first.title, first.requirement) == (
        "新建幼儿园2所",
        "建设内容：新增学位720个。资金来源：县级债券。",
    )
    assert (first.deadline, first.note) == (None, "完成时限：3月底前开工，8月底前投用")
    assert (second.requirement, second.deadline) == ("实施改造。", "2025-10-31")
    assert "DRAFT-016" not in codes(drafted)


def test_a_goal_that_says_of_what_is_text_of_the_task(tmp_path: Path) -> None:
    program = draft_text(
        tmp_path,
        "样林县2025年环保任务清单\n1.优化空气\n工作目标：PM2.5年均浓度控制在32微克/立方米以内。\n工作措施：治理扬尘。\n责任单位：县住建局\n"
        "2.保护土壤\n工作目标：受污染耕地安全利用率达到93%。\n工作措施：开展详查。\n责任单位：县农业农村局",
    ).program
    assert program.indicators == ()
    assert program.tasks[1].metrics[0].name == "受污染耕地安全利用率"
    assert program.tasks[1].requirement == "工作目标：受污染耕地安全利用率达到93%。工作措施：开展详查。"


def test_items_that_name_nobody_stay_where_the_others_of_the_plan_do(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年治水方案\n一、防洪\n1.清淤。清淤6公里。\n2.筑堤。筑堤2公里。（县水利局）\n3.排涝。改造泵站3座。\n"
        "二、供水\n4.改造。换管9公里。（县供水中心）\n5.检测。检测水样60份。（县卫健局）\n三、保障措施\n（一）加强领导。由县水利局牵头调度。\n"
        "（二）加强考核。年底通报。\n（三）加强宣传。",
    )
    assert [one.no for one in drafted.program.tasks] == [1, 2, 3, 4, 5]
    assert codes(drafted).count("DRAFT-006") == 2


@pytest.mark.parametrize("label", ["问题表现", "存在问题", "任务名称", "整改事项"])
def test_the_label_before_the_subject_of_an_item_is_no_title(tmp_path: Path, label: str) -> None:
    program = draft_text(
        tmp_path,
        f"样林县2025年整改方案\n一、整改任务\n1.{label}：渠道淤积\n整改措施：①清淤6公里；②落实管护人员。\n责任单位：县水利局\n"
        f"2.{label}：堤防老化\n整改措施：①筑堤2公里。\n责任单位：县住建局",
    ).program
    assert [(one.title, one.requirement) for one in program.tasks] == [
        ("渠道淤积", "①清淤6公里；②落实管护人员。"),
        ("堤防老化", "①筑堤2公里。"),
    ]


@pytest.mark.parametrize(
    "heading", ["预期目标", "整改目标", "2025年攻坚目标", "国民经济和社会发展预期目标", "主要治理目标"]
)
def test_a_chapter_of_any_kind_of_goals_is_kept(tmp_path: Path, heading: str) -> None:
    drafted = draft_text(
        tmp_path,
        f"样林县2025年治水方案\n一、{heading}\n1.污水处理率达到95%以上。\n2.黑臭水体消除率100%。\n"
        "二、重点任务\n1.清淤。清淤6公里。（责任单位：县水利局）\n2.筑堤。筑堤2公里。（责任单位：县住建局）",
    )
    assert drafted.program.goals == ("1.污水处理率达到95%以上。", "2.黑臭水体消除率100%。")
    assert "DRAFT-030" in codes(drafted)
    assert len(drafted.program.tasks) == 2


def test_a_number_left_out_of_a_list_of_tasks_is_a_doubt(tmp_path: Path) -> None:
    text = f"样林县2025年方案\n{TASKS}"
    late = text.replace("2.清理河道", "4.清理河道")
    assert "DRAFT-009" not in codes(draft_text(tmp_path, text))
    told = [doubt.message for doubt in draft_text(tmp_path, late).doubts if doubt.code == "DRAFT-009"]
    assert ["缺少：2、3" in message for message in told] == [True]


def test_goals_below_a_line_without_number_are_kept(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        "样林县2025年治水方案\n一、总体要求\n坚持生态优先。\n主要目标：\n全年污水处理率达到95%以上。\n二、重点任务\n"
        "1.清淤。清淤6公里。（责任单位：县水利局）\n2.筑堤。筑堤2公里。（责任单位：县住建局）",
    )
    assert drafted.program.goals == ("全年污水处理率达到95%以上。",)
    assert "DRAFT-030" in codes(drafted)
