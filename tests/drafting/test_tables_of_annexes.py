"""Tables as the annexes of assessments print them: figures stacked under one number, scores, several tables in a file."""

from pathlib import Path

from drafted import codes, draft, draft_text, indicator, names, task
from grids import Block, grid, write_docx, write_html, write_xlsx

from ecoreport.drafting.drafts import Draft

HEAD = "模拟县2024年国家生态文明建设示范区创建工作方案"


def _draft(folder: Path, *blocks: Block) -> Draft:
    return draft(write_docx(folder / "plan.docx", [HEAD, *blocks]))


def _metrics(drafted: Draft, no: int) -> list[tuple[str, str | None, str, list[str]]]:
    return [
        (one.name, one.measure, one.target, names(one.lead)) for one in indicator(drafted.program, no).metrics
    ]


class TestFiguresUnderOneNumber:
    def test_a_row_that_only_names_the_figures_under_it_is_the_indicators_name(self, tmp_path: Path) -> None:
        table = grid("""
            领域 | 任务 | 序号 | 指标名称 | 单位 | 指标值 | 指标属性 | 责任部门
            生态安全 | （一）环境质量 | 1 | 水环境质量 | | | 约束性 |
            ^ | ^ | ^ | 断面水质优良比例 | % | ≥90 | ^ | 市生态环境局模拟分局
            ^ | ^ | ^ | 黑臭水体消除比例 | % | 100 | ^ | 县住建局
            ^ | ^ | 2 | 森林覆盖率 | % | ≥40 | 参考性 | 县林业局
        """)
        drafted = _draft(tmp_path, "附件 指标表", table)
        assert [(i.no, i.name) for i in drafted.program.indicators] == [(1, "水环境质量"), (2, "森林覆盖率")]
        assert _metrics(drafted, 1) == [
            ("断面水质优良比例", "%", "≥90", ["市生态环境局模拟分局"]),
            ("黑臭水体消除比例", "%", "100", ["县住建局"]),
        ]
        assert "DRAFT-011" not in codes(drafted)

    def test_the_units_beside_the_name_are_those_of_figures_without_any(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 单位 | 目标值 | 责任单位
            1 | 生物多样性保护 | | | 县林业局
            ^ | 重点物种保护率 | % | ≥95 |
            ^ | 外来物种入侵 | | 不明显 |
            2 | 河长制 | | 全面实施 | 县水利局
        """)
        drafted = _draft(tmp_path, "附件 指标表", table)
        assert [lead for *_, lead in _metrics(drafted, 1)] == [["县林业局"], ["县林业局"]]

    def test_names_line_by_line_beside_a_measure_each_are_figures_of_their_own(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 单位 | 目标值 | 责任单位
            1 | NAMES | MEASURES | 完成上级规定的考核任务 | 县生态环境局
            2 | 污水处理率 | % | ≥95 | 县住建局
        """)
        table[1][1:3] = "环境空气质量\n优良天数比例\nPM2.5浓度", "%\n微克/立方米"
        drafted = _draft(tmp_path, "附件 指标表", table)
        assert indicator(drafted.program, 1).name == "环境空气质量"
        assert _metrics(drafted, 1) == [
            ("优良天数比例", "%", "完成上级规定的考核任务", ["县生态环境局"]),
            ("PM2.5浓度", "微克/立方米", "完成上级规定的考核任务", ["县生态环境局"]),
        ]


