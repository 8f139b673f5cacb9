"""Tables of plans in the shapes offices give them: unusual titles, tables over pages, parts told in remarks."""

from pathlib import Path

import pytest
import xlsxwriter
from drafted import codes, draft, draft_text, duties, indicator, metric, names
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.drafting.drafts import Draft

HEAD = "示例县2025年国家卫生县城巩固工作方案"


def _draft(folder: Path, *blocks: Block) -> Draft:
    return draft(write_docx(folder / "plan.docx", [HEAD, *blocks]))


class TestColumnsKnownByTheirCells:
    def test_a_group_a_task_and_its_standard_under_titles_of_a_test_book(self, tmp_path: Path) -> None:
        table = grid("""
            测评项目 | 测评内容 | 测评标准 | 责任部门
            公共环境 | 1.市政设施 | 1）背街小巷亮化率≥95% | 县住建局、县城管局
            ^ | ^ | 2）无障碍设施达标率≥90% | 县住建局
            公共秩序 | 2.文明交通 | 3）守法率≥90% | 县公安局
        """)
        tasks = draft(write_html(tmp_path / "plan.html", [HEAD, table])).program.tasks
        assert [(t.no, t.area, t.title, t.requirement) for t in tasks] == [
            (1, "公共环境", "市政设施", "背街小巷亮化率≥95%"),
            (2, "公共环境", "市政设施", "无障碍设施达标率≥90%"),
            (3, "公共秩序", "文明交通", "守法率≥90%"),
        ]
        assert names(tasks[0].lead) == ["县住建局", "县城管局"]

    def test_a_bare_year_over_a_column_is_the_target_of_that_year(self, tmp_path: Path) -> None:
        text = "\n".join(
            (
                HEAD,
                "附表1 指标表",
                "类别\t指标\t2024年\t2025年\t牵头部门",
                "水生态\t径流总量控制率\t≥68%\t≥70%\t县住建局",
                "\t水面比例\t不降低\t不降低\t县水利局",
            )
        )
        drafted = draft_text(tmp_path, text)
        assert [(i.area, i.name) for i in drafted.program.indicators] == [
            ("水生态", "径流总量控制率"),
            ("水生态", "水面比例"),
        ]
        assert metric(drafted.program, "1.1").target == "≥70%"
        assert "DRAFT-020" in codes(drafted)

    def test_several_figures_under_one_number_are_metrics_of_one_indicator(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 单位 | 目标值 | 牵头单位
            1 | 空气优良天数比例 | % | ≥89 | 县生态环境局
            ^ | PM2.5浓度下降幅度 | % | ≥3.5 | ^
            2 | 森林覆盖率 | % | ≥62 | 县林业局
        """)
        program = _draft(tmp_path, "附件 指标表", table).program
        assert [i.no for i in program.indicators] == [1, 2]
        assert indicator(program, 1).name == "空气优良天数比例、PM2.5浓度下降幅度"
        assert [(m.name, m.target, names(m.lead)) for m in indicator(program, 1).metrics] == [
            ("空气优良天数比例", "≥89", ["县生态环境局"]),
            ("PM2.5浓度下降幅度", "≥3.5", ["县生态环境局"]),
        ]


class TestTablesThatGoOn:
    PART = "序号 | 工作任务 | 具体要求 | 牵头单位\n"

    @pytest.mark.parametrize("mark", ["附件1（续表）", "续表", "续上表"])
    def test_a_table_marked_as_the_rest_keeps_title_and_section(self, tmp_path: Path, mark: str) -> None:
        first = grid(self.PART + "一、大气 | < | < | <\n1 | 扬尘管控 | 全面覆盖 | 县住建局")
        rest = grid(self.PART + "2 | 秸秆禁烧 | 全域禁烧 | 县农业农村局")
        program = _draft(tmp_path, "附件1 重点任务清单", first, mark, rest).program
        assert [(t.id, t.list, t.area) for t in program.tasks] == [
            ("重点任务清单-1", "重点任务清单", "大气"),
            ("重点任务清单-2", "重点任务清单", "大气"),
        ]

    def test_two_tables_of_one_kind_are_listed_under_their_whole_titles(self, tmp_path: Path) -> None:
        first = grid(self.PART + "1 | 扬尘管控 | 全面覆盖 | 县住建局")
        second = grid(self.PART + "1 | 排污口整治 | 整治12个 | 县水利局")
        program = _draft(tmp_path, "附件1 大气任务清单", first, "附件2 水任务清单", second).program
        assert [t.list for t in program.tasks] == ["大气任务清单", "水任务清单"]

    def test_two_tables_on_one_sheet_are_read_each_under_its_own_heading(self, tmp_path: Path) -> None:
        rows = grid("""
            示例县2025年创建任务表 | < | < | <
            序号 | 工作任务 | 具体要求 | 牵头单位
            1 | 扬尘管控 | 全面覆盖 | 县住建局
            2 | 秸秆禁烧 | 全域禁烧 | 县农业农村局
            示例县2025年创建指标表 | < | < | <
            序号 | 指标名称 | 目标值 | 责任单位
            1 | 森林覆盖率 | ≥62% | 县林业局
            2 | 绿地率 | ≥38% | 县城管局
        """)
        program = draft(write_xlsx(tmp_path / "plan.xlsx", {"Sheet1": rows})).program
        assert [t.title for t in program.tasks] == ["扬尘管控", "秸秆禁烧"]
        assert [(i.name, i.metrics[0].target) for i in program.indicators] == [
            ("森林覆盖率", "≥62%"),
            ("绿地率", "≥38%"),
        ]


class TestWhoseListATableIs:
    def test_a_remark_tells_the_part_of_the_unit_whose_list_it_is(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 重点任务 | 年度目标 | 备注
            1 | 能耗双控 | 下降2.8% | 牵头
            2 | 绿色建筑 | 占比95%以上 | 配合县住建局
            3 | 节能改造 | 改造9万平方米 | 县住建局牵头
        """)
        program = _draft(tmp_path, "（一）县发展改革局任务清单", table).program
        assert {t.list for t in program.tasks} == {"县发展改革局"}
        assert list(duties(program).values()) == [
            (["县发展改革局"], []),
            (["县住建局"], ["县发展改革局"]),
            (["县住建局"], ["县发展改革局"]),
        ]

    def test_who_fills_in_a_table_does_not_own_its_rows(self, tmp_path: Path) -> None:
        table = grid("""
            填表单位：县爱卫办 | < | < | <
            序号 | 工作任务 | 工作标准 | 责任单位
            1 | 主次干道保洁 | 每日不少于16小时 | 县城管局
            2 | 农贸市场整治 | 完成2个 | 县市场监管局
        """)
        program = draft(write_xlsx(tmp_path / "plan.xlsx", {"任务": table})).program
        assert [t.list for t in program.tasks] == ["任务分解表", "任务分解表"]
        assert list(duties(program).values()) == [(["县城管局"], []), (["县市场监管局"], [])]


