"""Structures that other plans have shown: odd column titles, sections without numbers, rules in brackets and notes."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, duties, indicator, metric, names, task
from grids import grid, write_docx, write_html, write_xlsx

from ecoreport.errors import UnreadableFileError
from ecoreport.services.draft import draft_program


class TestColumnTitles:
    @pytest.mark.parametrize(
        "titles",
        [
            "整治项目 | 整治标准 | 主要责任单位 | 协同单位 | 整改时限",
            "工作内容 | 考核标准 | 牵头责任单位 | 参与单位 | 推进时限",
            "任务名称 | 年度工作目标 | 主办单位 | 协办单位 | 办结时限",
            "测评内容 | 测评标准 | 牵头部门 | 责任部门 | 达标时限",
            "创建项目 | 创建要求 | 责任部门（单位） | 配合部门（单位） | 完成时限",
            "工作事项 | 阶段性目标 | 第一责任单位 | 第二责任单位 | 进度安排",
        ],
    )
    def test_task_tables_are_known_by_words_they_share(self, tmp_path: Path, titles: str) -> None:
        rows = grid(
            f"""序号 | {titles}
            1 | 河道治理 | 完成4条河道清淤，长度18.6公里 | 市水务局 | 市生态环境局、各乡镇 | 9月底
            2 | 市场整治 | 取缔占道经营120处 | 市市场监管局 | 市公安局 | 8月底"""
        )
        drafted = draft(write_docx(tmp_path / "plan.docx", ["样例市2024年环境综合整治工作任务分解表", rows]))
        first = drafted.program.tasks[0]
        assert (first.title, first.requirement) == ("河道治理", "完成4条河道清淤，长度18.6公里")
        assert (names(first.lead), names(first.cooperate)) == (["市水务局"], ["市生态环境局", "各乡镇"])
        assert first.deadline == "2024-09-30"

    @pytest.mark.parametrize(
        "titles",
        [
            "编号 | 考核指标 | 计量单位 | 年度目标值 | 指标类型 | 上年实际 | 责任单位 | 配合单位",
            "项次 | 主要指标 | 单位 | 2024年计划 | 属性 | 2023年完成 | 牵头责任单位 | 配合责任单位",
            "序号 | 测评指标 | 单位 | 目标要求 | 指标性质 | 完成情况 | 主责单位 | 协同单位",
            "指标序号 | 指标内容 | 单位 | 达标值 | 属性 | 当前值 | 责任单位（牵头） | 责任单位（配合）",
        ],
    )
    def test_indicator_tables_too(self, tmp_path: Path, titles: str) -> None:
        rows = grid(
            f"""{titles}
            1 | 空气优良天数比例 | % | ≥86 | 约束性 | 84.2 | 市生态环境局 | 市住建局
            2 | 单位GDP能耗 | 吨标煤/万元 | ≤0.45 | 参考性 | 0.47 | 市发改委 | 市统计局"""
        )
        drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"Sheet1": rows}))
        second = indicator(drafted.program, 2)
        assert (second.name, second.nature, second.area) == ("单位GDP能耗", "参考性", None)
        own = second.metrics[0]
        assert (own.target, own.measure) == ("≤0.45", "吨标煤/万元")
        assert (names(own.lead), names(own.cooperate)) == (["市发改委"], ["市统计局"])

    def test_a_group_before_the_number_and_a_heading_in_two_rows(self, tmp_path: Path) -> None:
        rows = grid(
            """项目 | 序号 | 工作内容及要求 | < | 责任部门 | < | 完成时间
            ^ | ^ | 主要任务 | 具体要求 | 牵头 | 配合 | ^
            公共环境 | 1 | 停车治理 | 新增泊位1500个 | 区公安分局 | 区住建局 | 9月30日前
            ^ | 2 | 市场提升 | 改造市场6家 | 区市场监管局 | 区商务局 | 10月底"""
        )
        program = draft(
            write_xlsx(tmp_path / "plan.xlsx", {"任务": [["样例区2023年任务表", *["<"] * 6], *rows]})
        ).program
        assert [(own.area, own.title, own.requirement) for own in program.tasks] == [
            ("公共环境", "停车治理", "新增泊位1500个"),
            ("公共环境", "市场提升", "改造市场6家"),
        ]

    def test_what_no_column_is_known_for_is_a_doubt(self, tmp_path: Path) -> None:
        rows = grid(
            """序号 | 工程名称 | 建设内容 | 投资（万元） | 责任单位
            1 | 湿地修复 | 修复湿地320公顷 | 4500 | 县林业局"""
        )
        drafted = draft(write_docx(tmp_path / "plan.docx", ["样例县2023年重点工程表", rows]))
        assert any("投资（万元）" in doubt.message for doubt in drafted.doubts if doubt.code == "DRAFT-027")

    def test_levels_of_indicators_with_years_under_one_heading(self, tmp_path: Path) -> None:
        rows = grid(
            """一级指标 | 二级指标 | 序号 | 三级指标 | 单位 | 指标值 | < | < | 责任单位
            ^ | ^ | ^ | ^ | ^ | 2022年现状 | 2024年目标 | 2025年目标 | ^
            源头减量 | 工业 | 1 | 固体废物产生强度★ | 吨/万元 | 0.42 | ≤0.38 | ≤0.35 | 市工信局
            ^ | 农业 | 2 | 绿色食品种植占比 | % | 12.6 | 13.5 | 15 | 市农业农村局"""
        )
        blocks = ["样例市2024年“无废城市”建设工作计划", "附表", "样例市“无废城市”建设指标体系", rows]
        program = draft(write_html(tmp_path / "plan.html", blocks)).program
        assert [(i.no, i.name, i.area, i.metrics[0].target) for i in program.indicators] == [
            (1, "固体废物产生强度", "源头减量", "≤0.38"),
            (2, "绿色食品种植占比", "源头减量", "13.5"),
        ]
        assert program.papers.target_table == "样例市“无废城市”建设指标体系"

    def test_a_section_goes_on_in_the_next_part_of_a_table_with_its_heading_again(
        self, tmp_path: Path
    ) -> None:
        first = grid(
            """序号 | 任务 | 具体内容 | 牵头单位
            一、源头减量 | < | < | <
            1 | 禁限销售 | 开展检查4次 | 市甲局
            二、回收利用 | < | < | <"""
        )
        second = grid(
            """序号 | 任务 | 具体内容 | 牵头单位
            2 | 农膜回收 | 农膜回收率稳定在85%以上 | 市乙局"""
        )
        program = draft(
            write_html(tmp_path / "plan.html", ["样例市2023年重点任务清单", first, second])
        ).program
        assert [own.area for own in program.tasks] == ["源头减量", "回收利用"]

    def test_sheets_without_numbers_count_on_and_give_the_year(self, tmp_path: Path) -> None:
        def sheet(name: str) -> list[list[str]]:
            return grid(
                f"""指标 | 单位 | 目标值 | < | 牵头单位
                ^ | ^ | 2023年 | 2024年 | ^
                {name} | % | ≥72 | ≥74 | 县甲局"""
            )

        drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"甲": sheet("转化率"), "乙": sheet("绿化率")}))
        assert drafted.program.year == 2023
        assert [(i.no, i.name, i.metrics[0].target) for i in drafted.program.indicators] == [
            (1, "转化率", "≥72"),
            (2, "绿化率", "≥72"),
        ]
        assert {"DRAFT-002", "DRAFT-020"} <= set(codes(drafted))

    @pytest.mark.parametrize(
        ("printed", "deadline"),
        [
            ("2022-2024", "2024-12-31"),
            ("2023—2025年", "2025-12-31"),
            ("2024.9", "2024-09"),
            ("2024.13", None),
        ],
    )
    def test_a_stretch_of_years_is_no_month(self, tmp_path: Path, printed: str, deadline: str | None) -> None:
        rows = grid(
            f"""序号 | 工程名称 | 建设内容 | 责任单位 | 建设期限
            1 | 湿地修复 | 修复湿地320公顷 | 县林业局 | {printed}"""
        )
        program = draft(write_docx(tmp_path / "plan.docx", ["样例县2023年重点工程表", rows])).program
        assert program.tasks[0].deadline == deadline

    def test_a_table_whose_cells_are_shifted_is_not_read(self, tmp_path: Path) -> None:
        rows = grid(
            """序号 | 指标名称 | 单位 | 目标值 | 属性 | 责任单位 |
             | 1 | 优良天数比例 | % | ≥86 | 约束性 | 县甲局
             | 2 | 森林覆盖率 | % | ≥35 | 参考性 | 县乙局"""
        )
        drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"样例县2023年指标": rows}))
        assert drafted.program.indicators == ()
        assert "DRAFT-028" in codes(drafted)

    def test_indicators_beside_tasks_and_a_group_of_goals(self, tmp_path: Path) -> None:
        rows = grid(
            """类别 | 指标序号 | 指标名称 | 指标标准值 | 任务序号 | 重点任务 | 责任单位
            生态宜居 | 1 | 城市绿地率 | ≥40% | 1 | 新建街头绿地6处 | 县甲局
            ^ | ^ | ^ | ^ | 2 | 拆墙透绿12处 | 县乙局
            ^ | 2 | 服务半径覆盖率 | ≥85% | 3 | 建成口袋公园5个 | 县甲局"""
        )
        caption = "样例县国家园林县城创建2024年度指标与任务分解表"
        program = draft(write_docx(tmp_path / "plan.docx", [caption, rows])).program
        assert [(i.no, i.name, [m.target for m in i.metrics]) for i in program.indicators] == [
            (1, "城市绿地率", ["≥40%"]),
            (2, "服务半径覆盖率", ["≥85%"]),
        ]
        assert [(own.no, own.indicators, names(own.lead)) for own in program.tasks] == [
            (1, (1,), ["县甲局"]),
            (2, (1,), ["县乙局"]),
            (3, (2,), ["县甲局"]),
        ]
        assert {own.list for own in program.tasks} == {"任务分解表"}

    def test_problems_with_goal_and_measure(self, tmp_path: Path) -> None:
        rows = grid(
            """序号 | 整改问题 | 整改目标 | 整改措施 | 牵头单位 | 整改时限
            1 | 雨污混流突出 | 完成改造23公里 | 制定年度计划。 | 区住建局 | 2024年12月"""
        )
        program = draft(write_docx(tmp_path / "plan.docx", ["样例区2024年问题整改任务清单", rows])).program
        assert program.tasks[0].title == "雨污混流突出"
        assert program.tasks[0].requirement == "完成改造23公里；制定年度计划。"


class TestUnits:
    def test_a_rule_in_the_note_of_a_table_orders_its_units(self, tmp_path: Path) -> None:
        rows = grid(
            """序号 | 指标名称 | 单位 | 目标值 | 责任单位
            1 | 优良天数比例 | % | ≥90 | 县甲局、县乙局
            注：1.现状值为快报数。2.责任单位中列第一位的为牵头单位，其他为配合单位。 | < | < | < | <"""
        )
        program = draft(write_docx(tmp_path / "plan.docx", ["样例县2023年指标分解表", rows])).program
        own = metric(program, "1.1")
        assert (names(own.lead), names(own.cooperate)) == (["县甲局"], ["县乙局"])

    def test_a_rule_that_ends_the_first_bracket_does_not_hide_its_units(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例市污染防治2024年实施方案\n一、重点任务\n"
            "1.调整产业结构。淘汰砖瓦窑4座。（市发改委牵头，市工信局参与，各县（区）人民政府负责落实。"
            "以下任务均需各县（区）人民政府落实，不再列出）\n"
            "2.优化能源结构。新增装机30万千瓦。（市发改委负责）",
        ).program
        assert duties(program) == {
            "正文-1": (["市发改委"], ["市工信局", "各县（区）人民政府"]),
            "正文-2": (["市发改委"], ["各县（区）人民政府"]),
        }

    def test_a_rule_that_ends_a_line_of_units_does_not_hide_them(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例市污染防治2024年实施方案\n一、重点任务\n"
            "1.调整产业结构。淘汰砖瓦窑4座。\n牵头单位：市发改委\n"
            "配合单位：市工信局，各县区政府。（以下所有工作任务均需各县区政府落实，不再一一列出。）\n"
            "2.优化能源结构。新增装机30万千瓦。\n牵头单位：市能源局\n",
        ).program
        assert duties(program) == {
            "正文-1": (["市发改委"], ["市工信局", "各县区政府"]),
            "正文-2": (["市能源局"], ["各县区政府"]),
        }

    def test_units_each_with_a_time_share_no_deadline(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例市水源保护2024年实施方案\n一、重点任务\n"
            "1.保障饮水安全。水质达标率保持100%。（市水利局，2024年6月底前；市生态环境局，2024年9月底前）\n"
            "2.规范水源地。完成9个水源地建设。（市水利局，2024年10月底前）",
        ).program
        first, second = program.tasks
        assert (names(first.lead), first.deadline) == (["市水利局", "市生态环境局"], None)
        assert first.note == "完成时限：市水利局，2024年6月底前；市生态环境局，2024年9月底前"
        assert (names(second.lead), second.deadline) == (["市水利局"], "2024-10-31")

    def test_a_groups_own_bracket_stays_with_it(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例县创建文明城市2024年度责任清单\n一、县委宣传部\n1.制定年度要点。\n2.开展测评。\n"
            "二、各乡镇（街道）\n1.背街小巷亮化率达到95%。\n2.志愿服务站建成率100%。",
        ).program
        assert [(own.list, names(own.lead)) for own in program.tasks] == [
            ("县委宣传部", ["县委宣传部"]),
            ("县委宣传部", ["县委宣传部"]),
            ("各乡镇（街道）", ["各乡镇（街道）"]),
            ("各乡镇（街道）", ["各乡镇（街道）"]),
        ]

    def test_a_bracket_of_units_on_its_own_line_belongs_to_the_item_above(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例区创建示范区2024年要点\n一、弘扬生态文化\n1.推进绿色创建。创成绿色学校5所。\n"
            "（区教育局、区住建局，2024年10月底前）\n2.开展宣传。组织活动8场。（区委宣传部负责）",
        ).program
        assert duties(program)["正文-1"] == (["区教育局", "区住建局"], [])
        assert task(program, "正文-1").deadline == "2024-10-31"

    def test_a_last_clause_in_words_names_units_and_time(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例区2023年创建任务分工\n一、水环境提升\n"
            "（一）开展河道清淤。清淤河道6.8公里，由区水务局牵头，区规划分局、江湾镇人民政府配合，2023年6月底前完成。\n"
            "（二）完善标识。设置标识牌150块，由区文旅中心负责，2023年5月底前完成。",
        ).program
        first = task(program, "正文-1")
        assert (first.title, first.requirement) == ("开展河道清淤", "清淤河道6.8公里")
        assert (names(first.lead), names(first.cooperate)) == (["区水务局"], ["区规划分局", "江湾镇人民政府"])
        assert first.deadline == "2023-06-30"


class TestTexts:
    def test_sections_without_numbers_in_stacked_cells(self, tmp_path: Path) -> None:
        cells = (
            "序号 指标名称 单位 目标值 牵头单位 配合单位 生态制度 "
            "1 河长制 — 全面实施 市水利局 各乡镇 2 规划环评 % 100 市生态环境局 市发改局 公共服务 "
            "3 绿色出行率 % ≥70 市交通运输局 市公安局 4 公园绿地面积 平方米/人 ≥15 市住建局 市规划局"
        )
        program = draft_text(tmp_path, "样例市2022年度指标任务分工表\n" + cells.replace(" ", "\n")).program
        assert [(i.no, i.name, i.area) for i in program.indicators] == [
            (1, "河长制", "生态制度"),
            (2, "规划环评", "生态制度"),
            (3, "绿色出行率", "公共服务"),
            (4, "公园绿地面积", "公共服务"),
        ]

    def test_sections_of_chapters_are_areas(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例县2025年污染防治行动计划\n第一章 主要任务\n第一节 蓝天行动\n1、秸秆禁烧。火点数为0起。[牵头单位：县甲局]\n"
            "2、扬尘治理。机扫率达到90%。[牵头单位：县乙局]\n第二节 碧水行动\n3、管网建设。新建管网12.6公里。[牵头单位：县丙局]",
        ).program
        assert program.areas == ("蓝天行动", "碧水行动")
        assert task(program, "正文-2").requirement == "机扫率达到90%。"

    def test_a_bracket_that_a_page_cuts_after_its_colon_goes_on(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例市创建森林城市2023年方案\n一、重点工作\n1.城区绿化。新增绿地80公顷。〔牵头单位：市城管局；配合单位：\n— 1 —\n"
            "市规划局、各区人民政府〕\n2.水岸绿化。绿化率达到85%。〔牵头单位：市水利局〕",
        ).program
        assert duties(program)["正文-1"] == (["市城管局"], ["市规划局", "各区人民政府"])


class TestFront:
    def test_the_card_of_a_web_site_gives_the_number_and_is_no_table(self, tmp_path: Path) -> None:
        card = grid(
            """索 引 号： | YL0001-2024-00036 | 主题分类： | 生态环境
            发文字号： | 样政发〔2024〕9号 | 有 效 性： | 有效"""
        )
        blocks = [
            card,
            "样例市污染防治2024年实施方案",
            "一、重点任务",
            "1.治理扬尘。机扫率达到92%。（市甲局负责）",
        ]
        drafted = draft(write_html(tmp_path / "plan.html", blocks))
        assert drafted.program.source == "样政发〔2024〕9号"
        assert "DRAFT-025" not in codes(drafted)

    def test_a_notice_names_lists_as_well_as_plans(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样生创指〔2023〕5号\n关于印发《样例区2023年示范区创建任务清单》的通知\n各有关单位：\n附件：1.区甲局任务清单\n"
            "附件1\n区甲局2023年任务清单\n1.实施能耗双控。能耗下降2.8%。\n2.推进绿色电力。新增装机20兆瓦。",
        ).program
        assert program.title == "样例区2023年示范区创建任务清单"

    def test_a_bracket_under_the_title_belongs_to_it(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例县示范区创建实施方案\n（2023年度）\n一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）",
        ).program
        assert (program.title, program.year) == ("样例县示范区创建实施方案（2023年度）", 2023)

    def test_a_title_in_two_lines_and_years_of_the_plan(self, tmp_path: Path) -> None:
        program = draft_text(
            tmp_path,
            "样例县创建国家卫生县城\n攻坚行动方案（2023—2025年）\n一、重点任务\n1.治理扬尘。机扫率达到92%。（县甲局负责）",
        ).program
        assert program.title == "样例县创建国家卫生县城攻坚行动方案（2023—2025年）"
        assert program.year == 2023


def test_a_text_that_is_no_plan_is_refused(tmp_path: Path) -> None:
    letter = tmp_path / "信.txt"
    letter.write_text("亲爱的朋友：\n今天天气很好，我们去公园。\n祝好\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="不像是一份方案"):
        draft_program(letter)


def test_a_plan_without_units_gives_one_doubt_about_them(tmp_path: Path) -> None:
    items = [f"{number}.推进第{number}项工程。改造管网{number}公里。" for number in range(1, 41)]
    drafted = draft_text(tmp_path, "\n".join(["样例县2024年示范区创建工作计划", "一、主要任务", *items]))
    assert len(drafted.program.tasks) == 40
    assert codes(drafted).count("DRAFT-006") == 0
    assert codes(drafted).count("DRAFT-029") == 1


def test_campaigns_are_tasks_and_totals_are_no_rows(tmp_path: Path) -> None:
    campaigns = draft_text(
        tmp_path,
        "样例市2023年度重点工作责任分工方案\n一、健康教育\n1、居民健康素养提升行动。素养水平达到25%以上。\n责任单位：市甲局\n"
        "2、控烟行动。成人吸烟率控制在20%以内。\n责任单位：市乙局",
    ).program
    assert [own.title for own in campaigns.tasks] == ["居民健康素养提升行动", "控烟行动"]
    rows = grid(
        """序号 | 工作任务 | 任务目标 | 牵头部门
        1 | 户厕新建 | 新建户厕1800户 | 县甲局
        合计 | — | 1800户 | """
    )
    totals = draft(write_docx(tmp_path / "plan.docx", ["样例县2024年改厕任务计划表", rows])).program
    assert [own.title for own in totals.tasks] == ["户厕新建"]


class TestGoals:
    PLAN = (
        "样例县2026年农村人居环境整治方案\n一、工作目标\n"
        "到2026年底，全县农村卫生厕所普及率达到92%以上，农村生活污水治理率达到{rate}%。\n"
        "二、重点任务\n1.治理污水。农村生活污水治理率达到45%以上。（县住建局负责）\n"
    )

    @pytest.mark.parametrize(("rate", "left"), [(45, 1), (48, 2)])
    def test_figures_of_the_goals_that_nothing_carries_are_doubts(
        self, tmp_path: Path, rate: int, left: int
    ) -> None:
        drafted = draft_text(tmp_path, self.PLAN.format(rate=rate))
        (doubt,) = [doubt for doubt in drafted.doubts if doubt.code == "DRAFT-030"]
        assert f"写有 {left} 个目标" in doubt.message
        assert "农村卫生厕所普及率 达到92%以上" in doubt.message
        assert doubt.place.line == 2

    @pytest.mark.parametrize(
        "heading", ["工作目标", "总体目标要求", "三大攻坚目标", "主要目标及任务", "目标任务"]
    )
    def test_a_goals_section_has_many_names(self, tmp_path: Path, heading: str) -> None:
        plan = f"样例县2026年整治方案\n一、{heading}\n全县面貌一新。\n二、重点任务\n1.治理污水。铺设管网。（县住建局负责）\n"
        assert draft_text(tmp_path, plan).program.goals == ("全县面貌一新。",)

    @pytest.mark.parametrize("opening", ["主要目标：", "今年的主要目标是：", "全县总体目标为"])
    def test_goals_need_no_heading_of_their_own(self, tmp_path: Path, opening: str) -> None:
        drafted = draft_text(
            tmp_path,
            f"样例县2026年整治方案\n今年是整治的关键一年。\n{opening}农村卫生厕所普及率达到92%以上。\n"
            "一、重点任务\n1.治理污水。铺设管网。工作目标：建成管网3公里。（县住建局负责）\n",
        )
        assert drafted.program.goals == ("农村卫生厕所普及率达到92%以上。",)
        (doubt,) = [doubt for doubt in drafted.doubts if doubt.code == "DRAFT-030"]
        assert doubt.place.line == 3

    def test_the_goals_of_the_plan_are_kept_paragraph_by_paragraph(self, tmp_path: Path) -> None:
        drafted = draft_text(
            tmp_path,
            "样例县2026年农村人居环境整治方案\n一、总体要求\n（一）指导思想。坚持农业农村优先发展。\n"
            "（二）工作目标。到2026年底，全县农村卫生厕所普及率达到92%以上。\n分为两类：\n1.城郊村全部达标。\n"
            "二、重点任务\n（一）治理污水\n1.工作目标。农村生活污水治理率达到45%以上。\n2.主要措施。铺设管网。\n"
            "牵头单位：县住建局\n",
        )
        assert drafted.program.goals == (
            "到2026年底，全县农村卫生厕所普及率达到92%以上。",
            "分为两类：",
            "1.城郊村全部达标。",
        )
        assert [drafted.origins[f"goals/{i}"].line for i in range(3)] == [4, 5, 6]


def test_a_doubtful_name_of_a_unit_gives_one_doubt_wherever_it_stands(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        """样例县2023年工作方案
一、重点任务
1.治理扬尘。机扫率达到92%。（牵头单位：县住建局，配合单位：甲乙丙）
2.清理河道。清淤6公里。（牵头单位：县水利局，配合单位：甲乙丙）
""",
    )
    odd = [doubt.message for doubt in drafted.doubts if doubt.code == "DRAFT-017"]
    assert len(odd) == 1
    assert "任务1、任务2" in odd[0]
