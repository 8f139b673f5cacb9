"""Plans made up for these tests, each unlike the shipped ones in numbers, words, columns, year and place."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_plan, duties, indicator, metric, names, task
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.model.program import Better, UnitKind


class TestNoticeAndPlanInOneFileWithArticles:
    """示例县卫生县城: 第一条, brackets at the end, 责任单位, a rule that the first leads, full-width figures."""

    program = draft_plan("示例县卫生县城").program

    def test_the_front_is_that_of_the_plan_not_of_the_notice(self) -> None:
        assert self.program.title == "示例县2024年国家卫生县城巩固提升工作方案"
        assert (self.program.region, self.program.year, self.program.level) == ("示例县", 2024, "国家")
        assert self.program.source == "示政办〔2024〕17号"

    def test_phases_have_names_and_months(self) -> None:
        assert [(p.name, p.start, p.end) for p in self.program.phases] == [
            ("动员部署阶段", "2024-03", "2024-03"),
            ("集中整治阶段", "2024-04", "2024-09"),
            ("迎检复审阶段", "2024-10", "2024-12"),
        ]

    def test_of_the_units_responsible_the_first_leads(self) -> None:
        assert duties(self.program) == {
            "正文-1": (["县爱卫办"], ["县财政局", "县人社局"]),
            "正文-2": (["县信访局"], ["县爱卫办"]),
            "正文-3": (["县城市管理局"], ["县住建局", "各街道办事处"]),
            "正文-4": (["县市场监管局"], ["县商务局"]),
            "正文-5": (["县卫健委"], ["县市场监管局"]),
        }

    def test_headings_texts_areas_and_deadlines_are_taken_apart(self) -> None:
        market = task(self.program, "正文-4")
        assert market.title == "规范农贸市场"
        assert market.requirement == "完成3个农贸市场改造，活禽交易隔离宰杀。"
        assert market.deadline == "2024-08-31"
        assert self.program.areas == ("健全爱国卫生组织管理", "提升市容环境卫生")

    def test_full_width_figures_are_targets(self) -> None:
        sweeping = metric(self.program, "正文-3.1")
        assert (sweeping.name, sweeping.measure, sweeping.better) == (
            "城区主次干道机械化清扫率",
            "%",
            Better.HIGHER,
        )

    def test_the_rule_and_the_reporting_day_are_kept(self) -> None:
        assert [rule[:10] for rule in self.program.rules] == ["本方案所列责任单位中", "各单位每月25日前向"]


class TestPrintedPagesWithHardLines:
    """样本区污染防治: lines and pages cut names in two; a rule adds the townships everywhere."""

    drafted = draft_plan("样本区污染防治")

    def test_names_are_put_together_across_lines_and_pages(self) -> None:
        everyone = {unit.name for unit in self.drafted.program.units}
        assert everyone == {
            "区生态环境局",
            "区工业和信息化局",
            "区发展改革局",
            "各街道（镇）",
            "区住房和城乡建设局",
            "区交通运输局",
            "区城市管理综合行政执法局",
            "区水务局",
            "样本区水务投资集团有限公司",
            "区农业农村局",
            "区自然资源和规划局",
        }

    def test_the_rule_adds_the_townships_to_every_task(self) -> None:
        for own in self.drafted.program.tasks:
            assert names(own.cooperate)[-1] == "各街道（镇）"
        assert "DRAFT-014" in codes(self.drafted)

    def test_the_last_text_ends_before_rule_and_signature(self) -> None:
        assert task(self.drafted.program, "正文-5").requirement == "重点建设用地安全利用率保持100%。"

    def test_place_number_and_office_come_from_the_notice(self) -> None:
        program = self.drafted.program
        assert program.region == "样本市样本区"
        assert program.office == "样本市样本区污染防治攻坚战指挥部办公室"
        assert program.source == "样污防办〔2023〕8号"


class TestWordedBracketsAndRoundNumbers:
    """演示市文明城市: 〔甲牵头，乙配合〕, ① and ② inside an item."""

    program = draft_plan("演示市文明城市").program

    def test_the_item_is_the_heading_over_the_round_numbers(self) -> None:
        first = task(self.program, "正文-1")
        assert first.title == "培育践行核心价值观"
        assert first.requirement.startswith("①新建文明实践站20个")
        assert "②开展主题宣讲不少于50场" in first.requirement

    def test_verbs_say_who_leads(self) -> None:
        given = duties(self.program)
        assert given["正文-1"] == (["市委宣传部"], ["市文明办", "市教育局", "各县（区）委宣传部"])
        assert given["正文-2"] == (["市文明办"], ["市总工会", "团市委", "市妇联"])
        assert given["正文-4"] == (["市公安局", "市农业农村局"], [])

    def test_the_chapter_without_units_brings_no_tasks(self) -> None:
        assert [own.no for own in self.program.tasks] == [1, 2, 3, 4]


class TestFlattenedIndicatorTable:
    """范例州乡村振兴: one cell a line, section rows, present value and nature, a note that overrides."""

    drafted = draft_plan("范例州乡村振兴")

    def test_every_row_has_its_figures(self) -> None:
        rows = [
            (i.no, i.name, i.area, i.nature, i.metrics[0].measure, i.metrics[0].target)
            for i in self.drafted.program.indicators
        ]
        assert rows == [
            (1, "粮食播种面积", "产业兴旺", "约束性", "万亩", "≥121"),
            (2, "高标准农田建设面积", "产业兴旺", "约束性", "万亩", "12"),
            (3, "农村卫生厕所普及率", "生态宜居", "预期性", "%", "85"),
            (4, "畜禽粪污综合利用率", "生态宜居", "约束性", "%", "≥80"),
            (5, "农村生活污水治理率", "生态宜居", "预期性", "%", "32"),
            (6, "村级集体经济收入超5万元的村占比", "治理有效", "预期性", "%", "70"),
        ]

    def test_the_note_changes_unit_and_target_and_is_listed(self) -> None:
        assert names(metric(self.drafted.program, "4.1").lead) == ["州畜牧兽医局"]
        assert codes(self.drafted).count("DRAFT-012") == 2

    def test_the_present_value_is_the_baseline(self) -> None:
        baseline = metric(self.drafted.program, "1.1").baseline
        assert baseline is not None
        assert (baseline.year, baseline.value) == (2021, "120.5")

    def test_units_of_two_lines_stay_two(self) -> None:
        assert names(metric(self.drafted.program, "2.1").lead) == ["州农业农村局", "州财政局"]

    def test_the_missing_title_is_a_doubt(self) -> None:
        assert "DRAFT-001" in codes(self.drafted)


class TestListsOfUnitsInAnnexes:
    """样例县河湖长制: 主办单位 and 协办单位, several brackets in an item, lists of units as numbered paragraphs."""

    drafted = draft_plan("样例县河湖长制")

    def test_the_lists_belong_to_their_units(self) -> None:
        lists = {own.id: own.list for own in self.drafted.program.tasks if own.list != "正文"}
        assert lists == {
            "县水利局-1": "县水利局",
            "县水利局-2": "县水利局",
            "县住建局-1": "县住建局",
            "县住建局-2": "县住建局",
            "县住建局-3": "县住建局",
        }
        assert names(task(self.drafted.program, "县住建局-3").lead) == ["县住建局"]

    def test_several_brackets_are_joined_and_doubted(self) -> None:
        assert duties(self.drafted.program)["正文-2"] == (["县水利局", "县自然资源局"], ["县综合执法局"])
        assert codes(self.drafted).count("DRAFT-016") == 1

    def test_phases_without_names_are_called_by_their_time(self) -> None:
        assert [(p.name, p.end) for p in self.drafted.program.phases] == [
            ("2026年1月至3月", "2026-03"),
            ("2026年4月至11月", "2026-11"),
            ("2026年12月", "2026-12"),
        ]


MERGED: list[Block] = [
    "模范县生态文明建设领导小组文件",
    "模生领〔2023〕5号",
    "模范县2023年生态文明建设工作方案",
    "一、总体要求",
    "坚持生态优先。",
    "附件1",
    "模范县2023年生态文明建设指标分解表",
    grid(
        """
        类别|序号|指标|<|单位|现状值|目标值|<|责任分工|<
        ^|^|^|^|^|2022年|2023年|2025年|牵头单位|配合单位
        生态安全|1|空气优良天数比例|<|%|88.5|≥89|≥90|县生态环境局|县住建局、县公安局
        ^|2|水质|优良断面比例|%|100|100|100|县生态环境局|县水利局
        ^|^|^|劣Ⅴ类水体比例|%|0|0|0|^|^
        生态经济|3|★单位GDP能耗|<|吨标煤/万元|0.45|0.44|0.40|县发改局|县工信局
        ^|4|秸秆综合利用率|<|%|92|≥93|≥95|县农业农村局|
        """
    ),
    "注：带★的为约束性指标。",
    "附件2",
    "模范县2023年重点任务责任清单",
    grid(
        """
        序号|重点任务|具体要求|责任单位|完成时限
        一、大气污染防治|<|<|<|<
        1|扬尘治理|建筑工地达标率100%|县住建局、县城管局|2023年6月底前
        2|^|道路机扫率达到90%以上|^|2023年12月底前
        3|散煤替代|完成3000户清洁取暖改造|县发改局|2023年10月底前
        二、水污染防治|<|<|<|<
        4|管网建设|新建污水管网10公里|县水务公司|全年
        """
    ),
]


@pytest.fixture(params=["docx", "html", "gb18030.html"])
def merged(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The same plan with merged cells as a Word document and as web pages."""
    if request.param == "docx":
        return write_docx(tmp_path / "plan.docx", MERGED)
    encoding = "gb18030" if request.param.startswith("gb") else "utf-8"
    return write_html(tmp_path / "plan.html", MERGED, encoding=encoding)