class TestScores:
    def test_scores_number_no_rows(self, tmp_path: Path) -> None:
        table = grid("""
            一级指标 | 二级指标 | 指标要求 | 考核分值 | 责任部门
            环境卫生 | 垃圾分类覆盖率 | ≥95% | 10 | 区城管局
            ^ | 公厕达标率 | ≥90% | 8 | 区城管局
            健康促进 | 健康素养水平 | ≥26% | 10 | 区卫健局
        """)
        program = draft(write_xlsx(tmp_path / "plan.xlsx", {"指标": table})).program
        assert [(i.no, i.area, i.name) for i in program.indicators] == [
            (1, "环境卫生", "垃圾分类覆盖率"),
            (2, "环境卫生", "公厕达标率"),
            (3, "健康促进", "健康素养水平"),
        ]

    def test_an_unknown_column_of_amounts_is_not_read_as_numbers_of_rows(self, tmp_path: Path) -> None:
        table = grid("""
            指标名称 | 目标值 | 权数 | 责任部门
            垃圾分类覆盖率 | ≥95% | 10 | 区城管局
            公厕达标率 | ≥90% | 8 | 区城管局
            健康素养水平 | ≥26% | 10 | 区卫健局
        """)
        drafted = _draft(tmp_path, table)
        assert [i.no for i in drafted.program.indicators] == [1, 2, 3]
        assert "DRAFT-027" in codes(drafted)


class TestMeasuredAgainstStandards:
    def test_an_indicator_and_its_standard_of_an_assessment(self, tmp_path: Path) -> None:
        table = grid("""
            测评项目 | 测评指标 | 测评标准 | 责任单位
            公共秩序 | 车辆守法率 | ≥95% | 区公安分局
            ^ | 行人守法率 | ≥90% | ^
            公共服务 | 窗口服务满意度 | ≥90% | 区行政审批局
        """)
        program = _draft(tmp_path, table).program
        assert program.tasks == ()
        assert [(i.area, i.name, i.metrics[0].target) for i in program.indicators] == [
            ("公共秩序", "车辆守法率", "≥95%"),
            ("公共秩序", "行人守法率", "≥90%"),
            ("公共服务", "窗口服务满意度", "≥90%"),
        ]


class TestTitleOverSeveralTables:
    INDICATORS = grid("""
        序号 | 指标名称 | 单位 | 目标值 | 责任单位
        1 | 污水处理率 | % | ≥95 | 县住建局
    """)
    TASKS = grid("""
        序号 | 重点任务 | 具体内容 | 责任单位
        1 | 扬尘治理 | 工地扬尘全面受控 | 县住建局
    """)

    def test_the_names_of_annexes_do_not_replace_the_title(self, tmp_path: Path) -> None:
        blocks = ["附件1", "模拟县2024年创建指标任务分解表", self.INDICATORS]
        drafted = _draft(tmp_path, *blocks, "附件2", "模拟县2024年创建重点任务清单", self.TASKS)
        assert drafted.program.title == HEAD
        assert task(drafted.program, drafted.program.tasks[0].id).title == "扬尘治理"

    def test_the_first_of_two_lists_without_annex_numbers_gives_the_title(self, tmp_path: Path) -> None:
        blocks: list[Block] = [HEAD, "模拟县2024年创建指标任务分解表", self.INDICATORS]
        blocks += ["模拟县突出问题整改任务清单", self.TASKS]
        assert draft(write_html(tmp_path / "plan.html", blocks)).program.title == HEAD

    def test_a_file_that_is_one_list_is_called_by_its_first_name(self, tmp_path: Path) -> None:
        blocks: list[Block] = [
            "模拟县2024年重点任务清单",
            self.TASKS,
            "模拟县突出问题整改任务清单",
            self.TASKS,
        ]
        assert draft(write_docx(tmp_path / "plan.docx", blocks)).program.title == "模拟县2024年重点任务清单"


