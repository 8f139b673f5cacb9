"""Tables that share out figures or parts among units: 乡镇 by figures, units as columns, marks for each unit."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, duties, indicator, names, task
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.drafting.drafts import Draft

HEAD = "模拟县2024年高标准农田建设实施方案"


def _draft(folder: Path, *blocks: Block) -> Draft:
    return draft(write_docx(folder / "plan.docx", [HEAD, *blocks]))


def _shares(drafted: Draft, no: int) -> list[tuple[str, str, str | None, list[str]]]:
    return [
        (one.name, one.target, one.measure, names(one.lead)) for one in indicator(drafted.program, no).metrics
    ]


TOWNS = grid("""
    序号 | 乡镇 | 年度任务 | < | 耕地面积 | 完成时间 | 备注
    ^ | ^ | 新建面积 | 管护机井（眼） | ^ | ^ | ^
    1 | 甲镇 | 2.40 | 12 | 8.1 | 10月底前 | 含农场
    2 | 乙乡 | 1.60 | — | 5.2 | 11月底前 |
    3 | 丙街道 | 0.30 | 3 | 1.1 | 11月底前 |
    合计 | < | 4.30 | 15 | 14.4 | |
""")


class TestUnitsInRows:
    @pytest.mark.parametrize("write", [write_docx, write_html])
    def test_each_unit_answers_for_its_own_figure(self, tmp_path: Path, write: object) -> None:
        blocks: list[Block] = [HEAD, "附件 高标准农田建设任务分解表", "单位：万亩", TOWNS]
        drafted = draft(write(tmp_path / "plan", blocks) if callable(write) else tmp_path)
        assert _shares(drafted, 1) == [
            ("甲镇新建面积", "2.40", "万亩", ["甲镇"]),
            ("乙乡新建面积", "1.60", "万亩", ["乙乡"]),
            ("丙街道新建面积", "0.30", "万亩", ["丙街道"]),
        ]
        assert _shares(drafted, 2) == [
            ("甲镇管护机井", "12", "眼", ["甲镇"]),
            ("丙街道管护机井", "3", "眼", ["丙街道"]),
        ]
        first = indicator(drafted.program, 1)
        assert [one.deadline for one in first.metrics] == ["2024-10-31", "2024-11-30", "2024-11-30"]
        assert first.note == "甲镇新建面积：含农场"
        assert codes(drafted).count("DRAFT-042") == 1

    @pytest.mark.parametrize(
        ("total", "title", "said"),
        [("160", "治理村（个）", ["160"]), ("170", "治理村（个）", []), ("85", "治理率（%）", [])],
    )
    def test_shares_that_do_not_add_up_to_the_total_are_doubted(
        self, tmp_path: Path, total: str, title: str, said: list[str]
    ) -> None:
        table = grid(f"""
            县（市、区） | 清洁取暖改造（万户） | 农村生活污水{title}
            东湖区 | 0.8 | 55
            西山区 | 1.1 | 45
            临河县 | 1.3 | 70
            合计 | 3.2 | {total}
        """)
        drafted = draft(write_docx(tmp_path / "plan", [HEAD, "附件 任务分解表", table]))
        doubts = [doubt for doubt in drafted.doubts if doubt.code == "DRAFT-050"]
        assert [doubt.message for doubt in doubts] == [
            f"表中“农村生活污水治理村”的合计是 {one}，各单位的数相加是 170。" for one in said
        ]

    def test_a_figure_that_has_no_name_of_its_own_has_that_of_the_table(self, tmp_path: Path) -> None:
        table = grid("""
            单位 | 任务数（亩）
            全县合计 | 900
            甲镇 | 500
            乙乡 | 300
            丙林场 | 100
        """)
        drafted = draft(
            write_xlsx(tmp_path / "plan.xlsx", {"表": [["模拟县2024年人工造林任务分解表", "<"], *table]})
        )
        assert _shares(drafted, 1)[0] == ("甲镇人工造林", "500", "亩", ["甲镇"])
        assert len(indicator(drafted.program, 1).metrics) == 3

    def test_lines_with_bars_are_such_a_table_too(self, tmp_path: Path) -> None:
        lines = "乡镇（农场） | 2024年播种面积 | 备注 |\n甲镇 | 0.91 | |\n乙乡 | 3.89 | |\n丙农场 | 0.72 | |\n合计 | 5.52 | |"
        drafted = draft_text(
            tmp_path, f"模拟县2024年小麦生产方案\n附件 播种任务分解表\n面积：万亩 |\n{lines}\n"
        )
        assert _shares(drafted, 1)[2] == ("丙农场2024年播种面积", "0.72", "万亩", ["丙农场"])


class TestUnitsInColumns:
    def test_each_unit_has_its_figure_and_the_department_that_of_all(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标 | 计量单位 | 全县目标 | 各乡镇目标 | < | < | 责任部门
            ^ | ^ | ^ | ^ | 甲镇 | 乙乡 | 丙街道 | ^
            1 | 能耗下降率 | % | 3.2 | 3.1 | 3.3 | 3.2 | 县发改局
            2 | 新能源公交车占比 | % | ≥90 | — | — | — | 县交通局
        """)
        drafted = _draft(tmp_path, "附件 目标分解表", table)
        assert _shares(drafted, 1) == [
            ("能耗下降率", "3.2", "%", ["县发改局"]),
            ("甲镇能耗下降率", "3.1", "%", ["甲镇"]),
            ("乙乡能耗下降率", "3.3", "%", ["乙乡"]),
            ("丙街道能耗下降率", "3.2", "%", ["丙街道"]),
        ]
        assert _shares(drafted, 2) == [("新能源公交车占比", "≥90", "%", ["县交通局"])]