class TestMergedTables:
    """模范县: headings in two rows, categories and units merged downwards, sub-items, two target columns."""

    def test_indicators_keep_their_categories_and_units(self, merged: Path) -> None:
        program = draft(merged).program
        rows = [(i.no, i.name, i.area, i.key, [m.name for m in i.metrics]) for i in program.indicators]
        assert rows == [
            (1, "空气优良天数比例", "生态安全", False, ["空气优良天数比例"]),
            (2, "水质", "生态安全", False, ["优良断面比例", "劣Ⅴ类水体比例"]),
            (3, "单位GDP能耗", "生态经济", True, ["单位GDP能耗"]),
            (4, "秸秆综合利用率", "生态经济", False, ["秸秆综合利用率"]),
        ]
        below = metric(program, "2.2")
        assert (names(below.lead), names(below.cooperate)) == (["县生态环境局"], ["县水利局"])

    def test_the_target_of_the_plans_year_is_taken_and_the_choice_is_doubted(self, merged: Path) -> None:
        drafted = draft(merged)
        assert metric(drafted.program, "3.1").target == "0.44"
        assert "DRAFT-020" in codes(drafted)
        assert indicator(drafted.program, 3).note == "目标值2025年：0.40"

    def test_tasks_keep_merged_titles_units_and_sections(self, merged: Path) -> None:
        program = draft(merged).program
        second = task(program, "重点任务责任清单-2")
        assert (second.title, second.area, second.deadline) == ("扬尘治理", "大气污染防治", "2023-12-31")
        assert names(second.lead) == ["县住建局", "县城管局"]
        assert task(program, "重点任务责任清单-4").area == "水污染防治"

    def test_titles_and_footnote_of_the_tables_are_kept(self, merged: Path) -> None:
        papers = draft(merged).program.papers
        assert papers.target_table == "模范县2023年生态文明建设指标分解表"
        assert papers.task_table == "模范县2023年重点任务责任清单"
        assert papers.footnote == "注：带★的为约束性指标。"