def test_a_signature_after_cells_laid_out_in_lines_is_no_cell(tmp_path: Path) -> None:
    lines = (
        "序号 工作任务 年度目标 责任单位 配合单位 完成时限",
        "1 厕所革命 新改建户厕1800户 县农业农村局 各乡镇 2025年10月",
        "2 污水治理 完成23个村 县生态环境局 县水利局 2025年12月",
    )
    cells = " ".join(lines).split()
    text = "\n".join((HEAD, "附件 任务清单", *cells, "示例县爱国卫生运动委员会办公室", "2025年2月20日"))
    program = draft_text(tmp_path, text).program
    assert [(t.title, t.deadline) for t in program.tasks] == [
        ("厕所革命", "2025-10"),
        ("污水治理", "2025-12"),
    ]
    assert duties(program)["任务清单-2"] == (["县生态环境局"], ["县水利局"])


class TestWorkbooks:
    def test_numbers_are_read_as_their_format_shows_them(self, tmp_path: Path) -> None:
        path = tmp_path / "plan.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("指标")
        sheet.write_row(0, 0, ["序号", "指标名称", "计量单位", "目标值", "责任单位"])
        rows = ((0.5, "0%"), (0.915, "0.0%"), (12, '"≥"0'), (3.5, '0.0"万吨"'), (20, "General"))
        for no, (value, format_) in enumerate(rows, start=1):
            sheet.write_row(no, 0, [no, f"第{no}种比例", "/"])
            sheet.write_number(no, 3, value, book.add_format({"num_format": format_}))
            sheet.write_string(no, 4, "县林业局")
        book.close()
        program = draft(path).program
        assert [i.metrics[0].target for i in program.indicators] == ["50%", "91.5%", "≥12", "3.5万吨", "20"]

    def test_hidden_rows_are_read_and_said(self, tmp_path: Path) -> None:
        path = tmp_path / "plan.xlsx"
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet("任务")
        sheet.write_row(0, 0, ["序号", "工作任务", "责任单位"])
        sheet.write_row(1, 0, ["1", "清理垃圾", "县城管局"])
        sheet.write_row(2, 0, ["2", "整治市场", "县商务局"])
        sheet.set_row(2, None, None, {"hidden": True})
        book.close()
        drafted = draft(path)
        assert len(drafted.program.tasks) == 2
        assert "DRAFT-033" in codes(drafted)