class TestMarks:
    def test_a_row_for_each_unit_and_a_column_for_each_task(self, tmp_path: Path) -> None:
        table = grid("""
            责任单位 | 扬尘治理 | 秸秆禁烧 | 散煤管控
            县住建局 | ★ | |
            县农业农村局 | | ★ | △
            县市场监管局 | | | ★
            各乡镇 | △ | △ | △
        """)
        drafted = _draft(tmp_path, "附件 责任分工一览表", table, "说明：★表示牵头单位，△表示配合单位。")
        assert list(duties(drafted.program).values()) == [
            (["县住建局"], ["各乡镇"]),
            (["县农业农村局"], ["各乡镇"]),
            (["县市场监管局"], ["县农业农村局", "各乡镇"]),
        ]
        assert [one.title for one in drafted.program.tasks] == ["扬尘治理", "秸秆禁烧", "散煤管控"]


class TestWhoLooksAfterARow:
    def test_assessors_and_leaders_do_not_report_and_stand_in_the_note(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 工作任务 | 具体要求 | 责任单位 | 负责考核单位 | 县政府分管领导
            1 | 污水治理 | 新建管网10公里 | 县住建局 | 县生态环境局 | 张某
            2 | 河道保洁 | 保洁覆盖率100% | 县水利局 | ^ | 李某
        """)
        drafted = _draft(tmp_path, "附件 任务分解表", table)
        assert duties(drafted.program) == {
            "任务分解表-1": (["县住建局"], []),
            "任务分解表-2": (["县水利局"], []),
        }
        assert (
            task(drafted.program, "任务分解表-2").note == "负责考核单位：县生态环境局；县政府分管领导：李某"
        )


class TestLinesOfOneCell:
    def test_names_and_demands_line_by_line_are_figures_of_their_own(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 单位 | 目标值 | 责任单位
            1 | NAMES | % | DEMANDS | 县生态环境局
            2 | 固废综合利用率提高幅度 | % | TWO | 县工信局
            3 | 规划编制 | | CUT | 县发改局
        """)
        table[1][1], table[1][3] = "空气质量\n优良天数比例\nPM2.5浓度下降幅度", "≥90\n≥3"
        table[2][3], table[3][3] = "≥1\n利用率＞60%的保持稳定", "编制并\n实施"
        drafted = _draft(tmp_path, "附件 指标表", table)
        assert [(one.name, one.target) for one in indicator(drafted.program, 1).metrics] == [
            ("优良天数比例", "≥90"),
            ("PM2.5浓度下降幅度", "≥3"),
        ]
        assert indicator(drafted.program, 2).metrics[0].target == "≥1；利用率＞60%的保持稳定"
        assert indicator(drafted.program, 3).metrics[0].target == "编制并实施"

    def test_a_row_with_all_its_cells_is_not_pushed_together(self, tmp_path: Path) -> None:
        head = "序号\n指标名称\n上年实际\n目标值\n责任单位"
        rows = [
            "1\n污水处理率\n91%\n≥92%\n县住建局",
            "2\n财政支出\n只增不减\n只增不减\n县财政局",
            "3\n绿地率\n35%\n36%\n县城管局",
        ]
        text = "\n".join([HEAD, "附件 指标分解表", head, *rows])
        assert indicator(draft_text(tmp_path, text).program, 2).name == "财政支出"