class TestWorkbook:
    """A plan that came as a workbook: columns in another order, one sheet a table."""

    def test_both_sheets_are_read(self, tmp_path: Path) -> None:
        path = write_xlsx(
            tmp_path / "测试镇2025年工作计划.xlsx",
            {
                "指标表": grid(
                    """
                    测试镇2025年度考核指标|<|<|<|<
                    牵头单位|指标名称|目标值|计量单位|编号
                    镇农业服务中心|秸秆综合利用率|≥95|%|1
                    ^|农膜回收率|≥90|%|2
                    镇规建办|生活污水治理率|45|%|3
                    """
                ),
                "任务表": grid(
                    """
                    配合单位|牵头单位|任务要求|重点任务|序号
                    各村（社区）|镇规建办|新建垃圾分类点12个|垃圾分类|1
                    镇派出所、各村（社区）|镇应急办|全年不发生较大火灾事故|消防安全|2
                    """
                ),
            },
        )
        program = draft(path).program
        assert program.year == 2025
        assert [(i.no, i.name, names(i.metrics[0].lead)) for i in program.indicators] == [
            (1, "秸秆综合利用率", ["镇农业服务中心"]),
            (2, "农膜回收率", ["镇农业服务中心"]),
            (3, "生活污水治理率", ["镇规建办"]),
        ]
        second = next(own for own in program.tasks if own.no == 2)
        assert (second.title, names(second.lead), names(second.cooperate)) == (
            "消防安全",
            ["镇应急办"],
            ["镇派出所", "各村（社区）"],
        )

    def test_origins_name_sheet_and_row(self, tmp_path: Path) -> None:
        path = write_xlsx(
            tmp_path / "plan.xlsx", {"指标": grid("序号|指标|目标值|牵头单位\n1|森林覆盖率|≥40%|县林业局")}
        )
        drafted = draft(path)
        place = drafted.origins["metrics/1.1/target"]
        assert (place.file, place.sheet, place.cell, place.text) == ("plan.xlsx", "指标", "A2", "≥40%")


