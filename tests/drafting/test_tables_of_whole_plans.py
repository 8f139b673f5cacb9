"""Tables of whole plans that an office issues: what is merged in one form and simply missing in flattened text."""

from pathlib import Path

import pytest
from drafted import codes, draft, draft_text, names
from grids import grid, write_docx

TITLE = "模拟县2021年国家卫生县城创建工作方案"


def _flattened(*rows: str, under: str = "任务分解表") -> str:
    """A plan with a table of one cell a line; missing cells are simply left out."""
    cells = (cell for row in rows for cell in row.split("|"))
    return "\n".join((TITLE, "一、工作目标", "年底前通过验收。", "附件", f"模拟县{under}", *cells))


class TestRowsWithOneCellOfUnits:
    HEAD = "序号|工作内容|工作标准|牵头单位|责任单位|完成时限"
    WHOLE = (
        "1|清扫道路|主要街道每天保洁16小时|县城管局|县环卫中心|6月底前",
        "2|整治市场|农贸市场全部达到标准|县市场监管局|县商务局、县城管局|8月底前",
    )

    def _duties(self, folder: Path, *rows: str) -> list[tuple[list[str], list[str]]]:
        drafted = draft_text(folder, _flattened(self.HEAD, *self.WHOLE, *rows))
        assert "DRAFT-007" in codes(drafted)
        return [(names(one.lead), names(one.cooperate)) for one in drafted.program.tasks[2:]]

    def test_who_leads_in_another_row_leads_here(self, tmp_path: Path) -> None:
        assert self._duties(tmp_path, "3|清理小广告|街面整洁|县城管局|9月底前") == [
            (["县城管局"], ["县商务局"])
        ]

    def test_who_leads_nowhere_else_helps_the_lead_above(self, tmp_path: Path) -> None:
        assert self._duties(tmp_path, "3|抽检食品|合格率达到98%|县公安局|9月底前") == [
            (["县市场监管局"], ["县公安局"])
        ]

    def test_several_units_and_collective_words_help_the_lead_above(self, tmp_path: Path) -> None:
        duties = self._duties(
            tmp_path,
            "3|取缔占道经营|街面整洁|县公安局、县环卫中心|9月底前",
            "4|巩固成果|持续整改|各街道|9月底前",
        )
        assert duties == [
            (["县市场监管局"], ["县公安局", "县环卫中心"]),
            (["县市场监管局"], ["各街道"]),
        ]


def test_a_missing_time_is_that_of_the_row_above(tmp_path: Path) -> None:
    rows = (
        "序号|重点任务|年度任务|责任单位|完成时限",
        "1|建管网|新建管网8公里|县住建局|9月底前",
        "2|查排口|排查42个|县水利局",
    )
    drafted = draft_text(tmp_path, _flattened(*rows))
    assert [one.deadline for one in drafted.program.tasks] == ["2021-09-30", "2021-09-30"]
    assert "DRAFT-007" in codes(drafted)


def test_a_dash_is_a_target_of_its_own_and_takes_none_from_above(tmp_path: Path) -> None:
    rows = (
        "序号|指标名称|单位|2020年现状值|2021年目标值|属性|牵头单位|配合单位",
        "1|绿色建筑比例|%|56|≥60|参考性|县住建局|县发改局",
        "2|公交分担率|%|—|—|参考性|县交通局",
        "3|政府绿色采购比例|%|82|≥85|约束性|县财政局|县住建局",
    )
    drafted = draft_text(tmp_path, _flattened(*rows, under="指标表"))
    assert [one.metrics[0].target for one in drafted.program.indicators] == ["≥60", "—", "≥85"]


def test_contents_that_are_assessed_by_a_measure_and_a_level_are_indicators(tmp_path: Path) -> None:
    table = grid("""
        类别 | 序号 | 评价内容 | 单位 | 目标值 | 牵头单位
        制度建设 | 1 | 计划用水管理率 | % | 100 | 县水利局
        社会参与 | 2 | 公众意识问卷得分 | 分 | ≥85 | 县委宣传部
    """)
    program = draft(write_docx(tmp_path / "plan.docx", [TITLE, table])).program
    assert [(one.name, one.metrics[0].measure) for one in program.indicators] == [
        ("计划用水管理率", "%"),
        ("公众意识问卷得分", "分"),
    ]