class TestHeadingsOverTables:
    PART = "序号 | 工作任务 | 年度目标 | 牵头单位\n"

    def test_numbered_headings_over_tables_of_one_shape_are_the_sections_of_one_list(
        self, tmp_path: Path
    ) -> None:
        first = grid(self.PART + "1 | 粮食安全 | 稳定在68万亩 | 县农业农村局")
        second = grid(self.PART + "2 | 农村供水 | 达到97.5% | 县水利局")
        program = _draft(tmp_path, "（一）产业发展", first, "（二）乡村建设", second).program
        assert [(t.list, t.no, t.area) for t in program.tasks] == [
            ("任务分解表", 1, "产业发展"),
            ("任务分解表", 2, "乡村建设"),
        ]

    def test_a_unit_named_over_the_titles_answers_for_the_rows(self, tmp_path: Path) -> None:
        head = "责任单位：{} | < | < | <\n序号 | 工作任务 | 目标要求 | 配合单位\n"
        first = grid(head.format("县公安局") + "1 | 交通秩序 | 佩戴率90% | 县城管局")
        second = grid(head.format("县城管局") + "1 | 市容提升 | 清扫率92% | 无")
        program = _draft(tmp_path, "附件：文明城市创建任务清单（分单位）", first, "", second).program
        assert [(t.list, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
            ("县公安局", ["县公安局"], ["县城管局"]),
            ("县城管局", ["县城管局"], []),
        ]


class TestTablesInPlainText:
    def test_lines_drawn_between_rows_are_no_rows(self, tmp_path: Path) -> None:
        text = "\n".join(
            (
                HEAD,
                "表1 重点任务表",
                "| 序号 | 工作事项 | 工作要求 | 责任单位 |",
                "|---|---|---|---|",
                "| 1 | 计划用水 | 管理率100% | 县水利局 |",
                "| 2 | 节水灌区 | 创建1个 | 县水利局 |",
            )
        )
        assert [t.title for t in draft_text(tmp_path, text).program.tasks] == ["计划用水", "节水灌区"]

    def test_an_unusual_title_between_usual_ones_in_stacked_cells(self, tmp_path: Path) -> None:
        rows = (
            "序号 行动名称 重点任务 牵头单位 参加单位",
            "1 能源转型行动 新增光伏45万千瓦 县发改局 县供电公司",
            "2 完成节能改造2台 县发改局 县工信局",
            "3 碳汇巩固行动 造林8.6万亩 县林业局 各乡镇",
        )
        text = "\n".join((HEAD, "附件 任务分工表", *" ".join(rows).split()))
        tasks = draft_text(tmp_path, text).program.tasks
        assert [(t.title, t.requirement) for t in tasks] == [
            ("能源转型行动", "新增光伏45万千瓦"),
            ("能源转型行动", "完成节能改造2台"),
            ("碳汇巩固行动", "造林8.6万亩"),
        ]

    def test_the_name_of_a_group_of_any_kind_stands_in_its_own_column(self, tmp_path: Path) -> None:
        rows = (
            "序号 指标类别 指标名称 单位 目标值 责任部门",
            "1 碳排放 单位GDP排放下降率 % 3.9 县发改局",
            "2 非化石能源消费占比 % 18.5 县发改局",
            "3 碳汇 森林蓄积量 万立方米 1280 县林业局",
        )
        text = "\n".join((HEAD, "附件 指标表", *" ".join(rows).split()))
        assert [(i.area, i.name) for i in draft_text(tmp_path, text).program.indicators] == [
            ("碳排放", "单位GDP排放下降率"),
            ("碳排放", "非化石能源消费占比"),
            ("碳汇", "森林蓄积量"),
        ]


def test_forms_with_titles_beside_the_cells_are_one_list(tmp_path: Path) -> None:
    def form(title: str, goal: str, lead: str, time: str) -> Block:
        return grid(f"项目名称 | {title}\n年度目标 | {goal}\n责任单位 | {lead}\n完成时限 | {time}")

    program = _draft(
        tmp_path,
        "项目1",
        form("污水治理", "完成36个村", "县生态环境局", "2025年11月底"),
        "项目2",
        form("农村供水", "覆盖率68%", "县水利局", "2025年3月至10月"),
    ).program
    assert [(t.no, t.title, t.requirement, names(t.lead), t.deadline) for t in program.tasks] == [
        (1, "污水治理", "完成36个村", ["县生态环境局"], "2025-11-30"),
        (2, "农村供水", "覆盖率68%", ["县水利局"], "2025-10"),
    ]


def test_numbers_with_a_point_stay_as_they_are_printed(tmp_path: Path) -> None:
    table = grid("""
        领域 | 编号 | 工作任务 | 年度目标 | 责任单位
        大气 | 1.1 | 秸秆禁烧 | 火点不超过3个 | 县农业农村局
        ^ | 1.2 | 油烟治理 | 治理86家 | 县城管局
        水 | 2.1 | 排污口整治 | 整治22个 | 县水利局
    """)
    assert [t.no for t in _draft(tmp_path, "任务分解表", table).program.tasks] == ["1.1", "1.2", "2.1"]


def test_a_figure_among_stacked_cells_is_not_taken_for_the_next_number(tmp_path: Path) -> None:
    rows = (
        "序号 指标名称 单位 2024年完成情况 2025年目标 责任单位",
        "4 污水收集率 % 71 74 县住建局",
        "5 易涝点消除数量 处 6 8 县城管局",
        "6 管网达标率 % 65 70 县住建局",
    )
    text = "\n".join((HEAD, "附件 指标表", *" ".join(rows).split()))
    program = draft_text(tmp_path, text).program
    assert [(i.no, [m.target for m in i.metrics]) for i in program.indicators] == [
        (4, ["74"]),
        (5, ["8"]),
        (6, ["70"]),
    ]


def test_a_note_that_changes_nothing_makes_no_doubt(tmp_path: Path) -> None:
    table = grid(
        "序号 | 指标名称 | 目标值 | 牵头单位\n1 | 秸秆利用率 | ≥92% | 县农业农村局\n2 | 绿地率 | ≥38% | 县城管局"
    )
    drafted = _draft(tmp_path, "指标表", table, "注：指标1的牵头单位调整为县农业农村局。")
    assert "DRAFT-012" not in codes(drafted)


class TestMatricesOfUnits:
    HEAD_AND_ROWS = """
        序号 | 工作任务 | 工作要求 | 县发改局 | 县环保局 | 县住建局 | 完成时限
        1 | 编制规划 | 完成评估 | {coop} | {lead} |  | 2025年6月
        2 | 水体治理 | 动态清零 |  | {coop} | {lead} | 2025年12月
    """

    @pytest.mark.parametrize(
        ("lead", "coop", "note"),
        [("●", "○", "注：●为牵头单位，○为配合单位。"), ("△", "√", "△表示牵头，√表示配合")],
    )
    def test_marks_mean_what_the_note_says(self, tmp_path: Path, lead: str, coop: str, note: str) -> None:
        drafted = _draft(tmp_path, "任务分工表", grid(self.HEAD_AND_ROWS.format(lead=lead, coop=coop)), note)
        assert list(duties(drafted.program).values()) == [
            (["县环保局"], ["县发改局"]),
            (["县住建局"], ["县环保局"]),
        ]
        assert "DRAFT-035" not in codes(drafted)

    def test_marks_without_a_note_are_read_and_doubted(self, tmp_path: Path) -> None:
        drafted = _draft(tmp_path, "任务分工表", grid(self.HEAD_AND_ROWS.format(lead="★", coop="☆")))
        assert duties(drafted.program)["任务分工表-1"] == (["县环保局"], ["县发改局"])
        assert "DRAFT-035" in codes(drafted)


def test_subtotals_are_no_tasks(tmp_path: Path) -> None:
    table = grid("""
        序号 | 项目类别 | 项目名称 | 建设任务 | 责任单位
        一 | 农村道路 | 小计 |  |
        1 | ^ | 公路改建 | 改建48公里 | 县交通局
        2 | ^ | 危桥改造 | 改造6座 | 县交通局
        合 计 |  |  |  |
    """)
    tasks = _draft(tmp_path, "项目任务表", table).program.tasks
    assert [(t.no, t.area, t.title) for t in tasks] == [
        (1, "农村道路", "公路改建"),
        (2, "农村道路", "危桥改造"),
    ]


def test_a_table_of_one_row_laid_out_in_lines_is_a_table(tmp_path: Path) -> None:
    cells = "序号 责任事项 目标要求 完成时限 1 校园创建 创建率达到80% 2025年11月"
    tasks = draft_text(
        tmp_path, "\n".join((HEAD, "一、县教育局责任清单", cells.replace(" ", "\n")))
    ).program.tasks
    assert [(t.list, t.title, t.deadline) for t in tasks] == [("县教育局", "校园创建", "2025-11")]


def test_cells_that_begin_like_the_menu_of_a_web_site_are_kept(tmp_path: Path) -> None:
    cells = "序号 工作任务 目标要求 责任单位 1 志愿服务 注册志愿者比例达到18% 县民政局 2 无障碍设施建设 达标率90% 县住建局"
    tasks = draft_text(tmp_path, "\n".join((HEAD, "任务清单", cells.replace(" ", "\n")))).program.tasks
    assert [(t.title, t.requirement) for t in tasks] == [
        ("志愿服务", "注册志愿者比例达到18%"),
        ("无障碍设施建设", "达标率90%"),
    ]


def test_a_note_may_change_both_parts_of_a_row(tmp_path: Path) -> None:
    table = grid(
        "序号 | 任务 | 具体措施 | 牵头 | 配合\n1 | 改造管网 | 改造40公里 | 县住建局 | 县城投\n2 | 节水 | 12项 | 县工信局 | 县水利局"
    )
    note = "注：任务1的牵头单位改为县水利局，配合单位改为县住建局。"
    program = _draft(tmp_path, "任务表", table, note).program
    assert duties(program)["任务表-1"] == (["县水利局"], ["县住建局"])


def test_stages_with_their_times_are_phases_under_any_chapter(tmp_path: Path) -> None:
    steps = (
        "二、组织实施",
        "（一）部署阶段（2025年1-2月）",
        "（二）实施阶段（2025年3-11月）",
        "三、要求",
        "加强督查。",
    )
    phases = draft_text(tmp_path, "\n".join((HEAD, "一、目标", "达标。", *steps))).program.phases
    assert [(p.name, p.start, p.end) for p in phases] == [
        ("部署阶段", "2025-01", "2025-02"),
        ("实施阶段", "2025-03", "2025-11"),
    ]


def test_a_mark_explained_by_the_note_gives_the_nature(tmp_path: Path) -> None:
    table = grid("""
        序号 | 指标 | 目标值 | 责任单位
        1 | 红线面积* | 不减少 | 县自然资源局
        2 | 绿化覆盖率 | ≥43% | 县城管局
    """)
    program = _draft(tmp_path, "指标表", table, "注：*为约束性指标，其余为参考性指标。").program
    assert [(i.name, i.nature, i.key) for i in program.indicators] == [
        ("红线面积", "约束性", False),
        ("绿化覆盖率", "参考性", False),
    ]


def test_the_words_of_a_column_of_natures_are_kept_as_printed(tmp_path: Path) -> None:
    table = grid("""
        序号 | 指标名称 | 指标性质 | 目标值 | 牵头单位
        1 | 病媒生物密度 | 必选 | 达到C级 | 县疾控中心
        2 | 健康素养水平 | 可选 | ≥30% | 县卫健局
        3 | 网格员配备率 | A类 | 100% | 县应急局
        4 | 社区活动室 | — | 12个 | 县民政局
    """)
    program = _draft(tmp_path, "指标表", table).program
    assert [indicator.nature for indicator in program.indicators] == ["必选", "可选", "A类", None]


def test_a_heading_may_take_three_rows(tmp_path: Path) -> None:
    table = grid("""
        序号 | 指标 | 单位 | 目标 | < | 责任落实 | <
        ^ | ^ | ^ | 2024年 | 2025年 | 牵头单位 | 参与单位
        ^ | ^ | ^ | 实际 | 市定 | ^ | ^
        1 | 优良天数比例 | % | 85.6 | 86 | 县环保局 | 县公安局
        2 | 断面优良比例 | % | 92 | 93 | 县环保局 | 县水利局
    """)
    program = draft(write_html(tmp_path / "plan.html", [HEAD, "目标表", table])).program
    assert [(i.metrics[0].target, names(i.metrics[0].lead)) for i in program.indicators] == [
        ("86", ["县环保局"]),
        ("93", ["县环保局"]),
    ]


def test_a_line_under_a_row_names_its_units(tmp_path: Path) -> None:
    table = grid("""
        序号 | 工作任务 | 工作目标
        1 | 饮水安全 | 改造12处
        责任单位：县水利局；配合单位：各乡镇；完成时限：2025年11月 | < | <
        2 | 农村道路 | 改建60公里
        责任单位：县交通局；配合单位：县财政局；完成时限：2025年10月 | < | <
    """)
    tasks = _draft(tmp_path, "任务表", table).program.tasks
    assert [(t.area, names(t.lead), names(t.cooperate), t.deadline) for t in tasks] == [
        (None, ["县水利局"], ["各乡镇"], "2025-11"),
        (None, ["县交通局"], ["县财政局"], "2025-10"),
    ]


def test_rows_with_tabs_may_be_broken_inside_their_cells(tmp_path: Path) -> None:
    lines = (
        "序号\t重点任务\t主要内容\t牵头单位\t配合单位",
        "1\t能耗双控\t单位能耗下降3%，消费",
        "总量控制在210万吨以内\t县发改局\t县统计局、",
        "县工信局",
        "2\t工业节能\t改造6项\t县工信局\t县发改局",
    )
    program = draft_text(tmp_path, "\n".join((HEAD, "任务表", *lines))).program
    assert program.tasks[0].requirement == "单位能耗下降3%，消费总量控制在210万吨以内"
    assert list(duties(program).values()) == [
        (["县发改局"], ["县统计局", "县工信局"]),
        (["县工信局"], ["县发改局"]),
    ]


def test_halves_side_by_side_are_read_one_below_the_other(tmp_path: Path) -> None:
    table = grid("""
        序号 | 指标名称 | 目标值 | 责任单位 | 序号 | 指标名称 | 目标值 | 责任单位
        1 | 森林覆盖率 | ≥42% | 县林业局 | 3 | 绿色出行率 | ≥70% | 县交通局
        2 | 湿地保护率 | ≥60% | 县林业局 |  |  |  |
    """)
    program = _draft(tmp_path, "指标表", table).program
    assert [(i.no, i.name, i.metrics[0].target, names(i.metrics[0].lead)) for i in program.indicators] == [
        (1, "森林覆盖率", "≥42%", ["县林业局"]),
        (2, "湿地保护率", "≥60%", ["县林业局"]),
        (3, "绿色出行率", "≥70%", ["县交通局"]),
    ]


def test_a_unit_on_the_line_over_a_table_answers_for_its_rows_and_makes_no_task(tmp_path: Path) -> None:
    table = grid(
        "序号 | 任务 | 目标 | 时限\n1 | 河道治理 | 治理12公里 | 2025年11月\n2 | 水源保护 | 完成3处 | 2025年9月"
    )
    program = _draft(tmp_path, "一、任务分解", "（一）水环境治理", "牵头单位：县水利局", table).program
    assert [(t.list, t.title, names(t.lead)) for t in program.tasks] == [
        ("县水利局", "河道治理", ["县水利局"]),
        ("县水利局", "水源保护", ["县水利局"]),
    ]


def test_offices_inside_a_unit_do_not_cooperate(tmp_path: Path) -> None:
    table = grid("""
        序号 | 重点任务 | 目标要求 | 牵头单位 | 责任科室 | 配合单位
        1 | 市容整治 | 清理320处 | 县城管局 | 市容科 | 各街道
        2 | 交通秩序 | 守法率92% | 县公安局 | 交警大队 | 县交通局
    """)
    assert duties(_draft(tmp_path, "任务表", table).program)["任务表-1"] == (["县城管局"], ["各街道"])


def test_a_unit_that_the_plan_names_as_lead_and_as_helper_stays_both_for_the_linter_to_tell(
    tmp_path: Path,
) -> None:
    table = grid("""
        序号 | 重点任务 | 目标要求 | 牵头单位 | 责任单位 | 配合单位
        1 | 市容整治 | 清理320处 | 县城管局 | 县城管局、县住建局 | 各街道
        2 | 企业帮扶 | 走访120家 | 县财政局 |  | 县财政局、县工信局
    """)
    read = duties(_draft(tmp_path, "任务表", table).program)
    assert read["任务表-1"] == (["县城管局"], ["县住建局", "各街道"]), "责任单位 names the lead again"
    assert read["任务表-2"] == (["县财政局"], ["县财政局", "县工信局"])


def test_indicators_beside_tasks_have_the_units_of_their_tasks_and_a_doubt_says_so(tmp_path: Path) -> None:
    table = grid("""
        指标序号 | 指标名称 | 目标值 | 任务序号 | 工作任务 | 责任单位 | 配合单位
        1 | 林草覆盖率 | ≥48% | 1 | 造林18万亩 | 县林业局 | 各乡镇
        2 | 污水处理率 | ≥97% | 2 | 扩建污水厂2座 | 县住建局 | 县城投公司
        ^ | ^ | ^ | 3 | 整治排水户 | 县城管局 | 县住建局
    """)
    drafted = _draft(tmp_path, "附件 指标任务分解表", table)
    second = metric(drafted.program, "2.1")
    assert (names(second.lead), names(second.cooperate)) == (["县住建局", "县城管局"], ["县城投公司"])
    assert codes(drafted).count("DRAFT-036") == 1
    assert "DRAFT-006" not in codes(drafted)


def test_the_lowest_of_three_levels_is_the_indicator(tmp_path: Path) -> None:
    table = grid("""
        一级指标 | 二级指标 | 三级指标 | 目标值 | 牵头单位
        公共服务 | 医疗服务 | 投诉处理率 | 100% | 县卫健局
        ^ | ^ | 志愿站覆盖率 | ≥90% | 县卫健局
        公共秩序 | 交通秩序 | 头盔佩戴率 | ≥95% | 县公安局
    """)
    program = _draft(tmp_path, "指标表", table).program
    assert [(i.no, i.area, i.name) for i in program.indicators] == [
        (1, "公共服务", "投诉处理率"),
        (2, "公共服务", "志愿站覆盖率"),
        (3, "公共秩序", "头盔佩戴率"),
    ]


def test_numbered_names_of_sheets_make_no_tasks(tmp_path: Path) -> None:
    def sheet(no: int, task: str) -> list[list[str]]:
        return grid(f"""
            示例县2025年国家卫生县城任务分解表 | < | <
            （第{no}组） | < | <
            序号 | 目标任务 | 牵头部门
            {no} | {task} | 县城管局
            {no + 3} | {task}达标 | 县卫健局
        """)

    sheets = {
        f"{no}.{name}": sheet(no, name)
        for no, name in enumerate(("爱国卫生", "市容环境", "病媒防制"), start=1)
    }
    program = draft(write_xlsx(tmp_path / "plan.xlsx", sheets)).program
    assert sorted(str(t.no) for t in program.tasks) == ["1", "2", "3", "4", "5", "6"]
    assert {unit.name for unit in program.units} == {"县城管局", "县卫健局"}


def test_a_line_with_both_roles_over_a_table_holds_for_its_rows(tmp_path: Path) -> None:
    def part(heading: str, label: str, rows: str) -> list[Block]:
        return [heading, label, grid("序号 | 任务名称 | 年度目标\n" + rows)]

    program = _draft(
        tmp_path,
        "一、重点任务",
        *part(
            "（一）能源领域",
            "牵头单位：县发改局；配合单位：县工信局、县供电公司",
            "1 | 光伏发电 | 新增6万千瓦",
        ),
        *part("（二）建筑领域", "牵头单位：县住建局；配合单位：县自然资源局", "2 | 绿色建筑 | 占比96%"),
    ).program
    assert [(t.list, t.no, t.area, names(t.lead), names(t.cooperate)) for t in program.tasks] == [
        ("任务分解表", 1, "能源领域", ["县发改局"], ["县工信局", "县供电公司"]),
        ("任务分解表", 2, "建筑领域", ["县住建局"], ["县自然资源局"]),
    ]


def test_a_time_behind_the_units_of_a_cell_is_the_deadline(tmp_path: Path) -> None:
    table = grid("""
        序号 | 整治内容 | 整治要求 | 责任单位及时限
        1 | 入河排污口 | 建立台账 | 县环保局（牵头）、县水利局，2025年6月底前
        2 | 黑臭水体 | 消除14条 | 县水利局（牵头）、各乡镇，2025年11月底前
    """)
    tasks = _draft(tmp_path, "任务清单", table).program.tasks
    assert [(names(t.lead), names(t.cooperate), t.deadline) for t in tasks] == [
        (["县环保局"], ["县水利局"], "2025-06-30"),
        (["县水利局"], ["各乡镇"], "2025-11-30"),
    ]


def test_measured_demands_behind_a_task_are_its_requirement(tmp_path: Path) -> None:
    table = grid(
        "序号 | 工作任务 | 量化指标 | 牵头单位\n1 | 绿色转型 | 新增绿色工厂3家 | 县工信局\n2 | 饮水安全 | 达标率100% | 县水利局"
    )
    assert [t.requirement for t in _draft(tmp_path, "任务表", table).program.tasks] == [
        "新增绿色工厂3家",
        "达标率100%",
    ]


def test_stacked_cells_go_on_over_a_repeated_heading(tmp_path: Path) -> None:
    head = "序号 重点任务 目标要求 责任单位 备注"
    first = "1 设施农业 新建大棚600座 县农业局 新建 2 电商 培训500人 县商务局"
    second = "3 供水 改造水厂2座 县水利局 续建 4 道路 改建55公里 县交通局"
    cells = f"{head} {first} {head} {second}"
    tasks = draft_text(tmp_path, "\n".join((HEAD, "重点任务台账", cells.replace(" ", "\n")))).program.tasks
    assert [(t.no, t.title, names(t.lead)) for t in tasks] == [
        (1, "设施农业", ["县农业局"]),
        (2, "电商", ["县商务局"]),
        (3, "供水", ["县水利局"]),
        (4, "道路", ["县交通局"]),
    ]


def test_short_names_under_an_unknown_title_before_the_text_are_groups(tmp_path: Path) -> None:
    table = grid("""
        编号 | 行动 | 指标名称 | 单位 | 2025年目标 | 牵头单位
        1 | 能源行动 | 新增装机容量 | 万千瓦 | 55 | 县发改局
        2 | 能源行动 | 能耗下降 | % | 3 | 县发改局
        3 | 碳汇行动 | 森林覆盖率 | % | 58.5 | 县林业局
    """)
    program = _draft(tmp_path, "目标表", table).program
    assert [(i.area, i.metrics[0].measure) for i in program.indicators] == [
        ("能源行动", "万千瓦"),
        ("能源行动", "%"),
        ("碳汇行动", "%"),
    ]


@pytest.mark.parametrize(
    ("numbers", "doubted"), [((1, 2, 1, 2), False), ((1, 2, 2, 3), True), ((1, 1, 2, 3), True)]
)
def test_numbers_that_begin_again_are_no_doubt(
    tmp_path: Path, numbers: tuple[int, ...], doubted: bool
) -> None:
    rows = "\n".join(
        f"县{'甲乙丙丁'[at]}局 | {no} | 第{'一二三四'[at]}件事 | 要求" for at, no in enumerate(numbers)
    )
    table = grid("责任主体 | 序号 | 责任事项 | 工作标准\n" + rows)
    assert ("DRAFT-009" in codes(_draft(tmp_path, "责任清单", table))) is doubted


def test_columns_shifted_by_one_are_refused_even_where_few_shapes_tell(tmp_path: Path) -> None:
    table = grid("""
        序号 | 工作任务 | 工作要求 | 牵头单位 | 配合单位 |
         | 1 | 扬尘管控 | 全面覆盖防尘网 | 县住建局 | 县城管局
         | 2 | 河道清淤 | 清淤六公里 | 县水利局 | 县财政局
         | 3 | 秸秆禁烧 | 全域禁烧 | 县农业局 | 县公安局
    """)
    drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"任务": table}))
    assert drafted.program.tasks == ()
    assert "DRAFT-028" in codes(drafted)