class TestRowsAroundTheRows:
    def test_a_group_with_its_score_is_a_heading(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 考核项目 | 目标要求 | 各项分值 | 责任单位
            一 | 基础工作 | | 20 |
            1 | 完善组织体系 | 公示牌更新率100% | 20 | 各乡镇
            二 | 专项整治 | | 80 |
            2 | 垃圾治理 | 处理率达到100% | 80 | 县城管局
        """)
        drafted = _draft(tmp_path, "附件 考核任务表", table)
        assert [(one.no, one.area) for one in drafted.program.tasks] == [(1, "基础工作"), (2, "专项整治")]

    def test_a_unit_over_its_table_with_how_many_items_it_has(self, tmp_path: Path) -> None:
        tables = [
            [[f"{unit}（1项）", "<", "<"], ["序号", "工作任务", "具体要求"], ["1", "厕所革命", demand]]
            for unit, demand in (("县农业农村局", "改厕500户"), ("县住建局", "建公厕2座"))
        ]
        drafted = _draft(tmp_path, "任务清单（分部门）", *tables)
        assert [(one.list, names(one.lead)) for one in drafted.program.tasks] == [
            ("县农业农村局", ["县农业农村局"]),
            ("县住建局", ["县住建局"]),
        ]

    def test_a_note_adds_a_unit_to_those_of_a_row(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标 | 目标值 | 牵头单位 | 配合单位
            1 | 绿地率 | ≥36% | 县城管局 | 县住建局
            2 | 污水处理率 | ≥92% | 县住建局 | 县水利局
        """)
        drafted = _draft(tmp_path, "附件 指标表", table, "注：指标2的配合单位增加县财政局。")
        assert names(indicator(drafted.program, 2).metrics[0].cooperate) == ["县水利局", "县财政局"]
        assert "DRAFT-012" in codes(drafted)


def test_a_task_whose_demand_is_nothing_but_a_figure_is_measured_by_it(tmp_path: Path) -> None:
    table = grid("""
        序号 | 目标任务 | 目标值 | 计量单位 | 责任单位
        1 | 新增限上企业 | 15 | 家 | 县商务局
        2 | 实际利用外资 | 0.6 | 亿美元 | 县商务局
        3 | 健全招商机制 | 全年 | | 县商务局
    """)
    drafted = _draft(tmp_path, "附件 任务分解表", table)
    metrics = [[(m.name, m.target, m.measure) for m in one.metrics] for one in drafted.program.tasks]
    assert metrics == [[("新增限上企业", "15家", "家")], [("实际利用外资", "0.6亿美元", "亿美元")], []]