def test_a_rule_about_tasks_leaves_the_indicators_of_the_same_plan_alone(tmp_path: Path) -> None:
    blocks = [
        TITLE,
        "以下各项任务均需各乡镇人民政府落实，不再列出。",
        grid("""
            序号 | 指标 | 目标值 | 牵头单位 | 配合单位
            1 | 森林覆盖率 | ≥40% | 县林业局 | 县水利局
        """),
        grid("""
            序号 | 重点任务 | 年度任务 | 牵头单位 | 配合单位
            1 | 植树 | 造林2万亩 | 县林业局 | 县水利局
        """),
    ]
    program = draft(write_docx(tmp_path / "plan.docx", blocks)).program
    assert names(program.indicators[0].metrics[0].cooperate) == ["县水利局"]
    assert names(program.tasks[0].cooperate) == ["县水利局", "各乡镇人民政府"]


def test_a_list_may_be_that_of_a_collective_with_a_bracket(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n一、重点任务\n1.改厕。改造户厕900户。（责任单位：县农业农村局）\n附件1\n各镇（乡、街道）创建任务清单\n"
        "序号\t工作任务\t具体要求\n1\t清理垃圾\t做到五无\n2\t组建队伍\t每镇不少于10人\n"
    )
    tasks = draft_text(tmp_path, text).program.tasks
    assert [(one.list, names(one.lead)) for one in tasks[1:]] == [
        ("各镇（乡、街道）", ["各镇（乡、街道）"])
    ] * 2


class TestHeadingsOfFlattenedTables:
    def test_titles_of_a_second_row_stand_where_they_belong(self, tmp_path: Path) -> None:
        rows = (
            "类别|序号|指标名称|2020年现状|目标值|属性|牵头单位|2021年|2022年",
            "网络|1|道路绿化率（%）|95|≥96|≥98|参考性|县交通局",
            "2|水岸绿化率（%）|86|≥88|≥90|约束性|县水利局",
            "健康|3|科普活动（次/年）|4|≥5|≥6|参考性|县科协",
        )
        program = draft_text(tmp_path, _flattened(*rows, under="指标表")).program
        assert [(one.area, one.metrics[0].target, one.metrics[0].measure) for one in program.indicators] == [
            ("网络", "≥96", "%"),
            ("网络", "≥88", "%"),
            ("健康", "≥5", "次/年"),
        ]

    def test_titles_of_who_leads_and_who_helps_stand_under_their_common_one(self, tmp_path: Path) -> None:
        rows = (
            "序号|重点任务|具体要求|责任单位|完成时限|牵头单位|配合单位",
            "1|建管网|新建管网8公里|县住建局|县城投公司|9月底前",
            "2|查排口|排查42个|县水利局|各乡镇|8月底前",
        )
        tasks = draft_text(tmp_path, _flattened(*rows)).program.tasks
        assert [(names(one.lead), names(one.cooperate), one.deadline) for one in tasks] == [
            (["县住建局"], ["县城投公司"], "2021-09-30"),
            (["县水利局"], ["各乡镇"], "2021-08-31"),
        ]

    def test_unusual_titles_around_the_number_and_headings_with_their_units_are_known(
        self, tmp_path: Path
    ) -> None:
        rows = (
            "测评项目|序号|测评内容|测评标准|责任单位",
            "Ⅰ-1 改善城乡人居环境（牵头单位：县城管局）",
            "市容|1|街面秩序|无占道经营|县城管局、县公安局",
            "2|环境卫生|机扫率达到85%以上|县城管局",
            "Ⅰ-2 提升公共服务水平（牵头单位：县政府办）",
            "教育|3|办学条件|标准化率达到100%|县教育局",
        )
        tasks = draft_text(tmp_path, _flattened(*rows)).program.tasks
        assert [(one.title, one.requirement, names(one.lead)) for one in tasks] == [
            ("街面秩序", "无占道经营", ["县城管局", "县公安局"]),
            ("环境卫生", "机扫率达到85%以上", ["县城管局"]),
            ("办学条件", "标准化率达到100%", ["县教育局"]),
        ]


def test_two_columns_of_groups_keep_the_wider_one_until_both_change(tmp_path: Path) -> None:
    rows = (
        "一级指标|二级指标|序号|三级指标|单位|2021年|2022年|责任单位",
        "源头减量|工业减量|1|绿色工厂数量|家|3|5|县经信局",
        "农业减量|2|化肥施用强度|千克/亩|23|22|县农业农村局",
        "最终处置|无害化处置|3|医疗废物处置率|%|100|100|县卫健局",
    )
    program = draft_text(tmp_path, _flattened(*rows, under="指标体系")).program
    assert [(one.name, one.area) for one in program.indicators] == [
        ("绿色工厂数量", "源头减量"),
        ("化肥施用强度", "源头减量"),
        ("医疗废物处置率", "最终处置"),
    ]