def test_a_flattened_row_about_a_park_is_a_task_and_no_unit(tmp_path: Path) -> None:
    lines = (
        "序号 工作任务 责任单位 完成时限 1 启动建设东湖湿地公园。 县水务局 县住建局 12月底前 "
        "2 新建2座天桥。 县住建局 9月底前 3 改造农贸市场。 县商务局 12月底前"
    )
    drafted = draft_text(tmp_path, "样林县2025年任务分解表\n" + "\n".join(lines.split()))
    assert duties(drafted.program) == {
        "任务分解表-1": (["县水务局", "县住建局"], []),
        "任务分解表-2": (["县住建局"], []),
        "任务分解表-3": (["县商务局"], []),
    }


def test_units_with_their_persons_in_one_column_lead(tmp_path: Path) -> None:
    table = grid("""
        序号 | 工作任务 | 预期效果 | 牵头单位及主要负责人
        1 | 签约家庭医生 | 签约率40%以上 | 市卫生健康局 张三
        2 | 发布典型 | 典型12个 | 规划司
    """)
    drafted = draft(
        write_docx(tmp_path / "plan.docx", ["2025年样例市十件民生实事分解表", table, "样例市人民政府"])
    )
    assert [who.name for task in drafted.program.tasks for who in task.lead] == ["市卫生健康局", "规划司"]
    assert [metric.target for task in drafted.program.tasks for metric in task.metrics] == [
        "40%以上",
        "12个",
    ]
    assert drafted.program.title == "2025年样例市十件民生实事分解表"
    assert {"DRAFT-001", "DRAFT-017"}.isdisjoint(codes(drafted))