class TestTargetsInTheCourseOfTheYear:
    TABLE = grid("""
        序号 | 指标名称 | 单位 | 2024年目标 | < | < | 责任单位
        ^ | ^ | ^ | 一季度 | 上半年 | 全年 | ^
        1 | 社会消费品零售总额 | 亿元 | 105 | 215 | 450 | 县商务局
        2 | 城镇新增就业 | 人 | 800 | — | 3000 | 县人社局
    """)

    def test_that_of_the_whole_year_is_the_target(self, tmp_path: Path) -> None:
        drafted = _draft(tmp_path, "附件 目标分解表", self.TABLE)
        assert [one.metrics[0].target for one in drafted.program.indicators] == ["450", "3000"]
        assert indicator(drafted.program, 1).note == "一季度：105；上半年：215"
        assert not drafted.program.tasks
        assert "DRAFT-020" in codes(drafted)

    def test_of_a_basic_and_an_aspired_target_the_basic_one_holds(self, tmp_path: Path) -> None:
        table = grid("""
            指标 | 基线（2023年） | 基本目标 | 力争目标 | 责任单位
            参保率 | 94.5 | ≥95% | ≥97% | 县医保局
            存留牙数（颗） | 22.5 | 23 | 24 | 县卫健局
        """)
        drafted = _draft(tmp_path, "附件 指标表", table)
        assert [(one.no, one.name) for one in drafted.program.indicators] == [(1, "参保率"), (2, "存留牙数")]
        assert [one.metrics[0].target for one in drafted.program.indicators] == ["≥95%", "23"]


class TestWhatACellOfUnitsSaysBesides:
    def test_labels_and_times_inside_it(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 任务内容 | 责任分工
            1 | 建设监测站点6个 | LABELS
            2 | 推广低噪声设备 | 县住建局（2024年10月底前）
            3 | 清理占道经营 | 县城管局（6月底前）、各乡镇（9月底前）
        """)
        table[1][2] = "牵头单位：县生态环境局\n配合单位：各乡镇\n完成时限：2024年11月"
        drafted = _draft(tmp_path, "附件 任务分解表", table)
        assert list(duties(drafted.program).values()) == [
            (["县生态环境局"], ["各乡镇"]),
            (["县住建局"], []),
            (["县城管局", "各乡镇"], []),
        ]
        assert [one.deadline for one in drafted.program.tasks] == ["2024-11", "2024-10-31", None]
        assert drafted.program.tasks[2].note == "完成时限：县城管局6月底前；各乡镇9月底前"


class TestHeadingsAcrossTheTable:
    def test_units_of_a_heading_are_those_of_its_rows_and_the_first_stands_over_the_titles(
        self, tmp_path: Path
    ) -> None:
        table = grid("""
            健康环境（责任单位：县生态环境局） | <
            指标 | 目标值
            空气优良天数占比 | ≥88%
            健康社会（责任单位：县人社局） | <
            就业率 | ≥95%
        """)
        drafted = _draft(tmp_path, "表1 指标分解", table)
        assert [(one.area, names(one.metrics[0].lead)) for one in drafted.program.indicators] == [
            ("健康环境", ["县生态环境局"]),
            ("健康社会", ["县人社局"]),
        ]


def test_places_and_sections_of_water_are_given_their_targets(tmp_path: Path) -> None:
    air = grid("""
        县（市、区） | 2024年目标 | <
        ^ | 优良天数比率（%） | PM2.5浓度（微克/立方米）
        东湖区 | 86 | 38
        西岭县 | 91 | 31
        北川市 | 84.5 | 40
    """)
    water = grid("""
        断面名称 | 目标水质 | 责任单位
        青龙桥 | Ⅲ类 | 东湖区政府
        石门 | Ⅱ类 | 西岭县政府
    """)
    drafted = _draft(tmp_path, "附件1 空气质量目标分解表", air, "附件2 断面水质目标表", water)
    assert _shares(drafted, 2)[1] == ("西岭县PM2.5浓度", "31", "微克/立方米", ["西岭县"])
    assert [(one.name, one.metrics[0].target) for one in drafted.program.indicators[2:]] == [
        ("青龙桥", "Ⅲ类"),
        ("石门", "Ⅱ类"),
    ]


class TestTicks:
    def test_natures_by_ticks(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标 | 2024年目标 | 属性 | < | 牵头单位
            ^ | ^ | ^ | 约束性 | 预期性 | ^
            1 | 毛入园率（%） | 94 | | √ | 县教育局
            2 | 平均受教育年限（年） | 11.1 | √ | | 县教育局
        """)
        drafted = _draft(tmp_path, "附件 监测指标", table)
        assert [(one.nature, one.metrics[0].measure) for one in drafted.program.indicators] == [
            ("预期性", "%"),
            ("约束性", "年"),
        ]

    def test_months_by_ticks_are_the_time_of_a_task(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 工作任务 | 责任单位 | 时间安排 | < | < | <
            ^ | ^ | ^ | 1月 | 2月 | 3月 | 4月
            1 | 整地备苗 | 县林业局 | ● | ● | |
            2 | 春季造林 | 各乡镇 | | | ● | ●
            3 | 检查验收 | 县林业局 | | | | ●
        """)
        drafted = _draft(tmp_path, "附件 工作推进计划", table)
        assert [(one.title, one.deadline) for one in drafted.program.tasks] == [
            ("整地备苗", "2024-02"),
            ("春季造林", "2024-04"),
            ("检查验收", "2024-04"),
        ]

    def test_ticks_of_towns_beside_a_column_that_leads_cooperate(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 工作任务 | 牵头单位 | 涉及乡镇 | < | <
            ^ | ^ | ^ | 甲镇 | 乙乡 | 丙镇
            1 | 新改建户厕150户 | 县农业农村局 | √ | √ |
            2 | 硬化道路30公里 | 县交通运输局 | | √ | √
        """)
        drafted = _draft(tmp_path, "附件 任务分工表", table)
        assert list(duties(drafted.program).values()) == [
            (["县农业农村局"], ["甲镇", "乙乡"]),
            (["县交通运输局"], ["乙乡", "丙镇"]),
        ]
        assert "DRAFT-035" in codes(drafted)