def test_amounts_with_a_point_are_no_numbers_of_rows(tmp_path: Path) -> None:
    rows = (
        "序号|项目名称|建设内容|总投资（亿元）|建设年限|实施单位",
        "1|产业园二期|新建焚烧线1条|12.5|2021—2022年|县城投集团",
        "2|资源化利用中心|年处理50万吨|1.8|2020—2021年|县住建局",
        "3|固废预处理中心|年分拣10万吨|0.9|2021—2023年|县经信局",
    )
    tasks = draft_text(tmp_path, _flattened(*rows, under="项目清单")).program.tasks
    assert [(one.title, one.requirement, names(one.lead)) for one in tasks] == [
        ("产业园二期", "新建焚烧线1条", ["县城投集团"]),
        ("资源化利用中心", "年处理50万吨", ["县住建局"]),
        ("固废预处理中心", "年分拣10万吨", ["县经信局"]),
    ]


def test_what_was_done_in_past_years_is_no_share_of_this_year(tmp_path: Path) -> None:
    rows = (
        "序号|镇街|行政村总数（个）|2020年已完成（个）|2021年任务（个）|时间要求",
        "1|东岭街道|38|5|12|11月底前完工",
        "2|西河镇|41|3|9|11月底前完工",
        "3|郑城镇|27|6|8|10月底前完工",
    )
    program = draft_text(tmp_path, _flattened(*rows, under="2021年污水治理任务分配表")).program
    assert [one.name for one in program.indicators] == ["污水治理"]
    assert [(one.target, names(one.lead), one.deadline) for one in program.indicators[0].metrics] == [
        ("12", ["东岭街道"], "2021-11-30"),
        ("9", ["西河镇"], "2021-11-30"),
        ("8", ["郑城镇"], "2021-10-31"),
    ]


def test_a_list_of_problems_is_called_by_its_title(tmp_path: Path) -> None:
    table = grid("""
        序号 | 存在问题 | 整改措施 | 牵头单位 | 整改时限
        1 | 绿地不足 | 新增绿地26公顷 | 县城管局 | 2021年12月
        2 | 林带断档 | 补植36公里 | 县交通局 | 2021年11月
    """)
    program = draft(write_docx(tmp_path / "plan.docx", [TITLE, "附件2", "模拟县问题整改清单", table])).program
    assert [one.list for one in program.tasks] == ["问题整改清单"] * 2


def test_a_time_in_the_bracket_behind_a_unit_is_the_deadline(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n一、重点任务（以下任务均需各镇人民政府落实，不再列出）\n"
        "1.改厕。改造户厕900户。〔牵头单位：县农业农村局（10月底前完成）；责任单位：县财政局〕\n"
        "2.治水。治理水体3条。〔牵头单位：县水利局；责任单位：县财政局〕\n"
    )
    tasks = draft_text(tmp_path, text).program.tasks
    assert [(one.list, names(one.lead), one.deadline) for one in tasks] == [
        ("正文", ["县农业农村局"], "2021-10-31"),
        ("正文", ["县水利局"], None),
    ]


@pytest.mark.parametrize(
    ("title", "requirement"),
    [
        ("发展中医药", "所有镇卫生院建成中医馆，中医药服务覆盖率100%"),
        ("治理垃圾", "收运体系覆盖所有行政村，城区分类覆盖率达到80%"),
        ("研究工作", "县委常委会、县政府常务会每季度至少研究1次创建工作"),
        ("宣传规划", "召开规划解读会，在门户网站公布规划文本"),
        ("整治价格", "节假日对景区、酒店价格开展专项检查"),
        ("组建旅游警察大队", "配备民警20名"),
        ("固废资源化利用中心", "年处理50万吨"),
    ],
)
def test_texts_that_name_places_are_no_units(tmp_path: Path, title: str, requirement: str) -> None:
    rows = (
        "序号|工作任务|具体要求|责任单位",
        "1|清扫道路|每天保洁16小时|县城管局、县环卫中心",
        f"2|{title}|{requirement}|县住建局",
        f"3|{title}|{requirement}",
        "4|整治市场|农贸市场全部达标|县商务局",
    )
    tasks = draft_text(tmp_path, _flattened(*rows)).program.tasks
    assert [(one.title, one.requirement, names(one.lead)) for one in tasks[1:3]] == [
        (title, requirement, ["县住建局"])
    ] * 2