class TestColumnsOfUnits:
    def test_who_assesses_a_row_does_not_answer_for_it(self, tmp_path: Path) -> None:
        table = grid("""
            考核内容 | 考核指标 | 单位 | 目标任务 | 分值 | 考核单位 | 被考核单位
            耕地保护 | 耕地保有量 | 万亩 | ≥38.2 | 5 | 县自然资源局 | 各乡镇人民政府
            ^ | 高标准农田面积 | 万亩 | ≥21 | 5 | 县农业农村局 | 各乡镇人民政府
            节能减排 | 污染物削减量 | 吨 | 完成下达任务 | 6 | 县生态环境局 | 县污水处理公司
        """)
        program = _draft(tmp_path, table).program
        assert program.tasks == ()
        assert [(i.area, i.name, i.metrics[0].target) for i in program.indicators] == [
            ("耕地保护", "耕地保有量", "≥38.2"),
            ("耕地保护", "高标准农田面积", "≥21"),
            ("节能减排", "污染物削减量", "完成下达任务"),
        ]
        assert [names(i.metrics[0].lead) for i in program.indicators] == [
            ["各乡镇人民政府"],
            ["各乡镇人民政府"],
            ["县污水处理公司"],
        ]

    def test_an_unknown_title_over_units_is_said(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 项目名称 | 建设内容 | 建设起止年限 | 项目业主 | 责任单位
            1 | 国土绿化 | 人工造林1.2万亩 | 2024年3月—2025年12月 | 县国有林场 | 县林业局
            2 | 湖滨缓冲带 | 建设缓冲带6公里 | 2024年12月底前 | 县城投公司 | 县水利局
        """)
        drafted = _draft(tmp_path, table)
        assert [names(one.lead) for one in drafted.program.tasks] == [["县林业局"], ["县水利局"]]
        doubt = next(one for one in drafted.doubts if one.code == "DRAFT-037")
        assert "“项目业主”" in doubt.message
        assert drafted.program.tasks[1].deadline == "2024-12-31"

    def test_units_under_a_title_of_their_own_are_all_of_them(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 重点任务 | 具体举措 | 责任单位 | < | 备注
            ^ | ^ | ^ | 市直部门 | 县（市、区） | ^
            1 | 粮食安全 | 落实耕地保护责任 | 市自然资源局 | 各县（市、区）人民政府 |
            2 | 防止返贫 | 开展动态监测 | 市农业农村局、市民政局 | 模拟县人民政府 | 底线任务
        """)
        drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"任务": table}))
        assert [names(one.lead) for one in drafted.program.tasks] == [
            ["市自然资源局", "各县（市、区）人民政府"],
            ["市农业农村局", "市民政局", "模拟县人民政府"],
        ]
        assert not {"DRAFT-027", "DRAFT-038"} & set(codes(drafted))

    def test_two_columns_of_the_same_part_are_put_together_and_said(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 重点任务 | 工作要求 | 责任单位 | 落实单位
            1 | 粮食安全 | 落实耕地保护责任 | 县自然资源局 | 各乡镇
            2 | 防止返贫 | 开展动态监测 | 县农业农村局 | 县民政局
        """)
        drafted = _draft(tmp_path, table)
        assert names(drafted.program.tasks[1].lead) == ["县农业农村局", "县民政局"]
        doubt = next(one for one in drafted.doubts if one.code == "DRAFT-038")
        assert "责任单位、落实单位" in doubt.message


class TestRowsWithoutANumber:
    TABLE = grid("""
        领域 | 序号 | 指标名称 | 单位 | 目标值 | 指标属性 | 责任单位
        生态环境 | 1 | 空气质量 | | | |
         | | ①优良天数比例 | % | ≥88 | 约束性 | 县生态环境局
         | | ②PM2.5浓度 | 微克/立方米 | ≤33 | 约束性 | 县生态环境局
         | 2 | 森林覆盖率 | % | ≥41 | 预期性 | 县林业局、县园林局
    """)

    def test_they_are_the_figures_of_the_numbered_name_over_them(self, tmp_path: Path) -> None:
        program = draft(write_xlsx(tmp_path / "plan.xlsx", {"指标": self.TABLE})).program
        assert [(i.no, i.name, i.nature) for i in program.indicators] == [
            (1, "空气质量", "约束性"),
            (2, "森林覆盖率", "预期性"),
        ]
        assert [m.target for m in program.indicators[0].metrics] == ["≥88", "≤33"]

    def test_a_note_that_says_who_leads_leaves_the_others_helping(self, tmp_path: Path) -> None:
        program = _draft(tmp_path, "附件 指标表", self.TABLE, "注：指标2由县园林局牵头。").program
        (metric,) = indicator(program, 2).metrics
        assert (names(metric.lead), names(metric.cooperate)) == (["县园林局"], ["县林业局"])


class TestListsOfProblems:
    def test_the_problem_is_the_task_and_who_supervises_it_helps(self, tmp_path: Path) -> None:
        lines = """
            序号 问题描述 整改目标 整改措施 责任单位 督导单位 整改时限 整改状态
            1 污水处理厂运行不稳定 出水稳定达标 更换曝气设备 清风镇人民政府 县生态环境局 2024年6月30日 整改中
            2 砂石堆场未封闭 堆场全封闭 安装喷淋设施 县工信局 县生态环境局 2024年5月31日 已完成
            3 渗滤液积存 积存清零 新增应急处理设备 县城管局 县住建局 2024年9月30日 整改中
        """
        text = "\n".join(("模拟县2024年督察问题整改方案", "附件", "模拟县整改措施清单", *lines.split()))
        tasks = draft_text(tmp_path, text).program.tasks
        assert [one.title for one in tasks] == ["污水处理厂运行不稳定", "砂石堆场未封闭", "渗滤液积存"]
        assert all(word in tasks[0].requirement for word in ("出水稳定达标", "更换曝气设备"))
        assert [(names(one.lead), names(one.cooperate)) for one in tasks[:2]] == [
            (["清风镇人民政府"], ["县生态环境局"]),
            (["县工信局"], ["县生态环境局"]),
        ]
        assert tasks[0].deadline == "2024-06-30"


class TestListsOfEachUnit:
    def test_numbered_units_over_their_tables_own_them_and_are_no_tasks(self, tmp_path: Path) -> None:
        def rows(text: str) -> Block:
            return grid(f"任务 | 内容 | 时限\n{text}")

        blocks: list[Block] = [
            "附件：各单位任务清单",
            "（一）县教育局",
            rows("校园创建 | 创建无烟学校6所 | 10月底前"),
        ]
        blocks += ["（二）各镇人民政府", rows("环境整治 | 清理卫生死角 | 长期")]
        program = _draft(tmp_path, *blocks).program
        assert [(one.list, one.title, names(one.lead)) for one in program.tasks] == [
            ("县教育局", "校园创建", ["县教育局"]),
            ("各镇人民政府", "环境整治", ["各镇人民政府"]),
        ]


class TestAmountsAndTimes:
    def test_what_is_to_be_done_in_each_quarter_is_the_requirement(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 工作任务 | 第一季度 | 第二季度 | 第三季度 | 牵头单位
            1 | 制定方案 | 印发方案 | | | 区创建办
            2 | 整治小区 | 完成摸底 | 整治20个 | 全面完成 | 区住建局
        """)
        tasks = draft(write_html(tmp_path / "plan.html", [HEAD, table])).program.tasks
        assert [one.requirement for one in tasks] == [
            "第一季度：印发方案",
            "第一季度：完成摸底；第二季度：整治20个；第三季度：全面完成",
        ]

    def test_an_amount_and_its_measure_in_two_columns_belong_together(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 项目 | 年度任务量 | 单位 | 牵头单位 | 责任单位
            1 | 农村户厕改造 | 2600 | 户 | 县农业农村局 | 各乡镇
            2 | 通村道路 | 46.5 | 公里 | 县交通运输局 | 各乡镇
        """)
        tasks = _draft(tmp_path, table).program.tasks
        assert [(one.title, one.requirement) for one in tasks] == [
            ("农村户厕改造", "2600户"),
            ("通村道路", "46.5公里"),
        ]

    def test_a_measure_nobody_knows_is_kept_as_the_plan_has_it(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标名称 | 单位 | 目标值 | 责任单位
            1 | 每千人床位数 | 张 | 6.5 | 县卫健局
            2 | 传统村落挂牌 | 爿 | 12 | 县住建局
            3 | 绿色社区比例 | % | ≥60 | 县民政局
        """)
        program = _draft(tmp_path, table).program
        assert [one.metrics[0].measure for one in program.indicators] == ["张", "爿", "%"]