class TestStagesOfTheYear:
    def test_they_are_told_and_not_measured(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 任务名称 | 年度目标 | 上半年 | 下半年 | 牵头单位
            1 | 便民服务 | 建成便民服务站20个 | 建成12个 | 建成20个 | 县大数据局
            2 | 信用修复 | 修复办结率100% | 建立机制 | 常态运行 | 县发改局
        """)
        drafted = _draft(tmp_path, "附件 重点任务分解表", table)
        first, second = drafted.program.tasks
        assert first.requirement == "建成便民服务站20个；上半年：建成12个；下半年：建成20个"
        assert [(one.name, one.target) for one in first.metrics] == [("便民服务站", "20个")]
        assert [one.target for one in second.metrics] == ["100%"]


def test_a_list_of_projects_has_its_ends_as_deadlines_and_its_money_in_the_note(tmp_path: Path) -> None:
    table = grid("""
        序号 | 项目名称 | 建设内容 | 总投资（万元） | 开工时间 | 竣工时间 | 责任单位
        一 | 产业项目（1个） | | 26000 | | |
        1 | 产业园 | 建设温室300座 | 26000 | 2024.3 | 2024.11 | 县农业农村局
        二 | 民生项目（1个） | | 8000 | | |
        2 | 供水改造 | 改造管网35公里 | 8000 | 2023.9 | 2024.8 | 县住建局
    """)
    drafted = _draft(tmp_path, "附件 重点项目责任清单", table)
    assert [(one.no, one.area, one.deadline) for one in drafted.program.tasks] == [
        (1, "产业项目", "2024-11"),
        (2, "民生项目", "2024-08"),
    ]
    assert drafted.program.tasks[0].note == "总投资（万元）：26000；开工时间：2024.3"


class TestSharesInOtherLayouts:
    def test_one_cell_a_line(self, tmp_path: Path) -> None:
        rows = "甲镇\n5200\n300\n5500\n乙乡\n3600\n100\n3700\n丙街道\n2400\n150\n2550"
        text = f"模拟县2024年油菜种植任务分配表\n单位：亩\n乡镇\n种植任务\n示范片\n合计\n{rows}\n"
        drafted = draft_text(tmp_path, text)
        assert [one.name for one in drafted.program.indicators] == ["种植任务", "示范片"]
        assert _shares(drafted, 1)[2] == ("丙街道种植任务", "2400", "亩", ["丙街道"])

    def test_places_as_columns_and_who_answers_for_all_of_them(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 合计 | 各县（市）任务 | < | < | 州级责任单位 | 依据
            ^ | ^ | ^ | 甘泉县 | 柳林县 | 云岭市 | ^ | ^
            1 | 营造林面积（万亩） | 10.1 | 3.2 | 2.8 | 4.1 | 州林草局 | 省定
            2 | 火灾受害率（‰） | ≤0.9 | ≤0.9 | ≤0.9 | ≤0.8 | 州林草局、州应急管理局 |
        """)
        drafted = _draft(tmp_path, "附件 目标分解表", table)
        assert _shares(drafted, 1)[:2] == [
            ("营造林面积", "10.1", "万亩", ["州林草局"]),
            ("甘泉县营造林面积", "3.2", "万亩", ["甘泉县"]),
        ]
        assert "依据：省定" in (indicator(drafted.program, 1).note or "")