class TestGroups:
    """Collective words become groups, other endings their kinds."""

    def test_kinds_follow_the_names(self) -> None:
        units = {unit.name: unit.kind for unit in draft_plan("样本区污染防治").program.units}
        assert units["各街道（镇）"] is UnitKind.GROUP
        assert units["样本区水务投资集团有限公司"] is UnitKind.COMPANY
        assert units["区水务局"] is UnitKind.DEPARTMENT


class TestNestedBracketsAndDeadlines:
    """模拟县无废城市: 〔〕, 【】 and [] nested, roles in brackets behind names, 完成时限 on a line of its own."""

    program = draft_plan("模拟县无废城市").program

    def test_the_name_marked_as_leading_leads(self) -> None:
        first = task(self.program, "正文-1")
        assert names(first.lead) == ["县工信局"]
        assert names(first.cooperate) == ["县发改局", "县生态环境局（示范创建）"]

    def test_words_about_the_division_of_work_are_no_units(self) -> None:
        assert duties(self.program)["正文-2"] == (["县生态环境局", "县工信局"], [])

    def test_deadlines_are_dates_and_other_words_a_note(self) -> None:
        assert task(self.program, "正文-3").deadline == "2025-11-30"
        assert task(self.program, "正文-5").deadline == "2025-06"
        assert (task(self.program, "正文-4").deadline, task(self.program, "正文-4").note) == (
            None,
            "完成时限：长期坚持",
        )

    def test_the_leader_in_person_is_no_unit(self) -> None:
        assert "某某" not in {unit.name for unit in self.program.units}


class TestDecimalNumbers:
    """丁戊市行动计划: 1.1 over 1.1.1, labels with blanks inside."""

    program = draft_plan("丁戊市行动计划").program

    def test_the_deepest_numbers_are_the_tasks(self) -> None:
        assert duties(self.program) == {
            "正文-1.1.1": (["市发改委"], ["市财政局", "市住建局"]),
            "正文-1.1.2": (["市市场监管局"], ["各县（市、区）人民政府"]),
            "正文-1.2.1": (["市生态环境局"], []),
        }

    def test_headings_between_are_areas(self) -> None:
        assert self.program.areas == ("实施清洁取暖", "治理工业污染")


class TestRowsWithBlankCells:
    """己庚县工作台账: tabs between cells, blanks instead of merged cells, a leader's column, a note."""

    drafted = draft_plan("己庚县工作台账")

    def test_blank_number_and_title_go_on_from_above(self) -> None:
        second = task(self.drafted.program, "工作台账-2b")
        assert (second.no, second.title, second.requirement) == (2, "垃圾治理", "分类试点村达到20个")
        assert (names(second.lead), names(second.cooperate)) == (["县城管局"], ["各乡镇"])

    def test_the_note_changes_the_unit_of_a_row(self) -> None:
        third = task(self.drafted.program, "工作台账-3")
        assert (names(third.lead), names(third.cooperate)) == (["县生态环境局"], ["县水利局"])
        assert "DRAFT-012" in codes(self.drafted)

    def test_dates_without_a_year_are_in_the_plans_year(self) -> None:
        assert task(self.drafted.program, "工作台账-1").deadline == "2023-10-31"
        assert task(self.drafted.program, "工作台账-3").deadline == "2023-12-31"