class TestColumnsBesideTheName:
    def test_a_column_without_a_title_names_the_figures_of_an_indicator(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 指标 | | 单位 | 目标值 | 牵头单位
            1 | 研发投入强度 | | % | ≥2.1 | 区科技局
            2 | 空气质量 | 优良天数比例 | % | ≥89 | 区生态环境分局
             | | PM2.5浓度 | 微克/立方米 | ≤32 | 区生态环境分局
        """)
        drafted = _draft(tmp_path, table)
        assert [i.name for i in drafted.program.indicators] == ["研发投入强度", "空气质量"]
        assert [(name, target) for name, _, target, _ in _metrics(drafted, 2)] == [
            ("优良天数比例", "≥89"),
            ("PM2.5浓度", "≤32"),
        ]
        assert "DRAFT-027" not in codes(drafted)

    def test_of_two_columns_of_tasks_before_the_demand_none_is_lost(self, tmp_path: Path) -> None:
        table = grid("""
            序号 | 创建项目 | 创建任务（指标） | 目标要求 | 牵头部门
            1 | 绿色机关 | 节约型机关建成率 | ≥80% | 县机关事务中心
            2 | 绿色家庭 | 绿色家庭评选 | 评选100户 | 县妇联
        """)
        tasks = _draft(tmp_path, table).program.tasks
        assert [(one.area, one.title, one.requirement) for one in tasks] == [
            ("绿色机关", "节约型机关建成率", "≥80%"),
            ("绿色家庭", "绿色家庭评选", "评选100户"),
        ]

    def test_targets_under_titles_of_their_own_are_targets(self, tmp_path: Path) -> None:
        table = grid("""
            类别 | 指标名称 | 指标要求 | < | 责任部门
            ^ | ^ | 必选 | 可选 | ^
            公共卫生 | 卫生厕所普及率 | ≥90% | | 县卫健局
            环境 | 污水处理率 | | ≥88% | 县住建局
        """)
        drafted = draft(write_xlsx(tmp_path / "plan.xlsx", {"指标": table}))
        assert [i.metrics[0].target for i in drafted.program.indicators] == ["≥90%", "≥88%"]
        assert "DRAFT-020" in codes(drafted)


def test_a_place_may_have_the_word_for_and_in_its_name(tmp_path: Path) -> None:
    table = grid("""
        序号 | 重点任务 | 具体内容 | 责任单位
        1 | 扬尘治理 | 工地扬尘全面受控 | 县住建局
    """)
    path = write_docx(tmp_path / "plan.docx", ["模和县2024年城乡卫生和绿化整治工作方案", table])
    assert draft(path).program.region == "模和县"


def test_two_months_in_a_cell_of_times_are_no_single_deadline(tmp_path: Path) -> None:
    drafted = draft_text(
        tmp_path,
        """样例县2024年任务分解表
序号 | 工作任务 | 责任单位 | 完成时限
1 | 开展河道巡查 | 县水利局 | 4月、10月
2 | 开展山林巡查 | 县林业局 | 10月底前
""",
    )
    assert [one.deadline for one in drafted.program.tasks] == [None, "2024-10-31"]


def test_who_scores_a_flattened_row_does_not_answer_for_it(tmp_path: Path) -> None:
    lines = "序号 考核指标 单位 年度目标 责任部门 评分部门"
    rows = "1 粮食总产量 亿斤 0.38 县农业农村局 县发改局 市农业农村局 2 生猪存栏 万头 2 县农业农村局 市农业农村局 3 油菜面积 万亩 1 县林业局 市林业局"
    drafted = draft_text(tmp_path, "样林县2025年乡村振兴指标分解表\n" + "\n".join(f"{lines} {rows}".split()))
    metrics = drafted.program.all_metrics()
    assert [[who.name for who in metric.lead] for metric in metrics] == [
        ["县农业农村局", "县发改局"],
        ["县农业农村局"],
        ["县林业局"],
    ]
    assert [metric.measure for metric in metrics] == ["亿斤", "万头", "万亩"]