def test_a_list_on_a_sheet_with_a_telling_name_is_called_by_it(tmp_path: Path) -> None:
    rows = grid("""
        序号 | 工作任务 | 具体要求 | 责任单位
        1 | 托育服务 | 建托育机构3家 | 县卫健局
    """)
    plan = write_xlsx(tmp_path / "plan.xlsx", {"重点工作": [["模拟县2024年卫生工作", "<", "<", "<"], *rows]})
    assert [one.list for one in draft(plan).program.tasks] == ["重点工作"]


def test_a_row_of_large_figures_is_no_row_of_the_heading(tmp_path: Path) -> None:
    table = grid("""
        指标 | < | 计量单位 | 目标值 | 责任单位
        节水 | 用水总量 | 万立方米 | 5200 | 县水利局
        ^ | 节水面积 | 亩 | 12000 | 县水利局
    """)
    drafted = _draft(tmp_path, "附件 指标表", table)
    assert [one.target for one in indicator(drafted.program, 1).metrics] == ["5200", "12000"]


def test_figures_with_their_measure_and_what_describes_a_unit(tmp_path: Path) -> None:
    table = grid("""
        序号 | 责任单位 | 农户数（户） | 到位资金（亿元） | 外出招商
        1 | 县商务局 | | 12 | 不少于12次
        2 | 甲镇 | 3200 | 3 | 不少于4次
        3 | 乙乡 | 2100 | 2 | 4次以上
    """)
    drafted = _draft(tmp_path, "附件 招商引资任务分解表", table)
    assert [one.name for one in drafted.program.indicators] == ["到位资金", "外出招商"]
    assert _shares(drafted, 2)[2] == ("乙乡外出招商", "4次以上", "次", ["乙乡"])


def test_headings_that_are_names_of_units_answer_for_their_rows(tmp_path: Path) -> None:
    table = grid("""
        序号 | 工作任务 | 完成时限
        一、县司法局（1项） | < | <
        1 | 制定立法计划 | 3月底
        二、各乡镇（1项） | < | <
        2 | 建立法律顾问制度 | 5月底
    """)
    drafted = _draft(tmp_path, "附件 任务清单", table)
    assert [(names(one.lead), one.area) for one in drafted.program.tasks] == [
        (["县司法局"], None),
        (["各乡镇"], None),
    ]