class TestTargetsOnTheirOwnLine:
    """癸子州目标责任: 目标值 under each indicator, 责任单位 beside 牵头单位."""

    program = draft_plan("癸子州目标责任").program

    def test_targets_and_names_are_whole(self) -> None:
        assert [(i.no, i.name, i.metrics[0].target) for i in self.program.indicators] == [
            (1, "生态文明建设规划编制实施", "完成规划年度评估"),
            (2, "河湖长制", "全面实施"),
            (3, "空气优良天数比例", "≥97%"),
            (4, "林草覆盖率", "≥72%"),
        ]

    def test_beside_a_lead_the_units_responsible_cooperate(self) -> None:
        third = metric(self.program, "3.1")
        assert (names(third.lead), names(third.cooperate)) == (["州生态环境局"], ["州住建局", "州交通运输局"])


class TestRowsWithBlanksBetweenCells:
    """甲乙县考核指标: a table whose cells are separated by blanks only, under a notice."""

    program = draft_plan("甲乙县考核指标").program

    def test_cells_are_told_apart(self) -> None:
        rows = [(i.name, i.metrics[0].measure, i.metrics[0].target) for i in self.program.indicators]
        assert rows == [
            ("PM2.5浓度", "微克/立方米", "≤30"),
            ("地表水优良比例", "%", "保持100"),
            ("森林覆盖率", "%", "≥61.5"),
            ("单位GDP能耗降幅", "%", "完成市下达任务"),
        ]
        fourth = metric(self.program, "4.1")
        assert (names(fourth.lead), names(fourth.cooperate)) == (["县发改局"], ["县工信局", "县统计局"])


class TestTwoGroupColumns:
    """己巳区目标任务: one cell a line, 领域 and 任务 before the number, sub-items, measures that are dashes."""

    drafted = draft_plan("己巳区目标任务")

    def test_the_wider_group_is_the_area(self) -> None:
        rows = [(i.no, i.name, i.area, i.nature) for i in self.drafted.program.indicators]
        assert rows == [
            (1, "生态文明建设规划", "生态制度", "约束性"),
            (2, "河长制", "生态制度", "约束性"),
            (3, "环境空气质量", "生态安全", "约束性"),
            (4, "林草覆盖率", "生态安全", "参考性"),
        ]

    def test_sub_items_take_the_units_of_their_indicator(self) -> None:
        air = indicator(self.drafted.program, 3)
        assert [(m.name, m.measure) for m in air.metrics] == [
            ("优良天数比例", "%"),
            ("PM2.5浓度下降幅度", "%"),
        ]
        assert names(air.metrics[1].lead) == ["区生态环境局"]


class TestBracketsInsideSentences:
    """壬辰县任务分解: units after each clause, deadlines in the brackets, a rule in the last note."""

    drafted = draft_plan("壬辰县任务分解")

    def test_the_date_beside_the_units_is_the_deadline(self) -> None:
        first = task(self.drafted.program, "正文-1")
        assert (names(first.lead), names(first.cooperate)) == (["县农业农村局"], ["各乡镇"])
        assert first.deadline == "2025-12-31"

    def test_a_units_own_deadline_stays_with_it(self) -> None:
        second = task(self.drafted.program, "正文-2")
        assert names(second.lead) == ["县农业农村局（6月底前完成招标）", "县财政局（3月底前下达资金）"]

    def test_each_figure_knows_the_unit_behind_its_clause(self) -> None:
        lead = {m.name: names(m.lead) for m in task(self.drafted.program, "正文-3").metrics}
        assert lead["农村自来水普及率"] == ["县水利局"]
        assert lead["5户以上自然村通硬化路率"] == ["县交通运输局"]

    def test_the_note_adds_the_townships(self) -> None:
        assert names(task(self.drafted.program, "正文-5").cooperate) == ["各乡镇"]
        assert task(self.drafted.program, "正文-5").requirement == "县委农办每季度通报一次。"


def test_paragraphs_without_numbers_that_name_units_are_items() -> None:
    program = draft_plan("午未县绿色建筑").program
    assert [(own.no, own.title) for own in program.tasks] == [
        (1, "推进既有建筑节能改造"),
        (2, "推广可再生能源应用"),
    ]
    assert duties(program)["正文-2"] == (["县住建局"], [])
    assert task(program, "正文-2").requirement.endswith("积极推广空气源热泵。")