def test_a_target_equal_to_the_number_of_its_row_is_no_number(tmp_path: Path) -> None:
    rows = (
        "序号|指标名称|2020年现状|2021年目标值|责任单位",
        "1|绿色工厂（家）|3|5|县经信局",
        "2|地方性政策（个）|1|2|县创建办",
        "3|满意度（%）|86|≥90|县统计局",
    )
    program = draft_text(tmp_path, _flattened(*rows, under="指标表")).program
    assert [(one.no, one.metrics[0].target) for one in program.indicators] == [(1, "5"), (2, "2"), (3, "≥90")]


def test_a_list_may_be_named_with_the_programme_in_quotes(tmp_path: Path) -> None:
    text = f"{TITLE}\n附件1\n县水利局创建“无废城市”工作任务清单\n序号\t工作任务\t具体要求\n1\t治水\t治理水体3条\n2\t巡河\t每月2次\n"
    assert [names(one.lead) for one in draft_text(tmp_path, text).program.tasks] == [["县水利局"]] * 2


def test_a_flattened_table_goes_on_after_a_page_with_its_heading_again(tmp_path: Path) -> None:
    head = "序号|重点任务|年度任务|责任部门|配合单位"
    rows = (
        head,
        "指标1:空气质量(约束性)(牵头责任单位:县生态环境局)",
        "1|治油烟|治理油烟30家|县生态环境局|县城管局",
        "— 1 —|续表",
        head,
        "2|建监测站|新建监测站4个",
        "3|控扬尘|建示范工地8个|县住建局|县城管局",
    )
    tasks = draft_text(tmp_path, _flattened(*rows)).program.tasks
    assert [(one.indicators, names(one.lead), names(one.cooperate)) for one in tasks] == [
        ((1,), ["县生态环境局"], ["县城管局"]),
        ((1,), ["县生态环境局"], ["县城管局"]),
        ((1,), ["县住建局"], ["县城管局"]),
    ]


def test_lists_that_a_notice_announces_hold_nothing_of_the_plan_after_it(tmp_path: Path) -> None:
    text = (
        "模拟县创建办文件\n关于印发模拟县2021年度国家森林城市建设实施方案的通知\n各乡镇人民政府：\n现印发给你们。\n"
        "附件：1.各乡镇人民政府承担的工作任务清单\n2.县林业局等部门承担的工作任务清单\n2021年3月5日\n"
        "模拟县2021年度国家森林城市建设实施方案\n一、工作目标\n新增绿地30公顷。\n二、主要任务\n"
        "1.建设公园。新建公园4个。\n牵头单位：县住建局\n2.建设村庄。创建森林村庄8个。\n牵头单位：县林业局\n"
        "三、保障措施\n（一）加强领导。落实责任。\n"
        "附件1\n县林业局承担的工作任务清单\n序号\t工作任务\t具体要求\n1\t造林\t造林1.2万亩\n2\t抚育\t抚育8万亩\n"
    )
    tasks = draft_text(tmp_path, text).program.tasks
    assert [(one.list, one.title) for one in tasks] == [
        ("正文", "建设公园"),
        ("正文", "建设村庄"),
        ("县林业局", "造林"),
        ("县林业局", "抚育"),
    ]


def test_the_class_of_a_sight_is_no_part_of_the_number_before_it(tmp_path: Path) -> None:
    text = (
        f"{TITLE}\n二、创建指标\n6.民宿≥100家。发展民宿。[牵头单位：县农业农村局]\n7.4A级以上景区≥2个。提升景区。[牵头单位：县文旅局]\n"
        "8.5G基站≥90座。建设基站。[牵头单位：县经信局]\n"
    )
    assert [one.no for one in draft_text(tmp_path, text).program.indicators] == [6, 7, 8]


def test_how_things_stand_is_kept_in_words_too_and_a_year_nobody_printed_is_said(tmp_path: Path) -> None:
    rows = (
        "序号|指标名称|现状值|2026年目标值|牵头单位",
        "1|绿化覆盖率（%）|37.2|≥38|县住建局",
        "2|鼠密度控制水平|C级|达到C级以上|县卫健局",
        "3|污水处理率（%）|—|≥95|县水利局",
    )
    program = draft_text(tmp_path, _flattened(*rows, under="指标表")).program
    assert [one.note for one in program.indicators] == [None, "现状：C级", None]
    baseline = program.indicators[0].metrics[0].baseline
    assert baseline is not None
    assert (baseline.value, "未写年份" in (baseline.source or "")) == ("37.2", True)
